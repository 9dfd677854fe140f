"""Data sets of the OECD as its data explorer gives them, with labels or in codes alone (SDMX-CSV), and average wages as the
OECD's older site did: average wages, minimum wages, what a minimum wage is of the average, unions and what they cover.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from graph_schema import reference
from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.columns import Columns
from loaders.national import Series, country_by_code, figure
from loaders.rows import Row
from loaders.source import Layout, SourceInfo, exact


def _source(name: str, title: str) -> SourceInfo:
    return SourceInfo(
        id=f"oecd/{name}", publisher="OECD", title=title, licence="CC BY 4.0", address="https://data-explorer.oecd.org/",
        languages=("en",), rhythm="yearly",
    )  # fmt: skip


AVERAGE = _source("average-wages", "Average annual wages")
MINIMUM = _source("minimum-wages", "Minimum wages")
SHARES = _source("minimum-to-average-wage", "Minimum relative to average wages of full-time workers")
UNIONS = replace(_source("unions", "Trade unions and collective bargaining (OECD/AIAS ICTWSS)"), rhythm="two_yearly")

COLUMNS = Columns(
    required=("REF_AREA", "MEASURE", "UNIT_MEASURE", "TIME_PERIOD", "OBS_VALUE"),
    optional=(
        "STRUCTURE_ID", "DATAFLOW", "ACTION", "FREQ", "PAY_PERIOD", "PRICE_BASE", "AGGREGATION_OPERATION", "SEX", "BASE_PER",
        "OBS_STATUS", "Observation status", "UNIT_MULT",
    ),
    left_aside=(
        "STRUCTURE", "STRUCTURE_NAME", "Reference area", "Frequency of observation", "Measure", "Unit of measure", "Pay period",
        "Price base", "Aggregation operation", "Sex", "Time period", "Observation value", "Base period", "Unit multiplier",
        "Decimals", "DECIMALS",
    ),
    as_written=True,
)  # fmt: skip
FLOW = re.compile(r"OECD[A-Z.]*:(?:DSD_[A-Z0-9_]+@)?([A-Z0-9_]+)(?:\([0-9.]+\))?")
PERIODS = {"A": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
STATISTICS = {"MEAN": "mean", "MEDIAN": "median", "_Z": ""}
SEXES = {"_Z": "", "_T": "", "M": "men", "F": "women"}
PRICES = {"Q": "constant", "V": "current"}
NORMAL = "A"
PERCENT = re.compile(r"PT(?:_[A-Z0-9_]+)?")
PARITIES = "USD_PPP"
EXCHANGED = "USD_EXC"  # national currency turned into dollars at the rate of one year
SHARE = Series("oecd", "MIN2AVE", "minimum_to_average", "Minimum wage share", "% of the {currency} wage")
DENSITY = Series("oecd", "TUD", "union_density", "Union density", "% of employees")
COVERAGE = Series("oecd", "CBC", "bargaining_coverage", "Bargaining coverage", "% of employees")


@dataclass(frozen=True)
class Pay:
    """A data set of pay: what its measure is called, and what it speaks of."""

    code: str
    measure: str
    title: str
    subject: str
    concept: str
    statistic: str = ""


WAGES = Pay("AV_AN_WAGE", "WG", "Average wage", "full-time equivalent employees", "gross")
MINIMA = Pay("MINIMUM", "SM_WG", "Minimum wage", "", "minimum", "rate")


@dataclass(frozen=True)
class _Said:
    """What a row says of pay; `base` is the year of constant prices, or the year itself."""

    country: str
    unit: str
    period: str
    statistic: str
    sex: str
    prices: str
    year: str
    base: str

    def key(self, pay: Pay) -> str:
        """The row's own key: every dimension of the data set."""
        sex, period = self.sex or "total", self.period if pay is MINIMA else ""
        parts = (pay.code, self.country, self.unit, self.prices, self.statistic, period, sex, self.year)
        return ":".join(part for part in parts if part)

    @property
    def described(self) -> str:
        """The prices in words."""
        return f"{self.prices} prices of {self.base}" if self.prices == "constant" else f"{self.prices} prices"


def recognises(header: Sequence[str]) -> bool:
    """Whether this is the header of a data set in SDMX-CSV; of which one, its first rows say."""
    names = set(header)
    return names >= set(COLUMNS.required) and not names.isdisjoint(("STRUCTURE_ID", "DATAFLOW")) and names <= set(COLUMNS.all)


def flow_of(row: Row) -> str:
    """The code of the data set that a row is of; empty where it is none of the OECD's."""
    found = FLOW.fullmatch(row.cells.get("STRUCTURE_ID") or row.cells.get("DATAFLOW", ""))
    return found[1] if found else ""


