"""The files of `data/reference`, wherever they lie."""

import csv
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph_schema.fault import Fault
from graph_schema.language import _


def reference_folder() -> Traversable:
    """The folder of the tables: inside the package once installed, `data/reference` in a checkout."""
    installed = files("graph_schema") / "reference_data"
    if installed.is_dir():
        return installed
    checkout = Path(__file__).resolve().parent.parent / "data" / "reference"
    if checkout.is_dir():
        return checkout
    raise Fault(_("The reference tables are missing: install the program again."))


def table_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in its file."""
    text = (reference_folder() / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
