"""files in the shape of GLEIF's golden copy, a million companies and their ownership records: rows per second, memory, summary

The files are CSV, as GLEIF offers them, made for the run; they are loaded by a process of its own into an empty graph, as
`solidarity load` does it. `million` asks the questions at that size.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import only
from benchmarks.engines import HEAP, engine
from benchmarks.figure import Figure
from benchmarks.files import lei
from benchmarks.gleif_world import GleifWorld
from graph_schema.records import TieRecord

LEI = (
    "LEI", "Entity.LegalName", "Entity.LegalAddress.City", "Entity.LegalAddress.Country", "Entity.HeadquartersAddress.City",
    "Entity.HeadquartersAddress.Country", "Entity.RegistrationAuthority.RegistrationAuthorityID",
    "Entity.RegistrationAuthority.RegistrationAuthorityEntityID", "Entity.LegalJurisdiction", "Entity.EntityCategory",
    "Entity.LegalForm.OtherLegalForm", "Entity.EntityStatus", "Registration.LastUpdateDate", "Registration.RegistrationStatus",
)  # fmt: skip
PERIOD = "Relationship.RelationshipPeriods.RelationshipPeriod.1"
RR = (
    "Relationship.StartNode.NodeID", "Relationship.StartNode.NodeIDType", "Relationship.EndNode.NodeID",
    "Relationship.EndNode.NodeIDType", "Relationship.RelationshipType", f"{PERIOD}.StartDate", f"{PERIOD}.PeriodType",
    "Relationship.RelationshipStatus", "Registration.LastUpdateDate", "Registration.RegistrationStatus",
)  # fmt: skip
UPDATED = "2026-05-18T15:41:20Z"
KINDS = {"direct": "IS_DIRECTLY_CONSOLIDATED_BY", "ultimate": "IS_ULTIMATELY_CONSOLIDATED_BY"}
LOAD = """
import json, resource, sys, time
from pathlib import Path
from graph_schema import write
from graph_schema.database import open_graph
from loaders.load import load
took = []
derive = write.derive
def timed(door):
    began = time.monotonic()
    derive(door)
    took.append(time.monotonic() - began)
write.derive = timed
with open_graph(json.loads(sys.argv[1]), Path(sys.argv[2])) as graph:
    began = time.monotonic()
    report = load(graph, [sys.argv[3]])
    done = time.monotonic() - began
use = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
counts = [sum(column) for column in zip(*(file.counts() for file in report.files))]
print(json.dumps({"counts": counts, "seconds": done - sum(took), "summary": sum(took), "megabytes": use}))
"""


def measure(small: bool) -> Iterator[Figure]:
    """Rows per second, the loading process's highest use, seconds for the summary, on each engine."""
    world = GleifWorld(0.01 if small else 1.0)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        rows = written(world, Path(folder))
        for name in only.engines:
            with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as home:
                found = loaded(name, Path(home), Path(folder))
            read, new, *_others = found["counts"]
            if (read, new) != (rows, rows):
                raise AssertionError(f"{found['counts']} of {rows} rows were loaded")
            note = f"{rows:,} rows in {found['seconds']:,.0f} s"
            yield Figure(f"{name}: load", rows / found["seconds"], "rows/s", note=note)
            yield Figure(f"{name}: highest use of the loading process", found["megabytes"], "MB", note="with the summary")
            yield Figure(f"{name}: rebuild the summary", found["summary"], "s")


def written(world: GleifWorld, folder: Path) -> int:
    """Write both files; how many rows they have."""
    done = 0
    for name, header, rows in (("lei.csv", LEI, companies(world)), ("rr.csv", RR, relationships(world))):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream)
            table.writerow(header)
            for row in rows:
                table.writerow(row)
                done += 1
    return done


def companies(world: GleifWorld) -> Iterator[tuple[str, ...]]:
    """The rows of the first file."""
    for n in range(world.companies):
        said = {name: str(value) for name, value in world.company(n).items()}
        where = said["place"], said["country"]
        register, state = ("RA000441", f"{n:09d}"), ("ACTIVE", UPDATED, "ISSUED")
        yield lei("BENCH", n), said["name"], *where, *where, *register, said["country"], "GENERAL", "S.A.", *state


def relationships(world: GleifWorld) -> Iterator[tuple[str, ...]]:
    """The rows of the second file."""
    for n in range(world.companies // 2, world.companies):
        for record in world.parents(n):
            assert isinstance(record, TieRecord)
            parent, kind = int(record.start.removeprefix("lei:BENCH")), str(record.properties["basis"]).split()[0]
            period = "2015-01-01T00:00:00Z", "RELATIONSHIP_PERIOD"
            yield lei("BENCH", n), "LEI", lei("BENCH", parent), "LEI", KINDS[kind], *period, "ACTIVE", UPDATED, "PUBLISHED"


def loaded(name: str, home: Path, files: Path) -> dict[str, Any]:
    """What the process that loads the files says of itself."""
    if name == "arcadedb":
        return run({}, home, files)
    with engine(name) as (_graph, address):
        known = {"NEO4J_URI": address.uri, "NEO4J_USER": address.user, "NEO4J_PASSWORD": address.password}
        return run(known, home, files)


def run(environment: dict[str, str], home: Path, files: Path) -> dict[str, Any]:
    """Load in a process of its own: the highest use of memory is a process's."""
    command = [sys.executable, "-c", LOAD, json.dumps(environment), str(home), str(files)]
    here, heap = Path(__file__).parent.parent, {"SOLIDARITY_HEAP": HEAP}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=here, env=os.environ | heap)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
