"""Chinese and Japanese names beside Latin ones: where their words part, and what is read or meant by them. Pure.

Chinese is written without blanks. What no list knows of a name is read as one word, `hualinglianyuan`; the other name tells
where it parts, `Valin Lianyuan`.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from rapidfuzz.distance import Prefix

from loaders.party_name import Name
from loaders.sound import SYLLABLE, SYLLABLES
from loaders.word_sense import sense

GANG = "gang"  # steel, as it is read in Chinese
RUN = 5  # words that may be written as one
PART = 4  # letters of a part of a word
# Words of a Chinese name that its English one may have by their meaning.
READ = {
    "new": "xin", "great": "da", "big": "da", "grand": "da", "east": "dong", "west": "xi", "south": "nan", "north": "bei",
    "gold": "jin", "golden": "jin", "china": "zhong", "first": "yi", "heavy": "zhong", "sea": "hai",
    "port": "gang", "high": "gao", "three": "san", "four": "si",
}  # fmt: skip
WITHOUT_LAST, BEGUN = 0.7, 0.5  # of the weight of a brand counts
FIRST = 3  # letters of a syllable that may be all that two brands have in common
LOOSELY = 0.4  # of the weight of a word for a business, which a translator chooses
CHOSEN = frozenset(
    "industry products works manufacturing group technology material materials metal metallurgy steel plate engineering"
    " enterprise equipment development company".split()
)  # what these mean a translator puts in, leaves out or puts by another word
CHOSEN_IN_CHINA = CHOSEN | frozenset(
    "science protection electric electrical electricity energy power heat thermal intelligent precision biology biochemical"
    " biopharmaceutical chemical pharmaceutical information software network internet digital data system machinery machine"
    " control automation innovation modern industrial new tech home health".split()
)


def parted(name: Name, other: Name) -> Name:
    """A Chinese name whose words part where the other one's do; any other name as it is."""
    if name.script != "han" or other.script:
        return name
    count = len(other.words)
    whole = {"".join(other.words[start:end]) for start in range(count) for end in range(start + 1, min(start + RUN, count) + 1)}
    words: list[str] = []
    weights = dict(name.weights)
    for word in name.words:
        parts = [word] if word in whole else _parts(word, other.words)
        words += parts
        weights |= {part: weights.get(part, weights[word]) for part in parts}
    return name if tuple(words) == name.words else replace(name, words=tuple(words), weights={w: weights[w] for w in words})


def _parts(word: str, others: tuple[str, ...]) -> list[str]:
    """A word that is read as Chinese in parts, one of them a word of the other name: the longest."""
    for part in sorted((one for one in others if len(one) >= PART and one in word), key=len, reverse=True):
        before, _, behind = word.partition(part)
        if all(not rest or SYLLABLES.fullmatch(rest) for rest in (before, behind)):
            rest = ["steel"] if behind == GANG and "steel" in others else _parts(behind, others) if behind else []
            return [*(_parts(before, others) if before else ()), part, *rest]
    return [word]


def read(name: Name, other: Name, ones: list[str], others: list[str]) -> Iterator[float]:
    """Takes words that one name has as they are read, the other by what they mean, out of both; their weights.

    `东方`, Dongfang: a business word that is a part of the name; `酒钢`, Jiugang or Jiu Steel; `商事`, Shoji.
    """
    for word in [one for one in ones if name.script == "han" and one.endswith(GANG) and len(one) > len(GANG) + 1]:
        stem = next((one for one in (word.removesuffix(GANG), word.removesuffix(GANG) + "steel") if one in others), "")
        if stem:
            yield min(name.weights[word], other.weights[stem])
            ones.remove(word)
            others.remove(stem)
            if "steel" in others:
                others.remove("steel")
    for meant, said in name.readings:
        words = meant.split()
        run = _run(said, others)
        if run and all(word in ones for word in words):
            yield max(other.weights[word] for word in run)
            for word in run:
                others.remove(word)
            for word in words:
                ones.remove(word)


def _run(whole: str, words: list[str]) -> list[str]:
    """The words in a row that are this one, written apart or as one: `華南` is Hua Nan."""
    rows = (words[start : start + size] for size in (1, 2, 3) for start in range(len(words) - size + 1))
    return next((row for row in rows if "".join(row) == whole), [])


def in_pinyin(words: list[str]) -> str:
    """Words in a row as one, in Chinese: `new wuan` is `xinwuan`."""
    return "".join(READ.get(word, word) for word in words)


Left: TypeAlias = list[tuple[float, str]]


def loosely(left: Left, right: Left, chinese: bool) -> Iterator[Left]:
    """What is left of two names in two scripts, with less weight for what a business is called: a translator chooses that.

    Only where nothing else is left of one of them; what sets one steelmaker apart from its sister keeps its weight.
    """
    chosen = CHOSEN_IN_CHINA if chinese else CHOSEN
    loose = any(rest and all(_is_of(word, chosen) for _, word in rest) for rest in (left, right))
    for rest in (left, right):
        yield sorted(
            ((weight * LOOSELY if loose and _is_of(word, chosen) else weight, word) for weight, word in rest), reverse=True
        )


def _is_of(word: str, chosen: frozenset[str]) -> bool:
    return word in chosen or sense(word) in chosen


def begins_alike(read_word: str, word: str) -> float:
    """How likely a brand of an English name is made of how the Chinese one is read, by its first syllable: `baoxin`, Baosight.

    A part of 1. Of three syllables the last may be left out: `ruixinchang`, Ruixin.
    """
    first = SYLLABLE.match(read_word)
    if not first or read_word == first[0]:
        return 0.0
    same = int(Prefix.similarity(read_word, word))
    if same == len(word) > len(first[0]):
        return WITHOUT_LAST
    return BEGUN if same >= len(first[0]) and len(first[0]) >= FIRST and not SYLLABLES.fullmatch(word) else 0.0
