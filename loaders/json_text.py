"""JSON taken apart piece by piece: values, elements of arrays, members of objects, from a stream of bytes, with line numbers.

The values themselves are decoded by the standard library, in C; here is what finds them in a buffer that moves along the
stream, and what is wrong with them: more than that they are no JSON, that they would do harm later on.
"""

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from graph_schema.language import _

CHUNK = 1 << 18  # bytes
NESTING = 50  # levels; publishers' records have fewer than ten
BLANK = re.compile(r"[ \t\r\n]*")
HALF = re.compile(r"\\u[dD][89a-fA-F]")
SHORTEST_END = 12  # characters: a decoder that stops this near to the end of the buffer may only need more of it


class Broken(Exception):
    """What is wrong at a line of a file: a message in the reader's language that quotes nothing."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Incomplete(Exception):
    """The value does not end within the text."""


class _Harmful(ValueError):
    """JSON that a reader may understand in several ways, or not at all."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Harmful(_("says the same name twice in one object: keep one"))
    return found


def _constant(_name: str) -> Any:
    raise _Harmful(_("holds NaN or Infinity, which are no numbers of JSON: leave the value out"))


def _float(digits: str) -> float:
    value = float(digits)
    return value if math.isfinite(value) else float(_constant(digits))


STRICT = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_float=_float)
LENIENT = json.JSONDecoder(parse_int=len, parse_float=len)  # knows where a value ends, whatever is in it


def decode(text: str, at: int, line: int, is_all: bool) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends. A value that would do harm comes as Broken instead.

    Raises Broken for what is no JSON, and Incomplete where the value goes on after the text, which is not all there is.
    """
    try:
        try:
            value, end = STRICT.raw_decode(text, at)
        except json.JSONDecodeError:
            raise
        except ValueError as error:
            end = LENIENT.raw_decode(text, at)[1]
            message = str(error) if isinstance(error, _Harmful) else _("holds a number of more digits than anybody needs")
            value = Broken(line, message)
    except json.JSONDecodeError as error:
        raise _no_json(error, text, at, line, is_all) from None
    except RecursionError:
        raise Broken(line, _nested()) from None
    if end == len(text) and not is_all and text[at] not in '{["':
        raise Incomplete
    return _checked(value, text, at, end, line), end


def _no_json(error: json.JSONDecodeError, text: str, at: int, line: int, is_all: bool) -> Exception:
    ends = error.msg.startswith("Unterminated") or error.pos >= len(text) - SHORTEST_END
    if ends and not is_all:
        return Incomplete()
    if ends and (error.msg.startswith("Unterminated") or not text[error.pos :].strip()):
        return Broken(line, breaks_off())
    return Broken(line + text.count("\n", at, error.pos), _("is no JSON here: correct it, or get the file again"))


def _checked(value: Any, text: str, at: int, end: int, line: int) -> Any:
    if text.count("{", at, end) + text.count("[", at, end) > NESTING and _depth(value) > NESTING:
        return Broken(line, _nested())
    if HALF.search(text, at, end):
        try:
            json.dumps(value, ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError:
            return Broken(line, _("holds a character that cannot be read: type the text again"))
    return value


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level := [v for v in level if isinstance(v, (dict, list))]:
        depth += 1
        level = [inner for v in level for inner in (v.values() if isinstance(v, dict) else v)]
    return depth


def _nested() -> str:
    return _("is nested more than {limit} levels deep: no publisher's record is").format(limit=NESTING)


def breaks_off() -> str:
    """That a file ends before its end."""
    return _("breaks off here, in the middle of a record: get the whole file; the records before this one were read")


def too_long(limit: int) -> str:
    """That a record is larger than any can be."""
    return _("is longer than the {limit:,} characters that a record may have").format(limit=limit)


class Text:
    """The text of a stream, of which a part is in memory. `line` is the number of the line that is read next."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._buffer, self._at, self._bytes = "", 0, 0
        self._is_all, self._fault = False, ""
        self.line = 1

    def beginning(self) -> tuple[str, bool]:
        """What is in memory of the text that is still to be read, and whether it is all of it."""
        if not self._buffer:
            self._more()
        return self._buffer[self._at :], self._is_all

    def peek(self) -> str:
        """The next character that is no blank; empty at the end. Raises Broken where the text cannot be read on."""
        while True:
            end = BLANK.match(self._buffer, self._at).end()  # type: ignore[union-attr]
            self._move(end)
            if end < len(self._buffer):
                return self._buffer[end]
            if self._is_all:
                self._check_fault()
                return ""
            self._more()

    def value(self) -> tuple[int, int, Any]:
        """The next value with its line and its size in characters; in its place Broken where it would do harm. Raises Broken."""
        self.peek()
        while True:
            line = self.line
            try:
                value, end = decode(self._buffer, self._at, line, self._is_all and not self._fault)
            except Incomplete:
                self._check_fault()
                if len(self._buffer) - self._at > self._limit:
                    raise Broken(line, too_long(self._limit)) from None
                self._more()
                continue
            size = end - self._at
            self._move(end)
            return line, size, value if size <= self._limit else Broken(line, too_long(self._limit))

    def elements(self) -> Iterator[tuple[int, int, Any]]:
        """Line, size and value of each element of the array that comes next. Raises Broken."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield self.value()
            if self._take(",]") == "]":
                return

    def members(self) -> Iterator[str]:
        """The name of each member of the object that comes next; its value is then to be read. Raises Broken."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            if self.peek() not in ('"', ""):
                raise Broken(self.line, _("is no JSON here: correct it, or get the file again"))
            name = self.value()[2]
            if isinstance(name, Broken):
                raise name
            self._take(":")
            yield name
            if self._take(",}") == "}":
                return

    def is_array_of_objects(self) -> bool:
        """Whether an array with an object as its first element comes next, as far as it is in memory."""
        return self.peek() == "[" and bool(re.compile(r"\[[ \t\r\n]*\{").match(self._buffer, self._at))

    def end(self) -> None:
        """Raise Broken where something follows."""
        if self.peek():
            raise Broken(self.line, _("more text follows where the JSON ended: it was not read"))

    def _take(self, expected: str) -> str:
        found = self.peek()
        if not found:
            raise Broken(self.line, breaks_off())
        if found not in expected:
            raise Broken(self.line, _("is no JSON here: correct it, or get the file again"))
        self._at += 1
        return found

    def _move(self, end: int) -> None:
        self.line += self._buffer.count("\n", self._at, end)
        self._at = end

    def _check_fault(self) -> None:
        if self._fault:
            raise Broken(self.line, self._fault)

    def _more(self) -> None:
        """Read on, twice as much of a value that is not all there: it is decoded from its beginning each time."""
        rest = self._buffer[self._at :]
        found = self._stream.read(max(CHUNK, len(rest)))
        self._is_all = not found
        try:
            self._buffer = rest + self._decoder.decode(found, final=self._is_all)
        except UnicodeDecodeError as error:
            held = len(error.object) - len(found)
            place = self._bytes - held + error.start
            self._buffer = rest + error.object[: error.start].decode("utf-8-sig" if place == 0 else "utf-8")
            self._is_all, self._fault = True, _("byte {place} is not UTF-8: save the file as UTF-8").format(place=place)
        self._at = 0
        self._bytes += len(found)
