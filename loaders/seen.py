"""What this load has written so far, remembered in memory that does not grow: a Bloom filter.

It tells the second of two equal rows of one load (merged into what the first wrote) from a row that was there before.
It may take a thing for written that was not, once in 100,000 at two million things (four bits of 2^27 each: Bloom 1970),
and never the other way round; nothing but these two counts depends on it.
"""

BITS = 27
PROBES = 4


class Seen:
    """Ids written in this load."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, known: str) -> None:
        """Remember an id."""
        if not self._bits:
            self._bits = bytearray(1 << (BITS - 3))
        for place in _places(known):
            self._bits[place >> 3] |= 1 << (place & 7)

    def __contains__(self, known: str) -> bool:
        bits = self._bits
        return bool(bits) and all(bits[place >> 3] & 1 << (place & 7) for place in _places(known))


def _places(known: str) -> list[int]:
    low, mask = hash(known), (1 << BITS) - 1
    high = hash((low, known))
    return [(low >> 16 * n ^ high >> 11 * n) & mask for n in range(PROBES)]
