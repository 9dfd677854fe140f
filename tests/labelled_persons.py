"""Names of real files labelled by hand: of organisations the name, of natural persons a mark that nobody can read a name off.

The mark is scrypt of the folded name. Whoever has the file can match it, and learns nothing that the file does not say.
"""

import csv
import hashlib
from pathlib import Path

from graph_schema.identity import fold

LABELLED = Path(__file__).parent / "data" / "persons-labelled.csv"


def mark(name: str) -> str:
    """What stands for a person's name in the list."""
    return hashlib.scrypt(fold(name).encode(), salt=b"names labelled by hand", n=4096, r=8, p=1, dklen=16).hex()


def labelled(source: str) -> tuple[set[str], set[str]]:
    """Marks of persons, and names of organisations, in one source's file."""
    with LABELLED.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["source"] == source]
    persons = {row["name_mark"] for row in rows if row["label"] == "person"}
    return persons, {row["name"] for row in rows if row["label"] == "organisation"}
