"""Results of union elections in the United States as the National Labor Relations Board's pages give them: the table of recent
results (CSV) and the yearly reports, a sheet for each number of unions on the ballot (XLSX).

Both say the same as the board's release of 2021, in other columns. A report has one row for an election and neither unit nor
kind of tally.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph_schema.records import Record
from loaders import nlrb_elections as e
from loaders.columns import Columns
from loaders.nlrb import day
from loaders.rows import Row
from loaders.source import SourceInfo, spelled

RECENT = SourceInfo(
    id="us-nlrb/recent-elections",
    publisher="National Labor Relations Board",
    title="Recent election results",
    licence="public domain (United States government)",
    address="https://www.nlrb.gov/reports/graphs-data/recent-election-results",
    languages=("en",),
    rhythm="daily",
)
YEARLY = SourceInfo(
    id="us-nlrb/election-reports",
    publisher="National Labor Relations Board",
    title="Election reports of the fiscal year",
    licence="public domain (United States government)",
    address="https://www.nlrb.gov/reports/agency-performance/election-reports",
    languages=("en",),
    rhythm="yearly",
)
UNITS = "ABCD"
VOTING_UNIT = {unit: f"Voting Unit (Unit {unit})" for unit in UNITS}
RECENT_NAMES = {
    "Case Number": e.CASE, "Case Name": e.NAME, "Status": e.STATUS, "Date Filed": e.FILED, "Date Closed": e.CLOSED,
    "Reason Closed": e.REASON, "City": e.CITY, "State": e.STATE, "Unit ID": e.UNIT, "Ballot Type": e.CATEGORY,
    "Tally Type": e.TYPE, "Tally Date": e.TALLIED, "No of Eligible Voters": e.ELIGIBLE, "Void Ballots": e.VOID,
    "Votes Against": e.AGAINST, "Total Ballots Counted": e.VALID, "Runoff Required": e.RUNOFF,
    "Challenged Ballots": e.CHALLENGED, "Challenges are Determinative": e.DECISIVE, "Union to Certify": e.CERTIFIED,
    **{f"Labor Union{n}": name for n, (name, _votes) in enumerate(e.UNIONS, start=1)},
    **{f"Votes for Labor Union{n}": votes for n, (_name, votes) in enumerate(e.UNIONS, start=1)},
}  # fmt: skip
RECENT_NEEDED = (
    "Case Number",
    "Case Name",
    "Tally Type",
    "Tally Date",
    "Labor Union1",
    "Votes for Labor Union1",
    "Votes Against",
)
RECENT_COLUMNS = Columns(
    required=RECENT_NEEDED,
    optional=(*(name for name in RECENT_NAMES if name not in RECENT_NEEDED), *VOTING_UNIT.values()),
    left_aside=("Region",),
    others={"Case": "Case Number", "States & Territories": "State", "Number of Eligible Voters": "No of Eligible Voters"},
)
WIN, LOSS, TYPE = "Cert of Rep (Win)", "Cert of Results (Loss)", "Case Type"
YEARLY_NAMES = {
    "Case Number": e.CASE, "Case Name": e.NAME, "Dispute Unit City": e.CITY, "Dispute Unit State": e.STATE,
    "Election Held Date": e.TALLIED, "Num Eligible Voters": e.ELIGIBLE, "Valid Votes Against": e.AGAINST,
    "Votes for Labor Org 1": e.UNIONS[0][1], "Labor Org 1 Name": e.UNIONS[0][0], "Votes for Labor Org 2": e.UNIONS[1][1],
    "Labor Org 2 Name": e.UNIONS[1][0], "Votes For Labor Org3": e.UNIONS[2][1], "Labor Org3": e.UNIONS[2][0],
    "Stipulated / Consent / Directed": e.HOW, "Union To Certify": e.CERTIFIED, "Closed Date": e.CLOSED,
    "Closed Reason": e.REASON, "For Proposition": e.FOR, "Against Proposition": e.AGAINST,
}  # fmt: skip
YEARLY_NEEDED = ("Case Number", "Case Name", "Election Held Date", "Num Eligible Voters", "Labor Org 1 Name")
YEARLY_COLUMNS = Columns(
    required=YEARLY_NEEDED,
    optional=(*(name for name in YEARLY_NAMES if name not in YEARLY_NEEDED), WIN, LOSS),
    left_aside=("Region", "Case ID", TYPE),
)
DAYS = frozenset({e.FILED, e.CLOSED, e.TALLIED})


def read_recent(row: Row) -> Iterator[Record]:
    """The vote with its tally, as the release has it; of the texts about units, that of the row's own."""
    texts = {unit: row.pop(column) for unit, column in VOTING_UNIT.items()}
    row.cells[e.DETERMINED] = texts.get(row.cells.get("Unit ID", ""), "")
    yield from _read(row, RECENT, RECENT_NAMES)


def read_yearly(row: Row) -> Iterator[Record]:
    """The vote. Where one union stood and a representative was certified, it is that one."""
    if row.is_remark():
        return
    won, lost = row.pop(WIN) == "WON", bool(row.pop(LOSS))
    stood = [name for name in ("Labor Org 1 Name", "Labor Org 2 Name", "Labor Org3") if row.cells.get(name)]
    if won and not lost and len(stood) == 1:
        row.cells["Union To Certify"] = row.cells[stood[0]]
    yield from _read(row, YEARLY, YEARLY_NAMES)


def _read(row: Row, source: SourceInfo, names: Mapping[str, str]) -> Iterator[Record]:
    row.cells = {names.get(column, column): cell for column, cell in row.cells.items() if column not in YEARLY_COLUMNS.left_aside}
    for column in DAYS & row.cells.keys():
        row.cells[column] = row.take(column, day) or ""
    yield from e.read_tally(row, source)
    written = {known: column for column, known in names.items()}
    row.problems = [replace(problem, column=written.get(problem.column, problem.column)) for problem in row.problems]


LAYOUTS = (spelled(RECENT, RECENT_COLUMNS, read_recent), spelled(YEARLY, YEARLY_COLUMNS, read_yearly))
