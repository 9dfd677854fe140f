"""Reading what was derived after the last load: one family by its head, or a whole table kept per process by its digest."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar, cast

import orjson

from graph_schema import cypher
from graph_schema.claims import VISIBILITIES
from graph_schema.database import Graph, Row
from graph_schema.derived_row import VERSION, derived_id
from graph_schema.family_count import Place
from graph_schema.fault import Fault
from graph_schema.language import _

T = TypeVar("T")
ONE = "MATCH (d:Derived {id: $id}) RETURN d.json AS json"
SOME = "UNWIND $ids AS id MATCH (d:Derived {id: id}) RETURN d.id AS id, d.json AS json, d.digest AS digest"
LEVELS = "levels"  # the row that says which were derived
KEPT = 16  # tables kept in memory per process
_kept: dict[tuple[str, str, str], Any] = {}
_turn = Lock()


def derived_mark(digest: str) -> str:
    """What a graph notes once everything is derived: for which state of the facts, and by which version of the rules."""
    return f"{digest}/{VERSION}"


def is_current(graph: Graph) -> bool:
    """Whether what is derived holds for the facts as they are: after a decision it is made again in the background."""
    rows = graph.read(cypher.READ_META)
    return not rows or rows[0]["derived"] == derived_mark(rows[0]["digest"])


def level_of(graph: Graph, visible: list[str]) -> str:
    """The most confidential level that was derived and that a reader of `visible` may see.

    Raises Fault where another version of the rules derived it.
    """
    return _level(derived_row(graph, LEVELS), visible)


def _level(kept: Any, visible: list[str]) -> str:
    kept = kept or {"version": VERSION, "levels": []}
    if not isinstance(kept, dict) or kept["version"] != VERSION:
        raise Fault(_("The summary of this graph was made by another version: load any file, and it is made anew."))
    return max((level for level in kept["levels"] if level in visible), key=VISIBILITIES.index, default="public")


def _at_level(graph: Graph, kind: str, ids: list[str]) -> tuple[str, dict[str, Row]]:
    """The level, and the rows of this kind by their own ids: asked for together, at each level that the reader may see."""
    at_all = [derived_id(kind, level, known) for level in graph.visible for known in ids]
    rows = {row["id"]: row for row in graph.read(SOME, ids=[LEVELS, *at_all])}
    levels = rows.pop(LEVELS, None)
    return _level(orjson.loads(levels["json"]) if levels else None, graph.visible), rows


def derived_row(graph: Graph, known: str) -> Any:
    """The content of one row, or None where there is none."""
    rows = graph.read(ONE, id=known)
    return orjson.loads(rows[0]["json"]) if rows else None


def _of_things(graph: Graph, kind: str, ids: Iterable[str]) -> dict[str, Any]:
    """The rows of a kind of these things, in the order of the ids; a thing without a row is left out."""
    known = sorted(set(ids))
    if not known:
        return {}
    level, rows = _at_level(graph, kind, known)
    wanted = {derived_id(kind, level, one): one for one in known}
    return {one: orjson.loads(rows[row]["json"]) for row, one in wanted.items() if row in rows}


# ---------------------------------------------------------------------------------------------------------------- families
def family(graph: Graph, head: str) -> dict[str, Any] | None:
    """What is counted of the family with this head; None for one without members or worksites."""
    return families(graph, [head]).get(head)


def families(graph: Graph, heads: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What is counted of the families with these heads."""
    return _of_things(graph, "family", heads)


def places(graph: Graph, family: Mapping[str, Any], country: str, limit: int = 1_000) -> Iterator[Place]:
    """Up to `limit` places of a family in a country: id, label, tier, presence; those with a union first."""
    if "places" in family:
        yield from map(_place, family["places"].get(country, {"places": []})["places"][:limit])
        return
    level, number, given = level_of(graph, graph.visible), 0, 0
    key = f"{family['root']}:{country or '-'}"
    while given < limit and (found := derived_row(graph, derived_id("places", level, f"{key}:{number}"))):
        yield from map(_place, found["places"][: limit - given])
        given, number = given + len(found["places"]), number + 1


def _place(kept: list[Any]) -> Place:
    known, label, tier, presence = kept
    return known, label, tier, presence


def first_places(graph: Graph, wanted: Iterable[tuple[Mapping[str, Any], str]]) -> dict[tuple[str, str], dict[str, Any]]:
    """For each family and country: its first `places` there, and of how many (`of`)."""
    listed = list(wanted)
    found = {(f["root"], land): f["places"][land] for f, land in listed if land in f.get("places", ())}
    apart = {f"{f['root']}:{land or '-'}:0": (f["root"], land) for f, land in listed if "places" not in f}
    return found | {apart[key]: row for key, row in _of_things(graph, "places", apart).items()}


def standings(graph: Graph, unions: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Where these unions represent workers: see `standing.Standings.rows`."""
    return _of_things(graph, "union", unions)


def resting(graph: Graph, source: str) -> dict[str, list[list[Any]]]:
    """The first things that rest on a source, by label: id, name, country."""
    return _of_things(graph, "resting", [source]).get(source) or {}


def doubts(graph: Graph, kind: str) -> dict[str, Any]:
    """What to look into of one kind: `count`, those `listed`, and how many of each of the `sources`."""
    found = _of_things(graph, "doubts", [kind]).get(kind)
    return cast(dict[str, Any], found or {"count": 0, "listed": [], "sources": {}})


# ------------------------------------------------------------------------------------------------------------------ tables
def shared_employers(graph: Graph) -> list[dict[str, Any]]:
    """Every family in two countries or more, from memory while the graph is the same."""
    return list(table(graph, "shared-employers"))


def counted(graph: Graph) -> list[dict[str, Any]]:
    """What the graph holds: see `holdings.Count`."""
    return list(table(graph, "holdings"))


def made(graph: Graph, kind: str, make: Callable[[list[dict[str, Any]]], T]) -> T:
    """What `make` makes of a table, kept like the table itself while the graph is the same. Treat it as fixed."""
    return cast(T, _kept_or(graph, kind, f"{make.__module__}.{make.__qualname__}", make))


def table(graph: Graph, kind: str) -> list[dict[str, Any]]:
    """A table, from memory while the graph is the same. Treat it as fixed."""
    return cast(list[dict[str, Any]], _kept_or(graph, kind, "", lambda content: content))


def _kept_or(graph: Graph, kind: str, name: str, make: Callable[[list[dict[str, Any]]], Any]) -> Any:
    level, rows = _at_level(graph, kind, [""])
    known = derived_id(kind, level)
    if known not in rows:
        return make([])
    row = rows[known]
    key = (graph.address, f"{known}/{name}", row["digest"])
    with _turn:
        if key not in _kept:
            with _no_collection():
                content = orjson.loads(row["json"])
                _remember(key, make(content if isinstance(content, list) else _joined(graph, known, content["rows"])))
        return _kept[key]


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage while a table is made, nor in it afterwards: that would take five times as long as making it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def _joined(graph: Graph, known: str, rows: int) -> list[dict[str, Any]]:
    return [item for number in range(rows) for item in derived_row(graph, f"{known}:{number}") or ()]


def _remember(key: tuple[str, str, str], content: Any) -> None:
    while len(_kept) >= KEPT:
        del _kept[next(iter(_kept))]
    _kept[key] = content
