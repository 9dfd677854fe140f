"""Records of XML files: named as GLEIF names its columns, read one at a time, and nothing from outside the file."""

import io
from pathlib import Path

import pytest

from benchmarks.xml import used
from loaders import xml_records
from loaders.contents import Content
from loaders.rows import Row, Table, Unreadable
from loaders.xml_records import open_xml

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<a:Data xmlns:a="urn:example">\n'
DATED = "<a:Header><a:ContentDate>2026-11-20T08:20:51Z</a:ContentDate><a:RecordCount>9</a:RecordCount></a:Header>\n"
TAIL = "</a:List></a:Data>"
RECORD = """<a:Record>
  <a:Code>X1</a:Code>
  <a:Empty/>
  <a:Name xml:lang="es"> Ejemplo &amp; <![CDATA[Hijos]]> </a:Name>
  <a:OtherNames><a:OtherName type="OLD">Uno</a:OtherName><a:OtherName type="OLD">Dos</a:OtherName></a:OtherNames>
  <!-- a remark --><?a process?>
  <a:Address xml:lang="es">
    <a:AdditionalAddressLine>Piso 2</a:AdditionalAddressLine>
    <a:Phone>1</a:Phone>
    <a:Phone>2</a:Phone>
  </a:Address>
  <a:Authorities><b:Authority xmlns:b="urn:other"><b:Number>7</b:Number></b:Authority></a:Authorities>
</a:Record>
"""


def opened(text: str | bytes) -> Table:
    """The table in an XML file with this text."""
    data = text.encode() if isinstance(text, str) else text
    [table] = open_xml(Content(Path("f.xml"), "f.xml", lambda: io.BytesIO(data)))
    return table


def refused(text: str | bytes) -> str:
    """Why the file is not read."""
    with pytest.raises(Unreadable) as why:
        opened(text)
    return str(why.value)


def whole(records: str) -> str:
    """A file with these records."""
    return HEAD + DATED + "<a:List>\n" + records + TAIL


def said(rows: list[Row]) -> list[str]:
    """What is wrong with the rows."""
    return [str(problem) for row in rows for problem in row.problems]


def test_elements_become_cells_called_by_their_path() -> None:
    table = opened(whole(RECORD))
    [row] = table.rows("2026-11-20")
    assert (table.header, table.edition, table.sheet) == (["{urn:example}Record"], "2026-11-20", "")
    assert (row.file, row.edition, row.problems) == ("f.xml", "2026-11-20", [])
    assert row.cells == {
        "Code": "X1",
        "Name": "Ejemplo & Hijos",
        "Name.xmllang": "es",
        "OtherNames.OtherName.1": "Uno",
        "OtherNames.OtherName.1.type": "OLD",
        "OtherNames.OtherName.2": "Dos",
        "OtherNames.OtherName.2.type": "OLD",
        "Address.xmllang": "es",
        "Address.AdditionalAddressLine.1": "Piso 2",
        "Address.Phone": "1",
        "Address.Phone.2": "2",
        "Authorities.Authority.1.Number": "7",
    }


def test_a_row_knows_its_line_in_a_long_file_too() -> None:
    text = whole(RECORD + "\n" * 70_000 + "<a:Record><a:Code>X2</a:Code></a:Record>")
    assert [row.line for row in opened(text).rows()] == [5, 5 + RECORD.count("\n") + 70_000]


def test_other_encodings_are_read_as_the_file_declares_them() -> None:
    text = whole("<a:Record><a:Name>Peña</a:Name></a:Record>").replace("UTF-8", "ISO-8859-1")
    [row] = opened(text.encode("latin-1")).rows()
    assert row.cells == {"Name": "Peña"}


def test_a_document_type_is_refused_whatever_it_declares() -> None:
    message = "f.xml:1: file: declares a document type, which may reach for other files: get the file as its publisher offers it"
    body = "<a:Data xmlns:a='urn:example'><a:List><a:Record><a:Code>&x;</a:Code></a:Record></a:List></a:Data>"
    inside = "<!ENTITY x 'y'>"
    outside = "<!ENTITY x SYSTEM 'file:///etc/passwd'>"
    swelling = "<!ENTITY y 'yyyyyyyyyy'><!ENTITY x '&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;'>"
    assert {refused(f"<!DOCTYPE a [{kind}]>{body}") for kind in (inside, outside, swelling, "")} == {message}
    assert refused("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'>" + body.replace("&x;", "")) == message


def test_what_stands_before_a_break_is_read_and_the_break_is_told() -> None:
    text = whole(RECORD * 3)
    for cut, count in ((len(text) - len(TAIL) - 20, 2), (len(text) - 3, 3)):
        rows = list(opened(text[:cut]).rows())
        assert len(rows) == count + 1
        [problem] = said(rows)
        assert problem.endswith("the file breaks off here or is no well-formed XML: get it again; what stands before was read")


def test_a_file_without_a_list_of_records_is_refused() -> None:
    no_list = "f.xml:1: file: holds no list of records: XML is read where the root holds a list, and the list its records"
    broken = "f.xml:1: file: is no well-formed XML: get the file again from its publisher"
    assert refused("<a><b/></a>") == no_list
    assert refused(HEAD + DATED + "</a:Data>") == no_list
    assert refused("<a><b></a>") == broken
    assert refused("<html") == broken


def test_a_record_that_does_not_end_is_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_records, "RECORD_LIMIT", 1_000_000)
    rows = list(opened(whole(RECORD + "<a:Record>" + "<a:Code>X</a:Code>" * 200_000 + "</a:Record>")).rows())
    assert [bool(row.problems) for row in rows] == [False, True]


def test_a_cell_that_is_too_long_is_told() -> None:
    [row] = opened(whole(f"<a:Record><a:Name>{'x' * 100_001}</a:Name></a:Record>")).rows()
    assert said([row]) == ["f.xml:5: Name: holds 100,001 characters, more than the 100,000 that a cell may hold: shorten it"]


def test_memory_does_not_grow_with_the_file() -> None:
    assert used(20_000) < used(1_000) + 10
