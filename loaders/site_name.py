"""Well-known worksites under their several names: `Presidente Vargas` is CSN's plant in Volta Redonda. Pure.

The list (`worksite-names.csv`) has for each its owners of now and of before, the places that it is called by, and names of its
own. A name means a worksite where it has one of its own names, or one of its owners and one of its places.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import combinations
from typing import TypeAlias

from graph_schema.reference_files import table_rows
from loaders import known_name
from loaders.word_sense import is_business
from loaders.worksite_name import KIND_OF, PLAIN

Words: TypeAlias = tuple[str, ...]
Parts: TypeAlias = dict[str, list[tuple[Words, str, str]]]  # first word -> words, what they are, whose
PARTS = ("owners", "places", "names")
COMPANY = "company"  # a name that is an owner's too: it means the worksite where no other place is told
SHORT = 3  # letters of a name that may be anything where no land is known


@cache
def _parts() -> dict[str, Parts]:
    """Country -> the parts of names of its worksites; an empty one for all countries."""
    from loaders.party_name import plain_words

    found: dict[str, Parts] = {"": {}}
    for number, row in enumerate(table_rows("worksite-names")):
        owners = _owners(row)
        for part in PARTS:
            names = (way for name in filter(None, row[part].split("|")) for way in known_name.ways(name))
            for words in {plain_words(name, row["country"]) for name in names} - {()}:
                one = (words, COMPANY if part == "names" and words in owners else part, str(number))
                for land in (row["country"], ""):
                    found.setdefault(land, {}).setdefault(words[0], []).append(one)
    return found


def _owners(row: Mapping[str, str]) -> set[Words]:
    """The names of a worksite's owners, each by the words that carry it."""
    from loaders.party_name import plain_words

    return {plain_words(name, row["country"]) for name in row["owners"].split("|") if name}


@lru_cache(maxsize=50_000)
def sites(words: Words, country: str) -> frozenset[str]:
    """The worksites that a name may mean: by their own names, or else by owner and place.

    A place alone will do where nothing else is said than that there is a plant: `Karaganda Steel Works`.
    """
    told: dict[str, set[str]] = {part: set() for part in (*PARTS, COMPANY)}
    said: set[str] = set()
    for name, part, site in _said(words, country):
        if country or part != "names" or len("".join(name)) > SHORT:
            told[part].add(site)
            said.update(name)
    found = known_name.companies(words, country)
    for token in found.tokens:  # an owner by another of its names
        for part, site in _of_company().get(token, ()):
            told[part].add(site)
            said.update(found.covered)
    rest = [word for word in words if word not in said]
    if not told["places"] and all(_is_plain(word) for word in rest):
        told["names"] |= told[COMPANY]
    if told["names"] or told["owners"]:
        return frozenset(told["names"] or told["owners"] & told["places"])
    return frozenset(told["places"] if country and rest and all(_is_plain(word) for word in rest) else ())


def _is_plain(word: str) -> bool:
    return word in PLAIN or word in KIND_OF or is_business(word)


@cache
def _of_company() -> dict[str, list[tuple[str, str]]]:
    """The token of a well-known company -> the worksites that it owns, and those that go by its name."""
    from loaders.party_name import plain_words

    found: dict[str, list[tuple[str, str]]] = {}
    for number, row in enumerate(table_rows("worksite-names")):
        named = {plain_words(name, row["country"]) for name in row["names"].split("|") if name}
        for words in _owners(row):
            company = known_name.companies(words, row["country"])
            if len(company.words) == 1 == len(company.tokens):
                parts = ("owners", COMPANY) if words in named else ("owners",)
                found.setdefault(company.tokens[0], []).extend((part, str(number)) for part in parts)
    return found


def _said(words: Words, country: str) -> Iterator[tuple[Words, str, str]]:
    """The longest parts from each word on, none inside another: in `Cleveland-Cliffs` Cleveland is no place."""
    parts = _parts().get(country, {})
    start = 0
    while start < len(words):
        fitting = [one for one in parts.get(words[start], ()) if words[start : start + len(one[0])] == one[0]]
        longest = max((len(name) for name, _, _ in fitting), default=1)
        more = {len(name) for name, part, _ in fitting if part == "owners"}  # `JSW` is JSW Steel, `Tata` is not Tata Motors
        whole = {size for size in more if all(word in KIND_OF for word in words[start + size : start + longest])} | {longest}
        yield from (one for one in fitting if len(one[0]) == longest or (one[1] == "owners" and len(one[0]) in whole))
        start += longest


@cache
def _successions() -> frozenset[frozenset[str]]:
    """Companies, by their tokens, that had one worksite after each other or together."""
    found: set[frozenset[str]] = set()
    for row in table_rows("worksite-names"):
        tokens = [known_name.companies(words, row["country"]).tokens for words in _owners(row)]
        found |= {frozenset(pair) for pair in combinations([one for some in tokens for one in some], 2)}
    return frozenset(found)


def may_follow(one: str, other: str) -> bool:
    """Whether one company has taken over worksites of another."""
    return frozenset((one, other)) in _successions()
