"""Registers and trackers as other years and other pages have them: recognised, accounted for, without persons.

All rows are made up in the shape of the real ones.
"""

import json
from pathlib import Path

from graph_schema.records import NodeRecord, TieRecord
from loaders.load import check
from tests.made_tables import EDITION, counted, everything, records, table, things, values


def test_the_register_of_agreements_under_a_title_and_with_other_spellings(tmp_path: Path) -> None:
    agreement = ["CFCRL-CONTRATO-E-MEX-2025-0001", "Sindicato Ejemplar", "EJEMPLO S.A. DE C.V.", "Edo. de México", "Calle 1"]
    path = table(
        tmp_path / "2025.xlsx",
        [
            ["Contratos colectivos"], ["Fecha de corte", "2025-03-31"], [],
            ["NUMERO DE CONTRATO", "Nombre del Sindicato", "NOMBRE EMPRESA", "Entidad Federativa", "Ámbito de Aplicación"],
            agreement, ["Fuente: registro"], ["Total", None, None, None, 1],
        ],
    )  # fmt: skip
    report = check([path])
    assert counted(report) == [("mx-cfcrl/contracts", 3, 1, 2)]
    assert report.problems[0].message == "is a remark or a title, not a record: nothing to load"
    assert {problem.column for problem in report.problems[1:]} == {
        "NUMERO DE CONTRATO", "Nombre del Sindicato", "NOMBRE EMPRESA", "Entidad Federativa",
    }  # fmt: skip
    assert values(path, "Agreement", "region") == [("mx-cfcrl:CFCRL-CONTRATO-E-MEX-2025-0001", "México")]


CHILE = [
    "Region", "rsu_raf", "nombre", "glosa", "fono", "glosa1", "Direccion", "Email", "Socios", "Socias", "FechaConstitucion",
    "Column1", "FechaUltimaDirectiva", "NombreOficina", "FechaDepositoEstatutos", "Empresa", "Rut", "CAE",
]  # fmt: skip


def chilean(name: str, employers: str, state: str = "ACTIVO") -> list[object]:
    head = [13, 13014833, name, state, "986690000", "SINDICATO EMPRESA", "JOFRE 0", "quien@example.org", 10, 20]
    return [*head, "28-6-2017", "0 SIN", "2019-06-28T17:06:07", "IPT SANTIAGO", "2017-06-28", employers, "96543210", "0"]


def test_the_register_of_unions_as_the_directorate_gives_it(tmp_path: Path) -> None:
    employers = ": 4588863-0 ERROL INVENTADO ARGANDOÑO: 76019459-K EJEMPLO UPCOM LTDA."
    path = table(
        tmp_path / "ventanilla.xlsx",
        [
            CHILE,
            chilean('SINDICATO DE EMPRESA DE TRANSPORTES "ERROL INVENTADO ARGANDOÑO" DE ANGOL', employers),
            chilean("SINDICATO DOS", "", "CADUCADO: POR MINISTERIO DE LA LEY"),
        ],
    )
    assert counted(check([path], retrieved=EDITION)) == [("cl-dt/unions", 2, 2, 0)]
    [first, *_second] = [r for r in records(path) if isinstance(r, NodeRecord) and r.label == "Union"]
    assert first.properties == {
        "name": 'SINDICATO DE EMPRESA DE TRANSPORTES "una persona natural" DE ANGOL', "country": "CL",
        "type_as_quoted": "SINDICATO EMPRESA", "region": "Metropolitana de Santiago", "founded": "2017-06-28",
        "board_elected": "2019-06-28", "members": 30, "members_men": 10, "members_women": 20,
        "note": "an employer is a natural person",
    }  # fmt: skip
    said = everything(path)
    assert "estado: CADUCADO: POR MINISTERIO DE LA LEY" in said
    for private in ("ERROL", "4588863", "986690000", "quien@example.org", "JOFRE"):
        assert private not in said


ACTION = {
    "ID": "4670", "Employer": "Example Schools", "Labor Organization": "Example Teachers' Association - NEA", "Local": "",
    "Industry": "Educational Services", "Bargaining Unit Size": "0", "Number of Locations": "2", "Address": "1 A St;2 B St",
    "City": "Orange;Orange", "State": "California;California", "Zip Code": "92867;92866", "Latitude, Longitude": "1,2;3,4",
    "Approximate Number of Participants": "0", "Start Date": "2026-03-10", "End Date": "", "Duration Amount": "",
    "Duration Unit": "days", "Strike or Protest": "Strike", "Authorized": "Y", "Worker Demands": "Pay;Staffing",
    "Source": "https://archive.ph/a;;https://archive.ph/b", "Notes": "",
}  # fmt: skip


