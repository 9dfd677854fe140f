"""The embedded graph, seen from the application: starts the host process, or joins the one that is running."""

import importlib.util
import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

from graph_schema import embedded_host
from graph_schema.address import Address, Unreachable
from graph_schema.child import module_of_ours
from graph_schema.fault import Fault
from graph_schema.file_lock import is_locked
from graph_schema.home import prepared_home
from graph_schema.language import _
from graph_schema.stored_files import look_over

START_LIMIT = 60.0  # seconds; measured: 2 to 4 for a start, up to 5 after a kill
PASSING = (0, embedded_host.BUSY, -signal.SIGTERM, -9)
HOST_LOG = "host.log"
HOSTS = 3  # that may end, one after the other, before somebody gives up
STOP_LIMIT = embedded_host.STOP_LIMIT + 5.0
ROOM = 50_000_000  # bytes: with less, an engine that fails failed for want of room; it writes ahead in pieces of some megabytes
WHEEL, PACKAGE = "arcadedb-embedded", "arcadedb_embedded"


@dataclass(frozen=True)
class Ready:
    """What the running host says of itself: its Bolt port, its second port, its process."""

    port: int
    control: int
    pid: int

    @property
    def uri(self) -> str:
        """Its Bolt address."""
        return f"bolt://127.0.0.1:{self.port}"


class EmbeddedServer:
    """The embedded graph in a data folder.

    The host that we start lives as long as we do. A host that another process started ends with that process:
    the next `address()` then starts one of ours.
    """

    engine = "arcadedb"

    def __init__(self, home: Path) -> None:
        self.home: Path | None = prepared_home(home)
        self._folder = home / "embedded"
        look_over(self._folder)
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    @property
    def version(self) -> str:
        """Version of the engine's wheel."""
        return version(WHEEL)

    def address(self) -> Address:
        """Where the graph is to be had; starts the host when none is running. Raises Fault."""
        with self._turn:
            ready = self._running() or self._started()
            return Address(ready.uri, embedded_host.USER, self._password(), embedded_host.DATABASE)

    def is_at(self, address: Address) -> bool:
        """A host that begins to stop takes its ready file away first."""
        ready = self._running()
        return ready is not None and ready.uri == address.uri

    def fulltext(self, name: str, label: str, properties: list[str]) -> None:
        """Have the host create a full-text index, where there is none of that name; the next host, where this one ends."""
        wanted = json.dumps({"name": name, "label": label, "properties": properties})
        for _attempt in range(HOSTS):
            with self._turn:
                ready = self._running() or self._started()
            problem = self._asked(ready, wanted)
            if problem is None:
                return
            if self._running() == ready:
                raise RuntimeError(f"full-text index {name}: {problem}")
        raise Unreachable(_("The embedded graph has stopped: try again."))

    def _asked(self, ready: Ready, request: str) -> str | None:
        """What a host says to a request over its second port: None, or what went wrong."""
        try:
            with Client(("127.0.0.1", ready.control), authkey=self._password().encode()) as connection:
                connection.send_bytes(request.encode())
                return json.loads(connection.recv_bytes())["problem"] or None
        except (OSError, EOFError, AuthenticationError) as error:
            return repr(error)

    def no_room(self) -> Fault | None:
        """That the disk of the data folder is full."""
        free = shutil.disk_usage(self._folder).free
        text = _("The disk of the data folder {folder} is full ({free} MB free): make room, then try again.")
        return Fault(text.format(folder=self.home, free=free // 1_000_000)) if free < ROOM else None

    def close(self) -> None:
        """Stop the host if it is ours, and wait until it is gone."""
        with self._turn:
            process, self._process = self._process, None
            if process is None:
                return
            _close_pipe(process)
            try:
                process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _password(self) -> str:
        return (self._folder / embedded_host.PASSWORD).read_text(encoding="utf-8")

    def _running(self) -> Ready | None:
        """The host that runs now, ours or another's. What a killed host left behind counts for nothing."""
        if not is_locked(self._folder / embedded_host.LOCK):
            return None
        try:
            ready = Ready(**json.loads((self._folder / embedded_host.READY).read_text(encoding="utf-8")))
            socket.create_connection(("127.0.0.1", ready.port), timeout=2.0).close()
        except OSError:  # not ready yet, or on its way out
            return None
        return ready

    def _started(self) -> Ready:
        """The host that we start, or that somebody else starts at the same time and that is quicker."""
        limit = time.monotonic() + START_LIMIT
        ours = False  # whether the process at hand was started here and now; why an older one ended does not matter
        while time.monotonic() < limit:
            if ready := self._running():
                return ready
            if self._process is None:
                ours = self._start_unless_held()
            elif self._process.poll() is not None:
                status = self._process.returncode
                _close_pipe(self._process)
                self._process = None
                if ours:
                    self._check(status)
            time.sleep(0.05)
        raise Fault(
            _("The embedded graph in {folder} does not answer: end the process that holds it, then try again.").format(
                folder=self._folder
            )
        )

    def _start_unless_held(self) -> bool:
        if is_locked(self._folder / embedded_host.LOCK):
            return False
        look_over(self._folder)
        self._process = _host_process(self._folder)
        return True

    def _check(self, status: int) -> None:
        """Why did our new host end? Another that was quicker, or a signal from outside, is no reason to give up."""
        if status == embedded_host.NO_ENGINE:
            raise no_engine()
        if status not in PASSING and (full := self.no_room()):
            raise full
        if status not in PASSING:
            raise Fault(_("The embedded graph did not start: {file} holds the reason.").format(file=self._folder / HOST_LOG))


def _close_pipe(process: "subprocess.Popen[bytes]") -> None:
    """Tell the host to stop: it lives as long as this pipe."""
    if process.stdin is not None:
        process.stdin.close()


def no_engine() -> Fault:
    """The embedded engine has no build for this platform (Intel Macs, for one)."""
    return Fault(
        _(
            "The embedded graph is not available on this platform: start Neo4j (docker compose up -d neo4j) "
            "and set NEO4J_URI and NEO4J_PASSWORD."
        )
    )


def _host_process(folder: Path) -> "subprocess.Popen[bytes]":
    if importlib.util.find_spec(PACKAGE) is None:
        raise no_engine()
    # Under a locale that is not UTF-8 the JVM could not even name a folder with an accent in it.
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    path = folder / HOST_LOG
    if path.exists() and path.stat().st_size > 1_000_000:
        path.unlink()
    with path.open("ab") as log:
        return module_of_ours(
            "graph_schema.embedded_host",
            str(folder),
            environment={"LC_ALL": locale},
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=folder,
        )
