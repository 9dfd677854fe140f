"""Files into the graph: checked before the first write, then streamed; every row is loaded, merged, unchanged or reported.

One thread reads and checks the next batch while this one writes the last. Memory holds a few batches, whatever the size
of the files.
"""

import contextvars
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Full, Queue
from typing import TypeAlias

from graph_schema.batch import Batch
from graph_schema.change import Outcome
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import _
from graph_schema.records import Record, TieRecord
from graph_schema.write import Door, writing
from loaders import values
from loaders.formats import Format, reader
from loaders.plan import Work, make_plan, sources_of
from loaders.report import FileReport, Report
from loaders.rows import WHOLE_ROW, Problem, Row
from loaders.seen import Seen
from loaders.templates import TieTemplate

RECORDS = 5_000  # in a batch: what both engines write best
CHARACTERS = 2_000_000  # in a batch: a message to the database stays below 16 MiB
AHEAD = 2  # batches that wait for the database
TURN = 0.0005  # seconds after which the reading thread lets the writing one go on, which would else wait 5 ms at each message
BARE_LIMIT = 50_000  # ends of ties remembered as bare; beyond that they are looked up, and the ones that filled in forgotten

Progress: TypeAlias = Callable[[str, int], None]
End: TypeAlias = tuple[str, str]


@dataclass
class Chunk:
    """Rows of one table on their way: `spans` has each good row's line and where its records are in the batch."""

    work: Work
    batch: Batch
    spans: list[tuple[int, int, int]]
    read: int
    problems: list[Problem]
    reported: int

    @property
    def ahead(self) -> int:
        """How many records come before those of the rows: the data set's own, in a table's first chunk."""
        return self.spans[0][1] if self.spans else 0


@dataclass
class Collected:
    """A chunk in the making."""

    work: Work
    read_row: Callable[[Row], Iterator[Record]]
    records: list[Record] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    read: int = 0
    reported: int = 0
    size: int = 0

    def add(self, row: Row) -> None:
        """Check a row; keep its records, or what is wrong with it."""
        self.read += 1
        self.size += row.size
        found = [] if row.problems else list(self.read_row(row))
        if row.problems:
            self.reported += 1
            self.problems += row.problems
            return
        self.spans.append((row.line, len(self.records), len(self.records) + len(found)))
        self.records += found

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return len(self.records) >= RECORDS or self.size >= CHARACTERS or len(self.problems) >= RECORDS

    def done(self) -> Chunk:
        """The chunk, ready for the door."""
        return Chunk(self.work, Batch(self.records), self.spans, self.read, self.problems, self.reported)


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
    with writing(graph, what="load") as door:
        door.replace({*gone, *(sources_of(plan) if replace else ())})
        bare, seen = Bare(door), Seen()
        with _read_ahead(plan) as chunks:
            for chunk in chunks:
                _write(door, chunk, report, bare, seen)
                _tell(progress, chunk)
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


def chunks_of(plan: Iterable[Work]) -> Iterator[Chunk]:
    """The rows of a plan, checked, in batches fit for writing."""
    for work in plan:
        collected = _begun(work)
        for row in work.table.rows(work.edition):
            collected.add(row)
            if collected.is_full:
                yield collected.done()
                collected = Collected(work, collected.read_row)
        yield collected.done()


def _begun(work: Work) -> Collected:
    """A table's first chunk: a publisher's data set comes with its row of the Source table."""
    source = work.format.source
    return Collected(work, reader(work.format, work.table), [source.record(work.edition)] if source else [])


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
    for record, outcome in zip(chunk.batch.records[: chunk.ahead], outcomes, strict=False):
        if outcome is not Outcome.UNCHANGED:
            seen.add(record.id)
    tally(chunk, outcomes, report, seen)
    bare.note(chunk)


def tally(chunk: Chunk, outcomes: Sequence[Outcome], report: Report, seen: Seen) -> None:
    """Count the rows of a chunk by what became of their records, and report those that contradict an earlier one."""
    counts = chunk.work.counts
    for line, first, last in chunk.spans:
        said = outcomes[first:last]
        if Outcome.CONFLICT in said:
            counts.reported += 1
            report.add(Problem(chunk.work.table.file, line, WHOLE_ROW, _conflict()))
        else:
            _count_row(counts, said, chunk.batch.records[first].id, seen)


def _count_row(counts: FileReport, said: Sequence[Outcome], subject: str, seen: Seen) -> None:
    """Count a row. Its first record is its subject: the thing or tie that the row is there for."""
    if all(outcome is Outcome.UNCHANGED for outcome in said) and subject not in seen:
        counts.unchanged += 1
        return
    seen.add(subject)
    if said[0] is Outcome.NEW:
        counts.loaded += 1
    else:
        counts.merged += 1


def _conflict() -> str:
    return _(
        "the same source, record and date said something else before: give a later date (retrieved), give each record its "
        "own key (record), or load with --replace"
    )


class Bare:
    """Ends of ties of which nothing more is known, each with the row that named it first; told at the end of the load."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._first: dict[End, Problem] = {}

    def note(self, chunk: Chunk) -> None:
        """Remember the bare ends of the batch that was just written."""
        if not self._door.last_bare:
            return
        for line, first, last in chunk.spans:
            for record in chunk.batch.records[first:last]:
                if isinstance(record, TieRecord):
                    self._note_tie(chunk.work, line, record)
        if len(self._first) > BARE_LIMIT:
            self._forget_filled()

    def _note_tie(self, work: Work, line: int, tie: TieRecord) -> None:
        for place, label, id_ in (("start", tie.start_label, tie.start), ("end", tie.end_label, tie.end)):
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


@contextmanager
def _read_ahead(plan: list[Work]) -> Iterator[Iterator[Chunk]]:
    """The chunks of a plan, made in a thread of their own, a few ahead of whoever takes them."""
    waiting: Queue[Chunk | BaseException | None] = Queue(AHEAD)
    stop = threading.Event()
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(_produce, plan, waiting, stop), name="reader", daemon=True)
    thread.start()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield _taken(waiting)
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        thread.join()


def _produce(plan: list[Work], waiting: "Queue[Chunk | BaseException | None]", stop: threading.Event) -> None:
    try:
        for chunk in chunks_of(plan):
            if not _handed_over(waiting, chunk, stop):
                return
        _handed_over(waiting, None, stop)
    except BaseException as mishap:  # raised again where the chunks are taken
        _handed_over(waiting, mishap, stop)


def _handed_over(
    waiting: "Queue[Chunk | BaseException | None]", item: Chunk | BaseException | None, stop: threading.Event
) -> bool:
    while not stop.is_set():
        try:
            waiting.put(item, timeout=0.2)
        except Full:
            continue
        return True
    return False


def _taken(waiting: "Queue[Chunk | BaseException | None]") -> Iterator[Chunk]:
    while True:
        try:
            item = waiting.get(timeout=0.5)
        except Empty:
            continue
        if item is None:
            return
        if isinstance(item, BaseException):
            raise item
        yield item
