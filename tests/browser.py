"""The explorer in a real browser: an app on a free port, a window of a size, theme and language, and what went wrong in it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from werkzeug.serving import make_server

from explorer.app import create_app
from graph_schema.database import Graph

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 30_000  # milliseconds
READY = "[data-page-title]"
# Figures come with a library of their own, and may be drawn after everything else.
DRAWN = "[...document.querySelectorAll('.dash-graph')].every(graph => graph.querySelector('.main-svg'))"
Theme: TypeAlias = Literal["light", "dark"]


@dataclass
class Visit:
    """A window on one page, and what a reader should never meet."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a path and wait until its page is drawn."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page is drawn and nothing is under way."""
        self.page.wait_for_selector(READY)
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_function("!document.documentElement.dataset.busy && !document.querySelector('[data-dash-is-loading]')")
        self.page.wait_for_function(DRAWN)

    def violations(self) -> list[str]:
        """What axe-core finds: rule, and the elements."""
        found = Axe().run(self.page).response["violations"]
        return [f"{v['id']}: {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found]

    def text(self) -> str:
        """What is written on the page."""
        return self.page.inner_text("main")

    def note_console(self, message: ConsoleMessage) -> None:
        """Keep the console's errors."""
        if message.type == "error":
            self.errors.append(message.text)

    def note_request(self, request: Request) -> None:
        """Keep requests that leave this machine."""
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)


@dataclass
class Site:
    """A running app and a browser."""

    address: str
    browser: Browser

    @contextmanager
    def visit(self, path: str = "/", width: int = 1440, theme: Theme = "light", language: str = "en") -> Iterator[Visit]:
        """Open a path in a fresh window."""
        height = 844 if width < 700 else 900
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, locale=language)
        context.set_default_timeout(PATIENCE)
        visit = Visit(context.new_page(), self.address)
        visit.page.on("console", visit.note_console)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("request", visit.note_request)
        try:
            visit.go(path)
            yield visit
        finally:
            context.close()

    def picture(self, path: str, file: Path, width: int = 1440, theme: Theme = "light") -> None:
        """A picture of a page, as PNG, without the time that it took on this machine."""
        with self.visit(path, width, theme) as visit:
            visit.page.add_style_tag(content=".took { display: none; }")
            visit.page.screenshot(path=file)


@contextmanager
def served(graph: Graph) -> Iterator[str]:
    """The explorer over `graph` on a free port of this machine; yields its address."""
    server = make_server("127.0.0.1", 0, create_app(graph).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def opened(graph: Graph, chromium: str) -> Iterator[Site]:
    """The explorer over `graph`, and a browser to look at it."""
    with served(graph) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            yield Site(address, browser)
        finally:
            browser.close()
