"""Everything that the page about one thing shows, asked once."""

from dataclasses import dataclass, field
from functools import cached_property

from explorer.questions import cases, connections, pay_figures
from explorer.questions.cases import CaseRow
from explorer.questions.connections import AgreementRow, Connected
from explorer.questions.neighbourhood import Expansion, Neighbour, expansions, neighbours_of
from explorer.questions.organisation import Profile, Representation, Represented, missing, profile, representation, represented
from explorer.questions.ownership import BUSINESS, Owner, Sisters, owners, sister_worksites, ultimate_owner
from explorer.questions.pay_figures import Paid
from explorer.subjects import Thing
from graph_schema.database import Graph

CASES, NEIGHBOURS, FIGURES = 12, 12, 12


@dataclass
class View:
    """One thing; what is asked about it is asked when a part of the page wants it, and kept."""

    graph: Graph
    profile: Profile
    scope: list[Thing] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id."""
        return self.profile.id

    @property
    def label(self) -> str:
        """Its type."""
        return self.profile.label

    @property
    def name(self) -> str:
        """Its name."""
        return self.profile.name

    @property
    def is_business(self) -> bool:
        """An employer or a worksite."""
        return self.label in BUSINESS

    @cached_property
    def owners(self) -> list[Owner]:
        """Owners and operators, nearest first."""
        return owners(self.graph, self.id).rows if self.is_business else []

    @cached_property
    def head(self) -> str:
        """The id of the head of its family."""
        return ultimate_owner(self.graph, self.id).rows[0].id if self.is_business else ""

    @cached_property
    def sisters(self) -> list[Sisters]:
        """What else the same owners have."""
        return sister_worksites(self.graph, self.id).rows if self.is_business else []

    @cached_property
    def representation(self) -> Representation:
        """Who represents workers there."""
        return representation(self.graph, self.label, self.id) if self.is_business else Representation((), (), ())

    @cached_property
    def represented(self) -> list[Represented]:
        """Where a union represents workers."""
        return represented(self.graph, self.id) if self.label == "Union" else []

    @cached_property
    def agreements(self) -> list[AgreementRow]:
        """Its agreements."""
        return connections.agreements(self.graph, self.id).rows

    @cached_property
    def found_cases(self) -> list[Connected]:
        """Its cases, the latest first."""
        return connections.connected(self.graph, self.scope, "Case")

    @cached_property
    def cases(self) -> list[CaseRow]:
        """The latest of its cases, with owners and parties."""
        return cases.case_rows(self.graph, self.found_cases[:CASES])

    @cached_property
    def procedures(self) -> list[Connected]:
        """Votes and certificates."""
        return connections.connected(self.graph, self.scope, "Procedure")

    @cached_property
    def meetings(self) -> list[Connected]:
        """Exchanges and coalitions."""
        return [c for label in ("Exchange", "Coalition") for c in connections.connected(self.graph, self.scope, label)]

    @cached_property
    def found_figures(self) -> list[Connected]:
        """Figures of pay, the latest first."""
        return connections.connected(self.graph, self.scope, "Wage")

    @cached_property
    def figures(self) -> list[Paid]:
        """The latest figures of pay, as quoted."""
        wanted = [c.id for c in self.found_figures[:FIGURES]]
        found = {paid.figure.id: paid for paid in pay_figures.figures(self.graph, wanted)}
        return [found[known] for known in wanted if known in found]

    @cached_property
    def kinds(self) -> list[Expansion]:
        """All kinds of ties, and how many."""
        return expansions(self.graph, self.id, self.label)

    @cached_property
    def neighbours(self) -> list[Neighbour]:
        """The first of each kind of tie."""
        return neighbours_of(self.graph, self.id, limit=NEIGHBOURS).rows

    @cached_property
    def missing(self) -> list[str]:
        """What no source says."""
        return missing(self.graph, self.profile)


def view(graph: Graph, known: str) -> View:
    """The view of a thing. Raises Fault where there is none."""
    said = profile(graph, known)
    about = Thing(said.label, said.id, said.name, said.country or None)
    return View(graph, said, connections.scope(graph, about))
