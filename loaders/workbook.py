"""Workbooks (XLSX) read strictly, row by row. Dates become ISO dates; formulas and error values are reported."""

import datetime
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from graph_schema.language import _
from loaders.contents import Content
from loaders.rows import WHOLE_FILE, Problem, Row, Unreadable, bad_row, make_row, wide_row
from loaders.sheet_header import is_header_again, names_of, sheet_header

WORKBOOK = "xl/workbook.xml"
TEXTS = "xl/sharedStrings.xml"
# The texts of a workbook are read into memory as a whole; a sheet is not. Beyond this, CSV is the right format.
TEXTS_LIMIT = 200_000_000
SHEET_LIMIT = 4_000_000_000
# What openpyxl and the libraries below it raise on a workbook that is not whole; errors in XML are SyntaxErrors.
BROKEN = (
    zipfile.BadZipFile, InvalidFileException, SyntaxError, zlib.error, struct.error, ArithmeticError, AttributeError, EOFError,
    LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class SheetTable:
    """One sheet, checked up to its header."""

    content: Content
    file: str
    sheet: str
    header: list[str]
    header_line: int
    edition: str = ""
    fault: Problem | None = None  # why its header is none: the sheet is then of no format, and others are read

    def rows(self, edition: str = "") -> Iterator[Row]:
        """The rows after the header. A sheet that breaks off ends with a row that says so.

        A row that begins as the header does is the header of another table below, with columns of its own.
        """
        line, header = self.header_line, self.header
        try:
            with _opened(self.content) as book:
                for line, cells in _cells(book[self.sheet], self.header_line + 1):
                    texts = [_text(cell) for cell in cells]
                    if is_header_again(texts, header):
                        header = names_of(texts)
                    elif (row := self._row(line, cells, texts, header, edition)) is not None:
                        yield row
        except BROKEN:
            yield bad_row(self.file, line + 1, _("the workbook breaks off here: save it again"), edition)

    def _row(self, line: int, cells: Sequence[Any], texts: list[str], header: list[str], edition: str) -> Row | None:
        wanted = len(header)
        while len(texts) > wanted and not texts[-1]:
            texts.pop()
        if not any(texts):
            return None
        if len(texts) > wanted:
            return wide_row(self.file, line, edition)
        texts += [""] * (wanted - len(texts))
        row = make_row(self.file, line, header, texts, edition)
        for column, cell in zip(header, cells, strict=False):
            if cell.data_type == "e":
                row.wrong(column, _("holds the error {value}: put the value in its place").format(value=cell.value))
        return row


def open_workbook(content: Content) -> list[SheetTable]:
    """Every sheet with a header, in order. Raises Unreadable where the file is no workbook, is encrypted or broken."""
    file = content.file
    _check_archive(content, file)
    try:
        with _opened(content) as book:
            edition = _edition(book)
            found = [_sheet(content, book[name], name, edition) for name in book.sheetnames if _is_grid(book[name])]
    except BROKEN:
        raise Unreadable(_problem(file, _("is a broken workbook: open it in a spreadsheet and save it again"))) from None
    tables = [table for table in found if table is not None]
    if not tables:
        raise Unreadable(_problem(file, _("is empty: no sheet has a row that names the columns")))
    if all(table.fault for table in tables):
        raise Unreadable(tables[0].fault or _problem(file, ""))
    return tables


@contextmanager
def _opened(content: Content) -> Iterator[Any]:
    """The workbook, to be streamed. The file is ours to close: openpyxl leaves it open when it gives up half-way."""
    with content.seekable() as stream:
        book = openpyxl.load_workbook(stream, read_only=True)
        try:
            yield book
        finally:
            book.close()


def _check_archive(content: Content, file: str) -> None:
    try:
        with content.seekable() as stream, zipfile.ZipFile(stream) as archive:
            _check_parts(archive, file)
    except BROKEN:
        raise Unreadable(_problem(file, _("is a broken workbook: open it in a spreadsheet and save it again"))) from None


def _check_parts(archive: zipfile.ZipFile, file: str) -> None:
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    if WORKBOOK not in sizes:
        raise Unreadable(_problem(file, _("is an archive (ZIP), not a workbook: unpack it and load what is inside")))
    if sizes.get(TEXTS, 0) > TEXTS_LIMIT or max(sizes.values()) > SHEET_LIMIT:
        raise Unreadable(_problem(file, _("is too large for a workbook: save it as CSV UTF-8")))
    if archive.testzip() is not None:
        raise zipfile.BadZipFile


def _problem(file: str, message: str) -> Problem:
    return Problem(file, 1, WHOLE_FILE, message)


def _is_grid(sheet: Any) -> bool:
    return hasattr(sheet, "iter_rows")


def _sheet(content: Content, sheet: Any, name: str, edition: str) -> SheetTable | None:
    """The sheet as a table; None where its first rows are all blank."""
    lines = ((line, [_text(cell) for cell in cells]) for line, cells in _cells(sheet, 1))
    found = sheet_header(content.file, lines)
    if found is None:
        return None
    return SheetTable(content, content.file, name, found.names, found.line, found.edition or edition, found.fault)


def _cells(sheet: Any, first: int) -> Iterator[tuple[int, Sequence[Any]]]:
    sheet.reset_dimensions()  # some writers state a wrong size, and cells beyond it would be lost
    yield from enumerate(sheet.iter_rows(min_row=first), start=first)


def _edition(book: Any) -> str:
    changed = getattr(book.properties, "modified", None)
    return changed.date().isoformat() if isinstance(changed, datetime.datetime) else ""


def _text(cell: Any) -> str:
    """A cell as `written`; what is shown as a percentage is what was meant: 25 %, held as 0.25."""
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        value = round(value * 100, 10)
    return written(value)


def written(value: Any) -> str:
    """A cell's value as it would be written in a CSV file."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
