"""Files that leave the house, with the citations inside. A format is a module with TITLE, USE, SUFFIX, MIME, data() and write();
adding one is that module and a line here."""

from pathlib import Path
from typing import Protocol

from explorer.export import csv_files, graphml, kumu, workbook
from explorer.export.subgraph import Subgraph
from graph_schema.fault import Fault
from graph_schema.language import _


class Format(Protocol):
    """How a subgraph becomes a file."""

    TITLE: str
    USE: str  # what it is for, as a menu says it
    SUFFIX: str
    MIME: str

    def data(self, part: Subgraph) -> bytes:
        """The whole file."""

    def write(self, part: Subgraph, path: Path) -> None:
        """The file at `path`. Raises OSError."""


FORMATS: dict[str, Format] = {
    "xlsx": workbook,
    "csv": csv_files,
    "graphml": graphml,
    "kumu": kumu,
}


def format_named(name: str) -> Format:
    """The format of that name. Raises Fault."""
    if name not in FORMATS:
        raise Fault(_("There is no format {name}: take one of {known}.").format(name=name, known=", ".join(FORMATS)))
    return FORMATS[name]


def format_for(path: Path) -> str:
    """The name of the format that a file of this name is of: `csv` where its ending says nothing."""
    endings = {form.SUFFIX: name for name, form in FORMATS.items()}
    return endings.get(path.suffix.lower(), path.suffix.removeprefix(".").lower() or "csv")


def write(part: Subgraph, name: str, path: Path) -> None:
    """`part` as a file in the format of that name. Raises Fault where it cannot be written."""
    try:
        format_named(name).write(part, path)
    except OSError as error:
        sentence = _("{path} cannot be written: {reason}. Choose another place.")
        raise Fault(sentence.format(path=path, reason=error.strerror)) from error
