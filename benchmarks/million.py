"""every question at a million companies and as many ownership records (see gleif_world.py), the loading, and the summary

The graph is kept in var/ for the next run, as that of `questions` is.
"""

from collections.abc import Iterator

from benchmarks import questions
from benchmarks.figure import Figure
from benchmarks.gleif_world import GleifWorld


def measure(small: bool) -> Iterator[Figure]:
    """Figures of the engines."""
    yield from questions.figures(GleifWorld(0.01 if small else 1.0), "gleif1")
