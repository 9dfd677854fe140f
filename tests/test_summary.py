"""What is derived after a load: families, shared employers, what is held; per visibility, on both engines."""

import json
from typing import Any

import pytest

from graph_schema import derived, summary
from graph_schema.database import Graph
from graph_schema.family_count import COUNTS
from graph_schema.records import Record
from tests import sample_families as s


def shared(graph: Graph) -> dict[str, dict[str, object]]:
    """Family -> country -> tier -> what is counted there."""
    found: dict[str, dict[str, Any]] = {}
    for family in derived.shared_employers(graph):
        for country, tier, *counts, unions in family["cells"]:
            cell: dict[str, Any] = {name: n for name, n in zip(COUNTS, counts, strict=True) if n}
            cell |= {"unions": [list(family["unions"])[n] for n in unions]} if unions else {}
            found.setdefault(family["name"], {}).setdefault(country, {})[str(tier)] = cell
    return found


def places(graph: Graph, head: str, country: str) -> list[tuple[str, str]]:
    """The places of a family in a country: id and presence."""
    family = derived.family(graph, head)
    return [(known, presence) for known, _label, _tier, presence in derived.places(graph, family, country)] if family else []


def test_shared_employers_need_two_countries_and_count_companies_where_no_plant_is_named(graph: Graph) -> None:
    s.load(graph)
    volkswagen = {
        "MX": {"1": {"sites": 1, "site_union": 1, "companies": 1, "units": 1, "unions": [s.SITIAVW]}},
        "US": {"1": {"sites": 1, "site_union": 1, "companies": 1, "units": 1, "unions": [s.UAW]}},
        "DE": {"1": {"sites": 1, "companies": 1}},
    }
    motors = {
        "MX": {"1": {"sites": 1, "site_union": 1, "companies": 1, "units": 1, "unions": [s.SINTTIA]}},
        "US": {"1": {"companies": 1, "company_union": 1, "units": 1, "unions": [s.UAW]}},
    }
    vallourec = {
        "BR": {"1": {"sites": 1}},
        "FR": {"1": {"companies": 1}},
        "DE": {"2": {"sites": 1, "site_none": 1, "companies": 1}},
    }
    assert shared(graph) == {"Volkswagen AG": volkswagen, "General Motors": motors, "Vallourec SA": vallourec}


def test_a_works_council_is_no_union(graph: Graph) -> None:
    s.load(graph)
    assert dict(shared(graph)["Volkswagen AG"])["DE"] == {"1": {"sites": 1, "companies": 1}}
    assert [presence for _id, presence in places(graph, s.VW, "DE")] == ["open", "open"]


def test_not_researched_is_not_no_union(graph: Graph) -> None:
    s.load(graph)
    expected = [(s.JECEABA, "open"), (s.HKM_PLANT, "no_union"), (s.HKM, "open")]
    assert places(graph, s.VALLOUREC, "BR") + places(graph, s.HKM, "DE") == expected


def test_a_unit_that_two_sources_name_or_that_spans_sites_is_one_unit(graph: Graph) -> None:
    second = s.node("Worksite", "name:MX:vw-guanajuato:silao", "VW Guanajuato", country="MX")
    ties = [
        s.tie("OPERATES", s.employer(s.VW_MEXICO), s.worksite(second.id)),
        s.tie("REPRESENTS", s.union(s.SITIAVW), s.worksite(second.id), unit="production", workers_covered=6100),
    ]
    s.load(graph, second, *ties)
    cell = {"sites": 2, "site_union": 2, "companies": 1, "units": 1, "unions": [s.SITIAVW]}
    assert dict(shared(graph)["Volkswagen AG"])["MX"] == {"1": cell}


def test_a_union_that_left_does_not_represent_today(graph: Graph) -> None:
    before = s.tie("REPRESENTS", s.union(s.ASPA), s.worksite(s.JECEABA), until="2019")
    s.load(graph, before)
    assert places(graph, s.VALLOUREC, "BR") == [(s.JECEABA, "open")]


