"""Records made ready for the door: everything that can be computed before the database is asked. Pure.

A reader makes the next batch ready while the database writes the last one, in a process of its own where there is much to
read: what is kept here is plain and small, so that it travels well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, NamedTuple, TypeAlias

from graph_schema import claims as c
from graph_schema.outcome import Outcome, claimed
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

    def kept_as(self, kept: str, said: c.Claim) -> tuple[str, c.Claim]:
        """The key and the claim where the thing was decided to be another one, which is kept as `kept`."""
        return (self.key, said) if self.id == kept else (f"{self.key}|={self.id}", said | {"i": self.id})


class Tied(NamedTuple):
    """What one record says of a tie: the record's place in the batch, the ids of tie and ends, all properties of the tie."""

    number: int
    id: str
    start: str
    end: str
    said: Properties

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

    `fresh` holds each thing, and `alone_ties` each tie of which just one record speaks, in the form in which it is stored when
    nothing else is known of it; `again` says by their places what then becomes of records on a thing that an earlier one is on.
    `repeats` are the places of records that say of a thing what an earlier one said, by its place: they are nowhere else.
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
                tie = Tied(number, record.id, record.start, record.end, tie_row(record))
                ties[record.name, record.start_label, record.end_label].append(tie)
            else:
                self.withdrawals.append(Withdrawn(number, record.id, record.retrieved, record.at))
            self.ids.append(record.id)
        self.again: dict[int, Outcome] = {}
        self.repeats: dict[int, list[int]] = defaultdict(list)
        self.fresh: dict[str, dict[str, Fresh]] = {}
        self.nodes = {label: self._merged(label, described) for label, described in nodes.items()}
        self.ties = dict(ties)
        self.alone_ties = {shape: _alone_ties(said) for shape, said in ties.items()}

    def __len__(self) -> int:
        return len(self.ids)

    def _merged(self, label: str, described: list[Described]) -> list[Described]:
        """Merge what the records say of things, and keep the things as `fresh`; the records that say something new."""
        known: dict[str, c.Claims] = {}
        last: dict[tuple[str, str], Described] = {}
        kept: list[Described] = []
        for one in described:
            said, place = one.claim or {}, (one.id, one.key)
            if place in last and said == last[place].claim == known[one.id][one.key]:
                self.repeats[last[place].number].append(one.number)
                continue
            kept.append(one)
            is_first = one.id not in known
            outcome = claimed(known, one.id, one.key, said)
            if not is_first:
                self.again[one.number] = outcome
            last[place] = one
        self.fresh[label] = {one: _fresh(label, one, claims) for one, claims in known.items()}
        return _without_claims(kept)

    def put(self, known: dict[str, c.Claims], label: str, one: Described, kept: str, outcomes: list[Outcome]) -> None:
        """Put what a record says among the `known` claims on the thing kept as `kept`, and what becomes of it among `outcomes`.

        What repeats it changes nothing more, but may contradict once more what the two became together.
        """
        key, said = one.kept_as(kept, self.said(label, one))
        outcomes[one.number] = claimed(known, kept, key, said)
        if outcomes[one.number] is Outcome.CONFLICT:
            for number in self.repeats.get(one.number, ()):
                outcomes[number] = claimed(known, kept, key, said)

    def said(self, label: str, one: Described) -> c.Claim:
        """What a record says of a thing."""
        return one.claim or c.read(self.fresh[label][one.id].row["claims"])[one.key]

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
        left.fresh = {
            label: _but(self.fresh[label], {one.id for one in self.nodes[label] if one.number in gone}) for label in left.nodes
        }
        left.alone_ties = {shape: _of(self.alone_ties[shape], {tie.id for tie in said}) for shape, said in left.ties.items()}
        return left

    def ends(self) -> dict[int, tuple[Thing, Thing]]:
        """The two ends of each tie, by the record's place in the batch."""
        return {
            tie.number: ((start, tie.start), (end, tie.end)) for (_name, start, end), ties in self.ties.items() for tie in ties
        }


def _of(fresh: dict[str, Fresh], ids: set[str]) -> dict[str, Fresh]:
    return {known: made for known, made in fresh.items() if known in ids}


def _but(fresh: dict[str, Fresh], ids: set[str]) -> dict[str, Fresh]:
    return {known: made for known, made in fresh.items() if known not in ids} if ids else fresh


def _fresh(label: str, known: str, claims: c.Claims) -> Fresh:
    row = node_row(label, known, claims)
    return Fresh(row, c.node_hash(label, known, row["claims"]))


def _without_claims(described: list[Described]) -> list[Described]:
    """The claims that a thing as stored holds once more are left out: they travel once."""
    times = Counter(one.id for one in described)
    return [one._replace(claim=None) if times[one.id] == 1 else one for one in described]


def _alone_ties(ties: list[Tied]) -> dict[str, Fresh]:
    times = Counter(tie.id for tie in ties)
    return {
        tie.id: Fresh({"start": tie.start, "end": tie.end, "properties": tie.said}, c.tie_hash(tie.id, tie.said))
        for tie in ties
        if times[tie.id] == 1
    }
