"""What to check: where sources disagree, what is old, what rests on one weak source, and the blanks that matter."""

from dash import html
from dash.development.base_component import Component

from explorer import links, session, sheet, wording
from explorer.page import N_, Page
from explorer.questions import doubts as questions
from explorer.questions import holdings
from explorer.questions.doubts import TITLES, Doubt, Doubts
from graph_schema.doubts import KINDS
from graph_schema.language import _

PAGE = Page("doubts", links.DOUBTS, N_("What to check"))
FIRST = 50  # shown of each kind before one asks for all of it
LEADS = {
    "conflict": N_("Two sources say different things. Open one to see who says what, and choose."),
    "stale": N_("The source is renewed in a rhythm, and its newest edition does not speak of these any more."),
    "weak": N_("Only one source speaks of these, and it read them in other texts. Look for the original."),
    "blank": N_("Nobody recorded whether there is a union at these worksites, though the same family bargains elsewhere."),
}


@PAGE.layout
def layout(kind: str = "", **_query: str) -> Component:
    """All kinds, or one with everything that is listed."""
    graph = session.graph()
    chosen = [known for known in KINDS if kind in ("", known)] or list(KINDS)
    parts = [_section(questions.of_kind(graph, known), whole=bool(kind)) for known in chosen]
    overdue = _overdue() if not kind else None
    return sheet.sheet(
        _("What to check"),
        *([overdue] if overdue else []),
        *parts,
        lead=_("Where sources disagree, what is old, what rests on one weak source, and where nobody has looked yet."),
        actions=[
            sheet.button(_("All sources"), links.SOURCES, name="source"),
            sheet.button(_("Same or different?"), links.IDENTITY, name="shared"),
        ],
    )


def _section(found: Doubts, whole: bool) -> Component:
    title = f"{_(TITLES[found.kind])}: {wording.number(found.count)}"
    if not found.listed:
        return sheet.section(title, sheet.empty(_("Nothing of this kind was found at the last load.")))
    shown = found.listed if whole else found.listed[:FIRST]
    table = sheet.table([_("What"), _("Country"), _("Why")], [_row(doubt) for doubt in shown], _(TITLES[found.kind]))
    more = None
    if len(shown) < len(found.listed):
        more = sheet.go(
            _("Show {count}").format(count=wording.number(len(found.listed))), links.href(links.DOUBTS, kind=found.kind)
        )
    elif found.count > len(shown):
        counts = {"shown": wording.number(len(shown)), "count": wording.number(found.count)}
        more = html.P(_("The first {shown} of {count} are listed.").format(**counts), className="note")
    return sheet.section(title, table, more, note=_(LEADS[found.kind]), id=f"doubts-{found.kind}")


def _row(doubt: Doubt) -> list[Component | str]:
    land = wording.country(doubt.country) if doubt.country else ""
    return [sheet.thing(doubt.label, doubt.id, doubt.name), land, doubt.sentence]


def _overdue() -> Component | None:
    """Sources of which a newer edition is due by their own rhythm."""
    due = [row for row in holdings.sources(session.graph()).rows if row.overdue]
    if not due:
        return None
    rows = [[html.A(row.name or row.id, href=links.source(row.id)), wording.date(row.retrieved), row.freshness] for row in due]
    return sheet.section(
        _("Sources to load again"), sheet.table([_("Source"), _("As of"), _("Freshness")], rows, _("Sources to load again"))
    )
