"""Words that hold others, and first names: `Sykepleierforbund`, a nurses' union; `im. A.A. Ugarova`, after Ugarov. Pure."""

import re
from functools import lru_cache
from typing import TypeAlias

from loaders.land_words import land_words
from loaders.word_sense import sense

Words: TypeAlias = tuple[str, ...]

NAMED_AFTER = frozenset("im imeni imenі imeny im імені имени им".split())
COMPOUND = 7  # letters
UNION_ENDING = re.compile(
    r"(.{3,}?)-?(landsforbundet|landsforbund|riksforbund|forbundet|forbund|foreningen|forening|gewerkschaften|gewerkschaft|verband|bund"
    r"|ammattiliitto|keskusliitto|liitto|liiton|vakbond|bond|unionen|union|unioni|organisasjon|organisasjonen|organisation|organisationen"
    r"|jarjesto|verbond|rad)"
)
LINK = re.compile("(?:s|e|en|er|n|ne|nes|ernes|arnas|in|ain|ien|jen)$")
PATRONYMIC = re.compile(r"(?:ov|ev|yev)(?:ich|ych|na|ny)a?$|(?:ov|ev)ycha$|[ie]lyicha$")
INITIALS = re.compile("[a-z]{1,2}|yu|ya")


def without_first_names(words: list[str]) -> list[str]:
    """`imeni Alekseya Alekseyevicha Ugarova`, `im. A.A. Ugarova`: whom a plant is named after, by the last name."""
    at = next((place for place, word in enumerate(words) if word in NAMED_AFTER and place), 0)
    if not at or at == len(words) - 1:
        return words
    after = words[at + 1 :]
    kept = [word for place, word in enumerate(after) if not _first_name(word, after[place + 1 : place + 2])]
    return words[:at] + kept if kept else words


def _first_name(word: str, next_words: list[str]) -> bool:
    """Whether a word is an initial, a name by the father, or stands before one."""
    by_father = PATRONYMIC.search(next_words[0]) if next_words else None
    return bool(INITIALS.fullmatch(word) and next_words) or bool(PATRONYMIC.search(word) and next_words) or bool(by_father)


@lru_cache(maxsize=20_000)
def compound(word: str) -> Words:
    """`Sykepleierforbund` is nurses and federation: what languages that write it as one call a union."""
    found = UNION_ENDING.fullmatch(word) if len(word) > COMPOUND else None
    for stem in (found[1], LINK.sub("", found[1])) if found else ():
        if sense(stem) or stem in land_words():
            return stem, "union"
    return (word,)
