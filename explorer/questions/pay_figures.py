"""Figures of pay as the graph holds them: as quoted, with where they are paid, who bargained them and who says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from explorer.citation import Citation, disagreements, of_all, of_claims, of_tie
from explorer.questions.ally_ties import warm
from explorer.questions.lineage import Lineage, today
from explorer.questions.neighbourhood import plain_name
from graph_schema import claims as known_claims
from graph_schema.database import Graph
from graph_schema.families import CONTROLLED
from graph_schema.family_count import LISTED
from graph_schema.language import _
from graph_schema.wages import Change, Payment, Wage, figure_of

AT_ONCE = 1_000
MOST = 5_000  # figures of one family or sector
SHOWN = LISTED  # of them are read whole and converted, the latest ones: each takes about half a millisecond
BUSINESS = ("Worksite", "Employer")
NEAREST = ("Worksite", "Employer", "Agreement")
# Flat: the embedded engine loses the outer keys of a map that holds a projection of a tie.
SAYS = "source: r.source, locator: r.locator, citation: r.citation, retrieved: r.retrieved, confidence: r.confidence"
FIGURES = f"""
UNWIND $ids AS id MATCH (w:Wage {{id: id}}) WHERE w.visibility IN $visible
RETURN w.id AS id, w.claims AS claims,
  COLLECT {{ MATCH (w)-[r:PAID_AT]->(p) WHERE r.visibility IN $visible AND p.visibility IN $visible
    RETURN {{id: p.id, label: labels(p)[0], name: p.name, country: p.country, place: p.place, region: p.region,
      {SAYS}}} }} AS places,
  COLLECT {{ MATCH (w)-[r:WON_BY]->(u:Union) WHERE r.visibility IN $visible AND u.visibility IN $visible
    RETURN {{id: u.id, name: u.name, {SAYS}}} }} AS unions
