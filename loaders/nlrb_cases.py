"""Cases before the National Labor Relations Board as a tracker keeps them (JSON): charges and petitions, with their parties.

The type of a case says against whom it is: CA against an employer, CB, CC, CD, CG and CP against a union. Who filed it is not
kept here: it may be a worker. Names that may be a natural person's are left out, and with them the name of the case.
"""

from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id, fold, name_id
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.document import Document
from loaders.nlrb import AGAINST_UNIONS, STAGES, case_number, employer, handled_by, union
from loaders.personal_names import may_be_person
from loaders.rows import Row
from loaders.source import SourceInfo
from loaders.us_states import state

SOURCE = SourceInfo(
    id="us-nlrb/cases",
    publisher="National Labor Relations Board",
    title="Cases of a region",
    licence="public domain (United States government); no licence is stated with the copy",
    address="https://github.com/abgutman/nlrb-tracker",
    languages=("en",),
    note="Kept by A. Gutman's tracker, from the board's pages.",
)

# Left aside: the type again, the region's name (it stands in the number), and what the tracker notes for itself.
IGNORED = ("", "kind", "case_code", "region_assigned", "captured_at", "ulp_notified", "ulp_notified_at")


def recognises(header: Sequence[str]) -> bool:
    """Whether these are the names of a case's members."""
    return {"case_number", "allegations", "date_filed", "region_assigned"} <= set(header)


def read_row(row: Row) -> Iterator[Record]:
    """The case, the region that handles it, the employer and the union."""
    case = Document(row)
    number = case.take("case_number", case_number) or case.required("case_number")
    name, firm, organisation = case.text("name"), case.text("employer"), case.text("union")
    said = _said(case)
    page = case.take("nlrb_url", values.url) or ""
    case.finish(ignore=IGNORED)
    if row.problems:
        return
    title = number if any(may_be_person(text) for text in (name, firm, organisation) if text) else f"{name or firm} ({number})"
    citation = f"{SOURCE.publisher}: {number} ({row.edition})"
    evidence = Evidence(SOURCE.id, row.edition, record=number, locator=(page,) if page else (number,), citation=(citation,))
    id_ = coded_id("nlrb", number)
    said |= {"name": title, "country": "US", "kind": "labour_board"}
    yield NodeRecord("Case", id_, said, evidence)
    yield from handled_by((("Case", id_),), number, evidence)
    yield from parties(id_, str(said["type_as_quoted"]), firm, organisation, evidence)


def parties(case: str, type_: str, firm: str, organisation: str, evidence: Evidence) -> Iterator[Record]:
    """The employer and the union of a case, as respondents or participants; nobody whose name may be a natural person's."""
    against_union = type_ in AGAINST_UNIONS
    if firm and fold(firm) != fold(organisation):
        found = list(employer(firm, (("Case", case),), evidence))
        yield from found
        if found and type_ == "CA":
            yield _side("Employer", name_id("US", firm), case, "respondent", evidence)
    if fold(organisation) and not may_be_person(organisation):
        yield union(organisation, evidence)
        role = "respondent" if against_union else "participant"
        yield _side("Union", name_id("US", organisation), case, role, evidence)


def _side(label: str, party: str, case: str, role: str, evidence: Evidence) -> TieRecord:
    return TieRecord("TOOK_SIDE_IN", label, party, "Case", case, evidence, {"role": role})


def _said(case: Document) -> Properties:
    allegations = case.texts("allegations")
    action, on = case.text("latest_action"), case.take("latest_action_date", values.day)
    latest = f"latest action: {action}" + (f" ({on})" if on else "") if action else ""
    found: dict[str, str | None] = {
        "type_as_quoted": case.required("case_type"),
        "place": case.text("city"),
        "region": case.take("state", state),
        "petitioned": case.take("date_filed", values.day),
        "resolved": case.take("date_closed", values.day),
        "stage": STAGES.get(case.take("status", lambda cell: values.one_of(cell, STAGES)) or ""),
        "note": "; ".join(part for part in (*allegations, latest) if part),
    }
    return {name: value for name, value in found.items() if value}
