"""What a run is limited to: set by the command line, all by default."""

from benchmarks.engines import ENGINES

engines: tuple[str, ...] = ENGINES
asked: tuple[str, ...] = ()


def is_asked(name: str) -> bool:
    """Whether a question is to be measured."""
    return not asked or name in asked
