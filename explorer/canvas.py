"""The picture of a network: rows -> elements and styles of cytoscape.js. Pure.

Styles come from the ontology's looks and select by `data` only (dragging takes classes off). A tie whose end is not in the
picture is never drawn: it would wedge the component for good.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from explorer.legend import DOUBLE_RING, RING_ONLY
from explorer.positions import Point
from explorer.questions.neighbourhood import Link, Thing
from graph_schema.language import N_
from graph_schema.model import NodeType
from graph_schema.ontology import ONTOLOGY

Element: TypeAlias = dict[str, Any]
Style: TypeAlias = dict[str, Any]

LABELLED = 120  # things up to which each one bears its name
HUBS = 30  # that bear theirs beyond
LARGE = 800  # ties beyond which lines are drawn the quick way, straight and without arrows
LABEL_LENGTH = 44
FAINT = 0.6  # what only other texts say
INK = {"light": "#1f2328", "dark": "#e6e6e6"}
SOFT = {"light": "#8a8f98", "dark": "#7d8590"}
GROUND = {"light": "#ffffff", "dark": "#1a1b1e"}
ACCENT = {"light": "#185bc6", "dark": "#8c98fe"}


@dataclass(frozen=True)
class Stroke:
    """How a family of ties is drawn. `colour` is a label of the ontology, `conflict` or `soft`."""

    key: str
    title: str
    ties: tuple[str, ...]
    line: str
    width: float
    colour: str
    arrow: bool = False


_PARTICIPATION = ("TOOK_PART_IN", "STOOD_IN", "SUPPORTS", "FUNDS", "RUNS")
_OTHER = ("CONCERNS", "HANDLED_BY", "PAID_AT", "SUPPLIES", "MANAGES_FUND", "HOLDS_OFFICE", "BECAME")
STROKES = (
    Stroke("ownership", N_("Owns or operates"), ("OWNS", "OPERATES"), "solid", 2, "Employer", arrow=True),
    Stroke("representation", N_("Represents workers"), ("REPRESENTS", "SITS_AT"), "solid", 2.5, "Union"),
    Stroke("membership", N_("Belongs to"), ("MEMBER_OF", "AFFILIATED_TO", "PART_OF"), "solid", 1, "soft"),
    Stroke("participation", N_("Takes part or supports"), _PARTICIPATION, "dashed", 1.5, "Exchange"),
    Stroke("conflict", N_("Case or strike"), ("TOOK_SIDE_IN",), "dotted", 2.5, "conflict"),
    Stroke("agreement", N_("Signed or covered by"), ("SIGNED", "APPLIES_TO", "WON_BY"), "solid", 1.5, "Agreement"),
    Stroke("other", N_("Other ties"), _OTHER, "solid", 1, "soft"),
)
CONFLICT = {"light": "#b3261e", "dark": "#ff8a80"}
_STROKE_OF = {tie: stroke.key for stroke in STROKES for tie in stroke.ties}
_SMALL = ("Person", "Wage", "Authority", "Procedure")


def stroke_of(tie: str, start_label: str) -> str:
    """Key of the stroke that a tie is drawn with: what a case is about is part of the conflict."""
    return "conflict" if tie == "CONCERNS" and start_label == "Case" else _STROKE_OF[tie]


def gap(size: int) -> Point:
    """Pixels between `size` things, across and down: the fewer, the more room for their names."""
    rooms = ((40, (112.0, 78.0)), (LABELLED, (84.0, 60.0)), (600, (58.0, 50.0)))
    return next((room for most, room in rooms if size <= most), (44.0, 40.0))


def between(things: Iterable[Thing], links: Iterable[Link]) -> list[Link]:
    """One tie per kind and pair among the things in the picture; several sources make it one line, the surest one's."""
    known = {thing.id for thing in things}
    kept: dict[tuple[str, str, str], Link] = {}
    for link in links:
        key = (link.tie, link.start, link.end)
        if link.start in known and link.end in known and (key not in kept or _surer(link, kept[key])):
            kept[key] = link
    return list(kept.values())


def _surer(one: Link, other: Link) -> bool:
    return one.primary and not other.primary


def elements(
    things: Sequence[Thing], links: Iterable[Link], places: Mapping[str, Point], starts: Iterable[str] = ()
) -> list[Element]:
    """Nodes with their places, then ties: what cytoscape draws with the layout `preset`."""
    lines = between(things, links)
    ties = Counter(end for link in lines for end in (link.start, link.end) if link.start != link.end)
    named = _named(things, ties, set(starts))
    labels = {thing.id: thing.label for thing in things}
    nodes = [_node(thing, places[thing.id], ties[thing.id], thing.id in named) for thing in things]
    return nodes + [_edge(link, labels[link.start]) for link in lines]


def _named(things: Sequence[Thing], ties: Mapping[str, int], starts: set[str]) -> set[str]:
    """Those that bear their name: all in a small picture, the hubs in a large one, and where one started."""
    ranked = sorted(things, key=lambda thing: (-ties.get(thing.id, 0), thing.id))
    most = len(things) if len(things) <= LABELLED else HUBS
    return {thing.id for thing in ranked[:most]} | starts


def _node(thing: Thing, place: Point, ties: int, named: bool) -> Element:
    data = {
        "id": thing.id, "name": thing.name, "type": thing.label, "presence": thing.presence, "primary": int(thing.primary),
        "label": (thing.short or short(thing.name)) if named else "", "size": _size(thing.label, ties), "ties": ties,
        "country": thing.country,
    }  # fmt: skip
    return {"group": "nodes", "data": data, "position": {"x": place[0], "y": place[1]}}


