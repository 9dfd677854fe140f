"""What a loader hands to the graph: one node or one tie, as one record of one source says it."""

from dataclasses import dataclass, field
from typing import TypeAlias

from graph_schema.identity import tie_id

Value: TypeAlias = str | int | float | bool | list[str]
Properties: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who says so, where, when and how sure: the columns of `shared_properties.EVIDENCE`.

    `retrieved` is the date of the file or page (ISO, possibly a year or a month), never of loading it.
    `record` is the publisher's own key of the record, where one record speaks of several things.
    """

    source: str
    retrieved: str
    confidence: str = "primary"
    record: str = ""
    locator: tuple[str, ...] = ()
    citation: tuple[str, ...] = ()
    visibility: str = "public"

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


Record: TypeAlias = NodeRecord | TieRecord
