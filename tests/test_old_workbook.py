"""Workbooks of before 2007. `data/made-up.xls` holds a list with a blank line and a long row, values, and an empty sheet."""

from pathlib import Path

import pytest

from loaders.rows import Unreadable
from loaders.tables import open_tables

MADE_UP = Path(__file__).parent / "data" / "made-up.xls"


def test_sheets_with_a_header_and_their_rows() -> None:
    tables = open_tables(MADE_UP)
    assert [(table.sheet, table.header_line, table.header) for table in tables] == [
        ("list", 1, ["country", "name", "address", "sector"]),
        ("values", 1, ["a", "b", "c", "d"]),
    ]
    good, number, ragged = tables[0].rows("2024")
    assert (good.line, list(good.cells.values()), good.edition) == (
        2,
        ["VN", "Example Garments Co., Ltd", "Lot 7, Hue", "Apparel"],
        "2024",
    )
    assert (number.line, number.cells["address"]) == (4, "12")
    assert [problem.message for problem in ragged.problems] == [
        "has a cell beyond the last named column: name its column, or empty the cell"
    ]


def test_numbers_flags_and_dates_as_in_a_csv_file() -> None:
    [row] = open_tables(MADE_UP)[1].rows()
    assert row.cells == {"a": "1.5", "b": "2", "c": "yes", "d": "2024-02-29"}


def test_a_broken_one_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "cut.xls"
    path.write_bytes(MADE_UP.read_bytes()[:3_000])
    with pytest.raises(Unreadable, match="is encrypted, or a broken workbook of before 2007"):
        open_tables(path)
