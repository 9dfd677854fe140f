"""Rows of pay -> plotly figures: levels on a common axis, changes on a timeline. Pure; drawn for the light ground.

On a dark ground the style sheet recolours what is drawn (assets/wages.css); a downloaded picture stays light, for paper.
What a picture needs in words (title, sources) rides in `layout.meta` and is written into it by assets/wages.js.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from explorer import wording
from graph_schema.language import _

INK, SOFT, LINE, MARK, GROUND = "#1a1b1e", "#4d535d", "#d8dce3", "#985105", "#ffffff"
ROW, HEAD, NOTE, PLACE = 40, 34, 18, 24  # pixels: a figure, a country, a line on its context, a worksite
RADIUS = 7
RIGHT, LETTER = 84, 6.6  # pixels at the right end, at least, and for each letter of a figure as quoted
TOP, BOTTOM = 54, 16
FONT = {"family": "Inter, system-ui, sans-serif", "size": 13, "color": INK}
EDGE = 0.15  # of the timeline at either end, where texts go inwards
CUT = 52  # letters that fit on a line of a phone


@dataclass(frozen=True)
class Mark:
    """One level: where, whose, as quoted, and as a common figure from `low` to `high`, with its grade A, B or C."""

    id: str
    country: str
    place: str
    label: str
    quoted: str
    common: str
    low: float
    high: float
    grade: str


@dataclass(frozen=True)
class Tick:
    """A national or sector figure: context, drawn as a thin tick on each line of its country.

    `is_line`: a minimum or living wage, drawn as a broken line through all of them. `places`: the only ones it stands for.
    """

    country: str
    label: str
    value: float
    is_line: bool = False
    places: frozenset[str] | None = None

    def at(self, place: str) -> bool:
        """Whether it stands for what is paid there."""
        return self.places is None or place in self.places


@dataclass(frozen=True)
class Won:
    """A change of pay: ISO date, as exact as known, and what is written at it (+9 %)."""

    id: str
    country: str
    place: str
    date: str
    text: str
    scheduled: bool


@dataclass(frozen=True)
class _Words:
    """What a downloaded picture says about itself, and the room at the right in pixels."""

    title: str
    sources: tuple[str, ...]
    right: int = RIGHT
    key: str = ""


@dataclass
class _Page:
    """The drawing on its way: `y` in pixels from the top."""

    shapes: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    y: float = 0

    def write(self, text: str, height: float, *, size: int = 13, colour: str = INK, x: float = 0, anchor: str = "left") -> None:
        """Text on the line at hand, without moving on."""
        self.notes.append({
            "text": text, "x": x, "xref": "paper", "xanchor": anchor, "y": self.y + height / 2, "yref": "y", "yanchor": "middle",
            "showarrow": False, "font": {"size": size, "color": colour}, "align": "left", "bgcolor": GROUND, "borderpad": 0,
        })  # fmt: skip


def strip(marks: Sequence[Mark], ticks: Sequence[Tick], axis: str, sources: Iterable[str] = (), title: str = "") -> go.Figure:
    """Levels on one axis from zero, grouped by country and worksite: A filled, B half, C hollow; ranges as bars.

    `axis`: what is counted, such as `US$ an hour`. All marks are in that one currency and unit.
    """
    page, points = _Page([], []), []
    for country, of_country in groupby(marks, key=lambda mark: mark.country):
        around = [tick for tick in ticks if tick.country == country]
        _country(page, country, around)
        for place, of_place in groupby(of_country, key=lambda mark: mark.place):
            first, here = page.y, [tick for tick in around if tick.at(place)]
            page.write(f"<b>{_cut(place)}</b>", PLACE)
            page.y += PLACE
            for mark in of_place:
                points.append((mark, _row(page, mark)))
                _ticks(page, (tick.value for tick in here if not tick.is_line), points[-1][1])
            page.shapes += [_through(tick.value, first, page.y) for tick in here if tick.is_line]
        page.y += 10
    figure = go.Figure([_points(points)])
    widest = max([mark.high for mark in marks] + [tick.value for tick in ticks] + [0]) or 1
    x = _axis([0, widest * 1.06], axis) | {"zerolinecolor": SOFT, "rangemode": "tozero", "tickformat": ",~g", "nticks": 6}
    right = max([RIGHT, *(round(20 + LETTER * len(mark.quoted)) for mark in marks)])
    return _laid_out(figure, page, x, _Words(title, tuple(sources), right, _key()))


def _key() -> str:
    """What the marks mean, for a picture that has left its page."""
    return _("Filled: grade A. Half filled: grade B. Hollow: grade C. A bar: from – to. Upright lines: figures of the country.")


def timeline(changes: Sequence[Won], sources: Iterable[str] = (), title: str = "") -> go.Figure:
    """Changes of pay by date, a line for each worksite. Never on an axis with levels, never averaged."""
    page, points = _Page([], []), []
    for place, of_place in groupby(changes, key=lambda change: (change.country, change.place)):
        page.write(f"<b>{_cut(place[1])}</b>  {wording.country_code(place[0])}", PLACE)
        page.y += PLACE + ROW / 2 + 6
        page.shapes.append(_line(0, 1, page.y, paper=True))
        points += [(change, page.y) for change in of_place]
        page.y += ROW / 2
    days = [day_of(change.date) for change, _y in points]
    figure = go.Figure([_dated(points, days)])
    first, last = min(days, default=date.today()), max(days, default=date.today())
    x = _axis([f"{first.year}-01-01", f"{last.year}-12-31"], "") | {"type": "date", "tickformat": "%Y"}
    if last.year - first.year < 6:
        x["dtick"] = "M12"
    return _laid_out(figure, page, x, _Words(title, tuple(sources), right=24))


def day_of(text: str) -> date:
    """Where a date is drawn: its day, or the middle of the month or year where no more is known."""
    year, month, day = [*(int(part) for part in text.split("-")), 0, 0][:3]
    return date(year, month or 7, day or (15 if month else 1))


# ------------------------------------------------------------------------------------------------------------------- pieces
def _country(page: _Page, country: str, ticks: list[Tick]) -> None:
    """The country's heading with its context in words."""
    page.write(f"<b>{wording.country(country) if country else _('no country')}</b>", HEAD, size=16)
    page.y += HEAD
    for tick in sorted(ticks, key=lambda tick: tick.value):
        lines = wrap(tick.label, CUT)
        sign = "┊ " if tick.is_line else "│ "
        page.write(sign + "<br>   ".join(lines), NOTE * len(lines), size=12, colour=SOFT)
        page.y += NOTE * len(lines)


