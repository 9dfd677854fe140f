"""JSON files as streams: what is a record, what is wrong with it, and how much memory it takes."""

import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from loaders.contents import Content, contents
from loaders.json_records import KEY, LINES, MEMBERS, RECORD_LIMIT, SINGLE, VALUE, WRAPPED, JsonTable, open_json
from loaders.json_text import NESTING
from loaders.rows import Row, Unreadable

ARRAY = "array"
BREAKS_OFF = "breaks off here, in the middle of a record: get the whole file; the records before this one were read"
NO_JSON = "is no JSON here: correct it, or get the file again"
NAN = "holds NaN or Infinity, which are no numbers of JSON: leave the value out"


def content(raw: bytes | str) -> Content:
    """A file with these bytes."""
    held = raw if isinstance(raw, bytes) else raw.encode()
    return Content(Path("f.json"), "f.json", lambda: io.BytesIO(held))


def table(raw: bytes | str) -> JsonTable:
    [found] = open_json(content(raw))
    assert isinstance(found, JsonTable)
    return found


def said(row: Row) -> tuple[int, Any]:
    """A row's line with its document, or with what is wrong."""
    return row.line, [problem.message for problem in row.problems] or row.document


def rows(raw: bytes | str) -> list[tuple[int, Any]]:
    return [said(row) for row in table(raw).rows()]


@pytest.mark.parametrize(
    ("text", "layout", "header", "found"),
    [
        ('[{"a": 1},\n\n {"b": [2]}]', ARRAY, ["a"], [(1, {"a": 1}), (3, {"b": [2]})]),
        ('\ufeff[\n{"a": "é"}\n]\n', ARRAY, ["a"], [(2, {"a": "é"})]),
        ('{"a": 1}\n\n{"b": 2}\r\n', LINES, ["a"], [(1, {"a": 1}), (3, {"b": 2})]),
        ('\ufeff{"a": 1}\n{"b": 2}', LINES, ["a"], [(1, {"a": 1}), (2, {"b": 2})]),
        ('{"n": 2, "data": [\n{"a": 1},\n{"a": 2}], "next": null}', WRAPPED, ["a"], [(2, {"a": 1}), (3, {"a": 2})]),
        (
            '{\n"x": {"a": 1},\n"y": {"a": 2}\n}',
            MEMBERS,
            [KEY, "a"],
            [(2, {KEY: "x", "a": 1}), (3, {KEY: "y", "a": 2})],
        ),
        ('{"x|0": [1, 2], "y|1": []}', MEMBERS, [KEY, VALUE], [(1, {KEY: "x|0", VALUE: [1, 2]}), (1, {KEY: "y|1", VALUE: []})]),
        ('{"op": "ADD", "entity": {"id": "1"}}\n', SINGLE, ["op", "entity"], [(1, {"op": "ADD", "entity": {"id": "1"}})]),
        ('{"id": "1",\n"of": {"a": []}}', SINGLE, ["id", "of"], [(1, {"id": "1", "of": {"a": []}})]),
    ],
)
def test_what_the_records_of_a_file_are(text: str, layout: str, header: list[str], found: list[tuple[int, Any]]) -> None:
    opened = table(text)
    assert (opened.layout, opened.header, rows(text)) == (layout, header, found)


def test_a_broken_line_costs_itself_only() -> None:
    deep = "[" * (NESTING + 1) + "]" * (NESTING + 1)
    text = (
        '{"a": 1}\n{"a": \n{"a": 1} {"b": 2}\n{"a": NaN}\n{"a": 1, "a": 2}\n{"a": "\\ud800"}\n[1]\n'
        f'{{"a": {deep}}}\n{{"a": {"1" * 5000}}}\n{{"a": 1e999}}\n{{"a": {"[" * 5000}\n{{"a": 9}}\n'
    )
    assert rows(text) == [
        (1, {"a": 1}),
        (2, [BREAKS_OFF]),
        (3, ["more text follows the record on its line: give each record a line of its own"]),
        (4, [NAN]),
        (5, ["says the same name twice in one object: keep one"]),
        (6, ["holds a character that cannot be read: type the text again"]),
        (7, ["is no record: a record of JSON stands between { and }"]),
        (8, [f"is nested more than {NESTING} levels deep: no publisher's record is"]),
        (9, ["holds a number of more digits than anybody needs"]),
        (10, [NAN]),
        (11, [f"is nested more than {NESTING} levels deep: no publisher's record is"]),
        (12, {"a": 9}),
    ]


def test_bytes_that_are_not_utf_8_cost_their_line() -> None:
    assert rows(b'{"a": 1}\n{"a": "\xe9"}\n{"a": 2}') == [
        (1, {"a": 1}),
        (2, ["byte 16 is not UTF-8: save the file as UTF-8"]),
        (3, {"a": 2}),
    ]


