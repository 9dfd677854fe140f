"""`solidarity explore` as a person meets it: one command, one address, one sentence when something is in the way."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from solidarity.explore import has_browser

LIMIT = 120.0
# The first process of a terminal, which stays when that is closed, as make does until its own command has ended.
AS_MAKE_DOES = """
import fcntl, signal, subprocess, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGHUP, lambda *_: None)
subprocess.run(sys.argv[1:])
"""


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
    other_port = port + 10 if port < 65_000 else port - 10
    assert done.stderr == (
        f"Port {port} is taken by another program: choose another, "
        f"make explore PORT={other_port} or solidarity explore --port {other_port}.\n"
    )
    assert not home.exists()


def test_an_address_of_another_computer_is_not_called_a_port_that_is_taken(home: Path) -> None:
    """192.0.2.1 is nobody's: it is kept for examples."""
    done = run(home, "explore", "--no-browser", "--host", "192.0.2.1")
    assert (done.returncode, done.stderr) == (1, "192.0.2.1 is no address of this computer: leave --host away.\n")
    assert run(home, "explore", "--no-browser", "--port", "65536").returncode == 2


def test_only_a_browser_with_a_window_is_opened() -> None:
    assert not has_browser({"TERM": "xterm"}), "a browser of the terminal would take it over"
    assert has_browser({"WAYLAND_DISPLAY": "wayland-0"})


def test_it_ends_with_its_terminal_even_where_the_terminal_tells_only_make(home: Path) -> None:
    """`ssh -t host make explore`: make is the first process, gets the signal, and waits for us instead of telling us."""
    port = free_port()
    ours, terminal = os.openpty()
    words = [sys.executable, "-c", AS_MAKE_DOES, *command(port), "--no-starter"]
    first = subprocess.Popen(
        words, env=environment(home), stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True
    )
    os.close(terminal)
    try:
        wait_for(port, first)
        assert left_behind(home)
        os.close(ours)
        assert gone_within(home, 20)
        first.wait(timeout=20)
    finally:
        os.killpg(first.pid, signal.SIGKILL) if first.poll() is None else None


def test_a_full_disk_is_said_in_a_sentence(home: Path) -> None:
    """A file system of eight megabytes, which only the command itself sees."""
    home.mkdir()
    alone = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o size=8m none "$0" && exec "$@"']
    if subprocess.run([*alone, str(home), "true"], capture_output=True, check=False).returncode:
        pytest.skip("no file systems of our own here: they need user namespaces")
    words = [sys.executable, "-m", "solidarity", "load", "data/starter"]
    done = subprocess.run([*alone, home, *words], env=environment(home), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"The disk of the data folder {home} is full \(\d MB free\): make room, then try again\.\n", done.stderr)
