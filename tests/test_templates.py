"""The project's own format: written from the ontology, read back strictly."""

from pathlib import Path

import openpyxl
import pytest

from graph_schema.fault import Fault
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord
from loaders.formats import FORMATS, recognise
from loaders.guide import example, guide, write_templates
from loaders.load import check
from loaders.rows import Row
from loaders.templates import TEMPLATES, NodeTemplate

SAID = {"source": "my-union/research", "retrieved": "2026-11-20", "confidence": "primary"}
BY_STEM = {template.stem: template for template in TEMPLATES}


def read(stem: str, **cells: str) -> list[Record]:
    """The records in one row of a template; the row must be without problems."""
    row = Row("some.csv", 2, SAID | cells)
    found = list(BY_STEM[stem].read_row(row))
    assert row.problems == []
    return found


def faults(stem: str, **cells: str) -> list[str]:
    """What is said of one row of a template, as `column: message`; no record may come of it."""
    row = Row("some.csv", 2, SAID | cells)
    assert list(BY_STEM[stem].read_row(row)) == []
    return [f"{problem.column}: {problem.message}" for problem in row.problems]


def test_there_is_a_template_for_every_type_and_each_is_known_by_its_header() -> None:
    assert [t.type for t in TEMPLATES] == [*ONTOLOGY.nodes, *ONTOLOGY.ties]
    for template in TEMPLATES:
        header = [column.name for column in template.columns]
        assert [known.name for known in FORMATS if known.recognises(header)] == [template.name]
        assert template.header_faults(header) == []
        assert template.header_faults(list(reversed(header))) == []


def test_every_example_loads_and_no_two_are_the_same_thing(tmp_path: Path) -> None:
    written = write_templates(tmp_path)
    report = check([tmp_path])
    assert sorted(path.name for path in written) == sorted([*(f"{t.stem}.csv" for t in TEMPLATES), "GUIDE.md"])
    assert [str(problem) for problem in report.problems] == []
    assert {counts.counts() for counts in report.files} == {(1, 1, 0, 0, 0)}
    assert len(report.files) == len(TEMPLATES)


def test_the_examples_of_ties_tie_the_examples_of_things() -> None:
    things = {t.type.label: example(t)[t.key] for t in TEMPLATES if isinstance(t, NodeTemplate)}
    for template in TEMPLATES:
        if not isinstance(template, NodeTemplate):
            [tie] = template.read_row(Row("some.csv", 2, example(template)))
            assert isinstance(tie, TieRecord)
            assert (tie.start, tie.end) == (things[tie.start_label], things[tie.end_label])


def test_the_guide_names_every_column_and_every_word() -> None:
    text = guide()
    for template in TEMPLATES:
        assert f"## {template.stem}.csv" in text
        for column in template.columns:
            assert f"| `{column.name}` |" in text
            assert all(f"`{word}`" in text for word in column.words)


def test_templates_are_not_written_over(tmp_path: Path) -> None:
    write_templates(tmp_path)
    with pytest.raises(Fault, match="is there already: choose an empty folder"):
        write_templates(tmp_path)


def test_a_row_of_a_thing_becomes_one_record() -> None:
    assert read(
        "worksite",
        worksite_id="gem:P1",
        name="Planta",
        aliases="A | B|A|",
        country="MX",
        latitude="-23.50",
        location_exact="yes",
        products="bar",
        steel_capacity="0",
        workers="1200",
        started="1976-11",
        sector="2410",
        website="https://example.org/x?y=1",
        record="P1",
        locator="https://example.org/1 | ",
        citation="Example: one (2020) | Example: publisher only",
        confidence="secondary",
        visibility="internal",
    ) == [
        NodeRecord(
            "Worksite",
            "gem:P1",
            {
                "name": "Planta",
                "aliases": ["A", "B"],
                "country": "MX",
                "latitude": -23.5,
                "location_exact": True,
                "products": ["bar"],
                "steel_capacity": 0.0,
                "workers": 1200,
                "started": "1976-11",
                "sector": "2410",
                "website": "https://example.org/x?y=1",
            },
            Evidence(
                "my-union/research",
                "2026-11-20",
                "secondary",
                "P1",
                ("https://example.org/1", ""),
                ("Example: one (2020)", "Example: publisher only"),
                "internal",
            ),
        )
    ]


