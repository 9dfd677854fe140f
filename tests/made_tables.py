"""Small tables in the shape of publishers' files, and what the loaders make of them."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl

from graph_schema.records import NodeRecord, Record
from loaders.formats import reader, recognise
from loaders.load import check
from loaders.report import Report
from loaders.tables import open_tables

EDITION = "2025-06-01"
Lines = Sequence[Sequence[object]]


def table(path: Path, lines: Lines) -> Path:
    """The lines as a CSV file, or as the one sheet of a workbook."""
    if path.suffix == ".xlsx":
        return workbook(path, {"Sheet1": lines})
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(["" if cell is None else cell for cell in line] for line in lines)
    return path


def workbook(path: Path, sheets: Mapping[str, Lines]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    return path


def counted(report: Report) -> list[tuple[str, int, int, int]]:
    """Format, read, loaded, reported of each table; nothing may be unaccounted for."""
    assert all(file.read == file.loaded + file.reported for file in report.files)
    return [(file.format, file.read, file.loaded, file.reported) for file in report.files]


def records(path: Path) -> list[Record]:
    """All that a file says."""
    found: list[Record] = []
    for one in open_tables(path):
        rows = list(one.rows(EDITION))
        if known := recognise(one.header, lambda rows=rows: list(islice(rows, 2))):  # type: ignore[misc]
            read = reader(known, one)
            found += [record for row in rows for record in read(row)]
    return found


def things(path: Path, label: str) -> dict[str, Mapping[str, Any]]:
    return {r.id: r.properties for r in records(path) if isinstance(r, NodeRecord) and r.label == label}


def values(path: Path, label: str, *names: str) -> list[tuple[Any, ...]]:
    """Some properties of each thing of a type, by its id."""
    return [(known, *(said.get(name) for name in names)) for known, said in things(path, label).items()]


def everything(path: Path) -> str:
    """All that a file says and all that is said of it, as text."""
    said = [asdict(record) for record in records(path)]
    return json.dumps(said, ensure_ascii=False) + "\n".join(check([path], retrieved=EDITION).told())
