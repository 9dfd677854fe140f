"""Answers about everything, kept in memory for as long as the graph is the same: they are asked again and again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from explorer.question import Answer
from graph_schema import cypher
from graph_schema.database import Graph
from graph_schema.language import current_language

R = TypeVar("R")
P = ParamSpec("P")
MOST = 40  # answers per process
_kept: dict[tuple[Any, ...], Answer[Any]] = {}
_turn = Lock()


def kept(function: Callable[Concatenate[Graph, P], Answer[R]]) -> Callable[Concatenate[Graph, P], Answer[R]]:
    """Have `function` work once per state of the graph, reader, language and day. Its parameters must be hashable."""

    @wraps(function)
    def answer(graph: Graph, /, *args: P.args, **kwargs: P.kwargs) -> Answer[R]:
        state = _state(graph)
        if not state:
            return function(graph, *args, **kwargs)
        key = (function.__qualname__, state, args, tuple(sorted(kwargs.items())))
        with _turn:
            found = _kept.get(key)
        if found is None:
            found = function(graph, *args, **kwargs)
            _remember(key, found)
        return replace(found, rows=list(found.rows), sources=list(found.sources), unknown=list(found.unknown))

    return answer


def _state(graph: Graph) -> tuple[Any, ...]:
    """What an answer depends on beside its parameters; empty for a graph without a digest."""
    known = graph.read(cypher.READ_META)
    if not known:
        return ()
    return graph.address, known[0]["digest"], known[0]["derived"], tuple(graph.visible), current_language(), date.today()


def _remember(key: tuple[Any, ...], found: Answer[Any]) -> None:
    with _turn:
        while len(_kept) >= MOST:
            del _kept[next(iter(_kept))]
        _kept[key] = found
