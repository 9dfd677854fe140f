"""World Development Indicators as the World Bank's pages give them: a row for each country, a column for each year.

Any series in this layout is read whose code is listed here; another one is reported. The same comes from DataBank, with other
names for columns and two points where a figure is missing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from graph_schema.language import _
from graph_schema.records import Evidence, Record
from loaders.national import YEAR, Series, country_by_code, nameless, restated_currency, year_figures
from loaders.rows import Row
from loaders.source import Layout, SourceInfo
from loaders.values import Wrong, text

SOURCE = SourceInfo(
    id="world-bank/wdi",
    publisher="World Bank",
    title="World Development Indicators",
    licence="CC BY 4.0",
    address="https://databank.worldbank.org/source/world-development-indicators",
    licence_address="https://www.worldbank.org/en/about/legal/terms-of-use-for-datasets",
    languages=("en",),
    rhythm="quarterly",
)

NAME, CODE, SERIES_NAME, SERIES = "Country Name", "Country Code", "Indicator Name", "Indicator Code"
DATABANK_NAME, DATABANK = "Series Name", "Series Code"
DATABANK_YEAR = re.compile(r"((?:19|20)[0-9]{2}) \[YR[0-9]{4}\]")
MISSING = ".."
RATE = "PA.NUS.FCRF"
EURO_AREA = "EMU"
BASE_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")


def _series(code: str, kind: str, title: str, unit: str) -> Series:
    return Series("wb", code, kind, title, unit)


KNOWN: Mapping[str, Series] = {series.code: series for series in (
    _series("PA.NUS.PPP", "ppp_gdp", "PPP, GDP", "{currency} per international dollar"),
    _series("PA.NUS.PRVT.PP", "ppp_consumption", "PPP, household consumption", "{currency} per international dollar"),
    _series(RATE, "exchange_rate", "Exchange rate", "{currency} per US dollar"),
    _series("FP.CPI.TOTL", "consumer_prices", "Consumer prices", "index, {base} = 100"),
    _series("FP.CPI.TOTL.ZG", "inflation", "Inflation", "% a year"),
    _series("NY.GDP.DEFL.KD.ZG", "gdp_deflator", "GDP deflator", "% a year"),
    _series("NY.GDP.MKTP.KD", "real_gdp", "Real GDP", "US dollars of {base}"),
    _series("NY.GDP.PCAP.PP.CD", "gdp_per_head_ppp", "GDP per head", "international dollars of the year"),
    _series("NY.GDP.PCAP.PP.KD", "gdp_per_head_ppp", "GDP per head, real", "international dollars of {base}"),
)}  # fmt: skip


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of a wide table of one or several series."""
    return {NAME, CODE, SERIES_NAME, SERIES} <= set(header) and any(map(YEAR.fullmatch, header))


def read_row(row: Row) -> Iterator[Record]:
    """One figure for each filled year."""
    if row.is_remark():
        return
    row.required(NAME, text)
    series = row.required(SERIES, _known)
    if series is None:
        return  # of a series that is not kept, nothing else is worth saying
    label = row.required(SERIES_NAME, text) or ""
    if series.code == RATE and row.cells.get(CODE) == EURO_AREA:
        row.pop(CODE)
        country = ""
    else:
        country = row.required(CODE, country_by_code) or ""
    figures = year_figures(row)
    row.finish(ignore=nameless(row))
    if row.problems or series is None:
        return
    evidence = Evidence(SOURCE.id, row.edition)
    based = with_base(series, label)
    for year, value in figures:
        currency = _currency(based, country, int(year), value)
        yield based.record(evidence, value, year, country, currency=currency)


def recognises_databank(header: Sequence[str]) -> bool:
    """Whether this is the header of a table from DataBank."""
    return {NAME, CODE, DATABANK_NAME, DATABANK} <= set(header) and any(map(DATABANK_YEAR.fullmatch, header))


def read_databank(row: Row) -> Iterator[Record]:
    """One figure for each filled year, as `read_row`."""
    named = {DATABANK_NAME: SERIES_NAME, DATABANK: SERIES}
    cells = {column: "" if cell == MISSING else cell for column, cell in row.cells.items()}
    row.cells = {named.get(column) or DATABANK_YEAR.sub(r"\1", column): cell for column, cell in cells.items()}
    yield from read_row(row)


def with_base(series: Series, label: str) -> Series:
    """The series with the base year that its own name gives: "GDP (constant 2015 US$)"."""
    if "{base}" not in series.unit:
        return series
    base = BASE_YEAR.search(label)
    unit = series.unit.replace("{base}", base[1] if base else "an unnamed year")
    return Series(series.scheme, series.code, series.kind, series.title, unit, base[1] if base else "")


def _currency(series: Series, country: str, year: int, value: float) -> str:
    if series.kind == "exchange_rate":
        return restated_currency(country, year, value) if country else "EUR"
    if series.kind in ("ppp_gdp", "ppp_consumption"):
        return restated_currency(country, year)
    return "USD" if series.kind == "real_gdp" else ""


def _known(cell: str) -> Series:
    if cell not in KNOWN:
        raise Wrong(_("is a series that is not kept here; kept are {known}").format(known=", ".join(KNOWN)))
    return KNOWN[cell]


LAYOUTS = (
    Layout(SOURCE, frozenset(), recognises, read_row),
    Layout(SOURCE, frozenset(), recognises_databank, read_databank),
)
