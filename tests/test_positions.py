"""Places on the canvas: nothing overlaps, the same every time, and a picture that grows stays as it was."""

import math
import random
import time

from explorer.positions import Point, _arranged, arrange

GAP = (90.0, 60.0)


def grown(size: int, seed: int = 7) -> tuple[list[str], list[tuple[str, str]]]:
    """Things and ties such as a search brings up: a few hubs, many leaves."""
    chance = random.Random(seed)
    return [f"n{i}" for i in range(size)], [(f"n{int(i * chance.random() ** 2)}", f"n{i}") for i in range(1, size)]


def nearest(places: dict[str, Point]) -> float:
    """The smallest distance between two things, 1 being the gap."""
    points = [(x / GAP[0], y / GAP[1]) for x, y in places.values()]
    return min(math.dist(a, b) for n, a in enumerate(points) for b in points[:n])


def test_nothing_overlaps_in_small_parts_and_in_large_ones() -> None:
    for size in (2, 30, 400):
        nodes, ties = grown(size)
        places = arrange([*nodes, "alone", "pair", "other"], [*ties, ("pair", "other")], GAP)
        assert list(places) == [*nodes, "alone", "pair", "other"]
        assert nearest(places) > 0.97


def test_the_same_question_gives_the_same_places_whatever_else_drew_lots_before() -> None:
    nodes, ties = grown(200)
    first = arrange(nodes, ties, GAP)
    random.random()
    _arranged.cache_clear()
    assert arrange(nodes, reversed(ties), GAP) == first


def test_ties_to_the_missing_loops_and_doubles_change_nothing() -> None:
    nodes, ties = grown(20)
    assert arrange(nodes, [*ties, ("n1", "nowhere"), ("n2", "n2"), ties[0]], GAP) == arrange(nodes, ties, GAP)


def test_a_picture_that_grows_keeps_what_was_there_in_its_place() -> None:
    nodes, ties = grown(60)
    before = arrange(nodes, ties, GAP)
    new = [f"new{i}" for i in range(10)]
    after = arrange([*nodes, *new], [*ties, *(("n40", node) for node in new)], GAP, before)
    width = max(x for x, _y in before.values()) - min(x for x, _y in before.values())
    moved = sorted(math.dist(before[node], after[node]) for node in nodes)
    assert moved[len(moved) // 2] < width / 5


def test_small_parts_stand_on_shelves_beside_the_large_one() -> None:
    nodes, ties = grown(50)
    places = arrange([*nodes, *(f"alone{i}" for i in range(6))], ties, GAP)
    assert len({places[f"alone{i}"][1] for i in range(6)}) <= 2


def test_nothing_and_one() -> None:
    assert arrange([], []) == {}
    assert arrange(["only"], []) == {"only": (0.0, 0.0)}


def test_two_thousand_things_take_a_few_seconds_once_and_nothing_afterwards() -> None:
    nodes, ties = grown(2000)
    began = time.perf_counter()
    arrange(nodes, ties, GAP)
    once = time.perf_counter()
    arrange(nodes, ties, GAP)
    assert (once - began < 10, time.perf_counter() - once < 0.2) == (True, True)
