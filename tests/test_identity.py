"""Ids are readable, the same from every file, and which ids are one thing is decided in one place."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_schema.identity import coded_id, fold, is_id, is_source, name_id, representatives, tie_id


@pytest.mark.parametrize(
    "name",
    [
        "General Motors de México, S. de R.L. de C.V.",
        "GENERAL MOTORS DE MEXICO S. DE R. L. DE C. V.  ",
        " general motors de méxico s de rl de cv",
    ],
)
def test_one_name_has_one_id_however_it_is_written(name: str) -> None:
    assert name_id("MX", name) == "name:MX:general-motors-de-mexico-s-de-rl-de-cv"


def test_a_worksite_adds_its_place_and_a_body_of_the_whole_world_says_so() -> None:
    assert name_id("MX", "Planta 1", "Silao, Guanajuato") == "name:MX:planta-1:silao-guanajuato"
    assert name_id("", "IndustriALL Global Union") == "name:WORLD:industriall-global-union"


def test_what_cannot_be_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="no id"):
        name_id("MX", " .,- ")
    with pytest.raises(ValueError, match="not a code"):
        coded_id("lei", " ")
    assert [is_id(text) for text in ("gem:P1", "gem:", "GEM:P1", "plain", "a:b|c", "a:b\nc")] == [
        True,
        False,
        False,
        False,
        False,
        False,
    ]
    assert [is_source(text) for text in ("gem/steel-plants", "gem", "a/b/c", "Gem/x")] == [True, False, False, False]


def test_what_is_absent_from_a_ties_id_is_written() -> None:
    assert tie_id("OWNS", "gem:E1", "gem:E2", "gem/steel-plants", "") == "OWNS|gem:E1|gem:E2|gem/steel-plants|-"


@given(st.text())
@example("Œuvre")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_chains_of_decisions_have_one_representative_and_codes_come_first() -> None:
    pairs = [("name:MX:b", "name:MX:a"), ("lei:1", "name:MX:b"), ("name:DE:x", "name:DE:y")]
    expected = {"name:MX:a": "lei:1", "name:MX:b": "lei:1", "name:DE:y": "name:DE:x"}
    assert representatives(pairs) == expected
    assert representatives(reversed(pairs)) == expected
