"""Two wages: a ratio between like and like, the reason where there is none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.comparison import Gap, SideBySide, compare
from graph_schema.conversion import Measure, Unit
from graph_schema.wages import Span, Wage
from tests.wage_samples import FORD_CA, FORD_US, GM_US_TOP, MINIMUM, SILAO_TOP, VW_DE

MARKET, PARITY = Measure.USD_MARKET, Measure.INTL_PPP
amounts = st.decimals(min_value="0.01", max_value="100000", places=2)
years = st.integers(min_value=2005, max_value=2024)
TINY = Decimal("1e-18")


def test_ford_before_and_after_the_canadian_deal() -> None:
    """32.05 / 42.39 x 1.3494 = 1.02025 at the market rate, x 1.139727 = 0.86172 at PPP (both of 2023)."""
    gap = compare(FORD_US, FORD_CA)
    assert isinstance(gap, Gap)
    assert [(ratio.measure, round(ratio.low, 5)) for ratio in gap.ratios] == [
        (MARKET, Decimal("1.02025")),
        (PARITY, Decimal("0.86172")),
    ]
    assert (gap.missing, gap.cautions, gap.grade) == ((), (), "B")


def test_gm_top_rates_have_a_ratio_at_the_market_rate_only() -> None:
    """7 / 36 = 0.19444; there is no parity for 2025 yet."""
    gap = compare(SILAO_TOP, GM_US_TOP)
    assert isinstance(gap, Gap)
    assert gap.ratio(PARITY) is None
    assert [(ratio.measure, ratio.value and round(ratio.value, 5)) for ratio in gap.ratios] == [(MARKET, Decimal("0.19444"))]
    assert [measure for measure, _reason in gap.missing] == [PARITY]
    assert gap.grade == "C"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (replace(GM_US_TOP, tier="start"), "Not the same tier: top rate against starting rate."),
        (replace(GM_US_TOP, tier=""), "A source does not state the tier."),
        (replace(GM_US_TOP, concept="labour_cost"), "Not the same concept of pay: basic pay against labour cost."),
        (replace(GM_US_TOP, employment="temporary"), "Not the same form of employment: directly employed against temporary."),
        (replace(GM_US_TOP, statistic="mean"), "Not the same statistic: rate against mean."),
        (replace(GM_US_TOP, amount_high=Decimal(40)), "Not the same statistic: a range against one amount."),
        (replace(GM_US_TOP, subject_kind="country"), "A national average is context, not one side of a gap."),
        (
            replace(GM_US_TOP, subject_kind="sector"),
            "Not the same kind of subject: the one speaks of an employer, the other does not.",
        ),
        (replace(GM_US_TOP, occupation="skilled trades"), "Not the same occupation: skilled trades against others."),
        (replace(GM_US_TOP, state="scheduled"), "A rate that is scheduled is not a rate in force."),
        (replace(GM_US_TOP, state="offered"), "A rate that is offered is not a rate in force."),
        (replace(GM_US_TOP, as_of="2022-05"), "Not of the same time: more than 12 months lie between them."),
        (replace(GM_US_TOP, as_of=""), "A source gives no date, so the two may not be of the same time."),
        (MINIMUM, "Not the same concept of pay: basic pay against minimum wage."),
    ],
)
def test_unlike_things_stand_side_by_side(other: Wage, reason: str) -> None:
    answer = compare(SILAO_TOP, other)
    assert isinstance(answer, SideBySide)
    assert answer.reason == reason


LIVING = replace(MINIMUM, concept="living_wage", household="standard family, urban")
MONTHLY = replace(VW_DE, amount_high=None, statistic="rate", tier="all", employment="direct", hours=Decimal(40))
# What differs, and what is said of it; whichever of the two comes first.
UNFAIR = [
    (replace(SILAO_TOP, sex="women"), GM_US_TOP, Unit.HOUR, "Not the same sex: women against everybody."),
    (LIVING, replace(LIVING, household="single person, rural"), Unit.MONTH, "Not the same household: "),
    (
        replace(SILAO_TOP, subject_kind="sector"),
        replace(GM_US_TOP, subject_kind="occupation"),
        Unit.HOUR,
        "Not the same kind of ",
    ),
    (replace(SILAO_TOP, components_out=("ISR e IMSS",)), GM_US_TOP, Unit.HOUR, "The one is before tax or contributions, "),
    (
        replace(SILAO_TOP, components_in=("forecast cost-of-living allowance",)),
        replace(GM_US_TOP, components_out=("COLA",)),
        Unit.HOUR,
        "The one includes what the other leaves out: forecast cost-of-living allowance.",
    ),
    (MONTHLY, replace(MONTHLY, hours=Decimal(20)), Unit.MONTH, "Not the same working time: 40 hours a week against 20."),
]


@pytest.mark.parametrize(("first", "second", "unit", "reason"), UNFAIR)
def test_no_way_round_leads_to_an_unfair_ratio(first: Wage, second: Wage, unit: Unit, reason: str) -> None:
    there, back = compare(first, second, unit), compare(second, first, unit)
    assert isinstance(there, SideBySide)
    assert isinstance(back, SideBySide)
    assert there.reason.startswith(reason)


def test_months_of_other_hours_and_a_year_that_may_hold_more_than_twelve_are_cautions() -> None:
    longer = compare(MONTHLY, replace(MONTHLY, hours=Decimal(48)), Unit.MONTH)
    unknown = compare(MONTHLY, replace(MONTHLY, hours=None, period="year"), Unit.MONTH)
    assert isinstance(longer, Gap)
    assert isinstance(unknown, Gap)
    assert longer.cautions == ("The months may be of other hours a week: 40 against 48.",)
    assert unknown.cautions == (
        "The months may be of other hours a week: 40 against not stated.",
        "Only one is quoted per year, which may hold a thirteenth month.",
    )


CHANGED: dict[str, tuple[Any, ...]] = {
    "concept": ("gross", "labour_cost", ""), "statistic": ("mean", "median", ""), "tier": ("start", ""),
    "employment": ("agency", ""), "subject_kind": ("country", "sector", "wage_zone"), "sex": ("women", "men"),
    "state": ("scheduled", "offered", "rejected", ""), "components_out": (("income tax",), ("deducciones",)),
    "as_of": ("2022-05", "2026-09", ""), "amount_high": (Decimal(50),), "occupation": ("skilled trades",),
}  # fmt: skip


@given(st.sampled_from([(name, value) for name, changed in CHANGED.items() for value in changed]), amounts, st.booleans())
def test_whatever_differs_there_is_no_ratio(change: tuple[str, Any], amount: Decimal, turned: bool) -> None:
    other = replace(GM_US_TOP, id="x", country="MX", currency="MXN", amount=amount)
    assert isinstance(compare(GM_US_TOP, other), Gap)
    pair = (GM_US_TOP, replace(other, **dict([change])))
    assert isinstance(compare(*(pair[::-1] if turned else pair)), SideBySide)


def test_a_ratio_of_ranges_is_a_range() -> None:
    """Both in EUR a month at 35 hours: 3900 / 4000 = 0.975 at least, 4300 / 2000 = 2.15 at most."""
    one = replace(VW_DE, tier="all")
    gap = compare(one, replace(one, id="x", amount=Decimal(2000), amount_high=Decimal(4000)))
    assert isinstance(gap, Gap)
    assert {(round(ratio.low, 9), round(ratio.high, 9), ratio.value) for ratio in gap.ratios} == {
        (Decimal("0.975000000"), Decimal("2.150000000"), None)
    }


def test_a_rate_in_force_is_known_until_its_source_was_read_and_no_longer() -> None:
    old = replace(FORD_CA, effective_from="2019", state="in_force")
    assert old.span == Span(date(2019, 1, 1), date(2019, 12, 31))
    assert replace(old, retrieved="2023-02-28").span == Span(date(2019, 1, 1), date(2023, 2, 28))
    assert replace(old, retrieved="2023", state="past").span == old.span
    assert replace(old, effective_to="2020-02").span == Span(date(2019, 1, 1), date(2020, 2, 29))
    assert replace(old, effective_from="").span is None
    assert isinstance(compare(replace(old, retrieved="2022"), GM_US_TOP), SideBySide)


def test_rates_in_force_together_use_the_same_year() -> None:
    old = replace(FORD_CA, effective_from="2019", state="in_force", retrieved="2024-11-01")
    gap = compare(old, replace(GM_US_TOP, as_of="2024-05"))
    assert isinstance(gap, Gap)
    assert {ratio.first.year for ratio in gap.ratios} == {2024}


@given(one=amounts, other=amounts, year=years)
def test_the_ratio_turned_round_is_its_inverse(one: Decimal, other: Decimal, year: int) -> None:
    first = replace(FORD_CA, amount=one, effective_from=str(year))
    second = replace(FORD_US, amount=other, effective_to=str(year))
    there, back = compare(first, second), compare(second, first)
    assert isinstance(there, Gap)
    assert isinstance(back, Gap)
    assert [ratio.measure for ratio in there.ratios] == [ratio.measure for ratio in back.ratios]
    for ratio, turned in zip(there.ratios, back.ratios, strict=True):
        assert abs(ratio.low * turned.high - 1) < TINY
