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
    "place_differs": -1.0, "site_known": 6.0,
}  # fmt: skip

INTERCEPT = {"employer": -3.25, "union": -5.33, "worksite": -2.65}
COEFFICIENTS: Mapping[str, Mapping[str, float]] = {
    "employer": {
        "shared": 4.34, "common_more": 0.38, "both_differ": -1.21, "one_more": -1.96, "rare": 0.68, "exact": 2.84,
        "numbers_differ": -7.86, "number_missing": -3.78, "numbers_same": 2.51, "forms_differ": -1.86, "forms_clash": -5.5,
        "other_business": -2.15, "brand": 0.46, "country_differs": -7.63, "region_differs": -1.2, "lands_differ": -4.0,
        "national_same": 0.57, "national_differs": -0.43, "part_of": -2.89, "levels_differ": -0.6,
        "confederations_differ": -4.98, "known_more": -2.5, "purposes": 3.96, "order_differs": -3.13, "initials": 0.01,
        "translated": 4.39, "noted": -0.39, "other_name": -1.91, "plant_kinds_differ": -7.42, "asides_differ": -2.5,
        "place_named": 1.51, "untold": -2.0, "town_alone": -5.0, "same_local": 2.79, "heads_differ": -2.62,
        "sites_differ": -3.0, "members_differ": -3.57, "family": -0.5, "town_same": 0.29, "towns_differ": -1.38,
        "owners_differ": -4.0, "ends_same": 5.6, "ends_differ": -1.0,
    },
    "union": {
        "shared": 6.84, "common_more": 1.08, "both_differ": -0.44, "one_more": -1.38, "exact": 3.11, "numbers_differ": -7.28,
        "number_missing": -4.66, "numbers_same": 3.4, "forms_differ": -1.62, "forms_clash": -5.5, "other_business": -2.04,
        "brand": 0.13, "forms_same": 0.07, "country_differs": -8.0, "region_differs": -4.48, "lands_differ": -4.0,
        "national_same": 0.68, "part_of": -2.98, "confederations_differ": -6.21, "known_more": -2.5, "purposes": 4.23,
        "order_differs": -2.23, "initials": 0.23, "translated": 1.14, "other_name": -1.5, "plant_kinds_differ": -7.65,
        "asides_differ": -2.5, "place_named": 2.13, "untold": -2.0, "town_alone": -5.0, "same_local": 3.39,
        "heads_differ": -1.66, "sites_differ": -3.45, "members_differ": -4.98, "family": -0.5, "town_same": 1.06,
        "towns_differ": -0.76, "owners_differ": -4.0, "ends_same": 5.77, "ends_differ": -1.0,
    },
    "worksite": {
        "shared": 3.58, "common_more": 0.8, "both_differ": -0.97, "one_more": -0.96, "exact": 3.35, "numbers_differ": -8.0,
        "number_missing": -3.33, "numbers_same": 2.8, "forms_differ": -1.17, "forms_clash": -5.5, "other_business": -1.97,
        "brand": 0.2, "country_differs": -6.02, "region_differs": -2.73, "lands_differ": -4.0, "national_same": 0.38,
        "national_differs": -1.25, "part_of": -1.96, "levels_differ": -0.35, "confederations_differ": -3.55,
        "known_more": -2.5, "purposes": 2.93, "order_differs": -1.44, "initials": 0.38, "translated": 1.11, "noted": -0.07,
        "other_name": -1.5, "plant_kinds_differ": -8.58, "asides_differ": -2.5, "place_named": 1.52, "untold": -2.0,
        "town_alone": -5.0, "same_local": 1.66, "heads_differ": -1.5, "sites_differ": -3.6, "members_differ": -2.55,
        "family": -0.5, "begins_differ": -0.57, "town_same": 0.85, "towns_differ": -0.9, "owners_differ": -4.0,
        "ends_same": 5.64, "ends_differ": -1.0,
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
