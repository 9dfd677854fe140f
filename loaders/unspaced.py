"""Words of names in scripts without blanks, Chinese, Japanese and Korean: where they part, and which of them are known. Pure.

Of all ways to part a name the one is taken that leaves least unknown, and that in the fewest pieces: `동국제약` is Dongguk and
pharmaceutical, not the international in between.
"""

import re
from functools import cache, lru_cache

from loaders.word_sense import unspaced_words

RUN = re.compile(r"[\u3041-\u30fa\u30fc-\u30ff々㐀-鿿\uf900-\ufaff가-힯]+")
KATAKANA = re.compile(r"[ァ-ヺー]")
WORD, LONE, CUT = 0.5, 2.0, 3.0  # what a known word costs, an unknown letter alone, a bit of a word in Katakana
BIT = 3  # letters
# `不锈钢`; `申特钢铁` is Shente Iron and Steel, `本钢板材` Bengang's plates.
STEEL, BEHIND = frozenset("钢鋼"), frozenset("锈銹殊种種")
NOT_BEFORE = {"特钢": "铁", "特殊钢": "铁", "钢板": "材"}
PLANT = frozenset("厂廠")  # `東和鋼鐵(苗栗廠)`


def in_english(name: str, chinese: bool = False) -> str:
    """A name with the words that are known in English, set apart; in Chinese those of two letters: `莱钢` is Laigang."""
    return RUN.sub(lambda run: "".join(f" {known} " if known else word for word, known in parts(run[0], chinese)), name)


def known_words(name: str, chinese: bool = False) -> list[tuple[str, str]]:
    """The words of a name that are known, as they are written, each with its meaning in English."""
    return [(word, known) for run in RUN.findall(name) for word, known in parts(run, chinese) if known]


@lru_cache(maxsize=20_000)
def parts(run: str, chinese: bool = False) -> tuple[tuple[str, str], ...]:
    """Letters of these scripts in a row as words, each with its meaning in English or an empty text."""
    ways: list[tuple[float, int, str]] = [(0.0, 0, "")]  # to each place: what it costs, where its last word begins, its meaning
    for end in range(1, len(run) + 1):
        ways.append(min(_ways(run, end, ways, chinese), key=lambda way: way[:2]))
    found: list[tuple[str, str]] = []
    end = len(run)
    while end:
        _, start, known = ways[end]
        found.append((run[start:end], known))
        end = start
    return tuple(reversed(found))


def _ways(run: str, end: int, ways: list[tuple[float, int, str]], chinese: bool) -> list[tuple[float, int, str]]:
    found = []
    for start in range(end):
        before = ways[start][0]
        found.append((before + _unknown(run, start, end), start, ""))
        if end - start <= _longest() and (known := _meaning(run, start, end, chinese)):
            found.append((before + WORD, start, known))
    return found


def _unknown(run: str, start: int, end: int) -> float:
    size = end - start
    around = run[max(0, start - 1) : start] + run[end : end + 1]
    if size < BIT and KATAKANA.search(around) and all(map(KATAKANA.match, run[start:end])):
        return size + CUT
    return size + (LONE if size == 1 else 0.0)


def _meaning(run: str, start: int, end: int, chinese: bool) -> str:
    word = run[start:end]
    if len(word) == 1 and chinese:
        return "steel" if word in STEEL and run[:start][-1:] in BEHIND else "plant" if word in PLANT and end == len(run) else ""
    if run[end : end + 1] == NOT_BEFORE.get(word, "-"):
        return ""
    return unspaced_words().get(word, "")


@cache
def _longest() -> int:
    return max(map(len, unspaced_words()))
