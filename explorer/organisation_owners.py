"""The page about one thing: who owns and runs it, what else they have, and who represents workers there."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import links, sheet, wording
from explorer.basis import basis
from explorer.evidence import Marks
from explorer.lean_table import lean_table
from explorer.organisation_view import View
from explorer.pages.shared_employers_panel import place_card, unit_line
from explorer.questions.connections import SCOPE
from explorer.questions.family_places import Unit
from explorer.questions.organisation import LISTED, Represented
from explorer.questions.ownership import Owner, Sisters
from graph_schema.language import _, ngettext

FIRST, STAKES, FEW = 3, 5, 4


def glance(known: View, marks: Marks) -> list[tuple[str, Any]]:
    """Owner, sisters and unions in a line each."""
    if not known.is_business:
        return _union_glance(known, marks)
    main = [owner for owner in known.owners if owner.steps == 1 or owner.followed]
    top = max((owner.steps for owner in main if owner.followed), default=0)
    stakes = [owner for owner in known.owners if owner not in main and owner.tier == 2 and owner.steps == top + 1]
    owners = [html.Li(_owner_line(owner, marks)) for owner in (*main, *stakes[:STAKES])]
    pairs: list[tuple[str, Any]] = [(_("Owned and run by"), html.Ul(owners, className="organisation-lines") if owners else None)]
    if sisters := [s for s in known.sisters if s.worksites]:
        pairs.append((_sisters_title(known), _sister_line(sisters)))
    pairs.append((_("Unions here"), _unions_line(known, marks)))
    if known.representation.councils:
        councils = known.representation.councils
        named = [html.Li([sheet.thing("WorksCouncil", c.id, c.name), marks.mark(c.sources)]) for c in councils]
        pairs.append((_("Works councils (no unions)"), html.Ul(named, className="organisation-lines")))
    return pairs


def _union_glance(known: View, marks: Marks) -> list[tuple[str, Any]]:
    if not known.represented:
        return []
    return [(_("Represents workers at"), _few_places(known, marks) if len(known.represented) <= FEW else _many_places(known))]


def _few_places(known: View, marks: Marks) -> Component:
    lines = [
        html.Li([sheet.thing(r.label, r.id, r.name, r.country), f" {r.unit.unit}".rstrip(), marks.mark(r.unit.sources)])
        for r in known.represented
    ]
    return html.Ul(lines, className="organisation-lines")


def _many_places(known: View) -> Component:
    """How many, in which countries; of a union at more places than are read, that there are more."""
    count, lands = len(known.represented), sorted({r.country for r in known.represented if r.country})
    text = ngettext("{n} worksite or company", "{n} worksites and companies", count)
    if count >= LISTED:
        text = _("more than {n} worksites and companies")
    where = f" ({wording.countries(lands)})" if lands and count < LISTED else ""
    seen = html.A(_("see them"), href="#organisation-represents")
    return html.Span([text.format(n=wording.number(count)) + where, " ", seen])


def _owner_line(owner: Owner, marks: Marks) -> list[Any]:
    how = how_held(owner)
    tier = _second_mark() if owner.tier == 2 else None
    return [
        sheet.thing("Employer", owner.id, owner.name, owner.country),
        f" {how} " if how else "",
        tier,
        marks.mark(owner.sources),
    ]


def _second_mark() -> Component:
    return html.Span(_("second tier"), className="organisation-second")


def how_held(owner: Owner) -> str:
    """`100 %, as of 2024`; what is not reported is said to be so."""
    if owner.relation == "operates":
        return " · ".join(part for part in (_("runs it"), _dates(owner)) if part)
    if owner.relation == "became":
        return " · ".join(part for part in (_("its successor"), _dates(owner)) if part)
    parts = [share_of(owner), control_of(owner), _dates(owner)]
    return " · ".join(part for part in parts if part)


def share_of(owner: Owner) -> str:
    """The share held, in words."""
    if owner.share is not None:
        return wording.percent(owner.share)
    if owner.share_low is not None and owner.share_high is not None:
        return f"{wording.number(owner.share_low)}–{wording.percent(owner.share_high)}"
    return _("share not reported")


def _dates(owner: Owner) -> str:
    if owner.since or owner.until:
        span = wording.period(owner.since, owner.until)
        return span if owner.until else _("since {date}").format(date=span)
    return _("as of {date}").format(date=wording.date(owner.as_of)) if owner.as_of else ""


def _sisters_title(known: View) -> str:
    return _("Sister worksites") if known.label == "Worksite" else _("Worksites of the same owners")


def _sister_line(sisters: Sequence[Sisters]) -> Component:
    lines = [line for tier in (1, 2) if (line := _by_land([row for row in sisters if row.tier == tier], tier))]
    lines[-1] += [" ", html.A(_("see all"), href="#organisation-sisters")]
    return html.Div([html.Div(line) for line in lines])


def _by_land(sisters: Sequence[Sisters], tier: int) -> list[Any]:
    counts: dict[str, int] = {}
    for row in sisters:
        counts[row.country] = counts.get(row.country, 0) + row.worksites
    if not counts:
        return []
    lands = [
        f"{land or _('country not recorded')} {wording.number(n)}"
        for land, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    ]
    total = sum(counts.values())
    text = ngettext("{n} worksite: ", "{n} worksites: ", total).format(n=wording.number(total)) + ", ".join(lands)
    return [text + " ", _second_mark() if tier == 2 else ""]


def _unions_line(known: View, marks: Marks) -> Component:
    units = known.representation.now
    if not units and any(place.units for place in known.worksites):
        return _unions_of_worksites(known, marks)
    if not units:
        said = known.profile.value("union_presence")
        if said:
            text = wording.word("Worksite", "union_presence", str(said))
            return marks.fact(text, known.profile.cited("union_presence"))
        return sheet.not_researched()
    lines = [html.Li(unit_line(unit, marks)) for unit in units[:FIRST]]
    more = len(units) - FIRST
    if more > 0:
        text = ngettext("{n} more bargaining unit", "{n} more bargaining units", more).format(n=more)
        lines.append(html.Li(html.A(text, href="#organisation-unions")))
    return html.Ul(lines, className="organisation-lines")


def _unions_of_worksites(known: View, marks: Marks) -> Component:
    """The unions at the worksites that an employer runs, where none is recorded for the company itself."""
    pairs = [(place, unit) for place in known.worksites for unit in place.units]
    lines = [
        html.Li(
            [
                sheet.thing("Union", unit.union, unit.union_name),
                _(" at {place}").format(place=place.name),
                marks.mark(unit.sources),
            ]
        )
        for place, unit in pairs[:FIRST]
    ]
    more = len(pairs) - FIRST
    if more > 0:
        text = ngettext("{n} more bargaining unit", "{n} more bargaining units", more).format(n=more)
        lines.append(html.Li(html.A(text, href="#organisation-worksites")))
    return html.Ul(lines, className="organisation-lines")


def sections(known: View, marks: Marks) -> list[Component | None]:
    """Owners step by step, sisters by country, bargaining units."""
    return [_owners(known, marks), _worksites(known, marks), _sisters(known), _units(known, marks), _represented(known, marks)]


def _owners(known: View, marks: Marks) -> Component | None:
    if not known.owners or all(owner.steps == 1 and owner.relation == "operates" for owner in known.owners):
        return None
    names = {known.id: known.name} | {owner.id: owner.name for owner in known.owners}
    rows = [
        [
            sheet.thing("Employer", owner.id, owner.name, owner.country),
            names.get(owner.owned, ""),
            _("runs it") if owner.relation == "operates" else share_of(owner),
            "" if owner.relation == "operates" else _control(owner),
            _dates(owner),
            marks.mark(owner.sources),
        ]
        for owner in known.owners
    ]
    head = [_("Owner"), _("of"), _("Share"), _("Control"), _("When"), _("Sources")]
    note = _("The chain follows whoever is in control; other stakes are a second tier and are marked so.")
    return sheet.section(_("Owners, step by step"), lean_table(head, rows, _("Owners")), note=note, id="organisation-owners")


def _control(owner: Owner) -> Component:
    mark = _second_mark() if owner.tier == 2 else None
    return html.Span([control_of(owner) or _("its successor"), " ", mark])


def control_of(owner: Owner) -> str:
    """What the holding means for control, and what that rests on; that it is through others, where it is."""
    control = wording.word("OWNS", "control", owner.control)
    if owner.control == "documented" and owner.basis:
        control = _("documented control: {basis}").format(basis=basis(owner.basis))
    through = wording.word("OWNS", "directness", owner.directness) if owner.directness in ("indirect", "ultimate") else ""
    return ", ".join(filter(None, (through, control)))


def _worksites(known: View, marks: Marks) -> Component | None:
    if not known.worksites:
        return None
    listed = [html.Li(place_card(place, marks, bool(place.country != known.profile.country))) for place in known.worksites]
    note = _cut(len(listed), SCOPE)
    return sheet.section(
        _("Worksites it runs"), html.Ul(listed, className="shared-places"), note=note, id="organisation-worksites"
    )


def _cut(listed: int, most: int) -> str:
    """That there may be more than what is listed."""
    return _("At most {count} are listed here; the network shows the others.").format(count=most) if listed >= most else ""


def _sisters(known: View) -> Component | None:
    rows = [_sister_row(row) for row in known.sisters]
    if not rows:
        return None
    head = [_("Country"), _("Worksites"), _("With a union"), _("Without"), _("Not researched"), _("Company level"), _("Tied by")]
    table = lean_table(head, rows, _("What the same owners have, by country"), numbers=(1, 2, 3, 4))
    everything = sheet.button(_("Who is there"), links.shared(open=f"{known.sisters[0].family}~"), name="shared")
    return sheet.section(_sisters_title(known), table, id="organisation-sisters", actions=(everything,))


def _sister_row(row: Sisters) -> list[Any]:
    company = ""
    if row.companies_with_union:
        company = _("union at company level")
    elif row.companies:
        company = _("company, no worksite named")
    where = html.A(
        wording.country(row.country) if row.country else _("not recorded"), href=links.shared(open=f"{row.family}~{row.country}")
    )
    held = [row.family_name, _second_mark() if row.tier == 2 else ""]
    return [
        where,
        *(wording.number(n) for n in (row.worksites, row.with_union, row.without_union, row.open)),
        company or "–",
        html.Span(held),
    ]


def _units(known: View, marks: Marks) -> Component | None:
    found = known.representation
    if not (found.now or found.before):
        return None
    both = bool(found.now and found.before)
    parts = [_unit_table(found.now, _("Bargaining units"), marks, both)] if found.now else []
    parts += [_unit_table(found.before, _("Former bargaining units"), marks, True)] if found.before else []
    note = _("Workers are those of the bargaining unit, which may span worksites: they are not added up.")
    return sheet.section(_("Who represents workers here"), *parts, note=note, id="organisation-unions")


def _unit_table(units: Sequence[Unit], caption: str, marks: Marks, titled: bool) -> Component:
    rows = [
        [
            sheet.thing("Union", unit.union, unit.union_name),
            unit.unit,
            wording.number(unit.workers_covered),
            wording.word("REPRESENTS", "exclusivity", unit.exclusivity),
            basis(unit.basis),
            wording.period(unit.since, unit.until),
            marks.mark(unit.sources),
        ]
        for unit in units
    ]
    head = [_("Union"), _("Unit"), _("Workers in the unit"), _("Alone or shared"), _("Rests on"), _("Since"), _("Sources")]
    return lean_table(head, rows, caption, numbers=(2,), titled=titled)


def _represented(known: View, marks: Marks) -> Component | None:
    if not known.represented:
        return None
    rows = [_represented_row(row, marks) for row in known.represented]
    head = [_("Worksite or company"), _("Unit"), _("Workers in the unit"), _("Rests on"), _("Since"), _("Sources")]
    note = _("Workers are those of the bargaining unit, which may span worksites: they are not added up.")
    note = f"{note} {_cut(len(rows), LISTED)}".strip()
    table = lean_table(head, rows, _("Where it represents workers"), numbers=(2,))
    return sheet.section(_("Where it represents workers"), table, note=note, id="organisation-represents")


def _represented_row(row: Represented, marks: Marks) -> list[Any]:
    unit = row.unit
    ended = html.Span(_("until {date}").format(date=wording.date(unit.until)), className="note") if unit.until else ""
    return [
        html.Span([sheet.thing(row.label, row.id, row.name, row.country), " ", ended]),
        unit.unit,
        wording.number(unit.workers_covered),
        basis(unit.basis),
        wording.date(unit.since),
        marks.mark(unit.sources),
    ]
