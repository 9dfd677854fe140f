"""The steps from a wage as quoted to a common figure, each written out for people to follow."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Step:
    """One factor: what was done, by how much, from which table and year, written out."""

    what: str
    factor: Decimal
    table: str
    year: int | None
    formula: str


@dataclass
class Work:
    """A wage on its way: the amount so far, its currency and period, the steps taken."""

    low: Decimal
    high: Decimal
    currency: str
    period: str
    steps: list[Step] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    conventional: bool = False
    foreign: bool = False
    rough: bool = False

    def multiply(
        self, what: str, factor: Decimal, table: str, *, year: int | None = None, currency: str = "", period: str = ""
    ) -> None:
        """Take the amount times a factor, and keep the step."""
        before = self.written()
        self.low, self.high = self.low * factor, self.high * factor
        self.currency, self.period = currency or self.currency, period or self.period
        self.steps.append(Step(what, factor, table, year, f"{before} × {plain(factor)} = {self.written()}"))

    def divide(
        self, what: str, factor: Decimal, table: str, *, year: int | None = None, currency: str = "", period: str = ""
    ) -> None:
        """Divide the amount by a factor, and keep the step."""
        before = self.written()
        self.low, self.high = self.low / factor, self.high / factor
        self.currency, self.period = currency or self.currency, period or self.period
        self.steps.append(Step(what, factor, table, year, f"{before} ÷ {plain(factor)} = {self.written()}"))

    def assume(self, sentence: str) -> None:
        """Note an assumption, once."""
        if sentence not in self.assumptions:
            self.assumptions.append(sentence)

    def written(self) -> str:
        """Amount, currency and period as they stand now."""
        amount = plain(self.low) if self.low == self.high else f"{plain(self.low)}–{plain(self.high)}"
        return f"{amount} {self.currency}/{self.period}"


def plain(number: Decimal) -> str:
    """Up to six significant decimals, without exponent or trailing zeros: for people to read, not to go on with."""
    short = format(number, ".6f") if abs(number) < 10 else format(number, ".4f")
    return short.rstrip("0").rstrip(".")
