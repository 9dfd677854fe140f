"""What a load would change, before it does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph_schema import cypher
from graph_schema.database import Graph
from graph_schema.difference import Difference, compare
from graph_schema.identity import decided
from loaders.chunk import chunks_of
from loaders.formats import Format
from loaders.load import Progress, count, planned, tally
from loaders.report import Report
from loaders.seen import Seen


@dataclass
class Diff:
    """The report as a load would give it, and what would be new or change; `kept` at most, `more` says how many beyond."""

    report: Report
    differences: list[Difference] = field(default_factory=list)
    more: int = 0


def diff(
    graph: Graph,
    paths: Iterable[str | Path],
    *,
    retrieved: str | None = None,
    kept: int = 10_000,
    progress: Progress | None = None,
    mapping: Format | None = None,
) -> Diff:
    """Compare files and folders with the graph; nothing is written. Raises Fault as `load` does."""
    report, plan = planned(paths, retrieved, mapping)
    found, seen = Diff(report), Seen()
    stands_for = decided(graph.read(cypher.READ_DECISIONS))
    for chunk in chunks_of(plan):
        compared = compare(graph, chunk.batch, stands_for)
        count(chunk, report)
        tally(chunk, compared.outcomes, report, seen)
        room = max(0, kept - len(found.differences))
        found.differences += compared.differences[:room]
        found.more += max(0, len(compared.differences) - room)
        if progress:
            progress(chunk.work.counts.path, chunk.work.counts.read)
    return found
