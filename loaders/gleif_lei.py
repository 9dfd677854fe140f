"""Who is who (level 1): GLEIF's LEI records as XML (LEI-CDF 2.x and 3.x), JSON, or golden copy in CSV, whole or in part.

A record is a legal entity with its names, legal form, register number, addresses and status. Natural persons have LEIs too, as
sole proprietors, and trusts bear the names of families: such records are counted, and nothing of them is kept. Neither are
lines of an address that say in whose care the mail goes, for they name people. What GLEIF deleted is withdrawn.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import gleif_api, values
from loaders import gleif_records as gleif
from loaders.gleif_persons import NO_CODE, is_addressee, is_person
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="gleif/lei",
    publisher=gleif.PUBLISHER,
    title="LEI records",
    licence=gleif.LICENCE,
    licence_address=gleif.LICENCE_ADDRESS,
    address="https://www.gleif.org/en/lei-data/gleif-golden-copy",
    rhythm="daily",
    rows_dated=True,
)

XML = re.compile(r"\{http://www\.gleif\.org/data/schema/leidata/[0-9]{4}\}LEIRecords?")
ENTITY, REGISTRATION = "Entity", "Registration"
NAME, CATEGORY, JURISDICTION = "Entity.LegalName", "Entity.EntityCategory", "Entity.LegalJurisdiction"
FORM_CODE, FORM_TEXT = "Entity.LegalForm.EntityLegalFormCode", "Entity.LegalForm.OtherLegalForm"
AUTHORITY = "Entity.RegistrationAuthority.RegistrationAuthorityID"
AUTHORITY_NUMBER = "Entity.RegistrationAuthority.RegistrationAuthorityEntityID"
LEGAL, HEADQUARTERS = "Entity.LegalAddress", "Entity.HeadquartersAddress"
OTHER_NAMES = (
    "Entity.OtherEntityNames.OtherEntityName",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName",
)
SUCCESSOR, EVENTS = "Entity.SuccessorEntity", "Entity.LegalEntityEvents.LegalEntityEvent"
# Left aside: who manages and validates the registration, where a machine places the address, other spellings of addresses,
# postal codes (which spreadsheets cut), which fund family a fund names (level 2 says who manages it).
ASIDE = (
    "id", "Registration.", "Extension.", "NextVersion", "Entity.NextVersion", "ConformityFlag",
    "Entity.OtherAddresses.", "Entity.TransliteratedOtherAddresses.",
    "Entity.LegalAddress.", "Entity.HeadquartersAddress.", "Entity.LegalName.xmllang", "Entity.OtherEntityNames.",
    "Entity.TransliteratedOtherEntityNames.", "Entity.RegistrationAuthority.", "Entity.EntitySubCategory",
    "Entity.AssociatedEntity.", "Entity.LegalEntityEvents.", "Entity.SuccessorEntity.",
)  # fmt: skip

STATUS = {"ACTIVE": "active", "INACTIVE": "inactive", "NULL": ""}
KIND = {"FUND": "fund", "RESIDENT_GOVERNMENT_ENTITY": "state"}
NO_AUTHORITY = frozenset({"", "RA888888", "RA999999"})  # another register, and none
NO_NUMBER = frozenset({"", "N/A", "NA", "N.A.", "NONE", "NULL", "0", "-"})
# What a spreadsheet makes of a long number.
ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)
PLACE = re.compile(r"[A-Z]{2}(?:-[0-9A-Z]{1,3})?")
NOTES = {
    "LAPSED": "its LEI lapsed: nobody has confirmed the record since",
    "RETIRED": "its LEI is retired: the entity no longer operates",
    "MERGED": "its LEI is retired: the entity merged into another",
    "ANNULLED": "its LEI is annulled: it was issued by mistake",
    "DUPLICATE": "its LEI is a duplicate of another one of the same entity",
    "CANCELLED": "its LEI is cancelled",
}
OTHER_STATES = frozenset({
    "ISSUED", "PENDING_TRANSFER", "PENDING_ARCHIVAL", "TRANSFERRED", "PENDING_VALIDATION",
})  # fmt: skip
MERGERS = frozenset({"MERGERS_AND_ACQUISITIONS", "ABSORPTION", "MERGER"})
ENDS = frozenset({"DISSOLUTION", *MERGERS})
KOSOVO = "XK"


def recognises(header: Sequence[str]) -> bool:
    """XML by its namespace, JSON by its three parts or as the web service's, CSV by the names of its columns."""
    if len(header) == 1:
        return XML.fullmatch(header[0]) is not None
    known = set(header)
    return {"LEI", NAME} <= known or {"LEI", ENTITY, REGISTRATION} <= known or known >= gleif_api.MEMBERS


