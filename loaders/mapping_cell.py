"""Where a map takes a value from, a column or a constant, and how the column's cells are put into the ontology's form."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph_schema.identity import SCHEME
from graph_schema.language import _
from graph_schema.model import NUMERIC, SEVERAL, Kind, Property
from graph_schema.records import Value
from loaders import values
from loaders.country_names import country_named
from loaders.yaml_text import Entry, Faults

Convert = Callable[[str], str]
Read = Callable[[str], Value | None]

KEYS = ("column", "value", "words", "unit", "decimal", "date", "split", "country_names", "scheme")
# What each way of writing is for.
FOR: dict[str, frozenset[Kind]] = {
    "unit": NUMERIC,
    "decimal": NUMERIC,
    "date": frozenset({Kind.DATE}),
    "split": SEVERAL,
    "country_names": frozenset({Kind.COUNTRY, Kind.COUNTRIES}),
    "scheme": frozenset({Kind.TEXTS}),
}
OPEN = frozenset({Kind.TEXT, Kind.TEXTS})  # kinds whose cells may hold anything: they are not quoted in messages
NUMBERS = {
    "comma": re.compile(r"(-?)([0-9]{1,3}(?:([.'’ \u00a0\u202f])[0-9]{3}(?:\3[0-9]{3})*)|[0-9]+)(?:,([0-9]+))?"),
    "point": re.compile(r"(-?)([0-9]{1,3}(?:([,'’ \u00a0\u202f])[0-9]{3}(?:\3[0-9]{3})*)|[0-9]+)(?:\.([0-9]+))?"),
}
PARTS = {"DD": "(?P<day>[0-9]{1,2})", "MM": "(?P<month>[0-9]{1,2})", "YYYY": "(?P<year>[0-9]{4})"}
ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True)
class Cell:
    """A column and how its cells are read; or a constant, without a column. `read` raises values.Wrong."""

    column: str
    line: int
    read: Read
    constant: Value | None = None


def cells_of(entry: Entry, declared: Property, faults: Faults) -> tuple[Cell, ...]:
    """One cell, or several whose values are put together: texts joined by commas, lists to one list."""
    if not isinstance(entry.value, list):
        cell = cell_of(entry, declared, faults)
        return (cell,) if cell else ()
    if declared.kind not in SEVERAL and declared.kind is not Kind.TEXT:
        faults.add(entry, _("holds one value: name one column"))
        return ()
    return tuple(cell for part in entry.value if (cell := cell_of(part, declared, faults)))


def cell_of(entry: Entry, declared: Property, faults: Faults, plain: Read | None = None) -> Cell | None:
    """The cell that an entry says; None where it says it wrongly. `plain` reads a text in the ontology's own form."""
    plain = plain or values.reader(declared)
    if isinstance(entry.value, str):
        column = faults.text(entry)
        return Cell(column, entry.line, _read(declared, {}, (), plain)) if column else None
    members = faults.members(entry, KEYS)
    if ("column" in members) == ("value" in members):
        faults.add(entry, _("needs a column or a value, and one of them only"))
        return None
    if "value" in members:
        return _constant(members, declared, faults, plain)
    column = faults.text(members["column"])
    words = _words(members.get("words"), faults, plain)
    converts = _converts(members, declared, faults)
    split = faults.text(members.get("split")) or values.SEPARATOR
    return Cell(column, entry.line, _read(declared, words, converts, plain, split)) if column else None


def _constant(members: Mapping[str, Entry], declared: Property, faults: Faults, plain: Read) -> Cell | None:
    entry = members["value"]
    for key in set(members) - {"value"}:
        faults.add(members[key], _("is for the cells of a column: a value is written as the ontology has it"))
    text = faults.text(entry)
    try:
        return Cell("", entry.line, plain, plain(text)) if text else None
    except values.Wrong as wrong:
        faults.add(entry, str(wrong))
        return None


def _read(declared: Property, words: Mapping[str, str], converts: Sequence[Convert], plain: Read, split: str = "|") -> Read:
    """How a cell that is not empty is read: its words, else what converts it, then as the ontology has it."""

    def one(text: str) -> Value | None:
        if text in words:
            return plain(words[text]) if words[text] else None
        if words and not converts:
            raise values.Wrong(_unlisted(text, declared, words))
        for convert in converts:
            text = convert(text)
        return plain(text)

    def several(text: str) -> Value | None:
        found: dict[str, None] = {}
        for part in filter(None, map(str.strip, text.split(split))):
            value = one(part)
            found |= dict.fromkeys(value if isinstance(value, list) else [])
        return list(found) or None

    if declared.kind in SEVERAL:
        return several
    return one if words or converts else plain


