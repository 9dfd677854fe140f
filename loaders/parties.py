"""The things of a graph as parties to be matched: streamed, each with its names, codes, place and owners."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema import claims as c
from graph_schema import cypher
from graph_schema.database import Graph
from graph_schema.ontology import ONTOLOGY
from loaders.match import party
from loaders.match_party import Party
from loaders.party_name import BACKGROUND, Weights, words_of

KINDS = {"Union": "union", "Employer": "employer", "Worksite": "worksite"}
ENOUGH = 2_000  # names from which on they tell themselves how rare a word is


@dataclass(frozen=True)
class Described:
    """A node: what is said of it in all claims, and its codes."""

    id: str
    view: dict[str, Any]
    codes: set[str]

    def names(self, label: str) -> list[str]:
        """Its names. A worksite's other names are left out: they often name the company."""
        return [str(self.view["name"]), *(_texts(self.view.get("aliases")) if label != "Worksite" else ())]


def parties(graph: Graph, label: str) -> list[Party]:
    """All things of one type that have a name."""
    nodes = list(_described(graph, label))
    weights = _weights(KINDS[label], [name for node in nodes for name in node.names(label)])
    owners = _owners(graph, label)
    return [_party(label, node, owners.get(node.id, set()), weights) for node in nodes]


def _described(graph: Graph, label: str) -> Iterator[Described]:
    for row in graph.stream(cypher.all_nodes(label)):
        said = c.read(row["claims"])
        view = dict(c.resolved(said, c.VISIBILITIES))
        if view.get("name"):
            ids = {row["id"], *(claim["i"] for claim in said.values() if "i" in claim), *_texts(view.get("identifiers"))}
            yield Described(row["id"], view, {known for known in ids if not known.startswith("name:")})


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _party(label: str, node: Described, owners: set[str], weights: Weights | None) -> Party:
    text = {name: str(node.view.get(name) or "") for name in ("country", "region", "place", "sector")}
    return party(node.id, node.names(label), kind=KINDS[label], owners=owners, codes=node.codes, weights=weights, **text)


def _weights(kind: str, names: Sequence[str]) -> Weights | None:
    """How rare words are among many names: as if they were as many as the bundled counts are of."""
    if len(names) < ENOUGH:
        return None
    counts = Counter(word for name in names for word in set(words_of(name, "")[0]))
    return Weights(kind, {word: round(count * BACKGROUND / len(names)) for word, count in counts.items() if count > 1})


def _owners(graph: Graph, label: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in ("OWNS", "OPERATES"):
        tie = ONTOLOGY.tie(name)
        for start, end in cypher.tie_shapes(tie):
            if end == label:
                for row in graph.stream(cypher.all_ties(tie, start, end)):
                    found[row["end"]].add(row["start"])
    return found
