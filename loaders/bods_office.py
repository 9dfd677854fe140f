"""Executives and directors among the relationships of BODS 0.4: who may be named, and what is said of them.

A relationship names somebody only where every statement of it in the file speaks of nothing but an office (senior managing
official, member or chair of the board), none as beneficial ownership or control, in a registered entity that does not bear a
word of that person's names. Of such a person there is the name and the kind of office, and of the office its title and dates.
Beneficial owners stay "a natural person". Who is in office is found in two looks through the file; names are kept in neither.
"""

from collections.abc import Iterator
from typing import Any

from graph_schema.identity import coded_id
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord, mark
from loaders.bods_interests import Interests
from loaders.bods_statement import A_PERSON, DESCRIBED, ORGANISATION, SOURCE, Statement, kind_of
from loaders.lookup import Lookup
from loaders.name_words import name_words
from loaders.office_titles import DIRECTOR, EXECUTIVE

CALLED, DIRECTS, OTHERWISE, IN_OFFICE = "called", "directs", "otherwise", "in office"
KINDS = {"seniorManagingOfficial": EXECUTIVE, "boardMember": DIRECTOR, "boardChair": DIRECTOR}
TITLES = {
    "seniorManagingOfficial": "senior managing official",
    "boardMember": "member of the board",
    "boardChair": "chair of the board",
}


def directs(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """How companies are called, and which persons hold offices where, for a first look through the file."""
    record, details = document.get("recordId"), document.get("recordDetails")
    if not isinstance(record, str) or not isinstance(details, dict):
        return
    if document.get("recordType") == "entity" and kind_of(details) == ORGANISATION and _is_registered(details):
        for name in (details.get("name"), *_listed(details, "alternateNames")):
            if isinstance(name, str):
                yield CALLED, record.strip(), name
    if document.get("recordType") == "relationship":
        who, where, kind = details.get("interestedParty"), details.get("subject"), _office(details)
        if kind and isinstance(who, str) and isinstance(where, str):
            yield DIRECTS, who.strip(), f"{mark(record.strip())}|{kind}|{where.strip()}"
        else:
            yield OTHERWISE, mark(record.strip()), ""


def in_office(document: dict[str, Any], known: Lookup) -> Iterator[tuple[str, str, str]]:
    """Which of these offices make a person public, for a second look through the file."""
    key, details = str(document.get("recordId") or "").strip(), document.get("recordDetails")
    if document.get("recordType") != "person" or not isinstance(details, dict) or known.of(DESCRIBED, key) != [A_PERSON]:
        return
    own = name_words(_names(details)) if details.get("personType") == "knownPerson" else set()
    for held in known.of(DIRECTS, key) if own else ():
        row, kind, where = held.split("|", 2)
        called = known.of(CALLED, where)
        is_public = called and own.isdisjoint(name_words(called)) and known.first(DESCRIBED, where) == ORGANISATION
        if is_public and not known.of(OTHERWISE, row):
            yield IN_OFFICE, f"{row} {key}", where
            yield IN_OFFICE, key, f"{row}|{kind}"


def _office(details: dict[str, Any]) -> str:
    """The kind of office that a relationship states and nothing else; else empty."""
    kinds = set()
    for interest in _listed(details, "interests"):
        is_office = (
            isinstance(interest, dict) and not interest.get("share") and interest.get("beneficialOwnershipOrControl") is not True
        )
        kinds.add(KINDS.get(str(interest.get("type")), "") if is_office else "")
    return "" if "" in kinds else EXECUTIVE if EXECUTIVE in kinds else next(iter(kinds), "")


def officer(statement: Statement) -> Iterator[Record]:
    """The person of this statement for each office that makes the person public; nothing else is looked at."""
    offices = statement.known.of(IN_OFFICE, statement.record)
    names = _names(statement.details.row.document["recordDetails"]) if offices else []
    for held in offices:
        record, kind = held.split("|", 1)
        evidence = Evidence(SOURCE.id, statement.day, record=record, citation=(statement.citation,), version=statement.version)
        yield NodeRecord("Person", person(statement.record), {"name": names[0], "role": kind}, evidence)


def office(statement: Statement, who: str, organisation: str, interests: Interests, until: dict[str, str]) -> TieRecord | None:
    """The office of a relationship, where it makes the person public."""
    evidence = statement.evidence(is_named=False)
    if organisation not in statement.known.of(IN_OFFICE, f"{evidence.record} {who}"):
        return None
    titles = dict.fromkeys(TITLES[interest.kind] for interest in interests.all)
    said: Properties = {"role": "; ".join(titles), **interests.dates(), **until}
    return TieRecord(
        "HOLDS_OFFICE", "Person", person(who), "Employer", statement.employer(organisation, "subject"), evidence, said
    )


def person(key: str) -> str:
    """The id of a person: a mark, since keys are made of names and of numbers in registers."""
    return coded_id("bods-person", mark(key))


def _is_registered(details: dict[str, Any]) -> bool:
    kind = details.get("entityType")
    return isinstance(kind, dict) and kind.get("type") == "registeredEntity"


def _names(details: dict[str, Any]) -> list[str]:
    """The full names of a person, the legal one first."""
    found = [name for name in _listed(details, "names") if isinstance(name, dict) and isinstance(name.get("fullName"), str)]
    found.sort(key=lambda name: name.get("type") != "legal")
    return [text for name in found if (text := name["fullName"].strip())]


def _listed(details: dict[str, Any], name: str) -> list[Any]:
    value = details.get(name)
    return value if isinstance(value, list) else []
