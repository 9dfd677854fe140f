"""Purchasing power parities to convert with: those for GDP, which are bundled, or those for household consumption, where loaded.

What households buy is what a wage is spent on (International Comparison Program; the ILO converts earnings so); GDP counts
machines and public services too. One comparison never mixes the two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph_schema import reference
from graph_schema.language import _
from graph_schema.reference import PPP_GDP, PPP_PRIVATE, Factor, NoFactor


@dataclass(frozen=True)
class Parities:
    """Parities of one kind. `factors`, by country and year, are those loaded; without them, the bundled table's."""

    table: str
    factors: Mapping[tuple[str, int], Factor] | None = field(default=None, hash=False)

    def of(self, country: str, year: int) -> Factor:
        """Units of the country's currency per international dollar; raises NoFactor with a reason for the reader."""
        if self.factors is None:
            return reference.ppp(country, year, self.table)
        if (country, year) not in self.factors:
            reason = _("{table} has no figure for {country} in {year}.")
            raise NoFactor(reason.format(table=reference.table_title(self.table), country=country, year=year))
        return self.factors[country, year]

    @property
    def of_households(self) -> bool:
        """Whether they are those of what households buy."""
        return self.table == PPP_PRIVATE


GDP = Parities(PPP_GDP)


def best(loaded: Mapping[tuple[str, int], Factor], needed: Iterable[tuple[str, int]]) -> Parities:
    """Those for household consumption where they are loaded for all that is needed and GDP's table has; else GDP's for all."""
    wanted = [place for place in needed if _is_bundled(*place)]
    return Parities(PPP_PRIVATE, loaded) if wanted and all(place in loaded for place in wanted) else GDP


def _is_bundled(country: str, year: int) -> bool:
    try:
        reference.ppp(country, year)
    except NoFactor:
        return False
    return True
