"""National statistics beside pay: unions and bargaining, household parities, reference lines, and what a gap hangs on."""

import zipfile
from decimal import Decimal
from pathlib import Path

from explorer import figures
from explorer.citation import Citation
from explorer.figures import Mark, Tick
from explorer.question import Answer, ask
from explorer.questions.national_figures import NationalRow, household_parities, national_figures
from explorer.questions.pay_disparity import DisparityRow, FairPair, Without, disparity
from explorer.questions.pay_figures import Paid, Place, latest_of_series
from explorer.questions.wages import LevelRow, WageRow
from graph_schema.comparison import Gap, compare
from graph_schema.conversion import Measure
from graph_schema.database import Graph
from graph_schema.parities import GDP, Parities, best
from graph_schema.records import Evidence, NodeRecord, Record, Value
from graph_schema.reference import PPP_GDP, PPP_PRIVATE, Factor
from graph_schema.wages import figure_of
from loaders.load import load
from tests import sample_families as s
from tests import sample_pay as p
from tests.conftest import wipe
from tests.wage_samples import wage

STATISTICS = Evidence("ilo/ilostat", "2026-11-21")
BANK = Evidence("world-bank/wdi", "2026-11-21")


def indicator(id_: str, evidence: Evidence, **said: Value) -> NodeRecord:
    return NodeRecord("Indicator", id_, {"name": id_, **said}, evidence)


def density(country: str, year: str, value: float, **more: Value) -> NodeRecord:
    unit = {"kind": "union_density", "measured_in": "% of employees"}
    return indicator(
        f"ilostat:ILR_TUMT_NOC_RT:{country}:{year}", STATISTICS, country=country, of=year, value=value, **unit, **more
    )


def household(country: str, currency: str, value: float) -> NodeRecord:
    said: dict[str, Value] = {"kind": "ppp_consumption", "country": country, "of": "2024", "value": value, "currency": currency}
    return indicator(f"wb:PA.NUS.PRVT.PP:{country}:2024", BANK, **said)


def test_the_latest_density_of_each_country_with_its_source(graph: Graph) -> None:
    no_country = indicator(
        "ecb-eurofxref:EXR:USD:2024-01-02", BANK, kind="exchange_rate", value=1.1, of="2024-01-02", currency="USD"
    )
    s.load(graph, density("MX", "2018", 12.0), density("MX", "2019", 12.3, status="Break in series"), no_country)
    found = national_figures(graph, ["MX", "US"])
    assert found.rows == [
        NationalRow(
            "MX", "union_density", 12.3, "% of employees", "2019", "union density, Mexico, 2019: 12.3 % of employees",
            "Break in series", "", (Citation("ilo/ilostat", "", "", "2026-11-21", "primary"),),
        )
    ]  # fmt: skip
    assert found.unknown == ["No union density is recorded for United States."]


def levels(graph: Graph) -> dict[str, LevelRow]:
    answer: Answer[WageRow] = ask(graph, "wages", {"family": s.GM, "measure": "intl_ppp"})
    return {row.id: row for row in answer.rows if isinstance(row, LevelRow)}


def test_household_parities_are_used_where_loaded_for_every_figure_and_named(embedded: Graph) -> None:
    wipe(embedded)
    s.load(embedded, *(record for record in p.RECORDS if record_id(record) != p.FUTURE), household("MX", "MXN", 10.5))
    assert [step.table for step in levels(embedded)[p.GM_TOP_MX].steps] == [PPP_GDP]
    s.load(
        embedded,
        *(record for record in p.RECORDS if record_id(record) != p.FUTURE),
        household("MX", "MXN", 10.5),
        household("US", "USD", 1.0),
    )
    mexico = levels(embedded)[p.GM_TOP_MX]
    assert [(step.table, step.title, step.factor) for step in mexico.steps] == [
        (PPP_PRIVATE, "PPP conversion factors, household consumption", 10.5)
    ]
    assert mexico.low == float(Decimal(120) / Decimal("10.5"))
    assert "Purchasing power is that of GDP as a whole, not of what households buy." not in mexico.assumptions
    assert set(household_parities(embedded, [("MX", 2024), ("MX", 2023)])) == {("MX", 2024)}


def record_id(record: Record) -> str:
    return record.id if isinstance(record, NodeRecord) else record.start


def test_parities_are_never_mixed_in_one_answer() -> None:
    loaded = {("MX", 2024): Factor(Decimal(10), PPP_PRIVATE, 2024, "MX", "MXN")}
    assert best(loaded, [("MX", 2024)]) == Parities(PPP_PRIVATE, loaded)
    assert best(loaded, [("MX", 2024), ("US", 2024)]) == GDP
    assert best(loaded, [("MX", 2024), ("TW", 2024)]) == Parities(PPP_PRIVATE, loaded)  # no table has Taiwan
    assert best({}, []) == GDP


def test_of_a_national_series_the_last_year_is_context() -> None:
    ids = ["ilo-gwr:nominal:MX:2022", "ilo-gwr:nominal:MX:2023", "starter:mx-minimum", "living-wage:MX:single-person-urban:2026"]
    assert latest_of_series(ids) == [ids[1], ids[3], ids[2]] == sorted([ids[1], ids[3], ids[2]])


def paid(id_: str, country: str, amount: str, currency: str, source: str) -> Paid:
    said = {"state": "past", "tier": "top", "concept": "basic", "employment": "direct", "statistic": "rate", "as_of": "2024"}
    base = wage(id_, country, amount, currency, "hour")
    figure = figure_of(id_, said | {"country": country, "amount": str(base.amount), "currency": currency, "period": "hour",
                                    "subject_kind": "worksite"}, "primary", [source])  # fmt: skip
    return Paid(figure, Place("Worksite", f"w:{id_}", f"Plant {id_}", country), (), (Citation(source, f"{source}: page"),))


