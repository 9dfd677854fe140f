"""Broken promises in a graph: facts without source, wages without unit, ends before beginnings, a digest that does not match."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_schema import claims as c
from graph_schema import cypher, walk
from graph_schema.database import Graph
from graph_schema.derived import derived_mark
from graph_schema.language import _
from graph_schema.records import Properties

PERIODS = (
    ("Agreement", "signed", "expiry"), ("Agreement", "effective", "expiry"), ("Exchange", "started", "ended"),
    ("Campaign", "started", "ended"), ("Programme", "started", "ended"), ("Case", "started", "ended"),
    ("Case", "petitioned", "resolved"), ("Coalition", "founded", "ended"), ("Wage", "effective_from", "effective_to"),
    ("Worksite", "started", "closed"), ("Union", "founded", "ended"), ("Employer", "founded", "ended"),
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One broken promise: which rule, about what, and what to do."""

    rule: str
    id: str
    message: str


def findings(graph: Graph) -> Iterator[Finding]:
    """All broken promises, read page by page; the digest, recomputed on the way, comes last."""
    digest, sources, described = 0, set[str](), set[str]()
    for label, row in walk.nodes(graph):
        digest += c.node_hash(label, row["id"], row["claims"] or "")
        said = c.read(row["claims"])
        sources |= set(c.sources(said))
        if label == "Source":
            described.add(row["id"])
        yield from _node_findings(label, row["id"], said)
    for _shape, row in walk.ties(graph):
        digest += c.tie_hash(row["properties"]["id"], row["properties"])
        sources.add(row["properties"].get("source", ""))
        yield from _tie_findings(row["properties"])
    digest += sum(c.decision_hash(row) for row in graph.read(cypher.READ_DECISIONS))
    digest += sum(c.withdrawal_hash(row["id"], row["retrieved"]) for row in graph.stream(cypher.ALL_WITHDRAWALS))
    for source in sorted(sources - described - {""}):
        yield Finding("source", source, _("Facts name this source, but nothing describes it: load a Source row for it."))
    yield from _digest_findings(graph, digest % c.DIGEST_MODULUS)


def _node_findings(label: str, known: str, said: c.Claims) -> Iterator[Finding]:
    if not said:
        yield Finding("bare", known, _("Only the id is known: a tie names it, no row describes it."))
        return
    if any(not key or not claim.get("e") for key, claim in said.items()):
        yield Finding("evidence", known, _("A fact is without source or date."))
    view = c.resolved(said, c.VISIBILITIES)
    if label == "Wage":
        yield from _wage_findings(known, view)
    for of, first, last in PERIODS:
        if of == label and _ends_before(view.get(first), view.get(last)):
            yield Finding(
                "dates", known, _("It ends ({last}) before it starts ({first}).").format(first=view[first], last=view[last])
            )


def _wage_findings(known: str, view: Properties) -> Iterator[Finding]:
    if "amount" in view and not (view.get("currency") or view.get("ppp_base")):
        yield Finding("unit", known, _("A wage without currency: nobody can use the amount."))
    if view.get("kind") == "level" and "amount" in view and not view.get("period"):
        yield Finding("unit", known, _("A wage without the period that it is paid for."))


def _tie_findings(tie: Properties) -> Iterator[Finding]:
    known = str(tie.get("id", ""))
    if not (tie.get("source") and tie.get("retrieved") and known):
        yield Finding("evidence", known, _("A tie is without source or date."))
    if _ends_before(tie.get("since"), tie.get("until")):
        yield Finding(
            "dates", known, _("It ends ({last}) before it starts ({first}).").format(first=tie["since"], last=tie["until"])
        )


def _ends_before(first: object, last: object) -> bool:
    """Whether `last` is surely before `first`: dates of unequal precision are compared as far as both go."""
    if not (isinstance(first, str) and isinstance(last, str)):
        return False
    length = min(len(first), len(last))
    return last[:length] < first[:length]


def _digest_findings(graph: Graph, digest: int) -> Iterator[Finding]:
    meta = graph.read(cypher.READ_META)
    kept = meta[0]["digest"] if meta else ""
    if kept != f"{digest:032x}":
        yield Finding("digest", "graph", _("The digest does not match what is there: something wrote past the door. Load again."))
    elif meta[0]["derived"] != derived_mark(kept):
        yield Finding("derived", "graph", _("What is derived is older than the facts: load anything, and it is made again."))
