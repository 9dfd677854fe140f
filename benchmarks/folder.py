"""the folder of publishers' files (SOLIDARITY_DATA) on both engines: rows accounted for, no person, one digest in any order"""

import os
import random
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import traces
from benchmarks.engines import ENGINES, engine, engine_in, scratch
from benchmarks.figure import Figure
from graph_schema import cypher
from graph_schema.database import Graph
from loaders.load import load
from loaders.report import Report
from loaders.tables import find_files
from tests.real_persons import everybody

SMALL = 100_000  # bytes: the largest file of the small variant


def measure(small: bool) -> Iterator[Figure]:
    """Minutes, rows and what became of them; whether a second load and a shuffled one give the same graph."""
    files = [path for path in find_files([folder()]) if not small or path.stat().st_size < SMALL]
    digests, persons = set(), traces.telling(everybody(folder()))
    for name in ENGINES:
        with scratch() as home, engine_in(name, home) as (graph, _address):
            began = time.monotonic()
            first = load(graph, files)
            yield Figure(f"{name}: {len(files)} files loaded, summary made", (time.monotonic() - began) / 60, "minutes")
            yield from _accounted(name, first)
            known = traces.found(persons, traces.everything(graph, first, home))
            note = f"of {len(persons):,} names and keys"
            yield Figure(f"{name}: natural persons in graph, report or log", len(known), "persons", most=0, note=note)
            digests.add(_digest(graph))
            again = load(graph, files)
            unchanged = sum(file.unchanged for file in again.files)
            good = sum(file.read - file.reported for file in first.files)
            yield Figure(f"{name}: loaded again, unchanged of the rows that load", unchanged / good, "share", least=1.0)
            digests.add(_digest(graph))
    with engine(ENGINES[0]) as (graph, _address):
        load(graph, _shuffled(files))
        digests.add(_digest(graph))
    yield Figure("digests of all these loads, and of one in shuffled order", len(digests), "digests", most=1)
    use = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("highest use of the loading process", use, "MB")


def folder() -> Path:
    """Where the publishers' files are."""
    found = os.environ.get("SOLIDARITY_DATA", "")
    if not found or not Path(found).is_dir():
        raise SystemExit("Set SOLIDARITY_DATA to the folder that holds publishers' files.")
    return Path(found)


def _accounted(name: str, report: Report) -> Iterator[Figure]:
    sums = [sum(column) for column in zip(*(file.counts() for file in report.files), strict=True)]
    read, loaded, merged, unchanged, reported = sums
    for what, number in (("loaded", loaded), ("merged into known ones", merged), ("reported", reported)):
        yield Figure(f"{name}: rows {what}", number, "rows", note=f"of {read:,}")
    yield Figure(f"{name}: rows unaccounted for", read - loaded - merged - unchanged - reported, "rows", most=0)


def _digest(graph: Graph) -> str:
    return str(graph.read(cypher.READ_META)[0]["digest"])


def _shuffled(files: Sequence[Path]) -> list[Path]:
    order = list(files)
    random.Random(20261122).shuffle(order)
    return order