def test_owners_change_with_the_day(graph: Graph) -> None:
    s.load(graph)
    holding_mas_air = {}
    for on in ("2015", "2026"):
        rows = {row.id: json.loads(row.json) for row in summary.derive(graph, on)}
        held = [
            known
            for known, row in rows.items()
            if known.startswith("family:") and s.MAS_AIR in json.dumps(row["places"].get("MX"))
        ]
        holding_mas_air[on] = held
    assert holding_mas_air == {"2015": [f"family:{s.LATAM}"], "2026": [f"family:{s.FUND}"]}


def test_a_family_lists_its_wages_agreements_and_cases(graph: Graph) -> None:
    more: list[Record] = [
        s.node("Agreement", "agreement:vw", "Contract", kind="collective"),
        s.tie("APPLIES_TO", ("Agreement", "agreement:vw"), s.worksite(s.PUEBLA)),
        s.node("Wage", "wage:vw", "Pay", subject_kind="agreement", kind="level"),
        s.tie("PAID_AT", ("Wage", "wage:vw"), ("Agreement", "agreement:vw")),
        s.node("Case", "rrm:vw", "Petition", kind="rapid_response"),
        s.tie("CONCERNS", ("Case", "rrm:vw"), s.employer(s.VW_MEXICO)),
        s.node("Agreement", "gfa:vw", "Declaration", kind="global_framework"),
        s.tie("SIGNED", s.employer(s.VW), ("Agreement", "gfa:vw")),
    ]
    s.load(graph, *more)
    family = derived.family(graph, s.VW)
    assert family is not None
    assert {key: family[key] for key in ("agreements_ids", "wages_ids", "cases_ids", "agreements", "employers")} == {
        "agreements_ids": ["agreement:vw", "gfa:vw"], "wages_ids": ["wage:vw"], "cases_ids": ["rrm:vw"],
        "agreements": 2, "employers": 3,
    }  # fmt: skip


def test_no_count_gives_away_what_its_reader_may_not_see(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = s.evidence(visibility="internal")
    site = s.node("Worksite", "name:BR:vw-anchieta:sao-bernardo", "VW Anchieta", secret, country="BR")
    s.load(graph, site, s.tie("OPERATES", s.employer(s.VW), s.worksite(site.id), secret))
    assert sorted(shared(graph)["Volkswagen AG"]) == ["DE", "MX", "US"]
    assert derived.level_of(graph, ["public", "internal", "confidential"]) == "internal"
    monkeypatch.setattr(graph, "visible", ["public", "internal"])
    assert sorted(shared(graph)["Volkswagen AG"]) == ["BR", "DE", "MX", "US"]


def test_what_the_graph_holds_is_counted_by_type_country_and_source(graph: Graph) -> None:
    s.load(graph)
    counted = {(c["what"], c["name"], c["key"]): c["n"] for c in derived.counted(graph)}
    expected = {
        ("type", "Employer", ""): 11, ("country", "Employer", "MX"): 4, ("source", "Employer", s.SOURCE): 11,
        ("tie", "REPRESENTS", s.SOURCE): 4, ("tie", "REPRESENTS", s.OTHER): 1, ("type", "Wage", ""): None,
    }  # fmt: skip
    assert {key: counted.get(key) for key in expected} == expected


def test_deriving_twice_gives_the_same_and_a_change_is_seen(graph: Graph) -> None:
    s.load(graph)
    assert list(summary.derive(graph, "2026")) == list(summary.derive(graph, "2026"))
    assert len(derived.shared_employers(graph)) == 3
    brazil = s.node("Worksite", "name:BR:hkm", "HKM Brasil", country="BR")
    s.load(graph, brazil, s.tie("OPERATES", s.employer(s.HKM), s.worksite(brazil.id)))
    assert len(derived.shared_employers(graph)) == 5
