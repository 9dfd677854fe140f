"""Iron ore mines of Global Energy Monitor, workbook and map file. Rows here are made up in the shape of the real ones."""

from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import gem_mines
from loaders.load import check
from loaders.rows import Row
from loaders.tables import open_tables

EDITION = "2024-11-25"
PAGE = "https://www.gem.wiki/Example_Ridge_Mine"
SHEET = {
    "GEM Asset ID": "P100000000001", "Asset name (English)": "Example Ridge Mine",
    "Asset name (other language)": "Mina Ejemplo (Spanish)", "Coordinates": "-20.5, 118.25", "Coordinate accuracy": "exact",
    "Municipality": "unknown", "Subnational unit": "Western Australia", "Country/Area": "Australia", "Region": "Asia Pacific",
    "Production 2023 (ttpa)": "N/A", "Production 2022 (ttpa)": "10",
    "Design capacity (ttpa)": "1333.3333333333333",
    "Total reserves (proven and probable, thousand metric tonnes)": "unknown",
    "Total resource (inferred, indicated and measured, thousand metric tonnes)": "5",
    "Operating status": "operating", "Start date": "2010-06-30", "Stop date": "2060",
    "Owner": "Example Ore Pty Ltd [100.0%]", "Owner GEM Entity ID": "E1 [100.0%]", "Owner name in local language/script": "矿业",
    "Parent": "Alpha Group Ltd [85.0%]; Beta & Co Ltd [7.000000000000001%]; unknown [8.0%]",
    "Parent GEM Entity ID": "E2 [85.0%]; E3 [7.000000000000001%]; E100000132388 [8.0%]", "GEM wiki page URL": PAGE,
}  # fmt: skip
MAP = {
    "country/area": "Australia", "name-(english)": "Example Ridge Mine", "name-(other-language)": "",
    "design-capacity-(ttpa)": "1333",
    "status": "proposed", "owner": "Example Ore Pty Ltd [60.0%]; Other Ore Ltd [40.0%]", "parent": "--",
    "coordinates": "-20.5, 118.25", "coordinate-accuracy": "approximate", "subnational-unit": "Western Australia",
    "region": "Oceania", "url": PAGE, "total-reserves-(proven-and-probable": "", "total-resource-(inferred": "",
    "production-2023-(ttpa)": "", "production-2022-(ttpa)": "", "start-date": "2006-04-30 00:00:00", "lat": "-20.5",
    "lng": "118.25", "scaling_cap": "1333",
}  # fmt: skip


def read(cells: dict[str, str], **changed: str) -> list[Record]:
    """The records of a mine, with cells changed; the row must be without problems."""
    row = Row("f", 2, cells | changed, EDITION)
    found = list(gem_mines.read_row(row))
    assert row.problems == []
    return found


def test_a_mine_of_the_workbook_with_its_operator_and_parents() -> None:
    citation = ("Global Energy Monitor: Global Iron Ore Mines Tracker, Example Ridge Mine (2024-11-25)",)
    said = Evidence("gem/iron-ore-mines", EDITION, "primary", "P100000000001", (PAGE,), citation)
    given: Properties = {"basis": "share as GEM gives it"}
    sole: Properties = {"control": "sole", "share": 85.0}
    minority: Properties = {"control": "minority", "share": 7.0}
    assert read(SHEET) == [
        NodeRecord(
            "Worksite",
            "gem:P100000000001",
            {
                "name": "Example Ridge Mine",
                "sector": "0710",
                "products": ["iron ore"],
                "country": "AU",
                "region": "Western Australia",
                "aliases": ["Mina Ejemplo"],
                "latitude": -20.5,
                "longitude": 118.25,
                "location_exact": True,
                "status": "operating",
                "started": "2010-06-30",
                "ore_capacity": 1333.333333,
                "note": "stop planned: 2060",
            },
            said,
        ),
        NodeRecord(
            "Employer",
            "gem:E1",
            {"name": "Example Ore Pty Ltd", "aliases": ["矿业"], "owners_note": "unknown [8%]"},
            said,
        ),
        TieRecord("OPERATES", "Employer", "gem:E1", "Worksite", "gem:P100000000001", said),
        NodeRecord("Employer", "gem:E2", {"name": "Alpha Group Ltd"}, said),
        TieRecord("OWNS", "Employer", "gem:E2", "Employer", "gem:E1", said, sole | given),
        NodeRecord("Employer", "gem:E3", {"name": "Beta & Co Ltd"}, said),
        TieRecord("OWNS", "Employer", "gem:E3", "Employer", "gem:E1", said, minority | given),
    ]


