"""What the content of a page is made of. Plain HTML with the frame's classes, the same on every page."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from dash import dcc, html
from dash.development.base_component import Component

from explorer import legend, links, wording
from explorer.attributes import aria, data
from explorer.icons import icon
from graph_schema.identity import fold
from graph_schema.language import _

__all__ = [
    "CHOICE",
    "GLUE",
    "actions",
    "button",
    "card",
    "empty",
    "facts",
    "go",
    "icon",
    "more",
    "not_researched",
    "section",
    "sheet",
    "slow",
    "table",
    "texts",
    "thing",
    "unknown",
]

# Lists that one chooses from: within the page, where screen readers look for them; opened by a press, an arrow or a letter, not
# by passing, and no stop of their own on the way of the Tab key.
CHOICE: dict[str, Any] = {
    "comboboxProps": {"withinPortal": False},
    "openOnFocus": False,
    "withScrollArea": False,
    "styles": {"options": {"maxHeight": 320, "overflowY": "auto"}},
    "attributes": {"options": {"tabIndex": -1}},
}
GLUE = "\u00a0"  # a blank at which no line ends
Content: TypeAlias = Component | str | Sequence[str | int | float | Component | None]


def sheet(
    title: str,
    *children: Any,
    lead: Content = "",
    below: Component | None = None,
    wide: bool = False,
    actions: Sequence[Component] = (),
) -> Component:
    """A page: its title, what it answers in a sentence (or `below`: what it is about), what can be done, and the rest."""
    heading = html.H1(title, id="sheet-title", tabIndex=-1, **data(page_title=title))
    said = html.Div([heading, html.P(lead, className="lead") if lead else None, below], className="sheet-title")
    return html.Article(
        [html.Div([said, _actions(actions)], className="sheet-head"), *children], className="sheet is-wide" if wide else "sheet"
    )


def section(title: str, *children: Any, note: Content = "", id: str = "", actions: Sequence[Component] = ()) -> Component:
    """A part of a page under a heading of the second order."""
    head = html.Div([html.H2(title), _actions(actions)], className="section-head")
    named: dict[str, Any] = {"id": id} if id else {}
    return html.Section([head, html.P(note, className="note") if note else None, *children], className="section", **named)


def actions(*children: Component) -> Component | None:
    """Buttons in a row."""
    return _actions(children)


def _actions(children: Sequence[Component]) -> Component | None:
    return html.Div(list(children), className="actions") if children else None


def card(*children: Any, **named: Any) -> Component:
    """Things that belong together, in a box."""
    return html.Div(list(children), className="card", **named)


def facts(pairs: Sequence[tuple[str, Any]]) -> Component:
    """What is known, as pairs of a label and a value; a value that is None or empty is written as not recorded."""
    rows = [html.Div([html.Dt(label), html.Dd(unknown() if value in (None, "", []) else value)]) for label, value in pairs]
    return html.Dl(rows, className="facts")


def empty(missing: str, *next_steps: Component | str) -> Component:
    """Nothing to show: what is missing, and what to do next."""
    steps = html.Ul([html.Li(step) for step in next_steps]) if next_steps else None
    return html.Div([html.P(missing), steps], className="empty")


def unknown(text: str = "") -> Component:
    """No source says it."""
    return html.Span(text or _("not recorded"), className="unknown")


def not_researched() -> Component:
    """Nobody has looked: never to be taken for a no."""
    return html.Span([legend.shape("Worksite", "hollow"), _("not researched")], className="unknown is-not-researched")


def slow(component: Component, height: int = 320) -> Component:
    """`component`, with a still picture of the same height while its answer is on its way."""
    picture = html.Div(className="skeleton", style={"height": f"{height}px"}, role="status", **aria(label=_("Loading")))
    return dcc.Loading(
        component, custom_spinner=picture, delay_show=150, parent_className="slow", overlay_style={"visibility": "visible"}
    )


def go(text: Content, href: str, **named: Any) -> Component:
    """A link within the explorer."""
    return html.A(text, href=href, **named)


def button(text: str, href: str, main: bool = False, name: str = "") -> Component:
    """A link that is the next step."""
    content: Content = [icon(name), text] if name else text
    return html.A(content, href=href, className="button is-main" if main else "button")


def more(summary: Content, *content: Any, **named: Any) -> Component:
    """What one opens to read on."""
    return html.Details([html.Summary(summary), *content], className="more", **named)


def texts(found: Sequence[str], many: int = 8) -> Component:
    """Several texts in one line, those that differ in spelling alone once; the rest, where there are many, on request."""
    kept = list({fold(text): text for text in reversed(found)}.values())[::-1]
    shown = html.Span("; ".join(kept[:many]))
    if len(kept) <= many:
        return shown
    return html.Div([shown, more(_("{count} others").format(count=wording.number(len(kept) - many)), "; ".join(kept[many:]))])


def thing(label: str, known: str, name: str | None, country: str | None = "") -> Component:
    """A thing's mark, name and country, leading to all about it; the country follows the name as its next word does."""
    shown = name or _("unnamed ({type})").format(type=wording.type_title(label))
    parts: list[Component | str] = [legend.shape(label), GLUE, html.A(shown, href=links.thing(label, known))]
    if country:
        parts += [GLUE, html.Span(country, className="land", title=wording.country(country))]
    return html.Span(parts, className="thing")


def table(
    head: Sequence[str], rows: Sequence[Sequence[Any]], caption: str, numbers: Sequence[int] = (), titled: bool = False
) -> Component:
    """A small table; `numbers` are the columns to align to the right, counted from 0; `titled`: the caption is seen, too.

    On a phone each row stands as a card, with the columns' titles inside; a table of numbers alone scrolls sideways.
    """
    right = set(numbers)
    titles = [
        html.Th(title, scope="col", role="columnheader", className="is-number" if n in right else "")
        for n, title in enumerate(head)
    ]
    body = [html.Tr([_cell(cell, n, head[n], n in right) for n, cell in enumerate(row)], role="row") for row in rows]
    parts = [
        html.Caption(caption, className="" if titled else "only-heard"),
        html.Thead(html.Tr(titles, role="row"), role="rowgroup"),
        html.Tbody(body, role="rowgroup"),
    ]
    kind = "table" if len(head) > 1 and right >= set(range(1, len(head))) else "table is-stacked"
    return html.Div(
        html.Table(parts, className=kind, role="table"),
        className="table-frame",
        tabIndex=0,
        role="region",
        **aria(label=caption),
    )


def _cell(content: Any, n: int, title: str, right: bool) -> Component:
    shown = unknown() if content in (None, "") else content
    if n == 0:
        return html.Th(shown, scope="row", role="rowheader")
    return html.Td(shown, role="cell", className="is-number" if right else "", **data(column=title))
