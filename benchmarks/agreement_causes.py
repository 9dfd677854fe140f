"""Why a recomputed figure differs from the published one: causes written down by hand, and the rules for the rest.

A cause is what the files, or the publishers' own notes, show; where they show none, the cause says so. Nothing is tuned away: a
cause changes no figure.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from benchmarks.agreement_compare import Comparison

BY_RULE = {
    "levels": "national-accounts", "base-growth": "national-accounts-growth", "rates": "other-quotation",
    "central-bank": "other-quotation", "same-source": "household-parity", "parities": "other-wages", "prices": "edition",
}  # fmt: skip
SIALC = "SIALC"  # the ILO's own tabulation of Latin American household surveys
NEAR = 2.0  # points of price change


def cause_of(found: Comparison, price_change: float | None = None) -> str:
    """The key in `causes()` of why a comparison does not agree. `price_change`: in percent, as the tables have it."""
    written = next((cause for place, years, cause in _written(found.name) if place == found.place and found.year in years), "")
    if written:
        return written
    if found.name == "parities" and SIALC in found.note:
        return "other-processing"
    return BY_RULE.get(found.name) or _of_growth(found, price_change)


def _of_growth(found: Comparison, price_change: float | None) -> str:
    if SIALC in found.note:
        return "sialc"
    if found.note == "ILOSTAT":
        return "survey"
    near = price_change is not None and found.implied is not None and abs(found.implied - price_change) <= NEAR
    return "index-or-revision" if near else "other-series"


@cache
def causes() -> Mapping[str, str]:
    """Every cause in words, by its key."""
    return {row["cause"]: row["words"] for row in _rows("agreement_words.csv")}


@cache
def _written(name: str) -> tuple[tuple[str, range, str], ...]:
    rows = [row for row in _rows("agreement_causes.csv") if row["comparison"] == name]
    return tuple((row["place"], range(int(row["first"]), int(row["last"]) + 1), row["cause"]) for row in rows)


def _rows(name: str) -> list[dict[str, str]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
