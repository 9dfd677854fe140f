"""The phrases of the ontology and of the reference tables, for the catalogs of translations.

They reach `_()` as values, not as texts in the code, so that Babel cannot find them by reading the code: `babel.cfg`
names `extract` as the way to read `ontology.py`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from graph_schema import reference
from graph_schema.model import Kind, Property
from graph_schema.ontology import ONTOLOGY


def phrases() -> Iterator[str]:
    """Every phrase once: titles and meanings of types and properties, units, words of codes, titles of tables."""
    yield from dict.fromkeys(text for text in _all() if text)


def property_title(name: str) -> str:
    """The English name that readers see for a property that has no better one: `Workers covered`."""
    return name.replace("_", " ").capitalize()


def extract(_file: Any, _keywords: Any, _comment_tags: Any, options: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """As Babel calls it: line, function, message, comments."""
    for phrase in phrases():
        yield 1, "_", phrase, []


def _all() -> Iterator[str]:
    yield from (kind.value for kind in Kind)
    for known in ONTOLOGY.nodes:
        yield from (known.title, known.plural, known.doc, *_said(known.properties))
    for tie in ONTOLOGY.ties:
        yield from (tie.title, tie.reverse, tie.doc, *_said(tie.properties))
    yield from _said(ONTOLOGY.evidence)
    yield from (table.title for table in reference.tables().values())
    yield from reference.isic_titles().values()


def _said(properties: Iterable[Property]) -> Iterator[str]:
    for said in properties:
        yield from (property_title(said.name), said.doc, said.unit, *said.words.values())
