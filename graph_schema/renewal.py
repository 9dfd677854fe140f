"""What is derived, made again in the background after a single decision, so that whoever decides need not wait for it.

Until it is done the graph notes that what is derived holds for an earlier state (`derived.is_current`), and pages say so. It is
read without the writer's lock and written only where the facts are still the ones that were read; a process that is stopped
before leaves it to the next start.
"""

import json
import logging
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from graph_schema import cypher, derivation, summary
from graph_schema.database import Graph
from graph_schema.derived import derived_mark
from graph_schema.derived_row import DerivedRow
from graph_schema.fault import Fault
from graph_schema.writer_lock import writing

log = logging.getLogger(__name__)
REST, AGAIN = 1.0, 5.0  # seconds of quiet before it begins; until the next try while another program writes


class _Changed(Exception):
    """The facts are no longer those that were read."""


class Renewal:
    """Makes what is derived again when asked, in a thread of its own, once nobody has asked for a moment."""

    def __init__(self, graph: Graph, rest: float = REST) -> None:
        self._graph, self._rest = graph, rest
        self._wanted, self._closing = threading.Event(), threading.Event()
        self._turn, self._writer = threading.Lock(), threading.RLock()
        self._thread: threading.Thread | None = None

    def ask(self) -> None:
        """What is derived is to be made again; what is under way for an earlier state is given up."""
        with self._turn:
            self._wanted.set()
            if self._thread is None and not self._closing.is_set():
                self._thread = threading.Thread(target=self._run, name="renewal", daemon=True)
                self._thread.start()

    @contextmanager
    def held(self) -> Iterator[None]:
        """For whoever writes in this process: nothing is written in the background meanwhile."""
        with self._writer:
            yield

    def close(self) -> None:
        """Give up what is under way."""
        self._closing.set()
        if thread := self._thread:
            thread.join()

    def _run(self) -> None:
        while self._next():
            try:
                self._renew()
            except _Changed:
                self._wanted.set()
            except Fault as fault:  # another program writes, or the server is away
                log.info("what is derived waits: %s", fault)
                self._wanted.set()
                self._closing.wait(AGAIN)
            except Exception:  # a bug of ours: its traceback goes into the log, and the next decision tries again
                log.exception("what is derived was not made again")

    def _next(self) -> bool:
        """Whether there is something to do, after a moment of quiet."""
        while self._wanted.is_set() and not self._closing.is_set():
            self._wanted.clear()
            self._closing.wait(self._rest)
            if not self._wanted.is_set():
                return not self._closing.is_set()
        with self._turn:
            if self._closing.is_set() or not self._wanted.is_set():
                self._thread = None
                return False
        return self._next()

    def _renew(self) -> None:
        digest = self._stale()
        if not digest:
            return
        with tempfile.TemporaryFile("w+", encoding="utf-8") as spool:
            for row in summary.derive(self._graph):
                if self._wanted.is_set() or self._closing.is_set():
                    raise _Changed
                spool.write(json.dumps([row.id, row.json]) + "\n")
            spool.seek(0)
            with self.held(), writing(self._graph, what="what is derived") as lock:
                if self._stale() != digest:
                    raise _Changed
                derivation.keep(self._graph, lock, digest, _rows(spool))

    def _stale(self) -> str:
        """The digest of the facts, or an empty text where what is derived holds for them."""
        meta = self._graph.read(cypher.READ_META)[0]
        return "" if meta["derived"] == derived_mark(meta["digest"]) else str(meta["digest"])


def _rows(spool: IO[str]) -> Iterator[DerivedRow]:
    for line in spool:
        yield DerivedRow(*json.loads(line))
