"""National statistics as their publishers give them: ILO, OECD, World Bank, Federal Reserve, ECB, living wages.

The rows here stand in the publishers' files (CC BY 4.0, public domain, free reuse) but for the living wages', which are made up.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from graph_schema.records import Evidence, NodeRecord, Record
from loaders import ecb, ilo_wage_report, ilostat, living_wages, macro_tables, oecd, oecd_sdmx, world_bank
from loaders.load import check
from loaders.national import country_by_code, country_by_name, restated_currency
from loaders.rows import Row
from loaders.tables import open_tables
from loaders.values import Wrong

EDITION = "2026-11-21"
ILOSTAT = "International Labour Organization: ILOSTAT"
Reader = Callable[[Row], Iterator[Record]]


def read(reader: Reader, **cells: str) -> list[Record]:
    """The records in a row with these cells; the row must be without problems."""
    row = Row("f.csv", 2, dict(cells), EDITION)
    found = list(reader(row))
    assert [str(problem) for problem in row.problems] == []
    return found


def faults(reader: Reader, **cells: str) -> list[str]:
    """What is said of a row with these cells; nothing of it may be loaded."""
    row = Row("f.csv", 2, dict(cells), EDITION)
    assert list(reader(row)) == []
    return [f"{problem.column}: {problem.message}" for problem in row.problems]


def the_only(records: Sequence[Record]) -> NodeRecord:
    [record] = records
    assert isinstance(record, NodeRecord)
    return record


LABELS = {
    "ref_area.label": "Afghanistan", "source.label": "LFS - Labour Force Survey",
    "indicator.label": "Average monthly earnings of employees by sex and rural / urban areas", "sex.label": "Female",
    "classif1.label": "Area type: Rural", "classif2.label": "Currency: 2021 PPP $", "time": "2020", "obs_value": "712.544",
    "obs_status.label": "Break in series", "note_indicator.label": "Currency: AFG - Afghani (AFN)", "note_source.label": "",
}  # fmt: skip
CODES = {
    "ref_area": "MEX", "source": "BA:1", "indicator": "EAR_4MTH_SEX_GEO_CUR_NB", "sex": "SEX_T", "classif1": "GEO_COV_NAT",
    "classif2": "CUR_TYPE_USD", "time": "2020", "obs_value": "300", "obs_status": "",
}  # fmt: skip


def test_earnings_of_ilostat_in_international_dollars() -> None:
    key = "EAR_4MTH:AF:lfs-labour-force-survey:women:rural-areas:ppp:2020"
    assert the_only(read(ilostat.read_labels, **LABELS)) == NodeRecord(
        "Wage",
        f"ilostat:{key}",
        {
            "name": "Average monthly earnings AF 2020, women, rural areas", "country": "AF", "subject_kind": "country",
            "subject": "employees in rural areas", "concept": "gross", "kind": "level", "statistic": "mean", "amount": 712.544,
            "period": "month", "as_of": "2020", "sex": "women", "ppp_base": "2021",
            "note": "Break in series; LFS - Labour Force Survey; Currency: AFG - Afghani (AFN)",
        },
        Evidence("ilo/ilostat", EDITION, record=key, citation=(f"{ILOSTAT}, EAR_4MTH ({EDITION})",)),
    )  # fmt: skip


def test_one_series_in_three_currencies_stays_three_figures() -> None:
    note = {"note_indicator": "Currency: MEX - New Peso (MXN)"}
    units = ("CUR_TYPE_LCU", "CUR_TYPE_USD", "CUR_TYPE_PPP")
    found = [the_only(read(ilostat.read_codes, **(CODES | note | {"classif2": unit}))) for unit in units]
    said = [(r.id.split(":")[-2], r.properties.get("currency"), r.properties.get("ppp_base")) for r in found]
    assert said == [("lcu", "MXN", None), ("usd", "USD", None), ("ppp", None, "2020")]
    assert [r.properties.get("foreign_quote", False) for r in found] == [False, True, False]


def test_an_amount_without_its_unit_and_an_unknown_breakdown_are_reported() -> None:
    unit = "classif2: says neither a currency nor a parity: an amount without its unit is not loaded"
    assert faults(ilostat.read_codes, **(CODES | {"classif2": ""})) == [unit]
    breakdown = 'classif1: "OCU_ISCO08_1" is a breakdown that is not kept here: totals, areas and currencies are'
    assert faults(ilostat.read_codes, **(CODES | {"classif1": "OCU_ISCO08_1"})) == [breakdown]


def test_union_density_carries_its_source() -> None:
    cells = {"ref_area": "AFG", "indicator": "ILR_TUMT_NOC_RT", "source": "FI:6357", "time": "2012", "obs_value": "9.36"}
    key = "ILR_TUMT_NOC_RT:AF:2012:FI:6357"
    assert the_only(read(ilostat.read_codes, **cells)) == NodeRecord(
        "Indicator",
        f"ilostat:{key}",
        {
            "name": "Union density AF 2012", "country": "AF", "kind": "union_density", "value": 9.36,
            "measured_in": "% of employees", "of": "2012", "series": "ILR_TUMT_NOC_RT", "note": "Source FI:6357",
        },
        Evidence("ilo/ilostat", EDITION, record=key, citation=(f"{ILOSTAT}, ILR_TUMT_NOC_RT ({EDITION})",)),
    )  # fmt: skip


def test_a_wage_of_the_wage_report_for_each_filled_year() -> None:
    cells = {"countryname": "Algeria", "ccode": "DZA", "region": "Africa", "Currency": "DZD", "Source": "ILOSTAT"}
    found = read(ilo_wage_report.read_wages, **cells, **{"2017": "40325", "2018": "", "2019": "41800"})
    assert [record.id for record in found if isinstance(record, NodeRecord)] == [
        "ilo-gwr:nominal:DZ:2017",
        "ilo-gwr:nominal:DZ:2019",
    ]
    assert isinstance(found[1], NodeRecord)
    assert found[1].properties == {
        "name": "Average monthly wage DZ 2019", "country": "DZ", "subject_kind": "country", "subject": "employees",
        "concept": "gross", "kind": "level", "statistic": "mean", "amount": 41800.0, "currency": "DZD", "period": "month",
        "as_of": "2019", "note": "Source: ILOSTAT",
    }  # fmt: skip


def test_a_currency_that_was_no_longer_in_use_is_reported() -> None:
    cells = {"countryname": "Belarus", "ccode": "BLR", "Source": "", "2019": "1092"}
    assert faults(ilo_wage_report.read_wages, **cells, Currency="BYR") == [
        "Currency: BYR was withdrawn in 2017-01, before 2019: the file names a currency that the figure cannot be in"
    ]


def test_helper_columns_of_the_wage_report_are_left_aside_by_name() -> None:
    cells = {"id": "1Algeria", "VLOOKUP2": "1DZA", "Count": "1", "SEQUENCE": "1", "country_name": "Algeria", "ISO": "DZA"}
    record = the_only(
        read(ilo_wage_report.read_growth, **cells, **{"2010": "", "2011": "4.443934605736248", "#37": "", "G20": ""})
    )
    assert record.id == "ilo-gwr:real-growth:DZ:2011"
    assert record.properties == {
        "name": "Real wage growth DZ 2011", "country": "DZ", "kind": "real_wage_growth", "value": 4.443934605736248,
        "measured_in": "% a year", "of": "2011", "series": "real-growth",
    }  # fmt: skip
    unknown = "#37: is a column that this format does not know: take it out, or rename it"
    assert faults(ilo_wage_report.read_growth, **cells, **{"2011": "4", "#37": "x"}) == [unknown]


def wide(code: str, name: str, country: str, **years: str) -> dict[str, str]:
    return {"Country Name": "Somewhere", "Country Code": country, "Indicator Name": name, "Indicator Code": code} | {
        year.removeprefix("y"): value for year, value in years.items()
    }


def rates(country: str, **years: str) -> list[tuple[object, ...]]:
    """Currency, unit and value of a country's exchange rates."""
    label = "Official exchange rate (LCU per US$, period average)"
    found = read(world_bank.read_row, **wide("PA.NUS.FCRF", label, country, **years))
    said = ("country", "of", "currency", "measured_in", "value")
    return [tuple(r.properties.get(name) for name in said) for r in found if isinstance(r, NodeRecord)]


