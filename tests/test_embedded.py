"""The embedded graph as a process: joined, killed, orphaned, refused; and the data folder it lives in."""

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_schema import embedded as embedded_module
from graph_schema.database import Graph, Unreachable, open_graph
from graph_schema.fault import Fault
from graph_schema.home import home_folder, prepared_home

ROOT = Path(__file__).parent.parent
# Opens the graph of the folder given, says so, and waits for its standard input or a signal.
OPENER = """
import sys
from pathlib import Path
from graph_schema.database import open_graph
with open_graph({}, Path(sys.argv[1])) as graph:
    graph.transact(lambda tx: tx.run("MERGE (:Opened {id: $id})", id=sys.argv[2]))
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def quick_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests start many hosts that live for a second: a third less work for each without the second compiler."""
    monkeypatch.setenv("ARCADEDB_JVM_ARGS", "-XX:TieredStopAtLevel=1")


def opener(home: Path, name: str, **settings: str) -> "subprocess.Popen[bytes]":
    """Another program with the graph open, in a process group of its own as a terminal gives it."""
    program = [sys.executable, "-c", OPENER, str(home), name]
    return subprocess.Popen(
        program,
        cwd=ROOT,
        env=os.environ | settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )


def wait_open(program: "subprocess.Popen[bytes]") -> None:
    assert program.stdout is not None
    assert program.stdout.readline() == b"open\n"


def finish(program: "subprocess.Popen[bytes]") -> None:
    program.communicate(timeout=30)


def host_pid(home: Path) -> int:
    return int(json.loads((home / "embedded" / "ready.json").read_text())["pid"])


def until(happened: Callable[[], bool], limit: float = 15.0) -> bool:
    end = time.monotonic() + limit
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def opened(graph: Graph) -> list[str]:
    return [row["id"] for row in graph.read("MATCH (o:Opened) RETURN o.id AS id ORDER BY id")]


def test_killed_host_is_started_again_with_all_that_was_acknowledged(home: Path) -> None:
    with open_graph({}, home) as graph:
        graph.transact(lambda tx: tx.run("CREATE (:Opened {id: 'before'})"))
        killed = host_pid(home)
        os.kill(killed, signal.SIGKILL)
        assert opened(graph) == ["before"]
        graph.transact(lambda tx: tx.run("MERGE (:Opened {id: 'after'})"))
        os.kill(host_pid(home), signal.SIGKILL)
        graph.transact(lambda tx: tx.run("MERGE (:Opened {id: 'later'})"))
        assert opened(graph) == ["after", "before", "later"]
        last = host_pid(home)
    assert gone(killed)
    assert gone(last)


def test_threads_that_share_the_graph_all_find_it_again(home: Path) -> None:
    """As the pages of the explorer do: many readers, none of whom notices more than a pause."""
    with open_graph({}, home) as graph:
        graph.transact(lambda tx: tx.run("CREATE (:Opened {id: 'one'})"))
        end = time.monotonic() + 5
        found: list[list[str]] = []
        troubles: list[Exception] = []

        def read() -> None:
            try:
                while time.monotonic() < end:
                    found.append(opened(graph))
            except Exception as error:
                troubles.append(error)

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        os.kill(host_pid(home), signal.SIGKILL)
        for thread in threads:
            thread.join()
        assert troubles == []
        assert [rows for rows in found if rows != ["one"]] == []
    with pytest.raises(Unreachable, match=r"^The graph has been closed\.$"):
        graph.read("RETURN 1 AS one")
    assert not list_hosts(home)


def test_a_folder_with_accents_under_a_plain_locale(tmp_path: Path) -> None:
    program = opener(tmp_path / "José 株", "one", LC_ALL="C", PYTHONUTF8="1")
    wait_open(program)
    finish(program)


def test_a_host_that_fails_to_start_says_where_the_reason_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLIDARITY_HEAP", "nonsense")
    with pytest.raises(Fault) as caught:
        open_graph({}, home)
    log = home / "embedded" / "host.log"
    assert str(caught.value) == f"The embedded graph did not start: {log} holds the reason."
    assert "nonsense" in log.read_text()


def test_a_second_opener_joins_and_outlives_the_first(home: Path) -> None:
    first = opener(home, "first")
    wait_open(first)
    host = host_pid(home)
    with open_graph({}, home) as second:
        assert opened(second) == ["first"]
        assert host_pid(home) == host
        finish(first)
        assert until(lambda: gone(host))
        assert opened(second) == ["first"]
        own = host_pid(home)
        assert own != host
    assert gone(own)


def test_a_host_that_ends_in_good_order_is_no_trouble_to_those_who_joined(home: Path) -> None:
    """On its way out it calls logins wrong and statements unknown: whoever writes at that moment goes on with the next host."""
    first = opener(home, "first")
    wait_open(first)
    with open_graph({}, home) as second:
        ending = threading.Timer(0.3, finish, [first])
        ending.start()
        end = time.monotonic() + 3
        written = 0
        while time.monotonic() < end:
            second.transact(lambda tx: tx.run("MERGE (:Opened {id: $id})", id=f"{written:06}"))  # noqa: B023
            second.fulltext(f"search_{written}", "Opened", [f"text{written}"])
            written += 1
        ending.join()
        assert opened(second) == [*(f"{turn:06}" for turn in range(written)), "first"]


