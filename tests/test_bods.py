"""Statements of beneficial ownership: three versions of the standard, and the persons in them: only office-holders arrive."""

from typing import Any

import pytest

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import bods
from loaders.bods_statement import described
from tests.ownership_samples import EDITION, lookup, row_of, samples, text_of, traces

PUBLISHED = {
    "publicationDate": "2024-02-03",
    "bodsVersion": "0.4",
    "publisher": {"name": "Example Register", "url": "https://example.org"},
}
CITATION = ("Example Register: beneficial ownership statement (2024-02-01)",)
SOURCE = bods.SOURCE.record(EDITION)


def statement(kind: str, record: str, details: dict[str, Any], **said: Any) -> dict[str, Any]:
    """A statement of 0.4."""
    envelope = {
        "statementId": f"s-{record}",
        "statementDate": "2024-02-01",
        "declarationSubject": "rec-target",
        "publicationDetails": PUBLISHED,
        "source": {"type": ["selfDeclaration"], "assertedBy": [{"name": "Jane Invented"}]},
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": {"isComponent": False, **details},
    }
    return envelope | said


def company(record: str, **said: Any) -> dict[str, Any]:
    details = {
        "entityType": {"type": "registeredEntity"},
        "name": f"{record} Ltd",
        "identifiers": [{"scheme": "GB-COH", "id": "1"}],
    }
    return statement("entity", record, details | said)


def owned(owner: Any, *interests: dict[str, Any], subject: Any = "rec-target", **said: Any) -> dict[str, Any]:
    details = {"subject": subject, "interestedParty": owner, "interests": list(interests)}
    return statement("relationship", "rec-rel-jane-target", details, **said)


PERSON = statement(
    "person",
    "rec-jane-invented",
    {
        "personType": "knownPerson",
        "names": [{"fullName": "Jane Invented"}],
        "birthDate": "1975-06-20",
        "politicalExposure": {"status": "isPep"},
    },
)
SHARES = {"type": "shareholding", "directOrIndirect": "direct", "beneficialOwnershipOrControl": True, "share": {"exact": 75}}
FILE = [
    company("rec-target"),
    company("rec-parent"),
    PERSON,
    statement(
        "entity", "rec-joint", {"entityType": {"type": "arrangement", "subtype": "trust"}, "name": "Invented Family Trust"}
    ),
    statement("entity", "rec-sole", {"entityType": {"type": "legalEntity"}, "name": "Jane Invented"}),
]
KNOWN = lookup(described, FILE)


def read(document: dict[str, Any], *others: dict[str, Any]) -> list[Record]:
    """The records in a statement of a file with FILE and others; it must be without problems."""
    row = row_of(document)
    found = list(bods.reader(samples([*FILE, *others]))(row))
    assert row.problems == []
    return found


PUBLISHED_ON = "2024-02-03"


def evidence(record: str, day: str = "2024-02-01", *locator: str, step: str = "") -> Evidence:
    citation = (CITATION[0].replace("2024-02-01", day),)
    return Evidence(SOURCE.id, day, record=record, locator=locator or (record,), citation=citation, version=PUBLISHED_ON + step)


def note_of(document: dict[str, Any]) -> str:
    """What is noted of the owners of the target, and nothing else is said."""
    [found] = read(document)
    assert isinstance(found, NodeRecord)
    assert (found.label, found.id, list(found.properties)) == ("Employer", "bods:rec-target", ["owners_note"])
    key = found.evidence.record
    assert found.evidence == Evidence(SOURCE.id, "2024-02-01", record=key, citation=CITATION, version=PUBLISHED_ON)
    assert len(found.evidence.record) == 16
    return str(found.properties["owners_note"])


