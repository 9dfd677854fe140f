"""Unions whose hold on a worksite was contested: an agreement voted down, or a case that another union brought.

Only recorded facts count: a rejected legitimation vote that a union lost, or a case at whose site it was the incumbent and
a union of the same country petitioned. What a union is called, or which confederation it belongs to, decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from explorer import wording
from explorer.citation import Citation, of_all, of_node, of_tie
from explorer.question import Answer, cited, question
from explorer.questions.neighbourhood import plain_name
from graph_schema.database import Graph
from graph_schema.language import N_, _

SAYS = "source: r.source, locator: r.locator, citation: r.citation, retrieved: r.retrieved, confidence: r.confidence"
SITES = (
    "COLLECT { MATCH (x)-[c:CONCERNS]->(p) WHERE c.visibility IN $visible AND p.visibility IN $visible "
    "AND (p:Worksite OR p:Employer) RETURN DISTINCT {id: p.id, label: labels(p)[0], name: p.name} } AS sites"
)
VOTED_DOWN = (
    "UNWIND $ids AS id MATCH (u:Union {id: id})-[r:STOOD_IN]->(x:Procedure) "
    "WHERE r.visibility IN $visible AND x.visibility IN $visible "
    "AND x.kind = 'legitimation_vote' AND x.outcome = 'rejected' AND r.result = 'lost' "
    f"RETURN u.id AS union, x.id AS id, x.name AS name, x.date AS date, x.votes_for AS votes_for, "
    f"x.votes_against AS votes_against, x.claims AS claims, {{{SAYS}}} AS tie, {SITES}"
)
OPPOSED = (
    "UNWIND $ids AS id MATCH (u:Union {id: id})-[r:TOOK_SIDE_IN]->(x:Case) "
    "WHERE r.visibility IN $visible AND x.visibility IN $visible AND r.role = 'incumbent' "
    f"RETURN u.id AS union, x.id AS id, x.name AS name, coalesce(x.petitioned, x.requested) AS date, x.claims AS claims, "
    f"{{{SAYS}}} AS tie, {SITES}, COLLECT {{ MATCH (x)<-[q:TOOK_SIDE_IN]-(o:Union) WHERE q.visibility IN $visible "
    "AND o.visibility IN $visible AND q.role = 'petitioner' AND o.id <> u.id AND o.country = coalesce(x.country, u.country) "
    "RETURN {id: o.id, name: o.name, source: q.source, locator: q.locator, citation: q.citation, retrieved: q.retrieved, "
    "confidence: q.confidence} } AS petitioners"
)


@dataclass(frozen=True)
class Contest:
    """One recorded fact against an incumbent. `kind`: voted_down or opposed; `about`: the vote or the case."""

    kind: str
    sentence: str
    union: str
    about_label: str
    about_id: str
    sites: tuple[str, ...]
    date: str
    sources: tuple[Citation, ...] = ()


@question("contests", N_("Whether a union's hold on a worksite was contested: agreements voted down, cases by other unions"),
          subjects={"union": ("Union",)})  # fmt: skip
def contests_of(graph: Graph, union: str) -> Answer[Contest]:
    """Every vote and case, the latest first. None recorded does not mean that there was none."""
    rows = list(contests(graph, [union]).get(union, ()))
    none = _("No agreement of it voted down, and no case that another union of its country brought, is recorded.")
    return Answer("contests", {"union": union}, rows, cited(rows), [] if rows else [none])


def contests(graph: Graph, unions: Iterable[str]) -> dict[str, tuple[Contest, ...]]:
    """The contests of those unions that have any."""
    ids = sorted(set(unions))
    found: dict[str, dict[str, Contest]] = defaultdict(dict)
    for row in graph.read(VOTED_DOWN, ids=ids) if ids else ():
        _add(found[row["union"]], _voted_down(graph, row))
    for row in graph.read(OPPOSED, ids=ids) if ids else ():
        if row["petitioners"]:
            _add(found[row["union"]], _opposed(graph, row))
    return {
        union: tuple(sorted(known.values(), key=lambda c: (c.date, c.about_id), reverse=True))
        for union, known in found.items() if known
    }  # fmt: skip


def _add(known: dict[str, Contest], contest: Contest) -> None:
    """Parallel ties of several sources are one fact with several pages."""
    before = known.get(contest.about_id)
    pages = of_all(before.sources if before else (), contest.sources)
    known[contest.about_id] = Contest(**{**contest.__dict__, "sources": tuple(pages)})


def _voted_down(graph: Graph, row: dict[str, Any]) -> Contest:
    counted = [
        _("{count} against").format(count=wording.number(row["votes_against"])) if row["votes_against"] is not None else "",
        _("{count} for").format(count=wording.number(row["votes_for"])) if row["votes_for"] is not None else "",
    ]
    details = "; ".join(text for text in (wording.date(row["date"]), ", ".join(c for c in counted if c)) if text)
    sentence = _("Its agreement at {place} was voted down{details}.").format(
        place=_places(row), details=f" ({details})" if details else ""
    )
    return _contest("voted_down", "Procedure", sentence, row, (of_tie(row["tie"]), of_node(row["claims"], graph.visible)))


def _opposed(graph: Graph, row: dict[str, Any]) -> Contest:
    petitioners = sorted({p["name"] or plain_name(p["id"]) for p in row["petitioners"]})
    sentence = _("It was the incumbent at {place} when {unions} brought a case there: {case}{date}.").format(
        place=_places(row), unions=wording.listed(petitioners), case=row["name"] or plain_name(row["id"]),
        date=f" ({wording.date(row['date'])})" if row["date"] else "",
    )  # fmt: skip
    pages = (of_tie(row["tie"]), *(of_tie(p) for p in row["petitioners"]), of_node(row["claims"], graph.visible))
    return _contest("opposed", "Case", sentence, row, pages)


def _contest(kind: str, label: str, sentence: str, row: dict[str, Any], pages: Iterable[list[Citation]]) -> Contest:
    sites = tuple(sorted(site["id"] for site in row["sites"]))
    return Contest(kind, sentence, row["union"], label, row["id"], sites, row["date"] or "", tuple(of_all(*pages)))


def _places(row: dict[str, Any]) -> str:
    worksites = [site for site in row["sites"] if site["label"] == "Worksite"] or row["sites"]
    names = sorted(site["name"] or plain_name(site["id"]) for site in worksites)
    return wording.listed(names) if names else _("a place not recorded")
