"""What a thing is tied to: how much of each kind, which things, and the ties among things already in a picture.

Nothing here reads a hub to its end: a kind of tie is counted up to CAP and beyond that said to be more ("500+"), and of a
hub's neighbours the first CAP that the graph finds are put in order. Ties among many things are read from the end that has few
of the kind (`RelType.few`), never from the hub.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.citation import Citation, of_all, of_tie
from explorer.question import Answer, question
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.identity import fold
from graph_schema.language import N_, _
from graph_schema.model import End, RelType
from graph_schema.ontology import ONTOLOGY

CAP = 500
PAGE = 50
LONG, SHORT = 32, 24  # letters
LABELS = tuple(node.label for node in ONTOLOGY.nodes if node.label != "Source")
SEEN = "r.visibility IN $visible AND m.visibility IN $visible"
PRIMARY = """ CONTAINS '"c":"primary"'"""  # in the claims as stored: JSON without blanks, so quotes inside a value are escaped
OUT, IN = "out", "in"


@dataclass(frozen=True)
class Thing:
    """A node as the canvas and its table show it. `presence`, of a worksite: `union`, `no_union` or `unknown`; else empty.

    `primary`: some claim on it was read in the publisher's own text or data. `short`: an acronym or other short name, where
    the name is long.
    """

    id: str
    label: str
    name: str
    country: str = ""
    presence: str = ""
    primary: bool = True
    short: str = ""


@dataclass(frozen=True)
class Link:
    """A tie as the canvas shows it: one source's."""

    id: str
    tie: str
    start: str
    end: str
    source: str
    primary: bool = True


@dataclass(frozen=True)
class Expansion:
    """A kind of tie that a thing has, and to how many things; `more`: at least that many. `way`: out of the thing or into it."""

    tie: str
    way: str
    relation: str
    count: int
    more: bool = False


@dataclass(frozen=True)
class Neighbour:
    """A thing at the other end, and how it is tied."""

    tie: str
    way: str
    relation: str
    id: str
    label: str
    name: str
    country: str
    sources: tuple[Citation, ...] = ()


# ------------------------------------------------------------------------------------------------------------------ lookup
def labels_of(graph: Graph, ids: Iterable[str]) -> dict[str, str]:
    """The type of each thing; what is not in the graph, or not to be seen, is not in the answer."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    one = "UNWIND $ids AS id MATCH (m:`{0}` {{id: id}}) WHERE m.visibility IN $visible RETURN m.id AS id, '{0}' AS label"
    rows = graph.read(" UNION ALL ".join(one.format(label) for label in LABELS), ids=wanted)
    return {row["id"]: row["label"] for row in rows}


def label_of(graph: Graph, id: str) -> str:
    """The type of one thing. Raises Fault where it is not in the graph."""
    found = labels_of(graph, [id]).get(id)
    if found is None:
        raise Fault(_("There is nothing under {id} in this graph: search for it by its name.").format(id=id))
    return found


def things(graph: Graph, labels: Mapping[str, str]) -> list[Thing]:
    """The things of these ids and types, in the order given; those not to be seen are left out."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for id, label in labels.items():
        by_label[label].append(id)
    found = {thing.id: thing for label, ids in by_label.items() for thing in _things(graph, label, ids)}
    return [found[id] for id in labels if id in found]


def _things(graph: Graph, label: str, ids: Sequence[str]) -> list[Thing]:
    query = f"UNWIND $ids AS id MATCH (m:`{label}` {{id: id}}) WHERE m.visibility IN $visible RETURN {_columns(label)}"
    return [_thing(label, row) for row in graph.read(query, ids=list(ids))]


def _columns(label: str) -> str:
    represented = "EXISTS { (m)<-[q:REPRESENTS]-(u) WHERE q.visibility IN $visible AND u.visibility IN $visible }"
    extra = f", m.union_presence AS said, {represented} AS represented" if label == "Worksite" else ""
    return f"m.id AS id, m.name AS name, m.aliases AS aliases, m.country AS country, m.claims{PRIMARY} AS primary{extra}"


def _thing(label: str, row: dict[str, Any]) -> Thing:
    presence = ""
    if label == "Worksite":
        presence = "union" if row["represented"] or row["said"] == "union" else row["said"] or "unknown"
    name = row["name"] or plain_name(row["id"])
    return Thing(row["id"], label, name, row["country"] or "", presence, bool(row["primary"]), short_name(name, row["aliases"]))


