"""A world of 100,000 things and 400,000 ties, made by dice that always fall the same, with hubs of 20,000.

`HOLDING` owns 20,000 companies, `OPERATOR` runs 20,000 worksites, `UNION` has a unit at 20,000 worksites. The rest are
families in chains and trees over 40 countries, unions with federations, agreements, wages, cases, meetings.
"""

import random
from collections.abc import Iterator

from graph_schema.records import Evidence, NodeRecord, Record, TieRecord, Value

COUNTRIES = (
    "MX", "US", "DE", "BR", "CL", "ES", "FR", "CA", "IN", "KR", "AR", "CO", "PE", "IT", "PL", "CZ", "SK", "HU", "RO", "TR",
    "ZA", "NG", "KE", "EG", "MA", "TN", "CN", "JP", "ID", "TH", "VN", "PH", "MY", "AU", "NZ", "GB", "IE", "PT", "BE", "NL",
)  # fmt: skip
EDITION = "1"  # another one makes the kept graphs out of date
HUB, FAMILIES = 20_000, 800
HOLDING, OPERATOR, UNION = "bench:e0", "bench:e1", "bench:u0"
COUNTS = {
    "Employer": 45_000, "Worksite": 38_000, "Union": 8_000, "Agreement": 3_000, "Wage": 3_000, "Case": 1_500, "Exchange": 500,
    "Coalition": 150, "Procedure": 300, "SupportOrganisation": 300, "Programme": 50, "Authority": 100, "Person": 100,
}  # fmt: skip
LETTERS = dict(zip(COUNTS, "ewuaycxkvsgoq", strict=True))
NAMES = ("Acero", "Motor", "Textil", "Minera", "Componentes", "Energía", "Química", "Papel", "Vidrio", "Logística")


