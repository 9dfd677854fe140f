"""A map of columns, read from YAML and checked against the ontology before any row is read.

It names the source, the things in a row with their ids and properties, the ties between them, and the columns left aside:
`docs/` has an example, `solidarity mapping FILE` writes one to begin with.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from graph_schema.fault import Fault
from graph_schema.identity import is_source
from graph_schema.language import _
from graph_schema.model import NodeType, Property, RelType
from graph_schema.ontology import HOLDS_OFFICE, ONTOLOGY, PERSON, SOURCE
from graph_schema.shared_properties import EVIDENCE, LAND, NAME, PLACE
from graph_schema.words import RHYTHM, VISIBILITY
from loaders import values
from loaders.formats import FORMATS
from loaders.mapping_cell import Cell, cell_of, cells_of, scheme_of
from loaders.source import SourceInfo
from loaders.yaml_text import Entry, Faults, read_yaml

Said: TypeAlias = tuple[tuple[Property, tuple[Cell, ...]], ...]

KEYS = (
    "source", "retrieved", "confidence", "visibility", "record", "locator", "things", "ties", "ignore", "empty", "organisations",
)  # fmt: skip
OF_SOURCE = ("id", "publisher", "title", "licence", "licence_address", "address", "languages", "rhythm", "note")
OF_THING, OF_TIE = ("type", "id", "properties", "record"), ("type", "start", "end", "properties", "record")
LOCATOR, RETRIEVED = (next(p for p in EVIDENCE if p.name == name) for name in ("locator", "retrieved"))
CONFIDENCES = ("primary", "secondary")  # what a source can be
WORLD = "WORLD"  # in place of a country: a body of the whole world


@dataclass(frozen=True)
class CodeId:
    """An id from a register's code, which may stand in several columns."""

    scheme: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class NameId:
    """An id from country, name and, for a worksite, place."""

    country: Cell
    name: Cell
    place: Cell | None


@dataclass(frozen=True)
class Thing:
    """What a row says of one thing; nothing `said` where it is only an end of ties. `record`: None means, as the map has it."""

    label: str
    type: NodeType
    id: CodeId | NameId
    said: Said
    record: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Tie:
    """What a row says of a tie between two things of the map, which go by their labels."""

    type: RelType
    start: str
    end: str
    said: Said
    record: tuple[str, ...] | None = None


@dataclass(frozen=True)
class MapFile:
    """A map, checked: nothing in it is unknown to the ontology."""

    source: SourceInfo
    confidence: str
    visibility: str
    retrieved: Cell | None
    locator: Cell | None
    record: tuple[str, ...]
    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]
    ignore: tuple[str, ...]
    empty: frozenset[str]
    organisations: frozenset[str]

    @property
    def parts(self) -> tuple[Thing | Tie, ...]:
        """Things, then ties."""
        return (*self.things, *self.ties)


def read_map(path: str | Path) -> MapFile:
    """The map in a file. Raises Fault that says each thing that is wrong, with its line."""
    entry = read_yaml(Path(path))
    faults = Faults(Path(path))
    if not isinstance(entry.value, dict):
        raise Fault(f"{path}:{entry.line}: " + _("is no map of columns: name the map first, then the file with the data"))
    members = faults.members(entry, KEYS, needed=("source", "confidence"))
    source = _source(members.get("source"), faults)
    things = tuple(_things(members.get("things"), faults))
    ties = tuple(_ties(members.get("ties"), {thing.label: thing for thing in things}, faults))
    if not ties and not any(thing.said for thing in things) and not faults.found:
        faults.add(entry, _("says of no thing what its columns mean: fill in `things`"))
    retrieved, locator = members.get("retrieved"), members.get("locator")
    found = MapFile(
        source,
        faults.word(members.get("confidence"), CONFIDENCES),
        faults.word(members.get("visibility"), tuple(VISIBILITY)) or "public",
        _retrieved(retrieved, faults) if retrieved else None,
        cell_of(locator, LOCATOR, faults, lambda cell: list(values.locators(cell))) if locator else None,
        faults.texts(members.get("record")),
        things,
        ties,
        faults.texts(members.get("ignore")),
        frozenset(faults.texts(members.get("empty"))),
        frozenset(faults.texts(members.get("organisations"))),
    )
    faults.stop()
    return found


