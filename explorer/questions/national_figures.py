"""Union density and collective bargaining coverage of countries, and the parities of household consumption, where loaded."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from explorer import wording
from explorer.citation import Citation, of_all, of_node
from explorer.question import Answer, question
from graph_schema.database import Graph
from graph_schema.language import N_, _
from graph_schema.reference import PPP_PRIVATE, Factor

BESIDE_PAY = ("union_density", "bargaining_coverage")
HOUSEHOLDS = "wb:PA.NUS.PRVT.PP:{country}:{year}"  # ids of the World Bank's series
OF_COUNTRIES = (
    "UNWIND $countries AS country UNWIND $kinds AS kind MATCH (i:Indicator {country: country, kind: kind}) "
    "WHERE i.visibility IN $visible "
    "RETURN i.id AS id, i.country AS country, i.kind AS kind, i.value AS value, i.measured_in AS unit, "
    "i.of AS of, i.status AS status, i.note AS note, i.claims AS claims ORDER BY id LIMIT $limit"
)
BY_ID = (
    "UNWIND $ids AS id MATCH (i:Indicator {id: id}) WHERE i.visibility IN $visible "
    "RETURN i.id AS id, i.value AS value, i.currency AS currency"
)
MOST = 50_000


@dataclass(frozen=True)
class NationalRow:
    """A country's latest figure of one kind: `kind` as in the ontology, `of` the year it speaks of, `value` in `unit`."""

    country: str
    kind: str
    value: float
    unit: str
    of: str
    sentence: str
    status: str = ""
    note: str = ""
    sources: tuple[Citation, ...] = ()


@question("national-figures", N_("How many workers are in unions and covered by agreements in countries"))
def national_figures(graph: Graph, countries: list[str]) -> Answer[NationalRow]:
    """The latest union density and bargaining coverage of each country (ISO 3166-1 alpha-2), with source and year."""
    wanted = sorted(set(countries))
    latest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in _read(graph, wanted):
        key = row["country"], row["kind"]
        if key not in latest or row["of"] > latest[key]["of"]:
            latest[key] = row
    rows = [_row(graph, latest[key]) for key in sorted(latest)]
    silent = [country for country in wanted if (country, BESIDE_PAY[0]) not in latest]
    unknown = [_("No union density is recorded for {country}.").format(country=wording.country(code)) for code in silent]
    return Answer("national-figures", {"countries": wanted}, rows, of_all(*(row.sources for row in rows)), unknown)


def household_parities(graph: Graph, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Factor]:
    """Units of a currency per international dollar of household consumption, by country and year; only those that are loaded."""
    ids = {HOUSEHOLDS.format(country=country, year=year): (country, year) for country, year in places}
    found = graph.read(BY_ID, ids=sorted(ids)) if ids else []
    return {
        ids[row["id"]]: Factor(Decimal(str(row["value"])), PPP_PRIVATE, ids[row["id"]][1], ids[row["id"]][0], row["currency"])
        for row in found
        if row["currency"] and row["value"]
    }


def _read(graph: Graph, countries: list[str]) -> list[dict[str, Any]]:
    rows = graph.read(OF_COUNTRIES, countries=countries, kinds=list(BESIDE_PAY), limit=MOST) if countries else []
    return [row for row in rows if row["value"] is not None and row["of"]]


def _row(graph: Graph, row: dict[str, Any]) -> NationalRow:
    sentence = _("{what}, {country}, {year}: {value} {unit}").format(
        what=wording.word("Indicator", "kind", row["kind"]), country=wording.country(row["country"]), year=row["of"],
        value=wording.number(float(row["value"])), unit=row["unit"] or "",
    )  # fmt: skip
    sources = tuple(of_node(row["claims"], graph.visible, "value"))
    return NationalRow(
        row["country"], row["kind"], float(row["value"]), row["unit"] or "", row["of"], sentence,
        row["status"] or "", row["note"] or "", sources,
    )  # fmt: skip
