"""Legal forms of organisations by jurisdiction: GLEIF's list of entity legal forms (ISO 20275) as CSV.

A row is one name of a form: a form is there once for each of its languages, and now and then twice in one.
"""

from collections.abc import Iterator, Sequence

from graph_schema.identity import coded_id
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import gleif_records as gleif
from loaders import values
from loaders.rows import Row
from loaders.source import SourceInfo

SOURCE = SourceInfo(
    id="gleif/legal-forms",
    publisher=gleif.PUBLISHER,
    title="Entity legal forms (ISO 20275)",
    licence=gleif.LICENCE,
    licence_address=gleif.LICENCE_ADDRESS,
    address="https://www.gleif.org/en/lei-data/code-lists/iso-20275-entity-legal-forms-code-list",
    rhythm="yearly",
)

CODE, LAND, LAND_CODE = "ELF Code", "Country of formation", "Country Code (ISO 3166-1)"
REGION, REGION_CODE = "Jurisdiction of formation", "Country sub-division code (ISO 3166-2)"
NAME, LANGUAGE, LANGUAGE_CODE = "Entity Legal Form name Local name", "Language", "Language Code (ISO 639-1)"
LATIN = "Entity Legal Form name Transliterated name (per ISO 01-140-10)"
SHORT, SHORT_LATIN = "Abbreviations Local language", "Abbreviations transliterated"
CREATED, STATUS = "Date created YYYY-MM-DD (ISO 8601)", "ELF Status ACTV/INAC"
CHANGE, CHANGED, REASON = "Modification", "Modification date YYYY-MM-DD (ISO 8601)", "Reason"
COLUMNS = (
    CODE, LAND, LAND_CODE, REGION, REGION_CODE, NAME, LANGUAGE, LANGUAGE_CODE, LATIN, SHORT, SHORT_LATIN, CREATED, STATUS, CHANGE,
    CHANGED, REASON,
)  # fmt: skip
WORDS = {"ACTV": "active", "INAC": "inactive"}
KOSOVO = "XK"  # no code of ISO 3166-1


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of the list."""
    return {CODE, NAME, STATUS} <= set(header)


def read_row(row: Row) -> Iterator[Record]:
    """One name of a form. Two codes stand for forms that have none yet: they go by the code."""
    code = row.required(CODE, values.text) or ""
    name, language = row.take(NAME, values.text) or "", row.take(LANGUAGE_CODE, values.text) or ""
    status, changed = row.required(STATUS, _status) or "", row.take(CHANGED, values.day) or ""
    found: Properties = {"name": name or code}
    found |= gleif.filled(
        country=row.take(LAND_CODE, _country),
        region=row.take(REGION, values.text),
        jurisdiction=row.take(REGION_CODE, values.text),
        status=status,
        since=row.take(CREATED, values.day),
        ended=changed if status == "inactive" else "",
        note=": ".join(filter(None, (row.take(CHANGE, values.text), row.take(REASON, values.text)))),
    )
    found |= _lists(aliases=_other(name, row.take(LATIN, values.text)), abbreviations=_short(row), languages=[language])
    row.finish(ignore=(LAND, LANGUAGE))
    if not row.problems:
        record = " ".join(filter(None, (code, language, name)))
        citation = f"GLEIF: {SOURCE.title}, {code} ({row.edition})"
        yield NodeRecord(
            "LegalForm", coded_id("elf", code), found, Evidence(SOURCE.id, row.edition, record=record, citation=(citation,))
        )


def _short(row: Row) -> list[str]:
    """How the form is written behind a name, in the local and in Latin script."""
    cells = (row.take(SHORT, values.text), row.take(SHORT_LATIN, values.text))
    return [part.strip() for cell in cells if cell for part in cell.split(";")]


def _other(name: str, latin: str | None) -> list[str]:
    return [latin] if latin and latin != name else []


def _lists(**said: list[str]) -> Properties:
    kept = {name: list(dict.fromkeys(filter(None, several))) for name, several in said.items()}
    return {name: several for name, several in kept.items() if several}


def _country(cell: str) -> str:
    return "" if cell == KOSOVO else values.country(cell)


def _status(cell: str) -> str:
    return WORDS[values.one_of(cell, WORDS)]
