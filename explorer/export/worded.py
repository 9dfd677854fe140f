"""A subgraph in words, for people and for programs that show what they are given: titles with units, phrases for codes."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from explorer import values, wording
from explorer.export.subgraph import Source
from graph_schema.language import _
from graph_schema.model import NUMERIC, Kind, Property
from graph_schema.records import Evidence, Properties, Value
from graph_schema.words import CONFIDENCE

Cell: TypeAlias = str | int | float | list[str]
Words: TypeAlias = dict[str, Cell]


def said(type_name: str, properties: Properties) -> Words:
    """What is said of a thing or a tie, by title, in the ontology's order: numbers stay numbers, their unit is in the title."""
    known = [p for p in wording.kind(type_name).properties if p.name in properties]
    return {title(p): _value(type_name, p, properties[p.name]) for p in known}


def title(known: Property) -> str:
    """A reader's name of a property, with its unit: `Share (%)`; money says its currency beside it."""
    named = values.title(known.name)
    return f"{named} ({_(known.unit)})" if known.unit and known.unit != "currency" else named


def _value(type_name: str, known: Property, value: Value) -> Cell:
    if known.kind in NUMERIC and isinstance(value, int | float):
        return value
    if known.kind is Kind.CODE:
        return wording.word(type_name, known.name, str(value))
    if known.kind is Kind.COUNTRIES and isinstance(value, list):
        return [wording.country(code) for code in value]
    phrase = {Kind.COUNTRY: wording.country, Kind.ISIC: wording.sector}.get(known.kind)
    if phrase:
        return phrase(str(value))
    return wording.yes_no(value) if isinstance(value, bool) else value


def cited(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> list[str]:
    """Who says so, a line for each page: what it is, where, of when, how sure, on which terms."""
    return [line for one in evidence for line in _lines(one, sources.get(one.source, Source(one.source)))]


def how_sure(one: Evidence) -> str:
    """In words."""
    return _(CONFIDENCE[one.confidence])


def _lines(one: Evidence, source: Source) -> list[str]:
    count = max(len(one.locator), len(one.citation), 1)
    tail = [
        _("as of {date}").format(date=one.retrieved) if one.retrieved else "",
        how_sure(one) if one.confidence != "primary" else "",
        source.licence,
    ]
    pages = (
        [one.citation[n] if n < len(one.citation) else "", one.locator[n] if n < len(one.locator) else ""] for n in range(count)
    )
    return [", ".join(part for part in [*(page if any(page) else [source.name or source.id]), *tail] if part) for page in pages]
