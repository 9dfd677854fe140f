"""FollowTheMoney entities: what becomes of each schema, and the persons among them, who do not arrive."""

from typing import Any

import pytest

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import followthemoney
from loaders.ftm_entity import A_PERSON, ORGANISATION, described, kind_of
from tests.ownership_samples import EDITION, lookup, row_of, text_of, traces

SOURCE = followthemoney.SOURCE.record(EDITION)
DAY = "2024-03-02"
CITATION = (f"FollowTheMoney: example_list ({DAY})",)


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
