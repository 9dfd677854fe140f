"""Open Supply Hub's lists and its download. Rows here are made up in the shape of the real ones."""

from collections import Counter
from pathlib import Path

import pytest

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import facility_lists, open_supply_hub
from loaders.load import check
from loaders.rows import Row
from loaders.tables import open_tables

EDITION = "2024-05-01"
FACILITY = {
    "country": "Viet Nam", "name": "Example Garments  Co., Ltd", "address": "Lot 7, Sample Zone, Hue", "sector": "Apparel",
    "lat": "16.46", "lng": "107.59",
}  # fmt: skip
CODE = "VN2020212VEDNJC"
LOCATION = {
    "os_id": CODE, "contribution_date": "2020-07-30", "name": "Example Garments Co., Ltd", "address": "Lot 7, Hue",
    "country_code": "VN", "country_name": "Vietnam", "lat": "16.46", "lng": "107.59", "sector": "Apparel|Textiles",
    "contributor (list)": "Example Brand (Spring 2020)|Juana Inventada", "number_of_workers": "101-500|450",
    "parent_company": "Example Holdings Ltd", "processing_type_facility_type_raw": "Sewing",
    "facility_type": "Final Product Assembly",
    "processing_type": "Sewing|Cutting", "product_type": "Shirts|Trousers", "is_closed": "False",
    "claim_contact_person": "Juana Inventada", "amfori.bsci_audit.submission_date": "2024-10-15",
}  # fmt: skip


def facility(**changed: str) -> list[Record]:
    """The records of a facility in a list; the row must be without problems."""
    row = Row("f.csv", 2, FACILITY | changed, EDITION)
    found = list(facility_lists.read_row(row))
    assert row.problems == []
    return found


def location(**changed: str) -> list[Record]:
    """The records of a location of the download; the row must be without problems."""
    row = Row("f.csv", 2, LOCATION | changed, EDITION)
    found = list(open_supply_hub.read_row(row))
    assert row.problems == []
    return found


def workers(cell: str) -> tuple[object, object]:
    """Low and high end of the workers in a cell."""
    properties = location(number_of_workers=cell)[0].properties
    return properties.get("workers"), properties.get("workers_high")


def test_a_facility_of_a_list() -> None:
    record = "Example Garments Co., Ltd; Lot 7, Sample Zone, Hue; Apparel; 16.46; 107.59"
    citation = ("Open Supply Hub: Facility lists of its contributors (2024-05-01)",)
    assert facility() == [
        NodeRecord(
            "Worksite",
            "name:VN:example-garments-co-ltd:lot-7-sample-zone-hue",
            {
                "name": "Example Garments Co., Ltd",
                "country": "VN",
                "address": "Lot 7, Sample Zone, Hue",
                "latitude": 16.46,
                "longitude": 107.59,
                "sector_as_quoted": "Apparel",
            },
            Evidence("open-supply-hub/facility-lists", EDITION, "primary", record, (), citation),
        )
    ]


@pytest.mark.parametrize(
    ("country", "code"), [("CHINA", "CN"), ("PK", "PK"), ("UAE", "AE"), ("Slovak Republic", "SK"), ("Turkey", "TR")]
)
def test_countries_by_code_or_name(country: str, code: str) -> None:
    assert facility(country=country)[0].properties["country"] == code


def test_the_list_without_coordinates_is_a_record_of_its_own_on_the_same_facility() -> None:
    [with_], [without] = facility(), facility(lat="", lng="")
    assert with_.id == without.id
    assert with_.evidence.record != without.evidence.record


@pytest.mark.parametrize(
    "contact", ["/MS.INVENTADA", ", Attn: Juana Inventada", " Tel 5551234 Inventada", "; inventada@example.org"]
)
def test_whom_to_ask_for_is_no_part_of_an_address(contact: str) -> None:
    address = f"Lot 7, Sample Zone, Hue{contact}"
    assert facility(address=address) == facility()
    assert location(address=address)[0].properties["address"] == "Lot 7, Sample Zone, Hue"