fits = gleif_api.of_type("lei-records")


def read_row(row: Row) -> Iterator[Record]:
    """The entity, and what it became."""
    whole = gleif.unfold(row)
    code = row.required("LEI", gleif.lei) or ""
    name = row.required(NAME, values.text) or ""
    country = row.required(f"{LEGAL}.Country", _country) or ""
    category = row.take(CATEGORY, values.text) or ""
    form, form_name = row.take(FORM_CODE, values.text) or "", row.take(FORM_TEXT, values.text) or ""
    authority, number = row.take(AUTHORITY, values.text) or "", row.take(AUTHORITY_NUMBER, _number) or ""
    deleted = row.take(gleif.DELETED, gleif.day) or ""
    if row.problems:
        return
    somebody = is_person(name, country, category=category, form=(form, form_name), authority=authority, number=number)
    if deleted:
        yield from gleif.withdrawals(SOURCE, "" if somebody else code, deleted, code, gleif.extract(code))
        return
    if somebody:
        yield _somebody(row)
        return
    said = {"name": name} | gleif.filled(country=country, kind=KIND.get(category, ""), legal_form=form_name)
    said |= gleif.filled(legal_form_code="" if form in NO_CODE else form) | _identified(authority, number)
    yield from _entity(row, code, said, whole=whole, branch=category == "BRANCH")


def _entity(row: Row, code: str, said: Properties, *, whole: bool, branch: bool) -> Iterator[Record]:
    """The entity of which the row says so much already, and what it became."""
    updated = row.take(gleif.UPDATED, gleif.day) or ""
    evidence = gleif.evidence(SOURCE, code, code, updated or row.edition, whole=whole and bool(updated))
    successors = dict(_successors(row))
    found = said | _placed(row, str(said.get("country", ""))) | _also_called(row, str(said["name"]))
    found |= _state(row, successors, branch=branch)
    gleif.leave(row, ASIDE)
    if not row.problems:
        yield NodeRecord("Employer", coded_id("lei", code), found, evidence)
        yield from _became(code, successors, found, evidence)


def _somebody(row: Row) -> Record:
    """All that is kept of natural persons: that the data set has records of them."""
    note = "It lists natural persons as well, and trusts in their names: they are counted when a file is loaded, and not kept."
    return NodeRecord("Source", SOURCE.id, {"note": note}, Evidence(SOURCE.id, row.edition, record="natural persons"))


def _placed(row: Row, country: str) -> Properties:
    """Place and law; the head office's place where it is in the country of the registered one."""
    head = row.cells.get(f"{HEADQUARTERS}.Country", "")
    office = HEADQUARTERS if head == country else LEGAL
    address = _address(row, HEADQUARTERS, head) or _address(row, LEGAL, country)
    return gleif.filled(
        place=row.take(f"{office}.City", values.text),
        region=row.take(f"{office}.Region", values.text),
        jurisdiction=row.take(JURISDICTION, _jurisdiction),
        address=address,
        founded=row.take("Entity.EntityCreationDate", gleif.fact_day),
    )


def _also_called(row: Row, name: str) -> Properties:
    aliases = [other for path in OTHER_NAMES for other in gleif.several(row, path) if other != name]
    return {"aliases": list(dict.fromkeys(aliases))} if aliases else {}


