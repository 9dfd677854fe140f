"""A table of an unknown publisher, loaded by a map of its columns: what it becomes, and what is said of every mistake."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_schema.check import findings
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.records import NodeRecord, Record, TieRecord
from loaders.load import check, load
from loaders.mapping import Mapping, mapping
from loaders.mapping_draft import draft
from loaders.rows import Row
from solidarity.cli import main
from solidarity.status import status
from tests.conftest import wipe

DOCS = Path(__file__).parent.parent / "docs" / "mapping"
MAP, PLANTS = DOCS / "plants.map.yml", DOCS / "plants.csv"
HEAD = """\
source: {id: my/list, publisher: Me, title: List, licence: CC0}
confidence: primary
"""
WORKSITE = """\
things:
  plant:
    type: Worksite
    id: {scheme: my, column: Nr}
    properties: {name: Plant}
"""
FIRM = """\
  firm:
    type: Employer
    id: {country: {value: MX}, name: Firm}
    properties: {name: Firm, workers: Staff}
"""


def made(tmp_path: Path, text: str) -> Mapping:
    """The format that a map makes."""
    path = tmp_path / "a.map.yml"
    path.write_text(text, encoding="utf-8")
    return mapping(path)


def faults(tmp_path: Path, text: str) -> list[str]:
    """What is said of a map: each line without the name of the file."""
    with pytest.raises(Fault) as raised:
        made(tmp_path, text)
    return [line.removeprefix(f"{tmp_path / 'a.map.yml'}:") for line in str(raised.value).splitlines()]


def read(map_: Mapping, **cells: str) -> list[Record]:
    """The records in a row, which must be without problems."""
    row = Row("some.csv", 2, cells, "2026-11-20")
    found = list(map_.read_row(row))
    assert row.problems == []
    return found


def problems(map_: Mapping, **cells: str) -> list[str]:
    """What is said of a row, as `column: message`; no record may come of it."""
    row = Row("some.csv", 2, cells, "2026-11-20")
    assert list(map_.read_row(row)) == []
    return [f"{problem.column}: {problem.message}" for problem in row.problems]


def invoke(*words: object, home: Path) -> Result:
    """Run a command without a Neo4j."""
    settings = {"SOLIDARITY_HOME": str(home), "NEO4J_URI": "", "LANG": "C"}
    return CliRunner().invoke(main, list(map(str, words)), env=settings)


# ------------------------------------------------------------------------------------------------------ what loads
def test_the_example_loads_to_the_things_and_ties_it_names_and_a_second_time_changes_nothing(embedded: Graph) -> None:
    wipe(embedded)
    map_ = mapping(MAP)
    first = load(embedded, [PLANTS], retrieved=map_.retrieved, mapping=map_)
    digest = status(embedded).digest
    assert first.problems == []
    assert [(f.format, f.counts()) for f in first.files] == [("csv-mapping", (3, 3, 0, 0, 0))]
    assert list(findings(embedded)) == []
    plants = embedded.read(
        "MATCH (w:Worksite) RETURN w.id AS id, w.name AS name, w.country AS country, w.place AS place, w.region AS region, "
        "w.status AS status, w.workers AS workers, w.started AS started, w.products AS products, w.sector AS sector ORDER BY id"
    )
    names = ("id", "name", "country", "place", "region", "status", "workers", "started", "products", "sector")
    assert [tuple(dict(row)[name] for name in names) for row in plants] == [
        ("my-union-plants:MX-01", "Planta Silao", "MX", "Silao", "Guanajuato", "operating", 1250, "1994-03-15",
         ["motores", "cajas de velocidades"], "29"),
        ("my-union-plants:MX-02", "Planta Puebla", "MX", "Puebla", "Puebla", "closed", 800, "1987-07", ["motores"], "29"),
        ("my-union-plants:MX-03", "Planta Saltillo", "MX", "Saltillo", "Coahuila", "operating", None, "2015", None, "29"),
    ]  # fmt: skip
    ties = embedded.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS tie, a.id AS start, b.id AS end, r.record AS record, r.share AS share "
        "ORDER BY tie, start, end, record"
    )
    firm, parts = "name:MX:ejemplo-motores-sa-de-cv", "name:MX:autopartes-ejemplo-s-de-rl"
    assert [tuple(dict(row)[name] for name in ("tie", "start", "end", "record", "share")) for row in ties] == [
        ("OPERATES", parts, "my-union-plants:MX-03", "MX-03", None),
        ("OPERATES", firm, "my-union-plants:MX-01", "MX-01", None),
        ("OPERATES", firm, "my-union-plants:MX-02", "MX-02", None),
        ("OWNS", "name:US:example-motors-inc", firm, "MX-01", 51.5),
        ("OWNS", "name:US:example-motors-inc", firm, "MX-02", 51.5),
        ("REPRESENTS", "name:MX:sindicato-ejemplo-de-silao", "my-union-plants:MX-01", "MX-01", None),
        ("REPRESENTS", "name:MX:sindicato-ejemplo-del-norte", "my-union-plants:MX-03", "MX-03", None),
    ]
    source = embedded.read("MATCH (s:Source) RETURN s.id AS id, s.name AS name, s.licence AS licence, s.rhythm AS rhythm")
    assert [dict(row) for row in source] == [
        {"id": "my-union/plants", "name": "My Union: Survey of plants", "licence": "not stated", "rhythm": "yearly"}
    ]
    again = load(embedded, [PLANTS], retrieved=map_.retrieved, mapping=map_)
    assert [f.counts() for f in again.files] == [(3, 0, 0, 3, 0)]
    assert status(embedded).digest == digest


def test_evidence_says_who_when_where_and_how_sure(tmp_path: Path) -> None:
    map_ = made(
        tmp_path,
        HEAD.replace("primary", "secondary")
        + "visibility: internal\nrecord: [Nr, Part]\nlocator: Page\nretrieved: {column: Day, date: DD.MM.YYYY}\n"
        + WORKSITE
        + FIRM.replace("Firm, workers: Staff}", "Firm}\n    record: []")
        + "ties:\n  - {type: OPERATES, start: firm, end: plant}\n",
    )
    cells = {"Nr": "7", "Part": "a", "Plant": "P", "Firm": "F Ltd", "Page": "https://example.org/7", "Day": "1.2.2026"}
    plant, firm, tie = read(map_, **cells)
    evidence = plant.evidence
    assert (evidence.source, evidence.retrieved, evidence.confidence, evidence.record, evidence.locator, evidence.visibility) == (
        "my/list", "2026-02-01", "secondary", "7:a", ("https://example.org/7",), "internal",
    )  # fmt: skip
    assert evidence.citation == ("Me: List (2026-02-01)",)
    assert (firm.evidence.record, tie.evidence.record) == ("", "7:a")
    assert problems(map_, **cells | {"Day": "1/2/2026"}) == ['Day: "1/2/2026" is not written as DD.MM.YYYY, as the map says']
    assert problems(map_, **cells | {"Day": ""}) == ["Day: is empty, and must be filled in"]
    assert problems(map_, **cells | {"Page": "C:\\x"}) == [
        "Page: C:\\x is a place on a disk: give the address of the page, or leave it empty"
    ]


def test_values_are_put_into_the_form_of_the_ontology(tmp_path: Path) -> None:
    properties = {
        "name": "Plant",
        "aliases": "[Short, {column: Old, split: /}]",
        "address": "[Street, Town]",
        "country": "{column: Land, country_names: yes, words: {Hellas: GR}}",
        "identifiers": "[{column: LEI, scheme: lei}, {column: Tax, scheme: rut}]",
        "status": "{column: State, words: {runs: operating, '?': ''}}",
        "steel_capacity": "{column: Steel, unit: kt, decimal: point}",
        "location_exact": "{column: Exact, words: {true: yes, false: no}}",
        "latitude": "Lat",
    }
    text = "".join(f"      {name}: {value}\n" for name, value in properties.items())
    map_ = made(tmp_path, HEAD + WORKSITE.replace("properties: {name: Plant}", "properties:") + text)
    cells = {
        "Nr": "1", "Plant": "P", "Short": "PP", "Old": "Q / R / PP", "Street": "Main St 1", "Town": "Silao", "Land": "Mexico",
        "LEI": "5493", "Tax": "", "State": "runs", "Steel": "1,200.5 kt", "Exact": "true", "Lat": "-1.5",
    }  # fmt: skip
    [record] = read(map_, **cells)
    assert isinstance(record, NodeRecord)
    assert record.properties == {
        "name": "P", "aliases": ["PP", "Q", "R"], "address": "Main St 1, Silao", "country": "MX", "identifiers": ["lei:5493"],
        "status": "operating", "steel_capacity": 1200.5, "location_exact": True, "latitude": -1.5,
    }  # fmt: skip
    [other] = read(map_, **cells | {"Land": "Hellas", "State": "?", "LEI": "", "Steel": "0", "Street": ""})
    assert isinstance(other, NodeRecord)
    assert {"status", "identifiers"}.isdisjoint(other.properties)
    assert (other.properties["country"], other.properties["steel_capacity"], other.properties["address"]) == ("GR", 0.0, "Silao")
    assert problems(map_, **cells | {"State": "run", "Steel": "1.200,5", "Lat": "1,5"}) == [
        'State: "run" is not among the words of the map: add it there; did you mean runs?',
        'Steel: "1.200,5" is no number with a decimal point',
        'Lat: "1,5" is no number: write a decimal point, not a comma',
    ]


def test_a_thing_without_its_id_is_left_out_with_its_ties_and_what_is_said_of_it_is_reported(tmp_path: Path) -> None:
    map_ = made(
        tmp_path, HEAD + WORKSITE + FIRM + "ties:\n  - {type: OPERATES, start: firm, end: plant, properties: {as_of: Y}}\n"
    )
    cells = {"Nr": "1", "Plant": "P", "Firm": "F Ltd", "Staff": "5", "Y": "2020"}
    assert [type(record) for record in read(map_, **cells)] == [NodeRecord, NodeRecord, TieRecord]
    assert [record.id for record in read(map_, **cells | {"Firm": "", "Staff": "", "Y": ""})] == ["my:1"]
    assert problems(map_, **cells | {"Firm": "", "Y": ""}) == ["Staff: speaks of firm, which the row does not name"]
    assert problems(map_, **cells | {"Firm": "", "Staff": ""}) == [
        "Y: speaks of firm operates plant, which the row does not name"
    ]
    assert problems(map_, **cells | {"Nr": ""}) == ["Nr: is empty, and must be filled in"]
    assert problems(map_, **cells | {"Plant": ""}) == ["Plant: is empty, and must be filled in"]
    assert problems(map_, **cells | {"Nr": "2.02E+11"}) == [
        "Nr: was rounded by a spreadsheet (2.02E+11): get the file as it was published"
    ]
    assert problems(map_, **cells | {"Firm": "..."}) == ["Firm: holds neither letter nor digit: fill in the name"]
    assert problems(map_, **cells | {"Nr": "1|2"}) == ["Nr: makes no id: it holds | or a line end"]
    assert problems(map_, **cells, More="x") == ["More: is a column that this format does not know: take it out, or rename it"]


def test_nobody_in_particular_and_natural_persons_are_no_employers(tmp_path: Path) -> None:
    text = HEAD + WORKSITE + FIRM
    cells = {"Nr": "1", "Plant": "P", "Staff": ""}
    map_ = made(tmp_path, text)
    assert problems(map_, **cells, Firm="Unknown") == ["Firm: names nobody in particular: add the word to `empty` in the map"]
    [said] = problems(map_, **cells, Firm="María Pérez")
    assert said.startswith("Firm: may be a natural person's name, of whom nothing is kept")
    assert "Pérez" not in said
    sure = made(tmp_path, text + "empty: [Unknown]\norganisations: [Maria Perez Foods]\n")
    assert [r.id for r in read(sure, **cells, Firm="Unknown")] == ["my:1"]
    assert [r.id for r in read(sure, **cells, Firm="Maria Perez Foods")] == ["my:1", "name:MX:maria-perez-foods"]


# ---------------------------------------------------------------------------------------------------- the header
def test_every_column_is_used_or_set_aside_before_the_first_write(tmp_path: Path) -> None:
    map_ = made(tmp_path, HEAD + WORKSITE + "ignore: [Notes]\n")
    file = tmp_path / "a.csv"
    file.write_text("Nr,Plants,Notes,Phone\n1,P,,\n", encoding="utf-8")
    report = check([file], mapping=map_)
    assert [f.counts() for f in report.files] == [(0, 0, 0, 0, 0)]
    assert [f"{p.line}: {p.column}: {p.message}" for p in report.problems] == [
        f"1: Plants: is neither used nor left aside by {map_.file}: use it, or add it to `ignore`; did you mean Plant?",
        f"1: Phone: is neither used nor left aside by {map_.file}: use it, or add it to `ignore`",
        f"1: Plant: the column is not in the table, but {map_.file}:7 uses it; did you mean Plants?",
    ]


def test_records_of_json_and_xml_are_mapped_by_their_paths(tmp_path: Path) -> None:
    map_ = made(
        tmp_path, HEAD + WORKSITE.replace("Nr}", "code.nr}").replace("name: Plant", "name: names.1.text") + "ignore: [who.*]\n"
    )
    lines = tmp_path / "a.jsonl"
    lines.write_text(
        '{"code": {"nr": 7}, "names": [{"text": "P"}], "who": {"boss": "x"}}\n{"code": {"nr": 8}, "names": [{"text": "Q"}]}\n'
    )
    report = check([lines], mapping=map_)
    assert ([f.counts() for f in report.files], report.problems) == ([(2, 2, 0, 0, 0)], [])
    lines.write_text('{"code": {"nr": 7}, "names": [{"text": "P"}]}\n{"other": 1}\n')
    assert [p.column for p in check([lines], mapping=map_).problems] == ["other"]
    plain = made(tmp_path, HEAD + WORKSITE)
    xml = tmp_path / "a.xml"
    xml.write_text("<r><l><p><Nr>1</Nr><Plant>P</Plant></p><p><Nr>2</Nr><Plant>Q</Plant></p></l></r>")
    report = check([xml], mapping=plain)
    assert ([f.counts() for f in report.files], report.problems) == ([(2, 2, 0, 0, 0)], [])


# -------------------------------------------------------------------------------------------- what is wrong with a map
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: is empty: `solidarity mapping FILE` writes a map to begin with"),
        ("a: [", "1: is no YAML (expected the node content, but found '<stream end>'): check the indentation, and put a "
         "text that holds : or # in quotes"),
        ("a: 1\na: 2", "2: a is there twice: keep one"),
        ("a: &x b", "1: holds an anchor or a tag (&, *, !): put a text that begins so in quotes"),
        ("[" * 50, "1: is nested too deeply"),
        ("just words", "1: is no map of columns: name the map first, then the file with the data"),
        (HEAD, "1: map: says of no thing what its columns mean: fill in `things`"),
        (HEAD.splitlines()[0] + "\n" + WORKSITE, "1: map: lacks the key confidence"),
        (HEAD + "thing: x\n" + WORKSITE, "3: thing: is no key here; did you mean things?"),
        (HEAD.replace("my/list", "My List") + WORKSITE, "1: id: is no source: write publisher/dataset in small letters"),
        (HEAD.replace("my/list", "gem/steel-plants") + WORKSITE,
         "1: id: belongs to another format: give what your map reads a name of its own"),
        (HEAD.replace("primary", "sure") + WORKSITE, "2: confidence: is not one of the words: primary, secondary"),
        (HEAD + WORKSITE.replace("Worksite", "worksite"), "5: type: worksite is no type of the ontology; did you mean Worksite?"),
        (HEAD + WORKSITE.replace("Worksite", "Person"),
         "5: type: a map makes no persons, because a column of names cannot say of each that the role is public: write those few "
         "into the template (`solidarity template`)"),
        (HEAD + WORKSITE.replace("Plant}", "Plant, nmae: X}"), "7: nmae: is no property of Worksite; did you mean name?"),
        (HEAD + WORKSITE.replace("{name: Plant}", "{region: R}"), "7: properties: Worksite must have name"),
        (HEAD + WORKSITE.replace("scheme: my, ", ""),
         "6: id: is made of scheme and column where a register has numbered it, else of country and name, and place"),
        (HEAD + WORKSITE.replace("scheme: my", "scheme: My Nr"),
         "6: scheme: is no name of a register: small letters, digits and hyphens, such as lei or mx-my-register"),
        (HEAD + WORKSITE.replace("Plant}", "Plant, country: {value: Mexico}}"),
         '7: value: "Mexico" is no country code (ISO 3166-1, two letters); did you mean MX?'),
        (HEAD + WORKSITE.replace("Plant}", "{column: Plant, value: P}}"),
         "7: name: needs a column or a value, and one of them only"),
        (HEAD + WORKSITE.replace("Plant}", "{column: Plant, decimal: comma}}"), "7: decimal: is not for name, which is: text"),
        (HEAD + WORKSITE.replace("Plant}", "Plant, started: {column: D, date: DD/MM/YY}}"),
         "7: date: is no way to write a date: put DD, MM and YYYY together, such as DD/MM/YYYY"),
        (HEAD + WORKSITE.replace("Plant}", "Plant, status: {column: S, words: {x: running}}}"),
         '7: x: "running" is not one of the words: operating, construction, announced, mothballed, closing, closed, cancelled; '
         "did you mean operating?"),
        (HEAD + WORKSITE + "ties: [{type: OWN, start: plant, end: plant}]\n",
         "8: type: OWN is no type of the ontology; did you mean OWNS?"),
        (HEAD + WORKSITE + "ties: [{type: OWNS, start: plant, end: plant}]\n",
         "8: start: plant is of type Worksite, but OWNS wants here: Employer"),
        (HEAD + WORKSITE + "ties: [{type: SUPPLIES, start: plnt, end: plant}]\n",
         "8: start: plnt is no thing of this map; did you mean plant?"),
        (HEAD + WORKSITE + "ties: {type: SUPPLIES}\n", "8: ties: must be a list: begin each tie with a hyphen"),
        (HEAD + "retrieved: yesterday\n" + WORKSITE,
         '3: retrieved: "yesterday" is no date: write YYYY-MM-DD, YYYY-MM or YYYY, of a day that exists'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_map_is_said_in_a_sentence_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert faults(tmp_path, text) == [said]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = HEAD.replace("CC0", "") + WORKSITE.replace("Worksite", "Plant").replace("scheme: my, ", "")
    assert [line.partition(":")[0] for line in faults(tmp_path, text)] == ["1", "5", "6"]


# --------------------------------------------------------------------------------------------------- the command line
def test_a_dry_run_shows_what_the_first_rows_become_then_the_report(tmp_path: Path) -> None:
    for words in (("--format", "csv-mapping", MAP, PLANTS), ("--map", MAP, PLANTS)):
        done = invoke("load", *words, "--dry-run", home=tmp_path)
        assert (done.exit_code, done.stderr) == (0, "")
        lines = done.stdout.splitlines()
        assert lines[:4] == [
            f"{PLANTS}, line 2",
            "    Worksite my-union-plants:MX-01",
            "        name: Planta Silao",
            "        country: MX",
        ]
        assert "    name:US:example-motors-inc -OWNS-> name:MX:ejemplo-motores-sa-de-cv" in lines
        assert "        share: 51.5" in lines
        assert re.split(r" {2,}", lines[-2]) == [str(PLANTS), "csv-mapping", "3", "3", "0", "0", "0"]
    assert not tmp_path.joinpath("arcadedb").exists()


def test_a_diff_takes_a_map_as_a_load_does(tmp_path: Path) -> None:
    before = invoke("diff", "--map", MAP, PLANTS, home=tmp_path)
    assert (before.exit_code, before.stderr) == (0, "")
    new = [line.split()[1:3] for line in before.stdout.splitlines() if line.startswith("+ Worksite")]
    assert new == [["Worksite", f"my-union-plants:MX-0{n}"] for n in (1, 2, 3)]
    assert invoke("load", "--map", MAP, PLANTS, home=tmp_path).exit_code == 0
    after = invoke("diff", "--map", MAP, PLANTS, home=tmp_path)
    assert [line for line in after.stdout.splitlines() if line[:1] in ("+", "~")] == []


def filled_in(text: str) -> str:
    """A draft with what only a person can know, its guesses taken as right."""
    text = re.sub(r"^( +)# (\w+: )", r"\1\2", text, flags=re.MULTILINE)
    text = (
        text.replace("  id:  #", "  id: my/list  #")
        .replace("https://", "https://example.org")
        .replace("{value: }", "{value: MX}")
    )
    return re.sub(r"^  (publisher|title|licence):", r"  \1: X", text, flags=re.MULTILINE)


def test_a_map_to_begin_with_is_written_from_the_header_and_never_over_another(tmp_path: Path) -> None:
    into = tmp_path / "plants.map.yml"
    done = invoke("mapping", PLANTS, into, home=tmp_path)
    assert (done.exit_code, into.name in done.stdout) == (0, True)
    text = into.read_text(encoding="utf-8")
    lines = text.splitlines()
    for line in (
        '    id: {country: {column: "País", country_names: yes}, name: "Planta"}  # or {scheme: my-register, column: ...}',
        '      # region: "Estado"',
        '      # identifiers: {column: "RFC de la empresa", scheme: rfc}',
        '  - "Contacto"  # private persons stay out',
    ):
        assert line in lines
    assert [line.split(": ")[1] for line in faults(tmp_path, text)] == ["id", "publisher", "title", "licence"]
    columns = PLANTS.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert made(tmp_path, filled_in(text)).header_faults(columns) == []
    again = invoke("mapping", PLANTS, into, home=tmp_path)
    assert (again.exit_code, again.output) == (1, f"{into} is there already: give another name for the map.\n")


def test_a_draft_of_a_header_that_says_nothing_is_a_map_all_the_same(tmp_path: Path) -> None:
    columns = ['x: "y"', "# z", "ñ"]
    assert made(tmp_path, filled_in(draft("a.csv", "a.map.yml", columns))).header_faults(columns) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("load", "--format", "csv-mapping", MAP), "Name the map, then the file"),
        (("load", "--format", "csv-mapping", "no.yml", PLANTS), "no.yml cannot be read (No such file or directory)."),
        (("load", "--format", "csv-mapping", PLANTS, MAP), "is no map of columns: name the map first"),
        (("load", "--format", "csv-mapping", MAP, "no.csv", "--dry-run"), "There is no file or folder no.csv."),
        (("mapping", "no.csv"), "There is no file no.csv."),
        (("mapping", MAP.parent), "There is no file"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, words: tuple[object, ...], said: str) -> None:
    done = invoke(*words, home=tmp_path)
    assert (done.exit_code, said in done.output, "Traceback" in done.output) == (1, True, False), done.output


def test_formats_are_listed_with_publisher_terms_and_how_they_are_known(tmp_path: Path) -> None:
    lines = invoke("formats", home=tmp_path).stdout.splitlines()
    at = lines.index("gem/steel-plants")
    assert lines[at : at + 5] == [
        "gem/steel-plants",
        "    Global Energy Monitor: Global Iron and Steel Tracker. CC BY 4.0",
        "    Steel plants of the world with owners and parents: Global Energy Monitor's map file (CSV)",
        "    Steel plants of the world as Global Energy Monitor's Global Iron and Steel Tracker has them "
        "(XLSX, one sheet as CSV too)",
        "    known by its columns: owner-gem-id, parent-gem-id, plant-id",
    ]
    heads = [line for line in lines if not line.startswith(" ")]
    assert (len(heads), heads[-2:]) == (len(set(heads)), ["template", "csv-mapping"])
