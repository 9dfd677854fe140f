"""The files of the embedded graph, looked over before the engine opens them.

A file that it cannot open it takes for gone, and it writes its schema anew without it: all employers, for instance, are lost
then, and nobody is told. So it is not started over files of another user (as `sudo` leaves them) or a folder copied by half.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from graph_schema.fault import Fault
from graph_schema.home import unusable
from graph_schema.language import _

SCHEMA = "schema.json"


def look_over(folder: Path) -> None:
    """Make `folder` where there is none. Raises Fault, naming the file, where one cannot be read and written, or is missing."""
    path = folder
    try:
        folder.mkdir(exist_ok=True)
        for path in _entries(folder):
            _try(path)
        for path in folder.glob(f"databases/*/{SCHEMA}"):
            _refuse_gaps(path, folder)
    except OSError as error:
        raise unusable(folder.parent, f"{path.relative_to(folder.parent)}: {error.strerror}") from None


def _entries(folder: Path) -> Iterator[Path]:
    yield folder
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))


def _try(path: Path) -> None:
    if path.is_dir():
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(13, os.strerror(13))
        return
    try:
        os.close(os.open(path, os.O_RDWR))
    except FileNotFoundError:  # a host at work, or on its way out, cleans up
        if path.is_symlink():
            raise


def _refuse_gaps(schema: Path, folder: Path) -> None:
    """The engine's schema names the buckets of each type; `Employer_0` lies in a file like `Employer_0.13.65536.v0.bucket`."""
    there = {path.name.partition(".")[0] for path in schema.parent.glob("*.bucket")}
    for name in sorted(_buckets(schema) - there):
        text = _(
            "The data folder {folder} is not whole, {file} is missing: put it back from a copy, or delete the folder {delete}, "
            "start again and load your files again."
        )
        file = schema.parent.relative_to(folder.parent) / f"{name}.*.bucket"
        raise Fault(text.format(folder=folder.parent, file=file, delete=folder))


def _buckets(schema: Path) -> set[str]:
    try:
        types = json.loads(schema.read_text(encoding="utf-8"))["types"]
    except (ValueError, KeyError):  # the engine has an earlier one beside it
        return set()
    return {name for kind in types.values() for name in kind.get("buckets", ())}
