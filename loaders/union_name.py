"""What the names of unions say beside what they are called: which national union, which local, which confederation. Pure.

`UAW Local 2250` is a part of the UAW and not the UAW; `Los Mineros` is the SNTMMSSRM; `C.T.M.` at the end of a name tells the
confederation.
"""

import csv
import re
from functools import cache, lru_cache
from typing import TypeAlias

from graph_schema.identity import fold
from graph_schema.reference import reference_folder

Words: TypeAlias = tuple[str, ...]

CONFEDERATIONS = frozenset(
    "ctm croc crom cgt catem coc cor cti cst unt cut cuttm fsm ctw clc afl cio aflcio afl-cio cat ugt ccoo cgtp".split()
)
# Words for a part of a union, and for levels above a local.
PARTS = frozenset(
    "local locals lodge branch chapter seccion secciones secc section seccional filial delegacion lu loc ll".split()
)
LEVELS = frozenset(
    "district council joint regional region state conference federation federacion confederation confederacion board division"
    " departamento department nacional interempresa establecimiento".split()
)
# Words that add nothing beside the name of a national union, or beside any.
GENERIC = frozenset(
    "international association union unions brotherhood workers worker united america north canada organization federation"
    " amalgamated national aka inc na the industry industries allied sindicato nacional independiente".split()
)
NOISE = frozenset("na aka inc".split())
UNION_WORDS = frozenset(
    "sindicato sindicatos sindical syndicat sindacato gewerkschaft fagforbund vakbond workers teamsters union unions brotherhood"
    " federacion confederacion trabajadores obreros employees labor labour".split()
)
NUMBER_MARK = re.compile(r"\b(?:n[º°o]s?|num|nr|nro|no)\s*\.?\s*(?=\d)|[#№]\s*(?=\d)|n\?(?=\d)", re.IGNORECASE)
ACRONYM = re.compile(r"[(\"“”«]\s*((?:[A-ZÑ]\.?\s?){3,16}|[A-Z][a-zñ]{3,12})\s*[)\"“”»]|[-–]\s?((?:[A-ZÑ]\.?){4,16})\s*$")


@cache
def _known() -> dict[str, list[tuple[Words, str, str]]]:
    """First word -> names beginning with it, the longest first, with the union's token and country."""
    found: dict[str, list[tuple[Words, str, str]]] = {}
    text = (reference_folder() / "union-names.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        token = "@" + fold(row["acronym"]).replace(" ", "")
        for name in (row["acronym"], *row["names"].split("|")):
            words = _plain(tuple(fold(name).split()))
            found.setdefault(words[0], []).append((words, token, row["country"]))
    for names in found.values():
        names.sort(key=lambda known: -len(known[0]))
    return found


def _plain(words: Words) -> Words:
    """Words that carry a name: without articles and conjunctions."""
    return tuple(word for word in words if word not in STOPS) or words


STOPS = frozenset("de del la las el los y e en of the and for und der die das et du des da do al a para por to in on".split())


@lru_cache(maxsize=50_000)
def national(words: Words, country: str = "") -> tuple[Words, str]:
    """The words without the name of a national union that is known, and that union's token, or an empty text.

    A nickname of one word counts only at the beginning of a name, an acronym anywhere.
    """
    left, token = _plain(words), ""
    start = 0
    while start < len(left):
        size, found = _at(left, start, country)
        if size and token in ("", found):
            left, token = left[:start] + left[start + size :], found
        else:
            start += 1
    return left, token


def _at(words: Words, start: int, country: str) -> tuple[int, str]:
    """How many words from here on name a national union, and its token."""
    for name, token, land in _known().get(words[start], ()):
        alone = len(name) == 1 and start > 0
        if words[start : start + len(name)] != name or (alone and not (token == "@" + name[0] and len(token) > 3)):
            continue
        if not country or country == land or (land == "US" and country in ("CA", "PR")):
            return len(name), token
    return 0, ""


@lru_cache(maxsize=20_000)
def told_by_trade(folded: str, token: str) -> bool:
    """Whether only two words of a trade name the national union: `Public Service Employees` need not be the SEIU's."""
    words = _plain(tuple(folded.split()))
    names = ((start, name) for start, word in enumerate(words) for name, known, _ in _known().get(word, ()) if known == token)
    return all(len(name) == 2 for start, name in names if words[start : start + len(name)] == name)


def speaks_of_a_union(words: Words) -> bool:
    """Whether a name is a union's by its words: `Sindicato ...`, `Local 12`, or a national union that is known."""
    return bool(UNION_WORDS & set(words)) or bool(national(words)[1]) or (not PARTS.isdisjoint(words) and words[-1].isdigit())


def acronyms(name: str, words: Words) -> frozenset[str]:
    """Acronyms that the name itself gives, in brackets or at its end."""
    found = set()
    for match in ACRONYM.finditer(name):
        letters = fold(match[1] or match[2]).replace(" ", "")
        if len(words) > 3 and 2 < len(letters) < 17 and letters[0] == words[0][0] and _within(letters, "".join(words)):
            found.add(letters)
    return frozenset(found)


def initials(words: Words) -> frozenset[str]:
    """The first letters of a name of four words or more, with and without its small words."""
    if len(words) < 4:
        return frozenset()
    plain = [word for word in words if word not in STOPS]
    return frozenset(("".join(word[0] for word in words), "".join(word[0] for word in plain)))


@lru_cache(maxsize=100_000)
def is_short_for(word: str, words: Words) -> bool:
    """Whether a word is an acronym of the others, in their order: `COPESA` of `Consorcio Periodístico S.A.`.

    Each piece of it begins one of the words; the first word is among them, and most of the words are.
    """
    plain = [other for other in words if other not in STOPS]
    if not 3 <= len(word) <= 16 or len(plain) < 2 or word in plain or not any(w[0] == plain[0][0] for w in _without_form(word)):
        return False
    used = max(_pieces(known, plain, 0) for known in _without_form(word))
    return used >= 2 and (used >= len(plain) - 2 or len(word) >= 2 * used) and used >= len(word) / 5


def _without_form(word: str) -> list[str]:
    """An acronym, and what is left of it without the letters of `S.A.`: `COPESA`, `SAIME`."""
    found = [word]
    if len(word) > 4 and word.endswith("sa"):
        found.append(word[:-2])
    if len(word) > 4 and word.startswith("sa"):
        found.append(word[2:])
    return found


def _pieces(word: str, words: list[str], start: int) -> int:
    """The most words from `start` on whose beginnings make up `word`; -99 where they do not."""
    if not word:
        return 0
    best = -99
    for at in range(start, len(words) if start else 1):
        for size in range(min(len(word), 5), 0, -1):
            if words[at].startswith(word[:size]):
                best = max(best, 1 + _pieces(word[size:], words, at + 1))
    return best


def _within(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