def short_name(name: str, aliases: Sequence[str] | None) -> str:
    """The first of the other names that is short, for a thing whose name is long; empty where there is none."""
    return next((alias for alias in aliases or () if len(alias) <= SHORT), "") if len(name) > LONG else ""


def plain_name(id: str) -> str:
    """Something to call a thing of which only the id is known: the name in the id, or the register's code."""
    parts = id.split(":")
    return parts[2].replace("-", " ").title() if parts[0] == "name" and len(parts) > 2 else ":".join(parts[1:])


# -------------------------------------------------------------------------------------------------------------- expansions
def ways(label: str) -> list[tuple[RelType, str]]:
    """The kinds of ties that a thing of this type may have, and on which side it stands."""
    found = []
    for tie in ONTOLOGY.ties:
        found += [(tie, OUT)] if label in {end.label for end in tie.starts} else []
        found += [(tie, IN)] if label in {end.label for end in tie.ends} else []
    return found


def relation(tie: RelType, way: str) -> str:
    """The tie in words, read from the thing: `owns`, `is owned by`."""
    return _(tie.title if way == OUT else tie.reverse)


def expansions(graph: Graph, id: str, label: str) -> list[Expansion]:
    """What the thing is tied to, and how much of each, in the ontology's order; kinds it has none of are left out."""
    known = ways(label)
    if not known:
        return []
    query = " UNION ALL ".join(
        f"MATCH (n:`{label}` {{id: $id}}){_pattern(tie.name, way)} WHERE {SEEN} WITH m LIMIT $cap "
        f"RETURN {number} AS number, count(DISTINCT m) AS things, count(m) AS ties"
        for number, (tie, way) in enumerate(known)
    )
    rows = sorted(graph.read(query, id=id, cap=CAP + 1), key=lambda row: int(row["number"]))
    return [_expansion(*known[row["number"]], row) for row in rows if row["things"]]


def _expansion(tie: RelType, way: str, row: dict[str, Any]) -> Expansion:
    more = row["ties"] > CAP
    return Expansion(tie.name, way, relation(tie, way), row["things"] - (row["things"] > CAP), more)


def _pattern(tie: str, way: str) -> str:
    return f"-[r:`{tie}`]->(m)" if way == OUT else f"<-[r:`{tie}`]-(m)"


def neighbours(graph: Graph, id: str, label: str, tie: str, way: str, *, limit: int = PAGE) -> list[Thing]:
    """The first `limit` things at the other end, by name and then id."""
    return things(graph, {row["id"]: row["label"] for row in _nearest(graph, id, label, (tie, way), limit)})


def _nearest(graph: Graph, id: str, label: str, kind: tuple[str, str], limit: int) -> list[dict[str, Any]]:
    """Id, label, name and country of the same; `kind`: the tie and which way."""
    query = (
        f"MATCH (n:`{label}` {{id: $id}}){_pattern(*kind)} WHERE {SEEN} WITH m LIMIT $scan "
        "WITH DISTINCT m RETURN m.id AS id, labels(m)[0] AS label, m.name AS name, m.country AS country"
    )
    rows = graph.read(query, id=id, scan=max(CAP, limit) + 1)
    for row in rows:
        row["name"] = row["name"] or plain_name(row["id"])
    rows.sort(key=lambda row: (fold(row["name"]), row["id"]))
    return rows[:limit]


# ----------------------------------------------------------------------------------------------------------- ties of a set
def ties_among(graph: Graph, labels: Mapping[str, str]) -> list[Link]:
    """All ties between two of these things, by their ids and types."""
    rows = tie_rows_among(graph, labels, "r.id AS id, type(r) AS tie, r.source AS source, r.confidence = 'primary' AS primary")
    links = [Link(row["id"], row["tie"], row["start"], row["end"], row["source"] or "", bool(row["primary"])) for row in rows]
    return sorted(links, key=lambda link: link.id)


