"""The tables in a file or a folder, whatever the files are called."""

import os
import stat
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from graph_schema.fault import Fault
from graph_schema.language import _
from loaders.contents import GZIP, ZIP, Content, contents, readable
from loaders.csv_table import open_csv
from loaders.json_records import open_json
from loaders.old_workbook import OLE, open_old_workbook
from loaders.rows import WHOLE_FILE, Problem, Table, Unreadable
from loaders.workbook import open_workbook
from loaders.xml_records import open_xml

SUFFIXES = frozenset({
    ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl", ".ndjson", ".ijson", ".xml", ".zip", ".gz",
})  # fmt: skip
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files named, and those below the folders named that may hold tables; each once, in a stable order.

    Raises Fault for a path that does not exist and for a folder without such a file.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        for file in _files(path):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _files(path: Path) -> list[Path]:
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        raise Fault(_("There is no file or folder {path}.").format(path=path)) from None
    except OSError as error:
        raise Fault(_("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror)) from None
    if stat.S_ISREG(kind):
        return [path]
    if not stat.S_ISDIR(kind):
        raise Fault(_("{path} is a pipe or a device, which cannot be read twice: save it as a file first.").format(path=path))
    below = _below(path)
    if not below:
        raise Fault(_("The folder {path} holds no CSV, XLSX, JSON, XML, ZIP or GZIP files.").format(path=path))
    return below


def _below(path: Path) -> list[Path]:
    """Files that may hold tables; and folders that cannot be looked into, which are reported when somebody opens them."""
    closed: list[Path] = []
    found = [
        Path(place, name)
        for place, _folders, names in os.walk(path, onerror=lambda error: closed.append(Path(error.filename)))
        for name in names
        if Path(name).suffix.lower() in SUFFIXES
    ]
    return sorted(
        [*(file for file in found if file.is_file() and _is_wanted(file, path)), *(c for c in closed if _is_wanted(c, path))]
    )


def _is_wanted(file: Path, folder: Path) -> bool:
    """Not hidden, and not the lock that a spreadsheet leaves beside an open file."""
    inside = file.relative_to(folder).parts
    return not any(part.startswith((".", "~$")) for part in inside)


def open_tables(path: Path) -> Sequence[Table]:
    """Every table in the file, packed or not. Raises Unreadable."""
    return [table for content in contents(path) for table in tables_in(content)]


def tables_in(content: Content) -> Sequence[Table]:
    """Every table in a content, by how it begins: one in a CSV file, one for each sheet of a workbook. Raises Unreadable."""
    with readable(content.file):
        return _opener(content)(content)


def _opener(content: Content) -> Callable[[Content], Sequence[Table]]:
    start = content.start()
    if start[:4] == OLE:
        return open_old_workbook
    if start[:4] == ZIP:
        return open_workbook
    if start[:2] == GZIP:
        message = _("is packed twice: unpack it once and load what is inside")
        raise Unreadable(Problem(content.file, 1, WHOLE_FILE, message))
    first = start.removeprefix(BYTE_ORDER_MARK).lstrip()[:1]
    if first == b"<":
        return open_xml
    return open_json if first in (b"{", b"[") else open_csv
