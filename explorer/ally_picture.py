"""A small picture of a union, what it shares, and with whom: three columns, as SVG. Pure; one for each ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from explorer import legend
from explorer.questions.allies import Ally
from explorer.questions.ally_ties import Reason
from graph_schema.ontology import ONTOLOGY

WIDTH, STEP, MARGIN = 460, 34, 26
YOU, SHARED, WITH = 24, 110, 330
ALLIES, THINGS = 10, 12
INK, LINE = {False: "#1a1b1e", True: "#eceef1"}, {False: "#868d99", True: "#8a919d"}


@dataclass(frozen=True)
class Dot:
    """A thing in the picture."""

    label: str
    id: str
    name: str
    x: float
    y: float


def picture(union: str, rows: Sequence[Ally], dark: bool = False) -> str:
    """The union, what it shares with the first few of `rows`, and these, as the address of an SVG image."""
    allies = [ally for ally in rows if _live(ally)][:ALLIES]
    reasons = {reason.about_id: reason for ally in allies for reason in _live(ally)}
    things = list(reasons.values())[:THINGS]
    height = MARGIN * 2 + STEP * (max(len(allies), len(things), 1) - 1)
    left = Dot("Union", "", union, YOU, height / 2)
    middle = {
        r.about_id: Dot(r.about_label, r.about_id, r.about_name, SHARED, y)
        for r, y in zip(things, _spread(len(things), height), strict=True)
    }
    right = [Dot(a.label, a.id, a.acronym or a.name, WITH, y) for a, y in zip(allies, _spread(len(allies), height), strict=True)]
    ties = [_tie(left, dot, dark) for dot in middle.values()]
    ties += [
        _tie(middle[reason.about_id], dot, dark)
        for ally, dot in zip(allies, right, strict=True)
        for reason in _live(ally)
        if reason.about_id in middle
    ]
    dots = [_dot(dot, dark, letters) for group, letters in (([left], 0), (middle.values(), 25), (right, 16)) for dot in group]
    frame = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" font-family="Inter, system-ui, sans-serif">'
    )
    return "data:image/svg+xml," + quote(f"{frame}{''.join(ties)}{''.join(dots)}</svg>")


def _live(ally: Ally) -> list[Reason]:
    """Ties that hold, once each."""
    return list({reason.about_id: reason for reason in ally.reasons if reason.kind != "former"}.values())


def _spread(count: int, height: float) -> list[float]:
    """Heights for `count` things, one below the other, in the middle."""
    first = height / 2 - STEP * (count - 1) / 2
    return [first + STEP * number for number in range(count)]


def _tie(start: Dot, end: Dot, dark: bool) -> str:
    half = (start.x + end.x) / 2
    path = f"M{start.x:.0f},{start.y:.1f} C{half:.0f},{start.y:.1f} {half:.0f},{end.y:.1f} {end.x:.0f},{end.y:.1f}"
    return f'<path d="{path}" fill="none" stroke="{LINE[dark]}" stroke-width="1.2" opacity="0.55"/>'


def _dot(dot: Dot, dark: bool, letters: int) -> str:
    """Mark and name; 0 letters: no name, which stands in the title above."""
    outline = legend.OUTLINES[ONTOLOGY.node(dot.label).look.shape]
    place = f'transform="translate({dot.x - 9:.1f},{dot.y - 9:.1f}) scale(0.9)"'
    mark = f'<g {place} fill="{legend.colour(dot.label, dark)}">{outline}</g>'
    if not letters:
        return mark
    name = dot.name if len(dot.name) <= letters else dot.name[: letters - 1].rstrip() + "…"
    ground = "#1a1b1e" if dark else "#ffffff"
    halo = f'stroke="{ground}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
    return (
        f'{mark}<text x="{dot.x + 14:.0f}" y="{dot.y + 4.5:.1f}" font-size="13" fill="{INK[dark]}" {halo}>{escape(name)}</text>'
    )