def test_an_entity_is_an_employer_with_all_that_is_said_of_it() -> None:
    found = company(
        "rec-target",
        name="Example Holding SA",
        alternateNames=["Ejemplo"],
        jurisdiction={"code": "US-DE", "name": "Delaware"},
        foundingDate="2005-03-15T00:00:00Z",
        dissolutionDate="2020-01",
        identifiers=[
            {"scheme": "GB-COH", "id": "0123", "schemeName": "Companies House", "uri": "https://example.org/0123"},
            {"scheme": "XI-LEI", "id": "2138 00fe-rq5le3h7wj58"},
            {"scheme": "XI-LEI", "id": "213800FERQ5LE3H7WJ59"},
            {"schemeName": "RA000665", "id": "S000005113"},
            {"schemeName": "RA999999"},
            {"schemeName": "Company Registry, Delaware", "id": "758355"},
        ],
        addresses=[
            {"type": "service", "address": "Elsewhere 1"},
            {
                "type": "registered",
                "address": "Aston  House, London",
                "postCode": "N3 1LF",
                "country": {"name": "UK", "code": "GB"},
            },
        ],
        uri="https://example.org",
        publicListing={"hasPublicListing": False},
    )
    found["source"]["url"] = "https://example.org/statement"
    assert read(found) == [
        NodeRecord(
            "Employer",
            "bods:rec-target",
            {
                "name": "Example Holding SA",
                "aliases": ["Ejemplo"],
                "identifiers": ["gb-coh:0123", "lei:213800FERQ5LE3H7WJ58", "ra000665:S000005113"],
                "jurisdiction": "US-DE",
                "country": "US",
                "address": "Aston House, London, N3 1LF",
                "founded": "2005-03-15",
                "ended": "2020-01",
                "status": "dissolved",
                "note": "XI-LEI 213800FERQ5LE3H7WJ59; Company Registry, Delaware 758355",
            },
            evidence("rec-target", "2024-02-01", "https://example.org/statement"),
        )
    ]


def test_a_state_is_an_employer_of_that_kind() -> None:
    said = {
        "entityType": {"type": "stateBody", "subtype": "stateAgency"},
        "name": "Treasury",
        "jurisdiction": {"name": "Finland"},
    }
    [found] = read(statement("entity", "rec-state", said))
    assert isinstance(found, NodeRecord)
    assert found.properties == {"name": "Treasury", "jurisdiction": "FI", "country": "FI", "kind": "state"}


def test_an_organisation_that_owns_is_tied_with_every_interest() -> None:
    votes = {"type": "votingRights", "directOrIndirect": "indirect", "share": {"minimum": 25, "exclusiveMaximum": 50}}
    board = {"type": "boardMember", "startDate": "2018-05-01", "details": "Jane Invented sits there"}
    document = owned("rec-parent", SHARES | {"startDate": "2019-09-11T10:00:00Z"}, votes, board)
    assert read(document) == [
        TieRecord(
            "OWNS",
            "Employer",
            "bods:rec-parent",
            "Employer",
            "bods:rec-target",
            evidence("rec-rel-jane-target"),
            {
                "interests": ["shareholding 75 % (beneficial)", "votingRights 25 to 50 %", "boardMember"],
                "share": 75.0,
                "votes_low": 25.0,
                "votes_high": 50.0,
                "directness": "direct",
                "since": "2018-05-01",
                "as_of": "2024-02-01",
            },
        )
    ]


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ({"type": "shareholding", "share": {"minimum": 25, "maximum": 25}}, {"share": 25.0}),
        ({"type": "shareholding", "share": {"minimum": 75}}, {"share_low": 75.0}),
        ({"type": "shareholding", "share": {"exclusiveMinimum": 50, "maximum": 75}}, {"share_low": 50.0, "share_high": 75.0}),
        (
            {"type": "votingRights", "share": {"exact": 60}},
            {"votes": 60.0, "control": "sole", "basis": "a majority of the votes"},
        ),
        (
            {"type": "otherInfluenceOrControl"},
            {"control": "undisclosed", "basis": "influence or control without a stated holding"},
        ),
        ({"type": "shareholding", "endDate": "2023-12-31"}, {"until": "2023-12-31"}),
    ],
)
def test_shares_are_exact_or_ranges_and_influence_alone_proves_no_control(interest: dict[str, Any], said: dict[str, Any]) -> None:
    [found] = read(owned("rec-parent", interest))
    assert isinstance(found, TieRecord)
    assert {name: value for name, value in found.properties.items() if name not in ("interests", "as_of")} == said


def test_of_several_holdings_the_direct_one_in_force_leads() -> None:
    held = [
        {"type": "shareholding", "directOrIndirect": "direct", "share": {"exact": 90}, "endDate": "2020-01-01"},
        {"type": "shareholding", "directOrIndirect": "indirect", "share": {"exact": 30}},
        {"type": "shareholding", "directOrIndirect": "direct", "share": {"exact": 40}},
    ]
    [found] = read(owned("rec-parent", *held))
    assert isinstance(found, TieRecord)
    assert found.properties["interests"] == ["shareholding 90 %", "shareholding 30 %", "shareholding 40 %"]
    assert (found.properties["share"], found.properties["directness"]) == (40.0, "direct")
    assert "until" not in found.properties


