"""What becomes of a record that comes to what is known. Pure: a reader says so of the records of one batch, the door of all."""

from enum import Enum

from graph_schema import claims as c
from graph_schema.records import Properties


class Outcome(Enum):
    """What became of one record."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    GONE = "gone"  # of a thing or tie whose source takes back what it said


def claimed(known: dict[str, c.Claims], kept: str, key: str, said: c.Claim) -> Outcome:
    """Put what a record says under its claim's `key` among the `known` claims on the thing kept as `kept`."""
    old = known.get(kept)
    merged, conflict = c.put(old or {}, key, said)
    known[kept] = merged
    if conflict:
        return Outcome.CONFLICT
    if old and merged == old:
        return Outcome.UNCHANGED
    return Outcome.CHANGED if old else Outcome.NEW


def tie_said(now: dict[str, Properties], new: Properties) -> Outcome:
    """Put what a record says of a tie among those that are there `now`, by id."""
    known = str(new["id"])
    old = now.get(known)
    if old is None:
        now[known] = new
        return Outcome.NEW
    merged, conflict = c.put_tie(old, new)
    now[known] = merged
    if conflict:
        return Outcome.CONFLICT
    return Outcome.UNCHANGED if merged == old else Outcome.CHANGED
