"""What a load would change, before it does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph_schema.database import Graph
from graph_schema.difference import Comparer, Difference
from loaders.chunk import chunks_of
from loaders.formats import Format
from loaders.load import Progress, count, planned, tally
from loaders.report import Report
from loaders.seen import Seen


@dataclass
class Diff:
    """The report as a load would give it, and what would be new, change or go; `kept` at most, `more` says how many beyond."""

    report: Report
    differences: list[Difference] = field(default_factory=list)
    more: int = 0

    def add(self, found: Iterable[Difference], kept: int) -> None:
        """Keep differences while there are few, and count the others."""
        for difference in found:
            if len(self.differences) < kept:
                self.differences.append(difference)
            else:
                self.more += 1


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
    found, seen, comparer = Diff(report), Seen(), Comparer(graph)
    for chunk in chunks_of(plan):
        compared = comparer.compare(chunk.batch)
        count(chunk, report)
        tally(chunk, compared.outcomes, report, seen)
        found.add(compared.differences, kept)
        if progress:
            progress(chunk.work.counts.path, chunk.work.counts.read)
    found.add(comparer.gone(), kept)
    return found
