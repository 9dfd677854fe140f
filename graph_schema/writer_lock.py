"""One writer at a time, on either engine: a record in the graph that a writer takes, renews and gives back.

The record is two nodes. `Lock` with id `turn` is what two transactions meet at: who takes the lock, and each transaction that
writes under it, touches that node first. Neo4j then makes the second transaction wait, and the embedded graph refuses its
commit and has it done again, so that of two takers one finds the record taken, and of a taker and a writer one gives way.
`Lock` with id `writer` tells who has it and until when. Renewing it touches nothing else: it never undoes a transaction of its
own writer, however long that one takes. Times are the server's, in milliseconds.

A writer that was killed holds the lock for no longer than LEASE; on the same machine it loses it at once.
"""

import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import getnode, uuid4

from neo4j.exceptions import ConstraintError

from graph_schema.database import Graph, Row, Transaction
from graph_schema.fault import Fault
from graph_schema.language import _

LEASE = 60_000  # milliseconds
RENEWAL = 30.0  # seconds after which it is renewed

SCHEMA = "CREATE CONSTRAINT lock_id IF NOT EXISTS FOR (n:Lock) REQUIRE n.id IS UNIQUE"
# Comes before the reading of the owner: it is what makes two transactions meet.
TURN = "MERGE (turn:Lock {id: 'turn'}) SET turn.turns = coalesce(turn.turns, 0) + 1"
TOUCH = """
MERGE (lock:Lock {id: 'writer'})
SET lock.turns = coalesce(lock.turns, 0) + 1  // a renewal and a taker meet here
RETURN lock.owner AS owner, lock.machine AS machine, lock.host AS host, lock.pid AS pid, lock.started AS started,
       lock.what AS what, lock.since AS since, lock.expires AS expires, timestamp() AS now
"""
TAKE = """
MATCH (lock:Lock {id: 'writer'})
SET lock.owner = $owner, lock.machine = $machine, lock.host = $host, lock.pid = $pid, lock.started = $started,
    lock.what = $what, lock.since = timestamp(), lock.expires = timestamp() + $lease
"""
IS_OURS = "MATCH (lock:Lock {id: 'writer'}) WHERE lock.owner = $owner RETURN lock.owner AS owner"
RENEW = """
MATCH (lock:Lock {id: 'writer'}) WHERE lock.owner = $owner
SET lock.expires = timestamp() + $lease
RETURN lock.owner AS owner
"""
GIVE_BACK = "MATCH (lock:Lock {id: 'writer'}) WHERE lock.owner = $owner SET lock.owner = null, lock.expires = 0"


class WriterLock:
    """The lock while it is ours."""

    def __init__(self, graph: Graph, what: str) -> None:
        self._graph, self.what, self.owner = graph, what, uuid4().hex
        self.renewed = time.monotonic()

    def take(self) -> None:
        """Take the lock. Raises Fault, naming what the other writer does, while another live writer has it."""
        self._graph.schema([SCHEMA])
        for last in (False, True):
            try:
                self._graph.transact(self._take)
                return
            except ConstraintError:  # two first takers ever, on the embedded graph: now the record is there
                if last:
                    raise

    def confirm(self, transaction: Transaction) -> None:
        """Make sure, inside a writing transaction, that the lock is still ours, and that whoever takes it meanwhile gives way.

        Raises Fault when it is not: the transaction must not be committed then.
        """
        transaction.run(TURN)
        if not transaction.run(IS_OURS, owner=self.owner):
            raise _taken_over()

    def renew(self) -> None:
        """Renew the lock, unless that was done of late. Raises Fault when it is no longer ours."""
        if time.monotonic() - self.renewed > RENEWAL:
            if not self._graph.transact(lambda transaction: transaction.run(RENEW, owner=self.owner, lease=LEASE)):
                raise _taken_over()
            self.renewed = time.monotonic()

    def give_back(self) -> None:
        """Let the next writer in. Does nothing when the lock is no longer ours."""
        self._graph.transact(lambda transaction: transaction.run(GIVE_BACK, owner=self.owner))

    def _take(self, transaction: Transaction) -> None:
        transaction.run(TURN)
        [found] = transaction.run(TOUCH)
        if found["owner"] and found["owner"] != self.owner and _alive(found):
            raise _busy(found)
        pid = os.getpid()
        whose = {"owner": self.owner, "machine": _machine(), "host": socket.gethostname(), "pid": pid}
        transaction.run(TAKE, **whose, started=_started(pid), what=self.what, lease=LEASE)


@contextmanager
def writing(graph: Graph, what: str) -> Iterator[WriterLock]:
    """Hold the lock for the block. `what` tells others what goes on, for instance `load`.

    Raises Fault while another live writer has it. It is renewed in the background for as long as the block takes.
    """
    lock = WriterLock(graph, what)
    lock.take()
    done = threading.Event()
    renewal = threading.Thread(target=_keep, args=(lock, done), daemon=True)
    renewal.start()
    try:
        yield lock
    finally:
        done.set()
        renewal.join()
        _give_back(lock)


def _give_back(lock: WriterLock) -> None:
    # Where the server is gone the lease runs out by itself, and the error that matters is under way already.
    with suppress(Fault):
        lock.give_back()


def _taken_over() -> Fault:
    return Fault(
        _(
            "Another program took over writing to the graph while this one was held up: run it again; "
            "what was written so far is whole."
        )
    )


def _keep(lock: WriterLock, done: threading.Event) -> None:
    while not done.wait(RENEWAL / 10):
        try:
            lock.renew()
        except Exception:  # lost, or the server is away: the next batch's own confirm() says so where it counts
            continue


def _alive(found: Row) -> bool:
    """Whether the lock's owner may still be writing: its lease runs, and its process has not ended."""
    if found["expires"] <= found["now"]:
        return False
    if found["machine"] != _machine():
        return True
    return bool(_started(found["pid"]) == found["started"])


def _machine() -> str:
    """What tells the space of process numbers apart in which our own counts: machine since its start, container."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return f"{socket.gethostname()} {getnode()}"


def _started(pid: int) -> str:
    """When process `pid` started, empty if there is none: tells a process from a later one of that number.

    Where the system does not say when, `running` stands for any time; Windows does not even say whether.
    """
    if Path("/proc/self/stat").exists():
        try:
            return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
        except OSError:
            return ""
    if sys.platform == "win32":
        return "running"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "running"


def _busy(found: Row) -> Fault:
    since = datetime.fromtimestamp(int(found["since"]) / 1000).strftime("%Y-%m-%d %H:%M:%S")
    return Fault(
        _(
            "Another program is writing to the graph ({what}, process {pid} on {host}, since {since}): "
            "wait until it has finished, then try again."
        ).format(what=found["what"], pid=found["pid"], host=found["host"], since=since)
    )