def _unlisted(text: str, declared: Property, words: Mapping[str, str]) -> str:
    if declared.kind in OPEN:
        return _("is not among the words of the map: add it there")
    said = _("{value} is not among the words of the map: add it there").format(value=values.short(text))
    hint = values.nearest(text, words)
    return f"{said}; {hint}" if hint else said


def _words(entry: Entry | None, faults: Faults, plain: Read) -> dict[str, str]:
    """Their words and ours; an empty text for a word that says nothing."""
    found: dict[str, str] = {}
    for theirs, ours in (faults.members(entry) if entry else {}).items():
        if ours.value != "":
            text = faults.text(ours)
            try:
                plain(text)
            except values.Wrong as wrong:
                faults.add(ours, str(wrong))
        found[theirs.strip()] = str(ours.value)
    return found


def _converts(members: Mapping[str, Entry], declared: Property, faults: Faults) -> list[Convert]:
    """What is done to a cell, in order."""
    found: list[Convert] = []
    for key, kinds in FOR.items():
        entry = members.get(key)
        if entry is None:
            continue
        if declared.kind not in kinds or (key == "scheme" and declared.name != "identifiers"):
            faults.add(entry, _("is not for {name}, which is: {kind}").format(name=declared.name, kind=_(declared.kind.value)))
        elif key != "split" and (convert := MAKERS[key](entry, faults)):
            found.append(convert)
    return found


def _unit(entry: Entry, faults: Faults) -> Convert:
    unit = faults.text(entry)
    return lambda cell: cell.removesuffix(unit).rstrip()


def _decimal(entry: Entry, faults: Faults) -> Convert | None:
    word = faults.word(entry, tuple(NUMBERS))
    pattern = NUMBERS.get(word)

    def convert(cell: str) -> str:
        found = pattern.fullmatch(cell) if pattern else None
        if not found:
            raise values.Wrong(_("{value} is no number with a decimal {sign}").format(value=values.short(cell), sign=word))
        sign, whole, _part, decimals = found.groups()
        return sign + re.sub(r"[^0-9]", "", whole) + (f".{decimals}" if decimals else "")

    return convert if pattern else None


def _date(entry: Entry, faults: Faults) -> Convert | None:
    written = faults.text(entry)
    parts = re.findall(r"YYYY|MM|DD|[A-Za-z0-9]", written)
    if sorted(parts) not in (["DD", "MM", "YYYY"], ["MM", "YYYY"], ["YYYY"]):
        faults.add(entry, _("is no way to write a date: put DD, MM and YYYY together, such as DD/MM/YYYY"))
        return None
    pattern = re.compile(re.sub(r"YYYY|MM|DD", lambda part: PARTS[part[0]], re.escape(written)))

    def convert(cell: str) -> str:
        if ISO.fullmatch(cell):  # as a workbook's dates arrive
            return cell
        if not (found := pattern.fullmatch(cell)):
            message = _("{value} is not written as {pattern}, as the map says")
            raise values.Wrong(message.format(value=values.short(cell), pattern=written))
        known = found.groupdict()
        return "-".join([known["year"], *(known[part].zfill(2) for part in ("month", "day") if part in known)])

    return convert


def _country_names(entry: Entry, faults: Faults) -> Convert | None:
    return country_named if faults.flag(entry) else None


def _scheme(entry: Entry, faults: Faults) -> Convert | None:
    scheme = scheme_of(entry, faults)
    return (lambda cell: f"{scheme}:{cell}") if scheme else None


def scheme_of(entry: Entry, faults: Faults) -> str:
    """The name of a register, as ids begin; empty where it is none."""
    text = faults.text(entry)
    if text and (not SCHEME.match(text) or text == "name"):
        faults.add(entry, _("is no name of a register: small letters, digits and hyphens, such as lei or mx-my-register"))
        return ""
    return text


MAKERS: dict[str, Callable[[Entry, Faults], Convert | None]] = {
    "unit": _unit,
    "decimal": _decimal,
    "date": _date,
    "country_names": _country_names,
    "scheme": _scheme,
}
