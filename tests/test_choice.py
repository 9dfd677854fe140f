"""A researcher's choice among sources that disagree: a claim with its author, shown, exported, undone."""

import pytest
from playwright.sync_api import expect

from explorer.questions.organisation import profile
from graph_schema.check import findings
from graph_schema.choice import CHOICES, Choice, choose, take_back
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.records import Evidence, NodeRecord
from graph_schema.write import writing
from tests.browser import opened
from tests.conftest import wipe

FIRM = "name:MX:firm"
SAID = (("a/register", "2025-01-01", 400), ("b/tracker", "2026-01-01", 500), ("c/paper", "2024-01-01", 500))


def fill(graph: Graph) -> None:
    with writing(graph) as door:
        for source, day, workers in SAID:
            said = {"name": "Firm", "workers": workers}
            door.put([NodeRecord("Source", source, {"name": source, "publisher": source}, Evidence(source, day))])
            door.put([NodeRecord("Employer", FIRM, dict(said), Evidence(source, day))])


def used(graph: Graph) -> list[tuple[object, bool, str, int]]:
    return [(s.value, s.used, s.why, len(s.sources)) for s in profile(graph, FIRM).statements if s.property == "workers"]


def test_a_choice_wins_over_later_sources_and_is_undone(graph: Graph) -> None:
    fill(graph)
    assert used(graph) == [(500, True, "later", 2), (400, False, "differs", 1)]
    choice = Choice("Employer", FIRM, "workers", "A. B.", "2026-11-22")
    choose(graph, choice, 400)
    assert used(graph) == [(400, True, "chosen", 2), (500, False, "differs", 2)]
    chosen = next(c for c in profile(graph, FIRM).cited("workers") if c.source == CHOICES)
    assert (chosen.text, chosen.retrieved) == ("A. B. chose what a/register says", "2026-11-22")
    assert list(findings(graph)) == []
    choose(graph, choice, 500)
    assert used(graph) == [(500, True, "chosen", 3), (400, False, "differs", 1)]
    take_back(graph, "Employer", FIRM, "workers")
    assert used(graph) == [(500, True, "later", 2), (400, False, "differs", 1)]
    assert list(findings(graph)) == []
    with pytest.raises(Fault, match="No source says this any more"):
        choose(graph, choice, 600)
    with pytest.raises(Fault, match="Sign your choice"):
        choose(graph, Choice("Employer", FIRM, "workers", " ", "2026-11-22"), 400)


def test_the_page_offers_the_choice_and_its_undoing(embedded: Graph, chromium_path: str) -> None:
    wipe(embedded)
    fill(embedded)
    with opened(embedded, chromium_path) as site, site.visit(f"/organisation?id={FIRM}", width=390) as visit:
        page = visit.page
        page.get_by_role("button", name="Use this value").click()
        expect(page.get_by_role("status").filter(has_text="Sign your choice")).to_be_visible()
        page.get_by_label("Your name or initials").fill("A. B.")
        page.get_by_role("button", name="Use this value").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("used because a researcher chose it")).to_be_visible()
        assert used(embedded)[0] == (400, True, "chosen", 2)
        page.reload()
        expect(page.get_by_label("Your name or initials")).to_have_value("A. B.")
        page.get_by_role("button", name="Undo this choice").click()
        expect(page.get_by_text("used because it is the later statement")).to_be_visible()
        assert visit.errors == []
