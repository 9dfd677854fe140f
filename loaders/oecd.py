"""Wages of the OECD: average annual wages as its data explorer gives them, minimum wages as a share of average ones, and a
newsroom's summary of minimum wages, net incomes and poverty thresholds with decimal commas.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph_schema import reference
from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.national import YEAR, Series, country_by_code, country_by_name, figure, nameless, year_figures
from loaders.rows import Row
from loaders.source import Layout, SourceInfo, exact

AVERAGE = SourceInfo(
    id="oecd/average-wages",
    publisher="OECD",
    title="Average annual wages",
    licence="CC BY 4.0",
    address="https://data-explorer.oecd.org/",
    languages=("en",),
    rhythm="yearly",
)
SHARES = SourceInfo(
    id="oecd/minimum-to-average-wage",
    publisher="OECD",
    title="Minimum relative to average wages of full-time workers",
    licence="CC BY 4.0",
    address="https://data-explorer.oecd.org/",
    languages=("en",),
    rhythm="yearly",
)
SUMMARY = SourceInfo(
    id="dw/minimum-wage",
    publisher="Deutsche Welle",
    title="Minimum wages, net incomes and poverty thresholds 2017",
    licence="no licence stated; sources OECD and Eurostat",
    address="https://github.com/dw-data/minimum-wage",
    languages=("en",),
    note="Figures of OECD and Eurostat for 2017 in euros, put together by a newsroom: the OECD's minimum wages were turned from "
    "US dollars at the year's average rate, net incomes are those of a single full-time worker on the minimum wage.",
)
AVERAGE_COLUMNS = (
    "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "REF_AREA", "Reference area", "MEASURE", "Measure", "UNIT_MEASURE",
    "Unit of measure", "PAY_PERIOD", "Pay period", "PRICE_BASE", "Price base", "AGGREGATION_OPERATION", "Aggregation operation",
    "SEX", "Sex", "TIME_PERIOD", "Time period", "OBS_VALUE", "Observation value", "BASE_PER", "Base period", "OBS_STATUS",
    "Observation status", "UNIT_MULT", "Unit multiplier", "DECIMALS", "Decimals",
)  # fmt: skip
AS_LABELS = frozenset({
    "STRUCTURE", "STRUCTURE_NAME", "Reference area", "Measure", "Unit of measure", "Pay period", "Price base",
    "Aggregation operation", "Sex", "Time period", "Observation value", "Base period", "Unit multiplier", "Decimals", "DECIMALS",
})  # fmt: skip
PERIODS = {"A": "year", "M": "month", "H": "hour"}
STATISTICS = {"MEAN": "mean", "MEDIAN": "median"}
SEXES = {"_Z": "", "_T": "", "M": "men", "F": "women"}
NORMAL = "A"
SHARE = Series("oecd", "MIN2AVE", "minimum_to_average", "Minimum wage share", "% of the {currency} wage")
WHICH = "Time period.1"
COMMA = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
LISTED = re.compile(r"^[\W_]+")  # a point and blanks of a figure's width, by which a list is set in
POVERTY = Series("dw", "poverty-threshold", "poverty_threshold", "Poverty threshold", "EUR a year, a single person")
MEDIAN = Series("dw", "median-net-income", "net_income", "Median net income", "EUR a year, a single person")
NET = Series("dw", "net-minimum", "net_income", "Net minimum wage", "EUR a year, a single full-time worker, with benefits")
SUMMARY_YEAR = "2017"
SUMMARY_COLUMNS = (
    "Code", "Country", "minwage 2017", "estimated net from minwage", "net w/o benefits", "poverty threshold yearly",
    "median net income yearly", "minwage 2017 monthly", "est net from minwage monthly", "poverty threshold monthly",
    "median net income monthly", "dist poverty net", "dist poverty w/o benefits", "diff poverty net",
)  # fmt: skip
# Twelfths and differences of the other columns.
WORKED_OUT = frozenset(SUMMARY_COLUMNS[4:5] + SUMMARY_COLUMNS[7:])


@dataclass(frozen=True)
class _Average:
    """What a row of average wages says; `base` is the year of constant prices, or the year itself."""

    country: str
    unit: str
    period: str
    statistic: str
    sex: str
    prices: str
    year: str
    base: str

    @property
    def key(self) -> str:
        """The row's own key: every dimension of the data set."""
        sex = self.sex or "total"
        return ":".join(("AV_AN_WAGE", self.country, self.unit, self.prices, self.statistic, sex, self.year))

    @property
    def described(self) -> str:
        """The prices in words."""
        return f"{self.prices} prices of {self.base}" if self.prices == "constant" else f"{self.prices} prices"


