"""Which things may be one, what speaks for it and against, and what was decided about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer import citation, wording
from explorer.citation import Citation
from explorer.question import Answer, question
from graph_schema import claims as c
from graph_schema import pending
from graph_schema.affiliate import recorded
from graph_schema.database import Graph
from graph_schema.decide import decisions
from graph_schema.identity import decided
from graph_schema.language import N_, _
from graph_schema.likeness import reasons
from graph_schema.pending import Pending

LABELS = ("Union", "Employer", "Worksite", "Coalition", "SupportOrganisation", "WorkerOrganisation", "Authority", "WorksCouncil")
TIES = 6  # shown of each side
WEIGHTY = 0.25  # a reason that adds less to the logarithm of the odds is not worth a line


@dataclass(frozen=True)
class Side:
    """One of two things: what tells it from others. `ties`: relation and name, a few."""

    id: str
    label: str
    name: str
    country: str
    aliases: tuple[str, ...] = ()
    place: str = ""
    region: str = ""
    sector: str = ""
    ties: tuple[tuple[str, str], ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two things that may be one. `probability` from 0 to 1; `speaks_for` and `speaks_against` are sentences."""

    id: str
    kind: str
    probability: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    first: Side
    second: Side


@dataclass(frozen=True)
class Taken:
    """A decision: `first` and `second` are ids, `names` what they are called."""

    id: str
    verdict: str
    author: str
    date: str
    reason: str
    first: str
    second: str
    names: tuple[str, str]
    label: str


@question("same-or-different", N_("Which things may be one, the likeliest first, and what speaks for and against"),
          words={"kind": (pending.OFFERED, pending.PART)})  # fmt: skip
def same_or_different(graph: Graph, kind: str = pending.OFFERED, limit: int = 20) -> Answer[Pair]:
    """`kind=part`: which unions seem to be parts of another one in the list."""
    waiting = [pair for pair in pending.pending(graph) if pair.kind == kind]
    rows: list[Pair] = []
    for start in range(0, len(waiting), limit):
        rows += _pairs(graph, waiting[start : start + limit])
        if len(rows) >= limit:
            break
    rows = rows[:limit]
    more = [] if rows else [_("Nothing waits to be decided.")]
    sources = citation.of_all(*(side.sources for row in rows for side in (row.first, row.second)))
    return Answer("same-or-different", {"kind": kind}, rows, sources, more)


def pair_of(graph: Graph, id: str) -> Pair | None:
    """One waiting pair by its id, or None where it waits no longer or may not be seen."""
    return next(iter(_pairs(graph, [pair for pair in pending.pending(graph) if pair.id == id])), None)


def waiting(graph: Graph, kind: str = pending.OFFERED) -> int:
    """How many pairs wait."""
    return sum(1 for pair in pending.pending(graph) if pair.kind == kind)


def _pairs(graph: Graph, found: Iterable[Pending]) -> list[Pair]:
    found = list(found)
    sides: dict[str, Side] = {}
    for label in {pair.label for pair in found} & set(LABELS):
        ids = {known for pair in found if pair.label == label for known in (pair.first, pair.second)}
        sides.update(_sides(graph, label, sorted(ids)))
    return [_pair(pair, sides) for pair in found if pair.first in sides and pair.second in sides]


def _pair(pair: Pending, sides: Mapping[str, Side]) -> Pair:
    words = reasons()
    telling = [(name, value) for name, value in pair.reasons if abs(value) >= WEIGHTY and name in words]
    speaks_for = tuple(text for name, value in telling if value > 0 and (text := words[name][0]))
    against = tuple(text for name, value in telling if value < 0 and (text := words[name][1]))
    return Pair(pair.id, pair.kind, pair.probability, speaks_for, against, sides[pair.first], sides[pair.second])


def _sides(graph: Graph, label: str, ids: list[str]) -> dict[str, Side]:
    rows = graph.read(
        f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) WHERE n.visibility IN $visible AND n.name IS NOT NULL "
        "RETURN n.id AS id, n.name AS name, coalesce(n.country, '') AS country, n.aliases AS aliases, "
        "coalesce(n.place, '') AS place, coalesce(n.region, '') AS region, coalesce(n.sector, '') AS sector, n.claims AS claims",
        ids=ids,
    )
    return {row["id"]: _side(graph, label, row) for row in rows}


