"""Workbooks of before 2007 (.xls), read whole: such a sheet has 65,536 rows at most. Dates become ISO dates."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from python_calamine import CalamineError, CalamineWorkbook

from graph_schema.language import _
from loaders.contents import Content
from loaders.rows import WHOLE_FILE, Problem, Row, Unreadable, make_row, wide_row
from loaders.sheet_header import sheet_header
from loaders.workbook import written

OLE = b"\xd0\xcf\x11\xe0"
Cell: TypeAlias = int | float | str | bool | datetime.date | datetime.time | datetime.datetime | datetime.timedelta
Line: TypeAlias = tuple[int, list[str]]


@dataclass(frozen=True)
class OldSheet:
    """One sheet with its lines as they would stand in a CSV file."""

    content: Content
    file: str
    sheet: str
    header: list[str]
    header_line: int
    lines: Sequence[Line]
    edition: str = ""
    fault: Problem | None = None

    def rows(self, edition: str = "") -> Iterator[Row]:
        """The rows after the header, blank ones left out."""
        wanted = len(self.header)
        for line, cells in self.lines:
            if len(cells) > wanted:
                yield wide_row(self.file, line, edition)
            elif cells:
                yield make_row(self.file, line, self.header, [*cells, *[""] * (wanted - len(cells))], edition)


def open_old_workbook(content: Content) -> list[OldSheet]:
    """Every sheet with a header, in order. Raises Unreadable where the file is encrypted, broken or empty."""
    try:
        with content.seekable() as stream:
            book = CalamineWorkbook.from_filelike(stream)
            lines = {
                name: list(_lines(book.get_sheet_by_name(name).to_python(skip_empty_area=False))) for name in book.sheet_names
            }
    except (CalamineError, OSError, ValueError):  # so it ends with an encrypted one, too
        message = _("is encrypted, or a broken workbook of before 2007: save it as XLSX without a password")
        raise Unreadable(_problem(content, message)) from None
    tables = [table for name, found in lines.items() if (table := _sheet(content, name, found))]
    if not tables:
        raise Unreadable(_problem(content, _("is empty: no sheet has a row that names the columns")))
    if all(table.fault for table in tables):
        raise Unreadable(tables[0].fault or _problem(content, ""))
    return tables


def _sheet(content: Content, name: str, lines: list[Line]) -> OldSheet | None:
    found = sheet_header(content.file, lines)
    if found is None:
        return None
    below = [(line, cells) for line, cells in lines if line > found.line]
    return OldSheet(content, content.file, name, found.names, found.line, below, found.edition, found.fault)


def _lines(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    """Each line's number with its cells up to the last filled one."""
    for number, row in enumerate(rows, start=1):
        cells = [written(cell).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield number, cells


def _problem(content: Content, message: str) -> Problem:
    return Problem(content.file, 1, WHOLE_FILE, message)
