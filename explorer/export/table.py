"""The rows and columns of a subgraph: what the tables in files have in common. Pure."""

from collections.abc import Iterable, Sequence

from explorer.export.subgraph import Node, Subgraph, Tie
from graph_schema.model import Property
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Evidence, Properties, Value

JOINT = " | "
EVIDENCE = ("source", "record", "locator", "citation", "retrieved", "confidence")


def node_properties(nodes: Iterable[Node]) -> list[str]:
    """Names of what is said of any of these, in the ontology's order."""
    said = {name for node in nodes for name in node.properties}
    return _ordered((p for kind in ONTOLOGY.nodes for p in kind.properties), said)


def tie_properties(ties: Iterable[Tie]) -> list[str]:
    """Names of what is said of any of these ties, in the ontology's order."""
    said = {name for tie in ties for name in tie.properties}
    return _ordered((p for kind in ONTOLOGY.ties for p in kind.properties), said)


def _ordered(known: Iterable[Property], said: set[str]) -> list[str]:
    return [name for name in dict.fromkeys(p.name for p in known) if name in said]


def node_rows(part: Subgraph) -> list[Properties]:
    """One row per thing: id, type, what is said, and its evidence, several sources in one cell parted by JOINT."""
    return [{"id": node.id, "type": node.label} | node.properties | cited(node.evidence) for node in part.nodes]


def tie_rows(part: Subgraph) -> list[Properties]:
    """One row per tie: id, ends with their names, type, what is said, and its evidence."""
    names = {node.id: node.name for node in part.nodes}
    return [
        {"id": tie.id, "from": tie.start, "to": tie.end, "type": tie.name}
        | {"from_name": names.get(tie.start, ""), "to_name": names.get(tie.end, "")}
        | tie.properties | cited([tie.evidence])
        for tie in part.ties
    ]  # fmt: skip


def cited(evidence: Sequence[Evidence]) -> Properties:
    """Who says so: source, record, locator, citation, date, confidence; the nth of each belong together."""
    columns: dict[str, list[str]] = {name: [] for name in EVIDENCE}
    for one in evidence:
        for locator, citation in _pages(one):
            row = (one.source, one.record, locator, citation, one.retrieved, one.confidence)
            for name, cell in zip(EVIDENCE, row, strict=True):
                columns[name].append(cell)
    return {name: JOINT.join(cells) for name, cells in columns.items() if any(cells)}


def _pages(one: Evidence) -> list[tuple[str, str]]:
    count = max(len(one.locator), len(one.citation), 1)
    places = [*one.locator, *[""] * (count - len(one.locator))]
    texts = [*one.citation, *[""] * (count - len(one.citation))]
    return list(zip(places, texts, strict=True))


def text(value: Value) -> str:
    """A value as a cell: several texts parted by JOINT, yes and no, numbers with a point."""
    if isinstance(value, list):
        return JOINT.join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value) if isinstance(value, float) else str(value)
