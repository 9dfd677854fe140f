"""`python -m benchmarks [NAME ...] [small] [list] [arcadedb | neo4j] [asks=QUESTION,...]`: run all benchmarks, or those named.

Exit status 1 when a limit is missed. BENCH=small, or the word small, runs quick variants that show whether all works; their
figures do not count for much. An engine's name leaves out the other one; `asks` leaves out all other questions.
"""

import importlib
import os
import platform
import sys
import time
from collections.abc import Iterator
from types import ModuleType

from benchmarks import only
from benchmarks.engines import ENGINES
from benchmarks.figure import Figure, heading, missed

NAMES = (
    "loading",
    "largest",
    "folder",
    "memory",
    "xml",
    "questions",
    "million",
    "golden_copy",
    "cold_start",
    "first_page",
    "paint",
    "agreement",
    "identity",
)
ASKS = "asks="


def main(words: list[str]) -> int:
    """Run what the words name. 0, or 1 when a limit is missed, or 2 for a word that names nothing."""
    small = "small" in words or os.environ.get("BENCH") == "small"
    wanted = [word for word in words if word != "small" and word not in ENGINES and not word.startswith(ASKS)]
    only.engines = tuple(word for word in words if word in ENGINES) or ENGINES
    only.asked = tuple(name for word in words if word.startswith(ASKS) for name in word.removeprefix(ASKS).split(","))
    if wanted == ["list"]:
        print(*(f"{name:<12} {_doc(_module(name))}" for name in NAMES), sep="\n")
        return 0
    if odd := [word for word in wanted if word not in NAMES]:
        print(f"There is no benchmark {odd[0]}. There are: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    print(_machine() + (", small variant" if small else ""))
    late = missed([figure for name in wanted or NAMES for figure in _run(name, small)])
    print(f"\n{len(late)} limits missed" if late else "\nall limits kept")
    return 1 if late else 0


def _run(name: str, small: bool) -> Iterator[Figure]:
    module, began = _module(name), time.monotonic()
    print(heading(name, _doc(module)), flush=True)
    for figure in module.measure(small):
        print(figure.line(), flush=True)
        yield figure
    print(f"{'':<52} {time.monotonic() - began:9.0f} s in all", flush=True)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"benchmarks.{name}")


def _doc(module: ModuleType) -> str:
    return (module.__doc__ or "").splitlines()[0]


def _machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
