"""How far apart pay is inside a family where the comparison is fair, and whether that hangs on one source or figure. Pure.

The widest fair gap is looked for with all figures, then again without each source that it may rest on, and without each of
the two figures themselves. A figure goes with a source when nothing else says it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from explorer import wording
from explorer.citation import Citation, of_all
from explorer.questions.pay_figures import Paid
from graph_schema.comparison import Gap
from graph_schema.conversion import Measure
from graph_schema.language import _, ngettext

MATTERS = 0.1  # of the ratio: a gap that narrows by more than that hangs on what was left out


@dataclass(frozen=True)
class FairPair:
    """Two figures that compare fairly."""

    first: Paid
    second: Paid
    gap: Gap


@dataclass(frozen=True)
class Without:
    """The widest fair gap without a source, or without a figure: `ratio` None where no fair comparison is left."""

    source: str
    figure: str
    name: str
    ratio: float | None
    pairs: int
    sentence: str


@dataclass(frozen=True)
class DisparityRow:
    """The widest fair gap: `ratio` is the higher amount over the lower, at the low end where a wage is a range."""

    part: str
    sentence: str
    measure: str
    ratio: float
    lower: str
    higher: str
    pairs: int
    hangs: bool
    without: tuple[Without, ...]
    sources: tuple[Citation, ...] = ()


def disparity(pairs: Iterable[FairPair], measure: Measure) -> list[DisparityRow]:
    """One row, or none where no two figures compare fairly in this measure. National currencies compare at the market rate."""
    chosen = Measure.USD_MARKET if measure is Measure.NATIONAL else measure
    known = [(ratio, pair) for pair in pairs if (ratio := _ratio(pair, chosen)) is not None]
    if not known:
        return []
    ratio, widest = _widest(known)
    low, high = (widest.first, widest.second) if _turned(widest, chosen) else (widest.second, widest.first)
    without = (*_without_sources(known, widest), *_without_figures(known, (low, high)))
    hangs = any(one.ratio is None or one.ratio < ratio * (1 - MATTERS) for one in without)
    return [
        DisparityRow(
            "disparity", _sentence(ratio, low, high, len(known), hangs), chosen.value, ratio, low.figure.id, high.figure.id,
            len(known), hangs, without, tuple(of_all(low.sources, high.sources)),
        )
    ]  # fmt: skip


def _ratio(pair: FairPair, measure: Measure) -> float | None:
    """The higher over the lower, cautiously: 1 where ranges overlap."""
    found = pair.gap.ratio(measure)
    if found is None or found.low <= 0:
        return None
    return max(float(found.low), 1 / float(found.high), 1.0)


def _turned(pair: FairPair, measure: Measure) -> bool:
    """Whether the first figure is the lower one."""
    found = pair.gap.ratio(measure)
    return found is not None and found.low + found.high < 2


def _widest(known: Sequence[tuple[float, FairPair]]) -> tuple[float, FairPair]:
    return min(known, key=lambda item: (-item[0], item[1].first.figure.id, item[1].second.figure.id))


def _without_sources(known: Sequence[tuple[float, FairPair]], widest: FairPair) -> list[Without]:
    sources = sorted({source for paid in (widest.first, widest.second) for source in paid.figure.sources})
    return [_left(known, partial(_rests_on, source), source, "", _named(widest, source)) for source in sources]


def _without_figures(known: Sequence[tuple[float, FairPair]], two: tuple[Paid, Paid]) -> list[Without]:
    return [_left(known, partial(_is, one.figure.id), "", one.figure.id, _figure_named(one)) for one in two]


def _left(known: Sequence[tuple[float, FairPair]], gone: Callable[[Paid], bool], source: str, figure: str, name: str) -> Without:
    """What is left without the figures that go."""
    rest = [(ratio, pair) for ratio, pair in known if not gone(pair.first) and not gone(pair.second)]
    ratio = _widest(rest)[0] if rest else None
    left = ngettext("{count} fair comparison is left", "{count} fair comparisons are left", len(rest)).format(count=len(rest))
    said = (
        _("1 : {ratio}; {left}").format(ratio=wording.number(ratio, 1), left=left) if ratio else _("no fair comparison is left")
    )
    return Without(source, figure, name, ratio, len(rest), said)


def _rests_on(source: str, paid: Paid) -> bool:
    return set(paid.figure.sources) == {source}


def _is(figure: str, paid: Paid) -> bool:
    return paid.figure.id == figure


def _named(widest: FairPair, source: str) -> str:
    texts = [c.text for paid in (widest.first, widest.second) for c in paid.sources if c.source == source and c.text]
    return texts[0] if texts else source


def _figure_named(paid: Paid) -> str:
    where = paid.place.name or paid.figure.subject or paid.figure.name
    return _("the figure of {place} ({country})").format(place=where, country=wording.country(paid.country))


def _sentence(ratio: float, low: Paid, high: Paid, pairs: int, hangs: bool) -> str:
    widest = _("The widest fair gap is 1 : {ratio}, from {low} to {high}, of {pairs}.").format(
        ratio=wording.number(ratio, 1), low=_figure_named(low), high=_figure_named(high),
        pairs=ngettext("{count} comparison", "{count} comparisons", pairs).format(count=pairs),
    )  # fmt: skip
    verdict = _("It hangs on what is named below.") if hangs else _("It does not hang on one source or one figure.")
    return f"{widest} {verdict}"
