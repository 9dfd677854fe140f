"""Whether an edition is older than its publisher's own rhythm. Pure."""

import datetime
from calendar import monthrange

# The longest that may lie between two editions, in days; what is published once is never due.
DAYS = {"daily": 1, "monthly": 31, "quarterly": 92, "yearly": 366, "two_yearly": 731}


def days_overdue(retrieved: str, rhythm: str, today: datetime.date) -> int | None:
    """Days since a newer edition was due: 0 where none is due yet, None where the rhythm or the date is not known.

    `retrieved` is an ISO date, month or year: an edition counts from the last day that it may mean.
    """
    if rhythm not in DAYS or not retrieved:
        return None
    return max(0, (today - last_day(retrieved)).days - DAYS[rhythm])


def last_day(text: str) -> datetime.date:
    """The last day that an ISO date, month or year may mean."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return datetime.date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
