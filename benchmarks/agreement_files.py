"""What the statistics offices' files say, by country or currency and year, read by the project's own loaders."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graph_schema.records import NodeRecord, Record
from graph_schema.wages import Wage, figure_of
from loaders import ecb, ilo_wage_report, ilostat, oecd_sdmx, world_bank
from loaders.rows import Row
from loaders.tables import open_tables

Reader: TypeAlias = Callable[[Row], Iterator[Record]]
Years: TypeAlias = dict[tuple[str, int], float]

GROWTH, NOMINAL = "Real wage growth", "Nominal wage"
EURO_AREA = "EUR"
MOST_OF_A_YEAR = 240  # quoted days


@dataclass(frozen=True)
class Published:
    """The figures that are recomputed, and those they are recomputed from."""

    wages: Mapping[tuple[str, int], Wage]
    growth: Years
    parities: Mapping[tuple[str, int], Wage]
    average: Mapping[tuple[str, int], Wage]
    rates: Years
    prices: Years
    days: Years


def published(folder: Path) -> Published:
    """All of it, from the folder that holds the publishers' files."""
    report, wide = folder / "ilo-global-wage-report", folder / "worldbank-wide"
    return Published(
        wages=_wages(_records(report, ilo_wage_report.read_wages, NOMINAL)),
        growth=_values(_records(report, ilo_wage_report.read_growth, GROWTH)),
        parities=_wages(_everybody(_records(folder / "ilostat", ilostat.read_labels))),
        average=_wages(_records(folder / "oecd-wages", oecd_sdmx.read_average)),
        rates=_of_currencies(_records(wide, world_bank.read_row), "PA.NUS.FCRF"),
        prices=_values(r for r in _records(wide, world_bank.read_row) if r.properties["series"] == "FP.CPI.TOTL"),
        days=_means(folder / "macro-datahub" / "eurofxref-hist.zip"),
    )


def _records(folder: Path, reader: Reader, sheet: str = "") -> Iterator[NodeRecord]:
    """The records of every table in a folder that this reader understands."""
    layouts = (*ilo_wage_report.LAYOUTS, *ilostat.LAYOUTS, *oecd_sdmx.LAYOUTS, *world_bank.LAYOUTS)
    knows = next(layout.recognises for layout in layouts if layout.read_row is reader)
    for path in sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".xlsx")):
        for table in open_tables(path):
            if knows(table.header) and sheet in ("", table.sheet):
                yield from _of_table(table.rows("2026-11-21"), reader)


def _of_table(rows: Iterator[Row], reader: Reader) -> Iterator[NodeRecord]:
    for row in rows:
        found = list(reader(row))
        if not row.problems:
            yield from (record for record in found if isinstance(record, NodeRecord))


def _everybody(records: Iterator[NodeRecord]) -> Iterator[NodeRecord]:
    """Figures of both sexes in the whole country."""
    return (r for r in records if "sex" not in r.properties and r.properties["subject"] == "employees")


def _wages(records: Iterator[NodeRecord]) -> dict[tuple[str, int], Wage]:
    found = {}
    for record in records:
        wage = figure_of(record.id, record.properties)
        if isinstance(wage, Wage):
            found[wage.country, int(wage.as_of)] = wage
    return found


def _values(records: Iterator[NodeRecord]) -> Years:
    return {(str(r.properties["country"]), int(str(r.properties["of"]))): float(str(r.properties["value"])) for r in records}


def _of_currencies(records: Iterator[NodeRecord], series: str) -> Years:
    """Rates by currency: of the country that it is named after, and of the euro area."""
    found = {}
    for record in records:
        said = record.properties
        currency = str(said.get("currency") or "")
        home = str(said.get("country") or currency)
        if said["series"] == series and currency and currency[:2] == home[:2]:
            found[currency, int(str(said["of"]))] = float(str(said["value"]))
    return found


def _means(path: Path) -> Years:
    """Units of a currency per US dollar: means of the European Central Bank's days, for years quoted in full."""
    rates: dict[tuple[str, int], list[float]] = defaultdict(list)
    [table] = open_tables(path)
    for row in table.rows("2026-11-21"):
        year = int(row.cells["Date"][:4])
        found = _of_table(iter([row]), ecb.read_row)
        day = {str(r.properties["currency"]): float(str(r.properties["value"])) for r in found}
        dollar = day.pop("USD", None)
        if dollar:
            rates[EURO_AREA, year].append(1 / dollar)
            for currency, value in day.items():
                rates[currency, year].append(value / dollar)
    return {key: sum(values) / len(values) for key, values in rates.items() if len(values) >= MOST_OF_A_YEAR}
