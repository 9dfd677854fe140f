"""Where each union stands: in which corporate families it represents workers, and at which places. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph_schema.derived_row import DerivedRow, derived_id, row

FAMILIES = 200  # kept of one union, those with most places; how many there are is said
NAMED = 3  # places of a union in a family that are kept by name


@dataclass(slots=True)
class Seat:
    """What a union has in one family: the tier, how many places, the first of them by name (id, name)."""

    tier: int
    places: int = 0
    named: list[tuple[str, str]] = field(default_factory=list)

    def add(self, known: str, name: str, tier: int) -> None:
        """One more place."""
        self.tier = min(self.tier, tier)
        self.places += 1
        self.named = sorted([*self.named, (known, name)], key=lambda place: (place[1] or place[0], place[0]))[:NAMED]


@dataclass
class Standings:
    """The seats of all unions, filled place by place; `places` counts those in no family too."""

    seats: dict[str, dict[str, Seat]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def add(self, union: str, place: tuple[str, str], families: dict[str, int]) -> None:
        """A union is at a place (id, name), which belongs to these families (head -> tier)."""
        self.places[union] = self.places.get(union, 0) + 1
        seats = self.seats.setdefault(union, {})
        for head, tier in families.items():
            seats.setdefault(head, Seat(tier)).add(*place, tier)

    def rows(self, level: str) -> Iterator[DerivedRow]:
        """One row for each union: how many places, how many families, and the families as head, tier, places, names."""
        for union in sorted(self.places):
            seats = sorted(self.seats[union].items(), key=lambda seat: (-seat[1].places, seat[0]))
            listed: list[Any] = [[head, seat.tier, seat.places, seat.named] for head, seat in seats[:FAMILIES]]
            content = {"places": self.places[union], "of": len(seats), "families": listed}
            yield row(derived_id("union", level, union), content)