def test_a_member_of_the_euro_area_had_a_currency_of_its_own() -> None:
    assert rates("DEU", y1998="1.7596676", y1999="0.938283072395283") == [
        ("DE", "1998", "DEM", "DEM per US dollar", 1.7596676),
        ("DE", "1999", "EUR", "EUR per US dollar", 0.938283072395283),
    ]
    assert rates("EMU", y1998="", y2024="0.923889546117607") == [(None, "2024", "EUR", "EUR per US dollar", 0.923889546117607)]


def test_a_redenominated_series_is_in_todays_currency_and_an_unclear_one_in_none() -> None:
    assert rates("TUR", y1970="1.1328499999E-05") == [("TR", "1970", "TRY", "TRY per US dollar", 1.1328499999e-05)]
    assert rates("VEN", y2017="9.975") == [("VE", "2017", None, "national currency per US dollar", 9.975)]
    assert rates("SLV", y2020="8.75") == [("SV", "2020", None, "national currency per US dollar", 8.75)]


def test_household_parities_and_constant_prices_come_through_the_same_layout() -> None:
    parity = the_only(read(world_bank.read_row, **wide("PA.NUS.PRVT.PP", "PPP, private consumption", "NAM", y2024="8.1")))
    assert (parity.id, parity.properties["country"]) == ("wb:PA.NUS.PRVT.PP:NA:2024", "NA")
    assert (parity.properties["kind"], parity.properties["currency"]) == ("ppp_consumption", "NAD")
    gdp = the_only(read(world_bank.read_row, **wide("NY.GDP.MKTP.KD", "GDP (constant 2015 US$)", "ABW", y1986="1040067813.98")))
    assert (gdp.properties["measured_in"], gdp.properties["base"]) == ("US dollars of 2015", "2015")


