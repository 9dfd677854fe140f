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

INTERCEPT = {"employer": -2.0, "union": -3.72, "worksite": -1.23}
COEFFICIENTS: Mapping[str, Mapping[str, float]] = {
    "employer": {
        "shared": 2.94, "common_more": 0.51, "both_differ": -0.91, "one_more": -1.53, "rare": 0.41, "exact": 3.03,
        "numbers_differ": -7.33, "number_missing": -3.36, "numbers_same": 1.61, "forms_differ": -1.49, "forms_clash": -5.5,
        "brand": 0.15, "country_differs": -7.34, "region_differs": -1.2, "lands_differ": -4.25, "national_same": 0.64,
        "national_differs": -1.81, "part_of": -2.85, "levels_differ": -0.58, "confederations_differ": -4.9,
        "known_more": -1.37, "purposes": 2.61, "order_differs": -3.07, "initials": 0.63, "translated": 7.48, "noted": -0.73,
        "other_name": -1.96, "whole_known": 0.09, "plant_kinds_differ": -6.65, "asides_differ": -2.5, "place_named": 1.01,
        "untold": -2.0, "town_alone": -5.0, "same_local": 2.19, "town_same": 0.37, "towns_differ": -1.8,
        "owners_differ": -1.29, "ends_same": 5.46, "ends_differ": -1.0, "heads_differ": -1.5, "sites_differ": -3.0,
    },
    "union": {
        "shared": 4.8, "common_more": 1.28, "both_differ": -0.36, "one_more": -1.33, "exact": 3.88, "numbers_differ": -6.83,
        "number_missing": -4.17, "numbers_same": 3.41, "forms_differ": -0.41, "forms_clash": -5.5, "brand": 0.36,
        "country_differs": -7.95, "region_differs": -5.65, "lands_differ": -2.77, "national_same": 0.34,
        "national_differs": -1.05, "part_of": -2.68, "confederations_differ": -6.48, "known_more": -1.0, "purposes": 2.61,
        "order_differs": -1.68, "initials": 0.01, "translated": 2.78, "noted": -0.23, "other_name": -1.53,
        "plant_kinds_differ": -8.1, "asides_differ": -2.5, "place_named": 2.27, "untold": -2.0, "town_alone": -5.0,
        "same_local": 2.08, "heads_differ": -1.5, "sites_differ": -3.61, "town_same": 1.08, "towns_differ": -1.06,
        "owners_differ": -2.0, "ends_same": 6.34, "ends_differ": -1.0,
    },
    "worksite": {
        "shared": 1.94, "common_more": 1.27, "both_differ": -0.52, "one_more": -1.21, "exact": 3.73, "numbers_differ": -8.0,
        "number_missing": -3.18, "numbers_same": 2.16, "forms_differ": -0.64, "forms_clash": -5.5, "brand": 0.45,
        "country_differs": -5.79, "region_differs": -3.86, "lands_differ": -2.5, "national_differs": -1.91,
        "part_of": -1.62, "levels_differ": -0.47, "confederations_differ": -3.63, "known_more": -1.13, "purposes": 1.25,
        "order_differs": -1.07, "initials": 0.93, "translated": 2.04, "noted": -0.73, "other_name": -1.24,
        "whole_known": 0.39, "plant_kinds_differ": -8.75, "asides_differ": -2.5, "place_named": 1.73, "untold": -2.0,
        "town_alone": -5.0, "same_local": 1.38, "heads_differ": -1.5, "sites_differ": -3.0, "town_same": 1.22,
        "towns_differ": -1.39, "owners_differ": -2.0, "ends_same": 5.37, "ends_differ": -1.0,
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
