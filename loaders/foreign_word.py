"""Words of other scripts and languages, by which a name is put into English: Arabic, Persian, Amharic, Thai, Vietnamese. Pure.

An Arabic word stands behind an article or a preposition that is written as one with it: `للحديد` is "for the iron".
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows
from loaders import land_names, town_script

OTHER_SCRIPT = re.compile(r"[؀-ۿሀ-፿฀-๿]")
ARABIC = re.compile(r"[؀-ۿ]+")
MARKS = re.compile(r"[ً-ْٰـ\u200c]")
ONE_LETTER = str.maketrans("أإآةىيكؤئ", "اااهییکوی")
IN_FRONT = ("وال", "بال", "ولل", "لل", "ال", "و", "ل", "ب")
WITH_ARTICLE = ("وال", "بال", "ال", "لل")  # `بالحجار` is at El Hadjar
SHORTEST = 3  # letters of a word without its article


@cache
def _table() -> tuple[dict[str, str], dict[str, dict[tuple[str, ...], str]]]:
    """Words of other scripts; country -> words of a phrase in Latin letters; each with what it means."""
    scripts: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for row in table_rows("foreign-words"):
        if row["country"]:
            phrases.setdefault(row["country"], {})[tuple(fold(row["written"]).split())] = row["english"]
        else:
            scripts[_one_spelling(row["written"])] = row["english"]
    for name, english in (*land_names.arabic().items(), *land_names.thai().items(), *town_script.phrases().items()):
        scripts.setdefault(_one_spelling(name), english)
    return scripts, phrases


def _one_spelling(text: str) -> str:
    """Arabic and Persian letters that are written for each other by one of them, without marks."""
    return MARKS.sub("", text).translate(ONE_LETTER)


def in_another_script(name: str) -> bool:
    """Whether a name holds letters of these scripts."""
    return not name.isascii() and bool(OTHER_SCRIPT.search(name))


@lru_cache(maxsize=20_000)
def english(name: str) -> str:
    """A name of these scripts with the words that are known in English, and Arabic ones without their article."""
    told = _pattern().sub(lambda found: f" {_table()[0][found[0]]} ", _one_spelling(name))
    return ARABIC.sub(lambda found: f" {_without_article(found[0])} ", told)


@cache
def _pattern() -> re.Pattern[str]:
    """Phrases, and words of scripts without blanks, the longest first."""
    known = [word for word in _table()[0] if " " in word or not ARABIC.match(word)]
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))


def _without_article(word: str) -> str:
    known = _table()[0]
    for front in ("", *IN_FRONT):
        if word.startswith(front) and (found := known.get(word[len(front) :])) is not None:
            return found
    front = next((one for one in WITH_ARTICLE if word.startswith(one)), "")
    return word.removeprefix(front) if len(word) >= len(front) + SHORTEST else word


def phrases(words: Sequence[str], country: str) -> list[str]:
    """Folded words with the phrases that are known in this country in English; all of them where nothing else would be left."""
    known = _table()[1].get(country)
    if not known:
        return list(words)
    left: list[str] = []
    start = 0
    longest = max(map(len, known))
    while start < len(words):
        size = next((n for n in range(min(longest, len(words) - start), 0, -1) if tuple(words[start : start + n]) in known), 0)
        left += known[tuple(words[start : start + size])].split() if size else [words[start]]
        start += size or 1
    return left or list(words)
