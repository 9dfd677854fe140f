"""A list of names as a CSV file, to be matched with another: `name`, and whatever else is known."""

import csv
from collections.abc import Iterator
from pathlib import Path

from graph_schema.fault import Fault
from graph_schema.language import _
from loaders.match import party
from loaders.match_party import Party
from loaders.party_name import KINDS

COLUMNS = ("id", "name", "aliases", "kind", "country", "region", "place", "sector", "identifiers")
PARTED = "|"  # between several names or codes in one cell


def read(path: Path) -> list[Party]:
    """The parties of a file; without `id` a row goes by its line. Raises Fault where there is no column `name`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if "name" not in (rows.fieldnames or ()):
                message = _("{file} has no column `name`; it may have: {columns}.")
                raise Fault(message.format(file=path, columns=", ".join(COLUMNS)))
            return list(_parties(rows))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise Fault(_("{file} cannot be read: give a CSV file in UTF-8.").format(file=path)) from None


def _parties(rows: "csv.DictReader[str]") -> Iterator[Party]:
    for row in rows:
        said = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if said["name"]:
            yield party(
                said["id"] or str(rows.line_num),
                [said["name"], *filter(None, said["aliases"].split(PARTED))],
                kind=said["kind"] if said["kind"] in KINDS else "",
                country=said["country"].upper(),
                region=said["region"],
                place=said["place"],
                sector=said["sector"],
                codes=filter(None, said["identifiers"].split(PARTED)),
            )
