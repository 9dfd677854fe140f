"""Taking away what a source claimed, and nothing else: all of it, or those records that the source itself took back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from graph_schema import claims as c
from graph_schema import cypher, walk
from graph_schema.change import begin
from graph_schema.database import Graph, Row, Transaction
from graph_schema.model import RelType
from graph_schema.records import Properties
from graph_schema.stored import bare_row, node_row
from graph_schema.withdrawal import Noted, is_withdrawn, marks

if TYPE_CHECKING:
    from graph_schema.write import Door

PAGE = 2_000
SWEPT = 100_000  # withdrawals that one walk through the graph looks for: what is kept in memory for it
Shape: TypeAlias = tuple[RelType, str, str]
Gone: TypeAlias = Callable[[str, str, str], bool]  # source, key, edition
K = TypeVar("K")


def withdraw(door: "Door", gone: set[str]) -> None:
    """Remove every tie and every claim of these sources, and what they took back; things of which nothing is left go too.

    A thing that other sources' ties still name stays as a bare id. Killed half-way, it can be run again.
    """
    if gone:
        _take(door, Search(gone, lambda source, _key, _edition: source in gone))
        _forget(door, gone)


def sweep(door: "Door") -> None:
    """Remove what sources have taken back since the last time. Killed half-way, it can be run again."""
    while rows := door.graph.read(cypher.OPEN_WITHDRAWALS, limit=SWEPT):
        places = [(row["label"], door.at(row["thing"])) for row in rows]
        _take(door, search({row["id"]: row["retrieved"] for row in rows}, places))
        for start in range(0, len(rows), PAGE):
            _close(door, [row["id"] for row in rows[start : start + PAGE]])


@dataclass(frozen=True)
class Search:
    """What is looked for: what these sources said and `is_gone`, among some things, or among all where none are given."""

    sources: set[str]
    is_gone: Gone
    things: walk.Things | None = None

    def ties(self, graph: Graph) -> Iterator[tuple[Shape, Row]]:
        """The ties that are gone, each once: shape, and row as `walk.ties` gives it."""
        seen: set[str] = set()
        for shape, row in walk.ties(graph, self.sources) if self.things is None else walk.ties_at(graph, self.things):
            said = row["properties"]
            if said["source"] in self.sources and said["id"] not in seen and self._is_gone(said):
                seen |= set() if self.things is None else {said["id"]}
                yield shape, row

    def _is_gone(self, said: Properties) -> bool:
        source, edition = str(said["source"]), str(said["retrieved"])
        return any(self.is_gone(source, str(key), edition) for key in (said.get("record", ""), said["id"]))

    def nodes(self, graph: Graph) -> Iterator[tuple[str, Row]]:
        """The things of which something is gone: label, and row as `walk.nodes` gives it."""
        for label, row in walk.nodes(graph, self.sources) if self.things is None else walk.nodes_at(graph, self.things):
            said = c.read(row["claims"])
            if len(c.without(said, self.is_gone)) < len(said):
                yield label, row


def search(noted: Noted, places: Sequence[tuple[str, str]]) -> Search:
    """A search for what is taken back; each withdrawal has a place in `places`, of empty texts where it has none."""
    things: dict[str, set[str]] = defaultdict(set)
    for label, known in places:
        things[label].add(known)
    sources = {known.partition("|")[0] for known in noted}

    def is_gone(source: str, key: str, edition: str) -> bool:
        return is_withdrawn(noted, marks(source, key), edition)

    return Search(sources, is_gone, None if "" in things else things)


def _take(door: "Door", found: Search) -> None:
    touched: dict[str, set[str]] = defaultdict(set)
    for shape, rows in _pages(found.ties(door.graph)):
        delete_ties(door, shape, rows)
        if found.things is not None:
            touched[shape[1]].update(row["start"] for row in rows)
            touched[shape[2]].update(row["end"] for row in rows)
    for label, rows in _pages(found.nodes(door.graph)):
        _strip_nodes(door, label, rows, found.is_gone)
    if found.things is None:
        for label in cypher.node_labels():
            _drop_loose(door, label)
    else:
        for label, ids in found.things.items():
            touched[label].update(ids)
        for label, ids in sorted(touched.items()):
            _drop_loose(door, label, sorted(ids))
    door.memory.forget()


def _pages(found: Iterable[tuple[K, Row]]) -> Iterator[tuple[K, list[Row]]]:
    """Pages of rows of one kind, as the walk comes to them: what is behind it may change under its feet."""
    for key, group in groupby(found, key=itemgetter(0)):
        while rows := [row for _, row in islice(group, PAGE)]:
            yield key, rows


def delete_ties(door: "Door", shape: Shape, rows: list[Row]) -> None:
    """Take ties of one shape away, out of the digest too; rows of start, end and properties."""

    def work(tx: Transaction) -> int:
        digest = begin(tx, door.lock)
        ids = [{"id": row["properties"]["id"], "start": row["start"], "end": row["end"]} for row in rows]
        tx.run(cypher.delete_ties(*shape), rows=ids)
        hashes = sum(c.tie_hash(row["properties"]["id"], row["properties"]) for row in rows)
        return _less(tx, digest, hashes)

    door.digest = door.graph.transact(work)


def _less(tx: Transaction, digest: int, hashes: int) -> int:
    left = (digest - hashes) % c.DIGEST_MODULUS
    tx.run(cypher.SAVE_DIGEST, digest=f"{left:032x}")
    return left


def _strip_nodes(door: "Door", label: str, rows: list[Row], is_gone: Gone) -> None:
    def work(tx: Transaction) -> int:
        digest = begin(tx, door.lock)
        change, new = 0, []
        for row in rows:
            left = c.without(c.read(row["claims"]), is_gone)
            text = c.text_of(left) if left else ""
            new.append(node_row(label, row["id"], left) if left else bare_row(row["id"], row["visibility"]))
            change += c.node_hash(label, row["id"], row["claims"]) - c.node_hash(label, row["id"], text)
        tx.run(cypher.replace_nodes(label), rows=new)
        return _less(tx, digest, change)

    door.digest = door.graph.transact(work)


def _drop_loose(door: "Door", label: str, among: list[str] | None = None) -> None:
    """Bare nodes that no tie holds go: all of a label, or those among some ids."""

    def work(tx: Transaction) -> tuple[int, bool]:
        digest = begin(tx, door.lock)
        query = cypher.loose_bare_nodes(label, "" if among is None else "ids")
        ids = [row["id"] for row in tx.run(query, limit=PAGE, ids=among or [])]
        tx.run(cypher.delete_nodes(label), ids=ids)
        return _less(tx, digest, sum(c.node_hash(label, i, "") for i in ids)), bool(ids)

    more = True
    while more:
        door.digest, more = door.graph.transact(work)


# ------------------------------------------------------------------------------------------------- what was taken back
def _close(door: "Door", ids: list[str]) -> None:
    def work(tx: Transaction) -> None:
        door.lock.confirm(tx)
        tx.run(cypher.SWEPT_WITHDRAWALS, ids=ids)

    door.graph.transact(work)


def _forget(door: "Door", gone: set[str]) -> None:
    """What sources that are gone took back is no longer remembered."""
    rows = [row for row in door.graph.stream(cypher.ALL_WITHDRAWALS) if row["source"] in gone]
    for start in range(0, len(rows), PAGE):
        page = rows[start : start + PAGE]

        def work(tx: Transaction, page: list[Row] = page) -> int:
            digest = begin(tx, door.lock)
            tx.run(cypher.DELETE_WITHDRAWALS, ids=[row["id"] for row in page])
            return _less(tx, digest, sum(c.withdrawal_hash(row["id"], row["retrieved"]) for row in page))

        door.digest = door.graph.transact(work)
    door.withdrawing -= gone