def _side(graph: Graph, label: str, row: dict[str, Any]) -> Side:
    sources = tuple(citation.of_node(row.pop("claims"), graph.visible))
    aliases = tuple(row.pop("aliases") or ())
    return Side(label=label, aliases=aliases, ties=_ties(graph, label, row["id"]), sources=sources, **row)


def _ties(graph: Graph, label: str, known: str) -> tuple[tuple[str, str], ...]:
    """A few things that it is tied to, with the relation as it reads from its side."""
    found: list[tuple[str, str]] = []
    for way, pattern in enumerate(("-[r]->", "<-[r]-")):
        rows = graph.read(
            f"MATCH (n:`{label}` {{id: $id}}){pattern}(m) WHERE r.visibility IN $visible AND m.visibility IN $visible "
            "AND m.name IS NOT NULL RETURN DISTINCT type(r) AS tie, m.name AS name, m.id AS id "
            "ORDER BY tie, name, id LIMIT $limit",
            id=known,
            limit=TIES // 2,
        )
        found += [(wording.tie_title(row["tie"], reverse=bool(way)), row["name"]) for row in rows]
    return tuple(found)


@question("identity-decisions", N_("What was decided about identity: which things are one, which are not, by whom and when"))
def identity_decisions(graph: Graph, limit: int = 200) -> Answer[Taken]:
    """The latest first; only about things that the reader may see."""
    found = sorted(decisions(graph), key=lambda one: (one.date, one.id), reverse=True)
    stands_for = decided(one.as_row() for one in found)
    kept = {known: stands_for.get(known, known) for one in found for known in (one.first, one.second)}
    names = _names(graph, kept)
    rows = [
        Taken(
            one.id, one.verdict, one.author, one.date, one.reason, one.first, one.second,
            (names[one.first][1], names[one.second][1]), names[one.first][0],
        )
        for one in found
        if one.first in names and one.second in names
    ]  # fmt: skip
    return Answer("identity-decisions", {}, rows[:limit])


@dataclass(frozen=True)
class Recorded:
    """An affiliation that a reader recorded: ids of the part and the whole, what they are called, who and when."""

    part: str
    whole: str
    names: tuple[str, str]
    author: str
    date: str


@question("affiliations", N_("Which unions readers recorded as parts of others, by whom and when"))
def affiliations(graph: Graph, limit: int = 200) -> Answer[Recorded]:
    """The latest first; only between unions that the reader may see."""
    found = recorded(graph)
    stands_for = decided(one.as_row() for one in decisions(graph))
    names = _names(graph, {known: stands_for.get(known, known) for one in found for known in (one.part, one.whole)})
    rows = [
        Recorded(one.part, one.whole, (names[one.part][1], names[one.whole][1]), one.author, one.date)
        for one in found
        if one.part in names and one.whole in names
    ]
    return Answer("affiliations", {}, rows[:limit])


def _names(graph: Graph, kept: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Id -> type and name, as its own sources have it, of those that may be seen; `kept`: where each is kept now."""
    names: dict[str, tuple[str, str]] = {}
    wanted: dict[str, list[str]] = {}
    for known, at in kept.items():
        wanted.setdefault(at, []).append(known)
    # One statement: planning one for each type would take a third of a second the first time.
    claims = " UNION ALL ".join(
        f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) WHERE n.visibility IN $visible "
        f"RETURN '{label}' AS label, n.id AS id, n.claims AS claims"
        for label in LABELS
    )
    for row in graph.read(claims, ids=sorted(wanted)) if wanted else ():
        said = c.read(row["claims"])
        for known in wanted[row["id"]]:
            mine = {key: claim for key, claim in said.items() if claim.get("i", row["id"]) == known}
            name = c.ranked(mine, "name", graph.visible)
            if name:
                names[known] = row["label"], str(name[0].value)
    return names