def _retrieved(entry: Entry, faults: Faults) -> Cell | None:
    """A date, or a column with dates: `retrieved: 2026-11-20`, `retrieved: {column: Fecha, date: DD/MM/YYYY}`."""
    if isinstance(entry.value, str):
        entry = Entry(entry.line, entry.key, {"value": entry})
    return cell_of(entry, RETRIEVED, faults)


def _source(entry: Entry | None, faults: Faults) -> SourceInfo:
    members = faults.members(entry, OF_SOURCE, needed=("id", "publisher", "title", "licence")) if entry else {}
    text = {key: faults.text(members[key]) for key in members if key not in ("languages", "rhythm")}
    known = {format_.source.id for format_ in FORMATS if format_.source}
    if (id_ := text.get("id", "")) and not is_source(id_):
        faults.add(members["id"], _("is no source: write publisher/dataset in small letters"))
    elif id_ in known or id_.startswith("starter/"):
        faults.add(members["id"], _("belongs to another format: give what your map reads a name of its own"))
    for key in ("address", "licence_address"):
        if text.get(key):
            _check(members[key], values.url, text[key], faults)
    said = defaultdict(str, text)
    return SourceInfo(
        id=said["id"],
        publisher=said["publisher"],
        title=said["title"],
        licence=said["licence"],
        address=said["address"],
        licence_address=said["licence_address"],
        languages=faults.texts(members.get("languages")),
        rhythm=faults.word(members.get("rhythm"), tuple(RHYTHM)),
        note=said["note"],
    )


def _check(entry: Entry, reader: values.Reader, text: str, faults: Faults) -> None:
    try:
        reader(text)
    except values.Wrong as wrong:
        faults.add(entry, str(wrong))


def _things(entry: Entry | None, faults: Faults) -> Iterator[Thing]:
    for label, thing in (faults.members(entry) if entry else {}).items():
        members = faults.members(thing, OF_THING, needed=("type", "id"))
        type_ = _type(members.get("type"), {known.label: known for known in ONTOLOGY.nodes}, faults)
        id_ = _id(members["id"], faults) if "id" in members else None
        properties = type_.properties if isinstance(type_, NodeType) else ()
        said = _said(members.get("properties"), type_, properties, faults) if isinstance(type_, NodeType) else ()
        if isinstance(type_, NodeType) and id_:
            yield Thing(label, type_, id_, said, _record(members, faults))


def _type(
    entry: Entry | None, known: Mapping[str, NodeType] | Mapping[str, RelType], faults: Faults
) -> NodeType | RelType | None:
    name = faults.text(entry)
    found = known.get(name)
    if entry is None or not name:
        return None
    if name in (PERSON.label, HOLDS_OFFICE.name):
        faults.add(entry, _no_persons())
    elif name == SOURCE.label:
        faults.add(entry, _("is what the map has under `source`: no column makes one"))
    elif found is None:
        hint = _nearest(name, known) or _("known are {names}").format(names=", ".join(known))
        faults.add(entry, _("{name} is no type of the ontology; {hint}").format(name=name, hint=hint))
    else:
        return found
    return None


def _no_persons() -> str:
    return _(
        "a map makes no persons, because a column of names cannot say of each that the role is public: "
        "write those few into the template (`solidarity template`)"
    )


def _nearest(name: str, known: Collection[str]) -> str:
    """The hint at a name of the ontology, whatever letters were large."""
    by_small = {other.lower(): other for other in known}
    found = get_close_matches(name.lower(), by_small, n=1, cutoff=0.6)
    return _("did you mean {name}?").format(name=by_small[found[0]]) if found else ""


