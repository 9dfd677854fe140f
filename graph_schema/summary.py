"""What is derived from the claims after a load: corporate families, shared employers, meetings, and what the graph holds.

`derive` reads the graph page by page and yields rows for the label `Derived`; `graph_schema.derived` reads them back.
Everything is derived once for each visibility that occurs, so that no count gives away what its reader may not see.

A place is a worksite, or a company where no worksite of its family is named in that country or a union has a unit at
company level. `researched` means that somebody recorded a union, or that there is none; all else is `open`, never `no`.

A register holds a million companies of which nobody recorded a worksite, a union, an agreement, a case or a wage. Their
families are kept in one small row each, are not in the table of shared employers, and companies without a family have no row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypeAlias

from graph_schema import doubts, gatherings
from graph_schema.database import Graph, Row
from graph_schema.derived_row import VERSION, DerivedRow, derived_id, row, table
from graph_schema.families import Control, Families, Holding, in_force, operators_in_force
from graph_schema.family_count import Family, family_rows, shared_json
from graph_schema.holdings import holdings, levels_of
from graph_schema.ontology import ONTOLOGY
from graph_schema.resting import Resting
from graph_schema.standing import Standings

STATED = tuple(field.name for field in fields(Holding))
PAGE = 5_000
ASKED = 500  # families and sectors with figures of pay that are kept in the list of them, those with most figures

HOLDING = (
    "{owner: o.id, id: r.id, source: r.source, confidence: r.confidence, retrieved: r.retrieved, share: r.share, "
    "share_low: r.share_low, share_high: r.share_high, control: r.control, basis: r.basis, directness: r.directness, "
    "as_of: r.as_of, since: r.since, until: r.until}"
)
SEEN = "r.visibility IN $levels AND o.visibility IN $levels"
OWNERS = f"COLLECT {{ MATCH (n)<-[r:OWNS]-(o:Employer) WHERE {SEEN} RETURN {HOLDING} }} AS owners"
OPERATORS = f"COLLECT {{ MATCH (n)<-[r:OPERATES]-(o:Employer) WHERE {SEEN} RETURN {HOLDING} }} AS operators"
SUCCESSORS = (
    f"COLLECT {{ MATCH (n)-[r:BECAME]->(o:Employer) WHERE {SEEN} RETURN {{owner: o.id, id: r.id, source: r.source, "
    "confidence: r.confidence, retrieved: r.retrieved, since: r.date} } AS successors"
)
UNIONS = (
    f"COLLECT {{ MATCH (n)<-[r:REPRESENTS]-(o:Union) WHERE {SEEN} RETURN {{owner: o.id, name: o.name, unit: r.unit, "
    "source: r.source, retrieved: r.retrieved, as_of: r.as_of, since: r.since, until: r.until} } AS unions"
)
PLAIN = "n.id AS id, n.name AS name, n.country AS country, n.sources AS sources"
HAS_OWNER = "(EXISTS { (n)<-[:OWNS]-() } OR EXISTS { (n)-[:BECAME]->() })"
AT_COMPANIES = (
    f"COLLECT {{ MATCH (n)-[r:REPRESENTS]->(o:Employer) WHERE {SEEN} RETURN {{owner: n.id, name: n.name, "
    "at: o.id, at_name: o.name, unit: r.unit, "
    "source: r.source, retrieved: r.retrieved, as_of: r.as_of, since: r.since, until: r.until} } AS units"
)
# Both read the ids in the order of their index; only Neo4j may choose not to, and only the embedded engine would sort all that
# is left of a million for each page when asked.
IN_ORDER = {"neo4j": " ORDER BY n.id"}
LINKED = {
    "agreements": ("Agreement", "(n)-[r:APPLIES_TO]->(o)", "n.signed"),
    "signed": ("Agreement", "(n)<-[r:SIGNED]-(o:Employer)", "n.signed"),
    "cases": ("Case", "(n)-[r:CONCERNS]->(o)", "coalesce(n.petitioned, n.started)"),
    "wages": ("Wage", "(n)-[r:PAID_AT]->(o)", "coalesce(n.effective_from, n.as_of, n.agreed, n.effective_to)"),
}
OTHERS = tuple(node.label for node in ONTOLOGY.nodes if node.label not in ("Employer", "Worksite", "Source"))
Company: TypeAlias = tuple[str, str, int]  # id, country, tier


def derive(graph: Graph, on: str = "") -> Iterator[DerivedRow]:
    """All rows, for the owners as of the day `on` (today)."""
    on = on or date.today().isoformat()
    counted = list(holdings(graph))
    levels = levels_of(counted)
    yield row("levels", {"version": VERSION, "levels": levels})
    for number, level in enumerate(levels):
        visible = levels[: number + 1]
        yield row(derived_id("holdings", level), [c.as_json() for c in counted if c.visibility in visible])
        reading = Reading(graph, visible, on, {c.name for c in counted if c.what == "type" and c.visibility in visible})
        yield from Counting(reading, level).rows()
        yield from gatherings.rows(reading.pages, visible, level)
        spoken = {(c.key, c.name) for c in counted if c.what == "source" and c.visibility in visible}
        yield from doubts.rows(reading.pages, visible, level, spoken)


@dataclass(frozen=True)
class Reading:
    """How the graph is read: what is visible, for which day, and of which labels there is anything."""

    graph: Graph
    levels: list[str]
    on: str
    labels: set[str]

    def pages(self, label: str, columns: str, only: str = "true", **given: str) -> Iterator[Row]:
        """Every node of a label, those alone for which `only` holds, what is `given` put into it, in order of the ids."""
        query = (
            f"MATCH (n:`{label}`) WHERE n.id > $after AND n.visibility IN $levels AND {only} "
            f"WITH n{IN_ORDER.get(self.graph.engine, '')} LIMIT $limit RETURN {columns} ORDER BY id"
        )
        after, more = "", label in self.labels
        while more:
            rows = self.graph.read(query, after=after, limit=PAGE, levels=self.levels, **given)
            yield from rows
            more = len(rows) == PAGE
            after = rows[-1]["id"] if more else ""


def holding(owned: str, said: Row, became: bool = False) -> Holding:
    """A holding from the map that HOLDING makes."""
    known: Row = {name: said[name] for name in STATED if said.get(name) is not None}
    return Holding(**known | {"owned": owned, "became": became})


def presence_of(said: str | None, unions: Iterable[object]) -> str:
    """`union` where one represents workers or is said to be there, `no_union` where that is said, else `open`: not researched."""
    return "union" if any(True for _ in unions) or said == "union" else said or "open"


def present(unions: Iterable[Row], on: str) -> list[Row]:
    """The unions that represent workers on the day."""
    return [u for u in unions if in_force(holding("", u), on)]


@dataclass
class Counting:
    """One walk over the graph for one reader: who controls what, then what each family has.

    `families`: those of which more is known than companies, by their heads; `companies`: of the others. `sites`: worksite ->
    its families with their tiers.
    """

    reading: Reading
    level: str
    families: dict[str, Family] = field(default_factory=dict)
    companies: dict[str, list[Company]] = field(default_factory=dict)
    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    sites: dict[str, dict[str, int]] = field(default_factory=dict)
    at_company: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    standings: Standings = field(default_factory=Standings)
    resting: Resting = field(default_factory=Resting)
    sectors: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def rows(self) -> Iterator[DerivedRow]:
        """All that is counted, as rows."""
        tree, operators = self._control()
        wanted = _wanted(tree, operators)
        self._worksites(tree, operators)
        self._company_units(tree, wanted)
        self._linked(tree, wanted)
        self._employers(tree, wanted)
        for label in OTHERS:
            for n in self.reading.pages(label, PLAIN):
                self.resting.add(label, n)
        yield from self._kept(wanted)

    def _family(self, head: str) -> Family:
        if head not in self.families:
            self.families[head] = Family()
        return self.families[head]

    def _control(self) -> tuple[Families, dict[str, list[str]]]:
        """Who controls what, and who operates each worksite."""
        control, operators, on = Control(), {}, self.reading.on
        for n in self.reading.pages("Employer", f"n.id AS id, {OWNERS}, {SUCCESSORS}", HAS_OWNER):
            said = [holding(n["id"], o) for o in n["owners"]] + [holding(n["id"], o, became=True) for o in n["successors"]]
            control.add(n["id"], said, on)
        for n in self.reading.pages("Worksite", f"n.id AS id, {OWNERS}, {OPERATORS}"):
            control.add(n["id"], [holding(n["id"], o) for o in n["owners"]], on)
            operators[n["id"]] = operators_in_force([holding(n["id"], o) for o in n["operators"]], on)
        return control.families(), operators

    def _worksites(self, tree: Families, operators: dict[str, list[str]]) -> None:
        for n in self.reading.pages("Worksite", f"{PLAIN}, n.sector AS sector, n.union_presence AS presence, {UNIONS}"):
            self.resting.add("Worksite", n)
            tiers = self.sites[n["id"]] = tree.worksite_tiers(n["id"], operators.get(n["id"], ()))
            unions = present(n["unions"], self.reading.on)
            presence = presence_of(n["presence"], unions)
            for head, tier in tiers.items():
                self._family(head).add(n, ("Worksite", tier, presence), unions)
            for union in {u["owner"] for u in unions}:
                self.standings.add(union, (n["id"], n["name"] or ""), tiers)

    def _company_units(self, tree: Families, wanted: set[str]) -> None:
        """Unions that represent workers of a company as such."""
        for n in self.reading.pages("Union", f"n.id AS id, {AT_COMPANIES}"):
            places = {}
            for unit in present(n["units"], self.reading.on):
                self.at_company[unit["at"]].append(unit)
                places[unit["at"]] = unit["at_name"] or ""
            for known, name in places.items():
                tiers = {head: tier for head, tier in tree.employer_tiers(known).items() if head in wanted}
                for head in tiers:
                    self._family(head)
                self.standings.add(n["id"], (known, name), tiers)

    def _linked(self, tree: Families, wanted: set[str]) -> None:
        """Agreements, cases and wage figures of each family: those of its worksites and employers, and of its agreements."""
        of_agreement: dict[str, set[str]] = defaultdict(set)
        for kind, (label, pattern, day) in LINKED.items():
            targets = f"COLLECT {{ MATCH {pattern} WHERE {SEEN} RETURN {{id: o.id, label: labels(o)[0]}} }} AS targets"
            more = ", n.sector AS sector, n.subject_kind AS subject" if label == "Wage" else ""
            for n in self.reading.pages(label, f"n.id AS id, n.country AS country, {day} AS day, {targets}{more}"):
                if label == "Wage" and n["sector"] and n["subject"] != "country":
                    self.sectors[n["sector"][:2]].append(n)
                for target in n["targets"]:
                    heads = self._heads(target, tree, of_agreement)
                    of_agreement[n["id"]] |= heads if label == "Agreement" else set()
                    for head in heads & wanted:
                        self._family(head).agreed |= {n["country"]} if label == "Agreement" and n["country"] else set()
                        self._family(head).linked["agreements" if label == "Agreement" else kind][n["id"]] = n["day"] or ""

    def _heads(self, target: Row, tree: Families, of_agreement: dict[str, set[str]]) -> set[str]:
        if target["label"] == "Worksite":
            return set(self.sites.get(target["id"], ()))
        if target["label"] == "Employer":
            return {tree.head(target["id"])}
        return of_agreement.get(target["id"], set())

    def _employers(self, tree: Families, wanted: set[str]) -> None:
        """Count the companies: of a family of which nothing else is known, only where they are."""
        for n in self.reading.pages("Employer", f"{PLAIN}, n.sector AS sector"):
            known = n["id"]
            self.resting.add("Employer", n)
            if known in wanted:
                self.named[known] = n["name"] or "", n["country"] or ""
            elif known not in tree.parent and known not in tree.holders:
                continue
            for head, tier in tree.employer_tiers(known).items():
                if head in self.families:
                    unions = self.at_company.get(known, [])
                    self.families[head].add(n, ("Employer", tier, "union" if unions else "open"), unions)
                    self.families[head].employers += tier == 1
                elif head in wanted:
                    self.companies.setdefault(head, []).append((known, n["country"] or "", tier))

    def _kept(self, wanted: set[str]) -> Iterator[DerivedRow]:
        for head, family in self.families.items():
            family.name, family.country = self.named.get(head, ("", ""))
        heads = sorted(self.families)
        shared = [(head, self.families[head]) for head in heads if self.families[head].is_shared]
        yield from table("shared-employers", self.level, (shared_json(head, family) for head, family in shared))
        yield from doubts.blanks(shared, self.level)
        yield row(derived_id("wage-subjects", self.level), [*_paying(shared), *_sectors(self.sectors)])
        yield from self.standings.rows(self.level)
        yield from self.resting.rows(self.level)
        for head in heads:
            yield from family_rows(head, self.families[head], self.level, self.reading.on)
        for head in sorted(self.companies):
            yield from family_rows(head, self._of_companies(head), self.level, self.reading.on)

    def _of_companies(self, head: str) -> Family:
        family = Family(*self.named.get(head, ("", "")))
        for known, country, tier in self.companies[head]:
            n = {"id": known, "country": country, "sector": None, "sources": None}
            family.add(n, ("Employer", tier, "open"), ())
            family.employers += tier == 1
        return family


def _wanted(tree: Families, operators: dict[str, list[str]]) -> set[str]:
    """Heads of the families that have more than one member, or a worksite."""
    heads = {tree.head(known) for known in tree.parent}
    heads |= {head for owned in tree.holders for head in tree.second(owned)}
    return heads | {head for site, by in operators.items() for head in tree.worksite_tiers(site, by)}


def _paying(shared: Iterable[tuple[str, Family]]) -> list[dict[str, Any]]:
    """Families in two countries or more that have figures of pay, most figures first."""
    found: list[dict[str, Any]] = [
        {"kind": "family", "id": head, "name": f.name, "countries": f.lands, "figures": len(f.linked["wages"])}
        for head, f in shared if f.linked.get("wages")
    ]  # fmt: skip
    return sorted(found, key=lambda subject: (-subject["figures"], subject["name"], subject["id"]))[:ASKED]


def _sectors(figures: dict[str, list[Row]]) -> list[dict[str, Any]]:
    """Sectors with figures of pay in two countries or more, most figures first."""
    lands = {code: sorted({n["country"] for n in rows if n["country"]}) for code, rows in figures.items()}
    found: list[dict[str, Any]] = [
        {"kind": "sector", "id": code, "countries": lands[code], "figures": len(rows)}
        for code, rows in figures.items() if len(lands[code]) > 1
    ]  # fmt: skip
    return sorted(found, key=lambda subject: (-subject["figures"], subject["id"]))