def test_groups_of_countries_series_that_are_not_kept_and_empty_rows_are_reported() -> None:
    group = "is no country of ISO 3166, but a group of countries, or a territory or a name that is not listed"
    assert faults(world_bank.read_row, **wide("FP.CPI.TOTL", "Prices", "EAS", y2020="1")) == [f'Country Code: "EAS" {group}']
    [said] = faults(world_bank.read_row, **wide("SP.POP.TOTL", "Population", "MEX", y2020="1"))
    assert said.startswith("Indicator Code: is a series that is not kept here; kept are PA.NUS.PPP, ")
    empty = "row: holds no figure for any year: nothing to load"
    assert faults(world_bank.read_row, **wide("FP.CPI.TOTL", "Prices", "AND", y2020="")) == [empty]


def test_a_copy_is_loaded_as_what_it_holds_not_as_what_it_is_headed() -> None:
    cells = {"Country": "Mexico", "Country Code": "MEX", "Year": "2023"}
    cpi = the_only(read(macro_tables.read_cpi, **cells, CPI="5.52796087314389"))
    assert (cpi.id, cpi.properties["kind"]) == ("wb:FP.CPI.TOTL.ZG:MX:2023", "inflation")
    deflator = {"Country": "United States", "Country Code": "USA", "Year": "2022", "Inflation": "7.12948085421044"}
    prices = deflator | {"Inflation": "8.00279982052121"}
    assert [macro_tables.are_consumer_prices([Row("f", 2, cells)]) for cells in (deflator, prices)] == [False, True]
    assert the_only(read(macro_tables.read_inflation, **deflator)).id == "wb:NY.GDP.DEFL.KD.ZG:US:2022"
    assert the_only(read(macro_tables.read_change, **prices)).id == "wb:FP.CPI.TOTL.ZG:US:2022"


def test_sister_tables_of_other_keys_speak_of_the_same_country() -> None:
    parity = the_only(read(macro_tables.read_ppp, **{"Country": "Mexico", "Country ID": "MX", "Year": "2024", "PPP": "9.9166"}))
    assert parity == NodeRecord(
        "Indicator",
        "wb:PA.NUS.PPP:MX:2024",
        {
            "name": "PPP, GDP MX 2024", "country": "MX", "kind": "ppp_gdp", "value": 9.9166, "currency": "MXN", "of": "2024",
            "measured_in": "MXN per international dollar", "series": "PA.NUS.PPP",
        },
        Evidence("datahub/ppp", EDITION, "secondary", "PA.NUS.PPP:MX:2024"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "column", "date", "place", "expected"),
    [
        (macro_tables.read_yearly_rate, "Value", "2024-01-01", "Mexico", ("fed-h10:H10:MX:2024", "MXN")),
        (macro_tables.read_yearly_rate, "Exchange rate", "2024-01-01", "Euro", ("fed-h10:H10:EUR:2024", "EUR")),
        (macro_tables.read_monthly_rate, "Exchange rate", "1998-06-01", "Germany", ("fed-h10:H10:DE:1998-06", "DEM")),
        (macro_tables.read_monthly_rate, "Exchange rate", "2019-06-01", "Venezuela", ("fed-h10:H10:VE:2019-06", None)),
    ],
)
def test_rates_of_the_federal_reserve(
    reader: Reader, column: str, date: str, place: str, expected: tuple[str, str | None]
) -> None:
    record = the_only(read(reader, **{"Date": date, "Country": place, column: "18.3062"}))
    assert (record.id, record.properties.get("currency")) == expected


