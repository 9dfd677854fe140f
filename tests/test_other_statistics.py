"""Statistics offices' files as other years and other pages of theirs have them: recognised, accounted for, meaning what they say.

All rows are made up in the shape of the real ones.
"""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from loaders.load import check
from loaders.tables import open_tables
from tests.made_tables import EDITION, counted, table, values, workbook


def test_a_world_bank_archive_and_workbook_as_downloaded(tmp_path: Path) -> None:
    header = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2022", "2023"]
    rows: list[list[object]] = [
        ["Mexico", "MEX", "PPP conversion factor, private consumption", "PA.NUS.PRVT.PP", 9.9, 10.25],
        ["Namibia", "NAM", "PPP conversion factor, private consumption", "PA.NUS.PRVT.PP", None, 8.5],
        ["Arab World", "ARB", "PPP conversion factor, private consumption", "PA.NUS.PRVT.PP", None, None],
    ]
    preamble: list[list[object]] = [["Data Source", "World Development Indicators"], [], ["Last Updated Date", "2025-01-28"], []]
    packed = tmp_path / "API_PA.NUS.PRVT.PP.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(table(tmp_path / "a.csv", [*preamble, [*header, ""], *([*row, ""] for row in rows)]), "API_PA.csv")
        archive.write(
            table(tmp_path / "m.csv", [["Country Code", "Region", "Notes"], ["MEX", "LAC", ""]]), "Metadata_Country.csv"
        )
    report = check([packed])
    assert counted(report) == [("world-bank/wdi", 3, 2, 1)]
    assert report.notes == [f"{packed}/Metadata_Country.csv is of no known format and was not read; others in the archive were"]
    assert [date for date, _why in report.dated] == ["2025-01-28"]
    titled: list[list[object]] = [preamble[0], preamble[2], [], [*header], *rows]
    book = workbook(tmp_path / "API.xlsx", {"Data": titled, "Metadata - Countries": [["Country Code", "Region"], ["MEX", "LAC"]]})
    assert counted(check([book])) == [("world-bank/wdi", 3, 2, 1)]
    assert open_tables(book)[0].edition == "2025-01-28"
    assert values(book, "Indicator", "value", "currency") == [
        ("wb:PA.NUS.PRVT.PP:MX:2022", 9.9, "MXN"),
        ("wb:PA.NUS.PRVT.PP:MX:2023", 10.25, "MXN"),
        ("wb:PA.NUS.PRVT.PP:NA:2023", 8.5, "NAD"),
    ]


def test_a_table_from_databank_and_all_series_in_one_file(tmp_path: Path) -> None:
    databank = table(
        tmp_path / "bank.csv",
        [
            ["Country Name", "Country Code", "Series Name", "Series Code", "2022 [YR2022]", "2023 [YR2023]"],
            ["Mexico", "MEX", "PPP conversion factor, GDP", "PA.NUS.PPP", "..", "10.1"],
            ["Data from database: World Development Indicators", "", "", "", "", ""],
        ],
    )
    assert counted(check([databank])) == [("world-bank/wdi", 2, 1, 1)]
    assert values(databank, "Indicator", "value") == [("wb:PA.NUS.PPP:MX:2023", 10.1)]
    header = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2023", ""]
    others = [["Mexico", "MEX", f"Series {n}", f"XX.{n}", "1", ""] for n in range(1_500)]
    bulk = table(tmp_path / "WDI.csv", [header, ["Mexico", "MEX", "PPP", "PA.NUS.PPP", "10.1", ""], *others])
    report = check([bulk])
    assert counted(report) == [("world-bank/wdi", 1_501, 1, 1_500)]
    assert len(report.problems) == 1_000
    [told] = report.told()
    assert "3: Indicator Code: is a series that is not kept here; kept are PA.NUS.PPP" in told
    assert told.endswith("(the same in 1499 more rows)")


ILO_CODES = [
    "ref_area", "source", "indicator", "sex", "classif1", "classif2", "time", "obs_value", "obs_status", "note_classif",
    "note_indicator", "note_source",
]  # fmt: skip


