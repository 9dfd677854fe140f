"""The frame and every page in it: drawn without errors, for every reader, with nothing from outside."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import parse_qsl

import pytest

from explorer import links
from explorer.app import create_app, registered_pages
from explorer.page import Page
from graph_schema.database import Graph
from graph_schema.language import LANGUAGES, in_language
from tests.browser import Site, Theme, opened

VW = "name:DE:volkswagen-ag"
SITIAVW = "name:MX:sindicato-independiente-de-trabajadores-de-la-industria-automotriz-similares-y-conexos-volkswagen-de-mexico"
# Addresses with state, beside each page's bare one.
STATES = (
    links.source("starter/strikes"),
    links.href(links.EXCHANGES, country="MX", kind="strike_support"),
    links.exchange("alliance:usw-mineros"),
    links.organisation(VW),
    links.organisation(SITIAVW),
    links.wages(VW),
    links.network(VW),
    links.allies(SITIAVW),
    "/nowhere",
)
PATHS = [page.path for page in registered_pages()]
KNOWN = set(PATHS)
READERS: tuple[tuple[Theme, str, int], ...] = (("light", "en", 1440), ("dark", "es", 390))


def addresses() -> list[str]:
    """Every page bare, and with state."""
    return PATHS + [address for address in STATES if address.partition("?")[0] in KNOWN or address == "/nowhere"]


@pytest.fixture(scope="module")
def site(starter_graph: Graph, chromium_path: str) -> Iterator[Site]:
    with opened(starter_graph, chromium_path) as found:
        yield found


@pytest.mark.parametrize("path", addresses())
def test_every_page_is_drawn_for_every_reader(site: Site, path: str) -> None:
    """In both themes and languages, wide and narrow: no axe violation, no error, no request to elsewhere."""
    for theme, language, width in READERS:
        with site.visit(path, width, theme, language) as visit:
            assert visit.violations() == [], (theme, language, width)
            assert (visit.errors, visit.foreign) == ([], []), (theme, language, width)
            assert visit.page.get_attribute("html", "lang") == language
            wide = visit.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} at {width} is {wide} wide"
            assert not re.search(r"\bNone\b|\bnan\b|\bundefined\b|_\w+_id\b", visit.text())


@pytest.mark.parametrize("path", addresses())
def test_a_reload_shows_the_same_page(site: Site, path: str) -> None:
    with site.visit(path) as visit:
        before = visit.text(), visit.page.title()
        visit.page.reload()
        visit.settle()
        assert (visit.text(), visit.page.title()) == before


def test_ids_stand_once_and_callbacks_find_them(starter_graph: Graph) -> None:
    """In no layout an id twice; every id that a callback names is on its page, bare or with state."""
    app = create_app(starter_graph)
    with app.server.test_request_context("/"):
        frame = ids_of(app.layout())
        for page in registered_pages():
            found = set(frame)
            for address in addresses():
                path, _mark, query = address.partition("?")
                if path == page.path:
                    drawn = ids_of(page.render(**dict(parse_qsl(query))))
                    assert [known for known, count in Counter(drawn + frame).items() if count > 1] == [], address
                    found |= set(drawn)
            assert wanted_by(page) - found - page.later_ids == set(), page.path


def test_pages_share_no_id() -> None:
    counted = Counter(known for page in registered_pages() for known in set(page.ids))
    assert [known for known, count in counted.items() if count > 1] == []
    for page in registered_pages():
        assert all(known.startswith(f"{page.name}-") for known in page.ids)


def ids_of(component: Any) -> list[str]:
    """Ids in a layout; pattern ids as JSON."""
    found = [component.id] if getattr(component, "id", None) else []
    found += [part.id for part in component._traverse() if getattr(part, "id", None)]
    return [known if isinstance(known, str) else json.dumps(known, sort_keys=True) for known in found]


def wanted_by(page: Page) -> set[str]:
    """Plain ids that a page's callbacks name."""
    flat: list[Any] = []

    def unroll(thing: Any) -> None:
        if isinstance(thing, dict):
            thing = list(thing.values())
        if isinstance(thing, (list, tuple)):
            for part in thing:
                unroll(part)
        else:
            flat.append(thing)

    for _function, dependencies, options in page.callbacks:
        unroll([dependencies, [options.get(key, ()) for key in ("output", "inputs", "state")]])
    return {d.component_id for d in flat if isinstance(getattr(d, "component_id", None), str)}


def test_keys_lead_from_anywhere_to_a_thing(site: Site) -> None:
    """`/` opens the search, arrows choose, Enter goes there; Escape closes."""
    with site.visit("/sources") as visit:
        visit.page.keyboard.press("/")
        field = visit.page.locator("#frame-search-field")
        assert field.evaluate("it => it === document.activeElement")
        visit.page.keyboard.type("sntmmssrm")
        visit.page.wait_for_selector("#frame-search-list [role=option][aria-selected=true]")
        assert visit.violations() == []
        href = visit.page.get_attribute("#frame-search-list [aria-selected=true]", "href") or ""
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url(f"**{href}")
        visit.page.keyboard.press("Control+k")
        assert visit.page.locator("#frame-search-dialog").evaluate("it => it.open")
        visit.page.keyboard.press("Escape")
        visit.page.wait_for_function("!document.getElementById('frame-search-dialog').open")
        assert visit.errors == []


