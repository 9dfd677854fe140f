"""One line that tells how far a load has come, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def progress_line(*, quiet: bool) -> Iterator[Callable[[str, int], None]]:
    """A function to call with a path and the rows read of it so far; the line is cleared at the end."""
    shown = not quiet and sys.stderr.isatty()

    def tell(path: str, rows: int) -> None:
        if shown:
            sys.stderr.write(f"\r\x1b[K{Path(path).name}: {rows:,}")
            sys.stderr.flush()

    yield tell
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
