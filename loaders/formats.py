"""Every format that can be loaded. A new one is a module with SOURCE, recognises() and read_row(), and a line here."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
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
    nlrb_cases,
    nlrb_decisions,
    nlrb_elections,
    nlrb_unions,
    oecd,
    olms_names,
    open_supply_hub,
    world_bank,
)
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
    and go: nothing of them is read. `looks` is for rows that say too
    little by themselves: it looks through the table first, and gives the function that then reads the rows.
    """

    source: SourceInfo
    columns: frozenset[str]
    known_by: Callable[[Sequence[str]], bool]
    reads: Callable[[Row], Iterator[Record]]
    looks: Callable[[Table], Callable[[Row], Iterator[Record]]] | None = None
    fits: Callable[[Sequence[Row]], bool] = lambda _rows: True  # tells apart layouts with one header
    aside: re.Pattern[str] = re.compile(r"(?!)")

    @property
    def name(self) -> str:
        """Name of the format: that of the data set."""
        return self.source.id

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is of this format."""
        return self.known_by(header)

    def header_faults(self, header: Sequence[str]) -> list[tuple[str, str]]:
        """Columns that the loader does not know, and those that are no longer there."""
        if not self.columns:
            return []
        missing = sorted(self.columns.difference(header))
        others = [name for name in header if name not in self.columns and not self.aside.fullmatch(name)]
        faults = [(name, _changed(name, missing)) for name in others]
        gone = _("the column is missing: the publisher changed the file, or it was cut; load the file as published")
        return faults + [(name, gone) for name in missing]

    def read_row(self, row: Row) -> Iterator[Record]:
        """The records in a row."""
        return self.reads(row)


def _changed(name: str, missing: Iterable[str]) -> str:
    said = _("is a column that this format does not know: load the file as published")
    hint = nearest(name, missing)
    return f"{said}; {hint}" if hint else said


def _published(module: ModuleType) -> Published:
    columns, looks = frozenset(getattr(module, "COLUMNS", ())), getattr(module, "reader", None)
    more = {name: found for name, key in (("fits", "fits"), ("aside", "LEFT_ASIDE")) if (found := getattr(module, key, None))}
    return Published(module.SOURCE, columns, module.recognises, module.read_row, looks, **more)


def _layouts(module: ModuleType) -> Iterator[Published]:
    for layout in module.LAYOUTS:
        yield Published(layout.source, layout.columns, layout.recognises, layout.read_row, layout.looks, layout.fits)


FORMATS: tuple[Format, ...] = (
    *TEMPLATES,
    _published(gem),
    *_layouts(gem_tracker),
    _published(cfcrl),
    _published(gleif_lei),
    _published(gleif_relationships),
    _published(gleif_exceptions),
    _published(gleif_legal_forms),
    _published(bods),
    _published(followthemoney),
    _published(gem_mines),
    _published(chile_unions),
    _published(nlrb_elections),
    _published(nlrb_unions),
    _published(nlrb_cases),
    _published(nlrb_decisions),
    _published(labor_action_tracker),
    _published(olms_names),
    _published(facility_lists),
    _published(open_supply_hub),
    *_layouts(ilostat),
    *_layouts(ilo_wage_report),
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
    looks = known.looks if isinstance(known, Published) else None
    return looks(table) if looks else known.read_row
