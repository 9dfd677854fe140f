"""Rows of JSON records for tests, and what real files say of natural persons, so that a test can look for it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from graph_schema.identity import fold
from graph_schema.records import Record
from loaders.contents import contents
from loaders.json_records import open_json
from loaders.lookup import Lookup
from loaders.rows import Problem, Row, Table

EDITION = "2024-05-01"
Described = Callable[[dict[str, Any]], Iterator[tuple[str, str, str]]]


def row_of(document: dict[str, Any]) -> Row:
    """A record as a row, of its own: what a reader pops is not gone from the test's own."""
    row = Row("f.json", 7, {}, EDITION)
    row.document = json.loads(json.dumps(document))
    return row


def lookup(described: Described, documents: Iterable[dict[str, Any]]) -> Lookup:
    """What a first look through these records finds."""
    return Lookup(found for document in documents for found in described(document))


def samples(documents: Sequence[dict[str, Any]]) -> Table:
    """These records as a table, for a reader that looks through it first."""
    return cast(Table, SimpleNamespace(rows=lambda: map(row_of, documents)))


def real_table(path: Path) -> Table:
    """The records of a real file."""
    [found] = open_json(contents(path)[0])
    return found


def text_of(records: Sequence[Record], problems: Sequence[Problem]) -> str:
    """All that records and problems say, ids, keys and citations included, folded."""
    told = {text for record in records for text in _texts(asdict(record))} | {str(problem) for problem in problems}
    return f" {' | '.join(sorted(fold(text) for text in told))} "


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
        yield from _texts(inner)


def traces(needles: Iterable[str], text: str) -> list[str]:
    """Which of these names and keys stand in a folded text as whole words."""
    return sorted({needle for needle in needles if (folded := fold(needle)) and f" {folded} " in text})


def mark(name: str) -> str:
    """What stands for a person's name in a list that must not publish it: scrypt of the folded name."""
    salt = b"persons called companies, party donations"
    return hashlib.scrypt(fold(name).encode(), salt=salt, n=4096, r=8, p=1, dklen=16).hex()
