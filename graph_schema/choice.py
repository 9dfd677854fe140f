"""A researcher's choice among what sources say of one property: a claim like any other, of the highest rank, undone at will."""

from dataclasses import dataclass

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.change import Change, begin, save_digest
from graph_schema.database import Graph, Transaction
from graph_schema.fault import Fault
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Value
from graph_schema.stored import bare_row, node_row
from graph_schema.write import Door, writing

CHOICES = "researcher/choices"
CHOSEN = "chosen"  # the confidence of such a claim


@dataclass(frozen=True)
class Choice:
    """Which value of a property of a thing to use; `author` as they sign, `date` ISO."""

    label: str
    id: str
    property: str
    author: str
    date: str


def choose(graph: Graph, choice: Choice, value: Value) -> None:
    """Use `value` from now on. Raises Fault where no source says so, or nobody signs."""
    if not choice.author.strip():
        raise Fault(_("Sign your choice: write your name or your initials first."))
    with writing(graph, what="choice", later=True) as door:
        kept = door.at(choice.id)
        ranked = c.ranked(_claims(door.graph, choice.label, kept), choice.property)
        said = [s for s in ranked if s.value == value and s.source != CHOICES]
        if not said:
            raise Fault(_("No source says this any more: load the page again."))
        retract(door, choice.label, kept, f"{CHOICES}|{choice.property}")  # two claims of one day would be joined
        door.put([_source(choice), _claim(choice, kept, said[0])])


def take_back(graph: Graph, label: str, known: str, name: str) -> None:
    """Undo the choice on this property: the sources decide again."""
    with writing(graph, what="choice", later=True) as door:
        retract(door, label, door.at(known), f"{CHOICES}|{name}")


def retract(door: Door, label: str, known: str, key: str) -> None:
    """Take one claim on one thing away."""

    def work(tx: Transaction) -> int:
        change = Change(begin(tx, door.lock), [])
        for row in tx.run(cypher.read_nodes(label), ids=[known]):
            left = {k: claim for k, claim in c.read(row["claims"]).items() if k != key}
            text = c.text_of(left) if left else ""
            new = node_row(label, known, left) if left else bare_row(known, row["visibility"])
            tx.run(cypher.replace_nodes(label), rows=[new])
            change.swap(c.node_hash(label, known, row["claims"] or ""), c.node_hash(label, known, text))
        save_digest(tx, change.digest)
        return change.digest

    door.digest = door.graph.transact(work)


def _claims(graph: Graph, label: str, known: str) -> c.Claims:
    rows = graph.read(cypher.read_nodes(label), ids=[known])
    return c.read(rows[0]["claims"]) if rows else {}


def _claim(choice: Choice, kept: str, chosen: c.Said) -> NodeRecord:
    """The value once more, said by whoever chose it, with the source that it was taken from."""
    citation = f"{choice.author.strip()} chose what {chosen.source} says"
    level = chosen.claim["v"]
    evidence = Evidence(CHOICES, choice.date, CHOSEN, record=choice.property, citation=(citation,), visibility=level)
    return NodeRecord(choice.label, kept, {choice.property: chosen.value}, evidence)


def _source(choice: Choice) -> NodeRecord:
    said = {"name": "Choices of researchers", "publisher": "Those who work with this graph", "rhythm": "as_needed"}
    return NodeRecord("Source", CHOICES, dict(said), Evidence(CHOICES, choice.date))
