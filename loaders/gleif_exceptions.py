"""Why a company reports no parent (level 2): GLEIF's reporting exceptions as XML (REPEX), JSON, or golden copy in CSV.

That nobody is known to own a company is a fact about it. The reference that may go with an exception is free text, in which
people are named: it is never kept. What GLEIF deleted is withdrawn.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import NodeRecord, Properties, Record
from graph_schema.words import NO_PARENT
from loaders import gleif_api, values
from loaders import gleif_records as gleif
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="gleif/reporting-exceptions",
    publisher=gleif.PUBLISHER,
    title="Reporting exceptions",
    licence=gleif.LICENCE,
    licence_address=gleif.LICENCE_ADDRESS,
    address="https://www.gleif.org/en/lei-data/gleif-golden-copy",
    rhythm="daily",
)

XML = re.compile(r"\{http://www\.gleif\.org/data/schema/repex/[0-9]{4}\}(?:Exception|ReportingExceptions)")
CATEGORY, REASON, REFERENCE = "ExceptionCategory", "ExceptionReason", "ExceptionReference"
ASIDE = (REFERENCE, "NextVersion", "Extension.", "Registration.")
PARENT = {
    "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": "no_direct_parent",
    "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": "no_ultimate_parent",
}
REASONS = {
    "NO_KNOWN_PERSON": "no_known_person",
    "NATURAL_PERSONS": "natural_persons",
    "NON_CONSOLIDATING": "non_consolidating",
    "NO_LEI": "no_lei",
    "NON_PUBLIC": "non_public",
    "BINDING_LEGAL_COMMITMENTS": "non_public",
    "LEGAL_OBSTACLES": "non_public",
    "CONSENT_NOT_OBTAINED": "non_public",
    "DISCLOSURE_DETRIMENTAL": "non_public",
    "DETRIMENT_NOT_EXCLUDED": "non_public",
}


def recognises(header: Sequence[str]) -> bool:
    """XML by its namespace, JSON and CSV by the names of their parts."""
    if len(header) == 1:
        return XML.fullmatch(header[0]) is not None
    known = set(header)
    return {"LEI", CATEGORY} <= known or {"LEI", "Exception.Category"} <= known or known >= gleif_api.MEMBERS


fits = gleif_api.of_type("reporting-exceptions")


def read_row(row: Row) -> Iterator[Record]:
    """The company, and why it reports no direct or no ultimate parent."""
    gleif.unfold(row)
    code = row.required("LEI", gleif.lei) or ""
    category = row.required(CATEGORY, lambda cell: values.one_of(cell, PARENT)) or ""
    deleted, dated = row.take(gleif.DELETED, gleif.day) or "", row.take("ContentDate", gleif.day) or row.edition
    reasons = _reasons(row, is_needed=not deleted)
    gleif.leave(row, ASIDE)
    if row.problems:
        return
    key = f"{code} {PARENT[category]}"
    if deleted:
        yield from gleif.withdrawals(SOURCE, code, deleted, key)
    else:
        said = _said(PARENT[category], reasons)
        yield NodeRecord("Employer", coded_id("lei", code), said, gleif.evidence(SOURCE, code, key, dated))


def _reasons(row: Row, *, is_needed: bool) -> list[str]:
    found = [row.take(path, _reason) for path in [name for name in row.cells if name.startswith(REASON)]]
    if is_needed and not any(found) and not row.problems:
        row.wrong(REASON, _("is empty, and must be filled in"))
    return list(dict.fromkeys(reason for reason in found if reason))


def _said(parent: str, reasons: list[str]) -> Properties:
    """The reason; of several the first, the others in a note."""
    said: Properties = {parent: reasons[0]}
    if len(reasons) > 1:
        which = parent.removeprefix("no_").replace("_", " ")
        said["note"] = f"further reasons for no {which}: {', '.join(NO_PARENT[reason] for reason in reasons[1:])}"
    return said


def _reason(cell: str) -> str:
    return REASONS[values.one_of(cell, REASONS)]
