"""A hundred mutants of the beginning of every publisher's file: each row is read or reported, and nothing else happens."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from loaders.contents import ZIP
from loaders.formats import FORMATS, Published
from loaders.load import check
from tests.made_tables import Lines, table
from tests.test_mutations import checked, sound
from tests.test_other_registers import ACTION, CHILE, RECENT, RECENT_ROW, SEARCH, WON, YEARLY, chilean, searched
from tests.test_other_statistics import DENSITY, MINIMUM, OECD

MUTANTS = 100
START = 6_000  # bytes of a text file that are mutated
LINES, HEADER = 14, 4  # of each sheet of a workbook; the header is among the first
FILES = {
    "gem/steel-plants": "gem-worksites/Iron & Steel-map-file-2025-03-25.csv",
    "mx-cfcrl/contracts": "mx-cfcrl-contracts/Nuevos Contratos Centro Federal.xlsx",
    "gleif/lei": "gleif-lei-cdf-xml/lei-data.xml",
    "gleif/relationships": "gleif-lei-cdf-xml/rr-data.xml",
    "gleif/reporting-exceptions": "gleif-lei-cdf-xml/repex-data.xml",
    "gleif/legal-forms": "gleif-elf-codes/elf-codes-1.4.1.csv",
    "bods/statements": "bods/v0.4-examples/fermcat.json",
    "followthemoney/entities": "followthemoney/zala.entities.ftm.json",
    "cl-dt/unions": "cl-sindicatos/sindicatos_activos_empresas.csv",
    "us-nlrb/elections": "us-nlrb/NLRB-2022-000194_final-Election_results_with_election_mode_Jan_2017-Nov_2021.xlsx",
    "us-nlrb/union-codes": "us-nlrb/CHIPS/l_union_codes_and_names.csv",
    "us-nlrb/cases": "us-nlrb/nlrb-tracker-cases.json",
    "us-nlrb/decisions": "us-nlrb/nlrb-tracker-decisions.json",
    "us-ilr/labor-action-tracker": "us-ilr-labor-action-tracker/data.csv",
    "us-olms/union-names": "us-olms-union-names/fnum_lookup.json",
    "open-supply-hub/facility-lists": "open-supply-hub/facility_lists/12.xlsx",
    "ilo/ilostat": "ilostat/ILR_TUMT_NOC_RT_A.csv",
    "ilo/global-wage-report": "ilo-global-wage-report/globalwagereport-2024-25data.xlsx",
    "oecd/average-wages": "oecd-wages/OECD_AV_AN_WAGE.csv",
    "oecd/minimum-to-average-wage": "oecd-wages/Minimum_to_average_wage_rate.csv",
    "dw/minimum-wage": "oecd-wages/dw_data_OECD_summary.csv",
    "datahub/cpi": "macro-datahub/cpi.csv",
    "datahub/inflation": "macro-datahub/inflation-consumer.csv",
    "datahub/ppp": "macro-datahub/ppp-gdp.csv",
    "datahub/exchange-rates": "macro-datahub/exchange-rates-annual.csv",
    "ecb/euro-reference-rates": "macro-datahub/eurofxref-hist.zip",
    "valuing-impact/living-wages": "living-wage-valuing-impact/Living_Wage_Dataset.csv",
    "world-bank/wdi": "worldbank-wide/API_PA.NUS.FCRF_DS2_en_csv_v2_22859.csv",
    "gleif/lei as CSV": "gleif-lei-csv-subset/lei-records.csv",
    "gleif/lei as JSON": "gleif-lei-cdf-xml/lei-data.json",
    "bods/statements of 0.2": "bods/v0.x-gleif-rr-data-out.json",
    "ilo/ilostat with labels": "ilostat/EAR_4MTH_SEX_GEO_CUR_NB_A-filtered-2025-06-01.csv",
}
WITHOUT_FILE = {"open-supply-hub/facilities", "gem/iron-ore-mines"}  # rows of their shape are made up in their own tests
MADE_UP: dict[str, Lines] = {
    "us-nlrb/recent-elections": [RECENT, RECENT_ROW, RECENT_ROW],
    "us-nlrb/election-reports": [YEARLY, WON, WON],
    "us-nlrb/case-search": [SEARCH, searched("28-CA-000001", "Example Mills, Inc."), searched("28-CB-000002", "Union Local 7")],
    "us-ilr/labor-action-tracker": [list(ACTION), list(ACTION.values()), list(ACTION.values())],
    "cl-dt/unions": [CHILE, chilean("SINDICATO UNO", ": 76019459-K EJEMPLO UPCOM LTDA."), chilean("SINDICATO DOS", "")],
    "oecd/minimum-wages": [OECD, MINIMUM, MINIMUM],
    "oecd/unions": [OECD, DENSITY, DENSITY],
}


def test_every_format_is_mutated_here() -> None:
    known = {known.name for known in FORMATS if isinstance(known, Published)}
    assert known - set(FILES) - set(MADE_UP) - WITHOUT_FILE == set()


@pytest.mark.parametrize("name", MADE_UP)
def test_a_hundred_mutants_of_rows_that_are_made_up(tmp_path: Path, name: str) -> None:
    beginning = table(tmp_path / "made-up.csv", MADE_UP[name]).read_bytes()
    assert [file.format for file in checked(tmp_path, beginning).files] == [name]
    read = [_rows(tmp_path, mutant) for mutant in _mutants(beginning, random.Random(name))]
    assert sum(read) > 0


@pytest.mark.parametrize("name", FILES)
def test_a_hundred_mutants(real_files: Path, tmp_path: Path, name: str) -> None:
    path = real_files / FILES[name]
    start = path.read_bytes()[:4]
    chance = random.Random(name)
    if start == ZIP and path.suffix == ".xlsx":
        read = [_of_workbook(grid, chance, tmp_path) for grid in [_grids(path)] for _ in range(MUTANTS // 4)]
    else:
        beginning = _beginning(path)
        assert checked(tmp_path, beginning).files[0].format.startswith(name.partition(" ")[0])
        read = [_rows(tmp_path, mutant) for mutant in _mutants(beginning, chance)]
    assert sum(read) > 0


def _rows(folder: Path, mutant: bytes) -> int:
    return sum(file.read for file in checked(folder, mutant).files)


def _beginning(path: Path) -> bytes:
    """The first bytes of what the file holds, up to the end of a line or a record."""
    content = path.read_bytes()
    if content[:4] == ZIP:
        with zipfile.ZipFile(path) as archive:
            content = archive.read(archive.namelist()[0])
    return content if len(content) < 2 * START else content[: content.rfind(b"\n", 0, START) + 1 or START]


def _mutants(content: bytes, chance: random.Random) -> Iterator[bytes]:
    """Bytes changed, taken out, put in, said twice, and ends cut off."""
    strange = [
        b'"',
        b"'",
        b"\0",
        b",",
        b";",
        b"{",
        b"}",
        b"[",
        b"<",
        b">",
        b"&",
        b"\xff",
        b"\n",
        b"\r",
        b"\\",
        b"-1",
        b"1e400",
        b"NaN",
    ]
    for number in range(MUTANTS):
        found = bytearray(content)
        for _ in range(chance.choice((1, 1, 2, 8))):
            at = chance.randrange(len(found))
            length = chance.choice((0, 1, 1, 5, 60))
            found[at : at + length] = chance.choice((b"", chance.choice(strange), bytes(found[at : at + 40]) * 2))
        yield bytes(found[: chance.randrange(len(found)) if number % 10 == 0 else None])


def _grids(path: Path) -> dict[str, list[list[object]]]:
    """The first lines of each sheet."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return {
            name: [list(line) for line in book[name].iter_rows(max_row=LINES, values_only=True)]
            for name in book.sheetnames
            if hasattr(book[name], "iter_rows")
        }
    finally:
        book.close()


def _of_workbook(grids: dict[str, list[list[object]]], chance: random.Random, folder: Path) -> int:
    """A workbook of these lines with cells that are not what they should be, loaded whole and with bytes changed."""
    strange = (None, "", " ", "=1+1", "\x07", "´", -1, 1e300, "2.02E+11", "0" * 200, "Ã©", "1,5", "31/31/2031", True)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in grids.items():
        sheet = book.create_sheet(name)
        for number, line in enumerate(lines):
            changed = [chance.choice(strange) if number > HEADER and chance.random() < 0.08 else cell for cell in line]
            sheet.append([None if isinstance(cell, str) and "\x07" in cell else cell for cell in changed])
    sink = io.BytesIO()
    book.save(sink)
    broken = bytearray(sink.getvalue())
    for _ in range(3):
        broken[chance.randrange(4, len(broken))] = chance.randrange(256)
    (folder / "broken.xlsx").write_bytes(broken)
    sound(check([folder / "broken.xlsx"], retrieved="2025"))
    return sum(file.read for file in checked(folder, sink.getvalue(), "mutant.xlsx").files)
