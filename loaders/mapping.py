"""A table of any publisher, read as a map of its columns says: no Python, and as strict as every other format.

Every column is used or set aside by name, every cell is read as the ontology has it, and what a row says of a thing that its
id does not name is reported. Whose name may be a natural person's is reported too: doubt makes a person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from graph_schema.identity import coded_id, fold, name_id
from graph_schema.language import _
from graph_schema.ontology import EMPLOYER, WORKSITE
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord, Value
from loaders import values
from loaders.mapping_cell import Cell
from loaders.mapping_file import WORLD, CodeId, MapFile, NameId, Said, Thing, Tie, read_map
from loaders.personal_names import may_be_person
from loaders.rows import WHOLE_ROW, Row
from loaders.source import SourceInfo

NAME = "csv-mapping"
BELOW = ".*"  # at the end of an ignored column: all whose names begin so
ROUNDED = re.compile(r"[0-9][.,][0-9]+[eE]\+?[0-9]+|[0-9]+[eE]\+[0-9]+")
# Names in place of a name: owners that are nobody in particular.
NOBODY = frozenset(
    (
        "unknown", "not known", "na", "none", "nil", "tbd", "various", "other", "others", "desconocido", "no disponible",
        "varios", "otros", "sin dato", "persona fisica", "natural person", "natural persons", "natural person s",
        "small shareholders", "small shareholder s",
    )
)  # fmt: skip
Ends: TypeAlias = dict[str, str]


def mapping(path: str | Path) -> "Mapping":
    """The format that a map makes. Raises Fault that says what is wrong with the map."""
    return Mapping(read_map(path), str(path))


@dataclass(frozen=True)
class Mapping:
    """A format made by a map; `file` is where it stands."""

    map: MapFile
    file: str
    name: str = field(default=NAME, init=False)

    @property
    def source(self) -> SourceInfo:
        """The data set, as the map names it."""
        return self.map.source

    @property
    def retrieved(self) -> str:
        """The date that the map gives for all rows, to be handed to `load`; empty where it gives none, or names a column."""
        cell = self.map.retrieved
        return str(cell.constant) if cell and cell.constant else ""

    @cached_property
    def used(self) -> dict[str, int]:
        """Every column that the map uses, with the line that names it first; 0 where the line is not kept."""
        found: dict[str, int] = {}
        for cell in self._cells():
            if cell.column:
                found.setdefault(cell.column, cell.line)
        for columns in (self.map.record, *(part.record or () for part in self.map.parts)):
            for column in columns:
                found.setdefault(column, 0)
        for thing in self.map.things:
            for column in thing.id.columns if isinstance(thing.id, CodeId) else ():
                found.setdefault(column, 0)
        return found

    def _cells(self) -> Iterator[Cell]:
        yield from filter(None, (self.map.retrieved, self.map.locator))
        for thing in self.map.things:
            if isinstance(thing.id, NameId):
                yield from filter(None, (thing.id.country, thing.id.name, thing.id.place))
        for part in self.map.parts:
            for _property, cells in part.said:
                yield from cells

    @cached_property
    def own(self) -> dict[str, tuple[str, ...]]:
        """The columns that only one thing or tie says something with, by its label or place: filled, they want its id."""
        named = {thing.label: _columns(thing.said) for thing in self.map.things}
        named |= {str(place): _columns(tie.said) for place, tie in enumerate(self.map.ties)}
        everywhere = [column for columns in named.values() for column in columns]
        return {key: tuple(c for c in columns if everywhere.count(c) == 1) for key, columns in named.items()}

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a table has any of the map's columns."""
        return not self.used.keys().isdisjoint(header)

    def header_faults(self, header: Sequence[str]) -> list[tuple[str, str]]:
        """Columns neither used nor left aside, and those that the map uses and the table does not have."""
        unknown = [name for name in header if name not in self.used and not self._ignores(name)]
        missing = [name for name in self.used if name not in header]
        said = _("is neither used nor left aside by {map}: use it, or add it to `ignore`").format(map=self.file)
        faults = [(name, _hinted(said, name, missing)) for name in unknown]
        for name in missing:
            place = f"{self.file}:{self.used[name]}" if self.used[name] else self.file
            gone = _("the column is not in the table, but {map} uses it").format(map=place)
            faults.append((name, _hinted(gone, name, unknown)))
        return faults

    def _ignores(self, column: str) -> bool:
        below = (name.removesuffix("*") for name in self.map.ignore if name.endswith(BELOW))
        return column in self.map.ignore or column.startswith(tuple(below))

    def read_row(self, row: Row) -> Iterator[Record]:
        """The things and ties in a row, in the map's order; the first is what the row is there for."""
        for column, text in row.cells.items():
            if text in self.map.empty:
                row.cells[column] = ""
        reading = _Reading(self, row)
        found = [*reading.things(), *reading.ties()]
        row.finish(ignore=[name for name in row.cells if name in self.used or self._ignores(name)])
        if not found and not row.problems:
            row.wrong(WHOLE_ROW, _("says nothing of what the map is about: fill in the ids, or take the row out"))
        return iter(() if row.problems else found)


