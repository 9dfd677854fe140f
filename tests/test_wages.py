"""Pay: worked by hand from real figures and named tables, and what must hold for any figure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.comparison import compare
from graph_schema.conversion import (
    MEXICO_REST_DAY,
    CommonFigure,
    Measure,
    NotConvertible,
    Step,
    Unit,
    convert,
)
from graph_schema.fault import Fault
from graph_schema.reference import consumer_prices, exchange_rate, ppp
from graph_schema.wages import Change, Payment, Wage, figure_of
from tests.wage_samples import (
    CALL_CENTRE,
    CHATTANOOGA,
    CHATTANOOGA_2030,
    FORD_CA,
    FORD_MX,
    FORD_US,
    GOODYEAR,
    LEAR,
    MINIMUM,
    PUEBLA_A4,
    SILAO_2022,
    SILAO_START,
    VW_DE,
    wage,
)

HOUR, MONTH = Unit.HOUR, Unit.MONTH
NATIONAL, MARKET, PARITY = Measure.NATIONAL, Measure.USD_MARKET, Measure.INTL_PPP


# (wage, unit, measure, amount to 2 decimals, currency, grade); the arithmetic beside it, factors from data/reference
BY_HAND = [
    (SILAO_2022, HOUR, MARKET, "3.25", "USD", "C"),  # quoted in dollars: nothing to do
    (SILAO_2022, HOUR, NATIONAL, "65.39", "MXN", "C"),  # 3.25 x 20.1208 (exchange-rates 2022) = 65.39260
    (SILAO_2022, HOUR, PARITY, "6.59", "PPP$", "C"),  # 3.25 x 20.1208 / 9.92278 (ppp-gdp 2022) = 6.59015
    (SILAO_START, MONTH, MARKET, "624.00", "USD", "C"),  # 3 x 48 x 52 / 12
    (SILAO_START, HOUR, NATIONAL, "57.62", "MXN", "C"),  # 3 x 19.2052 (exchange-rates 2025) = 57.6156
    (CHATTANOOGA, HOUR, MARKET, "24.57", "USD", "B"),  # dollars in the United States
    (PUEBLA_A4, MONTH, NATIONAL, "12534.04", "MXN", "B"),  # 413.21 x 7 x 52 / 12 = 12534.03667
    (PUEBLA_A4, MONTH, MARKET, "652.64", "USD", "B"),  # 12534.03667 / 19.2052 (exchange-rates 2025) = 652.63765
    (FORD_CA, HOUR, MARKET, "31.41", "USD", "B"),  # 42.39 / 1.3494 (exchange-rates 2023) = 31.41396
    (FORD_CA, HOUR, PARITY, "37.19", "PPP$", "B"),  # 42.39 / 1.139727 (ppp-gdp 2023) = 37.19312
    (FORD_MX, HOUR, MARKET, "4.27", "USD", "B"),  # 47.59 / 11.1425 (exchange-rates 2008) = 4.27103
    (FORD_MX, HOUR, PARITY, "6.37", "PPP$", "B"),  # 47.59 / 7.469532 (ppp-gdp 2008) = 6.37122
    (GOODYEAR, HOUR, NATIONAL, "65.63", "MXN", "B"),  # 450 x 7 / 48 = 65.625
    (GOODYEAR, HOUR, MARKET, "3.70", "USD", "B"),  # 65.625 / 17.7334 (exchange-rates 2023) = 3.70064
    (GOODYEAR, HOUR, PARITY, "6.73", "PPP$", "B"),  # 65.625 / 9.751268 (ppp-gdp 2023) = 6.72989
    (CALL_CENTRE, HOUR, NATIONAL, "7.92", "EUR", "B"),  # 16059 / 52 / 39 = 7.91864
    (CALL_CENTRE, MONTH, NATIONAL, "1338.25", "EUR", "B"),  # 16059 / 12
    (LEAR, HOUR, MARKET, "0.92", "USD", "B"),  # 500 / 50 / 10.9056 (exchange-rates 2006) = 0.91696
    (MINIMUM, MONTH, PARITY, "761.44", "PPP$", "B"),  # 248.93 x 7 x 52 / 12 / 9.916562 (ppp-gdp 2024) = 761.44098
]


@pytest.mark.parametrize(("quoted", "unit", "measure", "expected"), [(row[0], row[1], row[2], row[3:]) for row in BY_HAND])
def test_worked_by_hand(quoted: Wage, unit: Unit, measure: Measure, expected: tuple[str, str, str]) -> None:
    figure = figure_in(quoted, unit, measure)
    assert (round_half_up(amount_of(figure)), figure.currency, figure.grade) == expected


@pytest.mark.parametrize(
    ("measure", "low", "high"),
    [
        (NATIONAL, "25.71", "28.35"),  # 3900 and 4300 x 12 / 52 / 35 = 25.71429 and 28.35165
        (MARKET, "27.82", "30.68"),  # / 0.9242 (exchange-rates 2024) = 27.82329 and 30.67696
        (PARITY, "36.69", "40.45"),  # / 0.700862 (ppp-gdp 2024) = 36.68951 and 40.45254
    ],
)
def test_a_range_stays_a_range(measure: Measure, low: str, high: str) -> None:
    figure = figure_in(VW_DE, HOUR, measure)
    assert (figure.value, *map(round_half_up, figure.bounds), figure.grade) == (None, low, high, "C")


def test_prices_come_before_parities() -> None:
    """47.59 x 184.43265 / 91.179081 (consumer-prices 2024 and 2008) = 96.26276 MXN; / 9.916562 (ppp-gdp 2024) = 9.70727."""
    figure = convert(FORD_MX, HOUR, PARITY, price_year=2024)
    assert isinstance(figure, CommonFigure)
    assert round(amount_of(figure), 5) == Decimal("9.70727")
    assert [(step.table, step.year) for step in figure.steps] == [("consumer-prices", 2024), ("ppp-gdp", 2024)]


def test_our_hour_agrees_with_the_unions_own_within_half_a_percent() -> None:
    """Baden-Württemberg, group 1: 2,398 EUR a month at 35 hours; the page's own hour is 15.75 (4.35 weeks a month)."""
    figure = figure_in(wage("me-bw-eg1-month", "DE", "2398", "EUR", "month", hours="35"), HOUR, NATIONAL)
    assert abs(amount_of(figure) / Decimal("15.75") - 1) < Decimal("0.005")


