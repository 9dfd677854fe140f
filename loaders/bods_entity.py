"""Entities of BODS statements as employers: what they are called, where and since when they are, under which numbers."""

import re
from collections.abc import Iterator
from functools import cache

from graph_schema import reference
from graph_schema.identity import fold, is_id
from graph_schema.language import _
from graph_schema.records import NodeRecord, Properties, Record
from loaders import values
from loaders.bods_statement import ASIDE, LIVES, ORGANISATION, STATE, Statement, day_of, kind_of
from loaders.document import Document
from loaders.gleif_persons import without_addressee
from loaders.lookup import Lookup

AUTHORITY = re.compile(r"RA[0-9]{6}")
ADDRESS = re.compile(r"https?://|/")  # of a page about it, on its publisher's site or another: no number
NO_AUTHORITY = "RA999999"  # GLEIF's code for an entity that no register holds
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
JURISDICTION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
LEFT = ASIDE | {"uri", "publicListing", "formedByStatute", "unspecifiedEntityDetails", "entitySubtype"}


def entity(statement: Statement) -> Iterator[Record]:
    """The employer; of what is none or may be a person, nothing but that it stands in a declaration."""
    document = statement.details.row.document
    inside = document.get("recordDetails", document)
    doubt = statement.described(statement.record) not in ("", ORGANISATION)
    if doubt or not isinstance(inside, dict) or kind_of(inside) != ORGANISATION:
        yield from statement.unnamed()
        return
    properties = _properties(statement.details, statement.known)
    yield NodeRecord("Employer", statement.employer(statement.record, "recordId"), properties, statement.evidence())


def _properties(details: Document, known: Lookup) -> Properties:
    said = details.pop("entityType")
    kind = said.get("type") if isinstance(said, dict) else said
    numbers, other = _identifiers(details)
    name = details.text("name") if numbers else details.required("name")
    found: Properties = {"name": name} if name else {}
    for name, texts in (("aliases", details.texts("alternateNames")), ("identifiers", numbers)):
        found |= {name: texts} if texts else {}
    ended = details.take("dissolutionDate", day_of) or ""
    said_of_it = _place(details, known) | {
        "kind": "state" if str(kind) in STATE else "",
        "founded": details.take("foundingDate", day_of) or "",
        "ended": ended,
        "status": "dissolved" if ended else "",
        "note": "; ".join(other),
    }
    details.finish(ignore=LEFT)
    return found | {name: text for name, text in said_of_it.items() if text}


def _place(details: Document, known: Lookup) -> dict[str, str]:
    """Jurisdiction, country and registered address."""
    code = _code(details.child("jurisdiction")) or _code(details.child("incorporatedInJurisdiction"))
    address, country = _address(details, known)
    if reference.is_country(code[:2]):
        country = code[:2]
    return {"jurisdiction": code, "country": country, "address": address}


def _code(place: Document) -> str:
    """The code of a jurisdiction, or that of the country with exactly this name."""
    code, name = place.text("code"), place.text("name")
    place.finish()
    if code and not JURISDICTION.fullmatch(code):
        place.wrong("code", _("is no code of a country or of a part of one (ISO 3166)"))
    return code or (_lands().get(name, "") if name else "")


@cache
def _lands() -> dict[str, str]:
    return {country.name_en: code for code, country in reference.countries().items()}


def _address(details: Document, known: Lookup) -> tuple[str, str]:
    """The registered or else the first address in one line, and its country; no line where a person of the file has it too."""
    found: list[tuple[bool, str, str]] = []
    for place in details.children("addresses"):
        kind, street, code = place.text("type"), place.text("address"), place.text("postCode")
        country = _country(place)
        place.finish()
        line = without_addressee(" ".join(street.split()).rstrip(","))
        whole = f"{line}, {code}" if code and code not in line else line
        is_home = any(known.of(LIVES, fold(text)) for text in (street, line, whole))
        found.append((kind != "registered", "" if is_home else whole, country))
    return min(found, key=lambda place: place[0])[1:] if found else ("", "")


def _country(place: Document) -> str:
    """0.4 has an object with a code, earlier versions have the code."""
    value = place.pop("country")
    code = value.get("code") if isinstance(value, dict) else value
    return code if isinstance(code, str) and reference.is_country(code) else ""


def _identifiers(details: Document) -> tuple[list[str], list[str]]:
    """Numbers as scheme:code; and in words those of registers without a code, and those that are damaged."""
    found, other = [], []
    for item in details.children("identifiers"):
        code, scheme, name = item.text("id"), item.text("scheme"), item.text("schemeName")
        item.finish(ignore=("uri",))
        known = _identifier(code, scheme or (name if AUTHORITY.fullmatch(name) else ""))
        if known:
            found.append(known)
        elif code and NO_AUTHORITY not in (scheme, name) and not ADDRESS.match(code):
            other.append(f"{name or scheme or 'number'} {code}")
    return list(dict.fromkeys(found)), other


def _identifier(code: str, scheme: str) -> str:
    """`lei:...` where its check digits hold; a register's number under the register's code in small letters; or empty."""
    if scheme.upper() == "XI-LEI":
        return values.lei_id(code)
    found = f"{scheme.lower()}:{code}"
    return found if code and SCHEME.fullmatch(scheme) and scheme != NO_AUTHORITY and is_id(found) else ""
