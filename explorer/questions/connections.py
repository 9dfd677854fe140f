"""Agreements, cases, votes, meetings and coalitions of a thing: what is tied to it, or to the places that belong to it.

An employer's places are the worksites it runs; a worksite's, the employers that run it: what is said of a company is not said of
each of its worksites, so that every row names the thing it is tied to (`via`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.citation import Citation, of_all, of_node, of_tie
from explorer.question import Answer, cited, question
from explorer.questions.neighbourhood import IN, LABELS, OUT, label_of, plain_name
from explorer.subjects import Thing
from graph_schema.database import Graph
from graph_schema.language import N_, _
from graph_schema.ontology import ONTOLOGY

KEPT_APART = frozenset({"claims", "search", "folded", "sources", "visibility", "bare"})
SCAN = 200  # ties read of one kind; of a hub, which has more, it is said that there are more
SCOPE = 50  # places of an employer that are looked at
SEEN = "r.visibility IN $visible AND o.visibility IN $visible"
RUNS = f"MATCH (n:Employer {{id: $id}})-[r:OPERATES]->(o:Worksite) WHERE {SEEN} AND r.until IS NULL"
RUN_BY = f"MATCH (n:Worksite {{id: $id}})<-[r:OPERATES]-(o:Employer) WHERE {SEEN} AND r.until IS NULL"
OTHERS = "RETURN DISTINCT labels(o)[0] AS label, o.id AS id, o.name AS name, o.country AS country LIMIT $scan"

# What is asked of which things: (tie, direction seen from the thing asked about), by the label at the other end.
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "Agreement": (("APPLIES_TO", IN), ("SIGNED", OUT), ("WON_BY", IN), ("HANDLED_BY", IN)),
    "Wage": (("PAID_AT", IN), ("WON_BY", IN)),
    "Procedure": (("CONCERNS", IN), ("STOOD_IN", OUT), ("HANDLED_BY", IN), ("PART_OF", IN)),
    "Case": (("CONCERNS", IN), ("TOOK_SIDE_IN", OUT), ("HANDLED_BY", IN), ("SUPPORTS", OUT), ("PART_OF", OUT), ("PART_OF", IN)),
    "Exchange": (("CONCERNS", IN), ("TOOK_PART_IN", OUT), ("PART_OF", IN), ("FUNDS", OUT)),
    "Coalition": (("CONCERNS", IN), ("MEMBER_OF", OUT), ("PART_OF", OUT), ("SUPPORTS", IN), ("SUPPORTS", OUT)),
}
DATES = {
    "Agreement": ("signed", "effective"),
    "Procedure": ("date",),
    "Case": ("petitioned", "requested", "started", "decided", "resolved"),
    "Exchange": ("started", "ended"),
    "Coalition": ("founded", "ended"),
    "Wage": ("effective_from", "as_of", "agreed", "effective_to"),
}


@dataclass(frozen=True)
class Connected:
    """A thing tied to the subject. `facts` are its properties, `said` those of the tie; `via`: what it is tied to, by name."""

    label: str
    id: str
    name: str
    country: str
    date: str
    tie: str
    way: str
    via: tuple[str, ...]
    via_names: tuple[str, ...]
    facts: Mapping[str, Any]
    said: Mapping[str, Any]
    sources: tuple[Citation, ...] = ()


class Found(list[Connected]):
    """Things tied to a subject. `cut`: there are more than were read, so that the latest may be missing."""

    cut = False


def scope(graph: Graph, about: Thing) -> list[Thing]:
    """The subject and the places that belong to it, the subject first."""
    query = {"Employer": RUNS, "Worksite": RUN_BY}.get(about.label)
    rows = graph.read(f"{query} {OTHERS}", id=about.id, scan=SCOPE) if query else []
    return [about, *sorted((Thing(**row) for row in rows), key=lambda t: t.id)]


def connected(graph: Graph, about: Sequence[Thing], label: str) -> Found:
    """Things of a type that are tied to one of `about`, the latest first, each once with all its pages."""
    names = {one.id: one.name or plain_name(one.id) for one in about}
    ids = {kind: [one.id for one in about if one.label == kind] for kind in sorted({one.label for one in about})}
    parts = [_query(kind, tie, way, label) for kind in ids for tie, way in WAYS[label] if _allowed(kind, tie, way, label)]
    rows = graph.read(" UNION ALL ".join(parts), scan=SCAN, **ids) if parts else []
    labels = {one.id: one.label for one in about}
    read = Counter((labels[row["via"]], row["tie"], row["way"]) for row in rows)
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda r: (r["said"].get("confidence") != "primary", r["said"].get("id", ""))):
        groups.setdefault(row["thing"]["id"], []).append(row)
    found = Found(as_connected(graph, label, rows, names) for rows in groups.values())
    found.sort(key=lambda c: c.id)
    found.sort(key=lambda c: c.date, reverse=True)
    found.cut = any(count >= SCAN for count in read.values())
    return found


def _allowed(kind: str, tie: str, way: str, label: str) -> bool:
    """Whether the ontology knows such a tie between these types."""
    known = ONTOLOGY.tie(tie)
    starts, ends = {n.label for n in known.starts}, {n.label for n in known.ends}
    return (kind in starts and label in ends) if way == OUT else (label in starts and kind in ends)


def _query(kind: str, tie: str, way: str, label: str) -> str:
    arrow = f"-[r:`{tie}`]->" if way == OUT else f"<-[r:`{tie}`]-"
    return (
        f"UNWIND ${kind} AS id MATCH (n:`{kind}` {{id: id}}){arrow}(o:`{label}`) WHERE {SEEN} "
        f"RETURN n.id AS via, '{tie}' AS tie, '{way}' AS way, properties(r) AS said, properties(o) AS thing LIMIT $scan"
    )


def as_connected(graph: Graph, label: str, rows: list[dict[str, Any]], names: Mapping[str, str]) -> Connected:
    """One thing out of its ties: rows of via, tie, way, said (the tie's properties) and thing (its own)."""
    first, thing = rows[0], rows[0]["thing"]
    via = tuple(sorted({row["via"] for row in rows}, key=list(names).index))
    sources = of_all(of_node(thing.get("claims"), graph.visible), *(of_tie(row["said"]) for row in rows if row["said"]))
    facts = {key: value for key, value in thing.items() if key not in KEPT_APART}
    said = {key: value for row in reversed(rows) for key, value in row["said"].items()}
    return Connected(
        label, thing["id"], thing.get("name") or plain_name(thing["id"]), thing.get("country") or "",
        next((thing[name] for name in DATES[label] if thing.get(name)), ""), first["tie"], first["way"],
        via, tuple(names[known] for known in via), facts, said, tuple(sources),
    )  # fmt: skip


@dataclass(frozen=True)
class AgreementRow:
    """An agreement with its dates; empty dates are not recorded."""

    id: str
    name: str
    kind: str
    scope: str
    signed: str
    effective: str
    next_wage_review: str
    next_contract_review: str
    notice_deadline: str
    expiry: str
    suspended: str
    workers_covered: int | None
    basis: str
    via: tuple[str, ...]
    parties: tuple[Thing, ...]
    sources: tuple[Citation, ...] = ()


PARTIES = (
    "UNWIND $ids AS id MATCH (n:Agreement {id: id}) "
    f"RETURN n.id AS id, COLLECT {{ MATCH (n)<-[r:SIGNED]-(o) WHERE {SEEN} RETURN DISTINCT "
    "{label: labels(o)[0], id: o.id, name: o.name, country: o.country} } AS parties"
)


@question("agreements", N_("The agreements of an organisation or worksite, with their dates and parties"),
          subjects={"organisation": LABELS})  # fmt: skip
def agreements(graph: Graph, organisation: str) -> Answer[AgreementRow]:
    """Agreements that apply to the subject or its places, or that it signed, the latest first."""
    found = connected(graph, scope(graph, about(graph, organisation)), "Agreement")
    rows = agreement_rows(graph, found)
    unknown = _agreements_unknown(rows) + ([more_than_read()] if found.cut else [])
    return Answer("agreements", {"organisation": organisation}, rows, cited(rows), unknown)


def more_than_read() -> str:
    """What is said where a hub has more ties of a kind than are read."""
    return _("There are more than the {count} that were read: the latest may be missing.").format(count=SCAN)


def agreement_rows(graph: Graph, found: Sequence[Connected]) -> list[AgreementRow]:
    """These agreements with their parties."""
    parties = {row["id"]: row["parties"] for row in graph.read(PARTIES, ids=[c.id for c in found])} if found else {}
    return [_agreement(one, parties.get(one.id, [])) for one in found]


def _agreement(one: Connected, parties: Iterable[Mapping[str, Any]]) -> AgreementRow:
    def text(name: str) -> str:
        return str(one.facts.get(name) or "")

    things = [Thing(p["label"], p["id"], p["name"], p["country"]) for p in parties]
    return AgreementRow(
        one.id, one.name, text("kind"), text("scope"), text("signed"), text("effective"), text("next_wage_review"),
        text("next_contract_review"), text("notice_deadline"), text("expiry"), text("suspended"),
        one.facts.get("workers_covered"), str(one.said.get("basis") or "") or text("basis"), one.via_names,
        tuple(sorted(things, key=lambda t: (t.label == "Employer", t.id))), one.sources,
    )  # fmt: skip


def _agreements_unknown(rows: Sequence[AgreementRow]) -> list[str]:
    if not rows:
        return [_("No agreement is recorded.")]
    silent = [row.name for row in rows if not (row.expiry or row.next_contract_review or row.suspended)]
    return [_("When {name} ends or is reviewed is not recorded.").format(name=name) for name in silent]


def about(graph: Graph, known: str) -> Thing:
    """The thing with this id. Raises Fault where there is none."""
    label = label_of(graph, known)
    row = graph.read(f"MATCH (n:`{label}` {{id: $id}}) RETURN n.name AS name, n.country AS country", id=known)[0]
    return Thing(label, known, row["name"], row["country"])
