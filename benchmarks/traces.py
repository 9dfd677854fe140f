"""Whether anything that publishers' files say of natural persons is anywhere: in the graph, in a report, in the engine's log."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph_schema import cypher
from graph_schema.database import Graph
from graph_schema.identity import fold
from graph_schema.ontology import ONTOLOGY
from loaders.report import Report

DERIVED = "MATCH (d:Derived) RETURN d.id AS id, d.json AS json"
OTHERS = "MATCH (n:`{label}`) RETURN properties(n) AS properties"
CODE = re.compile(r"(?=\S*[0-9])\S{6,}")  # one word that is no name: a key, a number
SHORTEST = 2  # words of a name; one alone may be a firm's, or any word
plain = fold.__wrapped__  # texts are long here, and none comes twice


def telling(texts: Iterable[str]) -> list[str]:
    """Names of two words and more, and keys: what cannot stand for somebody or something else."""
    return sorted({text for text in texts if len(plain(text).split()) >= SHORTEST or CODE.fullmatch(text)})


def found(persons: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Those of the persons' names and keys that stand in one of the texts as whole words."""
    by_first: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for person in persons:
        words = plain(person).split()
        by_first[words[0]].append((words, person))
    hits: set[str] = set()
    for text in texts:
        words = plain(text).split()
        for at, word in enumerate(words):
            hits.update(name for wanted, name in by_first.get(word, ()) if words[at : at + len(wanted)] == wanted)
    return sorted(hits)


def everything(graph: Graph, report: Report, home: Path) -> Iterator[str]:
    """All that the graph holds, claims and what is derived from them, all that a load said, and the engine's logs."""
    for label in cypher.node_labels():
        yield from _texts(graph, OTHERS.format(label=label))
    for tie in ONTOLOGY.ties:
        for start, end in cypher.tie_shapes(tie):
            yield from _texts(graph, cypher.all_ties(tie, start, end))
    yield from _texts(graph, DERIVED)
    yield from (*report.told(), json.dumps(report.as_json(), ensure_ascii=False), report.table())
    for log in sorted(path for path in home.rglob("*") if path.is_file() and ".log" in path.name):
        with log.open(encoding="utf-8", errors="replace") as lines:
            yield from lines


def _texts(graph: Graph, query: str) -> Iterator[str]:
    for row in graph.stream(query):
        yield json.dumps(row, ensure_ascii=False, default=str)
