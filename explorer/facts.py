"""What is said of a thing or a tie, property by property, in words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import sheet, values, wording
from explorer.basis import basis
from graph_schema.language import _
from graph_schema.model import NUMERIC, Kind, Property

# Shown by other means: the name as the heading, the currency with its amount, places on a map by their place's name.
UNSAID = frozenset({"name", "currency", "measured_in", "latitude", "longitude", "location_exact"})
SHOWN: dict[Kind, Callable[[Any], Component | str]] = {
    Kind.DATE: wording.date,
    Kind.FLAG: wording.yes_no,
    Kind.COUNTRY: wording.country,
    Kind.COUNTRIES: wording.countries,
    Kind.ISIC: wording.sector,
    Kind.TEXTS: sheet.texts,
    Kind.URL: lambda given: html.A(given, href=given, rel="noopener noreferrer", className="is-external"),
}


def told(type_name: str, said: Mapping[str, Any]) -> list[tuple[str, str, Component | str]]:
    """(property, its name for readers, its value in words) for all that is said, in the ontology's order."""
    known = wording.kind(type_name).properties
    rows = [(p.name, values.title(p.name), value(type_name, p, said)) for p in known if p.name in said and p.name not in UNSAID]
    return [row for row in rows if row[2]]


def value(type_name: str, known: Property, said: Mapping[str, Any]) -> Component | str:
    """One value in words, with its unit."""
    given = said[known.name]
    if known.kind in NUMERIC:
        return _number(known, given, said)
    if known.kind is Kind.CODE:
        return wording.word(type_name, known.name, given)
    if known.name == "basis":
        return basis(given)
    return SHOWN.get(known.kind, str)(given)


def _number(known: Property, given: float, said: Mapping[str, Any]) -> str:
    if known.unit == "currency":
        return wording.money(given, str(said.get("currency", "")))
    if known.unit == values.MEASURED_IN:
        return f"{wording.number(given)} {said.get('measured_in', '')}".rstrip()
    if known.kind is Kind.PERCENT:
        return wording.percent(given, signed=known.signed)
    unit = "" if known.unit in ("persons", "votes") else f" {_(known.unit)}"
    return wording.number(given) + unit
