"""The door: what is loaded twice changes nothing, order does not matter, what is withdrawn leaves no trace."""

import random
from collections.abc import Callable
from typing import TypeVar

import pytest

from graph_schema.check import findings
from graph_schema.database import Graph, Transaction
from graph_schema.decide import decide
from graph_schema.empty import empty
from graph_schema.fault import Fault
from graph_schema.outcome import Outcome
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from graph_schema.write import Door, digest_text, writing

T = TypeVar("T")
REGISTER = Evidence("test/register", "2024-05-01", locator=("https://example.org/1",), citation=("Register: entry 1 (2024)",))
PRESS = Evidence("test/press", "2025-02", "secondary")
SECRET = Evidence("test/secret", "2025-02", visibility="confidential")


def employer(known: str, evidence: Evidence, **said: str | int) -> NodeRecord:
    """An employer as one source has it."""
    properties: Properties = dict(said)
    return NodeRecord("Employer", known, properties, evidence)


def owns(parent: str, child: str, evidence: Evidence, **said: float) -> TieRecord:
    """A holding as one source has it."""
    return TieRecord("OWNS", "Employer", parent, "Employer", child, evidence, dict(said))


RECORDS: list[Record] = [
    NodeRecord("Source", "test/register", {"name": "Register", "publisher": "Test"}, REGISTER),
    NodeRecord("Source", "test/press", {"name": "Press", "publisher": "Test"}, Evidence("test/press", "2025-02")),
    NodeRecord("Source", "test/secret", {"name": "Notes", "publisher": "Test"}, Evidence("test/secret", "2025-02")),
    employer("name:DE:mother", REGISTER, name="Mother AG", country="DE", workers=900),
    employer("name:DE:mother", PRESS, name="Mother", country="DE", workers=1200),
    employer("name:MX:daughter", REGISTER, name="Daughter S.A. de C.V.", country="MX"),
    employer("name:MX:daughter", SECRET, workers=77),
    owns("name:DE:mother", "name:MX:daughter", REGISTER, share=60.0),
    owns("name:DE:mother", "name:MX:daughter", PRESS),
    owns("name:DE:mother", "name:MX:nobody-described", PRESS, share=12.5),
    NodeRecord("Union", "name:MX:union", {"name": "Unión", "country": "MX", "aliases": ["UU"]}, PRESS),
    TieRecord("REPRESENTS", "Union", "name:MX:union", "Employer", "name:MX:daughter", PRESS, {"unit": "all"}),
]


def put(graph: Graph, records: list[Record], size: int = 3) -> list[Outcome]:
    """Write in batches of `size`."""
    with writing(graph, what="test") as door:
        return [outcome for n in range(0, len(records), size) for outcome in door.put(records[n : n + size])]


def digest(graph: Graph) -> str:
    """The digest that the graph keeps of itself."""
    return str(graph.read("MATCH (m:Meta {id: 'graph'}) RETURN m.digest AS digest")[0]["digest"])


def broken(graph: Graph) -> list[str]:
    """The rules that `check` finds broken; what is bare is no fault here."""
    return [finding.rule for finding in findings(graph) if finding.rule != "bare"]


def withdraw(graph: Graph, *sources: str) -> None:
    """Take sources away."""
    with writing(graph, what="test") as door:
        door.replace(sources)