def test_a_mine_of_the_map_file_whose_owners_hold_it_where_no_parents_are_named() -> None:
    records = read(MAP)
    mine = "name:AU:example-ridge-mine:western-australia"
    assert records[0].id == mine
    assert records[0].properties["status"] == "announced"
    assert records[0].properties["started"] == "2006-04-30"
    owns = [
        (r.start, r.end, r.properties["share"], r.properties["control"])
        for r in records
        if isinstance(r, TieRecord) and r.name == "OWNS"
    ]
    assert owns == [
        ("name:WORLD:example-ore-pty-ltd", mine, 60.0, "sole"),
        ("name:WORLD:other-ore-ltd", mine, 40.0, "minority"),
    ]


def test_a_status_without_a_word_and_an_end() -> None:
    shelved = read(SHEET, **{"Operating status": "shelved", "Stop date": "N/A"})[0].properties
    assert ("status" in shelved, shelved["note"]) == (False, "status: shelved")
    retired = read(SHEET, **{"Operating status": "retired", "Stop date": "2016"})[0].properties
    assert (retired["status"], retired["closed"]) == ("closed", "2016")


@pytest.mark.parametrize("owner", ["natural person(s)", "Deepak Inventado", "QX Inventado"])
def test_of_a_mine_of_a_natural_person_neither_the_name_nor_the_page_is_kept(owner: str) -> None:
    named = f"{owner} Ridge Mine"
    alone = {"Parent": "--", "Parent GEM Entity ID": "--"}
    workbook = read(
        SHEET,
        **alone,
        **{"Owner": f"{owner} [100.0%]", "Owner GEM Entity ID": "E9 [100.0%]", "Asset name (English)": named},
    )
    map_file = read(MAP, owner=f"{owner} [100.0%]", **{"name-(english)": named})
    assert [record.id for record in workbook] == ["gem:P100000000001"]
    assert [record.id for record in map_file] == ["name:AU:mine-of-a-natural-person:western-australia-205-11825"]
    for records in (workbook, map_file):
        assert records[0].properties["name"] == "Mine of a natural person"
        assert records[0].properties["owners_note"] == "natural person(s) [100%]"
        assert "Inventado" not in repr(records)
        assert "Ridge" not in repr(records)


def test_the_data_stand_on_the_second_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    about = book.worksheets[0]
    about.title = "About"
    for line in ((), ("Global Iron Ore Mines Tracker",), ("Distributed under a Creative Commons licence",)):
        about.append(line)
    data = book.create_sheet("Main Data")
    data.append(tuple(SHEET))
    data.append(tuple(SHEET.values()))
    path = tmp_path / "mines.xlsx"
    book.save(path)
    report = check([path])
    assert [(file.format, file.read, file.loaded) for file in report.files] == [("gem/iron-ore-mines", 1, 1)]
    assert [note.partition(": ")[2] for note in report.notes][:1] == ["the sheet About is of no known format and was not read"]


def test_every_mine_of_the_real_files_loads(real_files: Path) -> None:
    paths = [path for pattern in ("*Mines*.xlsx", "giomt*.csv") for path in (real_files / "gem-worksites").glob(pattern)]
    if not paths:
        pytest.skip("the folder of publishers' files holds no mines")
    for path in paths:
        [table] = [table for table in open_tables(path) if gem_mines.recognises(table.header)]
        rows = list(table.rows(EDITION))
        records = [record for row in rows for record in gem_mines.read_row(row)]
        assert [row.problems for row in rows if row.problems] == []
        assert Counter(r.label if isinstance(r, NodeRecord) else r.name for r in records) == {
            "Worksite": 890, "Employer": 1211, "OPERATES": 877, "OWNS": 376,
        }  # fmt: skip
