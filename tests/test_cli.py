"""The command line: the shapes that programs rely on, and one sentence with exit status 1 for a user's mistake."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_schema.database import open_graph
from graph_schema.ontology import ONTOLOGY
from solidarity.cli import main


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the starter data; its graph stays open, so that the commands below join it and need not start it."""
    folder = tmp_path_factory.mktemp("cli")
    with open_graph({}, folder):
        assert invoke(folder, "load", str(Path(__file__).parent.parent / "data" / "starter"), "--json").exit_code == 0
        yield folder


def invoke(home: Path, *words: str, told: str | None = None) -> Result:
    """Run a command in this data folder, without a Neo4j."""
    settings = {"SOLIDARITY_HOME": str(home), "NEO4J_URI": "", "LC_ALL": "C"}
    return CliRunner().invoke(main, list(words), env=settings, input=told)


def test_status_prints_what_programs_read(home: Path) -> None:
    done = invoke(home, "status", "--json")
    known = json.loads(done.stdout)
    assert set(known) == {"engine", "version", "nodes", "relationships", "sources", "digest"}
    assert list(known["nodes"]) == [node.label for node in ONTOLOGY.nodes]
    assert list(known["relationships"]) == [tie.name for tie in ONTOLOGY.ties]
    assert (known["engine"], len(known["digest"])) == ("arcadedb", 32)
    assert "starter/wages" in known["sources"]


def test_a_load_reports_each_bad_row_and_loads_the_rest(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "unions.csv"
    file.write_text(
        "union_id,name,country,level,source,retrieved,confidence\n"
        "name:MX:good,Good,MX,local,my/notes,2026-11-01,primary\n"
        "name:MX:bad,Bad,XX,lokal,my/notes,2026-11-31,primary\n",
        encoding="utf-8",
    )
    done = invoke(home, "load", str(file), "--json")
    report = json.loads(done.stdout)
    assert done.exit_code == 1
    assert report["files"] == [
        {"path": str(file), "format": "template/union", "read": 2, "loaded": 1, "merged": 0, "unchanged": 0, "reported": 1}
    ]
    assert sorted((p["file"], p["line"], p["column"]) for p in report["problems"]) == [
        (str(file), 3, c) for c in ("country", "level", "retrieved")
    ]
    again = json.loads(invoke(home, "load", str(file), "--json").stdout)
    assert again["files"][0]["unchanged"] == 1


def test_ask_takes_an_id_or_a_unique_name_and_lists_candidates_otherwise(home: Path) -> None:
    by_name = invoke(home, "ask", "ultimate-owner", "organisation=Volkswagen de México S.A. de C.V.", "--json")
    by_id = invoke(home, "ask", "ultimate-owner", "organisation=name:MX:volkswagen-de-mexico-sa-de-cv", "--json")
    assert (by_name.exit_code, by_name.stdout) == (0, by_id.stdout)
    answer = json.loads(by_name.stdout)
    assert set(answer) == {"question", "subject", "rows", "sources", "unknown"}
    assert "Volkswagen AG" in by_name.stdout
    several = invoke(home, "ask", "ultimate-owner", "organisation=steel plant")
    assert several.exit_code == 1
    assert several.output.count("\n") >= 1
    assert "Traceback" not in several.output


def test_shared_employers_names_those_that_unions_know(home: Path) -> None:
    """What the issue asks of the bundled data."""
    text = invoke(home, "ask", "shared-employers", "--json").stdout
    rows = {row["name"]: set(row["countries"]) for row in json.loads(text)["rows"]}
    wanted = {
        "Volkswagen AG": {"MX", "US", "DE", "BR"},
        "General Motors Company": {"MX", "US"},
        "The Goodyear Tire & Rubber Company": {"MX", "US"},
        "ArcelorMittal SA": {"CA", "DE", "MX", "US", "BR"},
        "Gerdau SA": {"BR", "US", "MX", "CA"},
    }
    assert {name: rows[name] >= countries for name, countries in wanted.items()} == dict.fromkeys(wanted, True)
    assert [name for name in rows if "unknown" in name.casefold()] == []


@pytest.mark.parametrize("name", ["csv", "graphml"])
def test_an_export_carries_its_citations(home: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"vw.{'zip' if name == 'csv' else name}"
    done = invoke(home, "export", str(file), "--from", "name:DE:volkswagen-ag", "--format", name)
    assert (done.exit_code, "things and" in done.output) == (0, True)
    assert file.stat().st_size > 1000


def test_template_writes_files_that_load_as_they_are(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert invoke(home, "template", str(folder)).exit_code == 0
    report = json.loads(invoke(home, "load", "--dry-run", "--json", str(folder)).stdout)
    assert report["problems"] == []
    assert len(report["files"]) >= len(ONTOLOGY.nodes) + len(ONTOLOGY.ties)
    union = next(csv.reader(io.StringIO((folder / "union.csv").read_text(encoding="utf-8-sig"))))
    assert union[0] == "union_id"


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "no-such-question"),
        ("ask", "shared-employers", "nonsense"),
        ("ask", "shared-employers", "colour=red"),
        ("load", "no-such-file.csv"),
        ("export", "out.csv"),
        ("export", "out.xyz", "--from", "name:DE:volkswagen-ag", "--format", "xyz"),
    ],
)
def test_a_mistake_is_one_sentence(home: Path, words: tuple[str, ...]) -> None:
    done = invoke(home, *words)
    assert done.exit_code == 1
    assert done.output.strip()
    assert "Traceback" not in done.output


