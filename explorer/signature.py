"""Who decides: a name or initials, kept in this browser, and written beside what is decided."""

from dash import dcc, html
from dash.development.base_component import Component


def signature(label: str, name: str, note: str) -> Component:
    """A field for a name under a label, and a line that says what came of it; `name` and `note` are their ids."""
    field = dcc.Input(id=name, type="text", persistence=True, persistence_type="local", debounce=False, maxLength=80)
    return html.Div(
        [
            html.Label([html.Span(label), field], htmlFor=name),
            html.P(id=note, role="status", className="note signature-note"),
        ],
        className="signature",
    )
