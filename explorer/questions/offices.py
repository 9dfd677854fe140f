"""Who holds what office where: executives and directors of companies, national officers of unions, holders of public offices."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from explorer.citation import Citation, of_all, of_tie
from explorer.question import Answer, cited, question
from explorer.questions.neighbourhood import LABELS, label_of, plain_name
from explorer.subjects import Thing
from graph_schema.database import Graph
from graph_schema.language import N_, _

SCAN = 500  # offices read at one organisation
SEEN = "r.visibility IN $visible AND p.visibility IN $visible AND o.visibility IN $visible"
ROWS = (
    "RETURN p.id AS person, p.name AS person_name, labels(o)[0] AS label, o.id AS organisation, o.name AS organisation_name, "
    "o.country AS country, properties(r) AS said LIMIT $scan"
)


@dataclass(frozen=True)
class Office:
    """An office: its title as quoted, who holds it, at what organisation; `until` is empty while no end is known."""

    title: str
    person: Thing
    organisation: Thing
    since: str
    until: str
    sources: tuple[Citation, ...] = ()


@question("office-holders", N_("Who holds office in an organisation, and since when"), subjects={"organisation": LABELS})
def office_holders(graph: Graph, organisation: str) -> Answer[Office]:
    """Executives, directors and officers of an organisation, or a person's offices: those of today first."""
    rows = office_rows(graph, label_of(graph, organisation), organisation)
    unknown = [] if rows else [_("No office-holder is recorded.")]
    return Answer("office-holders", {"organisation": organisation}, rows, cited(rows), unknown)


def office_rows(graph: Graph, label: str, known: str) -> list[Office]:
    """The offices at an organisation, or of a person, those of which no end is known first, each once with all its pages."""
    end = "p" if label == "Person" else "o"
    other = "(o)" if label == "Person" else "(p:Person)"
    this = f"({end}:`{label}` {{id: $id}})"
    pattern = f"{this}-[r:HOLDS_OFFICE]->{other}" if label == "Person" else f"{this}<-[r:HOLDS_OFFICE]-{other}"
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in graph.read(f"MATCH {pattern} WHERE {SEEN} {ROWS}", id=known, scan=SCAN):
        said = row["said"]
        key = (row["person"], row["organisation"], said.get("role", ""), said.get("since", ""), said.get("until", ""))
        groups.setdefault(key, []).append(row)
    found = [_office(key, sorted(rows, key=lambda row: row["said"]["id"])) for key, rows in groups.items()]
    return sorted(
        found, key=lambda o: (bool(o.until), o.person.name or "", o.organisation.name or "", o.since, o.title, o.person.id)
    )


def _office(key: tuple[str, ...], rows: list[Mapping[str, Any]]) -> Office:
    person, organisation, title, since, until = key
    first = rows[0]
    who = Thing("Person", person, first["person_name"] or plain_name(person), None)
    where = Thing(first["label"], organisation, first["organisation_name"] or plain_name(organisation), first["country"])
    return Office(title, who, where, since, until, tuple(of_all(*(of_tie(row["said"]) for row in rows))))
