"""Candidates joined into groups, the surest first, where nothing stands against it. Pure.

That A is B and B is C makes A C: so no group may hold two codes of one register that gives each thing one code, nor two known
countries, nor two legal forms that stand against each other, nor two ids that somebody has called different.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from loaders.certainty import numbered_apart, persons_clash
from loaders.land_words import state_of
from loaders.match import ONE_CODE, Candidate
from loaders.match_party import Party


class Groups:
    """Ids and the group that each is in. `apart`: pairs that were called different."""

    def __init__(self, parties: Mapping[str, Party], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._parties = parties
        self._leader: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for first, second in apart:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def join(self, first: str, second: str) -> bool:
        """Put two ids into one group; whether they may be and are."""
        one, other = self._of(first), self._of(second)
        if one == other:
            return True
        left, right = self._members.get(one, {one}), self._members.get(other, {other})
        if any(self._apart[known] & right for known in left) or self._clash(left, right):
            return False
        self._members[one] = left | right
        self._leader.update(dict.fromkeys(left | right, one))
        return True

    def torn(self, sure: Iterable[Candidate]) -> set[str]:
        """Ids that would be joined with two things that certainly are two."""
        partners: dict[str, set[str]] = defaultdict(set)
        for found in sure:
            partners[found.first].add(found.second)
            partners[found.second].add(found.first)
        return {
            known
            for known, others in partners.items()
            if any(two in self._apart[one] or self._clash({one}, {two}) for one, two in combinations(sorted(others), 2))
        }

    def _of(self, known: str) -> str:
        return self._leader.get(known, known)

    def _clash(self, left: set[str], right: set[str]) -> bool:
        """Whether two sets of ids are in two countries, of two legal forms, or stand apart in a register."""
        if len(self._lands(left) | self._lands(right)) > 1 or self._two_persons(left, right):
            return True
        ours, theirs = self._codes(left), self._codes(right)
        if numbered_apart(ours, theirs):
            return True
        return any(_of(ours, scheme) != _of(theirs, scheme) for scheme in ONE_CODE if _of(ours, scheme) and _of(theirs, scheme))

    def _two_persons(self, left: set[str], right: set[str]) -> bool:
        ours, theirs = ([self._parties[known] for known in ids if known in self._parties] for ids in (left, right))
        return any(persons_clash(one, other) for one in ours for other in theirs)

    def _lands(self, ids: set[str]) -> set[str]:
        return {state_of(self._parties[known].country) for known in ids if known in self._parties} - {""}

    def _codes(self, ids: set[str]) -> set[str]:
        return {code for known in ids if known in self._parties for code in self._parties[known].codes}


def _of(codes: set[str], scheme: str) -> set[str]:
    return {code for code in codes if code.startswith(f"{scheme}:")}


def sorted_out(candidates: Iterable[Candidate], groups: Groups) -> tuple[list[Candidate], list[Candidate]]:
    """Those to be joined without asking, and those that a reader must decide.

    A thing that would go as well with another one of which it is certain that the two are two is for the reader.
    """
    ordered = sorted(candidates, key=lambda one: (-one.probability, one.first, one.second))
    torn = groups.torn([one for one in ordered if one.verdict == "same"])
    joined: list[Candidate] = []
    asked: list[Candidate] = []
    for found in ordered:
        sure = found.verdict == "same" and not {found.first, found.second} & torn
        (joined if sure and groups.join(found.first, found.second) else asked).append(found)
    return joined, asked
