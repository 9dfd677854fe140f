"""Parts of the network page: the legend that filters, the counts, the same data as tables. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from explorer import canvas, legend, wording
from explorer.attributes import aria, data
from explorer.questions.neighbourhood import Link, Thing
from explorer.questions.network import Network
from graph_schema.language import N_, _, ngettext

HEIGHT = "min(70vh, 720px)"


def seen_things(shown: Network, hidden: Iterable[str]) -> list[Thing]:
    """What the legend does not hide."""
    gone = set(hidden)
    return [thing for thing in shown.things if thing.label not in gone]


def seen_links(shown: Network, hidden: Iterable[str]) -> list[Link]:
    """One tie per kind and pair, without those that the legend hides by themselves or with an end."""
    gone = set(hidden)
    labels = {thing.id: thing.label for thing in shown.things}
    links = canvas.between(seen_things(shown, gone), shown.links)
    return [link for link in links if canvas.stroke_of(link.tie, labels[link.start]) not in gone]


def count_of(shown: Network) -> str:
    """`42 things, 57 ties`."""
    things, ties = len(shown.things), len(canvas.between(shown.things, shown.links))
    if not things:
        return ""
    said = [
        ngettext("{count} thing", "{count} things", things).format(count=wording.number(things)),
        ngettext("{count} tie", "{count} ties", ties).format(count=wording.number(ties)),
    ]
    return ", ".join(said) + (". " + _("The picture is full: start from a part of it.") if shown.full else "")


# ------------------------------------------------------------------------------------------------------------------ legend
def legend_of(shown: Network, hidden: Sequence[str]) -> Component | None:
    """Types and ties in the picture with their counts; a press hides or shows them."""
    if not shown.things:
        return None
    types = Counter(thing.label for thing in shown.things)
    labels = {thing.id: thing.label for thing in shown.things}
    strokes = Counter(canvas.stroke_of(link.tie, labels[link.start]) for link in canvas.between(shown.things, shown.links))
    things = [
        _toggle(label, legend.shape(label), wording.type_title(label, plural=True), types[label], label in hidden)
        for label in legend.label_order()
        if types[label]
    ]
    ties = [
        _toggle(stroke.key, line_of(stroke.key), _(stroke.title), strokes[stroke.key], stroke.key in hidden)
        for stroke in canvas.STROKES
        if strokes[stroke.key]
    ]
    lists = [html.Ul(entries, className="network-legend") for entries in (things, ties) if entries]
    summary = html.Summary(html.H2(_("Legend and filter")))
    return html.Details([summary, *lists, _marks(shown)], open=True, className="network-filter")


def line_of(stroke: str) -> Component:
    """The mark of a family of ties (assets/network.css)."""
    return html.Span(className=f"network-line is-{stroke}", **aria(hidden=True))


def _toggle(key: str, mark: Component, title: str, count: int, hidden: bool) -> Component:
    label = _("{title}: {count}, shown or hidden").format(title=title, count=count)
    content = [mark, html.Span(title), html.Strong(wording.number(count))]
    pressed = data(hide=key) | aria(pressed=not hidden, label=label)
    return html.Li(html.Button(content, type="button", className="network-toggle", **pressed))


def _marks(shown: Network) -> Component | None:
    """What hollow and barred mean, where they occur, and what is faint."""
    presences = {thing.presence for thing in shown.things}
    faint = not all(thing.primary for thing in shown.things) or not all(link.primary for link in shown.links)
    notes = [
        (legend.shape("Worksite", "hollow"), _("Worksite: nobody researched whether there is a union"), "unknown" in presences),
        (legend.shape("Worksite", "barred"), _("Worksite: known to have no union"), "no_union" in presences),
        (html.Span(className="network-faint"), _("Faint: read in other texts, or sources differ"), faint),
    ]
    entries = [html.Li([mark, html.Span(text)]) for mark, text, there in notes if there]
    return html.Ul(entries, className="network-marks") if entries else None


# ------------------------------------------------------------------------------------------------------------------ tables
PRESENCE = {
    "union": N_("a union is recorded"),
    "no_union": N_("no union, according to the source"),
    "unknown": N_("not researched"),
    "": "",
}


def table_of_things(shown: Network, hidden: Sequence[str]) -> Component:
    """Everything in the picture, one row each."""
    ties: Counter[str] = Counter(end for link in seen_links(shown, hidden) for end in (link.start, link.end))
    rows = [
        {
            "id": thing.id, "name": thing.name, "type": wording.type_title(thing.label), "ties": ties[thing.id],
            "country": wording.country(thing.country) if thing.country else "", "union": _(PRESENCE[thing.presence]),
            "evidence": _evidence(thing.primary),
        }
        for thing in seen_things(shown, hidden)
    ]  # fmt: skip
    columns = [
        {"field": "name", "headerName": _("Name"), "flex": 3, "minWidth": 240, "wrapText": True, "autoHeight": True},
        {"field": "type", "headerName": _("Type"), "flex": 1, "minWidth": 120, "wrapText": True, "autoHeight": True},
        {"field": "country", "headerName": _("Country"), "flex": 1, "minWidth": 120, "wrapText": True, "autoHeight": True},
        {"field": "ties", "headerName": _("Ties shown"), "type": "rightAligned", "width": 120},
        {"field": "union", "headerName": _("Union at the worksite"), "flex": 1, "minWidth": 150},
        {"field": "evidence", "headerName": _("Evidence"), "flex": 1, "minWidth": 120},
    ]
    return _grid("things", rows, columns)


def table_of_ties(shown: Network, hidden: Sequence[str]) -> Component:
    """Every tie in the picture, one row each."""
    names = {thing.id: thing.name for thing in shown.things}
    sources: dict[tuple[str, str, str], list[str]] = {}
    for link in shown.links:
        sources.setdefault((link.tie, link.start, link.end), []).append(link.source)
    rows = [
        {
            "id": f"{link.tie}|{link.start}|{link.end}", "from": names[link.start], "relation": wording.tie_title(link.tie),
            "to": names[link.end], "sources": len(set(sources[link.tie, link.start, link.end])),
            "evidence": _evidence(link.primary),
        }
        for link in seen_links(shown, hidden)
    ]  # fmt: skip
    columns = [
        {"field": "from", "headerName": _("From"), "flex": 2, "minWidth": 180, "wrapText": True, "autoHeight": True},
        {"field": "relation", "headerName": _("Tie"), "flex": 1, "minWidth": 140, "wrapText": True, "autoHeight": True},
        {"field": "to", "headerName": _("To"), "flex": 2, "minWidth": 180, "wrapText": True, "autoHeight": True},
        {"field": "sources", "headerName": _("Sources"), "type": "rightAligned", "width": 110},
        {"field": "evidence", "headerName": _("Evidence"), "flex": 1, "minWidth": 120},
    ]
    return _grid("ties", rows, columns)


def _evidence(primary: bool) -> str:
    return _("primary") if primary else _("secondary")


def _grid(name: str, rows: list[dict[str, Any]], columns: list[dict[str, Any]]) -> Component:
    """A grid; a press on a row chooses it (assets/network.js)."""
    options = {"suppressCellFocus": False, "ensureDomOrder": True, "enableCellTextSelection": True, "headerHeight": 44}
    grid: Component = dag.AgGrid(
        id={"type": "network-grid", "index": name}, rowData=rows, columnDefs=columns, getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "cellClass": "network-cell"}, dashGridOptions=options,
        style={"height": HEIGHT, "width": "100%"},
    )  # fmt: skip
    return grid
