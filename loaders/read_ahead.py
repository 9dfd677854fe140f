"""The next rows read and checked while the database writes the last: in a thread, or, where there is much to read, in a
process of its own, since threads of Python take turns and the writing one would wait for the reading one.
"""

import contextvars
import os
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from queue import Empty, Full, Queue
from typing import IO, Any, TypeAlias

from graph_schema.child import module_of_ours
from graph_schema.fault import Fault
from graph_schema.garbage import rarely_collected
from graph_schema.language import _, current_language, set_language
from loaders.chunk import Chunk, chunks_of
from loaders.formats import FORMATS
from loaders.plan import Work
from loaders.report import FileReport

AHEAD = 2  # portions that wait for the database
LARGE = 2_000_000  # bytes of files from which on a process is worth its start, which takes a second
TURN = 0.0005  # seconds after which the reading thread lets the writing one go on, which would else wait 5 ms at each message
LENGTH = 8  # bytes before each message that say how long it is

Waiting: TypeAlias = "Queue[Chunk | BaseException | None]"
KNOWN = {id(known): number for number, known in enumerate(FORMATS)}


@contextmanager
def read_ahead(plan: list[Work]) -> Iterator[Iterator[Chunk]]:
    """The chunks of a plan, a few ahead of whoever takes them."""
    waiting: Waiting = Queue(AHEAD)
    stop = threading.Event()
    context = contextvars.copy_context()
    chunks = elsewhere(plan) if is_large(plan) else chunks_of(plan)
    thread = threading.Thread(target=context.run, args=(_produce, chunks, waiting, stop), name="reader", daemon=True)
    thread.start()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield _taken(waiting)
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        thread.join()


def is_large(plan: list[Work]) -> bool:
    """Whether a process of its own is worth while, and can be told what to read: a mapping is not known to it."""
    if any(id(work.format) not in KNOWN for work in plan):
        return False
    return sum(path.stat().st_size for path in {work.table.content.path for work in plan}) > LARGE


def _produce(chunks: Generator[Chunk, None, None], waiting: Waiting, stop: threading.Event) -> None:
    try:
        for chunk in chunks:
            if not _handed_over(waiting, chunk, stop):
                return
        _handed_over(waiting, None, stop)
    except BaseException as mishap:  # raised again where the chunks are taken
        _handed_over(waiting, mishap, stop)
    finally:
        chunks.close()


def _handed_over(waiting: Waiting, item: Chunk | BaseException | None, stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            waiting.put(item, timeout=0.2)
        except Full:
            continue
        return True
    return False


def _taken(waiting: Waiting) -> Iterator[Chunk]:
    while True:
        try:
            item = waiting.get(timeout=0.5)
        except Empty:
            continue
        if item is None:
            return
        if isinstance(item, BaseException):
            raise item
        yield item


# ------------------------------------------------------------------------------------------------------ in another process
def elsewhere(plan: list[Work]) -> Generator[Chunk, None, None]:
    """The chunks of a plan, read in a process that lives as long as this iterator. Raises Fault where somebody ended it."""
    told = [(work.table, KNOWN[id(work.format)], work.edition) for work in plan]
    process = module_of_ours("loaders.read_ahead", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        _send(process.stdin, (current_language(), told))
        while (found := _received(process.stdout)) is not None:
            if isinstance(found, BaseException):
                raise found
            number, chunk = found
            chunk.work = plan[number]
            yield chunk
    finally:
        process.kill()
        process.stdout.close()
        process.stdin.close()
        process.wait()


def _send(stream: IO[bytes], message: Any) -> None:
    data = pickle.dumps(message, protocol=5)
    stream.write(len(data).to_bytes(LENGTH, "big") + data)
    stream.flush()


def _received(stream: IO[bytes]) -> Any:
    length = int.from_bytes(stream.read(LENGTH), "big")
    data = stream.read(length)
    if not data or len(data) < length:
        raise Fault(_("The process that reads the files was ended: load them again; what was written so far is whole."))
    return pickle.loads(data)


def main() -> None:
    """Read what the process that started this one says, and hand it the chunks; a mishap travels with its traceback."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not get between the messages
    language, told = _received(sys.stdin.buffer)
    set_language(language)
    try:
        with rarely_collected():
            for message in _messages(told):
                _send(out, message)
        _send(out, None)
    except BrokenPipeError:  # nobody wants to know any more
        pass
    except Exception as mishap:  # whatever it was, it is raised again where the chunks are taken
        mishap.add_note(traceback.format_exc())
        _send(out, mishap)


def _messages(told: Iterable[tuple[Any, int, str]]) -> Iterator[tuple[int, Chunk]]:
    for number, (table, known, edition) in enumerate(told):
        for chunk in chunks_of([Work(table, FORMATS[known], edition, FileReport(table.file, ""))]):
            chunk.work = None  # type: ignore[assignment]  # whoever asked has it, and puts it back
            yield number, chunk


if __name__ == "__main__":
    main()