"""
OF_EMPLOYER = (
    "MATCH (e:Employer {id: $id})<-[r:PAID_AT]-(w:Wage) WHERE r.visibility IN $visible AND w.visibility IN $visible "
    "RETURN DISTINCT w.id AS id ORDER BY id LIMIT $limit"
)
OF_SECTOR = (
    "MATCH (w:Wage) WHERE w.visibility IN $visible AND w.sector STARTS WITH $sector "
    "AND NOT w.subject_kind IN ['country', 'wage_zone'] RETURN w.id AS id ORDER BY id LIMIT $limit"
)
# Of national series: everybody's pay in the whole country, and two households of a living wage; the rest is for its own pages.
OF_COUNTRIES = (
    "UNWIND $countries AS country MATCH (w:Wage {country: country}) WHERE w.visibility IN $visible AND "
    "(w.subject_kind IN ['country', 'wage_zone'] OR (w.subject_kind = 'sector' AND w.sector IN $sectors)) "
    "AND w.sex IS NULL AND NOT coalesce(w.subject, '') IN $areas AND (w.concept IS NULL OR w.concept <> 'living_wage' "
    "OR w.household IS NULL OR (w.place IS NULL AND w.household IN $households)) RETURN w.id AS id ORDER BY id LIMIT $limit"
)
AREAS = ("employees in urban areas", "employees in rural areas")
HOUSEHOLDS = ("single person, urban", "standard family, urban")
OF_A_YEAR = re.compile(r"(.+):([12][0-9]{3})")  # an id of a national series, which ends with the year
LATEST = (
    "UNWIND $ids AS id MATCH (w:Wage {id: id}) WHERE w.visibility IN $visible "
    "WITH w.id AS id, coalesce(w.effective_from, w.as_of, w.agreed, w.effective_to, '') AS day "
    "ORDER BY day DESC, id LIMIT $limit RETURN id"
)
Quoted: TypeAlias = Wage | Change | Payment


@dataclass(frozen=True)
class Bargainer:
    """The union that bargained a figure."""

    id: str
    name: str


@dataclass(frozen=True)
class Place:
    """The worksite, employer or agreement that a figure speaks of; `label` empty where it speaks of none."""

    label: str = ""
    id: str = ""
    name: str = ""
    country: str = ""
    place: str = ""
    region: str = ""


@dataclass(frozen=True)
class Owned:
    """Who stood at the top at the figure's date and who does today, by name; empty where that is not recorded.

    `tier` 2: the family asked about holds a joint, minority or undisclosed stake in the place, not control.
    """

    then: str = ""
    today: str = ""
    tier: int = CONTROLLED


@dataclass(frozen=True)
class Paid:
    """One figure with all that is known about it."""

    figure: Quoted
    place: Place
    unions: tuple[Bargainer, ...]
    sources: tuple[Citation, ...]
    sector: str = ""
    disagreements: tuple[str, ...] = ()
    owned: Owned = Owned()

    @property
    def country(self) -> str:
        """The country whose law and currency it is under."""
        return self.figure.country or self.place.country

    @property
    def date(self) -> str:
        """The ISO date by which it is put in order: in force from, else reported for, agreed, in force to; empty for none."""
        figure = self.figure
        return figure.effective_from or figure.as_of or figure.agreed or figure.effective_to


def ids_of_employer(graph: Graph, employer: str) -> list[str]:
    """Figures that name an employer itself: for one without a family."""
    return [row["id"] for row in graph.read(OF_EMPLOYER, id=employer, limit=MOST)]


def ids_of_sector(graph: Graph, sector: str) -> list[str]:
    """Figures of an economic activity, by the beginning of its ISIC code; national figures are not of a sector."""
    return [row["id"] for row in graph.read(OF_SECTOR, sector=sector, limit=MOST)]


def context_ids(graph: Graph, countries: Iterable[str], sectors: Iterable[str]) -> list[str]:
    """National averages, minimum and living wages of these countries, and averages of these sectors there."""
    wide = sorted({known[:2] for known in sectors} | set(sectors))
    chosen = {"areas": list(AREAS), "households": list(HOUSEHOLDS)}
    found = graph.read(OF_COUNTRIES, countries=sorted(set(countries)), sectors=wide, limit=MOST, **chosen)
    return latest_of_series(row["id"] for row in found)


def latest_of_series(ids: Iterable[str]) -> list[str]:
    """Of ids that differ only in the year at their end, the last; all others."""
    last = {(found[1] if (found := OF_A_YEAR.fullmatch(known)) else known): known for known in sorted(ids)}
    return sorted(last.values())


def latest(graph: Graph, ids: Iterable[str]) -> list[str]:
    """The latest SHOWN of these figures, all where there are no more than that."""
    wanted = sorted(set(ids))
    return wanted if len(wanted) <= SHOWN else [row["id"] for row in graph.read(LATEST, ids=wanted, limit=SHOWN)]


def figures(graph: Graph, ids: Iterable[str]) -> list[Paid]:
    """The figures with these ids that may be seen, in order of the ids."""
    wanted, found = sorted(set(ids)), []
    for start in range(0, len(wanted), AT_ONCE):
        rows = graph.read(FIGURES, ids=wanted[start : start + AT_ONCE])
        found += [paid(row, graph.visible) for row in sorted(rows, key=lambda row: str(row["id"]))]
    return found


def paid(row: dict[str, Any], visible: list[str]) -> Paid:
    """A figure from its row: what is said of it is what this reader may see."""
    claims = known_claims.read(row["claims"])
    said = known_claims.resolved(claims, visible)
    deciding = known_claims.ranked(claims, "change" if said.get("kind") == "change" else "amount", visible)
    sure = deciding[0].claim if deciding else {"c": "secondary", "e": ""}
    sources = of_claims(claims, visible)
    figure = figure_of(row["id"], said, sure["c"], [c.source for c in sources], retrieved=sure["e"])
    unions = {u["id"]: Bargainer(u["id"], u["name"] or plain_name(u["id"])) for u in row["unions"]}
    pages = of_all(sources, *(of_tie(u) for u in sorted(row["unions"], key=lambda u: str(u["id"]))))
    bargainers = tuple(unions[known] for known in sorted(unions))
    sector, differing = str(said.get("sector") or ""), _differing(claims, visible)
    return Paid(figure, _nearest(row["places"]), bargainers, tuple(pages), sector, differing)


def _nearest(places: list[dict[str, Any]]) -> Place:
    """The worksite before the employer before the agreement, then by id: a figure has one line."""
    known = [p for p in places if p["label"] in NEAREST]
    if not known:
        return Place()
    first = min(known, key=lambda p: (NEAREST.index(p["label"]), p["id"]))
    where = (first[name] or "" for name in ("country", "place", "region"))
    return Place(first["label"], first["id"], first["name"] or plain_name(first["id"]), *where)


def _differing(claims: known_claims.Claims, visible: list[str]) -> tuple[str, ...]:
    differ = disagreements(claims, visible)
    sentence = _("Sources differ: {values}.")
    found = [differ[name] for name in ("amount", "amount_high", "change") if name in differ]
    return tuple(
        sentence.format(values="; ".join(f"{value} ({', '.join(c.words or c.source for c in pages)})" for value, pages in values))
        for values in found
    )


def with_owners(graph: Graph, known: list[Paid], head: str, stakes: bool) -> list[Paid]:
    """The figures of the family `head`, with the owner at each figure's date and today's, where that is recorded.

    `stakes`: whether the family holds second-tier stakes at all.
    """
    lineage, now = Lineage(graph), today()
    warm(lineage, {label: {p.place.id for p in known if p.place.label == label} for label in BUSINESS})
    tiers = {place: _tier(lineage, place, head, now) if stakes else CONTROLLED for place in {p.place for p in known}}
    days = {(p.place, day) for p in known for day in (p.date, now) if day}
    above = {(place, day): _above(lineage, place, day) for place, day in days}

    def owned(p: Paid) -> Owned:
        return _owned(lineage, above.get((p.place, p.date), ()), above[p.place, now], tiers[p.place])

    return [replace(p, owned=owned(p)) for p in known]


def _tier(lineage: Lineage, place: Place, head: str, on: str) -> int:
    if place.label not in BUSINESS or place.id == head:
        return CONTROLLED
    return lineage.tiers(place.label, place.id, on).get(head, CONTROLLED)


def _above(lineage: Lineage, place: Place, on: str) -> tuple[str, ...]:
    """The owners in control on the day, nearest first; none where nobody is recorded."""
    if place.label not in BUSINESS:
        return ()
    return tuple(step.verdict.holding.owner for step in lineage.steps(place.label, place.id, on) if step.followed)


def _owned(lineage: Lineage, then: tuple[str, ...], now: tuple[str, ...], tier: int) -> Owned:
    """Names of the heads. A chain that only stops earlier than today's was recorded less far, and says nothing of the head."""
    unsure = bool(then) and then[-1] in now[:-1]
    first = "" if not then or unsure else lineage.names[then[-1]].name
    return Owned(first, lineage.names[now[-1]].name if now else "", tier)
