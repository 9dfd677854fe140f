"""The plants file of Global Energy Monitor, untouched: `data/gem-steel-plants-2025-03-25.csv` is an excerpt (CC BY 4.0)."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import gem, gem_owners
from loaders.load import check
from loaders.rows import Row
from loaders.tables import open_tables

EXCERPT = Path(__file__).parent / "data" / "gem-steel-plants-2025-03-25.csv"
EDITION = "2025-03-25"


def excerpt() -> dict[str, Row]:
    """The rows of the excerpt by plant."""
    [table] = open_tables(EXCERPT)
    return {row.cells["plant-id"]: row for row in table.rows(EDITION)}


def read(plant: str, **changed: str) -> list[Record]:
    """The records of one plant of the excerpt; the row must be without problems."""
    row = excerpt()[plant]
    row.cells.update(changed)
    found = list(gem.read_row(row))
    assert row.problems == []
    return found


def faults(plant: str, **changed: str) -> list[str]:
    """What is said of a plant of the excerpt whose cells were changed."""
    row = excerpt()[plant]
    row.cells.update(changed)
    assert list(gem.read_row(row)) == []
    return [f"{problem.column}: {problem.message}" for problem in row.problems]


def owns(records: list[Record]) -> list[tuple[str, str, object, object]]:
    """Who owns what, with share and control."""
    return [
        (r.start, r.end, r.properties.get("share"), r.properties["control"])
        for r in records
        if isinstance(r, TieRecord) and r.name == "OWNS"
    ]


def notes(records: list[Record]) -> dict[str, object]:
    """What is said of owners that are not named, by the thing it is said of."""
    return {r.id: r.properties["owners_note"] for r in records if isinstance(r, NodeRecord) and "owners_note" in r.properties}


def control(parents: str) -> list[tuple[object, object]]:
    """Share and control of each named parent of a plant whose parents are these."""
    ids = {"unknown": "E100000132388", "small shareholder(s)": "E100001015587", "natural person(s)": "E100000123261"}
    cells = [part.partition(" [") for part in parents.split("; ")]
    codes = "; ".join(f"{ids.get(name, f'E{n}')}{bracket}{share}" for n, (name, bracket, share) in enumerate(cells))
    found = read("P100000120725", **{"parent": parents, "parent-gem-id": codes})
    return [(share, word) for _start, _end, share, word in owns(found)]


def test_a_plant_with_two_named_parents() -> None:
    page = "https://www.gem.wiki/Gerdau_Corsa_Ciudad_Sahag%C3%BAn_steel_plant"
    records = read("P100000120727", **{"gem-wiki-page": page})
    citation = "Global Energy Monitor: Global Iron and Steel Tracker, Gerdau Corsa Ciudad Sahagún steel plant (2025-03-25)"
    evidence = Evidence("gem/steel-plants", EDITION, "primary", "P100000120727", (page,), (citation,))
    cells = excerpt()["P100000120727"].cells
    latitude, longitude = map(float, cells["coordinates"].split(","))
    ties = [record for record in records if isinstance(record, TieRecord)]
    [site] = [record for record in records if isinstance(record, NodeRecord) and record.label == "Worksite"]
    employers = {r.id: r.properties["name"] for r in records if isinstance(r, NodeRecord) and r.label == "Employer"}
    owner, gerdau, cordova = f"gem:{cells['owner-gem-id']}", "gem:E100001010270", ties[2].start
    assert site == NodeRecord(
        "Worksite",
        "gem:P100000120727",
        {
            "name": "Gerdau Corsa Ciudad Sahagún steel plant",
            "sector": "2410",
            "country": "MX",
            "region": "Hidalgo",
            "aliases": site.properties["aliases"],
            "latitude": latitude,
            "longitude": longitude,
            "location_exact": True,
            "status": "operating",
            "started": "2015",
            "products": site.properties["products"],
            "steel_capacity": 1000.0,
        },
        evidence,
    )
    assert employers == {owner: "Gerdau Corsa SAPI de CV", gerdau: "Gerdau SA", cordova: "Grupo Córdova"}
    given: Properties = {"basis": "share as GEM gives it"}
    sole: Properties = {"control": "sole", "share": 73.7}
    minority: Properties = {"control": "minority", "share": 25.0}
    assert ties == [
        TieRecord("OPERATES", "Employer", owner, "Worksite", "gem:P100000120727", evidence),
        TieRecord("OWNS", "Employer", gerdau, "Employer", owner, evidence, sole | given),
        TieRecord("OWNS", "Employer", cordova, "Employer", owner, evidence, minority | given),
    ]


def test_owners_that_are_nobody_are_a_note_and_never_a_node() -> None:
    assert notes(read("P100000120050")) == {"gem:E100001000493": "small shareholder(s) [2.9%]"}
    assert notes(read("P100000120707")) == {"gem:P100000120707": "unknown"}
    for records in map(read, excerpt()):
        for record in records:
            said = (record.id, str(record.properties.get("name", "")).lower())
            assert not set(said) & set(gem_owners.NOBODY), record
            assert not any(code in record.id for code in gem_owners.NOBODY.values()), record


def test_a_plant_without_a_known_owner_is_operated_by_nobody() -> None:
    records = read("P100000120707")
    assert [type(record) for record in records] == [NodeRecord]


def test_of_two_owners_each_operates_and_the_parents_own_the_plant() -> None:
    records = read("P100001023560")
    operators = [r.start for r in records if isinstance(r, TieRecord) and r.name == "OPERATES"]
    assert operators == ["gem:E100000000953", "gem:E100001000516"]
    assert owns(records) == [
        ("gem:E100001000516", "gem:P100001023560", None, "undisclosed"),
        ("gem:E100000000953", "gem:P100001023560", None, "undisclosed"),
    ]


def test_a_second_owner_that_is_nobody_leaves_one() -> None:
    records = read("P100000121072")
    assert owns(records) == []
    assert notes(records) == {"gem:E100000127570": "natural person(s)"}


def test_an_owner_that_is_its_own_parent_is_not_owned_by_itself() -> None:
    records = read("P100000120919")
    assert owns(records) == []
    assert Counter(type(record) for record in records) == {NodeRecord: 2, TieRecord: 1}


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ("A", [(None, "documented")]),
        ("A [100.0%]", [(100.0, "sole")]),
        ("A [50.1%]; B [49.9%]", [(50.1, "sole"), (49.9, "minority")]),
        ("A [50.0%]; B [50.0%]", [(50.0, "joint"), (50.0, "joint")]),
        ("A [50.0%]; natural person(s) [30.4%]; unknown [19.7%]", [(50.0, "joint")]),
        ("A [40.0%]; B [35.0%]; C [5.0%]", [(40.0, "joint"), (35.0, "joint"), (5.0, "minority")]),
        ("A [40.0%]; unknown [60.0%]", [(40.0, "minority")]),
        ("A; small shareholder(s)", [(None, "documented")]),
        ("A; unknown", [(None, "undisclosed")]),
        ("A; unknown [10.8%]", [(None, "documented")]),
        ("A; unknown [60.0%]", [(None, "undisclosed")]),
        ("A; B", [(None, "undisclosed"), (None, "undisclosed")]),
        ("A [60.0%]; B", [(60.0, "sole"), (None, "minority")]),
        ("A [0.0%]; B [99.9%]", [(0.0, "minority"), (99.9, "sole")]),
        ("unknown", []),
        ("small shareholder(s) [40.0%]; natural person(s) [60.0%]", []),
    ],
)
def test_what_a_holding_means_for_control(parents: str, expected: list[tuple[object, object]]) -> None:
    assert control(parents) == expected


def test_a_joint_venture_and_parents_without_shares_are_marked_as_such() -> None:
    assert {word for *_, word in owns(read("P100000120422"))} == {"undisclosed"}
    assert {word for *_, word in owns(read("P100000120423"))} == {"undisclosed"}
    assert {word for *_, word in owns(read("P100000120725"))} == {"documented"}


def test_capacity_is_zero_only_where_zero_is_meant() -> None:
    def capacity(plant: str, **changed: str) -> object:
        return read(plant, **changed)[0].properties.get("steel_capacity")

    none = {gem.OPERATING: "0", gem.PRE_RETIREMENT: "0"}
    assert capacity("P100000120727") == 1000.0
    assert capacity("P100000120013") == 1200.0  # all of it before retirement, and in operation
    assert capacity("P100000120054") == 0.0  # an ironworks
    assert capacity("P100000120707") == 0.0  # announced: nothing is in operation
    assert capacity("P100000120727", **none) is None  # it makes steel; how much is not known
    assert capacity("P100000120727", **{gem.OPERATING: "unknown"}) is None


def test_what_gem_does_not_know_is_absent() -> None:
    missing = dict.fromkeys(("start-date", "subnational-unit-(province/state)", "steel-products"), "unknown")
    properties = read("P100000120727", **missing | {"coordinates": "N/A"})[0].properties
    assert not {"started", "region", "products", "latitude", "longitude", "location_exact", "place"} & set(properties)


def test_names_in_one_cell_are_parted_but_not_inside_brackets_nor_before_a_legal_form() -> None:
    names = "Port Works, Australian Steel Limited (AIS, predecessor), Baoxin Materials Co., Ltd., 新兴铸管；ESI"
    properties = read("P100000120919", **{"other-plant-names-(english)": names, "plant-name-(other-language)": ""})[0].properties
    assert properties["aliases"] == [
        "Port Works",
        "Australian Steel Limited (AIS, predecessor)",
        "Baoxin Materials Co., Ltd.",
        "新兴铸管",
        "ESI",
    ]


def test_a_wrong_cell_is_named() -> None:
    hint = "load the file as published"
    assert faults("P100000120725", **{"plant-id": "120725"}) == [
        f'plant-id: "120725" is no plant id of GEM (P and digits): {hint}'
    ]
    assert faults("P100000120725", **{"country/area": "Atlantis"}) == [
        'country/area: "Atlantis" is a country\'s name that is not known here'
    ]
    assert faults("P100000120725", coordinates="95.1, 10") == ['coordinates: "95.1, 10" is no pair of latitude and longitude']
    assert faults("P100000120725", **{gem.OPERATING: "-5"}) == [f'{gem.OPERATING}: "-5" is no amount: a number from 0 up']
    assert faults("P100000120725", parent="A; B") == [f"parent: has 2 names and 1 ids: {hint}"]
    assert faults("P100000120725", parent="A [120%]") == ['parent: "[120%]" is no share from 0 to 100 %']
    assert faults("P100000120725", parent="A [51%]") == [f"parent: the shares beside the names and beside the ids differ: {hint}"]
    assert faults("P100000120725", **{"start-date": "1976-02-30"}) == [
        "start-date: 1976-02-30 is not in the calendar: write a date that exists"
    ]
    assert faults("P100000120725", **{"plant-status": "humming"})[0].startswith('plant-status: "humming" is not one of the words')


def test_a_changed_header_stops_before_the_first_row(tmp_path: Path) -> None:
    with EXCERPT.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    rows[0][rows[0].index("parent")] = "parents"
    path = tmp_path / "plants.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    report = check([path])
    odd = "is a column that this format does not know: load the file as published; if it is new there, take the column out"
    gone = "the column is missing: the publisher changed the file, or it was cut; load the file as published"
    assert [(p.line, p.column, p.message) for p in report.problems] == [
        (1, "parents", f"{odd}; did you mean parent?"),
        (1, "parent", gone),
    ]
    assert report.files[0].counts() == (0, 0, 0, 0, 0)


def test_the_edition_is_in_the_file_name_and_may_be_given() -> None:
    assert check([EXCERPT]).dated == {("2025-03-25", "from its name"): [str(EXCERPT)]}
    assert check([EXCERPT], retrieved="2025-04").dated == {}


def test_every_row_of_the_real_file_loads(real_files: Path) -> None:
    [path] = (real_files / "gem-worksites").glob("Iron*.csv")
    report = check([path])
    assert [str(problem) for problem in report.problems] == []
    assert report.files[0].counts() == (1204, 1204, 0, 0, 0)
    [table] = open_tables(path)
    records = [record for row in table.rows(EDITION) for record in gem.read_row(row)]
    assert Counter(r.label if isinstance(r, NodeRecord) else r.name for r in {r.id: r for r in records}.values()) == {
        "Worksite": 1204,
        "Employer": 1608,
        "OPERATES": 1205,
        "OWNS": 1312,
    }
    assert not {record.id for record in records} & {f"gem:{code}" for code in (*gem_owners.NOBODY.values(), *gem_owners.PERSONS)}
