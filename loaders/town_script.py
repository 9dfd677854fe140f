"""Towns in the script of their country, in Latin letters: `창원` is Changwon, `مبارکه` Mobarakeh, `Єнакієве` Yenakiieve. Pure.

From GeoNames, as the towns themselves; only names that sound as the Latin one does.
"""

import re
from functools import cache

from graph_schema.reference_files import table_rows

KOREA = "KR"
# Scripts with blanks that nothing else puts into words: Greek, Cyrillic, Armenian, Hebrew, those of India, Georgian.
WORDS = re.compile(r"[\u0370-\u05ff\u0900-\u0dff\u10a0-\u10ff]{3,}(?: [\u0370-\u05ff\u0900-\u0dff\u10a0-\u10ff]{3,})?")
UNSPACED = re.compile(r"[\u0600-\u06ff\u0e00-\u0e7f\u1200-\u137f]")


@cache
def _towns() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Written name -> the one in Latin letters: of Korea; of Arabic, Thai and Ethiopic script; of others."""
    korean: dict[str, str] = {}
    phrases: dict[str, str] = {}
    others: dict[str, str] = {}
    for row in table_rows("town-scripts"):
        kind = korean if row["country"] == KOREA else phrases if UNSPACED.search(row["written"]) else others
        kind.setdefault(row["written"].lower(), row["name"])
    return korean, phrases, others


def phrases() -> dict[str, str]:
    """Towns in Arabic, Thai and Ethiopic script, without the article."""
    return _towns()[1]


def latin(name: str) -> str:
    """A name with the towns of scripts that part words put into Latin letters."""
    return WORDS.sub(_found, name)


def _found(found: re.Match[str]) -> str:
    known, words = _towns()[2], found[0].lower()
    return known.get(words) or " ".join(known.get(word.lower()) or word for word in found[0].split(" "))


def korean(name: str) -> str:
    """A Korean name, in which blanks may be missing, with its towns apart and in Latin letters."""
    return _korean().sub(lambda found: f" {_towns()[0][found[0]]} ", name)


@cache
def _korean() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_towns()[0], key=len, reverse=True))))
