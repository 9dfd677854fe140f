"""Strikes, protests and lockouts in the United States: the Labor Action Tracker of Cornell ILR and Illinois LER (CSV, JSON).

One row is one action. Where it has no number, as in exports of before, it goes by employer, place and first day, or by its first
and last source where no day is given: rows that differ in nothing but the street are one action. The column of locals often
holds a number alone: whose local it is, is not guessed. Streets are left aside (a protest may stand before somebody's home),
and so are sources whose address may name somebody.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from graph_schema.identity import coded_id, fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from graph_schema.sectors import mapped
from loaders import values
from loaders.columns import Columns
from loaders.labor_action_sources import public_addresses
from loaders.personal_names import may_be_person, names_somebody
from loaders.rows import Row
from loaders.source import Layout, SourceInfo, spelled

SOURCE = SourceInfo(
    id="us-ilr/labor-action-tracker",
    publisher="Cornell University ILR School and University of Illinois LER School",
    title="Labor Action Tracker",
    licence="no licence is stated with the copy; the tracker has terms of its own",
    address="https://striketracker.ilr.cornell.edu/",
    languages=("en",),
    note="Exports of before 2025 have no numbers, and are not joined with later ones by themselves.",
)

EMPLOYER, ORGANISATION, LOCAL, INDUSTRY = "Employer", "LaborOrganization", "Local", "Industry"
CITY, STATE, PARTICIPANTS = "City", "State", "ApproximateNumberOfParticipants"
STARTED, ENDED, KIND, SOURCES, NOTES = "StartDate", "EndDate", "StrikeOrProtest", "Source", "Notes"
AMOUNT, UNIT, AUTHORIZED, DEMANDS = "DurationAmount", "DurationUnit", "Authorized", "WorkerDemands"
UNIT_SIZE, LOCATIONS = "BargainingUnitSize", "NumberOfLocations"
ID = "ID"
IGNORED = ("Timestamp", "Address", "ZipCode", "LatitudeLongitude")
SPELLED = Columns(
    required=(EMPLOYER, ORGANISATION, CITY, STATE, PARTICIPANTS, STARTED, KIND, SOURCES),
    optional=(ID, LOCAL, INDUSTRY, ENDED, NOTES, AMOUNT, UNIT, AUTHORIZED, DEMANDS, UNIT_SIZE, LOCATIONS),
    left_aside=IGNORED,
)
# The members of an action in JSON, and the columns that say the same; places and sources are lists of their own.
MEMBERS = {
    "id": ID, "Employer": EMPLOYER, "Labor_Organization": ORGANISATION, "Local": LOCAL, "Industry": INDUSTRY,
    "Approximate_Number_of_Participants": PARTICIPANTS, "Start_date": STARTED, "End_date": ENDED, "Action_type": KIND,
    "Duration": AMOUNT, "Authorized": AUTHORIZED, "Worker_demands": DEMANDS, "Bargaining_Unit_Size": UNIT_SIZE, "Notes": NOTES,
    "sources": SOURCES,
}  # fmt: skip
JSON_ASIDE = frozenset({"", "_order"})
KINDS = {"strike": "strike", "protest": "protest", "lockout": "lockout"}
AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: [0-9:]+(?: [AP]M)?)?")
RANGE = re.compile(r"~?([0-9][0-9,]*)\+?(?:\s*(?:-|–|to)\s*([0-9][0-9,]*))?")
# A local's number alone, or with the union's name in brackets behind it.
NUMBERED = re.compile(r"(?:Local )?([0-9]{1,5}[A-Z]{0,2})(?: \(([^()]+)\))?", re.IGNORECASE)
UNION_WORDS = re.compile(
    r"\b(?:unions?|united|unite|association|federation|guild|workers?|nurses?|teachers|educators?|employees?|carpenters"
    r"|joint board|brotherhood|associates|deliveristas|faculty|afl-cio|seiu|afscme|ufcw|cwa"
    r"|iuoe|uaw|aft|nea|wfse|opeiu|ibew)\b",
    re.IGNORECASE,
)
MOVEMENTS = re.compile(
    r"\b(?:fight for|raise up|stand up|amazonians|(?<!nurses )organi[sz]ing committee|coalition)\b", re.IGNORECASE
)
# Industries in the tracker's words, which are NAICS's sectors.
SECTORS = {
    "Accommodation and Food Services": "72", "Administrative and Support and Waste Management": "56",
    "Agriculture, Forestry, Fishing & Hunting": "11", "Arts, Entertainment and Recreation": "71", "Construction": "23",
    "Educational Services": "61", "Finance and Insurance": "52", "Health Care and Social Assistance": "62", "Information": "51",
    "Manufacturing": "31-33", "Mining": "21", "Other Services (except Public Administration)": "81",
    "Professional, Scientific and Technical Services": "54", "Public Administration": "92",
    "Real Estate and Rental and Leasing": "53", "Retail Trade": "44-45", "Transportation and Warehousing": "48-49",
    "Utilities": "22", "Wholesale Trade": "42",
}  # fmt: skip


def recognises_json(header: Sequence[str]) -> bool:
    """Whether these are the names of an action's members."""
    return {"Action_type", "Labor_Organization", "locations", "sources"} <= set(header)


