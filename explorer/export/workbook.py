"""One workbook for people: a sheet of each type of thing, one of ties, one with every page that says so, one of sources."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from explorer import wording
from explorer.export import worded
from explorer.export.csv_files import MOMENT
from explorer.export.subgraph import Node, Source, Subgraph, Tie, attribution
from explorer.export.worded import Cell, Words
from graph_schema.language import N_, _
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Evidence

TITLE = "Excel"
USE = N_("to read and to sort: one sheet for each type, in words")
SUFFIX = ".xlsx"
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_HELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LIMIT = 32_767  # characters that a cell holds
WIDTH, WIDE = 22, 48
"""Widths of columns, in characters."""


def data(part: Subgraph) -> bytes:
    """The file."""
    book = Workbook(write_only=True)
    names = {node.id: node.name or node.id for node in part.nodes}
    sources = {source.id: source.name or source.id for source in part.citations}
    for label in (kind.label for kind in ONTOLOGY.nodes):
        rows = [_thing(node, sources) for node in part.nodes if node.label == label]
        _sheet(book, wording.type_title(label, plural=True), rows)
    _sheet(book, _("Ties"), [_tie(tie, names, sources) for tie in part.ties])
    _sheet(book, _("Who says so"), list(_pages(part, names)))
    _sheet(book, _("Sources"), [_source(source) for source in part.citations])
    _sheet(book, _("About"), [{_("About"): line} for line in attribution(part.citations).split("\n")])
    written = io.BytesIO()
    book.save(written)
    return _dateless(written)


def write(part: Subgraph, path: Path) -> None:
    """The file at `path`."""
    path.write_bytes(data(part))


# -------------------------------------------------------------------------------------------------------------------- rows
def _thing(node: Node, sources: Mapping[str, str]) -> Words:
    said = {name: value for name, value in node.properties.items() if name != "name"}
    cited = [sources.get(evidence.source, evidence.source) for evidence in node.evidence]
    head: Words = {_("Name"): node.name, _("Id"): node.id}
    return head | worded.said(node.label, said) | {_("Sources"): list(dict.fromkeys(cited))}


def _tie(tie: Tie, names: Mapping[str, str], sources: Mapping[str, str]) -> Words:
    ends: Words = {
        _("From"): names.get(tie.start, tie.start),
        _("Tie"): wording.tie_title(tie.name),
        _("To"): names.get(tie.end, tie.end),
    }
    ids: Words = {_("Id of the start"): tie.start, _("Id of the end"): tie.end}
    cited: Words = {_("Sources"): sources.get(tie.evidence.source, tie.evidence.source)}
    return ends | worded.said(tie.name, tie.properties) | cited | ids


def _pages(part: Subgraph, names: Mapping[str, str]) -> Iterator[Words]:
    """Every page that says something of a thing or a tie: a row each."""
    for node in part.nodes:
        for evidence in node.evidence:
            yield from _of(names[node.id], node.id, evidence)
    for tie in part.ties:
        ends = f"{names.get(tie.start, tie.start)} – {wording.tie_title(tie.name)} – {names.get(tie.end, tie.end)}"
        yield from _of(ends, tie.id, tie.evidence)


def _of(about: str, known: str, one: Evidence) -> Iterator[Words]:
    for n in range(max(len(one.locator), len(one.citation), 1)):
        yield {
            _("About"): about,
            _("Page"): one.citation[n] if n < len(one.citation) else "",
            _("Address"): one.locator[n] if n < len(one.locator) else "",
            _("As of"): one.retrieved,
            _("How sure"): worded.how_sure(one),
            _("Source"): one.source,
            _("Record"): one.record,
            _("Id"): known,
        }


def _source(source: Source) -> Words:
    return {
        _("Source"): source.id,
        _("Title"): source.name,
        _("Publisher"): source.publisher,
        _("Licence"): source.licence,
        _("Terms"): source.licence_address,
        _("Address"): source.address,
    }


# ------------------------------------------------------------------------------------------------------------------ sheets
def _sheet(book: Workbook, title: str, rows: Sequence[Words]) -> None:
    """A sheet with a header that stays in view and can be filtered by; none without rows."""
    if not rows:
        return
    columns = list(dict.fromkeys(name for row in rows for name in row))
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "B2"
    for n, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = (
            WIDE if name in (_("Name"), _("About"), _("Page"), _("From"), _("To")) else WIDTH
        )
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.append([_head(sheet, name) for name in columns])
    for row in rows:
        sheet.append([_cell(sheet, row.get(name, "")) for name in columns])


def _head(sheet: WriteOnlyWorksheet, name: str) -> SheetCell:
    cell = WriteOnlyCell(sheet, name)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> SheetCell | int | float | None:
    """A number as a number; a text as a text, also where it looks like a formula."""
    if isinstance(value, int | float):
        return value
    text = NOT_HELD.sub("", " | ".join(value) if isinstance(value, list) else value)[:LIMIT]
    if not text:
        return None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _dateless(written: io.BytesIO) -> bytes:
    """The same file without the moment of writing, so that the same graph gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as read, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _undated(name, read.read(name)))
    return packed.getvalue()


def _undated(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", content)
