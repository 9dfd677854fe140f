"""Currencies that became others: at the euro's irrevocable rates, or because a country took zeros off its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graph_schema.reference_files import table_rows

TABLE = "currency-changes"
EURO = "euro"


@dataclass(frozen=True)
class CurrencyChange:
    """`factor` units of `before` became one of `after` on the day `since` (ISO)."""

    before: str
    after: str
    since: str
    factor: Decimal
    changed_by: str

    @property
    def year(self) -> int:
        """The first year of the currency after it."""
        return int(self.since[:4])


@cache
def changes() -> Mapping[str, CurrencyChange]:
    """Every change by the currency before it."""
    return {row["before"]: _change(row) for row in table_rows(TABLE)}


def way(before: str, after: str) -> tuple[CurrencyChange, ...]:
    """The changes that lead from one currency to another, in order; none where none do, or where they are the same."""
    passed: list[CurrencyChange] = []
    code = before
    while code != after:
        if code not in changes():
            return ()
        passed.append(changes()[code])
        code = passed[-1].after
    return tuple(passed)


def in_year(code: str, year: int) -> str:
    """The currency that stood in the place of `code` in a year, before redenominations; the euro is not looked at."""
    while (change := _redenominated().get(code)) is not None and year < change.year:
        code = change.before
    return code


@cache
def _redenominated() -> Mapping[str, CurrencyChange]:
    return {change.after: change for change in changes().values() if change.changed_by != EURO}


def _change(row: Mapping[str, str]) -> CurrencyChange:
    return CurrencyChange(row["before"], row["after"], row["since"], Decimal(row["factor"]), row["changed_by"])