def test_a_source_is_its_own_evidence() -> None:
    row = Row("f", 2, {"source_id": "a/b", "name": "N", "publisher": "P", "retrieved": "2020", "confidence": "primary"})
    assert list(BY_STEM["source"].read_row(row)) == [
        NodeRecord("Source", "a/b", {"name": "N", "publisher": "P"}, Evidence("a/b", "2020"))
    ]
    assert row.problems == []


def test_a_row_of_a_tie_becomes_one_record() -> None:
    ends = {"owns_start": "reg:1", "start_type": "Employer", "owns_end": "gem:P1", "end_type": "Worksite"}
    assert read("owns", **ends, share="51.5", control="sole") == [
        TieRecord(
            "OWNS", "Employer", "reg:1", "Worksite", "gem:P1",
            Evidence("my-union/research", "2026-11-20"), {"share": 51.5, "control": "sole"},
        )
    ]  # fmt: skip
    [tie] = read("operates", operates_start="reg:1", operates_end="gem:P1")
    assert isinstance(tie, TieRecord)
    assert (tie.start_label, tie.end_label) == ("Employer", "Worksite")


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("founded", "2023-02-30", "2023-02-30 is not in the calendar: write a date that exists"),
        ("founded", "31/12/2020", '"31/12/2020" is not written as a date here: write 2020-12-31'),
        ("founded", "03/04/2020", '"03/04/2020" is no date: write YYYY-MM-DD, YYYY-MM or YYYY, of a day that exists'),
        ("founded", "2020-13", '"2020-13" is no date: write YYYY-MM-DD, YYYY-MM or YYYY, of a day that exists'),
        ("members", "-5", '"-5" is negative, which it cannot be: write a number from 0 up'),
        ("members", "1,200", '"1,200" is no whole number: leave out the separators of thousands, and use a point for decimals'),
        ("members", "about 40", '"about 40" is no whole number: write digits alone, without unit or currency'),
        ("members", "1.5", '"1.5" is no whole number: write digits alone, without unit or currency'),
        ("country", "Mexico", '"Mexico" is no country code (ISO 3166-1, two letters); did you mean MX?'),
        ("country", "MEX", '"MEX" is no country code (ISO 3166-1, two letters); did you mean MX?'),
        ("country", "XX", '"XX" is no country code (ISO 3166-1, two letters)'),
        ("sector", "9999", '"9999" is no ISIC Rev. 4 code (a letter, or two to four digits)'),
        (
            "level",
            "nacional",
            '"nacional" is not one of the words: local, section, national, federation, confederation, global; '
            "did you mean national?",
        ),
        ("website", "www.example.org", '"www.example.org" is no address: it begins with http:// or https:// and holds no blanks'),
        ("note", "MÃ©xico", 'was damaged by a wrong encoding (such as "Ã©" for "é"): export it again as CSV UTF-8'),
        ("note", "a\x07b", "holds a character that cannot be read: type the text again"),
        ("name", "", "is empty, and must be filled in"),
        ("union_id", "a name", '"a name" is no id: write scheme:code, such as lei:..., or name:MX:name-of-the-union'),
        ("union_id", "gem: 12", '"gem: 12" holds a blank or a sign that cannot be seen: type the id again'),
        ("union_id", "gem:12\u200b", '"gem:12\u200b" holds a blank or a sign that cannot be seen: type the id again'),
        (
            "identifiers",
            "gem:12|lei:529900t8bm49aursdo55",
            "is no LEI (20 capital letters and digits, the last two of them check digits): copy it again",
        ),
        ("union_id", "name:mx:u", '"mx" is no country code (ISO 3166-1, two letters); did you mean MX?'),
        (
            "union_id",
            "name:MX:Unión de U",
            '"name:MX:Unión de U" is no id made of a name: write name:COUNTRY:name, in small letters without accents, '
            "joined by hyphens; did you mean name:MX:union-de-u?",
        ),
        ("source", "My Union", '"My Union" is no source: write publisher/dataset in small letters'),
        ("source", "", "is empty, and must be filled in"),
        ("retrieved", "yesterday", '"yesterday" is no date: write YYYY-MM-DD, YYYY-MM or YYYY, of a day that exists'),
        ("confidence", "sure", '"sure" is not one of the words: chosen, primary, secondary'),
        (
            "locator",
            "/home/me/file.pdf",
            "/home/me/file.pdf is a place on a disk: give the address of the page, or leave it empty",
        ),
    ],
)
def test_a_cell_that_cannot_be_is_named_with_what_to_do(column: str, cell: str, message: str) -> None:
    assert faults("union", **{"union_id": "name:MX:u", "name": "U", column: cell}) == [f"{column}: {message}"]


