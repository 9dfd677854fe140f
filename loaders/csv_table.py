"""CSV files read strictly, line by line, in memory that does not grow with the file.

UTF-8 with or without a byte order mark; comma, semicolon or tab; cells in double quotes may hold separators and line
ends. A quote that nothing closes costs its own row only: reading goes on with the line after it. Before the header may stand
a preamble: short lines, each with an empty one after it, as the World Bank writes them.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import TextIOWrapper

from graph_schema.language import _
from loaders.contents import Content
from loaders.rows import (
    CELL_LIMIT,
    ROW_LIMIT,
    WHOLE_FILE,
    Problem,
    Row,
    Unreadable,
    bad_row,
    check_header,
    column_name,
    date_in,
    make_row,
    ragged_row,
)

DELIMITERS = (",", ";", "\t")
CHUNK = 1 << 20
PREAMBLE = 12  # lines among which a header is looked for
OTHER_UNICODE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
Line = tuple[int, str]


@dataclass(frozen=True)
class CsvTable:
    """One CSV file, checked up to its header."""

    content: Content
    file: str
    delimiter: str
    header: list[str]
    header_line: int
    sheet: str = ""
    edition: str = ""

    def rows(self, edition: str = "") -> Iterator[Row]:
        """The rows after the header."""
        with _text(self.content) as stream:
            lines = _Lines(stream)
            _header_record(lines, self.delimiter)
            while (record := _record(lines, self.delimiter)) is not None:
                row = self._row(record, lines, edition)
                if row is not None:
                    yield row

    def _row(self, record: "_Record", lines: "_Lines", edition: str) -> Row | None:
        cells = record.cells
        if cells is None:
            return bad_row(self.file, record.line, record.fault, edition)
        if not any(cell.strip() for cell in cells):
            return None
        wanted = len(self.header)
        if len(cells) > wanted and not any(map(str.strip, cells[wanted:])):
            cells = cells[:wanted]
        if len(cells) == wanted and not self._swallowed(record):
            return make_row(self.file, record.line, self.header, cells, edition)
        if len(record.physical) > 1:
            lines.put_back(record.physical[1:])
            return bad_row(self.file, record.line, _quotes_fault(), edition)
        return ragged_row(self.file, record.line, len(cells), wanted, edition)

    def _swallowed(self, record: "_Record") -> bool:
        """Whether a cell in quotes holds a line that is itself a full row: then two lone quotes met."""
        if len(record.physical) < 3:
            return False
        inner = record.physical[1:-1]
        wanted = len(self.header)
        return wanted > 3 and any(line.count(self.delimiter) == wanted - 1 for _number, line in inner)


@dataclass(slots=True)
class _Record:
    line: int
    cells: list[str] | None
    physical: list[Line]
    fault: str = ""


class _Lines:
    """The lines of a stream with their numbers; lines can be put back. A line beyond the limit comes cut, without its end."""

    def __init__(self, stream: TextIOWrapper) -> None:
        self._stream = stream
        self._waiting: list[Line] = []
        self._number = 0

    def next(self) -> Line | None:
        """The next line, or None at the end."""
        if self._waiting:
            return self._waiting.pop()
        line = self._stream.readline(ROW_LIMIT)
        if not line:
            return None
        self._number += 1
        return self._number, line

    def put_back(self, lines: list[Line]) -> None:
        """Have these lines come again."""
        self._waiting.extend(reversed(lines))

    def skip_rest(self) -> None:
        """Pass over what is left of a line that came cut."""
        while (rest := self._stream.readline(ROW_LIMIT)) and not rest.endswith(("\n", "\r")):
            pass


def open_csv(content: Content) -> list[CsvTable]:
    """The one table in a CSV file, after its encoding and its header were checked. Raises Unreadable."""
    file = content.file
    _check_bytes(content, file)
    with _text(content) as stream:
        lines = _Lines(stream)
        first, preamble = _header_line(lines)
        if first is None:
            raise Unreadable(Problem(file, 1, WHOLE_FILE, _("is empty: it needs a row that names the columns")))
        delimiter = max(DELIMITERS, key=first[1].count)
        lines.put_back([first])
        record = _record(lines, delimiter)
    if record is None or record.cells is None:
        raise Unreadable(Problem(file, first[0], "header", record.fault if record else ""))
    header = _trimmed([column_name(cell) for cell in record.cells])
    check_header(file, record.line, header)
    return [CsvTable(content, file, delimiter, header, record.line, edition=date_in(preamble))]


def _trimmed(header: list[str]) -> list[str]:
    while header and not header[-1]:
        header = header[:-1]
    return header


def _first_filled(lines: _Lines) -> Line | None:
    while (line := lines.next()) is not None:
        if line[1].strip(' \t\r\n,;"'):
            return line
    return None


def _header_line(lines: _Lines) -> tuple[Line | None, list[str]]:
    """The first line of the header, and the preamble above it.

    A preamble's line has two cells at most, an empty line after it, and a longer line further on.
    """
    first = _first_filled(lines)
    if first is None or _filled_cells(first[1]) > 2:
        return first, []
    seen = _beginning(first, lines)
    header = 0
    while header + 1 < len(seen) and _filled_cells(seen[header][1]) <= 2 and not _filled_cells(seen[header + 1][1]):
        header = next((at for at in range(header + 1, len(seen)) if _filled_cells(seen[at][1])), len(seen))
    if not 0 < header < len(seen) or _filled_cells(seen[header][1]) <= 2:
        header = 0
    lines.put_back(seen[header + 1 :])
    return seen[header], [text for _number, text in seen[:header]]


def _beginning(first: Line, lines: _Lines) -> list[Line]:
    """The first lines, as far as a preamble may reach; two where the second is not empty."""
    seen = [first]
    while len(seen) < PREAMBLE and (line := lines.next()) is not None:
        seen.append(line)
        if (len(seen) == 2 and _filled_cells(line[1])) or len(line[1]) >= ROW_LIMIT:
            break
    return seen


def _filled_cells(line: str) -> int:
    return max(sum(bool(cell.strip(' \t\r\n"')) for cell in line.split(delimiter)) for delimiter in DELIMITERS)


def _header_record(lines: _Lines, delimiter: str) -> None:
    first, _preamble = _header_line(lines)
    if first is not None:
        lines.put_back([first])
        _record(lines, delimiter)


def _record(lines: _Lines, delimiter: str) -> _Record | None:
    """The next record, of one line or of several where a cell in quotes holds line ends; None at the end."""
    first = lines.next()
    if first is None:
        return None
    number, text = first
    if len(text) >= ROW_LIMIT and not text.endswith(("\n", "\r")):
        lines.skip_rest()
        return _Record(number, None, [first], _size_fault())
    if '"' not in text:
        return _Record(number, text.rstrip("\r\n").split(delimiter), [first])
    return _quoted(lines, delimiter, first)


def _quoted(lines: _Lines, delimiter: str, first: Line) -> _Record:
    physical = [first]
    odd = first[1].count('"') % 2
    size = len(first[1])
    while odd and size < ROW_LIMIT and (line := lines.next()) is not None:
        physical.append(line)
        odd ^= line[1].count('"') % 2
        size += len(line[1])
    texts = [text for _number, text in physical]
    if odd or not _well_formed(delimiter).fullmatch("".join(texts)):
        lines.put_back(physical[1:])
        return _Record(first[0], None, [first], _quotes_fault())
    return _split(physical, texts, delimiter)


def _split(physical: list[Line], texts: list[str], delimiter: str) -> _Record:
    try:
        cells = next(csv.reader(texts, delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return _Record(physical[0][0], None, physical, _size_fault())
    return _Record(physical[0][0], cells, physical)


@cache
def _well_formed(delimiter: str) -> re.Pattern[str]:
    """A whole record in which every quote opens or closes a cell, or is doubled inside one."""
    cell = rf'(?: *+"(?:[^"]++|"")*+" *+|[^"{delimiter}\r\n]*+)'
    return re.compile(rf"{cell}(?:{delimiter}{cell})*+[\r\n]*+")


def _quotes_fault() -> str:
    return _('the quotes do not balance: close the cell with ", and write a quote inside a cell in quotes twice ("")')


def _size_fault() -> str:
    message = _("is too long to be a row: a cell holds {limit:,} characters at most; shorten it, or look for lost line ends")
    return message.format(limit=CELL_LIMIT)


def _text(content: Content) -> TextIOWrapper:
    return TextIOWrapper(content.open(), encoding="utf-8-sig", newline="")


def _check_bytes(content: Content, file: str) -> None:
    """Read the file once, as bytes: nothing is loaded of a file that is not UTF-8 text to its end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, offset = 1, 0
    with content.open() as stream:
        while chunk := stream.read(CHUNK):
            if offset == 0 and chunk.startswith(OTHER_UNICODE):
                raise Unreadable(Problem(file, 1, WHOLE_FILE, _encoding_fault("UTF-16", 0)))
            _check_chunk(decoder, chunk, file, line, offset)
            line += chunk.count(b"\n")
            offset += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise Unreadable(Problem(file, line, WHOLE_FILE, _encoding_fault("", offset))) from None


def _check_chunk(decoder: codecs.IncrementalDecoder, chunk: bytes, file: str, line: int, offset: int) -> None:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        seen = error.object[: error.start]
        place = offset + len(chunk) - len(error.object) + error.start
        fault = _encoding_fault("", place)
        raise Unreadable(Problem(file, line + seen.count(b"\n"), WHOLE_FILE, fault)) from None
    nul = chunk.find(b"\0")
    if nul >= 0:
        message = _("byte {place} is a NUL: this is no text file; save it as CSV UTF-8").format(place=offset + nul)
        raise Unreadable(Problem(file, line + chunk[:nul].count(b"\n"), WHOLE_FILE, message))


def _encoding_fault(found: str, place: int) -> str:
    if found:
        return _("is {encoding}, not UTF-8: save it as CSV UTF-8").format(encoding=found)
    return _("byte {place} is not UTF-8 (often Windows-1252): save the file as CSV UTF-8").format(place=place)
