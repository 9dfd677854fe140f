"""The network page in a real browser: from a link, step by step, by mouse and by keys, and what leaves it as a file."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import networkx
import pytest
from playwright.sync_api import Page, expect

from explorer import links
from graph_schema.database import Graph
from graph_schema.write import writing
from tests import network_samples as n
from tests.browser import Site, opened
from tests.conftest import wipe

CY = "document.getElementById('network-canvas')._cyreg.cy"
LINK = links.network(n.UNION)
RING = {n.UNION, n.PLANT, n.COALITION, n.CASE, n.ABROAD}


@pytest.fixture(scope="module")
def site(embedded: Graph, chromium_path: str) -> Iterator[Site]:
    wipe(embedded)
    with writing(embedded, what="test") as door:
        door.put(n.RECORDS)
    with opened(embedded, chromium_path) as found:
        yield found


def drawn(page: Page, count: int | None = None) -> dict[str, Any]:
    """Ids of the visible nodes -> place, once the canvas shows `count` elements."""
    page.wait_for_selector("[data-drawn]" if count is None else f"[data-drawn='{count}']")
    page.wait_for_timeout(400)  # until what moves has arrived
    nodes: dict[str, Any] = page.evaluate(f"Object.fromEntries({CY}.nodes(':visible').map((x) => [x.id(), x.position()]))")
    return nodes


def test_a_link_shows_what_is_around_a_thing_and_a_step_adds_to_it(site: Site) -> None:
    with site.visit(LINK) as visit:
        page = visit.page
        assert drawn(page).keys() == RING
        page.evaluate(f"{CY}.getElementById('{n.PLANT}').emit('tap')")
        owners = page.get_by_role("button", name="is owned by: add 1 of 1")
        owners.click()
        after = drawn(page, 14)
        assert after.keys() == {*RING, n.OWNER}
        expect(page.get_by_role("button", name="is owned by: 1, all in the picture")).to_be_disabled()
        expect(page.locator("#network-count")).to_have_text("6 things, 8 ties")
        assert visit.errors == []
        page.reload()
        assert drawn(page, 14) == after
        page.get_by_role("button", name="Undo").click()
        assert drawn(page, 11).keys() == RING
        assert "open=" not in page.url


def test_the_details_name_the_sources_and_both_values_where_they_differ(site: Site) -> None:
    with site.visit(links.network(n.OWNER)) as visit:
        panel = visit.page.locator("#network-details")
        expect(panel.get_by_role("heading", level=2).first).to_have_text("Acero S.A.")
        expect(panel).to_contain_text("Sources differ")
        expect(panel).to_contain_text("6,000")
        expect(panel.get_by_role("link", name="GEM: Steel plants (2024)", exact=True)).to_have_attribute(
            "href", "https://example.org/steel"
        )
        drawn(visit.page)
        visit.page.evaluate(f"{CY}.edges('[tie=\"OWNS\"][target=\"{n.PLANT}\"]').emit('tap')")
        expect(panel.get_by_role("heading", level=2).first).to_have_text("owns")
        expect(panel).to_contain_text("51 %")
        expect(panel).to_contain_text("50 %")
        expect(panel).to_contain_text("Diario")
        assert f"at=OWNS%7C{n.OWNER.replace(':', '%3A')}" in visit.page.url


def test_the_legend_filters_the_picture_the_table_and_the_link(site: Site) -> None:
    with site.visit(links.network(n.OWNER)) as visit:
        page = visit.page
        assert n.FREE in drawn(page)
        page.get_by_role("button", name="Worksites: 3, shown or hidden").click()
        assert drawn(page).keys() == {n.OWNER, n.MINE}
        page.get_by_text("Table of things").click()
        expect(page.locator(".network-table [row-id] [col-id=name]")).to_have_text(["Acero S.A.", "Mina S.A."])
        assert "hide=Worksite" in page.url
        page.reload()
        expect(page.locator(".network-table [row-id] [col-id=name]")).to_have_text(["Acero S.A.", "Mina S.A."])


def test_the_same_data_as_tables(site: Site) -> None:
    with site.visit(links.network(n.OWNER, view="ties")) as visit:
        rows = visit.page.locator(".network-table [row-id]")
        expect(rows.locator("[col-id=relation]")).to_have_text(["operates", "owns", "owns", "owns", "owns"])
        expect(rows.locator("[col-id=sources]")).to_have_text(["1", "1", "2", "1", "1"])
        rows.nth(2).locator("[col-id=to]").click()
        expect(visit.page.locator("#network-details")).to_contain_text("51 %")


def test_by_keys_alone(site: Site) -> None:
    with site.visit(links.network(n.PLANT)) as visit:
        page = visit.page
        before = drawn(page)
        page.locator("#network-stage").focus()
        expect(page.locator("#network-said")).to_have_text(f"Planta Norte, Worksite, ties in the picture: {len(before)}")
        page.keyboard.press("ArrowRight")
        expect(page.locator("#network-said")).not_to_contain_text("Planta Norte")
        (right,) = page.evaluate(f"{CY}.nodes(':selected').map((x) => x.id())")
        assert before[right]["x"] > before[n.PLANT]["x"]
        names = {n.OWNER: "Acero S.A.", n.UNION: "SINTTIA", n.CASE: "Acero case"}
        page.keyboard.press("Enter")
        expect(page.locator("#network-chosen")).to_be_focused()
        expect(page.locator("#network-chosen")).to_have_text(names[right])


def test_plus_opens_the_smallest_kind_first_and_says_so(site: Site) -> None:
    with site.visit(links.network(n.PLANT, at=n.OWNER)) as visit:
        before = drawn(visit.page)
        visit.page.locator("#network-stage").focus()
        visit.page.keyboard.press("+")
        expect(visit.page.locator("#network-said")).to_have_text("Added: owns, 4")
        visit.page.wait_for_function(f"{CY}.nodes().length > {len(before)}")
        assert drawn(visit.page).keys() == {*before, n.MINE, n.FREE, n.QUIET}


def test_a_search_on_the_page_adds_to_the_picture(site: Site) -> None:
    with site.visit(LINK) as visit:
        page = visit.page
        drawn(page)
        page.locator("#network-search-field").fill("mina")
        page.get_by_role("option", name="Mina S.A.").click()
        page.wait_for_function(f"{CY}.getElementById('{n.MINE}').nonempty()")
        expect(page.locator("#network-chosen")).to_have_text("Mina S.A.")
        assert page.url.count("from=") == 2


def test_the_theme_recolours_the_picture(site: Site) -> None:
    with site.visit(LINK) as visit:
        page = visit.page
        drawn(page)
        colour = f"{CY}.getElementById('{n.UNION}').style('background-color')"
        assert page.evaluate(colour) == "rgb(134,0,41)"
        page.get_by_role("button", name="Light or dark").click()
        assert page.evaluate(colour) == "rgb(213,63,76)"


def test_nothing_confidential_reaches_the_browser(site: Site) -> None:
    with site.visit(links.network(n.QUIET, open=f"REPRESENTS.in:{n.QUIET}")) as visit:
        drawn(visit.page)
        assert "secreto" not in visit.page.content() + str(visit.page.evaluate(f"{CY}.json()"))


def test_an_empty_page_says_what_to_do(site: Site) -> None:
    with site.visit("/network?from=gem:gone") as visit:
        assert "There is nothing under gem:gone here any more." in visit.text()


def test_downloads_hold_what_is_shown_with_its_citations(site: Site) -> None:
    with site.visit(LINK) as visit:
        drawn(visit.page)
        with visit.page.expect_download() as found:
            visit.page.get_by_text("Export", exact=True).click()
            visit.page.get_by_role("button", name="GraphML").click()
        read = networkx.read_graphml(found.value.path())
        assert set(read.nodes) == RING
        assert {"x", "y"} <= read.nodes[n.UNION].keys()
        assert read.nodes[n.UNION]["citation"] == "GEM: Steel plants (2024)"
        with visit.page.expect_download() as found:
            visit.page.get_by_text("Export", exact=True).click()
            visit.page.get_by_role("button", name="CSV").click()
        with zipfile.ZipFile(io.BytesIO(found.value.path().read_bytes())) as archive:
            assert archive.namelist() == ["nodes.csv", "edges.csv", "sources.csv", "ATTRIBUTION.txt"]
