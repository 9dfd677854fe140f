"""Ownership as published, in BODS statements and FollowTheMoney entities: the real files, and the persons in them."""

from collections import Counter
from pathlib import Path

from graph_schema.database import Graph
from graph_schema.records import NodeRecord, Record, TieRecord, Withdrawal
from graph_schema.records import mark as mark_of
from loaders import bods, followthemoney
from loaders.ftm_entity import A_PERSON, kind_of
from loaders.load import load
from tests.conftest import wipe
from tests.ownership_samples import EDITION, mark, real_table, text_of, traces
from tests.real_persons import IN_OFFICE, bods_files, documents_of, ftm_files, in_statements, persons_in

# Of the real file: persons whom it calls companies, as marks of their names.
PERSONS_CALLED_COMPANIES = {"416cb8bda9f97584134a96c080b13957", "c5ab82666a1bcc43b3efb543c27d2558"}


# ------------------------------------------------------------------------------------------------------------------- BODS
def real_records(path: Path) -> list[Record]:
    """The records of a real file, all of whose rows must be without problems."""
    table = real_table(path)
    assert bods.recognises(table.header)
    read_row = bods.reader(table)
    rows = list(table.rows(EDITION))
    found = [list(read_row(row)) for row in rows]
    assert [problem for row in rows for problem in row.problems] == []
    assert all(found)
    return [record for records in found for record in records]


def test_state_ownership_of_the_real_example(real_files: Path) -> None:
    records = real_records(real_files / "bods" / "v0.4-examples" / "bods-package-fi-soe.json")
    ties = {
        (tie.start, tie.end): {name: tie.properties.get(name) for name in ("share", "directness", "control", "since")}
        for tie in records
        if isinstance(tie, TieRecord)
    }
    company, network, ministry, state = (
        f"bods:{key}" for key in ("19f1c5afe9d7", "0199c515a699", "7ff95ba3682c", "05ce06ec97b1")
    )
    since = "2020-01-01"
    assert ties == {
        (network, company): {"share": 76.5, "directness": "direct", "control": None, "since": since},
        (ministry, network): {"share": 100.0, "directness": "direct", "control": None, "since": since},
        (ministry, company): {"share": 23.5, "directness": "direct", "control": None, "since": since},
        (state, ministry): {"share": None, "directness": "direct", "control": "undisclosed", "since": None},
        (state, company): {"share": 100.0, "directness": "indirect", "control": None, "since": since},
    }


def test_the_history_of_the_real_example_ends_with_its_last_statements(real_files: Path) -> None:
    records = real_records(real_files / "bods" / "v0.4-examples" / "tecido.json")
    facts = [record for record in records if not isinstance(record, Withdrawal)]
    last = {(r.id, r.evidence.record): r for r in sorted(facts, key=lambda r: r.evidence.retrieved)}
    [tie] = [record for record in last.values() if isinstance(record, TieRecord)]
    assert (tie.evidence.retrieved, tie.properties["share"], tie.properties["since"]) == ("2023-03-03", 80.0, "2023-03-01")
    notes = [r.properties["owners_note"] for r in last.values() if isinstance(r, NodeRecord) and "owners_note" in r.properties]
    assert notes == [
        "a natural person until 2023-03-03 (boardChair 30 % (beneficial), shareholding 30 % (beneficial), "
        "votingRights 30 % (beneficial))"
    ]


def test_an_entity_of_the_real_0_2_file(real_files: Path) -> None:
    records = real_records(real_files / "bods" / "v0.x-gleif-lei-data-out.json")
    found = next(r for r in records if isinstance(r, NodeRecord) and r.id == "bods:11739b48-9df9-2d05-34aa-79c04d5cca06")
    assert found.properties == {
        "name": "DENTSU INTERNATIONAL LIMITED",
        "identifiers": ["lei:213800FERQ5LE3H7WJ58", "ra000585:01403668"],
        "jurisdiction": "GB",
        "country": "GB",
        "address": "10 TRITON STREET, LONDON, NW1 3BF",
        "founded": "1978-12-05",
    }


def test_no_person_of_the_real_statements_leaves_a_trace(real_files: Path) -> None:
    """Names, keys, addresses and codes of persons, and the names of those who assert statements."""
    seen = 0
    for path in bods_files(real_files):
        needles = in_statements(path)
        seen += len(needles)
        assert traces(needles, text_of(real_records(path), [])) == []
    assert seen > 250


# --------------------------------------------------------------------------------------------------------- FollowTheMoney
def test_what_becomes_of_each_schema_of_the_real_files(real_files: Path) -> None:
    """Rows by schema that came to something, and those that were reported."""
    kept: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    for path in ftm_files(real_files):
        table = real_table(path)
        assert followthemoney.recognises(table.header)
        read_row = followthemoney.reader(table)
        for row in table.rows(EDITION):
            schema = row.document.get("entity", row.document)["schema"]
            (kept if list(read_row(row)) else reported)[schema] += 1
    assert kept == {
        "Company": 123, "Organization": 38, "Person": 55, "Address": 189, "Ownership": 14, "Directorship": 3, "Family": 4,
        "Passport": 1,
    }  # fmt: skip
    assert reported == {"Payment": 580, "Sanction": 41, "Address": 1}


