"""Decisions about identity: many at once, undone without a trace, kept in a file that can be read and shared."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.question import ask
from graph_schema import decision_file, summary, verdicts
from graph_schema.affiliate import AFFILIATIONS, Affiliation, affiliate, recorded, take_back
from graph_schema.database import Graph
from graph_schema.decide import decide_all, decisions, undo_all
from graph_schema.decision import RULE, Decision, decision
from graph_schema.derived import is_current
from graph_schema.fault import Fault
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from graph_schema.renewal import Renewal
from graph_schema.write import writing
from loaders.candidates import within
from loaders.parties import parties
from tests.test_write import broken, digest, put, snapshot

REGISTER = Evidence("test/register", "2024-05-01")
PRESS = Evidence("test/press", "2025-02", "secondary")
COUNT = 40


def things() -> list[Record]:
    """Employers that two sources know by two ids, a union at each, and owners in a row."""
    found: list[Record] = [
        NodeRecord("Source", source, {"name": source, "publisher": "Test"}, Evidence(source, "2025-02"))
        for source in ("test/register", "test/press")
    ]
    for n in range(COUNT):
        code, name = f"lei:{n}", f"name:MX:firm-{n}"
        found.append(NodeRecord("Employer", code, {"name": f"Firm {n} S.A.", "country": "MX"}, REGISTER))
        found.append(NodeRecord("Employer", name, {"name": f"Firm {n}", "country": "MX", "aliases": [f"F{n}"]}, PRESS))
        found.append(TieRecord("OWNS", "Employer", name, "Employer", f"lei:{(n + 1) % COUNT}", PRESS, {"share": 60.0}))
        found.append(TieRecord("OWNS", "Employer", "lei:0", "Employer", name, REGISTER))
    return found


TAKEN = [decision((f"name:MX:firm-{n}", f"lei:{n}"), "same", author=RULE, date="2026-11-22", reason="0.99") for n in range(COUNT)]


def test_hundreds_of_decisions_move_everything_and_undoing_them_puts_everything_back(graph: Graph) -> None:
    put(graph, things(), size=5_000)
    before, state = digest(graph), snapshot(graph)
    with writing(graph, what="test") as door:
        assert decide_all(door, TAKEN) == COUNT
        assert decide_all(door, TAKEN) == 0
    assert graph.read("MATCH (e:Employer {id: 'lei:7'}) RETURN e.name AS name, e.aliases AS aliases") == [
        {"name": "Firm 7 S.A.", "aliases": ["F7", "Firm 7"]}
    ]
    assert graph.read("MATCH (e:Employer) RETURN count(e) AS n") == [{"n": COUNT}]
    assert graph.read("MATCH ()-[r:OWNS]->() RETURN count(r) AS n") == [{"n": 2 * COUNT}]
    assert broken(graph) == []
    with writing(graph, what="test") as door:
        assert undo_all(door, [TAKEN[0].id, "nobody|nothing"]) == 1
        assert undo_all(door, [one.id for one in TAKEN]) == COUNT - 1
    assert (digest(graph), snapshot(graph), broken(graph), decisions(graph)) == (before, state, [], [])


def test_a_file_of_decisions_reads_as_it_was_written_and_the_latest_of_a_pair_counts(tmp_path: Path) -> None:
    file = tmp_path / decision_file.NAME
    taken = [decision(("b", "a"), "same", author="Ana", date="2026-11-02", reason="same\nboard"), *TAKEN[:2]]
    decision_file.write(file, taken)
    assert sorted(decision_file.read(file), key=lambda one: one.id) == sorted(taken, key=lambda one: one.id)
    lines = file.read_text().splitlines()
    assert lines[:2] == ["first,second,verdict,author,date,reason", "a,b,same,Ana,2026-11-02,same board"]
    file.write_text("\n".join([*lines, "b,a,different,Eva,2026-11-03,", "a,b,same,Old,2020-01-01,"]))
    assert Decision("a", "b", "different", "Eva", "2026-11-03") in decision_file.read(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("first,second\na,b\n", "holds no decisions: its columns are first, second, verdict, author, date, reason"),
        ("first,second,verdict,author,date\na,b,perhaps,Ana,2026-11-22\n", ":2: A decision names two different ids"),
        ("first,second,verdict,author,date\na,b,same,,2026-11-22\n", ":2: Sign your decision"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "d.csv"
    file.write_text(text)
    with pytest.raises(Fault) as found:
        decision_file.read(file)
    assert message in str(found.value)


def test_whoever_decides_need_not_wait_and_counts_of_before_are_not_shown_as_those_of_today(graph: Graph) -> None:
    """On a page one decision leaves what is derived to the background; until then the graph says that it is of before."""
    put(graph, things(), size=5_000)
    graph.renewal = renewal = Renewal(graph, rest=0.1)
    try:
        with renewal.held():  # nothing is written in the background meanwhile
            verdicts.take(graph, [decision(("lei:1", "name:MX:firm-1"), "same", author="Ana", date="2026-11-22")])
            assert not is_current(graph)
            assert "these counts are from before" in ask(graph, "shared-employers", {}).unknown[-1]
        wait_until(lambda: is_current(graph))
        assert {row.id: row.json for row in summary.derive(graph)} == stored(graph)
        verdicts.undo(graph, ["lei:1|name:MX:firm-1"])
        wait_until(lambda: is_current(graph))
        verdicts.take(graph, [])  # a session that changes nothing asks for nothing
        assert is_current(graph)
    finally:
        graph.renewal = None
        renewal.close()


def stored(graph: Graph) -> dict[str, str]:
    return {row["id"]: row["json"] for row in graph.read("MATCH (d:Derived) RETURN d.id AS id, d.json AS json")}


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_part_is_recorded_as_an_affiliation_with_its_author_and_undone_without_a_trace(graph: Graph) -> None:
    names = {"name:US:uaw": "United Auto Workers", "name:US:uaw-local-2250": "UAW Local 2250"}
    register = NodeRecord("Source", "test/register", {"name": "Register", "publisher": "Test"}, REGISTER)
    put(graph, [register, *(NodeRecord("Union", i, {"name": n, "country": "US"}, REGISTER) for i, n in names.items())], size=10)
    found = [one for one in within(parties(graph, "Union")) if one.verdict == "part"]
    assert [(one.first, one.second) for one in found] == [("name:US:uaw-local-2250", "name:US:uaw")]
    wanted = Affiliation(found[0].first, found[0].second, "Ana", "2026-11-22")
    with pytest.raises(Fault):
        affiliate(graph, replace(wanted, author=" "))
    affiliate(graph, wanted)
    assert (recorded(graph), broken(graph)) == ([wanted], [])
    tie = "MATCH (:Union {id: 'name:US:uaw-local-2250'})-[r:AFFILIATED_TO]->(w:Union) RETURN w.id AS whole, r.source AS source"
    assert graph.read(tie) == [{"whole": "name:US:uaw", "source": AFFILIATIONS}]
    before = digest(graph)
    assert (take_back(graph, wanted.part, wanted.whole), take_back(graph, wanted.part, wanted.whole)) == (True, False)
    assert (graph.read(tie), recorded(graph), broken(graph), digest(graph) != before) == ([], [], [], True)