class _Reading:
    """One row being read; what is wrong with it is noted in the row."""

    def __init__(self, mapping: Mapping, row: Row) -> None:
        self.mapping = mapping
        self.map = mapping.map
        self.row = row
        self.ids: Ends = {}
        self.said: dict[int, Value | None] = {}  # by the cell's identity: one mistake is noted once

    def _wrong(self, column: str, message: str) -> None:
        """Note what is wrong, once for a column that several things use."""
        if not any((known.column, known.message) == (column, message) for known in self.row.problems):
            self.row.wrong(column, message)

    def _empty(self, column: str) -> None:
        """Note that a cell says nothing that must say something, unless it says it wrongly."""
        if not any(problem.column == column for problem in self.row.problems):
            self.row.wrong(column, _("is empty, and must be filled in"))

    def things(self) -> Iterator[Record]:
        """A record of each thing that the row names."""
        subject = next((thing for thing in self.map.things if thing.said), None)
        for thing in self.map.things:
            id_ = self._id(thing, needed=thing is subject)
            if id_:
                self.ids[thing.label] = id_
            elif id_ is None:
                self._check_absent(self.mapping.own[thing.label], thing.label)
                continue
            properties = self._properties(thing.said)
            self._check_names(thing, properties)
            if thing.said and id_ and (evidence := self._evidence(thing)):
                yield NodeRecord(thing.type.label, id_, properties, evidence)

    def ties(self) -> Iterator[Record]:
        """A record of each tie both of whose ends are there."""
        labels = {thing.label: thing.type.label for thing in self.map.things}
        for place, tie in enumerate(self.map.ties):
            start, end = self.ids.get(tie.start), self.ids.get(tie.end)
            if not start or not end:
                self._check_absent(self.mapping.own[str(place)], f"{tie.start} {tie.type.title} {tie.end}")
                continue
            if start == end:
                message = _("{start} and {end} are the same: a tie leads from one thing to another")
                self._wrong(WHOLE_ROW, message.format(start=tie.start, end=tie.end))
            properties = self._properties(tie.said)
            if evidence := self._evidence(tie):
                yield TieRecord(tie.type.name, labels[tie.start], start, labels[tie.end], end, evidence, properties)

    # ------------------------------------------------------------------------------------------------------------ ids
    def _id(self, thing: Thing, needed: bool) -> str | None:
        """The thing's id; None where the row does not name it, empty where it names it wrongly."""
        id_ = self._code(thing.id) if isinstance(thing.id, CodeId) else self._name(thing.id)
        if id_ is None and needed:
            self._empty(thing.id.columns[0] if isinstance(thing.id, CodeId) else thing.id.name.column)
            return ""
        return id_

    def _code(self, id_: CodeId) -> str | None:
        codes = [self.row.cells.get(column, "") for column in id_.columns]
        if not any(codes):
            return None
        for column, code in zip(id_.columns, codes, strict=True):
            if not code:
                self._empty(column)
            elif ROUNDED.fullmatch(code):
                self._wrong(column, _("was rounded by a spreadsheet (2.02E+11): get the file as it was published"))
        return self._checked(id_.columns[0], coded_id(id_.scheme, ":".join(codes)))

    def _name(self, id_: NameId) -> str | None:
        name, country = self._value(id_.name), self._value(id_.country)
        place = self._value(id_.place) if id_.place else None
        if not name:
            return "" if self.row.cells.get(id_.name.column) else None
        if not country:
            self._empty(id_.country.column)
        if not fold(str(name)):
            self._wrong(id_.name.column, _("holds neither letter nor digit: fill in the name"))
        elif country:
            id_text = name_id("" if country == WORLD else str(country), str(name), str(place or ""))
            return self._checked(id_.name.column, id_text)
        return ""

    def _checked(self, column: str, id_: str) -> str:
        try:
            return values.identifier(id_)
        except values.Wrong:
            self._wrong(column, _("makes no id: it holds | or a line end"))
            return ""

    # --------------------------------------------------------------------------------------------------------- values
    def _value(self, cell: Cell) -> Value | None:
        """What a cell says; None where it is empty or wrong (then it is noted)."""
        if not cell.column:
            return cell.constant
        if id(cell) not in self.said:
            self.said[id(cell)] = self._read(cell)
        return self.said[id(cell)]

    def _read(self, cell: Cell) -> Value | None:
        text = self.row.cells.get(cell.column, "")
        try:
            return cell.read(text) if text else None
        except values.Wrong as wrong:
            self._wrong(cell.column, str(wrong))
            return None

    def _properties(self, said: Said) -> Properties:
        found: Properties = {}
        for declared, cells in said:
            value = self._joined(cells)
            if value is not None:
                found[declared.name] = value
            elif declared.required:
                self._empty(cells[0].column)
        return found

    def _joined(self, cells: tuple[Cell, ...]) -> Value | None:
        parts = [part for cell in cells if (part := self._value(cell)) is not None]
        if len(cells) == 1 or not parts:
            return parts[0] if parts else None
        if isinstance(parts[0], list):
            return list(dict.fromkeys(text for part in parts if isinstance(part, list) for text in part))
        return ", ".join(dict.fromkeys(map(str, parts)))

    # ------------------------------------------------------------------------------------------------------- checks
    def _check_absent(self, columns: tuple[str, ...], what: str) -> None:
        """Report what the row says of a thing or tie that it does not name, unless something else is wrong with it."""
        for column in () if self.row.problems else columns:
            if self.row.cells.get(column):
                self._wrong(column, _("speaks of {thing}, which the row does not name").format(thing=what))

    def _check_names(self, thing: Thing, properties: Properties) -> None:
        """Nobody in particular is no thing, and a natural person is none either."""
        aliases = properties.get("aliases", [])
        names = [str(properties.get("name", "")), *(aliases if isinstance(aliases, list) else [])]
        if isinstance(thing.id, NameId):
            names.append(str(self._value(thing.id.name) or ""))
        if any(fold(name) in NOBODY for name in names):
            self._wrong(_name_column(thing), _("names nobody in particular: add the word to `empty` in the map"))
        doubtful = (name for name in names if name and name not in self.map.organisations)
        if thing.type in (EMPLOYER, WORKSITE) and any(map(may_be_person, doubtful)):
            message = _(
                "may be a natural person's name, of whom nothing is kept: leave the row out, or, if it is surely an "
                "organisation's, add it to `organisations` in the map"
            )
            self._wrong(_name_column(thing), message)

    # ----------------------------------------------------------------------------------------------------- evidence
    def _evidence(self, of: Thing | Tie) -> Evidence | None:
        stated = self._value(self.map.retrieved) if self.map.retrieved and self.map.retrieved.column else self.row.edition
        if not stated:
            self._empty(self.map.retrieved.column if self.map.retrieved else WHOLE_ROW)
            return None
        locator = self._value(self.map.locator) if self.map.locator else None
        places = tuple(locator) if isinstance(locator, list) else ()
        columns = self.map.record if of.record is None else of.record
        record = ":".join(filter(None, (self.row.cells.get(column, "") for column in columns)))
        source = self.map.source
        citation = f"{source.publisher}: {source.title} ({stated})"
        return Evidence(
            source.id, str(stated), self.map.confidence, record, places, (citation,) * max(1, len(places)), self.map.visibility
        )


def _name_column(thing: Thing) -> str:
    """Where the thing's name stands; the whole row where it is made of several or of none."""
    cells = next((cells for declared, cells in thing.said if declared.name == "name"), ())
    first = cells[0] if cells else thing.id.name if isinstance(thing.id, NameId) else None
    return (first.column if first else "") or WHOLE_ROW


def _columns(said: Said) -> list[str]:
    return list(dict.fromkeys(cell.column for _declared, cells in said for cell in cells if cell.column))


def _hinted(said: str, name: str, others: Sequence[str]) -> str:
    hint = values.nearest(name, others)
    return f"{said}; {hint}" if hint else said
