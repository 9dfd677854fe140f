"""The page about one thing: agreements, pay, votes, cases, meetings, and everything else it is tied to."""

from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import links, sheet, wording
from explorer.basis import basis
from explorer.evidence import Marks
from explorer.lean_table import lean_table
from explorer.organisation_view import AGREEMENTS, CASES, FIGURES, View
from explorer.questions import pay_words
from explorer.questions.cases import CaseRow
from explorer.questions.connections import AgreementRow, Connected, Found
from explorer.questions.neighbourhood import IN, Expansion
from explorer.questions.pay_figures import Paid
from graph_schema.language import _

# Ties that have a part of the page of their own.
SHOWN_ABOVE = frozenset({
    "OPERATES", "REPRESENTS", "SITS_AT", "CONCERNS", "SIGNED", "APPLIES_TO", "STOOD_IN", "TOOK_SIDE_IN", "TOOK_PART_IN",
    "MEMBER_OF", "PAID_AT", "WON_BY", "HANDLED_BY", "HOLDS_OFFICE",
})  # fmt: skip
SUBJECTS_OF = frozenset({"Case", "Agreement", "Procedure", "Wage", "Exchange", "Coalition", "Campaign", "Authority"})
PAY_FIRST, UNIT = 2, 140  # figures at the top; letters of a unit in a table


def glance(known: View, marks: Marks) -> list[tuple[str, Any]]:
    """Pay, agreements and cases in a line each, of a thing that has them."""
    if known.label not in ("Employer", "Worksite", "Union"):
        return []
    pairs: list[tuple[str, Any]] = []
    if known.is_business:
        first = sorted(known.figures, key=lambda paid: not pay_words.is_level(paid.figure))[:PAY_FIRST]
        lines = [html.Li(_pay_line(paid, marks)) for paid in first]
        pairs.append((_("Pay"), html.Ul(lines, className="organisation-lines") if lines else None))
    pairs.append((_("Agreements"), _agreements_line(known, marks)))
    pairs.append((_("Cases"), _cases_line(known, marks)))
    return pairs


def _pay_line(paid: Paid, marks: Marks) -> list[Any]:
    parts = (
        pay_words.quoted(paid.figure),
        pay_words.whose(paid.figure),
        pay_words.when(paid.figure),
        pay_words.state(paid.figure),
    )
    return [" · ".join(part for part in parts if part), marks.mark(paid.sources)]


def _agreements_line(known: View, marks: Marks) -> Component | None:
    if not known.agreements:
        return None
    first = known.agreements[0]
    due = next(((text, date) for text, date in _due(first) if date), None)
    told = f" · {due[0]} {wording.date(due[1])}" if due else ""
    name = html.A(first.name, href=links.organisation(first.id))
    return html.Span([name, told, marks.mark(first.sources), *_all(known.found_agreements, "#organisation-agreements")])


def _all(found: Found, where: str) -> list[Component | str]:
    """The way to all of them, with their number; of a hub, that there are more than were read."""
    if len(found) < 2:
        return []
    text = _("more than {n}") if found.cut else _("all {n}")
    return [" ", html.A(text.format(n=wording.number(len(found))), href=where)]


def _of_all(shown: int, found: Found) -> str:
    """How many of how many are shown; empty where these are all."""
    if len(found) <= shown and not found.cut:
        return ""
    text = _("The latest {shown} of {total}.")
    if found.cut:
        text = _("{shown} of more than {total}, and perhaps not the latest: the network shows the others.")
    return text.format(shown=wording.number(min(shown, len(found))), total=wording.number(len(found)))


def _due(row: AgreementRow) -> list[tuple[str, str]]:
    return [
        (_("suspended"), row.suspended),
        (_("next review of wages"), row.next_wage_review),
        (_("next review of the contract"), row.next_contract_review),
        (_("last day to give notice"), row.notice_deadline),
        (_("last day in force"), row.expiry),
        (_("signed on"), row.signed or row.effective),
    ]


