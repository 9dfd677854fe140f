"""What GLEIF's records have in common: LEIs, points in time, and one naming of their parts in XML, JSON and CSV.

The names are those of the golden copy of level 1 in CSV, which are the paths of the XML (`Entity.LegalName`). Level 2 in CSV
names some parts otherwise, and JSON comes as GLEIF writes it (`{"LegalName": {"@xml:lang": "en", "$": "..."}}`), as its web
service gives it, and as tools hand it on (`{"LegalName": "..."}`, lists without the name of their members): all become the
same cells.
"""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, Properties, Withdrawal
from loaders import gleif_api, values
from loaders.rows import Row
from loaders.source import SourceInfo

PUBLISHER = "Global Legal Entity Identifier Foundation (GLEIF)"
LICENCE = "CC0 1.0, as GLEIF states"
LICENCE_ADDRESS = "https://www.gleif.org/en/meta/lei-data-terms-of-use/"
RECORD_PAGE = "https://search.gleif.org/#/record/"

EVENING = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:1[5-9]|2[0-3]):[03]0:00(?:\.0+)?(?:Z|\+00:00)")
MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*)?")
OTHER_NAMES = (
    (re.compile(r"^Relationship\.Period\.([0-9]+)\.s"), r"Relationship.RelationshipPeriods.RelationshipPeriod.\1.S"),
    (re.compile(r"^Relationship\.Period\.([0-9]+)\.e"), r"Relationship.RelationshipPeriods.RelationshipPeriod.\1.E"),
    (re.compile(r"^Relationship\.Period\.([0-9]+)\.p"), r"Relationship.RelationshipPeriods.RelationshipPeriod.\1.P"),
    (re.compile(r"^Relationship\.Qualifiers\."), "Relationship.RelationshipQualifiers.RelationshipQualifier."),
    (re.compile(r"^Relationship\.Quantifiers\."), "Relationship.RelationshipQuantifiers.RelationshipQuantifier."),
    (re.compile(r"^Exception\.(Category|Reason|Reference)"), r"Exception\1"),
)
DIALECT = frozenset({"Relationship.Period.1.startDate", "Exception.Category"})
MANY = 100  # columns, most of them empty in most rows
TEXT_OF, LANGUAGE_OF = "$", "@xml:lang"
UPDATED, DELETED = "Registration.LastUpdateDate", "Extension.Deletion.DeletedAt"


def unfold(row: Row) -> bool:
    """Make the row's cells the ones of level 1 in CSV, whatever the file; whether the record came whole, as GLEIF writes it.

    Tools that hand records on as JSON drop attributes and, of several lines, all but one.
    """
    whole = not row.document or any(isinstance(part, dict) and TEXT_OF in part for part in row.document.values())
    if row.document and gleif_api.is_record(row.document):
        row.cells, row.document, whole = gleif_api.cells_of(row.document), {}, True
    elif row.document:
        row.cells = {path: text for path, text in _below("", row.document) if text}
        row.document = {}
    elif len(row.cells) > MANY:
        row.cells = {name: cell for name, cell in row.cells.items() if cell}
    if not DIALECT.isdisjoint(row.cells):
        row.cells = {_named(name): cell for name, cell in row.cells.items()}
    return whole


def lei(cell: str) -> str:
    """A Legal Entity Identifier."""
    if not values.is_lei(cell):
        # Not repeated: it may be that of a natural person.
        raise values.Wrong(_("is no LEI (20 letters and digits, the last two of them check digits): load the file as published"))
    return cell


def day(cell: str) -> str:
    """The day of a point in time, where it was written."""
    found = MOMENT.fullmatch(cell)
    return values.day(found[1] if found else cell)


def fact_day(cell: str) -> str:
    """The day that a point in time means as a date of the entity's life: midnight in the east of Greenwich is the evening before
    where times are written in UTC.
    """
    found = EVENING.fullmatch(cell)
    if not found:
        return day(cell)
    return (datetime.date.fromisoformat(values.day(found[1])) + datetime.timedelta(days=1)).isoformat()


