"""GLEIF's files as they are published: every row of them is loaded, merged or reported.

`PERSONS` are lines of the real extract in CSV whose entity was judged by hand to be a natural person, or to bear the full name of
one: whoever has the file can match them, and nobody can read names off them.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.database import Graph, open_graph
from graph_schema.records import Evidence, NodeRecord, Record, TieRecord, Withdrawal
from loaders import gleif_lei
from loaders.formats import recognise
from loaders.load import load
from loaders.rows import Problem, Row
from loaders.tables import open_tables

EDITION = "2026-11-20"
EXTRACT = Path("gleif-lei-csv-subset") / "lei-records.csv"
XML, FORMS = Path("gleif-lei-cdf-xml"), Path("gleif-elf-codes")
PERSONS = frozenset(map(int, """
    111 125 163 215 268 295 387 458 513 568 678 684 691 693 696 704 889 970 995 1009 1044 1045 1222 1253 1271 1292 1343 1369
    1371 1377 1378 1403 1406 1407 1423 1432 1439 1440 1592 1595 1601 1635 1727 1743 1771 1885 1904 1976 2000 2019 2025 2071
    2117 2124 2128 2139 2142 2148 2150 2155 2167 2222 2278 2370 2408 2444 2466 2475 2484 2509 2510 2514 2537 2570 2687 2725
    2783 2785 2832 2844 2846 2857 2861 2865 2868 2872 2875 2883 3048 3077 3082 3197 3221 3232 3446 3492 3497 3505 3584 3585
    3586 3589 3602 3608 3614 3627 3980 3987 4060 4139 4148 4207 4224 4227 4228 4229 4235 4296 4298 4299 4305 4316 4350 4467
    4679 4773 4784 4786 4792 4793 4794 4797 4799 4800 4801 4803 4846 4852 4888 4907 4939 4960
""".split()))  # fmt: skip
WITHHELD = 340  # of 4,913 entities of the extract: the others among them are organisations that doubt makes persons


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file with one table."""
    [table] = open_tables(path)
    return table.rows(table.edition or "2026-11-20")


def records(path: Path) -> dict[int, list[Record]]:
    """What each row of a file says, by its line."""
    return {row.line: found for row, found in _read(path)}


def in_order(path: Path) -> list[list[Record]]:
    """What each row of a file says."""
    return [found for _row, found in _read(path)]


def _read(path: Path) -> Iterator[tuple[Row, list[Record]]]:
    [table] = open_tables(path)
    form = recognise(table.header)
    assert form is not None
    for row in table.rows(table.edition or EDITION):
        yield row, list(form.read_row(row))


def evidence(source: str, day: str, record: str, code: str, title: str) -> Evidence:
    """Who says so, in a file that GLEIF publishes."""
    return Evidence(
        source, day, "primary", record, (f"https://search.gleif.org/#/record/{code}",), (f"GLEIF: {title}, {code} ({day})",)
    )


def test_an_entity_of_2018_and_one_of_2023(real_files: Path) -> None:
    old = records(real_files / XML / "20180901-gleif-concatenated-file-lei2-Top10.xml")
    code = "029200013A5N6ZD0F605"
    assert old[173] == [
        NodeRecord(
            "Employer", f"lei:{code}",
            {
                "name": "AFRINVEST SECURITIES LIMITED", "country": "NG", "place": "LAGOS", "region": "NG-LA",
                "jurisdiction": "NG-LA",
                "address": "27 GERRARD ROAD, IKOYI, LAGOS, NG", "status": "active", "legal_form": "LIMITED",
                "identifiers": ["ra000469:RC603315"],
            },
            evidence("gleif/lei", "2018-08-02", code, code, "LEI records"),
        )
    ]  # fmt: skip
    code = "097900BHF50000076475"
    [new] = [found for found in records(real_files / XML / "lei-updates-data2-new.xml").values() if found[0].id == f"lei:{code}"]
    assert new == [
        NodeRecord(
            "Employer", f"lei:{code}",
            {
                "name": "VÚB Generali dôchodková správcovská spoločnosť, a.s.", "country": "SK", "place": "Bratislava",
                "jurisdiction": "SK", "address": "Mlynské nivy 1, 820 04 Bratislava, SK", "founded": "2004-10-09",
                "aliases": ["VUB GENERALI DOCHODKOVA SPRAVCOVSKA SPOLOCNOST, AS"], "status": "active", "legal_form_code": "2EEG",
                "identifiers": ["ra000526:35903058"],
            },
            evidence("gleif/lei", "2023-06-25", code, code, "LEI records"),
        )
    ]  # fmt: skip


def test_a_dissolved_fund(real_files: Path) -> None:
    found = records(real_files / XML / "lei-updates-data2-new.xml")
    [said] = [record.properties for [record] in found.values() if record.id == "lei:00TR8NKAEL48RGTZEW89"]
    assert {name: said[name] for name in ("status", "ended", "note")} == {
        "status": "dissolved",
        "ended": "2018-11-09",
        "note": "its LEI is retired: the entity no longer operates",
    }


