"""Chile's register of unions: `data/cl-unions-2022-06-27.csv` is an excerpt (CC BY 4.0) of rows without streets and persons.

`data/persons-labelled.csv` holds what names of real files were labelled by hand; of persons it holds marks only.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from graph_schema.identity import fold
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import chile_persons, chile_unions
from loaders.rows import Row
from loaders.tables import open_tables
from tests.labelled_persons import labelled, mark

EXCERPT = Path(__file__).parent / "data" / "cl-unions-2022-06-27.csv"
EDITION = "2022-06-27"
A_PERSON = "una persona natural"


def excerpt(code: str, **changed: str) -> Row:
    """A row of the excerpt, with cells changed."""
    [table] = open_tables(EXCERPT)
    [row] = [row for row in table.rows(EDITION) if row.cells["rsu_raf"] == f"{code}.0"]
    row.cells.update(changed)
    return row


def read(code: str, **changed: str) -> list[Record]:
    """The records in a row of the excerpt; it must be without problems."""
    row = excerpt(code, **changed)
    found = list(chile_unions.read_row(row))
    assert row.problems == []
    return found


def faults(code: str, **changed: str) -> list[tuple[str, str]]:
    """What is wrong with a row of the excerpt."""
    row = excerpt(code, **changed)
    assert list(chile_unions.read_row(row)) == []
    return [(problem.column, problem.message) for problem in row.problems]


def evidence(code: str) -> Evidence:
    citation = f"Dirección del Trabajo, Chile: Register of trade unions (Sindicatos), {code} (2022-06-27)"
    return Evidence("cl-dt/unions", EDITION, "primary", code, (code,), (citation,))


def text_of(records: Sequence[Record]) -> str:
    """All that records say, folded."""
    return fold(json.dumps([asdict(record) for record in records], ensure_ascii=False))


def test_a_union_of_one_employer() -> None:
    basis: Properties = {"basis": "the register names it as an employer of the union's members"}
    assert read("5010707") == [
        NodeRecord(
            "Union",
            "cl-rsu:5010707",
            {
                "name": "SINDICATO DE EMPRESA COMUNIDAD EDIFICIO MERCADO EL CARDONAL",
                "country": "CL",
                "type_as_quoted": "SINDICATO EMPRESA",
                "region": "Valparaíso",
                "founded": "2007-03-13",
                "board_elected": "2019-03-20",
                "members": 33,
                "members_men": 31,
                "members_women": 2,
            },
            evidence("5010707"),
        ),
        NodeRecord(
            "Employer",
            "rut:56049370-3",
            {"name": "COMUNIDAD EDIFICIO MERCADO EL CARDONAL", "country": "CL", "sector_as_quoted": "CAE 463011"},
            evidence("5010707"),
        ),
        TieRecord("REPRESENTS", "Union", "cl-rsu:5010707", "Employer", "rut:56049370-3", evidence("5010707"), basis),
    ]


def test_every_employer_of_a_cell_and_no_activity_where_nobody_says_whose() -> None:
    employers = [(r.id, r.properties) for r in read("5061130") if isinstance(r, NodeRecord) and r.label == "Employer"]
    assert employers == [
        ("rut:71038700-1", {"name": "SIND DE TRABAJADORES TRANSITORIOS GENTE DE MAR DE", "country": "CL"}),
        ("rut:76565332-0", {"name": "INVERSIONES SAN JOAQUIN LTDA", "country": "CL"}),
        ("rut:77308167-0", {"name": "NAVIERA SELKNAM SPA", "country": "CL"}),
        ("rut:78028770-5", {"name": "ADMINISTRADORA DE NAVES HUMBOLDT LTDA.", "country": "CL"}),
        ("rut:92048000-4", {"name": "SUDAMERICANA AGENCIAS AEREAS Y MARITIMAS S.A.", "country": "CL"}),
    ]
    assert [record.id for record in read("4030062")] == ["cl-rsu:4030062"]


def test_a_check_digit_may_be_k_in_either_case_and_an_employer_stands_twice_only_once() -> None:
    cell = ": 61704000-k CODELCO: 61704000-K CODELCO"
    assert [record.id for record in read("5010707", empresa=cell)][1:] == [
        "rut:61704000-K",
        "REPRESENTS|cl-rsu:5010707|rut:61704000-K|cl-dt/unions|5010707",
    ]


@pytest.mark.parametrize(
    "employer",
    [
        "5126663-3 INVENTADA DEL PRADO JUANA",
        "52005451-0 PANADERIA JUANA INVENTADA DEL PRADO E.I.R.L.",
        "53301928-5 INVENTADA DEL PRADO JUANA Y OTRA",
        "76205383-7 JUANA INVENTADA DEL PRADO",
        "81734000-8 SUCESION JUANA INVENTADA DEL PRADO",
    ],
)
def test_nothing_is_kept_of_an_employer_who_is_a_person_not_even_in_the_unions_name(employer: str) -> None:
    name = "SINDICATO DE EMPRESA JUANA INVENTADA DEL PRADO N° 2"
    records = read("5010707", empresa=f": {employer}", nombre=name)
    assert [record.id for record in records] == ["cl-rsu:5010707"]
    assert records[0].properties["note"] == "an employer is a natural person"
    assert records[0].properties["name"] == f"SINDICATO DE EMPRESA {A_PERSON} N° 2"
    for word in ("juana", "inventada", "prado", employer.partition(" ")[0]):
        assert word not in text_of(records)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SINDICATO DE LA EMPRESA PEDRO INVENTADO PRADO - FUNDO UNO", f"SINDICATO DE LA EMPRESA {A_PERSON} - FUNDO UNO"),
        ("SINDICATO PANADERIA UNO DE PEDRO INVENTADO PRADO", f"SINDICATO PANADERIA UNO DE {A_PERSON}"),
        ("SINDICATO EMPRESA TRANSPORTES INVENTADO EIRL", f"SINDICATO EMPRESA TRANSPORTES {A_PERSON} EIRL"),
        ("SINDICATO DE EMPRESA COLEGIO PEDRO INVENTADO", "SINDICATO DE EMPRESA COLEGIO PEDRO INVENTADO"),
        ('SINDICATO DE EMPRESA UNO "PEDRO INVENTADO"', 'SINDICATO DE EMPRESA UNO "PEDRO INVENTADO"'),
    ],
)
def test_a_person_after_empresa_in_a_unions_name_goes_and_whom_it_honours_stays(name: str, expected: str) -> None:
    assert chile_persons.without_persons(name, [], ["UNO S.A."], is_of_one_firm=True) == expected


def test_a_damaged_row_is_reported_and_no_employer_is_quoted() -> None:
    damaged = [("empresa", "holds a RUT that is damaged (its check digit does not fit): look it up in the register")]
    assert faults("5010707", empresa=": 56049370-4 JUANA INVENTADA DEL PRADO") == damaged
    assert faults("5010707", empresa=": 1728-7 JUANA INVENTADA DEL PRADO") == damaged
    assert faults("5010707", fecha_ultima_directiva="2192-03-22") == [
        ("fecha_ultima_directiva", '"2192-03-22" is later than the file: a date that was typed wrong')
    ]
    assert faults("5010707", total_socis="34.0") == [
        ("total_socis", "is not the sum of men and women: look it up in the register")
    ]
    assert faults("5010707", rsu_raf="5.01E+06") == [("rsu_raf", '"5.01E+06" is no whole number: load the file as published')]
    assert faults("5010707", region="17.0") == [("region", '"17.0" is no region of Chile (1 to 16)')]


def test_every_row_of_the_real_file_is_accounted_for_and_no_person_leaves_a_trace(real_files: Path) -> None:
    [table] = open_tables(next((real_files / "cl-sindicatos").glob("*.csv")))
    counts: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    names: dict[str, bool] = {}
    for row in table.rows(EDITION):
        cell = row.cells["empresa"]
        records = list(chile_unions.read_row(row))
        counts.update(r.label if isinstance(r, NodeRecord) else r.name for r in records)
        reported.update(problem.column for problem in row.problems)
        if row.problems:
            counts["reported"] += 1
            continue
        for part in chile_unions.EMPLOYER.split(cell)[1:]:
            number, name = part.strip().split(" ", 1)
            names[name] = chile_persons.is_organisation(int(number.split("-")[0]), name)
            if not names[name]:
                assert fold(name) not in text_of(records)
                assert number.split("-")[0] not in text_of(records)
    assert counts == {"Union": 10729, "Employer": 11915, "REPRESENTS": 11915, "reported": 18}
    assert reported == {"empresa": 6, "fecha_ultima_directiva": 12}
    persons, organisations = labelled("cl-dt/unions")
    doubtful = {name for name in names if not chile_persons.BODY.search(fold(name))} - organisations
    judged = {mark(name): names[name] for name in doubtful}
    assert not [code for code, is_one in judged.items() if is_one]
    assert judged.keys() <= persons
    assert len(persons) == 80
