"""Lists of supplier facilities as contributors upload them to Open Supply Hub (CSV, XLS, XLSX): its template, of whatever year.

Country, name and address are always there; sector, coordinates, workers, parent company and what is done there may be. The lists
number nothing: a facility goes by country, name and address. The same facility in several lists is one; a list with coordinates
is a record of its own beside the one without. A name that may be a natural person's is not kept.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, Properties, Record
from loaders import osh_facts as osh
from loaders import values
from loaders.country_names import country_named
from loaders.personal_names import may_be_person
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="open-supply-hub/facility-lists",
    publisher="Open Supply Hub",
    title="Facility lists of its contributors",
    licence="CC BY-SA 4.0",
    licence_address="https://creativecommons.org/licenses/by-sa/4.0/",
    address="https://opensupplyhub.org/",
    languages=("en",),
)

COUNTRY, NAME, ADDRESS, LATITUDE, LONGITUDE, NATIVE = "country", "name", "address", "lat", "lng", "native_language_name"
REQUIRED = (COUNTRY, NAME, ADDRESS)
MAY_HAVE = (LATITUDE, LONGITUDE, NATIVE, *osh.COLUMNS)
# Whom to ask for at an address, and how to reach them; everything behind it goes.
CONTACT = re.compile(
    r"[\s,;/(-]*(?:\b(?:mrs?|ms|miss|madam|attn|attention|contact|c/o|tel|phone|mobile|cell|fax|e-?mail)\b|\S+@).*", re.IGNORECASE
)
DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of a list: its columns and no others."""
    return set(REQUIRED) <= set(header) <= {*REQUIRED, *MAY_HAVE}


def read_row(row: Row) -> Iterator[Record]:
    """The facility as a worksite, with its address, and the parent company that the list names."""
    country = row.required(COUNTRY, country_named) or ""
    name, address = row.required(NAME, values.text) or "", row.required(ADDRESS, values.text) or ""
    where, native = point(row, LATITUDE, LONGITUDE), row.take(NATIVE, values.text) or ""
    facts, named = osh.facts(row), osh.parents(row)
    row.finish()
    address = without_contact(address)
    if name and not fold(name):
        row.wrong(NAME, _("holds neither letter nor digit: fill in the name"))
    elif may_be_person(name) or (native and may_be_person(native)):
        row.wrong(NAME, _("may be a natural person's, of whom nothing is kept: leave the row out"))
    if row.problems:
        return
    said: Properties = {"name": osh.plain(name), "country": country, **where}
    said |= {"address": address} if address else {}
    said |= {"aliases": [osh.plain(native)]} if native and osh.plain(native) != said["name"] else {}
    sector = str(facts.get("sector_as_quoted", ""))
    record = "; ".join(str(part) for part in (said["name"], address, sector, *where.values()) if part != "")
    citation = f"{SOURCE.publisher}: {SOURCE.title} ({row.edition})"
    evidence = Evidence(SOURCE.id, row.edition, record=record, citation=(citation,))
    yield from osh.owned(named, name_id(country, name, address), said | facts, evidence)


def without_contact(address: str) -> str:
    """An address up to where it names somebody to ask for, a telephone number or the like."""
    return CONTACT.sub("", osh.plain(address))


def point(row: Row, latitude: str, longitude: str) -> Properties:
    """Latitude and longitude, both or neither."""
    found = row.take(latitude, lambda cell: degrees(cell, 90)), row.take(longitude, lambda cell: degrees(cell, 180))
    if found[0] is None or found[1] is None:
        return {}
    return {"latitude": found[0], "longitude": found[1]}


def degrees(cell: str, limit: int) -> float:
    """Degrees with a decimal point, up to `limit`. Raises values.Wrong."""
    if not DEGREES.fullmatch(cell) or abs(float(cell)) > limit:
        message = _("{value} is beyond the globe: write degrees, with a decimal point")
        raise values.Wrong(message.format(value=values.short(cell)))
    return float(cell)
