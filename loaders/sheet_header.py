"""The row of a workbook's sheet that names its columns, and what stands above it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeAlias

from loaders.rows import Problem, Unreadable, check_header, column_name, date_in

SEARCHED = 20  # rows
TITLE = 2  # cells of a row above the header
AGAIN = 4  # cells that are the same where a header comes again
Line: TypeAlias = tuple[int, Sequence[str]]


@dataclass(frozen=True)
class SheetHeader:
    """The names with their line; `fault`: why they are none; `edition`: the last date that stands above them."""

    line: int
    names: list[str]
    fault: Problem | None
    edition: str


def sheet_header(file: str, lines: Iterable[Line]) -> SheetHeader | None:
    """The header among the first rows of a sheet; None where all of them are blank.

    A column without a name between others is called by its place: it may be empty, and no format knows it where it is not.
    """
    filled = [(line, names) for line, cells in islice(lines, SEARCHED) if (names := _to_last_filled(cells))]
    if not filled:
        return None
    line, names = _below_title(filled)
    named = _all_named(names)
    above = [cell for number, cells in filled if number < line for cell in cells]
    fault = _fault(file, line, named)
    return SheetHeader(line, [] if fault else named, fault, date_in(above))


def is_header_again(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row begins as the header does: below it begins another table with columns of its own."""
    return len(header) > AGAIN and list(map(column_name, cells[:AGAIN])) == list(header[:AGAIN])


def names_of(cells: Sequence[str]) -> list[str]:
    """The cells of a header as names."""
    return _all_named(_to_last_filled(cells))


def _all_named(names: Sequence[str]) -> list[str]:
    return [text or f"#{place}" for place, text in enumerate(names, start=1)]


def _to_last_filled(cells: Sequence[str]) -> list[str]:
    names = [column_name(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _below_title(filled: Sequence[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """The first filled row; or the one below a title: rows of one cell or two, then an empty one, then a longer row."""
    for (above, before), (line, header) in pairwise(filled):
        if _size(before) > TITLE:
            break
        if line > above + 1 and _size(header) > max(_size(before), 1):
            return line, header
    return filled[0]


def _size(header: Sequence[str]) -> int:
    return sum(map(bool, header))


def _fault(file: str, line: int, header: Sequence[str]) -> Problem | None:
    try:
        check_header(file, line, header)
    except Unreadable as unreadable:
        return unreadable.problem
    return None
