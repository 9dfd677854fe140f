"""What all FollowTheMoney entities have in common: schema, id, properties that are arrays, and what the file says of ids.

An entity that a file calls a company may be a person all the same: `kind_of` trusts numbers of company registers and
names that only organisations have. Doubt makes a person.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph_schema.identity import is_id
from graph_schema.language import _
from graph_schema.records import Evidence, mark
from loaders import values
from loaders.corporate_name import is_acronym, is_organisation
from loaders.document import Document
from loaders.lookup import Lookup
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="followthemoney/entities",
    publisher="OpenSanctions, OCCRP and others who publish FollowTheMoney entities",
    title="Entities in the FollowTheMoney model",
    licence="as each data set states; OpenSanctions' own: CC BY-NC 4.0",
    address="https://followthemoney.tech/",
    note="Each claim's citation names the data sets that the entity comes from.",
)

ORGANISATIONS = frozenset({"Company", "Organization", "PublicBody", "LegalEntity"})
# Schemas that speak of natural persons only.
PERSONAL = frozenset(
    {"Person", "Family", "Associate", "Identification", "Passport", "UserAccount", "Employment", "Occupancy", "Email", "Call"}
)  # fmt: skip
OPERATIONS = ("ADD", "MOD", "DEL")
DELETED = "deleted"  # what stands for the schema of an entity that a delta takes back
# Of the envelope, left aside: other ids of the entity, when it was first seen, whether it is a target of the list.
ASIDE = frozenset(
    """
    collection_id created_at dataset first_seen foreign_id highlight key_prefix last_seen latinized links mutable origin
    profile_id referents role_id score shallow statements target targets schemata updated_at writeable
    """.split()
)
DESCRIBED, LIVES, CALLED = "described", "lives", "called"
ORGANISATION, A_PERSON, A_THING = "organisation", "a natural person", "a thing"
# Numbers of taxpayers and registers, in China of traders who are one person (92) and of companies (91); codes of securities,
# banks and fleets, which persons do not have.
OF_A_PERSON = {
    "innCode": re.compile(r"[0-9]{12}"),
    "ogrnCode": re.compile(r"[0-9]{15}"),
    "uscCode": re.compile(r"92[0-9A-Z]{16}"),
}
OF_A_COMPANY = {
    "innCode": re.compile(r"[0-9]{10}"), "ogrnCode": re.compile(r"[0-9]{13}"), "uscCode": re.compile(r"9[13][0-9A-Z]{16}"),
    "isinCode": re.compile(r"[A-Z]{2}[0-9A-Z]{9}[0-9]"), "swiftBic": re.compile(r"[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?"),
    "imoNumber": re.compile(r"(?:IMO ?)?[0-9]{7}"),
}  # fmt: skip
DATASET = re.compile(r"[a-z0-9_.-]+")


@dataclass(frozen=True)
class Entity:
    """One entity. `properties` is what is still to be read of it; each property is an array of texts.

    `changed` is when its publisher last changed it, where that is said.
    """

    schema: str
    id: str
    caption: str
    changed: str
    citation: str
    properties: Document
    known: Lookup

    @property
    def day(self) -> str:
        """The date of the file: in a later one the entity may be gone, whenever it was last changed."""
        return self.properties.row.edition

    def evidence(self, is_named: bool = True) -> Evidence:
        """Who says so. Where a person has a part in it, a mark stands for the key."""
        key = self.id if is_named else mark(self.id)
        locator = (key,) if is_named else ()
        return Evidence(SOURCE.id, self.day, record=key, locator=locator, citation=(self.citation,), version=self.changed)

    def described(self, reference: str) -> str:
        """What the file says that an id is: ORGANISATION, A_PERSON, A_THING or empty. Doubt goes before."""
        return self.known.first(DESCRIBED, reference)

    def date(self, name: str, latest: bool = False) -> str:
        """The earliest or the latest of the dates of a property; empty where there is none."""
        found = sorted(filter(None, (self._day(name, text) for text in self.properties.texts(name))))
        return found[-1 if latest else 0] if found else ""

    def dates(self, name: str) -> list[str]:
        """The dates of a property."""
        return sorted(set(filter(None, (self._day(name, text) for text in self.properties.texts(name)))))

    def _day(self, name: str, text: str) -> str:
        try:
            return day_of(text)
        except values.Wrong:
            self.properties.wrong(name, _("is no date: YYYY-MM-DD, YYYY-MM or YYYY"))
            return ""


def read_entity(row: Row, known: Lookup) -> Entity | None:
    """The entity of a row, of a delta file too; None where the row says nothing that can be loaded (then it is noted)."""
    document = Document(row)
    operation = document.take("op", lambda cell: values.one_of(cell, OPERATIONS))
    envelope = document.child("entity") if "entity" in row.document else document
    schema = DELETED if operation == "DEL" else envelope.required("schema")
    key = envelope.required("id")
    if key and not is_id(f"ftm:{key}"):
        envelope.wrong("id", _("is no id: it must stand in one line, without |"))
    if _is_nested(said_of(row.document)[2]):
        envelope.wrong("properties", _("holds other entities inside: load entities.ftm.json of the same data set instead"))
        return None
    if schema in PERSONAL or schema == DELETED:
        return Entity(schema, key, "", "", "", Document(row, {}), known)
    changed = envelope.take("last_change", moment) or ""
    citation = cited(envelope.texts("datasets"), row.edition)
    found = Entity(schema, key, envelope.text("caption"), changed, citation, envelope.child("properties"), known)
    envelope.finish(ignore=ASIDE)
    return found


def _is_nested(properties: dict[str, Any]) -> bool:
    return any(isinstance(value, dict) for found in properties.values() if isinstance(found, list) for value in found)


def cited(datasets: Iterable[str], day: str) -> str:
    """The data sets that an entity comes from, in words."""
    named = ", ".join(name for name in datasets if DATASET.fullmatch(name))
    return f"FollowTheMoney: {named or 'entities'} ({day})"


def described(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a row says that its id is, of whom an address is, and how companies are called, for a first look through the file."""
    schema, key, properties = said_of(document)
    if not schema:
        return
    kind = kind_of(schema, properties)
    yield DESCRIBED, key, kind
    if kind != A_THING:
        for address in texts_of(properties, "addressEntity"):
            yield LIVES, address, key if kind == ORGANISATION else ""
    if kind == ORGANISATION and schema == "Company":
        for name in names_of(properties):
            yield CALLED, key, name


