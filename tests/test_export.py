"""Files that leave the house: read back by readers we did not write, citations in every row, no formula that runs."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import igraph
import networkx
import openpyxl
import pandas
import pytest

from explorer import export
from explorer.export import csv_files, graphml, kumu
from explorer.export.subgraph import Node, Source, Subgraph, Tie
from graph_schema.fault import Fault
from graph_schema.records import Evidence, Properties

PAGE = Evidence("starter/steel", "2024-12-01", "primary", "P1", ("https://example.org/a", "https://example.org/b"),
                ("GEM: Plants (2024)", "GEM: Owners (2024)"))  # fmt: skip
PRESS = Evidence("starter/press", "2022", "secondary", "", (), ("Diario: publisher only",))
NANDU: Properties = {"name": "Grupo Ñandú, S.A. «Uno»", "country": "MX", "aliases": ['=HYPERLINK("x")', "GÑ"]}
MILL: Properties = {"name": "=cmd|' /C calc'!A0", "longitude": -99.1, "workers": 6100, "steel_capacity": 250}
OWNER = Node("gem:E1", "Employer", NANDU, (PAGE, PRESS))
PLANT = Node("gem:P1", "Worksite", MILL, (PAGE,))
BARE = Node("name:MX:bare", "Union", {}, ())
OWNS = Tie("OWNS|gem:E1|gem:P1|starter/steel|P1", "OWNS", "gem:E1", "gem:P1", {"share": 51, "control": "sole"}, PAGE)
AGAIN = Tie("OWNS|gem:E1|gem:P1|starter/press|-", "OWNS", "gem:E1", "gem:P1", {"share": 50.5}, PRESS)
STEEL = Source("starter/steel", "Steel plants", "GEM", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
PART = Subgraph((OWNER, PLANT, BARE), (OWNS, AGAIN), (STEEL, Source("starter/press")))


def tables(packed: bytes) -> dict[str, pandas.DataFrame]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        named = [name for name in archive.namelist() if name.endswith(".csv")]
        return {name: pandas.read_csv(io.BytesIO(archive.read(name)), dtype=str, keep_default_na=False) for name in named}


def test_csv_nodes_as_pandas_reads_them() -> None:
    nodes = tables(csv_files.data(PART))["nodes.csv"]
    assert nodes.to_dict("records")[0] == {
        "id": "gem:E1", "type": "Employer", "name": "Grupo Ñandú, S.A. «Uno»", "aliases": "'=HYPERLINK(\"x\") | GÑ",
        "country": "MX", "workers": "", "longitude": "", "steel_capacity": "",
        "source": "starter/steel | starter/steel | starter/press", "record": "P1 | P1 | ",
        "locator": "https://example.org/a | https://example.org/b | ",
        "citation": "GEM: Plants (2024) | GEM: Owners (2024) | Diario: publisher only",
        "retrieved": "2024-12-01 | 2024-12-01 | 2022", "confidence": "primary | primary | secondary",
    }  # fmt: skip


def test_csv_edges_as_pandas_reads_them() -> None:
    edges = tables(csv_files.data(PART))["edges.csv"]
    assert edges.to_dict("records")[1] == {
        "id": AGAIN.id, "from": "gem:E1", "from_name": "Grupo Ñandú, S.A. «Uno»", "type": "OWNS", "to": "gem:P1",
        "to_name": "'=cmd|' /C calc'!A0", "share": "50.5", "control": "", "source": "starter/press", "record": "", "locator": "",
        "citation": "Diario: publisher only", "retrieved": "2022", "confidence": "secondary",
    }  # fmt: skip


def test_no_cell_is_a_formula_and_numbers_stay_numbers() -> None:
    for name, table in csv_files.files(PART).items():
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(csv_files.FORMULA) and cell != "-99.1"], name
    assert tables(csv_files.data(PART))["nodes.csv"]["longitude"][1] == "-99.1"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_text_that_looks_like_a_formula_is_made_harmless(cell: str) -> None:
    assert csv_files.harmless(cell) == "'" + cell


def test_the_terms_ride_along() -> None:
    written = csv_files.files(PART)["ATTRIBUTION.txt"]
    assert "starter/steel: GEM, Steel plants, terms: CC BY 4.0" in written
    assert "starter/press: terms: not stated" in written


def test_graphml_as_networkx_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "part.graphml"
    export.write(PART, "graphml", path)
    read = networkx.read_graphml(path, force_multigraph=True)
    assert dict(read.nodes(data=True))["gem:P1"] == {
        "type": "Worksite", "name": "=cmd|' /C calc'!A0", "longitude": -99.1, "workers": 6100, "steel_capacity": 250.0,
        "source": "starter/steel | starter/steel", "record": "P1 | P1", "locator": "https://example.org/a | https://example.org/b",
        "citation": "GEM: Plants (2024) | GEM: Owners (2024)", "retrieved": "2024-12-01 | 2024-12-01",
        "confidence": "primary | primary", "label": "=cmd|' /C calc'!A0", "r": 152.0, "g": 81.0, "b": 5.0,
    }  # fmt: skip
    assert "share" not in read.nodes["name:MX:bare"]
    assert {key: data["share"] for _start, _end, key, data in read.edges(keys=True, data=True)} == {OWNS.id: 51.0, AGAIN.id: 50.5}
    assert {data["citation"] for _s, _e, data in read.edges(data=True)} == {
        "GEM: Plants (2024) | GEM: Owners (2024)", "Diario: publisher only",
    }  # fmt: skip
    assert "CC BY 4.0" in read.graph["attribution"]


def test_graphml_as_igraph_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "part.graphml"
    path.write_bytes(graphml.data(replace(PART, places={"gem:E1": (1.0, 2.0), "gem:P1": (3.0, 4.0), "name:MX:bare": (5.0, 6.0)})))
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vs["name"][:2], read.vs["y"]) == ([OWNER.name, "=cmd|' /C calc'!A0"], [-2.0, -4.0, -6.0])
    assert read.es["source"] == ["starter/steel | starter/steel", "starter/press"]


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    odd = Subgraph((Node("a:1", "Union", {"name": "bell\x07 & <b>"}, (PAGE,)),), ())
    path = tmp_path / "odd.graphml"
    export.write(odd, "graphml", path)
    assert networkx.read_graphml(path).nodes["a:1"]["name"] == "bell & <b>"


def test_the_same_part_gives_the_same_bytes() -> None:
    assert [one.data(PART) for one in export.FORMATS.values()] == [one.data(PART) for one in export.FORMATS.values()]


def test_a_workbook_as_openpyxl_reads_it(tmp_path: Path) -> None:
    export.write(PART, "xlsx", tmp_path / "part.xlsx")
    book = openpyxl.load_workbook(tmp_path / "part.xlsx")
    assert book.sheetnames == ["Unions", "Employers", "Worksites", "Ties", "Who says so", "Sources", "About"]
    assert [list(row) for row in book["Ties"].iter_rows(values_only=True)] == [
        ["From", "Tie", "To", "Share (%)", "Control", "Sources", "Id of the start", "Id of the end"],
        [OWNER.name, "owns", MILL["name"], 51, "sole or majority control", "Steel plants", "gem:E1", "gem:P1"],
        [OWNER.name, "owns", MILL["name"], 50.5, None, "starter/press", "gem:E1", "gem:P1"],
    ]
    assert [row[1:6] for row in book["Who says so"].iter_rows(min_row=4, max_row=4, values_only=True)] == [
        ("Diario: publisher only", None, "2022", "read in other texts, or sources differ", "starter/press")
    ]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}, "a text that looks like a formula is no formula"


def test_a_blueprint_as_kumu_documents_it() -> None:
    drawn = json.loads(kumu.data(PART))
    assert drawn["elements"][2] == {"id": "name:MX:bare", "label": "name:MX:bare", "type": "Union", "Sources": []}
    assert drawn["connections"][1] == {
        "id": AGAIN.id, "from": "gem:E1", "to": "gem:P1", "direction": "directed", "type": "owns", "Share (%)": 50.5,
        "Sources": ["Diario: publisher only, as of 2022, read in other texts, or sources differ"],
    }  # fmt: skip
    assert drawn["elements"][1]["Sources"][0] == "GEM: Plants (2024), https://example.org/a, as of 2024-12-01, CC BY 4.0"


def test_the_ending_of_a_file_says_its_format() -> None:
    names = ("a.zip", "a.xlsx", "a.GRAPHML", "a.json", "folder", "a.gexf")
    assert [export.format_for(Path(name)) for name in names] == ["csv", "xlsx", "graphml", "kumu", "csv", "gexf"]


def test_a_folder_of_csv(tmp_path: Path) -> None:
    export.write(PART, "csv", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["ATTRIBUTION.txt", "edges.csv", "nodes.csv", "sources.csv"]


def test_a_format_or_a_place_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="There is no format gexf: take one of xlsx, csv, graphml, kumu"):
        export.write(PART, "gexf", tmp_path / "x")
    with pytest.raises(Fault, match="cannot be written"):
        export.write(PART, "graphml", tmp_path / "no" / "folder.graphml")
