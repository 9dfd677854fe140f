"""The menu of formats that a page's content can leave the house in."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import export, links
from explorer.attributes import data
from explorer.icons import icon
from graph_schema.language import _


def links_to(known: str) -> Component:
    """A thing with its neighbours, as files of an address each."""
    return _menu([html.A(_lines(name), href=links.export(name, known), **data(plain="yes")) for name in export.FORMATS], "button")


def buttons(kind: str) -> Component:
    """Buttons with the ids `{"type": kind, "index": format}`, for a page that makes the file itself."""
    ids = [{"type": kind, "index": name} for name in export.FORMATS]
    return _menu([html.Button(_lines(known["index"]), id=known, type="button") for known in ids], "tool")


def _menu(choices: list[Any], looks: str) -> Component:
    head = html.Summary([icon("download"), _("Export")], className=looks)
    return html.Details([head, html.Ul([html.Li(choice) for choice in choices])], className="menu", **data(menu="yes"))


def _lines(name: str) -> list[Component]:
    form = export.format_named(name)
    return [html.Strong(form.TITLE), html.Span(_(form.USE))]
