"""What a source takes back: it goes, stays away whatever is loaded later, and goes for good or comes back by date alone."""

import itertools
import random

import pytest

from graph_schema.check import findings
from graph_schema.database import Graph
from graph_schema.decide import decide
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord, Withdrawal, mark
from graph_schema.write import writing
from tests.conftest import wipe

SOURCES: list[Record] = [
    NodeRecord("Source", source, {"name": source, "publisher": "Test"}, Evidence(source, "2024-01-01"))
    for source in ("t/a", "t/b")
]


def said(key: str, edition: str, name: str, source: str = "t/a", version: str = "") -> NodeRecord:
    """An employer `x:key`, as the record `key` has it."""
    return NodeRecord("Employer", f"x:{key}", {"name": name}, Evidence(source, edition, record=key, version=version))


def owns(owner: str, owned: str, record: str, edition: str) -> TieRecord:
    return TieRecord("OWNS", "Employer", f"x:{owner}", "Employer", f"x:{owned}", Evidence("t/a", edition, record=record))


HISTORY: list[Record] = [
    *SOURCES,
    said("kept", "2024-01-01", "Kept"),
    said("gone", "2024-01-01", "Gone"),
    said("gone", "2024-02-01", "Gone later"),
    said("gone", "2024-01-01", "Gone, as others say", source="t/b"),
    said("back", "2024-01-01", "Before"),
    said("back", "2024-04-01", "Back again"),
    said("again", "2024-01-01", "Withdrawn twice"),
    owns("kept", "gone", "tie-1", "2024-01-01"),
    owns("gone", "kept", "tie-2", "2024-01-01"),
    owns("back", "elsewhere", "tie-3", "2024-02-01"),
    owns("kept", "back", "same-key", "2024-02-01"),
    owns("again", "back", "same-key", "2024-02-01"),
    NodeRecord("Employer", "x:kept", {"note": "a natural person"}, Evidence("t/a", "2024-01-01", record=mark("secret"))),
    Withdrawal("t/a", "gone", "2024-03-01"),
    Withdrawal("t/a", "back", "2024-03-01"),
    Withdrawal("t/a", "again", "2024-02-01"),
    Withdrawal("t/a", "again", "2023-02-01"),
    Withdrawal("t/a", "tie-1", "2024-03-01"),
    Withdrawal("t/a", "tie-3", "2024-03-01"),
    Withdrawal("t/a", "OWNS|x:kept|x:back|t/a|same-key", "2024-03-01"),
    Withdrawal("t/a", "secret", "2024-03-01"),
    Withdrawal("t/a", "never there", "2024-03-01"),
]


def put(graph: Graph, records: list[Record], sessions: int = 1, size: int = 3) -> str:
    """Write records in batches, and in sessions of their own; the digest afterwards."""
    for part in range(sessions):
        with writing(graph, what="test") as door:
            mine = records[part::sessions]
            for start in range(0, len(mine), size):
                door.put(mine[start : start + size])
    return digest(graph)


def digest(graph: Graph) -> str:
    return str(graph.read("MATCH (m:Meta) RETURN m.digest AS digest")[0]["digest"])


def state(graph: Graph) -> tuple[dict[str, object], list[str]]:
    """Names of employers by id, and ends of ties."""
    rows = graph.read("MATCH (e:Employer) RETURN e.id AS id, e.name AS name, e.note AS note ORDER BY id")
    ties = graph.read("MATCH (a)-[r:OWNS]->(b) RETURN a.id AS a, b.id AS b ORDER BY a, b")
    return {row["id"]: row["note"] or row["name"] for row in rows}, [f"{tie['a']} {tie['b']}" for tie in ties]


def test_any_order_in_any_sessions_leaves_what_no_later_withdrawal_took_back(graph: Graph) -> None:
    expected = (
        {"x:again": None, "x:back": "Back again", "x:gone": "Gone, as others say", "x:kept": "Kept"},
        ["x:again x:back", "x:gone x:kept"],
    )
    digests = set()
    for seed in range(3):
        wipe(graph)
        order = random.Random(seed).sample(HISTORY, len(HISTORY))
        digests.add(put(graph, order, sessions=1 + seed, size=2 + 3 * seed))
        assert state(graph) == expected
        assert [f.rule for f in findings(graph)] == ["bare"]  # x:again, which a tie still names
        assert digest(graph) == put(graph, order, size=50)
    assert len(digests) == 1


def test_what_is_withdrawn_is_remembered_without_its_key_and_goes_with_its_source(graph: Graph) -> None:
    before = put(graph, [record for record in HISTORY if not isinstance(record, Withdrawal)])
    after = put(graph, [record for record in HISTORY if isinstance(record, Withdrawal)])
    kept = graph.read("MATCH (w:Withdrawal) RETURN w.id AS id")
    assert {row["id"] for row in kept} == {f"t/a|{mark(r.record)}" for r in HISTORY if isinstance(r, Withdrawal)}
    with writing(graph, what="test") as door:
        door.replace(["t/a"])
    assert graph.read("MATCH (w:Withdrawal) RETURN w.id AS id") == []
    assert put(graph, [record for record in HISTORY if not isinstance(record, Withdrawal)]) == before
    assert put(graph, HISTORY) == after
    with writing(graph, what="test") as door:
        door.replace(["t/a", "t/b"])
    assert digest(graph) == "0" * 32


def test_what_was_decided_to_be_another_thing_is_withdrawn_there(graph: Graph) -> None:
    put(graph, [*SOURCES, said("gone", "2024-01-01", "Gone"), said("kept", "2024-01-01", "Kept", source="t/b")])
    with writing(graph, what="test") as door:
        decide(door, ("x:gone", "x:kept"), "same", author="tester", date="2026-11-22")
    assert list(state(graph)[0].values()) == ["Gone"]
    put(graph, [Withdrawal("t/a", "gone", "2024-03-01")])
    put(graph, [said("gone", "2024-02-01", "Gone later")])
    assert list(state(graph)[0].values()) == ["Kept"]


def test_a_load_that_was_cut_off_is_made_good_by_the_next(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    put(graph, HISTORY)
    whole, what = digest(graph), state(graph)
    wipe(graph)
    with monkeypatch.context() as patch:
        patch.setattr("graph_schema.write.sweep", lambda _door: None)
        put(graph, HISTORY, sessions=2)
    assert state(graph) != what
    put(graph, [])
    assert (digest(graph), state(graph)) == (whole, what)


def test_a_later_version_of_one_edition_counts_whichever_comes_first(graph: Graph) -> None:
    versions: list[Record] = [said("one", "2024-01-01", name, version=time) for name, time in (("New", "T9"), ("Old", "T1"))]
    ties: list[Record] = [
        TieRecord(
            "OWNS",
            "Employer",
            "x:one",
            "Employer",
            "x:two",
            Evidence("t/a", "2024-01-01", record="r", version=time),
            {"share": n},
        )
        for n, time in ((51.0, "T1"), (52.0, "T9"))
    ]
    for order in random.Random(1).sample(list(itertools.permutations([*versions, *ties])), 6):
        wipe(graph)
        put(graph, list(order), size=2)
        assert graph.read("MATCH (e:Employer)-[r:OWNS]->() RETURN e.name AS name, r.share AS share") == [
            {"name": "New", "share": 52.0}
        ]
