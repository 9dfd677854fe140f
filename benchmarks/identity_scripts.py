"""How well names in Chinese, Japanese and Korean are told to be their English ones, by reading alone.

The pairs are companies of `other-names.csv`: their name in the register and the English one that they gave. The table itself is
not used. The English names of up to four others that share a word, the rarest first, are asked beside it.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from unittest.mock import patch

from benchmarks.figure import Figure
from benchmarks.identity_pairs import Pair, told_same
from graph_schema.identity import fold
from graph_schema.reference_files import table_rows

LANDS = ("JP", "KR", "CN", "TW")
MANY, FEW, NEAR = 800, 60, 4
SHORT = 2  # letters that are no name
COMMON = frozenset("co ltd inc corp corporation company limited".split())


def measure(small: bool) -> Iterator[Figure]:
    """The share of names told, with the precision among the near ones."""
    for land in LANDS:
        with patch("loaders.other_name.others", lambda name, country: ()):
            told, wrong, asked = _told(_pairs(land), FEW if small else MANY, land)
        note = f"precision {told / (told + wrong or 1):.3f}"
        yield Figure(f"{land}: {asked} names told by reading alone", 100 * told / asked, "%", note=note)


def _pairs(land: str) -> list[tuple[str, str]]:
    found = []
    for row in table_rows("other-names"):
        names = row["names"].split("|")
        english = next((name for name in names if name.isascii() and len(name) > SHORT), "")
        if row["countries"] == land and row["source"] != "name-suggestion-index" and english and not names[0].isascii():
            found.append((names[0], english))
    return found


def _told(pairs: Sequence[tuple[str, str]], count: int, land: str) -> tuple[int, int, int]:
    holding = defaultdict(list)
    for _, english in pairs:
        for word in _words(english):
            holding[word].append(english)
    asked = random.Random(7).sample(list(pairs), min(count, len(pairs)))
    told = sum(_same(own, english, land) for own, english in asked)
    wrong = 0
    for own, english in asked:
        words = sorted(_words(english), key=lambda word: len(holding[word]))
        near = [other for word in words for other in holding[word][:NEAR] if other != english]
        wrong += sum(_same(own, other, land) for other in list(dict.fromkeys(near))[:NEAR])
    return told, wrong, len(asked)


def _words(english: str) -> set[str]:
    return set(fold(english).split()) - COMMON


def _same(own: str, english: str, land: str) -> bool:
    return told_same(Pair("employer", own, english, land, land, "", "", True, "other-names"))
