"""A small table without the columns that nobody has filled."""

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from explorer import sheet


def lean_table(head: Sequence[str], rows: Sequence[Sequence[Any]], caption: str, numbers: Sequence[int] = ()) -> Component:
    """`sheet.table` with its first column and those in which at least one row says something."""
    kept = [n for n in range(len(head)) if n == 0 or any(row[n] not in (None, "") for row in rows)]
    right = [place for place, n in enumerate(kept) if n in numbers]
    return sheet.table([head[n] for n in kept], [[row[n] for n in kept] for row in rows], caption, right)