def test_a_day_of_the_european_central_bank() -> None:
    found = read(ecb.read_row, Date="1999-01-04", USD="1.1789", BGN="N/A", TRL="372274")
    said = [(r.id, r.properties["value"], r.properties["measured_in"]) for r in found if isinstance(r, NodeRecord)]
    assert said == [
        ("ecb-eurofxref:EXR:USD:1999-01-04", 1.1789, "USD per euro"),
        ("ecb-eurofxref:EXR:TRL:1999-01-04", 372274.0, "TRL per euro"),
    ]
    assert faults(ecb.read_row, Date="1999-01-05", USD="N/A") == ["row: holds no rate for this day: nothing to load"]


AVERAGE = {
    "STRUCTURE_ID": "OECD.ELS.SAE:DSD_EARNINGS@AV_AN_WAGE(1.0)", "ACTION": "I", "REF_AREA": "BEL", "Reference area": "Belgium",
    "MEASURE": "WG", "UNIT_MEASURE": "USD_PPP", "PAY_PERIOD": "A", "PRICE_BASE": "Q", "AGGREGATION_OPERATION": "MEAN",
    "SEX": "_Z",     "TIME_PERIOD": "2021", "OBS_VALUE": "65520.8213051768", "BASE_PER": "2022", "OBS_STATUS": "A",
    "Observation status": "Normal value",     "UNIT_MULT": "0",
}  # fmt: skip


def test_an_average_wage_of_the_oecd() -> None:
    record = the_only(read(oecd_sdmx.read_average, **AVERAGE))
    assert record.id == "oecd:AV_AN_WAGE:BE:USD_PPP:constant:mean:total:2021"
    assert record.properties == {
        "name": "Average wage BE 2021", "country": "BE", "subject_kind": "country", "subject": "full-time equivalent employees",
        "concept": "gross", "kind": "level", "statistic": "mean", "amount": 65520.8213051768, "ppp_base": "2022",
        "period": "year", "as_of": "2021", "note": "constant prices of 2022",
    }  # fmt: skip
    assert faults(oecd_sdmx.read_average, **(AVERAGE | {"BASE_PER": ""})) == [
        "BASE_PER: is empty: the prices are those of a base year, and it is not named"
    ]


def test_a_minimum_wage_share_of_a_country_set_into_a_list() -> None:
    cells = {"country": "·\u2007\u2007Bulgaria", "Time period.1": "Median", "2022": "", "2023": "45.5", "Unnamed: 28": ""}
    record = the_only(read(oecd.read_shares, **cells))
    assert (record.id, record.properties["measured_in"]) == ("oecd:MIN2AVE:MEDIAN:BG:2023", "% of the median wage")


def test_a_decimal_comma_and_what_was_only_worked_out() -> None:
    cells = {"Code": "CZE", "Country": "Czech Republic", "minwage 2017": "5008,66", "estimated net from minwage": "6152,20"}
    found = read(oecd.read_summary, **cells, **{"poverty threshold yearly": "4969,00", "diff poverty net": "98,60"})
    said = [(r.id, r.properties.get("amount", r.properties.get("value"))) for r in found if isinstance(r, NodeRecord)]
    assert said == [
        ("dw:minimum:CZ:2017", 5008.66), ("dw:net-minimum:CZ:2017", 6152.2), ("dw:poverty-threshold:CZ:2017", 4969.0),
    ]  # fmt: skip


