"""Two wages: the ratio between them where they are alike, or side by side with the reason.

Like with like means: the same concept, statistic, tier and form of employment, all of them stated; the same kind of
subject, the same people and household; nothing that the one includes and the other leaves out, and taxes off both or
neither; both rates that are or were in force, and within twelve months of each other. A month's pay for part of the time
is not compared with one for all of it. A national average is context and never one side of a gap. A ratio is given at the
market rate (what labour costs) and at purchasing power parity (what the wage buys), each by its name.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from graph_schema import words
from graph_schema.components import TAX, kinds
from graph_schema.conversion import CommonFigure, LegalRule, Measure, NotConvertible, Unit, convert, covers
from graph_schema.language import _
from graph_schema.parities import GDP, Parities
from graph_schema.steps import plain
from graph_schema.wages import HELD, Span, Wage

SITES = frozenset({"worksite", "agreement", "employer"})
BENCHMARKS = frozenset({"minimum", "living_wage"})
PART_TIME = 30  # hours a week below which the OECD counts work as part-time
SKILLED = re.compile(r"(?<!semi-)(?<!semi )\bskilled|journey-?\s?(person|man)", re.IGNORECASE)


@dataclass(frozen=True)
class Ratio:
    """First wage divided by the second, by one measure. `low` and `high` differ where a wage is a range."""

    measure: Measure
    low: Decimal
    high: Decimal
    first: CommonFigure
    second: CommonFigure

    @property
    def value(self) -> Decimal | None:
        """The ratio, or None where it is a range of ratios."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class Gap:
    """A fair comparison: at least one ratio, what could not be reckoned and why, what to keep in mind; the worse grade."""

    first: Wage
    second: Wage
    ratios: tuple[Ratio, ...]
    missing: tuple[tuple[Measure, str], ...]
    cautions: tuple[str, ...]
    grade: str

    def ratio(self, measure: Measure) -> Ratio | None:
        """The ratio by this measure, or None."""
        return next((ratio for ratio in self.ratios if ratio.measure is measure), None)


