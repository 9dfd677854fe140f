"""A name taken apart for matching: words with their weights, numbers, legal form, what only unions' names have. Pure.

A word weighs the more the rarer it is among names of its kind: `Volkswagen` says who it is, `trabajadores` does not. How
often words occur comes from `data/reference/name-words.csv`, and from the names at hand where there are many.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log
from string import ascii_lowercase
from typing import Any, TypeAlias

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows
from loaders import (
    foreign_word,
    known_name,
    region_name,
    script,
    site_name,
    town_name,
    union_name,
    word_parts,
    worksite_name,
    written_short,
)
from loaders.land_words import land_words
from loaders.latin_letters import latin_letters
from loaders.legal_form import UNSPACED_FORM, spaced, without_any_form, without_form
from loaders.spelling import in_the_name
from loaders.word_sense import is_business, sense

Words: TypeAlias = tuple[str, ...]
Counts: TypeAlias = dict[str, int]

BROTHERS = re.compile(r"\bF\.?lli\b\.?", re.IGNORECASE)
NUMERALS = {
    "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9",
    "diez": "10", "primero": "1", "1o": "1", "1ro": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
}  # fmt: skip
STOPS = union_name.STOPS | {
    *"dos das nas nos na em dei degli della delle dello nel nella per des les aux pour fur dem den im vom zum het voor".split(),
    "a",
    "monoprosopi",
    "unipersonal",
    "unipersonale",
    "otros",
    "otras",
    "others",
    "an",
    "ve",
    "und",
    "og",
    "och",
    "van",
    "von",
    "cv",
    "dba",
    "fka",
    "aka",
}
CYRILLIC_STOPS = frozenset("и в на по с из та для за от при санкт".split())
ENGLISH_STOPS = frozenset("of the and for in on".split())
# Words for a company or a union as such.
LIGHT = frozenset(
    "empresa sociedad compania firma societe company sindicato sindicatos union unions trabajadores trabajador workers"
    " trabalhadores trabalhadoras trabajadoras travailleurs travailleuses lavoratori arbeiter arbeitnehmer sindikasi iscileri"
    " sendikasi syndicat sindacato gewerkschaft".split()
)
NUMBER, LETTERS = re.compile(r"\d+[a-z]{0,3}"), ascii_lowercase
# `A&F`, `C & A`: letters that are small words otherwise, and of which one would be left.
LETTERS_AND = re.compile(r"\b([AEYaey]) ?& ?([A-Za-z])\b|\b([A-Za-z]) ?& ?([AEYaey])\b")
MISREAD_FORM = re.compile(r"\blnc\b")
LETTER_AND_NUMBER = re.compile(r"^([A-Z]) (\d{1,3})(?= [A-Za-z])")  # `M 1 Support`, `M1 Support`
MISREAD = re.compile(r"(?=.{6})([a-z]{2,})(\d)([a-z]{2,})")  # `ESCOND1DA`
READ = {"0": "o", "1": "i", "3": "e", "5": "s", "8": "b"}
DOTTED = re.compile(r"\b([^\W\d_]{2,})\.")  # `IND. DE VEIC.`
MONTHS = frozenset("enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre".split())
LL = re.compile("ll|lll")  # `ll` at the end of a name is the second
ROMAN = re.compile(r"(?=..)(?:x{1,3}|xl|l)?(?:ix|iv|v?i{0,3})")
NOT_ROMAN = frozenset("xl li lv lx".split())
DIGITS = {"x": 10, "v": 5, "i": 1, "l": 50}
JOINT = re.compile(r"(?<=\w)\.(?=[^\W\d]{3,}|(?:de|co)\b)", re.IGNORECASE)
NOT_THERE = re.compile(r"(?:\blocal\s+)?\bn/a\b", re.IGNORECASE)
TURKISH = re.compile("[ğıİ]")
QUOTES = re.compile('["“”«»„]')
AT_THE_END = re.compile(r"^(.*\w.*)[(\[]([^)\]]*)[)\]]\s*$", re.DOTALL)
CODE_BEHIND = re.compile(r"^(.*\w.*?)\s*/\s*([A-Za-z]?\d{5,})\s*$", re.DOTALL)  # of an account of a bank
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
LETTERS_BEHIND = re.compile(r"(\d+)([a-z]{2,4})")
ASIDE = 0.4
DISTRICT = 2  # digits
MEANT = 7.0  # nats, at most, of a word whose meaning is known, in names of unions
BUSINESS = 5.5  # nats, at most, of a word for a business
CHINESE = frozenset("CN HK TW MO".split())
KINDS = ("employer", "union", "worksite")
COUNTED = {"employer": "employer", "union": "union", "worksite": "employer"}  # whose words tell how rare one is
BACKGROUND = 20_000  # names that the bundled counts are scaled to


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling. `words` hold no number, no legal form and no small word; `weights` go with them, in nats.

    `text`: all that is left, without blanks. `forms`: what its legal form may be. `part`: whether it says that it is a part.
    `syllables`: of Chinese, where one other letter is another name. `national`: the token of a known organisation.
    `dotted`: words written short, with a point. `said`: every word, in order. `owner`: the words for known companies.
    `role`: that of the `Spelling`. `loose`: whether the known organisation goes by a name that may be another's too.
    `sites`: the well-known worksites that are meant. `vowelless`: whether it is written without vowels, in Arabic or Hebrew.
    `sounded`: whether foreign words in it are written as they sound, in Japanese or Korean.
    `script`: which other one it is written in, `han`, `arabic` or another, or none; `readings`: its business words as they are
    read. `letter`: the last word, where it is one letter: `Fund V`, `III-B`.
    """

    words: Words
    weights: dict[str, float]
    text: str
    numbers: frozenset[str]
    forms: frozenset[str] = frozenset()
    national: str = ""
    confederations: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    part: bool = False
    folded: str = ""
    said: Words = ()
    role: str = ""
    towns: Mapping[str, Words] = field(default_factory=dict)
    syllables: bool = False
    owner: Words = ()
    dotted: frozenset[str] = frozenset()
    loose: bool = False
    sites: frozenset[str] = frozenset()
    vowelless: bool = False
    sounded: bool = False
    script: str = ""
    letter: str = ""
    readings: tuple[tuple[str, str], ...] = ()


