"""What rests on each source: the first things of each type by name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graph_schema.derived_row import DerivedRow, derived_id, row

LISTED = 100  # of one type, by name
Thing: TypeAlias = tuple[bool, str, str, str]  # without a name, name, id, country


@dataclass
class Resting:
    """The first things of each type for each source: filled in any order, in memory that does not grow with the graph."""

    found: dict[tuple[str, str], list[Thing]] = field(default_factory=lambda: defaultdict(list))
    last: dict[tuple[str, str], Thing] = field(default_factory=dict)

    def add(self, label: str, n: Mapping[str, Any]) -> None:
        """A thing: id, name, country, sources."""
        thing = (n["name"] is None, n["name"] or "", n["id"], n["country"] or "")
        for source in n["sources"] or ():
            key = source, label
            if key in self.last and thing > self.last[key]:
                continue
            known = self.found[key]
            known.append(thing)
            if len(known) >= 10 * LISTED:
                known.sort()
                del known[LISTED:]
                self.last[key] = known[-1]

    def rows(self, level: str) -> Iterator[DerivedRow]:
        """One row for each source: label -> [id, name, country] of its first things."""
        by_source: dict[str, dict[str, list[Any]]] = defaultdict(dict)
        for (source, label), things in self.found.items():
            first = sorted(things)[:LISTED]
            by_source[source][label] = [[known, None if unnamed else name, land or None] for unnamed, name, known, land in first]
        for source in sorted(by_source):
            yield row(derived_id("resting", level, source), by_source[source])
