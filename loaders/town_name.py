"""Towns in names, by one name each: `Dunkerque` and `Dunkirk`, `Vizag` and `Visakhapatnam`. Pure.

From GeoNames, towns of 40,000 people and more. A word that is a town somewhere else is no town here.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from graph_schema.reference_files import table_rows
from loaders.sound import romanised

Words: TypeAlias = tuple[str, ...]
SHORT = 4  # letters of a name that may be a word of any language
SLAVIC = frozenset("RU UA BY KZ KG UZ BG RS MK BA ME PL CZ SK SI HR".split())
GERMAN = frozenset("DE AT CH LI LU".split())
# How Slavic adjectives of places end: `Уральская`, `Таганрогский`.
OF_A_PLACE = r"sk(?:aya|aia|aja|ii|iy|ij|yi|yy|yj|y|a|oe|oye|ie|iye|e|i|ikh|im|ogo|oho|oi|oy)?$"
ADJECTIVE = re.compile(rf"(?<=.{{3}}){OF_A_PLACE}")
ENDINGS = ("sk", "", "o", "a", "y", "e", "i", "ye", "in")  # of the town
LONGEST = 3  # words of a town's name


@cache
def _towns() -> dict[str, dict[str, str]]:
    """Country -> name of a town -> the name that it goes by."""
    found: dict[str, dict[str, str]] = {}
    rows = table_rows("town-names")
    for row in rows:
        found.setdefault(row["country"], {})[row["name"]] = row["name"]
    for row in rows:  # a town's own name stands above another one's other name
        for name in filter(None, row["other_names"].split("|")):
            found[row["country"]].setdefault(name, row["name"])
    return found


@cache
def _everywhere() -> dict[str, str]:
    """Towns of all countries, where none is known: those of a longer name."""
    return {name: town for towns in _towns().values() for name, town in towns.items() if len(name) > SHORT}


def towns(words: Words, country: str) -> dict[str, Words]:
    """The towns that are named, by the name that each goes by, with the words for it; of any country where none is known."""
    known = _towns().get(country) if country else _everywhere()
    found: dict[str, Words] = {}
    if not known:
        return found
    start = 0
    while start < len(words):
        sizes = (n for n in range(min(LONGEST, len(words) - start), 0, -1) if " ".join(words[start : start + n]) in known)
        size = next(sizes, 0)
        if size:
            found[known[" ".join(words[start : start + size])]] = words[start : start + size]
        elif town := _by_adjective(words[start], country, known):
            found[town] = words[start : start + 1]
        start += size or 1
    return found


def _by_adjective(word: str, country: str, known: Mapping[str, str]) -> str:
    """The town that a word says otherwise, or an empty text."""
    if country in SLAVIC:
        return _of_a_town(word, known) or _put_otherwise(word, country)
    return _of_a_german_town(word, known) if country in GERMAN else ""


def _of_a_town(word: str, known: Mapping[str, str]) -> str:
    """The town of a Slavic adjective: `Таганрогский`, `Челябинский`, `Енакиевский`."""
    stem = ADJECTIVE.sub("", word)
    return next((known[town] for ending in ENDINGS if stem != word and (town := stem + ending) in known), "")


def _of_a_german_town(word: str, known: Mapping[str, str]) -> str:
    """The town that its people and plants are called after: `Kölner`, `Bremer`, `Dresdner`."""
    if not word.endswith("er") or len(word) <= SHORT + 1:
        return ""
    stem = word.removesuffix("er")
    return next((known[town] for town in (stem, stem + "e", stem + "en", stem.removesuffix("n") + "en") if town in known), "")


def _put_otherwise(word: str, country: str) -> str:
    """The town of a word that is put into Latin letters in another way: `Zaporizhzhia`, `Zaporizhzhya`."""
    return _romanised(country).get(romanised(word), "") if len(word) > SHORT else ""


@cache
def _romanised(country: str) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, town in _towns()[country].items():
        if " " not in name and len(name) > SHORT:
            found.setdefault(romanised(name), set()).add(town)
    return {name: min(towns) for name, towns in found.items() if len(towns) == 1}


def is_town(name: str, country: str) -> bool:
    """Whether a folded name of one word is a town's."""
    return len(name) > SHORT and name in _towns().get(country, {})
