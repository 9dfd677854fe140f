"""What is derived from the claims after a load: corporate families, shared employers, and what the graph holds.

`derive` reads the graph page by page and yields rows for the label `Derived`; `graph_schema.derived` reads them back.
Everything is derived once for each visibility that occurs, so that no count gives away what its reader may not see.

A place is a worksite, or a company where no worksite of its family is named in that country or a union has a unit at
company level. `researched` means that somebody recorded a union, or that there is none; all else is `open`, never `no`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from graph_schema.database import Graph, Row
from graph_schema.families import Control, Families, Holding, in_force, operators_in_force
from graph_schema.holdings import holdings, levels_of

STATED = tuple(field.name for field in fields(Holding))
PAGE = 5_000
CHUNK = 4_000_000  # characters of one row's JSON, at most about
FIRST, PLACES = 50, 1_000  # places in the first row, which is read most, and in each further one
LISTED = 5_000  # ids of wages, agreements or cases listed in one family; the counts are whole

HOLDING = (
    "{owner: o.id, id: r.id, source: r.source, confidence: r.confidence, retrieved: r.retrieved, share: r.share, "
    "share_low: r.share_low, share_high: r.share_high, control: r.control, basis: r.basis, as_of: r.as_of, since: r.since, "
    "until: r.until}"
)
SEEN = "r.visibility IN $levels AND o.visibility IN $levels"
OWNERS = f"COLLECT {{ MATCH (n)<-[r:OWNS]-(o:Employer) WHERE {SEEN} RETURN {HOLDING} }} AS owners"
OPERATORS = f"COLLECT {{ MATCH (n)<-[r:OPERATES]-(o:Employer) WHERE {SEEN} RETURN {HOLDING} }} AS operators"
SUCCESSORS = (
    f"COLLECT {{ MATCH (n)-[r:BECAME]->(o:Employer) WHERE {SEEN} RETURN {{owner: o.id, id: r.id, source: r.source, "
    "confidence: r.confidence, retrieved: r.retrieved, since: r.date} } AS successors"
)
UNIONS = (
    f"COLLECT {{ MATCH (n)<-[r:REPRESENTS]-(o:Union) WHERE {SEEN} RETURN {{owner: o.id, name: o.name, unit: r.unit, "
    "source: r.source, retrieved: r.retrieved, as_of: r.as_of, since: r.since, until: r.until} } AS unions"
)
PLAIN = "n.id AS id, n.name AS name, n.country AS country, n.sector AS sector, n.sources AS sources"
LINKED = {
    "agreements": ("Agreement", "(n)-[r:APPLIES_TO]->(o)"),
    "signed": ("Agreement", "(n)<-[r:SIGNED]-(o:Employer)"),
    "cases": ("Case", "(n)-[r:CONCERNS]->(o)"),
    "wages": ("Wage", "(n)-[r:PAID_AT]->(o)"),
}


@dataclass(frozen=True)
class DerivedRow:
    """One row to be stored: its id and its content as JSON."""

    id: str
    json: str


@dataclass
class Cell:
    """What one family has in one country, in one tier."""

    sites: int = 0
    site_union: int = 0
    site_none: int = 0
    companies: int = 0
    company_union: int = 0
    unions: set[str] = field(default_factory=set)
    units: set[tuple[str, str]] = field(default_factory=set)

    def as_json(self) -> dict[str, Any]:
        """Counts, and the unions' ids in order."""
        numbers = {
            "sites": self.sites, "site_union": self.site_union, "site_none": self.site_none,
            "companies": self.companies, "company_union": self.company_union, "units": len(self.units),
        }  # fmt: skip
        return {key: n for key, n in numbers.items() if n} | ({"unions": sorted(self.unions)} if self.unions else {})


@dataclass
class Family:
    """All that is counted of one family. `cells`: (country, tier) -> what is there."""

    name: str = ""
    country: str = ""
    employers: int = 0
    cells: dict[tuple[str, int], Cell] = field(default_factory=lambda: defaultdict(Cell))
    places: dict[str, list[tuple[str, str, int, str]]] = field(default_factory=lambda: defaultdict(list))
    unions: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    linked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def derive(graph: Graph, on: str = "") -> Iterator[DerivedRow]:
    """All rows, for the owners as of the day `on` (today)."""
    on = on or date.today().isoformat()
    counted = list(holdings(graph))
    levels = levels_of(counted)
    yield row("levels", levels)
    for number, level in enumerate(levels):
        visible = levels[: number + 1]
        yield row(derived_id("holdings", level), [c.as_json() for c in counted if c.visibility in visible])
        yield from _families(Reading(graph, visible, on), level)


def derived_id(kind: str, level: str, key: str = "") -> str:
    """The id of a row: what is for the public has no level in it."""
    head = kind if level == "public" else f"{kind}@{level}"
    return f"{head}:{key}" if key else head


