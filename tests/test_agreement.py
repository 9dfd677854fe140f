"""What the page on agreement says is what the publishers' files give, and every larger difference has its cause."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.agreement import PAGE, compared
from benchmarks.agreement_causes import cause_of, causes
from benchmarks.agreement_compare import Comparison
from benchmarks.agreement_page import cause, page


def test_the_page_is_what_the_files_give(real_files: Path) -> None:
    found = compared(real_files)
    compared_ones = [one for one in found if isinstance(one, Comparison)]
    assert [one for one in compared_ones if not one.agrees and cause(one) not in causes()] == []
    agree = Counter(one.name for one in compared_ones if one.agrees)
    assert agree == {
        "real-growth": 423, "parities": 6, "same-source": 1, "levels": 2, "base-growth": 15, "rates": 1258, "central-bank": 768,
        "prices": 8539,
    }  # fmt: skip
    assert page(found) == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "year", "note", "implied", "expected"),
    [
        ("DE", 2022, "Federal Statistical Office", 8.7, "harmonised"),
        ("DE", 2021, "Federal Statistical Office", 3.0, "index-or-revision"),
        ("VN", 2019, "General Statistics Office", 9.0, "other-series"),
        ("UY", 2018, "ILO SIALC", 5.9, "sialc"),
        ("PK", 2018, "ILOSTAT", -1.6, "survey"),
    ],
)
def test_a_cause_is_written_down_or_follows_from_what_the_files_show(
    place: str, year: int, note: str, implied: float, expected: str
) -> None:
    assert cause_of(Comparison("real-growth", place, year, 1.02, 1.0, note, implied), price_change=2.8) == expected


def test_no_cause_says_more_than_the_files_show() -> None:
    """Whose wages the report has, it says; of which kind of survey, only for SIALC."""
    sialc, office = (Comparison("parities", "PE", 2018, 1.1, 1.0, note) for note in ("ILO SIALC", "Statistics Institute"))
    assert (cause_of(sialc), cause_of(office)) == ("other-processing", "other-wages")
    assert cause_of(Comparison("base-growth", "PE", 2018, 1.1, 1.0)) == "national-accounts-growth"
    assert [key for key, words in causes().items() if "employers' surveys" in words or "registers' wages" in words] == []


def test_half_a_percent_agrees_and_more_does_not() -> None:
    assert [Comparison("rates", "MXN", 2024, ours, 100).agrees for ours in (100.49, 99.51, 100.51, 99.49)] == [
        True,
        True,
        False,
        False,
    ]
