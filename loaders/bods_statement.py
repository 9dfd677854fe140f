"""What all BODS statements have in common, of whatever version: what they are about, of what day, who published them.

Ids and keys are the publisher's: `recordId` in 0.4, in 0.2 and 0.3 the id of the first statement of a chain.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_schema.identity import fold, is_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Record, mark
from loaders import values
from loaders.corporate_name import is_organisation
from loaders.document import Document
from loaders.gleif_persons import is_person
from loaders.lookup import Lookup
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="bods/statements",
    publisher="Open Ownership and publishers of its standard",
    title="Beneficial ownership statements (BODS)",
    licence="as each publisher states",
    address="https://standard.openownership.org/",
    languages=("en",),
    note="Each claim's citation names the publisher of its statement.",
)

KINDS = {
    "entity": "entity",
    "person": "person",
    "relationship": "relationship",
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}
# What a statement of 0.2 or 0.3 says that voids those it replaces: nothing, of either side.
VOID = {"entity": ("name", "identifiers"), "person": ("names", "identifiers"), "relationship": ()}
STATUSES = ("new", "updated", "closed")
# Of a statement, left aside: who asserts it, what was changed in it, under what declaration it came.
ASIDE = frozenset(
    {"statementId", "annotations", "declaration", "isComponent", "componentStatementIDs", "replacesStatements"}
)  # fmt: skip
DESCRIBED, REPLACED, LIVES = "described", "replaced", "lives"
LONGEST = 100  # statements that replace each other

ORGANISATION, A_PERSON = "organisation", "a natural person"
MAYBE_A_PERSON = "a natural person, as far as can be told"
NO_BODIES = {"arrangement": "an arrangement", "anonymousEntity": "an anonymous entity", "unknownEntity": "an unknown entity"}
ARRANGEMENTS = {"trust": "a trust", "nomination": "a nomination"}
STATE = frozenset({"state", "stateBody"})
BODIES = frozenset({"registeredEntity", "legalEntity"}) | STATE
TAX_CODE_OF_A_PERSON = re.compile(r"[A-ZÑ&]{4}[0-9]{6}[A-Z0-9]{3}")  # companies of Mexico have three letters


@dataclass(frozen=True)
class Statement:
    """`record` is the key of what it is about; `about` that of the declaration's subject; `details` what is still to be read.

    `version` orders statements of one day; `is_new`: whether it is of version 0.4; `is_void`: whether it says nothing but that
    what it replaces no longer holds.
    """

    kind: str
    record: str
    status: str
    about: str
    day: str
    version: str
    citation: str
    locator: str
    details: Document
    known: Lookup
    is_new: bool
    is_void: bool

    def evidence(self, is_named: bool = True) -> Evidence:
        """Who says so. Keys may be made of persons' names: where one may have a part in it, a mark stands for the key."""
        key, locator = (self.record, (self.locator or self.record,)) if is_named else (mark(self.record), ())
        return Evidence(SOURCE.id, self.day, record=key, locator=locator, citation=(self.citation,), version=self.version)

    def described(self, reference: str) -> str:
        """What the file says that a reference is: ORGANISATION, in words another kind, or empty. Doubt goes before."""
        found = {what for record in {reference, self._root(reference)} for what in self.known.of(DESCRIBED, record)}
        return min(found - {ORGANISATION}, default=ORGANISATION if found else "")

    def employer(self, reference: str, name: str) -> str:
        """The id of the organisation that a reference names; noted at `name` where it cannot be one."""
        found = f"bods:{self._root(reference)}"
        if not is_id(found):
            self.details.wrong(name, _("is no key of a record: it must stand in one line, without |"))
        return found

    def _root(self, reference: str) -> str:
        return reference if self.is_new else root(reference, self.known)[0]

    def unnamed(self) -> Iterator[Record]:
        """What stays of a statement on somebody who is not to be named: that its publisher speaks of the organisation."""
        if self.about and self.described(self.about) == ORGANISATION:
            evidence = Evidence(SOURCE.id, self.day, citation=(self.citation,), version=self.version)
            yield NodeRecord("Employer", self.employer(self.about, "declarationSubject"), {}, evidence)
        else:
            yield SOURCE.record(self.details.row.edition)


