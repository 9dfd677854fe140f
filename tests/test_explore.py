"""`solidarity explore` as a person meets it: one command, one address, one sentence when something is in the way."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LIMIT = 120.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path) -> dict[str, str]:
    """This environment with a data folder of our own."""
    return {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")} | {"SOLIDARITY_HOME": str(home), "LANG": "C.UTF-8"}


def command(port: int) -> list[str]:
    """The command line that `make explore` runs."""
    return [sys.executable, "-m", "solidarity", "explore", "--no-browser", "--port", str(port)]


@contextmanager
def explorer(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A running explorer in a session of its own; whatever it leaves behind is killed at the end."""
    process = subprocess.Popen(
        command(port), env=environment(home), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        wait_for(port, process)
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout:
            process.stdout.close()


def wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """Until the first page answers."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
                assert page.status == 200
                return
        except OSError:
            time.sleep(0.2)
    said = process.stdout.read() if process.stdout and process.poll() is not None else "no answer"
    raise AssertionError(f"the explorer did not start: {said}")


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Another command beside it."""
    return subprocess.run(
        [sys.executable, "-m", "solidarity", *words],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )


def left_behind(home: Path) -> list[str]:
    """Processes that still run in this data folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(home) in line:
            found.append(line)
    return found


def gone_within(home: Path, seconds: float) -> bool:
    """Whether everything that ran in the data folder ends in time."""
    end = time.monotonic() + seconds
    while left_behind(home) and time.monotonic() < end:
        time.sleep(0.2)
    return not left_behind(home)


def test_starts_serves_and_stops_with_nothing_left_behind(home: Path) -> None:
    port = free_port()
    with explorer(home, port) as process:
        second = run(home, "explore", "--no-browser", "--port", str(port))
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr.startswith(f"Solidarity Graph already runs at http://127.0.0.1:{port}: open that address, or")
        beside = run(home, "status")
        assert beside.returncode == 0
        assert "Worksite" in beside.stdout
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert gone_within(home, 20)


def test_after_kill_9_it_just_works(home: Path) -> None:
    port = free_port()
    with explorer(home, port) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert gone_within(home, 30)
    with explorer(home, port) as process:
        assert run(home, "check").stdout.splitlines()[0] == "Nothing is broken."
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    assert gone_within(home, 20)


def test_a_port_taken_by_another_program_is_said_in_one_sentence(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run(home, "explore", "--no-browser", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken by another program: choose another port: PORT={port + 10}.\n"
    assert not home.exists()