def read_average(row: Row) -> Iterator[Record]:
    """A country's average wage of a year, in international dollars of a base year or in a currency."""
    flow = row.required("STRUCTURE_ID", values.text) or ""
    said, amount, status = _average(row), row.required("OBS_VALUE", figure), _status(row)
    for column, only in (("MEASURE", "WG"), ("UNIT_MULT", "0"), ("ACTION", "I")):
        row.required(column, _word({only: only}))
    row.finish(ignore=AS_LABELS)
    if said.prices == "constant" and not said.base and not row.problems:
        row.wrong("BASE_PER", _("is empty: the prices are those of a base year, and it is not named"))
    if row.problems or amount is None:
        return
    in_parities = said.unit == "USD_PPP"
    told: dict[str, str | float] = {
        "name": f"Average wage {said.country} {said.year}", "country": said.country, "subject_kind": "country",
        "subject": "full-time equivalent employees", "concept": "gross", "kind": "level", "statistic": said.statistic,
        "amount": amount, "currency": "" if in_parities else said.unit, "ppp_base": said.base if in_parities else "",
        "period": said.period, "as_of": said.year, "sex": said.sex,
        "note": "; ".join(filter(None, (said.described, status))),
    }  # fmt: skip
    properties: Properties = {name: value for name, value in told.items() if value != ""}
    evidence = Evidence(AVERAGE.id, row.edition, record=said.key, citation=AVERAGE.citation(row.edition, flow))
    yield NodeRecord("Wage", coded_id("oecd", said.key), properties, evidence)


def _average(row: Row) -> _Average:
    prices = row.required("PRICE_BASE", _word({"Q": "constant", "V": "current"})) or ""
    year = row.required("TIME_PERIOD", values.day) or ""
    base = row.take("BASE_PER", values.day) or (year if prices == "current" else "")
    return _Average(
        row.required("REF_AREA", country_by_code) or "",
        row.required("UNIT_MEASURE", _unit) or "",
        row.required("PAY_PERIOD", _word(PERIODS)) or "",
        row.required("AGGREGATION_OPERATION", _word(STATISTICS)) or "",
        row.take("SEX", _word(SEXES)) or "",
        prices,
        year,
        base,
    )


def _status(row: Row) -> str:
    """What the publisher says of a figure that is not a normal one."""
    code, label = row.pop("OBS_STATUS"), row.pop("Observation status")
    return "" if code == NORMAL else label


def recognises_shares(header: Sequence[str]) -> bool:
    """Minimum wages as a share of average ones."""
    return {"country", WHICH} <= set(header) and any(map(YEAR.fullmatch, header))


def read_shares(row: Row) -> Iterator[Record]:
    """A share for each filled year, of the mean or of the median wage."""
    country = row.required("country", lambda cell: country_by_name(LISTED.sub("", cell))) or ""
    which = row.required(WHICH, _word({"Mean": "mean", "Median": "median"})) or ""
    figures = year_figures(row)
    row.finish(ignore=nameless(row))
    if row.problems:
        return
    series = Series(SHARE.scheme, f"{SHARE.code}:{which.upper()}", SHARE.kind, SHARE.title, f"% of the {which} wage")
    for year, value in figures:
        yield series.record(Evidence(SHARES.id, row.edition, "secondary"), value, year, country)


def read_summary(row: Row) -> Iterator[Record]:
    """The minimum wage of 2017, the net income it leaves, the poverty threshold and the median net income."""
    country = row.required("Code", country_by_code) or ""
    row.required("Country", values.text)
    minimum = row.required("minwage 2017", _with_comma)
    others = [(series, row.take(column, _with_comma)) for series, column in (
        (NET, "estimated net from minwage"), (POVERTY, "poverty threshold yearly"), (MEDIAN, "median net income yearly"),
    )]  # fmt: skip
    row.finish(ignore=WORKED_OUT)
    if row.problems or minimum is None:
        return
    evidence = Evidence(SUMMARY.id, row.edition, "secondary")
    yield _minimum(row, country, minimum)
    for series, value in others:
        if value is not None:
            yield series.record(evidence, value, SUMMARY_YEAR, country, currency="EUR")


def _minimum(row: Row, country: str, amount: float) -> NodeRecord:
    key = f"minimum:{country}:{SUMMARY_YEAR}"
    properties: Properties = {
        "name": f"Minimum wage {country} {SUMMARY_YEAR}", "country": country, "subject_kind": "country", "concept": "minimum",
        "kind": "level", "statistic": "rate", "amount": amount, "currency": "EUR", "period": "year", "as_of": SUMMARY_YEAR,
    }  # fmt: skip
    if not reference.is_national("EUR", country, int(SUMMARY_YEAR)):
        properties["foreign_quote"] = True
    return NodeRecord(
        "Wage",
        coded_id("dw", key),
        properties,
        Evidence(SUMMARY.id, row.edition, "secondary", key, citation=SUMMARY.citation(row.edition)),
    )


def _with_comma(cell: str) -> float:
    if not COMMA.fullmatch(cell):
        raise values.Wrong(_("{value} is no number with a decimal comma").format(value=values.short(cell)))
    return float(cell.replace(",", "."))


def _unit(cell: str) -> str:
    if cell != "USD_PPP" and not reference.currency(cell):
        raise values.Wrong(_("{value} is neither USD_PPP nor a currency code (ISO 4217)").format(value=values.short(cell)))
    return cell


def _word(known: dict[str, str]) -> Callable[[str], str]:
    return lambda cell: known[values.one_of(cell, known)]


LAYOUTS = (
    exact(AVERAGE, AVERAGE_COLUMNS, read_average),
    Layout(SHARES, frozenset(), recognises_shares, read_shares),
    exact(SUMMARY, SUMMARY_COLUMNS, read_summary),
)