def test_percent_amount_currency_and_ends_are_checked_too() -> None:
    ends = {"owns_start": "reg:1", "start_type": "Employer", "owns_end": "reg:2", "end_type": "employer"}
    assert faults("owns", **ends, share="130") == [
        'end_type: "employer" is not one of the words: Employer, Worksite; did you mean Employer?',
        'share: "130" is more than 100 %: write a number from 0 to 100',
    ]
    assert faults("owns", **ends | {"owns_end": "reg:1", "end_type": ""}, share="51%") == [
        "end_type: is empty: write one of Employer, Worksite",
        "owns_end: is the same as the start: a tie leads from one thing to another",
        'share: "51%" carries a unit: write the number alone, 25 for 25 %',
    ]
    wage = {"wage_id": "wage:x", "name": "W", "subject_kind": "worksite", "kind": "level"}
    assert faults("wage", **wage, amount="1.234,50", currency="mxn", hours="7,5") == [
        'amount: "1.234,50" is no number: leave out the separators of thousands, and use a point for decimals',
        'currency: "mxn" is no currency code (ISO 4217, three letters); did you mean MXN?',
        'hours: "7,5" is no number: write a decimal point, not a comma',
    ]
    [record] = read("wage", **wage, change="-2.5")
    assert record.properties["change"] == -2.5


def test_addresses_and_citations_go_together() -> None:
    row = {"union_id": "name:MX:u", "name": "U", "locator": "https://a.example | https://b.example", "citation": "only one"}
    assert faults("union", **row) == [
        "citation: has 1 parts where locator has 2: give each address its citation, in the same order"
    ]


def test_a_header_is_checked_before_any_row(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("union_id,nmae,source,retrieved,confidnce\nname:MX:u,U,a/b,2020,primary\n", encoding="utf-8")
    unknown = "is a column that this type does not have: rename it, or take it out"
    missing = "the column is missing and is needed: add it"
    report = check([tmp_path])
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in report.problems] == [
        f"u.csv:1: nmae: {unknown}; did you mean name?",
        f"u.csv:1: confidnce: {unknown}; did you mean confidence?",
        f"u.csv:1: name: {missing}",
        f"u.csv:1: confidence: {missing}",
    ]
    assert report.as_json()["files"] == [
        {
            "path": str(tmp_path / "u.csv"),
            "format": "template/union",
            "read": 0,
            "loaded": 0,
            "merged": 0,
            "unchanged": 0,
            "reported": 0,
        }
    ]


def test_a_header_of_no_format_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("unionid,name\n1,2\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("fundado,nombre,lugar\n1,2,3\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text("Our unions in 2026\nunion_id,name\n1,2\n", encoding="utf-8")
    assert recognise(["fundado", "nombre", "lugar"]) is None
    assert [problem.message for problem in check([tmp_path]).problems] == [
        "belongs to no known format; unionid: did you mean union_id?",
        "belongs to no known format: `solidarity formats` lists those that can be loaded",
        "belongs to no known format: the first row must name the columns; if it is a title, take it out",
    ]


def test_in_a_workbook_with_several_tables_a_problem_names_its_sheet(tmp_path: Path) -> None:
    """And a column without a name is called what it is."""
    book = openpyxl.Workbook()
    evidence = ["source", "retrieved", "confidence"]
    for name, land in (("north", "MX"), ("south", "Mexico")):
        sheet = book.create_sheet(name)
        sheet.append(["union_id", "name", "country", *evidence])
        sheet.append([f"name:MX:{name}", name, land, "my/research", "2026-01-02", "primary"])
    book.create_sheet("west").append(["union_id", None, "name", *evidence])
    book.save(tmp_path / "u.xlsx")
    report = check([tmp_path / "u.xlsx"])
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in report.problems] == [
        "u.xlsx#west:1: #2: column 2 has no name: name it, or take the column out",
        'u.xlsx#south:2: country: "Mexico" is no country code (ISO 3166-1, two letters); did you mean MX?',
    ]