def _edge(link: Link, start_label: str) -> Element:
    data = {
        "id": f"{link.tie}|{link.start}|{link.end}", "source": link.start, "target": link.end, "tie": link.tie,
        "stroke": stroke_of(link.tie, start_label), "primary": int(link.primary),
    }  # fmt: skip
    return {"group": "edges", "data": data}


def _size(label: str, ties: int) -> int:
    """Pixels: the more ties the larger, within reason."""
    return (16 if label in _SMALL else 26) + min(int(3 * ties**0.5), 22)


def short(name: str, length: int = LABEL_LENGTH) -> str:
    """`name` cut at a word, with an ellipsis where it was cut."""
    if len(name) <= length:
        return name
    return name[:length].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


# ------------------------------------------------------------------------------------------------------------------ styles
def styles(ties: int) -> dict[str, list[Style]]:
    """The style sheets for the light and the dark ground, for a picture of that many ties."""
    return {theme: stylesheet(theme, ties > LARGE) for theme in ("light", "dark")}


def stylesheet(theme: str, large: bool = False) -> list[Style]:
    """Rules for one theme, `light` or `dark`. `large` draws ties the quick way."""
    shapes = [rule for kind in ONTOLOGY.nodes for rule in _shape_rules(kind, theme)]
    lines = [_stroke_rule(stroke, theme, large) for stroke in STROKES]
    sized = _rule("node", width="data(size)", height="data(size)")
    return [sized, *_names(theme), *shapes, _any_tie(large), *lines, *_state_rules(theme)]


def _names(theme: str) -> list[Style]:
    """How names are written; in a large picture most things bear none, and every property costs time for each of them."""
    written = _rule(
        "node[?label], node:selected", color=INK[theme], font_size=11, font_family="Inter, system-ui, sans-serif",
        text_wrap="wrap", text_max_width="120px", text_valign="bottom", text_margin_y=3, text_background_color=GROUND[theme],
        text_background_opacity=0.8, text_background_padding="1px", min_zoomed_font_size=7,
    )  # fmt: skip
    return [written, _rule("node[?label]", label="data(label)"), _rule("node[!label]:selected", label="data(name)")]


def _shape_rules(kind: NodeType, theme: str) -> list[Style]:
    colour = getattr(kind.look, theme)
    chosen = f'node[type = "{kind.label}"]'
    rules = [_rule(chosen, shape=kind.look.shape, background_color=colour)]
    if kind.label in RING_ONLY:
        rules.append(_ring(chosen, colour, theme))
    if kind.label == "Worksite":
        rules.append(_ring(f'{chosen}[presence = "unknown"]', colour, theme))
        rules.append(_barred(f'{chosen}[presence = "no_union"]', colour, theme))
    if kind.label in DOUBLE_RING:
        rules.append(_ring(chosen, colour, theme, border_width=5, border_style="double"))
    return rules


def _ring(chosen: str, colour: str, theme: str, **more: Any) -> Style:
    return _rule(chosen, **{"background_color": GROUND[theme], "border_width": 2.5, "border_color": colour} | more)


def _barred(chosen: str, colour: str, theme: str) -> Style:
    ground = GROUND[theme]
    return _rule(
        chosen, background_fill="linear-gradient", background_gradient_direction="to-bottom-right", border_width=2.5,
        border_color=colour,
        background_gradient_stop_colors=f"{ground} {ground} {colour} {colour} {ground} {ground}",
        background_gradient_stop_positions="0 42 42 58 58 100",
    )  # fmt: skip


def _any_tie(large: bool) -> Style:
    return _rule("edge", curve_style="haystack") if large else _rule("edge", curve_style="bezier", arrow_scale=1.2)


def _stroke_rule(stroke: Stroke, theme: str, large: bool) -> Style:
    colour = _colour(stroke.colour, theme)
    rule = _rule(f'edge[stroke = "{stroke.key}"]', width=1 if large else stroke.width, line_color=colour)
    if stroke.line != "solid":
        rule["style"]["line-style"] = stroke.line
    if stroke.arrow and not large:
        rule["style"] |= {"target-arrow-shape": "triangle", "target-arrow-color": colour}
    return rule


def _colour(name: str, theme: str) -> str:
    if name == "conflict":
        return CONFLICT[theme]
    return SOFT[theme] if name == "soft" else str(getattr(ONTOLOGY.node(name).look, theme))


def _state_rules(theme: str) -> list[Style]:
    return [
        _rule("node[primary = 0]", opacity=FAINT),
        _rule("edge[primary = 0]", opacity=FAINT),
        _rule("edge:selected", width=4),
        _rule("node[font]", font_size="data(font)", text_max_width="data(wide)"),  # the same size however near: network.js
        _rule("node[mute]", text_opacity=0, text_background_opacity=0),  # no room for its name at this distance
        _rule("node:selected", font_weight="bold", z_index=10, opacity=1,
              underlay_color=ACCENT[theme], underlay_padding=7, underlay_opacity=0.45, underlay_shape="ellipse"),
        _rule("node[hidden], edge[hidden]", display="none"),
    ]  # fmt: skip


def _rule(selector: str, **style: Any) -> Style:
    return {"selector": selector, "style": {key.replace("_", "-"): value for key, value in style.items()}}
