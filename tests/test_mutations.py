"""Hundreds of files that went wrong: never a traceback, every bad row named, the good ones beside it not lost."""

import csv
import io
import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from graph_schema.fault import Fault
from graph_schema.model import Kind
from loaders import cfcrl
from loaders.guide import example
from loaders.load import check
from loaders.report import Report
from loaders.templates import TEMPLATES, Template

EXCERPT = Path(__file__).parent / "data" / "gem-steel-plants-2025-03-25.csv"
ROWS = 6
Grid = list[list[str]]

FILLED = {
    Kind.TEXT: "México, «Ñandú»",
    Kind.TEXTS: "uno | dos",
    Kind.INTEGER: "12",
    Kind.NUMBER: "12.5",
    Kind.PERCENT: "40",
    Kind.DATE: "2024-02-29",
    Kind.FLAG: "yes",
    Kind.COUNTRY: "MX",
    Kind.COUNTRIES: "MX|DE",
    Kind.CURRENCY: "MXN",
    Kind.ISIC: "2410",
    Kind.URL: "https://example.org/a",
}
BAD = {
    Kind.INTEGER: ("-3", "1,200", "12.5", "many", "1e5", "=1+1", "١٢"),
    Kind.NUMBER: ("-3", "1,200.00", "12,5", "USD 5", "NaN", "inf", "=A1"),
    Kind.PERCENT: ("-1", "101", "40%", "4,5", "=B2"),
    Kind.DATE: ("2023-02-30", "2023-13-01", "30/02/2023", "0000", "2023-2-3", "soon", "20230201", "=TODAY()"),
    Kind.FLAG: ("1", "si", "TRUE"),
    Kind.COUNTRY: ("mx", "Mexico", "ZZ", "MEX"),
    Kind.COUNTRIES: ("MX|ZZ", "MX, DE"),
    Kind.CURRENCY: ("mxn", "$", "ZZZ"),
    Kind.ISIC: ("24.10", "0", "ZZ", "99999"),
    Kind.URL: ("example.org", "ftp://example.org", "http://", "http://a b", "http://["),
}


def grid_of(template: Template) -> Grid:
    """A header and some rows that all load, with every column filled in."""
    said = example(template)
    for column in template.columns:
        if not said[column.name] and column.name not in ("locator", "citation"):
            said[column.name] = next(iter(column.words), "") or FILLED[column.kind]
            if column.name == "identifiers":
                said[column.name] = "reg:1 | reg:2"
    key, *_others = template.keys
    rows = [list((said | {key.name: f"{said[key.name]}{n}"}).values()) for n in range(ROWS)]
    return [list(said), *rows]


def gem_grid() -> Grid:
    with EXCERPT.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def cfcrl_grid() -> Grid:
    rows = [[f"CFCRL-CONTRATO-E-MEX-2022-{n}", f"Sindicato Número {n}, C.T.M.", f"EJEMPLO {n} S.A."] for n in range(9)]
    return [list(cfcrl.COLUMNS), *([*row, "México", "Calle «A», 1"] for row in rows)]


GRIDS: dict[str, Callable[[], Grid]] = {
    **{t.stem: (lambda t=t: grid_of(t)) for t in TEMPLATES},  # type: ignore[misc]
    "gem": gem_grid,
    "cfcrl": cfcrl_grid,
}
SOME = ("union", "wage", "owns", "gem", "cfcrl")


