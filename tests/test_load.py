"""Loading files into a graph, on both engines: every row is counted once, and what is loaded twice changes nothing."""

import csv
import random
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph_schema.check import findings
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import in_language
from graph_schema.ontology import ONTOLOGY
from loaders import report as reports
from loaders.guide import write_templates
from loaders.load import check, load
from loaders.plan import Work
from loaders.report import FileReport, Report
from loaders.rows import Problem, Row
from solidarity.status import status
from tests.conftest import wipe

EXCERPT = Path(__file__).parent / "data" / "gem-steel-plants-2025-03-25.csv"
SAID = ["my-union/research", "2026-11-20", "primary"]
EVIDENCE = ["source", "retrieved", "confidence"]


def write(path: Path, header: Sequence[str], *rows: Sequence[str]) -> Path:
    """A template file; the evidence is added to each row."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*header, *EVIDENCE], *([*row, *SAID] for row in rows)])
    return path


def some_files(folder: Path) -> list[Path]:
    """A source, some unions, and what they belong to."""
    unions = [(f"name:MX:union-{n}", f"Unión {n}") for n in range(60)]
    ties = [(f"name:MX:union-{n}", "Union", f"name:MX:union-{n // 4}") for n in range(1, 60)]
    source = folder / "source.csv"
    source.write_text(f"source_id,name,publisher,retrieved,confidence\n{SAID[0]},Research,My Union,{SAID[1]},primary\n")
    return [
        source,
        write(folder / "union.csv", ["union_id", "name"], *unions),
        write(folder / "ties.csv", ["affiliated_to_start", "start_type", "affiliated_to_end"], *ties),
        EXCERPT,
    ]


def counts(report: Report) -> dict[str, tuple[int, int, int, int, int]]:
    """Read, loaded, merged, unchanged and reported rows of each file."""
    return {Path(found.path).name: found.counts() for found in report.files}


def said(report: Report) -> list[tuple[str, int, str]]:
    """Where the problems are."""
    return [(Path(problem.file).name, problem.line, problem.column) for problem in report.problems]


def test_loaded_once_then_unchanged_and_nothing_is_broken(graph: Graph, tmp_path: Path) -> None:
    files = some_files(tmp_path)
    seen: list[tuple[str, int]] = []
    first = load(graph, files, progress=lambda path, read: seen.append((Path(path).name, read)))
    digest = status(graph).digest
    second = load(graph, files)
    whole = {"source.csv": 1, "union.csv": 60, "ties.csv": 59, EXCERPT.name: 19}
    assert said(first) == said(second) == []
    assert counts(first) == {name: (rows, rows, 0, 0, 0) for name, rows in whole.items()}
    assert counts(second) == {name: (rows, 0, 0, rows, 0) for name, rows in whole.items()}
    assert dict(seen) == whole
    assert status(graph).digest == digest
    assert list(findings(graph)) == []


def test_the_examples_of_all_templates_make_a_sound_graph(graph: Graph, tmp_path: Path) -> None:
    write_templates(tmp_path)
    assert said(load(graph, [tmp_path])) == []
    assert list(findings(graph)) == []
    assert status(graph).nodes == {node.label: 1 for node in ONTOLOGY.nodes}
    assert status(graph).relationships == {tie.name: 1 for tie in ONTOLOGY.ties}


def test_any_order_and_a_load_broken_off_give_the_same_graph(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = some_files(tmp_path)
    load(graph, files)
    digest = status(graph).digest
    graph.transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    monkeypatch.setattr("loaders.chunk.RECORDS", 25)

    def break_off(path: str, read: int) -> None:
        if read > 40:
            raise KeyboardInterrupt

    random.Random(3).shuffle(files)
    with pytest.raises(KeyboardInterrupt):
        load(graph, files, progress=break_off)
    assert status(graph).digest != digest
    load(graph, files)
    assert status(graph).digest == digest
    assert not [thread for thread in threading.enumerate() if thread.name == "reader"]


def test_a_row_about_a_known_thing_is_merged_and_what_was_there_before_the_load_is_unchanged(
    graph: Graph, tmp_path: Path
) -> None:
    first = write(
        tmp_path / "a.csv", ["union_id", "name", "place"], ("name:MX:a", "A", ""), ("name:MX:a", "A", ""), ("name:MX:b", "B", "")
    )
    assert counts(load(graph, [first])) == {"a.csv": (3, 2, 1, 0, 0)}
    assert counts(load(graph, [first])) == {"a.csv": (3, 0, 0, 3, 0)}
    second = tmp_path / "b.csv"
    second.write_text(first.read_text().replace(SAID[0], "other/research").replace("MX:b", "MX:c"))
    assert counts(load(graph, [second])) == {"b.csv": (3, 1, 2, 0, 0)}


def test_one_edition_that_says_two_things_is_reported_and_a_later_one_is_not(graph: Graph, tmp_path: Path) -> None:
    rows = [("name:MX:a", "A"), ("name:MX:b", "B"), ("name:MX:a", "A again")]
    path = write(tmp_path / "union.csv", ["union_id", "name"], *rows)
    report = load(graph, [path])
    assert said(report) == [("union.csv", 4, "row")]
    assert report.problems[0].message.startswith("the same source, record and date said something else before")
    assert counts(report) == {"union.csv": (3, 2, 0, 0, 1)}
    later = path.read_text(encoding="utf-8").replace(SAID[1], "2026-11-21").replace("A again", "A")
    path.write_text(later, encoding="utf-8")
    assert counts(load(graph, [path])) == {"union.csv": (3, 0, 3, 0, 0)}


def test_an_end_that_nothing_is_known_of_is_reported_until_its_row_arrives(graph: Graph, tmp_path: Path) -> None:
    ends = ("reg:1", "Employer", "gem:P1", "Worksite")
    ties = write(tmp_path / "owns.csv", ["owns_start", "start_type", "owns_end", "end_type"], ends)
    report = load(graph, [ties])
    assert said(report) == [("owns.csv", 2, "owns_start"), ("owns.csv", 2, "owns_end")]
    assert counts(report) == {"owns.csv": (1, 1, 0, 0, 0)}
    employer = write(tmp_path / "employer.csv", ["employer_id", "name"], ("reg:1", "Mother"))
    assert said(load(graph, [employer, ties])) == [("owns.csv", 2, "owns_end")]
    worksite = write(tmp_path / "worksite.csv", ["worksite_id", "name"], ("gem:P1", "Plant"))
    assert said(load(graph, [ties, worksite])) == []


def test_replace_takes_away_what_the_files_sources_said_before(graph: Graph, tmp_path: Path) -> None:
    path = write(tmp_path / "union.csv", ["union_id", "name"], ("name:MX:a", "A"), ("name:MX:b", "B"))
    load(graph, [path, EXCERPT])
    write(path, ["union_id", "name"], ("name:MX:b", "Otra"))
    report = load(graph, [path], replace=True)
    assert counts(report) == {"union.csv": (1, 1, 0, 0, 0)}
    assert graph.read("MATCH (u:Union) RETURN u.id AS id, u.name AS name") == [{"id": "name:MX:b", "name": "Otra"}]
    assert status(graph).nodes["Worksite"] == 19


def test_a_dry_run_and_files_that_cannot_be_read_leave_the_graph_as_it_was(graph: Graph, tmp_path: Path) -> None:
    files = some_files(tmp_path)
    assert counts(load(graph, files, dry_run=True)) == counts(check(files))
    (tmp_path / "latin.csv").write_bytes(b"union_id,name\nname:MX:x,\xe9\n")
    report = load(graph, [tmp_path / "latin.csv"])
    assert said(report) == [("latin.csv", 2, "file")]
    assert status(graph).nodes == {node.label: 0 for node in ONTOLOGY.nodes}
    with pytest.raises(Fault, match="--retrieved"):
        load(graph, files, retrieved="yesterday")


def test_a_mishap_while_reading_is_raised_where_the_load_was_called(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Vanished(SimpleNamespace):
        def rows(self, edition: str) -> Iterator[Row]:
            yield Row("f", 2, {})
            raise OSError("the disk is gone")

    work = Work(Vanished(file="f"), SimpleNamespace(source=None, read_row=lambda row: []), "", FileReport("f", "x"))  # type: ignore[arg-type]
    monkeypatch.setattr("loaders.load.make_plan", lambda *_given: [work])
    with pytest.raises(OSError, match="the disk is gone"):
        load(graph, [tmp_path])


def test_the_report_has_the_shape_promised_and_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "PROBLEM_LIMIT", 2)
    report = Report([FileReport("a.csv", "template/union", 1204, 1, 2, 1200, 1), FileReport("b.csv", "")], notes=["a note"])
    for line in range(2, 7):
        report.add(Problem("a.csv", line, "name", "is empty"))
    assert report.as_json() == {
        "files": [
            {
                "path": "a.csv",
                "format": "template/union",
                "read": 1204,
                "loaded": 1,
                "merged": 2,
                "unchanged": 1200,
                "reported": 1,
            },
            {"path": "b.csv", "format": "", "read": 0, "loaded": 0, "merged": 0, "unchanged": 0, "reported": 0},
        ],
        "problems": [
            {"file": "a.csv", "line": 2, "column": "name", "message": "is empty"},
            {"file": "a.csv", "line": 3, "column": "name", "message": "is empty"},
            {"file": "a.csv", "line": 3, "column": "file", "message": "and 3 more problems: mend these first"},
        ],
    }
    assert report.table().splitlines() == [
        "file   format          read  loaded  merged  unchanged  reported",
        "a.csv  template/union  1204       1       2       1200         1",
        "b.csv  -                  0       0       0          0         0",
        "total                  1204       1       2       1200         1",
        "a note",
    ]


def test_both_publishers_files_load_whole_and_break_no_promise(graph: Graph, real_files: Path) -> None:
    folders = [real_files / "gem-worksites", real_files / "mx-cfcrl-contracts"]
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.name.startswith(("Iron &", "Nuevos"))]
    report = load(graph, files)
    assert [found.counts() for found in report.files] == [(1204, 1204, 0, 0, 0), (750, 750, 0, 0, 0)]
    assert said(report) == []
    assert list(findings(graph)) == []
    names = {row["name"].lower() for row in graph.read("MATCH (e:Employer) RETURN e.name AS name")}
    assert not names & {"unknown", "small shareholder(s)", "natural person(s)"}


def test_a_process_of_its_own_reads_as_a_thread_does(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = write(tmp_path / "bad.csv", ["union_id", "name", "members"], ("name:MX:x", "X", "many"), ("name:MX:y", "Y", "5"))
    files = [*some_files(tmp_path), EXCERPT.parent / "cl-unions-2022-06-27.csv", bad]
    with in_language("es"):
        expected = load(graph, files)
        digest = status(graph).digest
        wipe(graph)
        monkeypatch.setattr("loaders.read_ahead.LARGE", 0)
        assert (load(graph, files), status(graph).digest) == (expected, digest)
    assert [str(problem).partition("bad.csv")[2] for problem in expected.problems] == [
        ':2: members: "many" no es un número entero: escriba solo cifras, sin unidad ni moneda'
    ]


def test_a_reading_process_that_was_ended_is_told_in_a_sentence(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.read_ahead.LARGE", 0)
    monkeypatch.setattr("loaders.read_ahead._send", lambda stream, _message: stream.close())
    with pytest.raises(Fault, match="The process that reads the files was ended"):
        load(graph, some_files(tmp_path))


def test_what_rows_have_in_common_is_said_once_of_what_else_and_where() -> None:
    report = Report()
    for line, message in ((2, "m"), (3, "m"), (4, "m"), (5, '"A" is none'), (6, '"B" is none'), (7, '"A" is none'), (9, "m")):
        report.add(Problem("f.csv", line, "c", message))
    alike = 'f.csv:5: c: "A" is none (the same of "B"; in lines 6-7)'
    assert list(report.told()) == ["f.csv:2: c: m (the same in lines 3-4, 9)", alike]
    assert [problem.line for problem in report.listed()] == [2, 3, 4, 5, 6, 7, 9]
    for line in range(10, 5_000):
        report.add(Problem("f.csv", line, "c", "m"))
    report.add(Problem("f.csv", 5_000, "c", "o"))
    assert list(report.told()) == ["f.csv:2: c: m (the same in 4993 more rows)", alike, "f.csv:5000: c: o"]
    assert (len(report.problems), report.more) == (1_004, 3_994)
