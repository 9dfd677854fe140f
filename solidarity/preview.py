"""What the first rows of a file become by a map, for people to look at before they load it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from graph_schema.claims import text_of
from graph_schema.language import _
from graph_schema.records import NodeRecord, Properties, Record, TieRecord
from loaders.load import planned
from loaders.mapping import Mapping

ROWS = 5  # of each table


def preview(paths: Sequence[Path], mapping: Mapping, retrieved: str | None) -> Iterator[str]:
    """The first rows of each table as lines: each thing and tie with what is said of it, or what is wrong with the row."""
    _report, plan = planned(paths, retrieved, mapping)
    for work in plan:
        for row in islice(work.table.rows(work.edition), ROWS):
            found = [] if row.problems else list(mapping.read_row(row))
            yield _("{file}, line {line}").format(file=row.file, line=row.line)
            yield from (f"    {problem.column}: {problem.message}" for problem in row.problems)
            for record in found:
                yield from _lines(record)


def _lines(record: Record) -> Iterator[str]:
    if isinstance(record, NodeRecord):
        yield f"    {record.label} {record.id}"
    elif isinstance(record, TieRecord):
        yield f"    {record.start} -{record.name}-> {record.end}"
    if isinstance(record, (NodeRecord, TieRecord)):  # a map of columns takes nothing back
        yield from _said(record.properties)


def _said(properties: Properties) -> Iterator[str]:
    for name, value in properties.items():
        yield f"        {name}: {value if isinstance(value, str) else text_of(value)}"