def test_a_facility_under_a_persons_name_is_reported_and_not_quoted() -> None:
    row = Row("f.csv", 2, FACILITY | {"name": "Ahmed Inventado for readymade"}, EDITION)
    assert list(facility_lists.read_row(row)) == []
    assert [problem.message for problem in row.problems] == [
        "may be a natural person's, of whom nothing is kept: leave the row out"
    ]


def test_a_location_of_the_download_with_its_parent() -> None:
    citation = (f"Open Supply Hub: Production locations, {CODE} (2024-05-01)",)
    said = Evidence("open-supply-hub/facilities", EDITION, "primary", f"{CODE}, 2020-07-30", (CODE,), citation)
    parent = "name:WORLD:example-holdings-ltd"
    documented: Properties = {"control": "documented", "basis": "the only parent company that contributors name"}
    assert location() == [
        NodeRecord(
            "Worksite",
            f"osid:{CODE}",
            {
                "name": "Example Garments Co., Ltd",
                "country": "VN",
                "address": "Lot 7, Hue",
                "latitude": 16.46,
                "longitude": 107.59,
                "sector_as_quoted": "Apparel; Textiles",
                "workers": 101,
                "workers_high": 500,
                "activities": ["Final Product Assembly", "Sewing", "Cutting"],
                "products": ["Shirts", "Trousers"],
                "listed_by": ["Example Brand (Spring 2020)"],
            },
            said,
        ),
        NodeRecord("Employer", parent, {"name": "Example Holdings Ltd"}, said),
        TieRecord("OWNS", "Employer", parent, "Worksite", f"osid:{CODE}", said, documented),
    ]


def test_several_parents_control_is_not_said_and_a_person_is_a_note() -> None:
    records = location(parent_company="Example Holdings Ltd|Juana Inventada|N/A", is_closed="True")
    assert [r.properties["control"] for r in records if isinstance(r, TieRecord)] == ["undisclosed"]
    assert (records[0].properties["owners_note"], records[0].properties["status"]) == ("a natural person", "closed")
    assert "Inventada" not in repr(records)


def test_of_a_location_under_a_persons_name_neither_name_nor_place_is_kept() -> None:
    [site] = location(name="Juana Inventada", parent_company="Juana Inventada")
    assert site.properties["name"] == "a natural person"
    assert not {"address", "latitude", "longitude"} & set(site.properties)
    assert "Inventada" not in repr(site)


def test_workers_are_the_span_of_what_contributors_say() -> None:
    assert workers("1,200") == (1200, None)
    assert workers("101-500|50") == (50, 500)
    assert workers("Less than 1000") == (None, 1000)
    assert workers("10000+") == (10000, None)
    assert workers("") == (None, None)
    assert workers("1,001 to 5,000|850.0") == (850, 5000)
    assert workers("more than 1000") == (1000, None)


OLD = {
    "oar_id": CODE, "name": "Example Garments Co., Ltd", "address": "Lot 7, Hue", "country_code": "VN", "country_name": "Vietnam",
    "lat": "16.46", "lng": "107.59", "contributors": "Example Brand (Spring 2020)|Juana Inventada",
    "ppe_contact_email": "j@example.org",
    "number_of_workers": "200-500 (Juana Inventada on March 1, 2022)|450 (A Brand on May 12, 2021)",
    "parent_company": "Example Holdings Ltd (A Brand on May 12, 2021)|EXAMPLE HOLDINGS LTD (B on May 1, 2021)",
    "facility_type": "Final Product Assembly (A Brand on May 12, 2021)", "facility_type_raw": "Sewing (A Brand on May 12, 2021)",
    "processing_type": "", "processing_type_raw": "", "product_type": "Shirts (A Brand on May 12, 2021)", "is_closed": "CLOSED",
}  # fmt: skip