def _row(page: _Page, mark: Mark) -> float:
    """A figure's line: for whom above, the mark and the figure as quoted below; where the mark is."""
    page.write(_cut(mark.label), 18, size=12, colour=SOFT)
    page.y += 18
    middle = page.y + 9
    page.shapes.append(_line(0, 1, middle, paper=True))
    page.notes.append({
        "text": mark.quoted, "x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "y": middle, "yref": "y",
        "yanchor": "middle", "showarrow": False, "font": {"size": 12, "color": INK},
    })  # fmt: skip
    page.shapes += _bar(mark, middle) if mark.high > mark.low else _half(mark, middle)
    page.y += ROW - 18
    return middle


def _half(mark: Mark, y: float) -> list[dict[str, Any]]:
    """The filled half of a mark of grade B: half a disc, in pixels around its value."""
    if mark.grade != "B":
        return []
    reach = RADIUS * 4 / 3
    path = f"M0,{-RADIUS} C{-reach},{-RADIUS} {-reach},{RADIUS} 0,{RADIUS} Z"
    place = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": mark.low, "yanchor": y, "xref": "x", "yref": "y"}
    return [{"type": "path", "path": path, "fillcolor": MARK, "line": {"width": 0}, "name": "mark"} | place]


def _bar(mark: Mark, y: float) -> list[dict[str, Any]]:
    """A range: filled for A, its lower half for B, hollow for C."""
    shape = {"type": "rect", "x0": mark.low, "x1": mark.high, "xref": "x", "yref": "y", "line": {"width": 2, "color": MARK}}
    filled = {"A": -6, "B": 0, "C": 6}[mark.grade]
    inside = shape | {"y0": y + filled, "y1": y + 6, "fillcolor": MARK, "line": {"width": 0}}
    return [shape | {"y0": y - 6, "y1": y + 6}, *([inside] if filled < 6 else [])]


def _points(points: list[tuple[Mark, float]]) -> go.Scatter:
    """The marks themselves, which can be clicked; a range is clicked at its bar's middle."""
    rows = [mark for mark, _y in points]
    ranged = [mark.high > mark.low for mark in rows]
    return go.Scatter(
        x=[(mark.low + mark.high) / 2 for mark in rows], y=[y for _mark, y in points], mode="markers",
        customdata=[mark.id for mark in rows], cliponaxis=False,
        text=[f"{mark.place}<br>{_cut(mark.label)}<br>{mark.quoted}<br>{mark.common}" for mark in rows],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "size": [2 * RADIUS + 8 if wide else 2 * RADIUS for wide in ranged],
            "opacity": [0 if wide else 1 for wide in ranged],
            "color": [MARK if mark.grade == "A" else "rgba(255,255,255,0)" for mark in rows],
            "line": {"width": 2, "color": MARK},
        },
    )  # fmt: skip


