"""Open Supply Hub's download of production locations: who listed each, workers, parent companies, what is made (CSV, XLSX).

Those of the Open Apparel Registry, as it was called until 2023, too. What the owners of a facility say of themselves (columns
`claim_...`, with contact persons) is left aside, and so is what others add.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id, fold
from graph_schema.language import _
from graph_schema.records import Evidence, Properties, Record
from loaders import osh_facts as osh
from loaders import values
from loaders.country_names import country_named
from loaders.facility_lists import point, without_contact
from loaders.personal_names import may_be_person
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="open-supply-hub/facilities",
    publisher="Open Supply Hub",
    title="Production locations",
    licence="CC BY-SA 4.0",
    licence_address="https://creativecommons.org/licenses/by-sa/4.0/",
    address="https://opensupplyhub.org/",
    languages=("en",),
)

CODES = ("os_id", "oar_id")  # as the registry is called since 2023, and was before
DATE, NAME, ADDRESS, COUNTRY = "contribution_date", "name", "address", "country_code"
LATITUDE, LONGITUDE, CLOSED = "lat", "lng", "is_closed"
CONTRIBUTORS = ("contributor (list)", "contributor", "contributors")  # as downloaded from the page; as in older downloads
REQUIRED = (NAME, ADDRESS, COUNTRY, LATITUDE, LONGITUDE)
# Columns that come and go: what facilities claim of themselves, protective equipment in 2020, and others' data.
MAY_HAVE = re.compile(r"country_name|contributor_type|claim_.*|ppe_.*|.+\..+|mit_.*|wage_indicator.*")
CODE_SHAPE = re.compile(r"[A-Z]{2}[0-9]{4}[0-9]{3}[0-9A-Z]{5,7}")
CLOSED_WORDS = {"true": True, "yes": True, "closed": True, "false": False, "no": False}


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of a download."""
    known = set(header)
    return known >= set(REQUIRED) and not known.isdisjoint(CODES)


def read_row(row: Row) -> Iterator[Record]:
    """The location, and the parent companies that its contributors name."""
    code = row.required(next((name for name in CODES if name in row.cells), CODES[0]), _code) or ""
    name = osh.plain(row.take(NAME, values.text) or "")
    country = row.take(COUNTRY, country_named) or ""
    date = row.take(DATE, _day) or ""
    facts, named = {**_where(row), **osh.facts(row)}, osh.parents(row)
    facts |= {"status": "closed"} if row.take(CLOSED, _closed) else {}
    contributors = _contributors(row)
    row.finish(ignore=[column for column in row.cells if MAY_HAVE.fullmatch(column)])
    if row.problems:
        return
    is_person = bool(name) and (not fold(name) or may_be_person(name))
    site = _site(name, country, facts, is_person)
    if contributors:
        site["listed_by"] = contributors
    citation = f"{SOURCE.publisher}: {SOURCE.title}, {code} ({row.edition})"
    record = f"{code}, {date}" if date else code
    evidence = Evidence(SOURCE.id, row.edition, record=record, locator=(code,), citation=(citation,))
    yield from osh.owned(named, coded_id("osid", code), site, evidence, hidden=is_person)


def _site(name: str, country: str, facts: Properties, is_person: bool) -> Properties:
    """The location; of one under a person's name, neither that nor where it is."""
    known: Properties = {"country": country} if country else {}
    if is_person:
        hidden = ("address", "latitude", "longitude")
        return {"name": osh.A_PERSON, **known, **{key: value for key, value in facts.items() if key not in hidden}}
    return {**({"name": name} if name else {}), **known, **facts}


def _where(row: Row) -> Properties:
    address = without_contact(row.take(ADDRESS, values.text) or "")
    return {**({"address": address} if address else {}), **point(row, LATITUDE, LONGITUDE)}


def _contributors(row: Row) -> list[str]:
    """Who listed it, with the list in brackets as written; contributors who may be natural persons are left out."""
    names = [name for column in CONTRIBUTORS for name in osh.several(row.take(column, values.text))]
    return [name for name in names if not may_be_person(re.sub(r"\(.*\)", "", name).strip() or name)]


def _code(cell: str) -> str:
    if not CODE_SHAPE.fullmatch(cell):
        message = _("{value} is no OS ID (a country's letters, a date, a code): load the file as published")
        raise values.Wrong(message.format(value=values.short(cell)))
    return cell


def _day(cell: str) -> str:
    """A date as ISO writes it, or day first with slashes, as the page shows it."""
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", cell)
    return values.day(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else cell)


def _closed(cell: str) -> bool:
    return CLOSED_WORDS[values.one_of(cell.lower(), CLOSED_WORDS)]
