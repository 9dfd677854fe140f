"""GraphML for Gephi, yEd, igraph and networkx: the citations ride on every node and edge.

`label`, `x`, `y`, `r`, `g`, `b` are what Gephi reads as label, place and colour. What is not known is absent, never 0 or empty.
"""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import networkx

from explorer.export.subgraph import Subgraph, attribution
from explorer.export.table import node_rows, text, tie_rows
from graph_schema.language import N_
from graph_schema.model import NUMBER, PERCENT
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Properties, Value

TITLE = "GraphML"
USE = N_("to draw and to measure networks: Gephi, yEd, igraph")
SUFFIX = ".graphml"
MIME = "application/graphml+xml"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROPERTIES = [p for node in ONTOLOGY.nodes for p in node.properties] + [p for tie in ONTOLOGY.ties for p in tie.properties]
FRACTIONAL = frozenset(p.name for p in PROPERTIES if p.kind in (NUMBER, PERCENT))


def graph(part: Subgraph) -> networkx.MultiDiGraph:
    """The subgraph as networkx holds it: node and edge attributes are what the tables say."""
    drawn = networkx.MultiDiGraph(name="Solidarity Graph", attribution=_clean(attribution(part.citations)))
    for row in node_rows(part):
        known = str(row["id"])
        shown = _look(str(row["type"])) | _place(known, part.places)
        drawn.add_node(known, **_attributes(row), label=_clean(str(row.get("name", known))), **shown)
    for row in tie_rows(part):
        ends = ("id", "from", "to", "from_name", "to_name")
        said: Properties = {key: value for key, value in row.items() if key not in ends}
        named = {"label": ONTOLOGY.tie(str(row["type"])).title, "tie_id": str(row["id"])}
        drawn.add_edge(str(row["from"]), str(row["to"]), key=str(row["id"]), **_attributes(said), **named)
    return drawn


def data(part: Subgraph) -> bytes:
    """The file."""
    written = io.BytesIO()
    networkx.write_graphml(graph(part), written, named_key_ids=True, edge_id_from_attribute="tie_id")
    return written.getvalue()


def write(part: Subgraph, path: Path) -> None:
    """The file at `path`."""
    path.write_bytes(data(part))


def _attributes(row: Properties) -> dict[str, str | int | float | bool]:
    return {key: _attribute(key, value) for key, value in row.items() if key not in ("id",) and value not in ("", [])}


def _attribute(name: str, value: Value) -> str | int | float | bool:
    """One type per name in the whole file, as GraphML wants it: numbers with fractions are doubles even when whole."""
    if name in FRACTIONAL and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, bool | int | float) else _clean(text(value))


def _clean(words: str) -> str:
    return NOT_XML.sub("", words)


def _look(label: str) -> dict[str, float]:
    colour = ONTOLOGY.node(label).look.light
    return {channel: int(colour[n : n + 2], 16) for channel, n in (("r", 1), ("g", 3), ("b", 5))}


def _place(known: str, places: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Gephi's y grows upwards."""
    return {"x": places[known][0], "y": -places[known][1]} if known in places else {}
