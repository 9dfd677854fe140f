"""What to check: where sources disagree, what is old, what rests on one weak source, and the blanks that matter."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import links, session, sheet, wording
from explorer.attributes import aria
from explorer.page import Page
from explorer.questions import doubts as questions
from explorer.questions import holdings
from explorer.questions.doubts import TITLES, Behind, Doubt, Doubts
from explorer.questions.source_names import title
from graph_schema.doubts import KINDS
from graph_schema.language import N_, _

PAGE = Page("doubts", links.DOUBTS, N_("What to check"))
FIRST = 25  # shown of each kind, or of each source in it, before one asks for all of it
LEADS = {
    "conflict": N_("Two sources say different things. Open one to see who says what, and choose."),
    "stale": N_("The source is renewed in a rhythm, and its newest edition does not speak of these any more."),
    "weak": N_("Only one source speaks of these, second-hand or unchecked. Look for the original."),
    "blank": N_("Nobody recorded whether there is a union at these worksites, though the same family bargains elsewhere."),
}


@PAGE.layout
def layout(kind: str = "", **_query: str) -> Component:
    """All kinds, or one with everything that is listed."""
    graph = session.graph()
    found = [questions.of_kind(graph, known) for known in KINDS]
    chosen = [one for one in found if one.count and kind in ("", one.kind)]
    whole = bool(kind) and bool(chosen)
    parts: list[Any] = [_overview(found, kind if whole else ""), *(_section(one, whole) for one in chosen or found if one.count)]
    return sheet.sheet(
        _("What to check"),
        *parts,
        _overdue() if not whole else None,
        lead=_("Where sources disagree, what is old, what rests on one weak source, and where nobody has looked yet."),
        actions=[
            sheet.button(_("All sources"), links.SOURCES, name="source"),
            sheet.button(_("Same or different?"), links.IDENTITY, name="shared"),
        ],
    )


def _overview(found: Sequence[Doubts], chosen: str) -> Component:
    """How many of each kind, leading to them; one sentence where there is nothing at all."""
    if not any(one.count for one in found):
        return sheet.empty(
            _("Nothing to check was found at the last load."), html.A(_("See all sources, with their dates"), href=links.SOURCES)
        )
    everything = sheet.go(_("All kinds"), links.DOUBTS, **({} if chosen else aria(current="true")))
    entries = [html.Li(everything), *(html.Li(_count(one, one.kind == chosen)) for one in found)]
    return html.Nav(html.Ul(entries, className="tabs"), **aria(label=_("What was found")))


def _count(one: Doubts, chosen: bool) -> Component:
    said: list[Any] = [_(TITLES[one.kind]), " ", html.Strong(wording.number(one.count))]
    if not one.count:
        return html.Span(said)
    return sheet.go(said, links.href(links.DOUBTS, kind=one.kind), **(aria(current="true") if chosen else {}))


def _section(found: Doubts, whole: bool) -> Component:
    heading = f"{_(TITLES[found.kind])}: {wording.number(found.count)}"
    content = _by_source(found, whole) if found.behind else _all_in_one(found, whole)
    return sheet.section(heading, *content, note=_(LEADS[found.kind]), id=f"doubts-{found.kind}")


def _all_in_one(found: Doubts, whole: bool) -> list[Component | None]:
    shown = found.listed if whole else found.listed[:FIRST]
    rows = [[_thing(doubt), _land(doubt), doubt.sentence] for doubt in shown]
    table = sheet.table([_("What"), _("Country"), _("Why")], rows, _(TITLES[found.kind]))
    return [table, _more(found.kind, len(shown), len(found.listed), found.count)]


def _by_source(found: Doubts, whole: bool) -> list[Component | None]:
    """One part for each source, which opens: the reason is the same for all that it speaks of."""
    return [_source(source, found, whole, alone=len(found.behind) == 1) for source in found.behind]


def _source(source: Behind, found: Doubts, whole: bool, alone: bool) -> Component:
    of_it = [doubt for doubt in found.listed if doubt.source == source.id]
    shown = of_it if whole else of_it[:FIRST]
    why = [_("Why")] if found.kind == "stale" else []
    rows = [[_thing(doubt), _land(doubt), *([doubt.sentence] if why else [])] for doubt in shown]
    way = html.P(sheet.go(_("About this source"), links.source(source.id)), className="note")
    summary = [html.Span(source.title), html.Strong(wording.number(source.count))]
    table = sheet.table([_("What"), _("Country"), *why], rows, source.title)
    return sheet.more(summary, way, table, _more(found.kind, len(shown), len(of_it), source.count), open=alone)


def _more(kind: str, shown: int, listed: int, count: int) -> Component | None:
    """The way to all that is listed; that there is more than that."""
    if shown < listed:
        return html.P(sheet.go(_("Show {count}").format(count=wording.number(listed)), links.href(links.DOUBTS, kind=kind)))
    if shown < count:
        counts = {"shown": wording.number(shown), "count": wording.number(count)}
        return html.P(_("The first {shown} of {count} are listed.").format(**counts), className="note")
    return None


def _thing(doubt: Doubt) -> Component:
    return sheet.thing(doubt.label, doubt.id, doubt.name)


def _land(doubt: Doubt) -> str:
    return wording.country(doubt.country) if doubt.country else ""


def _overdue() -> Component | None:
    """Sources of which a newer edition is due by their own rhythm."""
    due = [row for row in holdings.sources(session.graph()).rows if row.overdue]
    if not due:
        return None
    rows = [
        [html.A(title(row.id, row.name), href=links.source(row.id)), wording.date(row.retrieved), row.freshness] for row in due
    ]
    note = _("By their own rhythm a newer edition should be out. Load its file, and what changed is brought up to date.")
    return sheet.section(
        _("Sources to load again"),
        sheet.table([_("Source"), _("As of"), _("Freshness")], rows, _("Sources to load again")),
        note=note,
    )
