"""Estimates of living wages: a row for each country and each of some cities, a column for each household in town and country.

Amounts are in US dollars a year, whatever is paid in the country. How an estimate was made differs from row to row and is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_schema import reference
from graph_schema.identity import coded_id, fold
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.national import country_by_code, country_by_name
from loaders.rows import WHOLE_ROW, Row
from loaders.source import SourceInfo, exact

SOURCE = SourceInfo(
    id="valuing-impact/living-wages",
    publisher="Valuing Impact",
    title="Global living wage estimates 2026",
    licence="no licence is stated with the copy",
    address="https://www.valuingimpact.com/",
    languages=("en",),
    note="Models and price surveys, in US dollars a year; the method differs from row to row.",
)
YEAR = "2026"
HOUSEHOLDS = {
    "Std Family": "standard family",
    "Typical Fam": "typical family",
    "Single Indiv": "single person",
    "Single Parent": "single parent",
}
PLACES = {"Urban": "urban", "Rural": "rural"}
AMOUNTS = {
    f"{short} {place} (Annual)": (household, where) for short, household in HOUSEHOLDS.items() for place, where in PLACES.items()
}
PRICE_LEVEL = "PPP Ratio (2024)"
COLUMNS = ("Country Name", "City", "Country Code", "Region", "IncomeGroup", PRICE_LEVEL, *AMOUNTS, "Source")
DOLLARS = re.compile(r"USD ([0-9]{1,3}(?:,[0-9]{3})*)")


def read_row(row: Row) -> Iterator[Record]:
    """Eight estimates: four households, in town and in the country."""
    if row.is_remark():
        return
    name, code = row.required("Country Name", values.text) or "", row.pop("Country Code")
    country = _country(row, name, code)
    city = row.take("City", values.text) or ""
    method = row.required("Source", values.text) or ""
    amounts = [(*AMOUNTS[column], value) for column in AMOUNTS if (value := row.take(column, _dollars)) is not None]
    row.finish(ignore={"Region", "IncomeGroup", PRICE_LEVEL})
    if not amounts and not row.problems:
        row.wrong(WHOLE_ROW, _("holds no estimate: nothing to load"))
    if row.problems:
        return
    evidence = Evidence(SOURCE.id, row.edition, citation=SOURCE.citation(row.edition))
    for household, where, amount in amounts:
        yield _wage(evidence, country, city, f"{household}, {where}", amount, note=f"Method: {method}")


def _country(row: Row, name: str, code: str) -> str:
    try:
        return country_by_code(code) if code else country_by_name(name)
    except values.Wrong as wrong:
        row.wrong("Country Code" if code else "Country Name", str(wrong))
        return ""


def _wage(evidence: Evidence, country: str, city: str, household: str, amount: float, *, note: str) -> NodeRecord:
    parts = (country, fold(city).replace(" ", "-"), fold(household).replace(" ", "-"), YEAR)
    key = ":".join(part for part in parts if part)
    told: dict[str, str | float] = {
        "name": f"Living wage {city or country} {YEAR}, {household}", "country": country, "place": city,
        "subject_kind": "country", "concept": "living_wage", "kind": "level", "statistic": "estimate", "amount": amount,
        "currency": "USD", "period": "year", "as_of": YEAR, "household": household, "note": note,
    }  # fmt: skip
    properties: Properties = {name: value for name, value in told.items() if value != ""}
    if not reference.is_national("USD", country, int(YEAR)):
        properties["foreign_quote"] = True
    return NodeRecord("Wage", coded_id("living-wage", key), properties, replace(evidence, record=key))


def _dollars(cell: str) -> float:
    found = DOLLARS.fullmatch(cell)
    if not found:
        raise values.Wrong(_("{value} is no amount in US dollars, such as USD 23,689").format(value=values.short(cell)))
    return float(found[1].replace(",", ""))


LAYOUTS = (exact(SOURCE, COLUMNS, read_row),)
