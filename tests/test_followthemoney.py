"""FollowTheMoney entities: what becomes of each schema, and the persons among them, of whom only office-holders arrive."""

from pathlib import Path
from typing import Any

import pytest

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord, Withdrawal, mark
from loaders import followthemoney
from loaders.ftm_entity import A_PERSON, ORGANISATION, kind_of
from loaders.load import check
from loaders.office_titles import office
from tests.ownership_samples import EDITION, row_of, samples

SOURCE = followthemoney.SOURCE.record(EDITION)
CHANGED = "2024-03-02T05:42:29"
CITATION = (f"FollowTheMoney: example_list ({EDITION})",)


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
        "last_change": CHANGED,
    }


WORKS = entity("Company", "c-works", name=["Works of Example", "Example Works Ltd"], addressEntity=["a-works", "a-both"])
HOLDING = entity("Organization", "c-holding", name=["Example Holding AG"], addressEntity=["a-works"])
JANE = entity("Person", "p-jane-invented", name=["Jane Invented"], addressEntity=["a-both", "a-jane"], position=["Minister"])
CALLED_ONE = entity("Company", "c-jane", name=["Dr. Jane Invented"], addressEntity=["a-jane"])
SHIP = entity("Vessel", "v-ship", name=["Jane Invented"])
FILE = [WORKS, HOLDING, JANE, CALLED_ONE, SHIP]


def read(document: dict[str, Any], *others: dict[str, Any]) -> list[Record]:
    """The records in an entity of a file with FILE and others; it must be without problems."""
    row = row_of(document)
    found = list(followthemoney.reader(samples([*FILE, document, *others]))(row))
    assert row.problems == []
    return found


def evidence(record: str) -> Evidence:
    return Evidence(SOURCE.id, EDITION, record=record, locator=(record,), citation=CITATION, version=CHANGED)


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
        leiCode=["213800-FERQ5LE 3H7WJ58", "213800FERQ5LE3H7WJ59"],
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


def test_an_alias_stands_for_a_name_that_is_missing_and_nobody_in_whose_care_mail_goes_is_kept() -> None:
    [found] = read(entity("Company", "c-works", alias=["Works Ltd"], address=["c/o Jane Invented, Ring 3, Stuttgart"]))
    assert isinstance(found, NodeRecord)
    assert found.properties == {"name": "Works Ltd", "kind": "company", "address": "Ring 3, Stuttgart"}


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


def office_at(organisation: str, *role: str, director: str = "p-jane-invented") -> dict[str, Any]:
    """A directorship."""
    return entity("Directorship", "d-jane", director=[director], organization=[organisation], role=role, startDate=["2005-07-11"])


@pytest.mark.parametrize(
    ("role", "kind"), [(["Managing Director"], "executive"), (["Member of the Board of Directors", "ДИРЕКТОР"], "executive"),
                       (["Aufsichtsrat"], "director")]
)  # fmt: skip
def test_an_executive_or_director_of_a_company_is_named_and_no_more_is_said(role: list[str], kind: str) -> None:
    office_ = office_at("c-works", *role)
    shown, row = f"ftm-person:{mark('p-jane-invented')}", mark("d-jane")
    held = Evidence(SOURCE.id, EDITION, record=row, citation=CITATION, version=CHANGED)
    title: Properties = {"role": "; ".join(sorted(role)), "since": "2005-07-11"}
    assert read(office_) == [TieRecord("HOLDS_OFFICE", "Person", shown, "Employer", "ftm:c-works", held, title)]
    said: Properties = {"name": "Jane Invented", "role": kind}
    named = Evidence(SOURCE.id, EDITION, record=row, citation=CITATION)
    assert read(JANE, office_) == [NodeRecord("Person", shown, said, named)]
    assert read(entity("Address", "a-both", full=["Home 1"]), office_) == [SOURCE]


@pytest.mark.parametrize(
    "document",
    [
        office_at("c-works", "Director Jane"),
        office_at("c-works", "Director", "Shareholder"),
        office_at("c-works"),
        office_at("c-works", "Leader or official"),
        office_at("c-works", "Director", director="p-elsewhere"),
        office_at("c-works", "Director", director="c-jane"),
    ],
)
def test_other_offices_are_a_note_without_name_or_title(document: dict[str, Any]) -> None:
    assert note_on_works(document) == {"note": "a natural person holds office there (since 2005-07-11)"}
    assert read(JANE, document) == [SOURCE]


def test_offices_at_what_bears_the_persons_name_or_is_no_company_name_nobody() -> None:
    own = entity("Company", "c-own", name=["Инвентед Holding Ltd"])
    russian = entity("Person", "p-jane-invented", name=["Jane Invented", "Джейн Инвентед"])
    party = entity("Organization", "c-party", name=["Party of Examples"])
    for organisation in ("c-own", "c-party", "c-jane"):
        document = office_at(organisation, "Director")
        records = read(document, own, russian, party) + read(russian, own, party, document)
        assert [record for record in records if isinstance(record, TieRecord) or record.label == "Person"] == []


