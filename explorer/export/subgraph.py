"""A part of the graph with everything its sources say: what is exported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_schema import claims as known_claims
from graph_schema.claims import Claims
from graph_schema.language import _
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Evidence, Properties

EVIDENCE_NAMES = frozenset(p.name for p in ONTOLOGY.evidence) | {"id"}


@dataclass(frozen=True)
class Node:
    """A thing: what is said of it, and who says so, best first. `properties` hold the name too; a bare thing has none."""

    id: str
    label: str
    properties: Properties
    evidence: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """Its name; empty where only the id is known."""
        return str(self.properties.get("name", ""))


@dataclass(frozen=True)
class Tie:
    """A tie as one source says it."""

    id: str
    name: str
    start: str
    end: str
    properties: Properties
    evidence: Evidence


@dataclass(frozen=True)
class Source:
    """Who published a part of it: name, publisher, licence, address, each empty where not stated."""

    id: str
    name: str = ""
    publisher: str = ""
    licence: str = ""
    licence_address: str = ""
    address: str = ""


@dataclass(frozen=True)
class Subgraph:
    """Nodes, ties among them, and the sources of both, in the order of their ids; `places`: where nodes stand in a picture."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    citations: tuple[Source, ...] = ()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def only(self, ids: Iterable[str]) -> "Subgraph":
        """The part of it that these things are; no tie without its ends."""
        kept = set(ids)
        ties = tuple(tie for tie in self.ties if tie.start in kept and tie.end in kept)
        return Subgraph(tuple(node for node in self.nodes if node.id in kept), ties, self.citations, self.places)


def node_of(id: str, label: str, claims: Claims, visible: Iterable[str]) -> Node:
    """A node from its claims: only what `visible` allows."""
    allowed = set(visible)
    seen = {key: claim for key, claim in claims.items() if claim["v"] in allowed}
    evidence = [_evidence(key, claim) for key, claim in seen.items()]
    evidence.sort(key=lambda e: (known_claims.CONFIDENCE_RANK[e.confidence], e.source, e.record))
    return Node(id, label, known_claims.resolved(seen, allowed), tuple(evidence))


def _evidence(key: str, claim: Mapping[str, Any]) -> Evidence:
    source, _bar, record = key.partition("|")
    return Evidence(source, claim["e"], claim["c"], record, tuple(claim.get("l", ())), tuple(claim.get("t", ())), claim["v"])


def tie_of(name: str, start: str, end: str, stored: Mapping[str, Any]) -> Tie:
    """A tie from its properties as stored."""
    evidence = Evidence(
        str(stored.get("source", "")), str(stored.get("retrieved", "")), str(stored.get("confidence", "primary")),
        str(stored.get("record", "")), tuple(stored.get("locator", ())), tuple(stored.get("citation", ())),
        str(stored.get("visibility", "public")),
    )  # fmt: skip
    said: Properties = {key: value for key, value in stored.items() if key not in EVIDENCE_NAMES}
    return Tie(str(stored["id"]), name, start, end, said, evidence)


def attribution(sources: Iterable[Source], generator: str = "Solidarity Graph") -> str:
    """The sources in words, for a file that leaves the house: what it rests on and on which terms."""
    lines = [_("From {program}. Every row names its source; this is what they are.").format(program=generator)]
    for source in sources:
        terms = _("terms: {licence}").format(licence=source.licence) if source.licence else _("terms: not stated")
        parts = [source.publisher, source.name, source.address, terms, source.licence_address]
        lines.append(f"{source.id}: " + ", ".join(part for part in parts if part))
    return "\n".join(lines)