def test_two_openers_at_once_share_one_host(home: Path) -> None:
    programs = [opener(home, name) for name in ("one", "two")]
    for program in programs:
        wait_open(program)
    with open_graph({}, home) as graph:
        assert opened(graph) == ["one", "two"]
    for program in programs:
        finish(program)
    assert until(lambda: not list_hosts(home))


def list_hosts(home: Path) -> list[str]:
    found = subprocess.run(["ps", "-wweo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return [line for line in found.splitlines() if "embedded_host" in line and str(home) in line]


def test_no_process_is_left_behind(home: Path) -> None:
    """Ctrl-C reaches the whole group; a kill only the program that opened the graph."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        program = opener(home, number.name)
        wait_open(program)
        assert len(list_hosts(home)) == 1
        (os.killpg if number == signal.SIGINT else os.kill)(program.pid, number)
        finish(program)
        assert until(lambda: not list_hosts(home))
    with open_graph({}, home) as graph:
        assert opened(graph) == ["SIGINT", "SIGKILL", "SIGTERM"]


def test_killed_while_starting_for_the_first_time(home: Path) -> None:
    for wait in (0.6, 1.5, 2.2):
        program = opener(home, "early")
        time.sleep(wait)
        program.kill()
        finish(program)
        assert until(lambda: not list_hosts(home))
    with open_graph({}, home) as graph:
        graph.transact(lambda tx: tx.run("MERGE (:Opened {id: 'early'})"))
        assert opened(graph) == ["early"]


def test_data_and_password_are_for_their_owner_only(embedded: Graph, home: Path) -> None:
    assert stat.S_IMODE(prepared_home(home).stat().st_mode) == 0o700
    folder = embedded._server._folder  # type: ignore[attr-defined]
    modes = {name: stat.S_IMODE((folder / name).stat().st_mode) for name in ("password", "ready.json")}
    assert modes == {"password": 0o600, "ready.json": 0o600}


def test_a_platform_without_the_engine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_module, "PACKAGE", "no_such_engine")
    with pytest.raises(Fault) as caught:
        open_graph({}, home)
    assert str(caught.value) == (
        "The embedded graph is not available on this platform: start Neo4j (docker compose up -d neo4j) "
        "and set NEO4J_URI and NEO4J_PASSWORD."
    )


def test_home_folder_is_the_one_set_or_the_users() -> None:
    assert home_folder({"SOLIDARITY_HOME": "/somewhere"}) == Path("/somewhere")
    assert home_folder({}).name == "solidarity-graph"


def test_a_home_of_a_newer_version_is_left_alone(home: Path) -> None:
    home.mkdir()
    (home / "version").write_text("2\n")
    with pytest.raises(Fault, match=r"was written by a newer version of this program: install that version, or set "):
        open_graph({}, home)
    assert [path.name for path in home.iterdir()] == ["version"]


def test_a_home_that_is_a_file(home: Path) -> None:
    home.write_text("")
    with pytest.raises(Fault, match=r"is not a folder: set SOLIDARITY_HOME to a folder for the data\.$"):
        prepared_home(home)
    with pytest.raises(Fault, match="is not a folder"):
        prepared_home(home / "below")


def test_a_file_that_is_missing_stops_the_start_and_costs_nothing(home: Path) -> None:
    """The engine would go on without it, and forget what was in it for good."""
    with open_graph({}, home) as graph:
        graph.transact(lambda tx: tx.run("CREATE (:Opened {id: 'kept'})"))
    [bucket] = (home / "embedded" / "databases" / "graph").glob("Opened_0.*.bucket")
    bucket.rename(home / "aside")
    with pytest.raises(Fault, match=r"is not whole, embedded/databases/graph/Opened_0\.\*\.bucket is missing: put it back"):
        open_graph({}, home)
    (home / "aside").rename(bucket)
    with open_graph({}, home) as graph:
        assert opened(graph) == ["kept"]


def test_a_file_of_another_user_is_named() -> None:
    """As `sudo` leaves it behind. As a user whom permissions bind, see below."""
    program = (
        "import os, sys; from pathlib import Path; from graph_schema.fault import Fault\n"
        "from graph_schema.stored_files import look_over; from graph_schema.language import _\n"
        "_('read the catalog'); os.getuid() or os.setuid(65534)\n"
        "try: look_over(Path(sys.argv[1]))\n"
        "except Fault as fault: print(fault)"
    )
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "embedded"
        folder.mkdir(mode=0o777)
        (folder / "host.lock").touch(0o444)
        for path in (Path(home), folder):
            path.chmod(0o777)
        done = subprocess.run([sys.executable, "-c", program, folder], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == (
        f"The data folder {home} cannot be used (embedded/host.lock: Permission denied): allow writing there, "
        "or set SOLIDARITY_HOME to another folder.\n"
    ), done.stderr


def test_a_home_that_cannot_be_written() -> None:
    """As a user whom permissions bind: root may write anywhere, so where we are root we become nobody."""
    program = (
        "import os, sys; from pathlib import Path; from graph_schema.fault import Fault\n"
        "from graph_schema.home import prepared_home; from graph_schema.language import _\n"
        "_('read the catalog'); os.getuid() or os.setuid(65534)\n"
        "try: prepared_home(Path(sys.argv[1]))\n"
        "except Fault as fault: print(fault)"
    )
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o555)
        done = subprocess.run([sys.executable, "-c", program, home], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == (
        f"The data folder {home} cannot be used (Permission denied): allow writing there, "
        "or set SOLIDARITY_HOME to another folder.\n"
    ), done.stderr
