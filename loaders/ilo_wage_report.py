"""The ILO's Global Wage Report: two sheets of one workbook, with a column for each year.

Nominal wages are monthly averages in national currency; real growth is that of average wages, in percent of the year before.
Columns that only served the workbook's own formulas are left aside by their names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_schema import reference
from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.national import YEAR, Series, country_by_code, nameless, year_figures
from loaders.rows import Row
from loaders.source import Layout, SourceInfo

SOURCE = SourceInfo(
    id="ilo/global-wage-report",
    publisher="International Labour Organization",
    title="Global Wage Report 2024-25, data",
    licence="CC BY 4.0",
    address="https://www.ilo.org/publications/flagship-reports/global-wage-report-2024-25",
    languages=("en",),
    rhythm="two_yearly",
)
GROWTH = Series("ilo-gwr", "real-growth", "real_wage_growth", "Real wage growth", "% a year")
HELPERS = frozenset({
    "id", "VLOOKUP2", "Count", "SEQUENCE", "country_name", "Region", "Subregion - broad", "Subregion - detailed", "Income group",
    "IMF", "G20",
})  # fmt: skip


def recognises_wages(header: Sequence[str]) -> bool:
    """The sheet of nominal wages."""
    return {"countryname", "ccode", "Currency", "Source"} <= set(header) and any(map(YEAR.fullmatch, header))


def recognises_growth(header: Sequence[str]) -> bool:
    """The sheet of real wage growth."""
    return {"country_name", "ISO", "SEQUENCE"} <= set(header) and any(map(YEAR.fullmatch, header))


def read_wages(row: Row) -> Iterator[Record]:
    """A wage for each filled year."""
    if row.is_remark():
        return
    country = row.required("ccode", country_by_code) or ""
    row.required("countryname", values.text)
    currency = row.required("Currency", values.currency) or ""
    whose = row.take("Source", values.text) or ""
    figures = year_figures(row)
    row.finish(ignore={"region"} | nameless(row))
    if figures:
        _check_in_use(row, currency, max(year for year, _amount in figures))
    if row.problems:
        return
    evidence = Evidence(SOURCE.id, row.edition, citation=SOURCE.citation(row.edition, "nominal wages"))
    for found in figures:
        yield _wage(evidence, country, currency, found, whose.strip())


def _check_in_use(row: Row, currency: str, year: str) -> None:
    known = reference.currency(currency)
    if known and known.withdrawn and known.withdrawn < year:
        message = _("{currency} was withdrawn in {date}, before {year}: the file names a currency that the figure cannot be in")
        row.wrong("Currency", message.format(currency=currency, date=known.withdrawn, year=year))


def _wage(evidence: Evidence, country: str, currency: str, figure: tuple[str, float], whose: str) -> NodeRecord:
    year, amount = figure
    key = f"nominal:{country}:{year}"
    told: dict[str, str | float] = {
        "name": f"Average monthly wage {country} {year}", "country": country, "subject_kind": "country", "subject": "employees",
        "concept": "gross", "kind": "level", "statistic": "mean", "amount": amount, "currency": currency, "period": "month",
        "as_of": year, "note": f"Source: {whose}" if whose else "",
    }  # fmt: skip
    properties: Properties = {name: value for name, value in told.items() if value != ""}
    if not reference.is_national(currency, country, int(year)):
        properties["foreign_quote"] = True
    return NodeRecord("Wage", coded_id("ilo-gwr", key), properties, replace(evidence, record=key))


def read_growth(row: Row) -> Iterator[Record]:
    """A rate of growth for each filled year."""
    if row.is_remark():
        return
    country = row.required("ISO", country_by_code) or ""
    figures = year_figures(row)
    row.finish(ignore=HELPERS | nameless(row))
    if row.problems:
        return
    evidence = Evidence(SOURCE.id, row.edition)
    for year, value in figures:
        yield GROWTH.record(evidence, value, year, country)


LAYOUTS = (
    Layout(SOURCE, frozenset(), recognises_wages, read_wages),
    Layout(SOURCE, frozenset(), recognises_growth, read_growth),
)