def said_of(document: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    """Schema, id and properties of the entity in a row; empty where there is none."""
    entity = document.get("entity", document)
    if isinstance(entity, dict) and document.get("op") != "DEL":
        schema, key, properties = entity.get("schema"), entity.get("id"), entity.get("properties")
        if isinstance(schema, str) and isinstance(key, str) and isinstance(properties, dict):
            return schema, key.strip(), properties
    return "", "", {}


def kind_of(schema: str, properties: dict[str, Any]) -> str:
    """ORGANISATION, A_PERSON or A_THING."""
    if schema == "PublicBody":
        return ORGANISATION
    if schema not in ORGANISATIONS:
        return A_PERSON if schema == "Person" else A_THING
    if _has_code(properties, OF_A_PERSON):
        return A_PERSON
    if _has_code(properties, OF_A_COMPANY) or any(map(values.lei_id, texts_of(properties, "leiCode"))):
        return ORGANISATION
    names = names_of(properties) + texts_of(properties, "legalForm")
    acronyms = schema == "Organization" and any(map(is_acronym, names))
    return ORGANISATION if acronyms or any(map(is_organisation, names)) else A_PERSON


def _has_code(properties: dict[str, Any], kinds: dict[str, re.Pattern[str]]) -> bool:
    return any(shape.fullmatch(code) for name, shape in kinds.items() for code in texts_of(properties, name))


def names_of(properties: dict[str, Any]) -> list[str]:
    """All that an entity is or was called."""
    return [text for name in ("name", "alias", "previousName") for text in texts_of(properties, name)]


def texts_of(properties: dict[str, Any], name: str) -> list[str]:
    """The texts of a property, without noting what is wrong with it."""
    found = properties.get(name)
    return [text.strip() for text in found if isinstance(text, str) and text.strip()] if isinstance(found, list) else []


def moment(cell: str) -> str:
    """A point in time as written, after a look at its date."""
    return cell if day_of(cell) else ""


def day_of(cell: str) -> str:
    """A date, or the date of a point in time."""
    return values.day(cell[:10] if cell[10:11] in ("T", " ") else cell)
