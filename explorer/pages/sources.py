"""Sources: what each publisher contributed, under which licence, of which date; and what rests on one of them."""

from collections.abc import Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from explorer import links, session, sheet, wording
from explorer.page import Page
from explorer.questions import holdings as questions
from explorer.questions.holdings import LISTED, Contribution, Resting
from explorer.questions.source_names import title
from graph_schema import reference
from graph_schema.database import Graph
from graph_schema.language import N_, _, ngettext
from graph_schema.words import RHYTHM

PAGE = Page("sources", links.SOURCES, N_("Sources"))


@PAGE.layout
def layout(source: str = "", **_query: str) -> Component:
    """All sources, or one and what rests on it."""
    graph = session.graph()
    found = questions.sources(graph).rows
    if not source:
        return _all(found)
    chosen = next((row for row in found if row.id == source), None)
    return _one(graph, chosen) if chosen else _unknown(source)


def _all(found: Sequence[Contribution]) -> Component:
    if not found:
        return sheet.sheet(_("Sources"), sheet.empty(_("No source is loaded yet."), _("Load files with: solidarity load FOLDER")))
    head = [_("Source"), _("Publisher"), _("Things"), _("Ties"), _("Licence"), _("As of")]
    rows = [
        [
            html.A(title(row.id, row.name or row.dataset), href=links.source(row.id)),
            row.publisher,
            wording.number(row.count),
            wording.number(row.ties),
            _licence(row),
            html.Span(wording.iso(row.retrieved), className="date"),
        ]
        for row in found
    ]
    return sheet.sheet(
        _("Sources"),
        sheet.table(
            head,
            rows,
            _("{count} sources. Open one to see what rests on it.").format(count=len(rows)),
            numbers=(2, 3),
            titled=True,
        ),
        _tables(),
        lead=_("Who says what is here. Nothing is shown that no source says."),
        actions=[sheet.button(_("What to check"), links.DOUBTS, name="check")],
    )


def _licence(row: Contribution) -> Component | str | None:
    if row.licence and row.licence_address:
        return html.A(row.licence, href=row.licence_address, rel="noopener noreferrer")
    return row.licence or sheet.unknown(_("not stated"))


def _tables() -> Component:
    """The tables that pay is converted with."""
    rows = [
        [
            html.A(_(table.title), href=table.address, rel="noopener noreferrer")
            if table.address.startswith("http")
            else _(table.title),
            table.publisher,
            _years(table),
            table.licence,
            html.Span(wording.iso(table.retrieved), className="date"),
        ]
        for table in reference.tables().values()
    ]
    head = [_("Table"), _("Publisher"), _("Years"), _("Licence"), _("As of")]
    note = _("A year that a table does not cover is refused, never stretched.")
    return sheet.section(_("Tables that pay is converted with"), sheet.table(head, rows, _("Bundled tables")), note=note)


def _years(table: reference.Table) -> Component | str:
    if table.first_year is None or table.last_year is None:
        return _("no years")
    return f"{table.first_year}–{table.last_year}"


def _one(graph: Graph, row: Contribution) -> Component:
    answer = questions.resting_on(graph, row.id)
    counts = dict(row.things)
    groups = [
        _group(label, list(members), counts.get(label, 0))
        for label, members in groupby(answer.rows, key=lambda thing: thing.label)
    ]
    address = html.A(row.address, href=row.address, rel="noopener noreferrer") if row.address else None
    pairs = [
        (_("Publisher"), row.publisher),
        (_("Data set"), row.dataset),
        (_("Where"), address),
        (_("Licence"), _licence(row)),
        (_("As of"), wording.date(row.retrieved)),
        (_("Languages"), wording.listed([wording.language(code) for code in row.languages])),
        (_("Renewed"), _(RHYTHM.get(row.rhythm or "", "")) if row.rhythm else None),
        (_("Freshness"), row.freshness or None),
        (_("Things that rest on it"), wording.number(row.count)),
        (_("Ties that rest on it"), wording.number(row.ties)),
        (_("Note"), row.note),
    ]
    back = sheet.button(_("All sources"), links.SOURCES, name="source")
    empty = sheet.empty(_("Nothing that you may see rests on this source."), html.A(_("All sources"), href=links.SOURCES))
    return sheet.sheet(title(row.id, row.name or row.dataset), sheet.facts(pairs), *(groups or [empty]), actions=[back])


def _group(label: str, things: Sequence[Resting], count: int) -> Component:
    listed = html.Ul(
        [html.Li(sheet.thing(thing.label, thing.id, thing.name, thing.country)) for thing in things], className="sources-things"
    )
    more = max(count, len(things)) - len(things)
    rest = (
        html.P(_("The first {shown} by name; {more} more.").format(shown=LISTED, more=wording.number(more)), className="note")
        if more
        else None
    )
    heading = ngettext("{type} ({count})", "{type} ({count})", count).format(
        type=wording.type_title(label, plural=True), count=wording.number(max(count, len(things)))
    )
    return sheet.section(heading, listed, rest)


def _unknown(source: str) -> Component:
    missing = _("There is no source called {source} here.").format(source=source)
    return sheet.sheet(_("Sources"), sheet.empty(missing, html.A(_("All sources"), href=links.SOURCES)))