@cache
def background() -> dict[str, tuple[Counts, int]]:
    """Kind of thing -> how many of so many names hold each word."""
    counts: dict[str, Counts] = {kind: {} for kind in COUNTED.values()}
    for row in table_rows("name-words"):
        for kind, known in counts.items():
            known[row["word"]] = int(row[kind])
    return {kind: (known, BACKGROUND) for kind, known in counts.items()}


class Weights:
    """How much a word says, for names of one kind: the logarithm of how rare it is. 0.4 and more, at most about 10."""

    def __init__(self, kind: str = "employer", counts: Mapping[str, int] | None = None) -> None:
        """`counts`: how many of 20,000 names at hand hold each word; the larger of them and the bundled ones counts."""
        known, self.total = background()[COUNTED[kind]]
        self.counts = dict(known)
        for word, count in (counts or {}).items():
            self.counts[word] = max(count, self.counts.get(word, 0))
        self._kept: dict[str, float] = {}

    def of(self, word: str) -> float:
        """The weight of a word."""
        if (found := self._kept.get(word)) is None:
            found = 0.4 if word in LIGHT else max(0.4, log(self.total / (self.counts.get(word, 0) + 1.0)))
            self._kept[word] = found
        return found


@lru_cache(maxsize=4)
def plain_weights(kind: str) -> Weights:
    """Weights by the bundled counts alone."""
    return Weights(kind)


@lru_cache(maxsize=300_000)
def words_of(name: str, country: str, known: bool = True) -> tuple[Words, frozenset[str]]:
    """The folded words of a name in Latin letters, without its legal form, and what form that may be.

    `known`: whether East Asian names of the lists are put by their short names.
    """
    name = region_name.written_out(LETTER_AND_NUMBER.sub(r"\1\2", MISREAD_FORM.sub("Inc", name)), country)
    present = QUOTES.sub(" ", NOT_THERE.sub(" ", name) if "/" in name else name)
    present = script.latin(spaced(present), country, known)
    present = BROTHERS.sub("Fratelli", present)
    present = JOINT.sub(". ", LETTERS_AND.sub(r"\1\2\3\4", present))
    marked = union_name.NUMBER_MARK.sub(" ", present.replace("&", " and ").replace("+", " and "))
    words, forms = _without_form(marked, country)
    if spaced(name) != name:
        forms |= frozenset((UNSPACED_FORM,))
    if not name.isascii():
        spelled = [word if word.isascii() else fold(latin_letters(word)) for word in words if word not in CYRILLIC_STOPS]
        latin = " ".join(spelled or words).split()
        if latin != words:
            words, more = without_form(latin, country)
            forms |= more
    words = word_parts.without_first_names(foreign_word.phrases(words, country or ("TR" if TURKISH.search(name) else "")))
    last = len(words) - 1
    lands = written_short.SHORT_IN.get(country, {})
    words = [MISREAD.sub(lambda found: found[1] + READ.get(found[2], "") + found[3], word) for word in words]
    long = (part for place, word in enumerate(words) for part in _long(lands.get(word, word), place == last))
    return _without_iron([part for word in long for part in _lettered(word)]), forms


