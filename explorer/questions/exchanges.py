"""Who met whom, about which employer, and what followed; and the coalitions that last."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from explorer import citation
from explorer.citation import Citation
from explorer.kept import kept
from explorer.page import N_
from explorer.question import Answer, cited, question
from graph_schema.database import Graph, Row
from graph_schema.language import _

LIMIT = 2_000

EVIDENCE = "source: t.source, locator: t.locator, citation: t.citation, retrieved: t.retrieved, confidence: t.confidence"
ROLE = "coalesce(t.role, '') AS role"
SEEN = "x.visibility IN $visible AND t.visibility IN $visible AND o.visibility IN $visible"
OTHER = f"o.id AS id, o.name AS name, labels(o)[0] AS label, coalesce(o.country, '') AS country, {{{EVIDENCE}}} AS tie"


@dataclass(frozen=True)
class Party:
    """Who took part, or what it was about. `role`: a code of the ontology, empty where not recorded."""

    label: str
    id: str
    name: str
    country: str
    role: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Meeting:
    """An exchange. Dates as exact as known; empty texts are not recorded."""

    id: str
    name: str
    kind: str
    started: str
    ended: str
    country: str
    countries: tuple[str, ...]
    place: str
    topic: str
    goals: str
    participants: int | None
    participants_as_quoted: str
    what_followed: str
    note: str
    who: tuple[Party, ...]
    about: tuple[Party, ...]
    part_of: tuple[Party, ...]
    sources: tuple[Citation, ...]

    @property
    def year(self) -> str:
        """The year it began; empty where no source says so."""
        return self.started[:4]

    @property
    def lands(self) -> set[str]:
        """Countries it took place in or reached, and those of who took part."""
        return {code for code in (self.country, *self.countries, *(party.country for party in self.who)) if code}


@dataclass(frozen=True)
class Alliance:
    """A coalition. Empty goals, strategy or agenda are not recorded."""

    id: str
    name: str
    stage: str
    countries: tuple[str, ...]
    founded: str
    ended: str
    goals: str
    strategy: str
    agenda: str
    what_followed: str
    note: str
    who: tuple[Party, ...]
    about: tuple[Party, ...]
    sources: tuple[Citation, ...]

    @property
    def lands(self) -> set[str]:
        """Countries it reaches, and those of its members."""
        return {code for code in (*self.countries, *(party.country for party in self.who)) if code}


@question("exchanges", N_("Who met whom, where, about which employer, and what followed"))
@kept
def exchanges(graph: Graph, country: str = "", kind: str = "") -> Answer[Meeting]:
    """Every exchange, the latest first, those without a date last; of one country and kind where given."""
    columns = (
        "id, name, kind, started, ended, country, countries, place, topic, goals, participants, participants_as_quoted, "
        "what_followed, note"
    )
    who = _parties(graph, "Exchange", "(x)<-[t:TOOK_PART_IN]-(o)")
    about = _parties(graph, "Exchange", "(x)-[t:CONCERNS]->(o)")
    part_of = _parties(graph, "Exchange", "(x)-[t:PART_OF]->(o)")
    found = [
        Meeting(**row, who=who[row["id"]], about=about[row["id"]], part_of=part_of[row["id"]])
        for row in _things(graph, "Exchange", columns)
    ]
    rows = chosen(sorted(found, key=lambda m: (m.started or "0", m.id), reverse=True), country, kind)
    return Answer("exchanges", {"country": country, "kind": kind}, rows, cited(rows), missing_from(rows))


@question("coalitions", N_("Coalitions that last: members, goals, strategy, agenda"))
@kept
def coalitions(graph: Graph, country: str = "") -> Answer[Alliance]:
    """Every coalition by name; of one country where given."""
    columns = "id, name, stage, countries, founded, ended, goals, strategy, agenda, what_followed, note"
    who = _parties(graph, "Coalition", "(x)<-[t:MEMBER_OF]-(o)")
    about = _parties(graph, "Coalition", "(x)-[t:CONCERNS]->(o)")
    found = [Alliance(**row, who=who[row["id"]], about=about[row["id"]]) for row in _things(graph, "Coalition", columns)]
    rows = [a for a in sorted(found, key=lambda a: (a.name, a.id)) if not country or country in a.lands]
    return Answer("coalitions", {"country": country}, rows, cited(rows), [])


def chosen(meetings: Iterable[Meeting], country: str = "", kind: str = "") -> list[Meeting]:
    """Those that reach a country, and are of a kind, where given."""
    return [m for m in meetings if (not country or country in m.lands) and (not kind or m.kind == kind)]


def _things(graph: Graph, label: str, columns: str) -> list[dict[str, Any]]:
    fields = ", ".join(f"x.{name} AS {name}" for name in columns.split(", "))
    query = (
        f"MATCH (x:`{label}`) WHERE x.visibility IN $visible AND x.bare IS NULL "
        f"RETURN {fields}, x.claims AS claims ORDER BY x.id LIMIT {LIMIT}"
    )
    return [_filled(row, graph.visible) for row in graph.read(query)]


def _filled(row: Row, visible: list[str]) -> dict[str, Any]:
    filled = {name: _value(name, value) for name, value in row.items() if name != "claims"}
    return filled | {"sources": tuple(citation.of_node(row["claims"], visible))}


def _value(name: str, value: Any) -> Any:
    if name == "countries":
        return tuple(value or ())
    return value if name == "participants" else value or ""


def _parties(graph: Graph, label: str, pattern: str) -> dict[str, tuple[Party, ...]]:
    role = ROLE if "CONCERNS" not in pattern and "PART_OF" not in pattern else "'' AS role"
    query = (
        f"MATCH (x:`{label}`) MATCH {pattern} WHERE {SEEN} "
        f"RETURN x.id AS at, {OTHER}, {role} ORDER BY at, name, id, t.id LIMIT {LIMIT * 10}"
    )
    found: dict[str, dict[str, Party]] = defaultdict(dict)
    for row in graph.read(query):
        found[row["at"]][row["id"]] = _joined(found[row["at"]].get(row["id"]), row)
    return defaultdict(tuple, {at: tuple(parties.values()) for at, parties in found.items()})


def _joined(known: Party | None, row: Row) -> Party:
    """One party, whoever says so: parallel ties of several sources are one line with several marks."""
    said = citation.of_tie(row["tie"])
    earlier = known.sources if known else ()
    role = row["role"] or (known.role if known else "")
    return Party(row["label"], row["id"], row["name"] or "", row["country"], role, tuple(citation.of_all(earlier, said)))


def missing_from(rows: Iterable[Meeting]) -> list[str]:
    """Sentences that say what no source says of these."""
    listed = list(rows)
    undated = sum(1 for m in listed if not m.started)
    silent = sum(1 for m in listed if not m.what_followed)
    sentences = [
        (undated, _("{count} of {all} have no date in any source.")),
        (silent, _("For {count} of {all} no source says what followed.")),
    ]
    return [text.format(count=count, all=len(listed)) for count, text in sentences if count]