def test_every_step_is_written_out() -> None:
    assert figure_in(GOODYEAR, HOUR, PARITY).steps == (
        Step("paid days a week, by law", Decimal(7), "law", None, "450 MXN/day × 7 = 3150 MXN/week"),
        Step("hours a week", Decimal(48), "as quoted", None, "3150 MXN/week ÷ 48 = 65.625 MXN/hour"),
        Step(
            "units of MXN per international dollar",
            Decimal("9.751268"),
            "ppp-gdp",
            2023,
            "65.625 MXN/hour ÷ 9.751268 = 6.729894 PPP$/hour",
        ),
    )
    assert figure_in(GOODYEAR, HOUR, PARITY).assumptions == (
        "A day's pay is counted for 7 days a week, as the law has it (Ley Federal del Trabajo, art. 69).",
        "Purchasing power is that of GDP as a whole, not of what households buy.",
    )


def test_a_mark_became_euros_at_the_fixed_rate() -> None:
    mark = wage("de-1998", "DE", "20", "DEM", "hour", as_of="1998")
    assert [(step.what, step.factor, step.table, step.year) for step in figure_in(mark, HOUR, PARITY).steps] == [
        ("units of DEM that became one EUR", Decimal("1.95583"), "currency-changes", 1999),
        ("units of EUR per international dollar", ppp("DE", 1998).value, "ppp-gdp", 1998),
    ]
    assert figure_in(mark, HOUR, MARKET).value == Decimal(20) / exchange_rate("DEM", 1998).value
    later = convert(mark, HOUR, NATIONAL, price_year=2010)
    assert isinstance(later, CommonFigure)
    prices = consumer_prices("DE", 2010).value / consumer_prices("DE", 1998).value
    assert (later.currency, later.value) == ("EUR", Decimal(20) * prices / Decimal("1.95583"))


