"""The rows of the tables that are to be loaded, checked and made ready, in portions fit for writing."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field

from graph_schema.batch import Batch
from graph_schema.records import Record
from loaders.formats import reader
from loaders.plan import Work
from loaders.rows import Problem, Row

RECORDS = 5_000  # in a batch: what both engines write best
CHARACTERS = 2_000_000  # in a batch: a message to the database stays below 16 MiB


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


def chunks_of(plan: Iterable[Work]) -> Generator[Chunk, None, None]:
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
