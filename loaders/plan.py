"""What is going to be loaded: every file opened, its header checked and its date settled, before the first write."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias, cast

from graph_schema.language import _
from loaders.contents import Content, contents
from loaders.formats import Format, recognise
from loaders.record_columns import with_columns
from loaders.refused import why_unknown
from loaders.report import FileReport, Report
from loaders.rows import Problem, Row, Table, Unreadable
from loaders.tables import find_files, tables_in
from loaders.templates import NodeTemplate, TieTemplate
from loaders.values import DAY, Wrong, day

# A date, or digits alone, perhaps with a time, as in `20240528-0800-gleif-goldencopy-rr-golden-copy.csv`.
DATE_IN_NAME = re.compile(
    r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])"
    r"|(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:[0-9]{4}|[0-9]{6})?(?![0-9])"
)
MONTHS = "january february march april may june july august september october november december".split()
# A month in words, as in `Global Iron Ore Mines Tracker - November 2024.xlsx`.
MONTH_IN_NAME = re.compile(rf"\b({'|'.join(MONTHS)})[-_ ]((?:19|20)[0-9]{{2}})\b", re.IGNORECASE)
# The folder of a version of a data set, as OpenSanctions calls it: `20240528014702-pfh/entities.delta.json`.
VERSION = re.compile(r"[0-9]{14}-[a-z0-9]{3}")

Known: TypeAlias = tuple[Table, Format | None]


@dataclass(frozen=True)
class Work:
    """One table to be loaded, with its format, its date and the place where its rows are counted."""

    table: Table
    format: Format
    edition: str
    counts: FileReport

    @property
    def rank(self) -> int:
        """Things before ties: fewer ends are bare on the way. The graph is the same in any order."""
        return 1 if isinstance(self.format, TieTemplate) else 0


def make_plan(paths: Iterable[str | Path], retrieved: str | None, report: Report, mapping: Format | None = None) -> list[Work]:
    """The tables to be loaded, things before ties; what cannot be loaded is in the report.

    With a `mapping`, the files are what it says, and no format is recognised. Raises Fault for a path that does not exist.
    """
    plan: list[Work] = []
    for path in find_files(paths):
        try:
            held = contents(path)
        except Unreadable as unreadable:
            _unread(str(path), unreadable, report)
            continue
        read = [(content.file, _known(content, report, mapping)) for content in held]
        some_known = any(format_ for _file, known in read for _table, format_ in known)
        for file, known in read:
            plan += _of_file(file, known, retrieved, report, is_beside_known=some_known and len(read) > 1)
    return sorted(plan, key=lambda work: work.rank)


def _beginning(table: Table) -> list[Row]:
    return list(islice((row for row in table.rows() if not row.problems), 2))


def _unread(file: str, unreadable: Unreadable, report: Report) -> None:
    report.files.append(FileReport(file, ""))
    report.add(unreadable.problem)


def _known(content: Content, report: Report, mapping: Format | None) -> list[Known]:
    """The tables of a content with their formats; none where it cannot be read, which is then reported."""
    try:
        tables = [with_columns(table) for table in tables_in(content)] if mapping else tables_in(content)
    except Unreadable as unreadable:
        _unread(content.file, unreadable, report)
        return []
    return _mapped(tables, mapping) if mapping else [(t, recognise(t.header, partial(_beginning, t))) for t in tables]


def _mapped(tables: Sequence[Table], mapping: Format) -> list[Known]:
    """The tables that have columns of the mapping; the first where none has, so that its header says what is missing."""
    found = [table for table in tables if mapping.recognises(table.header)] or tables[:1]
    return [(table, mapping if table in found else None) for table in tables]


def _of_file(
    path: str, known: Sequence[Known], retrieved: str | None, report: Report, *, is_beside_known: bool
) -> list[Work]:  # fmt: skip
    """What is to be read of a file. A packed one of no known format is a note where the archive holds one that is known."""
    found = [(table, format_) for table, format_ in known if format_ is not None]
    if known and not found and is_beside_known:
        message = _("{file} is of no known format and was not read; others in the archive were")
        report.notes.append(message.format(file=path))
    elif known and not found:
        first = known[0][0]
        report.files.append(FileReport(path, ""))
        report.add(Problem(path, first.header_line, "header", why_unknown(first.header)))
    for table, format_ in known:
        if found and format_ is None:
            message = _("{file}: the sheet {sheet} is of no known format and was not read")
            report.notes.append(message.format(file=path, sheet=table.sheet))
    if len(found) > 1:  # what is wrong in line 7 is wrong on one of the sheets
        found = [(replace(cast(Any, table), file=f"{table.file}#{table.sheet}"), format_) for table, format_ in found]
    return [work for table, format_ in found for work in _of_table(table, format_, retrieved, report)]


def _of_table(table: Table, format_: Format, retrieved: str | None, report: Report) -> list[Work]:
    counts = FileReport(table.file, format_.name)
    report.files.append(counts)
    faults = format_.header_faults(table.header)
    for column, message in faults:
        report.add(Problem(table.file, table.header_line, column, message))
    if faults:
        return []
    edition = _edition(table, retrieved, report) if format_.source else ""
    return [Work(table, format_, edition, counts)]


def _edition(table: Table, retrieved: str | None, report: Report) -> str:
    """The date of a publisher's file: as given, else as its name says, else its last change; never today's."""
    if retrieved:
        return retrieved
    if named := _named(table):
        edition, why = named, _("from its name")
    elif table.edition:
        edition, why = table.edition, _("as the file itself says")
    else:
        changed = datetime.datetime.fromtimestamp(table.content.path.stat().st_mtime, datetime.UTC)
        edition, why = changed.date().isoformat(), _("the file's last change on this disk")
    report.dated.setdefault((edition, why), []).append(table.file)
    return edition


def _named(table: Table) -> str:
    """The date in the name of a file, of the archive it is in, or of the folder of a version; empty where there is none."""
    path = table.content.path
    folders = [path.parent.name] if VERSION.fullmatch(path.parent.name) else []
    for name in (Path(table.content.file).name, path.name, *folders):
        for found in DATE_IN_NAME.finditer(name):
            date = "-".join(part for part in found.groups() if part)
            if DAY.fullmatch(date) and _exists(date):
                return date
        if month := MONTH_IN_NAME.search(name.replace("_", " ")):
            return f"{month[2]}-{MONTHS.index(month[1].lower()) + 1:02}"
    return ""


def _exists(date: str) -> bool:
    try:
        return bool(day(date))
    except Wrong:
        return False


def sources_of(plan: Iterable[Work]) -> set[str]:
    """Every source that the files of a plan speak for."""
    return {source for work in plan for source in _sources(work)}


def _sources(work: Work) -> set[str]:
    if work.format.source:
        return {work.format.source.id}
    own = isinstance(work.format, NodeTemplate) and work.format.type.label == "Source"
    column = work.format.key if own and isinstance(work.format, NodeTemplate) else "source"
    return {cell for row in work.table.rows() if (cell := row.cells.get(column, ""))}