def _cases_line(known: View, marks: Marks) -> Component | None:
    if not known.cases:
        return None
    case = known.cases[0]
    parts = [wording.word("Case", "kind", case.kind), wording.date(case.date), wording.word("Case", "stage", case.stage)]
    return html.Span(
        [
            html.A(case.name, href=links.organisation(case.id)),
            " · ".join(["", *filter(None, parts)]),
            marks.mark(case.sources),
            *_all(known.found_cases, "#organisation-cases"),
        ]
    )


def sections(known: View, marks: Marks) -> list[Component | None]:
    """The parts of the page, those with something in them; of a case, who the parties are comes first."""
    itself = known.label == "Case"
    return [
        _cases(known, marks) if itself else None,
        _agreements(known, marks),
        _pay(known, marks),
        _votes(known, marks),
        None if itself else _cases(known, marks),
        _meetings(known, marks),
        _others(known, marks),
    ]


def _agreements(known: View, marks: Marks) -> Component | None:
    listed = [html.Li(_agreement(row, known.name, marks)) for row in known.agreements]
    if not listed:
        return None
    rest = [html.Li(sheet.thing("Agreement", row.id, row.name)) for row in known.found_agreements[len(listed) :]]
    text = _("Show {count} more").format(count=wording.number(len(rest)))
    return sheet.section(
        _("Agreements"),
        html.Ul(listed, className="organisation-cards"),
        sheet.more(text, html.Ul(rest, className="organisation-lines")) if rest else None,
        note=_of_all(AGREEMENTS, known.found_agreements),
        id="organisation-agreements",
    )


def _agreement(row: AgreementRow, subject: str, marks: Marks) -> Component:
    head = html.H3([sheet.thing("Agreement", row.id, row.name), marks.mark(row.sources)])
    kind = " · ".join(filter(None, (wording.word("Agreement", "kind", row.kind), wording.word("Agreement", "scope", row.scope))))
    parties = _things([(p.label, p.id, p.name or "", p.country or "") for p in row.parties])
    dates = [
        (text.capitalize(), wording.date(date))
        for text, date in (*_due(row)[:-1], (_("signed on"), row.signed), (_("in force from"), row.effective))
    ]
    always = {_("last day in force").capitalize(), _("next review of wages").capitalize()} if row.kind == "collective" else set()
    pairs: list[tuple[str, Any]] = [(_("Between"), parties)]
    pairs += [(text, date) for text, date in dates if date or text in always]
    if row.workers_covered is not None:
        pairs.append((_("Workers in the unit"), wording.number(row.workers_covered)))
    if row.via and row.via != (subject,):
        pairs.append((_("Applies to"), wording.listed(row.via)))
    if row.basis:
        pairs.append((_("Rests on"), basis(row.basis)))
    return html.Div([head, html.P(kind, className="note"), sheet.facts(pairs)], className="card")


def _things(things: Iterable[tuple[str, str, str, str]]) -> Component | None:
    listed = [html.Li(sheet.thing(*one)) for one in things]
    return html.Ul(listed, className="organisation-lines") if listed else None


def _pay(known: View, marks: Marks) -> Component | None:
    if not known.figures or known.label == "Wage":
        return None
    alike = {pay_words.place(paid) for paid in known.figures} <= {known.name}
    rows = [
        [_where(paid, alike), *([] if alike else [pay_words.whose(paid.figure)]), *_figure(paid, marks)] for paid in known.figures
    ]
    head = [*([_("For whom")] if alike else [_("Where"), _("For whom")]), _("As quoted"), _("When"), _("Sources")]
    note = _("As the sources quote it, in their own currency and period; the wages page converts what can be converted.")
    note = f"{note} {_of_all(FIGURES, known.found_figures)}".strip()
    ways = (sheet.button(_("Compare on the wages page"), links.wages(known.head), name="wage"),) if known.head else ()
    return sheet.section(
        _("Pay as quoted"), lean_table(head, rows, _("Pay as quoted")), note=note, id="organisation-pay", actions=ways
    )


