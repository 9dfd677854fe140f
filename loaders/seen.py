"""What this load has written so far, remembered in memory that does not grow: a Bloom filter.

It tells the second of two equal rows of one load (merged into what the first wrote) from a row that was there before.
It may take a thing for written that was not, once in 100,000 at two million things (four bits of 2^27 each: Bloom 1970),
and never the other way round; nothing but these two counts depends on it.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

BITS = 27
PROBES = 4


class Seen:
    """Ids written in this load."""

    def __init__(self) -> None:
        self._bytes = np.zeros(0, dtype=np.uint8)

    def add(self, known: Iterable[str]) -> None:
        """Remember ids."""
        if not len(self._bytes):
            self._bytes = np.zeros(1 << (BITS - 3), dtype=np.uint8)
        at, bit = _places(known)
        np.bitwise_or.at(self._bytes, at, bit)

    def among(self, known: Sequence[str]) -> set[str]:
        """Those of the ids that are remembered."""
        if not len(self._bytes) or not known:
            return set()
        at, bit = _places(known)
        found = np.logical_and.reduce(self._bytes[at] & bit)
        return {one for one, is_there in zip(known, found, strict=True) if is_there}


def _places(known: Iterable[str]) -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """Bytes and bits of these ids, a column for each, PROBES long."""
    low = np.array([hash(one) for one in known], dtype=np.int64).view(np.uint64)
    places = np.stack([_mixed(low + np.uint64(n)) for n in range(PROBES)]) >> np.uint64(64 - BITS)
    return places >> np.uint64(3), np.left_shift(np.uint8(1), (places & np.uint64(7)).astype(np.uint8))


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers that have nothing to do with each other (the finishing step of SplitMix64: Steele, Lea, Flood 2014)."""
    numbers = (numbers ^ numbers >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ numbers >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return numbers ^ numbers >> np.uint64(31)
