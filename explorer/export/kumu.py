"""A Kumu blueprint: JSON that is dropped on a Kumu map. Elements and connections by id, fields in words, sources on each.

The shape is the one in Kumu's guide "JSON / Blueprints" (docs.kumu.io/guides/import/blueprints).
"""

from collections.abc import Mapping
from pathlib import Path

import orjson

from explorer import wording
from explorer.export import worded
from explorer.export.subgraph import Node, Source, Subgraph, Tie
from explorer.export.worded import Cell
from graph_schema.language import N_, _

TITLE = "Kumu"
USE = N_("a map to share on the web: drop the file on a new project")
SUFFIX = ".json"
MIME = "application/json"


def data(part: Subgraph) -> bytes:
    """The file."""
    sources = {source.id: source for source in part.citations}
    drawn = {
        "elements": [_element(node, sources) for node in part.nodes],
        "connections": [_connection(tie, sources) for tie in part.ties],
    }
    return orjson.dumps(drawn, option=orjson.OPT_INDENT_2) + b"\n"


def write(part: Subgraph, path: Path) -> None:
    """The file at `path`."""
    path.write_bytes(data(part))


def _element(node: Node, sources: Mapping[str, Source]) -> dict[str, Cell]:
    fields = worded.said(node.label, {name: value for name, value in node.properties.items() if name != "name"})
    named: dict[str, Cell] = {"id": node.id, "label": node.name or node.id, "type": wording.type_title(node.label)}
    return named | fields | {_("Sources"): worded.cited(node.evidence, sources)}


def _connection(tie: Tie, sources: Mapping[str, Source]) -> dict[str, Cell]:
    ends: dict[str, Cell] = {"id": tie.id, "from": tie.start, "to": tie.end, "direction": "directed"}
    kind: dict[str, Cell] = {"type": wording.tie_title(tie.name)}
    return ends | kind | worded.said(tie.name, tie.properties) | {_("Sources"): worded.cited([tie.evidence], sources)}