@pytest.mark.parametrize(
    "title", ["Shareholder", "Founder", "Contact", "Employee", "Secretary", "Agent", "Nominee director", "Liquidator",
              "Ликвидатор", "Учредитель", "Prokurist", "Chief Jane Invented Officer", "Apoderado", "LLP designated member"]
)  # fmt: skip
def test_titles_that_are_no_office_of_an_executive_or_director(title: str) -> None:
    assert office(title) == ""


def test_membership_of_an_organisation_in_another_is_a_tie() -> None:
    said = {"member": ["c-works"], "organization": ["c-holding"], "role": ["Jane's seat"], "startDate": ["2019"]}
    assert read(entity("Membership", "m-1", **said)) == [
        TieRecord("MEMBER_OF", "Employer", "ftm:c-works", "Employer", "ftm:c-holding", evidence("m-1"), {"since": "2019"})
    ]


def test_control_is_a_tie_between_organisations_and_a_note_on_what_a_person_controls() -> None:
    held = {"controlled": ["c-works"], "controlType": ["appointment"], "startDate": ["2019"]}
    means = {"interests": ["control", "appointment"], "control": "undisclosed", "basis": "control without a stated holding"}
    assert read(entity("Control", "k-1", controller=["c-holding"], **held)) == [
        TieRecord("OWNS", "Employer", "ftm:c-holding", "Employer", "ftm:c-works", evidence("k-1"), {"since": "2019", **means})
    ]
    assert note_on_works(entity("Control", "k-1", controller=["p-jane-invented"], **held)) == {
        "owners_note": "a natural person in control (since 2019)"
    }


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
            entity("UnknownLink", "x", subject=["c-works"], object=["c-holding"]),
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
            entity("Person", "p-jane-invented", name=["Jane Invented"], sanctions=[{"id": "s-1", "schema": "Sanction"}]),
            "properties",
            "holds other entities inside: load entities.ftm.json of the same data set instead",
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
    assert list(followthemoney.reader(samples(FILE))(row)) == []
    assert [(problem.column, problem.message) for problem in row.problems] == [(column, message)]


def test_a_delta_loads_what_it_adds_and_changes_and_withdraws_what_it_deletes() -> None:
    for operation in ("ADD", "MOD"):
        assert read({"op": operation, "entity": HOLDING}) == read(HOLDING)
    assert read({"op": "DEL", "entity": {"id": "p-jane-invented"}}) == [Withdrawal(SOURCE.id, "p-jane-invented", EDITION)]


def test_tables_made_of_entities_are_refused_with_what_to_load_instead(tmp_path: Path) -> None:
    for name, header in (("statements", "canonical_id,entity_id,schema,prop,value,dataset"),
                         ("targets.simple", "id,schema,name,aliases,birth_date,countries,addresses")):  # fmt: skip
        (tmp_path / f"{name}.csv").write_text(f"{header}\nx,x,Person,name,Jane Invented,x\n", encoding="utf-8")
    report = check([tmp_path])
    assert {problem.message for problem in report.problems} == {
        "is a table made of FollowTheMoney entities: load the entities themselves, entities.ftm.json of the same data set"
    }


@pytest.mark.parametrize(
    ("schema", "properties", "kind"),
    [
        ("Company", {"name": ["Example Works GmbH & Co. KG"]}, ORGANISATION),
        ("Company", {"name": ["Reederei Example"], "innCode": ["7704484400"]}, ORGANISATION),
        ("Company", {"name": ["Example Works Ltd"], "innCode": ["770448440011"]}, A_PERSON),
        ("Company", {"name": ["Eheleute Bernd und Anna Beispiel"]}, A_PERSON),
        ("Company", {"name": ["KIM"]}, A_PERSON),
        ("Company", {"name": ["KIM"], "legalForm": ["Limited Liability Company"]}, ORGANISATION),
        ("Company", {"name": ["KIM"], "legalForm": ["Sole proprietorship"]}, A_PERSON),
        ("Company", {"name": ["Anna Beispiel Ltd"], "uscCode": ["92310115MA1H7XYZ0Q"]}, A_PERSON),
        ("Company", {"name": ["Gazprom"], "swiftBic": ["GAZPRUMM"]}, ORGANISATION),
        ("LegalEntity", {"name": ["SIA Piemers"]}, ORGANISATION),
        ("Organization", {"name": ["EXB"]}, ORGANISATION),
        ("Organization", {"name": ["Anna Beispiel"]}, A_PERSON),
        ("LegalEntity", {"name": ["Anna Beispiel"], "alias": ["Beispiel AG"]}, ORGANISATION),
        ("Organization", {"name": ["Christlich-Soziale Union in Beispiel"]}, ORGANISATION),
    ],
)
def test_doubt_makes_a_person(schema: str, properties: dict[str, Any], kind: str) -> None:
    assert kind_of(schema, properties) == kind
