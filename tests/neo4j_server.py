"""Real Neo4j servers for the tests, from the jars of Maven Central: no Docker, no installation."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError

LTS, NEWEST = "5.26.22", "2026.09.0"
JAVA_FOR = {LTS: (17, 21), NEWEST: (25, 21)}
PASSWORD = "solidarity-test"
HERE = Path(__file__).parent / "neo4j"
START_LIMIT = 120.0  # seconds; measured: 11 on two idle cores
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
CONF = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
"""
# A query planned once stays planned: tests fill and empty small graphs all the time, and planning is most of what they cost.
PLANNED_ONCE = "dbms.cypher.min_replan_interval=1h\ndbms.cypher.statistics_divergence_threshold=1.0\n"


class AbsentError(Exception):
    """Something this machine lacks: what, and how to get it."""


def java(version: str) -> Path:
    """A JDK's `java` that runs this Neo4j. Raises AbsentError."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    if found := shutil.which("java"):
        homes.append(Path(found).resolve().parent.parent)
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    for major in JAVA_FOR[version]:
        for home in homes:
            if _major(home) == major and (home / "bin" / "javac").exists():
                return home / "bin" / "java"
    raise AbsentError(f"Java (JDK {' or '.join(map(str, JAVA_FOR[version]))})", "apt install openjdk-17-jdk-headless")


def _major(home: Path) -> int:
    try:
        found = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def library(version: str) -> Path:
    """The folder with the jars of this Neo4j, fetched with Maven the first time. Raises AbsentError.

    SOLIDARITY_NEO4J_LIB names a folder that holds the jars of the long-term version already.
    """
    if version == LTS and os.environ.get("SOLIDARITY_NEO4J_LIB"):
        return Path(os.environ["SOLIDARITY_NEO4J_LIB"])
    folder = Path.home() / ".cache" / "solidarity-graph" / f"neo4j-{version}" / "lib"
    if not (folder / f"neo4j-{version}.jar").exists():
        _fetch(version, folder)
    return folder


def _fetch(version: str, folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise AbsentError("Maven", "apt install maven")
    draft = folder.with_name(f"lib.{os.getpid()}")
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={draft}", f"-Dneo4j.version={version}"]
    done = subprocess.run([maven, "-q", "-B", "-f", str(HERE / "pom.xml"), *goal], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        shutil.rmtree(draft, ignore_errors=True)
        raise AbsentError(f"Neo4j {version}", f"reach Maven Central: {done.stdout.strip().splitlines()[:1]}")
    if (folder / f"neo4j-{version}.jar").exists():  # another run was quicker
        shutil.rmtree(draft)
        return
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


class RealNeo4j:
    """A server of its own in `home`, on a free port of this machine."""

    def __init__(self, version: str, home: Path) -> None:
        self.version, self._home = version, home
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What makes `open_graph` use this server."""
        return {"NEO4J_URI": f"bolt://127.0.0.1:{self.port}", "NEO4J_PASSWORD": PASSWORD}

    def start(self) -> None:
        """Start the server, and give its first user our password. Raises AbsentError."""
        command = [str(java(self.version)), "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        command += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
        command += ["-cp", f"{library(self.version)}/*", str(HERE / "Neo4jServer.java"), str(self._home)]
        (self._home / "conf").mkdir(parents=True, exist_ok=True)
        (self._home / "conf" / "neo4j.conf").write_text(CONF.format(port=self.port) + PLANNED_ONCE, encoding="utf-8")
        with (self._home / "server.log").open("wb") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True)
        self._set_password()

    def stop(self) -> None:
        """End the server at once: its data are the tests' own, and an orderly stop takes ten seconds."""
        if self._process is None or self._process.stdin is None:
            return
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()

    def _log_in_first(self) -> None:
        uri, change = self.environment["NEO4J_URI"], "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
        driver = GraphDatabase.driver(uri, auth=("neo4j", "neo4j"))
        # Not execute_query, whose own retries wait longer and longer.
        with driver, driver.session(database="system") as session:
            session.run(change, new=PASSWORD).consume()

    def _set_password(self) -> None:
        limit = time.monotonic() + START_LIMIT
        while True:
            try:
                self._log_in_first()
                return
            except (DriverError, OSError):
                if time.monotonic() > limit or (self._process and self._process.poll() is not None):
                    raise RuntimeError((self._home / "server.log").read_text(encoding="utf-8", errors="replace")) from None
                time.sleep(0.2)
