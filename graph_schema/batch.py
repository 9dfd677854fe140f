"""Records made ready for the door: everything that can be computed before the database is asked. Pure.

A reader makes the next batch ready while the database writes the last one, in a process of its own where there is much to
read: what is kept here is plain and small, so that it travels well.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from graph_schema import claims as c
from graph_schema.records import NodeRecord, Properties, Record
from graph_schema.stored import node_row, tie_row

Shape: TypeAlias = tuple[str, str, str]
Thing: TypeAlias = tuple[str, str]  # label, id


class Described(NamedTuple):
    """What one record says of a thing: the record's place in the batch, the thing's id, the claim's key.

    The claim is None where no other record of the batch speaks of the thing: then the thing as stored when new holds it.
    """

    number: int
    id: str
    key: str
    claim: c.Claim | None


class Tied(NamedTuple):
    """What one record says of a tie: the record's place in the batch, the ids of the ends, all properties of the tie."""

    number: int
    start: str
    end: str
    said: Properties

    @property
    def id(self) -> str:
        """The tie's id."""
        return str(self.said["id"])

    def between(self, start: str, end: str) -> "Tied":
        """The same, between other ends."""
        return self._replace(start=start, end=end)


class Fresh(NamedTuple):
    """A thing or a tie as it would be stored if nothing were known of it, and what it adds to the digest."""

    row: dict[str, Any]
    hash: int


class Batch:
    """Records in their order, grouped by what they speak of.

    `alone` and `alone_ties` hold what just one record of the batch speaks of, in the form in which it is stored when new.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self.ids: list[str] = []
        self.nodes: dict[str, list[Described]] = defaultdict(list)
        self.ties: dict[Shape, list[Tied]] = defaultdict(list)
        for number, record in enumerate(records):
            if isinstance(record, NodeRecord):
                said = c.claim(record.evidence, record.properties)
                self.nodes[record.label].append(Described(number, record.id, record.evidence.key, said))
                self.ids.append(record.id)
            else:
                tie = Tied(number, record.start, record.end, tie_row(record))
                self.ties[record.name, record.start_label, record.end_label].append(tie)
                self.ids.append(tie.id)
        self.alone = {label: _alone(label, described) for label, described in self.nodes.items()}
        for label, alone in self.alone.items():
            self.nodes[label] = [one._replace(claim=None) if one.id in alone else one for one in self.nodes[label]]
        self.alone_ties = {shape: _alone_ties(ties) for shape, ties in self.ties.items()}

    def __len__(self) -> int:
        return len(self.ids)

    def said(self, label: str, one: Described) -> c.Claim:
        """What a record says of a thing."""
        return one.claim or c.read(self.alone[label][one.id].row["claims"])[one.key]

    def ends(self) -> dict[int, tuple[Thing, Thing]]:
        """The two ends of each tie, by the record's place in the batch."""
        return {
            tie.number: ((start, tie.start), (end, tie.end)) for (_name, start, end), ties in self.ties.items() for tie in ties
        }


def _alone(label: str, described: list[Described]) -> dict[str, Fresh]:
    times = Counter(one.id for one in described)
    found = {}
    for one in described:
        if times[one.id] == 1:
            row = node_row(label, one.id, {one.key: one.claim or {}})
            found[one.id] = Fresh(row, c.node_hash(label, one.id, row["claims"]))
    return found


def _alone_ties(ties: list[Tied]) -> dict[str, Fresh]:
    times = Counter(tie.id for tie in ties)
    return {
        tie.id: Fresh({"start": tie.start, "end": tie.end, "properties": tie.said}, c.tie_hash(tie.id, tie.said))
        for tie in ties
        if times[tie.id] == 1
    }
