"""Initials and beginnings of words: `GM`, General Motors; `HCPA`, Healthcare Pennsylvania; `LGOK`, Lebedinsky GOK. Pure."""

from typing import TYPE_CHECKING

from loaders import sound
from loaders.party_name import STOPS, Name
from loaders.rarity import KNOWN
from loaders.union_name import is_short_for

if TYPE_CHECKING:
    from loaders.overlap import Overlap

SPELLED_OUT = {2: 0.6, 3: 0.85}  # of the words' weight counts where the other name has their initials, by their number
LONGEST = 8  # letters of initials
FEW = 3  # letters of a last word that stands whole, or of a beginning
ACRONYM = 5  # letters


def initials(found: "Overlap", short: Name, long: Name, ones: list[str], others: list[str]) -> None:
    """`GM de México` and `General Motors de México`: a word of one is the first letters of words in a row of the other."""
    for word in [word for word in ones if 2 <= len(word) <= LONGEST and word.isalpha() and word not in long.said]:
        for run in runs(word, long.said):
            words = [known for known in dict.fromkeys(run) if known in others]  # a name may say a word twice
            if len(words) >= 2 and all(known in others for known in run if known not in STOPS and known in long.weights):
                weight = sum(long.weights[known] for known in words)
                part = SPELLED_OUT.get(len(word), 1.0)
                found.count(weight, part)
                found.initials += weight
                found.short = word
                ones.remove(word)
                for known in words:
                    others.remove(known)
                break
        else:
            if short.script != "han":  # what is read from Chinese is no acronym
                _pieces(found, word, long, ones, others)
            _initial_and_word(found, word, long, ones, others)


def _pieces(found: "Overlap", word: str, long: Name, ones: list[str], others: list[str]) -> None:
    """`HCPA` and `Healthcare Pennsylvania`: beginnings of all the words that are left of the other name."""
    if len(word) < 4 or len(others) < 2 or not is_short_for(word, tuple(others)):
        return
    if long.syllables and sound.two_in_pinyin(word, others[0]):  # Jianlong is not short for Jiangsu Longyuan
        return
    if len(word) > ACRONYM and long.weights[others[0]] > KNOWN and word[:FEW] == others[0][:FEW]:
        return  # two names that nobody knows: Korteks is not short for Kordsa Teknik Tekstil
    weight = sum(long.weights[known] for known in others)
    found.count(weight, SPELLED_OUT[3])
    found.initials += weight
    found.short = word
    ones.remove(word)
    others.clear()


def _initial_and_word(found: "Overlap", word: str, long: Name, ones: list[str], others: list[str]) -> None:
    """`LGOK` and `Lebedinsky GOK`: first letters, and the last word whole."""
    for at, last in enumerate(others):
        if not word.endswith(last):
            continue
        front = word.removesuffix(last)
        before = others[max(0, at - len(front)) : at]
        if word in ones and len(last) >= FEW and front != word and front and front == "".join(one[0] for one in before):
            weight = long.weights[last] + sum(long.weights[one] for one in before)
            found.count(weight, SPELLED_OUT[FEW])
            found.initials += weight
            ones.remove(word)
            for one in (last, *before):
                others.remove(one)
            return


def runs(letters: str, said: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Words in a row that begin with these letters, small words counted or not."""
    found: list[tuple[str, ...]] = []
    if not {word[0] for word in said}.issuperset(letters):
        return found
    for start in range(len(said)):
        if said[start][0] != letters[0]:
            continue
        for small in (True, False):
            at, run = start, list[str]()
            for letter in letters:
                while small and at < len(said) and said[at] in STOPS and run:
                    at += 1
                if at >= len(said) or said[at][0] != letter:
                    break
                run.append(said[at])
                at += 1
            if len(run) == len(letters):
                found.append(tuple(run))
    return found