def test_stored_as_resolved_with_claims_and_sources_and_twice_changes_nothing(graph: Graph) -> None:
    assert set(put(graph, RECORDS)) <= {Outcome.NEW, Outcome.CHANGED}
    row = graph.read(
        "MATCH (e:Employer {id: 'name:DE:mother'}) "
        "RETURN e.name AS name, e.workers AS workers, e.sources AS sources, e.visibility AS visibility, e.search AS search"
    )
    expected = {"name": "Mother AG", "workers": 900, "sources": ["test/press", "test/register"], "visibility": "public"}
    assert row == [expected | {"search": "mother ag"}]
    tie = graph.read(
        "MATCH (:Employer)-[r:OWNS]->(:Employer {id: 'name:MX:daughter'}) RETURN properties(r) AS r ORDER BY r.source"
    )
    assert [row["r"] for row in tie] == [
        {
            "id": "OWNS|name:DE:mother|name:MX:daughter|test/press|-",
            "source": "test/press",
            "retrieved": "2025-02",
            "confidence": "secondary",
            "visibility": "public",
        },
        {
            "id": "OWNS|name:DE:mother|name:MX:daughter|test/register|-",
            "source": "test/register",
            "retrieved": "2024-05-01",
            "confidence": "primary",
            "visibility": "public",
            "share": 60.0,
            "locator": ["https://example.org/1"],
            "citation": ["Register: entry 1 (2024)"],
        },
    ]
    before = digest(graph)
    assert set(put(graph, RECORDS)) == {Outcome.UNCHANGED}
    assert (digest(graph), broken(graph)) == (before, [])


def test_any_order_and_any_batches_give_the_same_graph(graph: Graph) -> None:
    digests = set()
    for seed in range(3):
        withdraw(graph, "test/register", "test/press", "test/secret")
        shuffled = random.Random(seed).sample(RECORDS, len(RECORDS))
        put(graph, shuffled, size=seed + 1)
        digests.add(digest(graph))
        assert broken(graph) == []
    assert len(digests) == 1
    withdraw(graph, "test/register", "test/press", "test/secret")
    assert digest(graph) == digest_text(0)


def test_records_of_one_batch_come_to_the_same_as_one_by_one(graph: Graph) -> None:
    """Repeats, contradictions, other editions and other sources, on a thing that is new and on one that was there."""
    later = Evidence(REGISTER.source, "2024-09-01", locator=REGISTER.locator, citation=REGISTER.citation)
    said = [
        employer(known, evidence, workers=workers)
        for known in ("name:DE:there", "name:DE:new")
        for evidence in (REGISTER, later, PRESS)
        for workers in (1, 2)
    ]
    shuffle = random.Random(5)
    for _again in range(12):
        records: list[Record] = [*shuffle.choices(said, k=24)]
        first: list[Record] = [said[shuffle.randrange(6)]]
        found = []
        for size in (len(records), 1):
            empty(graph)
            put(graph, first)
            found.append((put(graph, records, size), digest(graph)))
        assert found[0] == found[1]


def test_a_source_withdrawn_takes_what_it_claimed_and_nothing_else_and_comes_back(graph: Graph) -> None:
    put(graph, RECORDS)
    whole = digest(graph)
    withdraw(graph, "test/press")
    only = [record for record in RECORDS if record.evidence.source != "test/press"]
    without = digest(graph)
    assert graph.read("MATCH (e:Employer {id: 'name:DE:mother'}) RETURN e.workers AS workers, e.sources AS sources") == [
        {"workers": 900, "sources": ["test/register"]}
    ]
    assert graph.read("MATCH (u:Union) RETURN u.id AS id") == []
    assert broken(graph) == []
    put(graph, RECORDS)
    assert digest(graph) == whole
    withdraw(graph, "test/register", "test/press", "test/secret")
    put(graph, only)
    assert digest(graph) == without


def test_an_end_that_is_not_there_is_a_bare_id_until_its_row_arrives(graph: Graph) -> None:
    with writing(graph, what="test") as door:
        door.put([owns("name:DE:mother", "name:MX:later", REGISTER, share=51.0)])
        both = {("Employer", "name:DE:mother"), ("Employer", "name:MX:later")}
        assert door.last_bare == both
        assert door.bare(both) == both
        door.put([employer("name:MX:later", REGISTER, name="Later", country="MX")])
        assert door.bare(both) == {("Employer", "name:DE:mother")}
    assert graph.read("MATCH (e:Employer) RETURN e.id AS id, e.bare AS bare, e.name AS name ORDER BY id") == [
        {"id": "name:DE:mother", "bare": True, "name": None},
        {"id": "name:MX:later", "bare": None, "name": "Later"},
    ]
    assert [f.rule for f in findings(graph)] == ["bare", "source"]


