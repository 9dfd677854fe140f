"""The bundled tables hold what their publishers say, and refuse what they do not hold."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from graph_schema.currency_changes import changes, way
from graph_schema.language import in_language
from graph_schema.reference import (
    CONSUMER_PRICES,
    EXCHANGE_RATES,
    PPP_GDP,
    PPP_PRIVATE,
    Country,
    Currency,
    Factor,
    NoFactor,
    consumer_prices,
    countries,
    country_name,
    currency,
    currency_of,
    exchange_rate,
    is_country,
    is_national,
    isic,
    isic_titles,
    ppp,
    tables,
)
from graph_schema.reference_files import reference_folder


@pytest.mark.parametrize(
    ("country", "value"), [("MX", "9.9166"), ("US", "1"), ("CA", "1.1505"), ("DE", "0.7009"), ("BR", "2.4873")]
)
def test_parities_of_2024_are_the_published_ones(country: str, value: str) -> None:
    assert round(ppp(country, 2024).value, 4) == Decimal(value)


@pytest.mark.parametrize(
    ("code", "value"), [("MXN", "18.3062"), ("BRL", "5.3872"), ("CAD", "1.3699"), ("EUR", "0.9242"), ("USD", "1")]
)
def test_exchange_rates_of_2024_are_the_published_ones(code: str, value: str) -> None:
    assert exchange_rate(code, 2024).value == Decimal(value)


def test_a_factor_says_where_it_comes_from() -> None:
    assert ppp("MX", 2024) == Factor(Decimal("9.916562"), PPP_GDP, 2024, "MX", "MXN")
    assert exchange_rate("MXN", 2025) == Factor(Decimal("19.2052"), EXCHANGE_RATES, 2025, "MXN", "MXN")
    assert consumer_prices("MX", 2023) == Factor(Decimal("176.116"), CONSUMER_PRICES, 2023, "MX", "index, 2010 = 100")


def test_chained_prices_agree_with_the_published_index() -> None:
    """FP.CPI.TOTL of the World Bank, edition 2024-11-13, 2023 with 2010 = 100."""
    published = {"MX": "176.1160", "US": "139.7358", "DE": "131.8924", "CA": "134.8955", "BR": "213.8751"}
    assert {country: f"{consumer_prices(country, 2023).value:.4f}" for country in published} == published


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: ppp("MX", 2025), "PPP conversion factors, GDP has Mexico (MX) for 1990 to 2024, not for 2025"),
        (lambda: exchange_rate("MXN", 1992), "Market exchange rates, annual average has MXN for 1993 to 2025, not for 1992"),
        (lambda: consumer_prices("BB", 2021), "Consumer price index, annual average has Barbados (BB) for"),
        (lambda: exchange_rate("PLN", 2020), "Market exchange rates, annual average has no figure for PLN"),
        (lambda: ppp("TW", 2020), "PPP conversion factors, GDP has no figure for Taiwan (TW)"),
        (lambda: ppp("MX", 2020, PPP_PRIVATE), "The table PPP conversion factors, household consumption is not loaded"),
    ],
)
def test_what_a_table_does_not_hold_is_refused_with_a_reason(ask, reason: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NoFactor, match=reason.replace("(", r"\(").replace(")", r"\)")):
        ask()


def test_namibia_is_a_country_and_not_a_missing_value() -> None:
    assert countries()["NA"] == Country("NA", "NAM", "Namibia", "Namibia", ("NAD", "ZAR"), None, "")
    assert ppp("NA", 2024).unit == "NAD"
    assert consumer_prices("NA", 2019).of == "NA"


def test_only_countries_are_in_the_tables() -> None:
    for table in (PPP_GDP, CONSUMER_PRICES):
        lines = (reference_folder() / f"{table}.csv").read_text(encoding="utf-8").splitlines()
        assert {row["country"] for row in csv.DictReader(lines)} <= countries().keys()
    assert len(countries()) == 249


def test_euro_members_had_a_currency_of_their_own() -> None:
    assert [currency_of("DE", year) for year in (1998, 1999, 2024)] == ["DEM", "EUR", "EUR"]
    assert [currency_of("BG", year) for year in (2025, 2026)] == ["BGN", "EUR"]
    assert (is_national("DEM", "DE", 1998), is_national("EUR", "DE", 1998), is_national("USD", "SV", 2020)) == (True, False, True)
    with pytest.raises(NoFactor, match="No currency is known for AQ"):
        currency_of("AQ", 2020)


def test_currencies_before_zeros_were_taken_off() -> None:
    asked = (("TR", 2004), ("TR", 2005), ("BY", 1999), ("BY", 2015), ("MX", 1990))
    assert [currency_of(country, year) for country, year in asked] == ["TRL", "TRY", "BYB", "BYR", "MXP"]
    assert [currency_of("VE", year) for year in (2007, 2017, 2020)] == ["VEB", "VEF", "VES"]
    assert [change.after for change in way("BGL", "EUR")] == ["BGN", "EUR"]
    assert (way("EUR", "DEM"), way("EUR", "EUR"), way("MXN", "USD")) == ((), (), ())
    assert {code for change in changes().values() for code in (change.before, change.after) if currency(code) is None} == set()


def test_rates_of_currencies_that_no_longer_exist_end_before_the_euro() -> None:
    assert exchange_rate("DEM", 1998).value == Decimal("1.7593")
    assert exchange_rate("GBP", 2024).value == Decimal("0.78258")
    with pytest.raises(NoFactor, match="has DEM for 1971 to 1998, not for 1999"):
        exchange_rate("DEM", 1999)


def test_every_currency_of_a_country_is_a_currency() -> None:
    used = {code for country in countries().values() for code in country.currencies}
    assert {code for code in used if currency(code) is None} == set()
    assert currency("MXN") == Currency("MXN", "Mexican Peso", 2, "")
    assert currency("DEM") == Currency("DEM", "Deutsche Mark", None, "2002-03")
    assert currency("XXQ") is None


def test_names_in_both_languages() -> None:
    assert (country_name("DE"), country_name("DE", "es"), country_name("ZQ")) == ("Germany", "Alemania", "ZQ")
    assert (is_country("US"), is_country("EU"), is_country("us")) == (True, False, False)


def test_activities_keep_their_leading_zero() -> None:
    assert isic("2410") == "Manufacture of basic iron and steel"
    assert isic("01") == "Crop and animal production, hunting and related service activities"
    assert (isic("1"), len(isic_titles())) == (None, 766)


def test_every_table_names_its_licence_and_its_years() -> None:
    in_folder = {Path(file.name).stem for file in reference_folder().iterdir() if file.name.endswith(".csv")}
    assert set(tables()) == in_folder - {"tables"}
    for table in tables().values():
        assert all((table.publisher, table.licence, table.retrieved))
        assert table.address.startswith("https://")
    last = {id: table.last_year for id, table in tables().items() if table.last_year}
    assert last == {"ppp-gdp": 2024, "exchange-rates": 2025, "consumer-prices": 2024}


def test_the_tables_stay_small() -> None:
    sizes = [len((reference_folder() / f"{id}.csv").read_bytes()) for id in tables()]
    assert sum(sizes) < 5_000_000  # towns, unions, companies and plants in several scripts; 23,000 employers by other names


def test_a_refusal_names_the_country_in_the_readers_language() -> None:
    with in_language("es"), pytest.raises(NoFactor, match="Alemania"):
        ppp("DE", 2026)
