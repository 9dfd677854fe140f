"""The tables that wages are converted with, and the code lists: countries, currencies, economic activities.

They are the CSV files of `data/reference`; `tables.csv` there says who publishes each, under which terms, for which
years and in which unit. A year or a country that a table does not hold is refused with a reason: never stretched, never
taken from a neighbour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graph_schema import currency_changes
from graph_schema.language import _, current_language
from graph_schema.reference_files import table_rows
from graph_schema.short_names import BY_LANGUAGE

PPP_GDP = "ppp-gdp"
PPP_PRIVATE = "ppp-private"  # household consumption: not bundled, but in the graph where the World Bank's file is loaded
EXCHANGE_RATES = "exchange-rates"
CONSUMER_PRICES = "consumer-prices"


class NoFactor(Exception):
    """A table does not hold what was asked. The message is one sentence for the reader."""


@dataclass(frozen=True)
class Table:
    """Where a table comes from: a row of `tables.csv`. Years are None for a code list."""

    id: str
    title: str
    publisher: str
    address: str
    licence: str
    edition: str
    retrieved: str
    first_year: int | None
    last_year: int | None
    unit: str
    notes: str


@dataclass(frozen=True)
class Factor:
    """One number of one table: `of` is a country (ISO 3166-1 alpha-2) or a currency (ISO 4217), `unit` what it measures."""

    value: Decimal
    table: str
    year: int
    of: str
    unit: str


@dataclass(frozen=True)
class Country:
    """ISO 3166-1. `currencies` has the country's own first; `euro_since` and `currency_before` for those that joined the euro."""

    alpha2: str
    alpha3: str
    name_en: str
    name_es: str
    currencies: tuple[str, ...]
    euro_since: int | None
    currency_before: str


@dataclass(frozen=True)
class Currency:
    """ISO 4217. `minor_unit`: number of decimals, None where not stated. `withdrawn`: when, as published; empty if in use."""

    code: str
    name: str
    minor_unit: int | None
    withdrawn: str


@cache
def tables() -> Mapping[str, Table]:
    """Every table by its id."""
    return {row["id"]: _table(row) for row in table_rows("tables")}


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its alpha-2 code."""
    return {row["alpha2"]: _country(row) for row in table_rows("countries")}


@cache
def currencies() -> Mapping[str, Currency]:
    """Every currency by its code, withdrawn ones included."""
    return {row["code"]: _currency(row) for row in table_rows("currencies")}


@cache
def isic_titles() -> Mapping[str, str]:
    """English title of every ISIC Rev. 4 code: a section's letter, or two to four digits."""
    return {row["code"]: row["title_en"] for row in table_rows("isic4")}


def is_country(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code."""
    return code in countries()


def country_name(code: str, language: str = "en") -> str:
    """What the country is called in `language` (en, es); the code itself where it is none."""
    country = countries().get(code)
    if country is None:
        return code
    if short := BY_LANGUAGE.get(language, {}).get(code):
        return short
    return country.name_es if language == "es" and country.name_es else country.name_en


def currency(code: str) -> Currency | None:
    """The currency with this code, or None."""
    return currencies().get(code)


def isic(code: str) -> str | None:
    """English title of an ISIC Rev. 4 code, or None."""
    return isic_titles().get(code)


def currency_of(country: str, year: int) -> str:
    """The country's own currency in `year`: before it joined the euro, and before redenominations as far as the table goes."""
    known = countries().get(country)
    if known is None or not known.currencies:
        raise NoFactor(_("No currency is known for {country}.").format(country=country or _("no country")))
    joined = known.euro_since is None or year >= known.euro_since
    return currency_changes.in_year(known.currencies[0] if joined else known.currency_before, year)


def is_national(currency_code: str, country: str, year: int) -> bool:
    """Whether `currency_code` is the country's in `year`, as far as the tables know.

    Series are often restated in today's currency: that too counts as the country's own, but not the euro before joining.
    """
    known = countries().get(country)
    if known is None or not known.currencies:
        return False
    if known.euro_since is not None and year < known.euro_since:
        return currency_code in (known.currency_before, currency_of(country, year))
    return currency_code in known.currencies or currency_code == currency_of(country, year)


def ppp(country: str, year: int, table: str = PPP_GDP) -> Factor:
    """Purchasing power parity: units of the country's currency per international dollar. `unit` is that currency.

    Method: Eurostat and OECD, Methodological Manual on Purchasing Power Parities (2012); World Bank, International
    Comparison Program. Parities for GDP cover all final spending, not only what households buy.
    """
    return _factor(table, country, year)


def exchange_rate(currency_code: str, year: int) -> Factor:
    """Market rate: units of the currency per US dollar, average of the year's daily noon rates."""
    if currency_code == "USD":
        return Factor(Decimal(1), EXCHANGE_RATES, year, "USD", "USD")
    return _factor(EXCHANGE_RATES, currency_code, year)


def consumer_prices(country: str, year: int) -> Factor:
    """Consumer price index of the country, yearly average, 2010 = 100. Only ratios within one country mean something."""
    return _factor(CONSUMER_PRICES, country, year)


def _factor(table: str, key: str, year: int) -> Factor:
    series = _series(table)
    if key not in series:
        raise NoFactor(_("{table} has no figure for {key}.").format(table=table_title(table), key=_shown(key)))
    if year not in series[key]:
        reason = _("{table} has {key} for {first} to {last}, not for {year}: no other year is put in its place.")
        years = series[key].keys()
        raise NoFactor(reason.format(table=table_title(table), key=_shown(key), first=min(years), last=max(years), year=year))
    return series[key][year]


@cache
def _series(table: str) -> Mapping[str, Mapping[int, Factor]]:
    if table not in tables():
        raise NoFactor(_("The table {table} is not loaded.").format(table=table_title(table)))
    series: dict[str, dict[int, Factor]] = {}
    for row in table_rows(table):
        key = row.get("country") or row["currency"]
        year = int(row["year"])
        unit = row.get("currency") or tables()[table].unit
        series.setdefault(key, {})[year] = Factor(Decimal(row["value"]), table, year, key, unit)
    return series


def table_title(table: str) -> str:
    """The table's title in the current language."""
    titles = {
        PPP_GDP: _("PPP conversion factors, GDP"),
        PPP_PRIVATE: _("PPP conversion factors, household consumption"),
        EXCHANGE_RATES: _("Market exchange rates, annual average"),
        CONSUMER_PRICES: _("Consumer price index, annual average"),
    }
    known = tables().get(table)
    return titles.get(table) or (known.title if known else table)


def _shown(key: str) -> str:
    return f"{country_name(key, current_language())} ({key})" if len(key) == 2 else key


def _year(text: str) -> int | None:
    return int(text) if text else None


def _table(row: dict[str, str]) -> Table:
    plain = {name: value for name, value in row.items() if name not in ("first_year", "last_year")}
    return Table(first_year=_year(row["first_year"]), last_year=_year(row["last_year"]), **plain)


def _country(row: dict[str, str]) -> Country:
    used = tuple(code for code in row["currencies"].split("|") if code)
    return Country(
        row["alpha2"], row["alpha3"], row["name_en"], row["name_es"], used, _year(row["euro_since"]), row["currency_before"]
    )


def _currency(row: dict[str, str]) -> Currency:
    return Currency(row["code"], row["name"], _year(row["minor_unit"]), row["withdrawn"])
