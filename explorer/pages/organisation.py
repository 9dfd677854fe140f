"""All about one thing: what it is, who owns it, who represents whom there, what was agreed, what happened, who says so."""

import datetime
import json
from collections.abc import Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from explorer import (
    export_menu,
    frame,
    legend,
    links,
    organisation_events,
    organisation_owners,
    organisation_people,
    organisation_sources,
    session,
    sheet,
    wording,
)
from explorer.evidence import Marks
from explorer.organisation_view import View, view
from explorer.page import Page
from explorer.pages import sources
from explorer.questions import holdings
from explorer.questions.neighbourhood import label_of
from explorer.questions.ownership import BUSINESS
from graph_schema.choice import Choice, take_back
from graph_schema.choice import choose as made
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import N_, _, ngettext

PAGE = Page("organisation", "/organisation", N_("Organisation"))
BRIEF, BODY, SUBJECT = PAGE.later("brief"), PAGE.later("body"), PAGE.later("subject")
FIND = PAGE.later("find")
AUTHOR, NOTE = PAGE.later("author"), PAGE.later("choice-note")
CHOOSE = organisation_sources.CHOOSE
UNTOLD = frozenset({"Employer", "Wage"})  # of which the kind says little: a company, a level
PRINT = "function(clicks) { if (clicks) { window.print(); } return window.dash_clientside.no_update; }"
PAGE.clientside(PRINT, Output(BRIEF, "title"), Input(BRIEF, "n_clicks"), prevent_initial_call=True)


@PAGE.layout
def layout(id: str = "", **_query: str) -> Component:
    """The page of the thing with this id; without one, how to find it."""
    if not id:
        return _nothing()
    try:
        known, marks = view(session.graph(), id), Marks()
    except Fault as fault:
        return _source(id, fault)
    body = html.Div(_content(known, marks), id=BODY, className="organisation-body")
    kind = _kind(known, marks.count)
    return sheet.sheet(known.name, dcc.Store(id=SUBJECT, data=known.id), body, below=kind, actions=_ways(known))


def _source(id: str, fault: Fault) -> Component:
    """The page of a source, which has one of its own. Raises the fault where there is no such source either."""
    if any(source.id == id for source in holdings.sources(session.graph()).rows):
        return sources.layout(source=id)
    raise fault


def _nothing() -> Component:
    lead = _("All about one thing. Type a part of its name: accents, capitals and acronyms do not matter.")
    return sheet.sheet(
        _("Organisation"),
        frame.search_box(FIND),
        sheet.go(_("See which employers unions share"), links.SHARED),
        lead=lead,
    )


@PAGE.callback(
    Output(BODY, "children"), Output(NOTE, "children"), Input({"type": CHOOSE, "index": ALL}, "n_clicks"),
    State(SUBJECT, "data"), State(AUTHOR, "value"), prevent_initial_call=True,
)  # fmt: skip
def choose(_clicks: list[int], id: str, author: str | None) -> tuple[Any, Any]:
    """Use a value that a source says, or undo that, and show the page as it is then."""
    if not ctx.triggered or not ctx.triggered[0]["value"]:
        return no_update, no_update
    graph = session.graph()
    name, value = json.loads(ctx.triggered_id["index"])
    try:
        _keep(graph, id, name, value, author or "")
    except Fault as fault:
        return no_update, str(fault)
    return _content(view(graph, id), Marks()), no_update


def _keep(graph: Graph, known: str, name: str, value: Any, author: str) -> None:
    label = label_of(graph, known)
    if value is None:
        take_back(graph, label, known, name)
    else:
        wanted = Choice(label, known, name, author, datetime.date.today().isoformat())
        made(graph, wanted, value)


def _content(known: View, marks: Marks) -> list[Any]:
    *events, other_ties = organisation_events.sections(known, marks)
    parts = [
        _glance(known, marks),
        *organisation_owners.sections(known, marks),
        *events,
        organisation_people.section(known, marks),
        other_ties,
        organisation_sources.section(known, marks),
        organisation_sources.not_known(known),
        marks.sources(),
    ]
    return [part for part in parts if part is not None]


def _ways(known: View) -> Sequence[Component]:
    found = [sheet.button(_("Network"), links.network(known.id), name="network")]
    if known.label in BUSINESS and known.head:
        found.append(sheet.button(_("Wages"), links.wages(known.head), name="wage"))
        found.append(sheet.button(_("Shared employers"), links.shared(open=f"{known.head}~"), name="shared"))
    if known.payer:
        found.append(sheet.button(_("Compare on the wages page"), links.wages(known.payer, show=known.id), name="wage"))
    if known.label == "Union":
        found.append(sheet.button(_("Possible allies"), links.allies(known.id), name="allies"))
        found.append(sheet.button(_("Shared employers"), links.shared(union=known.id), name="shared"))
    found.append(export_menu.links_to(known.id))
    brief: list[Any] = [sheet.icon("source"), _("Brief")]
    return [*found, html.Button(brief, id=BRIEF, type="button", className="button", title=_("Print this page"))]


def _kind(known: View, sources: int) -> Component:
    """What it is, where, in which line of business, and how many pages speak of it."""
    value = known.profile.value
    sector = value("sector")
    parts = [
        *_what(known),
        wording.country(known.profile.country) if known.profile.country else "",
        ", ".join(dict.fromkeys(str(value(name)) for name in ("place", "region") if value(name))),
        wording.sector(str(sector)) if sector else "",
    ]
    count = ngettext("{n} source", "{n} sources", sources).format(n=wording.number(sources))
    said = html.Span([" · ".join(part for part in parts if part), " · ", html.A(count, href="#source-list")])
    return html.P([legend.shape(known.label), said], className="organisation-kind")


def _what(known: View) -> list[str]:
    """The type, and which kind of it, in one word where that names the type too: `National union`."""
    title = wording.type_title(known.label)
    own = "level" if known.profile.value("level") else "kind"
    word = wording.word(known.label, own, str(known.profile.value(own) or "")) if known.label not in UNTOLD else ""
    named = title.casefold() in word.casefold()
    return [word[:1].upper() + word[1:]] if named else [title, word]


def _glance(known: View, marks: Marks) -> Component | None:
    """The most important in a few lines, before one scrolls."""
    pairs = [*organisation_owners.glance(known, marks), *organisation_events.glance(known, marks)]
    own = organisation_sources.glance(known, marks)
    return html.Div([sheet.facts([*pairs, *own])], className="card organisation-glance") if pairs or own else None