def test_what_one_edition_says_differently_is_a_conflict_and_a_later_edition_is_not(graph: Graph) -> None:
    later = Evidence("test/register", "2024-06-01")
    records = [
        employer("name:DE:mother", REGISTER, name="Mother AG", workers=900),
        employer("name:DE:mother", REGISTER, name="Mother AG", workers=901),
        employer("name:DE:mother", later, name="Mother AG", workers=950),
        owns("name:DE:mother", "name:DE:mother-2", REGISTER, share=60.0),
        owns("name:DE:mother", "name:DE:mother-2", REGISTER, share=61.0),
        owns("name:DE:mother", "name:DE:mother-2", later, share=70.0),
    ]
    wanted = [Outcome.NEW, Outcome.CONFLICT, Outcome.CHANGED, Outcome.NEW, Outcome.CONFLICT, Outcome.CHANGED]
    assert put(graph, list(records), size=6) == wanted
    assert graph.read("MATCH (a:Employer)-[r:OWNS]->(b) RETURN a.workers AS workers, r.share AS share") == [
        {"workers": 950, "share": 70.0}
    ]


def test_a_confidential_claim_never_shows_in_the_open_view(graph: Graph) -> None:
    put(graph, [*RECORDS, owns("name:DE:mother", "name:MX:hidden", SECRET)])
    assert graph.read("MATCH (e:Employer {id: 'name:MX:daughter'}) RETURN e.workers AS workers, e.visibility AS v") == [
        {"workers": None, "v": "public"}
    ]
    assert graph.read("MATCH (e:Employer {id: 'name:MX:hidden'}) RETURN e.visibility AS v") == [{"v": "confidential"}]


def test_a_decision_joins_two_ids_keeps_both_claims_and_can_be_undone(graph: Graph) -> None:
    alias: list[Record] = [
        employer("lei:1", PRESS, name="Mother Aktiengesellschaft"),
        owns("lei:1", "name:MX:other-daughter", PRESS, share=80.0),
    ]
    put(graph, [*RECORDS, *alias])
    before, state = digest(graph), snapshot(graph)
    with writing(graph, what="test") as door:
        judge(door, "same")
    assert graph.read("MATCH (e:Employer {id: 'lei:1'})-[r:OWNS]->(c) RETURN e.name AS name, c.id AS id ORDER BY id, r.id") == [
        {"name": "Mother AG", "id": "name:MX:daughter"},
        {"name": "Mother AG", "id": "name:MX:daughter"},
        {"name": "Mother AG", "id": "name:MX:nobody-described"},
        {"name": "Mother AG", "id": "name:MX:other-daughter"},
    ]
    assert graph.read("MATCH (e:Employer {id: 'name:DE:mother'}) RETURN e.id AS id") == []
    assert broken(graph) == []
    joined = digest(graph)
    assert set(put(graph, [*RECORDS, *alias])) == {Outcome.UNCHANGED}
    assert digest(graph) == joined
    with writing(graph, what="test") as door:
        judge(door, "different")
    assert snapshot(graph) == state
    assert broken(graph) == []
    assert digest(graph) != before  # the decision itself is kept


def test_a_decision_taken_before_loading_gives_the_same_graph(graph: Graph) -> None:
    put(graph, RECORDS)
    with writing(graph, what="test") as door:
        judge(door, "same")
    after = digest(graph)
    withdraw(graph, "test/register", "test/press", "test/secret")
    put(graph, RECORDS)
    assert digest(graph) == after


def judge(door: Door, verdict: str) -> None:
    """Decide about the two ids of the mother."""
    decide(door, ("name:DE:mother", "lei:1"), verdict, author="tester", date="2026-11-22")