def test_what_is_closed_has_ended_and_a_later_statement_replaces_an_earlier_one() -> None:
    first = read(owned("rec-parent", SHARES))[0]
    closed = read(owned("rec-parent", SHARES, recordStatus="closed", statementDate="2024-03-01T11:17:23Z"))[0]
    assert isinstance(first, TieRecord)
    assert isinstance(closed, TieRecord)
    assert closed.id == first.id
    assert (closed.evidence.retrieved, closed.properties["until"]) == ("2024-03-01", "2024-03-01")
    ended = read(owned("rec-parent", SHARES | {"endDate": "2023-01-01"}, recordStatus="closed"))[0]
    assert isinstance(ended, TieRecord)
    assert ended.properties["until"] == "2023-01-01"


@pytest.mark.parametrize(
    ("owner", "interest", "note"),
    [
        ("rec-jane-invented", SHARES, "a natural person (shareholding 75 % (beneficial))"),
        (
            "rec-jane-invented",
            {"type": "shareholding", "share": {"minimum": 25, "maximum": 50}},
            "a natural person (shareholding 25 to 50 %)",
        ),
        (
            "rec-jane-invented",
            {"type": "boardMember", "endDate": "2021-04-03", "beneficialOwnershipOrControl": True},
            "a natural person until 2021-04-03 (boardMember (beneficial))",
        ),
        ("rec-jane-elsewhere", SHARES, "an owner that the file does not describe (shareholding 75 % (beneficial))"),
        ("rec-sole", SHARES, "a natural person, as far as can be told (shareholding 75 % (beneficial))"),
        ("rec-joint", SHARES, "a trust (shareholding 75 % (beneficial))"),
        ("rec-parent", {"type": "nominee"}, "an organisation with a role and no holding (nominee)"),
    ],
)
def test_other_owners_become_a_note_under_a_key_that_says_nothing(owner: str, interest: dict[str, Any], note: str) -> None:
    assert note_of(owned(owner, interest)) == note


def test_no_owner_is_a_note_with_the_reason() -> None:
    party = {"reason": "noBeneficialOwners", "description": "Jane Invented could not be reached"}
    document = owned(party)
    del document["recordDetails"]["interests"]
    assert note_of(document) == "no owner named: noBeneficialOwners"


def test_an_interest_in_an_arrangement_is_a_note_on_the_subject_of_the_declaration() -> None:
    assert (
        note_of(owned("rec-jane-invented", {"type": "settlor"}, subject="rec-joint"))
        == "a natural person, through a trust (settlor)"
    )


def test_what_is_owned_and_not_described_is_named_by_a_number_only() -> None:
    [found] = read(owned("rec-parent", SHARES, subject="GB-COH-01234567"))
    assert isinstance(found, TieRecord)
    assert found.end == "bods:GB-COH-01234567"
    assert note_of(owned("rec-jane-invented", SHARES, subject="rec-janes-own")) == (
        "a natural person, through an owner that the file does not describe (shareholding 75 % (beneficial))"
    )


@pytest.mark.parametrize("document", [PERSON, *FILE[3:]])
def test_of_a_person_and_of_what_may_be_one_nothing_is_kept(document: dict[str, Any]) -> None:
    row = row_of(document)
    found = list(bods.read_row(row, KNOWN))
    said = Evidence("bods/statements", "2024-02-01", citation=CITATION, version=PUBLISHED_ON)
    assert found == [NodeRecord("Employer", "bods:rec-target", {}, said)]
    elsewhere = row_of(document | {"declarationSubject": "rec-jane-invented"})
    assert list(bods.read_row(elsewhere, KNOWN)) == [SOURCE]
    assert traces(["jane", "invented", "1975"], text_of(found, row.problems + elsewhere.problems)) == []


