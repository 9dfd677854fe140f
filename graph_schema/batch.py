"""Records made ready for the door: everything that can be computed before the database is asked. Pure.

A reader makes the next batch ready while the database writes the last one, in a process of its own where there is much to
read: what is kept here is plain and small, so that it travels well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, NamedTuple, TypeAlias

from graph_schema import claims as c
from graph_schema.records import NodeRecord, Properties, Record, TieRecord
from graph_schema.stored import node_row, tie_row

Shape: TypeAlias = tuple[str, str, str]
Thing: TypeAlias = tuple[str, str]  # label, id


class Described(NamedTuple):
    """What one record says of a thing: the record's place in the batch, the thing's id, the claim's key and edition.

    The claim is None where no other record of the batch speaks of the thing: then the thing as stored when new holds it.
    """

    number: int
    id: str
    key: str
    edition: str
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


class Withdrawn(NamedTuple):
    """What one record takes back: the record's place in the batch, the id of the withdrawal, its edition, where it was said."""

    number: int
    id: str
    retrieved: str
    at: Thing | None

    @property
    def source(self) -> str:
        """Who takes it back."""
        return self.id.partition("|")[0]


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
        nodes: dict[str, list[Described]] = defaultdict(list)
        ties: dict[Shape, list[Tied]] = defaultdict(list)
        self.withdrawals: list[Withdrawn] = []
        for number, record in enumerate(records):
            if isinstance(record, NodeRecord):
                said = c.claim(record.evidence, record.properties)
                key, edition = record.evidence.key, record.evidence.retrieved
                nodes[record.label].append(Described(number, record.id, key, edition, said))
            elif isinstance(record, TieRecord):
                tie = Tied(number, record.start, record.end, tie_row(record))
                ties[record.name, record.start_label, record.end_label].append(tie)
            else:
                self.withdrawals.append(Withdrawn(number, record.id, record.retrieved, record.at))
            self.ids.append(record.id)
        self.alone = {label: _alone(label, described) for label, described in nodes.items()}
        self.nodes = {
            label: [one._replace(claim=None) if one.id in self.alone[label] else one for one in described]
            for label, described in nodes.items()
        }
        self.ties = dict(ties)
        self.alone_ties = {shape: _alone_ties(said) for shape, said in ties.items()}

    def __len__(self) -> int:
        return len(self.ids)

    def said(self, label: str, one: Described) -> c.Claim:
        """What a record says of a thing."""
        return one.claim or c.read(self.alone[label][one.id].row["claims"])[one.key]

    def editions(self, sources: set[str]) -> Iterator[tuple[int, str, tuple[str, ...], str]]:
        """Of each record of these sources: its place, its source, the keys that it may be withdrawn by, its edition."""
        for described in self.nodes.values():
            for one in described:
                source, record = c.record_of(one.key)
                if source in sources:
                    yield one.number, source, (record,), one.edition
        for ties in self.ties.values():
            for tie in ties:
                if (source := str(tie.said["source"])) in sources:
                    yield tie.number, source, (str(tie.said.get("record", "")), tie.id), str(tie.said["retrieved"])

    def without(self, gone: set[int]) -> "Batch":
        """The same records at the same places, but for these."""
        if not gone:
            return self
        left = copy(self)
        nodes = {label: [one for one in said if one.number not in gone] for label, said in self.nodes.items()}
        ties = {shape: [tie for tie in said if tie.number not in gone] for shape, said in self.ties.items()}
        left.nodes = {label: said for label, said in nodes.items() if said}
        left.ties = {shape: said for shape, said in ties.items() if said}
        left.alone = {label: _of(self.alone[label], {one.id for one in said}) for label, said in left.nodes.items()}
        left.alone_ties = {shape: _of(self.alone_ties[shape], {tie.id for tie in said}) for shape, said in left.ties.items()}
        return left

    def ends(self) -> dict[int, tuple[Thing, Thing]]:
        """The two ends of each tie, by the record's place in the batch."""
        return {
            tie.number: ((start, tie.start), (end, tie.end)) for (_name, start, end), ties in self.ties.items() for tie in ties
        }


def _of(fresh: dict[str, Fresh], ids: set[str]) -> dict[str, Fresh]:
    return {known: made for known, made in fresh.items() if known in ids}


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
