"""Figures of pay in words: what was quoted, for whom, of when. Pure."""

from decimal import Decimal

from explorer import wording
from explorer.questions.pay_figures import Paid, Quoted
from graph_schema.conversion import INTERNATIONAL, CommonFigure, Measure, Unit
from graph_schema.language import _
from graph_schema.wages import Change, Payment, Wage

WON = frozenset({"in_force", "past", "scheduled"})


def period(code: str) -> str:
    """`an hour`, `a month`; empty for a period that is not stated."""
    phrases = {"hour": _("an hour"), "day": _("a day"), "week": _("a week"), "month": _("a month"), "year": _("a year")}
    return phrases.get(code, "")


def money(low: Decimal | float, high: Decimal | float, currency: str, decimals: int | None = None) -> str:
    """An amount or a range in a currency, or in international dollars."""
    if currency != INTERNATIONAL:
        return wording.amount_range(float(low), float(high), currency, decimals)
    return f"{INTERNATIONAL} {_numbers(low, high, decimals)}"


def _numbers(low: Decimal | float, high: Decimal | float, decimals: int | None = None) -> str:
    amount = wording.number(float(low), decimals)
    return f"{amount}–{wording.number(float(high), decimals)}" if high != low else amount


def quoted(figure: Quoted) -> str:
    """What the source prints: `MX$413.21 a day`, `+9 %`, `US$6,550 once`."""
    if isinstance(figure, Change):
        return _change(figure)
    base = figure.ppp_base if isinstance(figure, Wage) and not figure.currency else ""
    if figure.amount is None or not (figure.currency or base):
        return _("no amount")
    high = figure.amount if figure.amount_high is None else figure.amount_high
    amount = _published(figure.amount, high, base) if base else money(figure.amount, high, figure.currency)
    if isinstance(figure, Payment) and figure.kind == "one_off":
        return _("{amount} once").format(amount=amount)
    return f"{amount} {period(figure.period)}".strip()


def _published(low: Decimal, high: Decimal, base: str) -> str:
    """An amount that its publisher converted, with the base year that it gives."""
    return _("{amount} international dollars, base year {year}").format(amount=_numbers(low, high), year=base)


def _change(figure: Change) -> str:
    said = []
    if figure.percent is not None:
        said.append(wording.percent(float(figure.percent), signed=True))
    if figure.percent_total is not None:
        said.append(_("{percent} with benefits").format(percent=wording.percent(float(figure.percent_total), signed=True)))
    if figure.amount is not None and figure.currency:
        high = figure.amount if figure.amount_high is None else figure.amount_high
        said.append(f"+{money(figure.amount, high, figure.currency)} {period(figure.period)}".strip())
    return ", ".join(said) or _("no amount")


def common(figure: CommonFigure) -> str:
    """A converted figure: `US$7.00 an hour`."""
    low, high = figure.bounds
    return f"{money(low, high, figure.currency, 2)} {period(figure.unit.value)}"


def whose(figure: Quoted, occupation: bool = True) -> str:
    """For whom it is: `top rate, directly employed, basic pay, skilled trades`."""
    words = [
        wording.word("Wage", "tier", figure.tier), wording.word("Wage", "employment", figure.employment),
        wording.word("Wage", "concept", figure.concept), figure.occupation if occupation else "", figure.cohort,
        *((wording.word("Wage", "sex", figure.sex), figure.household) if isinstance(figure, Wage) else ()),
    ]  # fmt: skip
    return ", ".join(word for word in words if word)


def when(figure: Quoted) -> str:
    """`from August 2025`, `until 2023`, `reported for May 2022`; empty where the source gives no date."""
    if figure.effective_from and figure.effective_to:
        return wording.period(figure.effective_from, figure.effective_to)
    if figure.effective_from:
        return _("from {date}").format(date=wording.date(figure.effective_from))
    if figure.as_of:
        return _("reported for {date}").format(date=wording.date(figure.as_of))
    if figure.effective_to:
        return _("until {date}").format(date=wording.date(figure.effective_to))
    return _("agreed {date}").format(date=wording.date(figure.agreed)) if figure.agreed else ""


def place(paid: Paid) -> str:
    """Who pays it, in words: the worksite, employer or agreement, else what the source speaks of."""
    return paid.place.name or paid.figure.subject or wording.country(paid.country)


def state(figure: Quoted) -> str:
    """`scheduled`, `offered`; empty for a rate that is or was in force."""
    if figure.state in ("in_force", "past"):
        return ""
    return wording.word("Wage", "state", figure.state) or _("not said to be in force")


def measure(code: Measure) -> str:
    """What an amount is counted in, for readers."""
    return {
        Measure.NATIONAL: _("national currency"),
        Measure.USD_MARKET: _("US dollars at the market rate"),
        Measure.INTL_PPP: _("international dollars at purchasing power parity"),
    }[code]


def unit(code: Unit) -> str:
    """`an hour`, `a month`."""
    return period(code.value)


def as_quoted(paid: Paid, amount: str = "") -> str:
    """A whole sentence on a figure as its source prints it; `amount`: `quoted(paid.figure)`, where that was made already."""
    figure = paid.figure
    own = paid.country and figure.subject_kind not in ("country", "wage_zone")
    head = f"{place(paid)} ({wording.country(paid.country)})" if own else place(paid)
    kind = _("bonus") if isinstance(figure, Payment) and figure.kind == "bonus" else ""
    parts = [kind, whose(figure), amount or quoted(figure), when(figure), state(figure)]
    return f"{head}: {', '.join(part for part in parts if part)}."


def is_level(figure: Quoted) -> bool:
    """Whether it is a level of pay, which alone can be converted."""
    return isinstance(figure, Wage)