def test_zeros_taken_off_are_followed_and_another_currency_is_refused() -> None:
    lira = convert(wage("tr", "TR", "1000000", "TRL", "month", as_of="2004"), MONTH, NATIONAL, price_year=2006)
    assert isinstance(lira, CommonFigure)
    assert lira.currency == "TRY"
    assert lira.value == consumer_prices("TR", 2006).value / consumer_prices("TR", 2004).value
    euros = convert(wage("de", "DE", "10", "EUR", "month", as_of="2005"), MONTH, NATIONAL, price_year=1995)
    assert isinstance(euros, NotConvertible)
    assert euros.reason == "Germany changed its currency between 2005 and 1995."


def test_euros_of_a_country_before_it_joined_meet_a_parity_in_euros() -> None:
    kuna_country = figure_in(wage("hr", "HR", "1000", "EUR", "month", as_of="2018", foreign_quote=True), MONTH, PARITY)
    assert kuna_country.value == Decimal(1000) / ppp("HR", 2018).value
    assert kuna_country.grade == "C"


def test_what_a_publisher_has_converted_is_not_converted_again() -> None:
    published = wage("mx", "MX", "900", "", "month", as_of="2020", ppp_base="2021")
    reason = "Its publisher has converted this figure already: it is shown as published."
    assert convert(published, MONTH, PARITY) == NotConvertible(published, reason)


NO_PARITY_YET = (
    "PPP conversion factors, GDP has United States (US) for 1990 to 2024, not for 2026: no other year is put in its place."
)


@pytest.mark.parametrize(
    ("quoted", "unit", "measure", "reason"),
    [
        (PUEBLA_A4, HOUR, NATIONAL, "Quoted per day, and no source gives the hours of a week."),
        (CHATTANOOGA, MONTH, NATIONAL, "Quoted per hour, and no source gives the hours of a week."),
        (CHATTANOOGA, HOUR, PARITY, NO_PARITY_YET),
        (replace(FORD_CA, effective_from=""), HOUR, MARKET, "The source gives no date for this figure."),
        (replace(FORD_CA, amount=None), HOUR, NATIONAL, "The source gives no amount."),
        (replace(FORD_CA, currency=""), HOUR, NATIONAL, "The source gives no currency."),
        (
            replace(CALL_CENTRE, currency="", ppp_base="2021"),
            MONTH,
            NATIONAL,
            "Its publisher has converted this figure already: it is shown as published.",
        ),
        (replace(FORD_CA, period=""), HOUR, NATIONAL, "The source does not say for which period the amount is paid."),
        (replace(FORD_CA, country=""), HOUR, PARITY, "The source does not name a country."),
        (replace(FORD_CA, amount=Decimal(-1)), HOUR, NATIONAL, "The amount is below 0, or the range is upside down."),
        (replace(VW_DE, hours=Decimal(0)), HOUR, NATIONAL, "A week cannot have 0 hours of work."),
        (
            wage("ec-1995", "EC", "20", "ECS", "hour", as_of="1995"),
            HOUR,
            PARITY,
            "Market exchange rates, annual average has no figure for ECS.",
        ),
    ],
)
def test_what_cannot_be_converted_stays_as_quoted_with_the_reason(
    quoted: Wage, unit: Unit, measure: Measure, reason: str
) -> None:
    refused = convert(quoted, unit, measure, rules=(MEXICO_REST_DAY,))
    assert refused == NotConvertible(quoted, reason)


def test_the_legal_rule_on_paid_days_counts_only_when_passed_in() -> None:
    assert convert(GOODYEAR) == NotConvertible(GOODYEAR, "Quoted per day, and no source says how many days a week are paid.")
    stated = convert(replace(GOODYEAR, paid_days=Decimal(7), confidence="primary"))
    assert isinstance(stated, CommonFigure)
    assert (stated.value, stated.grade) == (Decimal("65.625"), "A")
    elsewhere = replace(GOODYEAR, country="BR", currency="BRL")
    assert isinstance(convert(elsewhere, rules=(MEXICO_REST_DAY,)), NotConvertible)


