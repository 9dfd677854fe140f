"""What a reader says of two things, kept: decided, put off, undone; and the file of decisions kept in step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph_schema import cypher, decision_file, pending
from graph_schema.database import Graph
from graph_schema.decide import decide_all, decisions, undo_all
from graph_schema.decision import RULE, Decision
from graph_schema.pending import Pending
from graph_schema.write import writing

FEW = 20  # decisions that nobody should have to wait for


def take(graph: Graph, taken: Sequence[Decision]) -> int:
    """Record decisions and let their pairs wait no longer; how many were new."""
    with writing(graph, what="decisions", later=len(taken) <= FEW) as door:
        new = decide_all(door, taken)
    waiting = {pair.id for pair in pending.pending(graph)}
    if gone := [one.id for one in taken if one.id in waiting]:
        pending.drop(graph, gone)
    keep_file(graph)
    return new


def put_off(graph: Graph, pair: str) -> None:
    """Ask about this pair after all others."""
    waiting = pending.pending(graph)
    last = max((one.later for one in waiting), default=0) + 1
    pending.put(graph, [replace(one, later=last) for one in waiting if one.id == pair])


def undo(graph: Graph, pairs: Iterable[str], label: str = "") -> int:
    """Forget decisions as if they had never been taken; how many. What a rule had joined waits for a reader from then on."""
    wanted = set(pairs)
    found = [one for one in decisions(graph) if one.id in wanted]
    with writing(graph, what="undo", later=len(found) <= FEW) as door:
        undo_all(door, [one.id for one in found])
    of_rules = [one for one in found if one.author == RULE and one.verdict == "same"]
    if of_rules:
        pending.put(graph, [_again(graph, one, label) for one in of_rules])
    keep_file(graph)
    return len(found)


def _again(graph: Graph, one: Decision, label: str) -> Pending:
    """A pair that a rule had joined, for a reader to decide; the rule's reason begins with its probability."""
    chance = one.reason.partition(" ")[0].rstrip(":")
    known = float(chance) if chance.replace(".", "", 1).isdigit() else 0.5
    return Pending(one.first, one.second, label or label_of(graph, one), known, undone=True)


def label_of(graph: Graph, one: Decision) -> str:
    """The type of the two things that a decision is about, or an empty text."""
    ids = [one.first, one.second]
    return next((label for label in cypher.node_labels() if graph.read(cypher.read_nodes(label), ids=ids)), "")


def keep_file(graph: Graph) -> None:
    """Keep `decisions.csv` in the data folder of an embedded graph in step: there it can be read, compared and shared."""
    if graph.folder is not None:
        decision_file.write(graph.folder / decision_file.NAME, decisions(graph))