class World:
    """Records of the world; `scale` makes it smaller."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale, self.dice = scale, random.Random(7)
        self.hub = int(HUB * scale)
        self.hubs: tuple[tuple[str, str], ...] = ((HOLDING, "Employer"), (OPERATOR, "Employer"), (UNION, "Union"))

    def count(self, label: str) -> int:
        """How many things of a type there are."""
        return max(10, int(COUNTS[label] * self.scale))

    def id(self, label: str, number: int) -> str:
        """The id of the thing with this number."""
        return f"bench:{LETTERS[label]}{number % self.count(label)}"

    def any(self, label: str) -> tuple[str, str]:
        """An end of a tie, drawn by lot."""
        return label, self.id(label, self.dice.randrange(self.count(label)))

    def nodes(self) -> Iterator[Record]:
        """All things, each with a claim."""
        yield NodeRecord("Source", "bench/register", {"name": "Register", "publisher": "Bench"}, evidence(0))
        yield NodeRecord("Source", "bench/press", {"name": "Press", "publisher": "Bench"}, evidence(0, "bench/press"))
        for label in COUNTS:
            for number in range(self.count(label)):
                yield NodeRecord(label, self.id(label, number), self.said(label, number), evidence(number))

    def said(self, label: str, n: int) -> dict[str, Value]:
        """What is said of a thing."""
        land, name = COUNTRIES[n % len(COUNTRIES)], f"{NAMES[n % 10]} {NAMES[n // 10 % 10]} {label} {n}"
        placed: dict[str, Value] = {"name": name, "country": land}
        found: dict[str, dict[str, Value]] = {
            "Employer": {"sector": "29", "workers": 50 + n % 9_000, "legal_form": "S.A.", "aliases": [f"EMP{n}"]},
            "Worksite": {"sector": "24", "place": f"Ciudad {n % 997}", "status": "operating", "workers": 10 + n % 5_000},
            "Union": {"level": "local" if n > 200 else "national", "members": 100 + n, "aliases": [f"SNT{n}"]},
            "Agreement": {"kind": "collective", "signed": "2023-05-01", "expiry": "2027-05-01", "workers_covered": 40 + n},
            "Wage": {
                "subject_kind": "worksite", "kind": "level", "concept": "basic", "amount": 20.0 + n % 900, "currency": "MXN",
                "period": "hour", "tier": ("start", "top")[n % 2], "effective_from": "2023-01-01", "country": "MX",
            },
            "Case": {"kind": "rapid_response", "stage": "resolved", "petitioned": "2023-03-01", "resolved": "2023-09-01"},
            "Exchange": {"kind": "visit", "started": "2022-05-01", "participants": 5 + n % 40},
            "Procedure": {"kind": "legitimation_vote", "date": "2022-02-01", "votes_for": 100 + n, "outcome": "approved"},
            "SupportOrganisation": {"kind": "ngo"}, "Authority": {"kind": "ministry"}, "Person": {"role": "executive"},
        }  # fmt: skip
        if label == "Coalition":
            return {"name": name, "countries": [land, "US"], "stage": "formal", "goals": "Common standards"}
        return placed | found.get(label, {})

    def ties(self) -> Iterator[Record]:
        """All ties, some said by two sources."""
        yield from self.owners()
        yield from self.places()
        yield from self.unions()
        yield from self.dealings()

    def owners(self) -> Iterator[Record]:
        """One holding over `hub` companies; the others in families, some four steps deep."""
        all_, roots = self.count("Employer"), self.hub + 2
        for n in range(2, all_):
            child = "Employer", self.id("Employer", n)
            if n < roots:
                owner = 0
            elif n < roots + int(FAMILIES * self.scale) + 1:
                continue
            else:
                owner = self.dice.randrange(roots, n) if self.dice.random() < 0.4 else roots + n % int(FAMILIES * self.scale)
            share = round(self.dice.uniform(10, 100), 1)
            yield from self.said_twice("OWNS", ("Employer", self.id("Employer", owner)), child, n % 2 == 0, share=share)

    def places(self) -> Iterator[Record]:
        """Who runs and owns the worksites: one operator has `hub` of them."""
        for n in range(self.count("Worksite")):
            site = "Worksite", self.id("Worksite", n)
            operator = ("Employer", OPERATOR) if n < self.hub else self.any("Employer")
            yield from self.said_twice("OPERATES", operator, site, n % 2 == 0, since="2010")
            yield from self.said_twice("OWNS", operator, site, n % 4 == 0, share=100.0)

    def unions(self) -> Iterator[Record]:
        """Who represents whom: one union has a unit at `hub` worksites."""
        for n in range(self.count("Worksite")):
            site = "Worksite", self.id("Worksite", n)
            union = ("Union", UNION) if n % 19 < 10 and n // 19 * 10 + n % 19 < self.hub else self.any("Union")
            yield from self.said_twice("REPRESENTS", union, site, n % 2 == 0, unit="Producción", workers_covered=20 + n % 400)
            if n % 3 == 0:
                yield from self.said_twice("REPRESENTS", self.any("Union"), self.any("Employer"), False, unit="Oficinas")
        for n in range(201, self.count("Union")):
            yield from self.said_twice(
                "AFFILIATED_TO", ("Union", self.id("Union", n)), ("Union", self.id("Union", n % 200)), True
            )

    def dealings(self) -> Iterator[Record]:
        """Agreements, wages, cases, meetings, and who supplies whom."""
        for name, start, end, many in DEALINGS:
            for n in range(int(many * self.scale)):
                first = start, self.id(start, n)
                other = self.any(end)
                if first != other:
                    said: dict[str, Value] = {"role": "petitioner"} if name == "TOOK_SIDE_IN" else {}
                    said |= {"role": "president"} if name == "HOLDS_OFFICE" else {}
                    yield TieRecord(name, *first, *other, evidence(n), said)

    def said_twice(
        self, name: str, start: tuple[str, str], end: tuple[str, str], twice: bool, **said: Value
    ) -> Iterator[TieRecord]:
        """A tie, of which a second source says the same if `twice`."""
        yield TieRecord(name, *start, *end, evidence(0), dict(said))
        if twice:
            yield TieRecord(name, *start, *end, evidence(0, "bench/press", "secondary"), dict(said))


DEALINGS = (
    ("APPLIES_TO", "Agreement", "Worksite", 9_000), ("SIGNED", "Union", "Agreement", 8_000),
    ("SIGNED", "Employer", "Agreement", 6_000),
    ("PAID_AT", "Wage", "Worksite", 3_000), ("PAID_AT", "Wage", "Employer", 2_900), ("WON_BY", "Wage", "Union", 3_000),
    ("CONCERNS", "Case", "Worksite", 1_500), ("CONCERNS", "Case", "Employer", 1_500), ("TOOK_SIDE_IN", "Union", "Case", 4_000),
    ("MEMBER_OF", "Union", "Coalition", 3_000), ("TOOK_PART_IN", "Union", "Exchange", 6_000), 
    ("STOOD_IN", "Union", "Procedure", 600),
    ("TOOK_PART_IN", "SupportOrganisation", "Exchange", 1_500), ("CONCERNS", "Exchange", "Employer", 500),
    ("CONCERNS", "Procedure", "Worksite", 300), ("HANDLED_BY", "Case", "Authority", 1_500), ("RUNS", "Union", "Programme", 100),
    ("SUPPORTS", "SupportOrganisation", "Union", 900), ("HOLDS_OFFICE", "Person", "Employer", 100),
    ("SUPPLIES", "Employer", "Employer", 55_000), ("SUPPLIES", "Worksite", "Worksite", 36_000),
)  # fmt: skip


def evidence(number: int, source: str = "bench/register", confidence: str = "primary") -> Evidence:
    """Who says so."""
    record = f"R-{number}" if number else ""
    return Evidence(
        source, "2026-03-31", confidence, record, (f"https://example.org/{source}/{number}",), ("Register: extract (2026)",)
    )