def row(known: str, content: Any) -> DerivedRow:
    """A row with its content as JSON, equal for equal content."""
    return DerivedRow(known, json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


@dataclass(frozen=True)
class Reading:
    """How the graph is read: what is visible, and for which day."""

    graph: Graph
    levels: list[str]
    on: str

    def pages(self, label: str, columns: str) -> Iterator[Row]:
        """Every node of a label in order of the ids."""
        query = (
            f"MATCH (n:`{label}`) WHERE n.id > $after AND n.visibility IN $levels WITH n ORDER BY n.id LIMIT $limit "
            f"RETURN {columns} ORDER BY id"
        )
        after = ""
        while rows := self.graph.read(query, after=after, limit=PAGE, levels=self.levels):
            yield from rows
            after = rows[-1]["id"]


def holding(owned: str, said: Row, became: bool = False) -> Holding:
    """A holding from the map that HOLDING makes."""
    known: Row = {name: said[name] for name in STATED if said.get(name) is not None}
    return Holding(**known | {"owned": owned, "became": became})


def _families(reading: Reading, level: str) -> Iterator[DerivedRow]:
    control, operators = _control(reading)
    tree = control.families()
    wanted = _wanted(tree, operators)
    found: dict[str, Family] = {head: Family() for head in wanted}
    sites = _add_worksites(reading, tree, operators, found)
    _add_employers(reading, tree, found)
    _add_linked(reading, tree, sites, found)
    yield from _shared_rows(found, level)
    for head in sorted(found):
        yield row(derived_id("family", level, head), family_json(head, found[head], reading.on))
        yield row(derived_id("cells", level, head), cells_json(head, found[head]))
        yield from _place_rows(head, found[head], level)


def _control(reading: Reading) -> tuple[Control, dict[str, list[str]]]:
    """Who controls what, and who operates each worksite."""
    control, operators = Control(), {}
    for n in reading.pages("Employer", f"n.id AS id, {OWNERS}, {SUCCESSORS}"):
        said = [holding(n["id"], o) for o in n["owners"]] + [holding(n["id"], o, became=True) for o in n["successors"]]
        if said:
            control.add(n["id"], said, reading.on)
    for n in reading.pages("Worksite", f"n.id AS id, {OWNERS}, {OPERATORS}"):
        control.add(n["id"], [holding(n["id"], o) for o in n["owners"]], reading.on)
        operators[n["id"]] = operators_in_force([holding(n["id"], o) for o in n["operators"]], reading.on)
    return control, operators


def _wanted(tree: Families, operators: dict[str, list[str]]) -> set[str]:
    """Heads of the families that have more than one member, or a worksite."""
    heads = {tree.head(known) for known in tree.parent}
    heads |= {head for owned in tree.holders for head in tree.second(owned)}
    return heads | {head for site, by in operators.items() for head in tree.worksite_tiers(site, by)}


def _add_worksites(
    reading: Reading, tree: Families, operators: dict[str, list[str]], found: dict[str, Family]
) -> dict[str, dict[str, int]]:
    """Count the worksites; worksite -> its families with their tiers."""
    sites = {}
    for n in reading.pages("Worksite", f"{PLAIN}, n.union_presence AS presence, {UNIONS}"):
        tiers = sites[n["id"]] = tree.worksite_tiers(n["id"], operators.get(n["id"], ()))
        unions = present(n["unions"], reading.on)
        presence = presence_of(n["presence"], unions)
        for head, tier in tiers.items():
            cell = _add_place(found[head], n, ("Worksite", tier, presence), unions)
            cell.sites += 1
            cell.site_union += presence == "union"
            cell.site_none += presence == "no_union"
    return sites


def _add_employers(reading: Reading, tree: Families, found: dict[str, Family]) -> None:
    for n in reading.pages("Employer", f"{PLAIN}, {UNIONS}"):
        unions = present(n["unions"], reading.on)
        for head, tier in tree.employer_tiers(n["id"]).items():
            if head in found:
                family = found[head]
                family.employers += tier == 1
                cell = _add_place(family, n, ("Employer", tier, "union" if unions else "open"), unions)
                cell.companies += 1
                cell.company_union += bool(unions)
        if n["id"] in found:
            found[n["id"]].name, found[n["id"]].country = n["name"] or "", n["country"] or ""


def presence_of(said: str | None, unions: Iterable[object]) -> str:
    """`union` where one represents workers or is said to be there, `no_union` where that is said, else `open`: not researched."""
    return "union" if any(True for _ in unions) or said == "union" else said or "open"


def present(unions: Iterable[Row], on: str) -> list[Row]:
    """The unions that represent workers on the day."""
    return [u for u in unions if in_force(holding("", u), on)]


def _add_place(family: Family, n: Row, what: tuple[str, int, str], unions: list[Row]) -> Cell:
    """Note a place, `what` being its label, tier and presence; the cell that it counts in."""
    country, (label, tier, presence) = n["country"] or "", what
    cell = family.cells[country, tier]
    cell.unions |= {u["owner"] for u in unions}
    cell.units |= {(u["owner"], u["unit"] or "") for u in unions}
    family.unions |= {u["owner"]: u["name"] or "" for u in unions}
    family.sectors |= {n["sector"]} if n["sector"] else set()
    family.sources |= {*(n["sources"] or ()), *(u["source"] for u in unions)}
    family.places[country].append((n["id"], label, tier, presence))
    return cell


def _add_linked(reading: Reading, tree: Families, sites: dict[str, dict[str, int]], found: dict[str, Family]) -> None:
    """Agreements, cases and wage figures of each family: those of its worksites and employers, and of its agreements."""
    of_agreement: dict[str, set[str]] = defaultdict(set)
    for kind, (label, pattern) in LINKED.items():
        columns = f"n.id AS id, COLLECT {{ MATCH {pattern} WHERE {SEEN} RETURN {{id: o.id, label: labels(o)[0]}} }} AS targets"
        for n in reading.pages(label, columns):
            for target in n["targets"]:
                heads = _heads(target, tree, sites, of_agreement)
                of_agreement[n["id"]] |= heads if label == "Agreement" else set()
                for head in heads & found.keys():
                    found[head].linked["agreements" if label == "Agreement" else kind].add(n["id"])


def _heads(target: Row, tree: Families, sites: dict[str, dict[str, int]], of_agreement: dict[str, set[str]]) -> set[str]:
    if target["label"] == "Worksite":
        return set(sites.get(target["id"], ()))
    if target["label"] == "Employer":
        return {tree.head(target["id"])}
    return of_agreement.get(target["id"], set())


# ------------------------------------------------------------------------------------------------------------- what is kept
def family_json(head: str, family: Family, on: str) -> dict[str, Any]:
    """A family as kept: head, counts, cells by country and tier, unions, sectors, ids of wages, agreements and cases."""
    linked = {kind: len(ids) for kind, ids in family.linked.items()}
    listed = {f"{kind}_ids": sorted(ids)[:LISTED] for kind, ids in family.linked.items()}
    return shared_json(head, family) | {"employers": family.employers, "as_of": on} | linked | listed


def cells_json(head: str, family: Family) -> dict[str, Any]:
    """The counts alone: small, however large the family."""
    cells: dict[str, dict[str, Any]] = defaultdict(dict)
    for (country, tier), cell in sorted(family.cells.items()):
        cells[country][str(tier)] = {key: n for key, n in cell.as_json().items() if key != "unions"}
    return {"root": head, "name": family.name, "country": family.country, "cells": dict(cells)}


def shared_json(head: str, family: Family) -> dict[str, Any]:
    """What the table of shared employers needs to know of a family."""
    cells: dict[str, dict[str, Any]] = defaultdict(dict)
    for (country, tier), cell in sorted(family.cells.items()):
        cells[country][str(tier)] = cell.as_json()
    kept = {"root": head, "name": family.name, "country": family.country}
    said = {"sectors": sorted(family.sectors), "sources": sorted(family.sources)}
    return kept | {"cells": dict(cells), "unions": family.unions} | said


def is_shared(family: Family) -> bool:
    """Whether it reaches two countries; places without a country do not count."""
    return len({country for country, _tier in family.cells if country}) > 1


def _shared_rows(found: dict[str, Family], level: str) -> Iterator[DerivedRow]:
    """The table of shared employers in rows of bounded size, and how many rows there are."""
    chunk: list[dict[str, Any]] = []
    size, number = 0, 0
    for head in sorted(found):
        if is_shared(found[head]):
            chunk.append(shared_json(head, found[head]))
            size += len(json.dumps(chunk[-1], ensure_ascii=False))
        if size > CHUNK:
            yield row(derived_id("shared-employers", level, str(number)), chunk)
            chunk, size, number = [], 0, number + 1
    yield row(derived_id("shared-employers", level, str(number)), chunk)
    yield row(derived_id("shared-employers", level), {"rows": number + 1})


def _place_rows(head: str, family: Family, level: str) -> Iterator[DerivedRow]:
    """Every place of a family by country: id, label, tier, presence; those with a union first."""
    for country, places in family.places.items():
        counted = Counter(place[2] for place in places)
        ordered = sorted(places, key=lambda p: (p[2], p[3] != "union", p[1] != "Worksite", p[0]))
        for number, start in enumerate((0, *range(FIRST, len(ordered), PLACES))):
            key = f"{head}:{country or '-'}:{number}"
            part = ordered[start : start + (PLACES if number else FIRST)]
            content = {"places": part, "of": len(ordered), "tiers": dict(counted)}
            yield row(derived_id("places", level, key), content)
