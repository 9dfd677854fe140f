"""One writer at a time, on either engine, and no dead writer in the way."""

import subprocess
import sys
import threading
import time

import pytest

from graph_schema import writer_lock
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.writer_lock import WriterLock, writing
from tests.conftest import wipe

LOCK = "MATCH (lock:Lock {id: 'writer'}) RETURN lock.owner AS owner, lock.what AS what"
ELSEWHERE = "MATCH (lock:Lock) SET lock.machine = 'another', lock.host = 'far-away'"


def run(graph: Graph, query: str) -> None:
    graph.transact(lambda transaction: transaction.run(query))


@pytest.mark.newest
def test_a_second_writer_hears_what_the_first_does(graph: Graph) -> None:
    with writing(graph, "load") as lock:
        with pytest.raises(Fault, match=r"^Another program is writing to the graph \(load, process \d+ on \S+, since 20"):
            WriterLock(graph, "reset").take()
        assert graph.read(LOCK) == [{"owner": lock.owner, "what": "load"}]
    with writing(graph, "reset"):
        assert graph.read(LOCK)[0]["what"] == "reset"
    assert graph.read(LOCK)[0]["owner"] is None


def test_of_simultaneous_takers_one_wins(graph: Graph) -> None:
    """Also when the record has never been there, which the first round tries."""
    for _ in range(5):
        start, won, refused = threading.Barrier(4), list[WriterLock](), list[str]()
        threads = [threading.Thread(target=_try, args=(graph, start, won, refused)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(won), len(refused)) == (1, 3)
        assert graph.read(LOCK)[0]["owner"] == won[0].owner
        won[0].give_back()


def _try(graph: Graph, start: threading.Barrier, won: list[WriterLock], refused: list[str]) -> None:
    lock = WriterLock(graph, "race")
    start.wait()
    try:
        lock.take()
        won.append(lock)
    except Fault as fault:
        refused.append(str(fault))


def test_a_writer_killed_on_this_machine_is_out_of_the_way_at_once(graph: Graph) -> None:
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    with writing(graph, "killed") as lock:
        gone.wait()
        run(graph, f"MATCH (lock:Lock) SET lock.pid = {gone.pid}")
        with writing(graph, "next"), pytest.raises(Fault, match=r"^Another program took over writing to the graph"):
            graph.transact(lock.confirm)


def test_a_number_given_to_a_later_process_is_no_sign_of_life(graph: Graph) -> None:
    with writing(graph, "killed"):
        run(graph, "MATCH (lock:Lock) SET lock.started = 'earlier'")
        with writing(graph, "next"):
            pass


def test_a_writer_elsewhere_counts_until_its_lease_ends(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_lock, "LEASE", 700)
    lost = WriterLock(graph, "load")
    lost.take()
    run(graph, ELSEWHERE)
    with pytest.raises(Fault, match="on far-away"):
        WriterLock(graph, "next").take()
    time.sleep(0.8)
    with writing(graph, "next"):
        with pytest.raises(Fault, match="took over"):
            graph.transact(lost.confirm)
        lost.give_back()
        assert graph.read(LOCK)[0]["what"] == "next"


def test_the_lock_is_renewed_in_the_background(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_lock, "LEASE", 1500)
    monkeypatch.setattr(writer_lock, "RENEWAL", 0.3)
    with writing(graph, "slow"):
        run(graph, ELSEWHERE)
        time.sleep(2.0)
        with pytest.raises(Fault, match="slow"):
            WriterLock(graph, "next").take()


def test_a_long_transaction_is_not_undone_by_the_renewals_of_its_own_lock(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """As deciding on a thing with tens of thousands of ties: it takes longer than a renewal can wait."""
    monkeypatch.setattr(writer_lock, "RENEWAL", 0.1)
    tries: list[float] = []

    def long(transaction: object) -> None:
        lock.confirm(transaction)  # type: ignore[arg-type]
        tries.append(lock.renewed)
        transaction.run("MERGE (:Batch {id: 'b'})")  # type: ignore[attr-defined]
        time.sleep(0.8)

    with writing(graph, "decide") as lock:
        graph.transact(long)
        assert (len(tries), lock.renewed > tries[0]) == (1, True)


def test_a_batch_under_way_when_the_lock_is_lost_is_not_written(graph: Graph) -> None:
    """The batch has confirmed its lock, then is held up; another writer takes over; the batch must not come through."""
    lock = WriterLock(graph, "held up")
    lock.take()
    run(graph, "MATCH (lock:Lock) SET lock.started = 'earlier'")
    taken = threading.Event()

    def take_over() -> None:
        WriterLock(graph, "next").take()
        taken.set()

    thread = threading.Thread(target=take_over)

    def batch(transaction: object) -> None:
        lock.confirm(transaction)  # type: ignore[arg-type]
        transaction.run("MERGE (:Batch {id: 'b'})")  # type: ignore[attr-defined]
        if not thread.ident:
            thread.start()
        taken.wait(2.0)  # Neo4j makes the other writer wait for this transaction, the embedded graph does not

    if graph.engine == "arcadedb":
        with pytest.raises(Fault, match="took over"):
            graph.transact(batch)
    else:
        graph.transact(batch)
    thread.join()
    assert graph.read("MATCH (b:Batch) RETURN count(b) AS n") == [{"n": 0 if graph.engine == "arcadedb" else 1}]
    assert graph.read(LOCK)[0]["what"] == "next"


def test_a_process_killed_with_the_lock(embedded: Graph) -> None:
    """The whole way once: another process takes the lock through the running graph and is killed."""
    wipe(embedded)
    home = embedded._server._folder.parent  # type: ignore[attr-defined]
    program = (
        "import sys, time; from pathlib import Path; from graph_schema.database import open_graph; "
        "from graph_schema.writer_lock import WriterLock; "
        "WriterLock(open_graph({}, Path(sys.argv[1])), 'doomed').take(); print('taken', flush=True); time.sleep(60)"
    )
    doomed = subprocess.Popen([sys.executable, "-c", program, str(home)], stdout=subprocess.PIPE)
    assert doomed.stdout is not None
    assert doomed.stdout.readline() == b"taken\n"
    with pytest.raises(Fault, match=rf"\(doomed, process {doomed.pid} on "):
        WriterLock(embedded, "next").take()
    doomed.kill()
    doomed.wait()
    doomed.stdout.close()
    with writing(embedded, "next"):
        pass
