"""The workbook of the Global Iron and Steel Tracker: plants, and the states of their parts. Rows are made up in its shape."""

from pathlib import Path

import openpyxl
import pytest

from graph_schema.records import NodeRecord, TieRecord
from loaders.formats import reader, recognise
from loaders.load import check
from loaders.rows import Row
from loaders.tables import open_tables

EDITION = "2025-03-25"
PLANT = {
    "GEM plant ID": "P100000000001", "Plant name (English)": "Example steel plant", "Plant name (other language)": "unknown",
    "Other plant names (English)": "Old Works, Works Two", "Owner": "Example Steel Ltd", "Owner (other language)": "",
    "Owner GEM entity ID": "E100000000001", "Owner PermID": "unknown", "SOE status": "N/A",
    "Parent (English)": "Example Group AG [60.0%]; natural person(s) [40.0%]",
    "Parent GEM entity ID": "E100000000002 [60.0%]; E100000123261 [40.0%]", "Location address": "1 Works Road",
    "Municipality": "Silao", "Subnational unit": "Guanajuato", "Country/area": "Mexico", "Region": "North America",
    "Coordinates": "20.9, -101.4", "Coordinate accuracy": "exact", "GEM wiki page": "https://www.gem.wiki/Example",
    "Start date": "1976", "Retired date": "unknown", "Steel products": "billet, unknown", "Workforce size": "1,204",
    "ISO 14001": "expired", "Main production equipment": "EAF",
}  # fmt: skip
PART = {"GEM plant ID": "P100000000001", "Plant name (English)": "Example steel plant", "Main production equipment": "EAF"}


def parts(*states: tuple[str, str]) -> list[dict[str, str]]:
    return [{**PART, "Status": state, "Nominal crude steel capacity (ttpa)": capacity} for state, capacity in states]


def workbook(path: Path, plants: list[dict[str, str]], capacities: list[dict[str, str]]) -> Path:
    book = openpyxl.Workbook()
    for sheet, rows in (("About", [{"About": "Copyright"}]), ("Plant data", plants), ("Plant capacities and status", capacities)):
        page = book.create_sheet(sheet)
        for line in (list(rows[0]), *(list(row.values()) for row in rows)):
            page.append(line)
    book.remove(book.worksheets[0])
    book.save(path)
    return path


def test_both_sheets_speak_of_the_same_plant(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "Plant-level-data-Global-Iron-and-Steel-Tracker-March-2025-V1.xlsx",
        [PLANT],
        parts(("operating", "800"), ("announced", "900")),
    )
    report = check([path])
    assert [(file.format, file.read, file.loaded) for file in report.files] == [
        ("gem/steel-plants", 1, 1),
        ("gem/steel-plants", 2, 2),
    ]
    assert list(report.dated) == [("2025-03", "from its name")]
    found = []
    for table in open_tables(path):
        if known := recognise(table.header):
            found += [record for row in table.rows(EDITION) for record in reader(known, table)(row)]
    assert found[0].id == found[-1].id == found[-2].id == "gem:P100000000001"
    assert isinstance(found[0], NodeRecord)
    assert found[0].properties == {
        "name": "Example steel plant",
        "sector": "2410",
        "region": "Guanajuato",
        "place": "Silao",
        "address": "1 Works Road",
        "country": "MX",
        "aliases": ["Old Works", "Works Two"],
        "latitude": 20.9,
        "longitude": -101.4,
        "location_exact": True,
        "started": "1976",
        "products": ["billet"],
        "workers": 1204,
    }
    assert found[-1] == found[-2]
    assert found[-1].properties == {"status": "operating", "steel_capacity": 800.0}
    ties = [(r.name, r.start, r.end, r.properties.get("share")) for r in found if isinstance(r, TieRecord)]
    assert ties == [
        ("OPERATES", "gem:E100000000001", "gem:P100000000001", None),
        ("OWNS", "gem:E100000000002", "gem:E100000000001", 60.0),
    ]


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([("operating", "800"), ("operating pre-retirement", "1,200")], {"status": "operating", "steel_capacity": 2000.0}),
        ([("operating", ">0"), ("operating", "10")], {"status": "operating"}),
        ([("operating", "N/A")], {"status": "operating"}),
        ([("retired", "800")], {"status": "closed", "steel_capacity": 0.0}),
        ([("mothballed", "5"), ("construction", "5")], {"status": "construction", "steel_capacity": 0.0}),
    ],
)
def test_states_and_capacity_of_a_plant_with_several_parts(
    tmp_path: Path, states: list[tuple[str, str]], said: dict[str, object]
) -> None:
    path = workbook(tmp_path / "w.xlsx", [PLANT], parts(*states))
    [table] = [table for table in open_tables(path) if table.sheet == "Plant capacities and status"]
    known = recognise(table.header)
    assert known
    [*_others, last] = [record for row in table.rows(EDITION) for record in reader(known, table)(row)]
    assert isinstance(last, NodeRecord)
    assert last.properties == said


def test_a_plant_of_2024_with_its_state_on_the_same_sheet_and_what_is_wrong() -> None:
    new = ("GEM plant ID", "Owner GEM entity ID", "Parent (English)", "Parent GEM entity ID", "Country/area", "Subnational unit")
    old = ("Plant ID", "Owner GEM ID", "Parent", "Parent GEM ID", "Country", "Subnational unit (province/state)")
    cells = {dict(zip(new, old, strict=True)).get(name, name): cell for name, cell in PLANT.items()}
    cells |= {"Capacity operating status": "operating pre-retirement", "Nominal crude steel capacity (ttpa)": "960"}
    known = recognise(list(cells))
    assert known
    row = Row("f.csv", 2, dict(cells), EDITION)
    site, *_others = known.read_row(row)
    assert row.problems == []
    assert isinstance(site, NodeRecord)
    assert (site.properties["status"], site.properties["steel_capacity"], site.properties["country"]) == ("closing", 960.0, "MX")
    wrong = Row(
        "f.csv", 2, cells | {"Parent GEM ID": "E1", "Country": "Atlantis", "Capacity operating status": "humming"}, EDITION
    )
    assert list(known.read_row(wrong)) == []
    assert [problem.column for problem in wrong.problems] == ["Parent", "Country", "Capacity operating status"]