@pytest.mark.parametrize(
    ("quoted", "grade"),
    [
        (replace(FORD_CA, confidence="primary"), "A"),
        (FORD_CA, "B"),
        (replace(CALL_CENTRE, confidence="primary"), "B"),
        (replace(VW_DE, confidence="primary", period="hour"), "B"),
        (replace(FORD_US, confidence="primary"), "B"),
        (VW_DE, "C"),
        (SILAO_2022, "C"),
        (replace(FORD_CA, statistic="estimate"), "C"),
        (replace(FORD_CA, state=""), "C"),
        (CHATTANOOGA_2030, "C"),
    ],
)
def test_grades(quoted: Wage, grade: str) -> None:
    assert figure_in(quoted, HOUR, NATIONAL).grade == grade


def test_a_year_in_which_a_factor_moved_by_half_is_rough_and_the_next_to_it_is_not() -> None:
    argentina = wage("ar", "AR", "500000", "ARS", "month", as_of="2024", confidence="primary")
    found = convert(argentina, Unit.MONTH, Measure.INTL_PPP)
    assert isinstance(found, CommonFigure)
    assert (found.grade, found.grade_reasons) == ("C", ("a year in which the rate or the parity moved far",))
    assert found.assumptions[0] == (
        "PPP conversion factors, GDP: Argentina moved by 200 % within a year, so the average of 2024 is rough."
    )
    mexico = wage("mx", "MX", "1000", "MXN", "month", as_of="1995", confidence="primary")
    assert [convert(replace(mexico, as_of=year), Unit.MONTH, Measure.USD_MARKET).grade for year in ("1995", "1996")] == ["C", "A"]  # type: ignore[union-attr]


def test_a_currency_that_became_the_countrys_own_in_the_course_of_a_year_is_not_foreign() -> None:
    """Lei of the first half of 2005: 8,000,000 / 10,000 = 800; marks and euros of 2000; cruzeiros reais of early 1994."""
    old = wage("ro", "RO", "8000000", "ROL", "month", as_of="2005-03", confidence="primary")
    for quoted, amount in (
        (old, "800"), (replace(old, country="DE", currency="DEM", as_of="2000", amount=Decimal("1955.83")), "1000"),
        (replace(old, country="BR", currency="BRR", as_of="1994-05", amount=Decimal("2750000")), "1000"),
    ):  # fmt: skip
        found = convert(quoted, Unit.MONTH, Measure.NATIONAL)
        assert isinstance(found, CommonFigure)
        assert (found.value, found.grade) == (Decimal(amount), "A")


def test_a_grade_gives_its_reasons() -> None:
    assert figure_in(SILAO_2022, HOUR, MARKET).grade_reasons == ("quoted in a foreign currency",)
    assert figure_in(CALL_CENTRE, HOUR, MARKET).grade_reasons == ("a convention was needed", "a secondary source")
    assert figure_in(replace(FORD_CA, confidence="primary"), HOUR, MARKET).grade_reasons == ()


def test_a_scheduled_rate_says_so() -> None:
    assert figure_in(CHATTANOOGA_2030, HOUR, NATIONAL).assumptions == ("Scheduled: not a rate in force.",)


def test_a_change_is_not_a_level() -> None:
    rise = Change(id="gm-mx-change-2022", country="MX", percent=Decimal("8.5"), state="past")
    bonus = Payment(id="gm-mx-bonus-2022", country="MX", kind="bonus", amount=Decimal(1600), currency="MXN")
    for other in (rise, bonus):
        with pytest.raises(TypeError, match="only a level"):
            convert(other)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="only levels"):
            compare(FORD_CA, other)  # type: ignore[arg-type]


def test_what_the_graph_says_becomes_its_own_type() -> None:
    said = {"country": "MX", "amount": 450.5, "currency": "MXN", "period": "day", "kind": "level", "hours": 48, "state": "past"}
    assert figure_of("w", said, "secondary", ["starter/wages"]) == Wage(
        id="w",
        country="MX",
        amount=Decimal("450.5"),
        currency="MXN",
        period="day",
        hours=Decimal(48),
        state="past",
        confidence="secondary",
        sources=("starter/wages",),
    )
    assert figure_of("c", {"kind": "change", "change": 9}) == Change(id="c", percent=Decimal(9))
    assert figure_of("p", {"kind": "bonus", "amount": 1600}) == Payment(id="p", kind="bonus", amount=Decimal(1600))


