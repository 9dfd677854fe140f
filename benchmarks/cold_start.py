"""seconds from the command to the first page: an empty data folder, then the same folder again"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from benchmarks.figure import Figure
from benchmarks.paint import browser_path
from tests.browser import ARGUMENTS, READY

LIMIT = 8.0  # seconds
PATIENCE = 180.0


def measure(small: bool) -> Iterator[Figure]:
    """The first start and the second ones."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as home:
        for number in range(2 if small else 4):
            answered, drawn = start(home)
            what = f"start {number + 1}" + (", with loading the starter data" if number == 0 else "")
            limit = None if number == 0 else LIMIT
            yield Figure(f"{what}: answers", answered, "s")
            yield Figure(f"{what}: first page is drawn", drawn, "s", most=limit)


def start(home: str) -> tuple[float, float]:
    """Start the explorer; seconds until the first page's answer, and until a browser shows it. The browser is open before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        page = browser.new_page()
        began = time.monotonic()
        with running(home) as port:
            wait_for_answer(port)
            answered = time.monotonic() - began
            page.goto(f"http://127.0.0.1:{port}/")
            page.wait_for_selector(READY, timeout=60_000)
            drawn = time.monotonic() - began
        browser.close()
    return answered, drawn


@contextmanager
def running(home: str) -> Iterator[int]:
    """`solidarity explore` with this data folder on a free port; stopped as Ctrl-C stops it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J")} | {"SOLIDARITY_HOME": home}
    command = [sys.executable, "-m", "solidarity", "explore", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def wait_for_answer(port: int) -> None:
    """Ask for the first page until it comes. Raises TimeoutError."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.02)
        finally:
            connection.close()
    raise TimeoutError(f"no answer on port {port}")
