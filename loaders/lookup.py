"""What a first look through a table found, for formats whose rows say too little by themselves.

A tie of a register may name its ends by numbers alone; whether a number is a company or a natural person stands in another
row. It is kept outside of memory, in a temporary file that nobody else can open and that is gone with the process, and
keys are kept as digests: of persons nothing is written anywhere.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b

CACHE = 32_000  # KiB


class Lookup:
    """Several values for a key, of several kinds. Values are texts, and come in their order."""

    def __init__(self, found: Iterable[tuple[str, str, str]] = ()) -> None:
        self._store = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._store.execute(f"PRAGMA cache_size = -{CACHE}")
        self._store.execute("CREATE TABLE found (key BLOB, value TEXT, PRIMARY KEY (key, value)) WITHOUT ROWID")
        self._store.execute("BEGIN")
        self._kinds: set[str] = set()
        self.add(found)

    def add(self, found: Iterable[tuple[str, str, str]]) -> None:
        """Keep what was found: kind, key, value."""
        self._store.executemany("INSERT OR IGNORE INTO found VALUES (?, ?)", self._keyed(found))

    def _keyed(self, found: Iterable[tuple[str, str, str]]) -> Iterator[tuple[bytes, str]]:
        for kind, key, value in found:
            self._kinds.add(kind)
            yield _digest(kind, key), value

    def has(self, kind: str) -> bool:
        """Whether anything of this kind was found."""
        return kind in self._kinds

    def of(self, kind: str, key: str) -> list[str]:
        """What was found of this kind for a key."""
        query = "SELECT value FROM found WHERE key = ? ORDER BY value"
        return [value for (value,) in self._store.execute(query, (_digest(kind, key),))]

    def first(self, kind: str, key: str) -> str:
        """The smallest of what was found; empty where nothing was."""
        return next(iter(self.of(kind, key)), "")


def _digest(kind: str, key: str) -> bytes:
    return blake2b(f"{kind}\0{key}".encode(), digest_size=16).digest()