def is_of(flows: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether the first rows are of one of these data sets."""
    return bool(rows) and all(flow_of(row) in flows for row in rows)


def read_average(row: Row) -> Iterator[Record]:
    """A country's average wage of a year, in international dollars of a base year or in a currency."""
    yield from _read_pay(row, AVERAGE, WAGES)


def read_minimum(row: Row) -> Iterator[Record]:
    """A country's minimum wage of a year, as a rate for an hour, a month or a year."""
    yield from _read_pay(row, MINIMUM, MINIMA)


def _read_pay(row: Row, source: SourceInfo, pay: Pay) -> Iterator[Record]:
    flow = _taken_flow(row)
    said, amount, status = _said(row, pay), row.required("OBS_VALUE", figure), _status(row)
    row.required("MEASURE", _word({pay.measure: pay.measure}))
    row.finish(ignore=COLUMNS.left_aside)
    if said.prices == "constant" and not said.base and not row.problems:
        row.wrong("BASE_PER", _("is empty: the prices are those of a base year, and it is not named"))
    if said.prices == "constant" and said.unit not in ("", PARITIES):
        row.wrong("PRICE_BASE", _("is another year's prices: in a currency, amounts at current prices are kept"))
    if row.problems or amount is None:
        return
    yield _pay(Evidence(source.id, row.edition, citation=source.citation(row.edition, flow)), pay, said, amount, status)


def _pay(evidence: Evidence, pay: Pay, said: _Said, amount: float, status: str) -> NodeRecord:
    in_parities = said.unit == PARITIES
    told: dict[str, str | float] = {
        "name": f"{pay.title} {said.country} {said.year}", "country": said.country, "subject_kind": "country",
        "subject": pay.subject, "concept": pay.concept, "kind": "level", "statistic": pay.statistic or said.statistic,
        "amount": amount, "currency": "" if in_parities else said.unit,
        "ppp_base": said.base if in_parities else "", "period": said.period, "as_of": said.year, "sex": said.sex,
        "note": "; ".join(filter(None, (said.described, status))),
    }  # fmt: skip
    properties: Properties = {name: value for name, value in told.items() if value != ""}
    if not in_parities and not reference.is_national(said.unit, said.country, int(said.year[:4])):
        properties["foreign_quote"] = True
    key = said.key(pay)
    return NodeRecord("Wage", coded_id("oecd", key), properties, replace(evidence, record=key))


def _said(row: Row, pay: Pay) -> _Said:
    prices = row.required("PRICE_BASE", _word(PRICES)) or ""
    year = row.required("TIME_PERIOD", values.day) or ""
    base = row.take("BASE_PER", values.day) or (year if prices == "current" else "")
    statistic = row.required if pay is WAGES else row.take
    return _Said(
        row.required("REF_AREA", country_by_code) or "",
        row.required("UNIT_MEASURE", _unit) or "",
        row.required("PAY_PERIOD", _word(PERIODS)) or "",
        statistic("AGGREGATION_OPERATION", _word(STATISTICS)) or "",
        row.take("SEX", _word(SEXES)) or "",
        prices,
        year,
        base,
    )


def _taken_flow(row: Row) -> str:
    """The data set as the file names it; what every row of it must say besides is checked."""
    flow = row.pop("STRUCTURE_ID") or row.pop("DATAFLOW")
    row.pop("DATAFLOW")
    for column, only in (("UNIT_MULT", ("", "0")), ("ACTION", ("", "I")), ("FREQ", ("", "A"))):
        if row.pop(column) not in only:
            row.wrong(column, _("is otherwise than in this data set: load the file as published"))
    return flow


def _status(row: Row) -> str:
    """What the publisher says of a figure that is not a normal one."""
    code, label = row.pop("OBS_STATUS"), row.pop("Observation status")
    return "" if code == NORMAL else label or code


def read_share(row: Row) -> Iterator[Record]:
    """What the minimum wage is of the mean or the median wage of full-time workers."""
    which = row.required("AGGREGATION_OPERATION", _word({"MEAN": "mean", "MEDIAN": "median"})) or ""
    yield from _read_rate(row, SHARES, share_of(which))


def share_of(which: str) -> Series:
    """The series of shares of the mean or of the median wage."""
    return replace(SHARE, code=f"{SHARE.code}:{which.upper()}", unit=f"% of the {which} wage")


def read_density(row: Row) -> Iterator[Record]:
    """The share of employees who are members of unions."""
    yield from _read_rate(row, UNIONS, DENSITY)


def read_coverage(row: Row) -> Iterator[Record]:
    """The share of employees whose pay is bargained collectively."""
    yield from _read_rate(row, UNIONS, COVERAGE)


def _read_rate(row: Row, source: SourceInfo, series: Series) -> Iterator[Record]:
    flow, measure = _taken_flow(row), row.required("MEASURE", values.text)
    country, year = row.required("REF_AREA", country_by_code), row.required("TIME_PERIOD", values.day)
    row.required("UNIT_MEASURE", _percent)
    row.take("SEX", _word({"_Z": "", "_T": ""}))
    for column in ("PAY_PERIOD", "PRICE_BASE", "AGGREGATION_OPERATION", "BASE_PER"):
        row.pop(column)  # a share has neither period nor prices
    value, status = row.required("OBS_VALUE", figure), _status(row)
    row.finish(ignore=COLUMNS.left_aside)
    if row.problems or value is None or country is None or year is None:
        return
    other = "" if series.code.startswith(SHARE.code) or measure == series.code else f"{measure}:"
    evidence = Evidence(source.id, row.edition, citation=source.citation(row.edition, flow))
    yield replace(series, code=f"{other}{series.code}").record(evidence, value, year, country, status=status)


# ----------------------------------------------------------------------------------------------------- the older site
OLD_COLUMNS = (
    "COUNTRY", "Country", "SERIES", "Series", "TIME", "Time", "Unit Code", "Unit", "PowerCode Code", "PowerCode",
    "Reference Period Code", "Reference Period", "Value", "Flag Codes", "Flags",
)  # fmt: skip
OLD_ASIDE = ("Country", "Time", "Unit", "PowerCode", "PowerCode Code", "Reference Period Code", "Reference Period", "Flag Codes")
OLD_SERIES = re.compile(
    r"(?:In )?(?:(?P<base>[12][0-9]{3}) constant prices at (?P=base) USD PPPs|(?P<now>Current) prices in NCU)"
)


def read_old_average(row: Row) -> Iterator[Record]:
    """A country's average wage of a year, in international dollars of a base year or at current prices in its currency."""
    country, year = row.required("COUNTRY", country_by_code) or "", row.required("TIME", values.day) or ""
    row.pop("SERIES")
    series, unit = row.required("Series", _old_series) or ("", ""), row.required("Unit Code", _unit) or ""
    power, amount, status = row.cells.get("PowerCode Code"), row.required("Value", figure), row.pop("Flags")
    row.finish(ignore=OLD_ASIDE)
    if power not in ("0", ""):
        row.wrong("PowerCode Code", _("is otherwise than in this data set: load the file as published"))
    if row.problems or amount is None:
        return
    prices, base = series
    said = _Said(country, unit if prices == "current" else PARITIES, "year", "mean", "", prices, year, base or year)
    evidence = Evidence(AVERAGE.id, row.edition, citation=AVERAGE.citation(row.edition, WAGES.code))
    yield _pay(evidence, WAGES, said, amount, status)


def _old_series(cell: str) -> tuple[str, str]:
    found = OLD_SERIES.fullmatch(cell)
    if not found:
        raise values.Wrong(_("{value} is a series that is not kept here").format(value=values.short(cell)))
    return ("current", "") if found[2] else ("constant", found[1])


def _unit(cell: str) -> str:
    if cell not in (PARITIES, EXCHANGED) and not reference.currency(cell):
        raise values.Wrong(_("{value} is neither USD_PPP nor a currency code (ISO 4217)").format(value=values.short(cell)))
    return cell


def _percent(cell: str) -> str:
    if not PERCENT.fullmatch(cell):
        raise values.Wrong(_("{value} is no share in percent").format(value=values.short(cell)))
    return cell


def _word(known: dict[str, str]) -> Callable[[str], str]:
    return lambda cell: known[values.one_of(cell, known)]


def _flow(source: SourceInfo, flows: Sequence[str], read_row: Callable[[Row], Iterator[Record]]) -> Layout:
    return Layout(source, frozenset(COLUMNS.all), recognises, read_row, partial(is_of, flows), spelled=COLUMNS)


LAYOUTS = (
    _flow(AVERAGE, ("AV_AN_WAGE",), read_average),
    _flow(MINIMUM, ("RMW", "MW_CURP"), read_minimum),
    _flow(SHARES, ("MIN2AVE",), read_share),
    _flow(UNIONS, ("DF_TUD",), read_density),
    _flow(UNIONS, ("DF_CBC",), read_coverage),
    exact(AVERAGE, OLD_COLUMNS, read_old_average),
)
