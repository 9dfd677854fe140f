"""Well-known companies and worksites' owners: whose name it is, where it is none, and what joins nothing."""

import pytest

from graph_schema.reference_files import table_rows
from loaders import known_name
from loaders.match import Candidate, party
from loaders.party_name import plain_words
from tests.matched import found


def of(kind: str, first: str, second: str, country: str = "") -> Candidate:
    return found(kind, first, second, (country, country))


def owners(name: tuple[str, ...], land: str) -> set[str]:
    """Whose name it is in a land: its own companies' before others'."""
    meant = known_name.meant(name, land)
    return {one.token for one in meant if one.land == land} or ({one.token for one in meant} if len(name) > 1 else set())


def test_no_name_of_the_list_is_two_companies_in_one_country() -> None:
    """A name may be of two lands; then it is each one's at home, and nobody's where no land is known."""
    names = {one.words for known in known_name._company_index().names.values() for one in known}
    lands = {row["country"] for row in table_rows("company-names")}
    twice = {(name, land): found for name in names for land in lands if len(found := owners(name, land)) > 1}
    assert {key: sorted(found) for key, found in twice.items()} == {}
    shared = [name for name in names if len(owners(name, "")) > 1]
    assert ("empresa", "nacional", "telecomunicaciones") in shared  # Chile's and Bolivia's
    assert {tokens for name in shared if (tokens := known_name.companies(name, "").tokens)} == set()
    assert of("employer", "Australian Broadcasting Corporation", "American Broadcasting Companies").verdict == "different"


def test_a_letter_or_a_land_that_is_left_of_a_name_is_no_company_inside_another() -> None:
    """`A&F` leaves an F, `PT Portugal` a land: its company is meant where nothing else is said."""
    others = [("F. Boltex Roofing", "US"), ("C. Boltex", "DE"), ("Boltex Portugal", "PT"), ("Ethiopian Boltex Enterprise", "ET")]
    assert [known_name.companies(plain_words(*name), name[1]).tokens for name in others] == [(), (), (), ()]
    assert known_name.companies(plain_words("A&F", "US"), "US").tokens == ("@af",)
    assert of("employer", "F. Altora Inc.", "A&F Altora", "US").verdict == "different"
    assert of("employer", "C & A Altora GmbH", "C&A Altora", "DE").verdict == "same"


def test_a_word_town_or_family_is_a_company_only_where_nothing_else_is_said() -> None:
    others = [
        ("Prefeitura de Suzano", "BR"),
        ("Ascension Parish Schools", "US"),
        ("Emirates Driving", "AE"),
        ("Well Mart Boltex", ""),
    ]
    assert [known_name.companies(plain_words(*name), name[1]).tokens for name in others] == [(), (), (), ()]
    itself = [("Suzano S.A.", "BR"), ("Suzano Papel e Celulose", "BR"), ("Peabody", "US"), ("Emirates", "AE")]
    tokens = [known_name.companies(plain_words(*name), name[1]).tokens for name in itself]
    assert tokens == [("@suzano",), ("@suzano",), ("@peabody",), ("@emirates",)]


def test_a_continent_is_no_country_of_it() -> None:
    """By the letters AF Africa was Afghanistan."""
    assert of("employer", "Altora Africa", "Altora Afghanistan").verdict == "different"


def test_a_town_in_an_owners_name_is_where_the_plant_is() -> None:
    """But `Toyota` is its owner's whole name, and Cleveland-Cliffs is in Riverdale."""
    assert of("worksite", "Xinyu steel plant", "新余钢铁集团", "CN").probability > 0.5
    for name, land, no_place in (("Toyota Takaoka plant", "JP", "toyota"), ("Cleveland-Cliffs Riverdale", "US", "cleveland")):
        assert no_place not in party("a", [name], kind="worksite", country=land).names[0].towns


@pytest.mark.parametrize(
    ("first", "second", "land"),
    [
        ("Facebook, Inc.", "Meta Platforms, Inc.", "US"),
        ("BT Group plc", "British Telecom plc", "GB"),
        ("石川島播磨重工業株式会社", "株式会社IHI", "JP"),
        ("日立金属株式会社", "株式会社プロテリアル", "JP"),
    ],
)
def test_a_name_of_before_makes_likely_and_joins_nothing(first: str, second: str, land: str) -> None:
    said = of("employer", first, second, land)
    assert (said.probability > 0.5, said.verdict) == (True, "offered")