def test_help_teaches(home: Path) -> None:
    text = invoke(home, "--help").output
    commands = (
        "explore",
        "template",
        "load",
        "diff",
        "unload",
        "sources",
        "formats",
        "status",
        "questions",
        "ask",
        "export",
        "check",
        "reset",
    )
    assert [c for c in commands if c not in text] == []
    assert "ask shared-employers" in text
    assert "ask" in invoke(home, "questions").output or "shared-employers" in invoke(home, "questions").output


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (["shared-employers", "limit=-1"], "limit is -1: write a whole number from 1 to 1,000,000."),
        (["shared-employers", "limit=0"], "limit is 0: write a whole number from 1 to 1,000,000."),
        (["shared-employers", "tier=5"], "tier is 5: write one of 1, 2."),
        (
            ["owners", "organisation=Volkswagen AG", "as_of=31/12/2020"],
            "as_of is 31/12/2020: write a date that exists: YYYY-MM-DD",
        ),
        (
            ["owners", "organisation=Volkswagen AG", "as_of=2020-02-30"],
            "as_of is 2020-02-30: write a date that exists: YYYY-MM-DD",
        ),
        (["neighbours", "thing=Volkswagen AG", "tie=LIKES"], "tie is LIKES: write one of OWNS, "),
        (["exchanges", "kind=party"], "kind is party: write one of visit, "),
        (["wages", "family=Volkswagen AG", "price_year=soon"], "price_year is soon: write a whole number."),
        (["wages", "family=Volkswagen AG", "rest_day=perhaps"], "rest_day is perhaps: write yes or no."),
        (["wages", "family=Volkswagen AG", "family=Goodyear"], "family takes one value, and here are 2: leave one."),
        (["allies", "union="], "allies needs union: write union=..."),
    ],
)
def test_what_a_question_cannot_be_told_is_named_and_not_answered(home: Path, told: list[str], sentence: str) -> None:
    """An answer to a wrong word, day or number would be a wrong answer: "nothing is recorded", or today's owner."""
    done = invoke(home, "ask", *told)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(sentence)


def test_a_factor_is_printed_as_it_was_used(home: Path) -> None:
    """0.92 dollars for a euro would give another result than the one beside it."""
    printed = " ".join(invoke(home, "ask", "wages", "family=Volkswagen AG").stdout.split())
    assert "factor 0.9242, table exchange-rates" in printed


def test_the_list_of_commands_is_in_whole_sentences(home: Path) -> None:
    """click cuts a long one off."""
    for words in ([], ["decisions"]):
        listed = invoke(home, *words, "--help").stdout.partition("Commands:")[2].partition("Examples:")[0]
        assert [line for line in listed.splitlines() if line.endswith("...") and "VALUE" not in line] == []


def test_the_locale_says_the_language(home: Path) -> None:
    settings = {"SOLIDARITY_HOME": str(home), "NEO4J_URI": "", "LC_ALL": "es_MX.UTF-8", "LANG": "en_US.UTF-8"}
    done = CliRunner().invoke(main, ["ask", "nothing"], env=settings)
    assert done.stderr.startswith("No hay ninguna pregunta nothing")


def test_an_export_of_nothing_is_no_file(home: Path, tmp_path: Path) -> None:
    """And one asked for in two ways is not half of it."""
    file = tmp_path / "out.csv"
    done = invoke(home, "export", str(file), "--question", "holdings")
    assert (done.exit_code, done.stderr) == (
        1,
        "The answer to holdings names no thing, so that there is nothing to export: see it with `solidarity ask holdings`.\n",
    )
    done = invoke(home, "export", str(file), "--question", "shared-employers", "--from", "Volkswagen AG")
    assert (done.exit_code, done.stderr) == (1, "Give --from or --question, not both.\n")
    assert not file.exists()
    assert invoke(home, "export", str(file), "--from", "Volkswagen AG").stdout.endswith(
        f" written to the folder {file}: nodes.csv, edges.csv, sources.csv.\n"
    )
