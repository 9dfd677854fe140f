"""The model that weighs what speaks for and against: a logistic one, for employers and for unions. Pure.

Its coefficients are fitted by `python -m benchmarks.identity_fit` on labelled pairs; a feature may only speak for what it
can speak for, so that the sign of each is set beforehand. A probability is a calibrated guess, not a fact.
"""

from collections.abc import Mapping
from math import exp

MERGED = 0.75  # from here on two things are one without asking
OFFERED = 0.25  # from here on a reader is asked
# Facts that the labelled pairs hold too few of to fit; set by hand, in the logarithm of the odds.
BY_HAND = {
    "owner_same": 1.5, "sector_same": 0.3, "sector_differs": -0.8, "country_same": 0.2, "region_same": 0.5, "place_same": 0.6,
    "place_differs": -1.0, "other_business": -1.0,
}  # fmt: skip

INTERCEPT = {"employer": -2.0, "union": -4.08, "worksite": -0.94}
COEFFICIENTS: Mapping[str, Mapping[str, float]] = {
    "employer": {
        "shared": 2.94, "common_more": 0.51, "both_differ": -0.91, "one_more": -1.53, "rare": 0.41, "exact": 3.03,
        "numbers_differ": -7.33, "number_missing": -3.36, "numbers_same": 1.61, "forms_differ": -1.49, "forms_clash": -5.5,
        "brand": 0.15, "country_differs": -7.34, "region_differs": -1.2, "lands_differ": -4.25, "national_same": 0.64,
        "national_differs": -1.81, "part_of": -2.85, "levels_differ": -0.58, "confederations_differ": -4.9,
        "known_more": -1.37, "purposes": 2.61, "order_differs": -3.07, "initials": 0.63, "translated": 7.48,
        "noted": -0.73, "other_name": -1.96, "whole_known": 0.09, "plant_kinds_differ": -6.65, "asides_differ": -2.5,
        "place_named": 1.01, "untold": -2.0, "town_alone": -5.0, "same_local": 2.19, "town_same": 0.37,
        "towns_differ": -1.8, "owners_differ": -1.29, "ends_same": 5.46, "ends_differ": -1.0,
    },
    "union": {
        "shared": 5.07, "common_more": 1.1, "both_differ": -0.26, "one_more": -0.88, "exact": 3.53,
        "numbers_differ": -6.69, "number_missing": -3.99, "numbers_same": 2.85, "forms_differ": -1.14, "forms_clash": -5.5,
        "country_differs": -7.86, "region_differs": -5.04, "lands_differ": -3.41, "national_same": 0.72,
        "national_differs": -2.71, "part_of": -3.02, "confederations_differ": -6.12, "known_more": -1.0, "purposes": 2.96,
        "order_differs": -1.79, "translated": 2.96, "noted": -0.1, "other_name": -1.31, "plant_kinds_differ": -6.73,
        "asides_differ": -2.5, "place_named": 1.44, "untold": -2.0, "town_alone": -5.0, "same_local": 2.15,
        "town_same": 1.02, "towns_differ": -1.33, "owners_differ": -1.35, "ends_same": 5.58, "ends_differ": -1.0,
    },
    "worksite": {
        "shared": 1.44, "common_more": 1.08, "both_differ": -0.66, "one_more": -1.08, "exact": 3.5,
        "numbers_differ": -7.59, "number_missing": -2.95, "numbers_same": 1.94, "forms_differ": -1.23, "forms_clash": -5.5,
        "brand": 0.09, "country_differs": -5.51, "region_differs": -2.32, "lands_differ": -2.5, "national_same": 0.18,
        "national_differs": -2.6, "part_of": -1.75, "levels_differ": -0.41, "confederations_differ": -3.41,
        "known_more": -1.15, "purposes": 1.52, "order_differs": -1.5, "initials": 1.05, "translated": 2.35, "noted": -0.52,
        "other_name": -1.01, "whole_known": 0.55, "plant_kinds_differ": -7.47, "asides_differ": -2.5, "place_named": 1.11,
        "untold": -2.0, "town_alone": -5.0, "same_local": 1.19, "town_same": 0.85, "towns_differ": -1.99,
        "owners_differ": -1.93, "ends_same": 4.98, "ends_differ": -1.0,
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
