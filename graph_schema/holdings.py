"""What the graph holds: things by type, country and source, ties by type and source, counted in the database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph_schema.claims import VISIBILITIES
from graph_schema.database import Graph, Row
from graph_schema.ontology import ONTOLOGY

# One look at each thing: how many share type, visibility, countries and sources; the rest is added up here.
THINGS = (
    "MATCH (n:`{name}`) WHERE n.visibility IS NOT NULL RETURN '{name}' AS name, n.visibility AS visibility, "
    "n.country AS country, n.countries AS countries, n.sources AS sources, count(*) AS n"
)
TIES = (
    "MATCH ()-[n:`{name}`]->() WHERE n.visibility IS NOT NULL "
    "RETURN '{name}' AS name, n.visibility AS visibility, n.source AS source, count(*) AS n"
)


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
    """All counts, of every visibility, in a fixed order."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for row in graph.read(_for_each(THINGS, [node.label for node in ONTOLOGY.nodes])):
        for what, key in _keys(row):
            counts[what, row["name"], key, row["visibility"]] += row["n"]
    for row in graph.read(_for_each(TIES, [tie.name for tie in ONTOLOGY.ties])):
        counts["tie", row["name"], row["source"] or "", row["visibility"]] += row["n"]
    for (what, name, key, visibility), n in sorted(counts.items()):
        yield Count(what, name, key, visibility, n)


def _for_each(query: str, names: Iterable[str]) -> str:
    return " UNION ALL ".join(query.replace("{name}", name) for name in names)


def _keys(row: Row) -> list[tuple[str, str]]:
    """What a thing counts for: its type once, each of its countries and of its sources."""
    lands = [row["country"]] if row["country"] else row["countries"] or [""]
    return [("type", ""), *(("country", land) for land in lands), *(("source", source) for source in row["sources"] or [])]


def levels_of(counted: Iterable[Count]) -> list[str]:
    """The visibilities that occur, the public one always, the most public first."""
    occurring = {count.visibility for count in counted} | {"public"}
    return [level for level in VISIBILITIES if level in occurring]
