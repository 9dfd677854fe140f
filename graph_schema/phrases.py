"""The texts that people read, collected for the catalogs of translations; `babel.cfg` names the two ways.

The phrases of the ontology and of the reference tables reach `_()` as values, not as texts in the code. The texts in the
code are read from its syntax tree, since Babel's own reader overlooks those inside f-strings before Python 3.12.
"""

import ast
from collections.abc import Iterable, Iterator
from typing import IO, Any, TypeAlias

from graph_schema import reference
from graph_schema.model import Kind, Property
from graph_schema.ontology import ONTOLOGY

Found: TypeAlias = tuple[int, str, str | tuple[str, ...], list[str]]


def phrases() -> Iterator[str]:
    """Every phrase once: titles and meanings of types and properties, units, words of codes, titles of tables."""
    yield from dict.fromkeys(text for text in _all() if text)


def property_title(name: str) -> str:
    """The English name that readers see for a property that has no better one: `Workers covered`."""
    return name.replace("_", " ").capitalize()


def extract_ontology(_file: Any, _keywords: Any, _comment_tags: Any, options: Any) -> Iterator[Found]:
    """As Babel calls it: line, function, message, comments."""
    for phrase in phrases():
        yield 1, "_", phrase, []


def extract_code(file: IO[bytes], keywords: Any, _comment_tags: Any, options: Any) -> Iterator[Found]:
    """As Babel calls it: every call of one of `keywords` with plain texts; for ngettext both of them."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            if texts:
                yield node.lineno, node.func.id, (texts[0] if len(texts) == 1 else tuple(texts)), []


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
