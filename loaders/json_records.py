"""Records of JSON files, read as a stream: memory holds one record and a buffer, whatever the size of the file.

A row is a record, its object in `Row.document`. What are the records of a file:

- an array: its elements;
- objects one after the other, each on a line of its own: the lines. A blank line is passed over, a broken one costs itself only;
- an object with one array of objects and few other members: the elements of that array, the other members are passed over;
- what a web service answers with one record (JSON:API, `{"meta": ..., "data": {"type": ..., "id": ..., "attributes": ...}}`):
  that record;
- an object whose members are all objects, or all arrays of plain values: its members. The key stands in the document under
  `KEY` (the empty name, which no publisher uses); an array under `VALUE`;
- any other object: itself.

`header` is the names in the first record, those of `KEY` and `VALUE` among them. In a file that is not one record to a line
nothing that follows a fault can be trusted: the records before it load, and one last row says where the file breaks off.
"""

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from graph_schema.language import _
from loaders.contents import BROKEN, Content, reason
from loaders.json_text import Broken, Text, decode, too_long
from loaders.rows import WHOLE_FILE, Problem, Row, Table, Unreadable, bad_row

KEY, VALUE = "", "value"
# Characters (in a line: bytes) of one record: more is no longer a record that somebody wrote.
RECORD_LIMIT = 4_000_000
TELLING = 1_000  # members of a kind: so many records tell how the rest lies, and reading on takes time
FEW = 4  # other members of an object that is nothing but the wrapping of an array
LINES_TRIED = 100
BLANK = re.compile(r"[ \t\r\n]*")
# The members of a record of JSON:API, and of what it comes in, which may say when it was published.
RESOURCE, AROUND = frozenset({"type", "id", "attributes"}), frozenset({"data", "meta", "links", "included", "jsonapi"})
PUBLISHED = re.compile(r'"publishDate"\s*:\s*"([0-9]{4}-[0-9]{2}-[0-9]{2})')
ARRAY, LINES, WRAPPED, MEMBERS, SINGLE = "array", "lines", "wrapped", "members", "single"


@dataclass(frozen=True)
class JsonTable:
    """The records of one JSON file. `inside` is the name of the member that holds them, where an object wraps them."""

    content: Content
    header: list[str]
    header_line: int
    layout: str
    inside: str = ""
    sheet: str = ""
    edition: str = ""

    @property
    def file(self) -> str:
        """How reports call the file."""
        return self.content.file

    def rows(self, edition: str = "") -> Iterator[Row]:
        """The records in order."""
        line = 1
        try:
            with self.content.open() as stream:
                for row in self._rows(stream, edition):
                    line = row.line
                    yield row
        except BROKEN as error:
            yield bad_row(self.file, line, reason(error), edition)

    def _rows(self, stream: BinaryIO, edition: str) -> Iterator[Row]:
        if self.layout == LINES:
            yield from _line_rows(stream, self.file, edition)
            return
        text = Text(stream, RECORD_LIMIT)
        try:
            for line, size, value in _records(text, self.layout, self.inside):
                yield _row(self.file, line, size, value, edition)
        except Broken as broken:
            yield bad_row(self.file, broken.line, broken.message, edition)


def open_json(content: Content) -> Sequence[Table]:
    """The one table in the file, after its beginning was looked at. Raises Unreadable."""
    with content.open() as stream:
        text = Text(stream, RECORD_LIMIT)
        try:
            layout, inside = _layout(text)
            header, line = _header(content, layout, inside)
            published = PUBLISHED.search(text.beginning()[0]) if set(header) >= RESOURCE else None
        except Broken as broken:
            raise Unreadable(Problem(content.file, broken.line, WHOLE_FILE, broken.message)) from None
    return [JsonTable(content, header, line, layout, inside, edition=published[1] if published else "")]


def _header(content: Content, layout: str, inside: str) -> tuple[list[str], int]:
    """The names in the first record that is one, and its line. Raises Broken where there is none."""
    first = None
    for row in JsonTable(content, [], 1, layout, inside).rows():
        first = first or row
        if row.document:
            return list(row.document), row.line
        if row.line > first.line + LINES_TRIED:
            break
    if first and first.problems:
        raise Broken(first.line, first.problems[0].message)
    raise Broken(1, _("holds no records: nothing was read"))


