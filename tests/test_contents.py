"""Files that are packed, read as they come; archives that would do harm, refused."""

import gzip
import zipfile
from pathlib import Path

import openpyxl
import pytest

from loaders.contents import contents
from loaders.load import check
from loaders.rows import Row, Unreadable
from loaders.tables import open_tables

TEXT = "union_id,name\nname:MX:a,Á\n"
CELLS = [{"union_id": "name:MX:a", "name": "Á"}]


def cells_of(path: Path) -> list[tuple[str, list[dict[str, str]]]]:
    return [(table.file.removeprefix(str(path)), list(map(_cells, table.rows()))) for table in open_tables(path)]


def _cells(row: Row) -> dict[str, str]:
    return row.cells


def test_each_member_of_an_archive_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "any name"
    book = openpyxl.Workbook()
    for line in (["union_id", "name"], ["name:MX:a", "Á"]):
        book.worksheets[0].append(line)
    book.save(tmp_path / "some.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/union.csv", TEXT)
        archive.writestr("__MACOSX/deep/._union.csv", "rubbish")
        archive.write(tmp_path / "some.xlsx", "some.xlsx")
    assert cells_of(path) == [("/deep/union.csv", CELLS), ("/some.xlsx", CELLS)]


def test_a_gzip_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "any name"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert cells_of(path) == [("", CELLS)]


@pytest.mark.parametrize("name", ["../union.csv", "/etc/union.csv", "a/../../union.csv", "C:\\union.csv"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "some.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, TEXT)
    assert refused(path) == "holds a file whose name leads out of the archive: do not trust it, get it from its publisher"


def test_what_would_swell_beyond_measure_is_refused(tmp_path: Path) -> None:
    swollen = "would unpack to more than 200 times its size: do not trust it, get it from its publisher"
    with zipfile.ZipFile(tmp_path / "some.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("union.csv", b"0" * 60_000_000)
    assert refused(tmp_path / "some.zip") == swollen
    with gzip.open(tmp_path / "some.gz", "wb") as stream:
        stream.write(TEXT.encode() + b"0" * 60_000_000)
    [problem] = check([tmp_path / "some.gz"]).problems
    assert problem.message == swollen


@pytest.mark.parametrize("cut", [6, 60, -10])
def test_half_an_archive_is_refused_in_one_sentence(tmp_path: Path, cut: int) -> None:
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.writestr("union.csv", TEXT)
    (tmp_path / "half.zip").write_bytes((tmp_path / "some.zip").read_bytes()[:cut])
    assert refused(tmp_path / "half.zip") == "is a broken archive: get it again"
    (tmp_path / "half.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[: min(cut, 20)])
    [problem] = check([tmp_path / "half.gz"]).problems
    assert problem.message == "is a broken archive: get it again"


@pytest.mark.parametrize("places", [1, 2])
def test_an_archive_with_a_name_that_is_no_text_is_refused_in_one_sentence(tmp_path: Path, places: int) -> None:
    """The name before the file itself alone, or the one in the table of contents too."""
    path = tmp_path / "damaged.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("año.csv", "union_id\n")
    path.write_bytes(path.read_bytes().replace("ñ".encode(), b"\xc3.", places))
    [problem] = check([path]).problems
    assert problem.message == "is a broken archive: get it again"


def test_an_archive_with_a_name_that_is_empty_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "damaged.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("a"), "union_id\n")
        archive.infolist()[0].filename = ""
    assert refused(tmp_path / "damaged.zip") == "is a broken archive: get it again"


def test_packed_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.gz"
    path.write_bytes(gzip.compress(gzip.compress(TEXT.encode())))
    [problem] = check([path]).problems
    assert problem.message == "is packed twice: unpack it once and load what is inside"


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        contents(path)
    return caught.value.problem.message
