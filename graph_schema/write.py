"""The one door through which anything enters the graph: loaders' rows and users' decisions alike.

A batch reads what is known of its ids, merges the claims in Python and writes only what is new or changed, with the digest
of the whole graph in the same transaction. One writer at a time; what is derived is made again when the session ends.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graph_schema import claims as c
from graph_schema import cypher, schema, summary
from graph_schema.batch import Batch, Shape
from graph_schema.change import Change, Outcome, begin, digest_text, save_digest
from graph_schema.database import Graph, Transaction
from graph_schema.derived import derived_mark
from graph_schema.identity import decided
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import NodeRecord, Properties, Record, TieRecord, Value
from graph_schema.stored import bare_row, node_row
from graph_schema.withdraw import withdraw
from graph_schema.writer_lock import WriterLock
from graph_schema.writer_lock import writing as locked

KNOWN_LIMIT = 300_000
Ties: TypeAlias = list[tuple[int, TieRecord, Properties]]


@dataclass
class Door:
    """An open writing session. `last_bare`: ends of the last batch's ties of which nothing more is known."""

    graph: Graph
    lock: WriterLock
    digest: int
    stands_for: dict[str, str] = field(default_factory=dict)
    known: set[tuple[str, str]] = field(default_factory=set)
    last_bare: set[tuple[str, str]] = field(default_factory=set)

    def put(self, records: Sequence[Record] | Batch) -> list[Outcome]:
        """Write a batch, some 5,000 records, in one transaction; the outcomes come in the order of the records."""
        batch = records if isinstance(records, Batch) else Batch(records)
        change = self.graph.transact(lambda tx: self._put(tx, batch))
        self.digest, self.last_bare = change.digest, change.bare
        if len(self.known) > KNOWN_LIMIT:
            self.known.clear()
        self.known |= change.full
        return change.outcomes

    def _put(self, tx: Transaction, batch: Batch) -> Change:
        change = Change(begin(tx, self.lock), [Outcome.UNCHANGED] * len(batch))
        put_batch(tx, change, batch, self.stands_for, self.known)
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


@contextmanager
def writing(graph: Graph, what: str = "load") -> Iterator[Door]:
    """Open the door: schema ready, lock held; at the end, what is derived is made again if the graph changed.

    Raises Fault when another live writer holds the lock.
    """
    schema.prepare(graph)
    with locked(graph, what=what) as lock, _rarely_collected():
        meta = graph.read(cypher.READ_META)[0]
        door = Door(graph, lock, int(meta["digest"], 16), decided(graph.read(cypher.READ_DECISIONS)))
        yield door
        if meta["derived"] != derived_mark(digest_text(door.digest)):
            derive(door)


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Python looks for garbage in circles seldom, and not among what is there already: rows make none, and the looking costs a
    third of the time that a load takes of the processor."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def derive(door: Door) -> None:
    """Make again what is derived from the claims, and say for which state of the graph it holds."""
    digest = digest_text(door.digest)
    batch: list[dict[str, Any]] = []
    size = 0
    for row in summary.derive(door.graph):
        batch.append({"id": row.id, "json": row.json, "digest": digest})
        size += len(row.json)
        if size > 4_000_000 or len(batch) >= 2_000:
            _put_derived(door, batch)
            batch, size = [], 0
    _put_derived(door, batch)
    while door.graph.transact(lambda tx: tx.run(cypher.STALE_DERIVED, digest=digest, limit=5_000))[0]["gone"]:
        pass
    door.graph.transact(lambda tx: tx.run(cypher.SAVE_DERIVED, digest=derived_mark(digest)))


def _put_derived(door: Door, rows: list[dict[str, Any]]) -> None:
    def work(tx: Transaction) -> None:
        door.lock.confirm(tx)
        tx.run(cypher.PUT_DERIVED, rows=rows)

    door.graph.transact(work)


def put_batch(tx: Transaction, change: Change, batch: Batch, stands_for: dict[str, str], known: set[tuple[str, str]]) -> None:
    """Nodes first, then ties, each kind in one go. `known` are ends that need no look: they are there, and described."""
    for label in batch.nodes:
        _put_nodes(tx, change, label, batch, stands_for)
    for shape, ties in batch.ties.items():
        at = {i: stands_for.get(i, i) for _, tie, _ in ties for i in (tie.start, tie.end)}
        ends = {(shape[1], at[tie.start]) for _, tie, _ in ties} | {(shape[2], at[tie.end]) for _, tie, _ in ties}
        _hold_ends(tx, change, ends - known, _visibilities(ties, at))
        _put_ties(tx, change, shape, batch, at)


# ------------------------------------------------------------------------------------------------------------------- nodes
def _put_nodes(tx: Transaction, change: Change, label: str, batch: Batch, stands_for: dict[str, str]) -> None:
    """Merge the records' claims into what is known of their ids, and write what is new or changed."""
    ids = {stands_for.get(record.id, record.id) for _, record, _ in batch.nodes[label]}
    before = {row["id"]: row["claims"] or "" for row in tx.run(cypher.read_nodes(label), ids=sorted(ids))}
    known = {i: c.read(text) for i, text in before.items()}
    touched: set[str] = set()
    for number, record, said in batch.nodes[label]:
        kept = stands_for.get(record.id, record.id)
        change.outcomes[number] = claimed(known, kept, record, said)
        if change.outcomes[number] is not Outcome.UNCHANGED:
            touched.add(kept)
    new, hashes = _new_rows(label, touched - before.keys(), batch, known)
    changed = [node_row(label, i, known[i]) for i in sorted(touched & before.keys())]
    for query, rows in ((cypher.create_nodes(label), new), (cypher.replace_nodes(label), changed)):
        if rows:
            tx.run(query, rows=rows)
    change.swap(0, hashes)
    for row in changed:
        change.swap(c.node_hash(label, row["id"], before[row["id"]]), c.node_hash(label, row["id"], row["claims"]))
    change.full |= {(label, i) for i in ids}


