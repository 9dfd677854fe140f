"""The one door through which anything enters the graph: loaders' rows and users' decisions alike.

A batch is merged into the graph (see upsert) with the digest of the whole graph in the same transaction. One writer at a time;
what is derived is made again when the session ends.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from neo4j.exceptions import ConstraintError

from graph_schema import cypher, derivation, schema, summary
from graph_schema.batch import Batch, Thing
from graph_schema.change import Change, begin, digest_text, save_digest
from graph_schema.database import Graph, Transaction
from graph_schema.derived import derived_mark
from graph_schema.garbage import rarely_collected
from graph_schema.identity import decided
from graph_schema.memory import Memory
from graph_schema.outcome import Outcome
from graph_schema.records import Record
from graph_schema.upsert import put_batch
from graph_schema.withdraw import sweep, withdraw
from graph_schema.withdrawal import note, withdrawn
from graph_schema.writer_lock import WriterLock
from graph_schema.writer_lock import writing as locked


@dataclass
class Door:
    """An open writing session. `last_bare`: ends of the last batch's ties of which nothing more is known; `withdrawing`: sources
    that have taken something back, and `unswept` whether some of that may still be there.
    """

    graph: Graph
    lock: WriterLock
    digest: int
    stands_for: dict[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    last_bare: set[Thing] = field(default_factory=set)
    withdrawing: set[str] = field(default_factory=set)
    unswept: bool = False

    def put(self, records: Sequence[Record] | Batch) -> list[Outcome]:
        """Write a batch, some 5,000 records, in one transaction; the outcomes come in the order of the records."""
        batch = records if isinstance(records, Batch) else Batch(records)
        try:
            change = self.graph.transact(lambda tx: self._put(tx, batch))
        except ConstraintError:  # something was there that was hoped to be new: the second time everything is looked for
            change = self.graph.transact(lambda tx: self._put(tx, batch))
        self.digest, self.last_bare = change.digest, change.bare
        self.memory.learn(change)
        self.unswept |= any(change.outcomes[one.number] is not Outcome.UNCHANGED for one in batch.withdrawals)
        return change.outcomes

    def _put(self, tx: Transaction, batch: Batch) -> Change:
        change = Change(begin(tx, self.lock), [Outcome.UNCHANGED] * len(batch))
        self.memory.tell(change)
        if batch.withdrawals:
            note(tx, change, batch)
            self.withdrawing |= {one.source for one in batch.withdrawals}
        left = batch.without(withdrawn(tx.run, batch, self.withdrawing)) if self.withdrawing else batch
        put_batch(tx, change, left, self.stands_for, self.memory.described)
        save_digest(tx, change.digest)
        return change

    def at(self, known: str) -> str:
        """The id under which a thing is kept: its own, or that of the one it was decided to be."""
        return self.stands_for.get(known, known)

    def bare(self, ends: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Which of these (label, id) are still nothing but an id."""
        by_label: dict[str, list[str]] = defaultdict(list)
        for label, known in ends:
            by_label[label].append(self.at(known))
        found = set()
        for label, ids in by_label.items():
            rows = self.graph.read(cypher.read_nodes(label), ids=sorted(set(ids)))
            found |= {(label, row["id"]) for row in rows if row["bare"]}
        return found

    def replace(self, gone: Iterable[str]) -> None:
        """Take away all that these sources claim, before their newer files are loaded."""
        withdraw(self, set(gone))

    def settle(self) -> None:
        """Take away what sources have taken back, in this session or in one that was cut off."""
        if self.unswept:
            sweep(self)
            self.unswept = False


@contextmanager
def writing(graph: Graph, what: str = "load", *, later: bool = False) -> Iterator[Door]:
    """Open the door: schema ready, lock held; at the end, what is derived is made again if the graph changed.

    With `later` that is left to the background where there is one (`renewal`). Raises Fault when another live writer holds the
    lock.
    """
    schema.prepare(graph)
    held = graph.renewal.held() if graph.renewal else nullcontext()
    with held, locked(graph, what=what) as lock, rarely_collected():
        meta = graph.read(cypher.READ_META)[0]
        door = Door(graph, lock, int(meta["digest"], 16), decided(graph.read(cypher.READ_DECISIONS)))
        for row in graph.read(cypher.WITHDRAWING):
            door.withdrawing.add(row["source"])
            door.unswept |= not row["swept"]
        yield door
        door.settle()
        if meta["derived"] == derived_mark(digest_text(door.digest)):
            return
        if later and graph.renewal:
            graph.renewal.ask()
        else:
            derive(door)


def derive(door: Door) -> None:
    """Make again what is derived from the claims, and say for which state of the graph it holds."""
    derivation.keep(door.graph, door.lock, digest_text(door.digest), summary.derive(door.graph))
