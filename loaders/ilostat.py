"""ILOSTAT's series, in its dialects: labels ("Area type: National"), codes (GEO_COV_NAT), and codes as SDMX has them.

One country and year can have several sources, and one series comes in national currency, in US dollars and in international
dollars: all are part of the key of a figure, so that none is taken for another. Of breakdowns by activity, occupation or age
the totals are kept.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from graph_schema import reference
from graph_schema.identity import coded_id, fold
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders import values
from loaders.national import Series, country_by_code, country_by_name, figure, local_currency
from loaders.rows import Row
from loaders.source import Layout, SourceInfo

CountryReader: TypeAlias = Callable[[str], str]

SOURCE = SourceInfo(
    id="ilo/ilostat",
    publisher="International Labour Organization",
    title="ILOSTAT",
    licence="CC BY 4.0",
    address="https://ilostat.ilo.org/data/",
    licence_address="https://ilostat.ilo.org/about/using-our-data/",
    languages=("en",),
    rhythm="monthly",
    rows_dated=True,  # many tables, each with a date of its own: what one names, another does not leave behind
    note="Earnings in international dollars are at the parity of each year: 2021 is the round of price comparisons, not a year "
    "of prices. Those of Croatia to 2022 are about 7.5 times too large, as if kuna were euros.",
)
LABELS = (
    "ref_area.label", "source.label", "indicator.label", "sex.label", "classif1.label", "classif2.label", "time", "obs_value",
    "obs_status.label", "note_indicator.label", "note_source.label", "note_classif.label",
)  # fmt: skip
CODES = (
    "ref_area", "source", "indicator", "sex", "classif1", "classif2", "time", "obs_value", "obs_status", "note_indicator",
    "note_source", "note_classif",
)  # fmt: skip


SDMX = {
    "REF_AREA": "ref_area", "SOURCE": "source", "DATAFLOW": "indicator", "SEX": "sex", "CUR": "classif2", "TIME_PERIOD": "time",
    "OBS_VALUE": "obs_value", "OBS_STATUS": "obs_status", "NOTE_INDICATOR": "note_indicator", "NOTE_SOURCE": "note_source",
    "NOTE_CLASSIF": "note_classif",
}  # fmt: skip
DATAFLOW = re.compile(r"ILO:DF_([A-Z0-9_]+)\([0-9.]+\)")
BREAKDOWNS = frozenset({"ECO", "OCU", "GEO", "AGE", "EDU", "STE", "INS", "JOB", "MIG", "DSB", "EST", "HHT", "MTS", "CCT"})
SDMX_ASIDE = frozenset({"FREQ", "MEASURE", "UNIT_MEASURE_TYPE", "UNIT_MEASURE", "DECIMALS", "UPPER_BOUND", "LOWER_BOUND"})


@dataclass(frozen=True)
class Earnings:
    """A series of pay: what it includes, for what period, which number of the distribution."""

    code: str
    title: str
    concept: str
    period: str
    statistic: str


EARNINGS: Mapping[str, Earnings] = {
    "EAR_4MTH": Earnings("EAR_4MTH", "Average monthly earnings", "gross", "month", "mean"),
    "EAR_4HRL": Earnings("EAR_4HRL", "Average hourly earnings", "gross", "hour", "mean"),
    "EAR_4MMN": Earnings("EAR_4MMN", "Minimum wage", "minimum", "month", "rate"),
}
RATES: Mapping[str, Series] = {
    "ILR_TUMT": Series("ilostat", "ILR_TUMT_NOC_RT", "union_density", "Union density", "% of employees"),
    "ILR_CBCT": Series("ilostat", "ILR_CBCT_NOC_RT", "bargaining_coverage", "Bargaining coverage", "% of employees"),
}
SERIES_LABELS = {
    "average monthly earnings of employees": "EAR_4MTH",
    "average hourly earnings of employees": "EAR_4HRL",
    "statutory nominal gross monthly minimum wage": "EAR_4MMN",
    "trade union density rate": "ILR_TUMT",
    "collective bargaining coverage rate": "ILR_CBCT",
}
SEXES = {
    "": "",
    "total": "",
    "sext": "",
    "male": "men",
    "sexm": "men",
    "female": "women",
    "sexf": "women",
    "other": "other",
    "sexo": "other",
}
AREAS = {
    "area type national": "", "geocovnat": "", "area type urban": "urban areas", "geocovurb": "urban areas",
    "area type rural": "rural areas", "geocovrur": "rural areas", "": "",
}  # fmt: skip
ALL = re.compile(r"[A-Z0-9_]+_TOTAL|AGE_YTHADULT_YGE15|[^:]+: Total|Age \(Youth, adults\): 15\+")
NATIONAL, DOLLARS = {"curtypelcu", "currency local currency"}, {"curtypeusd", "currency us dollars", "currency u s dollars"}
PARITY = re.compile(r"(?:Currency: )?(?:([0-9]{4}) )?PPP \$|CUR_TYPE_PPP")
CURRENCY = re.compile(r"Currency: [A-Z]{3} - [^|]*?\(([A-Z]{3})\)")


def recognises_labels(header: Sequence[str]) -> bool:
    """The dialect of labels."""
    return {"ref_area.label", "indicator.label", "time", "obs_value"} <= set(header) <= set(LABELS)


def recognises_codes(header: Sequence[str]) -> bool:
    """The dialect of codes."""
    return {"ref_area", "indicator", "time", "obs_value"} <= set(header) <= set(CODES)


def read_labels(row: Row) -> Iterator[Record]:
    """A figure in the dialect of labels."""
    yield from _read(row, LABELS, country_by_name)


def read_codes(row: Row) -> Iterator[Record]:
    """A figure in the dialect of codes."""
    yield from _read(row, CODES, country_by_code)


def recognises_sdmx(header: Sequence[str]) -> bool:
    """The dialect of codes as SDMX has it."""
    return {"DATAFLOW", "REF_AREA", "UNIT_MEASURE_TYPE", "TIME_PERIOD", "OBS_VALUE", "NOTE_INDICATOR"} <= set(header)


def read_sdmx(row: Row) -> Iterator[Record]:
    """A figure in the dialect of codes as SDMX has it: a breakdown is a column of its own."""
    flow, multiple = DATAFLOW.fullmatch(row.cells.get("DATAFLOW", "")), row.pop("UNIT_MULT")
    if flow is None or multiple not in ("", "0"):
        row.wrong("DATAFLOW" if flow is None else "UNIT_MULT", _("is not as ILOSTAT gives it: load the file as published"))
        return
    row.cells["DATAFLOW"] = flow[1]
    apart = {column: cell for column in sorted(BREAKDOWNS & row.cells.keys()) if not ALL.fullmatch(cell := row.pop(column))}
    row.cells = {SDMX.get(column, column): cell for column, cell in row.cells.items() if column not in SDMX_ASIDE}
    place, row.cells["classif1"] = next(iter(apart.items()), ("", ""))
    yield from read_codes(row)
    written = {known: column for column, known in SDMX.items()} | {"classif1": place}
    row.problems = [replace(problem, column=written.get(problem.column, problem.column)) for problem in row.problems]


@dataclass(frozen=True)
class _Said:
    """What a row says, by the names of the code dialect."""

    series: str
    country: str
    source: str
    time: str
    value: float
    sex: str
    area: str
    money: str
    where: str
    status: str
    notes: str


def _read(row: Row, columns: Sequence[str], country: CountryReader) -> Iterator[Record]:
    said = _said(row, columns, country)
    row.finish()
    if row.problems or said is None:
        return
    if said.series in RATES:
        yield _rate(row, said)
        return
    wage = _wage(row, said)
    if wage is not None:
        yield wage


def _said(row: Row, columns: Sequence[str], country: CountryReader) -> _Said | None:
    area, source, indicator, sex, first, second, time, value, status, *notes = columns
    found = row.required(area, country)
    series = row.required(indicator, _series)
    year = row.required(time, values.day)
    amount = row.required(value, figure)
    whose = row.take(sex, _sex) or ""
    place, money, where = _classified(row, (first, second))
    names = [row.take(column, values.text) or "" for column in (source, status)]
    told = "; ".join(text for column in notes if (text := row.take(column, values.text)))
    if found is None or series is None or year is None or amount is None:
        return None
    return _Said(series, found, names[0], year, amount, whose, place, money, where, names[1], told)


def _classified(row: Row, columns: Sequence[str]) -> tuple[str, str, str]:
    """Area, money and the column of it, whichever of the two classifications holds which."""
    area, money, where = "", "", columns[-1]
    for column in columns:
        cell = row.pop(column)
        if PARITY.fullmatch(cell) or _plain(cell) in NATIONAL | DOLLARS:
            money, where = cell, column
        elif _plain(cell) in AREAS:
            area = AREAS[_plain(cell)] or area
        elif not ALL.fullmatch(cell):
            message = _("{value} is a breakdown that is not kept here: totals, areas and currencies are")
            row.wrong(column, message.format(value=values.short(cell)))
    return area, money, where


def _rate(row: Row, said: _Said) -> NodeRecord:
    series = RATES[said.series]
    record = series.record(
        Evidence(SOURCE.id, row.edition, citation=SOURCE.citation(row.edition, series.code)),
        said.value,
        said.time,
        said.country,
        status=said.status,
        note=said.notes,
    )
    if not said.source:
        return record
    key = f"{record.evidence.record}:{said.source.replace(' ', '-')}"
    properties: Properties = record.properties | {"note": "; ".join(filter(None, (f"Source {said.source}", said.notes)))}
    evidence = replace(record.evidence, record=key)
    return NodeRecord("Indicator", coded_id("ilostat", key), properties, evidence)


def _wage(row: Row, said: _Said) -> NodeRecord | None:
    pay = EARNINGS[said.series]
    unit = _unit(row, said)
    if unit is None:
        return None
    whose = " ".join(filter(None, ("employees", said.area and f"in {said.area}")))
    name = ", ".join(filter(None, (f"{pay.title} {said.country} {said.time}", said.sex, said.area)))
    details = (said.source, said.sex or "total", said.area or "national", unit.key)
    key = ":".join((pay.code, said.country, *(fold(part).replace(" ", "-") for part in details), said.time))
    told: dict[str, str | float] = {
        "name": name, "country": said.country, "subject_kind": "country", "subject": whose,
        "concept": pay.concept, "kind": "level", "statistic": pay.statistic, "amount": said.value, "currency": unit.currency,
        "period": pay.period, "as_of": said.time, "sex": said.sex, "ppp_base": unit.base,
        "note": "; ".join(filter(None, (said.status, said.source, said.notes))),
    }  # fmt: skip
    properties: Properties = {name: value for name, value in told.items() if value != ""}
    if unit.foreign:
        properties["foreign_quote"] = True
    return NodeRecord(
        "Wage",
        coded_id("ilostat", key),
        properties,
        Evidence(SOURCE.id, row.edition, record=key, citation=SOURCE.citation(row.edition, pay.code)),
    )


@dataclass(frozen=True)
class _Unit:
    """What an amount is counted in: a currency, or international dollars of a base year."""

    key: str
    currency: str = ""
    base: str = ""
    foreign: bool = False


def _unit(row: Row, said: _Said) -> _Unit | None:
    parity = PARITY.fullmatch(said.money)
    if parity:
        return _Unit("ppp", base=parity[1] or said.time)
    if _plain(said.money) in DOLLARS:
        return _Unit("usd", "USD", foreign=not reference.is_national("USD", said.country, int(said.time[:4])))
    noted = CURRENCY.search(said.notes)
    if noted and reference.currency(noted[1]):
        return _Unit("lcu", noted[1])
    if _plain(said.money) in NATIONAL and (own := local_currency(said.country, said.time, row.edition)):
        return _Unit("lcu", own)
    message = _("says neither a currency nor a parity: an amount without its unit is not loaded")
    if _plain(said.money) in NATIONAL:
        message = _("is national currency, which {country} changed since {year}: which one is meant is not said")
        message = message.format(country=reference.country_name(said.country), year=said.time)
    row.wrong(said.where, message)
    return None


def _plain(cell: str) -> str:
    return fold(cell.replace("_", ""))


def _series(cell: str) -> str:
    found = next((code for label, code in SERIES_LABELS.items() if cell.lower().startswith(label)), cell[:8])
    if found not in EARNINGS and found not in RATES:
        message = _("{value} is a series that is not kept here: {known}")
        raise values.Wrong(message.format(value=values.short(cell), known=", ".join((*EARNINGS, *RATES))))
    return found


def _sex(cell: str) -> str:
    if _plain(cell) not in SEXES:
        raise values.Wrong(
            _("{value} is not one of the words: {words}").format(value=values.short(cell), words="Total, Male, Female")
        )
    return SEXES[_plain(cell)]


LAYOUTS = (
    Layout(SOURCE, frozenset(), recognises_labels, read_labels),
    Layout(SOURCE, frozenset(), recognises_codes, read_codes),
    Layout(SOURCE, frozenset(), recognises_sdmx, read_sdmx),
)