def snapshot(graph: Graph) -> list[list[dict[str, object]]]:
    """Everything but the bookkeeping, whole."""
    nodes = graph.read(
        "MATCH (n) WHERE NOT (n:Meta OR n:Lock OR n:Derived OR n:Decision) RETURN properties(n) AS n ORDER BY n.id"
    )
    ties = graph.read("MATCH (a)-[r]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS r ORDER BY r.id")
    return [nodes, ties]


def test_what_was_hoped_to_be_new_and_was_there_is_looked_for(graph: Graph) -> None:
    """After a batch of new things the next is written without a look: one known, one bare, one said twice in it."""
    many = [employer(f"name:MX:e{n}", REGISTER, name=f"E {n}") for n in range(40)]
    before = [*RECORDS[:2], employer("name:MX:e25", PRESS, name="Old"), owns("name:DE:mother", "name:MX:e31", PRESS)]
    batches = [many[:10], many[10:20], many[20:30], [*many[30:], employer("name:MX:e39", PRESS, name="Twice")], many[:5]]
    digests = []
    for hopeful in (True, False):
        withdraw(graph, "test/register", "test/press")
        put(graph, before)
        with writing(graph, what="test") as door:
            outcomes = []
            for batch in batches:
                if not hopeful:
                    door.memory.forget()
                outcomes.append(door.put(batch))
        digests.append(digest(graph))
        assert [[batch.count(kind) for kind in (Outcome.NEW, Outcome.CHANGED)] for batch in outcomes[1:4]] == [
            [10, 0],
            [9, 1],
            [10, 1],
        ]
        assert set(outcomes[4]) == {Outcome.UNCHANGED}
        assert broken(graph) == []
    assert digests[0] == digests[1]


def test_a_batch_done_twice_since_its_acknowledgement_got_lost_is_there_once(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = [employer(f"name:MX:e{n}", REGISTER, name=f"E {n}") for n in range(20)]
    ties: list[Record] = [owns(f"name:MX:e{n}", f"name:MX:e{n + 1}", REGISTER, share=50.0) for n in range(19)]
    records = [*RECORDS[:2], *new, *ties]
    put(graph, records, size=10)
    once = digest(graph)
    withdraw(graph, "test/register", "test/press")
    monkeypatch.setattr(graph, "transact", twice(graph.transact))
    put(graph, records, size=10)
    assert digest(graph) == once
    assert graph.read("MATCH ()-[r:OWNS]->() RETURN count(r) AS ties") == [{"ties": 19}]
    assert broken(graph) == []


def twice(transact: Callable[[Callable[[Transaction], T]], T]) -> Callable[[Callable[[Transaction], T]], T]:
    """A transaction that is begun again after it was committed."""

    def again(work: Callable[[Transaction], T]) -> T:
        transact(work)
        return transact(work)

    return again


def test_another_programs_things_in_the_same_database_are_left_alone(graph: Graph) -> None:
    """Under names that are ours too; and where they were there first, nothing is begun."""
    theirs = "CREATE (:Employer {name: 'Theirs'})-[:OWNS {part: 1}]->(:Company {name: 'Too'}), (:Person), (:Meta {id: 'theirs'})"
    put(graph, RECORDS)
    graph.transact(lambda tx: tx.run(theirs))
    put(graph, [employer("name:DE:other", REGISTER, name="Other AG")])
    assert broken(graph) == []
    with writing(graph, what="test") as door:
        door.replace({"test/register", "test/press", "test/secret"})
    empty(graph)
    left = "MATCH (n) WHERE NOT n:Lock OPTIONAL MATCH (n)-[r]->() RETURN labels(n)[0] AS label, r.part AS part ORDER BY label"
    found = [{"label": label, "part": 1 if label == "Employer" else None} for label in ("Company", "Employer", "Meta", "Person")]
    assert graph.read(left) == found
    with pytest.raises(Fault, match=r"under names that this one uses \(Employer, Person, Meta\): name an empty database"):
        put(graph, RECORDS)
    assert graph.read(left) == found
    graph.transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))  # the next test may begin
