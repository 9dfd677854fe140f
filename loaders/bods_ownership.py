"""Relationships of BODS statements: ownership between organisations; of all other owners, a note on what they own."""

import re
from collections.abc import Iterator
from typing import Any

from graph_schema.language import _
from graph_schema.records import NodeRecord, Properties, Record, TieRecord
from loaders.bods_interests import Interests, read_interests
from loaders.bods_office import office
from loaders.bods_statement import A_PERSON, ASIDE, ORGANISATION, Statement
from loaders.document import Document

NOT_DESCRIBED = "an owner that the file does not describe"
NOT_NAMED = "no owner named"
WITH_A_ROLE = "an organisation with a role and no holding"
LETTERS, HEXADECIMAL = re.compile(r"[^\W\d_]+"), frozenset("abcdef")
LEFT = ASIDE | {"componentRecords"}
# The keys under which 0.2 and 0.3 refer to a statement of each kind.
ENTITY, PERSON = "describedByEntityStatement", "describedByPersonStatement"


def ownership(statement: Statement) -> Iterator[Record]:
    """The tie between two organisations, or a note on the one that is owned."""
    details = statement.details
    subject, what = _party(statement, "subject")
    owner, who = _party(statement, "interestedParty")
    interests = read_interests(details)
    details.finish(ignore=LEFT)
    if not subject or not (what == ORGANISATION or (what == NOT_DESCRIBED and is_number(subject))):
        yield from _through(statement, f"{who}, through {what}", interests)
    elif who == ORGANISATION and not interests.is_role_only:
        owned, holder = statement.employer(subject, "subject"), statement.employer(owner, "interestedParty")
        said = interests.properties() | {"as_of": statement.day} | _until(statement, interests)
        yield TieRecord("OWNS", "Employer", holder, "Employer", owned, statement.evidence(), said)
    elif tie := office(statement, owner, subject, interests, _until(statement, interests)):
        yield tie
    else:
        note = _note(statement, WITH_A_ROLE if who == ORGANISATION else who, interests)
        yield NodeRecord("Employer", statement.employer(subject, "subject"), note, statement.evidence(is_named=False))


def is_number(reference: str) -> bool:
    """Whether a key is made of digits, hexadecimal or short letters: one made of words may name a person."""
    return all(len(word) < 4 or not set(word.lower()) - HEXADECIMAL for word in LETTERS.findall(reference))


def _through(statement: Statement, who: str, interests: Interests) -> Iterator[Record]:
    """An interest in what is or may be no organisation, such as a joint holding: a note on the declaration's subject."""
    if not statement.about or statement.described(statement.about) != ORGANISATION:
        yield from statement.unnamed()
        return
    note = _note(statement, who, interests)
    subject = statement.employer(statement.about, "declarationSubject")
    yield NodeRecord("Employer", subject, note, statement.evidence(is_named=False))


def _party(statement: Statement, name: str) -> tuple[str, str]:
    """The reference to one side of a relationship, and what that side is: ORGANISATION, or who it is in words."""
    value: Any = statement.details.pop(name)
    if isinstance(value, str) and value.strip():
        return value.strip(), statement.described(value.strip()) or NOT_DESCRIBED
    if not isinstance(value, dict):
        statement.details.wrong(name, _("names nobody and gives no reason: fill it in"))
        return "", NOT_NAMED
    party = Document(statement.details.row, value, f"recordDetails.{name}")
    entity, person = party.text(ENTITY), party.text(PERSON)
    reason = party.child("unspecified").text("reason") or party.text("reason")
    party.finish(ignore=("description",))
    if entity:
        return entity, statement.described(entity) or ORGANISATION
    return person, A_PERSON if person else f"{NOT_NAMED}: {reason}" if reason.replace("-", "").isalpha() else NOT_NAMED


def _note(statement: Statement, who: str, interests: Interests) -> Properties:
    dates = interests.dates() | _until(statement, interests)
    until = f" until {dates['until']}" if "until" in dates else ""
    held = f" ({', '.join(interests.texts())})" if interests.all else ""
    return {"owners_note": f"{who}{until}{held}"}


def _until(statement: Statement, interests: Interests) -> dict[str, str]:
    """A record that is closed has ended: on the day that its interests did, or else on that of the statement."""
    if statement.status != "closed" or "until" in interests.dates():
        return {}
    return {"until": statement.day}
