"""Ids of things, and which ids are one thing. Pure.

An id is `scheme:code` by the best scheme known for the thing; without a code it is `name:COUNTRY:folded-name`, and a
worksite adds its place. Ids never change. That two ids are one thing is a decision that somebody recorded.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

SCHEME = re.compile(r"^[a-z][a-z0-9-]*$")
ID = re.compile(r"[a-z][a-z0-9-]*:[^\S\n\r]*[^\s|\0][^|\n\r\0]*")
SOURCE = re.compile(r"[a-z0-9][a-z0-9._-]*/[a-z0-9][a-z0-9._-]*")
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i"}
)
DROPPED = re.compile(r"[.'’‘`´“”\"]")
WORD = re.compile(r"[^\W_]+")
# The same for what is ASCII, nearly all of it, in half the time.
ASCII_DROPPED = b".'`\""
ASCII_FOLDED = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256))
# Accents as Latin script has them, without U+034F, which is none.
ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """`text` in lower case without accents and punctuation, words parted by one blank; other scripts are kept.

    Initials are joined, so that `S. de R. L.`, `S. de R.L.` and `S de RL` fold alike.
    """
    found = _words(text)
    if min(map(len, found), default=2) == 1:
        found = _join_initials(found)
    return " ".join(found)


def plain(text: str) -> str:
    """`text` in lower case without accents; other scripts are kept."""
    return (text if text.isascii() else _without_accents(text)).casefold()


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = _without_accents(text)
    if not text.isascii():
        found: list[str] = WORD.findall(DROPPED.sub("", text.casefold()))
        return found
    return text.encode().translate(ASCII_FOLDED, ASCII_DROPPED).decode().split()


def _without_accents(text: str) -> str:
    text = ACCENTS.sub("", unicodedata.normalize("NFKD", text).translate(LETTERS))
    return text if text.isascii() else "".join(c for c in text if not unicodedata.combining(c))


def _join_initials(found: list[str]) -> list[str]:
    joined: list[str] = []
    previous_single = False
    for word in found:
        single = len(word) == 1 and word.isalpha()
        if single and previous_single:
            joined[-1] += word
        else:
            joined.append(word)
        previous_single = single
    return joined


def name_id(country: str, name: str, place: str = "") -> str:
    """The id of a thing without a code: readable, and the same from every file.

    `country` is ISO 3166-1 alpha-2, or empty for a body of the whole world. A worksite gives its place.
    Raises ValueError for a name that holds neither letter nor digit.
    """
    folded = fold(name).replace(" ", "-")
    if not folded:
        raise ValueError(f"no id can be made of the name {name!r}")
    parts = ["name", country.upper() or "WORLD", folded]
    return ":".join([*parts, fold(place).replace(" ", "-")] if fold(place) else parts)


def coded_id(scheme: str, code: str) -> str:
    """The id of a thing that a register has numbered. Raises ValueError where the code is empty."""
    if not SCHEME.match(scheme) or not code.strip():
        raise ValueError(f"not a code of a register: {scheme}:{code!r}")
    return f"{scheme}:{code.strip()}"


def is_id(text: str) -> bool:
    """Whether `text` has the shape of an id, `scheme:code`, or of a source, `publisher/dataset`."""
    return ID.fullmatch(text) is not None


def is_source(text: str) -> bool:
    """Whether `text` has the shape of a source, `publisher/dataset`."""
    return SOURCE.fullmatch(text) is not None


def tie_id(name: str, start: str, end: str, source: str, record: str) -> str:
    """The id of a tie: what, between whom, said by whom. What is absent is written `-`, never null."""
    return "|".join([name, start, end, source, record or "-"])


def decided(decisions: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Which id stands for which, given what was decided. A pair has one decision, its latest."""
    return representatives((d["first"], d["second"]) for d in decisions if d["verdict"] == "same")


def representatives(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Which id stands for which, given pairs decided to be one thing: the smallest id of each group stands for all.

    Codes come before names, so that a thing goes by its register's number where it has one.
    """
    leader: dict[str, str] = {}

    def find(known: str) -> str:
        while leader.get(known, known) != known:
            known = leader[known]
        return known

    for left, right in pairs:
        first, second = sorted((find(left), find(right)), key=_rank)
        leader[second] = first
        leader.setdefault(first, first)
    return {known: find(known) for known in leader if find(known) != known}


def _rank(known: str) -> tuple[bool, str]:
    return known.startswith("name:"), known