def test_a_living_wage_for_each_household() -> None:
    cells = {"Country Name": "Mexico", "City": "Example", "Country Code": "MEX", "Region": "", "Source": "Model"}
    found = read(
        living_wages.read_row, **cells, **{"Std Family Urban (Annual)": "USD 12,345", "Single Parent Rural (Annual)": "USD 99"}
    )
    assert [r.id for r in found if isinstance(r, NodeRecord)] == [
        "living-wage:MX:example:standard-family-urban:2026", "living-wage:MX:example:single-parent-rural:2026",
    ]  # fmt: skip
    assert isinstance(found[0], NodeRecord)
    assert found[0].properties == {
        "name": "Living wage Example 2026, standard family, urban", "country": "MX", "place": "Example",
        "subject_kind": "country", "concept": "living_wage", "kind": "level", "statistic": "estimate", "amount": 12345.0,
        "currency": "USD", "period": "year", "as_of": "2026", "household": "standard family, urban",
        "foreign_quote": True, "note": "Method: Model",
    }  # fmt: skip


def test_countries_that_changed_name_or_code() -> None:
    assert [country_by_code(code) for code in ("MEX", "NAM", "NA", "ROM", "ZAR", "TMP")] == ["MX", "NA", "NA", "RO", "CD", "TL"]
    names = ("Türkiye", "Turkey", "Swaziland", "Cape Verde", "Korea", "Slovak Republic", "United States of America", "Namibia")
    assert [country_by_name(name) for name in names] == ["TR", "TR", "SZ", "CV", "KR", "SK", "US", "NA"]
    for group in ("Euro area", "Non-OECD economies", "World"):
        with pytest.raises(Wrong, match="is no country of ISO 3166"):
            country_by_name(group)
    assert [restated_currency("SI", year) for year in (2006, 2007)] == ["EUR", "EUR"]
    assert [restated_currency("SI", year, 1.0) for year in (2006, 2007)] == ["SIT", "EUR"]


# Read, loaded, reported of each real file.
COUNTED = {
    "EAR_4MTH_SEX_GEO_CUR_NB_A-filtered-2025-06-01.csv": (6234, 6234, 0),
    "ILR_TUMT_NOC_RT_A.csv": (1287, 1287, 0),
    "globalwagereport-2024-25data.xlsx#Real wage growth": (157, 154, 3),
    "globalwagereport-2024-25data.xlsx#Nominal wage": (137, 135, 2),
    "Minimum_to_average_wage_rate.csv": (67, 66, 1),
    "OECD_AV_AN_WAGE.csv": (112, 105, 7),
    "dw_data_OECD_summary.csv": (23, 22, 1),
    "API_FP.CPI.TOTL_DS2_en_csv_v2_284.csv": (266, 191, 75),
    "API_NY.GDP.MKTP.KD_DS2_en_csv_v2_19406.csv": (266, 210, 56),
    "API_PA.NUS.FCRF_DS2_en_csv_v2_22859.csv": (266, 213, 53),
    "FP.CPI.TOTL.ZG.csv": (266, 191, 75),
    "gdp_per_capita(ppp).csv": (266, 202, 64),
    "exchange-rates-annual.csv": (993, 993, 0),
    "exchange-rates-monthly.csv": (17237, 17237, 0),
    "exchange-rates-yearly.csv": (993, 993, 0),
    "ppp-gdp.csv": (6856, 6839, 17),
    "cpi.csv": (11182, 8882, 2300),
    "inflation-consumer.csv": (13778, 10926, 2852),
    "Living_Wage_Dataset.csv": (454, 402, 52),
}
FOLDERS = ("ilostat", "ilo-global-wage-report", "oecd-wages", "worldbank-wide", "macro-datahub", "living-wage-valuing-impact")
OTHERS = {"ilostat-wage-dictionary.csv", "PROVENANCE.md", "eurofxref-hist.zip"}


def test_every_row_of_the_real_files_is_loaded_or_reported(real_files: Path) -> None:
    paths = [path for folder in FOLDERS for path in sorted((real_files / folder).iterdir()) if path.name not in OTHERS]
    report = check(paths, retrieved=EDITION)
    found = {file.path.rpartition("/")[2]: (file.read, file.loaded, file.reported) for file in report.files}
    assert found == COUNTED
    assert all(file.read == file.loaded + file.merged + file.unchanged + file.reported for file in report.files)


def test_the_history_of_the_european_central_bank_as_it_comes(real_files: Path) -> None:
    [table] = open_tables(real_files / "macro-datahub" / "eurofxref-hist.zip")
    assert ecb.recognises(table.header)
    rows = list(table.rows(EDITION))
    assert [len(list(ecb.read_row(row))) for row in (rows[0], rows[-1])] == [29, 27]
    assert (len(rows), [problem for row in rows for problem in row.problems]) == (7126, [])
