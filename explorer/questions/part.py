"""A part of the graph with all that its sources say: for exports, and for the panel that tells all about one thing or tie."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from explorer.export.subgraph import Node, Source, Subgraph, Tie, node_of, tie_of
from explorer.questions import neighbourhood as near
from graph_schema.database import Graph
from graph_schema.identity import is_id


def part(graph: Graph, ids: Iterable[str]) -> Subgraph:
    """These things, all ties among them, and their sources; what is not in the graph or not to be seen is left out."""
    labels = near.labels_of(graph, ids)
    nodes, ties = _nodes(graph, labels), _ties(graph, labels)
    used = {e.source for node in nodes for e in node.evidence} | {tie.evidence.source for tie in ties}
    return Subgraph(tuple(nodes), tuple(ties), tuple(sources(graph, used)))


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


def ids_in(answer: Any) -> list[str]:
    """Every id that a question's rows mention, in order of first mention: what `export` puts into the file."""
    return list(dict.fromkeys(_mentioned(answer)))


def _mentioned(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        if is_id(value) and "://" not in value:
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _mentioned(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _mentioned(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _mentioned(inner)
