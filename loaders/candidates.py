"""Which parties are worth comparing, among very many: those that share a rare word, or two less rare ones. Pure.

An index from keys to parties takes the place of comparing all with all. A key is the skeleton of a word, first letter and
consonants, so that a slip in a vowel does no harm; pairs of words reach names that hold common words only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import combinations
from math import log

from loaders.match import Candidate, compare
from loaders.match_party import Party
from loaders.party_name import STOPS, Name
from loaders.word_sense import sense

CROWD = 400  # a key that more parties share says too little
CLOSE = 10  # parties compared with each, the closest first
LEAST = 4.0  # nats that two share at least: of pairs below it, one in three hundred was more than different
FAR = 0.25  # of what the closest shares: who shares less is not compared
LONGEST = 9  # words of a name that has an acronym
TELLING = 4  # words of a name that make keys
VOWELS = re.compile(r"(?<=.)[aeiouyh]+")
DOUBLED = re.compile(r"(.)\1+")


class Index:
    """Parties by the keys of their names, in the order in which they were added."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.parties: list[Party] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for party in parties:
            for key in {key for name in party.names for key, _ in keys(name)}:
                self._by_key[key].append(len(self.parties))
            self.parties.append(party)

    def near(self, party: Party, after: int = -1) -> list[Party]:
        """The parties that share most with one, the closest first; only those added after the place `after`."""
        scores: dict[int, float] = defaultdict(float)
        for key, weight in {pair for name in party.names for pair in keys(name)}:
            found = self._by_key.get(key, ())
            if len(found) <= CROWD:
                rare = weight / (1 + log(len(found) + 1) / 4)
                for place in found:
                    if place > after:
                        scores[place] += rare
        best = nsmallest(CLOSE, ((-score, place) for place, score in scores.items() if score >= LEAST))
        return [self.parties[place] for score, place in best if score <= best[0][0] * FAR]


def keys(name: Name) -> list[tuple[str, float]]:
    """Keys of one spelling, each with what it weighs."""
    telling = sorted(name.weights.items(), key=lambda item: (-item[1], item[0]))[:TELLING]
    bones = list({sense(word) or skeleton(word): weight for word, weight in telling}.items())
    found = [(f"w:{bone}", weight) for bone, weight in bones if weight > 4]
    found += [(f"o:{town}", 6.0) for town in name.towns]
    found += [("p:" + "|".join(sorted((a, b))), v + w) for (a, v), (b, w) in combinations(bones, 2)]
    found.append((f"t:{name.text[:40]}", 8.0))
    found.append((f"j:{''.join(word for word in name.words if not sense(word))[:40]}", 8.0))
    if not (name.national and name.numbers):  # of a local they are its number's first digit, and those of a hundred others
        found += [(f"t:{short}", 8.0) for short in name.acronyms or _initials(name)]
    if name.national:
        found += [(f"n:{name.national}:{number}", 24.0) for number in name.numbers or ("-",)]
    return found


def _initials(name: Name) -> set[str]:
    """What its acronym may be: the first letters of its words, small ones and the legal form counted or not."""
    if not 3 <= len(name.said) <= LONGEST:
        return set()
    plain = [word for word in name.said if word not in STOPS]
    return {"".join(word[0] for word in words) for words in (name.said, plain, name.words) if len(words) > 2}


def skeleton(word: str) -> str:
    """A word's first letter and its consonants, doubled ones once, without the ending of a plural."""
    if len(word) < 5:
        return word
    return DOUBLED.sub(r"\1", VOWELS.sub("", word)).removesuffix("s") or word


def across(left: Iterable[Party], right: Sequence[Party]) -> Iterator[Candidate]:
    """Candidates between two lists: all that are not different, with their probability."""
    index = Index(right)
    for party in left:
        for other in index.near(party):
            found = compare(party, other)
            if found.verdict != "different":
                yield found


def within(parties: Sequence[Party]) -> Iterator[Candidate]:
    """Candidates among one list, each pair once; things of one id are not compared."""
    index = Index(parties)
    for place, party in enumerate(parties):
        for other in index.near(party, after=place):
            if other.id != party.id:
                found = compare(party, other)
                if found.verdict != "different":
                    yield found
