"""The project's own format: one CSV file for each type, made from the ontology. A file is known by its header alone.

A node file has the column `<type>_id`, a tie file `<tie>_start` and `<tie>_end`; then come the type's properties by
name and the evidence. Columns may come in any order, and those that are not required may be missing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from graph_schema.language import _
from graph_schema.model import Kind, NodeType, Property, RelType
from graph_schema.ontology import ONTOLOGY, SOURCE
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from graph_schema.shared_properties import EVIDENCE, IDENTIFIERS
from loaders import values
from loaders.rows import Cells, Row
from loaders.source import SourceInfo

Fault = tuple[str, str]

NEAR = 0.75  # how like a key a column must be: `fundado` is not meant to be funds_end
OF_A_SOURCE = ("retrieved", "confidence", "visibility")
CONFIDENCES = tuple(next(p for p in EVIDENCE if p.name == "confidence").words)
VISIBILITIES = tuple(next(p for p in EVIDENCE if p.name == "visibility").words)


def snake(label: str) -> str:
    """`WorksCouncil` as `works_council`, `TOOK_PART_IN` as `took_part_in`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", label).lower()


def _readers(properties: Sequence[Property]) -> Cells:
    return tuple((p.name, values.identifiers if p.name == IDENTIFIERS.name else values.reader(p), p.required) for p in properties)


@dataclass(frozen=True)
class NodeTemplate:
    """The file of one type of thing."""

    type: NodeType
    source: SourceInfo | None = None
    readers: Cells = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "readers", _readers(self.type.properties))

    @cached_property
    def stem(self) -> str:
        """Name of the file, without its ending."""
        return snake(self.type.label)

    @property
    def name(self) -> str:
        """Name of the format."""
        return f"template/{self.stem}"

    @cached_property
    def key(self) -> str:
        """The column that holds the id, by which the file is known."""
        return f"{self.stem}_id"

    @property
    def keys(self) -> tuple[Property, ...]:
        """The columns that say which thing a row is about."""
        doc = "Who says so: publisher/dataset." if self.type is SOURCE else "The thing's id: scheme:code, or name:COUNTRY:name."
        return (Property(self.key, Kind.TEXT, doc, required=True),)

    @property
    def evidence(self) -> tuple[Property, ...]:
        """The columns that say who says so."""
        return tuple(p for p in EVIDENCE if self.type is not SOURCE or p.name in OF_A_SOURCE)

    @property
    def columns(self) -> tuple[Property, ...]:
        """Every column, in the order of the template."""
        return (*self.keys, *self.type.properties, *self.evidence)

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is of this format: other files, too, have a column such as source_id."""
        own = {column.name for column in self.columns} - {self.key}
        return self.key in header and (len(header) == 1 or not own.isdisjoint(header))

    def header_faults(self, header: Sequence[str]) -> list[Fault]:
        """What is wrong with the header, as (column, message)."""
        return _header_faults(header, self.columns)

    def read_row(self, row: Row) -> Iterator[Record]:
        """The one record in a row; none where something is wrong with it."""
        if self.type is SOURCE:
            id_ = row.required(self.key, values.source)
            evidence = _evidence(row, id_ or "")
        else:
            id_ = row.required(self.key, values.identifier)
            evidence = _evidence(row)
        properties = row.take_all(self.readers)
        row.finish()
        if not row.problems and id_ and evidence:
            yield NodeRecord(self.type.label, id_, properties, evidence)


@dataclass(frozen=True)
class TieTemplate:
    """The file of one type of tie."""

    type: RelType
    source: SourceInfo | None = None
    readers: Cells = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "readers", _readers(self.type.properties))

    @cached_property
    def stem(self) -> str:
        """Name of the file, without its ending."""
        return snake(self.type.name)

    @property
    def name(self) -> str:
        """Name of the format."""
        return f"template/{self.stem}"

    @property
    def evidence(self) -> tuple[Property, ...]:
        """The columns that say who says so."""
        return EVIDENCE

    @property
    def keys(self) -> tuple[Property, ...]:
        """The columns that say which things a row ties together."""
        found: list[Property] = []
        for end, types in (("start", self.type.starts), ("end", self.type.ends)):
            doc = "Id of the thing that the tie starts from." if end == "start" else "Id of the thing that the tie leads to."
            found.append(Property(f"{self.stem}_{end}", Kind.TEXT, doc, required=True))
            words = {known.label: known.title for known in types}
            doc = "What kind of thing that is."
            found.append(Property(f"{end}_type", Kind.CODE, doc, words=words, required=len(types) > 1))
        return tuple(found)

    @property
    def columns(self) -> tuple[Property, ...]:
        """Every column, in the order of the template."""
        return (*self.keys, *self.type.properties, *self.evidence)

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is of this format."""
        return f"{self.stem}_start" in header or f"{self.stem}_end" in header

    def header_faults(self, header: Sequence[str]) -> list[Fault]:
        """What is wrong with the header, as (column, message)."""
        return _header_faults(header, self.columns)

    def read_row(self, row: Row) -> Iterator[Record]:
        """The one record in a row; none where something is wrong with it."""
        start_label, start = self._end(row, "start", self.type.starts)
        end_label, end = self._end(row, "end", self.type.ends)
        if start and start == end:
            row.wrong(f"{self.stem}_end", _("is the same as the start: a tie leads from one thing to another"))
        properties = row.take_all(self.readers)
        evidence = _evidence(row)
        row.finish()
        if not row.problems and evidence:
            yield TieRecord(self.type.name, start_label, start, end_label, end, evidence, properties)

    def _end(self, row: Row, end: str, types: tuple[NodeType, ...]) -> tuple[str, str]:
        column = f"{self.stem}_{end}"
        id_ = row.required(column, values.identifier)
        label = row.pop(f"{end}_type")
        if not label and len(types) == 1:
            return types[0].label, id_ or ""
        labels = [known.label for known in types]
        if label not in labels:
            row.wrong(f"{end}_type", _label_fault(label, labels))
        return label, id_ or ""


