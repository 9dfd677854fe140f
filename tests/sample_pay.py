"""Figures of pay for the tests of the wages question and its page: invented for tests, in the small world of families."""

from graph_schema.records import Evidence, Record, Value
from tests import sample_families as s

GM_TOP_US, GM_TOP_MX = "wage:gm-us-top", "wage:gm-mx-top"
GM_START_MX, GM_DAY_MX = "wage:gm-mx-start", "wage:gm-mx-day"
RISE, REFUSED, BONUS = "wage:gm-mx-rise", "wage:gm-mx-refused", "wage:gm-mx-bonus"
AVERAGE, FUTURE, SECRET = "wage:mx-average", "wage:gm-us-2030", "wage:gm-secret"
MAS_AIR_2015 = "wage:mas-air-2015"


def wage(known: str, place: tuple[str, str] | None, said: Evidence | None = None, **more: Value) -> list[Record]:
    """A direct basic rate of a worksite, in force in 2024, unless `more` says otherwise, with its tie."""
    usual: dict[str, Value] = {
        "subject_kind": "worksite", "kind": "level", "concept": "basic", "statistic": "rate", "employment": "direct",
        "state": "past", "as_of": "2024-05", "sector": "29",
    }  # fmt: skip
    found: list[Record] = [s.node("Wage", known, known, said, **usual | more)]
    return found + ([s.tie("PAID_AT", ("Wage", known), place, said)] if place else [])


SILAO, CHATTANOOGA = s.worksite(s.SILAO), s.worksite(s.CHATTANOOGA)
RECORDS: list[Record] = [
    *wage(
        GM_TOP_US, s.employer(s.GM), country="US", subject_kind="employer", tier="top", amount=36, currency="USD", period="hour"
    ),
    *wage(GM_TOP_MX, SILAO, country="MX", tier="top", amount=120, currency="MXN", period="hour", hours=48, as_of="2024-08"),
    *wage(GM_START_MX, SILAO, country="MX", tier="start", amount=3, currency="USD", period="hour", foreign_quote=True),
    *wage(GM_DAY_MX, SILAO, country="MX", tier="low", amount=400, currency="MXN", period="day"),
    *wage(RISE, SILAO, country="MX", kind="change", change=9.0, effective_from="2023-05", state="past"),
    *wage(REFUSED, SILAO, country="MX", kind="change", change=4.0, agreed="2023-04", state="rejected"),
    *wage(BONUS, SILAO, country="MX", kind="bonus", amount=1600, currency="MXN", effective_from="2022-05"),
    *wage(
        AVERAGE,
        None,
        country="MX",
        subject_kind="country",
        tier="top",
        amount=90,
        currency="MXN",
        period="hour",
        statistic="rate",
    ),
    *wage(
        FUTURE,
        s.employer(s.GM),
        country="US",
        tier="top",
        amount=42,
        currency="USD",
        period="hour",
        as_of="2030-02",
        state="scheduled",
    ),
    *wage(SECRET, SILAO, s.evidence(visibility="internal"), country="MX", tier="top", amount=99, currency="MXN", period="hour"),
    *wage(MAS_AIR_2015, s.employer(s.MAS_AIR), country="MX", amount=9000, currency="MXN", period="month", as_of="2015-06"),
]
