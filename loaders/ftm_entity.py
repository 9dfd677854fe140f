"""What all FollowTheMoney entities have in common: schema, id, properties that are arrays, and what the file says of ids.

An entity that a file calls a company may be a person all the same: `kind_of` trusts numbers of company registers and
names that only organisations have. Doubt makes a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from stdnum import lei

from graph_schema.identity import is_id
from graph_schema.language import _
from graph_schema.records import Evidence
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
# Of the envelope, left aside: other ids of the entity, when it was first seen, whether it is a target of the list.
ASIDE = frozenset({"referents", "first_seen", "last_seen", "target", "schemata", "origin", "statements"})
DESCRIBED, LIVES = "described", "lives"
ORGANISATION, A_PERSON, A_THING = "organisation", "a natural person", "a thing"
OF_A_PERSON = {"innCode": re.compile(r"[0-9]{12}"), "ogrnCode": re.compile(r"[0-9]{15}")}
OF_A_COMPANY = {"innCode": re.compile(r"[0-9]{10}"), "ogrnCode": re.compile(r"[0-9]{13}")}
DATASET = re.compile(r"[a-z0-9_.-]+")


@dataclass(frozen=True)
class Entity:
    """One entity. `properties` is what is still to be read of it; each property is an array of texts."""

    schema: str
    id: str
    caption: str
    day: str
    citation: str
    properties: Document
    known: Lookup

    def evidence(self, is_named: bool = True) -> Evidence:
        """Who says so. Where a person has a part in it, a digest stands for the key."""
        key = self.id if is_named else blake2b(self.id.encode(), digest_size=8).hexdigest()
        return Evidence(SOURCE.id, self.day, record=key, locator=(key,) if is_named else (), citation=(self.citation,))

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
    if operation == "DEL":
        message = _("withdraws this entity: what it said before goes when its whole data set is loaded again with --replace")
        row.wrong("op", message)
        return None
    schema, key = envelope.required("schema"), envelope.required("id")
    if key and not is_id(f"ftm:{key}"):
        envelope.wrong("id", _("is no id: it must stand in one line, without |"))
    if schema in PERSONAL:
        return Entity(schema, key, "", row.edition, "", Document(row, {}), known)
    day = envelope.take("last_change", day_of) or row.edition
    datasets = [name for name in envelope.texts("datasets") if DATASET.fullmatch(name)]
    citation = f"FollowTheMoney: {', '.join(datasets) or 'entities'} ({day})"
    found = Entity(schema, key, envelope.text("caption"), day, citation, envelope.child("properties"), known)
    envelope.finish(ignore=ASIDE)
    return found


def described(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a row says that its id is, and of whom an address is, for a first look through the file."""
    entity = document.get("entity", document)
    if not isinstance(entity, dict) or document.get("op") == "DEL":
        return
    schema, key, properties = entity.get("schema"), entity.get("id"), entity.get("properties")
    if not (isinstance(schema, str) and isinstance(key, str) and isinstance(properties, dict)):
        return
    kind = kind_of(schema, properties)
    yield DESCRIBED, key.strip(), kind
    if kind != A_THING:
        for address in texts_of(properties, "addressEntity"):
            yield LIVES, address, key.strip() if kind == ORGANISATION else ""


def kind_of(schema: str, properties: dict[str, Any]) -> str:
    """ORGANISATION, A_PERSON or A_THING."""
    if schema == "PublicBody":
        return ORGANISATION
    if schema not in ORGANISATIONS:
        return A_PERSON if schema == "Person" else A_THING
    codes = [(name, code) for name in OF_A_PERSON for code in texts_of(properties, name)]
    if any(OF_A_PERSON[name].fullmatch(code) for name, code in codes):
        return A_PERSON
    if any(OF_A_COMPANY[name].fullmatch(code) for name, code in codes) or any(map(lei.is_valid, texts_of(properties, "leiCode"))):
        return ORGANISATION
    names = [text for name in ("name", "alias", "previousName") for text in texts_of(properties, name)]
    acronyms = schema == "Organization" and any(map(is_acronym, names))
    return ORGANISATION if acronyms or any(map(is_organisation, names)) else A_PERSON


def texts_of(properties: dict[str, Any], name: str) -> list[str]:
    """The texts of a property, without noting what is wrong with it."""
    found = properties.get(name)
    return [text.strip() for text in found if isinstance(text, str) and text.strip()] if isinstance(found, list) else []


def day_of(cell: str) -> str:
    """A date, or the date of a point in time."""
    return values.day(cell[:10] if cell[10:11] in ("T", " ") else cell)
