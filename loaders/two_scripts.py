"""A name that is written twice, in Latin letters and in another script: `集友銀行 Chiyu Banking Corporation`. Pure."""

import re

from graph_schema.identity import fold
from loaders.legal_form import spaced, without_any_form

LETTER, LATIN = re.compile(r"[^\W\d_]"), re.compile(r"[A-Za-zÀ-ɏ]")
BORDER = re.compile(r"(?:\s+[-–|/(（]?\s*|\s*[/|(（]\s*)")
LONG, SEVERAL, LEAST = 6, 2, 4  # letters of one Latin word; words; letters of a half


def halves(name: str) -> tuple[str, ...]:
    """The Latin half and the other one; nothing of a name that is not written twice: `KDDI エンジニアリング`."""
    if name.isascii():
        return ()
    for border in BORDER.finditer(name):
        two = name[: border.start()].strip(), name[border.end() :].strip(" )）")
        latin = [half for half in two if _is_latin(half)]
        others = [half for half in two if LETTER.search(half) and not LATIN.search(half)]
        if latin and others:
            return (latin[0], others[0]) if _says_enough(latin[0], LONG) and _says_enough(others[0], LEAST) else ()
    return ()


def _is_latin(text: str) -> bool:
    return all(LATIN.match(letter) for letter in LETTER.findall(text)) and bool(LATIN.search(text))


def _says_enough(half: str, long: int) -> bool:
    """Whether a half is a name of its own, and no legal form, acronym or first word."""
    words = without_any_form(fold(spaced(half)).split(), "")[0]
    letters = sum(map(len, words))
    return letters >= LEAST and (len(words) >= SEVERAL or letters >= long)
