"""Files into the graph: checked before the first write, then streamed; every row is loaded, merged, unchanged or reported.

The next rows are read and checked while the database writes the last (see read_ahead). Memory holds a few portions, whatever the
size of the files.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from graph_schema.batch import Thing
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import _
from graph_schema.outcome import Outcome
from graph_schema.write import Door, writing
from loaders import values
from loaders.chunk import Chunk, chunks_of
from loaders.formats import Format
from loaders.plan import Work, make_plan, sources_of
from loaders.read_ahead import read_ahead
from loaders.report import FileReport, Report
from loaders.rows import WHOLE_ROW, Problem
from loaders.seen import Seen
from loaders.templates import TieTemplate

BARE_LIMIT = 50_000  # ends of ties remembered as bare; beyond that they are looked up, and the ones that filled in forgotten

Progress: TypeAlias = Callable[[str, int], None]


def load(
    graph: Graph,
    paths: Iterable[str | Path],
    *,
    dry_run: bool = False,
    retrieved: str | None = None,
    progress: Progress | None = None,
    replace: bool = False,
    gone: Iterable[str] = (),
    mapping: Format | None = None,
) -> Report:
    """Load files and folders; with `dry_run`, only check them.

    `retrieved` is the date of publishers' files that do not say it themselves. `progress` is called with a path and the rows
    read of it so far. With `replace`, what the files' sources said before goes first; so does what the sources `gone` said.
    With a `mapping` the files are read as it says, and none is recognised. Raises Fault for a path that does not exist, a date
    that is none, and when another writer is at work.
    """
    if dry_run:
        return check(paths, retrieved=retrieved, progress=progress, mapping=mapping)
    report, plan = planned(paths, retrieved, mapping)
    with read_ahead(plan) as chunks, writing(graph, what="load") as door:
        door.replace({*gone, *(sources_of(plan) if replace else ())})
        bare, seen = Bare(door), Seen()
        for chunk in chunks:
            _write(door, chunk, report, bare, seen)
            _tell(progress, chunk)
        door.settle()
        bare.report(report)
    return report


def check(
    paths: Iterable[str | Path],
    *,
    retrieved: str | None = None,
    progress: Progress | None = None,
    mapping: Format | None = None,
) -> Report:
    """Check files and folders as `load` would, without a graph; `loaded` counts the rows that could be loaded."""
    report, plan = planned(paths, retrieved, mapping)
    for chunk in chunks_of(plan):
        counts = count(chunk, report)
        counts.loaded += len(chunk.spans)
        _tell(progress, chunk)
    return report


def planned(paths: Iterable[str | Path], retrieved: str | None, mapping: Format | None = None) -> tuple[Report, list[Work]]:
    """The tables to be read, and the report that already says what cannot be. Raises Fault as `load` does."""
    try:
        date = values.day(retrieved) if retrieved else None
    except values.Wrong as wrong:
        raise Fault(f"--retrieved: {wrong}.") from None
    report = Report()
    return report, make_plan(paths, date, report, mapping)


def count(chunk: Chunk, report: Report) -> FileReport:
    """Add what was read and reported of a chunk to its file's counts, which are returned."""
    counts = chunk.work.counts
    counts.read += chunk.read
    counts.reported += chunk.reported
    for problem in chunk.problems:
        report.add(problem)
    return counts


def _tell(progress: Progress | None, chunk: Chunk) -> None:
    if progress:
        progress(chunk.work.counts.path, chunk.work.counts.read)


def _write(door: Door, chunk: Chunk, report: Report, bare: "Bare", seen: Seen) -> None:
    count(chunk, report)
    if not len(chunk.batch):
        return
    outcomes = door.put(chunk.batch)
    for known, outcome in zip(chunk.batch.ids[: chunk.ahead], outcomes, strict=False):
        if outcome is not Outcome.UNCHANGED:
            seen.add([known])
    tally(chunk, outcomes, report, seen)
    bare.note(chunk)


def tally(chunk: Chunk, outcomes: Sequence[Outcome], report: Report, seen: Seen) -> None:
    """Count the rows of a chunk by what became of their records, and report those that contradict an earlier one."""
    counts, ids = chunk.work.counts, chunk.batch.ids
    if all(outcome is Outcome.NEW for outcome in outcomes):
        counts.loaded += len(chunk.spans)
        seen.add(ids[first] for _line, first, _last in chunk.spans)
        return
    unchanged = {first for _line, first, last in chunk.spans if _is_unchanged(outcomes, first, last)}
    written = seen.among([ids[first] for first in unchanged])
    for line, first, last in chunk.spans:
        if Outcome.CONFLICT in outcomes[first:last]:
            counts.reported += 1
            report.add(Problem(chunk.work.table.file, line, WHOLE_ROW, _conflict()))
        elif first in unchanged and ids[first] not in written:
            counts.unchanged += 1
        else:  # its first record is its subject: the thing or tie that the row is there for
            written.add(ids[first])
            counts.loaded += outcomes[first] is Outcome.NEW
            counts.merged += outcomes[first] is not Outcome.NEW
    seen.add(written)


def _is_unchanged(outcomes: Sequence[Outcome], first: int, last: int) -> bool:
    return outcomes[first] is Outcome.UNCHANGED and all(one is Outcome.UNCHANGED for one in outcomes[first:last])


def _conflict() -> str:
    return _(
        "the same source, record and date said something else before: give a later date (retrieved), give each record its "
        "own key (record), or load with --replace"
    )


class Bare:
    """Ends of ties of which nothing more is known, each with the row that named it first; told at the end of the load."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._first: dict[Thing, Problem] = {}

    def note(self, chunk: Chunk) -> None:
        """Remember the bare ends of the batch that was just written."""
        if not self._door.last_bare:
            return
        ends = chunk.batch.ends()
        for line, first, last in chunk.spans:
            for number in range(first, last):
                if number in ends:
                    self._note_tie(chunk.work, line, ends[number])
        if len(self._first) > BARE_LIMIT:
            self._forget_filled()

    def _note_tie(self, work: Work, line: int, ends: tuple[Thing, Thing]) -> None:
        for place, (label, id_) in zip(("start", "end"), ends, strict=True):
            kept = self._door.at(id_)
            if (label, kept) in self._door.last_bare and (label, kept) not in self._first:
                column = f"{work.format.stem}_{place}" if isinstance(work.format, TieTemplate) else WHOLE_ROW
                message = _("nothing is known of {id} but this tie: load the row that describes it").format(id=id_)
                self._first[label, kept] = Problem(work.table.file, line, column, message)

    def _forget_filled(self) -> None:
        still = self._door.bare(self._first)
        self._first = {end: problem for end, problem in self._first.items() if end in still}

    def report(self, report: Report) -> None:
        """Report those that no row of the load described."""
        self._forget_filled()
        for problem in self._first.values():
            report.add(problem)
