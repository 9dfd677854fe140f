"""rows per second of a load, against a bare loop over the driver that merges the same rows, made ready beforehand

Both write the same number of rows into one graph, with the same schema, batches, heap and one writer, in turns, so that
what else goes on on the machine hits both. A round has ids of its own. The loop has nothing to parse, check or keep in
step: its rows are as `graph_schema.stored` would write them, and wait in memory. The summary, which a load makes at its
end for the whole graph, is left out on both sides: the benchmark of the questions measures it.
"""

import gc
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j

from benchmarks import files, only
from benchmarks.engines import driver_session, engine
from benchmarks.figure import Figure
from graph_schema import claims as c
from graph_schema import schema, write
from graph_schema.database import Graph
from graph_schema.model import End
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import NodeRecord, Record, TieRecord
from graph_schema.stored import node_row, tie_row
from loaders.chunk import RECORDS
from loaders.load import load
from loaders.plan import make_plan
from loaders.report import Report

LEAST = 0.8
Batches = list[tuple[str, list[dict[str, Any]]]]


@dataclass
class Round:
    """Seconds that each took for the same number of rows."""

    loaded: float
    bare: float
    reloaded: float

    @property
    def ratio(self) -> float:
        """Speed of the load, the bare loop being 1."""
        return self.bare / self.loaded


def measure(small: bool) -> Iterator[Figure]:
    """Figures of both engines."""
    rows, rounds = (20_000, 2) if small else (200_000, 6)
    with without_summary():
        for name in only.engines:
            yield from _figures(name, rows, _rounds(name, rows, rounds))


def _rounds(name: str, rows: int, rounds: int) -> list[Round]:
    with engine(name) as (graph, address), tempfile.TemporaryDirectory(prefix="bench-") as folder:
        schema.prepare(graph)
        with driver_session(address) as session:
            warm(graph, session, Path(folder))
            return [_round(graph, session, Path(folder), number, rows) for number in range(rounds)]


@contextmanager
def without_summary() -> Iterator[None]:
    """Loads that end when the last row is in."""
    derive = write.derive
    write.derive = lambda door: None
    try:
        yield
    finally:
        write.derive = derive


def _figures(name: str, rows: int, done: list[Round]) -> Iterator[Figure]:
    yield Figure(f"{name}: load", statistics.median(rows / r.loaded for r in done), "rows/s")
    yield Figure(f"{name}: bare loop", statistics.median(rows / r.bare for r in done), "rows/s")
    each = "rounds: " + ", ".join(f"{r.ratio:.2f}" for r in done)
    yield Figure(f"{name}: load / bare loop", statistics.median(r.ratio for r in done), "", least=LEAST, note=each)
    yield Figure(f"{name}: load again, unchanged", statistics.median(rows / r.reloaded for r in done), "rows/s")


def warm(graph: Graph, session: neo4j.Session, folder: Path) -> None:
    """Load and merge rows that nobody counts. It is the compilers' turn, on a processor that a load reads its files with."""
    _round(graph, session, folder, -1, 50_000)


def _round(graph: Graph, session: neo4j.Session, folder: Path, number: int, rows: int) -> Round:
    """Load one folder; write another as the bare loop does; the order changes from round to round."""
    ours = files.folder(folder / f"a{number}", f"a{number}x", rows)
    batches = prepared(files.folder(folder / f"b{number}", f"b{number}x", rows))
    bare = bare_loop(session, batches) if number % 2 else 0.0
    loaded = _load(graph, ours, rows)
    bare = bare or bare_loop(session, batches)
    return Round(loaded, bare, _load(graph, ours, rows))


def _load(graph: Graph, folder: Path, rows: int) -> float:
    """Seconds for the load of a folder."""
    gc.collect()
    began = time.monotonic()
    report = load(graph, [folder])
    done = time.monotonic()
    if sum(file.loaded + file.unchanged for file in report.files) != rows:
        raise AssertionError(f"not all rows were loaded: {report.files} {report.problems[:3]}")
    return done - began


def bare_loop(session: neo4j.Session, batches: Batches) -> float:
    """Seconds for the batches, one after the other."""
    gc.collect()
    began = time.monotonic()
    for query, rows in batches:
        session.execute_write(run, query, rows)
    return time.monotonic() - began


def run(transaction: neo4j.ManagedTransaction, query: str, rows: list[dict[str, Any]]) -> None:
    """One batch of the bare loop."""
    transaction.run(query, rows=rows).consume()


def prepared(folder: Path) -> Batches:
    """The rows of a folder as the store holds them, in batches, each with its MERGE."""
    batches: Batches = []
    for work in make_plan([folder], None, Report()):
        records = [record for row in work.table.rows() for record in work.format.read_row(row)]
        for start in range(0, len(records), RECORDS):
            part = records[start : start + RECORDS]
            batches.append((merging(part[0]), [_row(record) for record in part]))
    return batches


def _row(record: Record) -> dict[str, Any]:
    if isinstance(record, NodeRecord):
        return node_row(record.label, record.id, {record.evidence.key: c.claim(record.evidence, record.properties)})
    return {"id": record.id, "start": record.start, "end": record.end, "properties": tie_row(record)}


def merging(record: Record) -> str:
    """The MERGE of the bare loop for records like this one."""
    if isinstance(record, TieRecord):
        return merging_ties(record.name, record.start_label, record.end_label)
    return merging_nodes(record.label)


def merging_nodes(label: str) -> str:
    """The MERGE of the bare loop for things of this type."""
    return f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n += row"


def merging_ties(name: str, start: str, end: str) -> str:
    """The MERGE of the bare loop for ties of this shape: from the end with few of them, as one has to."""
    ends = f"MATCH (a:`{start}` {{id: row.start}}) MATCH (b:`{end}` {{id: row.end}})"
    few_first = ONTOLOGY.tie(name).few is End.START
    pattern = f"(a)-[r:`{name}` {{id: row.id}}]->(b)" if few_first else f"(b)<-[r:`{name}` {{id: row.id}}]-(a)"
    return f"UNWIND $rows AS row {ends} MERGE {pattern} SET r += row.properties"
