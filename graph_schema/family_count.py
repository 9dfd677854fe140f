"""What is counted of one corporate family, and the form in which it is kept. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graph_schema.derived_row import DerivedRow, derived_id, row

FIRST, PLACES = 50, 1_000  # places in the first row, which is read most, and in each further one
LISTED = 60  # ids of wages (the latest), agreements or cases listed in one family; the counts are whole
COUNTS = ("sites", "site_union", "site_none", "companies", "company_union", "units")  # of one cell
Place: TypeAlias = tuple[str, str, int, str]  # id, label, tier, presence


@dataclass(slots=True)
class Cell:
    """What one family has in one country, in one tier."""

    sites: int = 0
    site_union: int = 0
    site_none: int = 0
    companies: int = 0
    company_union: int = 0
    unions: set[str] = field(default_factory=set)
    units: set[tuple[str, str]] = field(default_factory=set)

    def counts(self) -> tuple[int, ...]:
        """The numbers of COUNTS."""
        return self.sites, self.site_union, self.site_none, self.companies, self.company_union, len(self.units)


@dataclass(slots=True)
class Family:
    """All that is counted of one family.

    `cells`: (country, tier) -> what is there; `agreed`: countries with an agreement; `linked`: kind -> id -> its date.
    """

    name: str = ""
    country: str = ""
    employers: int = 0
    cells: dict[tuple[str, int], Cell] = field(default_factory=lambda: defaultdict(Cell))
    places: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    unions: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    agreed: set[str] = field(default_factory=set)
    linked: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, n: Mapping[str, Any], what: tuple[str, int, str], unions: Iterable[Mapping[str, Any]]) -> None:
        """Count a place, `what` being its label, tier and presence, `unions` who represents workers there."""
        country, (label, tier, presence) = n["country"] or "", what
        cell = self.cells[country, tier]
        if label == "Worksite":
            cell.sites += 1
            cell.site_union += presence == "union"
            cell.site_none += presence == "no_union"
        else:
            cell.companies += 1
            cell.company_union += presence == "union"
        for u in unions:
            cell.unions.add(u["owner"])
            cell.units.add((u["owner"], u["unit"] or ""))
            self.unions[u["owner"]] = u["name"] or ""
            self.sources.add(u["source"])
        self.sectors |= {n["sector"]} if n["sector"] else set()
        self.sources.update(n["sources"] or ())
        self.places[country].append((n["id"], label, tier, presence))

    @property
    def is_shared(self) -> bool:
        """Whether it reaches two countries; places without a country do not count."""
        return len({country for country, _tier in self.cells if country}) > 1

    @property
    def lands(self) -> list[str]:
        """The countries it reaches."""
        return sorted({country for country, _tier in self.cells if country})


def shared_json(head: str, family: Family) -> dict[str, Any]:
    """What the table of shared employers needs to know of a family, small, for there are thousands.

    A cell is its country, tier, the counts in the order of COUNTS, and its unions as places in the list of the family's.
    """
    unions = {known: family.unions[known] for known in sorted(family.unions)}
    at = {known: n for n, known in enumerate(unions)}
    cells = [
        [country, tier, *cell.counts(), sorted(at[known] for known in cell.unions)]
        for (country, tier), cell in sorted(family.cells.items())
    ]
    named = {"root": head, "name": family.name, "country": family.country, "unions": unions, "cells": cells}
    return named | {"sectors": sorted(family.sectors), "sources": sorted(family.sources)}


def family_rows(head: str, family: Family, level: str, on: str) -> Iterator[DerivedRow]:
    """A family as kept: head, counts by country and tier, some ids; and its places, in the same row where they are few."""
    named = {"root": head, "name": family.name, "country": family.country, "employers": family.employers, "as_of": on}
    linked = {kind: len(ids) for kind, ids in family.linked.items()}
    listed = {f"{kind}_ids": _latest(ids) for kind, ids in family.linked.items()}
    kept = named | {"cells": _cells(family)} | linked | listed
    if sum(map(len, family.places.values())) <= FIRST:
        kept["places"] = {country: _listed(_ordered(places), places) for country, places in family.places.items()}
        yield row(derived_id("family", level, head), kept)
    else:
        yield row(derived_id("family", level, head), kept)
        yield from _place_rows(head, family, level)


def _cells(family: Family) -> dict[str, dict[str, Any]]:
    """Country -> tier -> the counts that are not 0."""
    cells: dict[str, dict[str, Any]] = defaultdict(dict)
    for (country, tier), cell in sorted(family.cells.items()):
        cells[country][str(tier)] = {name: n for name, n in zip(COUNTS, cell.counts(), strict=True) if n}
    return dict(cells)


def _latest(ids: Mapping[str, str]) -> list[str]:
    """The latest LISTED of these, in order of their ids."""
    newest = sorted(sorted(ids), key=lambda known: ids[known], reverse=True)
    return sorted(newest[:LISTED])


def _place_rows(head: str, family: Family, level: str) -> Iterator[DerivedRow]:
    for country, places in family.places.items():
        ordered = _ordered(places)
        for number, start in enumerate((0, *range(FIRST, len(ordered), PLACES))):
            key = f"{head}:{country or '-'}:{number}"
            yield row(derived_id("places", level, key), _listed(ordered[start : start + (PLACES if number else FIRST)], places))


def _ordered(places: Iterable[Place]) -> list[Place]:
    """Controlled ones first, those with a union before others, worksites before companies, then by id."""
    return sorted(places, key=lambda p: (p[2], p[3] != "union", p[1] != "Worksite", p[0]))


def _listed(part: list[Place], places: list[Place]) -> dict[str, Any]:
    return {"places": part, "of": len(places), "tiers": dict(Counter(place[2] for place in places))}
