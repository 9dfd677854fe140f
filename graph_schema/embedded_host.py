"""The process that holds the embedded graph: `python -m graph_schema.embedded_host FOLDER`, started by embedded.py.

It lives as long as the other end of its standard input is open, that is, as long as the process that started it:
a pipe closes with its owner, however the owner dies. One host at a time holds FOLDER, by a lock that the operating
system drops with the process; a second host leaves with exit status BUSY.

ArcadeDB is kept out of the application's own process because a JVM takes over signals and can take a process down.
Clients come over Bolt, with the password of the file `password`. What ArcadeDB's Bolt cannot do (it takes Cypher only,
and its Cypher creates no full-text index) is asked for over a second loopback port, see `_answer`.
"""

import json
import os
import secrets
import signal
import socket
import sys
import threading
import traceback
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from graph_schema.file_lock import FileLock

FAILED, BUSY, NO_ENGINE = 1, 3, 4
DATABASE, USER = "graph", "root"
LOCK, PASSWORD, READY, LOG = "host.lock", "password", "ready.json", "arcadedb.log.0"
STOP_LIMIT = 10.0  # seconds; the server's stop waits for ever while a client is connected
LOGGING = """\
handlers=java.util.logging.FileHandler
java.util.logging.FileHandler.pattern=arcadedb.log.%g
java.util.logging.FileHandler.limit=1000000
java.util.logging.FileHandler.count=2
java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
java.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %5$s%6$s%n
.level=WARNING
"""
# Unsorted pages of 256 KiB that an index gathers before the engine sorts them; it would after 10. Sorting competes with a load
# for the second processor: left for later, a load is a quarter faster, and at a million companies, 240 pages, nothing is slower.
UNSORTED_PAGES = 500
# A statement may take two minutes (milliseconds here) and hold five million elements in memory. The garbage collector that does
# most in little time: G1, which pauses less, costs a load on two cores a seventh more.
JVM_ARGUMENTS = [
    f"-Darcadedb.indexCompactionMinPagesSchedule={UNSORTED_PAGES}",
    "-XX:+UseParallelGC",
    "-Darcadedb.command.timeout=120000",
    "-Darcadedb.queryMaxHeapElementsAllowedPerOp=5000000",
    "-Djava.util.logging.config.file=logging.properties",
]


def settings(port: int) -> dict[str, Any]:
    """The server's settings: loopback only, and a write-ahead log that is flushed before a commit is acknowledged.

    Mode "development" keeps the error texts, which "production" hides from clients; messages may have 64 MiB.
    """
    return {
        "mode": "development",
        "host": "127.0.0.1",
        "http_port": "0",
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": port,
        "bolt_maxMessageSize": 64 * 1024 * 1024,
        "txWalFlush": 1,
    }


def _write_secretly(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def _password() -> str:
    """The server's password, made once: ArcadeDB keeps its hash beside the data and asks for the same ever after."""
    path = Path(PASSWORD)
    if not path.exists():
        _write_secretly(path, secrets.token_urlsafe(24))
    return path.read_text(encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Host:
    """The server, its database and the second port, in the current folder."""

    def __init__(self) -> None:
        from arcadedb_embedded.server import ArcadeDBServer  # type: ignore[import-untyped,import-not-found,unused-ignore]

        password = _password()
        port = _free_port()
        Path("logging.properties").write_text(LOGGING, encoding="utf-8")
        heap = {"heap_size": os.environ.get("SOLIDARITY_HEAP", "2g"), "disable_xml_limits": False}
        self._server = ArcadeDBServer(os.getcwd(), password, settings(port), heap | {"jvm_args": JVM_ARGUMENTS})
        self._server.start()
        self._database = self._server.create_database(DATABASE)
        self._listener = Listener(("127.0.0.1", 0), authkey=password.encode())
        threading.Thread(target=self._listen, daemon=True).start()
        control = self._listener.address[1]
        _write_secretly(Path(READY), json.dumps({"port": port, "control": control, "pid": os.getpid()}))

    def _listen(self) -> None:
        while True:
            try:
                with self._listener.accept() as connection:
                    self._answer(connection)
            except (OSError, EOFError, AuthenticationError):
                continue

    def _answer(self, connection: Connection) -> None:
        """One request, one answer: {"name", "label", "properties"} of a full-text index to create where there is none.

        The answer is {"problem": text}, empty when all went well. All names come from the ontology.
        """
        asked = json.loads(connection.recv_bytes())
        try:
            self._create_fulltext(asked["name"], asked["label"], asked["properties"])
            problem = ""
        except Exception as error:  # whatever it was, the asking process is the one to say it
            problem = str(error)
        connection.send_bytes(json.dumps({"problem": problem}).encode())

    def _create_fulltext(self, name: str, label: str, properties: list[str]) -> None:
        run = self._database.command
        run("sql", f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
        for known in properties:
            run("sql", f"CREATE PROPERTY `{label}`.`{known}` IF NOT EXISTS STRING")
        columns = ", ".join(f"`{known}`" for known in properties)
        run("sql", f"CREATE INDEX `{name}` IF NOT EXISTS ON `{label}` ({columns}) FULL_TEXT")

    def stop(self) -> None:
        """Stop the server, within STOP_LIMIT: an unfinished stop costs a recovery at the next start, and no data."""
        Path(READY).unlink(missing_ok=True)
        stopping = threading.Thread(target=self._server.stop, daemon=True)
        stopping.start()
        stopping.join(STOP_LIMIT)


def _when_owner_is_gone(ended: threading.Event) -> None:
    while os.read(0, 1):  # not sys.stdin, whose lock would be in the way of an orderly end
        pass
    ended.set()


def _leave_if_still_starting(ended: threading.Event, started: threading.Event) -> None:
    """A JVM under construction cannot be stopped in an orderly way, and has written nothing yet that matters."""
    ended.wait()
    if not started.wait(0):
        os._exit(0)


def main() -> int:
    """Hold the graph in the folder named by the first argument until standard input ends or a signal comes."""
    os.chdir(sys.argv[1])
    lock = FileLock(Path(LOCK))
    if not lock.take():
        return BUSY
    Path(READY).unlink(missing_ok=True)  # left by a host that was killed
    ended, started = threading.Event(), threading.Event()
    threading.Thread(target=_when_owner_is_gone, args=(ended,), daemon=True).start()
    threading.Thread(target=_leave_if_still_starting, args=(ended, started), daemon=True).start()
    try:
        host = Host()
    except ImportError as error:
        print(error, file=sys.stderr)
        return NO_ENGINE
    started.set()
    for number in (signal.SIGTERM, signal.SIGINT):  # after the JVM's start, which installs its own
        signal.signal(number, lambda *_: ended.set())
    while not ended.wait(0.5):
        pass
    host.stop()
    return 0


if __name__ == "__main__":
    # Not sys.exit: the JVM's own threads would hold the process.
    try:
        status = main()
    except BaseException:  # told in the log, whatever it was: nothing may keep the process from ending
        traceback.print_exc()
        status = FAILED
    sys.stderr.flush()
    os._exit(status)
