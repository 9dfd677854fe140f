"""Cases of an organisation, each with the owner at its date and today's, where both are known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from explorer.citation import Citation
from explorer.question import Answer, cited, question
from explorer.questions.connections import SEEN, Connected, about, as_connected, connected, more_than_read, scope
from explorer.questions.lineage import Lineage, today
from explorer.questions.neighbourhood import LABELS, plain_name
from graph_schema.database import Graph
from graph_schema.families import CONTROLLED
from graph_schema.language import N_, _

SHOWN = 30
PARTIES = (
    "UNWIND $ids AS id MATCH (n:Case {id: id}) RETURN n.id AS id, "
    f"COLLECT {{ MATCH (n)<-[r:TOOK_SIDE_IN]-(o) WHERE {SEEN} RETURN DISTINCT "
    "{role: r.role, label: labels(o)[0], id: o.id, name: o.name, country: o.country} } AS parties, "
    f"COLLECT {{ MATCH (n)-[r:CONCERNS]->(o:Employer|Worksite) WHERE {SEEN} RETURN "
    "{label: labels(o)[0], id: o.id, name: o.name, country: o.country, locator: r.locator} } AS places"
)


@dataclass(frozen=True)
class Party:
    """Who took part in a case, and as what (TOOK_SIDE_IN.role)."""

    role: str
    label: str
    id: str
    name: str
    country: str


@dataclass(frozen=True)
class CaseRow:
    """A case. `owner_then` and `owner_today` are names; empty where that is not known for the day."""

    id: str
    name: str
    kind: str
    stage: str
    country: str
    date: str
    resolved: str
    outcome: str
    back_pay: float | None
    currency: str
    reinstated: int | None
    note: str
    via: tuple[str, ...]
    parties: tuple[Party, ...]
    owner_then: str
    owner_then_id: str
    owner_today: str
    owner_today_id: str
    sources: tuple[Citation, ...] = ()


@question("cases", N_("The cases of an organisation or worksite, with the owner then and now"), subjects={"organisation": LABELS})
def cases(graph: Graph, organisation: str) -> Answer[CaseRow]:
    """The latest cases that concern the subject or its places, or in which it took part."""
    subject = about(graph, organisation)
    found = connected(graph, scope(graph, subject), "Case")
    rows = case_rows(graph, found[:SHOWN])
    unknown = [] if rows else [_("No case is recorded.")]
    text = _("Who owned the employer at the time of {name} is not recorded.")
    unknown += [text.format(name=row.name) for row in rows if not row.owner_then]
    unknown += [more_than_read()] if found.cut else []
    return Answer("cases", {"organisation": organisation}, rows, cited(rows), unknown)


def itself(graph: Graph, known: str) -> Connected:
    """A case as one that is tied to itself: for the page about it."""
    row = graph.read("MATCH (n:Case {id: $id}) RETURN properties(n) AS thing", id=known)[0]
    return as_connected(graph, "Case", [{"via": known, "tie": "", "way": "", "said": {}, "thing": row["thing"]}], {known: known})


def case_rows(graph: Graph, found: Iterable[Connected]) -> list[CaseRow]:
    """These cases with their parties and owners."""
    listed, lineage = list(found), Lineage(graph)
    known = {row["id"]: row for row in graph.read(PARTIES, ids=[case.id for case in listed])} if listed else {}
    return [_row(lineage, case, known[case.id]) for case in listed]


def _row(lineage: Lineage, case: Connected, known: dict[str, Any]) -> CaseRow:
    pages = {page.address for page in case.sources} | {page for place in known["places"] for page in place["locator"] or ()}
    then = _owner(lineage, known["places"], case.date, pages - {""}) if case.date else ("", "")
    now = _owner(lineage, known["places"], today(), set())
    facts = case.facts
    resolved = str(facts.get("resolved") or facts.get("ended") or "")
    return CaseRow(
        case.id, case.name, str(facts.get("kind") or ""), str(facts.get("stage") or ""), case.country, case.date, resolved,
        str(facts.get("outcome") or ""), facts.get("back_pay"), str(facts.get("currency") or ""), facts.get("reinstated"),
        str(facts.get("note") or ""), case.via_names, _parties(known["parties"]), then[0], then[1], now[0], now[1], case.sources,
    )  # fmt: skip


def _parties(said: Iterable[dict[str, Any]]) -> tuple[Party, ...]:
    found = {Party(p["role"] or "", p["label"], p["id"], p["name"] or plain_name(p["id"]), p["country"] or "") for p in said}
    return tuple(sorted(found, key=lambda p: (p.role != "petitioner", p.role, p.id)))


def _owner(lineage: Lineage, places: list[dict[str, Any]], on: str, pages: set[str]) -> tuple[str, str]:
    """Name and id of who stood at the top of the case's worksite, or else employer; empty where that is not known.

    An owner named without a date on a page about the case counts for the day of the case.
    """
    for place in sorted(places, key=lambda p: (p["label"] != "Worksite", p["id"])):
        label, known = place["label"], place["id"]
        told = _told_by(lineage, label, known, pages) if pages else lineage
        above = [step for step in told.steps(label, known, on) if step.followed and step.verdict.tier == CONTROLLED]
        if any(step.relation != "operates" for step in above):
            head = above[-1].verdict.holding.owner
            return told.names[head].name, head
    return "", ""


def _told_by(lineage: Lineage, label: str, known: str, pages: set[str]) -> Lineage:
    """`lineage` where what these pages say without a date counts from before the case."""
    lineage.steps(label, known, today())
    told = Lineage(lineage.graph, names=lineage.names, pages=lineage.pages)
    for kept, read in ((told.said, lineage.said), (told.operations, lineage.operations)):
        for owned, holdings in read.items():
            kept[owned] = [
                replace(h, retrieved="") if {c.address for c in lineage.cited(owned, h.owner)} & pages else h for h in holdings
            ]
    return told
