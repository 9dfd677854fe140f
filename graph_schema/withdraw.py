"""Taking a source away with all it claimed, and nothing else."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from graph_schema import claims as c
from graph_schema import cypher, walk
from graph_schema.change import begin
from graph_schema.database import Row, Transaction
from graph_schema.model import RelType
from graph_schema.stored import bare_row, node_row

if TYPE_CHECKING:
    from graph_schema.write import Door

PAGE = 2_000
Shape: TypeAlias = tuple[RelType, str, str]
K = TypeVar("K")


def withdraw(door: "Door", gone: set[str]) -> None:
    """Remove every tie and every claim of these sources; things of which nothing is left go too.

    A thing that other sources' ties still name stays as a bare id. Killed half-way, it can be run again.
    """
    if not gone:
        return
    doomed = ((shape, row) for shape, row in walk.ties(door.graph) if row["properties"]["source"] in gone)
    for shape, rows in _pages(doomed):
        _delete_ties(door, shape, rows)
    spoken = ((label, row) for label, row in walk.nodes(door.graph) if gone & set(c.sources(c.read(row["claims"]))))
    for label, rows in _pages(spoken):
        _strip_nodes(door, label, rows, gone)
    for label in cypher.node_labels():
        _drop_loose(door, label)
    door.memory.forget()


def _pages(found: Iterable[tuple[K, Row]]) -> Iterator[tuple[K, list[Row]]]:
    """Pages of rows of one kind, as the walk comes to them: what is behind it may change under its feet."""
    for key, group in groupby(found, key=itemgetter(0)):
        while rows := [row for _, row in islice(group, PAGE)]:
            yield key, rows


def _delete_ties(door: "Door", shape: Shape, rows: list[Row]) -> None:
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


def _strip_nodes(door: "Door", label: str, rows: list[Row], gone: set[str]) -> None:
    def work(tx: Transaction) -> int:
        digest = begin(tx, door.lock)
        change, new = 0, []
        for row in rows:
            left = c.without(c.read(row["claims"]), gone)
            text = c.text_of(left) if left else ""
            new.append(node_row(label, row["id"], left) if left else bare_row(row["id"], row["visibility"]))
            change += c.node_hash(label, row["id"], row["claims"]) - c.node_hash(label, row["id"], text)
        tx.run(cypher.replace_nodes(label), rows=new)
        return _less(tx, digest, change)

    door.digest = door.graph.transact(work)


def _drop_loose(door: "Door", label: str) -> None:
    def work(tx: Transaction) -> tuple[int, bool]:
        digest = begin(tx, door.lock)
        ids = [row["id"] for row in tx.run(cypher.loose_bare_nodes(label), limit=PAGE)]
        tx.run(cypher.delete_nodes(label), ids=ids)
        return _less(tx, digest, sum(c.node_hash(label, i, "") for i in ids)), bool(ids)

    more = True
    while more:
        door.digest, more = door.graph.transact(work)
