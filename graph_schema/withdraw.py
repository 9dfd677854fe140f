"""Taking away what a source claimed, and nothing else: all of it, or those records that the source itself took back."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from graph_schema import claims as c
from graph_schema import cypher, walk
from graph_schema.change import begin
from graph_schema.database import Graph, Row, Transaction
from graph_schema.model import RelType
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
        _take(door, gone, lambda source, _key, _edition: source in gone)
        _forget(door, gone)


def sweep(door: "Door") -> None:
    """Remove what sources have taken back since the last time. Killed half-way, it can be run again."""
    while noted := _open(door.graph):
        _take(door, sources_of(noted), is_gone(noted))
        for start in range(0, len(noted), PAGE):
            _close(door, list(noted)[start : start + PAGE])


def sources_of(noted: Noted) -> set[str]:
    """Who took something back."""
    return {known.partition("|")[0] for known in noted}


def is_gone(noted: Noted) -> Gone:
    """Whether what a source said under a key, in an edition, is taken back."""
    return lambda source, key, edition: is_withdrawn(noted, marks(source, key), edition)


def doomed_ties(graph: Graph, sources: Collection[str], is_gone: Gone) -> Iterator[tuple[Shape, Row]]:
    """The ties of these sources that are gone: shape, and row as `walk.ties` gives it."""
    for shape, row in walk.ties(graph):
        said = row["properties"]
        if said["source"] in sources and any(
            is_gone(said["source"], key, said["retrieved"]) for key in (said.get("record", ""), said["id"])
        ):
            yield shape, row


def spoken_nodes(graph: Graph, sources: Collection[str], is_gone: Gone) -> Iterator[tuple[str, Row]]:
    """The things of which something is gone that these sources said: label, and row as `walk.nodes` gives it."""
    for label, row in walk.nodes(graph):
        text = row["claims"] or ""
        if any(source in text for source in sources):
            said = c.read(text)
            if len(c.without(said, is_gone)) < len(said):
                yield label, row


def _take(door: "Door", sources: set[str], is_gone: Gone) -> None:
    for shape, rows in _pages(doomed_ties(door.graph, sources, is_gone)):
        _delete_ties(door, shape, rows)
    for label, rows in _pages(spoken_nodes(door.graph, sources, is_gone)):
        _strip_nodes(door, label, rows, is_gone)
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


def _drop_loose(door: "Door", label: str) -> None:
    def work(tx: Transaction) -> tuple[int, bool]:
        digest = begin(tx, door.lock)
        ids = [row["id"] for row in tx.run(cypher.loose_bare_nodes(label), limit=PAGE)]
        tx.run(cypher.delete_nodes(label), ids=ids)
        return _less(tx, digest, sum(c.node_hash(label, i, "") for i in ids)), bool(ids)

    more = True
    while more:
        door.digest, more = door.graph.transact(work)


# ------------------------------------------------------------------------------------------------- what was taken back
def _open(graph: Graph) -> Noted:
    """Withdrawals that nobody has swept yet, some of them."""
    return {row["id"]: row["retrieved"] for row in graph.read(cypher.OPEN_WITHDRAWALS, limit=SWEPT)}


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