def _dated(points: list[tuple[Won, float]], days: list[date]) -> go.Scatter:
    return go.Scatter(
        x=[day.isoformat() for day in days], y=[y for _change, y in points], mode="markers+text", cliponaxis=False,
        text=[change.text for change, _y in points], textposition=_sides(points, days), textfont={"size": 12, "color": INK},
        customdata=[change.id for change, _y in points],
        hovertext=[f"{change.place}<br>{change.text}<br>{wording.date(change.date)}" for change, _y in points],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "size": 11, "symbol": "diamond", "line": {"width": 2, "color": MARK},
            "color": ["rgba(255,255,255,0)" if change.scheduled else MARK for change, _y in points],
        },
    )  # fmt: skip


def _sides(points: list[tuple[Won, float]], days: list[date]) -> list[str]:
    """Where each text goes: inwards at the ends; above, or below where what stands above on the same line is nearer."""
    first, last = min(days, default=date.min), max(days, default=date.max)
    span = max((last - first).days, 1)
    found: list[str] = []
    room: dict[str, int] = {}
    for n, ((_change, y), day) in enumerate(zip(points, days, strict=True)):
        if n == 0 or points[n - 1][1] != y:
            room = {"top": -span, "bottom": -span}
        days_on = (day - first).days
        near = {side: days_on - at for side, at in room.items()}
        above = near["top"] >= span / 4 or near["top"] >= near["bottom"]
        side = "top" if above else "bottom"
        room[side] = days_on
        part = days_on / span
        found.append(f"{side} {'right' if part < EDGE else 'left' if part > 1 - EDGE else 'center'}")
    return found


def _ticks(page: _Page, values: Iterable[float], middle: float) -> None:
    """The context at one figure's line: a thin tick, not a line through the words above."""
    for value in values:
        page.shapes.append({
            "type": "line", "x0": value, "x1": value, "y0": middle - 10, "y1": middle + 10, "xref": "x", "yref": "y",
            "layer": "below", "line": {"width": 1.5, "color": SOFT},
        })  # fmt: skip


def _through(value: float, y0: float, y1: float) -> dict[str, Any]:
    """A reference line down a country's figures, pale enough for the words above it."""
    where = {"type": "line", "x0": value, "x1": value, "y0": y0, "y1": y1, "xref": "x", "yref": "y", "layer": "below"}
    return where | {"line": {"width": 1.5, "color": SOFT, "dash": "dot"}, "opacity": 0.5}


def _line(x0: float, x1: float, y: float, paper: bool) -> dict[str, Any]:
    where = {"xref": "paper" if paper else "x", "yref": "y", "layer": "below"}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y, "y1": y, "line": {"width": 1, "color": LINE}} | where


def _axis(span: list[Any], title: str) -> dict[str, Any]:
    named = {"text": title, "font": {"size": 13, "color": INK}, "standoff": 6}
    return {
        "range": span, "side": "top", "title": named, "fixedrange": True, "showgrid": True, "gridcolor": LINE,
        "tickfont": {"size": 12, "color": SOFT}, "automargin": False, "ticks": "", "zeroline": True, "zerolinewidth": 1.5,
    }  # fmt: skip


def _laid_out(figure: go.Figure, page: _Page, x: dict[str, Any], words: _Words) -> go.Figure:
    """Heights in pixels, so that a line is a line at any width; y counts downwards."""
    height = max(page.y, ROW)
    figure.update_layout(
        height=round(height + TOP + BOTTOM), margin={"l": 12, "r": words.right, "t": TOP, "b": BOTTOM}, shapes=page.shapes,
        annotations=page.notes, xaxis=x, yaxis={"range": [height, 0], "visible": False, "fixedrange": True}, font=FONT,
        paper_bgcolor=GROUND, plot_bgcolor="rgba(255,255,255,0)", showlegend=False, dragmode=False, hovermode="closest",
        hoverlabel={"bgcolor": INK, "font": {"color": GROUND, "size": 13}}, template="none",
        meta={"title": words.title, "sources": list(words.sources), "key": words.key},
    )  # fmt: skip
    return figure


def _cut(text: str) -> str:
    """Text that fits on a line of a phone."""
    return text if len(text) <= CUT else text[: CUT - 1].rstrip(" ,") + "…"