def test_the_tracker_of_labour_actions_with_numbers_as_table_and_as_json(tmp_path: Path) -> None:
    path = table(tmp_path / "labor_actions.csv", [list(ACTION), list(ACTION.values())])
    document = {
        "id": 4670, "Employer": ACTION["Employer"], "Start_date": "2026-03-10", "End_date": None, "Authorized": "Y",
        "Labor_Organization": ACTION["Labor Organization"], "Action_type": "Strike", "Industry": ["Educational Services"],
        "Worker_demands": ["Pay", "Staffing"], "Local": "", "Duration": None, "Approximate_Number_of_Participants": None,
        "Bargaining_Unit_Size": None, "Notes": "", "_order": 1, "sources": ["https://archive.ph/a", "https://archive.ph/b"],
        "locations": [{"id": n, "Latitude": 1, "Address": "1 A St", "City": "Orange", "State": "California"} for n in (1, 2)],
    }  # fmt: skip
    same = tmp_path / "labor_actions.json"
    same.write_text(json.dumps({"4670": document}), encoding="utf-8")
    expected = {
        "country": "US", "kind": "strike", "place": "Orange", "region": "California", "started": "2026-03-10",
        "demands": ["Pay", "Staffing"], "name": "Strike at Example Schools, 2026-03-10",
        "note": "Authorized: Y; NumberOfLocations: 2",
    }  # fmt: skip
    assert things(path, "Case") == things(same, "Case") == {"labor-action:4670": expected}
    assert records(path) == records(same)


RECENT = (
    "Region,Case Number,Case Name,Status,Date Filed,Date Closed,Reason Closed,City,States & Territories,Unit ID,Ballot Type,"
    "Tally Type,Tally Date,No of Eligible Voters,Void Ballots,Labor Union1,Votes for Labor Union1,Labor Union2,"
    "Votes for Labor Union2,Labor Union3,Votes for Labor Union3,Votes Against,Total Ballots Counted,Runoff Required,"
    "Challenged Ballots,Challenges are Determinative,Union to Certify,Voting Unit (Unit A),Voting Unit (Unit B)"
).split(",")


STOOD = "Example Workers Local 7"
RECENT_ROW = [
    "Region 01", "01-RC-000001", "Example Mills, Inc.", "Open - Blocked", "1/2/2020", "", "", "New Haven", "CT", "B",
    "Single Labor Organization", "Initial", "02/03/2020", "40", "1", STOOD, "25", "", "", "", "", "10", "35", "", "2", "Y",
    STOOD, "Included: all clerks", "Included: all weavers",
]  # fmt: skip


def test_recent_election_results_are_the_same_votes_as_in_the_release(tmp_path: Path) -> None:
    path = table(tmp_path / "recent.csv", [RECENT, RECENT_ROW])
    names = ("date", "unit", "eligible", "votes_for", "votes_against", "votes_cast", "votes_challenged")
    assert values(path, "Procedure", *names) == [
        ("nlrb:01-RC-000001:B:initial:2020-02-03:40", "2020-02-03", "Included: all weavers", 40, 25, 10, 35, 2)
    ]
    assert values(path, "Case", "petitioned", "stage", "region") == [
        ("nlrb:01-RC-000001", "2020-01-02", "ongoing", "Connecticut")
    ]
    [stood] = [r for r in records(path) if isinstance(r, TieRecord) and r.name == "STOOD_IN"]
    assert stood.properties == {"result": "won", "votes": 25}


BEGIN = (
    "Region", "Case Number", "Case ID", "Case Name", "Case Type", "Dispute Unit City", "Dispute Unit State",
    "Election Held Date", "Num Eligible Voters",
)  # fmt: skip
YEARLY = [
    *BEGIN, "Valid Votes Against", "Votes for Labor Org 1", "Labor Org 1 Name", "Stipulated / Consent / Directed",
    "Cert of Rep (Win)", "Cert of Results (Loss)", "Closed Date", "Closed Reason",
]  # fmt: skip
PROPOSED = [
    *BEGIN,
    "For Proposition",
    "Against Proposition",
    "Labor Org 1 Name",
    "Stipulated / Consent / Directed",
    "Closed Date",
]


