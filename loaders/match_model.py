"""The model that weighs what speaks for and against: a logistic one, for employers and for unions. Pure.

Its coefficients are fitted by `python -m benchmarks.identity_fit` on labelled pairs; a feature may only speak for what it
can speak for, so that the sign of each is set beforehand. A probability is a calibrated guess, not a fact.
"""

from collections.abc import Mapping
from math import exp

MERGED = 0.85  # from here on two things are one without asking
OFFERED = 0.25  # from here on a reader is asked
# Facts that the labelled pairs hold too few of to fit; set by hand, in the logarithm of the odds.
BY_HAND = {
    "owner_same": 1.5, "sector_same": 0.3, "sector_differs": -0.8, "country_same": 0.2, "region_same": 0.5, "place_same": 0.6,
    "place_differs": -1.0, "other_business": -1.0,
}  # fmt: skip

INTERCEPT = {"employer": -2.64, "union": -6.23}
COEFFICIENTS: Mapping[str, Mapping[str, float]] = {
    "employer": {
        "shared": 2.58, "common_more": 0.34, "both_differ": -2.87, "one_more": -2.88, "rare": 1.52, "exact": 3.02,
        "numbers_differ": -6.5, "number_missing": -3.41, "numbers_same": 1.25, "forms_differ": -1.15, "forms_clash": -4.27,
        "brand": 0.62, "forms_same": 0.04, "country_differs": -3.87, "region_differs": -5.84, "lands_differ": -5.92,
        "acronym": 3.32, "national_differs": -1.5, "part_of": -2.13, "levels_differ": -0.17, "confederations_differ": -1.14,
    },
    "union": {
        "shared": 6.62, "common_more": 1.32, "both_differ": -1.38, "one_more": -1.81, "rare": 0.92, "exact": 2.95,
        "numbers_differ": -6.92, "number_missing": -4.11, "numbers_same": 2.64, "forms_differ": -0.76, "forms_clash": -3.77,
        "forms_same": 0.01, "country_differs": -2.91, "region_differs": -6.0, "lands_differ": -4.18, "acronym": 4.54,
        "national_same": 0.47, "national_differs": -1.7, "part_of": -2.6, "confederations_differ": -1.15,
    },
}  # fmt: skip


def parts(kind: str, found: Mapping[str, float]) -> dict[str, float]:
    """What each feature adds to the logarithm of the odds, the intercept left out."""
    weights = COEFFICIENTS[kind]
    return {name: (weights.get(name) or BY_HAND.get(name, 0.0)) * value for name, value in found.items() if value}


def probability(kind: str, found: Mapping[str, float]) -> float:
    """How likely two parties with these features are one."""
    odds = INTERCEPT[kind] + sum(parts(kind, found).values())
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