def test_national_currency_in_codes_is_the_countrys_own_unless_it_changed(tmp_path: Path) -> None:
    def row(country: str, time: str, classif: str = "ECO_AGGREGATE_TOTAL") -> list[str]:
        return [country, "BA:1", "EAR_4MTH_SEX_ECO_CUR_NB", "SEX_T", classif, "CUR_TYPE_LCU", time, "900", "", "", "T30:1", ""]

    path = table(
        tmp_path / "EAR_4MTH.csv",
        [
            ILO_CODES,
            row("MEX", "2023"),
            row("HRV", "2023"),
            row("HRV", "2020"),
            row("BGR", "2024"),
            row("MEX", "2023", "ECO_ISIC4_C"),
        ],
    )
    assert values(path, "Wage", "amount", "currency", "as_of") == [
        ("ilostat:EAR_4MTH:MX:ba-1:total:national:lcu:2023", 900.0, "MXN", "2023"),
        ("ilostat:EAR_4MTH:HR:ba-1:total:national:lcu:2023", 900.0, "EUR", "2023"),
        ("ilostat:EAR_4MTH:BG:ba-1:total:national:lcu:2024", 900.0, "BGN", "2024"),
    ]
    assert [f"{p.line}: {p.column}: {p.message}" for p in check([path], retrieved=EDITION).problems] == [
        "4: classif2: is national currency, which Croatia changed since 2020: which one is meant is not said",
        '6: classif1: "ECO_ISIC4_C" is a breakdown that is not kept here: totals, areas and currencies are',
    ]
    assert [p.line for p in check([path], retrieved="2026-06-01").problems] == [4, 5, 6]  # Bulgaria has had the euro since


def test_ilostat_as_sdmx_has_it(tmp_path: Path) -> None:
    header = (
        "DATAFLOW,REF_AREA,FREQ,MEASURE,SEX,ECO,CUR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE_TYPE,UNIT_MEASURE,UNIT_MULT,"
        "SOURCE,NOTE_SOURCE,NOTE_INDICATOR,NOTE_CLASSIF,DECIMALS,UPPER_BOUND,LOWER_BOUND"
    ).split(",")
    flow = "ILO:DF_EAR_4MTH_SEX_ECO_CUR_NB(1.0)"

    def row(area: str, eco: str, money: str) -> list[str]:
        ending = ["2024", "957.2", "", "CUR", money, "0", "A survey", "", "", "", "2", "", ""]
        return [flow, area, "A", "EAR_4MTH_NB", "SEX_F", eco, money, *ending]

    path = table(
        tmp_path / "sdmx.csv",
        [
            header,
            row("MEX", "ECO_AGGREGATE_TOTAL", "CUR_TYPE_PPP"),
            row("X01", "ECO_AGGREGATE_TOTAL", "CUR_TYPE_PPP"),
            row("MEX", "ECO_ISIC4_C", "CUR_TYPE_PPP"),
        ],
    )
    assert values(path, "Wage", "sex", "ppp_base") == [("ilostat:EAR_4MTH:MX:a-survey:women:national:ppp:2024", "women", "2024")]
    assert [(p.line, p.column) for p in check([path]).problems] == [(3, "REF_AREA"), (4, "ECO")]


OECD = (
    "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,PAY_PERIOD,PRICE_BASE,"
    "AGGREGATION_OPERATION,SEX,TIME_PERIOD,OBS_VALUE,BASE_PER,OBS_STATUS,UNIT_MULT"
).split(",")


def oecd(flow: str, measure: str, unit: str, *rest: str) -> list[str]:
    """A row of a data set: pay period, price base, statistic, value and base year come last."""
    period, prices, statistic, value, base = rest
    head = ["DATAFLOW", f"OECD.ELS.SAE:{flow}(1.0)", "I", "MEX", "Mexico", measure, "", unit, ""]
    return [*head, period, prices, statistic, "_Z", "2023", value, base, "A", "0"]


MINIMUM = oecd("DSD_EARNINGS@MW_CURP", "SM_WG", "MXN", "D", "V", "_Z", "207.44", "")
DENSITY = oecd("DSD_TUD_CBC@DF_TUD", "TUD", "PT_SAL", "", "", "", "12.3", "")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            oecd("DSD_EARNINGS@AV_AN_WAGE", "WG", "MXN", "A", "V", "MEAN", "180000", ""),
            ("Wage", "oecd:AV_AN_WAGE:MX:MXN:current:mean:total:2023", 180000.0, "MXN", "year"),
        ),
        (
            MINIMUM,
            ("Wage", "oecd:MINIMUM:MX:MXN:current:day:total:2023", 207.44, "MXN", "day"),
        ),
        (
            oecd("DSD_EARNINGS@RMW", "SM_WG", "USD_PPP", "H", "Q", "_Z", "3.3", "2023"),
            ("Wage", "oecd:MINIMUM:MX:USD_PPP:constant:hour:total:2023", 3.3, None, "hour"),
        ),
        (
            oecd("DSD_EARNINGS@MIN2AVE", "MW", "PT_WG", "_Z", "_Z", "MEDIAN", "45.5", ""),
            ("Indicator", "oecd:MIN2AVE:MEDIAN:MX:2023", 45.5, None, None),
        ),
        (DENSITY, ("Indicator", "oecd:TUD:MX:2023", 12.3, None, None)),
    ],
)
def test_data_sets_of_the_oecd_with_labels_or_in_codes(tmp_path: Path, row: list[str], expected: tuple[Any, ...]) -> None:
    label, *said = expected
    number = "amount" if label == "Wage" else "value"
    with_labels = table(tmp_path / "labels.csv", [OECD, row])
    codes = [place for place, name in enumerate(OECD) if name.isupper() and not name.startswith("STRUCTURE") and name != "ACTION"]
    in_codes = table(tmp_path / "codes.csv", [["DATAFLOW", *(OECD[n] for n in codes)], [row[1], *(row[n] for n in codes)]])
    for path in (with_labels, in_codes):
        assert values(path, label, number, "currency", "period") == [tuple(said)]


