"""That one union is a part of another, as a researcher records it: a tie like any other with its author, undone at will.

Of unions alone: that a worksite is a part of something says neither who owns it nor who runs it.
"""

from dataclasses import dataclass

from graph_schema import cypher, pending
from graph_schema.database import Graph, Row
from graph_schema.fault import Fault
from graph_schema.language import _
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Evidence, NodeRecord, TieRecord
from graph_schema.withdraw import delete_ties
from graph_schema.write import Door, writing

AFFILIATIONS = "researcher/affiliations"
UNION, TIE = "Union", "AFFILIATED_TO"
BASIS = "names"


@dataclass(frozen=True)
class Affiliation:
    """A part and the whole that it belongs to, by their ids; `author` as they sign, `date` ISO."""

    part: str
    whole: str
    author: str
    date: str

    @property
    def pair(self) -> str:
        """The two ids, as a pair that waits is called."""
        return "|".join(sorted((self.part, self.whole)))


def affiliate(graph: Graph, found: Affiliation) -> None:
    """Record it, and let the pair wait no longer. Raises Fault where nobody signs, or one of the two is no union here."""
    if not found.author.strip():
        raise Fault(_("Sign your decision: write your name or your initials first."))
    with writing(graph, what="affiliation", later=True) as door:
        part, whole = door.at(found.part), door.at(found.whole)
        there = {row["id"] for row in graph.read(cypher.read_nodes(UNION), ids=[part, whole])}
        if part == whole or there != {part, whole}:
            raise Fault(_("Only a union is a part of another one here: load the page again."))
        door.put([_source(found.date), _tie(found)])
    pending.drop(graph, [found.pair])


def take_back(graph: Graph, part: str, whole: str) -> bool:
    """Forget it as if it had never been recorded; whether it was. The pair waits again."""
    with writing(graph, what="affiliation", later=True) as door:
        gone = _remove(door, _tie(Affiliation(part, whole, "-", "2000-01-01")).id)
    if gone:
        pending.put(graph, [pending.Pending(part, whole, UNION, 0.0, (), pending.PART)])
    return gone


def recorded(graph: Graph) -> list[Affiliation]:
    """All that readers recorded and may see, the latest first."""
    rows = graph.read(
        f"MATCH (p:`{UNION}`)-[r:`{TIE}`]->(w:`{UNION}`) WHERE r.source = $source AND r.visibility IN $visible "
        "RETURN r.id AS id, r.citation AS citation, r.retrieved AS day",
        source=AFFILIATIONS,
    )
    return sorted(map(_recorded, rows), key=lambda one: (one.date, one.pair), reverse=True)


def _recorded(row: Row) -> Affiliation:
    _name, part, whole, _source, _record = row["id"].split("|", 4)
    return Affiliation(part, whole, _author(row["citation"]), row["day"])


def _remove(door: Door, known: str) -> bool:
    query = f"MATCH (p:`{UNION}`)-[r:`{TIE}`]->(w:`{UNION}`) WHERE r.id = $id "
    rows = door.graph.read(query + "RETURN p.id AS start, w.id AS end, properties(r) AS properties", id=known)
    if rows:
        delete_ties(door, (ONTOLOGY.tie(TIE), UNION, UNION), rows)
    return bool(rows)


def _tie(found: Affiliation) -> TieRecord:
    said = _evidence(found.date, f"{found.part}>{found.whole}", f"{found.author.strip()} read it from the names")
    return TieRecord(TIE, UNION, found.part, UNION, found.whole, said, {"basis": BASIS})


def _evidence(day: str, record: str = "", citation: str = "") -> Evidence:
    return Evidence(AFFILIATIONS, day, "secondary", record=record, citation=(citation,) if citation else ())


def _author(citation: object) -> str:
    text = str(citation[0]) if isinstance(citation, list) and citation else ""
    return text.removesuffix(" read it from the names")


def _source(day: str) -> NodeRecord:
    said = {
        "name": "Affiliations that researchers recorded",
        "publisher": "Those who work with this graph",
        "rhythm": "as_needed",
    }
    return NodeRecord("Source", AFFILIATIONS, dict(said), _evidence(day))
