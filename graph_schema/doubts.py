"""What a careful reader would look into: where sources disagree, what is old, what rests on one weak source, and the blanks
that matter. Found once after a load, and kept among what is derived.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from graph_schema import claims as c
from graph_schema.database import Row
from graph_schema.derived_row import DerivedRow, derived_id, row
from graph_schema.family_count import Family
from graph_schema.freshness import DAYS
from graph_schema.model import Kind
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Value

Pages: TypeAlias = Callable[..., Iterable[Row]]  # label, columns, condition, what is given to the condition
KINDS = ("conflict", "stale", "weak", "blank")
LISTED, OF_ONE = 1_000, 250  # of each kind, and of one source among them; the counts are whole
# Texts differ in spelling wherever two sources speak of one thing: that is no contradiction.
COMPARED = frozenset({
    Kind.CODE, Kind.COUNTRY, Kind.CURRENCY, Kind.DATE, Kind.FLAG, Kind.INTEGER, Kind.ISIC, Kind.NUMBER, Kind.PERCENT,
})  # fmt: skip
COLUMNS = "n.id AS id, n.name AS name, n.country AS country, n.claims AS claims"
BEHIND = "$source IN n.sources AND NOT n.claims CONTAINS $said"
SUSPECT = """(size(n.sources) > 1 OR n.claims CONTAINS '"c":"secondary"')"""
NOISE = frozenset({"Source", "Indicator", "LegalForm"})


def rows(read: Pages, levels: list[str], level: str, spoken: Collection[tuple[str, str]]) -> Iterator[DerivedRow]:
    """Conflicts, old and weak facts.

    `read` gives all things of a label, with columns, for which a condition holds; `spoken`: each source with each label that
    it speaks of.
    """
    found = _Found(level)
    newest = sorted(_periodic(read).items())
    for label in (node.label for node in ONTOLOGY.nodes if node.label not in NOISE):
        for n in read(label, COLUMNS, SUSPECT):
            said = c.read(n["claims"])
            for name, values in disputed(label, said, levels):
                found.add("conflict", label, n, {"property": name, "values": values})
            for source in _weak(said, levels):
                found.add("weak", label, n, {"source": source})
        for source, edition in newest:
            for n in read(label, COLUMNS, BEHIND, source=source, said=f'"e":"{edition}"') if (source, label) in spoken else ():
                if old := _left_behind(c.read(n["claims"]), levels, source, edition):
                    found.add("stale", label, n, {"source": source, "said": old, "newest": edition})
    yield from found.rows()


def blanks(shared: Iterable[tuple[str, Family]], level: str) -> Iterator[DerivedRow]:
    """Worksites nobody researched, in families that have an agreement in another country. `shared`: head and family."""
    found = _Found(level)
    for head, family in shared:
        for land in family.lands:
            abroad = sorted(family.agreed - {land, ""})
            cells = [cell for (country, _tier), cell in family.cells.items() if country == land]
            blank = sum(cell.sites - cell.site_union - cell.site_none for cell in cells)
            if abroad and blank:
                told = {"blank": blank, "of": sum(cell.sites for cell in cells), "abroad": abroad}
                found.add("blank", "Employer", {"id": head, "name": family.name, "country": land}, told)
    yield from found.rows(("blank",))


class _Found:
    def __init__(self, level: str) -> None:
        self._level = level
        self._count: Counter[str] = Counter()
        self._sources: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
        self._kept: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}

    def add(self, kind: str, label: str, n: Mapping[str, Any], told: dict[str, Any]) -> None:
        """Count a doubt, and keep it while there are few: one source with thousands leaves room for the others."""
        self._count[kind] += 1
        of_source, source = self._sources[kind], str(told.get("source", ""))
        if source:
            of_source[source] += 1
        if len(self._kept[kind]) < LISTED and of_source[source] <= OF_ONE:
            said = {"label": label, "id": n["id"], "name": n["name"] or "", "country": n["country"] or ""}
            self._kept[kind].append(said | told)

    def rows(self, kinds: Iterable[str] = ("conflict", "stale", "weak")) -> Iterator[DerivedRow]:
        """One row for each kind."""
        for kind in kinds:
            told = {"count": self._count[kind], "listed": self._kept[kind], "sources": dict(self._sources[kind])}
            yield row(derived_id("doubts", self._level, kind), told)


def disputed(label: str, said: c.Claims, levels: Iterable[str]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Properties on which sources differ and nobody chose: (name, [[value, source, edition, confidence], ...]), in use first."""
    levels = list(levels)
    for declared in ONTOLOGY.node(label).properties:
        if declared.kind in COMPARED:
            ranked = c.ranked(said, declared.name, levels)
            chosen = any(s.claim["c"] == "chosen" for s in ranked)
            if not chosen and any(
                _differ(declared.kind, ranked[0].value, s.value) for s in ranked[1:] if s.source != ranked[0].source
            ):
                yield declared.name, [[s.value, s.source, s.claim["e"], s.claim["c"]] for s in ranked]


def _differ(kind: Kind, one: Value, other: Value) -> bool:
    """Whether two values contradict each other: a year and a day within it do not."""
    if kind is Kind.DATE:
        length = min(len(str(one)), len(str(other)))
        return str(one)[:length] != str(other)[:length]
    if kind is Kind.ISIC:
        return not (str(one).startswith(str(other)) or str(other).startswith(str(one)))
    return one != other


def _weak(said: c.Claims, levels: Iterable[str]) -> list[str]:
    """The one source of a thing of which all that is said was read in other texts; else nothing."""
    seen = {key: claim for key, claim in said.items() if claim["v"] in levels}
    sources = c.sources(seen)
    return sources if len(sources) == 1 and all(claim["c"] == "secondary" for claim in seen.values()) else []


def _left_behind(said: c.Claims, levels: Iterable[str], source: str, newest: str) -> str:
    """The edition in which a source last spoke of a thing that its newest edition does not name any more."""
    editions = [claim["e"] for key, claim in said.items() if key.partition("|")[0] == source and claim["v"] in levels]
    return max(editions) if editions and max(editions) < newest else ""


def _periodic(read: Pages) -> dict[str, str]:
    """The sources that are renewed in a rhythm, with the newest edition that was loaded."""
    found = {}
    for n in read("Source", "n.id AS id, n.rhythm AS rhythm, n.rows_dated AS own, n.claims AS claims", "n.rhythm IS NOT NULL"):
        if n["rhythm"] in DAYS and not n["own"]:
            found[n["id"]] = max((claim["e"] for claim in c.read(n["claims"]).values()), default="")
    return found
