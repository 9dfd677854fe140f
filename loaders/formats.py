"""Every format that can be loaded. A new one is a module with SOURCE, recognises() and read_row(), and a line here."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import ModuleType
from typing import Protocol

from graph_schema.language import _
from graph_schema.records import Record
from loaders import (
    bods,
    cfcrl,
    chile_unions,
    ecb,
    facility_lists,
    followthemoney,
    gem,
    gem_mines,
    gem_tracker,
    gleif_exceptions,
    gleif_legal_forms,
    gleif_lei,
    gleif_relationships,
    ilo_wage_report,
    ilostat,
    labor_action_tracker,
    living_wages,
    macro_tables,
    nlrb_case_search,
    nlrb_cases,
    nlrb_decisions,
    nlrb_elections,
    nlrb_results,
    nlrb_unions,
    oecd,
    oecd_sdmx,
    olms_names,
    open_supply_hub,
    world_bank,
)
from loaders.columns import Columns
from loaders.rows import Row, Table
from loaders.source import SourceInfo
from loaders.templates import TEMPLATES
from loaders.values import nearest


class Format(Protocol):
    """How one kind of file is known and read. `source` is None where each row names its own."""

    @property
    def name(self) -> str: ...

    @property
    def source(self) -> SourceInfo | None: ...

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is of this format."""
        ...

    def header_faults(self, header: Sequence[str]) -> list[tuple[str, str]]:
        """What is wrong with the header, as (column, message)."""
        ...

    def read_row(self, row: Row) -> Iterator[Record]:
        """The records in a row; none where the row has problems. Pure."""
        ...


@dataclass(frozen=True)
class Published:
    """A publisher's own file, untouched. Its header must be as it was when the loader was written, but for what is left aside.

    Without `columns` (records of JSON and XML have no header) each row is checked by itself. `aside` are columns that may come
    and go: nothing of them is read. `looks` is for rows that say too little by themselves: it looks through the table first, and
    gives the function that then reads the rows. `spelled` is for editions that differ in how columns are called.
    """

    source: SourceInfo
    columns: frozenset[str]
    known_by: Callable[[Sequence[str]], bool]
    reads: Callable[[Row], Iterator[Record]]
    looks: Callable[[Table], Callable[[Row], Iterator[Record]]] | None = None
    fits: Callable[[Sequence[Row]], bool] = lambda _rows: True  # tells apart layouts with one header
    aside: re.Pattern[str] = re.compile(r"(?!)")
    spelled: Columns | None = None

    @property
    def name(self) -> str:
        """Name of the format: that of the data set."""
        return self.source.id

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is of this format."""
        return self.known_by(self.named(header))

    def named(self, header: Sequence[str]) -> Sequence[str]:
        """The header with the names of columns that the loader knows."""
        return self.spelled.named(header) if self.spelled else header

    def header_faults(self, header: Sequence[str]) -> list[tuple[str, str]]:
        """Columns that the loader does not know, those that are twice there, and those that are no longer there."""
        if not self.columns:
            return []
        names = self.named(header)
        missing = sorted((set(self.spelled.required) if self.spelled else self.columns).difference(names))
        others = [name for name in names if name not in self.columns and not self.aside.fullmatch(name)]
        faults = [(name, _changed(name, missing)) for name in others]
        twice = _("the column {name} is there twice: keep one")
        faults += [(name, twice.format(name=name)) for name, times in Counter(names).items() if times > 1]
        gone = _("the column is missing: the publisher changed the file, or it was cut; load the file as published")
        return faults + [(name, gone) for name in missing]

    def read_row(self, row: Row) -> Iterator[Record]:
        """The records in a row."""
        return self.reads(row)


def _changed(name: str, missing: Iterable[str]) -> str:
    said = _("is a column that this format does not know: load the file as published; if it is new there, take the column out")
    hint = nearest(name, missing)
    return f"{said}; {hint}" if hint else said


def _published(module: ModuleType) -> Published:
    columns, looks = frozenset(getattr(module, "COLUMNS", ())), getattr(module, "reader", None)
    more = {name: found for name, key in (("fits", "fits"), ("aside", "LEFT_ASIDE")) if (found := getattr(module, key, None))}
    return Published(module.SOURCE, columns, module.recognises, module.read_row, looks, **more)


def _layouts(module: ModuleType) -> Iterator[Published]:
    for layout in module.LAYOUTS:
        yield Published(
            layout.source, layout.columns, layout.recognises, layout.read_row, layout.looks, layout.fits, spelled=layout.spelled
        )


FORMATS: tuple[Format, ...] = (
    *TEMPLATES,
    _published(gem),
    *_layouts(gem_tracker),
    *_layouts(cfcrl),
    _published(gleif_lei),
    _published(gleif_relationships),
    _published(gleif_exceptions),
    _published(gleif_legal_forms),
    _published(bods),
    _published(followthemoney),
    _published(gem_mines),
    *_layouts(chile_unions),
    _published(nlrb_elections),
    *_layouts(nlrb_results),
    _published(nlrb_unions),
    _published(nlrb_cases),
    *_layouts(nlrb_case_search),
    _published(nlrb_decisions),
    *_layouts(labor_action_tracker),
    _published(olms_names),
    _published(facility_lists),
    _published(open_supply_hub),
    *_layouts(ilostat),
    *_layouts(ilo_wage_report),
    *_layouts(oecd_sdmx),
    *_layouts(oecd),
    *_layouts(world_bank),
    *_layouts(macro_tables),
    *_layouts(ecb),
    *_layouts(living_wages),
)


def recognise(header: Sequence[str], beginning: Callable[[], Sequence[Row]] = tuple) -> Format | None:
    """The format of a file with this header, or None. `beginning` gives the first rows where several formats have this header."""
    found = [known for known in FORMATS if known.recognises(header)]
    if len(found) < 2:
        return found[0] if found else None
    rows = beginning()
    return next((known for known in found if not isinstance(known, Published) or known.fits(rows)), None)


def reader(known: Format, table: Table) -> Callable[[Row], Iterator[Record]]:
    """How the rows of this table are read, after a look through it where the format needs one."""
    if not isinstance(known, Published):
        return known.read_row
    reads = known.looks(table) if known.looks else known.reads
    return partial(_renamed, reads, known.spelled) if known.spelled else reads


def _renamed(reads: Callable[[Row], Iterator[Record]], spelled: Columns, row: Row) -> Iterator[Record]:
    """The records of a row whose columns are otherwise called than the loader knows them; problems name the file's columns."""
    written = dict(zip(spelled.named(row.cells), row.cells, strict=True))
    if all(known == name for known, name in written.items()):
        yield from reads(row)
        return
    row.cells = {known: row.cells[name] for known, name in written.items()}
    yield from reads(row)
    row.problems = [replace(problem, column=written.get(problem.column, problem.column)) for problem in row.problems]
