"""A wage as quoted becomes a common figure: per hour or month; national currency, US dollars or international dollars.

Every factor is kept as a step with its table and year. What a source does not state is not guessed: the answer is then
`NotConvertible` with the reason.

Order of the steps, and why:

1. Period. A day becomes a week by the paid days, a week or a month an hour by the hours of the week, both only where a
   source (or a law that is passed in) states them. A year is 52 weeks and a month a twelfth of it, 4.33 weeks: so Eurostat
   and Eurofound turn hourly and weekly minimum wages into monthly ones (reference metadata of `earn_minw`, 15.1).
2. Country's own currency, at the market rate of the wage's year, when the quote is in another one.
3. Prices: the country's consumer price index, before any change of currency, because prices rise where the wage is spent
   (ILO, Global Wage Report 2014/15: real wages in the national currency, then in constant PPP$ of one year).
4. US dollars at the year's average market rate: what labour costs an employer. Or international dollars at purchasing
   power parity: what the wage buys. Eurostat-OECD Methodological Manual on Purchasing Power Parities (2012): parities turn
   national currency into a common currency and equalise purchasing power; market rates do not.
   Rate and parity are those of the year whose prices the amount is in.

What a figure is worth after that is a grade: see `grades.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import partial

from graph_schema import reference
from graph_schema.currency_changes import TABLE, way
from graph_schema.grades import graded
from graph_schema.language import _, current_language
from graph_schema.parities import GDP, Parities
from graph_schema.reference import Factor, NoFactor, table_title
from graph_schema.steps import Step, Work, plain
from graph_schema.wages import Span, Wage, first_day

WEEKS = Decimal(52)
MONTHS = Decimal(12)
ROUGH = Decimal("1.5")  # a yearly rate or parity that is so many times that of the year before, or the other way round
AS_QUOTED = "as quoted"
CONVENTION = "convention"
LAW = "law"
INTERNATIONAL = "PPP$"


class Unit(Enum):
    """The period that pay is shown for."""

    HOUR = "hour"
    MONTH = "month"


class Measure(Enum):
    """What the amount is counted in."""

    NATIONAL = "national"
    USD_MARKET = "usd_market"
    INTL_PPP = "intl_ppp"


@dataclass(frozen=True)
class LegalRule:
    """Paid days of a week that a country's law fixes, for the caller to pass in; shown as the legal rule."""

    country: str
    paid_days: Decimal
    citation: str


MEXICO_REST_DAY = LegalRule("MX", Decimal(7), "Ley Federal del Trabajo, art. 69")


@dataclass(frozen=True)
class CommonFigure:
    """A converted wage: `value`, or `low` and `high` of a range, in `currency` per `unit`, in prices of `price_year`.

    `currency` is an ISO 4217 code, or PPP$ for international dollars; `year` is the year of the wage. Nothing is rounded.
    `grade_reasons` say why the grade is not A.
    """

    wage: Wage
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    currency: str
    unit: Unit
    measure: Measure
    year: int | None
    price_year: int | None
    steps: tuple[Step, ...]
    assumptions: tuple[str, ...]
    grade: str
    grade_reasons: tuple[str, ...]

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """Low and high end; twice the value where there is one."""
        low, high = (self.value, self.value) if self.value is not None else (self.low, self.high)
        if low is None or high is None:
            raise ValueError(f"{self.wage.id}: a figure has a value, or a low and a high end")
        return low, high


@dataclass(frozen=True)
class NotConvertible:
    """The wage stays as quoted, and why: one sentence for the reader."""

    wage: Wage
    reason: str


@dataclass(frozen=True)
class _Aim:
    """What a conversion is asked for."""

    unit: Unit
    measure: Measure
    price_year: int | None
    year: int | None
    rules: tuple[LegalRule, ...]
    parities: Parities


class _Refused(Exception):
    """Ends a conversion; the message is the reason."""


def convert(
    wage: Wage,
    unit: Unit = Unit.HOUR,
    measure: Measure = Measure.NATIONAL,
    *,
    price_year: int | None = None,
    year: int | None = None,
    rules: Iterable[LegalRule] = (),
    parities: Parities = GDP,
) -> CommonFigure | NotConvertible:
    """The wage in a common unit, or why not.

    `price_year`: in prices of that year (none: as paid). `year`: the year whose factors are used, within the wage's
    validity (none: the year it began, or is reported for). `rules`: laws on paid days that may be relied on. `parities`: of what.
    """
    if not isinstance(wage, Wage):
        raise TypeError("only a level of pay can be converted: a change and a payment are other things")
    try:
        return _converted(wage, _Aim(unit, measure, price_year, year, tuple(rules), parities))
    except (_Refused, NoFactor) as refusal:
        return NotConvertible(wage, str(refusal))