def test_a_parent_twice_and_a_deleted_one(real_files: Path) -> None:
    child, parent = "98450051BS9C610A8T78", "984500501A1B1045PB30"
    found = records(real_files / XML / "rr-updates-data2-new.xml")
    kind = "IS_ULTIMATELY_CONSOLIDATED_BY"
    withdrawn = {r.record: r.retrieved for said in found.values() for r in said if isinstance(r, Withdrawal)}
    assert withdrawn[f"OWNS|lei:{parent}|lei:{child}|gleif/relationships|{kind}"] == "2023-11-01"
    between = "2138002YAB7Z9KO21397"
    ties = [r for said in found.values() for r in said if isinstance(r, TieRecord) and r.end == f"lei:{between}"]
    assert sorted((tie.start, tie.properties["directness"]) for tie in ties) == [
        (f"lei:{parent}", "direct"),
        (f"lei:{parent}", "ultimate"),
    ]


def test_no_parent_because_of_natural_persons_and_not_who_they_are(real_files: Path) -> None:
    [record] = [r for [r] in records(real_files / XML / "repex-updates-data2-new.xml").values() if "159515PKYKQYJLT0KF16" in r.id]
    assert record.properties == {"no_direct_parent": "natural_persons"}


def test_a_name_in_the_care_of_whom_mail_goes_is_nowhere(real_files: Path) -> None:
    for name in ("lei-data.xml", "lei-data.json"):
        path = real_files / XML / name
        named = set(re.findall(r"c/o +([^<\"]+)", html.unescape(path.read_text(encoding="utf-8")), re.IGNORECASE))
        text = str(in_order(path)).lower()
        assert named
        assert [person for person in named if person.strip().lower() in text] == []


def test_json_says_what_the_xml_says(real_files: Path) -> None:
    xml, parsed = (in_order(real_files / XML / f"rr-data.{kind}") for kind in ("xml", "json"))
    assert xml == parsed
    xml, parsed = (in_order(real_files / XML / f"lei-data.{kind}") for kind in ("xml", "json"))
    names = [[(record.id, record.properties.get("name")) for record in found] for found in xml]
    assert names == [[(record.id, record.properties.get("name")) for record in found] for found in parsed]
    assert {record.evidence.confidence for found in parsed for record in found} == {"secondary"}


def test_a_legal_form_in_four_languages(real_files: Path) -> None:
    [path] = (real_files / FORMS).glob("*.csv")
    found = [record for [record] in records(path).values() if record.id == "elf:1RKS"]
    assert [(record.evidence.record, record.properties["languages"]) for record in found] == [
        ("1RKS en Foreign public administration (e.g. embassy)", ["en"]),
        ("1RKS fr Administration publique étrangère (ex. Ambassade)", ["fr"]),
        ("1RKS de Ausländische öffentliche Verwaltung", ["de"]),
        ("1RKS it Amministrazione pubblica estera (ex. ambasciata)", ["it"]),
    ]


def test_no_person_of_the_extract_leaves_a_trace(real_files: Path) -> None:
    names = {row.line: row.cells["Entity.LegalName"] for row in rows(real_files / EXTRACT)}
    found = records(real_files / EXTRACT)
    kept_out = {line for line, said in found.items() if said and said[0].id == gleif_lei.SOURCE.id}
    assert PERSONS - kept_out == set()
    assert len(kept_out) <= WITHHELD
    text = str(list(found.values()))
    assert [line for line in PERSONS if names[line] in text] == []


@pytest.fixture(scope="module")
def gleif(real_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Graph, list[Path]]]:
    """An embedded graph of its own, and all files of GLEIF that hold facts for it."""
    files = [real_files / EXTRACT, *sorted((real_files / XML).glob("*.xml")), *sorted((real_files / XML).glob("*.json"))]
    with open_graph({}, tmp_path_factory.mktemp("gleif")) as graph:
        yield graph, [*files, *(real_files / FORMS).glob("*.csv")]


def test_every_row_of_every_file_is_accounted_for(gleif: tuple[Graph, list[Path]]) -> None:
    graph, files = gleif
    report = load(graph, files)
    counts = {Path(found.path).name: found.counts() for found in report.files}
    assert all(counted[0] == sum(counted[1:]) for counted in counts.values())
    read, loaded, merged, unchanged, reported = map(sum, zip(*counts.values(), strict=True))
    # Four exceptions say two things of one day, in two files; two rows of an older file had been withdrawn by a newer one.
    assert (read, loaded + merged, unchanged, reported) == (8755, 8691, 2, 58 + 4)
    assert counts["lei-records.csv"][0::4] == (4971, 58)
    assert rounded([problem for problem in report.problems if problem.file.endswith("lei-records.csv")])
    assert deaths(graph) == {"00TR8NKAEL48RGTZEW89": "dissolved"}
    again = [found.counts() for found in load(graph, files).files]
    assert [sum(column) for column in zip(*again, strict=True)] == [8755, 0, 0, 8693, 62]


def deaths(graph: Graph) -> dict[str, str]:
    """What a later update says of an entity that was active in an earlier one, whichever came first."""
    query = "MATCH (e:Employer {id: 'lei:00TR8NKAEL48RGTZEW89'}) RETURN e.id AS id, e.status AS status"
    return {row["id"].removeprefix("lei:"): row["status"] for row in graph.read(query)}


def rounded(problems: list[Problem]) -> bool:
    """Whether all of them are about numbers that a spreadsheet rounded."""
    column = "Entity.RegistrationAuthority.RegistrationAuthorityEntityID"
    return {(problem.column, problem.message.partition(" (")[0]) for problem in problems} == {
        (column, "was rounded by a spreadsheet")
    }
