"""Any organisation, worksite, case or other thing by a part of its name: candidates from the graph, ranked here.

Both engines find candidates on text that was folded when it was written (case, accents, acronyms, place); their analysers
and scores differ, so the order is made here and is the same on both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from explorer.question import read
from explorer.questions.frequent import frequent_words
from graph_schema import reference
from graph_schema.database import Graph
from graph_schema.identity import fold
from graph_schema.language import _
from graph_schema.ontology import ONTOLOGY
from graph_schema.search_text import acronym
from graph_schema.short_names import BY_LANGUAGE

CANDIDATES = 100  # per type; the first by name where more match
SHOWN = 30
TOKENS = 8
BEGINNING = 3  # letters from which on a word may be the beginning of one
LAST = "\U0010ffff"
LABELS = tuple(node.label for node in ONTOLOGY.nodes if node.searched)
# What people look for most often comes first where names match equally well.
ORDER = {label: n for n, label in enumerate(LABELS)}

FIELDS = (
    "node.id AS id, node.name AS name, coalesce(node.aliases, []) AS aliases, node.country AS country, node.place AS place, "
    "coalesce(node.search, '') AS search"
)
FULL_TEXT = """CALL db.index.fulltext.queryNodes('search_{index}', ${given}) YIELD node
WITH node WHERE node.visibility IN $visible AND node.bare IS NULL
RETURN '{label}' AS label, {fields} ORDER BY node.folded, node.id LIMIT $limit"""
PREFIX = """MATCH (node:`{label}`) WHERE node.folded >= $prefix AND node.folded < $prefix_end AND node.visibility IN $visible
WITH node{order} LIMIT $limit
RETURN '{label}' AS label, {fields} ORDER BY node.folded, node.id"""
# Both read the index in order; only Neo4j may choose not to, and only the embedded engine would sort all of it when asked.
IN_ORDER = {"neo4j": " ORDER BY node.folded, node.id"}


@dataclass(frozen=True)
class Candidate:
    """A thing that may be meant."""

    label: str
    id: str
    name: str | None
    aliases: tuple[str, ...]
    country: str | None
    place: str | None
    search: str


@dataclass(frozen=True)
class Hit:
    """A thing found. `matched`: the other name by which it was found, if it was not its name."""

    label: str
    id: str
    name: str
    country: str | None
    place: str | None
    matched: str


def find(graph: Graph, text: str, labels: tuple[str, ...] = LABELS, limit: int = SHOWN) -> list[Hit]:
    """What `text` finds, best first; the same order on both engines. Empty for a text without letter or digit."""
    words, countries = understood(text)
    if not words:
        return []
    found = candidates(graph, words, labels)
    kept = [c for c in found if all(_holds(c, word) for word in words) and _in_one_of(c, countries)]
    ranked = sorted(kept, key=lambda c: rank(c, words))
    return [_hit(candidate, words) for candidate in ranked[:limit]]


def understood(text: str) -> tuple[list[str], list[str]]:
    """The folded words of a text, and the codes of the countries that it names beside them.

    `volkswagen mexico` asks for volkswagen in MX; a country alone is a word like any other.
    """
    words = fold(text).split()[:TOKENS]
    countries: list[str] = []
    for length in (4, 3, 2, 1):
        for start in range(len(words) - length, -1, -1):
            code = country_names().get(" ".join(words[start : start + length]))
            if code and len(words) > length:
                countries.append(code)
                del words[start : start + length]
    return words, countries


@cache
def country_names() -> dict[str, str]:
    """Folded names of countries in both languages -> code."""
    known = {fold(name): code for code, c in reference.countries().items() for name in (c.name_en, c.name_es) if name}
    known |= {fold(name): code for names in BY_LANGUAGE.values() for code, name in names.items()}
    return known | {"usa": "US", "eeuu": "US", "uk": "GB"}


def candidates(graph: Graph, words: list[str], labels: tuple[str, ...]) -> list[Candidate]:
    """Things that hold every word that tells them apart, or whose name begins with the words; in no order.

    A word that a large share of names holds is no help in finding one, and costs both engines the most: where all words are
    such, names that begin with them are looked up instead, and all names only where none does.
    """
    frequent = frequent_words(graph)
    telling = {label: terms(words, frequent.get(label, frozenset())) for label in labels}
    found = _ask(graph, words, telling)
    if not found and not all(telling.values()):
        found = _ask(graph, words, {label: terms(words, frozenset()) for label in labels})
    return list({(c.label, c.id): c for c in found}.values())


def _ask(graph: Graph, words: list[str], wanted: Mapping[str, list[str]]) -> list[Candidate]:
    parts, given = [], {}
    for label, lucene in wanted.items():
        if lucene:
            parts.append(FULL_TEXT.format(index=label.lower(), label=label, given=f"in_{label}", fields=FIELDS))
            given[f"in_{label}"] = " AND ".join(lucene)
        if not any(term.endswith("*") for term in lucene):
            parts.append(PREFIX.format(label=label, order=IN_ORDER.get(graph.engine, ""), fields=FIELDS))
    prefix = " ".join(words)
    query = "\nUNION ALL\n".join(parts)
    return read(graph, Candidate, query, prefix=prefix, prefix_end=prefix + LAST, limit=CANDIDATES, **given)


def terms(words: list[str], frequent: frozenset[str]) -> list[str]:
    """What the full-text index is asked for: each telling word, or what begins with it if it is long enough."""
    telling = [word for word in words if not _is_frequent(word, frequent)]
    return [word if len(word) < BEGINNING else f"{word}*" for word in telling]


def _is_frequent(word: str, frequent: frozenset[str]) -> bool:
    return word in frequent or (len(word) >= BEGINNING and any(known.startswith(word) for known in frequent))


def _holds(candidate: Candidate, word: str) -> bool:
    return any(known.startswith(word) for known in candidate.search.split())


def _in_one_of(candidate: Candidate, countries: list[str]) -> bool:
    if not countries or candidate.country in countries:
        return True
    folded = f" {candidate.search} "
    return any(f" {name} " in folded for name, code in country_names().items() if code in countries)


def rank(candidate: Candidate, words: list[str]) -> tuple[int, int, int, str, str]:
    """Smaller is better: how well the best of its names matches, then its type, the shorter name, the id."""
    wanted = " ".join(words)
    best = min((_distance(name, wanted) for name in (candidate.name or "", *candidate.aliases)), default=9)
    name = fold(candidate.name or "")
    return best, ORDER[candidate.label], len(name), name, candidate.id


def _distance(name: str, wanted: str) -> int:
    folded = fold(name)
    if folded == wanted or acronym(name) == wanted:
        return 0
    if folded.startswith(wanted + " "):
        return 1
    if folded.startswith(wanted):
        return 2
    if f" {wanted}" in f" {folded}":
        return 3
    return 4 if all(any(known.startswith(word) for known in folded.split()) for word in wanted.split()) else 5


def _hit(candidate: Candidate, words: list[str]) -> Hit:
    wanted = " ".join(words)
    name = candidate.name or _("unnamed")
    best = min((name, *candidate.aliases), key=lambda known: (_distance(known, wanted), known != name))
    return Hit(candidate.label, candidate.id, name, candidate.country, candidate.place, "" if best == name else best)


def outline(label: str) -> str:
    """The shape of a type, as the legend draws it."""
    return ONTOLOGY.node(label).look.shape
