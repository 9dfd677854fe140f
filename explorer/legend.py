"""The legend of types: colour and shape as the ontology declares them, in one order on every page."""

from collections.abc import Iterable
from typing import Literal

from dash import html
from dash.development.base_component import Component

from explorer import wording
from explorer.attributes import aria
from explorer.icons import mask
from graph_schema.language import _
from graph_schema.model import NodeType
from graph_schema.ontology import ONTOLOGY

State = Literal["known", "hollow", "barred"]

# What is drawn on a field of 20 by 20, by the names that cytoscape has for shapes.
OUTLINES = {
    "ellipse": '<ellipse cx="10" cy="10" rx="8.4" ry="6.6"/>',
    "round-rectangle": '<rect x="1.8" y="3.8" width="16.4" height="12.4" rx="3.4"/>',
    "rectangle": '<rect x="2.4" y="4.4" width="15.2" height="11.2"/>',
    "rhomboid": '<path d="M2 4.6h12l4 10.8H6z"/>',
    "hexagon": '<path d="M5.6 2.6h8.8L18.6 10l-4.2 7.400H5.600L1.4 10z"/>',
    "octagon": '<path d="M6.6 1.800h6.800l4.8 4.800v6.800l-4.8 4.800H6.600l-4.8-4.800V6.600z"/>',
    "diamond": '<path d="M10 1.2 18.8 10 10 18.8 1.2 10z"/>',
    "tag": '<path d="M2 4h11.400L18.4 10l-5 6H2z"/>',
    "triangle": '<path d="M10 1.8 18.6 17.400H1.400z"/>',
    "pentagon": '<path d="M10 1.4 18.8 8l-3.4 10.400H4.600L1.2 8z"/>',
}
BAR = '<path d="M2.5 17.5 17.5 2.5"/>'
RING_ONLY = frozenset({"Person"})
DOUBLE_RING = frozenset({"WorksCouncil", "WorkerOrganisation"})  # not unions: the double ring sets them apart


def shape(label: str, state: State = "known") -> Component:
    """The mark of a type. `hollow`: not researched; `barred`: known to have no union."""
    drawn = _own_state(label) if state == "known" else state
    outline = ONTOLOGY.node(label).look.shape
    return html.Span(className=f"shape shape-{outline} is-{drawn} of-{label.lower()}", **aria(hidden=True))


def _own_state(label: str) -> str:
    return "double" if label in DOUBLE_RING else "hollow" if label in RING_ONLY else "known"


def colour(label: str, dark: bool = False) -> str:
    """Colour of a type on the light or the dark ground."""
    look = ONTOLOGY.node(label).look
    return look.dark if dark else look.light


def label_order() -> list[str]:
    """Labels in the order of every legend."""
    return [node.label for node in ONTOLOGY.nodes]


def legend(labels: Iterable[str] | None = None) -> Component:
    """Shapes and names of types, one mark for the types that are drawn alike."""
    wanted = set(label_order() if labels is None else labels)
    groups: dict[tuple[str, str, str], list[NodeType]] = {}
    for node in ONTOLOGY.nodes:
        if node.label in wanted:
            groups.setdefault((node.look.shape, node.look.light, _own_state(node.label)), []).append(node)
    entries = [html.Li([shape(nodes[0].label), _names(nodes)]) for nodes in groups.values()]
    return html.Ul(entries, className="legend", **aria(label=_("What the shapes mean")))


def _names(nodes: list[NodeType]) -> str:
    names = [wording.type_title(node.label, plural=True) for node in nodes]
    return names[0] + "".join(", " + name[:1].lower() + name[1:] for name in names[1:])


def style() -> str:
    """The style sheet of shapes and colours, from the ontology."""
    light = "".join(f"--type-{node.label.lower()}:{node.look.light};" for node in ONTOLOGY.nodes)
    dark = "".join(f"--type-{node.label.lower()}:{node.look.dark};" for node in ONTOLOGY.nodes)
    colours = [f".of-{node.label.lower()}{{--of:var(--type-{node.label.lower()})}}" for node in ONTOLOGY.nodes]
    masks = [rule for outline in sorted(OUTLINES) for rule in _masks(outline)]
    return "\n".join([f":root{{{light}}}", f"[data-mantine-color-scheme=dark]{{{dark}}}", *colours, *masks])


def _masks(outline: str) -> Iterable[str]:
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" {}>{}</svg>'
    ring = 'fill="none" stroke="#000" stroke-width="2" stroke-linejoin="round"'
    drawn = OUTLINES[outline]
    inner = f'<g transform="translate(4.8 4.8) scale(.52)">{drawn}</g>'
    pictures = (
        ("known", 'fill="#000"', drawn),
        ("hollow", ring, drawn),
        ("barred", ring, drawn + BAR),
        ("double", ring, drawn + inner),
    )
    for state, paint, picture in pictures:
        yield f".shape-{outline}.is-{state}{{--icon:{mask(frame.format(paint, picture))}}}"
