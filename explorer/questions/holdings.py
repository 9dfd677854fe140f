"""What the graph holds: things by type and country, and what each source contributed."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from explorer import citation, wording
from explorer.citation import Citation
from explorer.question import Answer, question, read
from graph_schema import derived
from graph_schema import holdings as counts
from graph_schema.database import Graph
from graph_schema.freshness import days_overdue
from graph_schema.language import N_, _, ngettext
from graph_schema.ontology import ONTOLOGY
from graph_schema.resting import LISTED as KEPT

LISTED = KEPT  # things of one type shown for one source


@dataclass(frozen=True)
class Held:
    """How many things of a type there are, in all and by country (empty code: worldwide or not known)."""

    label: str
    count: int
    countries: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Contribution:
    """A source, and what rests on it. `retrieved`: date of the edition loaded; `overdue`: days since a newer one was due."""

    id: str
    name: str | None
    publisher: str | None
    dataset: str | None
    address: str | None
    licence: str | None
    licence_address: str | None
    languages: tuple[str, ...]
    rhythm: str | None
    note: str | None
    retrieved: str
    things: tuple[tuple[str, int], ...] = ()
    ties: int = 0

    overdue: int = 0
    freshness: str = ""

    @property
    def count(self) -> int:
        """Things that rest on it, of all types."""
        return sum(count for _label, count in self.things)


@dataclass(frozen=True)
class Resting:
    """A thing that rests on a source."""

    label: str
    id: str
    name: str | None
    country: str | None
    sources: tuple[Citation, ...] = field(default=())


@question("holdings", N_("What the graph holds, by type and country"))
def holdings(graph: Graph) -> Answer[Held]:
    """Counts by type in the order of the legend, each by country, the most first."""
    total: dict[str, int] = defaultdict(int)
    lands: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for count in counted(graph):
        if count["what"] == "type":
            total[count["name"]] += count["n"]
        elif count["what"] == "country":
            lands[count["name"]][count["key"]] += count["n"]
    rows = [Held(n.label, total[n.label], _most_first(lands[n.label].items())) for n in ONTOLOGY.nodes if total[n.label]]
    return Answer("holdings", {}, rows)


@question("sources", N_("What each publisher contributed, under which licence, of which date"))
def sources(graph: Graph) -> Answer[Contribution]:
    """Every source with its counts, the largest first."""
    query = (
        "MATCH (s:Source) WHERE s.visibility IN $visible RETURN s.id AS id, s.name AS name, s.publisher AS publisher, "
        "s.dataset AS dataset, s.address AS address, s.licence AS licence, s.licence_address AS licence_address, "
        "s.languages AS languages, s.rhythm AS rhythm, s.note AS note, s.claims AS claims ORDER BY s.id"
    )
    things, ties = _by_source(counted(graph))
    rows = [_contribution(row, things.get(row["id"], ()), ties.get(row["id"], 0), graph.visible) for row in graph.read(query)]
    rows.sort(key=lambda c: (-c.count - c.ties, c.id))
    return Answer("sources", {}, rows, unknown=[])


@question("resting-on", N_("What rests on a source"))
def resting_on(graph: Graph, source: str, limit: int = LISTED) -> Answer[Resting]:
    """Things that a source speaks of, up to `limit` of each type, by name."""
    if limit <= LISTED:
        kept = derived.resting(graph, source)
        rows = [Resting(n.label, *thing) for n in ONTOLOGY.nodes for thing in kept.get(n.label, ())[:limit]]
        return Answer("resting-on", {"source": source}, rows, unknown=_unknown_source(source, rows))
    part = (
        "MATCH (n:`{label}`) WHERE $source IN n.sources AND n.visibility IN $visible "
        "RETURN '{label}' AS label, n.id AS id, n.name AS name, n.country AS country ORDER BY n.name, n.id LIMIT $limit"
    )
    things, _ties = _by_source(counted(graph))
    labels = [label for label, _count in things.get(source, ())]
    rows = [row for label in labels for row in read(graph, Resting, part.format(label=label), source=source, limit=limit)]
    return Answer("resting-on", {"source": source}, rows, unknown=_unknown_source(source, rows))


def _unknown_source(source: str, rows: list[Resting]) -> list[str]:
    return (
        []
        if rows
        else [_("No thing here rests on {source}: the question sources lists those that there are.").format(source=source)]
    )


def counted(graph: Graph) -> list[dict[str, Any]]:
    """The counts made after the last load; counted anew where there are none."""
    found = derived.counted(graph)
    return found or [c.as_json() for c in counts.holdings(graph) if c.visibility in graph.visible]


def _by_source(found: Iterable[dict[str, Any]]) -> tuple[dict[str, tuple[tuple[str, int], ...]], dict[str, int]]:
    things: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    ties: dict[str, int] = defaultdict(int)
    for count in found:
        if count["what"] == "source" and count["name"] != "Source":
            things[count["key"]][count["name"]] += count["n"]
        elif count["what"] == "tie":
            ties[count["key"]] += count["n"]
    order = [node.label for node in ONTOLOGY.nodes]
    ordered = {known: tuple((label, by[label]) for label in order if by.get(label)) for known, by in things.items()}
    return ordered, dict(ties)


def _contribution(row: dict[str, Any], things: tuple[tuple[str, int], ...], ties: int, visible: list[str]) -> Contribution:
    said = dict(row)
    pages = citation.of_node(said.pop("claims"), visible)
    said["languages"] = tuple(said["languages"] or ())
    retrieved = max((page.retrieved for page in pages), default="")
    days = days_overdue(retrieved, said["rhythm"] or "", datetime.date.today())
    told = {"retrieved": retrieved, "overdue": days or 0, "freshness": _freshness(days)}
    return Contribution(**said | told, things=things, ties=ties)


def _freshness(days: int | None) -> str:
    if days is None:
        return ""
    if not days:
        return _("up to date by its own rhythm")
    text = ngettext("a newer edition was due {count} day ago", "a newer edition was due {count} days ago", days)
    return text.format(count=wording.number(days))


def _most_first(found: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found, key=lambda pair: (pair[0] == "", -pair[1], pair[0])))
