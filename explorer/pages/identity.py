"""Same or different: two things side by side, what speaks for one and for two, and what was decided."""

import datetime
import json
from typing import Any

from dash import ALL, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from explorer import links, session, sheet, wording
from explorer.attributes import aria, data
from explorer.evidence import Marks
from explorer.lean_table import lean_table
from explorer.page import Page
from explorer.questions import identity as questions
from explorer.questions.identity import Pair, Side, Taken
from explorer.questions.neighbourhood import plain_name
from explorer.signature import signature
from graph_schema import derived, pending, verdicts
from graph_schema.affiliate import Affiliation, affiliate, take_back
from graph_schema.database import Graph
from graph_schema.decision import DIFFERENT, RULE, SAME, decision
from graph_schema.fault import Fault
from graph_schema.language import N_, _, ngettext

PAGE = Page("identity", links.IDENTITY, N_("Same or different?"))
AUTHOR, NOTE, BODY = PAGE.id("author"), PAGE.id("note"), PAGE.id("body")
ACT, LATER, UNDO, PART, APART = PAGE.id("act"), "later", "undo", "part", "apart"
NEXT = 12  # pairs listed after the one that is asked about
KEYS = {SAME: "s", DIFFERENT: "d", LATER: "l"}


@PAGE.layout
def layout(pair: str = "", **_query: str) -> Component:
    """The likeliest pair that waits, or the one in the address; then what was decided."""
    return sheet.sheet(
        _("Same or different?"),
        signature(_("Your name or initials, for what you decide here"), AUTHOR, NOTE),
        html.Div(_content(session.graph(), pair), id=BODY, className="identity-body"),
        lead=_("Two names, perhaps one organisation. Nothing is lost: both names, all sources and all ties stay."),
    )


@PAGE.callback(
    Output(BODY, "children"), Output(NOTE, "children"), Input({"type": ACT, "index": ALL}, "n_clicks"), State(AUTHOR, "value"),
    prevent_initial_call=True,
)  # fmt: skip
def act(_clicks: list[int], author: str | None) -> tuple[Any, Any]:
    """Keep what the reader says, and show the next pair."""
    if not ctx.triggered or not ctx.triggered[0]["value"]:
        return no_update, no_update
    graph = session.graph()
    what, id = json.loads(ctx.triggered_id["index"])
    try:
        said = _keep(graph, what, id, author or "")
    except Fault as fault:
        return no_update, str(fault)
    later = "" if derived.is_current(graph) else " " + _("Counts over the whole graph follow in a minute.")
    return _content(graph), said + later


def _keep(graph: Graph, what: str, id: str, author: str) -> str:
    """Do what a button says; what is told about it. Raises Fault where nobody signs."""
    if what == UNDO:
        taken = next((one for one in questions.identity_decisions(graph).rows if one.id == id), None)
        verdicts.undo(graph, [id], taken.label if taken else "")
        return _("Undone: everything is as it was before.")
    if what == LATER:
        verdicts.put_off(graph, id)
        return _("Put off: this pair comes again after the others.")
    if what == APART:
        part, whole = id.split("|")
        take_back(graph, part, whole)
        return _("Undone: everything is as it was before.")
    asked = questions.pair_of(graph, id)
    if asked is None:
        raise Fault(_("This pair was decided in the meantime: load the page again."))
    today = datetime.date.today().isoformat()
    if what == PART:
        affiliate(graph, Affiliation(asked.first.id, asked.second.id, author, today))
        return _("Kept as a part of the other. You can undo it below.")
    verdicts.take(graph, [decision((asked.first.id, asked.second.id), what, author=author, date=today)])
    return _("Kept as one. You can undo it below.") if what == SAME else _("Kept as two. You can undo it below.")


def _content(graph: Graph, wanted: str = "") -> list[Any]:
    rows = questions.same_or_different(graph, limit=NEXT + 1).rows
    chosen = questions.pair_of(graph, wanted) if wanted else None
    asked = chosen or next(iter(rows), None)
    marks = Marks()
    if asked is None:
        step = _("After you have loaded files, run: solidarity identify")
        first: list[Any] = [sheet.empty(_("No pair waits to be decided."), step)]
    else:
        first = [_asked(asked, marks), _next(graph, [row for row in rows if row.id != asked.id])]
    return [*first, _parts(graph), _affiliated(graph), _taken(graph), marks.sources() if asked else None]


def _asked(pair: Pair, marks: Marks) -> Component:
    sides = html.Div([_side(pair.first, pair.second, marks), _side(pair.second, pair.first, marks)], className="identity-sides")
    chance = html.P(
        [html.Strong(wording.percent(_percent(pair.probability))), " ", _("likely to be one")], className="identity-chance"
    )
    reasons = html.Div(
        [_reasons(_("Speaks for one"), pair.speaks_for), _reasons(_("Speaks for two"), pair.speaks_against)],
        className="identity-reasons",
    )
    return html.Section([sides, chance, reasons, _buttons(pair)], className="card identity-asked", **aria(label=_("The pair")))


def _percent(probability: float) -> int:
    """Whole percent, never quite 0 or 100: it is a guess."""
    return min(99, max(1, round(probability * 100)))


def _side(side: Side, other: Side, marks: Marks) -> Component:
    pairs: list[tuple[str, Any]] = [
        (_("Other names"), sheet.texts(side.aliases) if side.aliases else ""),
        (_("Register number"), _number(side)),
        (_("Country"), wording.country(side.country) if side.country else ""),
        (_("Region"), side.region),
        (_("Place"), side.place),
        (_("Industry"), wording.sector(side.sector) if side.sector else ""),
        *((relation[:1].upper() + relation[1:], name) for relation, name in side.ties),
    ]
    shown = [(label, value) for label, value in pairs if value]
    facts = sheet.facts(shown) if shown else html.P(sheet.unknown(_("nothing but the name is recorded")))
    title = html.H2([sheet.thing(side.label, side.id, side.name), " ", marks.mark(side.sources)])
    return html.Div([title, facts], className="identity-side")


