"""Exchanges and coalitions with who took part and what they were about, ready to be shown: read once after a load."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from graph_schema import claims as c
from graph_schema import pages
from graph_schema.database import Row
from graph_schema.derived_row import DerivedRow, table

Pages: TypeAlias = Callable[[str, str], Iterable[Row]]
SEEN = "t.visibility IN $levels AND o.visibility IN $levels"
TIE = "tie: t.id, source: t.source, locator: t.locator, citation: t.citation, retrieved: t.retrieved, confidence: t.confidence"
OTHER = f"id: o.id, name: o.name, label: labels(o)[0], country: o.country, {TIE}"
ABOUT = f"COLLECT {{ MATCH (n)-[t:CONCERNS]->(o) WHERE {SEEN} RETURN {{{OTHER}}} }} AS about"
PART_OF = f"COLLECT {{ MATCH (n)-[t:PART_OF]->(o) WHERE {SEEN} RETURN {{{OTHER}}} }} AS part_of"


def _who(tie: str, more: str = "") -> str:
    return f"COLLECT {{ MATCH (n)<-[t:{tie}]-(o) WHERE {SEEN} RETURN {{{OTHER}, role: t.role{more}}} }} AS who"


KINDS = {
    "exchanges": (
        "Exchange",
        ("name", "kind", "started", "ended", "country", "countries", "place", "topic", "goals", "participants",
         "participants_as_quoted", "what_followed", "note"),
        (_who("TOOK_PART_IN"), ABOUT, PART_OF),
    ),
    "coalitions": (
        "Coalition",
        ("name", "stage", "countries", "founded", "ended", "goals", "strategy", "agenda", "what_followed", "note"),
        (_who("MEMBER_OF", ", until: t.until"), ABOUT),
    ),
}  # fmt: skip
PARTIES = ("who", "about", "part_of")


def rows(read: Pages, levels: list[str], level: str) -> Iterator[DerivedRow]:
    """Both tables. `read` gives all things of a label with the columns asked for; `levels` are visible."""
    for kind, (label, fields, collected) in KINDS.items():
        columns = ", ".join(
            ("n.id AS id, n.bare AS bare, n.claims AS claims", *(f"n.{name} AS {name}" for name in fields), *collected)
        )
        found = (_kept(n, fields, levels) for n in read(label, columns) if not n["bare"])
        yield from table(kind, level, found)


def _kept(n: Row, fields: Iterable[str], levels: list[str]) -> dict[str, Any]:
    said = {name: n[name] for name in ("id", *fields) if n[name] is not None}
    parties = {name: _parties(n[name]) for name in PARTIES if name in n}
    aside = {"aside": _aside(n["who"])}
    return said | parties | aside | {"sources": pages.of_claims(c.read(n["claims"]), levels)}


def _aside(said: Iterable[Row]) -> list[str]:
    """Those who are no company: their membership has ended, or all they did was to pay."""
    near = {o["id"] for o in said if not o.get("until") and o["role"] != "funder"}
    return sorted({o["id"] for o in said} - near)


def _parties(said: Iterable[Row]) -> list[list[Any]]:
    """Label, id, name, country, role, pages of each, by name; what several sources say of one is one line with all pages."""
    found: dict[str, list[Any]] = {}
    for o in sorted(said, key=lambda o: (o["name"] is None, o["name"] or "", o["id"], o["tie"])):
        before = found.get(o["id"], [o["label"], o["id"], o["name"] or "", o["country"] or "", "", []])
        cited = list(dict.fromkeys([*before[5], *pages.of_tie(o)]))
        found[o["id"]] = [*before[:4], o.get("role") or before[4], cited]
    return list(found.values())
