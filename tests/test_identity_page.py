"""The command that finds what is one thing, and the page where a reader decides."""

import json

from playwright.sync_api import expect

from explorer.questions.identity import identity_decisions, same_or_different
from graph_schema import decision_file, verdicts
from graph_schema.database import Graph
from graph_schema.decide import decisions
from graph_schema.decision import RULE, decision
from graph_schema.pending import pending
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from graph_schema.write import writing
from solidarity.identity import find, keep, newer
from tests.browser import opened
from tests.conftest import wipe
from tests.test_write import broken, digest, snapshot

SOURCES = ("test/register", "test/press", "test/list")
NAMES = {
    "Employer": (
        ("lei:1", "Aceros del Norte, S.A. de C.V.", "test/register"),
        ("name:MX:aceros-del-norte", "ACEROS DEL NORTE SA DE CV", "test/press"),
        ("lei:5", "Tubos Alfa S.A. de C.V.", "test/list"),
        ("lei:6", "Tubos Alfa, SA de CV", "test/register"),
        ("name:MX:tubos-alfa", "Tubos Alfa", "test/press"),
    ),
    "Union": (
        ("name:US:uaw", "United Auto Workers", "test/press"),
        ("name:US:uaw-local-2250", "UAW Local 2250", "test/list"),
    ),
}


def fill(graph: Graph) -> None:
    """Companies and unions, each known to one source; one company owns another."""
    records: list[Record] = [
        NodeRecord("Source", source, {"name": source, "publisher": "Test"}, Evidence(source, "2025-01-01")) for source in SOURCES
    ]
    for label, rows in NAMES.items():
        for known, name, source in rows:
            land = "US" if label == "Union" else "MX"
            records.append(NodeRecord(label, known, {"name": name, "country": land}, Evidence(source, "2025-01-01")))
    records.append(TieRecord("OWNS", "Employer", "lei:1", "Employer", "lei:5", Evidence("test/register", "2025-01-01")))
    with writing(graph, what="test") as door:
        door.put(records)


def test_what_is_sure_is_joined_and_two_codes_of_one_register_never_meet(graph: Graph) -> None:
    fill(graph)
    before, state = digest(graph), snapshot(graph)
    found = find(graph)
    assert [(one.first, one.second, one.author) for one in found.joined] == [("lei:1", "name:MX:aceros-del-norte", RULE)]
    assert {(pair.id, pair.kind) for pair in found.waiting} == {
        ("lei:5|name:MX:tubos-alfa", "offered"),
        ("lei:6|name:MX:tubos-alfa", "offered"),
        ("name:US:uaw|name:US:uaw-local-2250", "part"),
    }
    keep(graph, found)
    assert broken(graph) == []
    [row] = identity_decisions(graph).rows
    assert (row.names, row.label) == (("Aceros del Norte, S.A. de C.V.", "ACEROS DEL NORTE SA DE CV"), "Employer")
    verdicts.undo(graph, [found.joined[0].id])
    assert (digest(graph), decisions(graph)) == (before, [])
    again = find(graph)
    assert again.joined == []  # a person undid it: no rule joins them again
    assert [pair.id for pair in again.waiting if pair.undone] == [found.joined[0].id]
    keep(graph, again)
    assert len(same_or_different(graph).rows) == 3
    wait = "MATCH (n:Candidate) DETACH DELETE n RETURN count(n) AS gone"
    graph.transact(lambda tx: tx.run(wait))
    assert snapshot(graph) == state


def test_of_two_decisions_a_persons_stands_above_a_rules_and_a_later_one_above_an_earlier() -> None:
    rule, person = (decision(("a", "b"), "same", author=who, date="2026-11-22") for who in (RULE, "Ana"))
    later = decision(("a", "b"), "different", author="Eva", date="2026-11-23")
    assert newer([person], [rule]) == [person]
    assert newer([rule, later], [person]) == [later]


def test_a_reader_decides_with_a_key_and_undoes_with_a_button(embedded: Graph, chromium_path: str) -> None:
    wipe(embedded)
    fill(embedded)
    keep(embedded, find(embedded))
    before = digest(embedded)
    with opened(embedded, chromium_path) as site, site.visit("/identity", width=390, theme="dark") as visit:
        page = visit.page
        asked = page.get_by_label("The pair")
        note = page.locator("#identity-note")
        first = asked.inner_text()
        page.keyboard.press("l")
        expect(note).to_contain_text("Put off")
        assert asked.inner_text() != first
        page.keyboard.press("s")
        expect(note).to_contain_text("Sign your decision")
        page.get_by_label("Your name or initials").fill("A. D.")  # s and d in a field are letters
        page.get_by_label("Your name or initials").blur()
        page.keyboard.press("s")
        expect(note).to_contain_text("Kept as one")
        [taken] = [one for one in decisions(embedded) if one.author == "A. D."]
        assert taken.verdict == "same"
        assert embedded.folder is not None
        assert taken in decision_file.read(embedded.folder / decision_file.NAME)
        assert (visit.violations(), visit.errors) == ([], [])
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("row", name="A. D.").get_by_role("button", name="Undo").click()
        expect(note).to_contain_text("Undone")
        assert digest(embedded) == before
        page.reload()
        expect(page.get_by_label("Your name or initials")).to_have_value("A. D.")
        page.get_by_role("button", name="Different").click()
        expect(note).to_contain_text("Kept as two")
    assert {one.verdict for one in decisions(embedded) if one.author == "A. D."} == {"different"}
    assert json.dumps([pair.id for pair in pending(embedded)])
    wipe(embedded)
