"""One row of a file, and what is wrong with it.

A loader pops every cell that it understands and says which it leaves aside; what is left over then is reported, so that
nothing of a file is lost in silence.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from graph_schema.language import _
from loaders.values import Wrong

if TYPE_CHECKING:
    from loaders.contents import Content

T = TypeVar("T")
Cells = Sequence[tuple[str, Callable[[str], Any], bool]]  # of columns: the name, how it is read, whether it must be filled in

# A spreadsheet's own limit is 32,767 characters in a cell; three times as many is no longer something that somebody wrote.
CELL_LIMIT = 100_000
# Ten cells at their limit: more is a file whose line ends were lost, or an opening quote that nothing closes.
ROW_LIMIT = 1_000_000

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
DATE = re.compile(r"(?<![0-9])[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?![0-9])")
WHOLE_FILE = "file"
WHOLE_ROW = "row"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one place of a file, and what to do. `column` is a column's name, `row`, `header` or `file`."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.file}:{self.line}: {self.column}: {self.message}")


def one_line(text: str) -> str:
    """`text` for a terminal: a file's name may hold line ends, and signs that command the terminal."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


class Unreadable(Exception):
    """A file that cannot be read as a table at all: `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Row:
    """One row: its cells by column, without blanks at their ends; an empty cell is an empty text.

    A record of a JSON file comes as a `document`, without cells.
    `edition` is the date of the file (ISO), for formats that do not say it in the row; `size` the characters it came with.
    A row with problems is reported and nothing of it is loaded.
    """

    __slots__ = ("cells", "document", "edition", "file", "line", "problems", "size")

    def __init__(self, file: str, line: int, cells: dict[str, str], edition: str = "") -> None:
        self.file = file
        self.line = line
        self.cells = cells
        self.document: dict[str, Any] = {}
        self.edition = edition
        self.size = sum(map(len, cells.values()))
        self.problems: list[Problem] = []

    def wrong(self, column: str, message: str) -> None:
        """Note that the cell in `column` is wrong."""
        self.problems.append(Problem(self.file, self.line, column, message))

    def pop(self, column: str) -> str:
        """Take the cell of `column` out of the row; empty where the file has no such column."""
        return self.cells.pop(column, "")

    def required(self, column: str, reader: Callable[[str], T]) -> T | None:
        """Like `take`, for a cell that may not be empty."""
        text = self.cells.pop(column, "")
        if not text:
            self.wrong(column, _("is empty, and must be filled in"))
            return None
        return self._read(column, text, reader)

    def take(self, column: str, reader: Callable[[str], T]) -> T | None:
        """The cell of `column` as `reader` understands it; None where it is empty or wrong (then it is noted)."""
        text = self.cells.pop(column, "")
        return self._read(column, text, reader) if text else None

    def _read(self, column: str, text: str, reader: Callable[[str], T]) -> T | None:
        try:
            return reader(text)
        except Wrong as wrong:
            self.wrong(column, str(wrong))
            return None

    def take_all(self, cells: Cells) -> dict[str, Any]:
        """Several cells by their columns; those that are empty or wrong are absent."""
        found: dict[str, Any] = {}
        pop = self.cells.pop
        for column, reader, required in cells:
            text = pop(column, "")
            if not text:
                if required:
                    self.wrong(column, _("is empty, and must be filled in"))
                continue
            try:
                found[column] = reader(text)
            except Wrong as wrong:
                self.wrong(column, str(wrong))
        return found

    def is_remark(self) -> bool:
        """Whether one cell alone is filled: a remark below a table, or a title within it. It is then noted as such."""
        if len(self.cells) < 3 or sum(map(bool, self.cells.values())) != 1:
            return False
        self.wrong(WHOLE_ROW, _("is a remark or a title, not a record: nothing to load"))
        return True

    def finish(self, ignore: Collection[str] = ()) -> None:
        """Report every filled cell that nobody popped and that is not in `ignore`."""
        for column, text in self.cells.items():
            if text and column not in ignore:
                self.wrong(column, _("is a column that this format does not know: take it out, or rename it"))


class Table(Protocol):
    """A header with rows: a CSV file, or one sheet of a workbook. `edition` is the date that the file itself states."""

    @property
    def content(self) -> "Content": ...

    @property
    def file(self) -> str: ...

    @property
    def sheet(self) -> str: ...

    @property
    def header(self) -> list[str]: ...

    @property
    def header_line(self) -> int: ...

    @property
    def edition(self) -> str: ...

    def rows(self, edition: str = "") -> Iterator[Row]:
        """The rows in order, blank ones left out; a row that is no row of this table comes with its problem noted."""
        ...


def column_name(cell: str) -> str:
    """A cell of a header as a name: without blanks at its ends, and in one line."""
    return " ".join(part.strip() for part in cell.splitlines()).strip()


def date_in(texts: Iterable[str]) -> str:
    """The last date that stands in what is above a table: when its publisher changed the file."""
    found = [date for text in texts for date in DATE.findall(text)]
    return found[-1] if found else ""


def check_header(file: str, line: int, header: Sequence[str]) -> None:
    """Raise Unreadable where a header has an empty name between others, a name twice, or no name at all."""
    if not any(header):
        raise Unreadable(Problem(file, line, "header", _("is empty: the first row must name the columns")))
    seen: set[str] = set()
    for place, name in enumerate(header, start=1):
        if not name:
            message = _("column {place} has no name: name it, or take the column out").format(place=place)
            raise Unreadable(Problem(file, line, "header", message))
        if name in seen:
            message = _("the column {name} is there twice: keep one").format(name=name)
            raise Unreadable(Problem(file, line, "header", message))
        seen.add(name)


def make_row(file: str, line: int, header: Sequence[str], cells: Sequence[str], edition: str) -> Row:
    """A row from as many cells as the header has names; formulas and oversized cells are noted."""
    stripped = [cell.strip() for cell in cells]
    row = Row(file, line, dict(zip(header, stripped, strict=True)), edition)
    if row.size <= CELL_LIMIT and "\0=" not in "\0".join(("", *stripped)):
        return row
    for column, cell in row.cells.items():
        if cell[:1] == "=":
            row.wrong(column, _("is a formula, not a value: paste the value in its place"))
        elif len(cell) > CELL_LIMIT:
            message = _("holds {size:,} characters, more than the {limit:,} that a cell may hold: shorten it")
            row.wrong(column, message.format(size=len(cell), limit=CELL_LIMIT))
            row.cells[column] = ""
    return row


def ragged_row(file: str, line: int, found: int, wanted: int, edition: str) -> Row:
    """A row with too few or too many cells."""
    row = Row(file, line, {}, edition)
    message = _("has {found} cells where the header has {wanted}: add or take out separators, or quote a text that holds one")
    row.wrong(WHOLE_ROW, message.format(found=found, wanted=wanted))
    return row


def wide_row(file: str, line: int, edition: str) -> Row:
    """A row of a sheet with a cell beyond the header."""
    return bad_row(file, line, _("has a cell beyond the last named column: name its column, or empty the cell"), edition)


def bad_row(file: str, line: int, message: str, edition: str = "") -> Row:
    """A row of which nothing can be read."""
    row = Row(file, line, {}, edition)
    row.wrong(WHOLE_ROW, message)
    return row
