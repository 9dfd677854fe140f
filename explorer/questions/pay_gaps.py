"""Pairs of pay figures across countries: a gap where the comparison is fair, else side by side with the reason. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any, TypeVar

from explorer import wording
from explorer.citation import Citation, of_all
from explorer.questions import pay_words as words
from explorer.questions.pay_disparity import FairPair
from explorer.questions.pay_figures import Paid
from graph_schema.comparison import SITES, Gap, Memory, Ratio, SideBySide, compare, unlike
from graph_schema.conversion import LegalRule, Measure, Unit
from graph_schema.language import _, ngettext
from graph_schema.parities import GDP, Parities
from graph_schema.wages import Wage

PAIRED = 200  # latest levels that are paired: their pairs are looked at in well under a second
K = TypeVar("K", bound=Hashable)
TIERS = ("top", "start", "average", "all", "high", "low")


@dataclass(frozen=True)
class Bounds:
    """A ratio, the larger amount over the smaller at the market rate; `low` and `high` differ where a wage is a range."""

    low: float
    high: float


@dataclass(frozen=True)
class GapRow:
    """A fair comparison, written out. `lower` and `higher` are ids of figures, by the market rate."""

    part: str
    sentence: str
    lower: str
    higher: str
    countries: tuple[str, str]
    tier: str
    unit: str
    market: Bounds | None
    ppp: Bounds | None
    grade: str
    cautions: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class ApartRow:
    """Two figures that stand side by side, without a ratio, and every reason."""

    part: str
    sentence: str
    first: str
    second: str
    countries: tuple[str, str]
    reasons: tuple[str, ...]
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why pairs could not be compared, and how many."""

    text: str
    pairs: int


@dataclass(frozen=True)
class PairsRow:
    """How many pairs across countries were looked at, how many compare fairly, and why the others do not."""

    part: str
    sentence: str
    looked_at: int
    fair: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Pair:
    """Two figures of different countries and what came out."""

    first: Paid
    second: Paid
    result: Gap | SideBySide
    unit: Unit

    @cached_property
    def countries(self) -> tuple[str, str]:
        one, other = sorted((self.first.country, self.second.country))
        return one, other

    @property
    def ids(self) -> tuple[str, str]:
        return self.first.figure.id, self.second.figure.id

    @property
    def date(self) -> str:
        return max(self.first.date, self.second.date)


def looked_at(known: Iterable[Paid], unit: Unit, rules: tuple[LegalRule, ...], parities: Parities = GDP) -> "list[_Pair]":
    """Every two figures of different countries, compared."""
    memory = Memory()
    return [_looked_at(one, other, unit, (rules, parities), memory) for one, other in _across(_candidates(known))]


def fair_pairs(looked: "list[_Pair]") -> list[FairPair]:
    """Those of them that compare fairly."""
    return [FairPair(pair.first, pair.second, pair.result) for pair in looked if isinstance(pair.result, Gap)]


def pairs(looked: "list[_Pair]") -> list[GapRow | ApartRow | PairsRow]:
    """The best gap per tier of each two countries, one pair side by side where there is none, and the count."""
    fair = [pair for pair in looked if isinstance(pair.result, Gap)]
    best = _first((((pair.countries, pair.first.figure.tier), pair) for pair in fair), _merit)
    compared = {countries for countries, _tier in best}
    apart = _first(((pair.countries, pair) for pair in looked if pair.countries not in compared), _likeness)
    gaps, sides = sorted(best.values(), key=lambda pair: (pair.countries, _merit(pair))), _Sides()
    beside = [_apart(apart[countries], sides) for countries in sorted(apart)]
    return [*(_gap(pair, sides) for pair in gaps), *beside, *([_count(looked, fair)] if looked else [])]


def _candidates(known: Iterable[Paid]) -> list[Paid]:
    """The latest levels that one employer, worksite or agreement pays: averages of countries are context, never a side."""
    levels = [p for p in known if isinstance(p.figure, Wage) and p.figure.subject_kind in SITES | {"sector", "occupation"}]
    latest = sorted(sorted(levels, key=lambda p: p.figure.id), key=lambda p: p.date, reverse=True)[:PAIRED]
    return sorted(latest, key=lambda p: p.figure.id)


