"""The other names of companies and public employers: in their own script, in English, short, and of before. Pure.

`other-names.csv` has them as exchanges, registers and the mappers of OpenStreetMap give them. Who goes by one of them, whole
and in its country, may stand in the next source by another. That makes two likely to be one and joins nothing: a name may have
gone to somebody else.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeAlias

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows
from loaders.legal_form import spaced, without_form

Names: TypeAlias = tuple[str, ...]

FEW = 3  # letters of a name by which many may go
ALL, ANYWHERE = "", "*"


@lru_cache(maxsize=20_000)
def others(name: str, country: str) -> Names:
    """The other names of the one employer of the table that goes by a name in a country (ISO 3166-1 alpha-2; empty: in any)."""
    return _index(country).get(key(name, country), ())


def key(name: str, country: str) -> str:
    """A name as it is looked up: folded, without its legal form and without blanks."""
    return "".join(without_form(fold(spaced(name)).split(), country)[0])


@cache
def _employers() -> dict[str, list[Names]]:
    """The names of each employer by its countries, of one that is at home in many under `ANYWHERE`; of each under `ALL`."""
    found: dict[str, list[Names]] = {}
    for row in table_rows("other-names"):
        for country in (ALL, *(row["countries"].split() or (ANYWHERE,))):
            found.setdefault(country, []).append(tuple(row["names"].split("|")))
    return found


def _of(country: str) -> Iterator[Names]:
    """The employers that may be meant in a country; in an empty one all."""
    for one in (country, ANYWHERE) if country else (ALL,):
        yield from _employers().get(one, ())


@cache
def _index(country: str) -> dict[str, Names]:
    """Key -> the other names of the one employer that goes by it in a country, or anywhere; by which two go, that is nobody's."""
    found: dict[str, Names] = {}
    twice: set[str] = set()
    for names in _of(country):
        keyed = [(key(name, country), name) for name in names]
        for own in {one for one, _ in keyed}:
            if own in found:
                twice.add(own)
            found[own] = tuple(name for one, name in keyed if one != own)
    return {own: names for own, names in found.items() if own not in twice and (len(own) > FEW or not own.isascii())}
