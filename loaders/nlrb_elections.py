"""Results of union elections in the United States, as the National Labor Relations Board released them (XLSX).

One row is one tally of one unit of one case: a case may have several units, groups of voters, run-offs and revised tallies.
What came out is said only where the board says it: which union is to be certified, and why the case was closed. An employer
whose name may be a natural person's is not kept, and neither is the text about a unit that may name somebody.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id, fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.nlrb import STAGES, case_number, employer, handled_by, union
from loaders.personal_names import may_be_person, names_somebody
from loaders.rows import Row
from loaders.source import SourceInfo
from loaders.us_states import state

SOURCE = SourceInfo(
    id="us-nlrb/elections",
    publisher="National Labor Relations Board",
    title="Election results with election mode",
    licence="public domain (United States government)",
    address="https://github.com/labordata/nlrb-data",
    languages=("en",),
    rhythm="once",
    note="Released under the Freedom of Information Act (NLRB-2022-000194); copied by labordata.",
)

CASE, NAME, CITY, STATE, STATUS = "Case Number", "Case Name", "Unit City", "Unit State", "Case Status"
FILED, CLOSED, REASON, MODE = "Case Filed Date", "Case Closed Date", "Closed Reason", "Election Mode"
TALLIED, TYPE, CATEGORY, UNIT = "Tally Date", "Tally Type", "Tally Category", "Unit ID"
ELIGIBLE, VOID, AGAINST, VALID = (
    "Num Eligible Voters",
    "Num Void Ballots",
    "Votes Cast Against Labor Org",
    "Num Valid Votes Counted",
)
CHALLENGED, DECISIVE, RUNOFF = "Num Challenged Ballots", "Challenges R Determinitive", "Runoff Required"
CERTIFIED, PETITIONED, DETERMINED = "Union To Certify", "Unit Involved on Petition", "Bargaining Unit Determined"
HOW, FOR = "How the election was agreed", "Votes for the proposition"  # not in this release
UNIONS = tuple((f"Labor Organization {n} Name", f"Votes For Labor Org{n}") for n in (1, 2, 3))
# Left aside: when it was planned to vote and to count.
IGNORED = ("Ballot Mail Date", "Ballot Count Date", "Schedule Election Date", "Scheduled Tally Date", "Ballots Impounded")
COLUMNS = (
    CASE, NAME, CITY, STATE, STATUS, FILED, CLOSED, REASON, MODE, TALLIED, TYPE, CATEGORY, UNIT, ELIGIBLE, VOID, AGAINST, VALID,
    CHALLENGED, DECISIVE, RUNOFF, CERTIFIED, PETITIONED, DETERMINED, *(column for pair in UNIONS for column in pair), *IGNORED,
)  # fmt: skip
KINDS = {"UD": "deauthorisation"}
UNIT_LIMIT = 4_000  # characters; the rest of a longer text is cut off, with a mark


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of the results."""
    return {CASE, TYPE, AGAINST, UNIONS[0][0]} <= set(header)


def read_row(row: Row) -> Iterator[Record]:
    """The vote with its tally, the case it is part of, the unions that stood in it, and the employer."""
    yield from read_tally(row, SOURCE)


def read_tally(row: Row, source: SourceInfo) -> Iterator[Record]:
    """The same, of whichever of the board's releases."""
    case = row.required(CASE, case_number) or ""
    name = row.required(NAME, values.text) or ""
    place = _place(row)
    said, petition = _tally(row, case), _case(row, case)
    stood = [_candidate(row, column, votes) for column, votes in UNIONS]
    certified = row.take(CERTIFIED, values.text) or ""
    key = _key(row, case, said)
    row.finish(ignore=IGNORED)
    if row.problems:
        return
    evidence = Evidence(source.id, row.edition, record=key, locator=(case,), citation=source.citation(row.edition, case))
    vote, title = coded_id("nlrb", key), case if may_be_person(name) else f"{name} ({case})"
    candidates = _candidates(stood, name)
    if len(candidates) == 1 and (votes := next(iter(candidates.values()))) is not None:
        said["votes_for"] = votes
    yield NodeRecord("Procedure", vote, {"name": title, **place, **said}, evidence)
    yield NodeRecord("Case", coded_id("nlrb", case), {"name": title, **place, **petition}, evidence)
    yield TieRecord("PART_OF", "Procedure", vote, "Case", coded_id("nlrb", case), evidence)
    yield from handled_by((("Procedure", vote), ("Case", coded_id("nlrb", case))), case, evidence)
    yield from employer(name, (("Procedure", vote), ("Case", coded_id("nlrb", case))), evidence)
    for known, votes in candidates.items():
        yield from _stood(known, votes, vote, _result(known, certified), evidence)


