"""Records of JSON and XML as rows of a table, for whoever maps columns: a value goes by its path, `address.city`.

A list of plain values is one cell, parted by `|`; of a list of objects each has its number, `owners.1.name`. The header is
every path in the file: it is read once before, as a table's header is checked before its first row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graph_schema.language import _
from loaders.contents import Content
from loaders.json_records import JsonTable
from loaders.rows import Row, Table, make_row
from loaders.values import SEPARATOR
from loaders.xml_records import XmlTable

KEY_COLUMN = "(key)"  # of a record that stands under a key, in a file that is an object of objects


@dataclass(frozen=True)
class RecordTable:
    """A table whose header is the paths of the values in its records."""

    table: Table
    header: list[str]

    @property
    def content(self) -> Content:
        """The bytes of the file."""
        return self.table.content

    @property
    def file(self) -> str:
        """How reports call the file."""
        return self.table.file

    @property
    def sheet(self) -> str:
        """Empty: such a file has one table."""
        return self.table.sheet

    @property
    def header_line(self) -> int:
        """Line of the first record."""
        return self.table.header_line

    @property
    def edition(self) -> str:
        """The date that the file states."""
        return self.table.edition

    def rows(self, edition: str = "") -> Iterator[Row]:
        """The records in order, each as cells."""
        return map(_flat, self.table.rows(edition))


def with_columns(table: Table) -> Table:
    """The table itself, or one whose header is the columns of its records, for which the file is read once."""
    if not isinstance(table, JsonTable | XmlTable):
        return table
    header: dict[str, None] = {}
    for row in table.rows():
        header |= dict.fromkeys(_flat(row).cells)
    return RecordTable(table, list(header))


def _flat(row: Row) -> Row:
    """A row whose document became cells; one that comes with cells, or with problems, as it is."""
    if not row.document or row.problems:
        return row
    cells: dict[str, str] = {}
    holds_separator = list(_flatten(row.document, "", cells))
    found = make_row(row.file, row.line, list(cells), list(cells.values()), row.edition)
    found.size = row.size
    for column in holds_separator:
        found.wrong(column, _('holds "|", which parts the values of a list: take it out'))
    return found


def _flatten(value: Any, path: str, cells: dict[str, str]) -> Iterator[str]:
    """Fill `cells`; yields the columns of lists in which a text holds the separator."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flatten(inner, f"{path}.{name or KEY_COLUMN}" if path else name or KEY_COLUMN, cells)
    elif isinstance(value, list) and any(isinstance(part, dict | list) for part in value):
        for number, part in enumerate(value, start=1):
            yield from _flatten(part, f"{path}.{number}", cells)
    elif isinstance(value, list):
        parts = [_text(part) for part in value]
        cells[path] = SEPARATOR.join(parts)
        if any(SEPARATOR in part for part in parts):
            yield path
    else:
        cells[path] = _text(value)


def _text(value: Any) -> str:
    """A plain value as a cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{Decimal(repr(value)):f}".removesuffix(".0") if isinstance(value, float) else str(value)