def test_a_tax_code_tells_a_person_from_a_company_of_mexico() -> None:
    company_code, own_code = "CPL211105123", "XEXT990101AB1"
    for code, kept in ((company_code, True), (own_code, False)):
        document = company("rec-mx", identifiers=[{"scheme": "MX-RFC", "id": code}])
        row = row_of(document)
        [found] = bods.read_row(row, lookup(described, [*FILE, document]))
        assert isinstance(found, NodeRecord)
        assert (found.id == "bods:rec-mx") is kept


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        (owned("rec-jane-invented", SHARES | {"share": {"exact": 175}}), ["recordDetails.interests.1.share.exact"]),
        (owned("rec-jane-invented", {"type": "Jane Invented says: 25 %"}), ["recordDetails.interests.1.type"]),
        (owned(None, SHARES), ["recordDetails.interestedParty"]),
        (owned("rec-parent", SHARES, subject="a|b"), ["recordDetails.subject"]),
        (company("rec-target", foundingDate="15.3.2005", more=1), ["foundingDate", "more"]),
        (company("rec-target") | {"recordType": "Jane Invented"}, ["recordType"]),
        (company("rec-target") | {"recordStatus": "Jane"}, ["recordStatus"]),
        (PERSON | {"statementDate": "Jane"}, ["statementDate"]),
    ],
)
def test_what_is_wrong_is_said_of_the_place_and_never_quotes_it(document: dict[str, Any], problems: list[str]) -> None:
    row = row_of(document)
    assert list(bods.read_row(row, KNOWN)) == []
    assert [problem.column.removeprefix("recordDetails.") for problem in row.problems] == [
        place.removeprefix("recordDetails.") for place in problems
    ]
    assert traces(["jane", "invented", "175", "15"], text_of([], row.problems)) == []


def older(kind: str, key: str, **said: Any) -> dict[str, Any]:
    """A statement of 0.2 or 0.3."""
    return {"statementID": key, "statementType": kind, "statementDate": "2024-02-01", "publicationDetails": PUBLISHED} | said


def test_statements_of_earlier_versions_refer_to_statements_and_replace_them() -> None:
    said: dict[str, Any] = {"entityType": "registeredEntity", "incorporatedInJurisdiction": {"code": "GB", "name": "x"}}
    said |= {"name": "Old Ltd", "addresses": [{"address": "1 Street", "country": "GB"}]}
    first = older("entityStatement", "e-1", **said)
    second = older("entityStatement", "e-2", replacesStatements=["e-1"], **said | {"name": "New Ltd"})
    parties = {
        "subject": {"describedByEntityStatement": "e-2"},
        "interestedParty": {"describedByEntityStatement": "e-in-another-file"},
    }
    interest = {
        "type": "voting-rights",
        "interestLevel": "direct",
        "share": {"minimum": 25, "maximum": 50, "exclusiveMinimum": True},
    }
    tie = older("ownershipOrControlStatement", "o-1", interests=[interest], **parties)
    known = lookup(described, [first, second, tie])
    records = [record for document in (first, second, tie) for record in bods.read_row(row_of(document), known)]
    properties: Properties = {"name": "Old Ltd", "jurisdiction": "GB", "country": "GB", "address": "1 Street"}
    assert records == [
        NodeRecord("Employer", "bods:e-1", properties, evidence("e-1")),
        NodeRecord("Employer", "bods:e-1", properties | {"name": "New Ltd"}, evidence("e-1", step=" 1")),
        TieRecord(
            "OWNS",
            "Employer",
            "bods:e-in-another-file",
            "Employer",
            "bods:e-1",
            evidence("o-1"),
            {
                "interests": ["voting-rights 25 to 50 %"],
                "votes_low": 25.0,
                "votes_high": 50.0,
                "directness": "direct",
                "as_of": "2024-02-01",
            },
        ),
    ]


@pytest.mark.parametrize(
    ("party", "note"),
    [
        ({"describedByPersonStatement": "p-jane"}, "a natural person (shareholding)"),
        (
            {"unspecified": {"reason": "no-beneficial-owners", "description": "Jane"}},
            "no owner named: no-beneficial-owners (shareholding)",
        ),
    ],
)
def test_persons_and_reasons_of_earlier_versions(party: dict[str, Any], note: str) -> None:
    subject = {"describedByEntityStatement": "e-1"}
    document = older(
        "ownershipOrControlStatement", "o-1", subject=subject, interestedParty=party, interests=[{"type": "shareholding"}]
    )
    [found] = bods.read_row(row_of(document), KNOWN)
    assert isinstance(found, NodeRecord)
    assert (found.id, found.properties) == ("bods:e-1", {"owners_note": note})
    person = older("personStatement", "p-jane", names=[{"fullName": "Jane Invented"}])
    assert list(bods.read_row(row_of(person), KNOWN)) == [SOURCE]
