"""What only unions' names say for and against: national union, local, level, confederation, place of work. Pure."""

from collections.abc import Iterator

from loaders.overlap import Overlap
from loaders.party_name import Name

EVERYBODYS = frozenset("afl cio aflcio afl-cio clc ctw".split())  # of one land's unions: written or left out as one likes
BODIES = frozenset("district council joint conference board".split())  # of several locals
SITES = frozenset("planta fabrica establecimiento sucursal tienda faena mina sede local plant mill".split())


def of_unions(x: Name, y: Name, said: Overlap) -> Iterator[tuple[str, float]]:
    """What is the same and what differs, but for the words of the names."""
    if x.national and y.national:
        yield ("national_same" if x.national == y.national else "national_differs"), 1.0
        if x.national == y.national and x.numbers and x.numbers == y.numbers and x.levels & BODIES == y.levels & BODIES:
            yield "same_local", 1.0
    if (x.part or bool(x.numbers)) != (y.part or bool(y.numbers)) and (x.part or y.part or x.national):
        yield "part_of", 1.0
    if x.levels != y.levels:
        yield "levels_differ", 1.0
        if (x.levels ^ y.levels) & BODIES and (x.part or y.part):  # Council 31 and Local 31 are two
            yield "numbers_differ", 1.0
    if _site(x) & {word for _, word in said.left} and _site(y) & {word for _, word in said.right}:
        yield "sites_differ", 1.0
    whose = x.confederations - EVERYBODYS, y.confederations - EVERYBODYS
    if whose[0] and whose[1] and not whose[0] & whose[1]:
        yield "confederations_differ", 1.0


def _site(name: Name) -> set[str]:
    """What follows the last word for a place of work: `fábrica San Fernando`."""
    found: set[str] = set()
    for word in reversed(name.words):
        if word in SITES:
            return found
        found.add(word)
    return set()
