"""What became of each file and each row of a load."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph_schema.language import _, ngettext
from loaders.rows import Problem, one_line

# Beyond this, a reader mends the first ones and loads again; memory must not grow with the number of mistakes.
PROBLEM_LIMIT = 10_000
SAME_LIMIT = 1_000  # of one kind in one file, so that a flood of them leaves room for the others
NAMED = 5  # values, and stretches of lines, that are named behind a problem of several rows
QUOTED = re.compile(r'"[^"]*"')  # the value that a message begins with


@dataclass
class FileReport:
    """The rows of one file: each one read was loaded, merged, unchanged or reported.

    Loaded: its subject was new. Merged: its subject was known, and the row adds to it or says it once more. Unchanged: the
    graph said all of it before this load.
    """

    path: str
    format: str
    read: int = 0
    loaded: int = 0
    merged: int = 0
    unchanged: int = 0
    reported: int = 0

    def counts(self) -> tuple[int, int, int, int, int]:
        """Read, loaded, merged, unchanged, reported."""
        return self.read, self.loaded, self.merged, self.unchanged, self.reported


@dataclass
class Report:
    """The whole load. `notes` say what a reader should know but need not mend; `dated`: (date, where it is from) -> files."""

    files: list[FileReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    more: int = 0
    _same: dict[tuple[str, str, str], int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    dated: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was reported."""
        return not self.problems

    def add(self, problem: Problem) -> None:
        """Keep a problem, or only count it where there are too many."""
        kind = (problem.file, problem.column, problem.message)
        seen = self._same.get(kind, 0)
        if len(self.problems) < PROBLEM_LIMIT and seen < SAME_LIMIT:
            self.problems.append(problem)
        else:
            self.more += 1
        if seen or len(self._same) < PROBLEM_LIMIT:
            self._same[kind] = seen + 1

    def listed(self) -> list[Problem]:
        """The problems kept, and a last one that says how many more there are."""
        if not self.more:
            return self.problems
        said = ngettext("and {count} more problem: mend these first", "and {count} more problems: mend these first", self.more)
        last = self.problems[-1]
        return [*self.problems, Problem(last.file, last.line, "file", said.format(count=self.more))]

    def told(self) -> Iterator[str]:
        """The problems for a reader: what several rows of a file have in common is said once, of what else and in which lines."""
        kinds: dict[tuple[str, str, str], list[Problem]] = {}
        for problem in self.problems:
            kinds.setdefault((problem.file, problem.column, QUOTED.sub("", problem.message)), []).append(problem)
        told = 0
        for alike in kinds.values():
            count = sum(self._same[kind] for kind in dict.fromkeys((p.file, p.column, p.message) for p in alike))
            told += count
            yield str(alike[0]) + _others(alike, count)
        if rest := self.more + len(self.problems) - told:
            said = ngettext("and {count} more problem: mend these first", "and {count} more problems: mend these first", rest)
            yield said.format(count=rest)

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        names = ("read", "loaded", "merged", "unchanged", "reported")
        return {
            "files": [{"path": f.path, "format": f.format, **dict(zip(names, f.counts(), strict=True))} for f in self.files],
            "problems": [{"file": p.file, "line": p.line, "column": p.column, "message": p.message} for p in self.listed()],
        }

    def table(self) -> str:
        """The counts of each file in columns, with their sums, then the notes."""
        head = (_("file"), _("format"), _("read"), _("loaded"), _("merged"), _("unchanged"), _("reported"))
        rows = [(one_line(f.path), f.format or "-", *map(str, f.counts())) for f in self.files]
        sums = [sum(column) for column in zip(*(f.counts() for f in self.files), strict=True)] or [0, 0, 0, 0, 0]
        lines = [head, *rows, (_("total"), "", *map(str, sums))]
        widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
        return "\n".join([*(_aligned(line, widths) for line in lines), *map(one_line, (*self.notes, *self._dates()))])

    def _dates(self) -> Iterator[str]:
        """Which date was taken for the files that do not name one row by row."""
        for (date, why), files in sorted(self.dated.items()):
            which = (
                files[0] if len(files) == 1 else ngettext("{count} file", "{count} files", len(files)).format(count=len(files))
            )
            message = _("{file}: dated {date} ({why}); give another date with --retrieved")
            yield message.format(file=which, date=date, why=why)


def _others(alike: list[Problem], count: int) -> str:
    """Of what else the same was said and where, as far as a reader looks; nothing for a single row."""
    quoted = [found[0] for p in alike if (found := QUOTED.match(p.message))]
    values = [value for value in dict.fromkeys(quoted) if value != quoted[0]]
    parts = [_listed(values)] if values else []
    runs = _runs([p.line for p in alike[1:]])
    if count > len(alike) or len(runs) > NAMED:
        parts.append(ngettext("in {count} more row", "in {count} more rows", count - 1).format(count=count - 1))
    elif runs:
        parts.append(_("in lines {places}").format(places=", ".join(runs)))
    return " (" + _("the same {what}").format(what="; ".join(parts)) + ")" if parts else ""


def _listed(values: list[str]) -> str:
    listed = ", ".join(values[:NAMED])
    more = len(values) - NAMED
    if more > 0:
        return ngettext("of {values} and {count} other", "of {values} and {count} others", more).format(values=listed, count=more)
    return _("of {values}").format(values=listed)


def _runs(lines: list[int]) -> list[str]:
    """Lines, those that follow each other as a stretch: `3-5`, `9`."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1][1:] = [line]
        else:
            runs.append([line])
    return ["-".join(map(str, run)) for run in runs]


def _aligned(line: tuple[str, ...], widths: list[int]) -> str:
    cells = [cell.ljust(width) if n < 2 else cell.rjust(width) for n, (cell, width) in enumerate(zip(line, widths, strict=True))]
    return "  ".join(cells).rstrip()
