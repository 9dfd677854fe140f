"""Pairs that may be one thing and wait for a reader: kept beside the graph, outside its digest, found again by any process."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_schema import cypher
from graph_schema.database import Graph, Transaction
from graph_schema.writer_lock import WriterLock, writing

OFFERED, PART = "offered", "part"
PAGE = 1_000


@dataclass(frozen=True)
class Pending:
    """Two ids of one label. `kind`: `offered`, or `part` where one seems to be a part of the other.

    `reasons`: what speaks for and against (`graph_schema.likeness`) with what it adds to the logarithm of the odds. `later`:
    how often a reader put it off. `undone`: a rule had joined them and a person undid it, so that no rule joins them again.
    """

    first: str
    second: str
    label: str
    probability: float
    reasons: tuple[tuple[str, float], ...] = ()
    kind: str = OFFERED
    later: int = 0
    undone: bool = False

    @property
    def id(self) -> str:
        """The pair, as a decision on it would be called."""
        return "|".join(sorted((self.first, self.second)))


def pending(graph: Graph) -> list[Pending]:
    """All pairs that wait: what was not put off first, then the likeliest."""
    found = [_pair(row["json"]) for row in graph.read(cypher.READ_CANDIDATES)]
    return sorted(found, key=lambda pair: (pair.later, -pair.probability, pair.id))


def replace_all(graph: Graph, pairs: Sequence[Pending]) -> None:
    """Let these pairs wait, and no others."""
    known = {pair.id for pair in pairs}
    gone = [pair.id for pair in pending(graph) if pair.id not in known]
    _write(graph, pairs, gone)


def put(graph: Graph, pairs: Iterable[Pending]) -> None:
    """Let these pairs wait beside what waits already; a pair that waits is replaced."""
    _write(graph, list(pairs), [])


def drop(graph: Graph, pairs: Iterable[str]) -> None:
    """These pairs wait no longer."""
    _write(graph, [], list(pairs))


def _pair(text: str) -> Pending:
    row = json.loads(text)
    return Pending(**row | {"reasons": tuple((name, value) for name, value in row["reasons"])})


def _write(graph: Graph, pairs: Sequence[Pending], gone: Sequence[str]) -> None:
    rows = [{"id": pair.id, "json": json.dumps(vars_of(pair), ensure_ascii=False, sort_keys=True)} for pair in pairs]
    with writing(graph, what="candidates") as lock:
        for start in range(0, max(len(rows), len(gone)), PAGE):
            part = slice(start, start + PAGE)
            _put_page(graph, lock, rows[part], gone[part])


def vars_of(pair: Pending) -> dict[str, object]:
    """The fields of a pair, for JSON."""
    return {name: getattr(pair, name) for name in Pending.__dataclass_fields__}


def _put_page(graph: Graph, lock: WriterLock, rows: list[dict[str, str]], gone: Sequence[str]) -> None:
    def work(tx: Transaction) -> None:
        lock.confirm(tx)
        tx.run(cypher.DELETE_CANDIDATES, ids=list(gone))
        tx.run(cypher.PUT_CANDIDATES, rows=rows)

    graph.transact(work)
