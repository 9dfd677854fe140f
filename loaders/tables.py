"""The tables in a file or a folder, whatever the files are called."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from graph_schema.fault import Fault
from graph_schema.language import _
from loaders.csv_table import open_csv
from loaders.rows import WHOLE_FILE, Problem, Table, Unreadable
from loaders.workbook import is_workbook, open_workbook

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx"})


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
    if not path.exists():
        raise Fault(_("There is no file or folder {path}.").format(path=path))
    if not path.is_dir():
        return [path]
    below = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and _is_wanted(file, path))
    if not below:
        raise Fault(_("The folder {path} holds neither CSV nor XLSX files.").format(path=path))
    return below


def _is_wanted(file: Path, folder: Path) -> bool:
    """Not hidden, and not the lock that a spreadsheet leaves beside an open file."""
    inside = file.relative_to(folder).parts
    return file.is_file() and not any(part.startswith((".", "~$")) for part in inside)


def open_tables(path: Path) -> Sequence[Table]:
    """Every table in the file: one in a CSV file, one for each sheet of a workbook. Raises Unreadable."""
    file = str(path)
    try:
        return open_workbook(path, file) if is_workbook(path) else [open_csv(path, file)]
    except OSError as error:
        message = _("cannot be read ({reason}): check that it is a file that you may read").format(reason=error.strerror)
        raise Unreadable(Problem(file, 1, WHOLE_FILE, message)) from None
