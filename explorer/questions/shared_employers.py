"""Which employers unions in different countries share: corporate families by country, and who is there.

Two tiers: families that control what they have in at least two countries, and those that reach a second country only by a
joint, minority or undisclosed stake. Every count says how many of how many were researched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from explorer import wording
from explorer.citation import Citation
from explorer.question import Answer, question
from explorer.questions.neighbourhood import plain_name
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.language import N_, _

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


@question("shared-employers", N_("Which employers unions in different countries share"), subjects={"unions": ("Union",)},
          words={"tier": ("1", "2")})  # fmt: skip
def shared_employers(
    graph: Graph, unions: list[str] | None = None, countries: list[str] | None = None, sector: str = "", *,
    tier: int = 2, limit: int = 500,
) -> Answer[SharedEmployer]:  # fmt: skip
    """Families in two countries or more, most countries first, that have every one of `unions` and are in all `countries`.

    `sector`: an ISIC code or section letter. `tier` 1 leaves out what is only held jointly, by a minority or undisclosed.
    """
    wanted = Wanted(frozenset(unions or ()), frozenset(countries or ()), sector, tier)
    rows = list(islice(derived.made(graph, "shared-employers", Ranking).rows(wanted), limit))
    subject = {"unions": unions or [], "countries": countries or [], "sector": sector, "tier": tier}
    used = {source for row in rows for source in row.data_sets}
    return Answer("shared-employers", subject, rows, _sources(graph, used), _unknown(rows))


def everything(graph: Graph) -> list[SharedEmployer]:
    """All families in two countries or more, most countries first, the second tier last; kept while the graph is the same."""
    return list(derived.made(graph, "shared-employers", Ranking).rows())


@dataclass(frozen=True)
class Wanted:
    """Filters: a family must have every one of the unions and be in every one of the countries."""

    unions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    sector: str = ""
    tier: int = 2

    def fits(self, row: SharedEmployer) -> bool:
        """Whether a family is wanted."""
        return self._fits(row.tier, row.countries, {union.id for union in row.unions}, row.sectors)

    def fits_kept(self, family: Mapping[str, Any]) -> bool:
        """The same for a family as it is kept."""
        return self._fits(_tier(family), (cell[0] for cell in family["cells"]), family["unions"], family["sectors"])

    def _fits(self, tier: int, countries: Iterable[str], unions: Iterable[str], sectors: Iterable[str]) -> bool:
        if tier > self.tier or not self.countries.issubset(countries) or not self.unions.issubset(unions):
            return False
        return not self.sector or any(in_sector(code, self.sector) for code in sectors)


class Ranking:
    """All families in the order in which they are shown; each is made into a row when it is first asked for."""

    def __init__(self, families: Iterable[Mapping[str, Any]]) -> None:
        self._families = sorted(families, key=_rank)
        self._made: dict[str, SharedEmployer] = {}

    def rows(self, wanted: "Wanted | None" = None) -> Iterator[SharedEmployer]:
        """The rows that are wanted."""
        for family in self._families:
            if wanted is None or wanted.fits_kept(family):
                root = family["root"]
                if root not in self._made:
                    self._made[root] = _shared(family)
                yield self._made[root]


def _rank(family: Mapping[str, Any]) -> tuple[int, int, int, str, str]:
    """Most countries first, the second tier last."""
    placed = [cell for cell in family["cells"] if cell[0]]
    lands, with_union = {cell[0] for cell in placed}, sum(bool(cell[-1]) for cell in placed)
    name = family["name"] or plain_name(family["root"])
    return _tier(family), -len(lands), -with_union, name.casefold(), family["root"]


def _tier(family: Mapping[str, Any]) -> int:
    """1 where it controls what it has in at least two countries."""
    return 1 if len({cell[0] for cell in family["cells"] if cell[0] and cell[1] == 1}) > 1 else 2


def in_sector(code: str, wanted: str) -> bool:
    """Whether an ISIC code is in a division, group or class, or in a section by its letter."""
    return code.startswith(wanted) or section_of(code) == wanted


def section_of(code: str) -> str:
    """The section letter of an ISIC code."""
    if not code[:2].isdecimal():
        return code[:1]
    return next(letter for letter, last in zip(SECTIONS, LAST_DIVISIONS, strict=True) if int(code[:2]) <= last)


def _shared(family: Mapping[str, Any]) -> SharedEmployer:
    unions = tuple(UnionName(known, name or plain_name(known)) for known, name in family["unions"].items())
    presences = tuple(_presence(cell, unions) for cell in family["cells"] if cell[0])
    return SharedEmployer(
        family["root"], family["name"] or plain_name(family["root"]), family["country"], _tier(family),
        tuple(sorted({p.country for p in presences})), sum(p.places for p in presences), sum(p.researched for p in presences),
        presences, unions, tuple(family["sectors"]), tuple(family["sources"]),
    )  # fmt: skip


def _presence(cell: Sequence[Any], unions: Sequence[UnionName]) -> Presence:
    """A cell as `graph_schema.family_count.shared_json` keeps it."""
    country, tier, sites, union, none, companies, with_union, units, there = cell
    listed = tuple(unions[n].id for n in there)
    return Presence(country, tier, sites, union, none, sites - union - none, companies, with_union, units, listed)


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