def _id(entry: Entry, faults: Faults) -> CodeId | NameId | None:
    members = faults.members(entry, ("scheme", "column", "columns", "country", "name", "place"))
    keys = set(members)
    if keys in ({"scheme", "column"}, {"scheme", "columns"}):
        scheme = scheme_of(members["scheme"], faults)
        columns = faults.texts(members.get("column") or members["columns"])
        return CodeId(scheme, columns) if scheme and columns else None
    if {"country", "name"} <= keys <= {"country", "name", "place"}:
        country, name = cell_of(members["country"], LAND, faults, _country), cell_of(members["name"], NAME, faults)
        place = cell_of(members["place"], PLACE, faults) if "place" in members else None
        return NameId(country, name, place) if country and name else None
    faults.add(entry, _("is made of scheme and column where a register has numbered it, else of country and name, and place"))
    return None


def _country(cell: str) -> str:
    return cell if cell == WORLD else values.country(cell)


def _said(
    entry: Entry | None, type_: NodeType | RelType, declared: Sequence[Property], faults: Faults
) -> tuple[tuple[Property, tuple[Cell, ...]], ...]:
    members = faults.members(entry) if entry else {}
    known = {p.name: p for p in declared}
    name = type_.label if isinstance(type_, NodeType) else type_.name
    found: list[tuple[Property, tuple[Cell, ...]]] = []
    for key, member in members.items():
        if key not in known:
            hint = values.nearest(key, known) or _("it has {names}").format(names=", ".join(known) or "-")
            faults.add(member, _("is no property of {type}; {hint}").format(type=name, hint=hint))
        elif cells := cells_of(member, known[key], faults):
            found.append((known[key], cells))
    needed = [p.name for p in declared if p.required and p.name not in members]
    if entry and needed:
        faults.add(entry, _("{type} must have {names}").format(type=name, names=", ".join(needed)))
    return tuple(found)


def _record(members: Mapping[str, Entry], faults: Faults) -> tuple[str, ...] | None:
    return faults.texts(members["record"]) if "record" in members else None


def _ties(entry: Entry | None, things: Mapping[str, Thing], faults: Faults) -> Iterator[Tie]:
    if entry is None:
        return
    if not isinstance(entry.value, list):
        faults.add(entry, _("must be a list: begin each tie with a hyphen"))
        return
    for part in entry.value:
        members = faults.members(part, OF_TIE, needed=("type", "start", "end"))
        type_ = _type(members.get("type"), {known.name: known for known in ONTOLOGY.ties}, faults)
        if isinstance(type_, RelType):
            start = _end(members.get("start"), type_, type_.starts, things, faults)
            end = _end(members.get("end"), type_, type_.ends, things, faults)
            said = _tie_said(members, part, type_, faults)
            if start and end:
                yield Tie(type_, start, end, said, _record(members, faults))


def _tie_said(members: Mapping[str, Entry], part: Entry, type_: RelType, faults: Faults) -> Said:
    """A tie may be without properties, unless one must be there."""
    entry = members.get("properties")
    if entry is None and any(p.required for p in type_.properties):
        entry = Entry(part.line, "properties", {})
    return _said(entry, type_, type_.properties, faults)


def _end(entry: Entry | None, type_: RelType, types: Sequence[NodeType], things: Mapping[str, Thing], faults: Faults) -> str:
    label = faults.text(entry)
    if entry is None or not label:
        return ""
    if label not in things:
        if not faults.found:  # else the thing may be there, with a mistake
            hint = values.nearest(label, things) or _("the map has {names}").format(names=", ".join(things) or "-")
            faults.add(entry, _("{name} is no thing of this map; {hint}").format(name=label, hint=hint))
        return ""
    if things[label].type not in types:
        message = _("{name} is of type {type}, but {tie} wants here: {types}")
        wanted = ", ".join(known.label for known in types)
        faults.add(entry, message.format(name=label, type=things[label].type.label, tie=type_.name, types=wanted))
        return ""
    return label
