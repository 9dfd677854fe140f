"""Source marks: a page has one number, many marks fold up, every source is listed by a title, and what was cut is said."""

import re

import pytest
from dash.development.base_component import Component

from explorer.app import create_app
from explorer.citation import Citation
from explorer.evidence import FIRST, Marks
from explorer.pages.organisation import PAGE
from explorer.questions import connections
from graph_schema.database import Graph
from graph_schema.records import Evidence, NodeRecord
from graph_schema.write import writing
from tests import sample_families as s


def written(component: object) -> str:
    """All text in a component, in order."""
    if isinstance(component, Component):
        return written(getattr(component, "children", None))
    if isinstance(component, (list, tuple)):
        return "".join(written(part) for part in component)
    return "" if component is None else str(component)


def test_a_page_read_twice_has_one_number_and_says_when_and_how_surely_it_was_read() -> None:
    pages = [Citation("a/news", "A: A page", "https://a.org/1", *read) for read in (("2021", "secondary"), ("2022", "primary"))]
    marks = Marks()
    assert [re.findall(r"\d+", written(marks.mark([page]))) for page in pages] == [["1"], ["1"]]
    listed = written(marks.sources())
    assert "A: A page · as of 2021 – 2022 · for some facts read in other texts, or sources differ · data set" in listed


def test_hundreds_of_sources_of_one_fact_fold_up_and_stay_in_the_list() -> None:
    marks = Marks()
    said = written(marks.mark(Citation("a/news", f"A: Page {n}", f"https://a.org/{n}") for n in range(400)))
    assert re.findall(r"\+?\d+", said) == [*(str(n + 1) for n in range(FIRST)), f"+{400 - FIRST}"]
    assert all(f"A: Page {n} ·" in written(marks.sources()) for n in range(400))


def test_a_page_without_a_citation_goes_by_the_title_of_its_source(graph: Graph) -> None:
    with writing(graph) as door:
        door.put(
            [
                NodeRecord("Source", "a/news", {"name": "A: The news", "publisher": "A"}, Evidence("a/news", "2026")),
                NodeRecord("Employer", "x:firm", {"name": "Firm", "country": "MX"}, Evidence("a/news", "2026")),
            ]
        )
    with create_app(graph).server.test_request_context("/organisation"):
        said = written(PAGE.render(id="x:firm"))
    assert "A: The news" in said
    assert "a/news" not in said


def test_a_hub_says_that_it_has_more_than_was_read(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [s.node("Case", f"rrm:{n}", f"Case {n}", kind="strike", started=f"2020-0{n}") for n in range(1, 5)]
    s.load(graph, *cases, *(s.tie("CONCERNS", ("Case", case.id), s.employer(s.VW)) for case in cases))
    page = create_app(graph).server
    with page.test_request_context("/organisation"):
        assert "all 4" in written(PAGE.render(id=s.VW))
        monkeypatch.setattr(connections, "SCAN", 3)
        said = written(PAGE.render(id=s.VW))
    assert "more than 3" in said
    assert "3 of more than 3, and perhaps not the latest: the network shows the others." in said
