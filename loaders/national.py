"""What the files of statistics offices share: countries by code or name, years in columns, figures as published.

A group of countries is no country: its rows are reported. A year without a figure is absent, never 0.
"""

import re
from dataclasses import dataclass

from graph_schema import reference
from graph_schema.identity import coded_id, fold
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties
from loaders import values
from loaders.country_names import by_alpha3, by_name
from loaders.rows import WHOLE_ROW, Row

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
NAMELESS = re.compile(r"Unnamed: [0-9]+|#[0-9]+")
# Published in a unit that changed within the series, and not said which: never given a currency.
UNCLEAR_UNIT = frozenset({"VE", "ZW", "PS"})


@dataclass(frozen=True)
class Series:
    """A series of national figures. `scheme` and `code` make the ids, so that copies of one series are one thing."""

    scheme: str
    code: str
    kind: str
    title: str
    unit: str
    base: str = ""

    def record(
        self,
        evidence: Evidence,
        value: float,
        of: str,
        country: str = "",
        *,
        currency: str = "",
        status: str = "",
        note: str = "",
    ) -> NodeRecord:
        """One figure, of a country or else of a currency, for a year, month or day. The evidence's record becomes its key."""
        place = country or currency
        key = f"{self.code}:{place}:{of}"
        unit = self.unit.format(currency=currency or "national currency")
        said: dict[str, str | float] = {
            "name": f"{self.title} {place} {of}", "country": country, "kind": self.kind, "value": value, "measured_in": unit,
            "currency": currency, "of": of, "base": self.base, "series": self.code, "status": status, "note": note,
        }  # fmt: skip
        properties: Properties = {name: told for name, told in said.items() if told != ""}
        own = Evidence(evidence.source, evidence.retrieved, evidence.confidence, key, evidence.locator, evidence.citation)
        return NodeRecord("Indicator", coded_id(self.scheme, key), properties, own)


def figure(cell: str) -> float:
    """A number with a decimal point, as published: signed, possibly with an exponent."""
    if not FIGURE.fullmatch(cell):
        raise values.Wrong(_("{value} is no number: write digits alone, with a decimal point").format(value=values.short(cell)))
    return float(cell) + 0.0


def year_figures(row: Row) -> list[tuple[str, float]]:
    """The filled years of a row that has a column for each year, in order; a row without any is noted as wrong."""
    years = [column for column in row.cells if YEAR.fullmatch(column)]
    found = [(year, value) for year in years if (value := row.take(year, figure)) is not None]
    if not found and not row.problems:
        row.wrong(WHOLE_ROW, _("holds no figure for any year: nothing to load"))
    return found


def nameless(row: Row) -> set[str]:
    """Columns without a name of their own that are empty in this row."""
    return {column for column, cell in row.cells.items() if NAMELESS.fullmatch(column) and not cell}


def country_by_code(cell: str) -> str:
    """The alpha-2 code of a country from its alpha-3 or alpha-2 code, or from one of before ISO changed it."""
    found = by_alpha3().get(cell) or (cell if reference.is_country(cell) else "")
    return found or _no_country(cell)


def country_by_name(cell: str) -> str:
    """The alpha-2 code of a country from one of its English names, exactly as listed but for case, accents and marks."""
    return by_name().get(fold(cell)) or _no_country(cell)


def _no_country(cell: str) -> str:
    message = _("{value} is no country of ISO 3166, but a group of countries, or a territory or a name that is not listed")
    raise values.Wrong(message.format(value=values.short(cell)))


def restated_currency(country: str, year: int, rate: float | None = None) -> str:
    """The currency of a series that its publisher restates after every redenomination: today's, or that before the euro.

    Empty where the unit is unclear, and where a rate against the dollar says that it cannot be the dollar.
    """
    known = reference.countries()[country]
    if country in UNCLEAR_UNIT or not known.currencies:
        return ""
    own = known.currencies[0]
    if rate is not None and known.euro_since is not None and year < known.euro_since:
        own = known.currency_before
    return "" if own == "USD" and rate not in (None, 1.0) else own


def local_currency(country: str, time: str, edition: str) -> str:
    """What a publisher means by local currency where it does not name it.

    Empty where the country has changed its own between then and the file's date: a figure may be restated or not.
    """
    if country in UNCLEAR_UNIT or not reference.countries()[country].currencies:
        return ""
    own = reference.currency_of(country, int(time[:4]))
    return own if not edition or own == reference.currency_of(country, int(edition[:4])) else ""
