"""Which employers unions share: tiers, filters, how many of how many were researched, who is there. On both engines."""

from typing import Any

import pytest

from explorer.question import ask
from explorer.questions.family_places import family_places
from explorer.questions.shared_employers import Presence, section_of, shared_employers
from graph_schema.database import Graph
from tests import sample_families as s


def names(graph: Graph, **filters: Any) -> list[str]:
    return [row.name for row in shared_employers(graph, **filters).rows]


def test_families_in_most_countries_first_second_tier_last(graph: Graph) -> None:
    s.load(graph)
    rows = shared_employers(graph).rows
    assert [(r.name, r.tier, r.countries, r.researched, r.places) for r in rows] == [
        ("Volkswagen AG", 1, ("DE", "MX", "US"), 2, 3),
        ("Vallourec SA", 1, ("BR", "DE", "FR"), 1, 3),
        ("General Motors", 1, ("MX", "US"), 2, 2),
    ]
    assert rows[0].presences == (
        Presence("DE", 1, 1, 0, 0, 1, 1, 0, 0),
        Presence("MX", 1, 1, 1, 0, 0, 1, 0, 1, (s.SITIAVW,)),
        Presence("US", 1, 1, 1, 0, 0, 1, 0, 1, (s.UAW,)),
    )


def test_a_second_country_by_a_joint_venture_alone_is_the_second_tier(graph: Graph) -> None:
    brazil = s.node("Worksite", "name:BR:hkm", "HKM Brasil", country="BR")
    s.load(graph, brazil, s.tie("OPERATES", s.employer(s.HKM), s.worksite(brazil.id)))
    tiers = {row.name: row.tier for row in shared_employers(graph).rows}
    assert tiers["Salzgitter AG"] == 2
    assert tiers["Hüttenwerke Krupp Mannesmann"] == 1
    assert "Salzgitter AG" not in names(graph, tier=1)


def test_filters_keep_families_with_every_union_and_country(graph: Graph) -> None:
    s.load(graph)
    found = {
        "both unions": names(graph, unions=[s.UAW, s.SINTTIA]),
        "one union": names(graph, unions=[s.UAW]),
        "a union of nobody shared": names(graph, unions=[s.ASPA]),
        "countries": names(graph, countries=["DE", "BR"]),
        "division": names(graph, sector="24"),
        "section": names(graph, sector="C"),
        "another section": names(graph, sector="B"),
    }
    assert found == {
        "both unions": ["General Motors"],
        "one union": ["Volkswagen AG", "General Motors"],
        "a union of nobody shared": [],
        "countries": ["Vallourec SA"],
        "division": ["Vallourec SA"],
        "section": ["Volkswagen AG", "Vallourec SA", "General Motors"],
        "another section": [],
    }


def test_it_says_how_many_of_how_many_were_researched_and_names_the_sources(graph: Graph) -> None:
    s.load(graph)
    answer = ask(graph, "shared-employers", {"unions": "SINTTIA"})
    assert answer.unknown == []
    assert [(c.source, c.text) for c in answer.sources] == [(s.SOURCE, "Register: A register")]
    assert shared_employers(graph).unknown == [
        "5 of 8 places were researched for unions: the rest is unknown, not without a union."
    ]


def test_who_represents_whom_with_the_units_own_workers(graph: Graph) -> None:
    s.load(graph)
    place = family_places(graph, s.VW, "MX").rows[0]
    assert (place.name, place.presence, place.workers, place.run_by) == ("VW Puebla", "union", 6100, s.VW_MEXICO)
    assert [(u.union_name, u.unit, u.workers_covered, [c.source for c in u.sources]) for u in place.units] == [
        ("SITIAVW", "production", 6100, [s.OTHER, s.SOURCE])
    ]


def test_a_works_council_stands_apart_from_unions(graph: Graph) -> None:
    s.load(graph)
    place = family_places(graph, s.VW, "DE").rows[0]
    assert (place.presence, place.units, [c.name for c in place.councils]) == ("open", (), ["Gesamtbetriebsrat Volkswagen"])


def test_a_company_is_listed_where_no_worksite_is_named_or_it_has_a_unit(graph: Graph) -> None:
    s.load(graph)
    listed = {country: [(p.label, p.name) for p in family_places(graph, s.GM, country).rows] for country in ("US", "MX")}
    assert listed == {"US": [("Employer", "General Motors")], "MX": [("Worksite", "GM Silao")]}


@pytest.mark.parametrize(("code", "section"), [("2410", "C"), ("29", "C"), ("07", "B"), ("C", "C"), ("99", "U"), ("8220", "N")])
def test_a_code_belongs_to_its_section(code: str, section: str) -> None:
    assert section_of(code) == section


def test_the_bundled_data_name_the_families_that_unions_share(starter_graph: Graph) -> None:
    answer = shared_employers(starter_graph)
    found = {row.name: {p.country for p in row.presences if p.tier == 1} for row in answer.rows}
    expected = {
        "Volkswagen AG": {"MX", "US", "DE", "BR"},
        "General Motors Company": {"MX", "US"},
        "The Goodyear Tire & Rubber Company": {"MX", "US"},
        "ArcelorMittal SA": {"BR", "CA", "DE", "MX", "US"},
        "Gerdau SA": {"BR", "CA", "MX", "US"},
    }
    assert {name: lands & found.get(name, set()) for name, lands in expected.items()} == expected
    assert [name for name in found if "unknown" in name.casefold() or "shareholder" in name.casefold()] == []
    assert answer.sources


def test_joint_holdings_of_the_bundled_steel_plants_are_second_tier(starter_graph: Graph) -> None:
    tiers = {row.name: {(p.country, p.tier) for p in row.presences} for row in shared_employers(starter_graph).rows}
    assert ("DE", 2) in tiers["ArcelorMittal SA"], "Dillingen"
    assert {("DE", 1), ("DE", 2)} <= tiers["thyssenkrupp AG"], "Duisburg, and HKM"
    assert ("DE", 1) not in tiers["Vallourec SA"], "HKM is all that Vallourec has there"