Template = NodeTemplate | TieTemplate
TEMPLATES: tuple[Template, ...] = (*map(NodeTemplate, ONTOLOGY.nodes), *map(TieTemplate, ONTOLOGY.ties))


def unknown_header(header: Sequence[str]) -> str:
    """Why a header belongs to no format, with the nearest one where there is one."""
    keys = [column.name for template in TEMPLATES for column in template.keys if not column.name.endswith("_type")]
    for name in header:
        hint = values.nearest(name, keys, NEAR)
        if hint:
            return _("belongs to no known format; {name}: {hint}").format(name=name, hint=hint)
    if len(header) < 3:
        return _("belongs to no known format: the first row must name the columns; if it is a title, take it out")
    return _("belongs to no known format: `solidarity formats` lists those that can be loaded")


def _label_fault(label: str, labels: list[str]) -> str:
    if not label:
        return _("is empty: write one of {words}").format(words=", ".join(labels))
    said = _("{value} is not one of the words: {words}").format(value=values.short(label), words=", ".join(labels))
    by_snake = {snake(known): known for known in labels}
    meant = by_snake.get(snake(label)) or by_snake.get(label.lower().replace(" ", "_"))
    return said + "; " + _("did you mean {name}?").format(name=meant) if meant else said


def _header_faults(header: Sequence[str], columns: Sequence[Property]) -> list[Fault]:
    known = [column.name for column in columns]
    faults = [(name, _unknown_column(name, [k for k in known if k not in header])) for name in header if name not in known]
    missing = [column.name for column in columns if column.required and column.name not in header]
    return faults + [(name, _("the column is missing and is needed: add it")) for name in missing]


def _unknown_column(name: str, known: list[str]) -> str:
    if name.startswith("#"):  # as sheets call what has no name
        return _("column {place} has no name: name it, or take the column out").format(place=name.removeprefix("#"))
    hint = values.nearest(name, known)
    said = _("is a column that this type does not have: rename it, or take it out")
    return f"{said}; {hint}" if hint else said


def _evidence(row: Row, own: str | None = None) -> Evidence | None:
    """Who says so; None where something is missing or wrong. A Source is `own` evidence."""
    said = row.take_all(WHO_SAYS_SO if own is None else OWN_EVIDENCE)
    locator, citation = said.get("locator", ()), said.get("citation", ())
    if locator and citation and len(locator) != len(citation):
        message = _("has {found} parts where locator has {wanted}: give each address its citation, in the same order")
        row.wrong("citation", message.format(found=len(citation), wanted=len(locator)))
    of = said.get("source") if own is None else own
    if not of or "retrieved" not in said or "confidence" not in said:
        return None
    return Evidence(
        of, said["retrieved"], said["confidence"], said.get("record", ""), locator, citation, said.get("visibility", "public")
    )


@lru_cache
def _confidence(cell: str) -> str:
    return values.one_of(cell, CONFIDENCES)


@lru_cache
def _visibility(cell: str) -> str:
    return values.one_of(cell, VISIBILITIES)


WHO_SAYS_SO: Cells = (
    ("source", values.source, True),
    ("locator", values.locators, False),
    ("citation", values.places, False),
    ("retrieved", values.day, True),
    ("confidence", _confidence, True),
    ("visibility", _visibility, False),
    ("record", values.text, False),
)
OWN_EVIDENCE = WHO_SAYS_SO[1:]
