"""What to look into, found after a load, on both engines, by the sources' titles: conflicts, old and weak facts, blanks."""

import datetime
from typing import Any

from explorer.questions.doubts import of_kind
from explorer.questions.holdings import sources
from graph_schema.choice import Choice, choose
from graph_schema.database import Graph
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from graph_schema.write import writing

REGISTER, PAPER = "a/register", "b/paper"


def node(label: str, known: str, source: str, day: str, said: dict[str, Any]) -> NodeRecord:
    confidence = "secondary" if source == PAPER and label != "Source" else "primary"
    return NodeRecord(label, known, {"name": known.rpartition(":")[2], **said}, Evidence(source, day, confidence))


def tie(name: str, start: tuple[str, str], end: tuple[str, str], said: dict[str, Any] | None = None) -> TieRecord:
    return TieRecord(name, *start, *end, Evidence(REGISTER, "2026-01-01"), said or {})


def some_facts() -> list[Record]:
    """A firm on which two sources differ, one known from a paper only, one left out of the newest edition; a family."""
    firm, site, other = ("Employer", "x:firm"), ("Worksite", "x:site"), ("Worksite", "x:other")
    return [
        node("Source", REGISTER, REGISTER, "2026-01-01", {"name": "A: Register", "publisher": "A", "rhythm": "yearly"}),
        node("Source", PAPER, PAPER, "2024-01-01", {"name": "B: Paper", "publisher": "B", "rhythm": "as_needed"}),
        node("Source", "c/dated", "c/dated", "2026-01-01", {"publisher": "C", "rhythm": "daily", "rows_dated": True}),
        node("Employer", "x:dated", "c/dated", "2019-01-01", {"country": "MX"}),
        node("Employer", "x:firm", REGISTER, "2026-01-01", {"country": "DE", "workers": 500, "founded": "1937-05-28"}),
        node("Employer", "x:firm", PAPER, "2024-01-01", {"workers": 400, "founded": "1937", "note": "spelled otherwise"}),
        node("Employer", "x:rumour", PAPER, "2024-01-01", {"country": "MX"}),
        node("Employer", "x:gone", REGISTER, "2024-01-01", {"country": "MX"}),
        node("Worksite", "x:site", REGISTER, "2026-01-01", {"country": "DE", "union_presence": "union"}),
        node("Worksite", "x:other", REGISTER, "2026-01-01", {"country": "MX"}),
        node("Agreement", "x:agreed", REGISTER, "2026-01-01", {"country": "DE"}),
        tie("OWNS", firm, site, {"share": 100.0, "control": "sole"}),
        tie("OWNS", firm, other, {"share": 100.0, "control": "sole"}),
        tie("APPLIES_TO", ("Agreement", "x:agreed"), site, {"basis": "signed for it"}),
    ]


def told(graph: Graph) -> dict[str, list[tuple[str, str]]]:
    kinds = ("conflict", "stale", "weak", "blank")
    return {kind: [(doubt.id, doubt.sentence) for doubt in of_kind(graph, kind).listed] for kind in kinds}


def test_what_to_look_into(graph: Graph) -> None:
    with writing(graph) as door:
        door.put(some_facts())
    assert told(graph) == {
        "conflict": [("x:firm", "Workers: 500 persons (A: Register, 1 January 2026); 400 persons (B: Paper, 1 January 2024)")],
        "stale": [
            ("x:gone", "A: Register named it last in its edition of 1 January 2024; the newest loaded is of 1 January 2026."),
        ],
        "weak": [("x:rumour", "Only one source speaks of it, second-hand or unchecked: B: Paper.")],
        "blank": [
            ("x:firm", "Mexico: 1 of 1 worksites not researched, while the family has an agreement in Germany."),
        ],
    }
    assert [(source.title, source.count) for source in of_kind(graph, "weak").behind] == [("B: Paper", 1)]
    choose(graph, Choice("Employer", "x:firm", "workers", "A. B.", "2026-11-22"), 400)
    assert told(graph)["conflict"] == []


def test_a_source_is_due_by_its_own_rhythm(graph: Graph) -> None:
    days = {"a/yearly": ("yearly", 300), "b/monthly": ("monthly", 41), "c/as-needed": ("as_needed", 4_000)}
    with writing(graph) as door:
        for source, (rhythm, old) in days.items():
            day = (datetime.date.today() - datetime.timedelta(old)).isoformat()
            door.put([node("Source", source, source, day, {"publisher": "P", "rhythm": rhythm})])
    due = {row.id: (row.overdue, row.freshness) for row in sources(graph).rows}
    assert due == {
        "a/yearly": (0, "up to date by its own rhythm"),
        "b/monthly": (10, "a newer edition was due 10 days ago"),
        "c/as-needed": (0, ""),
    }
