"""What a family or a sector pays: fair gaps only, context apart, changes beside levels, on both engines."""

from decimal import Decimal

import pytest

from explorer.question import Answer, ask
from explorer.questions import wages as pay
from explorer.questions.pay_gaps import ApartRow, Bounds, GapRow, PairsRow
from explorer.questions.wages import LevelRow, PayRow, WageRow
from graph_schema import reference
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.records import Record, Value
from tests import sample_families as s
from tests import sample_pay as p


def asked(graph: Graph, **given: str) -> Answer[WageRow]:
    s.load(graph, *p.RECORDS)
    return ask(graph, "wages", {"family": s.GM} | given)


def parts(answer: Answer[WageRow]) -> dict[str, list[str]]:
    """Ids by part."""
    found: dict[str, list[str]] = {}
    for row in answer.rows:
        if isinstance(row, PayRow):
            found.setdefault(row.part, []).append(row.id)
    return found


def row(answer: Answer[WageRow], known: str) -> PayRow:
    [found] = [r for r in answer.rows if isinstance(r, PayRow) and r.id == known]
    return found


def test_a_family_gives_levels_figures_as_quoted_changes_payments_and_context_each_in_its_place(graph: Graph) -> None:
    assert parts(asked(graph)) == {
        "level": [p.GM_TOP_MX, p.GM_START_MX, p.FUTURE, p.GM_TOP_US],
        "as_quoted": [p.GM_DAY_MX],
        "change": [p.REFUSED, p.RISE],
        "payment": [p.BONUS],
        "context": [p.AVERAGE],
    }


def test_a_level_carries_every_factor_with_its_table_and_year_and_its_grade(graph: Graph) -> None:
    level = row(asked(graph, measure="intl_ppp"), p.GM_TOP_MX)
    assert isinstance(level, LevelRow)
    parity = reference.ppp("MX", 2024)
    assert [(step.table, step.year, step.factor) for step in level.steps] == [("ppp-gdp", 2024, float(parity.value))]
    assert level.low == level.high == float(Decimal(120) / parity.value)
    assert (level.quoted, level.currency, level.unit, level.grade) == ("MX$120 an hour", "PPP$", "hour", "A")
    assert [(c.source, c.address) for c in level.sources] == [(s.SOURCE, s.PAGE)]


def test_a_gap_is_written_at_the_market_rate_and_at_purchasing_power_with_what_is_alike(graph: Graph) -> None:
    answer = asked(graph)
    [gap] = [r for r in answer.rows if isinstance(r, GapRow)]
    rate, parity = reference.exchange_rate("MXN", 2024).value, reference.ppp("MX", 2024).value
    market, ppp = float(36 / (120 / rate)), float(36 / (120 / parity))
    assert (gap.lower, gap.higher, gap.countries, gap.tier, gap.grade) == (p.GM_TOP_MX, p.GM_TOP_US, ("MX", "US"), "top", "A")
    assert isinstance(gap.market, Bounds)
    assert isinstance(gap.ppp, Bounds)
    assert [gap.market.low, gap.market.high, gap.ppp.low, gap.ppp.high] == pytest.approx([market, market, ppp, ppp])
    assert gap.sentence == (
        "Top rate, directly employed, basic pay, both in force in 2024: "
        "GM Silao (Mexico; MX$120 an hour, reported for August 2024) "
        "to General Motors (United States; US$36 an hour, reported for May 2024) is "
        f"1 : {market:.1f} at the market rate and 1 : {ppp:.1f} at purchasing power parity. Grade A."
    )


def test_unlike_figures_stand_side_by_side_without_a_ratio(graph: Graph) -> None:
    us = p.wage(
        "wage:us-start",
        s.employer(s.GM),
        country="US",
        subject_kind="employer",
        tier="start",
        amount=18,
        currency="USD",
        period="hour",
    )
    mx = p.wage("wage:mx-top", p.SILAO, country="MX", tier="top", amount=7, currency="USD", period="hour")
    s.load(graph, *us, *mx)
    answer = ask(graph, "wages", {"family": s.GM})
    assert [r for r in answer.rows if isinstance(r, GapRow)] == []
    [apart] = [r for r in answer.rows if isinstance(r, ApartRow)]
    assert apart.reasons == ("Not the same tier: top rate against starting rate.",)
    assert apart.sentence.startswith("Side by side, no ratio: GM Silao (Mexico; US$7 an hour")


