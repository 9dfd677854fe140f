"""Executives and directors of companies among FollowTheMoney's directorships: who may be named, and what is said of them.

A directorship names somebody only where every title in it says plainly an executive's or a director's office, of a company of
the same file that does not bear a word of that person's names, held by a person whom the file describes. Of such a person
there is the name and the kind of office, and of the office its title and dates: no more. All rests on the directorship, so
that it goes with it. Who is in office is found in two looks through the file: names are kept in neither.
"""

from collections.abc import Iterator
from typing import Any

from graph_schema.identity import coded_id
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord, mark
from loaders.ftm_entity import A_PERSON, CALLED, DESCRIBED, ORGANISATION, SOURCE, Entity, cited, names_of, said_of, texts_of
from loaders.lookup import Lookup
from loaders.name_words import name_words
from loaders.office_titles import EXECUTIVE, office

DIRECTS, IN_OFFICE = "directs", "in office"
NAMES = ("firstName", "middleName", "lastName", "fatherName", "motherName", "secondName")


def directs(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Which persons hold what offices, and where, for a first look through the file: `mark of the row|kind|organisation`."""
    schema, key, properties = said_of(document)
    kind = office_of(texts_of(properties, "role")) if schema == "Directorship" else ""
    if kind:
        for director in texts_of(properties, "director"):
            for organisation in texts_of(properties, "organization"):
                yield DIRECTS, director, f"{mark(key)}|{kind}|{organisation}"


def in_office(document: dict[str, Any], known: Lookup) -> Iterator[tuple[str, str, str]]:
    """Which of these offices make a person public, for a second look through the file."""
    schema, key, properties = said_of(document)
    offices = known.of(DIRECTS, key) if schema == "Person" and known.of(DESCRIBED, key) == [A_PERSON] else []
    own = name_words(names_of(properties) + [text for name in NAMES for text in texts_of(properties, name)]) if offices else set()
    for held in offices:
        row, kind, organisation = held.split("|", 2)
        called = known.of(CALLED, organisation)
        if own and called and own.isdisjoint(name_words(called)) and known.first(DESCRIBED, organisation) == ORGANISATION:
            yield IN_OFFICE, f"{row} {key}", organisation
            yield IN_OFFICE, key, f"{row}|{kind}"


def office_of(titles: list[str]) -> str:
    """The kind of office; empty where there is no title, or one that says something else."""
    kinds = {office(title) for title in titles}
    return "" if "" in kinds else EXECUTIVE if EXECUTIVE in kinds else next(iter(kinds), "")


def officer(entity: Entity) -> Iterator[Record]:
    """The person of this row for each office that makes the person public; nothing else is looked at."""
    offices = entity.known.of(IN_OFFICE, entity.id)
    if not offices:
        return
    row = entity.properties.row
    document = row.document.get("entity", row.document)
    names, caption = texts_of(document["properties"], "name"), document.get("caption")
    name = caption if caption in names else names[0]
    citation = cited(texts_of(document, "datasets"), row.edition)
    for held in offices:
        record, kind = held.split("|", 1)
        evidence = Evidence(SOURCE.id, row.edition, record=record, citation=(citation,))
        yield NodeRecord("Person", person(entity.id), {"name": name, "role": kind}, evidence)


def offices(entity: Entity, directors: list[str], titles: list[str], dates: Properties) -> Iterator[TieRecord]:
    """The offices of a directorship that make persons public."""
    evidence = entity.evidence(is_named=False)
    for director in directors:
        for organisation in entity.known.of(IN_OFFICE, f"{evidence.record} {director}"):
            said: Properties = {"role": "; ".join(sorted(titles)), **dates}
            ends = ("Person", person(director), "Employer", f"ftm:{organisation}")
            yield TieRecord("HOLDS_OFFICE", *ends, evidence, said)


def person(key: str) -> str:
    """The id of a person: a mark, since keys are made of numbers that persons have in registers."""
    return coded_id("ftm-person", mark(key))