def _across(known: Iterable[Paid]) -> Iterator[tuple[Paid, Paid]]:
    """Every two of different countries."""
    placed = [(p.country, p) for p in known if p.country]
    return ((one, other) for (here, one), (there, other) in combinations(placed, 2) if here != there)


def _first(pairs: Iterable[tuple[K, _Pair]], order: Callable[[_Pair], tuple[Any, ...]]) -> dict[K, _Pair]:
    """The pair that comes first in the order, for each key."""
    groups: dict[K, list[_Pair]] = defaultdict(list)
    for key, pair in pairs:
        groups[key].append(pair)
    return {key: min(group, key=order) for key, group in groups.items()}


def _looked_at(one: Paid, other: Paid, unit: Unit, given: tuple[tuple[LegalRule, ...], Parities], memory: Memory) -> _Pair:
    """By the unit asked for, else by the other one, which may be the only one that both can be turned into."""
    first, second = one.figure, other.figure
    assert isinstance(first, Wage)
    assert isinstance(second, Wage)
    rules, parities = given
    if reasons := unlike(first, second, memory):
        return _Pair(one, other, SideBySide(first, second, reasons), unit)
    result = compare(first, second, unit, rules=rules, parities=parities, memory=memory)
    if isinstance(result, SideBySide) and _alike(first, second):
        other_unit = Unit.MONTH if unit is Unit.HOUR else Unit.HOUR
        second_try = compare(first, second, other_unit, rules=rules, parities=parities, memory=memory)
        if isinstance(second_try, Gap):
            return _Pair(one, other, second_try, other_unit)
    return _Pair(one, other, result, unit)


def _alike(first: Wage, second: Wage) -> bool:
    """Whether a unit may be what keeps them apart: all else that is quick to see is the same."""
    return (first.concept, first.tier, first.employment) == (second.concept, second.tier, second.employment)


def _merit(pair: _Pair) -> tuple[str, int, int, int, str, str, str]:
    """Better first: grade, both measures, fewer cautions, tier, then the later date and the ids."""
    gap = pair.result
    assert isinstance(gap, Gap)
    tier = pair.first.figure.tier
    place = TIERS.index(tier) if tier in TIERS else len(TIERS)
    return (gap.grade, -len(gap.ratios), len(gap.cautions), place, _backwards(pair.date), *pair.ids)


def _likeness(pair: _Pair) -> tuple[int, int, str, str, str]:
    """What says more first: what the sources state, then fewer reasons, then the later date and the ids."""
    reasons = len(pair.result.reasons) if isinstance(pair.result, SideBySide) else 0
    return (_unstated(pair.first) + _unstated(pair.second), reasons, _backwards(pair.date), *pair.ids)


def _unstated(paid: Paid) -> int:
    """How much that a comparison needs is not stated."""
    figure = paid.figure
    return sum(not said for said in (figure.concept, figure.tier, figure.employment, paid.date))


@lru_cache(10_000)
def _backwards(date: str) -> str:
    """A text that sorts later dates first, and no date last."""
    return "".join(chr(ord("9") - int(c)) if c.isdigit() else c for c in (date + "-01-01")[:10]) if date else "~"


# ------------------------------------------------------------------------------------------------------------- in sentences
class _Sides:
    """Each figure as one side of a sentence, worded once: a figure stands in many pairs."""

    def __init__(self) -> None:
        self._worded: dict[int, str] = {}

    def of(self, paid: Paid) -> str:
        """The figure in words."""
        if id(paid) not in self._worded:
            self._worded[id(paid)] = _side(paid)
        return self._worded[id(paid)]


