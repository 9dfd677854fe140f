"""Every question, on both engines, with the same answer; and none that tells what its reader may not see."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from explorer.question import Question, ask, questions
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.model import CODE, COUNTRY, CURRENCY, DATE, NUMERIC, NodeType, Property
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord, Value
from graph_schema.write import writing
from solidarity import bundle
from tests.conftest import wipe

SUBJECTS = {
    "Union": ["name:US:united-auto-workers", "name:DE:ig-metall", "name:CA:unifor"],
    "Employer": ["name:DE:volkswagen-ag", "name:MX:volkswagen-de-mexico-sa-de-cv", "name:US:general-motors-company"],
    "Worksite": ["gem:P100000120725", "gem:P100000120423"],
    "Coalition": ["alliance:usw-mineros"],
    "Case": ["rrm:gm-silao"],
}
WORD = "Zephyrine"
SECRET = Evidence("secret/notes", "2025-01-01", visibility="confidential")
TRIED: dict[str, list[Any]] = {
    "source": ["starter/wages", "starter/steel-worksites"], "sector": ["29", "24"], "family": SUBJECTS["Employer"],
    "countries": [["MX", "US"]],
}  # fmt: skip


@pytest.fixture(scope="module")
def engines(embedded: Graph, neo4j: Graph) -> Iterator[list[Graph]]:
    """Both engines with the starter data, and with secrets beside it."""
    graphs = [embedded, neo4j]
    for graph in graphs:
        wipe(graph)
        bundle.refresh(graph)
        with writing(graph, what="test") as door:
            door.put(secrets())
    yield graphs
    for graph in graphs:
        wipe(graph)


def secrets() -> list[Record]:
    """A confidential node of each type, a confidential tie of each type to public things, a confidential claim on those."""
    nodes: list[Record] = [
        NodeRecord(node.label, hidden(node), {"name": f"{WORD} {node.label}"} | filled(node.properties), SECRET)
        for node in ONTOLOGY.nodes
    ]
    ties: list[Record] = [
        TieRecord(tie.name, start.label, first, end.label, last, SECRET, filled(tie.properties))
        for tie in ONTOLOGY.ties
        for start in tie.starts
        for end in tie.ends
        for first, last in around(start, end)
    ]
    claims: list[Record] = [NodeRecord(label, known, {"note": WORD}, SECRET) for label, ids in SUBJECTS.items() for known in ids]
    return nodes + ties + claims


def around(start: NodeType, end: NodeType) -> list[tuple[str, str]]:
    """Ends of a tie: both hidden, and hidden with public things that the questions are asked about."""
    public_start, public_end = SUBJECTS.get(start.label, []), SUBJECTS.get(end.label, [])
    return [(first, hidden(end)) for first in public_start] + [(hidden(start), last) for last in public_end]


def hidden(node: NodeType) -> str:
    """The id of the confidential thing of a type."""
    return "secret/notes" if node.label == "Source" else f"name:MX:{WORD.casefold()}-{node.label.casefold()}"


def filled(properties: tuple[Property, ...]) -> Properties:
    """A value that gives itself away for each property."""
    return {p.name: _value(p) for p in properties if p.name != "name"}


def _value(p: Property) -> Value:
    if p.kind is CODE:
        return next(iter(p.words))
    if p.kind in NUMERIC:
        return 77.0
    if p.kind is DATE:
        return "2025-01-01"
    plain = {COUNTRY: "MX", CURRENCY: "MXN"}
    return plain.get(p.kind, [WORD] if "several" in p.kind.value or "codes" in p.kind.value else WORD)


def asked(question: Question) -> list[dict[str, str | list[str]]]:
    """Ways to ask a question: about each subject it takes, or with nothing but what it requires."""
    labels = {p.name: p.labels for p in question.parameters if p.labels}
    for name, allowed in labels.items():
        return [{name: known} for label in allowed for known in SUBJECTS.get(label, [])]
    for name, values in TRIED.items():
        if name in {p.name for p in question.parameters}:
            return [{name: value} for value in values]
    return [{}]


def answer(graph: Graph, question: Question, told: dict[str, str | list[str]]) -> Any:
    """The whole answer as a program reads it, or the sentence that refuses it."""
    try:
        return json.loads(json.dumps(ask(graph, question.name, told).as_json(), default=str))
    except Fault as fault:
        return str(fault)


@pytest.mark.parametrize("name", list(questions()))
def test_both_engines_answer_alike_and_keep_secrets(engines: list[Graph], name: str) -> None:
    question = questions()[name]
    for told in asked(question):
        first, second = (answer(graph, question, told) for graph in engines)
        assert first == second, told
        assert WORD.casefold() not in json.dumps(first).casefold(), told
        assert "secret/notes" not in json.dumps(first), told


def test_who_may_see_confidential_things_does(engines: list[Graph]) -> None:
    for graph in engines:
        graph.visible = ["public", "internal", "confidential"]
        try:
            seen = answer(graph, questions()["neighbours"], {"thing": SUBJECTS["Employer"][0]})
        finally:
            graph.visible = ["public"]
        assert WORD in json.dumps(seen)


def test_answers_are_a_data_frame_away(embedded: Graph, engines: list[Graph]) -> None:
    assert engines[0] is embedded
    frame = ask(embedded, "shared-employers", {}).frame()
    assert "Volkswagen AG" in set(frame["name"])


@pytest.mark.parametrize(
    ("told", "understood"),
    [(["MX", "US"], ["MX", "US"]), ("MX, us", ["MX", "US"]), (["México", "Germany"], ["MX", "DE"])],
)
def test_countries_are_given_by_code_or_name_one_by_one_or_with_commas(
    engines: list[Graph], told: str | list[str], understood: list[str]
) -> None:
    assert ask(engines[0], "shared-employers", {"countries": told}).subject["countries"] == understood


def test_what_is_no_country_is_said_so(engines: list[Graph]) -> None:
    with pytest.raises(Fault, match=r"^Atlantis is no country: write its code of two letters \(ISO 3166-1\), such as MX\.$"):
        ask(engines[0], "exchanges", {"country": "Atlantis"})
