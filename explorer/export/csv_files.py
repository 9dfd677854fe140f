"""nodes.csv and edges.csv with the sources beside them, in one ZIP: for pandas, databases and spreadsheets."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from explorer.export.subgraph import Subgraph, attribution
from explorer.export.table import EVIDENCE, node_properties, node_rows, text, tie_properties, tie_rows
from graph_schema.language import N_
from graph_schema.records import Properties

TITLE = "CSV"
USE = N_("for programs: nodes and edges, sources beside them")
SUFFIX = ".zip"
MIME = "application/zip"
# What a spreadsheet takes for a formula when a text begins with it, also in its full-width forms.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOMENT = (1980, 1, 1, 0, 0, 0)  # so that the same graph gives the same file


def files(part: Subgraph) -> dict[str, str]:
    """File name -> content. UTF-8 with a byte order mark, which spreadsheets need for accents."""
    nodes = ["id", "type", *node_properties(part.nodes), *EVIDENCE]
    ties = ["id", "from", "from_name", "type", "to", "to_name", *tie_properties(part.ties), *EVIDENCE]
    return {
        "nodes.csv": _table(nodes, node_rows(part)),
        "edges.csv": _table(ties, tie_rows(part)),
        "sources.csv": _table(list(_SOURCE), [{name: getattr(source, name) for name in _SOURCE} for source in part.citations]),
        "ATTRIBUTION.txt": attribution(part.citations) + "\n",
    }


_SOURCE = ("id", "name", "publisher", "licence", "licence_address", "address")


def data(part: Subgraph) -> bytes:
    """The ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(part).items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode())
    return packed.getvalue()


def write(part: Subgraph, path: Path) -> None:
    """A ZIP where `path` ends in .zip, else a folder of that name."""
    if path.suffix.lower() == SUFFIX:
        path.write_bytes(data(part))
        return
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files(part).items():
        (path / name).write_text(content, encoding="utf-8", newline="")


def _table(columns: Sequence[str], rows: Sequence[Properties]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row, column) for column in columns] for row in rows)
    return "\ufeff" + written.getvalue()


def _cell(row: Properties, column: str) -> str:
    value = row.get(column, "")
    return text(value) if isinstance(value, int | float) else harmless(text(value))


def harmless(cell: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what would be a formula."""
    return "'" + cell if cell.startswith(FORMULA) else cell
