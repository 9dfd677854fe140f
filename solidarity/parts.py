"""Which part of the graph an export is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from explorer.export.subgraph import Subgraph
from explorer.question import ask
from explorer.questions.part import MOST, around, part
from explorer.subjects import resolve
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.identity import is_id
from graph_schema.language import _


def part_around(graph: Graph, start: Sequence[str]) -> Subgraph:
    """Things and all their neighbours. Raises Fault when there is none to start from, or too many around one."""
    if not start:
        raise Fault(_("Say what to export: --from NAME, or --question NAME."))
    ids: dict[str, None] = {}
    for text in start:
        ids |= dict.fromkeys(around(graph, resolve(graph, text)))
    if len(ids) > MOST:
        raise Fault(
            _("{count} things are more than an export holds ({most}): start from fewer.").format(count=len(ids), most=MOST)
        )
    return part(graph, ids)


def part_answered(graph: Graph, question: str, told: Mapping[str, str | list[str]]) -> Subgraph:
    """The things that an answer names, its subject among them, and the ties among them. Raises Fault where it names none."""
    answer = ask(graph, question, told)
    found = part(graph, dict.fromkeys([*_ids(dict(answer.subject)), *(i for row in answer.rows for i in _ids(asdict(row)))]))
    if not found.nodes:
        text = _(
            "The answer to {question} names no thing, so that there is nothing to export: "
            "see it with `solidarity ask {question}`."
        )
        raise Fault(text.format(question=question))
    return found


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if is_id(value) and not value.startswith(("http:", "https:")):
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _ids(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _ids(inner)
