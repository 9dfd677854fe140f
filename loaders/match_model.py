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

INTERCEPT = {"employer": -3.87, "union": -6.66}
COEFFICIENTS: Mapping[str, Mapping[str, float]] = {
    "employer": {
        "shared": 3.35, "contained": 0.76, "both_differ": -2.66, "one_more": -2.41, "rare": 1.37, "exact": 2.68,
        "numbers_differ": -6.59, "number_missing": -3.54, "numbers_same": 0.34, "forms_differ": -1.3, "forms_clash": -4.97,
        "other_business": -0.22, "brand": 0.73, "country_differs": -3.78, "region_differs": -5.68, "lands_differ": -2.96,
        "acronym": 2.1, "national_differs": -1.51, "part_of": -2.14, "levels_differ": -0.23, "confederations_differ": -1.19,
    },
    "union": {
        "shared": 6.98, "common_more": 1.15, "both_differ": -1.57, "one_more": -1.35, "rare": 0.96, "exact": 2.88,
        "numbers_differ": -6.88, "number_missing": -4.23, "numbers_same": 2.27, "forms_differ": -0.91, "forms_clash": -4.67,
        "country_differs": -2.86, "region_differs": -6.0, "lands_differ": -2.2, "acronym": 2.16, "national_same": 0.39,
        "national_differs": -1.62, "part_of": -2.45, "confederations_differ": -1.24,
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
