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
    "place_differs": -1.0,
}  # fmt: skip

INTERCEPT = {"employer": -3.19, "union": -6.57}
COEFFICIENTS: Mapping[str, Mapping[str, float]] = {
    "employer": {
        "shared": 3.43, "contained": 0.05, "common_more": 0.06, "both_differ": -2.91, "one_more": -2.39, "rare": 1.33,
        "exact": 2.91, "numbers_differ": -6.57, "number_missing": -3.45, "numbers_same": 0.3, "forms_differ": -1.43,
        "forms_clash": -5.15, "other_business": -0.18, "brand": 0.62, "country_differs": -3.72, "region_differs": -5.86,
        "lands_differ": -5.85, "acronym": 3.15, "national_differs": -1.51, "part_of": -2.21, "levels_differ": -0.15,
        "confederations_differ": -1.18,
    },
    "union": {
        "shared": 7.05, "common_more": 1.11, "both_differ": -1.53, "one_more": -1.32, "rare": 0.84, "exact": 2.92,
        "numbers_differ": -6.88, "number_missing": -4.06, "numbers_same": 2.26, "forms_differ": -0.98, "forms_clash": -4.67,
        "country_differs": -2.77, "region_differs": -6.0, "lands_differ": -4.08, "acronym": 4.42, "national_same": 0.39,
        "national_differs": -1.66, "part_of": -2.61, "confederations_differ": -1.22,
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
