"""What a loader hands to the graph: one node or one tie, as one record of one source says it; or that it says it no more."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeAlias

from graph_schema.identity import tie_id

Value: TypeAlias = str | int | float | bool | list[str]
Properties: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who says so, where, when and how sure: the columns of `shared_properties.EVIDENCE`.

    `retrieved` is the date of the file or page (ISO, possibly a year or a month), never of loading it.
    `record` is the publisher's own key of the record, where one record speaks of several things. `version` orders what one
    edition says of a record twice: the publisher's own time of its last change.
    """

    source: str
    retrieved: str
    confidence: str = "primary"
    record: str = ""
    locator: tuple[str, ...] = ()
    citation: tuple[str, ...] = ()
    visibility: str = "public"
    version: str = ""

    @property
    def key(self) -> str:
        """The claim's place among the claims on one thing: source and record."""
        return f"{self.source}|{self.record}" if self.record else self.source


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """One source's record of one thing. Values are checked against the ontology by whoever reads the file."""

    label: str
    id: str
    properties: Properties
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TieRecord:
    """One source's record of one tie. Its ends need not be there yet."""

    name: str
    start_label: str
    start: str
    end_label: str
    end: str
    evidence: Evidence
    properties: Properties = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Made of type, ends, source and the source's record key."""
        return tie_id(self.name, self.start, self.end, self.evidence.source, self.evidence.record)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a source takes back what one of its records said: all of it up to and with the edition `retrieved`.

    `record` is the key of the record, or the id of the one tie that it speaks of, where a source's keys are not unique. `at` is
    the label and id of the thing that all of it speaks of, ties of that thing included; where nothing is said, all is looked
    through.
    """

    source: str
    record: str
    retrieved: str
    at: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """The source, and a mark that stands for the record: its key may be that of a natural person."""
        return f"{self.source}|{mark(self.record)}"


def mark(key: str) -> str:
    """What stands for a record's key where the key itself is not to be kept."""
    return blake2b(key.encode(), digest_size=8).hexdigest()


Record: TypeAlias = NodeRecord | TieRecord | Withdrawal
