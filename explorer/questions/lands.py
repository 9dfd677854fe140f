"""Where things are."""

from collections.abc import Iterable

from graph_schema.database import Graph


def countries_of(graph: Graph, label: str, ids: Iterable[str]) -> dict[str, str]:
    """The country codes of these things of one type; what has none is left out."""
    query = (
        f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) WHERE n.visibility IN $visible AND n.country IS NOT NULL "
        "RETURN n.id AS id, n.country AS country"
    )
    return {row["id"]: row["country"] for row in graph.read(query, ids=sorted(set(ids)))}