def test_national_averages_are_context_and_never_one_side_of_a_pair(graph: Graph) -> None:
    answer = asked(graph)
    paired = {i for r in answer.rows if isinstance(r, GapRow) for i in (r.lower, r.higher)}
    paired |= {i for r in answer.rows if isinstance(r, ApartRow) for i in (r.first, r.second)}
    assert p.AVERAGE not in paired
    [count] = [r for r in answer.rows if isinstance(r, PairsRow)]
    assert (count.looked_at, count.fair) == (6, 1)  # three Mexican levels by two of the US: the average is not among them
    assert sum(reason.pairs for reason in count.reasons) == 5


def test_a_wage_of_a_zone_stands_only_for_worksites_that_are_known_to_lie_in_it(graph: Graph) -> None:
    """By place or region, or in Mexico outside the states on the northern border; an employer's seat says nothing."""
    zones: dict[str, dict[str, Value]] = {
        "silao": {"subject": "the town", "place": "Silao; León"},
        "state": {"subject": "Guanajuato"},
        "rest": {"subject": "Mexico, rest of the country"},
        "border": {"subject": "Mexico, Zona Libre de la Frontera Norte"},
        "california": {"country": "US", "subject": "Eight cities of Silicon Valley, California"},
    }
    usual: dict[str, Value] = {
        "country": "MX",
        "subject_kind": "wage_zone",
        "kind": "level",
        "as_of": "2024",
        "concept": "minimum",
        "amount": 30,
        "currency": "MXN",
        "period": "hour",
    }
    known = {name: f"wage:zone-{name}" for name in zones}
    where = s.node("Worksite", s.SILAO, "GM Silao", s.evidence(s.OTHER), region="Guanajuato")
    s.load(graph, where, *p.RECORDS, *(s.node("Wage", known[name], name, **usual | said) for name, said in zones.items()))
    rows = {r.id: r for r in ask(graph, "wages", {"family": s.GM}).rows if isinstance(r, PayRow) and r.local}
    assert {name: rows[known[name]].covers for name in zones} == {
        "silao": (s.SILAO,), "state": (s.SILAO,), "rest": (s.SILAO,), "border": (), "california": (),
    }  # fmt: skip


def test_without_a_unit_the_one_that_shows_more_is_used(graph: Graph) -> None:
    months = [
        p.wage(f"wage:month-{n}", p.SILAO, tier="low", country="MX", amount=9000, currency="MXN", period="month")
        for n in range(3)
    ]
    s.load(graph, *p.RECORDS)
    assert ask(graph, "wages", {"family": s.GM}).subject["unit"] == "hour"
    s.load(graph, *p.RECORDS, *(record for found in months for record in found))
    assert ask(graph, "wages", {"family": s.GM}).subject["unit"] == "month"


def test_a_day_is_converted_by_the_legal_rule_only_and_the_rule_is_named(graph: Graph) -> None:
    level = row(asked(graph, unit="month", measure="national"), p.GM_DAY_MX)
    assert isinstance(level, LevelRow)
    assert [(step.table, step.factor) for step in level.steps] == [("law", 7.0), ("convention", 52.0), ("convention", 12.0)]
    assert level.grade == "B"
    assert "as the law has it (Ley Federal del Trabajo, art. 69)" in level.assumptions[0]
    without = ask(graph, "wages", {"family": s.GM, "unit": "month", "measure": "national", "rest_day": "no"})
    stayed = row(without, p.GM_DAY_MX)
    assert (stayed.part, stayed.reason) == ("as_quoted", "Quoted per day, and no source says how many days a week are paid.")


def test_hours_that_no_source_states_are_not_guessed(graph: Graph) -> None:
    assert row(asked(graph), p.GM_DAY_MX).reason == "Quoted per day, and no source gives the hours of a week."


def test_a_year_outside_the_table_is_refused_not_stretched(graph: Graph) -> None:
    stayed = row(asked(graph, measure="intl_ppp"), p.FUTURE)
    assert stayed.part == "as_quoted"
    assert "not for 2030: no other year is put in its place" in stayed.reason


def test_a_figure_quoted_in_a_foreign_currency_is_grade_c(graph: Graph) -> None:
    level = row(asked(graph), p.GM_START_MX)
    assert isinstance(level, LevelRow)
    assert (level.grade, level.grade_reasons) == ("C", ("quoted in a foreign currency",))


