"""A small table without the columns that nobody has filled; a long one shows its first rows, and the others on request."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import sheet, wording
from graph_schema.language import _

FIRST, AT_LEAST = 20, 5  # rows shown, and rows that are worth a press of their own


def lean_table(
    head: Sequence[str], rows: Sequence[Sequence[Any]], caption: str, numbers: Sequence[int] = (), titled: bool = False
) -> Component:
    """`sheet.table` with its first column and those in which at least one row says something."""
    kept = [n for n in range(len(head)) if n == 0 or any(row[n] not in (None, "") for row in rows)]
    right = [place for place, n in enumerate(kept) if n in numbers]
    lean = [[row[n] for n in kept] for row in rows]
    cut = FIRST if len(lean) >= FIRST + AT_LEAST else len(lean)
    parts = [sheet.table([head[n] for n in kept], part, caption, right, titled) for part in (lean[:cut], lean[cut:]) if part]
    if len(parts) < 2:
        return parts[0]
    return html.Div([parts[0], sheet.more(_("Show {count} more").format(count=wording.number(len(lean) - cut)), parts[1])])