def tie_rows_among(graph: Graph, labels: Mapping[str, str], columns: str) -> list[dict[str, Any]]:
    """`columns` of each tie `r` between two of these things, and its ends as start and end."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for id, label in labels.items():
        by_label[label].append(id)
    rows = [row for label, ids in by_label.items() for row in _few_side(graph, label, ids, set(by_label), columns)]
    return [row for row in rows if row["start"] in labels and row["end"] in labels]


def _few_side(graph: Graph, label: str, ids: list[str], labels: set[str], columns: str) -> list[dict[str, Any]]:
    """Ties that these things have few of, to things of `labels`: columns, start, end."""
    rows = []
    for way, end in ((OUT, End.START), (IN, End.END)):
        kinds = [tie for tie, side in ways(label) if side == way and tie.few is end and _other(tie, way) & labels]
        if kinds:
            arrow = _pattern("`|`".join(tie.name for tie in kinds), way)
            ends = "n.id AS start, m.id AS end" if way == OUT else "m.id AS start, n.id AS end"
            query = f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}){arrow} WHERE {SEEN} RETURN {columns}, {ends}"
            rows += graph.read(query, ids=ids)
    return rows


def _other(tie: RelType, way: str) -> set[str]:
    return {end.label for end in (tie.ends if way == OUT else tie.starts)}


# --------------------------------------------------------------------------------------------------------------- questions
@question("ties-of", N_("What a thing is tied to, and how much of each kind"), subjects={"thing": LABELS})
def ties_of(graph: Graph, thing: str) -> Answer[Expansion]:
    """Counts by kind of tie; from CAP on a count means `at least`."""
    rows = expansions(graph, thing, label_of(graph, thing))
    return Answer("ties-of", subject={"thing": thing}, rows=rows, sources=[], unknown=[])


@question("neighbours", N_("The things that a thing is tied to, with the sources of each tie"), subjects={"thing": LABELS},
          words={"tie": [tie.name for tie in ONTOLOGY.ties]})  # fmt: skip
def neighbours_of(graph: Graph, thing: str, tie: str = "", limit: int = PAGE) -> Answer[Neighbour]:
    """Of every kind of tie, or of one (`tie=OWNS`), the first `limit` things each."""
    label = label_of(graph, thing)
    kinds = [one for one in expansions(graph, thing, label) if tie in ("", one.tie)]
    rows = [row for kind in kinds for row in _tied(graph, thing, label, kind, limit)]
    sources = of_all(*(row.sources for row in rows))
    return Answer("neighbours", subject={"thing": thing}, rows=rows, sources=sources, unknown=[])


def _tied(graph: Graph, id: str, label: str, kind: Expansion, limit: int) -> list[Neighbour]:
    rows = _nearest(graph, id, label, (kind.tie, kind.way), limit)
    found = [Thing(row["id"], row["label"], row["name"], row["country"] or "") for row in rows]
    cited = citations(graph, id, label, kind, found)
    return [
        Neighbour(kind.tie, kind.way, kind.relation, thing.id, thing.label, thing.name, thing.country, tuple(cited[thing.id]))
        for thing in found
    ]


def citations(graph: Graph, id: str, label: str, kind: Expansion, found: Sequence[Thing]) -> dict[str, list[Citation]]:
    """Who says that each of `found` is tied to `id` so."""
    tie = ONTOLOGY.tie(kind.tie)
    columns = "r.id AS id, r {.source, .locator, .citation, .retrieved, .confidence} AS tie"
    few = tie.few is (End.START if kind.way == OUT else End.END)
    rows = _from_few(graph, id, label, kind, columns) if few else _from_many(graph, id, kind, found, columns)
    cited: dict[str, list[Citation]] = {thing.id: [] for thing in found}
    for row in sorted(rows, key=lambda row: str(row["id"])):
        if row["other"] in cited:
            cited[row["other"]] += of_tie(row["tie"])
    return cited


def _from_few(graph: Graph, id: str, label: str, kind: Expansion, columns: str) -> list[dict[str, Any]]:
    query = f"MATCH (n:`{label}` {{id: $id}}){_pattern(kind.tie, kind.way)} WHERE {SEEN} RETURN m.id AS other, {columns}"
    return graph.read(query, id=id)


def _from_many(graph: Graph, id: str, kind: Expansion, found: Sequence[Thing], columns: str) -> list[dict[str, Any]]:
    arrow = f"<-[r:`{kind.tie}`]-(n)" if kind.way == OUT else f"-[r:`{kind.tie}`]->(n)"
    rows = []
    for label in sorted({thing.label for thing in found}):
        ids = [thing.id for thing in found if thing.label == label]
        anchor = f"UNWIND $ids AS other MATCH (m:`{label}` {{id: other}}){arrow} WHERE n.id = $id AND {SEEN}"
        query = f"{anchor} RETURN m.id AS other, {columns}"
        rows += graph.read(query, ids=ids, id=id)
    return rows
