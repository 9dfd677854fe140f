"""Where things stand on the canvas. Pure, and the same for the same question.

Each connected part is laid out by igraph (Kamada-Kawai while it is small, UMAP beyond), spread until nothing overlaps, and
the parts are packed on shelves, the largest first. A picture that grows out of another one stays turned and placed as it was.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from threading import Lock
from typing import TypeAlias

import igraph
import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
Points: TypeAlias = NDArray[np.float64]
Tie: TypeAlias = tuple[str, str]

SMALL = 150  # things in a part up to which Kamada-Kawai is quick, and plainer to read
ROOM = 2.4  # area given to each thing, in squares of the gap
ROUNDS = 80  # of pushing apart; a part of 2,000 needs about 30
WIDE = 1.5  # width of the whole picture to its height, as screens are
SEED = 20
_dice = Lock()  # igraph has one source of chance for the whole process


def arrange(
    nodes: Sequence[str], ties: Iterable[Tie], gap: Point = (1.0, 1.0), before: Mapping[str, Point] | None = None
) -> dict[str, Point]:
    """A place for each node, in pixels when `gap` is: no two nearer than `gap` (across, down).

    `nodes` are ids, each once; a tie to an id that is not among them, or from a node to itself, says nothing about places.
    `before` are the places in the picture that this one grew out of.
    """
    frozen = tuple(sorted(before.items())) if before else ()
    known = set(nodes)
    kept = {(start, end) for start, end in ties if start in known and end in known and start != end}
    return dict(zip(nodes, _arranged(tuple(nodes), tuple(sorted(kept)), gap, frozen), strict=True))


@lru_cache(maxsize=256)
def _arranged(
    nodes: tuple[str, ...], ties: tuple[Tie, ...], gap: Point, before: tuple[tuple[str, Point], ...]
) -> tuple[Point, ...]:
    if not nodes:
        return ()
    number = {node: n for n, node in enumerate(nodes)}
    graph = igraph.Graph(len(nodes), [(number[a], number[b]) for a, b in ties]).simplify()
    known = {number[node]: (x / gap[0], y / gap[1]) for node, (x, y) in before if node in number}
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    placed = np.zeros((len(nodes), 2))
    for part, corner, points in _packed([(part, _part(graph, part, known)) for part in parts]):
        placed[part] = points + corner
    return tuple((float(x), float(y)) for x, y in np.round(_back(placed, known) * gap, 1))


def _part(graph: igraph.Graph, part: list[int], known: Mapping[int, Point]) -> Points:
    """One connected part around its own middle; a unit is the gap."""
    inner = graph.subgraph(part)
    old = {n: known[node] for n, node in enumerate(part) if node in known}
    points = _apart(_scaled(_laid_out(inner, _start(inner, old))))
    points = points - points.mean(axis=0)
    return _turned_to(points, old) if len(old) > 1 else _lying(points)


def _laid_out(graph: igraph.Graph, start: Points | None) -> Points:
    size = graph.vcount()
    if size < 3:
        return np.array([[1.5 * n, 0.0] for n in range(size)])
    with _dice:
        igraph.set_random_number_generator(random.Random(SEED))
        try:
            return np.array(_small(graph, start) if size <= SMALL else _large(graph, start))
        finally:
            igraph.set_random_number_generator(random)


def _small(graph: igraph.Graph, start: Points | None) -> igraph.Layout:
    seed = _circle(graph.vcount()) if start is None else start
    return graph.layout_kamada_kawai(seed=seed.tolist())


def _large(graph: igraph.Graph, start: Points | None) -> igraph.Layout:
    """UMAP cannot disentangle a bad beginning: Fruchterman-Reingold makes a good one in a tenth of the time."""
    if start is None:
        size = graph.vcount()
        seed = (_circle(size) * np.sqrt(size)).tolist()
        rough = graph.layout_fruchterman_reingold(seed=seed, niter=60, grid="nogrid" if size < 1000 else "grid")
        start = np.array(rough.coords)
        start = (start - start.mean(axis=0)) / max(float(np.abs(start - start.mean(axis=0)).max()), 1e-9)
    return graph.layout_umap(seed=(start * 5).tolist(), min_dist=0.5, epochs=200)


def _circle(size: int) -> Points:
    turn = np.arange(size) * np.pi * (3 - np.sqrt(5))  # the golden angle: evenly over a disc
    return np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt((np.arange(size) + 0.5) / size)[:, None]


def _start(graph: igraph.Graph, old: Mapping[int, Point]) -> Points | None:
    """Known places, and for what is new the middle of its placed neighbours, a little off; None where nothing is known."""
    if not old:
        return None
    points = _circle(graph.vcount()) * 0.5
    placed = set(old)
    for n, place in old.items():
        points[n] += place
    for n in graph.bfs(min(old))[0]:
        near = [m for m in graph.neighbors(n) if m in placed]
        if n not in placed and near:
            points[n] += points[near].mean(axis=0)
            placed.add(n)
    spread = np.abs(points - points.mean(axis=0)).max()
    start: Points = (points - points.mean(axis=0)) / max(spread, 1e-9)
    return start


def _scaled(points: Points) -> Points:
    """Spread over as much area as the number of things needs."""
    if len(points) < 3:
        return points
    width, height = np.ptp(points, axis=0)
    area = max(width, 1e-6) * max(height, 0.2 * width, 1e-6)
    return points * float(np.sqrt(len(points) * ROOM / area))


def _apart(points: Points) -> Points:
    """Pushed apart, pair by pair, until no two are nearer than 1."""
    points = points.copy()
    for _ in range(ROUNDS):
        left, right = _near(points)
        apart = points[left] - points[right]
        distance = np.hypot(apart[:, 0], apart[:, 1])
        close = distance < 0.999
        if not close.any():
            break
        left, right, apart, distance = left[close], right[close], apart[close], distance[close]
        apart[distance < 1e-9] = (1e-3, 1e-3)
        push = apart / np.maximum(distance, 1e-3)[:, None] * ((1.0 - distance) * 0.55)[:, None]
        np.add.at(points, left, push)
        np.add.at(points, right, -push)
    return points


def _near(points: Points) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs that share a cell of side 1 or stand in neighbouring ones, each pair once."""
    cells = np.floor(points).astype(np.int64)
    cells -= cells.min(axis=0) - 1
    width = int(cells[:, 1].max()) + 2
    keys = cells[:, 0] * width + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    found = [_pairs(keys, order, step) for step in (0, 1, width - 1, width, width + 1)]
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def _pairs(keys: NDArray[np.int64], order: NDArray[np.intp], step: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    inside = keys[order]
    first = np.arange(len(order)) + 1 if step == 0 else np.searchsorted(inside, inside + step, side="left")
    last = np.searchsorted(inside, inside + step, side="right")
    count = np.maximum(last - first, 0)
    left = np.repeat(np.arange(len(order)), count)
    right = np.arange(len(left)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    return order[left], order[right]


def _lying(points: Points) -> Points:
    """Turned so that the longest way goes across."""
    if len(points) < 3:
        return points
    _values, axes = np.linalg.eigh(np.cov(points.T))
    turned: Points = points @ axes[:, ::-1]
    return turned


def _turned_to(points: Points, old: Mapping[int, Point]) -> Points:
    """Turned or mirrored so that what was there stays where it was, as far as it can (orthogonal Procrustes)."""
    there = np.array([old[n] for n in sorted(old)])
    here = points[sorted(old)]
    left, _sizes, right = np.linalg.svd((here - here.mean(axis=0)).T @ (there - there.mean(axis=0)))
    turned: Points = points @ (left @ right)
    return turned


def _packed(parts: Sequence[tuple[list[int], Points]]) -> Iterable[tuple[list[int], Points, Points]]:
    """Parts on shelves from the top left, as they come: each with the corner it stands in."""
    sizes = [np.ptp(points, axis=0) + 1.5 for _part, points in parts]
    width = max(float(np.sqrt(sum(s[0] * s[1] for s in sizes) * WIDE)), float(sizes[0][0]))
    x = y = shelf = 0.0
    for (part, points), size in zip(parts, sizes, strict=True):
        if x > 0 and x + size[0] > width:
            x, y, shelf = 0.0, y + shelf, 0.0
        yield part, np.array([x, y]), points - points.min(axis=0)
        x, shelf = x + float(size[0]), max(shelf, float(size[1]))


def _back(points: Points, known: Mapping[int, Point]) -> Points:
    """Moved so that what was there stands, on the whole, where it stood; without a past, around the origin."""
    if not known:
        middle: Points = points - (points.max(axis=0) + points.min(axis=0)) / 2
        return middle
    there = np.array([known[n] for n in sorted(known)])
    moved: Points = points + (there - points[sorted(known)]).mean(axis=0)
    return moved
