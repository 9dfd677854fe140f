"""Prices, parities and exchange rates as long tables: copies of public series on DataHub, a row for each country and date.

The copies differ in their key: a country is an alpha-3 code in one, an alpha-2 code in its sister, a name in a third. What a
copy holds was compared with the publisher's own series, because two are headed otherwise than what they hold.
"""

from collections.abc import Iterator, Sequence

from graph_schema import reference
from graph_schema.language import _
from graph_schema.records import Evidence, Record
from loaders import world_bank
from loaders.national import FIGURE, UNCLEAR_UNIT, Series, country_by_code, country_by_name, figure, restated_currency
from loaders.rows import Row
from loaders.source import SourceInfo, exact
from loaders.values import DAY, Wrong, day, short, text

PDDL = "PDDL 1.0 (copy)"
CPI = SourceInfo(
    id="datahub/cpi",
    publisher="World Bank, copied by DataHub",
    title="Consumer prices (cpi.csv)",
    licence=f"CC BY 4.0 (World Bank); {PDDL}",
    address="https://github.com/datasets/cpi",
    languages=("en",),
    note="The column CPI holds the yearly change in percent (FP.CPI.TOTL.ZG), not an index: every one of its figures is one of "
    "that series. It is loaded as what it is.",
)
INFLATION = SourceInfo(
    id="datahub/inflation",
    publisher="World Bank, copied by DataHub",
    title="Inflation (inflation-consumer.csv, inflation-gdp.csv)",
    licence=f"CC BY 4.0 (World Bank); {PDDL}",
    address="https://github.com/datasets/inflation",
    languages=("en",),
    note="The copy has its two files the wrong way round: inflation-consumer.csv holds the GDP deflator (NY.GDP.DEFL.KD.ZG; "
    "United States 2022: 7.13, where consumer prices rose by 8.00), inflation-gdp.csv consumer prices. A file is taken for "
    "consumer prices where its first figures are those of the consumer price index.",
)
PPP = SourceInfo(
    id="datahub/ppp",
    publisher="World Bank, copied by DataHub",
    title="PPP conversion factors, GDP (ppp-gdp.csv)",
    licence=f"CC BY 4.0 (World Bank); {PDDL}",
    address="https://github.com/datasets/ppp",
    languages=("en",),
)
RATES = SourceInfo(
    id="datahub/exchange-rates",
    publisher="US Federal Reserve, copied by DataHub",
    title="Exchange rates, release H.10",
    licence=f"public domain (US Federal Reserve); {PDDL}",
    address="https://github.com/datasets/exchange-rates",
    languages=("en",),
    note="Units of a currency per US dollar, averages of daily noon rates. Members of the euro area are given in their former "
    "currency to 2001. Venezuela's figures change their unit in 2018 and 2021: they carry no currency.",
)
RATE = Series("fed-h10", "H10", "exchange_rate", "Exchange rate", "{currency} per US dollar")
INFLATION_COLUMNS = ("Country", "Country Code", "Year", "Inflation")
SAME_CHANGE = 0.01  # percentage points
EURO = "Euro"
UNIT_CHANGES = "the unit of this series changed in 2018 and in 2021"
FIRST_OF_JANUARY, FIRST_OF_MONTH = "-01-01", "-01"


def read_cpi(row: Row) -> Iterator[Record]:
    """The yearly change in consumer prices."""
    yield from _of_year(row, CPI.id, world_bank.KNOWN["FP.CPI.TOTL.ZG"], "Country Code", "CPI")


def read_change(row: Row) -> Iterator[Record]:
    """The yearly change in consumer prices."""
    yield from _of_year(row, INFLATION.id, world_bank.KNOWN["FP.CPI.TOTL.ZG"], "Country Code", "Inflation")


def read_inflation(row: Row) -> Iterator[Record]:
    """The yearly change in the prices of all that is produced."""
    yield from _of_year(row, INFLATION.id, world_bank.KNOWN["NY.GDP.DEFL.KD.ZG"], "Country Code", "Inflation")


def are_consumer_prices(rows: Sequence[Row]) -> bool:
    """Whether the figures are the changes of the consumer price index, as far as the bundled table has those years."""
    known = [(change, row.cells["Inflation"]) for row in rows if (change := _price_change(row)) is not None]
    return bool(known) and all(abs(change - float(cell)) < SAME_CHANGE for change, cell in known if FIGURE.fullmatch(cell))