def _place(row: Row) -> Properties:
    found = {"country": "US", "region": row.take(STATE, state), "place": row.take(CITY, values.text)}
    return {name: value for name, value in found.items() if value}


def _case(row: Row, case: str) -> Properties:
    """The case as the board keeps it; why it was closed stands in its words."""
    found = {
        "kind": "labour_board",
        "type_as_quoted": case[3:5],
        "stage": row.take(STATUS, lambda cell: STAGES[values.one_of(cell, STAGES)]),
        "petitioned": row.take(FILED, values.day),
        "resolved": row.take(CLOSED, values.day),
        "outcome": row.take(REASON, values.text),
    }
    return {name: value for name, value in found.items() if value}


def _tally(row: Row, case: str) -> Properties:
    found: dict[str, str | int | None] = {
        "kind": KINDS.get(case[3:5], "title_election"),
        "date": row.take(TALLIED, values.day),
        "method": row.take(MODE, values.text),
        "unit": _unit(row),
        "eligible": row.take(ELIGIBLE, _count),
        "votes_cast": row.take(VALID, _count),
        "votes_for": row.take(FOR, _count),
        "votes_against": row.take(AGAINST, _count),
        "votes_void": row.take(VOID, _count),
        "votes_challenged": row.take(CHALLENGED, _count),
        "note": _note(row),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _unit(row: Row) -> str:
    """The unit as the board determined it, else as petitioned; nothing where the text may name a worker."""
    for text in (row.take(DETERMINED, values.text), row.take(PETITIONED, values.text)):
        if text and not names_somebody(text):
            return text if len(text) <= UNIT_LIMIT else text[:UNIT_LIMIT] + "…"
    return ""


def _note(row: Row) -> str:
    """What kind of tally it is where it is no ordinary one, in the board's words."""
    said = [row.cells.get(CATEGORY, ""), "" if row.cells.get(TYPE) == "Initial" else row.cells.get(TYPE, "")]
    if how := row.pop(HOW):
        said.append(f"{how} election")
    if row.take(DECISIVE, _yes):
        said.append("challenged ballots are determinative")
    if row.take(RUNOFF, _yes):
        said.append("run-off required")
    return "; ".join(part for part in said if part and part != "Single Labor Organization")


def _key(row: Row, case: str, said: Properties) -> str:
    """Readable, and one for each tally: case, unit, type and category of tally, its date, how many were entitled to vote."""
    unit, type_ = row.take(UNIT, values.text) or "", row.take(TYPE, values.text) or ""
    category = row.take(CATEGORY, values.text) or ""
    of = [] if category == "Single Labor Organization" else [category]
    if not (unit or type_ or said.get("date")):
        return f"{case}:no-tally"
    parts = [unit, *(fold(part).replace(" ", "-") for part in (type_, *of)), said.get("date", ""), said.get("eligible", "")]
    return ":".join([case, *(str(part) for part in parts if part != "")])


def _candidate(row: Row, column: str, votes: str) -> tuple[str, int | None]:
    """A union's name and its votes; no name where it may be a person's."""
    name, count = row.take(column, values.text) or "", row.take(votes, _count)
    return ("" if not fold(name) or may_be_person(name) else name), count


def _candidates(stood: Sequence[tuple[str, int | None]], employer_name: str) -> dict[str, int | None]:
    """Unions with their votes. One that stands twice with different votes has none; an employer entered as a union is none."""
    found: dict[str, int | None] = {}
    first: dict[str, str] = {}
    for name, votes in stood:
        if not name or fold(name) == fold(employer_name):
            continue
        known = first.setdefault(fold(name), name)
        found[known] = votes if known not in found or found[known] == votes else None
    return found


def _result(name: str, certified: str) -> str:
    return "won" if certified and fold(certified) == fold(name) else "stood"


def _stood(name: str, votes: int | None, vote: str, result: str, evidence: Evidence) -> Iterator[Record]:
    yield union(name, evidence)
    said: Properties = {"result": result}
    if votes is not None:
        said["votes"] = votes
    yield TieRecord("STOOD_IN", "Union", name_id("US", name), "Procedure", vote, evidence, said)


def _count(cell: str) -> int:
    if not re.fullmatch(r"[0-9]{1,7}", cell):
        raise values.Wrong(_("{value} is no whole number").format(value=values.short(cell)))
    return int(cell)


def _yes(cell: str) -> bool:
    return values.one_of(cell, ("Y", "N")) == "Y"
