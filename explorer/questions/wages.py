"""What a corporate family pays in each country, or what is paid in a sector across countries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from explorer import wording
from explorer.citation import Citation, of_all
from explorer.question import Answer, question
from explorer.questions import pay_figures, pay_gaps, zones
from explorer.questions import pay_words as words
from explorer.questions.lineage import Lineage, today
from explorer.questions.national_figures import household_parities
from explorer.questions.neighbourhood import plain_name
from explorer.questions.ownership import business, name_of
from explorer.questions.pay_disparity import DisparityRow, disparity
from explorer.questions.pay_figures import Bargainer, Paid
from explorer.questions.pay_gaps import ApartRow, GapRow, PairsRow
from graph_schema import derived, reference
from graph_schema.conversion import MEXICO_REST_DAY, CommonFigure, LegalRule, Measure, NotConvertible, Unit, convert
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import N_, _, ngettext
from graph_schema.parities import GDP, Parities, best
from graph_schema.steps import Step
from graph_schema.wages import Change, Wage

LAST_PRICES = 2024


@dataclass(frozen=True)
class StepRow:
    """One factor of a conversion: what, by how much, from which table and year, written out."""

    what: str
    factor: float
    table: str
    title: str
    year: int | None
    formula: str


@dataclass(frozen=True, kw_only=True)
class PayRow:
    """A figure of pay as its source prints it.

    `part`: level (converted), as_quoted (a level that cannot be, `reason` says why), context (national or sector figures,
    never one side of a gap), change or payment (never levels). `place_*`: what it is paid at. `date`: ISO, for sorting.
    `local`: context of a part of the country only; `covers`: ids of the worksites here that are known to lie in it.
    """

    part: str
    sentence: str
    id: str
    name: str
    country: str
    place_label: str
    place_id: str
    place_name: str
    whose: str
    tier: str
    concept: str
    subject_kind: str
    quoted: str
    when: str
    date: str
    state: str
    headcount: int | None = None
    note: str = ""
    reason: str = ""
    percent: float | None = None
    owner_then: str = ""
    owner_today: str = ""
    family_tier: int = 1
    local: bool = False
    covers: tuple[str, ...] = ()
    unions: tuple[Bargainer, ...] = ()
    disagreements: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LevelRow(PayRow):
    """A level of pay as a common figure: `low` to `high` (equal where it is one amount) in `currency` per `unit`.

    `currency`: ISO 4217, or PPP$ for international dollars. `year`: of the wage; `price_year`: in whose prices; None: as paid.
    """

    low: float
    high: float
    currency: str
    unit: str
    measure: str
    year: int | None
    price_year: int | None
    common: str
    grade: str
    grade_reasons: tuple[str, ...]
    assumptions: tuple[str, ...]
    steps: tuple[StepRow, ...]


WageRow: TypeAlias = PayRow | GapRow | ApartRow | PairsRow | DisparityRow


@dataclass(frozen=True)
class Aim:
    """What figures are turned into. `price_year` None: as paid. `parities`: one kind for all figures of an answer."""

    unit: Unit
    measure: Measure
    price_year: int | None
    rules: tuple[LegalRule, ...]
    parities: Parities = GDP


@dataclass(frozen=True)
class Scope:
    """What is asked of: the head of a family and its name, or a sector's title; its figures; countries it is known to be in.

    `recorded`: how many figures there are, of which `known` are the latest.
    """

    head: str
    name: str
    known: list[Paid]
    places: tuple[str, ...]
    recorded: int = 0

    @property
    def countries(self) -> list[str]:
        """Every country of a figure or of a place, in order of their codes."""
        return sorted({p.country for p in self.known if p.country} | set(self.places))


@question("wages", N_("What a corporate family, or a sector, pays in each country, and where the comparison is fair"),
          subjects={"family": ("Employer", "Worksite")})  # fmt: skip
def wages(  # noqa: PLR0917 -- all that a reader may choose
    graph: Graph, family: str = "", sector: str = "", unit: str = "", measure: str = "usd_market",
    price_year: int = 0, rest_day: bool = True,
) -> Answer[WageRow]:  # fmt: skip
    """Levels in a common unit, figures that stay as quoted, context, fair gaps, changes won: of a family or of a sector.

    `family`: any employer or worksite of it. `sector`: an ISIC code or its beginning. `unit`: hour, month; empty for the one
    in which more can be shown. `measure`: national, usd_market, intl_ppp. `price_year`: in prices of that year (0: as paid).
    `rest_day`: count a Mexican day's pay for seven days a week, as the law has it.
    """
    aim = aim_of(unit or Unit.HOUR.value, measure, price_year, rest_day)
    scope = _of_family(graph, family) if family else _of_sector(graph, sector)
    aim = replace(aim, parities=_parities(graph, scope, aim.price_year))
    aim = aim if unit else replace(aim, unit=_unit_of_most(scope, aim))
    own = in_order(row_of(p, aim) for p in scope.known)
    around = in_order(_around(p, aim, scope) for p in _context(graph, scope))
    looked = pay_gaps.looked_at(scope.known, aim.unit, aim.rules, aim.parities)
    apart = disparity(pay_gaps.fair_pairs(looked), aim.measure)
    rows: list[WageRow] = [*own, *pay_gaps.pairs(looked), *apart, *around]
    chosen = {"price_year": price_year, "rest_day": rest_day, "parities": aim.parities.table}
    subject = {"family": scope.head, "name": scope.name, "sector": sector, "unit": aim.unit.value, "measure": measure}
    return Answer("wages", subject | chosen, rows, _sources(rows), unknown(scope, aim, own))


def aim_of(unit: str, measure: str, price_year: int, rest_day: bool) -> Aim:
    """What is asked for, from its codes. Raises Fault for a code that is none, or a year without prices."""
    units, measures = [u.value for u in Unit], [m.value for m in Measure]
    if unit not in units:
        raise Fault(_("{text} is no unit: write one of {codes}.").format(text=unit, codes=", ".join(units)))
    if measure not in measures:
        raise Fault(_("{text} is no measure: write one of {codes}.").format(text=measure, codes=", ".join(measures)))
    if price_year and not 1960 <= price_year <= LAST_PRICES:
        raise Fault(_("Prices are known up to {last}: {year} is outside.").format(last=LAST_PRICES, year=price_year))
    return Aim(Unit(unit), Measure(measure), price_year or None, (MEXICO_REST_DAY,) if rest_day else ())


# --------------------------------------------------------------------------------------------------------- what is asked of
def _of_family(graph: Graph, known: str) -> Scope:
    about = business(graph, known)
    head = Lineage(graph).head(about.label, about.id, today())
    family = derived.family(graph, head) or {}
    alone = [] if family.get("wages") else pay_figures.ids_of_employer(graph, head)
    ids = family.get("wages_ids") or pay_figures.latest(graph, alone)
    stakes = any(tier == "2" for cell in family.get("cells", {}).values() for tier in cell)
    found = pay_figures.with_owners(graph, pay_figures.figures(graph, ids), head, stakes)
    name = family.get("name") or (name_of(about) if head == about.id else plain_name(head))
    return Scope(head, name, found, tuple(sorted(set(family.get("cells", ())) - {""})), family.get("wages") or len(alone))


def _of_sector(graph: Graph, sector: str) -> Scope:
    if not sector:
        raise Fault(_("Say of whom: write family=... (an employer or worksite) or sector=... (an ISIC code such as 29)."))
    if reference.isic(sector) is None:
        raise Fault(_("{code} is no code of ISIC Rev. 4: write one such as 29, for motor vehicles.").format(code=sector))
    ids = pay_figures.ids_of_sector(graph, sector)
    return Scope("", wording.sector(sector), pay_figures.figures(graph, pay_figures.latest(graph, ids)), (), len(ids))


def _parities(graph: Graph, scope: Scope, price_year: int | None) -> Parities:
    """Of household consumption, where they are loaded for every dated level; else of GDP."""
    levels = [p for p in scope.known if isinstance(p.figure, Wage) and p.country and p.date]
    needed = {(p.country, price_year or int((p.figure.as_of or p.date)[:4])) for p in levels}
    return best(household_parities(graph, needed), needed)


def _context(graph: Graph, scope: Scope) -> list[Paid]:
    """Figures of the countries and of the sectors there, those asked for left out."""
    sectors = {p.sector for p in scope.known if p.sector}
    ids = set(pay_figures.context_ids(graph, scope.countries, sectors)) if scope.countries else set()
    return pay_figures.figures(graph, pay_figures.latest(graph, ids - {p.figure.id for p in scope.known}))


# --------------------------------------------------------------------------------------------------------------------- rows
def row_of(paid: Paid, aim: Aim, part: str = "") -> PayRow:
    """A figure as a row: converted where it is a level and can be."""
    figure = paid.figure
    if not isinstance(figure, Wage):
        kind = "change" if isinstance(figure, Change) else "payment"
        percent = float(figure.percent) if isinstance(figure, Change) and figure.percent is not None else None
        return PayRow(**_shared(paid, part or kind), percent=percent)
    made = convert(figure, aim.unit, aim.measure, price_year=aim.price_year, rules=aim.rules, parities=aim.parities)
    if isinstance(made, NotConvertible):
        return PayRow(**_shared(paid, part or "as_quoted"), reason=made.reason)
    return _level(paid, part or "level", made)


def _around(paid: Paid, aim: Aim, scope: Scope) -> PayRow:
    """A figure of context; one of a part of the country with the worksites that it stands for."""
    row = row_of(paid, aim, "context")
    if not zones.is_local(paid):
        return row
    return replace(row, local=True, covers=tuple(sorted({p.place.id for p in scope.known if zones.covers(paid, p.place)})))


def _shared(paid: Paid, part: str) -> dict[str, Any]:
    figure, place = paid.figure, paid.place
    quoted = words.quoted(figure)
    return {
        "part": part, "sentence": words.as_quoted(paid, quoted), "id": figure.id, "name": figure.name, "country": paid.country,
        "place_label": place.label, "place_id": place.id, "place_name": words.place(paid), "whose": words.whose(figure),
        "tier": figure.tier, "concept": figure.concept, "subject_kind": figure.subject_kind, "quoted": quoted,
        "when": words.when(figure), "date": paid.date, "state": figure.state, "headcount": figure.headcount, "note": figure.note,
        "owner_then": paid.owned.then, "owner_today": paid.owned.today, "family_tier": paid.owned.tier,
        "unions": paid.unions, "disagreements": paid.disagreements, "sources": paid.sources,
    }  # fmt: skip


def _level(paid: Paid, part: str, made: CommonFigure) -> LevelRow:
    (low, high), common = made.bounds, words.common(made)
    shared = _shared(paid, part)
    shared["sentence"] = _("{quoted} That is {common} in {measure}, grade {grade}.").format(
        quoted=shared["sentence"], common=common, measure=words.measure(made.measure), grade=made.grade
    )
    return LevelRow(
        **shared, low=float(low), high=float(high), currency=made.currency, unit=made.unit.value, measure=made.measure.value,
        year=made.year, price_year=made.price_year, common=common, grade=made.grade, grade_reasons=made.grade_reasons,
        assumptions=made.assumptions, steps=tuple(_step(step) for step in made.steps),
    )  # fmt: skip


def _step(step: Step) -> StepRow:
    known = step.table in reference.tables() or step.table == reference.PPP_PRIVATE
    title = reference.table_title(step.table) if known else ""
    return StepRow(step.what, float(step.factor), step.table, title, step.year, step.formula)


def in_order(rows: Iterable[PayRow]) -> list[PayRow]:
    """By part, country, place, the latest first, then by id."""
    parts = ("level", "as_quoted", "change", "payment", "context")
    ordered = sorted(rows, key=lambda row: row.id)
    ordered.sort(key=lambda row: row.date, reverse=True)
    ordered.sort(key=lambda row: (parts.index(row.part), wording.country(row.country), row.place_name))
    return ordered


def _sources(rows: Iterable[WageRow]) -> list[Citation]:
    return of_all(*(row.sources for row in rows if not isinstance(row, PairsRow)))


# ------------------------------------------------------------------------------------------------------------- what is not known
def unknown(scope: Scope, aim: Aim, own: Iterable[PayRow]) -> list[str]:
    """Countries without a level, figures that the unit leaves out (`own` are the rows made), figures without a date."""
    levels = [p for p in scope.known if isinstance(p.figure, Wage)]
    silent = [c for c in scope.countries if c not in {p.country for p in levels}]
    said = [_("No level of pay is recorded for {country}.").format(country=wording.country(code)) for code in silent]
    return _cut(scope) + said + _other_unit(levels, aim, sum(row.part == "level" for row in own)) + _undated(levels)


def _cut(scope: Scope) -> list[str]:
    """That there are more figures than are read."""
    if scope.recorded <= pay_figures.SHOWN:
        return []
    text = _("The latest {shown} of {all} figures are shown.")
    return [text.format(shown=wording.number(pay_figures.SHOWN), all=wording.number(scope.recorded))]


def _other_unit(levels: list[Paid], aim: Aim, shown: int) -> list[str]:
    """How many figures the unit chosen can show, and how many the other one could."""
    if shown == len(levels):
        return []
    other = Unit.MONTH if aim.unit is Unit.HOUR else Unit.HOUR
    more = sum(_convertible(p, aim, other) for p in levels)
    sentence = _("Of {all} levels, {shown} can be shown for {unit}; for {other} it would be {more}.")
    return [sentence.format(all=len(levels), shown=shown, unit=words.unit(aim.unit), other=words.unit(other), more=more)]


def _unit_of_most(scope: Scope, aim: Aim) -> Unit:
    """The unit in which most levels can be shown; the hour where both show as many."""
    levels = [p for p in scope.known if isinstance(p.figure, Wage)]
    shown = {unit: sum(_convertible(p, aim, unit) for p in levels) for unit in (Unit.HOUR, Unit.MONTH)}
    return Unit.MONTH if shown[Unit.MONTH] > shown[Unit.HOUR] else Unit.HOUR


def _convertible(paid: Paid, aim: Aim, unit: Unit) -> bool:
    assert isinstance(paid.figure, Wage)
    made = convert(paid.figure, unit, aim.measure, price_year=aim.price_year, rules=aim.rules, parities=aim.parities)
    return isinstance(made, CommonFigure)


def _undated(levels: list[Paid]) -> list[str]:
    count = sum(not p.date for p in levels)
    text = ngettext(
        "{count} of the levels has no date in its source.", "{count} of the levels have no date in their sources.", count
    )
    return [text.format(count=count)] if count else []
