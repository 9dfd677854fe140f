"""Everything that the page about one thing shows, asked once."""

from dataclasses import dataclass, field
from functools import cached_property

from explorer.questions import cases, connections, pay_figures
from explorer.questions.cases import CaseRow
from explorer.questions.connections import AgreementRow, Connected, Found
from explorer.questions.family_places import FamilyPlace, worksites
from explorer.questions.lineage import Lineage, today
from explorer.questions.neighbourhood import Expansion, Neighbour, citations, expansions, neighbours
from explorer.questions.offices import Office, office_rows
from explorer.questions.organisation import Profile, Representation, Represented, missing, profile, representation, represented
from explorer.questions.ownership import BUSINESS, Owner, Sisters, owner_rows, sister_rows, tops
from explorer.questions.pay_figures import Paid
from explorer.questions.winners import winners
from explorer.subjects import Thing
from graph_schema.database import Graph
from graph_schema.ontology import HOLDS_OFFICE

AGREEMENTS, CASES, NEIGHBOURS, FIGURES = 12, 12, 12, 12
IN_OFFICE = frozenset(node.label for ends in (HOLDS_OFFICE.starts, HOLDS_OFFICE.ends) for node in ends)


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
    def lineage(self) -> Lineage:
        """What is said of owners, read once."""
        return Lineage(self.graph)

    @cached_property
    def owners(self) -> list[Owner]:
        """Owners and operators, nearest first."""
        return owner_rows(self.lineage, self.scope[0], today()) if self.is_business else []

    @cached_property
    def head(self) -> str:
        """The id of the head of its family."""
        return tops(self.lineage, self.scope[0], today())[0].id if self.is_business else ""

    @cached_property
    def sisters(self) -> list[Sisters]:
        """What else the same owners have."""
        return sister_rows(self.lineage, self.scope[0]) if self.is_business else []

    @cached_property
    def representation(self) -> Representation:
        """Who represents workers there."""
        return representation(self.graph, self.label, self.id) if self.is_business else Representation((), (), ())

    @cached_property
    def represented(self) -> list[Represented]:
        """Where a union represents workers."""
        return represented(self.graph, self.id) if self.label == "Union" else []

    @cached_property
    def offices(self) -> list[Office]:
        """Who holds office there; of a person, what offices."""
        return office_rows(self.graph, self.label, self.id) if self.label in IN_OFFICE else []

    @cached_property
    def worksites(self) -> list[FamilyPlace]:
        """The worksites that an employer runs, with who represents whom there."""
        return worksites(self.graph, [t.id for t in self.scope[1:]]) if self.label == "Employer" else []

    @cached_property
    def found_agreements(self) -> Found:
        """Its agreements, the latest first."""
        return connections.connected(self.graph, self.scope, "Agreement")

    @cached_property
    def agreements(self) -> list[AgreementRow]:
        """The latest of its agreements, with their parties."""
        return connections.agreement_rows(self.graph, self.found_agreements[:AGREEMENTS])

    @cached_property
    def found_cases(self) -> Found:
        """Its cases, the latest first."""
        if self.label == "Case":
            return Found([cases.itself(self.graph, self.id)])
        return connections.connected(self.graph, self.scope, "Case")

    @cached_property
    def cases(self) -> list[CaseRow]:
        """The latest of its cases, with owners and parties."""
        return cases.case_rows(self.graph, self.found_cases[:CASES])

    @cached_property
    def procedures(self) -> Found:
        """Votes and certificates, the latest first."""
        return connections.connected(self.graph, self.scope, "Procedure")

    @cached_property
    def winners(self) -> dict[str, list[tuple[str, str]]]:
        """Who won its votes, or this vote, by the vote's id."""
        votes = [self.id] if self.label == "Procedure" else [row.id for row in self.procedures]
        return winners(self.graph, votes)

    @cached_property
    def meetings(self) -> list[Connected]:
        """Exchanges and coalitions."""
        return [c for label in ("Exchange", "Coalition") for c in connections.connected(self.graph, self.scope, label)]

    @cached_property
    def found_figures(self) -> Found:
        """Figures of pay, the latest first."""
        return connections.connected(self.graph, self.scope, "Wage")

    @cached_property
    def figures(self) -> list[Paid]:
        """The latest figures of pay, as quoted."""
        wanted = [c.id for c in self.found_figures[:FIGURES]]
        found = {paid.figure.id: paid for paid in pay_figures.figures(self.graph, wanted)}
        return [found[known] for known in wanted if known in found]

    @cached_property
    def itself(self) -> Paid | None:
        """The figure of pay that the page is about."""
        return next(iter(pay_figures.figures(self.graph, [self.id])), None) if self.label == "Wage" else None

    @cached_property
    def payer(self) -> str:
        """The id of the employer or worksite that a figure of pay is of; empty where none is named."""
        place = self.itself.place if self.itself else None
        return place.id if place and place.label in BUSINESS else ""

    @cached_property
    def kinds(self) -> list[Expansion]:
        """All kinds of ties, and how many."""
        return expansions(self.graph, self.id, self.label)

    def neighbours(self, kind: Expansion) -> list[Neighbour]:
        """The first things of one kind of tie, with the sources of the tie."""
        found = neighbours(self.graph, self.id, self.label, kind.tie, kind.way, limit=NEIGHBOURS)
        said = citations(self.graph, self.id, self.label, kind, found)
        return [Neighbour(kind.tie, kind.way, kind.relation, t.id, t.label, t.name, t.country, tuple(said[t.id])) for t in found]

    @cached_property
    def missing(self) -> list[str]:
        """What no source says."""
        return missing(self.graph, self.profile)


def view(graph: Graph, known: str) -> View:
    """The view of a thing. Raises Fault where there is none."""
    said = profile(graph, known)
    about = Thing(said.label, said.id, said.name, said.country or None)
    return View(graph, said, connections.scope(graph, about))
