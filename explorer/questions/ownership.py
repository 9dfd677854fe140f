"""Who owns an employer or a worksite, who stands at the top, today and on another day, and what else they have."""

from dataclasses import dataclass
from typing import Any

from explorer import wording
from explorer.citation import Citation
from explorer.question import Answer, cited, question
from explorer.questions.lineage import Lineage, Named, Step, today
from explorer.questions.neighbourhood import plain_name
from explorer.subjects import Thing, thing
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import N_, _, ngettext
from graph_schema.summary import UNIONS, presence_of, present

BUSINESS = ("Employer", "Worksite")
OWN = {label: f"MATCH (n:{label} {{id: $id}}) RETURN n.union_presence AS presence, {UNIONS}" for label in BUSINESS}


@dataclass(frozen=True)
class Owner:
    """An owner or operator, `steps` above the subject. `tier` 1: in control; 2: joint, minority or undisclosed stake.

    `relation`: owns, operates or became (its successor). `followed`: the chain of control goes on from here.
    `share`, `share_low`, `share_high` in per cent; None: not reported. `control`: a word of OWNS.control, or successor.
    `directness`: a word of OWNS.directness; an ultimate parent stands where the chain of control ends below it.
    """

    steps: int
    owned: str
    relation: str
    id: str
    name: str
    country: str
    tier: int
    control: str
    share: float | None
    share_low: float | None
    share_high: float | None
    basis: str
    as_of: str
    since: str
    until: str
    followed: bool
    sources: tuple[Citation, ...] = ()
    directness: str = ""


@dataclass(frozen=True)
class Top:
    """Who stands at the top on a day. `tier` 2: only by a joint, minority or undisclosed stake. `itself`: nobody is above."""

    on: str
    id: str
    name: str
    country: str
    tier: int
    itself: bool = False
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Sisters:
    """What else a family has in a country. Worksites, the subject itself left out; companies where none is named.

    `open` worksites were not researched: that is not the same as no union.
    """

    family: str
    family_name: str
    country: str
    tier: int
    worksites: int
    with_union: int
    without_union: int
    open: int
    companies: int
    companies_with_union: int


@dataclass(frozen=True)
class OwnPlace:
    """The subject as one of its family's places. `presence`: union, no_union or open."""

    label: str = ""
    country: str = ""
    presence: str = ""


@question("owners", N_("Who owns or runs an employer or worksite, step by step, with shares and dates"),
          subjects={"organisation": BUSINESS})  # fmt: skip
def owners(graph: Graph, organisation: str, as_of: str = "") -> Answer[Owner]:
    """Every owner along the chain of control as of a day (today)."""
    about, on = business(graph, organisation), as_of or today()
    rows = owner_rows(Lineage(graph), about, on)
    unknown = [] if rows else [_("No owner of {name} is recorded for that day.").format(name=name_of(about))]
    return Answer("owners", {"organisation": about.id, "as_of": on}, rows, cited(rows), unknown + _shares_unknown(rows))


def owner_rows(lineage: Lineage, about: Thing, on: str) -> list[Owner]:
    """Owners and operators on the day, nearest first, the one that the chain follows before the others."""
    rows = [_owner(lineage, step) for step in lineage.steps(about.label, about.id, on)]
    return sorted(rows, key=lambda o: (o.steps, o.relation != "owns", not o.followed, o.tier, o.id))


def _owner(lineage: Lineage, step: Step) -> Owner:
    said = step.verdict.holding
    named = lineage.names[said.owner]
    control = "" if step.relation == "operates" else step.verdict.control
    return Owner(
        step.steps, step.owned, step.relation, said.owner, named.name, named.country, step.verdict.tier, control,
        said.share, said.share_low, said.share_high, said.basis, said.as_of, said.since, said.until,
        step.followed, lineage.cited(step.owned, said.owner), said.directness,
    )  # fmt: skip


def _shares_unknown(rows: list[Owner]) -> list[str]:
    silent = [o.name for o in rows if o.relation == "owns" and (o.share, o.share_low, o.share_high) == (None, None, None)]
    return [_("The share of {name} is not reported.").format(name=name) for name in dict.fromkeys(silent)]


@question("ultimate-owner", N_("Who stands at the top of an employer or worksite, today and on another day"),
          subjects={"organisation": BUSINESS})  # fmt: skip