def test_a_line_too_long_is_passed_over() -> None:
    long = json.dumps({"a": "x" * RECORD_LIMIT})
    assert rows(f'{{"a": 1}}\n{long}\n{{"a": 2}}') == [
        (1, {"a": 1}),
        (2, ["is longer than the 4,000,000 characters that a record may have"]),
        (3, {"a": 2}),
    ]


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b'[{"a": 1},\n{"a": 2', 2, BREAKS_OFF),
        (b'[{"a": 1},\n{"a": "two', 2, BREAKS_OFF),
        (b'[{"a": 1}\n', 2, BREAKS_OFF),
        (b'[{"a": 1},\n\n{"a" 2},\n{"a": 3}                      ]', 3, NO_JSON),
        (b'[{"a": 1}]\n]', 2, "more text follows where the JSON ended: it was not read"),
        (b'[{"a": 1},\n{"a": "\xe9"}]', 2, "byte 18 is not UTF-8: save the file as UTF-8"),
        (b'[{"a": 1},\n{"a": ' + b"[" * 5000, 2, f"is nested more than {NESTING} levels deep: no publisher's record is"),
        (
            b'[{"a": 1},\n{"a": "' + b"x" * 3 * RECORD_LIMIT + b'"},\n{}]',
            2,
            "is longer than the 4,000,000 characters that a record may have",
        ),
        (b'{\n"x": {"a": 1},\n"y": {"a": 1', 3, BREAKS_OFF),
    ],
)
def test_what_stands_before_a_fault_loads(raw: bytes, line: int, message: str) -> None:
    found = rows(raw)
    assert found[0][1] in ({"a": 1}, {KEY: "x", "a": 1})
    assert found[1:] == [(line, [message])]


def test_an_element_that_would_do_harm_costs_itself_only() -> None:
    long = json.dumps({"a": "x" * RECORD_LIMIT})
    assert rows(f'[{{"a": {{"b": 1, "b": 2}}}},\n{{"a": Infinity}},\n7,\n{{"a": 3}},\n{long}]') == [
        (1, ["says the same name twice in one object: keep one"]),
        (2, [NAN]),
        (3, ["is no record: a record of JSON stands between { and }"]),
        (4, {"a": 3}),
        (5, ["is longer than the 4,000,000 characters that a record may have"]),
    ]


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b"", 1, "is no JSON: it begins neither with [ nor with {"),
        (b"[]", 1, "holds no records: nothing was read"),
        (b"{}", 1, "holds no records: nothing was read"),
        (b"[1, 2]", 1, "is no record: a record of JSON stands between { and }"),
        (b"{", 1, BREAKS_OFF),
        ("[]".encode("utf-16"), 1, "byte 0 is not UTF-8: save the file as UTF-8"),
    ],
)
def test_a_file_without_records_says_so(raw: bytes, line: int, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        table(raw)
    assert (caught.value.problem.line, caught.value.problem.message) == (line, message)


def test_packed_files_are_read_as_they_come(tmp_path: Path) -> None:
    text = b'{"a": 1}\n{"a": 2}\n'
    packed, archive = tmp_path / "f.gz", tmp_path / "f.zip"
    packed.write_bytes(gzip.compress(text))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("inside.json", text)
    for path in (packed, archive):
        [found] = contents(path)
        assert [said(row) for row in open_json(found)[0].rows()] == [(1, {"a": 1}), (2, {"a": 2})]
    packed.write_bytes(gzip.compress(text * 20_000, 0)[:-5_000])
    [found] = contents(packed)
    *_good, last = open_json(found)[0].rows()
    assert [problem.message for problem in last.problems] == ["is a broken archive: get it again"]


class _Endless(io.RawIOBase):
    """An array of as many bytes as wanted, without holding them."""

    def __init__(self, size: int) -> None:
        self._left, self._text = size, b'[{"a": "zero"}'

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while len(self._text) < len(buffer) and self._left > 0:
            self._text += b',\n{"a": {"b": ["c", 1, 2.5, null]}, "d": "' + b"e" * 500 + b'"}' * 1
            self._left -= 550
            if self._left <= 0:
                self._text += b"]"
        size = min(len(buffer), len(self._text))
        buffer[:size], self._text = self._text[:size], self._text[size:]
        return size


def test_memory_does_not_grow_with_the_file() -> None:
    source = Content(Path("f"), "f", lambda: io.BufferedReader(_Endless(8_000_000)))
    [found] = open_json(source)
    tracemalloc.start()
    number = sum(not row.problems for row in found.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number > 12_000
    assert peak < 4_000_000


def test_every_record_of_the_real_files_comes_as_the_standard_library_reads_it(real_files: Path) -> None:
    paths = [path for path in sorted(real_files.rglob("*json")) if path.name != "isic4-en.json"]
    assert len(paths) > 20
    for path in paths:
        text = path.read_text(encoding="utf-8")
        [found] = open_json(contents(path)[0])
        whole = [json.loads(line) for line in text.splitlines()] if found.layout == LINES else json.loads(text)  # type: ignore[attr-defined]
        if isinstance(whole, dict):
            whole = [{KEY: key, **value} if isinstance(value, dict) else {KEY: key, VALUE: value} for key, value in whole.items()]
        assert [row.document for row in found.rows()] == whole, path
        assert found.header == list(whole[0])
