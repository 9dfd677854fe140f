"""A world in the shape of GLEIF's golden copy: a million companies, as many ownership records, and a few plants and unions.

Half the companies have parents: one record names the direct, one the ultimate parent, which are the same company for seven
in ten. A few groups have ten thousand companies, most have two or three. `GROUP` heads the largest.
"""

import random
from collections.abc import Iterator

from benchmarks.world import COUNTRIES, LETTERS, NAMES, evidence
from graph_schema.records import NodeRecord, Record, TieRecord, Value

COMPANIES = 1_000_000
OTHERS = {"Worksite": 20_000, "Union": 2_000, "Agreement": 1_000, "Case": 500, "Wage": 1_000}
GROUP, SECOND = "lei:BENCH000000000000000", "lei:BENCH000000000000001"
SOURCE = "bench/gleif"


class GleifWorld:
    """Records of the world; `scale` makes it smaller."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale, self.dice = scale, random.Random(11)
        self.companies = int(COMPANIES * scale)
        self.heads = self.companies // 6
        self.hubs: tuple[tuple[str, str], ...] = ((GROUP, "Employer"), (SECOND, "Employer"))

    def count(self, label: str) -> int:
        """How many things of a type there are."""
        return self.companies if label == "Employer" else max(10, int(OTHERS[label] * self.scale))

    def id(self, label: str, number: int) -> str:
        """The id of the thing with this number."""
        return f"lei:BENCH{number:015d}" if label == "Employer" else f"bench:{LETTERS[label]}{number}"

    def any(self, label: str) -> tuple[str, str]:
        """A thing drawn by lot."""
        return label, self.id(label, self.dice.randrange(self.count(label)))

    def nodes(self) -> Iterator[Record]:
        """All things, each with a claim."""
        for source in (SOURCE, "bench/register"):
            yield NodeRecord("Source", source, {"name": source, "publisher": "Bench"}, evidence(0))
        for n in range(self.companies):
            yield NodeRecord("Employer", self.id("Employer", n), self.company(n), evidence(n, SOURCE))
        for label in OTHERS:
            for n in range(self.count(label)):
                yield NodeRecord(label, self.id(label, n), self.other(label, n), evidence(n))

    def company(self, n: int) -> dict[str, Value]:
        """What is said of a company."""
        name = f"{NAMES[n % 10]} {NAMES[n // 10 % 10]} {n} S.A."
        return {"name": name, "country": COUNTRIES[n % 37 % len(COUNTRIES)], "place": f"Ciudad {n % 997}", "legal_form": "S.A."}

    def other(self, label: str, n: int) -> dict[str, Value]:
        """What is said of anything else."""
        said: dict[str, dict[str, Value]] = {
            "Worksite": {"place": f"Ciudad {n % 997}", "status": "operating"}, "Union": {"level": "local"},
            "Agreement": {"kind": "collective", "signed": "2023-05-01"}, "Case": {"kind": "strike", "started": "2024-03-01"},
            "Wage": {
                "subject_kind": "employer", "kind": "level", "concept": "basic", "amount": 20.0 + n, "currency": "MXN",
                "period": "hour", "tier": "start", "effective_from": f"20{10 + n % 15}-01-01",
            },
        }  # fmt: skip
        return {"name": f"{NAMES[n % 10]} {label} {n}", "country": COUNTRIES[n % len(COUNTRIES)]} | said[label]

    def ties(self) -> Iterator[Record]:
        """All ties."""
        for n in range(self.companies // 2, self.companies):
            yield from self.parents(n)
        for n in range(self.count("Worksite")):
            site = "Worksite", self.id("Worksite", n)
            yield TieRecord("OPERATES", *self.any("Employer"), *site, evidence(n), {"since": "2010"})
            if n % 2:
                yield TieRecord("REPRESENTS", *self.any("Union"), *site, evidence(n), {"unit": "Producción"})
        for name, start, end in (
            ("APPLIES_TO", "Agreement", "Employer"), ("CONCERNS", "Case", "Employer"), ("PAID_AT", "Wage", "Employer"),
            ("REPRESENTS", "Union", "Employer"),
        ):  # fmt: skip
            for n in range(self.count(start)):
                yield TieRecord(name, start, self.id(start, n), *self.any(end), evidence(n))

    def parents(self, n: int) -> Iterator[Record]:
        """The direct and the ultimate parent of a company."""
        head = int(self.heads * self.dice.random() ** 8) if n % 5 else n % self.heads
        middle = self.companies // 2 + (n - self.companies // 2) // 10 * 10
        direct = middle if self.dice.random() < 0.3 and middle < n else head
        for kind, parent in (("direct", direct), ("ultimate", head)):
            said: dict[str, Value] = {"control": "documented", "basis": f"{kind} consolidation", "since": "2015-01-01"}
            ends = "Employer", self.id("Employer", parent), "Employer", self.id("Employer", n)
            yield TieRecord("OWNS", *ends, evidence(n, SOURCE) if kind == "direct" else evidence(-n, SOURCE), said)