def _without_iron(words: list[str]) -> Words:
    """`Iron and Steel` is steel: names go with the iron and without it, in all languages."""
    if "iron" not in (said := [sense(word) for word in words]) or "steel" not in said:
        return tuple(words)
    return tuple(word for word, meaning in zip(words, said, strict=True) if meaning != "iron")


def _without_form(name: str, country: str) -> tuple[list[str], frozenset[str]]:
    """The folded words without the legal form, which may stand before brackets: `Tag Worldwide Ltd (UK)`, `Fasad AB (publ)`."""
    ended = AT_THE_END.match(name) or CODE_BEHIND.match(name)
    if not ended or not fold(ended[1]):
        return without_form(fold(name).split(), country)
    words, forms = without_form(fold(ended[1]).split(), country)
    aside, more = without_any_form(fold(ended[2]).split(), country)
    return words + aside, forms | more


def _long(word: str, is_last: bool) -> list[str]:
    if word in NUMERALS and (is_last or word != "dos"):  # `Sindicato dos Metalúrgicos` is not the second
        return [NUMERALS[word]]
    if is_last and LL.fullmatch(word):
        return [str(len(word))]
    if ROMAN.fullmatch(word) and word not in NOT_ROMAN:
        return [str(_roman(word))]
    return written_short.SHORT.get(word, word).split()


def _roman(word: str) -> int:
    values = [DIGITS[letter] for letter in word]
    return sum(-one if one < next else one for one, next in zip(values, [*values[1:], 0], strict=True))


def plain_words(name: str, country: str) -> Words:
    """The words that carry a name, without its legal form."""
    words = words_of(name, country)[0]
    return tuple(word for word in words if word not in _stops(country)) or words  # `ΔΕΗ` is read `dei`


def taken_apart(
    name: str, country: str = "", kind: str = "employer", weights: Weights | None = None, *, role: str = "", known: bool = True
) -> Name:
    """The name's parts. `country` is ISO 3166-1 alpha-2 or empty; `kind` is one of `KINDS`.

    `known`: whether well-known companies and unions are put by their tokens.
    """
    words, forms = words_of(name, country, known)
    if kind == "union" and country == "US" and "de" not in words:  # `Trabajadores del Aeropuerto` is not in Delaware
        words = tuple(part for word in words for part in written_short.SHORT_OF_UNIONS.get(word, word).split())
    said = _said_of_union(name, words, country, known) if kind == "union" else _said_of_company(words, country, kind, known)
    if known and (loosely := script.loose_names(name)):
        said["loose"], said["owner"] = True, (*said.get("owner", ()), *loosely)
    words = said.pop("left", words)
    numbers = frozenset(word.lstrip("0") or "0" for word in words if NUMBER.fullmatch(word))
    if said.get("national") == "@usw":
        numbers = _without_district(numbers)
    if numbers and kind == "union":
        numbers = frozenset(one for one in numbers if one.isdigit() or one.rstrip(LETTERS) not in numbers)  # `68, 68A, 68B`
        numbers |= MONTHS & set(words)  # `12 de Julio`, `12 de Diciembre`
    plain = tuple(word for word in words if word not in _stops(country) and not NUMBER.fullmatch(word))
    plain = tuple(word for word in plain if not union_name.is_short_for(word, tuple(w for w in plain if w != word)))
    plain = (said["national"], *plain) if kind == "union" and said.get("national") else plain or words
    folded = fold(name)
    whole = fold(name.replace("&", " and ")) if "&" in name else folded
    every = tuple(whole.split()) if whole.isascii() else tuple(fold(latin_letters(whole)).split())
    plain = plain or every or (folded,)  # a name that is all small words
    aside, how_rare = _aside(name) if kind != "worksite" else frozenset[str](), weights or plain_weights(kind)
    weighed = {word: _weight(word, country, aside, how_rare) for word in plain}
    if kind == "union":  # the counts hold too few names in other languages than English and Spanish
        weighed = {word: min(weight, MEANT) if sense(word) else weight for word, weight in weighed.items()}
    else:
        weighed = {word: min(weight, BUSINESS) if is_business(word) else weight for word, weight in weighed.items()}
    if kind == "worksite":
        weighed = worksite_name.weighed(weighed)
    dotted = frozenset(fold(word) for word in DOTTED.findall(name)) & set(plain)
    told = said | {"folded": folded, "said": every, "role": role, "syllables": country in CHINESE, "dotted": dotted}
    if not country and not script.PROVINCES.isdisjoint(plain):
        told["syllables"] = True  # `Hebei Huaxi`, of no known country
    told |= {"vowelless": script.is_vowelless(name), "sounded": script.is_sounded(name), "script": script.of(name)}
    told["letter"] = words[-1] if kind == "employer" and len(words) > 1 and len(words[-1]) == 1 and words[-1].isalpha() else ""
    told["readings"] = script.readings(name, country) if script.HAN.search(name) else ()
    return Name(plain, weighed, "".join(plain), numbers, forms, **told)


