"""Walks over everything there is, streamed: memory does not grow with the graph."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from graph_schema import cypher
from graph_schema.database import Graph, Row
from graph_schema.model import RelType
from graph_schema.ontology import ONTOLOGY

Things: TypeAlias = Mapping[str, Collection[str]]  # ids by label


def nodes_at(graph: Graph, things: Things) -> Iterator[tuple[str, Row]]:
    """As `nodes`, of these things alone."""
    for label, ids in things.items():
        for row in graph.stream(cypher.read_nodes(label), ids=sorted(ids)):
            yield label, row


def ties_at(graph: Graph, things: Things) -> Iterator[tuple[tuple[RelType, str, str], Row]]:
    """As `ties`, of these things alone; a tie between two of them comes twice."""
    for label, ids in things.items():
        for row in graph.stream(cypher.ties_at(label), ids=sorted(ids)):
            yield (ONTOLOGY.tie(row["name"]), row["start_label"], row["end_label"]), row


def nodes(graph: Graph, sources: Collection[str] = ()) -> Iterator[tuple[str, Row]]:
    """(label, row) of every node, or of those that some sources speak of; a row as `cypher.all_nodes` gives it."""
    for label in cypher.node_labels():
        for row in graph.stream(cypher.all_nodes(label, cypher.NODES_OF if sources else ""), sources=sorted(sources)):
            yield label, row


def ties(graph: Graph, sources: Collection[str] = ()) -> Iterator[tuple[tuple[RelType, str, str], Row]]:
    """((type, start label, end label), row) of every tie, or of those of some sources; a row as `cypher.all_ties` gives it."""
    for tie in ONTOLOGY.ties:
        if graph.read(cypher.any_tie(tie)):
            for start, end in cypher.tie_shapes(tie):
                query = cypher.all_ties(tie, start, end, cypher.TIES_OF if sources else "")
                for row in graph.stream(query, sources=sorted(sources)):
                    yield (tie, start, end), row
