"""The pages on wages and allies in a real browser: marks that open, choices in the address, keyboard, pictures with sources."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from explorer import figures, links
from explorer.figures import Mark, Tick, Won
from graph_schema.database import Graph
from tests import sample_families as s
from tests import sample_pay as p
from tests.browser import Site, Visit, opened
from tests.conftest import wipe
from tests.test_allies import OLD, incumbent, vote

GM = links.wages(s.GM)


@pytest.fixture(scope="module")
def site(embedded: Graph, chromium_path: str) -> Iterator[Site]:
    """The small world of families with figures of pay, and a contested incumbent at GM Silao."""
    wipe(embedded)
    s.load(embedded, *p.RECORDS, *incumbent(), *vote())
    with opened(embedded, chromium_path) as found:
        yield found


def choose(visit: Visit, text: str) -> None:
    """Choose in one of the segmented controls, and wait for the answer."""
    visit.page.locator(".wages-controls label", has_text=text).first.click()
    visit.settle()


def query(visit: Visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def test_the_gap_is_on_the_page_before_one_scrolls(site: Site) -> None:
    with site.visit(GM) as visit:
        said = visit.page.locator(".wages-gap-text").first
        assert "1 : 5.5 at the market rate and 1 : " in said.inner_text()
        box = said.bounding_box()
        assert box is not None
        assert box["y"] < 900


def test_a_choice_is_in_the_address_and_a_reload_shows_the_same(site: Site) -> None:
    with site.visit(GM) as visit:
        choose(visit, "Month")
        choose(visit, "National")
        assert query(visit) == {"family": [s.GM], "unit": ["month"], "measure": ["national"]}
        before = visit.text()
        assert "MX$" in before
        visit.page.reload()
        visit.settle()
        assert visit.text() == before


def test_the_legal_rule_is_named_and_can_be_switched_off(site: Site) -> None:
    with site.visit(links.wages(s.GM, unit="month", measure="national")) as visit:
        label = "Count a Mexican day’s pay for seven days a week, as the law has it (Ley Federal del Trabajo, art. 69)"
        assert visit.page.locator(".wages-entry[data-figure='wage:gm-mx-day'] .wages-entry-common").count() == 1
        visit.page.get_by_role("switch", name=label).press("Space")
        visit.settle()
        assert "Quoted per day, and no source says how many days a week are paid." in visit.text()
        assert query(visit)["rest_day"] == ["false"]


def test_a_mark_opens_how_it_was_computed_and_the_address_keeps_it(site: Site) -> None:
    with site.visit(GM) as visit:
        visit.page.locator(".wages-plot .point").first.click(force=True)
        dialog = visit.page.locator("dialog.wages-dialog[open]")
        dialog.wait_for()
        assert "÷" in dialog.inner_text()
        assert "Market exchange rates, annual average, 2024" in dialog.inner_text()
        visit.page.wait_for_function("location.search.includes('show=')")
        assert query(visit)["show"] == [p.GM_TOP_MX]
        address = visit.page.url
        visit.page.keyboard.press("Escape")
        visit.page.wait_for_function("!location.search.includes('show=')")
        visit.page.goto(address)
        visit.settle()
        visit.page.locator("dialog.wages-dialog[open]").wait_for()


def test_every_mark_can_be_opened_by_keyboard_alone(site: Site) -> None:
    with site.visit(GM) as visit:
        visit.page.locator("#wages-list > summary").press("Enter")
        entry = visit.page.locator(".wages-entry[data-figure='wage:gm-mx-top']")
        entry.locator("summary").press("Enter")
        assert entry.locator(".wages-steps").inner_text().startswith("units of MXN per US dollar")
        marks = visit.page.locator("#wages-levels .wages-plot .point").count()
        assert visit.page.locator("#wages-list .wages-entry").count() == marks == 4


def test_figures_that_cannot_be_converted_stand_below_with_the_reason_and_rejected_offers_apart(site: Site) -> None:
    with site.visit(GM) as visit:
        quoted = visit.page.locator("#wages-quoted").inner_text()
        assert "Quoted per day, and no source gives the hours of a week." in quoted
        assert "MX$400 a day" in quoted
        changes = visit.page.locator("#wages-changes")
        assert changes.locator("summary").all_inner_texts() == [
            "Every change won (1)",
            "Offered, demanded or rejected (1)",
            "Single payments and bonuses, no part of any level (1)",
        ]
        assert visit.page.locator("#wages-changes .wages-plot .point").count() == 1


def test_a_picture_is_saved_with_its_title_and_sources(site: Site, tmp_path: Path) -> None:
    with site.visit(GM) as visit:
        visit.page.wait_for_selector(".wages-plot .point")
        with visit.page.expect_download() as saved:
            visit.page.locator("[data-picture=svg]").first.click()
        file = tmp_path / saved.value.suggested_filename
        saved.value.save_as(file)
        assert file.name == "general-motors-pay-us-an-hour.svg"
        text = file.read_text(encoding="utf-8")
        assert "General Motors: pay, US$ an hour" in text
        assert "Filled: grade A. Half filled: grade B. Hollow: grade C." in text
        assert f"1. {s.SOURCE}: a page (2025) {s.PAGE}" in text


@pytest.mark.parametrize("path", [links.WAGES, GM, links.wages(sector="29"), links.ALLIES, links.allies(s.UAW)])
def test_the_pages_are_whole_for_every_reader(site: Site, path: str) -> None:
    for theme, width, language in (("light", 1440, "en"), ("dark", 390, "es")):
        with site.visit(path, width, theme, language) as visit:  # type: ignore[arg-type]
            assert (visit.violations(), visit.errors, visit.foreign) == ([], [], [])
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_open_dialog_is_whole_too(site: Site) -> None:
    with site.visit(links.wages(s.GM, show=p.GM_TOP_MX), 390) as visit:
        visit.page.locator("dialog.wages-dialog[open]").wait_for()
        assert visit.violations() == []


def test_a_contested_union_is_not_in_the_ranked_list(site: Site) -> None:
    with site.visit(links.allies(s.UAW)) as visit:
        ranked = visit.page.locator("#allies-ranked").inner_text()
        assert "SITIAVW" in ranked
        assert "Sindicato de empresa" not in ranked
        apart = visit.page.locator("#allies-contested").inner_text()
        assert "Its agreement at GM Silao was voted down (August 2021; 3,214 against, 2,623 for)." in apart
        assert visit.page.locator("#allies-contested a.mark").count() > 0
        assert "Works council" in visit.page.locator("#allies-partner").inner_text()
        assert OLD not in ranked


# -------------------------------------------------------------------------------------------------------------- pure figures
def test_marks_are_filled_half_or_hollow_and_ranges_are_bars() -> None:
    marks = [
        Mark(code, "MX", "Plant", "label", "MX$1", "US$1", low, high, code)
        for code, low, high in (("A", 1, 1), ("B", 2, 2), ("C", 3, 5))
    ]
    drawn = figures.strip(marks, [Tick("MX", "minimum wage", 1.5)], "US$ an hour", ["a source"], "Title")
    [points] = drawn.data
    assert list(points.customdata) == ["A", "B", "C"]
    assert list(points.marker.color) == [figures.MARK, "rgba(255,255,255,0)", "rgba(255,255,255,0)"]
    kinds = [shape.type for shape in drawn.layout.shapes]
    assert (kinds.count("path"), kinds.count("rect")) == (1, 1)  # half a disc for B; the outline of the range, hollow for C
    assert drawn.layout.xaxis.range[0] == 0
    assert {name: drawn.layout.meta[name] for name in ("title", "sources")} == {"title": "Title", "sources": ["a source"]}


def test_the_line_of_a_zone_runs_only_through_the_places_it_stands_for() -> None:
    marks = [Mark(place, "MX", place, "label", "MX$1", "US$1", 1, 1, "A") for place in ("Puebla", "Silao", "Tijuana")]
    national, zone = Tick("MX", "living wage", 2, is_line=True), Tick("MX", "minimum wage", 3, True, frozenset({"Silao"}))
    drawn = figures.strip(marks, [national, zone], "US$ an hour").layout
    heads = {note.text: note.y for note in drawn.annotations if note.text.startswith("<b>")}
    lines = {value: [line for line in drawn.shapes if line.line.dash and line.x0 == value] for value in (2, 3)}
    assert len(lines[2]) == 3
    [line] = lines[3]
    assert heads["<b>Puebla</b>"] < line.y0 < heads["<b>Silao</b>"] < line.y1 < heads["<b>Tijuana</b>"]


def test_an_inexact_date_is_drawn_in_the_middle_of_what_is_known() -> None:
    assert [figures.day_of(text).isoformat() for text in ("2023", "2023-04", "2023-04-08")] == [
        "2023-07-01",
        "2023-04-15",
        "2023-04-08",
    ]
    drawn = figures.timeline([Won("w", "MX", "Plant", "2023", "+9 %", scheduled=True)])
    assert list(drawn.data[0].x) == ["2023-07-01"]
    assert list(drawn.data[0].marker.color) == ["rgba(255,255,255,0)"]
