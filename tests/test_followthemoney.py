"""FollowTheMoney entities: what becomes of each schema, and the persons among them, who do not arrive."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph_schema.database import Graph
from graph_schema.identity import fold
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import followthemoney
from loaders.ftm_entity import A_PERSON, ORGANISATION, described, kind_of
from loaders.load import load
from tests.conftest import wipe
from tests.ownership_samples import EDITION, lookup, mark, real_table, row_of, text_of, traces

SOURCE = followthemoney.SOURCE.record(EDITION)
DAY = "2024-03-02"
CITATION = (f"FollowTheMoney: example_list ({DAY})",)
# Of the real file: persons whom it calls companies, as marks of their names.
PERSONS_CALLED_COMPANIES = {"416cb8bda9f97584134a96c080b13957", "c5ab82666a1bcc43b3efb543c27d2558"}


def entity(schema: str, key: str, **properties: Any) -> dict[str, Any]:
    """An entity as OpenSanctions publishes it."""
    return {
        "id": key,
        "schema": schema,
        "caption": "Example Works Ltd",
        "properties": properties,
        "datasets": ["example_list"],
        "referents": ["x-1"],
        "target": False,
        "first_seen": "2023-01-01T00:00:00",
        "last_seen": "2024-05-01T00:00:00",
        "last_change": f"{DAY}T05:42:29",
    }


WORKS = entity("Company", "c-works", name=["Works of Example", "Example Works Ltd"], addressEntity=["a-works", "a-both"])
HOLDING = entity("Organization", "c-holding", name=["Example Holding AG"], addressEntity=["a-works"])
JANE = entity("Person", "p-jane-invented", name=["Jane Invented"], addressEntity=["a-both", "a-jane"], position=["Minister"])
CALLED_ONE = entity("Company", "c-jane", name=["Dr. Jane Invented"], addressEntity=["a-jane"])
SHIP = entity("Vessel", "v-ship", name=["Jane Invented"])
FILE = [WORKS, HOLDING, JANE, CALLED_ONE, SHIP]
KNOWN = lookup(described, FILE)


def read(document: dict[str, Any]) -> list[Record]:
    """The records in an entity of a file like FILE; it must be without problems."""
    row = row_of(document)
    found = list(followthemoney.read_row(row, KNOWN))
    assert row.problems == []
    return found


def wrong(document: dict[str, Any]) -> list[tuple[str, str]]:
    """What is reported of an entity that nothing comes of."""
    row = row_of(document)
    assert list(followthemoney.read_row(row, KNOWN)) == []
    assert traces(["jane", "invented"], text_of([], row.problems)) == []
    return [(problem.column, problem.message) for problem in row.problems]


def evidence(record: str) -> Evidence:
    return Evidence("followthemoney/entities", DAY, record=record, locator=(record,), citation=CITATION)


def note_on_works(document: dict[str, Any]) -> Properties:
    """What is noted of the works, under a key that says nothing."""
    [found] = read(document)
    assert isinstance(found, NodeRecord)
    assert (found.label, found.id, len(found.evidence.record), found.evidence.locator) == ("Employer", "ftm:c-works", 16, ())
    return found.properties


def test_a_company_is_an_employer_with_all_that_is_said_of_it() -> None:
    document = entity(
        "Company",
        "c-works",
        name=["Works of Example", "Example Works Ltd"],
        alias=["EW"],
        previousName=["Old Works Ltd"],
        country=["gb"],
        jurisdiction=["gb"],
        incorporationDate=["1999-05-04"],
        leiCode=["213800FERQ5LE3H7WJ58", "213800FERQ5LE3H7WJ59"],
        innCode=["7704484400"],
        legalForm=["Limited company"],
        website=["not a page", "https://example.org"],
        address=["Short St 1", "A Longer Street 1"],
        sector=["steel"],
        status=["Active"],
        email=["jane.invented@example.org"],
        notes=["Owned by Jane Invented"],
        registrationNumber=["77"],
    )
    assert read(document) == [
        NodeRecord(
            "Employer",
            "ftm:c-works",
            {
                "name": "Example Works Ltd",
                "aliases": ["EW", "Old Works Ltd", "Works of Example"],
                "identifiers": ["lei:213800FERQ5LE3H7WJ58", "ru-inn:7704484400"],
                "kind": "company",
                "country": "GB",
                "jurisdiction": "GB",
                "legal_form": "Limited company",
                "website": "https://example.org",
                "address": "A Longer Street 1",
                "sector_as_quoted": "steel",
                "founded": "1999-05-04",
                "status": "active",
            },
            evidence("c-works"),
        )
    ]


def test_several_dates_of_several_lists_are_a_note() -> None:
    dates = {"incorporationDate": ["2002-12-31", "2002-10-02"], "dissolutionDate": ["2012"], "status": ["active"]}
    [found] = read(entity("PublicBody", "c-works", name=["Office of Examples"], country=["gb", "us"], **dates))
    assert isinstance(found, NodeRecord)
    assert found.properties == {
        "name": "Office of Examples",
        "kind": "state",
        "note": "founded: 2002-10-02, 2002-12-31; said to be dissolved and active",
    }


def test_ownership_between_organisations_is_a_tie() -> None:
    said = {
        "percentage": ["49"],
        "startDate": ["2016-03-29"],
        "endDate": ["2020"],
        "role": ["subsidiary of"],
        "sharesCount": ["6"],
    }
    assert read(entity("Ownership", "o-1", owner=["c-holding"], asset=["c-works"], **said)) == [
        TieRecord(
            "OWNS",
            "Employer",
            "ftm:c-holding",
            "Employer",
            "ftm:c-works",
            evidence("o-1"),
            {"share": 49.0, "since": "2016-03-29", "until": "2020", "interests": ["subsidiary of"]},
        )
    ]


@pytest.mark.parametrize(
    ("percentage", "said"),
    [
        (["25-50"], {"share_low": 25.0, "share_high": 50.0}),
        (["51", "50.5 %"], {"share_low": 50.5, "share_high": 51.0}),
        (["33,3"], {"share": 33.3}),
    ],
)
def test_shares_may_be_ranges(percentage: list[str], said: Properties) -> None:
    [found] = read(entity("Ownership", "o-1", owner=["c-holding"], asset=["c-works"], percentage=percentage))
    assert isinstance(found, TieRecord)
    assert found.properties == said


@pytest.mark.parametrize(
    ("owner", "note"),
    [
        ("p-jane-invented", "a natural person (share 51 %, since 2015)"),
        ("c-jane", "a natural person (share 51 %, since 2015)"),
        ("p-jane-elsewhere", "an owner that the file does not describe (share 51 %, since 2015)"),
    ],
)
def test_other_owners_are_a_note_on_what_they_own(owner: str, note: str) -> None:
    said = {"percentage": ["51"], "startDate": ["2015"], "role": ["Jane Invented's wife"]}
    assert note_on_works(entity("Ownership", "jane-owns-works", owner=[owner], asset=["c-works"], **said)) == {
        "owners_note": note
    }


def test_an_office_is_a_note_without_name_or_title() -> None:
    said = {"director": ["p-jane-invented"], "organization": ["c-works"], "role": ["Director Jane"], "startDate": ["2005-07-11"]}
    document = entity("Directorship", "d-jane", **said)
    assert note_on_works(document) == {"note": "a natural person holds office there (since 2005-07-11)"}


def test_a_successor_is_a_tie() -> None:
    assert read(entity("Succession", "s-1", predecessor=["c-works"], successor=["c-holding"], date=["2020-01-01"])) == [
        TieRecord("BECAME", "Employer", "ftm:c-works", "Employer", "ftm:c-holding", evidence("s-1"), {"date": "2020-01-01"})
    ]


def test_an_address_is_that_of_each_organisation_that_has_it() -> None:
    said = {"full": ["Ring 3, 70435 Stuttgart"], "city": ["70435 Stuttgart"], "country": ["de"], "street": ["Ring 3"]}
    properties: Properties = {"address": "Ring 3, 70435 Stuttgart", "place": "Stuttgart"}
    assert read(entity("Address", "a-works", **said)) == [
        NodeRecord("Employer", "ftm:c-holding", properties, evidence("a-works")),
        NodeRecord("Employer", "ftm:c-works", properties, evidence("a-works")),
    ]


@pytest.mark.parametrize(
    "document",
    [
        JANE,
        CALLED_ONE,
        entity("Address", "a-both", full=["Home 1"]),
        entity("Address", "a-jane", full=["Home 2"]),
        entity("Passport", "x", holder=["p-jane-invented"]),
        entity("Family", "x", person=["p-jane-invented"], relative=["c-jane"]),
        entity("Membership", "x", member=["p-jane-invented"], organization=["c-works"]),
        entity("Ownership", "x", owner=["c-works"], asset=["c-jane"]),
    ],
)
def test_of_persons_nothing_is_kept_but_that_their_row_was_read(document: dict[str, Any]) -> None:
    assert read(document) == [SOURCE]


@pytest.mark.parametrize(
    ("document", "column", "message"),
    [
        (
            entity("Payment", "x", payer=["p-jane-invented"]),
            "schema",
            "Payment is a kind of entity for which there is no place in the graph: it was left out",
        ),
        (
            entity("Jane Invented", "x"),
            "schema",
            "? is a kind of entity for which there is no place in the graph: it was left out",
        ),
        (
            entity("Membership", "x", member=["c-works"], organization=["c-holding"]),
            "schema",
            "is a link for which there is no tie in the graph: it was left out",
        ),
        (
            entity("Address", "a-nobody", full=["Street 1"]),
            "schema",
            "is the address of no organisation in this file, or of more than 1,000: it was left out",
        ),
        (
            entity("Ownership", "x", owner=["c-works"], asset=["v-ship"]),
            "properties.asset",
            "is no organisation: there is no place for it in the graph",
        ),
        (
            entity("Ownership", "x", owner=["c-works"], asset=["c-elsewhere"]),
            "properties.asset",
            "is not described in this file: load the file with the entities it refers to",
        ),
        (
            entity("Ownership", "x", owner=["c-works"], asset=["c-holding"], percentage=["Jane's"]),
            "properties.percentage",
            "is no share from 0 to 100 %, nor a range of it",
        ),
        (
            {"op": "DEL", "entity": {"id": "p-jane-invented"}},
            "op",
            "withdraws this entity: what it said before goes when its whole data set is loaded again with --replace",
        ),
        (
            entity("Company", "c-works", name=["Example Works Ltd"], birthNameOfJane=["Jane"]),
            "properties.birthNameOfJane",
            "is a name that this format does not know: load the file as published",
        ),
    ],
)
def test_what_has_no_place_is_reported_and_not_quoted(document: dict[str, Any], column: str, message: str) -> None:
    row = row_of(document)
    assert list(followthemoney.read_row(row, KNOWN)) == []
    assert [(problem.column, problem.message) for problem in row.problems] == [(column, message)]


def test_a_delta_loads_what_it_adds_and_changes() -> None:
    for operation in ("ADD", "MOD"):
        assert read({"op": operation, "entity": HOLDING}) == read(HOLDING)


@pytest.mark.parametrize(
    ("schema", "properties", "kind"),
    [
        ("Company", {"name": ["Example Works GmbH & Co. KG"]}, ORGANISATION),
        ("Company", {"name": ["Reederei Example"], "innCode": ["7704484400"]}, ORGANISATION),
        ("Company", {"name": ["Example Works Ltd"], "innCode": ["770448440011"]}, A_PERSON),
        ("Company", {"name": ["Eheleute Bernd und Anna Beispiel"]}, A_PERSON),
        ("Company", {"name": ["KIM"]}, A_PERSON),
        ("Organization", {"name": ["EXB"]}, ORGANISATION),
        ("Organization", {"name": ["Anna Beispiel"]}, A_PERSON),
        ("LegalEntity", {"name": ["Anna Beispiel"], "alias": ["Beispiel AG"]}, ORGANISATION),
        ("Organization", {"name": ["Christlich-Soziale Union in Beispiel"]}, ORGANISATION),
    ],
)
def test_doubt_makes_a_person(schema: str, properties: dict[str, Any], kind: str) -> None:
    assert kind_of(schema, properties) == kind


# -------------------------------------------------------------------------------------------------------------- real files
def ftm_files(folder: Path) -> list[Path]:
    return sorted((folder / "followthemoney").glob("*json"))


def documents_of(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [document.get("entity", document) for document in found]


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
    ties = [(tie.start, tie.end, tie.properties) for tie in records if isinstance(tie, TieRecord)]
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


def test_no_person_of_the_real_files_leaves_a_trace(real_files: Path) -> None:
    """Ids, names, numbers, papers and addresses of persons, and of those whom a file calls companies."""
    for path in ftm_files(real_files):
        table = real_table(path)
        read_row = followthemoney.reader(table)
        rows = list(table.rows(EDITION))
        records = [record for row in rows for record in read_row(row)]
        told = text_of(records, [problem for row in rows for problem in row.problems])
        assert traces(persons_in(path), told) == []


def persons_in(path: Path) -> set[str]:
    """What a file says of persons: texts that name one, long enough to be nobody else's."""
    documents = documents_of(path)
    persons = [document for document in documents if document["schema"] == "Person" or _is_called_company(document)]
    assert persons
    told = {text for person in persons for name in IDENTIFYING for text in person["properties"].get(name, [])}
    homes = {key for person in persons for key in person["properties"].get("addressEntity", [])}
    streets = {text for document in documents if document["id"] in homes for text in document["properties"]["full"]}
    return {person["id"] for person in persons} | {text for text in told | streets if len(fold(text)) > 4}


def _is_called_company(document: dict[str, Any]) -> bool:
    """The test above compares them with the labels."""
    return document["schema"] == "Company" and kind_of("Company", document["properties"]) == A_PERSON


IDENTIFYING = (
    "name", "alias", "previousName", "firstName", "lastName", "middleName", "fatherName", "innCode", "taxNumber", "idNumber",
    "passportNumber", "position", "address", "birthDate",
)  # fmt: skip


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