def read_statement(row: Row, known: Lookup) -> Statement | None:
    """What the statement of a row has in common with all; of a person's, nothing that speaks of the person is looked at."""
    document = Document(row)
    kind = KINDS.get(document.text("recordType") or document.text("statementType"), "")
    if not kind:
        document.wrong("recordType", _("is neither entity nor person nor relationship: nothing can be read from it"))
        return None
    is_new = "recordDetails" in row.document
    record = document.required("recordId" if is_new else "statementID")
    status = (document.take("recordStatus", lambda cell: values.one_of(cell, STATUSES)) if is_new else None) or "new"
    published = document.child("publicationDetails")
    moment = published.text("publicationDate")
    day = document.take("statementDate", day_of) or (day_of(moment) if is_day(moment) else row.edition)
    about, source = document.text("declarationSubject"), document.pop("source")
    locator = _address(source) if kind == "entity" else ""
    details = document.child("recordDetails") if is_new else document
    if is_new and kind != "person":
        document.finish(ignore=ASIDE)
    key, step = (record, STATUSES.index(status)) if is_new else root(record, known)
    version, citation = f"{moment} {step}" if step else moment, _citation(published, day)
    is_void_ = is_void(row.document, kind)
    return Statement(kind, key, status, about, day, version, citation, locator, details, known, is_new, is_void_)


def described(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a statement says of its record, and which statements it replaces, for a first look through the file."""
    kind = KINDS.get(str(document.get("recordType") or document.get("statementType")), "")
    record = document.get("recordId") or document.get("statementID")
    if not kind or not isinstance(record, str):
        return
    record = record.strip()
    details = document.get("recordDetails", document)
    if kind != "relationship" and not is_void(document, kind):
        yield DESCRIBED, record, kind_of(details) if kind == "entity" and isinstance(details, dict) else A_PERSON
    if kind == "person" and isinstance(details, dict):
        for place in found if isinstance(found := details.get("addresses"), list) else ():
            if isinstance(place, dict) and isinstance(place.get("address"), str):
                yield LIVES, fold(place["address"]), ""
    replaced = document.get("replacesStatements")
    for earlier in replaced if isinstance(replaced, list) else ():
        if isinstance(earlier, str) and earlier.strip() != record:
            yield REPLACED, record, earlier.strip()


def root(reference: str, known: Lookup) -> tuple[str, int]:
    """The first statement of the chain that a statement of 0.2 or 0.3 belongs to, as far as the file names it; how far it is."""
    for step in range(LONGEST):
        before = known.first(REPLACED, reference)
        if not before:
            return reference, step
        reference = before
    return reference, LONGEST


def kind_of(details: dict[str, Any]) -> str:
    """ORGANISATION, or in words what else an entity is. A name without a number in a register may be a person's."""
    said = details.get("entityType")
    kind, subtype = (str(said.get("type")), str(said.get("subtype"))) if isinstance(said, dict) else (str(said), "")
    if kind not in BODIES:
        return ARRANGEMENTS.get(subtype) or NO_BODIES.get(kind, MAYBE_A_PERSON)
    found = details.get("identifiers")
    numbers = [item for item in found if isinstance(item, dict) and item.get("id")] if isinstance(found, list) else []
    if any(item.get("scheme") == "MX-RFC" and TAX_CODE_OF_A_PERSON.fullmatch(str(item["id"])) for item in numbers):
        return MAYBE_A_PERSON
    name = str(details.get("name") or "")
    is_known = kind in STATE or is_organisation(name) or (bool(numbers) and not _may_trade_alone(name, details))
    return ORGANISATION if is_known else MAYBE_A_PERSON


def _may_trade_alone(name: str, details: dict[str, Any]) -> bool:
    """Whether a name with a number may be that of a trader who is one person: registers number those too."""
    place = details.get("jurisdiction") or details.get("incorporatedInJurisdiction")
    code = str(place.get("code") or "") if isinstance(place, dict) else ""
    return bool(name) and is_person(name, code[:2], category="GENERAL")


def is_void(document: dict[str, Any], kind: str) -> bool:
    """Whether a statement of 0.2 or 0.3 only voids those it replaces: Open Ownership's updates have such."""
    if "statementType" not in document or not document.get("replacesStatements"):
        return False
    sides = [document.get(side) for side in ("subject", "interestedParty")] if kind == "relationship" else []
    said = [value for side in sides if isinstance(side, dict) for value in side.values()]
    return not any([*said, *(document.get(name) for name in VOID[kind])])


def is_day(cell: str) -> bool:
    """Whether a text is a date, or begins with one."""
    try:
        return bool(cell and day_of(cell))
    except values.Wrong:
        return False


def day_of(cell: str) -> str:
    """A date, or the date of a point in time."""
    return values.day(cell[:10] if cell[10:11] in ("T", " ") else cell)


def _citation(published: Document, day: str) -> str:
    """Publisher and date; a publisher whose name may be a person's is not named."""
    publisher = published.child("publisher").text("name")
    name = publisher if is_organisation(publisher) else "BODS"
    return f"{name}: beneficial ownership statement ({day})"


def _address(source: Any) -> str:
    """The page that an entity statement was taken from."""
    url = source.get("url") if isinstance(source, dict) else None
    try:
        return values.url(url) if isinstance(url, str) else ""
    except values.Wrong:
        return ""
