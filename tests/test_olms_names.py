"""File numbers of unions at OLMS by affiliation and local. Rows here are made up in the shape of the real ones."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from loaders import olms_names
from loaders.json_records import KEY, VALUE
from loaders.rows import Row
from loaders.tables import open_tables

EDITION = "2026-01-12"
CITATION = ("labordata: File numbers of unions by affiliation and local (labor-union-parser) (2026-01-12)",)


def row_of(key: str, numbers: Any) -> Row:
    row = Row("f.json", 1, {}, EDITION)
    row.document = {KEY: key, VALUE: numbers}
    return row


def read(key: str, *numbers: int) -> list[Record]:
    """The records of one member; it must be without problems."""
    row = row_of(key, list(numbers))
    found = list(olms_names.read_row(row))
    assert row.problems == []
    return found


def test_each_local_of_a_number_is_affiliated_to_its_national() -> None:
    said = Evidence("us-olms/union-names", EDITION, "primary", "EX|7", ("EX|7",), CITATION)
    national = NodeRecord(
        "Union", "name:US:ex", {"name": "EX", "country": "US"}, Evidence("us-olms/union-names", EDITION, citation=CITATION)
    )
    expected: list[Record] = []
    for id_ in ("us-olms:101", "us-olms:102"):
        expected += [
            NodeRecord("Union", id_, {"name": "EX Local 7", "country": "US", "level": "local"}, said),
            national,
            TieRecord(
                "AFFILIATED_TO",
                "Union",
                id_,
                "Union",
                "name:US:ex",
                said,
                {"basis": "the designation in its reports to the labor department"},
            ),
        ]
    assert read("EX|7", 101, 102, 101) == expected


def test_a_national_has_a_file_number_only_where_it_is_the_only_body_without_a_local() -> None:
    [one], [several] = read("EX|0", 5), read("EX|0", 5, 6)
    assert (one.id, one.properties["identifiers"]) == ("name:US:ex", ["us-olms:5"])
    assert "identifiers" not in several.properties
    assert several.properties["note"] == "file numbers at OLMS of bodies that are no numbered local: 5, 6"


@pytest.mark.parametrize(("key", "numbers"), [("EX", [1]), ("EX|seven", [1]), ("EX|7", ["1"]), ("EX|7", [0]), ("EX|7", "1")])
def test_what_is_no_designation_is_reported_and_not_quoted(key: str, numbers: Any) -> None:
    row = row_of(key, numbers)
    assert list(olms_names.read_row(row)) == []
    assert [problem.message for problem in row.problems] == [
        "is no designation with file numbers (AFFILIATION|local: [numbers]): load the file as published"
    ]


def test_every_member_of_the_real_file_loads(real_files: Path) -> None:
    [table] = open_tables(real_files / "us-olms-union-names" / "fnum_lookup.json")
    assert olms_names.recognises(table.header)
    ids: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in table.rows(EDITION):
        records = list(olms_names.read_row(row))
        assert row.problems == []
        counts["rows"] += 1
        ids.update({r.id: r.label if isinstance(r, NodeRecord) else r.name for r in records})
    assert counts + Counter(ids.values()) == {"rows": 27432, "Union": 29976, "AFFILIATED_TO": 30442}
