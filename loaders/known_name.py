"""Well-known organisations under their several names: `GM` is General Motors, `Koninklijke Luchtvaart Maatschappij` is KLM. Pure.

The lists (`company-names.csv`, `union-names.csv`) were chosen by whom researchers meet. A name that holds one of theirs has a
token, `@gm`, in its place; what else it says stays: `GM de México` is `@gm mexico`, and not General Motors.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows
from loaders.land_words import land_words
from loaders.word_sense import is_business

Words: TypeAlias = tuple[str, ...]
WORD = 4  # letters from which on a name of one word is known inside another name too


@dataclass(frozen=True, slots=True)
class Known:
    """One name of an organisation. `land`: where it is; `abroad`: its companies elsewhere bear the name too.

    `short`: the name by which it is best known, mostly an acronym. `loose`: a name of before or in another language, by which
    somebody else may go as well: it makes two names likely to be one, and joins nothing. `whole`: a word, town or family, which
    means it only where nothing else is said: `Suzano`, not `Prefeitura de Suzano`.
    """

    words: Words
    token: str
    land: str
    abroad: bool
    short: bool
    loose: bool = False
    whole: bool = False

    def fits(self, country: str) -> bool:
        """Whether an organisation of this country may be meant."""
        return not country or self.abroad or country == self.land or (self.land == "US" and country in ("CA", "PR"))


@dataclass(frozen=True, slots=True)
class Index:
    """Known names by their words, and how many words the longest has that begins with a word."""

    names: Mapping[Words, list[Known]]
    longest: Mapping[str, int]

    def at(self, words: Words, start: int) -> Iterator[list[Known]]:
        """The names that stand in words from a place on, the longest first; those of one list are spelled alike."""
        for size in range(min(self.longest.get(words[start], 0), len(words) - start), 0, -1):
            if found := self.names.get(words[start : start + size]):
                yield found


@dataclass(frozen=True, slots=True)
class Found:
    """What is left of a name with tokens in the place of known names; `tokens` in their order, and the words they stand for.

    `loose`: whether one of the names is a loose one.
    """

    words: Words
    tokens: Words
    covered: Words = ()
    loose: bool = False


def names_of(row: Mapping[str, str], short: str) -> Iterator[tuple[str, bool]]:
    """The names of a row, each with whether it is a loose one."""
    for name in (row[short], *filter(None, row["names"].split("|"))):
        yield name, False
    for name in filter(None, row["also"].split("|")):
        yield name, True


UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa"}
)
IN_ONE = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})")


def ways(name: str) -> tuple[str, ...]:
    """A name as writers spell it: `Thyssenkrupp Steel`, `Universitaetsmedizin`, `Arcelor Mittal`."""
    return tuple(dict.fromkeys((name, name.translate(UMLAUTS), IN_ONE.sub(" ", name))))


def indexed(known: list[Known]) -> Index:
    """An index of these names."""
    names: dict[Words, list[Known]] = {}
    longest: dict[str, int] = {}
    for one in dict.fromkeys(known):
        names.setdefault(one.words, []).append(one)
        longest[one.words[0]] = max(len(one.words), longest.get(one.words[0], 0))
    return Index(names, longest)


def token(short: str) -> str:
    """The word that stands for an organisation."""
    return "@" + fold(short).replace(" ", "")


def replaced(words: Words, country: str, index: Index, alone: Callable[[Known, int, int], bool], written: Words = ()) -> Found:
    """Words with tokens for what is known, each once. `alone(known, start, count)`: whether a name of one word counts there.

    `written`: the words as they are to be left, where `words` are brought into one form for the comparison.
    """
    written = written or words
    left: list[str] = []
    tokens: list[str] = []
    covered: list[str] = []
    loose = False
    start = 0
    while start < len(words):
        one = _at(words, start, country, index, alone)
        if one:
            if one.token not in tokens:  # `Teléfonos de México (Telmex)`
                left.append(one.token)
            tokens.append(one.token)
            covered += written[start : start + len(one.words)]
            loose |= one.loose
            start += len(one.words)
        else:
            left.append(written[start])
            start += 1
    return Found(tuple(left), tuple(dict.fromkeys(tokens)), tuple(covered), loose)


def _at(words: Words, start: int, country: str, index: Index, alone: Callable[[Known, int, int], bool]) -> Known | None:
    """The longest known name from here on; one of the country itself before one from elsewhere.

    Of several lands' with one name, where no land tells, the one of the United States, whose most names are, or none.
    """
    for spelled in index.at(words, start):
        fitting = [one for one in spelled if one.fits(country)]
        fitting = [one for one in fitting if not (one.whole or len(one.words) == 1) or alone(one, start, len(words))]
        if fitting:
            best = max(fitting, key=lambda one: one.land == (country or "US"))
            one_of_them = country or best.land == "US" or all(one.token == best.token for one in fitting)
            return best if one_of_them else None
    return None


@cache
def _company_index() -> Index:
    from loaders.party_name import plain_words

    listed, known = table_rows("company-names"), []
    shared = Counter(token(row["short"]) for row in listed)
    for row in listed:
        alone = filter(None, row["alone"].split("|"))
        whole = {plain_words(way, row["country"]) for name in alone for way in ways(name)}
        own = token(row["short"])
        own = own if shared[own] == 1 else f"{own}/{row['country'].lower()}"  # ABC of Australia, of China, of the United States
        for name, loose in names_of(row, "short"):
            apart = IN_ONE.sub(" ", name)
            for way in ways(name):  # `Black Rock` need not be BlackRock
                words, doubtful = plain_words(way, row["country"]), loose or way == apart != name
                if words:
                    fits = row["country"], row["abroad"] == "1"
                    known.append(Known(words, own, *fits, name == row["short"], doubtful, words in whole))
    return indexed(known)


def _alone(country: str) -> Callable[[Known, int, int], bool]:
    def counts(one: Known, start: int, count: int) -> bool:
        """A word of three letters may be anything inside a name; at its beginning, or all of it, it is the company.

        An acronym of two companies is the one's of the land; where no land tells, it is nobody's.
        """
        if start and len(one.words[0]) < WORD:
            return False
        if one.whole and count > len(one.words):
            return False
        if _says_little(one.words[0]):  # `Correos` is the post office where nothing else is said, and at home
            return count == len(one.words) and one.land == country
        return one.land == country or len({own.token for own in meant(one.words, country)}) == 1

    return counts


def _says_little(word: str) -> bool:
    """Whether a word alone may be anybody's: a business, a land, or the letter that is left of `A&F` and `C&A`."""
    return len(word) == 1 or word in land_words() or is_business(word)


def meant(words: Words, country: str) -> list[Known]:
    """The companies of the list that a name may mean in a country; an empty one is any."""
    return [one for one in _company_index().names.get(words, ()) if one.fits(country)]


@lru_cache(maxsize=50_000)
def companies(words: Words, country: str) -> Found:
    """The words of a company's or worksite's name with tokens for the companies in it."""
    return replaced(words, country, _company_index(), _alone(country))