def _number(side: Side) -> str:
    """The code that a register gave it; empty for one that goes by its name."""
    return "" if side.id.startswith("name:") else plain_name(side.id)


def _reasons(title: str, said: tuple[str, ...]) -> Component:
    listed = html.Ul([html.Li(text) for text in said]) if said else html.P(_("nothing that counts"), className="unknown")
    return html.Div([html.H3(title), listed])


def _buttons(pair: Pair) -> Component:
    texts = {SAME: _("Same"), DIFFERENT: _("Different"), LATER: _("Later")}
    return html.Div([_button(what, pair.id, text) for what, text in texts.items()], className="actions identity-buttons")


def _button(what: str, id: str, text: str) -> Component:
    key = html.Kbd(KEYS[what], className="key", **aria(hidden=True))
    name = "button is-main" if what == SAME else "button"
    index = {"type": ACT, "index": json.dumps([what, id], ensure_ascii=False)}
    return html.Button(
        [text, key],
        id=index,
        type="button",
        n_clicks=0,
        className=name,
        **aria(keyshortcuts=KEYS[what]),
        **data(identity_key=KEYS[what]),
    )


def _next(graph: Graph, rows: list[Pair]) -> Component | None:
    if not rows:
        return None
    count = questions.waiting(graph)
    listed = [[_both(row), _where(row), wording.percent(_percent(row.probability))] for row in rows]
    title = ngettext("{n} pair waits", "{n} pairs wait", count).format(n=wording.number(count))
    head = [_("Pair"), _("What tells them from others"), _("Likely one")]
    return sheet.section(title, sheet.table(head, listed, _("The next pairs"), numbers=(2,)))


def _both(row: Pair) -> Component:
    return html.A(f"{row.first.name} – {row.second.name}", href=links.identity(row.id))


def _where(row: Pair) -> Component:
    """Place, country and first ties of each side: pairs of the same two names differ in nothing else."""
    told = [
        ", ".join(part for part in (_number(side), side.place or side.region, *(name for _tie, name in side.ties[:2])) if part)
        for side in (row.first, row.second)
    ]
    return html.Span([html.Span(text or sheet.unknown(), className="identity-name") for text in told])


def _parts(graph: Graph) -> Component | None:
    """Locals and sections that seem to belong to a union that is here: an affiliation, never one thing."""
    rows = questions.same_or_different(graph, kind=pending.PART, limit=NEXT).rows
    if not rows:
        return None
    listed = [
        [*(sheet.thing(side.label, side.id, side.name, side.country) for side in (row.first, row.second)), _decide_part(row)]
        for row in rows
    ]
    note = _(
        "The first names a local or a section of the second. They stay two. Where you know that it belongs to it, record that: it"
        " becomes an affiliation with your name as its source."
    )
    head = [_("Part"), _("Whole"), _("Decision")]
    return sheet.section(_("Parts of a whole"), sheet.table(head, listed, _("Parts of a whole")), note=note)


def _decide_part(row: Pair) -> Component:
    names = {"part": row.first.name, "whole": row.second.name}
    said = {
        PART: (_("Part of it"), _("{part} is a part of {whole}").format(**names)),
        DIFFERENT: (_("Different"), _("{part} and {whole} have nothing to do with each other").format(**names)),
    }
    return html.Div([_small(what, row.id, text, spoken) for what, (text, spoken) in said.items()], className="actions")


def _affiliated(graph: Graph) -> Component | None:
    rows = questions.affiliations(graph).rows
    if not rows:
        return None
    head = [_("Part"), _("Whole"), _("By"), _("Date"), _("Undo")]
    listed = [
        [sheet.thing("Union", row.part, row.names[0]), sheet.thing("Union", row.whole, row.names[1]), row.author,
         wording.iso(row.date), _small(APART, f"{row.part}|{row.whole}", _("Undo"),
                                      _("Undo: {first} and {second}").format(first=row.names[0], second=row.names[1]))]
        for row in rows
    ]  # fmt: skip
    return sheet.section(_("Recorded as parts"), sheet.table(head, listed, _("Recorded as parts")))


def _small(what: str, id: str, text: str, spoken: str) -> Component:
    index = {"type": ACT, "index": json.dumps([what, id], ensure_ascii=False)}
    return html.Button(text, id=index, type="button", n_clicks=0, className="button is-small", **aria(label=spoken))


def _taken(graph: Graph) -> Component:
    rows = questions.identity_decisions(graph).rows
    if not rows:
        return sheet.section(_("Decided"), sheet.empty(_("Nothing was decided yet.")))
    head = [_("Which"), _("Decision"), _("By"), _("Date"), _("Undo")]
    listed = [
        [_pair_of(row), _verdict(row), _author(row), html.Span(wording.iso(row.date), className="date"), _undo(row)]
        for row in rows
    ]
    return sheet.section(_("Decided"), lean_table(head, listed, _("Decisions about identity")))


def _pair_of(row: Taken) -> Component:
    ids = ((row.first, row.names[0]), (row.second, row.names[1]))
    return html.Span([html.Span(name, title=known, className="identity-name") for known, name in ids])


def _verdict(row: Taken) -> str:
    return _("one") if row.verdict == SAME else _("two")


def _author(row: Taken) -> str:
    return _("the rule for names") if row.author == RULE else row.author


def _undo(row: Taken) -> Component:
    return _small(UNDO, row.id, _("Undo"), _("Undo: {first} and {second}").format(first=row.names[0], second=row.names[1]))