def _without_district(numbers: frozenset[str]) -> frozenset[str]:
    """`USW Local 9-1423` is Local 1423, in District 9."""
    local = max(numbers, key=len, default="")
    districts = {number for number in numbers if len(number) < len(local) and len(number) <= DISTRICT}
    return numbers - districts if len(numbers) > 1 else numbers


def _stops(country: str) -> frozenset[str]:
    """Small words; in Chinese names `De`, `La` and `An` are syllables."""
    return ENGLISH_STOPS if country in CHINESE else STOPS


def _lettered(word: str) -> tuple[str, ...]:
    """`32BJ` is 32, BJ; the letter behind a number alone belongs to it: `389G`."""
    found = LETTERS_BEHIND.fullmatch(word)
    return (found[1], found[2]) if found else (word,)


def _said_of_company(words: Words, country: str, kind: str, known: bool) -> dict[str, Any]:
    """A well-known company in the name, and the words with its token in its place; towns."""
    plain = tuple(word for word in words if word not in _stops(country) or (kind == "worksite" and word in worksite_name.KIND_OF))
    plain = plain or words
    found = known_name.companies(plain, country)
    towns = town_name.towns(found.words, country)
    if kind == "worksite":
        towns = _places(found, country) | towns
    left = found.words if known else plain
    left = worksite_name.spelled(left) if kind == "worksite" else left
    token = found.tokens[0] if found.tokens and known else ""
    sites = site_name.sites(plain, country) if kind == "worksite" else frozenset[str]()
    return {"left": left, "national": token, "towns": towns, "owner": found.covered, "loose": found.loose, "sites": sites}


def _places(found: known_name.Found, country: str) -> dict[str, Words]:
    """The towns in the names of a worksite's owners, `Ningbo Steel`, `Tata Steel IJmuiden`; what leaves no place is left out.

    `Toyota` is an owner's whole name, and in `Cleveland-Cliffs`, but not in a Chinese name, a town in front is no place.
    """
    towns = town_name.towns(found.covered, country) if found.tokens else {}
    trade = {word for word in found.covered if word in worksite_name.KIND_OF or is_business(word)}
    return {
        town: words
        for town, words in towns.items()
        if not {one.token for one in known_name.meant(words, country)} & set(found.tokens)
        and (country in CHINESE or found.covered[0] != words[0] or trade | set(words) == set(found.covered))
    }


def _said_of_union(name: str, words: Words, country: str, known: bool) -> dict[str, Any]:
    """What only unions' names say, and the words that are left."""
    left, token = union_name.national(words, country) if known else (words, "")
    confederations = union_name.CONFEDERATIONS & set(left)
    gone = confederations | union_name.PARTS | (union_name.GENERIC if token else union_name.NOISE)
    return {
        "left": tuple(part for word in left if word not in gone for part in ((word,) if token else word_parts.compound(word)))
        or (() if token else words),
        "national": token,
        "loose": bool(token) and union_name.loosely(words, country),
        "confederations": confederations,
        "levels": union_name.LEVELS & set(left),
        "acronyms": union_name.acronyms(name, words) | union_name.initials(words),
        "part": not union_name.PARTS.isdisjoint(left),
    }


def _aside(name: str) -> frozenset[str]:
    """Words that stand in brackets only: they explain, and a name goes without them as well."""
    inside = " ".join(BRACKETS.findall(name)) if not in_the_name(name) else ""
    return frozenset(fold(inside).split()) - frozenset(fold(BRACKETS.sub(" ", name)).split()) if inside else frozenset()


def _weight(word: str, country: str, aside: frozenset[str], weights: Weights) -> float:
    weight = weights.of(word)
    if country in land_words().get(word, ()):
        return min(weight, 1.5)  # `de México`, of a company that is there anyhow
    return weight * ASIDE if word in aside and word not in land_words() else weight
