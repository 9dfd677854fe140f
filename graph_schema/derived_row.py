"""The rows in which what is derived is kept: their ids, their content as JSON, and long tables cut into rows. Pure."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

VERSION = 10  # raise it when `summary` derives something else: the rows are made again at the next writing session
CHUNK = 1_000_000  # characters of one row's JSON, at most about


@dataclass(frozen=True)
class DerivedRow:
    """One row to be stored: its id and its content as JSON."""

    id: str
    json: str


def derived_id(kind: str, level: str, key: str = "") -> str:
    """The id of a row: what is for the public has no level in it."""
    head = kind if level == "public" else f"{kind}@{level}"
    return f"{head}:{key}" if key else head


def row(known: str, content: Any) -> DerivedRow:
    """A row with its content as JSON, equal for equal content."""
    return DerivedRow(known, json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def table(kind: str, level: str, items: Iterable[Any]) -> Iterator[DerivedRow]:
    """A table in rows of bounded size, and one row that says how many there are."""
    chunk: list[Any] = []
    size, number = 0, 0
    for item in items:
        chunk.append(item)
        size += len(json.dumps(item, ensure_ascii=False))
        if size > CHUNK:
            yield row(derived_id(kind, level, str(number)), chunk)
            chunk, size, number = [], 0, number + 1
    yield row(derived_id(kind, level, str(number)), chunk)
    yield row(derived_id(kind, level), {"rows": number + 1})
