"""Exchanges: a timeline of who met whom; and the coalitions that last, with goals, strategy and agenda or the lack of them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from explorer import legend, links, session, sheet, wording
from explorer.attributes import aria, data
from explorer.evidence import Marks
from explorer.page import Page
from explorer.questions import exchanges as questions
from explorer.questions.exchanges import Alliance, Meeting, Party
from graph_schema import words
from graph_schema.database import Graph
from graph_schema.language import N_, _, ngettext

PAGE = Page("exchanges", links.EXCHANGES, N_("Exchanges"))
COUNTRY, KIND, STATE, RESULT = PAGE.id("country"), PAGE.id("kind"), PAGE.id("state"), PAGE.id("result")
AT_FIRST = 15  # shown before one asks for all
MEETINGS, COALITIONS = "meetings", "coalitions"


@PAGE.layout
def layout(country: str = "", kind: str = "", view: str = MEETINGS, show: str = "", every: str = "", **_query: str) -> Component:
    """The timeline or the coalitions; `show` is the id of one to point out, `every` shows more than the first few."""
    view, found = _found(session.graph(), view, show)
    title, lead = _("Exchanges"), _("Who met whom across borders, about which employer, and what followed.")
    if view == COALITIONS:
        title, lead = _("Coalitions"), _("Alliances that last, and what they have written down of goals, strategy and agenda.")
    return sheet.sheet(
        title,
        _views(view),
        _controls(found, view, country, kind),
        dcc.Store(id=STATE, data={"view": view, "show": show, "every": every}),
        html.Div(result(found, country, kind, show, every), id=RESULT),
        lead=lead,
    )


@PAGE.callback(
    Output(RESULT, "children"),
    Input(COUNTRY, "value"),
    Input(KIND, "value"),
    State(STATE, "data"),
    prevent_initial_call=True,
)
def choose(country: str | None, kind: str | None, state: dict[str, str]) -> list[Component]:
    """The chosen ones."""
    found = _found(session.graph(), state["view"], "")[1]
    return result(found, country or "", kind or "", state["show"], state["every"])


PAGE.address(country=(COUNTRY, "value"), kind=(KIND, "value"))


def _views(wanted: str) -> Component:
    views = (
        (MEETINGS, _("Meetings by year"), links.EXCHANGES),
        (COALITIONS, _("Coalitions"), links.href(links.EXCHANGES, view=COALITIONS)),
    )
    entries = [html.Li(html.A(text, href=href, **(aria(current="true") if view == wanted else {}))) for view, text, href in views]
    return html.Nav(html.Ul(entries, className="tabs"), **aria(label=_("Meetings or coalitions")))


def _found(graph: Graph, view: str, show: str) -> tuple[str, list[Meeting] | list[Alliance]]:
    """Which of the two is shown, and all of it; `show` may be the id of one that is in the other."""
    if view == COALITIONS or show:
        coalitions = questions.coalitions(graph).rows
        if view == COALITIONS or show in {a.id for a in coalitions}:
            return COALITIONS, coalitions
    return MEETINGS, questions.exchanges(graph).rows


def _controls(found: Sequence[Meeting | Alliance], view: str, country: str, kind: str) -> Component:
    lands = sorted({code for thing in found for code in thing.lands}, key=wording.country)
    countries = [{"value": code, "label": f"{wording.country(code)} ({code})"} for code in lands]
    kinds = [{"value": code, "label": _(text)} for code, text in words.EXCHANGE.items()]
    return html.Div(
        [
            dmc.Select(
                id=COUNTRY,
                **sheet.CHOICE,
                label=_("Country"),
                placeholder=_("All countries"),
                data=countries,
                value=country or None,
                clearable=True,
                searchable=True,
                nothingFoundMessage=_("Nothing found"),
            ),
            html.Div(
                dmc.Select(
                    id=KIND,
                    **sheet.CHOICE,
                    label=_("Kind of meeting"),
                    placeholder=_("All kinds"),
                    data=kinds,
                    value=kind or None,
                    clearable=True,
                ),
                hidden=view != MEETINGS,
            ),
        ],
        className="exchanges-controls",
    )


def result(found: Sequence[Meeting | Alliance], country: str, kind: str, show: str, every: str) -> list[Component]:
    """Timeline or coalitions, how many, what is missing, and the sources."""
    alliances = [a for a in found if isinstance(a, Alliance) and (not country or country in a.lands)]
    meetings = questions.chosen([m for m in found if isinstance(m, Meeting)], country, kind)
    chosen: Sequence[Meeting | Alliance] = alliances or meetings
    if not chosen:
        return [_none()]
    shown = len(chosen) if every or show in {it.id for it in chosen[AT_FIRST:]} else AT_FIRST
    marks = Marks("exchanges-source")
    state = {"country": country, "kind": kind, "view": COALITIONS if alliances else ""}
    everything = links.href(links.EXCHANGES, **state, every="yes")
    timeline = _timeline(meetings, shown, marks, show, everything) if not alliances else []
    parts = _alliances(alliances, shown, marks, show) if alliances else timeline
    more = sheet.button(_("Show all {count}").format(count=wording.number(len(chosen))), everything)
    sources = marks.sources()
    return [*parts, *([html.P(more, className="exchanges-more")] if shown < len(chosen) else []), *([sources] if sources else [])]


def _timeline(meetings: Sequence[Meeting], shown: int, marks: Marks, show: str, everything: str) -> list[Component]:
    years = [(year, list(members)) for year, members in groupby(meetings[:shown], key=lambda m: m.year)]
    count = ngettext("{count} meeting", "{count} meetings", len(meetings)).format(count=wording.number(len(meetings)))
    later = "" if shown >= len(meetings) else everything
    parts = [
        html.P(" ".join([f"{count}.", *questions.missing_from(meetings)]), className="note"),
        _jumps(list(dict.fromkeys(m.year for m in meetings)), {year for year, _m in years}, later),
    ]
    return [*parts, *(_year(year, members, marks, show) for year, members in years)]


def _none() -> Component:
    return sheet.empty(
        _("Nothing is recorded for this choice."),
        html.A(_("Show all meetings"), href=links.EXCHANGES),
        html.A(_("Show all coalitions"), href=links.href(links.EXCHANGES, view=COALITIONS)),
        _("Or load your own: solidarity template DIR writes a table for exchanges, solidarity load DIR reads it."),
    )


def _jumps(years: Sequence[str], here: Collection[str], everything: str) -> Component:
    """A way to each year: down this page, or to `everything` where its meetings are not shown yet."""
    ways = [(year, "" if year in here else everything) for year in years]
    entries = [html.Li(html.A(year or _("no date"), href=f"{way}#exchanges-{year or 'undated'}")) for year, way in ways]
    return html.Nav(html.Ul(entries, className="exchanges-jumps"), **aria(label=_("Years")))


def _year(year: str, meetings: Iterable[Meeting], marks: Marks, show: str) -> Component:
    listed = [html.Li(_meeting(meeting, marks, meeting.id == show)) for meeting in meetings]
    heading = html.H2(year or _("No date recorded"), id=f"exchanges-{year or 'undated'}")
    return html.Section([heading, html.Ol(listed, className="exchanges-list")], className="exchanges-year")


def _meeting(meeting: Meeting, marks: Marks, shown: bool) -> Component:
    when = wording.period(meeting.started, meeting.ended) or _("date not recorded")
    where = ", ".join(part for part in (meeting.place, wording.country(meeting.country) if meeting.country else "") if part)
    kind = wording.word("Exchange", "kind", meeting.kind)
    head = html.P(" · ".join(part for part in (when, kind, where or _("place not recorded")) if part), className="exchanges-when")
    pairs = [
        (_("Who"), _people(meeting.who, "TOOK_PART_IN", marks)),
        (_("How many"), _how_many(meeting)),
        (_("About"), _people(meeting.about, "", marks)),
        (_("Topic"), meeting.topic),
        (_("Goals"), meeting.goals),
        (_("What followed"), meeting.what_followed),
        (_("Part of"), _people(meeting.part_of, "", marks)),
        (_("Note"), meeting.note),
    ]
    always = {_("Who"), _("About"), _("What followed")}
    shown_pairs = [(label, value) for label, value in pairs if value or label in always]
    return _box("Exchange", meeting, [head, sheet.facts(shown_pairs)], marks, shown)


def _how_many(meeting: Meeting) -> str:
    if meeting.participants is None:
        return meeting.participants_as_quoted
    return meeting.participants_as_quoted or ngettext("{count} person", "{count} people", meeting.participants).format(
        count=wording.number(meeting.participants)
    )


def _alliances(found: Sequence[Alliance], shown: int, marks: Marks, show: str) -> list[Component]:
    silent: list[tuple[str, Callable[[Alliance], str]]] = [
        (_("goals"), lambda a: a.goals),
        (_("strategy"), lambda a: a.strategy),
        (_("agenda"), lambda a: a.agenda),
    ]
    missing = [
        ngettext("{count} has no {what}", "{count} have no {what}", n).format(count=n, what=what)
        for what, said in silent
        if (n := sum(1 for a in found if not said(a)))
    ]
    count = ngettext("{count} coalition", "{count} coalitions", len(found)).format(count=wording.number(len(found)))
    note = f"{count}. " + (_("In the sources read so far {list}.").format(list=wording.listed(missing)) if missing else "")
    listed = [html.Li(_alliance(alliance, marks, alliance.id == show)) for alliance in found[:shown]]
    heading = html.H2(_("All coalitions"), className="only-heard")
    return [html.P(note, className="note"), heading, html.Ol(listed, className="exchanges-list")]


def _alliance(alliance: Alliance, marks: Marks, shown: bool) -> Component:
    since = wording.period(alliance.founded, alliance.ended)
    stage = wording.word("Coalition", "stage", alliance.stage)
    head = html.P(
        " · ".join(part for part in (stage, since, wording.countries(alliance.countries)) if part), className="exchanges-when"
    )
    pairs = [
        (_("Goals"), alliance.goals),
        (_("Strategy"), alliance.strategy),
        (_("Agenda"), alliance.agenda),
        (_("Members"), _people(alliance.who, "MEMBER_OF", marks)),
        (_("About"), _people(alliance.about, "", marks)),
        (_("What followed"), alliance.what_followed),
    ]
    note = [(_("Note"), alliance.note)] if alliance.note else []
    return _box("Coalition", alliance, [head, sheet.facts(pairs + note)], marks, shown)


def _box(label: str, it: Meeting | Alliance, content: list[Component], marks: Marks, shown: bool) -> Component:
    heading = html.H3([legend.shape(label), html.A(it.name, href=links.organisation(it.id)), marks.mark(it.sources)])
    named: dict[str, Any] = data(shown="yes") | {"tabIndex": -1} if shown else {}
    return html.Article([heading, *content], className="exchanges-box is-shown" if shown else "exchanges-box", **named)


def _people(parties: Sequence[Party], tie: str, marks: Marks) -> Component | None:
    if not parties:
        return None
    entries = []
    for party in parties:
        role = wording.word(tie, "role", party.role) if tie and party.role not in ("", "participant", "member") else ""
        entries.append(
            html.Li(
                [
                    sheet.thing(party.label, party.id, party.name, party.country),
                    f" {role}" if role else "",
                    marks.mark(party.sources),
                ]
            )
        )
    return html.Ul(entries, className="exchanges-who")
