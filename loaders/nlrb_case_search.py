"""Cases of the National Labor Relations Board as its search gives them (CSV): charges and petitions of any region.

Who takes part in a case, with addresses and telephones, is not kept: parties may be workers, and representatives are people. The
name of a case is that of the charged party: an employer's, or in charges against a union the union's. Names that may be
a natural person's are left out.
"""

import re
from collections.abc import Iterator

from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.columns import Columns
from loaders.nlrb import AGAINST_UNIONS, STAGES, case_number, day, handled_by
from loaders.nlrb_cases import parties
from loaders.personal_names import may_be_person, names_somebody
from loaders.rows import Row
from loaders.source import SourceInfo, spelled
from loaders.us_states import state

SOURCE = SourceInfo(
    id="us-nlrb/case-search",
    publisher="National Labor Relations Board",
    title="Cases, as its search gives them",
    licence="public domain (United States government)",
    address="https://www.nlrb.gov/search/case",
    languages=("en",),
    rhythm="daily",
)
NUMBER, NAME, STATUS, FILED, CLOSED, REASON = (
    "Case Number", "Case Name", "Status", "Date Filed", "Date Closed", "Reason Closed",
)  # fmt: skip
CITY, STATE, EMPLOYEES, ALLEGATIONS, UNION = (
    "City", "States & Territories", "Employees on charge/petition", "Allegations", "Union",
)  # fmt: skip
COLUMNS = Columns(
    required=(NUMBER, NAME, STATUS, FILED, ALLEGATIONS),
    optional=(CLOSED, REASON, CITY, STATE, EMPLOYEES, UNION),
    # What is sought of a unit is a party's wish; the type stands in the number, and so does the region.
    left_aside=("Case Type", "Region", "Region Assigned", "Participants", "Unit Sought", "Voters"),
    others={"State": STATE, "Employees on charge or petition": EMPLOYEES},
)


def read_row(row: Row) -> Iterator[Record]:
    """The case, the region that handles it, the employer and the union."""
    number = row.required(NUMBER, case_number) or ""
    name, organisation = row.required(NAME, _plain) or "", row.take(UNION, _plain) or ""
    said = _said(row)
    row.finish(ignore=COLUMNS.left_aside)
    if row.problems:
        return
    type_, id_ = number[3:5], coded_id("nlrb", number)
    is_hidden = any(may_be_person(text) for text in (name, organisation) if text)
    title = number if is_hidden else f"{name} ({number})"
    said |= {"name": title, "country": "US", "kind": "labour_board", "type_as_quoted": type_}
    evidence = Evidence(
        SOURCE.id, row.edition, record=number, locator=(f"https://www.nlrb.gov/case/{number}",),
        citation=SOURCE.citation(row.edition, number),
    )  # fmt: skip
    yield NodeRecord("Case", id_, said, evidence)
    yield from handled_by((("Case", id_),), number, evidence)
    firm, charged = ("", name) if type_ in AGAINST_UNIONS else (name, organisation)
    yield from parties(id_, type_, firm, charged, evidence)


def _said(row: Row) -> Properties:
    closed = row.take(REASON, values.text)
    allegations = [text for text in _lines(row.take(ALLEGATIONS, values.text) or "") if not names_somebody(text)]
    found: dict[str, str | int | None] = {
        "place": row.take(CITY, values.text),
        "region": row.take(STATE, state),
        "petitioned": row.take(FILED, day),
        "resolved": row.take(CLOSED, day),
        "stage": STAGES.get(row.take(STATUS, lambda cell: values.one_of(cell, STAGES)) or ""),
        "outcome": closed,
        "workers": row.take(EMPLOYEES, _count),
        "note": "; ".join(allegations),
    }
    return {name: value for name, value in found.items() if value not in (None, "", 0)}


def _plain(cell: str) -> str:
    return re.sub(r"\s+", " ", values.text(cell)).strip()


def _lines(cell: str) -> list[str]:
    return [" ".join(line.split()) for line in cell.splitlines() if line.strip()]


def _count(cell: str) -> int:
    if not re.fullmatch(r"[0-9]{1,8}(?:\.0)?", cell):
        raise values.Wrong(_("{value} is no whole number").format(value=values.short(cell)))
    return int(float(cell))


LAYOUTS = (spelled(SOURCE, COLUMNS, read_row),)
