"""A part of the graph with all that its sources say: for exports, and for the panel that tells all about one thing or tie."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields

from explorer.export.subgraph import Node, Source, Subgraph, Tie, node_of, tie_of
from explorer.questions import neighbourhood as near
from graph_schema.database import Graph

MOST = 10_000  # neighbours of one kind in a file


def part(graph: Graph, ids: Iterable[str]) -> Subgraph:
    """These things, all ties among them, and their sources; what is not in the graph or not to be seen is left out."""
    labels = near.labels_of(graph, ids)
    nodes, ties = _nodes(graph, labels), _ties(graph, labels)
    used = {e.source for node in nodes for e in node.evidence} | {tie.evidence.source for tie in ties}
    return Subgraph(tuple(nodes), tuple(ties), tuple(sources(graph, used)))


def around(graph: Graph, id: str, limit: int = MOST) -> list[str]:
    """The id of a thing and those of its neighbours, at most `limit` of each kind. Raises Fault where it is not there."""
    label = near.label_of(graph, id)
    found = {id: None}
    for kind in near.expansions(graph, id, label):
        found |= dict.fromkeys(thing.id for thing in near.neighbours(graph, id, label, kind.tie, kind.way, limit=limit))
    return list(found)


def _nodes(graph: Graph, labels: Mapping[str, str]) -> list[Node]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for id, label in labels.items():
        by_label[label].append(id)
    nodes = [node for label, ids in by_label.items() for node in _of_label(graph, label, ids)]
    return sorted(nodes, key=lambda node: node.id)


def _of_label(graph: Graph, label: str, ids: list[str]) -> list[Node]:
    query = f"UNWIND $ids AS id MATCH (m:`{label}` {{id: id}}) WHERE m.visibility IN $visible "
    rows = graph.read(query + "RETURN m.id AS id, m.claims AS claims", ids=ids)
    return [node_of(row["id"], label, json.loads(row["claims"] or "{}"), graph.visible) for row in rows]


def _ties(graph: Graph, labels: dict[str, str]) -> list[Tie]:
    rows = near.tie_rows_among(graph, labels, "type(r) AS tie, properties(r) AS stored")
    ties = [tie_of(row["tie"], row["start"], row["end"], row["stored"]) for row in rows]
    return sorted(ties, key=lambda tie: tie.id)


def node(graph: Graph, id: str) -> Node:
    """One thing and all that is said of it. Raises Fault where it is not in the graph."""
    return _of_label(graph, near.label_of(graph, id), [id])[0]


def claims(graph: Graph, node: Node) -> str | None:
    """What is said of it as stored, for `explorer.citation`; None for a thing of which nothing but the id is known."""
    query = f"MATCH (m:`{node.label}` {{id: $id}}) WHERE m.visibility IN $visible RETURN m.claims AS claims"
    found = graph.read(query, id=node.id)
    return str(found[0]["claims"]) if found and found[0]["claims"] else None


def ties_between(graph: Graph, tie: str, start: str, end: str) -> list[Tie]:
    """What each source says of one kind of tie between two things."""
    labels = near.labels_of(graph, [start, end])
    found = _ties(graph, labels) if len(labels) == len({start, end}) else []
    return [one for one in found if (one.name, one.start, one.end) == (tie, start, end)]


def sources(graph: Graph, ids: Iterable[str]) -> list[Source]:
    """The sources of these ids, in order; one that is not described in the graph has its id only."""
    wanted = sorted(set(ids) - {""})
    columns = ", ".join(f"s.{field.name} AS {field.name}" for field in fields(Source))
    query = f"UNWIND $ids AS id MATCH (s:Source {{id: id}}) WHERE s.visibility IN $visible RETURN {columns}"
    rows = graph.read(query, ids=wanted)
    known = {row["id"]: Source(**{key: value or "" for key, value in row.items()}) for row in rows}
    return [known.get(id, Source(id)) for id in wanted]
