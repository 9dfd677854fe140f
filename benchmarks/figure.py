"""One measured figure, with the limit it must keep, and the table in which all of them are printed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A value in its unit. `most` and `least` are limits; without either it is for information."""

    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the limit is kept."""
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    @property
    def limit(self) -> str:
        """The limit in words."""
        if self.most is not None:
            return f"<= {number(self.most)}"
        return "" if self.least is None else f">= {number(self.least)}"

    def line(self) -> str:
        """The figure as one line of the table."""
        verdict = "" if not self.limit else "ok" if self.is_kept else "MISSED"
        text = f"{self.what:<52} {number(self.value):>9} {self.unit:<8} {self.limit:>9} {verdict:<6} {self.note}"
        return text.rstrip()


def number(value: float) -> str:
    """A number with as many places as say something."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def heading(name: str, doc: str) -> str:
    """The line above a benchmark's figures."""
    return f"\n{name}: {doc}\n{'-' * 96}"


def missed(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that do not keep their limits."""
    return [figure for figure in figures if not figure.is_kept]