def _where(paid: Paid, alike: bool) -> Component:
    """What leads to a figure: where it is paid, or for whom where all are paid at one place."""
    text = pay_words.whose(paid.figure) or _("pay") if alike else pay_words.place(paid)
    return html.A(text, href=links.organisation(paid.figure.id))


def _figure(paid: Paid, marks: Marks) -> list[Any]:
    when = " · ".join(filter(None, (pay_words.when(paid.figure), pay_words.state(paid.figure))))
    return [pay_words.quoted(paid.figure), when, html.Span([*paid.disagreements, marks.mark(paid.sources)])]


def _votes(known: View, marks: Marks) -> Component | None:
    rows = [_vote(row, known, marks) for row in known.procedures]
    if not rows:
        return None
    head = [_("Vote or procedure"), _("Date"), _("For"), _("Against"), _("Cast"), _("Entitled"), _("Outcome"), _("Sources")]
    table = lean_table(head, rows, _("Votes and procedures"), numbers=(2, 3, 4, 5))
    note = _of_all(len(rows), known.procedures)
    return sheet.section(_("Votes and procedures"), table, note=note, id="organisation-votes")


def _vote(row: Connected, known: View, marks: Marks) -> list[Any]:
    facts = row.facts
    share = facts.get("share_for")
    votes_for = wording.number(facts.get("votes_for")) or (wording.percent(share) if share is not None else "")
    counts = [wording.number(facts.get(name)) for name in ("votes_against", "votes_cast", "eligible")]
    outcome = won_by(known, row.id) or wording.word("Procedure", "outcome", facts.get("outcome"))
    when = html.Span(wording.iso(row.date), className="date")
    name = html.Span([sheet.thing("Procedure", row.id, row.name), _unit_of(row)])
    return [name, when, votes_for, *counts, outcome, marks.mark(row.sources)]


def won_by(known: View, vote: str) -> Component | None:
    """The union that won a vote, where that is recorded."""
    unions = known.winners.get(vote)
    if not unions:
        return None
    return html.Span([_("won by"), " ", *(sheet.thing("Union", union, name) for union, name in unions)])


def _unit_of(row: Connected) -> Component | None:
    """For whom a vote was: several votes of one case differ in nothing else."""
    unit = str(row.facts.get("unit") or "")
    return html.Div(shorten(unit, UNIT, placeholder=" …"), className="note") if unit else None


def _cases(known: View, marks: Marks) -> Component | None:
    if not known.cases:
        return None
    if known.label == "Case":
        return sheet.section(_("Parties and owner"), sheet.facts(_parties(known.cases[0], known.id)), id="organisation-cases")
    listed = [html.Li(_case(case, known.id, marks)) for case in known.cases]
    note = _of_all(CASES, known.found_cases)
    return sheet.section(_("Cases"), html.Ul(listed, className="organisation-cards"), note=note, id="organisation-cases")


def _case(case: CaseRow, subject: str, marks: Marks) -> Component:
    head = html.H3([sheet.thing("Case", case.id, case.name, case.country), marks.mark(case.sources)])
    parts = (
        wording.word("Case", "kind", case.kind),
        wording.period(case.date, case.resolved),
        wording.word("Case", "stage", case.stage),
    )
    pairs: list[tuple[str, Any]] = [(_("Outcome"), case.outcome)]
    if case.reinstated is not None:
        pairs.append((_("Workers reinstated"), wording.number(case.reinstated)))
    if case.back_pay is not None and case.currency:
        pairs.append((_("Back pay and other money"), wording.money(case.back_pay, case.currency)))
    if case.note:
        pairs.append((_("Note"), case.note))
    return html.Div(
        [head, html.P(" · ".join(filter(None, parts)), className="note"), sheet.facts([*pairs, *_parties(case, subject)])],
        className="card",
    )


