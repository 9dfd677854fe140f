"""Statements of beneficial ownership: who holds office, and is named; what voids others; what is kept of names and addresses."""

from typing import Any

import pytest

from graph_schema.records import Evidence, NodeRecord, TieRecord, Withdrawal, mark
from tests.ownership_samples import text_of, traces
from tests.test_bods import CITATION, PERSON, PUBLISHED_ON, SHARES, SOURCE, company, older, owned, read

BOARD = {"type": "boardMember", "startDate": "2018-05-01", "beneficialOwnershipOrControl": False}
JANE = f"bods-person:{mark('rec-jane-invented')}"


@pytest.mark.parametrize(
    ("interest", "title", "kind"),
    [
        (BOARD, "member of the board", "director"),
        ({"type": "boardChair", "startDate": "2018-05-01"}, "chair of the board", "director"),
        ({"type": "seniorManagingOfficial", "startDate": "2018-05-01"}, "senior managing official", "executive"),
    ],
)
def test_a_member_of_a_board_is_named_and_no_more_is_said(interest: dict[str, Any], title: str, kind: str) -> None:
    document = owned("rec-jane-invented", interest)
    row = mark("rec-rel-jane-target")
    held = Evidence(SOURCE.id, "2024-02-01", record=row, citation=CITATION, version=PUBLISHED_ON)
    ends = ("Person", JANE, "Employer", "bods:rec-target")
    assert read(document, document) == [TieRecord("HOLDS_OFFICE", *ends, held, {"role": title, "since": "2018-05-01"})]
    assert read(PERSON, document) == [NodeRecord("Person", JANE, {"name": "Jane Invented", "role": kind}, held)]
    ended = document | {"recordStatus": "closed", "statementDate": "2024-03-01"}
    [tie] = read(ended, document, ended)
    assert isinstance(tie, TieRecord)
    assert tie.properties["until"] == "2024-03-01"


@pytest.mark.parametrize(
    "document",
    [
        owned("rec-jane-invented", BOARD, SHARES),
        owned("rec-jane-invented", BOARD | {"beneficialOwnershipOrControl": True}),
        owned("rec-jane-invented", {"type": "trustee"}),
        owned("rec-jane-invented", BOARD, subject="rec-own"),
        owned("rec-jane-invented", BOARD, subject="rec-joint"),
    ],
)
def test_owners_and_those_whose_name_the_company_bears_are_not_named(document: dict[str, Any]) -> None:
    own = company("rec-own", name="Invented Holding Ltd")
    records = read(document, own, document) + read(PERSON, own, document)
    assert records
    assert traces(["jane invented", "jane"], text_of(records, [])) == []
    assert [record for record in records if isinstance(record, TieRecord)] == []


def test_an_office_that_another_statement_makes_a_holding_names_nobody() -> None:
    first, later = owned("rec-jane-invented", BOARD), owned("rec-jane-invented", BOARD, SHARES, recordStatus="updated")
    assert traces(["jane", "invented"], text_of([*read(PERSON, first, later), *read(first, first, later)], [])) == []


def test_a_statement_that_says_nothing_withdraws_those_it_replaces() -> None:
    nobody = {"describedByEntityStatement": ""}
    void = older("ownershipOrControlStatement", "o-2", subject=nobody, interestedParty=nobody, replacesStatements=["o-1"])
    assert read(void, void) == [Withdrawal(SOURCE.id, "o-1", "2024-02-01")]
    gone = older("entityStatement", "e-2", entityType="registeredEntity", replacesStatements=["e-1"])
    first = older("entityStatement", "e-1", entityType="registeredEntity", name="Old Ltd")
    assert read(gone, first, gone) == [Withdrawal(SOURCE.id, "e-1", "2024-02-01")]
    [kept] = read(first, first, gone)
    assert kept.id == "bods:e-1"


def test_an_entity_without_a_name_goes_by_its_number_and_pages_are_no_numbers() -> None:
    numbers = [{"scheme": "GB-COH", "id": "7"}, {"schemeName": "Register", "id": "https://example.org/7"}]
    [found] = read(company("rec-target", name=None, identifiers=numbers))
    assert isinstance(found, NodeRecord)
    assert found.properties == {"identifiers": ["gb-coh:7"]}


def test_the_number_of_a_trader_who_is_one_person_makes_no_organisation_and_nobody_stands_in_an_address() -> None:
    document = company("rec-trader", name="Jane Invented", identifiers=[{"scheme": "SK-ORSR", "id": "7"}])
    assert traces(["jane", "invented"], text_of(read(document, document), [])) == []
    place = {"address": "C/O Jane Invented, 1 Street, London", "country": {"code": "GB"}}
    [found] = read(company("rec-target", addresses=[place]))
    assert isinstance(found, NodeRecord)
    assert found.properties["address"] == "1 Street, London"


def test_an_address_that_a_person_of_the_file_has_too_is_not_kept() -> None:
    place = {"address": "1 Home Street,  London", "postCode": "N1", "country": {"code": "GB"}}
    lives = {**PERSON, "recordDetails": {**PERSON["recordDetails"], "addresses": [{"address": "1 home street, London"}]}}
    document = company("rec-target", addresses=[place])
    for others, kept in (([], ["1 Home Street, London, N1"]), ([lives], [])):
        [found] = read(document, *others)
        assert isinstance(found, NodeRecord)
        assert [found.properties.get("address")] == (kept or [None])
        assert found.properties["country"] == "GB"
