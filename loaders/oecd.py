"""Tables made of figures of the OECD: minimum wages as a share of average ones with a column for each year, and a newsroom's
summary of minimum wages, net incomes and poverty thresholds with decimal commas.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from graph_schema import reference
from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.national import YEAR, Series, country_by_code, country_by_name, nameless, year_figures
from loaders.oecd_sdmx import SHARES, share_of
from loaders.rows import Row
from loaders.source import Layout, SourceInfo, exact

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


def recognises_shares(header: Sequence[str]) -> bool:
    """Minimum wages as a share of average ones."""
    return {"country", WHICH} <= set(header) and any(map(YEAR.fullmatch, header))


def read_shares(row: Row) -> Iterator[Record]:
    """A share for each filled year, of the mean or of the median wage."""
    if row.is_remark():
        return
    country = row.required("country", lambda cell: country_by_name(LISTED.sub("", cell))) or ""
    which = row.required(WHICH, _word({"Mean": "mean", "Median": "median"})) or ""
    figures = year_figures(row)
    row.finish(ignore=nameless(row))
    if row.problems:
        return
    for year, value in figures:
        yield share_of(which).record(Evidence(SHARES.id, row.edition, "secondary"), value, year, country)


def read_summary(row: Row) -> Iterator[Record]:
    """The minimum wage of 2017, the net income it leaves, the poverty threshold and the median net income."""
    if row.is_remark():
        return
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


def _word(known: dict[str, str]) -> Callable[[str], str]:
    return lambda cell: known[values.one_of(cell, known)]


LAYOUTS = (
    Layout(SHARES, frozenset(), recognises_shares, read_shares),
    exact(SUMMARY, SUMMARY_COLUMNS, read_summary),
)