def test_a_location_of_a_download_of_the_open_apparel_registry() -> None:
    row = Row("f.csv", 2, dict(OLD), EDITION)
    assert open_supply_hub.recognises(list(OLD))
    assert open_supply_hub.recognises(["oar_id", "name", "address", "country_code", "country_name", "lat", "lng", "contributors"])
    site, *others = open_supply_hub.read_row(row)
    assert row.problems == []
    assert isinstance(site, NodeRecord)
    assert (site.id, site.evidence.record) == (f"osid:{CODE}", CODE)
    kept = {"workers": 200, "workers_high": 500, "activities": ["Final Product Assembly", "Sewing"], "products": ["Shirts"]}
    kept |= {"listed_by": ["Example Brand (Spring 2020)"], "status": "closed"}
    assert {name: site.properties[name] for name in kept} == kept
    assert [record.properties["control"] for record in others if isinstance(record, TieRecord)] == ["documented"]
    assert "Inventada" not in repr([site, *others])


def test_a_facility_of_a_list_in_the_template_of_today() -> None:
    more = {"sector_product_type": "Apparel|Jeans", "facility_type_processing_type": "Sewing", "number_of_workers": "1001-5000"}
    more |= {"parent_company": "Example Holdings Ltd", "native_language_name": "Công ty Ví dụ"}
    header = ["country", "name", "address", *more, "lat", "lng"]
    assert facility_lists.recognises(header)
    site, owner, tie = facility(sector="", **more)
    assert site.properties == facility(sector="")[0].properties | {
        "aliases": ["Công ty Ví dụ"],
        "sector_as_quoted": "Apparel; Jeans",
        "workers": 1001,
        "workers_high": 5000,
        "activities": ["Sewing"],
    }
    assert isinstance(tie, TieRecord)
    assert (owner.properties["name"], tie.end, tie.properties["control"]) == ("Example Holdings Ltd", site.id, "documented")


def test_a_contribution_without_a_name_adds_to_what_others_say_of_the_location() -> None:
    [site] = location(name="", address="", country_code="", lat="", lng="", contribution_date="16/05/2022", parent_company="")
    assert site.evidence.record == f"{CODE}, 2022-05-16"
    assert "name" not in site.properties


def test_the_download_is_known_with_other_columns_and_the_lists_are_not_taken_for_it() -> None:
    assert open_supply_hub.recognises([*LOCATION, "a new column"])
    assert not open_supply_hub.recognises(list(FACILITY))
    assert facility_lists.recognises(list(FACILITY))
    assert not facility_lists.recognises(list(LOCATION))


def test_every_row_of_the_real_lists_is_accounted_for(real_files: Path) -> None:
    folder = real_files / "open-supply-hub"
    report = check([folder / "facility_lists", folder / "list_files"])
    counts = Counter({"read": 0})
    for file in report.files:
        counts.update(read=file.read, loaded=file.loaded, reported=file.reported)
        assert file.format == "open-supply-hub/facility-lists"
    assert counts == {"read": 2884, "loaded": 2881, "reported": 3}


def test_the_same_list_in_three_formats_says_the_same(real_files: Path) -> None:
    found = []
    for path in sorted((real_files / "open-supply-hub" / "facility_lists").glob("12.*")):
        [table] = open_tables(path)
        found.append([record for row in table.rows(EDITION) for record in facility_lists.read_row(row)])
    assert [len(records) for records in found] == [15, 15, 15]
    assert len({r.id for r in found[0]} ^ {r.id for r in found[2]}) == 2  # one address has another sign for "number"
    assert found[1] == found[2]


def test_fixtures_with_contact_persons_are_of_no_known_format_and_are_not_quoted(real_files: Path) -> None:
    report = check([real_files / "open-supply-hub" / "fixtures"])
    assert {(file.format, file.read) for file in report.files} == {("", 0)}
    assert {problem.message for problem in report.problems} == {
        "belongs to no known format: `solidarity formats` lists those that can be loaded",
        "belongs to no known format: the first row must name the columns; if it is a title, take it out",
    }