def read_json(row: Row) -> Iterator[Record]:
    """The same, of an action in JSON."""
    action = dict(row.document)
    places = [place for place in action.pop("locations", None) or [] if isinstance(place, dict)]
    row.cells = {column: _joined(action.pop(name, None)) for name, column in MEMBERS.items()}
    row.cells |= {column: _joined([place.get(column) for place in places]) for column in (CITY, STATE)}
    row.cells |= {LOCATIONS: str(len(places)), UNIT: "days"}
    row.cells |= {name: _joined(value) for name, value in action.items() if name not in JSON_ASIDE}
    yield from read_row(row)


def _joined(value: Any) -> str:
    """A value of JSON as a cell has it."""
    if isinstance(value, list):
        return ";".join(_joined(one) for one in value if not isinstance(one, dict | list))
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def read_row(row: Row) -> Iterator[Record]:
    """The action, its employers, and the labour organisations that took part."""
    number = row.take(ID, _number)
    employers = [name for name in _parts(row.take(EMPLOYER, values.text)) if fold(name) and not may_be_person(name)]
    kind = row.take(KIND, _kind) or "labour_action"
    unions, loose = _organisations(_parts(row.take(ORGANISATION, values.text)), _parts(row.take(LOCAL, values.text)))
    industry = row.take(INDUSTRY, values.text) or ""
    addresses = public_addresses(row.take(SOURCES, values.text) or "")
    said: Properties = {"country": "US", "kind": kind, **_place(row), **_facts(row)}
    note = _note(row, loose)
    row.finish(ignore=IGNORED)
    if not employers and not said.get("place") and not addresses:
        row.wrong(EMPLOYER, _("neither employer nor place nor source is there: fill in one"))
    if row.problems:
        return
    key = number or _key(employers, said, addresses)
    citation = f"{SOURCE.publisher}: {SOURCE.title} ({row.edition})"
    evidence = Evidence(SOURCE.id, row.edition, record=key, locator=tuple(addresses), citation=(citation,))
    action = coded_id("labor-action", key)
    said |= {"name": _name(employers, said), **({"note": note} if note else {})}
    yield NodeRecord("Case", action, said, evidence)
    for employer in employers:
        yield from _concerns(action, employer, industry if len(employers) == 1 else "", evidence)
    for union in unions:
        yield from _took_part(action, union, kind, evidence)


def _concerns(action: str, employer: str, industry: str, evidence: Evidence) -> Iterator[Record]:
    id_ = name_id("US", employer)
    said: Properties = {"name": employer, "country": "US"}
    if industry:
        said["sector_as_quoted"] = industry
    if industry in SECTORS and (sector := mapped("naics2022", SECTORS[industry]).common):
        said["sector"] = sector
    yield NodeRecord("Employer", id_, said, evidence)
    yield TieRecord("CONCERNS", "Case", action, "Employer", id_, evidence)


def _took_part(action: str, name: str, kind: str, evidence: Evidence) -> Iterator[Record]:
    label = "WorkerOrganisation" if MOVEMENTS.search(name) else "Union"
    said: Properties = {"name": name, "country": "US"}
    if label == "Union" and re.search(r"\bLocal [0-9]", name):
        said["level"] = "local"
    yield NodeRecord(label, name_id("US", name), said, evidence)
    role = "striker" if kind == "strike" else "participant"
    yield TieRecord("TOOK_SIDE_IN", label, name_id("US", name), "Case", action, evidence, {"role": role})


