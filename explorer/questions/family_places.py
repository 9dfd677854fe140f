"""Where a corporate family is in a country, and which unions represent whom there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.citation import Citation, of_node, of_tie
from explorer.question import Answer, cited, question
from explorer.questions.lineage import today
from explorer.questions.neighbourhood import plain_name
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.families import Holding, in_force
from graph_schema.language import N_, _
from graph_schema.summary import presence_of

SEEN = "r.visibility IN $visible AND o.visibility IN $visible"
UNITS = (
    f"COLLECT {{ MATCH (n)<-[r:REPRESENTS]-(o:Union) WHERE {SEEN} RETURN {{union: o.id, name: o.name, "
    "unit: r.unit, workers: r.workers_covered, exclusivity: r.exclusivity, basis: r.basis, since: r.since, "
    "until: r.until, as_of: r.as_of, source: r.source, locator: r.locator, citation: r.citation, retrieved: r.retrieved, "
    "confidence: r.confidence, id: r.id} } AS units"
)
COUNCILS = (
    f"COLLECT {{ MATCH (n)<-[r:SITS_AT]-(o:WorksCouncil) WHERE {SEEN} AND r.until IS NULL "
    "RETURN {id: o.id, name: o.name, source: r.source, locator: r.locator, citation: r.citation, retrieved: r.retrieved, "
    "confidence: r.confidence} } AS councils"
)
RUN_BY = (
    f"COLLECT {{ MATCH (n)<-[r:OPERATES]-(o:Employer) WHERE {SEEN} AND r.until IS NULL "
    "RETURN {id: o.id, name: o.name} } AS run_by"
)
PLACE = (
    "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE n.visibility IN $visible RETURN n.id AS id, n.name AS name, "
    "n.place AS place, n.region AS region, n.country AS country, n.status AS status, n.workers AS workers, "
    "n.union_presence AS presence, n.claims AS claims, "
    "{units}, {councils}, {run_by}"
)


@dataclass(frozen=True)
class Body:
    """An elected body by its id, and who says that it sits there."""

    id: str
    name: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Unit:
    """A bargaining unit at a place: `workers_covered` are the unit's, and are not to be summed over places."""

    union: str
    union_name: str
    unit: str
    workers_covered: int | None
    exclusivity: str
    basis: str
    since: str
    until: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class FamilyPlace:
    """A worksite or company of a family. `presence`: union, no_union or open (not researched).

    `councils` are elected bodies, not unions.
    """

    id: str
    label: str
    name: str
    place: str
    country: str
    tier: int
    presence: str
    status: str
    workers: int | None
    run_by: str
    run_by_name: str
    units: tuple[Unit, ...] = ()
    councils: tuple[Body, ...] = ()
    sources: tuple[Citation, ...] = ()


@question("family-places", N_("Where a corporate family is in a country, and which unions represent whom there"),
          subjects={"employer": ("Employer",)})  # fmt: skip
def family_places(graph: Graph, employer: str, country: str = "", limit: int = 100) -> Answer[FamilyPlace]:
    """The worksites, and the companies with a unit of their own or without a worksite, of the family that `employer` heads."""
    family = derived.family(graph, employer)
    lands = [country] if country else sorted(family["cells"], key=lambda land: (not land, land)) if family else []
    rows: list[FamilyPlace] = []
    for land in lands if family else ():
        rows += _places_in(graph, family or {}, land, limit - len(rows))
    unknown = [] if rows else [_("No place of this family is recorded there.")]
    return Answer("family-places", {"employer": employer, "country": country}, rows, _cited_places(rows), unknown)


