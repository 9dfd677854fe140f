"""Reading what was derived after the last load: one family by its head, or a whole table kept per process by its digest."""

import json
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any, TypeVar, cast

from graph_schema.claims import VISIBILITIES
from graph_schema.database import Graph
from graph_schema.summary import derived_id

T = TypeVar("T")
VERSION = 2  # raise it when `summary` derives something else: the rows are made again at the next writing session
ONE = "MATCH (d:Derived {id: $id}) RETURN d.json AS json, d.digest AS digest"
KEPT = 8  # tables kept in memory per process
_kept: dict[tuple[str, str, str], Any] = {}
_turn = Lock()


def derived_mark(digest: str) -> str:
    """What a graph notes once everything is derived: for which state of the facts, and by which version of the rules."""
    return f"{digest}/{VERSION}"


def level_of(graph: Graph, visible: list[str]) -> str:
    """The most confidential level that was derived and that a reader of `visible` may see."""
    derived = derived_row(graph, "levels") or ["public"]
    return max((level for level in derived if level in visible), key=VISIBILITIES.index, default="public")


def derived_row(graph: Graph, known: str) -> Any:
    """The content of one row, or None where there is none."""
    rows = graph.read(ONE, id=known)
    return json.loads(rows[0]["json"]) if rows else None


def family(graph: Graph, head: str) -> dict[str, Any] | None:
    """What is counted of the family with this head; None for one without members or worksites."""
    found = derived_row(graph, derived_id("family", level_of(graph, graph.visible), head))
    return dict(found) if found else None


def cells(graph: Graph, head: str) -> dict[str, Any] | None:
    """The counts of the family by country and tier alone; None for one without members or worksites."""
    found = derived_row(graph, derived_id("cells", level_of(graph, graph.visible), head))
    return dict(found) if found else family(graph, head)  # a graph that an older version derived has the whole row only


def places(graph: Graph, head: str, country: str, limit: int = 1_000) -> Iterator[tuple[str, str, int, str]]:
    """Up to `limit` places of a family in a country: id, label, tier, presence; those with a union first."""
    level, number, given = level_of(graph, graph.visible), 0, 0
    while given < limit and (found := derived_row(graph, derived_id("places", level, f"{head}:{country or '-'}:{number}"))):
        for known, label, tier, presence in found["places"][: limit - given]:
            yield known, label, tier, presence
            given += 1
        number += 1


def shared_employers(graph: Graph) -> list[dict[str, Any]]:
    """Every family in two countries or more, from memory while the graph is the same."""
    return list(_table(graph, "shared-employers"))


def counted(graph: Graph) -> list[dict[str, Any]]:
    """What the graph holds: see `holdings.Count`."""
    return list(_table(graph, "holdings"))


def made(graph: Graph, kind: str, make: Callable[[list[dict[str, Any]]], T]) -> T:
    """What `make` makes of a table, kept like the table itself while the graph is the same. Treat it as fixed."""
    return cast(T, _kept_or(graph, kind, f"{make.__module__}.{make.__qualname__}", make))


def _table(graph: Graph, kind: str) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], _kept_or(graph, kind, "", lambda content: content))


def _kept_or(graph: Graph, kind: str, name: str, make: Callable[[list[dict[str, Any]]], Any]) -> Any:
    known = derived_id(kind, level_of(graph, graph.visible))
    rows = graph.read(ONE, id=known)
    if not rows:
        return make([])
    key = (graph.address, f"{known}/{name}", rows[0]["digest"])
    with _turn:
        if key not in _kept:
            content = json.loads(rows[0]["json"])
            _remember(key, make(content if isinstance(content, list) else _joined(graph, known, content["rows"])))
        return _kept[key]


def _joined(graph: Graph, known: str, rows: int) -> list[dict[str, Any]]:
    return [item for number in range(rows) for item in derived_row(graph, f"{known}:{number}") or ()]


def _remember(key: tuple[str, str, str], content: Any) -> None:
    while len(_kept) >= KEPT:
        del _kept[next(iter(_kept))]
    _kept[key] = content