def test_changes_are_no_levels_and_what_was_rejected_is_said_to_be(graph: Graph) -> None:
    answer = asked(graph)
    rise, refused = row(answer, p.RISE), row(answer, p.REFUSED)
    assert (rise.percent, rise.quoted, rise.state, hasattr(rise, "low")) == (9.0, "+9 %", "past", False)
    assert refused.sentence == "GM Silao (Mexico): directly employed, basic pay, +4 %, reported for May 2024, rejected."


def test_what_a_reader_may_not_see_is_not_in_the_answer(graph: Graph) -> None:
    assert p.SECRET not in str(asked(graph).as_json())


def test_owner_at_the_date_and_today_where_both_are_known(graph: Graph) -> None:
    s.load(graph, *p.RECORDS)
    found = row(ask(graph, "wages", {"family": s.MAS_AIR, "unit": "month"}), p.MAS_AIR_2015)
    assert (found.owner_then, found.owner_today) == ("LATAM", "Discovery Americas")
    assert (row(ask(graph, "wages", {"family": s.GM}), p.GM_DAY_MX).owner_then) == ""


def test_a_worksite_stands_for_its_family(graph: Graph) -> None:
    s.load(graph, *p.RECORDS)
    by_site, by_name = ask(graph, "wages", {"family": s.SILAO}), ask(graph, "wages", {"family": "General Motors"})
    assert by_site.as_json() == by_name.as_json()
    assert by_site.subject["family"] == s.GM


def test_a_wage_of_an_agreement_belongs_to_the_family_that_the_agreement_applies_to(graph: Graph) -> None:
    agreed = s.node("Agreement", "agreement:gm", "GM agreement", country="US", kind="collective")
    applies = s.tie("APPLIES_TO", ("Agreement", agreed.id), s.employer(s.GM))
    more = p.wage(
        "wage:agreed",
        ("Agreement", agreed.id),
        country="US",
        subject_kind="agreement",
        tier="top",
        amount=30,
        currency="USD",
        period="hour",
    )
    s.load(graph, agreed, applies, *more)
    assert parts(ask(graph, "wages", {"family": s.GM})) == {"level": ["wage:agreed"]}


def test_a_sector_is_compared_across_countries_and_families(graph: Graph) -> None:
    other = p.wage("wage:vw-top", p.CHATTANOOGA, country="US", tier="top", amount=32, currency="USD", period="hour")
    s.load(graph, *p.RECORDS, *other)
    answer = ask(graph, "wages", {"sector": "29"})
    assert "wage:vw-top" in parts(answer)["level"]
    [count] = [r for r in answer.rows if isinstance(r, PairsRow)]
    assert count.fair == 2


def test_amounts_in_prices_of_another_year_use_the_price_index(graph: Graph) -> None:
    level = row(asked(graph, measure="national", price_year="2022"), p.GM_TOP_MX)
    assert isinstance(level, LevelRow)
    index = reference.consumer_prices("MX", 2022).value / reference.consumer_prices("MX", 2024).value
    assert level.low == pytest.approx(float(120 * index))
    assert (level.price_year, level.steps[0].table) == (2022, "consumer-prices")


def test_sources_that_differ_are_both_shown(graph: Graph) -> None:
    second = p.wage(p.GM_TOP_US, None, s.evidence(s.OTHER), country="US", tier="top", amount=35, currency="USD", period="hour")
    found = row(asked_with(graph, second), p.GM_TOP_US)
    assert found.disagreements == ("Sources differ: 35 (test/press: a page (2025)); 36 (test/register: a page (2025)).",)


def asked_with(graph: Graph, more: list[Record]) -> Answer[WageRow]:
    s.load(graph, *p.RECORDS, *more)
    return ask(graph, "wages", {"family": s.GM})


def test_what_is_not_known_is_said(graph: Graph) -> None:
    assert asked(graph).unknown == ["Of 5 levels, 4 can be shown for an hour; for a month it would be 2."]
    assert ask(graph, "wages", {"family": s.VALLOUREC}).unknown == [
        "No level of pay is recorded for Brazil.",
        "No level of pay is recorded for Germany.",
        "No level of pay is recorded for France.",
    ]


def test_a_choice_that_is_none_is_a_sentence(graph: Graph) -> None:
    with pytest.raises(Fault, match="fortnight is no unit: write one of hour, month"):
        ask(graph, "wages", {"sector": "29", "unit": "fortnight"})
    with pytest.raises(Fault, match="Say of whom"):
        pay.wages(graph)
    with pytest.raises(Fault, match="Prices are known up to 2024: 2031 is outside"):
        pay.wages(graph, price_year=2031)
