"""Search: accents, case and acronyms do not matter, and both engines give the same answer in the same order."""

import pytest

from explorer.questions import search
from explorer.subjects import resolve
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.records import Evidence, NodeRecord
from graph_schema.write import writing

SAID = Evidence("test/search", "2024-05-01", locator=("https://example.org/a",), citation=("Example: A page (2024-05-01)",))
HIDDEN = Evidence("test/hidden", "2024-05-01", visibility="confidential")
MINERS = "Sindicato Nacional de Trabajadores Mineros, Metalúrgicos, Siderúrgicos y Similares de la República Mexicana"
THINGS: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("Union", "u:mineros", MINERS, "MX", ["Los Mineros"]),
    ("Union", "u:sitiavw", "Sindicato Independiente Volkswagen de México", "MX", ["SITIAVW"]),
    ("Employer", "e:vw", "Volkswagen AG", "DE", ["VW"]),
    ("Employer", "e:vwm", "Volkswagen de México, S.A. de C.V.", "MX", []),
    ("Worksite", "w:puebla", "Volkswagen Puebla", "MX", []),
    ("Worksite", "w:wolfsburg", "Volkswagen Wolfsburg", "DE", []),
    ("Employer", "e:acero", "Aceros México", "BR", []),
)


@pytest.fixture
def filled(graph: Graph) -> Graph:
    with writing(graph) as door:
        door.put(
            [
                NodeRecord(label, known, {"name": name, "country": land, "aliases": aliases}, SAID)
                for label, known, name, land, aliases in THINGS
            ]
        )
        door.put([NodeRecord("Union", "u:hidden", {"name": "Volkswagen secret"}, HIDDEN)])
    return graph


FOUND = {
    "mineros": ["u:mineros"],
    "MINEROS metalurgicos": ["u:mineros"],
    "SNTMMSSRM": ["u:mineros"],
    "vw": ["e:vw"],
    "volkswagen": ["e:vw", "e:vwm", "w:puebla", "w:wolfsburg", "u:sitiavw"],
    "Volkswagen México": ["e:vwm", "w:puebla", "u:sitiavw"],
    "volkswagen alemania": ["e:vw", "w:wolfsburg"],
    "mexico": ["u:sitiavw", "e:acero", "e:vwm"],
    "volks pueb": ["w:puebla"],
    "nobody here": [],
    "...": [],
    "": [],
}
UPSETTING = ("+vw -x", 'a"b', "x:y", "* ? ~", "AND OR NOT", "(", "\\", "é", "volkswagen " * 50)


def test_what_a_text_finds(filled: Graph) -> None:
    assert {text: [hit.id for hit in search.find(filled, text)] for text in FOUND} == FOUND


def test_a_hit_says_by_which_name_it_was_found(filled: Graph) -> None:
    assert search.find(filled, "vw") == [search.Hit("Employer", "e:vw", "Volkswagen AG", "DE", None, "VW")]


def test_no_text_upsets_the_search(filled: Graph) -> None:
    for text in UPSETTING:
        assert isinstance(search.find(filled, text), list), text


def test_a_subject_is_an_id_or_a_name_that_is_unique(filled: Graph) -> None:
    assert resolve(filled, "e:vw") == "e:vw"
    assert resolve(filled, "vw", ("Employer",)) == "e:vw"
    assert resolve(filled, "volkswagen ag") == "e:vw"
    with pytest.raises(Fault, match="several"):
        resolve(filled, "volkswagen")
    with pytest.raises(Fault, match="Nothing here"):
        resolve(filled, "nobody")
