"""Both engines with the same heap, each empty, in a folder that goes when the benchmark ends."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError

from graph_schema.address import Address, from_environment
from graph_schema.database import Graph, open_graph
from graph_schema.embedded import EmbeddedServer
from tests.neo4j_server import CONF, HERE, LTS, OPENED, RealNeo4j, java, library

ENGINES = ("arcadedb", "neo4j")
HEAP = "2g"
KEPT = Path(__file__).parent.parent / "var" / "benchmarks"


class Neo4jForSpeed(RealNeo4j):
    """The server of the tests, with as much heap as the embedded graph and with the compiler that long runs are worth."""

    def start(self) -> None:
        """Start the server, and give its first user our password. Raises AbsentError."""
        command = [str(java(self.version)), f"-Xmx{HEAP}", "-XX:+UseG1GC"]
        command += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
        command += ["-cp", f"{library(self.version)}/*", str(HERE / "Neo4jServer.java"), str(self._home)]
        (self._home / "conf").mkdir(parents=True, exist_ok=True)
        conf = CONF.format(port=self.port).replace("pagecache.size=128m", "pagecache.size=512m")
        (self._home / "conf" / "neo4j.conf").write_text(conf, encoding="utf-8")
        with (self._home / "server.log").open("wb") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True)
        self._set_password()

    def stop(self) -> None:
        """Stop the server in order: its folder may be opened again."""
        if self._process is None or self._process.stdin is None:
            return
        self._process.stdin.close()
        self._process.wait(60)

    def _log_in_first(self) -> None:
        try:
            super()._log_in_first()
        except AuthError:  # a folder that has been opened before
            with open_graph(self.environment):
                pass


@contextmanager
def engine(name: str) -> Iterator[tuple[Graph, Address]]:
    """An empty graph on this engine, and the address for a driver of one's own."""
    with scratch() as home, engine_in(name, home) as found:
        yield found


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that goes when the benchmark ends."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def kept_engine(name: str, edition: str) -> Iterator[Graph]:
    """A graph that is kept for the next run; the editions before go."""
    folder = KEPT / f"{name}-{edition}"
    kind = edition.partition("-")[0].rstrip("0123456789")
    for other in KEPT.glob(f"{name}-{kind}[0-9]*"):
        if other != folder:
            shutil.rmtree(other)
    folder.mkdir(parents=True, exist_ok=True)
    with engine_in(name, folder) as (graph, _known):
        yield graph


@contextmanager
def engine_in(name: str, home: Path) -> Iterator[tuple[Graph, Address]]:
    """The graph on this engine in a folder, and the address for a driver of one's own."""
    os.environ["SOLIDARITY_HEAP"] = HEAP
    if name == "arcadedb":
        with open_graph({}, home) as graph:
            yield graph, EmbeddedServer(home).address()
        return
    server = Neo4jForSpeed(LTS, home)
    try:
        server.start()
        with open_graph(server.environment) as graph:
            yield graph, _address(server.environment)
    finally:
        server.stop()


def _address(environment: dict[str, str]) -> Address:
    found = from_environment(environment)
    if found is None:
        raise ValueError("no address")
    return found


@contextmanager
def driver_session(address: Address) -> Iterator[neo4j.Session]:
    """A session of a driver that is nobody else's."""
    driver = neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password))
    with driver, driver.session(database=address.database) as session:
        yield session
