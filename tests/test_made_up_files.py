"""Files of ownership and places as published, made up: every element of their formats, in any order, and the persons in them."""

import random
from pathlib import Path

import pytest

from graph_schema.check import findings
from graph_schema.database import Graph
from graph_schema.records import mark
from loaders.load import load
from tests.conftest import wipe

FOLDER = Path(__file__).parent / "data" / "made-up"
EDITION = "2024-06-01"
UNDATED = ("bods-", "osh-")


def load_each(graph: Graph, paths: list[Path]) -> str:
    """Load files one by one; the digest afterwards."""
    for path in paths:
        load(graph, [path], retrieved=EDITION if path.name.startswith(UNDATED) else None)
    return str(graph.read("MATCH (m:Meta) RETURN m.digest AS digest")[0]["digest"])


def test_any_order_gives_the_same_graph_and_every_row_is_accounted_for(graph: Graph) -> None:
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    digest = load_each(graph, files)
    assert {finding.rule for finding in findings(graph)} <= {"bare"}
    report = load(graph, files[:1] + files[2:])
    assert all(
        file.read == file.unchanged + file.reported
        for file in report.files
        if "/bods" not in file.path and "/osh" not in file.path
    )
    assert [problem.message for problem in report.problems if problem.column == "schema"] == [
        "Sanction is a kind of entity for which there is no place in the graph: it was left out"
    ]
    wipe(graph)
    assert load_each(graph, random.Random(5).sample(files, len(files))) == digest


@pytest.fixture(scope="module")
def loaded(embedded: Graph) -> Graph:
    """The embedded graph with all of the files."""
    wipe(embedded)
    load_each(embedded, sorted(path for path in FOLDER.rglob("*") if path.is_file()))
    return embedded


def test_what_they_say(loaded: Graph) -> None:
    query = (
        "MATCH (a)-[r:OWNS]->(b) RETURN a.id AS a, b.id AS b, r.share AS share, r.directness AS how, r.control AS control, "
        "r.until AS until, r.basis AS basis ORDER BY a, b, how, control"
    )
    owned = [[row[name] for name in ("a", "b", "share", "how", "control", "until")] for row in loaded.read(query)]
    child, parent = "lei:00000000000000000098", "lei:00000000000000000195"
    assert owned == [
        ["bods:rec-holding", "bods:rec-works", 80.0, "direct", None, None],
        [parent, child, None, "direct", "documented", None],
        [parent, child, None, "direct", "sole", None],
        [parent, child, None, "ultimate", "documented", None],
        [
            "name:WORLD:example-holdings-ltd",
            "name:VN:example-garments-co-ltd:lot-7-sample-zone-hue",
            None,
            None,
            "documented",
            None,
        ],
        ["name:WORLD:example-holdings-ltd", "osid:VN2020212VEDNJC", None, None, "documented", None],
    ]
    assert {str(row["basis"]) for row in loaded.read(query) if row["a"] == parent} == {
        "accounting consolidation (IFRS), 100 % consolidated",
        "accounting consolidation (US GAAP), 100 % consolidated",
        "an international branch: no legal person of its own",
    }
    rows = {row["id"]: row["e"] for row in loaded.read("MATCH (e:Employer) RETURN e.id AS id, properties(e) AS e")}
    assert [(rows[known]["no_direct_parent"], rows[known]["no_ultimate_parent"]) for known in (child, parent)] == [
        ("natural_persons", "no_lei"),
        ("non_consolidating", "no_known_person"),
    ]
    assert rows["ftm:ex-holding"]["owners_note"] == "a natural person (share 100 %)"
    assert rows["bods:rec-holding"]["owners_note"] == "a natural person until 2024-04-01 (shareholding 100 % (beneficial))"


def test_of_persons_only_those_in_office_arrive_with_name_title_and_dates(loaded: Graph) -> None:
    offices = loaded.read(
        "MATCH (p:Person)-[r:HOLDS_OFFICE]->(o) RETURN p.id AS id, p.name AS name, p.role AS kind, r.role AS title, "
        "r.since AS since, o.id AS at ORDER BY id"
    )
    assert [list(row.values()) for row in offices] == [
        [f"bods-person:{mark('rec-jane')}", "Jane Invented", "director", "chair of the board", "2018-05-01", "bods:rec-works"],
        [f"ftm-person:{mark('ex-jane')}", "Jane Invented", "executive", "Geschäftsführerin", "2019-05-01", "ftm:ex-works"],
    ]
    everything = loaded.read("MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS said")
    everything += loaded.read("MATCH ()-[r]->() RETURN type(r) AS label, properties(r) AS said")
    others = [row for row in everything if row["label"] not in ("Person", "Derived")]
    assert [row for row in others if "nvented" in str(row["said"]).replace("Invented Family", "")] == []
    assert [
        row for row in everything if any(trace in str(row["said"]) for trace in ("Home", "1975", "Joe", "Inventeda", "ex-jane"))
    ] == []