def _parties(case: CaseRow, subject: str) -> list[tuple[str, Any]]:
    """Who took part in what role, and who owned the employer then and now."""
    pairs: list[tuple[str, Any]] = []
    roles: dict[str, list[tuple[str, str, str, str]]] = {}
    for party in case.parties:
        if party.id != subject:
            roles.setdefault(party.role, []).append((party.label, party.id, party.name, party.country))
    pairs += [
        (wording.word("TOOK_SIDE_IN", "role", role).capitalize() or _("Party"), _things(things)) for role, things in roles.items()
    ]
    if case.owner_then_id != subject:
        pairs.append((_("Owner at the time"), _owner(case.owner_then_id, case.owner_then)))
        if case.owner_today_id != case.owner_then_id:
            pairs.append((_("Owner today"), _owner(case.owner_today_id, case.owner_today)))
    return pairs


def _owner(known: str, name: str) -> Component | None:
    return sheet.thing("Employer", known, name) if known else None


def _meetings(known: View, marks: Marks) -> Component | None:
    rows = [_meeting(row, marks) for row in known.meetings]
    if not rows:
        return None
    head = [_("Exchange or coalition"), _("Kind"), _("When"), _("Goals"), _("What followed"), _("Sources")]
    table = lean_table(head, rows, _("Exchanges and coalitions"))
    return sheet.section(_("Exchanges and coalitions"), table, id="organisation-meetings")


def _meeting(row: Connected, marks: Marks) -> list[Any]:
    facts = row.facts
    kind = (
        wording.word("Exchange", "kind", facts.get("kind"))
        if row.label == "Exchange"
        else wording.word("Coalition", "stage", facts.get("stage"))
    )
    when = wording.period(row.date, str(facts.get("ended") or ""))
    role = wording.word(row.tie, "role", row.said.get("role")) if row.tie in ("MEMBER_OF", "TOOK_PART_IN") else ""
    name = html.Span([sheet.thing(row.label, row.id, row.name), html.Span(f" ({role})" if role else "", className="note")])
    return [
        name,
        kind or wording.type_title(row.label),
        when,
        facts.get("goals") or "",
        facts.get("what_followed") or "",
        marks.mark(row.sources),
    ]


def _others(known: View, marks: Marks) -> Component | None:
    """Ties without a part of their own, grouped by kind; of an agreement, a case and the like: all ties."""
    groups = ((kind, _group(known, kind, marks)) for kind in known.kinds if not _is_above(known, kind))
    pairs = [(kind.relation.capitalize(), group) for kind, group in groups if group]
    return sheet.section(_("What else it is tied to"), sheet.facts(pairs), id="organisation-ties") if pairs else None


def _is_above(known: View, kind: Expansion) -> bool:
    """Whether the page has a part of its own for such ties."""
    if known.label in SUBJECTS_OF:
        return (known.label == "Case" and kind.tie == "TOOK_SIDE_IN") or kind.tie == "HOLDS_OFFICE"
    if known.label == "Employer" and kind.tie == "MEMBER_OF":
        return False  # coalitions are above, associations of employers are not
    return kind.tie in SHOWN_ABOVE or (known.is_business and kind.tie == "OWNS" and kind.way == IN)


def _group(known: View, kind: Expansion, marks: Marks) -> Component | None:
    group = known.neighbours(kind)
    shown = [one for one in group if not (kind.tie == "MEMBER_OF" and one.label == "Coalition" and known.label == "Employer")]
    lines = [html.Li([sheet.thing(one.label, one.id, one.name, one.country), marks.mark(one.sources)]) for one in shown]
    rest = kind.count - len(group)
    if rest > 0:
        text = _("{n} more in the network").format(n=wording.number(rest) + ("+" if kind.more else ""))
        lines.append(html.Li(html.A(text, href=links.network(known.id))))
    return html.Ul(lines, className="organisation-lines") if lines else None
