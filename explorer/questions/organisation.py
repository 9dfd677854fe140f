"""All that is said of one thing itself: each property, who says it, where sources differ, which value is used and why."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.citation import Citation, of_node
from explorer.question import Answer, cited, question
from explorer.questions.family_places import COUNCILS, UNITS, Body, Unit, bodies, units
from explorer.questions.neighbourhood import LABELS, label_of, plain_name
from explorer.values import title
from graph_schema import claims as known_claims
from graph_schema.claims import Said
from graph_schema.database import Graph
from graph_schema.language import N_, _
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Value

# What several records say of these stands side by side: three owners who are not named are three notes.
BESIDE = frozenset({"owners_note", "note"})
# What a reader would want to know of a thing, and is told of where no source says it.
WANTED = {
    "Union": ("members", "level", "website"),
    "Employer": ("country", "sector", "workers"),
    "Worksite": ("union_presence", "workers", "status"),
    "Agreement": ("signed", "expiry", "next_wage_review", "next_contract_review", "notice_deadline", "workers_covered"),
    "Case": ("stage", "outcome", "resolved"),
    "Coalition": ("goals", "strategy", "agenda", "stage"),
    "Exchange": ("started", "goals", "what_followed", "participants"),
    "Programme": ("offer", "funding", "ended"),
    "Procedure": ("votes_for", "votes_against", "eligible"),
    "WorkerOrganisation": ("operational", "place"),
    "SupportOrganisation": ("offer", "website"),
}


@dataclass(frozen=True)
class Statement:
    """One value of one property and the pages that say so. `why` says why it is used, or what goes before it.

    Codes: `only` (nothing else is said), `chosen`, `primary`, `later`, `smaller` (why it is used); `differs` (another is used).
    """

    property: str
    value: Value
    used: bool
    why: str
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Profile:
    """A thing and all that is said of it itself."""

    label: str
    id: str
    name: str
    country: str
    statements: tuple[Statement, ...]
    sources: tuple[Citation, ...]

    def value(self, name: str) -> Value | None:
        """The value in use of a property; None where nobody says."""
        return next((s.value for s in self.statements if s.property == name and s.used), None)

    def cited(self, name: str) -> tuple[Citation, ...]:
        """Who says the value in use."""
        return next((s.sources for s in self.statements if s.property == name and s.used), ())


def profile(graph: Graph, known: str) -> Profile:
    """The thing with this id. Raises Fault where there is none."""
    label = label_of(graph, known)
    row = graph.read(f"MATCH (n:`{label}` {{id: $id}}) RETURN n.claims AS claims", id=known)[0]
    said = known_claims.read(row["claims"]) if row["claims"] else {}
    statements = [s for p in ONTOLOGY.node(label).properties for s in _statements(said, p.name, graph.visible)]
    view = {s.property: s.value for s in statements if s.used}
    name = str(view.get("name") or plain_name(known))
    country = str(view.get("country") or "")
    return Profile(label, known, name, country, tuple(statements), tuple(of_node(row["claims"], graph.visible)))


def _statements(said: known_claims.Claims, name: str, visible: Iterable[str]) -> list[Statement]:
    """The values of one property, the one in use first; equal values are one statement of several sources."""
    groups: dict[str, list[Said]] = {}
    for one in known_claims.ranked(said, name, visible):
        groups.setdefault(known_claims.text_of(one.value), []).append(one)
    values = list(groups.values())
    if name in BESIDE:
        each = [Statement(name, same[0].value, True, "only", tuple(_pages(same, visible))) for same in values]
        return sorted(each, key=lambda statement: " until " in str(statement.value))
    return [
        Statement(name, same[0].value, n == 0, _why(values) if n == 0 else "differs", tuple(_pages(same, visible)))
        for n, same in enumerate(values)
    ]


def _why(values: list[list[Said]]) -> str:
    if len(values) == 1:
        return "only"
    used, other = values[0][0].claim, values[1][0].claim
    if used["c"] != other["c"]:
        return str(used["c"])
    return "later" if used["e"] != other["e"] else "smaller"


def _pages(same: Iterable[Said], visible: Iterable[str]) -> list[Citation]:
    claims: Mapping[str, Any] = {one.key: one.claim for one in same}
    return of_node(json.dumps(claims), visible)


def reason(why: str) -> str:
    """Why a value is used, in words; empty where nothing else is said."""
    return {
        "chosen": _("used because a researcher chose it"),
        "primary": _("used because it was read in the publisher's own text or data"),
        "later": _("used because it is the later statement"),
        "smaller": _("sources of the same day and rank differ: the smaller value is used"),
        "differs": _("not used"),
    }.get(why, "")


@question("organisation", N_("All that is said of one thing, who says it, and where sources differ"),
          subjects={"organisation": LABELS})  # fmt: skip
def organisation(graph: Graph, organisation: str) -> Answer[Statement]:
    """Every value of every property; where sources differ, all of them, the one in use first."""
    known = profile(graph, organisation)
    rows = list(known.statements)
    return Answer("organisation", {"organisation": known.id, "name": known.name}, rows, cited(rows), missing(graph, known))


def missing(graph: Graph, known: Profile) -> list[str]:
    """What a reader would want to know and no source says."""
    silent = [name for name in WANTED.get(known.label, ()) if known.value(name) is None]
    if "union_presence" in silent and representation(graph, known.label, known.id).now:
        silent.remove("union_presence")
    return [_("{property}: not recorded").format(property=title(name)) for name in silent]


# ------------------------------------------------------------------------------------------------------------ unions there
@dataclass(frozen=True)
class Representation:
    """Who represents workers at a thing: bargaining units of today, former ones, and works councils, which are not unions."""

    now: tuple[Unit, ...]
    before: tuple[Unit, ...]
    councils: tuple[Body, ...]


def representation(graph: Graph, label: str, known: str) -> Representation:
    """The units and councils at an employer or worksite."""
    row = graph.read(f"MATCH (n:`{label}` {{id: $id}}) RETURN {UNITS}, {COUNCILS}", id=known)[0]
    now = units(row["units"])
    keys = {(unit.union, unit.unit) for unit in now}
    before = [unit for unit in units(row["units"], ended=True) if (unit.union, unit.unit) not in keys]
    return Representation(now, tuple(before), bodies(row["councils"]))


@dataclass(frozen=True)
class UnionAt:
    """A bargaining unit and where it is: the organisation asked about, or a worksite that it runs."""

    union: str
    name: str
    place: str
    place_name: str
    unit: Unit
    sources: tuple[Citation, ...] = ()


# Before they are put in order: a few operators have tens of thousands.
SITES_SCANNED = 2_000
RUN = (
    "MATCH (e:Employer {id: $id})-[run:OPERATES]->(n:Worksite) WHERE run.visibility IN $visible AND run.until IS NULL "
    f"AND n.visibility IN $visible WITH DISTINCT n LIMIT {SITES_SCANNED} WITH n ORDER BY n.id LIMIT $limit "
    f"RETURN n.id AS id, n.name AS name, {UNITS}"
)


@question("unions-at", N_("Which unions represent workers at an employer or worksite"),
          subjects={"organisation": ("Employer", "Worksite")})  # fmt: skip
def unions_at(graph: Graph, organisation: str, limit: int = 200) -> Answer[UnionAt]:
    """The bargaining units of today, those at the worksites that an employer runs too (the first `limit`).

    Workers covered are the unit's; a unit may span worksites.
    """
    label, more = label_of(graph, organisation), False
    found = [("", "", unit) for unit in representation(graph, label, organisation).now]
    if label == "Employer":
        rows = graph.read(RUN, id=organisation, limit=limit + 1)
        more = len(rows) > limit
        found += [(row["id"], row["name"] or plain_name(row["id"]), unit) for row in rows[:limit] for unit in units(row["units"])]
    there = [UnionAt(u.union, u.union_name, place, place_name, u, u.sources) for place, place_name, u in found]
    unknown, pages = ([], []) if there else _nobody_there(profile(graph, organisation))
    if more:
        unknown.append(_("Only {count} of the worksites that it runs were looked at: it runs more.").format(count=limit))
    return Answer("unions-at", {"organisation": organisation}, there, [*cited(there), *pages], unknown)


def _nobody_there(known: Profile) -> tuple[list[str], list[Citation]]:
    """What is to be said where no unit is recorded, and who says it: `no union` is a statement, silence is none."""
    if known.value("union_presence") != "no_union":
        return [_("No union is recorded there: that is not the same as no union.")], []
    return [_("A source says that there is no union.")], list(known.cited("union_presence"))


# ------------------------------------------------------------------------------------------------- where a union represents
@dataclass(frozen=True)
class Represented:
    """A worksite or company where a union represents workers, and the unit."""

    label: str
    id: str
    name: str
    country: str
    unit: Unit


REPRESENTED = (
    "MATCH (u:Union {id: $id})-[r:REPRESENTS]->(o) WHERE r.visibility IN $visible AND o.visibility IN $visible "
    "WITH u, r, o LIMIT $scan RETURN labels(o)[0] AS label, o.id AS place, o.name AS place_name, o.country AS country, "
    "u.id AS union, u.name AS name, r.unit AS unit, r.workers_covered AS workers, r.exclusivity AS exclusivity, "
    "r.basis AS basis, r.since AS since, r.until AS until, r.as_of AS as_of, r.source AS source, r.locator AS locator, "
    "r.citation AS citation, r.retrieved AS retrieved, r.confidence AS confidence, r.id AS id"
)


LISTED = 100


def represented(graph: Graph, union: str, limit: int = LISTED) -> list[Represented]:
    """Where the union represents workers: today's units first, then former ones, by name; at most `limit`."""
    rows = graph.read(REPRESENTED, id=union, scan=3 * limit)
    by_place: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_place.setdefault(row["place"], []).append(row)
    found = [
        Represented(said[0]["label"], place, said[0]["place_name"] or plain_name(place), said[0]["country"] or "", unit)
        for place, said in by_place.items()
        for unit in (*units(said), *units(said, ended=True))
    ]
    return sorted(found, key=lambda r: (bool(r.unit.until), r.name.casefold(), r.id, r.unit.unit))[:limit]


@question("represents", N_("Where a union represents workers, and which unit"), subjects={"union": ("Union",)})
def represents(graph: Graph, union: str, limit: int = 100) -> Answer[Represented]:
    """The union's bargaining units, with the worksite or company of each."""
    rows = represented(graph, union, limit + 1)
    unknown = [] if rows else [_("No bargaining unit of this union is recorded.")]
    if len(rows) > limit:
        unknown.append(_("Only {count} of its bargaining units are listed: it has more.").format(count=limit))
        del rows[limit:]
    return Answer("represents", {"union": union}, rows, cited(row.unit for row in rows), unknown)