# ------------------------------------------------------------------------------------------------------------- layout
def _layout(text: Text) -> tuple[str, str]:
    """How the records lie in a text of which only the beginning is looked at, and the member that holds them."""
    first = text.peek()
    if first == "[":
        return ARRAY, ""
    if first != "{":
        raise Broken(text.line, _("is no JSON: it begins neither with [ nor with {"))
    beginning, is_all = text.beginning()
    return (LINES, "") if _is_lines(beginning, is_all) else _object_layout(beginning)


def _is_lines(beginning: str, is_all: bool) -> bool:
    """Whether objects stand each on its own line; the first ones may be broken."""
    found = [line for line in beginning.split("\n")[:LINES_TRIED] if line.strip()]
    return len(found) > 1 and any(map(_is_object, found if is_all else found[:-1] or found))


def _is_object(line: str) -> bool:
    """Whether a line is an object from its first character to its last."""
    try:
        return line[:1] == "{" and decode(line, 0, 1, True)[1] == len(line.rstrip())
    except Broken:
        return False


def _object_layout(beginning: str) -> tuple[str, str]:
    """What the members of an object say of it, as far as its beginning shows them."""
    kinds: dict[str, list[str]] = {"object": [], "array": [], "objects": [], "plain": []}
    is_answer = False
    text = Text(io.BytesIO(beginning.encode()), RECORD_LIMIT)
    try:
        for name in text.members():
            if not (first := text.peek()):
                break
            kind = "objects" if text.is_array_of_objects() else {"{": "object", "[": "array"}.get(first, "plain")
            kinds[kind].append(name)
            value = text.value()[2]
            if len(kinds[kind]) == TELLING:
                break
            is_answer = is_answer or (name == "data" and isinstance(value, dict) and set(value) >= RESOURCE)
    except Broken:
        pass  # the beginning breaks off, or the file does: then its rows will say so
    if is_answer and AROUND.issuperset(name for names in kinds.values() for name in names):
        return WRAPPED, "data"
    others = sum(map(len, kinds.values())) - 1
    if len(kinds["objects"]) == 1 and others <= FEW:
        return WRAPPED, kinds["objects"][0]
    used = [kind for kind, names in kinds.items() if names]
    return (MEMBERS, "") if used in (["object"], ["array"]) else (SINGLE, "")


# ------------------------------------------------------------------------------------------------------------ records
def _records(text: Text, layout: str, inside: str) -> Iterator[tuple[int, int, Any]]:
    """Each record's line, its size in characters and its value. Raises Broken."""
    if layout == ARRAY:
        yield from text.elements()
    elif layout == WRAPPED:
        for name in text.members():
            if name == inside and text.peek() == "[":
                yield from text.elements()
            elif name == inside and text.peek() == "{":
                yield text.value()
            else:
                text.value()
    elif layout == MEMBERS:
        for name in text.members():
            line, size, value = text.value()
            yield line, size, {KEY: name, **value} if isinstance(value, dict) else {KEY: name, VALUE: value}
    else:
        yield text.value()
    text.end()


def _line_rows(stream: BinaryIO, file: str, edition: str) -> Iterator[Row]:
    number, begun = 0, 0
    while raw := stream.readline(RECORD_LIMIT):
        number += 1
        if len(raw) >= RECORD_LIMIT and not raw.endswith(b"\n"):
            _skip_line(stream)
            yield bad_row(file, number, too_long(RECORD_LIMIT), edition)
        elif raw.strip(codecs.BOM_UTF8 + b" \t\r\n"):
            yield _line_row(file, number, begun, raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw, edition)
        begun += len(raw)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(RECORD_LIMIT)) and not rest.endswith(b"\n"):
        pass


def _line_row(file: str, number: int, begun: int, raw: bytes, edition: str) -> Row:
    try:
        line = raw.decode()
    except UnicodeDecodeError as error:
        return bad_row(
            file, number, _("byte {place} is not UTF-8: save the file as UTF-8").format(place=begun + error.start), edition
        )
    try:
        value, end = decode(line, BLANK.match(line).end(), number, True)  # type: ignore[union-attr]
    except Broken as broken:
        return bad_row(file, number, broken.message, edition)
    if BLANK.match(line, end).end() != len(line):  # type: ignore[union-attr]
        return bad_row(file, number, _("more text follows the record on its line: give each record a line of its own"), edition)
    return _row(file, number, len(line), value, edition)


def _row(file: str, line: int, size: int, value: Any, edition: str) -> Row:
    if isinstance(value, Broken):
        return bad_row(file, line, value.message, edition)
    if not isinstance(value, dict):
        return bad_row(file, line, _("is no record: a record of JSON stands between { and }"), edition)
    row = Row(file, line, {}, edition)
    row.document, row.size = value, size
    return row
