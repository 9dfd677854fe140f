"""Words that a large share of the names of a type hold, such as `sindicato`: no help in finding one of them."""

import time
from collections import Counter
from threading import Lock

from graph_schema.database import Graph
from graph_schema.ontology import ONTOLOGY

SMALL = 5_000  # things of a type up to which every word is quick to look up
SAMPLE = 1_000  # names read at each place of the sample
PLACES = ("", "m", "name:n")  # ids at which a part of the sample begins
SHARE = 0.02  # of the sample: a word in more names than that is frequent
KEPT_FOR = 600.0  # seconds

_kept: dict[str, tuple[float, dict[str, frozenset[str]]]] = {}
_turn = Lock()


def frequent_words(graph: Graph) -> dict[str, frozenset[str]]:
    """Label -> its frequent words, for the types with many things; kept for some minutes per process."""
    key = graph.address
    with _turn:
        until, words = _kept.get(key, (0.0, {}))
        if time.monotonic() > until:
            words = {label: _sampled(graph, label) for label in _large(graph)}
            _kept[key] = time.monotonic() + KEPT_FOR, words
        return words


def _large(graph: Graph) -> list[str]:
    labels = [node.label for node in ONTOLOGY.nodes if node.searched]
    query = " UNION ALL ".join(f"MATCH (n:`{label}`) RETURN '{label}' AS label, count(*) AS n" for label in labels)
    return [row["label"] for row in graph.read(query) if row["n"] > SMALL]


def _sampled(graph: Graph, label: str) -> frozenset[str]:
    query = f"MATCH (n:`{label}`) WHERE n.id > $after WITH n LIMIT $limit RETURN coalesce(n.search, '') AS search"
    names = [set(row["search"].split()) for after in PLACES for row in graph.read(query, after=after, limit=SAMPLE)]
    counted = Counter(word for name in names for word in name)
    return frozenset(word for word, count in counted.items() if count > SHARE * len(names))
