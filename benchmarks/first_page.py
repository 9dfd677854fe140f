"""what the first page costs: bytes over the wire and time until it is drawn, in a fresh browser with the starter data"""

import statistics
import tempfile
import time
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

from benchmarks.cold_start import running, wait_for_answer
from benchmarks.figure import Figure
from benchmarks.paint import browser_path
from tests.browser import ARGUMENTS, READY

MEGABYTES, SECONDS = 1.0, 1.5


def measure(small: bool) -> Iterator[Figure]:
    """Bytes as they come (compressed with brotli), and seconds from the address to the drawn page."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as home, running(home) as port:
        wait_for_answer(port)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
            visits = [visit(browser, f"http://127.0.0.1:{port}/") for _ in range(2 if small else 6)]
            browser.close()
    transferred = max(visit[0] for visit in visits) / 1e6
    yield Figure("transferred", transferred, "MB", most=MEGABYTES, note=f"in {visits[-1][2]} answers")
    times = [seconds for _, seconds, _ in visits[1:]]
    yield Figure("drawn", statistics.median(times), "s", most=SECONDS, note=f"median of {len(times)}, most {max(times):.2f}")


def visit(browser: Browser, address: str) -> tuple[float, float, int]:
    """Bytes, seconds and answers of one visit with an empty cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    began = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(READY)
    page.wait_for_function("!document.documentElement.dataset.busy && !document.querySelector('[data-dash-is-loading]')")
    seconds = time.monotonic() - began
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(sizes), seconds, len(sizes)
