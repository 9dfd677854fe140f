"""Decisions about identity: many at once, undone without a trace, kept in a file that can be read and shared."""

from pathlib import Path

import pytest

from graph_schema import decision_file
from graph_schema.database import Graph
from graph_schema.decide import decide_all, decisions, undo_all
from graph_schema.decision import RULE, Decision, decision
from graph_schema.fault import Fault
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from graph_schema.write import writing
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
