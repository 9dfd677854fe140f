"""Registers and trackers into one graph, a few made-up rows of each, and an excerpt: every row is accounted for, twice."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from graph_schema.database import Graph
from loaders import nlrb_elections
from loaders.load import load
from loaders.report import FileReport
from tests.conftest import wipe
from tests.test_chile_unions import EXCERPT
from tests.test_gem_mines import MAP, SHEET
from tests.test_labor_action_tracker import STRIKE
from tests.test_nlrb import CASE, CHARGE, DECISION, TALLY, UNION
from tests.test_old_workbook import MADE_UP
from tests.test_open_supply_hub import FACILITY, LOCATION

EDITION = "2024-06-01"


def write_csv(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_workbook(path: Path, above: Iterable[tuple[str, ...]], rows: list[dict[str, str]], columns: Iterable[str]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    names = list(columns)
    for line in (*above, names, *([row.get(name, "") for name in names] for row in rows)):
        sheet.append(list(line))
    book.save(path)
    return path


def write_json(path: Path, content: Mapping[str, Any]) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def members(*records: Mapping[str, Any]) -> dict[str, Any]:
    """Records as the members of an object, as the tracker writes them."""
    return {str(record[""]): {name: value for name, value in record.items() if name} for record in records}


def files(folder: Path) -> list[Path]:
    rival = {**TALLY, "Unit ID": "B", "Labor Organization 2 Name": "Rival Union", "Votes For Labor Org2": "3"}
    person = {**STRIKE, "Employer": "Juana Inventada", "City": "Dover"}
    second = {**CHARGE, "": "04-CB-000004", "case_number": "04-CB-000004", "case_type": "CB"}
    return [
        EXCERPT,
        write_workbook(folder / "elections.xlsx", [("Elections held",), (), ()], [TALLY, rival, TALLY], nlrb_elections.COLUMNS),
        write_json(folder / "cases.json", members(CHARGE, second)),
        write_json(folder / "decisions.json", members(DECISION)),
        write_json(folder / "names.json", {"EX|0": [5, 6], "EX|7": [101, 102], "EX|8": [103]}),
        write_csv(folder / "actions.csv", [STRIKE, person]),
        write_csv(folder / "list.csv", [FACILITY, FACILITY, {**FACILITY, "name": "Ahmed Inventado for readymade"}]),
        MADE_UP,
        write_csv(folder / "download.csv", [LOCATION]),
        write_csv(folder / "map.csv", [MAP]),
        write_workbook(folder / "mines.xlsx", [], [SHEET], SHEET),
    ]


def counts(reports: Iterable[FileReport]) -> dict[str, tuple[int, ...]]:
    """Read, loaded, merged, unchanged, reported of each format."""
    return {f"{file.format} {Path(file.path).suffix}": file.counts() for file in reports}


def test_a_few_rows_of_every_register_load_and_say_nothing_new_the_second_time(embedded: Graph, tmp_path: Path) -> None:
    wipe(embedded)
    paths = files(tmp_path)
    first = load(embedded, paths, retrieved=EDITION)
    assert counts(first.files) == {
        "cl-dt/unions .csv": (6, 6, 0, 0, 0),
        "us-nlrb/elections .xlsx": (3, 2, 1, 0, 0),
        "us-nlrb/cases .json": (2, 2, 0, 0, 0),
        "us-nlrb/decisions .json": (1, 1, 0, 0, 0),
        "us-olms/union-names .json": (3, 3, 0, 0, 0),
        "us-ilr/labor-action-tracker .csv": (2, 2, 0, 0, 0),
        "open-supply-hub/facility-lists .csv": (3, 1, 1, 0, 1),
        "open-supply-hub/facility-lists .xls": (3, 2, 0, 0, 1),
        "open-supply-hub/facilities .csv": (1, 1, 0, 0, 0),
        "gem/iron-ore-mines .csv": (1, 1, 0, 0, 0),
        "gem/iron-ore-mines .xlsx": (1, 1, 0, 0, 0),
    }
    assert not [problem for problem in first.problems if "Inventad" in str(problem)]
    again = load(embedded, paths, retrieved=EDITION)
    assert {name: (read, read - reported) for name, (read, *_rest, reported) in counts(again.files).items()} == {
        name: (found[0], found[3]) for name, found in counts(again.files).items()
    }
    [found] = embedded.read(
        "MATCH (u:Union {id: $union})-[s:STOOD_IN]->(p:Procedure)-[:PART_OF]->(c:Case {id: $case}) "
        "RETURN u.level AS level, count(p) AS votes, min(s.votes) AS least",
        union="name:US:example-workers-international-union-local-7",
        case=f"nlrb:{CASE}",
    )
    assert (found["level"], found["votes"], found["least"]) == ("local", 2, 25)
    assert UNION.endswith("Local 7")
    for label in ("Employer", "Worksite", "Case", "Union"):
        assert not [
            row
            for row in embedded.read(f"MATCH (n:`{label}`) RETURN n.name AS name, n.claims AS claims")
            if "nventad" in str(row)
        ]