def ultimate_owner(graph: Graph, organisation: str, as_of: str = "") -> Answer[Top]:
    """The head of the family as of a day and today; heads with a second-tier stake come after."""
    about, lineage = business(graph, organisation), Lineage(graph)
    days = [as_of, today()] if as_of and as_of != today() else [today()]
    rows = [top for day in days for top in tops(lineage, about, day)]
    unknown = [
        _("No owner of {name} is recorded as of {day}.").format(name=name_of(about), day=wording.date(day))
        for day in days if all(top.itself for top in rows if top.on == day)
    ]  # fmt: skip
    return Answer("ultimate-owner", {"organisation": about.id, "as_of": days[0]}, rows, cited(rows), unknown)


def tops(lineage: Lineage, about: Thing, on: str) -> list[Top]:
    """The heads of the families that a thing belongs to on the day, the one in control first."""
    tiers = lineage.tiers(about.label, about.id, on)
    steps = lineage.steps(about.label, about.id, on)
    cited_by = {step.verdict.holding.owner: lineage.cited(step.owned, step.verdict.holding.owner) for step in steps}
    found = []
    for head, tier in tiers.items():
        named = lineage.names.get(head) or Named(name_of(about), about.country or "")
        found.append(Top(on, head, named.name, named.country, tier, head == about.id, cited_by.get(head, ())))
    return sorted(found, key=lambda top: (top.tier, top.id))


@question("sister-worksites", N_("What else the same owner has, by country: worksites, and how many have a union"),
          subjects={"organisation": BUSINESS})  # fmt: skip
def sister_worksites(graph: Graph, organisation: str) -> Answer[Sisters]:
    """Counts per family and country, of the families that the subject belongs to today; the family in control first."""
    about = business(graph, organisation)
    rows = sister_rows(Lineage(graph), about)
    unknown = [] if rows else [_("Nothing else of the same owner is recorded.")]
    if open_sites := sum(row.open for row in rows if row.tier == 1):
        text = ngettext("{count} of these worksites was not researched for unions.",
                        "{count} of these worksites were not researched for unions.", open_sites)  # fmt: skip
        unknown.append(text.format(count=open_sites))
    return Answer("sister-worksites", {"organisation": about.id}, rows, [], unknown)


def sister_rows(lineage: Lineage, about: Thing) -> list[Sisters]:
    """What each family of the subject has in each country, the family in control first."""
    own, rows = own_place(lineage.graph, about), []
    tiers = lineage.tiers(about.label, about.id, today())
    for head, tier in sorted(tiers.items(), key=lambda pair: (pair[1], pair[0])):
        if family := derived.family(lineage.graph, head):
            rows += family_rows(family, tier, own)
    return rows


def family_rows(family: dict[str, Any], tier: int, own: OwnPlace) -> list[Sisters]:
    """The cells of a family as rows, without the subject, which is in the family with `tier`.

    To a subject that is in the family by a second-tier stake, all of it is second tier.
    """
    rows = []
    for country, by_tier in sorted(family["cells"].items()):
        for number, cell in sorted(by_tier.items()):
            here = own.country == country and int(number) == tier
            rows.append(_sisters(family, country, max(tier, int(number)), cell, own if here else OwnPlace()))
    return [row for row in rows if row.worksites or row.companies_with_union or (row.companies and row.country)]


def _sisters(family: dict[str, Any], country: str, tier: int, cell: dict[str, int], own: OwnPlace) -> Sisters:
    site, company = own.label == "Worksite", own.label == "Employer"
    sites = cell.get("sites", 0) - site
    union = cell.get("site_union", 0) - (site and own.presence == "union")
    none = cell.get("site_none", 0) - (site and own.presence == "no_union")
    companies = 0 if cell.get("sites", 0) else cell.get("companies", 0) - company
    with_union = cell.get("company_union", 0) - (company and own.presence == "union")
    named = family["name"] or plain_name(family["root"])
    return Sisters(family["root"], named, country, tier, sites, union, none, sites - union - none, companies, with_union)


def own_place(graph: Graph, about: Thing) -> OwnPlace:
    """The subject as the summary counts it."""
    found = graph.read(OWN[about.label], id=about.id, levels=graph.visible)
    unions = present(found[0]["unions"], today())
    return OwnPlace(about.label, about.country or "", presence_of(found[0]["presence"], unions))


def business(graph: Graph, known: str) -> Thing:
    """The employer or worksite with this id. Raises Fault where there is none."""
    found = thing(graph, known, BUSINESS)
    if found is None:
        raise Fault(_("There is no employer or worksite under {id}: search for it by its name.").format(id=known))
    return found


def name_of(about: Thing) -> str:
    """Something to call a thing."""
    return about.name or plain_name(about.id)