def _converted(wage: Wage, aim: _Aim) -> CommonFigure:
    work = _started(wage)
    used = _year_used(wage, aim.year)
    work.foreign = wage.foreign_quote or not _is_own(wage, used or 9999)
    _to_unit(work, wage, aim)
    _to_measure(work, wage, aim, used)
    _say_state(work, wage)
    grade, reasons = graded(wage, conventional=work.conventional, foreign=work.foreign, rough=work.rough)
    value = work.low if work.low == work.high and not wage.is_range else None
    low, high = (work.low, work.high) if value is None else (None, None)
    return CommonFigure(
        wage, value, low, high, work.currency, aim.unit, aim.measure, used, aim.price_year,
        tuple(work.steps), tuple(work.assumptions), grade, reasons,
    )  # fmt: skip


def _started(wage: Wage) -> Work:
    if wage.amount is None:
        raise _Refused(_("The source gives no amount."))
    if wage.ppp_base and not wage.currency:
        raise _Refused(_("Its publisher has converted this figure already: it is shown as published."))
    if reference.currency(wage.currency) is None:
        raise _Refused(_("The source gives no currency."))
    if not wage.period:
        raise _Refused(_("The source does not say for which period the amount is paid."))
    high = wage.amount if wage.amount_high is None else wage.amount_high
    if not 0 <= wage.amount <= high:
        raise _Refused(_("The amount is below 0, or the range is upside down."))
    return Work(wage.amount, high, wage.currency, wage.period)


def _is_own(wage: Wage, year: int) -> bool:
    """Whether the quote is in the country's currency of the year, or in one that became it: marks of 2001, lei of early 2005."""
    if reference.is_national(wage.currency, wage.country, year):
        return True
    known = reference.countries().get(wage.country)
    return bool(known and known.currencies and way(wage.currency, reference.currency_of(wage.country, year)))


def _year_used(wage: Wage, year: int | None) -> int | None:
    span = wage.span
    if span is None:
        if year is not None:
            raise _Refused(_("The source gives no date for this figure."))
        return None
    if year is None:
        return first_day(wage.as_of or wage.effective_from or wage.effective_to).year
    if not covers(span, year):
        raise _Refused(_("The figure is not known to be in force in {year}.").format(year=year))
    return year


def covers(span: Span, year: int) -> bool:
    """Whether some day of `year` lies within the span."""
    return span.start.year <= year <= span.end.year


# ------------------------------------------------------------------------------------------------------------- period
def _to_unit(work: Work, wage: Wage, aim: _Aim) -> None:
    if work.period == aim.unit.value:
        return
    if work.period == "day":
        _day_to_week(work, wage, aim.rules)
    if aim.unit is Unit.HOUR:
        _month_or_year_to_week(work)
        work.divide(_("hours a week"), _hours(wage), AS_QUOTED, period="hour")
        return
    if work.period == "hour":
        work.multiply(_("hours a week"), _hours(wage), AS_QUOTED, period="week")
    _week_or_year_to_month(work)


def _day_to_week(work: Work, wage: Wage, rules: tuple[LegalRule, ...]) -> None:
    if wage.paid_days is not None and not 0 < wage.paid_days <= 7:
        raise _Refused(_("A week cannot have {days} paid days.").format(days=plain(wage.paid_days)))
    if wage.paid_days is not None:
        work.multiply(_("paid days a week"), wage.paid_days, AS_QUOTED, period="week")
        return
    rule = next((rule for rule in rules if rule.country == wage.country), None)
    if rule is None:
        raise _Refused(_("Quoted per day, and no source says how many days a week are paid."))
    work.multiply(_("paid days a week, by law"), rule.paid_days, LAW, period="week")
    work.conventional = True
    sentence = _("A day's pay is counted for {days} days a week, as the law has it ({law}).")
    work.assume(sentence.format(days=plain(rule.paid_days), law=rule.citation))


def _hours(wage: Wage) -> Decimal:
    if wage.hours is None:
        raise _Refused(_("Quoted per {period}, and no source gives the hours of a week.").format(period=_(wage.period)))
    if not 0 < wage.hours <= 168:
        raise _Refused(_("A week cannot have {hours} hours of work.").format(hours=plain(wage.hours)))
    return wage.hours


def _month_or_year_to_week(work: Work) -> None:
    if work.period == "month":
        work.multiply(_("months a year"), MONTHS, CONVENTION, period="year")
    if work.period == "year":
        work.divide(_("weeks a year"), WEEKS, CONVENTION, period="week")
        _say_weeks(work)


def _week_or_year_to_month(work: Work) -> None:
    if work.period == "week":
        work.multiply(_("weeks a year"), WEEKS, CONVENTION, period="year")
        _say_weeks(work)
    if work.period == "year":
        work.divide(_("months a year"), MONTHS, CONVENTION, period="month")


def _say_weeks(work: Work) -> None:
    work.conventional = True
    work.assume(_("A year is counted as 52 weeks and a month as a twelfth of a year, paid leave included."))


# ----------------------------------------------------------------------------------------------- currency and prices
def _to_measure(work: Work, wage: Wage, aim: _Aim, used: int | None) -> None:
    if _needs_national(work, wage, aim, used):
        _to_national(work, wage, used)
    if aim.price_year is not None:
        _to_prices(work, wage, _dated(used), aim.price_year)
    if aim.measure is Measure.USD_MARKET and work.currency != "USD":
        _to_dollars(work, aim.price_year or _dated(used))
    if aim.measure is Measure.INTL_PPP:
        _to_international(work, wage, aim.price_year or _dated(used), aim.parities)
    if used is not None and wage.effective_to and not (wage.effective_from or wage.as_of):
        work.conventional = True
        work.assume(_("Only the end of validity is stated: the figure is dated {year}.").format(year=used))