def text_of(grid: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    sink = io.StringIO()
    csv.writer(sink, delimiter=delimiter, lineterminator="\n").writerows(grid)
    return sink.getvalue()


def checked(folder: Path, content: str | bytes, name: str = "mutant.csv") -> Report:
    """The report on a file with this content; its counts must add up and each row reported must be named."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return sound(check([path], retrieved="2025-03-25"))


def sound(report: Report) -> Report:
    for counts in report.files:
        assert counts.read == counts.loaded + counts.merged + counts.unchanged + counts.reported
        assert len(report.problems) >= counts.reported  # of a JSON file, several records may be on one line
    for problem in report.problems:
        assert problem.line >= 1
        assert problem.column
        assert problem.message
        assert "\n" not in str(problem)
        assert len(str(problem)) < 1_000
    return report


def lines_of(report: Report) -> set[int]:
    return {problem.line for problem in report.problems}


@pytest.mark.parametrize("name", GRIDS)
def test_the_files_that_are_mutated_here_are_sound_themselves(tmp_path: Path, name: str) -> None:
    grid = GRIDS[name]()
    assert [str(problem) for problem in checked(tmp_path, text_of(grid)).problems] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.stem)
def test_every_value_that_cannot_be_is_named_with_its_column(tmp_path: Path, template: Template) -> None:
    for column in template.columns:
        for bad in BAD.get(column.kind, ()):
            if column.signed and bad in ("-3", "-1", "101"):
                continue
            grid = grid_of(template)
            grid[3][grid[0].index(column.name)] = bad
            report = checked(tmp_path, text_of(grid))
            assert {(problem.line, problem.column) for problem in report.problems} == {(4, column.name)}, bad
            assert report.files[0].counts() == (ROWS, ROWS - 1, 0, 0, 1)


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("seed", range(12))
def test_a_truncated_file(tmp_path: Path, name: str, seed: int) -> None:
    content = text_of(GRIDS[name]()).encode()
    where = random.Random(seed).randrange(len(content))
    report = checked(tmp_path, content[:where])
    whole = content[:where].count(b"\n")
    if whole > 1 and report.files[0].read:  # cut in a letter, a file is no longer UTF-8 and nothing of it is read
        assert lines_of(report) <= {whole + 1}


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-32", "cp037"])
def test_a_wrong_encoding_stops_the_file(tmp_path: Path, name: str, encoding: str) -> None:
    report = checked(tmp_path, text_of(GRIDS[name]()).encode(encoding, errors="replace"))
    assert report.files[0].counts() == (0, 0, 0, 0, 0) or name == "gem"
    assert report.problems


def test_text_damaged_on_its_way_is_named(tmp_path: Path) -> None:
    for name in SOME:
        damaged = text_of(GRIDS[name]()).encode().decode("cp1252", errors="replace")
        assert checked(tmp_path, damaged).problems


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("seed", range(12))
def test_two_names_of_columns_changed_about(tmp_path: Path, name: str, seed: int) -> None:
    """The file stays sound in shape; what then stands in a wrong column is named in every row, or was like enough."""
    grid = GRIDS[name]()
    left, right = random.Random(seed).sample(range(len(grid[0])), 2)
    grid[0][left], grid[0][right] = grid[0][right], grid[0][left]
    report = checked(tmp_path, text_of(grid))
    assert report.files[0].read == len(grid) - 1


@pytest.mark.parametrize(("left", "right"), [("country", "name"), ("union_id", "founded"), ("source", "retrieved")])
def test_changed_about_columns_of_different_kinds_are_named_in_every_row(tmp_path: Path, left: str, right: str) -> None:
    grid = grid_of(next(t for t in TEMPLATES if t.stem == "union"))
    one, other = grid[0].index(left), grid[0].index(right)
    grid[0][one], grid[0][other] = right, left
    report = checked(tmp_path, text_of(grid))
    assert lines_of(report) == set(range(2, ROWS + 2))
    assert report.files[0].counts() == (ROWS, 0, 0, 0, ROWS)


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("seed", range(15))
def test_a_lone_quote_costs_its_own_row_only(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(seed)
    lines = text_of(GRIDS[name]()).splitlines()
    hit = chance.randrange(1, len(lines))
    place = chance.randrange(len(lines[hit]) + 1)
    lines[hit] = lines[hit][:place] + '"' + lines[hit][place:]
    report = checked(tmp_path, "\n".join(lines) + "\n")
    assert lines_of(report) == {hit + 1}
    assert report.files[0].counts() == (len(lines) - 1, len(lines) - 2, 0, 0, 1)


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("seed", range(6))
def test_a_separator_too_many_or_too_few(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(seed)
    grid = GRIDS[name]()
    hit = chance.randrange(1, len(grid))
    if seed % 2:
        grid[hit].insert(chance.randrange(len(grid[hit])), "x")
    else:
        del grid[hit][chance.randrange(len(grid[hit]))]
    report = checked(tmp_path, text_of(grid, chance.choice(",;\t")))
    assert lines_of(report) == {hit + 1}


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("seed", range(6))
def test_a_formula_in_any_cell(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(seed)
    grid = GRIDS[name]()
    hit, place = chance.randrange(1, len(grid)), chance.randrange(len(grid[0]))
    grid[hit][place] = chance.choice(("=1+1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"))
    report = checked(tmp_path, text_of(grid))
    assert {(problem.line, problem.column) for problem in report.problems} == {(hit + 1, grid[0][place])}


@pytest.mark.parametrize("name", SOME)
def test_ten_megabytes_in_one_cell(tmp_path: Path, name: str) -> None:
    grid = GRIDS[name]()
    grid[2][1] = "x" * 10_000_000
    report = checked(tmp_path, text_of(grid))
    assert lines_of(report) == {3}
    assert report.files[0].counts() == (len(grid) - 1, len(grid) - 2, 0, 0, 1)


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "\0", ",,,\n,,,\n", "x", '"', '"\n"', "\x1a", "PK", "\u2028"])
def test_a_file_of_nothing(tmp_path: Path, name: str, content: str) -> None:
    report = checked(tmp_path, content)
    assert len(report.problems) == 1
    assert checked(tmp_path, text_of(GRIDS[name]()[:1])).problems == []  # a header alone is a table without rows


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("seed", range(8))
def test_a_column_lost_doubled_or_unknown(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(seed)
    grid = GRIDS[name]()
    place = chance.randrange(len(grid[0]))
    if seed % 2:
        grid[0][place] = "no such column"
    else:
        grid[0][place] = grid[0][place - 1]
    report = checked(tmp_path, text_of(grid))
    assert lines_of(report) == {1}
    assert report.files[0].counts() == (0, 0, 0, 0, 0)


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("seed", range(8))
def test_bytes_that_changed_on_the_disk(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(text_of(GRIDS[name]()).encode())
    for _ in range(20):
        content[chance.randrange(len(content))] = chance.randrange(256)
    checked(tmp_path, bytes(content))


def workbook_of(grid: Grid, path: Path) -> bytes:
    book = openpyxl.Workbook()
    for line in grid:
        book.worksheets[0].append(line)
    book.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["union", "cfcrl"])
@pytest.mark.parametrize("seed", range(25))
def test_a_workbook_cut_short_or_with_changed_bytes(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(workbook_of(GRIDS[name](), tmp_path / "whole.xlsx"))
    if seed % 2:
        content = content[: chance.randrange(4, len(content))]
    else:
        for _ in range(chance.randrange(1, 30)):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
    checked(tmp_path, bytes(content), "mutant.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("content", ["", "<", "<a/>", "not xml"])
def test_a_workbook_with_a_part_that_is_not_what_it_should_be(tmp_path: Path, part: str, content: str) -> None:
    whole, broken = tmp_path / "whole.xlsx", tmp_path / "broken.xlsx"
    workbook_of(cfcrl_grid(), whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    report = sound(check([broken], retrieved="2025"))
    assert report.problems or report.files[0].counts() == (9, 9, 0, 0, 0)  # not every workbook shares its texts


def test_a_folder_of_mutants_is_one_load_and_the_sound_file_in_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "archive.xlsx").write_bytes(zip_of("union.csv", text_of(GRIDS["union"]())))
    (tmp_path / "empty.csv").touch()
    (tmp_path / "latin.csv").write_bytes(text_of(GRIDS["union"]()).encode("latin-1", errors="replace"))
    (tmp_path / "sound.csv").write_text(text_of(GRIDS["union"]()), encoding="utf-8")
    report = sound(check([tmp_path]))
    assert {Path(f.path).name: f.counts() for f in report.files} == {
        "union.csv": (ROWS, ROWS, 0, 0, 0),  # what the archive holds
        "empty.csv": (0, 0, 0, 0, 0),
        "latin.csv": (0, 0, 0, 0, 0),
        "sound.csv": (ROWS, ROWS, 0, 0, 0),
    }
    assert {Path(problem.file).name for problem in report.problems} == {"empty.csv", "latin.csv"}


def test_a_folder_that_holds_no_table_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(Fault):
        check([tmp_path])


def zip_of(name: str, content: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr(name, content)
    return sink.getvalue()
