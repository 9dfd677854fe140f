"""Who owns whom (level 2): GLEIF's relationship records as XML (RR-CDF), JSON, or golden copy in CSV.

A record goes from the child (start) to the parent (end); the tie that comes of it from the owner to the owned. A child names its
direct and its ultimate parent, the same company twice where there is nobody between: `directness` keeps the two apart. Funds are
managed, not owned. What ended keeps its record, with the day until when it held; what the publisher annulled or deleted is
withdrawn: it may never have held.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, Properties, Record, TieRecord
from loaders import gleif_api, values
from loaders import gleif_records as gleif
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="gleif/relationships",
    publisher=gleif.PUBLISHER,
    title="Relationship records",
    licence=gleif.LICENCE,
    licence_address=gleif.LICENCE_ADDRESS,
    address="https://www.gleif.org/en/lei-data/gleif-golden-copy",
    rhythm="daily",
    rows_dated=True,
)

XML = re.compile(r"\{http://www\.gleif\.org/data/schema/rr/[0-9]{4}\}RelationshipRecords?")
START, END = "Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID"
TYPE, STATUS = "Relationship.RelationshipType", "Relationship.RelationshipStatus"
PERIODS = "Relationship.RelationshipPeriods.RelationshipPeriod"
QUALIFIERS = "Relationship.RelationshipQualifiers.RelationshipQualifier"
QUANTIFIERS = "Relationship.RelationshipQuantifiers.RelationshipQuantifier"
# Left aside: who manages and validates the registration, with its dates and documents.
ASIDE = ("Registration.", "Extension.", "NextVersion", "Relationship.NextVersion", PERIODS, QUALIFIERS, QUANTIFIERS)

OWNERSHIP = {"IS_DIRECTLY_CONSOLIDATED_BY": "direct", "IS_ULTIMATELY_CONSOLIDATED_BY": "ultimate"}
BRANCH = "IS_INTERNATIONAL_BRANCH_OF"
FUNDS = {"IS_FUND-MANAGED_BY": "manager", "IS_SUBFUND_OF": "umbrella", "IS_FEEDER_TO": "master"}
TYPES = (*OWNERSHIP, BRANCH, *FUNDS)
# The one period that says how long the relationship lasted; the others are those of accounts and documents.
LASTED = "RELATIONSHIP_PERIOD"
STANDARDS = {
    "IFRS": "IFRS", "US_GAAP": "US GAAP", "GOVERNMENT_ACCOUNTING_STANDARD": "government accounting standard",
    "OTHER_ACCOUNTING_STANDARD": "another accounting standard",
}  # fmt: skip
AMOUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
STATUSES = ("ACTIVE", "INACTIVE", "NULL")
CONTINUES = (
    "PUBLISHED", "LAPSED", "PENDING_VALIDATION", "PENDING_TRANSFER", "PENDING_ARCHIVAL", "TRANSFERRED",
)  # fmt: skip
# It never held; it held, and holds no more.
TAKEN_BACK, ENDED = ("ANNULLED", "DUPLICATE", "CANCELLED"), ("RETIRED", "MERGED")


def recognises(header: Sequence[str]) -> bool:
    """XML by its namespace, JSON by its two parts, CSV by the names of its columns."""
    if len(header) == 1:
        return XML.fullmatch(header[0]) is not None
    known = set(header)
    parts = {"Relationship", "Registration"} <= known and "LEI" not in known
    return parts or {START, END, TYPE} <= known or known >= gleif_api.MEMBERS


fits = gleif_api.of_type("relationship-records")


def read_row(row: Row) -> Iterator[Record]:
    """The tie from parent to child, manager to fund, or head office to branch."""
    gleif.unfold(row)
    child, parent = _node(row, "StartNode"), _node(row, "EndNode")
    kind = row.required(TYPE, lambda cell: values.one_of(cell, TYPES)) or ""
    deleted, updated = row.take(gleif.DELETED, gleif.day) or "", row.take(gleif.UPDATED, gleif.day) or ""
    edition = max(updated, deleted) or row.edition
    registration = row.take("Registration.RegistrationStatus", _registration) or ""
    since, until = _lasted(row)
    until, why = _ended(row, until, edition, registration)
    basis = "; ".join(filter(None, (_basis(row, kind), why)))
    gleif.leave(row, ASIDE)
    if not (child and parent) or row.problems:
        return
    evidence = gleif.evidence(SOURCE, child, kind, edition, whole=bool(updated))
    tie = _tie(kind, parent, child, _meaning(kind, basis) | gleif.filled(as_of=updated, since=since, until=until), evidence)
    if deleted or registration in TAKEN_BACK:
        ids = (replace(tie, evidence=replace(evidence, record=key)).id for key in (kind, gleif.extract(kind)))
        yield from gleif.withdrawals(SOURCE, child, edition, *ids)
    else:
        yield tie


def _tie(kind: str, parent: str, child: str, said: Properties, evidence: Evidence) -> TieRecord:
    name = "MANAGES_FUND" if kind in FUNDS else "OWNS"
    return TieRecord(name, "Employer", coded_id("lei", parent), "Employer", coded_id("lei", child), evidence, said)


def _meaning(kind: str, basis: str) -> Properties:
    """What the tie means for control."""
    if kind in FUNDS:
        return {"kind": FUNDS[kind]}
    control = "sole" if kind == BRANCH else "documented"
    return gleif.filled(control=control, directness=OWNERSHIP.get(kind, "direct"), basis=basis)


def _node(row: Row, end: str) -> str | None:
    """The LEI of one end; other kinds of nodes are reported."""
    kind = row.pop(f"Relationship.{end}.NodeIDType")
    if kind not in ("", "LEI"):
        row.wrong(f"Relationship.{end}.NodeIDType", _("is no LEI, the only identifier that is read here"))
    return row.required(f"Relationship.{end}.NodeID", gleif.lei)


def _lasted(row: Row) -> tuple[str, str]:
    """First and last day of the relationship, of its latest period where there are several; empty where not known."""
    found = []
    for period in gleif.numbers(row, PERIODS):
        if row.cells.get(f"{period}.PeriodType") == LASTED:
            since = row.take(f"{period}.StartDate", gleif.fact_day) or ""
            found.append((since, row.take(f"{period}.EndDate", gleif.fact_day) or ""))
    return max(found, default=("", ""))


def _ended(row: Row, until: str, known: str, registration: str) -> tuple[str, str]:
    """Until when the relationship held, and why no longer where a period does not say so."""
    status = row.take(STATUS, lambda cell: values.one_of(cell, STATUSES))
    if status == "INACTIVE" or registration in ENDED:
        return until or known, "" if until else f"ended, as reported on {known}"
    return until, "its record lapsed: nobody has confirmed it since" if registration == "LAPSED" else ""


def _basis(row: Row, kind: str) -> str:
    """What the statement rests on, in words."""
    if kind == BRANCH:
        return "an international branch: no legal person of its own"
    standard = next((STANDARDS[said] for said in _said(row, QUALIFIERS, "QualifierCategory") if said in STANDARDS), "")
    shares = [f"{float(amount):g}" for amount in _said(row, QUANTIFIERS, "QuantifierAmount") if AMOUNT.fullmatch(amount)]
    consolidated = f"accounting consolidation ({standard})" if standard else "accounting consolidation"
    return f"{consolidated}, {shares[0]} % consolidated" if shares else consolidated


def _said(row: Row, path: str, part: str) -> Iterator[str]:
    for member in gleif.numbers(row, path):
        if said := row.cells.get(f"{member}.{part}", ""):
            yield said


def _registration(cell: str) -> str:
    return values.one_of(cell, (*CONTINUES, *TAKEN_BACK, *ENDED))
