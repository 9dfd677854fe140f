"""What an ontology is made of: value types, properties, node types and relationship types, checked on import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property


class Kind(Enum):
    """How a value is written in a file and held in the graph."""

    TEXT = "text"
    TEXTS = "several texts, separated by |"
    INTEGER = "whole number"
    NUMBER = "number"
    PERCENT = "number, 0 to 100"
    DATE = "date: YYYY-MM-DD, YYYY-MM or YYYY"
    FLAG = "yes or no"
    CODE = "one of the words listed"
    COUNTRY = "ISO 3166-1 alpha-2 code"
    COUNTRIES = "ISO 3166-1 alpha-2 codes, separated by |"
    CURRENCY = "ISO 4217 code"
    ISIC = "ISIC Rev. 4 code: section letter or 2 to 4 digits"
    URL = "address beginning with http:// or https://"


NUMERIC = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.PERCENT})
SEVERAL = frozenset({Kind.TEXTS, Kind.COUNTRIES})

TEXT, TEXTS, INTEGER, NUMBER, PERCENT = Kind.TEXT, Kind.TEXTS, Kind.INTEGER, Kind.NUMBER, Kind.PERCENT
DATE, FLAG, CODE, COUNTRY, COUNTRIES = Kind.DATE, Kind.FLAG, Kind.CODE, Kind.COUNTRY, Kind.COUNTRIES
CURRENCY, ISIC, URL = Kind.CURRENCY, Kind.ISIC, Kind.URL


@dataclass(frozen=True)
class Property:
    """One thing that can be said: its meaning, its unit where it is a number, its words where it is a code.

    `words` maps a code as stored to the phrase that people read (source English, translated at display).
    """

    name: str
    kind: Kind
    doc: str
    unit: str = ""
    words: dict[str, str] = field(default_factory=dict, hash=False)
    required: bool = False
    signed: bool = False
    example: str = ""

    def __post_init__(self) -> None:
        if self.kind in NUMERIC and not self.unit:
            raise TypeError(f"{self.name}: a number needs a unit")
        if (self.kind is Kind.CODE) != bool(self.words):
            raise TypeError(f"{self.name}: a code, and only a code, lists its words")
        if not self.doc:
            raise TypeError(f"{self.name}: say what it means")


@dataclass(frozen=True)
class Look:
    """How a type is drawn: shape as cytoscape names it, colours on the light and the dark ground."""

    shape: str
    light: str
    dark: str


@dataclass(frozen=True)
class NodeType:
    """One kind of thing. `label` in the graph, `title` and `plural` on the page."""

    label: str
    title: str
    plural: str
    doc: str
    look: Look
    properties: tuple[Property, ...]
    searched: bool = True

    def __post_init__(self) -> None:
        _unique(self.label, self.properties)

    def property(self, name: str) -> Property:
        """The property called `name`; KeyError where there is none."""
        return _named(self.properties, name)


class End(Enum):
    """The end of a relationship type that has few ties of that kind: from there it is looked up."""

    START = "start"
    END = "end"


@dataclass(frozen=True)
class RelType:
    """One kind of tie between things. `title` reads from start to end, `reverse` from end to start."""

    name: str
    starts: tuple[NodeType, ...]
    ends: tuple[NodeType, ...]
    few: End
    title: str
    reverse: str
    doc: str
    properties: tuple[Property, ...] = ()

    def __post_init__(self) -> None:
        _unique(self.name, self.properties)
        if not (self.starts and self.ends):
            raise TypeError(f"{self.name}: a tie has two ends")

    def property(self, name: str) -> Property:
        """The property called `name`; KeyError where there is none."""
        return _named(self.properties, name)


@dataclass(frozen=True)
class Ontology:
    """Every type, and what goes with each claim. Labels and relationship names never coincide."""

    nodes: tuple[NodeType, ...]
    ties: tuple[RelType, ...]
    evidence: tuple[Property, ...]

    def __post_init__(self) -> None:
        names = [n.label.upper() for n in self.nodes] + [t.name for t in self.ties]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise TypeError(f"names used twice: {sorted(twice)}")
        said = {p.name for p in self.evidence} | {"id", "sources", "claims", "search"}
        declared = [p for node in self.nodes for p in node.properties] + [p for tie in self.ties for p in tie.properties]
        taken = said & {p.name for p in declared}
        if taken:
            raise TypeError(f"{sorted(taken)} belong to the evidence")

    def node(self, label: str) -> NodeType:
        """The node type with this label; KeyError where there is none."""
        return self._by_label[label]

    def tie(self, name: str) -> RelType:
        """The relationship type with this name; KeyError where there is none."""
        return self._by_name[name]

    @cached_property
    def tied(self) -> frozenset[str]:
        """The labels of things that a tie may join."""
        return frozenset(node.label for tie in self.ties for node in (*tie.starts, *tie.ends))

    @cached_property
    def _by_label(self) -> Mapping[str, NodeType]:
        return {n.label: n for n in self.nodes}

    @cached_property
    def _by_name(self) -> Mapping[str, RelType]:
        return {t.name: t for t in self.ties}


def _named(properties: Iterable[Property], name: str) -> Property:
    for known in properties:
        if known.name == name:
            return known
    raise KeyError(name)


def _unique(owner: str, properties: Iterable[Property]) -> None:
    names = [p.name for p in properties]
    if len(names) != len(set(names)):
        raise TypeError(f"{owner}: a property is declared twice")
