"""Real figures of pay, as quoted, for the tests to work on."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from graph_schema.wages import Wage


def wage(id: str, country: str, amount: str, currency: str, period: str, **more: Any) -> Wage:
    """A rate of basic pay at an employer, secondary source, unless `more` says otherwise."""
    high, hours, days = (more.pop(name, None) for name in ("amount_high", "hours", "paid_days"))
    said = {"subject_kind": "employer", "concept": "basic", "statistic": "rate", "employment": "direct", "state": "past"}
    return Wage(
        id=id,
        country=country,
        amount=Decimal(amount),
        currency=currency,
        period=period,
        amount_high=Decimal(high) if high else None,
        hours=Decimal(hours) if hours else None,
        paid_days=Decimal(days) if days else None,
        **({"confidence": "secondary"} | said | more),
    )


SILAO_2022 = wage("gm-mx-hour-2022", "MX", "3.25", "USD", "hour", as_of="2022-05", foreign_quote=True, tier="average")
SILAO_START = wage(
    "gm-mx-hour-start-2025", "MX", "3", "USD", "hour", hours="48", effective_from="2025-03", foreign_quote=True, tier="start"
)
SILAO_TOP = replace(SILAO_START, id="gm-mx-hour-top-2025", amount=Decimal(7), tier="top")
GM_US_TOP = wage("gm-us-top-2024", "US", "36", "USD", "hour", as_of="2024-05", tier="top")
CHATTANOOGA = wage("vw-us-start-2026", "US", "24.57", "USD", "hour", effective_from="2026-02-23", state="in_force", tier="start")
CHATTANOOGA_2030 = wage("vw-us-top-2030", "US", "39.41", "USD", "hour", effective_from="2030-02", state="scheduled", tier="top")
PUEBLA_A4 = wage("vw-mx-tab-2025-a4", "MX", "413.21", "MXN", "day", effective_from="2025-08", tier="low")
FORD_CA = wage("ford-ca-top-2023", "CA", "42.39", "CAD", "hour", effective_from="2023-09-25", tier="top")
FORD_US = wage("ford-us-top-before", "US", "32.05", "USD", "hour", effective_to="2023-11", tier="top")
FORD_MX = wage("ford-mx-mean-2008", "MX", "47.59", "MXN", "hour", as_of="2008-06", statistic="mean", tier="average")
VW_DE = wage(
    "vw-de-prod-2024",
    "DE",
    "3900",
    "EUR",
    "month",
    amount_high="4300",
    hours="35",
    as_of="2024-10",
    statistic="range",
    state="in_force",
)
GOODYEAR = wage("gy-mx-mean-2023-04", "MX", "450", "MXN", "day", hours="48", as_of="2023-04", statistic="mean", tier="average")
CALL_CENTRE = wage("cc-es-2024", "ES", "16059", "EUR", "year", hours="39", effective_from="2024-01-01", effective_to="2024-12-31")
LEAR = wage("lear-mx-2006", "MX", "500", "MXN", "week", hours="50", as_of="2006-12")
MINIMUM = wage(
    "mx-min-2024-general",
    "MX",
    "248.93",
    "MXN",
    "day",
    effective_from="2024-01-01",
    effective_to="2024-12-31",
    concept="minimum",
    subject_kind="wage_zone",
)
