"""What the graph holds: things by type, country and source, ties by type and source, counted in the database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph_schema.claims import VISIBILITIES
from graph_schema.database import Graph
from graph_schema.ontology import ONTOLOGY

LAND = "CASE WHEN n.country IS NOT NULL THEN [n.country] WHEN n.countries IS NOT NULL THEN n.countries ELSE [''] END"
COUNTS = {
    "type": "MATCH (n:`{name}`) RETURN n.visibility AS visibility, '' AS key, count(*) AS n",
    "country": f"MATCH (n:`{{name}}`) UNWIND {LAND} AS key RETURN n.visibility AS visibility, key, count(*) AS n",
    "source": "MATCH (n:`{name}`) UNWIND n.sources AS key RETURN n.visibility AS visibility, key, count(*) AS n",
    "tie": "MATCH ()-[n:`{name}`]->() RETURN n.visibility AS visibility, n.source AS key, count(*) AS n",
}


@dataclass(frozen=True)
class Count:
    """`what`: type, country or source of things, or tie (key: its source). A thing in two countries counts in both."""

    what: str
    name: str
    key: str
    visibility: str
    n: int

    def as_json(self) -> dict[str, Any]:
        """As kept."""
        return {"what": self.what, "name": self.name, "key": self.key, "n": self.n}


def holdings(graph: Graph) -> Iterator[Count]:
    """All counts, of every visibility."""
    for what, query in COUNTS.items():
        names = [t.name for t in ONTOLOGY.ties] if what == "tie" else [n.label for n in ONTOLOGY.nodes]
        for name in names:
            rows = graph.read(query.replace("{name}", name))
            for row in sorted(rows, key=lambda r: (r["key"] or "", r["visibility"])):
                yield Count(what, name, row["key"] or "", row["visibility"], row["n"])


def levels_of(counted: Iterable[Count]) -> list[str]:
    """The visibilities that occur, the public one always, the most public first."""
    occurring = {count.visibility for count in counted} | {"public"}
    return [level for level in VISIBILITIES if level in occurring]
