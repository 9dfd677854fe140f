"""The picture of a network: where one started, the ring around it, and what was opened since, step by step.

A step is written `OWNS.out:gem:E100`: the kind of tie, which way, and the thing it was opened at. The same step again shows
the next PAGE things. The address of the page holds the steps, so that a link shows the same picture.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.questions import neighbourhood as near
from explorer.questions.neighbourhood import IN, OUT, PAGE, Expansion, Link, Thing
from graph_schema.database import Graph
from graph_schema.ontology import ONTOLOGY

RING = 60  # things around a start that are shown before anybody asks for more
FIRST = 24  # of a single kind that is larger than the ring
LIMIT = 3000  # things in a picture: beyond that nobody sees anything
TIES = frozenset(tie.name for tie in ONTOLOGY.ties)


@dataclass(frozen=True)
class Step:
    """One kind of tie opened at one thing, with how many things shown."""

    tie: str
    way: str
    at: str
    limit: int = PAGE

    def __str__(self) -> str:
        return f"{self.tie}.{self.way}:{self.at}"


@dataclass(frozen=True)
class Network:
    """`layers` are the things by the step that brought them, the starts first; `missing` the starts that are not in the graph."""

    layers: tuple[tuple[Thing, ...], ...] = ()
    links: tuple[Link, ...] = ()
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    full: bool = field(default=False)

    @property
    def things(self) -> list[Thing]:
        """Everything in the picture, in the order in which it came."""
        return [thing for layer in self.layers for thing in layer]


def steps_of(texts: Iterable[str]) -> list[Step]:
    """The steps written so; what is no step is left out. A repeated step shows as many pages more."""
    pages: Counter[str] = Counter()
    steps = []
    for text in texts:
        kind, _colon, at = text.partition(":")
        tie, _dot, way = kind.partition(".")
        if tie in TIES and way in (OUT, IN) and at:
            pages[text] += 1
            steps.append(Step(tie, way, at, pages[text] * PAGE))
    return steps


def network(graph: Graph, starts: Sequence[str], opened: Iterable[str] = ()) -> Network:
    """The starts, the ring around each, the things that `opened` brought, and all ties among them."""
    labels = near.labels_of(graph, starts)
    layers = [tuple(near.things(graph, {start: labels[start] for start in starts if start in labels}))]
    ring = [step for start in layers[0] for step in _ring(near.expansions(graph, start.id, start.label), start.id)]
    steps = [*ring, *steps_of(opened)]
    known = {thing.id: thing.label for thing in layers[0]}
    for step in steps:
        layers.append(_layer(graph, step, known))
        known |= {thing.id: thing.label for thing in layers[-1]}
    missing = tuple(start for start in starts if start not in labels)
    links = tuple(near.ties_among(graph, known))
    return Network(_joined(layers, len(ring)), links, tuple(steps), missing, len(known) >= LIMIT)


def _layer(graph: Graph, step: Step, known: dict[str, str]) -> tuple[Thing, ...]:
    """What a step brings that was not there; nothing where its thing is not in the picture, or the picture is full."""
    if step.at not in known or len(known) >= LIMIT:
        return ()
    found = near.neighbours(graph, step.at, known[step.at], step.tie, step.way, limit=step.limit)
    return tuple(thing for thing in found if thing.id not in known)[: LIMIT - len(known)]


def _joined(layers: list[tuple[Thing, ...]], ring: int) -> tuple[tuple[Thing, ...], ...]:
    """The starts and their ring are one layer: they came together."""
    first = tuple(thing for layer in layers[: ring + 1] for thing in layer)
    return (first, *layers[ring + 1 :])


def _ring(kinds: Iterable[Expansion], at: str) -> list[Step]:
    """The smaller kinds of ties first, as many whole ones as fit; of a hub's only kind, the first few."""
    ranked = sorted(kinds, key=lambda kind: kind.count)
    kept: list[Step] = []
    room = RING
    for kind in ranked:
        if kind.count <= room and not kind.more:
            kept.append(Step(kind.tie, kind.way, at, kind.count))
            room -= kind.count
    if not kept and ranked:
        kept.append(Step(ranked[0].tie, ranked[0].way, at, FIRST))
    return kept


def in_picture(shown: Network, at: str) -> dict[tuple[str, str], int]:
    """How many things of each kind of tie (tie, way) around a thing are in the picture already."""
    ends = {(link.tie, OUT, link.end) for link in shown.links if link.start == at}
    ends |= {(link.tie, IN, link.start) for link in shown.links if link.end == at}
    return Counter((tie, way) for tie, way, _other in ends)


def next_step(kinds: Iterable[Expansion], at: str, there: Mapping[tuple[str, str], int]) -> Step | None:
    """What the plus key opens: the smallest kind of tie of which not everything is in the picture; None when all is."""
    left = [kind for kind in kinds if kind.more or kind.count > there.get((kind.tie, kind.way), 0)]
    left.sort(key=lambda kind: kind.count)
    return Step(left[0].tie, left[0].way, at) if left else None
