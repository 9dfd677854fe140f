"""Open Supply Hub's download of production locations: who listed each, workers, parent companies, what is made (CSV, XLSX).

Cells hold what several contributors said, parted by `|`. Workers are the span of what they said. A parent company is what a
contributor claims, on no register: it documents control where it is the only one. What the owners of a facility say of
themselves (columns `claim_...`, with contact persons) is left aside, and so is what others add.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id, fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.country_names import country_named
from loaders.facility_lists import plain, point, without_contact
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

CODE, DATE, NAME, ADDRESS, COUNTRY = "os_id", "contribution_date", "name", "address", "country_code"
LATITUDE, LONGITUDE, SECTOR, WORKERS, PARENT = "lat", "lng", "sector", "number_of_workers", "parent_company"
CLOSED, PRODUCTS = "is_closed", "product_type"
ACTIVITIES = ("facility_type", "processing_type", "processing_type_facility_type_raw")
CONTRIBUTORS = ("contributor (list)", "contributor")  # as downloaded from the page; as in older downloads
REQUIRED = (
    CODE, DATE, NAME, ADDRESS, COUNTRY, "country_name", LATITUDE, LONGITUDE, SECTOR, WORKERS, PARENT, *ACTIVITIES, PRODUCTS,
    CLOSED,
)  # fmt: skip
# Columns that come and go: the contributors under either name, what facilities claim of themselves, and others' data.
MAY_HAVE = re.compile(r"contributor(?: \(list\)|_type)?|claim_.*|.+\..+|mit_.*|wage_indicator.*")
CODE_SHAPE = re.compile(r"[A-Z]{2}[0-9]{4}[0-9]{3}[0-9A-Z]{5,7}")
RANGE = re.compile(r"([0-9]+)(?:\s*[-–]\s*([0-9]+)|\+)?")
BELOW = re.compile(r"less than ([0-9]+)|<\s*([0-9]+)", re.IGNORECASE)
MISSING = frozenset({"", "-", "--", "n/a", "na", "nil", "no", "none", "not applicable", "not available", "unknown", "tbd", "0"})
A_PERSON = "a natural person"
SEPARATOR = "|"


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of the download."""
    return set(REQUIRED) <= set(header)


def read_row(row: Row) -> Iterator[Record]:
    """The location, and the parent companies that its contributors name."""
    code = row.required(CODE, _code) or ""
    name = plain(row.take(NAME, values.text) or "")
    country = row.take(COUNTRY, country_named) or ""
    date = row.take(DATE, _day) or ""
    parents = _several(row.take(PARENT, values.text))
    facts = {**_where(row), **_facts(row)}
    contributors = _contributors(row)
    row.finish(ignore=("country_name", *(column for column in row.cells if MAY_HAVE.fullmatch(column))))
    if row.problems:
        return
    is_person = bool(name) and (not fold(name) or may_be_person(name))
    site = _site(name, country, facts, is_person)
    if contributors:
        site["listed_by"] = contributors
    companies = [] if is_person else [parent for parent in parents if fold(parent) and not may_be_person(parent)]
    if len(companies) < len(parents):
        site["owners_note"] = A_PERSON
    citation = f"{SOURCE.publisher}: {SOURCE.title}, {code} ({row.edition})"
    record = f"{code}, {date}" if date else code
    evidence = Evidence(SOURCE.id, row.edition, record=record, locator=(code,), citation=(citation,))
    worksite = coded_id("osid", code)
    yield NodeRecord("Worksite", worksite, site, evidence)
    for company in companies:
        yield from _owned(company, worksite, len(parents) == 1, evidence)


def _site(name: str, country: str, facts: Properties, is_person: bool) -> Properties:
    """The location; of one under a person's name, neither that nor where it is."""
    known: Properties = {"country": country} if country else {}
    if is_person:
        hidden = ("address", "latitude", "longitude")
        return {"name": A_PERSON, **known, **{key: value for key, value in facts.items() if key not in hidden}}
    return {**({"name": name} if name else {}), **known, **facts}


def _owned(company: str, worksite: str, is_only: bool, evidence: Evidence) -> Iterator[Record]:
    owner = name_id("", company)
    yield NodeRecord("Employer", owner, {"name": company}, evidence)
    control = "documented" if is_only else "undisclosed"
    basis = (
        "the only parent company that contributors name" if is_only else "one of several parent companies that contributors name"
    )
    yield TieRecord("OWNS", "Employer", owner, "Worksite", worksite, evidence, {"control": control, "basis": basis})


def _where(row: Row) -> Properties:
    address = without_contact(row.take(ADDRESS, values.text) or "")
    return {**({"address": address} if address else {}), **point(row, LATITUDE, LONGITUDE)}


def _facts(row: Row) -> Properties:
    """Sector, workers, activities, products, and whether it is closed."""
    sectors = _several(row.take(SECTOR, values.text))
    low, high = row.take(WORKERS, _workers) or (None, None)
    activities = [text for column in ACTIVITIES for text in _several(row.take(column, values.text))]
    found = {
        "sector_as_quoted": "; ".join(sectors),
        "workers": low,
        "workers_high": high,
        "activities": list(dict.fromkeys(activities)),
        "products": _several(row.take(PRODUCTS, values.text)),
        "status": "closed" if row.take(CLOSED, _flag) else None,
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _contributors(row: Row) -> list[str]:
    """Who listed it, with the list in brackets as written; contributors who may be natural persons are left out."""
    names = [name for column in CONTRIBUTORS for name in _several(row.take(column, values.text))]
    return [name for name in names if not may_be_person(re.sub(r"\(.*\)", "", name).strip() or name)]


def _several(cell: str | None) -> list[str]:
    parts = (plain(part) for part in (cell or "").split(SEPARATOR))
    return list(dict.fromkeys(part for part in parts if part.lower() not in MISSING))


def _workers(cell: str) -> tuple[int | None, int | None]:
    """The least and the greatest number that contributors give; no high end where they say one number only."""
    lows, highs = [], []
    for part in _several(cell.replace(",", "")):
        low, high = _span(part)
        lows += [low] if low is not None else []
        highs.append(high)
    least, most = min(lows, default=None), max(highs, default=None)
    return least, most if most != least else None


def _span(part: str) -> tuple[int | None, int]:
    below, found = BELOW.fullmatch(part), RANGE.fullmatch(part)
    if below:
        return None, int(below[1] or below[2])
    if not found:
        raise values.Wrong(_("{value} is neither a number of people nor a range").format(value=values.short(part)))
    low = int(found[1])
    return low, int(found[2]) if found[2] else low


def _code(cell: str) -> str:
    if not CODE_SHAPE.fullmatch(cell):
        message = _("{value} is no OS ID (a country's letters, a date, a code): load the file as published")
        raise values.Wrong(message.format(value=values.short(cell)))
    return cell


def _day(cell: str) -> str:
    """A date as ISO writes it, or day first with slashes, as the page shows it."""
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", cell)
    return values.day(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else cell)


def _flag(cell: str) -> bool:
    return values.one_of(cell.lower(), ("true", "false", "yes", "no")) in ("true", "yes")
