"""Files read strictly: what comes through, and what is said of what does not."""

import datetime
import os
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from graph_schema.fault import Fault
from loaders.load import check
from loaders.rows import Row, Unreadable
from loaders.tables import find_files, open_tables


def written(folder: Path, text: str | bytes, name: str = "some.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows_of(path: Path) -> list[Row]:
    [table] = open_tables(path)
    return list(table.rows())


def cells_of(path: Path) -> list[dict[str, str]]:
    return [row.cells for row in rows_of(path) if not row.problems]


def problems_of(path: Path) -> list[str]:
    """What is said of a file, without the path before it."""
    try:
        found = [str(problem) for row in rows_of(path) for problem in row.problems]
    except Unreadable as unreadable:
        found = [str(unreadable.problem)]
    return [text.removeprefix(f"{path}:") for text in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_utf8_comes_through_with_any_mark_separator_and_line_end(tmp_path: Path, delimiter: str, mark: bytes, end: str) -> None:
    lines = [delimiter.join(("a", "b", "c")), delimiter.join(("1", f'"x{delimiter}y ""z"""', " México ")), ""]
    path = written(tmp_path, mark + end.join(lines).encode())
    assert cells_of(path) == [{"a": "1", "b": f'x{delimiter}y "z"', "c": "México"}]


def test_a_cell_in_quotes_may_hold_line_ends_and_lines_are_counted_as_in_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, '\n\na,b\n\n"one\ntwo",2\n,\nx,y\n')
    assert [(row.line, row.cells) for row in rows_of(path)] == [(5, {"a": "one\ntwo", "b": "2"}), (8, {"a": "x", "b": "y"})]


def test_a_row_with_too_few_or_too_many_cells_is_named_and_the_others_come_through(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c\n1,2\n1,2,3\n1,2,3,4\n4,5,6,,\n")
    hint = "add or take out separators, or quote a text that holds one"
    assert problems_of(path) == [
        f"2: row: has 2 cells where the header has 3: {hint}",
        f"4: row: has 4 cells where the header has 3: {hint}",
    ]
    assert cells_of(path) == [{"a": "1", "b": "2", "c": "3"}, {"a": "4", "b": "5", "c": "6"}]


@pytest.mark.parametrize(
    "broken",
    ['"1,2,3,4', '1,"2,3,4', '1,2,3,"4', '1,2",3,4', '1,"2"x,3,4', '1,2"2,3,4'],
)
def test_a_quote_that_nothing_closes_costs_its_own_row_only(tmp_path: Path, broken: str) -> None:
    others = [f"{n},x,y,z" for n in range(20)]
    path = written(tmp_path, "\n".join(["a,b,c,d", *others[:10], broken, *others[10:], '"last, one",x,y,z', ""]))
    fault = 'the quotes do not balance: close the cell with ", and write a quote inside a cell in quotes twice ("")'
    assert problems_of(path) == [f"12: row: {fault}"]
    assert [cells["a"] for cells in cells_of(path)] == [*map(str, range(20)), "last, one"]


def test_a_preamble_is_passed_over_and_dates_the_file(tmp_path: Path) -> None:
    text = '"Data Source","Indicators",\n\n"Last Updated Date","2024-11-13",\n\n"a","b","c","",\n"1","2","3","",\n'
    [table] = open_tables(written(tmp_path, text))
    assert (table.header, table.header_line, table.edition) == (["a", "b", "c"], 5, "2024-11-13")
    assert [(row.line, row.cells) for row in table.rows()] == [(6, {"a": "1", "b": "2", "c": "3"})]


def test_a_separator_with_a_blank_behind_it_at_the_end_of_every_line_is_passed_over(tmp_path: Path) -> None:
    assert cells_of(written(tmp_path, "a, b, \n1, 2, \n")) == [{"a": "1", "b": "2"}]


def test_a_sheet_begins_below_its_title_and_a_header_again_begins_another_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    lines: list[list[object]] = [
        ["Data", "Wages"], ["As of", datetime.date(2024, 11, 13)], [], ["a", "b", "c", "d", "e"], [1, 2, 3, 4, 5], [],
        ["a", "b", "c", "d", "x", "e"], [1, 2, 3, 4, 9, 5],
    ]  # fmt: skip
    for line in lines:
        book.worksheets[0].append(line)
    book.save(tmp_path / "some.xlsx")
    [table] = open_tables(tmp_path / "some.xlsx")
    assert (table.header, table.header_line, table.edition) == (["a", "b", "c", "d", "e"], 4, "2024-11-13")
    assert [(row.line, row.cells.get("x"), row.cells["e"]) for row in table.rows()] == [(5, None, "5"), (8, "9", "5")]


@pytest.mark.parametrize("text", ["a,b\n\n1,2\n", "a\n1\n\n2\n", "a,b\n1,2\n3,4,5\n", "a,b\n\n", "a,b"])
def test_a_short_header_is_no_preamble(tmp_path: Path, text: str) -> None:
    [table] = open_tables(written(tmp_path, text))
    assert (table.header[0], table.header_line, table.edition) == ("a", 1, "")


def test_a_name_of_a_column_may_be_broken_over_lines_and_padded(tmp_path: Path) -> None:
    assert cells_of(written(tmp_path, '" a\r\n (year) ", b ;x,c\n1,2,3\n')) == [{"a (year)": "1", "b ;x": "2", "c": "3"}]


def test_two_lone_quotes_do_not_swallow_the_rows_between_them(tmp_path: Path) -> None:
    path = written(tmp_path, 'a,b,c,d\n1,"x,y,z\n2,x,y,z\n3,x,y",z\n4,x,y,z\n')
    assert [text.split(":")[0] for text in problems_of(path)] == ["2", "4"]
    assert [cells["a"] for cells in cells_of(path)] == ["2", "4"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "1: file: is empty: it needs a row that names the columns"),
        (b"\n , \n\n", "1: file: is empty: it needs a row that names the columns"),
        (b"\xef\xbb\xbf", "1: file: is empty: it needs a row that names the columns"),
        (b"a,b,a\n1,2,3\n", "1: header: the column a is there twice: keep one"),
        (b"\na,,c\n1,2,3\n", "2: header: column 2 has no name: name it, or take the column out"),
        (
            b"a,b\n1,2\n3,M\xe9xico\n",
            "3: file: byte 11 is not UTF-8 (often Windows-1252): save the file as CSV UTF-8",
        ),
        (b"a,b\n1,\xc3", "2: file: byte 7 is not UTF-8 (often Windows-1252): save the file as CSV UTF-8"),
        ("a,b\n1,2\n".encode("utf-16"), "1: file: is UTF-16, not UTF-8: save it as CSV UTF-8"),
        (b"a,b\n1,\x00\n", "2: file: byte 6 is a NUL: this is no text file; save it as CSV UTF-8"),
        (
            b"\xd0\xcf\x11\xe0rest",
            "1: file: is encrypted, or a broken workbook of before 2007: save it as XLSX without a password",
        ),
        (b"PK\x03\x04 but no more", "1: file: is a broken archive: get it again"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(tmp_path: Path, content: bytes, problem: str) -> None:
    assert problems_of(written(tmp_path, content)) == [problem]


def test_a_cell_beyond_the_limit_is_named_and_a_row_beyond_it_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, f'a,b\n1,{"x" * 100_001}\n2,{"y" * 10_000_000}\n3,z\n4,"{"q" * 200_000}"\n')
    assert [text[:60] for text in problems_of(path)] == [
        "2: b: holds 100,001 characters, more than the 100,000 that a",
        "3: row: is too long to be a row: a cell holds 100,000 charac",
        "5: row: is too long to be a row: a cell holds 100,000 charac",
    ]
    assert cells_of(path) == [{"a": "3", "b": "z"}]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n" + "1,2\n" * 40_000 + f'"{"x" * 5_000_000}\n' + "3,4\n" * 20_000)
    tracemalloc.start()
    [table] = open_tables(path)
    counted = sum(1 for _row in table.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert counted == 60_001
    assert peak < 16_000_000


def test_a_formula_is_reported_in_text_and_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (["a", "b"], [1, "=1+1"], [2, 3]):
        book.worksheets[0].append(line)
    book.save(tmp_path / "some.xlsx")
    said = ["2: b: is a formula, not a value: paste the value in its place"]
    assert problems_of(written(tmp_path, "a,b\n1,=SUM(A1)\n")) == said
    assert problems_of(tmp_path / "some.xlsx") == said


def test_a_workbook_reads_as_the_same_table_would_as_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in ([], ["text", "day", "whole", "part", "flag", "share"], []):
        sheet.append(line)
    sheet.append([" a ", datetime.date(2024, 2, 29), 12.0, 0.1, True, 0.25])
    sheet["F4"].number_format = "0%"
    sheet.append(["only text"])
    sheet.append(["too", "many", 1, 2, False, 3, "cells"])
    book.save(tmp_path / "some.xlsx")
    [table] = open_tables(tmp_path / "some.xlsx")
    found = list(table.rows())
    assert [(row.line, row.cells) for row in found if not row.problems] == [
        (4, {"text": "a", "day": "2024-02-29", "whole": "12", "part": "0.1", "flag": "yes", "share": "25"}),
        (5, {"text": "only text", "day": "", "whole": "", "part": "", "flag": "", "share": ""}),
    ]
    assert [problem.line for row in found for problem in row.problems] == [6]


def test_a_sheet_without_a_proper_header_does_not_hide_the_others(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "a"])  # type: ignore[union-attr]
    second = book.create_sheet("later")
    second.append(["a", None, "b"])
    second.append([1, None, 2])
    book.save(tmp_path / "book.xlsx")
    found = open_tables(tmp_path / "book.xlsx")
    assert [(table.sheet, table.header) for table in found] == [("Sheet", []), ("later", ["a", "#2", "b"])]
    assert [row.cells for row in found[1].rows()] == [{"a": "1", "#2": "", "b": "2"}]


def test_a_folder_gives_the_tables_below_it_once_each(tmp_path: Path) -> None:
    (tmp_path / "deep" / "folder.csv").mkdir(parents=True)
    for name in ("b.csv", "deep/a.CSV", "deep/c.xlsx", "readme.txt", ".hidden.csv", "~$c.xlsx"):
        (tmp_path / name).write_text("a\n")
    found = find_files([tmp_path, tmp_path / "b.csv"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.csv", "deep/a.CSV", "deep/c.xlsx"]


def test_a_path_that_is_not_there_and_a_folder_without_tables_are_faults(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="There is no file or folder"):
        find_files([tmp_path / "none.csv"])
    with pytest.raises(Fault, match="holds no CSV, XLSX, JSON"):
        find_files([tmp_path])


def test_nothing_in_a_folder_is_passed_over_in_silence_but_what_is_no_file(tmp_path: Path) -> None:
    """A sheet as LibreOffice saves it is named; a pipe would be waited for; a name cannot command the terminal."""
    with zipfile.ZipFile(tmp_path / "u.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    (tmp_path / "two\nlines\x1b[2J.csv").write_text("a,b,c\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    said = check([tmp_path])
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in said.problems] == [
        "two\ufffdlines\ufffd[2J.csv:1: header: belongs to no known format: `solidarity formats` lists those that can be loaded",
        "u.ods:1: file: is an OpenDocument sheet: save it as XLSX, or as CSV UTF-8",
    ]
    assert len(said.table().splitlines()) == 4
    with pytest.raises(Fault, match="is a pipe or a device, which cannot be read twice: save it as a file first"):
        check([tmp_path / "pipe.csv"])


def test_what_nobody_popped_is_reported() -> None:
    row = Row("f.csv", 7, {"a": "1", "b": "2", "c": "", "d": "4"})
    row.pop("a")
    row.finish(ignore=["d"])
    assert list(map(str, row.problems)) == ["f.csv:7: b: is a column that this format does not know: take it out, or rename it"]
