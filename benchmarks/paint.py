"""painting a network of 2,000 things and 4,000 ties on the network page, in a real browser

Measured on the page itself, from the moment at which the picture's data are in the browser until they are on the screen.
The places come from the server, where they are worked out once and kept: both times are printed.
"""

import json
import logging
import random
import shutil
import statistics
import time
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from benchmarks.engines import engine
from benchmarks.figure import Figure
from explorer.pages import network as page
from explorer.questions.neighbourhood import Link, Thing
from explorer.questions.network import Network
from graph_schema import schema
from tests.browser import opened
from tests.conftest import CHROMIUM

ROUNDS = 5
LIMIT = 1000.0  # milliseconds
LABELS = ("Employer", "Worksite", "Worksite", "Worksite", "Union", "Case", "Agreement")
KINDS = ("OWNS", "REPRESENTS", "CONCERNS", "TOOK_PART_IN", "MEMBER_OF")
# Ends when the frame with all elements has reached the screen: cytoscape's first full frame, then one of the browser's.
MEASURE = """async (scene) => {
  const cy = document.getElementById('network-canvas')._cyreg.cy;
  cy.elements().remove();
  await new Promise((done) => setTimeout(done, 500));
  const began = performance.now();
  const painted = new Promise((done) => {
    cy.on('render', () => {
      if (cy.elements().length >= scene.elements.length) requestAnimationFrame(() => setTimeout(done, 0));
    });
  });
  window.dash_clientside.set_props('network-scene', { data: scene });
  await painted;
  return performance.now() - began;
}"""


def measure(small: bool) -> Iterator[Figure]:
    """The figures: places for the first time, places from memory, painting."""
    shown = sample(200, 400) if small else sample(2000, 4000)
    size = f"{len(shown.things):,} things, {len(shown.links):,} ties"
    began = time.perf_counter()
    scene = page.scene(shown, [])
    first = time.perf_counter()
    page.scene(shown, [])
    yield Figure("picture, places worked out", (first - began) * 1000, "ms")
    yield Figure("picture, places from memory", (time.perf_counter() - first) * 1000, "ms")
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with engine("arcadedb") as (graph, _address):
        schema.prepare(graph)
        with opened(graph, browser_path()) as site, site.visit("/network") as visit:
            times = [painted(visit.page, scene) for _round in range(2 if small else ROUNDS)]
    yield Figure(f"painting {size}", statistics.median(times), "ms", most=LIMIT, note=f"median of {len(times)}")


def browser_path() -> str:
    """A Chromium of this machine. Raises FileNotFoundError where there is none."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise FileNotFoundError("no Chromium here: apt install chromium")
    return found


def painted(browser: Page, scene: dict[str, Any]) -> float:
    """Milliseconds to paint the scene on an empty canvas of the page."""
    browser.wait_for_function("document.getElementById('network-canvas')?._cyreg?.cy")
    return float(browser.evaluate(MEASURE, json.loads(json.dumps(scene))))


def sample(things: int, ties: int, seed: int = 4) -> Network:
    """A network as expansions make it: hubs and leaves of several types, each tied to some other."""
    chance = random.Random(seed)
    nodes = [Thing(f"bench:{n}", LABELS[n % len(LABELS)], f"Organisation number {n}", "MX") for n in range(things)]
    pairs = {(int(n * chance.random() ** 2), n) for n in range(1, things)}
    while len(pairs) < ties:
        start, end = sorted(chance.sample(range(things), 2))
        pairs.add((start, end))
    links = [Link(f"{a}-{b}", KINDS[(a + b) % len(KINDS)], f"bench:{a}", f"bench:{b}", "bench/made") for a, b in sorted(pairs)]
    return Network((tuple(nodes),), tuple(links))
