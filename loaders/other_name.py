"""The other names of companies and public employers: in their own script, in English, short, and of before. Pure.

`other-names.csv` has them as exchanges, registers and the mappers of OpenStreetMap give them. Who goes by one of them, whole
and in its country, may stand in the next source by another. That makes two likely to be one and joins nothing: a name may have
gone to somebody else.
"""

from functools import cache, lru_cache
from typing import TypeAlias

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows
from loaders.legal_form import spaced, without_form

Names: TypeAlias = tuple[str, ...]

FEW = 3  # letters of a name by which many may go


@lru_cache(maxsize=20_000)
def others(name: str, country: str) -> Names:
    """The other names of the one employer of the table that goes by a name in a country (ISO 3166-1 alpha-2; empty: in any)."""
    own = key(name, country)
    return tuple(other for other in _index(country).get(own, ()) if key(other, country) != own)


def key(name: str, country: str) -> str:
    """A name as it is looked up: folded, without its legal form and without blanks."""
    return "".join(without_form(fold(spaced(name)).split(), country)[0])


@cache
def _rows() -> list[tuple[frozenset[str], Names]]:
    """The countries of each employer, none where it is at home in many, and its names."""
    return [(frozenset(row["countries"].split()), tuple(row["names"].split("|"))) for row in table_rows("other-names")]


@cache
def _index(country: str) -> dict[str, Names]:
    """Key -> the names of the one employer that goes by it in a country, or anywhere; by which two go, that is nobody's."""
    found: dict[str, Names] = {}
    twice: set[str] = set()
    for lands, names in _rows():
        if country and lands and country not in lands:
            continue
        for one in {key(name, country) for name in names}:
            if found.setdefault(one, names) is not names:
                twice.add(one)
    return {one: names for one, names in found.items() if one not in twice and (len(one) > FEW or not one.isascii())}