def test_ownership_in_the_real_sanctions_network(real_files: Path) -> None:
    table = real_table(real_files / "followthemoney" / "zala.entities.ftm.json")
    read_row = followthemoney.reader(table)
    records = [record for row in table.rows(EDITION) for record in read_row(row)]
    ties = [(tie.start, tie.end, tie.properties) for tie in records if isinstance(tie, TieRecord) and tie.name == "OWNS"]
    drones, arms, holding = "ftm:NK-abdzbEBkqyT29GyREbiURZ", "ftm:NK-nR5AXM9AVPq4pQaSPSaVam", "ftm:NK-DSxJ9ZzHxBBMyEMnnTBhai"
    assert ties == [
        (arms, drones, {"interests": ["subsidiary of"]}),
        (holding, drones, {"share": 2.0, "since": "2019-05-24", "until": "2023-12-21"}),
        (arms, drones, {"share": 49.0, "since": "2016-03-29"}),
    ]
    notes = [r.properties["owners_note"] for r in records if isinstance(r, NodeRecord) and "owners_note" in r.properties]
    assert len(notes) == 11
    assert "a natural person (share 51 %, since 2015-11-25)" in notes


def test_the_persons_called_companies_in_the_real_file(real_files: Path) -> None:
    documents = documents_of(real_files / "followthemoney" / "parteispenden.entities.ftm.json")
    names = {
        name
        for document in documents
        if document["schema"] in ("Company", "Organization") and kind_of(document["schema"], document["properties"]) == A_PERSON
        for name in document["properties"]["name"]
    }
    assert {mark(name) for name in names - {"Fake"}} == PERSONS_CALLED_COMPANIES


def test_who_is_named_of_the_real_entities_and_what_is_said_of_them(real_files: Path) -> None:
    found: dict[str, list[Record]] = {}
    for path in ftm_files(real_files):
        table = real_table(path)
        read_row = followthemoney.reader(table)
        for record in (record for row in table.rows(EDITION) for record in read_row(row)):
            if isinstance(record, NodeRecord) and record.label == "Person":
                found.setdefault(record.id, []).append(record)
            elif isinstance(record, TieRecord) and record.name == "HOLDS_OFFICE":
                found.setdefault(record.start, []).append(record)
    offices = {known: [r.properties["role"] for r in said if isinstance(r, TieRecord)] for known, said in found.items()}
    assert offices == {f"ftm-person:{mark_of(key)}": [title] for key, title in IN_OFFICE.items()}
    said = {tuple(r.properties) for records in found.values() for r in records if isinstance(r, NodeRecord)}
    assert said == {("name", "role")}


def test_no_person_of_the_real_entities_leaves_a_trace(real_files: Path) -> None:
    """Ids, names, numbers, papers and addresses of persons, and of those whom a file calls companies."""
    for path in ftm_files(real_files):
        table = real_table(path)
        read_row = followthemoney.reader(table)
        rows = list(table.rows(EDITION))
        records = [record for row in rows for record in read_row(row)]
        told = text_of(records, [problem for row in rows for problem in row.problems])
        persons = persons_in(path)
        assert persons
        assert traces(persons, told) == []


def test_every_row_of_both_formats_is_accounted_for_and_a_second_load_changes_nothing(real_files: Path, embedded: Graph) -> None:
    wipe(embedded)
    folders = [real_files / "bods", real_files / "followthemoney"]
    first = load(embedded, folders, retrieved=EDITION)
    counted = [file for file in first.files if file.format in ("bods/statements", "followthemoney/entities")]
    assert len(counted) == 22
    for file in counted:
        assert file.read == file.loaded + file.merged + file.reported
    assert [sum(file.read for file in counted), sum(file.reported for file in counted)] == [1465, 622]
    assert not [problem for problem in first.problems if "said something else before" in problem.message]
    digest = embedded.read("MATCH (m:Meta) RETURN m.digest AS digest")[0]["digest"]
    again = load(embedded, folders, retrieved=EDITION)
    assert [(file.loaded, file.merged) for file in again.files] == [(0, 0)] * len(again.files)
    assert embedded.read("MATCH (m:Meta) RETURN m.digest AS digest")[0]["digest"] == digest
    labels = embedded.read(
        "MATCH (n) WHERE n.id STARTS WITH 'bods:' OR n.id STARTS WITH 'ftm:' RETURN DISTINCT labels(n)[0] AS label"
    )
    assert [row["label"] for row in labels] == ["Employer"]
