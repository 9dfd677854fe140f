"""When a newer edition of a source is due."""

import datetime

import pytest

from graph_schema.freshness import DAYS, days_overdue
from graph_schema.words import RHYTHM

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("retrieved", "rhythm", "days"),
    [
        ("2026-11-21", "daily", 0),
        ("2026-11-20", "daily", 1),
        ("2026-10", "monthly", 0),
        ("2025", "yearly", 0),
        ("2024", "yearly", 691 - 366),
        ("2024-11-21", "two_yearly", 0),
        ("2018-09-01", "once", None),
        ("2018-09-01", "", None),
        ("", "yearly", None),
    ],
)
def test_an_edition_is_due_after_its_publishers_own_rhythm(retrieved: str, rhythm: str, days: int | None) -> None:
    assert days_overdue(retrieved, rhythm, TODAY) == days


def test_every_rhythm_has_a_length_or_no_end() -> None:
    assert set(DAYS) | {"once", "as_needed"} == set(RHYTHM)
