"""Everything that a person reads is in English and in Spanish: the catalog is whole, fits its texts, and is what pages show."""

import ast
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from explorer.app import create_app, registered_pages
from graph_schema.database import Graph
from graph_schema.language import in_language
from graph_schema.phrases import phrases
from tests.test_frame import addresses

ROOT = Path(__file__).parent.parent
SPANISH = ROOT / "graph_schema" / "locale" / "es" / "LC_MESSAGES" / "solidarity.po"
PACKAGES = ("graph_schema", "loaders", "explorer", "solidarity")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
MEND = "run `make translations`, translate what is empty in graph_schema/locale/es, and run it again"
# Phrases of the catalog that sources use too; what they say stays in their own language.
WORDS_OF_SOURCES = {"collective agreement"}
# A single word may be a name, or a code for programs: only phrases are looked for.
WORDS = re.compile(r"[^\W\d_]+")
PLACEHOLDER = re.compile(r"\{[a-z_]\w*(?:![rsa])?(?::[^{}]*)?\}")


def texts(message: Message) -> tuple[str, ...]:
    """What is to be translated: one text, or a text and its plural."""
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def translations(message: Message) -> tuple[str, ...]:
    """Its translations, empty where there is none."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string,)


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    with SPANISH.open("rb") as file:
        return read_po(file, locale="es")


@pytest.fixture(scope="module")
def extracted() -> set[tuple[str, ...]]:
    """Every text of the code and of the ontology, as `make translations` finds them."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    return {
        tuple(message) if isinstance(message, tuple) else (message,)
        for package in PACKAGES
        for _file, _line, message, _comments, _context in extract_from_dir(ROOT / package, methods, options, KEYWORDS)
    }


def test_no_text_is_missing_from_the_catalog_and_none_is_left_over(spanish: Catalog, extracted: set[tuple[str, ...]]) -> None:
    known = {texts(message) for message in spanish if message.id}
    assert (extracted - known, known - extracted) == (set(), set()), MEND
    assert set(phrases()) <= {text[0] for text in extracted}


def test_every_text_is_translated_and_keeps_its_placeholders(spanish: Catalog) -> None:
    """Same placeholders in each text and its translation; in the singular one may be a word."""
    assert [m.id for m in spanish if m.id and not all(translations(m))] == [], MEND
    assert [m.id for m in spanish if m.fuzzy] == []
    odd = [(m.id, m.string) for m in spanish if m.id and {fields(t) for t in translations(m)} != {fields(t) for t in texts(m)}]
    assert odd == []


def fields(text: str) -> frozenset[str]:
    """The placeholders of a text, with their formats; a brace that stands for itself is none."""
    return frozenset(found[0] for found in PLACEHOLDER.finditer(text))


def test_spaces_and_ends_are_kept(spanish: Catalog) -> None:
    """A space at an end joins sentences; a full stop, a colon or dots are no matter of taste."""
    ends = re.compile(r"^\s*|(?:\s|\.\.\.|[.:?])*$")
    odd = [(m.id, m.string) for m in spanish if m.id and ends.findall(texts(m)[0]) != ends.findall(translations(m)[0])]
    assert odd == []


def test_what_is_compiled_is_what_is_written(spanish: Catalog) -> None:
    with SPANISH.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert {texts(m): translations(m) for m in compiled if m.id} == {texts(m): translations(m) for m in spanish if m.id}, MEND


def test_only_known_texts_reach_the_translation_as_values() -> None:
    """`_(value)` cannot be found by reading the code: each such place must be one whose values the catalog holds."""
    known = {
        "graph_schema": {
            "words.WAGE_STATE.get(wage.state, wage.state)", "phrases.get(one, one)", "phrases.get(other, other)", "wage.period",
            "words.SEX.get(wage.sex, wage.sex)",
        },
        "loaders": {
            "kind.doc", "part", "column.kind.value", "phrase", "column.unit", "column.doc", "CONFIDENCE[word]",
            "declared.kind.value",
        },
        "explorer": {
            "title", "self.title", "TITLES.get(name) or property_title(name)", "known.unit",
            "kind(type_name).property(property_name).words.get(code, code)", "known.plural if plural else known.title",
            "tie.reverse if reverse else tie.title", "tie.title if way == OUT else tie.reverse", "stroke.title",
            "PRESENCE[thing.presence]", "CONFIDENCE[one.confidence]", "text", "table.title", "remark", "LEADS[found.kind]",
            "RHYTHM.get(row.rhythm or '', '')", "TITLES[found.kind]", "TITLES[one.kind]", "WANTED[kind]", "form.USE",
        },
        "solidarity": {"question.doc"},
    }  # fmt: skip
    found = {package: set(values_translated(ROOT / package)) for package in PACKAGES}
    assert {package: found[package] - known[package] for package in PACKAGES} == {package: set() for package in PACKAGES}


def values_translated(folder: Path) -> list[str]:
    """What stands in `_(...)` that is no plain text."""
    return [
        ast.unparse(node.args[0])
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
        if node.args and not isinstance(node.args[0], ast.Constant)
    ]


def test_pages_in_spanish_show_no_english_of_the_catalog(starter_graph: Graph, spanish: Catalog) -> None:
    """What each page draws first, bare and with state: no phrase that the catalog translates into another."""
    english = {text for m in spanish if m.id for text in texts(m) if text not in translations(m)}
    english = {text for text in english if len(WORDS.findall(text)) > 1} - WORDS_OF_SOURCES
    app = create_app(starter_graph)
    pages = {page.path: page for page in registered_pages()}
    for path, _sign, query in (address.partition("?") for address in addresses()):
        if path in pages:
            with app.server.test_request_context(path), in_language("es"):
                shown = set(strings(json.loads(json.dumps(pages[path].render(**dict(parse_qsl(query))), default=plain))))
            assert shown & english == set(), (path, query)


def plain(component: Any) -> Any:
    """A component as JSON."""
    return component.to_plotly_json()


def strings(thing: Any) -> list[str]:
    """Every text in JSON, but for keys."""
    if isinstance(thing, str):
        return [thing]
    parts = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return [text for part in parts for text in strings(part)]