def _organisations(organisations: list[str], locals_: list[str]) -> tuple[list[str], list[str]]:
    """Names of labour organisations, and the locals of which nobody says whose they are."""
    named, loose = list(organisations), []
    for part in locals_:
        found = NUMBERED.fullmatch(part)
        if found and (found[2] or len(organisations) == 1):
            named.append(f"{found[2] or organisations[0]} Local {found[1]}")
        elif (not found and UNION_WORDS.search(part)) or MOVEMENTS.search(part):
            named.append(part)
        else:
            loose.append(part)
    if len(organisations) == 1 and any(name.startswith(f"{organisations[0]} Local") for name in named[1:]):
        named.remove(organisations[0])
    return [name for name in dict.fromkeys(named) if fold(name) and not may_be_person(name)], loose


def _place(row: Row) -> Properties:
    places = {"place": _parts(row.take(CITY, values.text)), "region": _parts(row.take(STATE, values.text))}
    return {name: "; ".join(found) for name, found in places.items() if found}


def _facts(row: Row) -> Properties:
    """First and last day, participants, demands."""
    low, high = row.take(PARTICIPANTS, _range) or (None, None)
    low = low or None  # 0 stands where nobody counted
    found = {
        "started": row.take(STARTED, _day),
        "ended": row.take(ENDED, _day),
        "workers": low,
        "workers_high": high,
        "demands": [text for text in _parts(row.take(DEMANDS, values.text)) if not names_somebody(text)],
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _note(row: Row, loose: list[str]) -> str:
    """What else the row says, in its words, unless it may name somebody."""
    amount, unit = row.pop(AMOUNT), row.pop(UNIT)
    texts = {
        "Local": "; ".join(loose),
        AUTHORIZED: row.pop(AUTHORIZED),
        "Duration": f"{amount} {unit}".strip() if amount else "",
        UNIT_SIZE: "" if (size := row.pop(UNIT_SIZE)) == "0" else size,
        LOCATIONS: "" if (many := row.pop(LOCATIONS)) == "1" else many,
        NOTES: row.take(NOTES, values.text) or "",
    }
    return "; ".join(f"{name}: {text}" for name, text in texts.items() if text and not names_somebody(text))


def _name(employers: list[str], said: Properties) -> str:
    kind = "Labour action" if said["kind"] == "labour_action" else str(said["kind"]).capitalize()
    at = ", ".join(employers) or str(said.get("place", "")) or "an employer that is not named"
    return f"{kind} at {at}" + (f", {said['started']}" if "started" in said else "")


def _key(employers: list[str], said: Properties, addresses: list[str]) -> str:
    """Employer, place and first day; the first and the last source in place of a day that is not given."""
    parts = [fold(employers[0]) if employers else "", fold(str(said.get("place", "")).split(";")[0])]
    ends = ",".join(dict.fromkeys(address.partition("://")[2] for address in (*addresses[:1], *addresses[-1:])))
    return ":".join([*(part.replace(" ", "-") or "-" for part in parts), str(said.get("started") or ends or "-")])


def _parts(cell: str | None) -> list[str]:
    return list(dict.fromkeys(part for part in (text.strip() for text in (cell or "").split(";")) if part))


def _kind(cell: str) -> str:
    return KINDS[values.one_of(cell.lower(), KINDS)]


def _day(cell: str) -> str:
    """A date as ISO writes it, or in the American order, month first."""
    found = AMERICAN.fullmatch(cell)
    return values.day(f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else cell)


def _number(cell: str) -> str:
    if not re.fullmatch(r"[0-9]{1,7}", cell):
        raise values.Wrong(_("{value} is no number of the tracker's").format(value=values.short(cell)))
    return cell


def _range(cell: str) -> tuple[int, int | None]:
    found = RANGE.fullmatch(cell)
    if not found:
        raise values.Wrong(_("{value} is neither a number of people nor a range").format(value=values.short(cell)))
    low, high = (int(part.replace(",", "")) if part else None for part in found.groups())
    assert low is not None
    return low, high


LAYOUTS = (
    spelled(SOURCE, SPELLED, read_row),
    Layout(SOURCE, frozenset(), recognises_json, read_json),
)