def _price_change(row: Row) -> float | None:
    try:
        country, year = country_by_code(row.cells["Country Code"]), int(row.cells["Year"])
        now, before = reference.consumer_prices(country, year), reference.consumer_prices(country, year - 1)
    except (Wrong, ValueError, reference.NoFactor):
        return None
    return float(now.value / before.value - 1) * 100


def read_ppp(row: Row) -> Iterator[Record]:
    """A purchasing power parity."""
    yield from _of_year(row, PPP.id, world_bank.KNOWN["PA.NUS.PPP"], "Country ID", "PPP")


def _of_year(row: Row, source: str, series: Series, code: str, column: str) -> Iterator[Record]:
    row.required("Country", text)
    country = row.required(code, country_by_code)
    year = row.required("Year", day)
    value = row.required(column, figure)
    row.finish()
    if row.problems or country is None or year is None or value is None:
        return
    currency = restated_currency(country, int(year)) if series.kind == "ppp_gdp" else ""
    yield series.record(Evidence(source, row.edition, "secondary"), value, year, country, currency=currency)


def read_yearly_rate(row: Row) -> Iterator[Record]:
    """A year's average rate of a currency."""
    yield from _rate(row, FIRST_OF_JANUARY, "Value" if "Value" in row.cells else "Exchange rate")


def read_monthly_rate(row: Row) -> Iterator[Record]:
    """A month's average rate of a currency."""
    yield from _rate(row, FIRST_OF_MONTH, "Exchange rate")


def read_daily_rate(row: Row) -> Iterator[Record]:
    """A day's rate of a currency."""
    yield from _rate(row, "", "Value" if "Value" in row.cells else "Exchange rate")


def are_years(rows: Sequence[Row]) -> bool:
    """Whether every row begins a year: the tables of years and of months have one header."""
    return all(row.cells.get("Date", "").endswith(FIRST_OF_JANUARY) for row in rows)


def are_months(rows: Sequence[Row]) -> bool:
    """Whether every row begins a month, some another than January."""
    return not are_years(rows) and not are_days(rows)


def are_days(rows: Sequence[Row]) -> bool:
    """Whether some row is of another day than a month's first."""
    return any(DAY.fullmatch(date) and not date.endswith(FIRST_OF_MONTH) for row in rows if (date := row.cells.get("Date", "")))


def _rate(row: Row, ending: str, column: str) -> Iterator[Record]:
    date = row.required("Date", day) or ""
    place = row.required("Country", _place)
    value = row.required(column, figure)
    row.finish()
    if date and not date.endswith(ending):
        row.wrong("Date", _("{value} is not the first day of a period: each row is a whole one").format(value=short(date)))
    if row.problems or place is None or value is None:
        return
    of = date.removesuffix(ending) if ending else date
    country, currency = _unit(place, int(date[:4]))
    note = UNIT_CHANGES if place in UNCLEAR_UNIT else ""
    yield RATE.record(Evidence(RATES.id, row.edition, "secondary"), value, of, country, currency=currency, note=note)


def _place(cell: str) -> str:
    return EURO if cell == EURO else country_by_name(cell)


def _unit(place: str, year: int) -> tuple[str, str]:
    """Country and currency of a rate: the currency alone for the euro, the former one for its members."""
    if place == EURO:
        return "", "EUR"
    known = reference.countries()[place]
    if place in UNCLEAR_UNIT:
        return place, ""
    return place, known.currency_before or known.currencies[0]


LAYOUTS = (
    exact(CPI, ("Country", "Country Code", "Year", "CPI"), read_cpi),
    exact(INFLATION, INFLATION_COLUMNS, read_change, are_consumer_prices),
    exact(INFLATION, INFLATION_COLUMNS, read_inflation, lambda rows: not are_consumer_prices(rows)),
    exact(PPP, ("Country", "Country ID", "Year", "PPP"), read_ppp),
    exact(RATES, ("Date", "Country", "Value"), read_yearly_rate, lambda rows: not are_days(rows)),
    exact(RATES, ("Date", "Country", "Value"), read_daily_rate, are_days),
    exact(RATES, ("Date", "Country", "Exchange rate"), read_yearly_rate, are_years),
    exact(RATES, ("Date", "Country", "Exchange rate"), read_monthly_rate, are_months),
    exact(RATES, ("Date", "Country", "Exchange rate"), read_daily_rate, are_days),
)
