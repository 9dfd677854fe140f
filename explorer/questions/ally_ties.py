"""What ties a union to others: the same corporate family abroad, coalitions, exchanges, cases. Facts with their pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from explorer import wording
from explorer.citation import Citation, of_all, of_tie
from explorer.questions.exchanges import Party, coalition_company, exchange_company
from explorer.questions.lineage import Lineage, today
from explorer.questions.neighbourhood import plain_name
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.families import CONTROLLED, Holding, in_force
from graph_schema.language import _
from graph_schema.standing import NAMED

FAMILIES = 40  # families of a union that are followed, those in which it has most places; more than that is said
LANDS = 60  # of these families in other countries, those with a union first
ABROAD = 120  # places there that are followed, shared out among them; those with a union come first
SIDES = ("Union", "WorkerOrganisation", "WorksCouncil")
SAYS = "source: {0}.source, locator: {0}.locator, citation: {0}.citation, retrieved: {0}.retrieved, confidence: {0}.confidence"
STRUCTURE = (
    "MATCH (u:Union {id: $id}) RETURN "
    "COLLECT { MATCH (u)<-[rs:AFFILIATED_TO*1..4]-(o) WHERE all(r IN rs WHERE r.visibility IN $visible AND r.until IS NULL) "
    "RETURN DISTINCT o.id LIMIT 2000 } AS below, "
    "COLLECT { MATCH (u)-[rs:AFFILIATED_TO*1..4]->(o) WHERE all(r IN rs WHERE r.visibility IN $visible AND r.until IS NULL) "
    "RETURN DISTINCT o.id LIMIT 100 } AS above"
)
THERE = (
    "UNWIND $ids AS id MATCH (p:`{label}` {{id: id}})<-[r:`{tie}`]-(o:`{side}`) WHERE r.visibility IN $visible "
    "AND o.visibility IN $visible RETURN p.id AS place, p.name AS name, p.country AS country, o.id AS other, r.since AS since, "
    "r.until AS until, {as_of} AS as_of, r.retrieved AS retrieved, r.confidence AS confidence, r.source AS source, "
    "r.locator AS locator, r.citation AS citation"
)
CASES = (
    "UNWIND $ids AS id MATCH (u:Union {id: id})-[mine:TOOK_SIDE_IN]->(x:Case)<-[r:TOOK_SIDE_IN]-(o) "
    "WHERE mine.visibility IN $visible AND x.visibility IN $visible AND r.visibility IN $visible AND o.visibility IN $visible "
    "AND NOT o.id IN $ids AND (o:Union OR o:WorkerOrganisation OR o:WorksCouncil) AND r.role IN $sides AND mine.role IN $sides "
    "RETURN x.id AS id, x.name AS name, coalesce(x.petitioned, x.started, x.requested) AS date, o.id AS other, "
    f"{{{SAYS.format('mine')}}} AS own, {{{SAYS.format('r')}}} AS tie LIMIT 5000"
)
STOOD_BY = ["petitioner", "supporter", "striker"]


@dataclass(frozen=True)
class Reason:
    """Why an organisation may be an ally, as a sentence. `kind`: family, stake, coalition, exchange, case or former.

    `stake`: the same family, but on one side only by a joint, minority or undisclosed holding. `former`: no longer there.
    """

    kind: str
    sentence: str
    about_label: str
    about_id: str
    about_name: str
    date: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass
class Standing:
    """Where a union stands: the bodies below it, those above, in how many places they bargain, the families of these.

    `families`: head -> tier; `at`: head -> some places there by name. `more`: there are families beyond these.
    """

    own: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    places: int = 0
    families: dict[str, int] = field(default_factory=dict)
    at: dict[str, list[str]] = field(default_factory=dict)
    more: bool = False


def standing(graph: Graph, union: str) -> Standing:
    """Read where a union stands, its affiliates included: as derived after the last load, since some have thousands of places."""
    found = graph.read(STRUCTURE, id=union)
    here = Standing(own=[union], above=sorted(found[0]["above"])) if found else Standing(own=[union])
    here.own += sorted(set(found[0]["below"]) - {union}) if found else []
    counted: Counter[str] = Counter()
    tiers: dict[str, int] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for kept in derived.standings(graph, here.own).values():
        here.places += kept["places"]
        here.more |= kept["of"] > len(kept["families"])
        for head, tier, places, names in kept["families"]:
            counted[head] += places
            tiers[head] = min(tier, tiers.get(head, tier))
            named[head] |= {name or plain_name(known) for known, name in names}
    most = sorted(counted, key=lambda head: (-counted[head], head))[:FAMILIES]
    here.families, here.at = {head: tiers[head] for head in most}, {head: sorted(named[head])[:NAMED] for head in most}
    here.more |= len(counted) > FAMILIES
    return here


def warm(lineage: Lineage, ids: Mapping[str, Iterable[str]]) -> None:
    """Read the owners above many things (label -> ids) level by level, a query each, before they are asked one by one."""
    level = {known for group in ids.values() for known in group}
    for label, group in ids.items():
        lineage.fetch(group, label)
    seen: set[str] = set()
    while level:
        seen |= level
        said = [holding.owner for known in level for holding in (*lineage.said.get(known, ()), *lineage.operations[known])]
        level = set(said) - seen
        lineage.fetch(level)


def _holds(row: dict[str, Any]) -> bool:
    since, until, as_of, retrieved = (str(row[name] or "") for name in ("since", "until", "as_of", "retrieved"))
    return in_force(Holding("", "", since=since, until=until, as_of=as_of, retrieved=retrieved), today())


# -------------------------------------------------------------------------------------------------------- the same employer
@dataclass(frozen=True)
class Around:
    """The families of a union's employers as counted after the last load, and their places abroad (place -> tier) by family.

    `more`: a family has more places in a country than were followed.
    """

    families: dict[str, dict[str, Any]]
    places: dict[str, dict[str, tuple[str, int]]]
    more: bool = False


def around(graph: Graph, here: Standing, home: str) -> Around:
    """Read the families and their places in other countries: label and tier by place, per family."""
    counted = derived.families(graph, here.families)
    lands = [(head, land) for head, family in counted.items() for land in family["cells"] if land != home]
    lands.sort(key=lambda pair: (not _has_union(counted[pair[0]], pair[1]), pair))
    found = derived.first_places(graph, [(counted[head], land) for head, land in lands[:LANDS]])
    places: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    each, more = max(2, ABROAD // max(1, len(found))), len(lands) > LANDS
    for (head, _land), content in sorted(found.items()):
        more |= content["of"] > min(each, len(content["places"]))
        for known, label, tier, _presence in content["places"][:each]:
            places[head][known] = (label, max(tier, here.families[head]))
    return Around(counted, places, more)


def _has_union(family: dict[str, Any], land: str) -> bool:
    return any(cell.get("site_union") or cell.get("company_union") for cell in family["cells"][land].values())


def at_families(graph: Graph, here: Standing, near: Around) -> Iterator[tuple[str, Reason]]:
    """Who is at places of the same families in other countries: (id, reason), former ones among them."""
    labels = {known: label for places in near.places.values() for known, (label, _tier) in places.items()}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _there(graph, labels):
        if row["other"] not in here.own:
            found[row["place"]].append(row)
    for head, places in sorted(near.places.items()):
        groups: dict[tuple[str, int, bool], list[dict[str, Any]]] = defaultdict(list)
        for known, (_label, tier) in sorted(places.items()):
            for row in found[known]:
                groups[row["other"], tier, _holds(row)].append(row)
        for (other, tier, holds), rows in sorted(groups.items()):
            yield other, _family_reason(here, near.families[head], rows, (tier, holds))


def _there(graph: Graph, labels: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for label in ("Worksite", "Employer"):
        ids = sorted(known for known, kind in labels.items() if kind == label)
        for tie, side, as_of in (("REPRESENTS", "Union", "r.as_of"), ("SITS_AT", "WorksCouncil", "null")):
            query = THERE.format(label=label, tie=tie, side=side, as_of=as_of)
            yield from sorted(graph.read(query, ids=ids), key=lambda row: (row["place"], row["other"])) if ids else ()


def _family_reason(here: Standing, family: dict[str, Any], rows: list[dict[str, Any]], what: tuple[int, bool]) -> Reason:
    tier, holds = what
    name = family["name"] or plain_name(family["root"])
    there = wording.listed(sorted({row["name"] or plain_name(row["place"]) for row in rows}))
    own = wording.listed(here.at[family["root"]])
    if not holds:
        last = max(row["until"] or "" for row in rows)
        sentence = _("It no longer bargains at {there}: its time there ended {date}.").format(
            there=there, date=wording.date(last) or _("before today")
        )
    elif tier == CONTROLLED:
        sentence = _("Same employer, {family}: it is at {there}, you are at {own}.").format(family=name, there=there, own=own)
    else:
        sentence = _("Same group, {family}, on one side only by a joint venture, a minority or an undisclosed stake: "
                     "it is at {there}, you are at {own}.").format(family=name, there=there, own=own)  # fmt: skip
    kind = "former" if not holds else "family" if tier == CONTROLLED else "stake"
    pages = tuple(of_all(*(of_tie(row) for row in rows)))
    dates = [row["since"] or row["as_of"] or "" for row in rows]
    return Reason(kind, sentence, "Employer", family["root"], name, max(dates), pages)


# ------------------------------------------------------------------------------------------- coalitions, exchanges and cases
def in_common(graph: Graph, here: Standing) -> Iterator[tuple[str, Reason]]:
    """Who shares coalitions, met in exchanges, or stood on the same side of a case: (id, reason)."""
    for one, own, others in derived.made(graph, "coalitions", coalition_company).shared(here.own):
        yield from _together(
            "coalition", ("Coalition", one.id, one.name, one.founded), own, others, _("You are both in {name}{dated}.")
        )
    for one, own, others in derived.made(graph, "exchanges", exchange_company).shared(here.own):
        sentence = _("You both took part in: {name}{dated}.") if one.kind == "strike_support" else _("You met: {name}{dated}.")
        yield from _together("exchange", ("Exchange", one.id, one.name, one.started), own, others, sentence)
    yield from _same_side(graph, here)


def _together(
    kind: str, about: tuple[str, str, str, str], own: Sequence[Party], others: Sequence[Party], sentence: str
) -> Iterator[tuple[str, Reason]]:
    """The reason for each of the others; `about`: label, id, name and date of what they share.

    Who supports a strike need not have met: letters and money travel alone.
    """
    ours = [party.sources for party in own]
    for other in others:
        if other.label in SIDES:
            yield other.id, _common_reason(kind, about, of_all(other.sources, *ours), sentence)


def _same_side(graph: Graph, here: Standing) -> Iterator[tuple[str, Reason]]:
    found: dict[tuple[str, str], Reason] = {}
    rows = graph.read(CASES, ids=here.own, sides=STOOD_BY)
    for row in sorted(rows, key=lambda row: (row["other"], row["id"], str(row["tie"]["source"]))):
        before = found.get((row["other"], row["id"]))
        pages = of_all(before.sources if before else (), of_tie(row["tie"]), of_tie(row["own"]))
        case = "Case", row["id"], row["name"] or "", row["date"] or ""
        found[row["other"], row["id"]] = _common_reason("case", case, pages, _("You stood on the same side: {name}{dated}."))
    for (other, _id), reason in found.items():
        yield other, reason


def _common_reason(kind: str, about: tuple[str, str, str, str], pages: Iterable[Citation], sentence: str) -> Reason:
    label, known, said, day = about
    name, date = said or plain_name(known), wording.date(day)
    dated = _(" ({date})").format(date=date) if date else ""
    return Reason(kind, sentence.format(name=name, dated=dated), label, known, name, day, tuple(pages))


# ------------------------------------------------------------------------------------------------------------ what is missing
def unresearched(near: Around, home: str) -> list[str]:
    """Worksites of the families abroad of which nobody recorded whether there is a union, per family."""
    said = []
    for head, family in sorted(near.families.items()):
        name = family["name"] or plain_name(head)
        abroad = [_open(country, cells) for country, cells in sorted(family["cells"].items()) if country != home]
        lands = [f"{wording.country(country)} {wording.number(count)}" for country, count, _sites in abroad if count]
        total, every = sum(count for _land, count, _sites in abroad), sum(sites for _land, _count, sites in abroad)
        if total:
            sentence = _("{family}: of its {all} worksites abroad, {count} are not researched for unions ({lands}).")
            counts = {"count": wording.number(total), "all": wording.number(every)}
            said.append(sentence.format(family=name, lands=wording.listed(lands), **counts))
        elif not abroad:
            said.append(_("{family}: no place abroad is recorded.").format(family=name))
    return said


def _open(country: str, cells: dict[str, dict[str, Any]]) -> tuple[str, int, int]:
    sites = sum(cell.get("sites", 0) for cell in cells.values())
    known = sum(cell.get("site_union", 0) + cell.get("site_none", 0) for cell in cells.values())
    return country, sites - known, sites


def silent_coalitions(graph: Graph, ids: Iterable[str]) -> list[str]:
    """Coalitions whose goals, strategy or agenda no source records."""
    query = (
        "UNWIND $ids AS id MATCH (x:Coalition {id: id}) WHERE x.visibility IN $visible RETURN x.id AS id, x.name AS name, "
        "x.goals AS goals, x.strategy AS strategy, x.agenda AS agenda"
    )
    said = []
    for row in sorted(graph.read(query, ids=sorted(set(ids))), key=lambda row: str(row["id"])):
        names = {"goals": _("goals"), "strategy": _("strategy"), "agenda": _("agenda")}
        missing = [text for name, text in names.items() if not row[name]]
        if missing:
            sentence = _("{coalition}: not recorded are its {what}.")
            said.append(sentence.format(coalition=row["name"] or plain_name(row["id"]), what=wording.listed(missing)))
    return said