def election(case: str, *rest: object) -> list[object]:
    return ["01, 34", case, None, "Example Mills, Inc.", case[3:5], "Hartford", "CT", "2021-10-13", 40, *rest]


WON = election("01-RC-000001", 10, 25, "Local 7", "Directed", "WON", None, "2021-10-21", "Certific. of Representative")


def test_a_yearly_election_report_with_tables_one_below_the_other(tmp_path: Path) -> None:
    path = table(
        tmp_path / "fy.xlsx",
        [
            YEARLY, WON, [None, "NLRB UD Elections"], [None, "Time run: 1/1/2022"], [], PROPOSED,
            election("01-UD-000002", 26, 50, "Local 7", "Directed", "2021-11-05"),
        ],
    )  # fmt: skip
    assert counted(check([path])) == [("us-nlrb/election-reports", 4, 2, 2)]
    assert values(path, "Procedure", "kind", "votes_for", "votes_against", "note") == [
        ("nlrb:01-RC-000001:2021-10-13:40", "title_election", 25, 10, "Directed election"),
        ("nlrb:01-UD-000002:2021-10-13:40", "deauthorisation", 26, 50, "Directed election"),
    ]
    results = [r.properties for r in records(path) if isinstance(r, TieRecord) and r.name == "STOOD_IN"]
    assert results == [{"result": "won", "votes": 25}, {"result": "stood"}]


SEARCH = (
    "Case Type,Region,Case Number,Case Name,Status,Date Filed,Date Closed,Reason Closed,City,States & Territories,"
    "Employees on charge/petition,Allegations,Participants,Union,Unit Sought,Voters"
).split(",")


def searched(number: str, name: str, union: str = "", allegations: str = "8(a)(3) Discharge\n8(a)(1) Coercion") -> list[str]:
    part = "Charging Party Individual\nLegal Representative Juana Q Inventada 555-123-4567"
    begin = ["C", "Region 28", number, name, "Open", "9/8/2025", "", "", "Tempe", "AZ", "12"]
    return [*begin, allegations, part, union, "all bakers", "12"]


def test_cases_of_the_search_without_anybody_who_takes_part(tmp_path: Path) -> None:
    path = table(
        tmp_path / "search.csv",
        [
            SEARCH, searched("28-CA-000001", "Example Mills, Inc.", "Weavers Union"),
            searched("28-CB-000002", "Weavers Union Local 7"),
            searched("28-CA-000003", "Juana Inventada d/b/a Example Bakery"),
            searched("28-CA-000004", "Inventada, Juana, DDS", "", "Fired Juana Inventada"),
        ],
    )  # fmt: skip
    assert counted(check([path])) == [("us-nlrb/case-search", 4, 4, 0)]
    assert values(path, "Case", "name", "petitioned", "note") == [
        ("nlrb:28-CA-000001", "Example Mills, Inc. (28-CA-000001)", "2025-09-08", "8(a)(3) Discharge; 8(a)(1) Coercion"),
        ("nlrb:28-CB-000002", "Weavers Union Local 7 (28-CB-000002)", "2025-09-08", "8(a)(3) Discharge; 8(a)(1) Coercion"),
        ("nlrb:28-CA-000003", "28-CA-000003", "2025-09-08", "8(a)(3) Discharge; 8(a)(1) Coercion"),
        ("nlrb:28-CA-000004", "28-CA-000004", "2025-09-08", None),
    ]
    sides = [(r.start, r.properties["role"]) for r in records(path) if isinstance(r, TieRecord) and r.name == "TOOK_SIDE_IN"]
    assert sides == [
        ("name:US:example-mills-inc", "respondent"), ("name:US:weavers-union", "participant"),
        ("name:US:weavers-union-local-7", "respondent"),
    ]  # fmt: skip
    for private in ("nventada", "555", "Individual"):
        assert private not in everything(path)


def test_a_publishers_new_column_stops_before_the_first_write_and_says_what_to_do(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [[*ACTION, "NAICS"], [*ACTION.values(), "61"]])
    [problem] = check([path]).problems
    message = "is a column that this format does not know: load the file as published; if it is new there, take the column out"
    assert (problem.column, problem.message) == ("NAICS", message)