def several(row: Row, path: str) -> list[str]:
    """The texts of a part that may be there several times, each once, in their order."""
    found = [row.take(path, values.text)] if path in row.cells else []
    number = 1
    while f"{path}.{number}" in row.cells:
        found.append(row.take(f"{path}.{number}", values.text))
        number += 1
    return list(dict.fromkeys(text for text in found if text))


def numbers(row: Row, path: str) -> Iterator[str]:
    """The paths of the members of a list, `path.1`, `path.2` ..., and `path` itself where it is alone."""
    start = f"{path}."
    members = dict.fromkeys(name[len(start) :].partition(".")[0] for name in row.cells if name.startswith(start))
    if not all(map(str.isdigit, members)):
        yield path
    yield from (f"{path}.{number}" for number in sorted(filter(str.isdigit, members), key=int))


def leave(row: Row, beginnings: tuple[str, ...]) -> None:
    """Finish a row: what begins like this is left aside, on purpose; the rest is reported."""
    row.cells = {name: cell for name, cell in row.cells.items() if not name.startswith(beginnings)}
    row.finish()


def evidence(source: SourceInfo, code: str, key: str, edition: str, *, whole: bool = True) -> Evidence:
    """Who says so. `edition` is the day of the record's own version, its last update or its deletion, not that of the file.

    Three updates are published a day, and of two that hold the same record the later version counts. A file that does not say
    when a record was updated, or holds part of it (not `whole`), says less than the record itself: that is kept apart.
    """
    return Evidence(
        source.id,
        edition,
        confidence="primary" if whole else "secondary",
        record=key if whole else extract(key),
        locator=(RECORD_PAGE + code,),
        citation=(f"GLEIF: {source.title}, {code} ({edition})",),
    )


def extract(key: str) -> str:
    """The key of what says less than the record itself."""
    return f"{key} (extract)"


def withdrawals(source: SourceInfo, code: str, day: str, *keys: str) -> Iterator[Withdrawal]:
    """That GLEIF took back what these keys said of an entity and its ties; without the entity's code, of whomever."""
    for key in keys:
        yield Withdrawal(source.id, key, day, ("Employer", coded_id("lei", code)) if code else None)


def filled(**said: str | None) -> Properties:
    """What is said and not empty."""
    return {name: value for name, value in said.items() if value}


@lru_cache(maxsize=2_000)
def _named(name: str) -> str:
    for other, ours in OTHER_NAMES:
        name = other.sub(ours, name)
    return name


def _below(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _member(path, name, part)
    elif value is not None and not isinstance(value, list):
        yield path, str(value).strip()


def _member(path: str, name: str, part: Any) -> Iterator[tuple[str, str]]:
    if name == TEXT_OF:
        yield path, str(part).strip()
    elif name == LANGUAGE_OF:
        yield f"{path}.xmllang", str(part).strip()
    elif _lists(path, name) or name in ("AdditionalAddressLine", "SuccessorEntity"):
        yield from _numbered(f"{path}.{name}", part if isinstance(part, list) else [part], "")
    elif isinstance(part, list):
        yield from _numbered(f"{path}.{name}.{_single(name)}", part, _single(name))
    else:
        name = name.removeprefix("@").rpartition(":")[2]
        yield from _below(f"{path}.{name}" if path else name, part)


def _numbered(path: str, members: list[Any], text: str) -> Iterator[tuple[str, str]]:
    """Members of a list; where `text` is a member's own name, that part is the member's text."""
    for number, member in enumerate(members, start=1):
        here = f"{path}.{number}"
        if isinstance(member, dict) and text in member:
            yield from _below(here, {(TEXT_OF if name == text else name): part for name, part in member.items()})
        else:
            yield from _below(here, member)


def _lists(path: str, name: str) -> bool:
    return path.rpartition(".")[2] in (f"{name}s", f"{name}es", f"{name[:-1]}ies")


def _single(plural: str) -> str:
    if plural.endswith("ies"):
        return f"{plural[:-3]}y"
    return plural.removesuffix("es") if plural.endswith("sses") else plural.removesuffix("s")
