"""What batches would change, without changing it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.batch import Batch
from graph_schema.database import Graph
from graph_schema.identity import decided
from graph_schema.model import End
from graph_schema.ontology import ONTOLOGY
from graph_schema.outcome import Outcome, tie_said
from graph_schema.records import Properties
from graph_schema.withdraw import search
from graph_schema.withdrawal import Noted, noted, noted_again, withdrawn


@dataclass(frozen=True)
class Difference:
    """One thing or tie that would be new, would change or would go. `type` is a label or a tie's name.

    `before` and `after` hold the values in use that differ; both are empty where one more source says what is known.
    """

    outcome: Outcome
    type: str
    id: str
    name: str
    source: str
    before: Properties = field(default_factory=dict)
    after: Properties = field(default_factory=dict)


@dataclass
class Comparison:
    """Outcomes in the order of the batch's records, and what differs."""

    outcomes: list[Outcome]
    differences: list[Difference]


class Comparer:
    """What a writing session would do with batches, one after the other. Reads only."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._stands_for = decided(graph.read(cypher.READ_DECISIONS))
        self._withdrawing = {str(row["source"]) for row in graph.read(cypher.WITHDRAWING)}
        self._noted: Noted = {}
        self._places: dict[str, tuple[str, str]] = {}

    def compare(self, batch: Batch) -> Comparison:
        """What `Door.put` would do with the batch."""
        found = Comparison([Outcome.UNCHANGED] * len(batch), [])
        self._note(batch, found.outcomes)
        left = batch.without(withdrawn(self._graph.read, batch, self._withdrawing, self._noted)) if self._withdrawing else batch
        for label in left.nodes:
            found.differences += _nodes(self._graph, left, label, self._stands_for, found.outcomes)
        for shape in left.ties:
            found.differences += _ties(self._graph, left, shape, self._stands_for, found.outcomes)
        return found

    def _note(self, batch: Batch, outcomes: list[Outcome]) -> None:
        now = noted(self._graph.read, (one.id for one in batch.withdrawals)) if batch.withdrawals else {}
        now |= {one.id: self._noted[one.id] for one in batch.withdrawals if one.id in self._noted}
        for one in batch.withdrawals:
            outcomes[one.number] = noted_again(now, one.id, one.retrieved)
            if outcomes[one.number] is not Outcome.UNCHANGED:
                self._noted[one.id], self._places[one.id] = one.retrieved, one.at or ("", "")
                self._withdrawing.add(one.source)

    def gone(self) -> Iterator[Difference]:
        """What is there and would go, since its source takes it back."""
        if not self._noted:
            return
        found = search(self._noted, [(label, self._stands_for.get(known, known)) for label, known in self._places.values()])
        for (tie, _start, _end), row in found.ties(self._graph):
            said = row["properties"]
            ends = f"{row['start']} - {row['end']}"
            yield Difference(Outcome.GONE, tie.name, said["id"], ends, said["source"], _plain(said))
        for label, row in found.nodes(self._graph):
            said = c.read(row["claims"])
            left = c.without(said, found.is_gone)
            [source, *_others] = sorted(set(c.sources(said)) & found.sources)
            was, will = c.resolved(said, c.VISIBILITIES), c.resolved(left, c.VISIBILITIES)
            outcome = Outcome.CHANGED if left else Outcome.GONE
            yield Difference(outcome, label, row["id"], str(was.get("name", "")), source, *_values_that_differ(was, will))


def _nodes(
    graph: Graph, batch: Batch, label: str, stands_for: Mapping[str, str], outcomes: list[Outcome]
) -> Iterator[Difference]:
    ids = sorted({stands_for.get(record.id, record.id) for record in batch.nodes[label]})
    before = {row["id"]: c.read(row["claims"]) for row in graph.read(cypher.read_nodes(label), ids=ids)}
    known = dict(before)
    sources: dict[str, str] = {}
    for record in batch.nodes[label]:
        kept = stands_for.get(record.id, record.id)
        batch.put(known, label, record, kept, outcomes)
        if outcomes[record.number] is not Outcome.UNCHANGED:
            sources.setdefault(kept, record.key.partition("|")[0])
    for kept, source in sources.items():
        was, will = c.resolved(before.get(kept) or {}, c.VISIBILITIES), c.resolved(known[kept], c.VISIBILITIES)
        outcome = Outcome.CHANGED if before.get(kept) else Outcome.NEW
        yield Difference(outcome, label, kept, str(will.get("name", "")), source, *_values_that_differ(was, will))


def _ties(
    graph: Graph, batch: Batch, shape: tuple[str, str, str], stands_for: Mapping[str, str], outcomes: list[Outcome]
) -> Iterator[Difference]:
    tie, start, end = ONTOLOGY.tie(shape[0]), shape[1], shape[2]
    at = {one.id: (stands_for.get(one.start, one.start), stands_for.get(one.end, one.end)) for one in batch.ties[shape]}
    few = 0 if tie.few is End.START else 1
    rows = [{"id": known, "few": ends[few]} for known, ends in at.items()]
    before: dict[str, Properties] = {r["id"]: r["properties"] for r in graph.read(cypher.read_ties(tie, start, end), rows=rows)}
    now = dict(before)
    for one in batch.ties[shape]:
        outcomes[one.number] = tie_said(now, one.said)
    for known, said in now.items():
        if said != before.get(known):
            outcome = Outcome.CHANGED if known in before else Outcome.NEW
            values = _values_that_differ(_plain(before.get(known, {})), _plain(said))
            yield Difference(outcome, tie.name, str(known), " - ".join(at[known]), str(said["source"]), *values)


def _plain(said: Properties) -> Properties:
    return {name: value for name, value in said.items() if name not in c.TIE_EVIDENCE}


def _values_that_differ(was: Properties, will: Properties) -> tuple[Properties, Properties]:
    names = sorted(name for name in was.keys() | will.keys() if was.get(name) != will.get(name))
    return {name: was[name] for name in names if name in was}, {name: will[name] for name in names if name in will}