def _gap(pair: _Pair, sides: _Sides) -> GapRow:
    gap = pair.result
    assert isinstance(gap, Gap)
    market, ppp = gap.ratio(Measure.USD_MARKET), gap.ratio(Measure.INTL_PPP)
    leading = market or ppp
    assert leading is not None
    turned = leading.low + leading.high < 2
    lower, higher = (pair.first, pair.second) if turned else (pair.second, pair.first)
    measured = _bounds(market, turned), _bounds(ppp, turned)
    return GapRow(
        "gap", _sentence(gap, (lower, higher), measured, sides), lower.figure.id, higher.figure.id, pair.countries,
        pair.first.figure.tier, pair.unit.value, *measured, gap.grade, gap.cautions,
        tuple(f"{_capital(words.measure(code))}: {reason}" for code, reason in gap.missing),
        tuple(of_all(lower.sources, higher.sources)),
    )  # fmt: skip


def _bounds(ratio: Ratio | None, turned: bool) -> Bounds | None:
    """The higher over the lower, whichever came first."""
    if ratio is None:
        return None
    low, high = (1 / ratio.high, 1 / ratio.low) if turned and ratio.low else (ratio.low, ratio.high)
    return Bounds(float(low), float(high))


def _sentence(gap: Gap, two: tuple[Paid, Paid], measured: tuple[Bounds | None, Bounds | None], sides: _Sides) -> str:
    lower, higher = two
    sentence = _("{alike}, {time}: {lower} to {higher} is {ratios}. Grade {grade}.")
    market, ppp = measured
    ratios = [
        _("{ratio} at the market rate").format(ratio=ratio_text(market)) if market else "",
        _("{ratio} at purchasing power parity").format(ratio=ratio_text(ppp)) if ppp else "",
    ]
    return sentence.format(
        alike=_capital(words.whose(lower.figure, occupation=False)), time=_time(gap), lower=sides.of(lower),
        higher=sides.of(higher), ratios=wording.listed([ratio for ratio in ratios if ratio]), grade=gap.grade,
    )  # fmt: skip


def ratio_text(ratio: Bounds) -> str:
    """`1 : 7.3`, `1 : 4.5 to 1 : 6.0`."""
    low, high = wording.number(ratio.low, 1), wording.number(ratio.high, 1)
    return f"1 : {low}" if low == high else _("1 : {low} to 1 : {high}").format(low=low, high=high)


def _side(paid: Paid) -> str:
    figure = paid.figure
    job = f", {figure.occupation}" if figure.occupation else ""
    when = words.when(figure) or _("no date")
    return f"{words.place(paid)} ({wording.country(paid.country)}{job}; {words.quoted(figure)}, {when})"


def _time(gap: Gap) -> str:
    years = {ratio.first.year for ratio in gap.ratios} | {ratio.second.year for ratio in gap.ratios}
    if len(years) == 1:
        return _("both in force in {year}").format(year=years.pop())
    return _("figures of {years}, no more than 12 months apart").format(years=wording.listed(sorted(str(year) for year in years)))


def _apart(pair: _Pair, sides: _Sides) -> ApartRow:
    result = pair.result
    assert isinstance(result, SideBySide)
    sentence = _("Side by side, no ratio: {first} and {second}. {reason}").format(
        first=sides.of(pair.first), second=sides.of(pair.second), reason=result.reason
    )
    sources = tuple(of_all(pair.first.sources, pair.second.sources))
    return ApartRow("side_by_side", sentence, *pair.ids, pair.countries, result.reasons, sources)


def _count(looked: list[_Pair], fair: list[_Pair]) -> PairsRow:
    counted = Counter(_kind(pair.result.reason) for pair in looked if isinstance(pair.result, SideBySide))
    reasons = tuple(Reason(text, n) for text, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    pairs_text = ngettext(
        "{count} pair of figures from two countries was looked at",
        "{count} pairs of figures from two countries were looked at",
        len(looked),
    )
    sentence = _("{pairs}; {fair} can be compared fairly.").format(
        pairs=pairs_text.format(count=wording.number(len(looked))), fair=wording.number(len(fair))
    )
    return PairsRow("pairs", sentence, len(looked), len(fair), reasons)


def _kind(reason: str) -> str:
    """A reason without its details, to be counted: `Not the same tier`."""
    return reason.partition(":")[0].rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