@dataclass(frozen=True)
class SideBySide:
    """No ratio: two figures that are shown next to each other, with every reason, the plainest first."""

    first: Wage
    second: Wage
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The first reason, one sentence."""
        return self.reasons[0]


@dataclass
class Memory:
    """What was found of wages that are compared with many others: each conversion, and how two sorts of figures differ.

    Holds for one language and one set of rules; wages must live as long as it does.
    """

    made: dict[tuple[object, ...], CommonFigure | NotConvertible] = field(default_factory=dict)
    sorts: dict[int, tuple[object, ...]] = field(default_factory=dict)
    unlike: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict)


def compare(
    first: Wage,
    second: Wage,
    unit: Unit = Unit.HOUR,
    *,
    price_year: int | None = None,
    rules: Iterable[LegalRule] = (),
    parities: Parities = GDP,
    memory: Memory | None = None,
) -> Gap | SideBySide:
    """The gap between two wages, or why they only stand side by side.

    Where both are in force at once, both are converted with the factors of that year; otherwise each with its own.
    `memory` spares the same work for many pairs of the same wages.
    """
    for wage in (first, second):
        if not isinstance(wage, Wage):
            raise TypeError("only levels of pay can be compared")
    memory = memory or Memory()
    if reasons := (*unlike(first, second, memory), *_working_time(first, second, unit)):
        return SideBySide(first, second, reasons)
    year = _common_year(first, second)
    legal = tuple(rules)

    def made(wage: Wage, measure: Measure) -> CommonFigure | NotConvertible:
        asked = id(wage), unit, measure, price_year, year, parities.table
        if asked not in memory.made:
            memory.made[asked] = convert(wage, unit, measure, price_year=price_year, year=year, rules=legal, parities=parities)
        return memory.made[asked]

    results = {measure: (made(first, measure), made(second, measure)) for measure in (Measure.USD_MARKET, Measure.INTL_PPP)}
    return _gap(first, second, unit, results)


def _gap(
    first: Wage, second: Wage, unit: Unit,
    results: dict[Measure, tuple[CommonFigure | NotConvertible, CommonFigure | NotConvertible]],
) -> Gap | SideBySide:  # fmt: skip
    ratios: list[Ratio] = []
    missing: list[tuple[Measure, str]] = []
    for measure, (one, other) in results.items():
        if isinstance(one, NotConvertible):
            missing.append((measure, one.reason))
        elif isinstance(other, NotConvertible):
            missing.append((measure, other.reason))
        elif other.bounds[0] <= 0:
            missing.append((measure, _("An amount of 0 cannot be compared.")))
        else:
            ratios.append(_ratio(measure, one, other))
    if not ratios:
        return SideBySide(first, second, tuple(dict.fromkeys(reason for _measure, reason in missing)))
    grade = max(figure.grade for ratio in ratios for figure in (ratio.first, ratio.second))
    return Gap(first, second, tuple(ratios), tuple(missing), _cautions(first, second, unit), grade)


def _ratio(measure: Measure, one: CommonFigure, other: CommonFigure) -> Ratio:
    (low, high), (other_low, other_high) = one.bounds, other.bounds
    return Ratio(measure, low / other_high, high / other_low, one, other)


# ------------------------------------------------------------------------------------------------------ like with like
def unlike(first: Wage, second: Wage, memory: Memory) -> tuple[str, ...]:
    """Every reason why the two are not alike, whatever they are converted into."""
    sorts = _sort(first, memory), _sort(second, memory)
    if sorts not in memory.unlike:
        memory.unlike[sorts] = tuple(reason for check in CHECKS if (reason := check(first, second)))
    late = _time(first, second)
    return (*memory.unlike[sorts], late) if late else memory.unlike[sorts]


def _sort(wage: Wage, memory: Memory) -> tuple[object, ...]:
    """All of a wage that CHECKS look at."""
    if id(wage) not in memory.sorts:
        skilled = bool(SKILLED.search(wage.occupation))
        said = (wage.concept, wage.statistic, wage.is_range, wage.tier, wage.employment, wage.subject_kind, skilled, wage.state)
        memory.sorts[id(wage)] = (*said, wage.sex, wage.household, wage.components_in, wage.components_out)
    return memory.sorts[id(wage)]


def _concept(first: Wage, second: Wage) -> str:
    return _differ(first.concept, second.concept, words.CONCEPT, _("concept of pay"))


def _statistic(first: Wage, second: Wage) -> str:
    if first.is_range != second.is_range:
        return _("Not the same statistic: a range against one amount.")
    return _differ(first.statistic, second.statistic, words.STATISTIC, _("statistic"))


def _tier(first: Wage, second: Wage) -> str:
    if first.concept in BENCHMARKS:
        return ""
    return _differ(first.tier, second.tier, words.TIER, _("tier"))


def _employment(first: Wage, second: Wage) -> str:
    if first.concept in BENCHMARKS:
        return ""
    return _differ(first.employment, second.employment, words.EMPLOYMENT, _("form of employment"))


def _subject(first: Wage, second: Wage) -> str:
    kinds = {first.subject_kind, second.subject_kind}
    if first.concept not in BENCHMARKS and kinds & {"country", "wage_zone"}:
        return _("A national average is context, not one side of a gap.")
    if bool(first.subject_kind in SITES) != bool(second.subject_kind in SITES):
        return _("Not the same kind of subject: the one speaks of an employer, the other does not.")
    if first.subject_kind not in SITES:
        return _differ(first.subject_kind, second.subject_kind, words.SUBJECT, _("kind of subject"))
    return ""


def _people(first: Wage, second: Wage) -> str:
    """Whose pay it is, and for a living wage whose needs."""
    sentence = _("Not the same {what}: {one} against {other}.")
    if first.sex != second.sex:
        one, other = (_(words.SEX.get(wage.sex, wage.sex)) if wage.sex else _("everybody") for wage in (first, second))
        return sentence.format(what=_("sex"), one=one, other=other)
    if first.household != second.household:
        one, other = (wage.household or _("not stated") for wage in (first, second))
        return sentence.format(what=_("household"), one=one, other=other)
    return ""


def _parts(first: Wage, second: Wage) -> str:
    """What the one includes and the other leaves out; taxes are off both or off neither."""
    for one, other in ((first, second), (second, first)):
        inside, outside = kinds(one.components_in), kinds(other.components_out)
        if common := sorted(inside.keys() & outside.keys()):
            return _("The one includes what the other leaves out: {part}.").format(part=inside[common[0]])
        if TAX in outside and TAX not in kinds(one.components_out):
            return _("The one is before tax or contributions, the other after: {part}.").format(part=outside[TAX])
    return ""


def _trade(first: Wage, second: Wage) -> str:
    if bool(SKILLED.search(first.occupation)) != bool(SKILLED.search(second.occupation)):
        return _("Not the same occupation: skilled trades against others.")
    return ""


def _state(first: Wage, second: Wage) -> str:
    for wage in (first, second):
        if not wage.state:
            return _("A source does not say whether the rate was in force.")
        if wage.state not in HELD:
            state = _(words.WAGE_STATE.get(wage.state, wage.state))
            return _("A rate that is {state} is not a rate in force.").format(state=state)
    return ""


def _time(first: Wage, second: Wage) -> str:
    one, other = first.span, second.span
    if one is None or other is None:
        return _("A source gives no date, so the two may not be of the same time.")
    if not within_a_year(one, other):
        return _("Not of the same time: more than 12 months lie between them.")
    return ""


CHECKS: tuple[Callable[[Wage, Wage], str], ...] = (
    _concept, _statistic, _tier, _employment, _subject, _people, _parts, _trade, _state,
)  # fmt: skip


def _differ(one: str, other: str, phrases: dict[str, str], what: str) -> str:
    if not one or not other:
        return _("A source does not state the {what}.").format(what=what)
    if one != other:
        sentence = _("Not the same {what}: {one} against {other}.")
        return sentence.format(what=what, one=_(phrases.get(one, one)), other=_(phrases.get(other, other)))
    return ""


# ---------------------------------------------------------------------------------------------------------------- time
def _working_time(first: Wage, second: Wage, unit: Unit) -> tuple[str, ...]:
    """Why two months are not alike: one is of part-time work. An hour is an hour."""
    if unit is Unit.HOUR or first.hours is None or second.hours is None:
        return ()
    if (first.hours < PART_TIME) == (second.hours < PART_TIME):
        return ()
    return (_("Not the same working time: {one} hours a week against {other}.").format(**_both_hours(first, second)),)


def _both_hours(first: Wage, second: Wage) -> dict[str, str]:
    unknown = _("not stated")
    one, other = (plain(wage.hours) if wage.hours is not None else unknown for wage in (first, second))
    return {"one": one, "other": other}


def within_a_year(one: Span, other: Span) -> bool:
    """Whether the spans overlap or at most twelve months lie between them."""
    earlier, later = (one, other) if (one.start, one.end) <= (other.start, other.end) else (other, one)
    return later.start <= _year_after(earlier.end)


@lru_cache(10_000)
def _year_after(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap_day else day.replace(year=day.year + 1)


def _common_year(first: Wage, second: Wage) -> int | None:
    one, other = first.span, second.span
    if one is None or other is None:
        return None
    year = max(one.start, other.start).year
    return year if covers(one, year) and covers(other, year) else None


def _cautions(first: Wage, second: Wage, unit: Unit) -> tuple[str, ...]:
    cautions = []
    if unit is Unit.MONTH and (first.hours is None or first.hours != second.hours):
        cautions.append(_("The months may be of other hours a week: {one} against {other}.").format(**_both_hours(first, second)))
    if (first.period == "year") != (second.period == "year"):
        cautions.append(_("Only one is quoted per year, which may hold a thirteenth month."))
    if first.occupation != second.occupation:
        sentence = _("Occupations as quoted: {one} against {other}.")
        unknown = _("not stated")
        cautions.append(sentence.format(one=first.occupation or unknown, other=second.occupation or unknown))
    if first.cohort != second.cohort:
        cautions.append(_("The two may not be of the same hire cohort."))
    if (set(first.components_in), set(first.components_out)) != (set(second.components_in), set(second.components_out)):
        cautions.append(_("The two do not include the same components of pay."))
    return tuple(cautions)
