"""What the README shows is true: its examples run as they stand, its commands exist, its pictures are there."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from explorer.app import create_app
from explorer.question import Answer, questions
from explorer.questions.part import part
from graph_schema.database import Graph
from graph_schema.records import NodeRecord
from loaders import formats
from loaders.load import check
from solidarity.cli import main

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^```python (\S+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))


def example(path: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An example of the README as the module that it would be, for this test only."""
    name = path.removesuffix(".py").replace("/", ".")
    module = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, module)
    exec(compile(EXAMPLES[path], path, "exec"), module.__dict__)
    return module


def test_a_question_and_a_page_are_one_file_each(starter_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.question._registered", dict(questions()))  # all are imported before: none is lost after
    asked = example("explorer/questions/longest_strikes.py", monkeypatch)
    answer: Answer[object] = asked.strikes_in(starter_graph, "US")
    names = set(answer.frame()["name"])
    assert names
    page = example("explorer/pages/strikes.py", monkeypatch).PAGE
    with create_app(starter_graph).server.test_request_context("/strikes?country=US"):
        shown = str(page.render(country="US").to_plotly_json())
    assert [name for name in names if name not in shown] == []


def test_a_loader_is_one_file_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = formats._published(example("loaders/plants.py", monkeypatch))
    file = tmp_path / "plants 2026-01-02.csv"
    file.write_text("Plant ID,Plant,Land\n7,Silao,MX\n8,Nowhere,XX\n", encoding="utf-8")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, known))
    report = check([file])
    assert [(f.format, f.read, f.loaded, f.reported) for f in report.files] == [("example/plants", 2, 1, 1)]
    assert [(p.line, p.column) for p in report.problems] == [(3, "Land")]


def test_an_export_format_is_one_file_and_one_line(starter_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    names = example("explorer/export/names.py", monkeypatch)
    text = names.data(part(starter_graph, ["name:DE:volkswagen-ag"])).decode()
    assert text.startswith("Volkswagen AG (starter/")


def test_commands_pictures_and_folders_named_are_there() -> None:
    for command in set(re.findall(r"solidarity ([a-z]+)", TEXT)):
        assert command in main.commands, command
    for picture in re.findall(r"\]\((docs/[^)]+)\)", TEXT):
        assert (ROOT / picture).is_file(), picture
    for path in re.findall(r"`((?:data|tests|docs|graph_schema|loaders|explorer)/[\w./-]*)`", TEXT):
        assert (ROOT / path).exists(), path
    assert NodeRecord.__name__ in TEXT
