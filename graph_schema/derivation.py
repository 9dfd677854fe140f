"""What is derived, written into the graph with the state of the facts that it holds for."""

from collections.abc import Iterable
from typing import Any

from graph_schema import cypher
from graph_schema.database import Graph, Transaction
from graph_schema.derived import derived_mark
from graph_schema.derived_row import DerivedRow
from graph_schema.writer_lock import WriterLock

LETTERS, ROWS, GONE = 4_000_000, 2_000, 5_000  # in one transaction


def keep(graph: Graph, lock: WriterLock, digest: str, rows: Iterable[DerivedRow]) -> None:
    """Write what was derived from the facts with this digest, take away what is older, and say so."""
    batch: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        batch.append({"id": row.id, "json": row.json, "digest": digest})
        size += len(row.json)
        if size > LETTERS or len(batch) >= ROWS:
            _put(graph, lock, batch)
            batch, size = [], 0
    _put(graph, lock, batch)
    while graph.transact(lambda tx: tx.run(cypher.STALE_DERIVED, digest=digest, limit=GONE))[0]["gone"]:
        pass
    graph.transact(lambda tx: tx.run(cypher.SAVE_DERIVED, digest=derived_mark(digest)))


def _put(graph: Graph, lock: WriterLock, rows: list[dict[str, Any]]) -> None:
    def work(tx: Transaction) -> None:
        lock.confirm(tx)
        tx.run(cypher.PUT_DERIVED, rows=rows)

    graph.transact(work)