def test_tab_goes_from_the_skip_link_through_the_header_to_the_pages(site: Site) -> None:
    with site.visit("/") as visit:
        order = []
        for _step in range(6):
            visit.page.keyboard.press("Tab")
            order.append(visit.page.evaluate("document.activeElement.textContent.trim() || document.activeElement.title"))
            assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        assert order == ["Skip to the content", "Solidarity Graph", "Search/", "Español", "Light or dark", "Start"]


@pytest.mark.parametrize("path", [links.EXCHANGES, links.SHARED, links.wages(VW)])
def test_every_stop_of_the_tab_key_is_seen(site: Site, path: str) -> None:
    """Lists to choose from are no stop of their own, and whatever has the focus has a ring, itself or around its field."""
    ring = """(() => {
        const here = document.activeElement, field = here.closest('.mantine-Input-input, .mantine-SegmentedControl-root');
        return [here.tagName, [here, field].some(it => it && getComputedStyle(it).outlineStyle === 'solid')];
    })()"""
    with site.visit(path) as visit:
        for _step in range(30):
            visit.page.keyboard.press("Tab")
            tag, seen = visit.page.evaluate(ring)
            assert (tag != "BODY", seen) == (True, True), visit.page.evaluate("document.activeElement.outerHTML")[:200]


def test_targets_are_large_enough_for_a_thumb(site: Site) -> None:
    """Buttons, tabs and ways of the frame: 44 by 44 at least."""
    for width in (390, 1440):
        with site.visit("/", width) as visit:
            small = visit.page.evaluate(
                "[...document.querySelectorAll('.rail a, .header button, .header a, .button, .search-field')]"
                ".filter(it => it.checkVisibility()).map(it => [it.textContent, it.getBoundingClientRect()])"
                ".filter(([, box]) => box.width < 44 || box.height < 44).map(([text]) => text)"
            )
            assert small == []


def test_language_is_asked_for_remembered_and_kept(site: Site) -> None:
    with site.visit("/sources?lang=es", language="en") as visit:
        assert visit.page.get_attribute("html", "lang") == "es"
        visit.go("/sources")
        assert visit.page.get_attribute("html", "lang") == "es"
        visit.page.click("[data-language=en]")
        visit.page.wait_for_function("document.documentElement.lang === 'en'")
        visit.settle()
        assert visit.page.url.endswith("/sources")


def test_theme_follows_the_system_until_it_is_chosen(site: Site) -> None:
    scheme = "document.documentElement.dataset.mantineColorScheme"
    with site.visit("/", theme="dark") as visit:
        assert visit.page.evaluate(scheme) == "dark"
        visit.page.click("[data-theme-switch]")
        assert visit.page.evaluate(scheme) == "light"
        visit.page.reload()
        visit.settle()
        assert visit.page.evaluate(scheme) == "light"


def test_controls_write_the_address_and_back_works(site: Site) -> None:
    with site.visit("/exchanges") as visit:
        visit.page.click("#exchanges-kind")
        visit.page.get_by_role("option", name="strike support").click()
        visit.page.wait_for_url("**/exchanges?kind=strike_support")
        visit.settle()
        chosen = visit.text()
        visit.page.click(".rail [data-way='/sources']")
        visit.page.wait_for_function("document.title.startsWith('Sources')")
        visit.page.go_back()
        visit.page.wait_for_function("document.title.startsWith('Exchanges')")
        visit.settle()
        assert visit.text() == chosen
        visit.page.click(".rail [data-way='/exchanges']")
        visit.page.wait_for_url("**/exchanges")
        visit.settle()
        assert visit.text() != chosen


def test_start_is_light_and_loads_no_library_that_it_does_not_show(site: Site) -> None:
    """At most 1.0 MB over the wire with brotli."""
    context = site.browser.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: list[float] = []
    scripts: list[str] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: scripts.append(request.url))
    page.goto(site.address)
    page.wait_for_selector("[data-page-title]")
    page.wait_for_load_state("networkidle")
    context.close()
    assert sum(sizes) < 1_000_000
    assert [script for script in scripts if re.search("ag_grid|cytoscape|plotly", script)] == []


def test_what_is_stamped_is_kept_by_the_browser(starter_graph: Graph) -> None:
    client = create_app(starter_graph).server.test_client()

    def kept(address: str) -> tuple[str, str]:
        with client.get(address) as response:
            return response.headers["Cache-Control"], response.get_data(as_text=True)

    control, index = kept("/")
    stamped = re.findall(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+(?:\?m=|\.v)[^"]+)"', index)
    assert control == "no-store"
    assert len(stamped) > 10
    assert {"max-age=31536000" in kept(address)[0] for address in stamped} == {True}


def test_every_page_has_a_title_in_both_languages(starter_graph: Graph) -> None:
    app = create_app(starter_graph)
    for page, language in product(registered_pages(), LANGUAGES):
        with app.server.test_request_context("/"), in_language(language):
            assert page.title
            assert page.render() is not None
