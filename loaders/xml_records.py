"""Records of XML files, read as a stream: one record in memory at a time, whatever the size of the file.

A record is a child of a list below the root (`LEIData/LEIRecords/LEIRecord`). Its cells are its elements by their path below
it, as the columns of GLEIF's golden copy in CSV are called: `Entity.LegalName`, its attribute `Entity.LegalName.xmllang`, one of
several `Entity.OtherEntityNames.OtherEntityName.1`. So one loader reads both. A file that declares a document type is refused:
such declarations can name other files and can swell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from lxml import etree

from graph_schema.language import _
from loaders.contents import BROKEN, Content
from loaders.rows import CELL_LIMIT, ROW_LIMIT, WHOLE_FILE, Problem, Row, Table, Unreadable, bad_row

CHUNK = 1 << 16
RECORD_LIMIT = 32 * ROW_LIMIT  # bytes without the end of a record: more is no list of records
HEADERS_LIMIT = 16 * ROW_LIMIT  # bytes before the first record
# Elements that may be there several times without standing in a list of their own.
NUMBERED = frozenset({"AdditionalAddressLine", "SuccessorEntity"})
# Elements that are passed over: where a machine places an address takes half of GLEIF's golden copy.
UNREAD = frozenset({"Geocoding"})
DATED = ("ContentDate", "PublicationDate")
DAY = 10  # characters of a date at the beginning of a point in time


class _Endless(Exception):
    """A record that does not end."""


@dataclass(frozen=True)
class XmlTable:
    """The records of one XML file. `header` is the record's tag with its namespace; `edition` the date that the file states."""

    content: Content
    tag: str
    header_line: int
    edition: str
    sheet: str = ""

    @property
    def file(self) -> str:
        """How reports call it."""
        return self.content.file

    @property
    def header(self) -> list[str]:
        """The tag of the records, `{namespace}Name`."""
        return [self.tag]

    def rows(self, edition: str = "") -> Iterator[Row]:
        """The records in order. Where the file breaks off, those before it, and a row that says so."""
        record: etree._Element | None = None
        try:
            for record in _records(self.content, self.tag):
                yield self._row(record, edition)
                _forget(record)
        except etree.XMLSyntaxError as error:
            yield bad_row(self.file, max(error.lineno or 0, 1), _broken_off(), edition)
        except (*BROKEN, _Endless):
            line = int(record.sourceline or 1) if record is not None else 1
            yield bad_row(self.file, line, _broken_off(), edition)

    def _row(self, record: "etree._Element", edition: str) -> Row:
        cells: dict[str, str] = {}
        _flatten(record, "", cells)
        row = Row(self.file, int(record.sourceline or 1), cells, edition)
        if row.size > CELL_LIMIT:
            _check_sizes(row)
        return row


def open_xml(content: Content) -> Sequence[Table]:
    """The list of records in the file, after all before the first record was read. Raises Unreadable."""
    try:
        return [_opened(content)]
    except etree.XMLSyntaxError as error:
        message = _("is no well-formed XML: get the file again from its publisher")
        raise Unreadable(Problem(content.file, max(error.lineno or 0, 1), WHOLE_FILE, message)) from None
    except BROKEN:
        raise Unreadable(Problem(content.file, 1, WHOLE_FILE, _broken_off())) from None


def _opened(content: Content) -> XmlTable:
    """The first element of a list that is not the file's header, and the date that this header states."""
    parser = _parser(None)
    edition, read = "", 0
    path: list[str] = []
    with content.open() as stream:
        while chunk := stream.read(CHUNK):
            parser.feed(chunk)
            for event, element in parser.read_events():
                if event == "end":
                    path.pop()
                    edition = edition or _date(element)
                    continue
                path.append(_local(_tag(element)))
                if len(path) == 1:
                    _check_document_type(content, element)
                elif len(path) == 3 and not path[1].endswith("Header"):
                    return XmlTable(content, _tag(element), int(element.sourceline or 1), edition)
            read += len(chunk)
            if read > HEADERS_LIMIT:
                break
        else:
            parser.close()
    message = _("holds no list of records: XML is read where the root holds a list, and the list its records")
    raise Unreadable(Problem(content.file, 1, WHOLE_FILE, message))


def _records(content: Content, tag: str) -> Iterator["etree._Element"]:
    """Each record when it has ended. What was before a mistake comes before it is raised."""
    parser, since = _parser(tag), 0
    with content.open() as stream:
        while chunk := stream.read(CHUNK):
            error = None
            try:
                parser.feed(chunk)
            except etree.XMLSyntaxError as broken:
                error = broken
            since += len(chunk)
            for _event, record in parser.read_events():
                since = 0
                yield record
            if error:
                raise error
            if since > RECORD_LIMIT:
                raise _Endless
        parser.close()


def _parser(tag: str | None) -> "etree.XMLPullParser[etree._Element]":
    """Nothing from outside the file is read, and no entity resolved; with `tag`, only ends of those elements are told."""
    return etree.XMLPullParser(
        events=("end",) if tag else ("start", "end"),
        tag=tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _forget(record: "etree._Element") -> None:
    """Empty a record that was read, and take away those before it."""
    record.clear()
    parent = record.getparent()
    if parent is not None:
        while record.getprevious() is not None:
            del parent[0]


def _check_document_type(content: Content, root: "etree._Element") -> None:
    if root.getroottree().docinfo.doctype:
        message = _("declares a document type, which may reach for other files: get the file as its publisher offers it")
        raise Unreadable(Problem(content.file, 1, WHOLE_FILE, message))


def _date(element: "etree._Element") -> str:
    return (element.text or "").strip()[:DAY] if _local(_tag(element)) in DATED else ""


def _flatten(element: "etree._Element", path: str, cells: dict[str, str]) -> None:
    """Texts and attributes of all below `element` into `cells`, by path."""
    seen: dict[str, int] = {}
    for child in element:
        here, numbered = _place(path, child.tag)  # type: ignore[arg-type]  # an element's tag is a text
        if not here:
            continue
        if numbered or here in seen:
            seen[here] = count = seen.get(here, 0) + 1
            here = f"{here}.{count}"
        else:
            seen[here] = 1
        text = child.text
        if text and (text := text.strip()):
            cells[here] = text
        for name, value in child.items():
            cells[_attribute(here, name)] = value.strip()
        if len(child):
            _flatten(child, here, cells)


@lru_cache(maxsize=10_000)
def _place(path: str, tag: str) -> tuple[str, bool]:
    """The path of a child, empty where it is not read; whether it is one of several: in a list that is called by its plural."""
    name = _local(tag)
    if name in UNREAD:
        return "", False
    plurals = (f"{name}s", f"{name}es", f"{name[:-1]}ies")
    above = path.rpartition(".")[2]
    return (f"{path}.{name}" if path else name), name in NUMBERED or above in plurals


@lru_cache(maxsize=10_000)
def _attribute(path: str, name: str) -> str:
    return f"{path}.xmllang" if name.endswith("}lang") else f"{path}.{_local(name)}"


def _tag(element: "etree._Element") -> str:
    return cast(str, element.tag)


@lru_cache(maxsize=1_000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _check_sizes(row: Row) -> None:
    for column, cell in row.cells.items():
        if len(cell) > CELL_LIMIT:
            message = _("holds {size:,} characters, more than the {limit:,} that a cell may hold: shorten it")
            row.wrong(column, message.format(size=len(cell), limit=CELL_LIMIT))
            row.cells[column] = ""


def _broken_off() -> str:
    return _("the file breaks off here or is no well-formed XML: get it again; what stands before was read")