@pytest.mark.parametrize(("unit", "base"), [("MXN", "2022"), ("USD_EXC", "2022")])
def test_an_amount_in_other_years_prices_is_never_taken_for_pay_of_its_year(tmp_path: Path, unit: str, base: str) -> None:
    path = table(tmp_path / "a.csv", [OECD, oecd("DSD_EARNINGS@AV_AN_WAGE", "WG", unit, "A", "Q", "MEAN", "180000", base)])
    assert [(p.column, p.message) for p in check([path]).problems] == [
        ("PRICE_BASE", "is another year's prices: in a currency, amounts at current prices are kept")
    ]


def test_average_wages_from_the_oecds_older_site(tmp_path: Path) -> None:
    header = (
        "COUNTRY,Country,SERIES,Series,TIME,Time,Unit Code,Unit,PowerCode Code,PowerCode,Reference Period Code,Reference Period,"
        "Value,Flag Codes,Flags"
    ).split(",")
    real = [
        "MEX",
        "Mexico",
        "USDPPP",
        "In 2021 constant prices at 2021 USD PPPs",
        "2020",
        "2020",
        "USD",
        "US Dollar",
        "0",
        "Units",
        "2021",
    ]
    now = ["MEX", "Mexico", "CNPNCU", "Current prices in NCU", "2020", "2020", "MXN", "Mexican Peso", "0", "Units", ""]
    path = table(tmp_path / "old.csv", [header, [*real, "2021", "16429", "", ""], [*now, "", "171000", "", ""]])
    assert values(path, "Wage", "amount", "currency", "ppp_base") == [
        ("oecd:AV_AN_WAGE:MX:USD_PPP:constant:mean:total:2020", 16429.0, None, "2021"),
        ("oecd:AV_AN_WAGE:MX:MXN:current:mean:total:2020", 171000.0, "MXN", None),
    ]


def test_rates_of_the_central_bank_of_the_latest_day_and_from_its_portal(tmp_path: Path) -> None:
    codes = "USD JPY BGN CZK DKK GBP HUF PLN RON SEK CHF ISK NOK TRY AUD BRL CAD CNY HKD IDR ILS INR KRW MXN".split()
    line = ", ".join(["28 November 2025", *("2.5" for _code in codes)])
    latest = tmp_path / "eurofxref.csv"
    latest.write_text(f"Date, {', '.join(codes)}, \n{line}, \n", encoding="utf-8")
    assert counted(check([latest])) == [("ecb/euro-reference-rates", 1, 1, 0)]
    assert values(latest, "Indicator", "value", "of")[0] == ("ecb-eurofxref:EXR:USD:2025-11-28", 2.5, "2025-11-28")
    header = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,TITLE,UNIT_MULT".split(",")
    average, end = (["EXR", "M", "USD", "EUR", "SP00", suffix, "2024-01", "1.09", "A", "", "0"] for suffix in "AE")
    portal = table(tmp_path / "portal.csv", [header, average, end])
    assert counted(check([portal])) == [("ecb/euro-reference-rates", 2, 1, 1)]
    assert values(portal, "Indicator", "value") == [("ecb-eurofxref:EXR:USD:2024-01", 1.09)]


def test_daily_rates_are_of_days(tmp_path: Path) -> None:
    path = table(
        tmp_path / "daily.csv",
        [["Date", "Country", "Exchange rate"], ["2024-01-02", "Mexico", "17"], ["2024-01-03", "Mexico", "17.1"]],
    )
    assert [known for known, _value in values(path, "Indicator", "value")] == [
        "fed-h10:H10:MX:2024-01-02",
        "fed-h10:H10:MX:2024-01-03",
    ]
