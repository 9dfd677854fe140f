"""What a graph holds, in numbers."""

from dataclasses import asdict, dataclass
from typing import Any

from graph_schema import cypher
from graph_schema.database import Graph
from graph_schema.ontology import ONTOLOGY


@dataclass(frozen=True)
class Status:
    """Nodes and relationships by type, sources, and the digest that names this state of the graph."""

    engine: str
    version: str
    nodes: dict[str, int]
    relationships: dict[str, int]
    sources: list[str]
    digest: str

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)


def status(graph: Graph) -> Status:
    """Count everything, whoever may see it: a bare id, of which nothing more is known, counts too."""
    meta = graph.read(cypher.READ_META)
    nodes = {node.label: _count(graph, f"MATCH (n:`{node.label}`) RETURN count(n) AS n") for node in ONTOLOGY.nodes}
    ties = {tie.name: _count(graph, f"MATCH ()-[r:`{tie.name}`]->() RETURN count(r) AS n") for tie in ONTOLOGY.ties}
    sources = [row["id"] for row in graph.read("MATCH (s:Source) RETURN s.id AS id ORDER BY id")]
    return Status(graph.engine, graph.version, nodes, ties, sources, meta[0]["digest"] if meta else "")


def _count(graph: Graph, query: str) -> int:
    return int(graph.read(query)[0]["n"])
