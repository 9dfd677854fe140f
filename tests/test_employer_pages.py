"""Shared employers and the page about one thing in a real browser: by keyboard, on a phone, with the state in the address."""

import io
from collections.abc import Iterator

import openpyxl
import pytest

from graph_schema.database import Graph
from tests import sample_families as s
from tests.browser import Site, opened
from tests.conftest import wipe


@pytest.fixture(scope="module")
def site(embedded: Graph, chromium_path: str) -> Iterator[Site]:
    wipe(embedded)
    press = s.node("Worksite", s.PUEBLA, "VW Puebla", s.evidence(s.OTHER, "secondary"), country="MX", workers=7000)
    s.load(embedded, press)
    with opened(embedded, chromium_path) as site:
        yield site


def test_a_cell_opens_who_is_there_by_keyboard_and_escape_goes_back(site: Site) -> None:
    with site.visit("/shared-employers") as visit:
        cell = visit.page.locator("button.shared-cell[aria-label^='Volkswagen AG in Mexico']")
        cell.focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector("#shared-panel:not([hidden]) .shared-place")
        visit.settle()
        panel = visit.page.locator("#shared-panel")
        assert "VW Puebla" in panel.inner_text()
        assert "6,100 workers in the unit" in panel.inner_text()
        assert "open=" in visit.page.url
        assert visit.violations() == []
        visit.page.keyboard.press("Escape")
        visit.page.wait_for_selector("#shared-panel", state="hidden")
        visit.page.wait_for_function("document.activeElement.className.includes('shared-cell')")
        visit.page.wait_for_function("!location.search.includes('open=')")


def test_a_filter_is_in_the_address_and_a_reload_shows_the_same(site: Site) -> None:
    with site.visit("/shared-employers") as visit:
        visit.page.fill("#shared-find", "general")
        visit.page.wait_for_function("document.querySelectorAll('.shared-name').length === 1")
        visit.page.wait_for_function("location.search.includes('find=general')")
        visit.page.reload()
        visit.settle()
        assert [name.inner_text().split()[0] for name in visit.page.locator(".shared-name").all()] == ["General"]


def test_not_researched_and_no_union_never_look_alike(site: Site) -> None:
    with site.visit("/shared-employers") as visit:
        marks = {}
        for country in ("Brazil", "Germany"):
            cell = visit.page.locator(f"button.shared-cell[aria-label^='Vallourec SA in {country}']")
            marks[country] = cell.locator(".shape").first.evaluate("e => e.classList[2]")
        assert marks == {"Brazil": "is-hollow", "Germany": "is-barred"}
        assert visit.page.locator("button.shared-cell[aria-label*='stake'] .is-second").count() == 1


def test_nothing_found_says_what_to_do_next(site: Site) -> None:
    with site.visit("/shared-employers?find=nobody") as visit:
        assert "No employer fits all of these filters together." in visit.text()


@pytest.mark.parametrize("known", [s.PUEBLA, s.VW, s.HKM_PLANT, s.UAW])
def test_all_about_one_fits_a_phone_without_faults(site: Site, known: str) -> None:
    with site.visit(f"/organisation?id={known}", width=390, theme="dark", language="es") as visit:
        assert (visit.violations(), visit.errors, visit.foreign) == ([], [], [])
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_where_sources_differ_both_are_shown_with_the_reason(site: Site) -> None:
    with site.visit(f"/organisation?id={s.PUEBLA}") as visit:
        text = visit.text()
        assert "6,100 persons" in text
        assert "7,000 persons" in text
        assert "used because it was read in the publisher's own text or data" in text
        assert "Volkswagen AG" in text
        assert "100 %" in text
        assert "SITIAVW" in text


def test_an_unknown_id_is_a_sentence(site: Site) -> None:
    with site.visit("/organisation?id=name:XX:nobody") as visit:
        assert "There is nothing under name:XX:nobody in this graph" in visit.text()


def test_the_menu_of_files_is_opened_and_left_by_keyboard(site: Site) -> None:
    with site.visit(f"/organisation?id={s.PUEBLA}", width=390) as visit:
        menu = visit.page.locator("details.menu")
        menu.locator("summary").focus()
        visit.page.keyboard.press("Enter")
        assert [line.inner_text() for line in menu.locator("strong").all()] == ["Excel", "CSV", "GraphML", "Kumu"]
        assert visit.violations() == []
        visit.page.keyboard.press("Tab")
        with visit.page.expect_download() as found:
            visit.page.keyboard.press("Enter")
        book = openpyxl.load_workbook(io.BytesIO(found.value.path().read_bytes()))
        assert found.value.suggested_filename == "vw-puebla.xlsx"
        assert "VW Puebla" in [row[0].value for row in book["Worksites"].iter_rows()]
        menu.locator("summary").click()
        visit.page.keyboard.press("Escape")
        visit.page.wait_for_function("!document.querySelector('details.menu').open")
        assert visit.page.evaluate("document.activeElement.tagName") == "SUMMARY"
