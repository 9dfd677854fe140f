"""The euro's reference rates since 1999 as the European Central Bank gives them: a row a day, a column for each currency."""

import re
from collections.abc import Iterator, Sequence

from graph_schema import reference
from graph_schema.language import _
from graph_schema.records import Evidence, Record
from loaders.national import Series, figure
from loaders.rows import WHOLE_ROW, Row
from loaders.source import Layout, SourceInfo
from loaders.values import day

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


def recognises(header: Sequence[str]) -> bool:
    """A date, and currencies by their codes."""
    return bool(header) and header[0] == "Date" and len(header) > FEWEST and all(map(CURRENCY.fullmatch, header[1:]))


def read_row(row: Row) -> Iterator[Record]:
    """The day's rate of each currency that was quoted."""
    date = row.required("Date", day)
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


LAYOUTS = (Layout(SOURCE, frozenset(), recognises, read_row),)
