"""Whether a name of one word is the acronym of another name: `PNWRCC`, `UGT`, `CNTE`, `COPESA`. Pure."""

from functools import lru_cache
from typing import TypeAlias

from loaders.land_words import land_words
from loaders.party_name import STOPS, Name
from loaders.union_name import begins_words, initials, is_short_for
from loaders.worksite_name import PLAIN

Words: TypeAlias = tuple[str, ...]

CUT = 4  # letters of an acronym, and two for its `Co.`
FEW = 3  # letters of an acronym that may be of many: the legal form is not among them
# Small words in the languages of unions' names: they may have a letter or none.
SMALL = STOPS | frozenset(
    "dos nos nas em na no aos as os pela pelo voor het een fur zur im och og i w z u za ja si din ale al aux au les un une sur"
    " sous di pour par degli dei delle della dello dell nel nella per il lo gli of in at by with its".split()
)
COMPOUND = {
    way + side: (way, side) for way in ("north", "south") for side in ("west", "east", "western", "eastern")
}  # `Pacific Northwest Regional Council of Carpenters` is the PNWRCC
# What stands behind a name and has no letter in its acronym, beside countries.
BEHIND = frozenset("united states republica inc incorporated afl cio clc ac similares conexos region".split())
LAST = frozenset("union workers association federation employees confederation".split())
IN_FRONT = frozenset("international organization national".split())
STEM = 6  # letters


def acronym(short: Name, long: Name) -> float:
    """How well a name of one word is the acronym of another: 1 for the initials of all that it says, less for pieces."""
    if len(short.words) != 1 or len(short.text) < 2 or short.script == "han" or short.part or len(long.words) < 2:
        return 0.0
    letters = short.text
    towns = {word for words in long.towns.values() for word in words}
    every = tuple(word for word in long.said if not word.isdigit())
    if towns and not long.part:  # `YUSCO` and `Yieh United Steel Kaohsiung plant`
        every = tuple(word for word in every if word not in towns and word not in PLAIN) or every
        letters = letters.removesuffix("co") if len(letters) > CUT else letters
        whole_towns = _towns_once(long)
        if len(whole_towns) >= FEW - 1 and len(letters) >= FEW and letters == "".join(word[0] for word in whole_towns):
            return 0.9  # `TISCO` and `Thai Nguyen Iron and Steel plant`
    plain = tuple(word for word in every if word not in STOPS)
    told = (every, plain, long.words) if len(letters) > FEW else (long.words,)
    whole = {"".join(word[0] for word in words) for words in told}
    if letters in whole or letters in long.acronyms or letters in initials(long.words):
        return 0.45 if len(letters) == 2 else 1.0
    spelled = _spelled_out(letters, _without_form(every, long)) if len(letters) >= FEW else 0.0
    if len(letters) >= 3 and (is_short_for(letters, long.words) or is_short_for(letters, every)):
        return max(spelled, 0.9 if len(letters) > 4 else 0.7)
    return max(spelled, 0.6 if len(letters) >= 4 and len(letters) >= len(plain) - 1 and begins_words(letters, plain) else 0.0)


def _towns_once(name: Name) -> Words:
    """The telling words of a plant's name, of a town of two words the first."""
    rest = {word for words in name.towns.values() for word in words[1:]}
    return tuple(word for word in name.said if word not in rest and word not in STOPS and word not in PLAIN)


def _without_form(said: Words, long: Name) -> Words:
    """Words without the legal form at their end: `EML` is not `ELH Mgmt. LLC`."""
    end = len(said)
    while end > 1 and long.forms and said[end - 1] not in long.weights:
        end -= 1
    return said[:end]


@lru_cache(maxsize=100_000)
def _spelled_out(letters: str, said: Words) -> float:
    """1 where letters are the first ones of all words, small ones, the land and a second gender left out; less where there are
    few letters, or where other words stand behind, or what a union is stands in front.
    """
    words = tuple(part for word in _once(said) for part in COMPOUND.get(word, (word,)))
    plain = [word for word in words if word not in SMALL]
    if len(plain) < FEW or (plain[0][0] != letters[0] and plain[0] not in IN_FRONT):
        return 0.0
    for front in (0, 1, 2):
        if all(word in IN_FRONT or word in SMALL for word in words[:front]) and (found := _begin(letters, words[front:])):
            return found - (0.1 if front and words[0] not in SMALL else 0.0) - (0.1 if len(letters) == FEW else 0.0)
    return 0.0


def _once(said: Words) -> list[str]:
    """Words without the second gender of one: `Trabalhadores e Trabalhadoras`."""
    kept: list[str] = []
    for word in said:
        if not (len(word) > STEM and any(other[:STEM] == word[:STEM] for other in kept[-2:])):
            kept.append(word)
    return kept


def _begin(letters: str, words: Words) -> float:
    """Whether each word begins with one of the letters, in their order: 1, or less where a part behind an `and` has none."""
    if not letters:
        if all(word in SMALL or word in BEHIND or word in land_words() for word in words):
            return 1.0
        return 0.9 if words[0] in SMALL or words[0] in LAST else 0.0
    if not words:
        return 0.0
    first = _begin(letters[1:], words[1:]) if words[0][0] == letters[0] else 0.0
    return max(first, _begin(letters, words[1:]) if words[0] in SMALL else 0.0)
