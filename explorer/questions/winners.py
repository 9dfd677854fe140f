"""Who won a vote."""

from collections.abc import Iterable

from explorer.questions.neighbourhood import plain_name
from graph_schema.database import Graph

WINNERS = (
    "UNWIND $ids AS id MATCH (n:Procedure {id: id})<-[r:STOOD_IN]-(o:Union) "
    "WHERE r.visibility IN $visible AND o.visibility IN $visible AND r.result = 'won' "
    "RETURN DISTINCT n.id AS id, o.id AS union, o.name AS name ORDER BY id, union"
)


def winners(graph: Graph, ids: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The unions that won, id and name, by the ids of the votes; a vote without a recorded winner is left out."""
    found: dict[str, list[tuple[str, str]]] = {}
    wanted = sorted(set(ids))
    for row in graph.read(WINNERS, ids=wanted) if wanted else ():
        found.setdefault(row["id"], []).append((row["union"], row["name"] or plain_name(row["union"])))
    return found