def _places_in(graph: Graph, family: Mapping[str, Any], country: str, limit: int) -> list[FamilyPlace]:
    listed = list(derived.places(graph, family, country, 1_000)) if limit > 0 else []
    has_sites = {tier for _id, label, tier, _presence in listed if label == "Worksite"}
    kept = [p for p in listed if p[1] == "Worksite" or p[3] == "union" or (country and p[2] not in has_sites)][:limit]
    found: dict[str, Mapping[str, Any]] = {}
    for label in ("Worksite", "Employer"):
        found |= _read(graph, label, [known for known, kind, _tier, _presence in kept if kind == label])
    return [_place(graph, found[known], label, tier, presence) for known, label, tier, presence in kept if known in found]


def _read(graph: Graph, label: str, ids: list[str]) -> dict[str, Mapping[str, Any]]:
    run_by = RUN_BY if label == "Worksite" else "[] AS run_by"
    query = PLACE.format(label=label, units=UNITS, councils=COUNCILS, run_by=run_by)
    return {row["id"]: row for row in graph.read(query, ids=ids)} if ids else {}


def worksites(graph: Graph, ids: list[str]) -> list[FamilyPlace]:
    """Worksites by their ids, with who represents whom there; those with a union first."""
    found = _read(graph, "Worksite", ids)
    said = {known: presence_of(row["presence"], units(row["units"])) for known, row in found.items()}
    rows = [_place(graph, row, "Worksite", 1, said[known]) for known, row in found.items()]
    return sorted(rows, key=lambda place: (place.presence != "union", place.name.casefold(), place.id))


def _place(graph: Graph, row: Mapping[str, Any], label: str, tier: int, presence: str) -> FamilyPlace:
    by = min(row["run_by"], key=lambda o: str(o["id"]), default={"id": "", "name": ""})
    by_name = by["name"] or (plain_name(by["id"]) if by["id"] else "")
    where = row["place"] or row["region"] or ""
    return FamilyPlace(
        row["id"], label, row["name"] or plain_name(row["id"]), where, row["country"] or "", tier, presence,
        row["status"] or "", row["workers"], by["id"], by_name,
        units(row["units"]), bodies(row["councils"]), tuple(of_node(row["claims"], graph.visible)),
    )  # fmt: skip


def bodies(said: Iterable[Mapping[str, Any]]) -> tuple[Body, ...]:
    """Each works council once, with all pages that say it sits there."""
    groups: dict[tuple[str, str], list[Citation]] = {}
    for tie in said:
        groups.setdefault((tie["id"], tie["name"] or plain_name(tie["id"])), []).extend(of_tie(tie))
    return tuple(Body(*key, tuple(sorted(set(pages)))) for key, pages in sorted(groups.items()))


def units(said: Iterable[Mapping[str, Any]], on: str = "", ended: bool = False) -> tuple[Unit, ...]:
    """The bargaining units as of a day (today), or the former ones; what several sources say of one is put together."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for tie in sorted(said, key=lambda t: (t["confidence"] != "primary", t["id"])):
        if in_force(_dates(tie), on or today()) is not ended:
            groups.setdefault((tie["union"], tie["unit"] or ""), []).append(tie)
    return tuple(_unit(key, ties) for key, ties in sorted(groups.items()))


def _dates(tie: Mapping[str, Any]) -> Holding:
    as_of, since, until, retrieved = (tie[name] or "" for name in ("as_of", "since", "until", "retrieved"))
    return Holding("", "", as_of=as_of, since=since, until=until, retrieved=retrieved)


def _unit(key: tuple[str, str], ties: list[Mapping[str, Any]]) -> Unit:
    def first(name: str) -> Any:
        return next((tie[name] for tie in ties if tie[name] not in (None, "")), None)

    sources = tuple(dict.fromkeys(page for tie in ties for page in of_tie(tie)))
    named = first("name") or plain_name(key[0])
    texts = (first("exclusivity") or "", first("basis") or "", first("since") or "", first("until") or "")
    return Unit(key[0], named, key[1], first("workers"), *texts, sources)


def _cited_places(rows: list[FamilyPlace]) -> list[Citation]:
    return list(dict.fromkeys([*cited(rows), *(page for row in rows for page in cited(row.units))]))