def pair(first: Paid, second: Paid) -> FairPair:
    gap = compare(first.figure, second.figure)  # type: ignore[arg-type]
    assert isinstance(gap, Gap)
    return FairPair(first, second, gap)


def test_a_gap_that_hangs_on_one_source_says_so() -> None:
    low, middle, high = (
        paid("a", "MX", "36.6124", "MXN", "x/one"),
        paid("b", "BR", "53.872", "BRL", "x/two"),
        paid("c", "US", "20", "USD", "x/two"),
    )
    [row] = disparity([pair(low, high), pair(middle, high), pair(low, middle)], Measure.USD_MARKET)
    assert row == DisparityRow(
        "disparity",
        "The widest fair gap is 1 : 10.0, from the figure of Plant a (Mexico) to the figure of Plant c "
        "(United States), of 3 comparisons. It hangs on what is named below.",
        "usd_market", row.ratio, "a", "c", 3, True,
        (
            Without("x/one", "", "x/one: page", row.without[0].ratio, 1, "1 : 2.0; 1 fair comparison is left"),
            Without("x/two", "", "x/two: page", None, 0, "no fair comparison is left"),
            Without("", "a", "the figure of Plant a (Mexico)", row.without[2].ratio, 1, "1 : 2.0; 1 fair comparison is left"),
            Without("", "c", "the figure of Plant c (United States)", row.without[3].ratio, 1,
                    "1 : 5.0; 1 fair comparison is left"),
        ),
        (Citation("x/one", "x/one: page"), Citation("x/two", "x/two: page")),
    )  # fmt: skip


def test_a_gap_that_others_bear_out_does_not_hang_on_one_figure() -> None:
    lows = [paid(name, "MX", "36.6124", "MXN", f"x/{name}") for name in ("one", "two")]
    highs = [paid(name, "US", "20", "USD", f"x/{name}") for name in ("three", "four")]
    [row] = disparity([pair(low, high) for low in lows for high in highs], Measure.NATIONAL)
    assert (row.hangs, {one.pairs for one in row.without}, row.measure) == (False, {2}, "usd_market")
    assert row.sentence.endswith("It does not hang on one source or one figure.")
    assert disparity([], Measure.USD_MARKET) == []


def test_minimum_and_living_wages_are_lines_through_the_figures_of_their_country() -> None:
    marks = [
        Mark("a", "MX", "Plant", "top", "MX$60", "US$3", 3, 3, "A"),
        Mark("b", "US", "Plant", "top", "US$30", "US$30", 30, 30, "A"),
    ]
    drawn = figures.strip(marks, [Tick("MX", "living wage", 4.0, is_line=True), Tick("MX", "average", 5.0)], "US$ an hour")
    lines = [shape for shape in drawn.layout.shapes if shape.line.dash == "dot"]
    assert [(shape.x0, shape.x1) for shape in lines] == [(4.0, 4.0)]
    assert lines[0].y0 < drawn.data[0].y[0] < lines[0].y1 < drawn.data[0].y[1]


CUT = {
    "ilostat/ILR_TUMT_NOC_RT_A.csv": 30,
    "worldbank-wide/API_FP.CPI.TOTL_DS2_en_csv_v2_284.csv": 9,
    "worldbank-wide/FP.CPI.TOTL.ZG.csv": 5,
    "macro-datahub/cpi.csv": 40,
    "macro-datahub/exchange-rates-annual.csv": 30,
    "macro-datahub/exchange-rates-yearly.csv": 30,
    "oecd-wages/OECD_AV_AN_WAGE.csv": 15,
}


def test_the_beginnings_of_the_real_files_enter_the_graph_and_all_is_accounted_for(
    embedded: Graph, real_files: Path, tmp_path: Path
) -> None:
    wipe(embedded)
    for name, lines in CUT.items():
        text = (real_files / name).read_text(encoding="utf-8").splitlines(keepends=True)[:lines]
        (tmp_path / Path(name).name).write_text("".join(text), encoding="utf-8")
    with zipfile.ZipFile(real_files / "macro-datahub" / "eurofxref-hist.zip") as archive:
        rates = archive.read("eurofxref-hist.csv").splitlines(keepends=True)[:4]
    with zipfile.ZipFile(tmp_path / "eurofxref-hist.zip", "w") as archive:
        archive.writestr("eurofxref-hist.csv", b"".join(rates))
    report = load(embedded, [tmp_path], retrieved="2026-11-21")
    counted = {file.path.rpartition("/")[2]: file.counts() for file in report.files}
    assert counted == {
        "API_FP.CPI.TOTL_DS2_en_csv_v2_284.csv": (4, 2, 0, 0, 2),
        "FP.CPI.TOTL.ZG.csv": (4, 2, 0, 0, 2),
        "ILR_TUMT_NOC_RT_A.csv": (29, 29, 0, 0, 0),
        "OECD_AV_AN_WAGE.csv": (14, 12, 0, 0, 2),
        "cpi.csv": (39, 0, 35, 0, 4),
        "eurofxref-hist.csv": (3, 3, 0, 0, 0),
        "exchange-rates-annual.csv": (29, 29, 0, 0, 0),
        "exchange-rates-yearly.csv": (29, 0, 29, 0, 0),
    }
    again = load(embedded, [tmp_path], retrieved="2026-11-21")
    assert sum(file.loaded + file.merged for file in again.files) == 0
    wipe(embedded)
