"""The Labor Action Tracker's export. Whole columns of the real file are empty: rows here are made up with all of them filled."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pytest

from graph_schema.identity import fold
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from loaders import labor_action_tracker, personal_names
from loaders.labor_action_sources import public_addresses
from loaders.rows import Row
from loaders.tables import open_tables

EDITION = "2024-04-13"
FIRST, SECOND = "https://example.org/news/weavers-strike", "https://x.com/i/status/12345"
STRIKE = dict.fromkeys((c for c in labor_action_tracker.SPELLED.all if c != "ID"), "") | {
    "Employer": "Example Mills", "LaborOrganization": "Weavers Union", "Local": "7", "Industry": "Manufacturing",
    "BargainingUnitSize": "120", "Address": "1 Mill Street", "City": "Lowell", "State": "Massachusetts",
    "ApproximateNumberOfParticipants": "100-150", "StartDate": "5/3/2021", "EndDate": "2021-05-04", "DurationAmount": "2",
    "DurationUnit": "Days", "StrikeOrProtest": "Strike", "Authorized": "Y", "WorkerDemands": "Pay; Job security",
    "Source": f"{FIRST}; https://x.com/juana_inventada/status/12345?s=20", "Notes": "At two gates.",
}  # fmt: skip


def read(**changed: str) -> list[Record]:
    """The records of the strike, with cells changed; the row must be without problems."""
    row = Row("f.csv", 2, STRIKE | changed, EDITION)
    found = list(labor_action_tracker.read_row(row))
    assert row.problems == []
    return found


def sides(records: list[Record]) -> list[tuple[str, str, object]]:
    """Who took part, and in what role."""
    return [
        (r.start_label, r.start, r.properties["role"]) for r in records if isinstance(r, TieRecord) and r.name == "TOOK_SIDE_IN"
    ]


def test_a_strike_with_its_employer_and_union() -> None:
    key = "example-mills:lowell:2021-05-03"
    source = "Cornell University ILR School and University of Illinois LER School: Labor Action Tracker (2024-04-13)"
    evidence = Evidence("us-ilr/labor-action-tracker", EDITION, "primary", key, (FIRST, SECOND), (source,))
    action, firm, union = f"labor-action:{key}", "name:US:example-mills", "name:US:weavers-union-local-7"
    assert read() == [
        NodeRecord(
            "Case",
            action,
            {
                "country": "US",
                "kind": "strike",
                "place": "Lowell",
                "region": "Massachusetts",
                "started": "2021-05-03",
                "ended": "2021-05-04",
                "workers": 100,
                "workers_high": 150,
                "demands": ["Pay", "Job security"],
                "name": "Strike at Example Mills, 2021-05-03",
                "note": "Authorized: Y; Duration: 2 Days; BargainingUnitSize: 120; Notes: At two gates.",
            },
            evidence,
        ),
        NodeRecord("Employer", firm, {"name": "Example Mills", "country": "US", "sector_as_quoted": "Manufacturing"}, evidence),
        TieRecord("CONCERNS", "Case", action, "Employer", firm, evidence),
        NodeRecord("Union", union, {"name": "Weavers Union Local 7", "country": "US", "level": "local"}, evidence),
        TieRecord("TOOK_SIDE_IN", "Union", union, "Case", action, evidence, {"role": "striker"}),
    ]


def test_a_sector_only_where_the_industry_is_one_and_leads_to_one() -> None:
    def sector(industry: str) -> object:
        return read(Industry=industry)[1].properties.get("sector")

    assert sector("Educational Services") == "85"
    assert sector("Manufacturing") is None
    assert sector("Educational Services, Public Administration") is None


def test_a_local_whose_union_is_not_named_stays_a_note() -> None:
    assert sides(read(LaborOrganization="", Local="202")) == []
    assert str(read(LaborOrganization="", Local="202; Council 3")[0].properties["note"]).startswith("Local: 202; Council 3; ")
    assert sides(read(LaborOrganization="", Local="433 (Ironworkers)")) == [("Union", "name:US:ironworkers-local-433", "striker")]
    assert sides(read(LaborOrganization="", Local="Fight for 15 Chicago", StrikeOrProtest="Protest")) == [
        ("WorkerOrganisation", "name:US:fight-for-15-chicago", "participant")
    ]


def test_an_action_whose_kind_day_or_employer_is_not_said_stays_without() -> None:
    records = read(StrikeOrProtest="", StartDate="", Employer="", Source=FIRST)
    assert records[0].id == "labor-action:-:lowell:example.org/news/weavers-strike"
    assert (records[0].properties["kind"], records[0].properties["name"]) == ("labour_action", "Labour action at Lowell")
    assert sides(records) == [("Union", "name:US:weavers-union-local-7", "participant")]
    assert not [r for r in records if isinstance(r, NodeRecord) and r.label == "Employer"]


def test_nobody_who_may_be_a_person_arrives() -> None:
    records = read(
        Employer="Juana Inventada; Example Mills", Notes="Called by Linda Inventada.", WorkerDemands="Rehire Anna Inventada"
    )
    assert "inventada" not in fold(json.dumps([asdict(record) for record in records]))
    assert [r.id for r in records if isinstance(r, NodeRecord) and r.label == "Employer"] == ["name:US:example-mills"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("https://twitter.com/somebody/status/99?s=03", ["https://twitter.com/i/status/99"]),
        ("https://twitter.com/somebody", []),
        ("https://www.facebook.com/somebody/posts/1; https://a.org/x", ["https://a.org/x"]),
        ("https://www.instagram.com/p/Cx7/; https://www.instagram.com/somebody/", ["https://www.instagram.com/p/Cx7/"]),
        ("https://a.org/2021/linda-inventada-fired", []),
        ("https://a.org/2021/st-vincent-nurses", ["https://a.org/2021/st-vincent-nurses"]),
        ("1)\thttps://a.org/x\nhttps://b.org/y; no address", ["https://a.org/x", "https://b.org/y"]),
    ],
)
def test_sources_without_those_that_may_name_somebody(cell: str, expected: list[str]) -> None:
    assert public_addresses(cell) == expected


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("StrikeOrProtest", "Parade", '"parade" is not one of the words: strike, protest, lockout'),
        ("ApproximateNumberOfParticipants", "many", '"many" is neither a number of people nor a range'),
        ("StartDate", "2/30/2021", "2021-02-30 is not in the calendar: write a date that exists"),
    ],
)
def test_a_wrong_cell_is_named(column: str, cell: str, message: str) -> None:
    row = Row("f.csv", 2, STRIKE | {column: cell}, EDITION)
    assert list(labor_action_tracker.read_row(row)) == []
    assert [(problem.column, problem.message) for problem in row.problems] == [(column, message)]


def test_every_row_of_the_real_file_loads(real_files: Path) -> None:
    [table] = open_tables(real_files / "us-ilr-labor-action-tracker" / "data.csv")
    counts: Counter[str] = Counter()
    for row in table.rows(EDITION):
        persons = [name for name in row.cells["Employer"].split(";") if personal_names.may_be_person(name.strip())]
        records = list(labor_action_tracker.read_row(row))
        assert row.problems == []
        counts.update(r.label if isinstance(r, NodeRecord) else r.name for r in records)
        said = {str(record.properties.get("name")) for record in records}
        assert not said & {name.strip() for name in persons}
        assert not [place for r in records for place in r.evidence.locator if "/status/" in place and "/i/status/" not in place]
    assert counts == {
        "Case": 2930, "Employer": 2854, "CONCERNS": 2854, "Union": 577, "WorkerOrganisation": 115, "TOOK_SIDE_IN": 692,
    }  # fmt: skip
