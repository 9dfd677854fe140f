"""Who owned and ran a thing on a day: read from the graph as far up as is asked, each owner once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from explorer.citation import Citation, of_tie
from explorer.questions.neighbourhood import plain_name
from graph_schema.database import Graph
from graph_schema.families import CONTROLLED, FURTHEST, Control, Holding, Judged, chain, judged, operators_in_force
from graph_schema.summary import HOLDING, SEEN, holding

STATED = HOLDING[:-1] + ", name: o.name, country: o.country, locator: r.locator, citation: r.citation}"
STATED_SUCCESSOR = (
    "{owner: o.id, id: r.id, source: r.source, confidence: r.confidence, retrieved: r.retrieved, since: r.date, name: o.name, "
    "country: o.country, locator: r.locator, citation: r.citation}"
)
ABOVE = {
    "Employer": (
        "UNWIND $ids AS id MATCH (n:Employer {id: id}) RETURN n.id AS id, "
        f"COLLECT {{ MATCH (n)<-[r:OWNS]-(o:Employer) WHERE {SEEN} RETURN {STATED} }} AS owners, "
        f"COLLECT {{ MATCH (n)-[r:BECAME]->(o:Employer) WHERE {SEEN} RETURN {STATED_SUCCESSOR} }} AS successors, [] AS operators"
    ),
    "Worksite": (
        "UNWIND $ids AS id MATCH (n:Worksite {id: id}) RETURN n.id AS id, "
        f"COLLECT {{ MATCH (n)<-[r:OWNS]-(o:Employer) WHERE {SEEN} RETURN {STATED} }} AS owners, "
        f"COLLECT {{ MATCH (n)<-[r:OPERATES]-(o:Employer) WHERE {SEEN} RETURN {STATED} }} AS operators, [] AS successors"
    ),
}


def today() -> str:
    """Today as a date."""
    return date.today().isoformat()


@dataclass(frozen=True)
class Named:
    """An owner's name and country."""

    name: str
    country: str


@dataclass(frozen=True)
class Step:
    """One verdict on one thing `steps` - 1 steps above the start; `relation`: owns, operates or became."""

    steps: int
    owned: str
    relation: str
    verdict: Judged
    followed: bool


@dataclass
class Lineage:
    """What is said of owners and operators, remembered by thing, so that several days cost one reading."""

    graph: Graph
    said: dict[str, list[Holding]] = field(default_factory=dict)
    operations: dict[str, list[Holding]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, Named] = field(default_factory=dict)
    pages: dict[tuple[str, str], list[Citation]] = field(default_factory=lambda: defaultdict(list))

    def fetch(self, ids: Iterable[str], label: str = "Employer") -> None:
        """Read what is said of the owners of these things, where it was not read before."""
        wanted = sorted({known for known in ids if known not in self.said})
        if wanted:
            self.said.update((known, []) for known in wanted)
            for row in self.graph.read(ABOVE[label], ids=wanted, levels=self.graph.visible):
                self._remember(row)

    def _remember(self, row: dict[str, Any]) -> None:
        owned = row["id"]
        for kind in ("owners", "successors", "operators"):
            for said in row[kind]:
                self.names[said["owner"]] = Named(said["name"] or plain_name(said["owner"]), said["country"] or "")
                self.pages[owned, said["owner"]] += of_tie(said)
                kept = self.operations if kind == "operators" else self.said
                kept[owned].append(holding(owned, said, became=kind == "successors"))

    def of(self, owned: str) -> list[Holding]:
        """What is said of the owners of an employer."""
        if owned not in self.said:
            self.fetch([owned])
        return self.said[owned]

    def cited(self, owned: str, owner: str) -> tuple[Citation, ...]:
        """The pages that say so, each once."""
        return tuple(dict.fromkeys(self.pages[owned, owner]))

    def operators(self, worksite: str, on: str) -> list[str]:
        """Who runs a worksite on the day."""
        if worksite not in self.said:
            self.fetch([worksite], "Worksite")
        return operators_in_force(self.operations[worksite], on)

    def tiers(self, label: str, start: str, on: str) -> dict[str, int]:
        """The heads of the families that a thing belongs to on the day, with the tier."""
        control, level = Control(), {start: True}
        operators = self.operators(start, on) if label == "Worksite" else []
        self._add_level(control, label, level, on)
        level = self._above(control, level) | dict.fromkeys(operators, True)
        done: dict[str, bool] = {start: True}
        for _step in range(FURTHEST):
            level = {known: whole for known, whole in level.items() if known not in done or (whole and not done[known])}
            self._add_level(control, "Employer", level, on)
            done |= level
            level = self._above(control, level)
        tree = control.families()
        return tree.worksite_tiers(start, operators) if label == "Worksite" else tree.employer_tiers(start)

    def _add_level(self, control: Control, label: str, level: dict[str, bool], on: str) -> None:
        self.fetch(level, label)
        for known in level:
            control.add(known, self.said[known], on)

    @staticmethod
    def _above(control: Control, level: dict[str, bool]) -> dict[str, bool]:
        """The next owners: of those in control all that is said, of the others (False) only who controls them."""
        found: dict[str, bool] = {}
        for known, whole in level.items():
            if whole:
                found = dict.fromkeys(control.holders.get(known, ()), False) | found
            for above in (control.parent.get(known), control.ultimate.get(known)):
                if above:
                    found[above] = whole or found.get(above, False)
        return found

    def steps(self, label: str, start: str, on: str) -> list[Step]:
        """Every owner along the chain of control, nearest first; the chain goes on from the one in control."""
        if label == "Employer":
            return list(self._chain(start, on, 1))
        self.fetch([start], "Worksite")
        owners, operators = judged(self.said[start], on), self.operators(start, on)
        controlled = bool(owners) and owners[0].tier == CONTROLLED
        found = [Step(1, start, "owns", j, controlled and n == 0) for n, j in enumerate(owners)]
        found += [Step(1, start, "operates", self._operation(start, o), not controlled) for o in operators]
        go_on = [owners[0].holding.owner] if controlled else operators
        return found + [step for employer in go_on for step in self._chain(employer, on, 2)]

    def _operation(self, worksite: str, operator: str) -> Judged:
        said = [o for o in self.operations[worksite] if o.owner == operator]
        return Judged(max(said, key=lambda o: (o.reported, o.id)), "sole")

    def _chain(self, start: str, on: str, first: int) -> Iterator[Step]:
        known = start
        followed = chain(start, self.of, on)
        for number in range(len(followed) + 1):
            verdicts = judged(self.of(known), on)
            for verdict in verdicts:
                going = number < len(followed) and verdict == followed[number]
                yield Step(first + number, known, "became" if verdict.holding.became else "owns", verdict, going)
            if number < len(followed):
                step = followed[number]
                if step not in verdicts:
                    yield Step(first + number, step.holding.owned, "owns", step, True)
                known = step.holding.owner

    def head(self, label: str, start: str, on: str) -> str:
        """The ultimate owner on the day; the thing itself where nobody is known to control it."""
        followed = [step for step in self.steps(label, start, on) if step.followed]
        return followed[-1].verdict.holding.owner if followed else start
