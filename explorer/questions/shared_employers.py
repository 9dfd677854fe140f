"""Which employers unions in different countries share: corporate families by country, and who is there.

Two tiers: families that control what they have in at least two countries, and those that reach a second country only by a
joint, minority or undisclosed stake. Every count says how many of how many were researched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer import wording
from explorer.citation import Citation
from explorer.page import N_
from explorer.question import Answer, question
from explorer.questions.neighbourhood import plain_name
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.language import _

# ISIC Rev. 4: the last division of each section, A to U.
LAST_DIVISIONS = (3, 9, 33, 35, 39, 43, 47, 53, 56, 63, 66, 68, 75, 82, 84, 85, 88, 93, 96, 98, 99)
SECTIONS = "ABCDEFGHIJKLMNOPQRSTU"


@dataclass(frozen=True)
class Presence:
    """What a family has in a country in one tier (1: controlled, 2: joint, minority or undisclosed stake).

    Worksites with a union, known to have none, and not researched (`open`). `companies` counts employers; where no worksite is
    named, one of them stands for the country. `units` are bargaining units: one may span worksites.
    """

    country: str
    tier: int
    worksites: int
    with_union: int
    without_union: int
    open: int
    companies: int
    companies_with_union: int
    units: int
    unions: tuple[str, ...] = ()

    @property
    def places(self) -> int:
        """Worksites and company-level units; one company where nothing else is named."""
        return self.worksites + self.companies_with_union or min(self.companies, 1)

    @property
    def researched(self) -> int:
        """Places of which somebody recorded whether a union is there."""
        return self.with_union + self.without_union + self.companies_with_union


@dataclass(frozen=True)
class UnionName:
    """A union by its id."""

    id: str
    name: str


@dataclass(frozen=True)
class SharedEmployer:
    """A corporate family in two countries or more. `tier` 1: it controls what it has in at least two of them."""

    id: str
    name: str
    country: str
    tier: int
    countries: tuple[str, ...]
    places: int
    researched: int
    presences: tuple[Presence, ...]
    unions: tuple[UnionName, ...]
    sectors: tuple[str, ...]
    data_sets: tuple[str, ...] = ()


@question("shared-employers", N_("Which employers unions in different countries share"), subjects={"unions": ("Union",)})
def shared_employers(
    graph: Graph, unions: list[str] | None = None, countries: list[str] | None = None, sector: str = "", *,
    tier: int = 2, limit: int = 500,
) -> Answer[SharedEmployer]:  # fmt: skip
    """Families in two countries or more, most countries first, that have every one of `unions` and are in all `countries`.

    `sector`: an ISIC code or section letter. `tier` 1 leaves out what is only held jointly, by a minority or undisclosed.
    """
    wanted = Wanted(frozenset(unions or ()), frozenset(countries or ()), sector, tier)
    rows = [row for row in everything(graph) if wanted.fits(row)][:limit]
    subject = {"unions": unions or [], "countries": countries or [], "sector": sector, "tier": tier}
    used = {source for row in rows for source in row.data_sets}
    return Answer("shared-employers", subject, rows, _sources(graph, used), _unknown(rows))


def everything(graph: Graph) -> list[SharedEmployer]:
    """All families in two countries or more, most countries first, the second tier last; kept while the graph is the same."""
    return derived.made(graph, "shared-employers", _ranked)


def _ranked(families: list[dict[str, Any]]) -> list[SharedEmployer]:
    return sorted(map(_shared, families), key=_rank)


@dataclass(frozen=True)
class Wanted:
    """Filters: a family must have every one of the unions and be in every one of the countries."""

    unions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    sector: str = ""
    tier: int = 2

    def fits(self, row: SharedEmployer) -> bool:
        """Whether a family is wanted."""
        if row.tier > self.tier or not self.countries.issubset(row.countries):
            return False
        if self.unions and not self.unions <= {union.id for union in row.unions}:
            return False
        return not self.sector or any(in_sector(code, self.sector) for code in row.sectors)


def _rank(row: SharedEmployer) -> tuple[int, int, int, str, str]:
    with_union = sum(bool(presence.unions) for presence in row.presences)
    return row.tier, -len(row.countries), -with_union, row.name.casefold(), row.id


def in_sector(code: str, wanted: str) -> bool:
    """Whether an ISIC code is in a division, group or class, or in a section by its letter."""
    return code.startswith(wanted) or section_of(code) == wanted


def section_of(code: str) -> str:
    """The section letter of an ISIC code."""
    if not code[:2].isdecimal():
        return code[:1]
    return next(letter for letter, last in zip(SECTIONS, LAST_DIVISIONS, strict=True) if int(code[:2]) <= last)


def _shared(family: Mapping[str, Any]) -> SharedEmployer:
    cells = sorted(family["cells"].items())
    presences = tuple(_presence(c, int(t), cell) for c, by_tier in cells if c for t, cell in sorted(by_tier.items()))
    controlled = {p.country for p in presences if p.tier == 1}
    named = tuple(UnionName(known, name or plain_name(known)) for known, name in sorted(family["unions"].items()))
    return SharedEmployer(
        family["root"], family["name"] or plain_name(family["root"]), family["country"], 1 if len(controlled) > 1 else 2,
        tuple(sorted({p.country for p in presences})), sum(p.places for p in presences), sum(p.researched for p in presences),
        presences, named, tuple(family["sectors"]), tuple(family.get("sources", ())),
    )  # fmt: skip


def _presence(country: str, tier: int, cell: Mapping[str, Any]) -> Presence:
    sites, union, none = cell.get("sites", 0), cell.get("site_union", 0), cell.get("site_none", 0)
    return Presence(
        country, tier, sites, union, none, sites - union - none, cell.get("companies", 0), cell.get("company_union", 0),
        cell.get("units", 0), tuple(cell.get("unions", ())),
    )  # fmt: skip


def _unknown(rows: list[SharedEmployer]) -> list[str]:
    places, researched = sum(row.places for row in rows), sum(row.researched for row in rows)
    if places == researched:
        return []
    text = _("{researched} of {places} places were researched for unions: the rest is unknown, not without a union.")
    return [text.format(places=wording.number(places), researched=wording.number(researched))]


def _sources(graph: Graph, used: Iterable[str]) -> list[Citation]:
    columns = "s.id AS id, s.name AS name, s.publisher AS publisher, s.address AS address"
    query = f"UNWIND $ids AS id MATCH (s:Source {{id: id}}) WHERE s.visibility IN $visible RETURN {columns}"
    known = {row["id"]: row for row in graph.read(query, ids=sorted(used))}
    return [_source(known.get(source, {}), source) for source in sorted(used)]


def _source(row: Mapping[str, Any], source: str) -> Citation:
    named = ": ".join(text for text in (row.get("publisher"), row.get("name")) if text)
    return Citation(source, named or source, row.get("address") or "")
