"""Figures of pay as quoted: levels, changes and single payments, which are three types and never mix.

A `Wage` is what a source prints, untouched: its amount, its currency, its period. What can be made of it is in
`conversion.py` (a common figure) and `comparison.py` (a ratio, or the reason why there is none).

The concepts follow the resolution on an integrated system of wages statistics of the Twelfth International Conference
of Labour Statisticians (ILO, 1973): wage rates (`basic`), earnings (`gross`), and labour cost; `total_compensation` is
what studies of employers' cost per worker call so.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache

from graph_schema.fault import Fault
from graph_schema.language import _

HELD = frozenset({"in_force", "past"})


@dataclass(frozen=True)
class Span:
    """First and last day on which a figure is known to have been in force."""

    start: date
    end: date


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What a level, a change and a payment have in common. Codes are those of `words.py`; empty means not stated.

    Dates are ISO, possibly only a year or a year and a month. `confidence` is that of the evidence (primary,
    secondary), `retrieved` its date: `state` holds as of that day.
    """

    id: str
    name: str = ""
    country: str = ""
    place: str = ""
    subject_kind: str = ""
    subject: str = ""
    occupation: str = ""
    tier: str = ""
    cohort: str = ""
    employment: str = ""
    concept: str = ""
    effective_from: str = ""
    effective_to: str = ""
    as_of: str = ""
    agreed: str = ""
    state: str = ""
    headcount: int | None = None
    note: str = ""
    confidence: str = ""
    retrieved: str = ""
    sources: tuple[str, ...] = ()

    @cached_property
    def span(self) -> Span | None:
        """When it is known to have been in force; None where the source gives no date.

        A rate in force lasts at least to the day its source was read; a past one whose end is not stated is known for
        its start only. Nothing is stretched.
        """
        start = self.effective_from or self.as_of or self.effective_to
        if not start:
            return None
        if self.effective_to:
            return Span(first_day(start), last_day(self.effective_to))
        read = self.retrieved if self.state == "in_force" else ""
        return Span(first_day(start), max(last_day(day) for day in (start, self.as_of, read) if day))


@dataclass(frozen=True, kw_only=True)
class Wage(Figure):
    """A level of pay as quoted. `amount_high` makes it a range; units: currency per period, days and hours per week.

    `hours` and `paid_days` are filled only where a source states them.
    """

    statistic: str = ""
    amount: Decimal | None = None
    amount_high: Decimal | None = None
    currency: str = ""
    period: str = ""
    paid_days: Decimal | None = None
    hours: Decimal | None = None
    components_in: tuple[str, ...] = ()
    components_out: tuple[str, ...] = ()
    foreign_quote: bool = False
    sex: str = ""
    household: str = ""
    ppp_base: str = ""

    @property
    def is_range(self) -> bool:
        """Whether two amounts are quoted."""
        return self.amount_high is not None


@dataclass(frozen=True, kw_only=True)
class Change(Figure):
    """A rise or a cut: percent (`percent_total` with benefits), or an amount per period.

    Not a level: never converted, never averaged with one.
    """

    percent: Decimal | None = None
    percent_total: Decimal | None = None
    amount: Decimal | None = None
    amount_high: Decimal | None = None
    currency: str = ""
    period: str = ""


@dataclass(frozen=True, kw_only=True)
class Payment(Figure):
    """A one-off payment or a bonus (`kind`): a component of its own, never part of a level."""

    kind: str = "one_off"
    amount: Decimal | None = None
    amount_high: Decimal | None = None
    currency: str = ""
    period: str = ""


@dataclass(frozen=True)
class _Reader:
    """Takes what a `Wage` node of the graph says, one property at a time."""

    id: str
    said: Mapping[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return str(self.said.get(name) or "")

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.said.get(name)
        return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()

    def flag(self, name: str) -> bool:
        return self.said.get(name) is True

    def whole(self, name: str) -> int | None:
        number = self.number(name)
        return None if number is None else int(number)

    def number(self, name: str) -> Decimal | None:
        """Missing stays missing: None, never 0."""
        value = self.said.get(name)
        if value is None or value == "":
            return None
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise Fault(_("{id}: {name} is not a number: {value}").format(id=self.id, name=name, value=value))
        return number


def figure_of(
    id: str, said: Mapping[str, object], confidence: str = "", sources: Iterable[str] = (), *, retrieved: str = ""
) -> Wage | Change | Payment:
    """The figure that a `Wage` node states, by its `kind`. Properties are named as the ontology names them."""
    read = _Reader(id, said)
    shared: dict[str, object] = {
        name: read.text(name)
        for name in (
            "name", "country", "place", "subject_kind", "subject", "occupation", "tier", "cohort", "employment", "concept",
            "effective_from", "effective_to", "as_of", "agreed", "state", "note", "currency", "period",
        )
    }  # fmt: skip
    shared |= {"id": id, "headcount": read.whole("headcount"), "confidence": confidence}
    shared |= {"retrieved": retrieved, "sources": tuple(sources)}
    shared |= {"amount": read.number("amount"), "amount_high": read.number("amount_high")}
    kind = read.text("kind") or "level"
    if kind == "change":
        return Change(percent=read.number("change"), percent_total=read.number("change_total"), **shared)  # type: ignore[arg-type]
    if kind in ("one_off", "bonus"):
        return Payment(kind=kind, **shared)  # type: ignore[arg-type]
    return Wage(
        statistic=read.text("statistic"), paid_days=read.number("paid_days"), hours=read.number("hours"),
        components_in=read.texts("components_in"), components_out=read.texts("components_out"),
        foreign_quote=read.flag("foreign_quote"), sex=read.text("sex"), household=read.text("household"),
        ppp_base=read.text("ppp_base"), **shared,  # type: ignore[arg-type]
    )  # fmt: skip


@lru_cache(10_000)
def first_day(day: str) -> date:
    """First day of an ISO date that may be a year or a month only."""
    year, month, number = _parts(day)
    return date(year, month or 1, number or 1)


@lru_cache(10_000)
def last_day(day: str) -> date:
    """Last day of an ISO date that may be a year or a month only."""
    year, month, number = _parts(day)
    return date(year, month or 12, number or monthrange(year, month or 12)[1])


def _parts(day: str) -> tuple[int, int, int]:
    try:
        pieces = [int(piece) for piece in day.split("-")]
        date(*[*pieces, 1, 1][:3])
    except (ValueError, TypeError):
        raise Fault(_("Not a date: {day}. Write YYYY-MM-DD, YYYY-MM or YYYY.").format(day=day)) from None
    year, month, number = [*pieces, 0, 0][:3]
    return year, month, number
