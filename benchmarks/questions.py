"""every question, on both engines, at 100,000 things and 400,000 ties with hubs of 20,000 (see world.py)

The graph is loaded once through the door and kept in var/ for the next run. Subjects: sixty per question, one in five of
them a hub, so that the slowest twentieth is a hub's. Sixty others are asked about before, which is not measured.
"""

import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, Protocol

from benchmarks import only
from benchmarks.engines import kept_engine
from benchmarks.figure import Figure
from benchmarks.loading import without_summary
from benchmarks.world import EDITION, World
from explorer.question import Question, questions
from explorer.questions import search
from explorer.questions.network import network
from graph_schema import schema
from graph_schema.batch import Batch
from graph_schema.cypher import READ_META
from graph_schema.database import Graph
from graph_schema.derived import derived_mark
from graph_schema.records import Record
from graph_schema.write import derive, writing

SUBJECTS, HUBS, WARM = 60, 12, 12
ONE, ALL = 100.0, 300.0  # milliseconds
TOLD: dict[str, dict[str, Any]] = {
    "resting-on": {"source": "bench/register"},
    "national-figures": {"countries": ["MX", "US", "DE"]},
}


class Sample(Protocol):
    """A world to be asked about."""

    scale: float
    hubs: tuple[tuple[str, str], ...]

    def any(self, label: str) -> tuple[str, str]:
        """A thing drawn by lot."""

    def nodes(self) -> Iterator[Record]:
        """All things."""

    def ties(self) -> Iterator[Record]:
        """All ties."""


LABELS = ("Employer", "Worksite", "Union")
PIECES = (
    "acero",
    "emp12",
    "motor te",
    "minera worksite 1",
    "union 77",
    "snt4",
    "quimica",
    "ciudad 12",
    "papel mexico",
    "logistica case",
)


def measure(small: bool) -> Iterator[Figure]:
    """Figures of the engines."""
    yield from figures(World(0.05 if small else 1.0), EDITION)


def figures(world: Sample, edition: str) -> Iterator[Figure]:
    """Loading the world, deriving its summary, every question the first time and many times."""
    for name in only.engines:
        with kept_engine(name, f"{edition}-{world.scale}") as graph:
            yield from _loaded(name, graph, world)
            if not only.asked or _is_stale(graph):
                yield from _summary(name, graph)
            for question in questions().values():
                if only.is_asked(question.name):
                    yield from _asked(name, graph, world, question)
            if only.is_asked("search"):
                yield _figure(name, "search as one types", ONE, [partial(search.find, graph, text) for text in PIECES * 6])
            if only.is_asked("network"):
                around = [partial(network, graph, [known]) for known in subjects(world, LABELS)]
                yield _figure(name, "network around one", ONE, around)


def _loaded(name: str, graph: Graph, world: Sample) -> Iterator[Figure]:
    schema.prepare(graph)
    if graph.read("MATCH (d:Meta {id: 'bench'}) RETURN d.id AS id"):
        return
    began, done = time.monotonic(), 0
    with without_summary(), writing(graph, "bench") as door:
        for records in (world.nodes(), world.ties()):
            while batch := list(islice(records, 5_000)):
                door.put(Batch(batch))
                done += len(batch)
    graph.transact(lambda tx: tx.run("MERGE (d:Meta {id: 'bench'})"))
    took = time.monotonic() - began
    yield Figure(f"{name}: load the world", took, "s", note=f"{done:,} records, {done / took:,.0f} a second")


def _is_stale(graph: Graph) -> bool:
    meta = graph.read(READ_META)[0]
    return bool(meta["derived"] != derived_mark(meta["digest"]))


def _summary(name: str, graph: Graph) -> Iterator[Figure]:
    with without_summary(), writing(graph, "bench") as door:
        began = time.monotonic()
        derive(door)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        note = f"highest use of memory so far {most:,.0f} MB"
        yield Figure(f"{name}: rebuild the summary", time.monotonic() - began, "s", note=note)


def _asked(name: str, graph: Graph, world: Sample, question: Question) -> Iterator[Figure]:
    """A question about one thing is asked of each subject; one about everything as often as that."""
    told = TOLD.get(question.name, {})
    one = next((p for p in question.parameters if p.labels and "list" not in str(p.type)), None)
    if one is None:
        everything = [partial(question.function, graph, **told)] * 20
        first = _milliseconds(everything[0])
        yield Figure(f"{name}: {question.name}, asked for the first time", first, "ms", most=ALL)
        yield _figure(name, question.name, ALL, everything)
        return
    labels = tuple(label for label in LABELS if label in one.labels)

    def calls() -> list[Callable[[], Any]]:
        known = subjects(world, labels)
        return [partial(question.function, graph, **told, **{one.name: subject}) for subject in known]

    yield _figure(name, question.name, ONE, calls(), calls())


def subjects(world: Sample, labels: tuple[str, ...]) -> list[str]:
    """Ids of things of these types, hubs among them, in an order by lot."""
    dice = random.Random(3)
    hubs = [hub for hub, label in world.hubs if label in labels]
    found = [world.any(dice.choice(labels))[1] for _ in range(SUBJECTS - HUBS)]
    found += [hubs[n % len(hubs)] for n in range(HUBS)] if hubs else []
    dice.shuffle(found)
    return found


def _figure(
    name: str, what: str, limit: float, calls: Sequence[Callable[[], Any]], before: Sequence[Callable[[], Any]] = ()
) -> Figure:
    """`before`: the same asked of other things, since a server that has just started is still compiling."""
    for call in before or calls[:WARM]:
        call()
    took = sorted(_milliseconds(call) for call in calls)
    p95 = statistics.quantiles(took, n=20, method="inclusive")[-1]
    note = f"p50 {statistics.median(took):.1f}, most {took[-1]:.0f}, of {len(took)}"
    return Figure(f"{name}: {what}, p95", p95, "ms", most=limit, note=note)


def _milliseconds(call: Callable[[], Any]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000
