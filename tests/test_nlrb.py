"""Elections, cases and decisions of the National Labor Relations Board. Rows here are made up in the shape of the real ones."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from graph_schema.identity import fold
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from loaders import nlrb_cases, nlrb_decisions, nlrb_elections, nlrb_unions, personal_names
from loaders.rows import Row
from loaders.tables import open_tables
from tests.labelled_persons import labelled, mark

EDITION = "2021-12-21"
CASE = "01-RC-000001"
KEY = f"{CASE}:A:initial:2020-02-03:40"
UNION = "Example Workers International Union, Local 7"
TALLY = {
    "Case Number": CASE, "Case Name": "Example Mills, Inc.", "Unit City": "New Haven", "Unit State": "CT",
    "Case Status": "Closed", "Case Filed Date": "2020-01-02", "Case Closed Date": "2020-02-12",
    "Closed Reason": "Certific. of Representative", "Election Mode": "Manual", "Schedule Election Date": "2020-02-03",
    "Tally Date": "2020-02-03", "Tally Type": "Initial", "Tally Category": "Single Labor Organization", "Unit ID": "A",
    "Ballots Impounded": "N", "Num Eligible Voters": "40", "Num Void Ballots": "1", "Labor Organization 1 Name": UNION,
    "Votes For Labor Org1": "25", "Votes For Labor Org2": "0", "Votes For Labor Org3": "0",
    "Votes Cast Against Labor Org": "10", "Num Valid Votes Counted": "35", "Num Challenged Ballots": "2",
    "Union To Certify": UNION.upper(), "Unit Involved on Petition": "Included: all weavers",
    "Bargaining Unit Determined": "All full-time weavers at the Mill",
}  # fmt: skip
CHARGE = {
    "": "04-CA-000002", "case_number": "04-CA-000002", "name": "Example Mills, Inc.", "kind": "ULP", "case_type": "CA",
    "case_code": "CA", "employer": "Example Mills, Inc.", "union": "Teamsters Local 7", "city": "Easton", "state": "PA",
    "region_assigned": "Region 04, Philadelphia, Pennsylvania", "date_filed": "2026-01-02", "status": "Open",
    "date_closed": None, "allegations": ["8(a)(3) Discipline"], "nlrb_url": "https://www.nlrb.gov/case/04-CA-000002",
    "latest_action": "Signed Charge Against Employer", "latest_action_date": "2026-01-05",
    "captured_at": "2026-06-16T19:43:35-04:00", "ulp_notified": True, "ulp_notified_at": "baseline",
}  # fmt: skip
DECISION = {
    "": "04-RC-000003::2026-01-06::d9fe", "case_number": "04-RC-000003", "name": "Example Mills, Inc.",
    "kind": "Representation", "case_code": "RC", "decision_type": "Certification of Representative", "date": "2026-01-06",
    "actor": "NLRB - GC", "document": "Certification of Representative", "nlrb_url": "https://www.nlrb.gov/case/04-RC-000003",
    "captured_at": "2026-06-16T19:45:58-04:00",
}  # fmt: skip


def tally(**changed: str) -> list[Record]:
    """The records of the tally, with cells changed; the row must be without problems."""
    row = Row("f.xlsx", 5, TALLY | {name.replace("_", " "): cell for name, cell in changed.items()}, EDITION)
    found = list(nlrb_elections.read_row(row))
    assert row.problems == []
    return found


def document(module: Any, content: dict[str, Any], **changed: Any) -> list[Record]:
    """The records of a JSON record, with members changed; it must be without problems."""
    row = Row("f.json", 1, {}, EDITION)
    row.document = content | changed
    found = list(module.read_row(row))
    assert row.problems == []
    return found


def text_of(records: Sequence[Record]) -> str:
    """All that records say, folded."""
    return fold(json.dumps([asdict(record) for record in records], ensure_ascii=False))


def unions(records: Sequence[Record]) -> list[tuple[str, object, object]]:
    """Unions that stood, with votes and what came out."""
    ties = [r for r in records if isinstance(r, TieRecord) and r.name == "STOOD_IN"]
    return [(tie.start, tie.properties.get("votes"), tie.properties["result"]) for tie in ties]


def test_a_tally_with_its_case_region_employer_and_union() -> None:
    citation = (f"National Labor Relations Board: Election results with election mode, {CASE} (2021-12-21)",)
    said = Evidence("us-nlrb/elections", EDITION, "primary", KEY, (CASE,), citation)
    region, firm = "name:US:national-labor-relations-board-region-01", "name:US:example-mills-inc"
    union = "name:US:example-workers-international-union-local-7"
    vote, case = ("Procedure", f"nlrb:{KEY}"), ("Case", f"nlrb:{CASE}")
    place = {"name": f"Example Mills, Inc. ({CASE})", "country": "US", "region": "Connecticut", "place": "New Haven"}
    assert tally() == [
        NodeRecord(
            *vote,
            {
                **place,
                "kind": "title_election",
                "date": "2020-02-03",
                "method": "Manual",
                "unit": "All full-time weavers at the Mill",
                "eligible": 40,
                "votes_cast": 35,
                "votes_against": 10,
                "votes_void": 1,
                "votes_challenged": 2,
                "votes_for": 25,
            },
            said,
        ),
        NodeRecord(
            *case,
            {
                **place,
                "kind": "labour_board",
                "type_as_quoted": "RC",
                "stage": "closed",
                "petitioned": "2020-01-02",
                "resolved": "2020-02-12",
                "outcome": "Certific. of Representative",
            },
            said,
        ),
        TieRecord("PART_OF", *vote, *case, said),
        NodeRecord(
            "Authority",
            region,
            {"name": "National Labor Relations Board, Region 01", "country": "US", "kind": "labour_court"},
            Evidence("us-nlrb/elections", EDITION),
        ),
        TieRecord("HANDLED_BY", *vote, "Authority", region, said),
        TieRecord("HANDLED_BY", *case, "Authority", region, said),
        NodeRecord("Employer", firm, {"name": "Example Mills, Inc.", "country": "US"}, said),
        TieRecord("CONCERNS", *vote, "Employer", firm, said),
        TieRecord("CONCERNS", *case, "Employer", firm, said),
        NodeRecord("Union", union, {"name": UNION, "country": "US", "level": "local"}, said),
        TieRecord("STOOD_IN", "Union", union, *vote, said, {"result": "won", "votes": 25}),
    ]


def test_each_of_several_unions_has_its_votes_and_nobody_won_unless_the_board_says_so() -> None:
    rival = {"Labor Organization 2 Name": "Rival Union", "Votes For Labor Org2": "5", "Union To Certify": ""}
    records = tally(**{name.replace(" ", "_"): cell for name, cell in rival.items()})
    assert unions(records) == [
        ("name:US:example-workers-international-union-local-7", 25, "stood"),
        ("name:US:rival-union", 5, "stood"),
    ]
    assert "votes_for" not in records[0].properties


def test_tallies_of_one_case_have_keys_of_their_own() -> None:
    revised = tally(Tally_Category="Revised Single Labor Org", Tally_Type="Rerun", Unit_ID="B")
    assert revised[0].id == f"nlrb:{CASE}:B:rerun:revised-single-labor-org:2020-02-03:40"
    assert revised[0].properties["note"] == "Revised Single Labor Org; Rerun"
    nothing = dict.fromkeys(("Unit_ID", "Tally_Type", "Tally_Category", "Tally_Date", "Num_Eligible_Voters"), "")
    assert tally(**nothing)[0].id == f"nlrb:{CASE}:no-tally"


def test_an_employer_entered_as_a_union_is_none_and_a_union_twice_has_no_votes_where_they_differ() -> None:
    assert unions(tally(Labor_Organization_1_Name="EXAMPLE MILLS INC.")) == []
    twice = tally(Labor_Organization_2_Name=UNION.upper(), Votes_For_Labor_Org2="3")
    assert unions(twice) == [("name:US:example-workers-international-union-local-7", None, "won")]


@pytest.mark.parametrize(
    "name",
    [
        "John Q. Inventado", "Inventado, John", "John Inventado d/b/a Inventado Diner, Inc.", "Jo Inventado, M.D.",
        "J. Jesús Inventado", "INVENTADO LOPEZ PEREZ JUAN", "Ahmad Khalil Inventado", "Wei Inventado Zhang", "Aitor Inventado",
        "Olena Inventado", "Priya Inventado", "Nguyen Van Inventado", "Xóchitl Inventado", "Kwame Inventado",
    ],
)  # fmt: skip
def test_nothing_is_kept_of_an_employer_who_may_be_a_person(name: str) -> None:
    assert "inventado" not in text_of(tally(Case_Name=name))
    assert "inventado" not in text_of(document(nlrb_cases, CHARGE, employer=name, name=f"{name} (Teamsters)"))
    assert "inventado" not in text_of(document(nlrb_decisions, DECISION, name=name))


@pytest.mark.parametrize(
    "name",
    [
        "Martin Foods, LLC", "Kelly Services", "Virginia Tech", "St. John Hospital", "Whole Foods Market", "Pedro Domecq S.A.",
        "Juan Valdez Co.Ltd", "Chen Foods", "Lopez Foods", "Garcia Lopez Farms LLC",
    ],
)  # fmt: skip
def test_an_organisation_is_known_by_form_or_word(name: str) -> None:
    assert not personal_names.may_be_person(name)


def test_a_unit_that_names_workers_is_told_in_other_words_or_not_at_all() -> None:
    named = "Included: José Inventado, Ann Inventada. Excluded: guards"
    assert tally(Bargaining_Unit_Determined=named)[0].properties["unit"] == "Included: all weavers"
    records = tally(Bargaining_Unit_Determined=named, Unit_Involved_on_Petition=named.upper())
    assert "unit" not in records[0].properties
    assert "inventad" not in text_of(records)


def test_a_charge_against_an_employer_and_one_against_a_union() -> None:
    said = Evidence(
        "us-nlrb/cases",
        EDITION,
        "primary",
        "04-CA-000002",
        ("https://www.nlrb.gov/case/04-CA-000002",),
        ("National Labor Relations Board: 04-CA-000002 (2021-12-21)",),
    )
    records = document(nlrb_cases, CHARGE)
    assert records[0] == NodeRecord(
        "Case",
        "nlrb:04-CA-000002",
        {
            "type_as_quoted": "CA",
            "place": "Easton",
            "region": "Pennsylvania",
            "petitioned": "2026-01-02",
            "stage": "ongoing",
            "note": "8(a)(3) Discipline; latest action: Signed Charge Against Employer (2026-01-05)",
            "name": "Example Mills, Inc. (04-CA-000002)",
            "country": "US",
            "kind": "labour_board",
        },
        said,
    )
    against_union = document(nlrb_cases, CHARGE, case_type="CB")

    def sides(records: list[Record]) -> list[tuple[str, object]]:
        return [(r.start, r.properties["role"]) for r in records if isinstance(r, TieRecord) and r.name == "TOOK_SIDE_IN"]

    assert sides(records) == [("name:US:example-mills-inc", "respondent"), ("name:US:teamsters-local-7", "participant")]
    assert sides(against_union) == [("name:US:teamsters-local-7", "respondent")]


def test_a_decision_says_its_day_and_kind() -> None:
    [case] = [r for r in document(nlrb_decisions, DECISION) if isinstance(r, NodeRecord) and r.label == "Case"]
    assert (case.id, case.evidence.record) == ("nlrb:04-RC-000003", "04-RC-000003::2026-01-06::d9fe")
    assert case.properties == {
        "name": "Example Mills, Inc. (04-RC-000003)",
        "country": "US",
        "kind": "labour_board",
        "outcome": "Certification of Representative",
        "type_as_quoted": "RC",
        "decided": "2026-01-06",
    }


def test_every_tally_of_the_real_file_is_accounted_for_and_nobody_labelled_by_hand_arrives(real_files: Path) -> None:
    [path] = (real_files / "us-nlrb").glob("*.xlsx")
    [table] = open_tables(path)
    counts: Counter[str] = Counter()
    units: list[str] = []
    names: dict[str, bool] = {}
    for row in table.rows(EDITION):
        name = row.cells["Case Name"]
        records = list(nlrb_elections.read_row(row))
        assert row.problems == []
        counts.update(r.label if isinstance(r, NodeRecord) else r.name for r in records)
        names[name] = personal_names.may_be_person(name)
        assert not names[name] or fold(name) not in text_of(records)
        units.append(str(records[0].properties.get("unit", "")))
    assert counts == {
        "Procedure": 6927, "Case": 6927, "PART_OF": 6927, "Authority": 6927, "HANDLED_BY": 13854, "Employer": 6903,
        "CONCERNS": 13806, "Union": 7200, "STOOD_IN": 7200,
    }  # fmt: skip
    assert sum(map(bool, units)) == 6668
    persons, organisations = labelled("us-nlrb/elections")
    formless = {n for n in names if not personal_names.BODY.search(fold(personal_names.TRADE_NAME.split(n)[0]))}
    judged = {mark(name): names[name] for name in (formless | {n for n in names if names[n]}) - organisations}
    assert judged.keys() == persons
    assert all(judged.values())
    workers, _none = labelled("us-nlrb/units")
    pair = re.compile(r"[A-Z][a-zA-Z]+ (?:[A-Z]\. )?[A-Z][a-zA-Z'-]+")
    places = {found for unit in units for found in pair.findall(unit) if fold(found.split()[0]) in personal_names.GIVEN}
    assert not {mark(place) for place in places} & workers
    assert len(workers) == 61


def test_every_case_and_decision_of_the_real_files_loads(real_files: Path) -> None:
    counts = {}
    for module in (nlrb_cases, nlrb_decisions):
        [path] = (real_files / "us-nlrb").glob(f"*{module.__name__.rpartition('_')[2]}.json")
        [table] = open_tables(path)
        assert module.recognises(table.header)
        rows = list(table.rows(EDITION))
        records = [record for row in rows for record in module.read_row(row)]
        assert [row.problems for row in rows if row.problems] == []
        counts[module.__name__] = Counter(r.label if isinstance(r, NodeRecord) else r.name for r in records)
    assert counts["loaders.nlrb_cases"] == {
        "Case": 490, "Authority": 490, "HANDLED_BY": 490, "Employer": 478, "CONCERNS": 478, "Union": 353, "TOOK_SIDE_IN": 649,
    }  # fmt: skip
    assert counts["loaders.nlrb_decisions"] == {"Case": 71, "Authority": 71, "HANDLED_BY": 71, "Employer": 70, "CONCERNS": 70}


def code(cell: str, number: str = "003") -> list[Record]:
    """The records of a line of the list of union codes; it must be without problems."""
    row = Row("f.csv", 2, {"code": number, "union_name": cell}, EDITION)
    found = list(nlrb_unions.read_row(row))
    assert row.problems == []
    return found


def test_a_union_of_the_code_list_with_what_it_merged_into() -> None:
    citation = ("National Labor Relations Board: Union codes of the case handling system CHIPS, 003 (2021-12-21)",)
    said = Evidence("us-nlrb/union-codes", EDITION, "primary", "003", ("003",), citation)
    assert code("Weavers of A.; United Brthd. of (N) - WBA (Merged with 025)") == [
        NodeRecord(
            "Union",
            "us-chips:003",
            {
                "name": "Weavers of A.; United Brthd. of",
                "country": "US",
                "aliases": ["WBA", "United Brotherhood of Weavers of America"],
                "note": "(N)",
            },
            said,
        ),
        TieRecord("BECAME", "Union", "us-chips:003", "Union", "us-chips:025", said),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Weavers; Natl. Assn. of", "National Association of Weavers"),
        ("Weavers Intl. Un.; United", "United Weavers International Union"),
        ("Weavers Intl. Un. of N.A.", "Weavers International Union of North America"),
        ("Weavers; Intl. Un. of A.", ""),
        ("Weavers, Brthd. of", ""),
    ],
)
def test_a_name_is_turned_back_only_where_it_was_turned_round_in_one_way(name: str, expected: str) -> None:
    assert nlrb_unions.written_out(name) == expected


def test_every_line_of_the_real_code_list_is_a_union_or_a_kind_of_body(real_files: Path) -> None:
    [table] = open_tables(real_files / "us-nlrb" / "CHIPS" / "l_union_codes_and_names.csv")
    rows = list(table.rows(EDITION))
    records = [record for row in rows for record in nlrb_unions.read_row(row)]
    assert {row.problems[0].message for row in rows if row.problems} == {
        "is a kind of body, which stands for many unions: it is left out"
    }
    assert (len(rows), sum(bool(row.problems) for row in rows)) == (216, 6)
    assert Counter(r.label if isinstance(r, NodeRecord) else r.name for r in records) == {"Union": 210, "BECAME": 47}
    unions = {record.id for record in records if isinstance(record, NodeRecord)}
    assert {record.end for record in records if isinstance(record, TieRecord)} <= unions