def _new_rows(label: str, ids: set[str], batch: Batch, known: dict[str, c.Claims]) -> tuple[list[dict[str, Any]], int]:
    """Rows of things not known before, and the sum of their hashes."""
    rows, hashes = [], 0
    for i in sorted(ids):
        row, number = batch.fresh.get((label, i), (None, 0))
        if row is None or len(known[i]) != 1 or "i" in next(iter(known[i].values())):
            row = node_row(label, i, known[i])
            number = c.node_hash(label, i, row["claims"])
        rows.append(row)
        hashes += number
    return rows, hashes


def claimed(known: dict[str, c.Claims], kept: str, record: NodeRecord, said: c.Claim) -> Outcome:
    """Put what a record says among the `known` claims on the thing kept as `kept`; what became of it."""
    key, old = record.evidence.key, known.get(kept)
    if record.id != kept:
        key, said = f"{key}|={record.id}", said | {"i": record.id}
    merged, conflict = c.put(old or {}, key, said)
    known[kept] = merged
    if conflict:
        return Outcome.CONFLICT
    if old and merged == old:
        return Outcome.UNCHANGED
    return Outcome.CHANGED if old else Outcome.NEW


# -------------------------------------------------------------------------------------------------------------------- ties
def _visibilities(ties: Ties, at: dict[str, str]) -> dict[str, str]:
    seen: dict[str, str] = {}
    for _, tie, _ in ties:
        for end in (at[tie.start], at[tie.end]):
            seen[end] = min(seen.get(end, "confidential"), tie.evidence.visibility, key=c.VISIBILITIES.index)
    return seen


def _hold_ends(tx: Transaction, change: Change, ends: set[tuple[str, str]], visibilities: dict[str, str]) -> None:
    """Make a bare node of each end that is not there; a bare end is as public as the most public tie that names it."""
    by_label: dict[str, set[str]] = defaultdict(set)
    for label, known in ends - change.full:
        by_label[label].add(known)
    for label, ids in sorted(by_label.items()):
        rows = {row["id"]: row for row in tx.run(cypher.read_nodes(label), ids=sorted(ids))}
        missing = [bare_row(i, visibilities[i]) for i in sorted(ids - rows.keys())]
        opened = [bare_row(i, visibilities[i]) for i, row in sorted(rows.items()) if _more_public(row, visibilities[i])]
        for query, bare in ((cypher.create_nodes(label), missing), (cypher.replace_nodes(label), opened)):
            if bare:
                tx.run(query, rows=bare)
        change.swap(0, sum(c.node_hash(label, row["id"], "") for row in missing))
        change.bare |= {(label, row["id"]) for row in missing} | {(label, i) for i, row in rows.items() if row["bare"]}
        change.full |= {(label, i) for i, row in rows.items() if not row["bare"]}


def _more_public(row: dict[str, Any], visibility: str) -> bool:
    return bool(row["bare"]) and c.VISIBILITIES.index(visibility) < c.VISIBILITIES.index(row["visibility"])


def _put_ties(tx: Transaction, change: Change, shape: Shape, batch: Batch, at: dict[str, str]) -> None:
    """Write the ties that are new or changed; both ends are there."""
    tie, start, end = ONTOLOGY.tie(shape[0]), shape[1], shape[2]
    ties = batch.ties[shape]
    rows = {said["id"]: {"id": said["id"], "start": at[record.start], "end": at[record.end]} for _, record, said in ties}
    found = tx.run(cypher.read_ties(tie, start, end), rows=list(rows.values()))
    before: dict[Value, Properties] = {row["id"]: row["properties"] for row in found}
    now = dict(before)
    for number, _, said in ties:
        change.outcomes[number] = tie_said(now, said)
    created = [row | {"properties": now[i]} for i, row in rows.items() if i not in before]
    replaced = [row | {"properties": now[i]} for i, row in rows.items() if i in before and now[i] != before[i]]
    for query, changed in ((cypher.create_ties(tie, start, end), created), (cypher.replace_ties(tie, start, end), replaced)):
        if changed:
            tx.run(query, rows=changed)
    for row in created + replaced:
        known = str(row["id"])
        was = c.tie_hash(known, before[known]) if known in before else 0
        change.swap(was, batch.tie_hashes.get(id(now[known])) or c.tie_hash(known, now[known]))


def tie_said(now: dict[Value, Properties], new: Properties) -> Outcome:
    """Put what a record says of a tie among those that are there `now`, by id; what became of it."""
    old = now.get(str(new["id"]))
    if old is None:
        now[str(new["id"])] = new
        return Outcome.NEW
    merged, conflict = c.put_tie(old, new)
    now[str(new["id"])] = merged
    if conflict:
        return Outcome.CONFLICT
    return Outcome.UNCHANGED if merged == old else Outcome.CHANGED
