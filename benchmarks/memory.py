"""memory of a load: the highest use of the loading process for 50,000 and for 200,000 rows, which must be the same

The embedded graph is a process of its own; what counts here is the process that reads, checks and sends.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import files
from benchmarks.figure import Figure

MOST = 1.25  # of the use for a quarter of the rows
LOAD = """
import json, resource, sys
from pathlib import Path
from graph_schema import write
from graph_schema.database import open_graph
from loaders.load import load
write.derive = lambda door: None  # the summary is as large as what it sums up, not as the file
with open_graph({}, Path(sys.argv[1])) as graph:
    report = load(graph, [sys.argv[2]])
use = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"loaded": sum(file.loaded for file in report.files), "megabytes": use / 1024}))
"""


def measure(small: bool) -> Iterator[Figure]:
    """Megabytes for a file and for one four times as large, and their ratio."""
    rows = 5_000 if small else 50_000
    few, many = used(rows), used(rows * 4)
    yield Figure(f"highest use, {rows:,} rows", few, "MB")
    yield Figure(f"highest use, {rows * 4:,} rows", many, "MB")
    yield Figure("four times the rows, use", many / few, "times", most=MOST)


def used(rows: int) -> float:
    """Megabytes that a process of its own used at most to load so many rows."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        made = files.folder(Path(folder) / "files", "m", rows)
        command = [sys.executable, "-c", LOAD, str(Path(folder) / "home"), str(made)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    found = json.loads(done.stdout)
    if found["loaded"] != rows:
        raise AssertionError(f"{found['loaded']} of {rows} rows were loaded")
    return float(found["megabytes"])