def _needs_national(work: Work, wage: Wage, aim: _Aim, used: int | None) -> bool:
    """Not for dollars, and not where the parity is in the quoted currency: series of euro members are in euros throughout."""
    if aim.price_year is not None or aim.measure is Measure.NATIONAL:
        return True
    if aim.measure is Measure.USD_MARKET or used is None:
        return aim.measure is not Measure.USD_MARKET
    try:
        return aim.parities.of(wage.country, used).unit != work.currency
    except NoFactor:
        return True


def _to_dollars(work: Work, year: int) -> None:
    rate = reference.exchange_rate(work.currency, year)
    what = _("units of {currency} per US dollar").format(currency=work.currency)
    _say_rough(work, rate, partial(reference.exchange_rate, work.currency))
    work.divide(what, rate.value, rate.table, year=rate.year, currency="USD")


def _to_national(work: Work, wage: Wage, used: int | None) -> None:
    if not wage.country:
        raise _Refused(_("The source does not name a country."))
    if reference.is_national(work.currency, wage.country, used or 9999):
        return
    year = _dated(used)
    quoted, own = work.currency, reference.currency_of(wage.country, year)
    if _restate(work, own):
        return
    if quoted != "USD":
        _to_dollars(work, year)
    if own != "USD":
        rate = reference.exchange_rate(own, year)
        _say_rough(work, rate, partial(reference.exchange_rate, own))
        what = _("units of {currency} per US dollar").format(currency=own)
        work.multiply(what, rate.value, rate.table, year=rate.year, currency=own)
    sentence = _("Quoted in {quoted}, turned into {own} at the market rate of {year}: the rate behind the quote is not known.")
    work.assume(sentence.format(quoted=quoted, own=own, year=year))


def _to_prices(work: Work, wage: Wage, used: int, price_year: int) -> None:
    if price_year == used:
        return
    later = reference.currency_of(wage.country, price_year)
    changed = not reference.is_national(work.currency, wage.country, price_year)
    if changed and not way(work.currency, later):
        reason = _("{country} changed its currency between {year} and {price_year}.")
        country = reference.country_name(wage.country, current_language())
        raise _Refused(reason.format(country=country, year=used, price_year=price_year))
    then, now = reference.consumer_prices(wage.country, used), reference.consumer_prices(wage.country, price_year)
    _say_rough(work, then, partial(reference.consumer_prices, wage.country))
    what = _("consumer prices, {price_year} against {year}").format(price_year=price_year, year=used)
    work.multiply(what, now.value / then.value, now.table, year=price_year)
    if changed:
        _restate(work, later)


def _restate(work: Work, currency: str) -> bool:
    """Turn an amount into the currency that its own became, at the fixed rates; False where none leads there."""
    for change in (found := way(work.currency, currency)):
        what = _("units of {before} that became one {after}").format(before=change.before, after=change.after)
        work.divide(what, change.factor, TABLE, year=change.year, currency=change.after)
    return bool(found)


def _to_international(work: Work, wage: Wage, year: int, parities: Parities) -> None:
    parity = parities.of(wage.country, year)
    if parity.unit != work.currency and not _restate(work, parity.unit):
        reason = _("The parities for {country} are in {unit}, the wage is in {currency}.")
        country = reference.country_name(wage.country, current_language())
        raise _Refused(reason.format(country=country, unit=parity.unit, currency=work.currency))
    _say_rough(work, parity, partial(parities.of, wage.country))
    what = _("units of {currency} per international dollar").format(currency=parity.unit)
    work.divide(what, parity.value, parity.table, year=parity.year, currency=INTERNATIONAL)
    if not parities.of_households:
        work.assume(_("Purchasing power is that of GDP as a whole, not of what households buy."))


def _say_rough(work: Work, factor: Factor, of_year: Callable[[int], Factor]) -> None:
    """Where a factor moved far from the year before, the average of its year need not fit the day of a quote."""
    try:
        change = factor.value / of_year(factor.year - 1).value
    except NoFactor:
        return
    if not 1 / ROUGH < change < ROUGH:
        sentence = _("{table}: {of} moved by {percent} % within a year, so the average of {year} is rough.")
        of, percent = reference.country_name(factor.of, current_language()), round(abs(change - 1) * 100)
        work.assume(sentence.format(table=table_title(factor.table), of=of, percent=percent, year=factor.year))
        work.rough = True


def _dated(used: int | None) -> int:
    if used is None:
        raise _Refused(_("The source gives no date for this figure."))
    return used


def _say_state(work: Work, wage: Wage) -> None:
    if wage.state == "scheduled":
        work.assume(_("Scheduled: not a rate in force."))
    elif wage.state == "offered":
        work.assume(_("Offered: not a rate in force."))
    elif wage.state == "rejected":
        work.assume(_("Demanded or offered and rejected: never a rate in force."))
