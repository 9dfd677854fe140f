"""Who met whom, about which employer, and what followed; and the coalitions that last."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from explorer.citation import Citation
from explorer.question import Answer, cited, question
from graph_schema import derived, words
from graph_schema.database import Graph
from graph_schema.language import N_, _

NUMBERS, TEXTS, PARTIES = ("participants",), ("countries",), ("who", "about", "part_of")


@dataclass(frozen=True)
class Party:
    """Who took part, or what it was about. `role`: a code of the ontology, empty where not recorded."""

    label: str
    id: str
    name: str
    country: str
    role: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Meeting:
    """An exchange. Dates as exact as known; empty texts are not recorded."""

    id: str
    name: str
    kind: str
    started: str
    ended: str
    country: str
    countries: tuple[str, ...]
    place: str
    topic: str
    goals: str
    participants: int | None
    participants_as_quoted: str
    what_followed: str
    note: str
    who: tuple[Party, ...]
    about: tuple[Party, ...]
    part_of: tuple[Party, ...]
    sources: tuple[Citation, ...]

    @property
    def year(self) -> str:
        """The year it began; empty where no source says so."""
        return self.started[:4]

    @property
    def lands(self) -> set[str]:
        """Countries it took place in or reached, and those of who took part."""
        return {code for code in (self.country, *self.countries, *(party.country for party in self.who)) if code}


@dataclass(frozen=True)
class Alliance:
    """A coalition. Empty goals, strategy or agenda are not recorded."""

    id: str
    name: str
    stage: str
    countries: tuple[str, ...]
    founded: str
    ended: str
    goals: str
    strategy: str
    agenda: str
    what_followed: str
    note: str
    who: tuple[Party, ...]
    about: tuple[Party, ...]
    sources: tuple[Citation, ...]

    @property
    def lands(self) -> set[str]:
        """Countries it reaches, and those of its members."""
        return {code for code in (*self.countries, *(party.country for party in self.who)) if code}


@question("exchanges", N_("Who met whom, where, about which employer, and what followed"), words={"kind": words.EXCHANGE})
def exchanges(graph: Graph, country: str = "", kind: str = "") -> Answer[Meeting]:
    """Every exchange, the latest first, those without a date last; of one country and kind where given."""
    found = derived.made(graph, "exchanges", _meetings)
    rows = chosen(found, country, kind)
    return Answer("exchanges", {"country": country, "kind": kind}, rows, cited(rows), missing_from(rows))


@question("coalitions", N_("Coalitions that last: members, goals, strategy, agenda"))
def coalitions(graph: Graph, country: str = "") -> Answer[Alliance]:
    """Every coalition by name; of one country where given."""
    rows = [a for a in derived.made(graph, "coalitions", _alliances) if not country or country in a.lands]
    return Answer("coalitions", {"country": country}, rows, cited(rows), [])


class Company:
    """Which of these a thing took part in, in order of their ids: those who left, or who only paid, left out."""

    def __init__(self, of: type[Meeting | Alliance], kept: list[dict[str, Any]]) -> None:
        self._of: dict[str, list[tuple[Any, frozenset[str]]]] = defaultdict(list)
        for one in sorted(kept, key=lambda one: str(one["id"])):
            aside = frozenset(one["aside"])
            made = of(**_filled(of, one)), aside
            for party in made[0].who:
                if party.id not in aside:
                    self._of[party.id].append(made)

    def shared(self, own: Iterable[str]) -> list[tuple[Any, list[Party], list[Party]]]:
        """Each that one of `own` took part in: itself, those of `own`, and the others."""
        ids = set(own)
        found = {one.id: (one, aside) for known in ids for one, aside in self._of.get(known, ())}
        there = ((one, [p for p in one.who if p.id not in aside]) for _id, (one, aside) in sorted(found.items()))
        return [(one, [p for p in who if p.id in ids], [p for p in who if p.id not in ids]) for one, who in there]


def coalition_company(kept: list[dict[str, Any]]) -> Company:
    """Who is in a coalition with whom today: for `derived.made`."""
    return Company(Alliance, kept)


def exchange_company(kept: list[dict[str, Any]]) -> Company:
    """Who met whom: for `derived.made`."""
    return Company(Meeting, kept)


def chosen(meetings: Iterable[Meeting], country: str = "", kind: str = "") -> list[Meeting]:
    """Those that reach a country, and are of a kind, where given."""
    return [m for m in meetings if (not country or country in m.lands) and (not kind or m.kind == kind)]


def _meetings(kept: list[dict[str, Any]]) -> list[Meeting]:
    found = [Meeting(**_filled(Meeting, one)) for one in kept]
    return sorted(found, key=lambda m: (m.started or "0", m.id), reverse=True)


def _alliances(kept: list[dict[str, Any]]) -> list[Alliance]:
    return sorted((Alliance(**_filled(Alliance, one)) for one in kept), key=lambda a: (a.name, a.id))


def _filled(of: type[Meeting | Alliance], one: dict[str, Any]) -> dict[str, Any]:
    """Every field of what is kept (see `graph_schema.gatherings`), those that nobody said empty."""
    return {field.name: _value(field.name, one.get(field.name)) for field in fields(of)}


def _value(name: str, value: Any) -> Any:
    if name == "sources":
        return _pages(value)
    if name in PARTIES:
        return tuple(Party(label, known, text, land, role, _pages(cited)) for label, known, text, land, role, cited in value)
    if name in TEXTS:
        return tuple(value or ())
    return value if name in NUMBERS else value or ""


def _pages(kept: Iterable[Sequence[str]]) -> tuple[Citation, ...]:
    return tuple(Citation(*page) for page in kept)


def missing_from(rows: Iterable[Meeting]) -> list[str]:
    """Sentences that say what no source says of these."""
    listed = list(rows)
    undated = sum(1 for m in listed if not m.started)
    silent = sum(1 for m in listed if not m.what_followed)
    sentences = [
        (undated, _("No date in any source: {count} of {all}.")),
        (silent, _("No source says what followed: {count} of {all}.")),
    ]
    return [text.format(count=count, all=len(listed)) for count, text in sentences if count]
