"""Figures that statisticians publish in converted form, recomputed by the project's own conversions and set beside theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.agreement_files import Published
from graph_schema.conversion import CommonFigure, Measure, Unit, convert
from graph_schema.reference import NoFactor, consumer_prices, currency, exchange_rate
from graph_schema.wages import Wage

AGREES = 0.005  # relative


@dataclass(frozen=True)
class Comparison:
    """One figure twice. `place` is a country or a currency; `ours` and `published` are in the unit of the comparison.

    `implied` is the rate of price change, in percent, that the published growth of a wage says; `note` whose wages they are.
    """

    name: str
    place: str
    year: int
    ours: float
    published: float
    note: str = ""
    implied: float | None = None

    @property
    def difference(self) -> float:
        """Ours against theirs, relative."""
        return self.ours / self.published - 1

    @property
    def agrees(self) -> bool:
        """Whether they agree within half a percent."""
        return abs(self.difference) <= AGREES


@dataclass(frozen=True)
class Refused:
    """A figure that could not be recomputed, and why."""

    name: str
    place: str
    year: int
    reason: str


def real_growth(files: Published) -> Iterator[Comparison | Refused]:
    """A year's average wage in prices of the year before, against the wage of that year: as factors, 1.02 for +2 %."""
    for (country, year), wage in sorted(files.wages.items()):
        before, growth = files.wages.get((country, year - 1)), files.growth.get((country, year))
        if before is None or before.amount is None or wage.amount is None or growth is None:
            continue
        found = convert(wage, Unit.MONTH, Measure.NATIONAL, price_year=year - 1)
        if not isinstance(found, CommonFigure) or found.value is None:
            yield Refused("real-growth", country, year, "" if isinstance(found, CommonFigure) else found.reason)
            continue
        implied = (float(wage.amount / before.amount) / (1 + growth / 100) - 1) * 100
        ours = float(found.value / before.amount)
        yield Comparison("real-growth", country, year, ours, 1 + growth / 100, _source(wage), implied)


def parities(files: Published) -> Iterator[Comparison | Refused]:
    """Monthly wages in national currency at the parity for GDP, against ILOSTAT's earnings in international dollars."""
    for (country, year), wage in sorted(files.wages.items()):
        theirs = files.parities.get((country, year))
        if theirs is None or theirs.amount is None:
            continue
        name = "same-source" if _source(wage) == "ILOSTAT" else "parities"
        found = convert(wage, Unit.MONTH, Measure.INTL_PPP)
        if not isinstance(found, CommonFigure) or found.value is None:
            yield Refused(name, country, year, "" if isinstance(found, CommonFigure) else found.reason)
            continue
        yield Comparison(name, country, year, float(found.value), float(theirs.amount), _source(wage))


def levels(files: Published) -> Iterator[Comparison | Refused]:
    """Yearly wages in prices and parities of the OECD's base year, against the OECD's own levels."""
    for (country, year), theirs in sorted(files.average.items()):
        wage = files.wages.get((country, year))
        if wage is None or theirs.amount is None:
            continue
        found = convert(wage, Unit.MONTH, Measure.INTL_PPP, price_year=_base(theirs))
        if not isinstance(found, CommonFigure) or found.value is None:
            yield Refused("levels", country, year, "" if isinstance(found, CommonFigure) else found.reason)
            continue
        yield Comparison("levels", country, year, float(found.value) * 12, float(theirs.amount), _source(wage))


def base_growth(files: Published) -> Iterator[Comparison]:
    """The OECD's levels against those of their base year, beside the growth that the ILO publishes: as factors."""
    for (country, year), theirs in sorted(files.average.items()):
        before, growth = files.average.get((country, year - 1)), files.growth.get((country, year))
        if before is not None and before.amount and theirs.amount and growth is not None:
            yield Comparison("base-growth", country, year, float(theirs.amount / before.amount), 1 + growth / 100)


def rates(files: Published) -> Iterator[Comparison]:
    """The bundled market rates against the World Bank's."""
    for (code, year), theirs in sorted(files.rates.items()):
        try:
            ours = float(exchange_rate(code, year).value)
        except NoFactor:
            continue
        if code != "USD":
            yield Comparison("rates", code, year, ours, theirs)


def central_bank(files: Published) -> Iterator[Comparison]:
    """Means of the European Central Bank's daily cross rates to the dollar, against the World Bank's."""
    for (code, year), ours in sorted(files.days.items()):
        theirs = files.rates.get((code, year))
        if theirs and currency(code):
            yield Comparison("central-bank", code, year, ours, theirs)


def prices(files: Published) -> Iterator[Comparison]:
    """A year's change in the bundled consumer prices against that of the World Bank's index: as factors."""
    for (country, year), index in sorted(files.prices.items()):
        before = files.prices.get((country, year - 1))
        try:
            ours = float(consumer_prices(country, year).value / consumer_prices(country, year - 1).value)
        except NoFactor:
            continue
        if before:
            yield Comparison("prices", country, year, ours, index / before)


COMPARISONS = (real_growth, parities, levels, base_growth, rates, central_bank, prices)


def _source(wage: Wage) -> str:
    return wage.note.removeprefix("Source: ")


def _base(wage: Wage) -> int:
    """The year whose prices an amount of the OECD is in: its note says so."""
    return int(wage.note.partition("prices of ")[2][:4])
