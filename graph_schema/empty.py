"""Emptying a graph of all that this program put into it; what others keep in the same database stays."""

from graph_schema import cypher
from graph_schema.database import Graph, Transaction
from graph_schema.writer_lock import WriterLock, writing

PAGE = 2_000


def empty(graph: Graph) -> None:
    """Delete every node of the ontology with its ties, and the bookkeeping. Raises Fault while somebody writes."""
    with writing(graph, what="reset") as lock:
        for label in (*cypher.node_labels(), *cypher.BOOKKEEPING):
            while label != "Lock" and _delete_page(graph, lock, label):  # the lock goes on being needed
                pass


def _delete_page(graph: Graph, lock: WriterLock, label: str) -> int:
    def work(tx: Transaction) -> int:
        lock.confirm(tx)
        return int(tx.run(cypher.delete_page(label), limit=PAGE)[0]["gone"])

    return graph.transact(work)