@pytest.mark.parametrize("said", [{"amount": "ten"}, {"amount": float("nan")}, {"hours": "inf"}])
def test_what_is_no_number_is_a_fault_and_not_a_wage(said: dict[str, object]) -> None:
    with pytest.raises(Fault, match="is not a number"):
        figure_of("w", said)


# ---------------------------------------------------------------------------------------------------- what always holds
amounts = st.decimals(min_value="0.01", max_value="100000", places=2)
weeks = st.decimals(min_value="20", max_value="60", places=1)
countries = st.sampled_from([("MX", "MXN"), ("US", "USD"), ("CA", "CAD"), ("DE", "EUR"), ("BR", "BRL"), ("KR", "KRW")])
years = st.integers(min_value=2005, max_value=2024)
TINY = Decimal("1e-18")


@given(amount=amounts, hours=weeks)
def test_hour_to_month_and_back(amount: Decimal, hours: Decimal) -> None:
    quoted = wage("w", "CA", str(amount), "CAD", "hour", hours=str(hours), effective_from="2023")
    month = figure_in(quoted, MONTH, NATIONAL)
    back = figure_in(replace(quoted, amount=month.value, period="month"), HOUR, NATIONAL)
    assert abs(amount_of(back) / amount - 1) < TINY


@given(amount=amounts, place=countries, year=years)
def test_national_to_dollars_and_back(amount: Decimal, place: tuple[str, str], year: int) -> None:
    country, currency = place
    quoted = wage("w", country, str(amount), currency, "hour", as_of=str(year))
    dollars = figure_in(quoted, HOUR, MARKET)
    back = figure_in(replace(quoted, amount=dollars.value, currency="USD"), HOUR, NATIONAL)
    assert (dollars.currency, back.currency) == ("USD", currency)
    assert abs(amount_of(back) / amount - 1) < TINY


@given(amount=amounts, place=countries, year=years)
def test_each_measure_uses_its_own_table(amount: Decimal, place: tuple[str, str], year: int) -> None:
    country, currency = place
    quoted = wage("w", country, str(amount), currency, "hour", as_of=str(year))
    assert figure_in(quoted, HOUR, MARKET).value == amount / exchange_rate(currency, year).value
    assert figure_in(quoted, HOUR, PARITY).value == amount / ppp(country, year).value
    assert [figure_in(quoted, HOUR, measure).currency for measure in Measure] == [currency, "USD", "PPP$"]


periods = st.sampled_from(["hour", "day", "week", "month", "year"])
quotes = st.builds(
    lambda amount, period, hours, days: replace(FORD_CA, amount=amount, period=period, hours=hours, paid_days=days),
    amounts,
    periods,
    st.none() | weeks,
    st.none() | st.integers(1, 7).map(Decimal),
)


@given(quoted=quotes, unit=st.sampled_from(Unit), measure=st.sampled_from(Measure))
def test_missing_is_never_nought_and_every_factor_has_a_table(quoted: Wage, unit: Unit, measure: Measure) -> None:
    answer = convert(quoted, unit, measure)
    if isinstance(answer, NotConvertible):
        assert quoted.hours is None or quoted.paid_days is None
        assert answer.reason.endswith(".")
        return
    assert amount_of(answer) > 0
    assert all(step.table and step.formula and step.factor > 0 for step in answer.steps)
    assert answer.steps or (answer.value, answer.currency) == (quoted.amount, "CAD")


@given(year=st.integers(2025, 2100) | st.integers(1800, 1989), place=countries)
def test_a_year_outside_the_table_is_refused(year: int, place: tuple[str, str]) -> None:
    country, currency = place
    answer = convert(wage("w", country, "10", currency, "hour", as_of=str(year)), HOUR, PARITY)
    assert isinstance(answer, NotConvertible)


def figure_in(quoted: Wage, unit: Unit, measure: Measure) -> CommonFigure:
    answer = convert(quoted, unit, measure, rules=(MEXICO_REST_DAY,))
    assert isinstance(answer, CommonFigure), answer
    return answer


def amount_of(figure: CommonFigure) -> Decimal:
    assert figure.value is not None
    return figure.value


def round_half_up(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP"))
