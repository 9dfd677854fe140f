"""rows per second of the five largest publishers' files (SOLIDARITY_DATA), against a bare loop that merges the same rows

The files are loaded into one graph in one run, and their rows, made ready beforehand, are merged into another one by a loop over
the driver, in the same order. Both engines have compiled what they need before, as in the benchmark of loading. A file's time
begins when the one before is written; the first one's with the command, so that it also pays for the plan and for the start of
the reading process. The summary, which a load makes at its end for the whole graph, is left out on both sides.
"""

import gc
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import neo4j

from benchmarks import only
from benchmarks.engines import driver_session, engine, scratch
from benchmarks.figure import Figure
from benchmarks.folder import folder
from benchmarks.loading import LEAST, Batches, bare_loop, merging_nodes, merging_ties, warm, without_summary
from graph_schema import schema
from graph_schema.batch import Batch
from graph_schema.database import Graph
from graph_schema.stored import bare_row
from loaders.chunk import chunks_of
from loaders.load import load, planned
from loaders.tables import find_files

FILES = 5


def measure(small: bool) -> Iterator[Figure]:
    """The ratio for each file on each engine. The small variant takes files of at most half a megabyte."""
    found = [path for path in find_files([folder()]) if not small or path.stat().st_size < 500_000]
    largest = sorted(((_records(path), path) for path in found), reverse=True)[:FILES]
    with without_summary():
        for name in only.engines:
            paths = [path for _records, path in largest]
            loaded, bare = _loaded(name, paths), _bare(name, paths)
            for (records, path), ours, theirs in zip(largest, loaded, bare, strict=True):
                what, note = f"{name}: {path.name[:28]}", f"{records:,} records, {records / ours:,.0f}/s"
                yield Figure(f"{what}: load / bare loop", theirs / ours, "", least=LEAST, note=note)
            yield Figure(f"{name}: all of them: load / bare loop", sum(bare) / sum(loaded), "", least=LEAST)


def _records(path: Path) -> int:
    _report, plan = planned([path], "2026-01-01")
    return sum(len(chunk.batch) for chunk in chunks_of(plan))


def _loaded(name: str, paths: list[Path]) -> list[float]:
    """Seconds for each file of one run: until the last of its rows is written, from when the last of the file before was."""
    ends: dict[Path, float] = {}
    with _warm_engine(name) as (graph, _session):
        gc.collect()
        began = time.monotonic()
        load(graph, paths, retrieved="2026-01-01", progress=partial(_note, ends, paths))
        ends[paths[-1]] = time.monotonic()
    return [ends[path] - before for path, before in zip(paths, [began, *ends.values()], strict=False)]


@contextmanager
def _warm_engine(name: str) -> Iterator[tuple[Graph, neo4j.Session]]:
    with engine(name) as (graph, address), driver_session(address) as session, scratch() as rows:
        schema.prepare(graph)
        warm(graph, session, rows)
        yield graph, session


def _note(ends: dict[Path, float], paths: list[Path], file: str, _rows: int) -> None:
    """When a file was written so far. A file in an archive is told by the archive's name and its own."""
    ends[next(path for path in paths if file.startswith(str(path)))] = time.monotonic()


def _bare(name: str, paths: list[Path]) -> list[float]:
    with _warm_engine(name) as (_graph, session):
        return [bare_loop(session, list(_prepared(path))) for path in paths]


def _prepared(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows in batches as the load makes them: what is said of a thing in one batch is one row, ends included."""
    _report, plan = planned([path], "2026-01-01")
    described: dict[str, set[str]] = defaultdict(set)
    for chunk in chunks_of(plan):
        yield from _of_batch(chunk.batch, described)


def _of_batch(batch: Batch, described: dict[str, set[str]]) -> Batches:
    made: Batches = []
    for label, fresh in batch.fresh.items():
        described[label] |= fresh.keys()
        made.append((merging_nodes(label), [thing.row for thing in fresh.values()]))
    for shape, ties in batch.ties.items():
        for place, label in ((1, shape[1]), (2, shape[2])):
            ends = {one[place] for one in ties} - described[label]
            made.append((merging_nodes(label), [bare_row(known, "public") for known in sorted(ends)]))
            described[label] |= ends
        rows = {one.id: {"id": one.id, "start": one.start, "end": one.end, "properties": one.said} for one in ties}
        made.append((merging_ties(*shape), list(rows.values())))
    return [(query, rows) for query, rows in made if rows]