def _address(row: Row, office: str, country: str) -> str:
    """Street, town and country of an office, without lines that say in whose care the mail goes; empty without a street."""
    first = row.cells.get(f"{office}.FirstAddressLine", "")
    number = row.cells.get(f"{office}.AddressNumber", "")
    street = f"{first} {number}" if number and number not in first else first
    lines = [street, *gleif.several(row, f"{office}.AdditionalAddressLine")]
    kept = [line for line in lines if line and not is_addressee(line)]
    town = " ".join(filter(None, (row.cells.get(f"{office}.{part}", "") for part in ("PostalCode", "City"))))
    return ", ".join(filter(None, (*dict.fromkeys(kept), town, country))) if kept else ""


def _state(row: Row, successors: dict[str, str], *, branch: bool) -> Properties:
    """Whether it exists, when it ended, and what a reader must know about its record."""
    status = row.take("Entity.EntityStatus", _status) or ""
    registration = row.take("Registration.RegistrationStatus", _registration) or ""
    ended, why = (
        row.take("Entity.EntityExpirationDate", gleif.fact_day) or "",
        row.take("Entity.EntityExpirationReason", values.text),
    )
    if status == "inactive":
        event, happened = _end(row)
        ended = ended or happened
        if why == "DISSOLVED" or event == "DISSOLUTION":
            status = "dissolved"
        if why == "CORPORATE_ACTION" or event in MERGERS or registration == "MERGED":
            status = "merged"
    notes = [
        "a branch: no legal person of its own" if branch else "",
        NOTES.get(registration, ""),
        *(f"succeeded by {name}" for code, name in successors.items() if not values.LEI.fullmatch(code)),
    ]
    return gleif.filled(status=status, ended=ended, note="; ".join(filter(None, notes)))


def _end(row: Row) -> tuple[str, str]:
    """The event that ended the entity, and its date, of those that are completed; empty where none did."""
    for event in gleif.numbers(row, EVENTS):
        kind = row.cells.get(f"{event}.LegalEntityEventType", "")
        if kind in ENDS and row.cells.get(f"{event}.event_status") == "COMPLETED":
            return kind, row.take(f"{event}.LegalEntityEventEffectiveDate", gleif.fact_day) or ""
    return "", ""


def _successors(row: Row) -> Iterator[tuple[str, str]]:
    """LEI and name of each successor; the name twice where it has no LEI. Names that may be persons' are left out."""
    for path in gleif.numbers(row, SUCCESSOR):
        code = row.take(f"{path}.SuccessorLEI", gleif.lei) or ""
        name = row.take(f"{path}.SuccessorEntityName", values.text) or ""
        if code or (name and not is_person(name, "")):
            yield code or name, name


def _became(code: str, successors: dict[str, str], found: Properties, evidence: Evidence) -> Iterator[Record]:
    said = gleif.filled(date=str(found.get("ended", "")))
    for successor in successors:
        if values.LEI.fullmatch(successor) and successor != code:
            ends = ("Employer", coded_id("lei", code), "Employer", coded_id("lei", successor))
            yield TieRecord("BECAME", *ends, evidence, said)


def _identified(authority: str, number: str) -> Properties:
    """The number in a register as scheme:code; none where the register is not in GLEIF's list."""
    if authority in NO_AUTHORITY or number.upper() in NO_NUMBER or values.SEPARATOR in number:
        return {}
    return {"identifiers": [f"{authority.lower()}:{number}"]}


def _country(cell: str) -> str:
    """An ISO 3166-1 code; Kosovo (XK) has none, and goes without."""
    return "" if cell == KOSOVO else values.country(cell)


def _jurisdiction(cell: str) -> str:
    if not PLACE.fullmatch(cell):
        raise values.Wrong(_("{value} is no code of a country or subdivision (ISO 3166)").format(value=values.short(cell)))
    return cell


def _number(cell: str) -> str:
    if ROUNDED.fullmatch(cell):
        raise values.Wrong(_("was rounded by a spreadsheet (2.02E+11): load the file as published, without saving it in one"))
    return values.text(cell)


def _status(cell: str) -> str:
    return STATUS[values.one_of(cell, STATUS)]


def _registration(cell: str) -> str:
    return values.one_of(cell, (*NOTES, *OTHER_STATES))
