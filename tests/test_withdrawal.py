"""What a source takes back: it goes, stays away whatever is loaded later, and goes for good or comes back by date alone."""

import itertools
import json
import random
from pathlib import Path
from typing import Any

import pytest

from graph_schema.check import findings
from graph_schema.database import Graph
from graph_schema.decide import decide
from graph_schema.outcome import Outcome
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord, Withdrawal, mark
from graph_schema.write import writing
from loaders.diff import diff
from loaders.load import load
from solidarity.sources import take_away
from tests.conftest import wipe
from tests.test_followthemoney import entity

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
    Withdrawal("t/a", "tie-1", "2024-03-01", ("Employer", "x:gone")),
    Withdrawal("t/a", "tie-3", "2024-03-01"),
    Withdrawal("t/a", "OWNS|x:kept|x:back|t/a|same-key", "2024-03-01", ("Employer", "x:back")),
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


def test_where_all_was_said_at_one_thing_the_rest_of_the_graph_is_not_looked_through(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(graph, [*SOURCES, said("gone", "2024-01-01", "Gone"), owns("gone", "gone-too", "tie", "2024-01-01")])
    for name in ("ties", "nodes"):
        monkeypatch.setattr(f"graph_schema.walk.{name}", None)
    at = ("Employer", "x:gone")
    put(graph, [Withdrawal("t/a", "tie", "2024-03-01", at), Withdrawal("t/a", "gone", "2024-03-01", at)])
    monkeypatch.undo()
    assert state(graph) == ({}, [])
    assert list(findings(graph)) == []
    assert graph.read("MATCH (w:Withdrawal) WHERE w.thing IS NOT NULL RETURN w.id AS id") == []


@pytest.mark.parametrize("at", [None, ("Employer", "x:gone")])
def test_what_was_decided_to_be_another_thing_is_withdrawn_there(graph: Graph, at: tuple[str, str] | None) -> None:
    put(graph, [*SOURCES, said("gone", "2024-01-01", "Gone"), said("kept", "2024-01-01", "Kept", source="t/b")])
    with writing(graph, what="test") as door:
        decide(door, ("x:gone", "x:kept"), "same", author="tester", date="2026-11-22")
    assert list(state(graph)[0].values()) == ["Gone"]
    put(graph, [Withdrawal("t/a", "gone", "2024-03-01", at)])
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


# ------------------------------------------------------------------------------------------- a data set and its changes, as files
WORKS = entity("Company", "c-works", name=["Example Works Ltd"])
HOLDING = entity("Company", "c-holding", name=["Example Holding AG"])
JANE = entity("Person", "p-jane-invented", name=["Jane Invented"], birthDate=["1975-06-20"])
OWNS = entity("Ownership", "o-1", owner=["c-holding"], asset=["c-works"], percentage=["51"])
DIRECTS = entity("Directorship", "d-1", director=["p-jane-invented"], organization=["c-works"], role=["Director"])
OLD = entity("Company", "c-old", name=["Old Works Ltd"])
RENAMED = {**entity("Company", "c-works", name=["Works Ltd"]), "last_change": "2024-05-02T06:00:00"}


def deltas(folder: Path) -> list[Path]:
    """A data set of the first of May, the changes of three days, and the data set as it is after them."""
    gone = [{"op": "DEL", "entity": {"id": key}} for key in ("o-1", "d-1", "p-jane-invented", "c-old")]
    changes: dict[str, list[Any]] = {
        "2024-05-01": [WORKS, HOLDING, JANE, OWNS, DIRECTS, OLD],
        "2024-05-02": [{"op": "MOD", "entity": RENAMED}, *gone],
        "2024-05-03": [{"op": "ADD", "entity": one} for one in (OWNS, WORKS, HOLDING)],
        "2024-05-04": [{"op": "DEL", "entity": {"id": "c-holding"}}],
        "2024-05-05": [RENAMED, OWNS, HOLDING],
    }
    for day, rows in changes.items():
        (folder / f"{day}.json").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return sorted(folder.iterdir())


def test_a_data_set_and_its_changes_give_the_same_graph_in_any_order(graph: Graph, tmp_path: Path) -> None:
    files = deltas(tmp_path)
    digests = set()
    for order in random.Random(3).sample(list(itertools.permutations(files[:4])), 5):
        wipe(graph)
        for path in order:
            report = load(graph, [path])
            assert [str(problem) for problem in report.problems if "c-holding but this tie" not in str(problem)] == []
            assert [file.read - file.loaded - file.merged - file.unchanged for file in report.files] == [0]
        digests.add(digest(graph))
        names = graph.read("MATCH (n) WHERE n:Employer OR n:Person RETURN n.id AS id, n.name AS name ORDER BY id")
        assert [(row["id"], row["name"]) for row in names] == [("ftm:c-holding", None), ("ftm:c-works", "Example Works Ltd")]
        assert [row["r"] for row in graph.read("MATCH ()-[r]->() RETURN type(r) AS r")] == ["OWNS"]
        assert "Invented" not in str(graph.read("MATCH (n) RETURN properties(n) AS n"))
    assert len(digests) == 1
    assert sum(file.unchanged for file in load(graph, files[:4]).files) == sum(
        len(path.read_text().splitlines()) for path in files[:4]
    )
    load(graph, [files[4]])
    assert graph.read("MATCH (o)-[r:OWNS]->(w) RETURN o.name AS o, w.name AS w") == [
        {"o": "Example Holding AG", "w": "Works Ltd"}
    ]
    before = digest(graph)
    take_away(graph, ["followthemoney/entities"])
    assert digest(graph) == "0" * 32
    load(graph, reversed(files))
    assert digest(graph) == before


def test_a_diff_says_what_a_delta_takes_away(graph: Graph, tmp_path: Path) -> None:
    files = deltas(tmp_path)
    load(graph, [files[0]])
    found = diff(graph, [files[1]])
    assert {(one.outcome, one.type, one.name) for one in found.differences} == {
        (Outcome.CHANGED, "Employer", "Works Ltd"),
        (Outcome.GONE, "Employer", "Old Works Ltd"),
        (Outcome.GONE, "Person", "Jane Invented"),
        (Outcome.GONE, "OWNS", "ftm:c-holding - ftm:c-works"),
        (Outcome.GONE, "HOLDS_OFFICE", f"ftm-person:{mark('p-jane-invented')} - ftm:c-works"),
        (
            Outcome.CHANGED,
            "Source",
            "OpenSanctions, OCCRP and others who publish FollowTheMoney entities: Entities in the FollowTheMoney model",
        ),
    }
    counted = [file.counts() for file in found.report.files]
    assert counted == [file.counts() for file in load(graph, [files[1]]).files]
    again = diff(graph, files[:2])
    assert (again.differences, [file.counts()[3] for file in again.report.files]) == ([], [6, 5])
