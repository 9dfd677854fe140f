"""The euro's reference rates as the European Central Bank gives them: a row a day and a column for each currency (history
and latest day), or a row for each rate (data portal).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from graph_schema import reference
from graph_schema.language import _
from graph_schema.records import Evidence, Record
from loaders.national import Series, figure
from loaders.rows import WHOLE_ROW, Row
from loaders.source import Layout, SourceInfo
from loaders.values import Wrong, day, short

SOURCE = SourceInfo(
    id="ecb/euro-reference-rates",
    publisher="European Central Bank",
    title="Euro foreign exchange reference rates, history",
    licence="free reuse, source to be named",
    address="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
    languages=("en",),
    rhythm="daily",
)
RATE = Series("ecb-eurofxref", "EXR", "exchange_rate", "Exchange rate", "{currency} per euro")
NOT_QUOTED = "N/A"
CURRENCY = re.compile(r"[A-Z]{3}")
FEWEST = 20  # currencies in every edition so far
WRITTEN_DAY = "%d %B %Y"  # of the latest day's file
# Of a rate in the data portal: daily rates, and the averages of a month or a year; rates of a period's end are other things.
DIMENSIONS = (("FREQ", ("D", "M", "A")), ("CURRENCY_DENOM", ("EUR",)), ("EXR_TYPE", ("SP00",)), ("EXR_SUFFIX", ("A",)))
PORTAL = frozenset({"KEY", "CURRENCY", "TIME_PERIOD", "OBS_VALUE", *(name for name, _kept in DIMENSIONS)})
DESCRIPTIONS = frozenset({
    "KEY", "OBS_STATUS", "OBS_CONF", "OBS_PRE_BREAK", "OBS_COM", "TIME_FORMAT", "BREAKS", "COLLECTION", "COMPILING_ORG",
    "DISS_ORG", "DOM_SER_IDS", "PUBL_ECB", "PUBL_MU", "PUBL_PUBLIC", "UNIT_INDEX_BASE", "COMPILATION", "COVERAGE", "DECIMALS",
    "NAT_TITLE", "SOURCE_AGENCY", "SOURCE_PUB", "TITLE", "TITLE_COMPL", "UNIT", "UNIT_MULT",
})  # fmt: skip


def recognises(header: Sequence[str]) -> bool:
    """A date, and currencies by their codes."""
    return bool(header) and header[0] == "Date" and len(header) > FEWEST and all(map(CURRENCY.fullmatch, header[1:]))


def read_row(row: Row) -> Iterator[Record]:
    """The day's rate of each currency that was quoted."""
    date = row.required("Date", _day)
    quoted = [column for column, cell in row.cells.items() if reference.currency(column) and cell != NOT_QUOTED]
    rates = [(currency, value) for currency in quoted if (value := row.take(currency, figure)) is not None]
    row.finish(ignore={column for column, cell in row.cells.items() if cell == NOT_QUOTED and reference.currency(column)})
    if not rates and not row.problems:
        row.wrong(WHOLE_ROW, _("holds no rate for this day: nothing to load"))
    if row.problems or date is None:
        return
    evidence = Evidence(SOURCE.id, row.edition)
    for currency, value in rates:
        yield RATE.record(evidence, value, date, currency=currency)


def recognises_portal(header: Sequence[str]) -> bool:
    """The data portal's rates, one to a row."""
    return set(header) >= PORTAL


def read_portal(row: Row) -> Iterator[Record]:
    """The rate of one currency for a day, or its average for a month or a year."""
    for column, kept in DIMENSIONS:
        if row.pop(column) not in kept:
            row.wrong(column, _("is another rate than those kept here: {kept}").format(kept=", ".join(kept)))
    currency, of = row.required("CURRENCY", _currency), row.required("TIME_PERIOD", day)
    value = row.required("OBS_VALUE", figure)
    row.finish(ignore=DESCRIPTIONS)
    if row.problems or currency is None or of is None or value is None:
        return
    yield RATE.record(Evidence(SOURCE.id, row.edition), value, of, currency=currency)


def _day(cell: str) -> str:
    """A date as ISO writes it, or as `28 November 2025`."""
    try:
        return datetime.strptime(cell, WRITTEN_DAY).date().isoformat()
    except ValueError:
        return day(cell)


def _currency(cell: str) -> str:
    if not reference.currency(cell):
        raise Wrong(_("{value} is no currency code (ISO 4217, three letters)").format(value=short(cell)))
    return cell


LAYOUTS = (
    Layout(SOURCE, frozenset(), recognises, read_row),
    Layout(SOURCE, frozenset(), recognises_portal, read_portal),
)
