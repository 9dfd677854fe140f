"""The templates as files: a header and an example for each type, and a guide to every column."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph_schema.fault import Fault
from graph_schema.language import _
from graph_schema.model import NodeType, Property
from graph_schema.ontology import SOURCE
from graph_schema.shared_properties import EVIDENCE
from loaders.templates import TEMPLATES, NodeTemplate, Template, TieTemplate, snake

GUIDE = "GUIDE.md"


def write_templates(folder: str | Path) -> list[Path]:
    """Write one CSV file for each type and the guide into `folder`, which is made where it is missing.

    Nothing is overwritten: raises Fault where one of the files is there already, or where the folder cannot be written.
    """
    into = Path(folder)
    files = {into / f"{template.stem}.csv": _csv_text(template) for template in TEMPLATES}
    files[into / GUIDE] = guide()
    try:
        into.mkdir(parents=True, exist_ok=True)
        _refuse_overwriting(files)
        for path, content in files.items():
            path.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        message = _("The templates cannot be written to {folder} ({reason}): choose another folder.")
        raise Fault(message.format(folder=into, reason=error.strerror)) from None
    return list(files)


def _refuse_overwriting(files: dict[Path, str]) -> None:
    there = [path for path in files if path.exists()]
    if there:
        raise Fault(_("{path} is there already: choose an empty folder.").format(path=there[0]))


def example(template: Template) -> dict[str, str]:
    """One row that loads: the columns that must be filled in, and those that the ontology has an example for."""
    said = {column.name: column.example for column in template.columns}
    if isinstance(template, NodeTemplate):
        source = next(column.example for column in EVIDENCE if column.name == "source")
        said[template.key] = source if template.type is SOURCE else f"example:{template.stem}"
        return said
    start, end = _example_ends(template)
    for place, known in (("start", start), ("end", end)):
        said[f"{template.stem}_{place}"] = f"example:{snake(known.label)}"
        said[f"{place}_type"] = known.label
    return said


def _example_ends(template: TieTemplate) -> tuple[NodeType, NodeType]:
    """Two types that the tie allows, different where it can be: the example row of each file is another thing."""
    pairs = [(start, end) for start in template.type.starts for end in template.type.ends]
    return next((pair for pair in pairs if pair[0] is not pair[1]), pairs[0])


def _csv_text(template: Template) -> str:
    row = example(template)
    return _line(list(row)) + _line(list(row.values()))


def _line(cells: Sequence[str]) -> str:
    lines: list[str] = []
    sink = csv.writer(_Sink(lines), lineterminator="\r\n")
    sink.writerow(cells)
    return "".join(lines)


class _Sink:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, text: str) -> None:
        self._lines.append(text)


def guide() -> str:
    """Every file and every column in words, in the current language, as Markdown."""
    return "\n".join([*_introduction(), *(line for template in TEMPLATES for line in _chapter(template))]) + "\n"


def _introduction() -> list[str]:
    return [
        "# " + _("Guide to the templates"),
        "",
        _("Each file holds one kind of thing or of tie; use those that you need and leave the others away."),
        _("The second row is an example: write over it."),
        _("Save as CSV UTF-8, or as XLSX with the same header. Columns may come in any order; those not marked may be missing."),
        _("An empty cell means: not known. Several texts in a cell are separated by `|`."),
        _("Dates are written YYYY-MM-DD, YYYY-MM or YYYY; numbers with a decimal point and without separators of thousands."),
        _("The first part of an id names the register: `lei:...`, `gem:...`; without one write `name:MX:name-of-the-union`."),
        _("No private persons: no plant officers, delegates, petitioners, workers or signatories, in any column."),
        "",
    ]


def _chapter(template: Template) -> Iterator[str]:
    kind = template.type
    title = kind.title if isinstance(kind, NodeType) else kind.title + " / " + kind.reverse
    yield f"## {template.stem}.csv: {_phrases(title)}"
    yield ""
    yield _(kind.doc)
    yield ""
    yield f"| {_('column')} | {_('needed')} | {_('how it is written')} | {_('what it means')} |"
    yield "|---|---|---|---|"
    for column in template.columns:
        yield _guide_row(column)
    yield ""


def _phrases(title: str) -> str:
    return " / ".join(_(part) for part in title.split(" / "))


def _guide_row(column: Property) -> str:
    written = _(column.kind.value)
    if column.words:
        written = ", ".join(f"`{code}` ({_(phrase)})" for code, phrase in column.words.items())
    elif column.unit:
        written += f" ({_(column.unit)})"
    needed = _("yes") if column.required else ""
    return f"| `{column.name}` | {needed} | {written.replace('|', '&#124;')} | {_(column.doc).replace('|', '&#124;')} |"
