"""Walks over everything there is, streamed: memory does not grow with the graph."""

from collections.abc import Iterator

from graph_schema import cypher
from graph_schema.database import Graph, Row
from graph_schema.model import RelType
from graph_schema.ontology import ONTOLOGY


def nodes(graph: Graph) -> Iterator[tuple[str, Row]]:
    """(label, row) of every node; a row as `cypher.all_nodes` gives it."""
    for label in cypher.node_labels():
        for row in graph.stream(cypher.all_nodes(label)):
            yield label, row


def ties(graph: Graph) -> Iterator[tuple[tuple[RelType, str, str], Row]]:
    """((type, start label, end label), row) of every tie; a row as `cypher.all_ties` gives it."""
    for tie in ONTOLOGY.ties:
        if graph.read(cypher.any_tie(tie)):
            for start, end in cypher.tie_shapes(tie):
                for row in graph.stream(cypher.all_ties(tie, start, end)):
                    yield (tie, start, end), row
