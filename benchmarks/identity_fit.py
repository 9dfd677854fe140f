"""Fit the coefficients of `loaders/match_model.py` on one half of the labelled pairs: `python -m benchmarks.identity_fit`.

Logistic regression with a ridge, by L-BFGS-B; bounds keep the sign of each feature. With the word `all`, all pairs are used.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from scipy.optimize import minimize

from benchmarks.identity_pairs import Pair, Score, halves, labelled, parted, score, sides
from loaders.match import spelled_pairs
from loaders.match_features import AGAINST, FEATURES, compared_as, features
from loaders.match_model import BY_HAND
from loaders.party_name import KINDS

RIDGE = 0.03
# Facts that the pairs hold too few of: at least so much do they speak against.
LEAST = {
    "region_differs": -1.0,
    "forms_clash": -5.5,
    "known_more": -2.5,
    "country_differs": -4.0,
    "lands_differ": -4.0,
    "asides_differ": -2.5,
    "untold": -2.0,
    "town_alone": -5.0,
    "ends_differ": -1.0,
    "other_name": -1.5,
    "heads_differ": -1.5,
    "sites_differ": -3.0,
    "owners_differ": -4.0,
    "numbers_differ": -4.0,
    "other_business": -1.0,
    "members_differ": -1.0,
    "family": -0.5,
}
START = {"shared": 4.0, "both_differ": -2.0, "one_more": -2.0, "noted": -1.0}  # to choose spellings by, at first
OTHERS = {"employer": 0.35, "union": 0.35, "worksite": 0.15}  # how much pairs of other kinds count


Fitted = dict[str, tuple[float, dict[str, float]]]  # kind -> intercept and coefficients


def matrix(pairs: Sequence[Pair], models: Fitted | None = None) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Features by pair, of the spellings that go together best by `models`; 1 where the pair is the same; as what kind."""
    best = [_best(pair, models) for pair in pairs]
    values = np.array([[found.get(name, 0.0) for name in FEATURES] for _kind, found in best])
    return values, np.array([float(pair.same) for pair in pairs]), [kind for kind, _found in best]


def _best(pair: Pair, models: Fitted | None) -> tuple[str, dict[str, float]]:
    def odds(way: tuple[str, dict[str, float]]) -> float:
        intercept, weights = models[way[0]] if models else (0.0, START)
        return intercept + sum(weights.get(name, 0.0) * value for name, value in way[1].items())

    return max(_spelled(pair), key=odds, default=(pair.kind, {}))


@cache
def _spelled(pair: Pair) -> list[tuple[str, dict[str, float]]]:
    a, b = sides(pair)
    return [(compared_as(a, x, y), features(a, b, x, y)) for x, y in spelled_pairs(a, b)]


def fit_all(pairs: Sequence[Pair], ridge: float = RIDGE) -> Fitted:
    """A model for each kind; twice, as the best spelling is the model's to choose."""
    pairs = [*pairs, *(replace(pair, other_country="") for pair in pairs[::3] if pair.country == pair.other_country)]
    models: Fitted | None = None
    for _turn in range(3):
        values, same, kinds = matrix(pairs, models)
        models = {kind: fit(kind, kinds, values, same, ridge) for kind in KINDS}
    return models or {}


def fit(kind: str, kinds: Sequence[str], values: np.ndarray, same: np.ndarray, ridge: float) -> tuple[float, dict[str, float]]:
    """Intercept and coefficients for one kind of thing, from pairs of all kinds; the other kinds count less."""
    weight = np.array([1.0 if one == kind else OTHERS[kind] for one in kinds])

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.clip(x[0] + values @ x[1:], -30, 30)  # what is set by hand is held by its bounds
        chance = 1 / (1 + np.exp(-odds))
        error = weight * (chance - same)
        value = -(weight * (same * np.log(chance + 1e-12) + (1 - same) * np.log(1 - chance + 1e-12))).sum()
        gradient = np.concatenate([[error.sum()], values.T @ error + ridge * 2 * x[1:]])
        return value + ridge * (x[1:] ** 2).sum(), gradient

    bounds = [(None, None)] + [_bounds(name, kind) for name in FEATURES]
    found = minimize(
        loss,
        np.array([low or high or 0.0 for low, high in bounds]),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 2000},
    )
    return float(found.x[0]), dict(zip(FEATURES, map(float, found.x[1:]), strict=True))


def _bounds(name: str, kind: str) -> tuple[float | None, float | None]:
    if name in BY_HAND:
        return BY_HAND[name], BY_HAND[name]
    if name == "region_differs" and kind == "employer":
        return -1.2, -0.6  # a company's contracts name the place of work, its register its seat
    if name in LEAST:
        return -8.0, LEAST[name]
    return (None, 0.0) if name in AGAINST else (0.0, None)


def crosswise(pairs: Sequence[Pair], parts: int = 5, ridge: float = RIDGE) -> dict[str, Score]:
    """How well pairs of each kind are told by a model fitted on the others: whole groups in `parts` parts."""
    numbered = parted(pairs, parts)
    told: dict[int, bool] = {}
    for part in range(parts):
        models = fit_all([pair for pair, number in zip(pairs, numbered, strict=True) if number != part], ridge)
        for pair, number in zip(pairs, numbered, strict=True):
            if number == part:
                told[id(pair)] = _told(models, pair)
    plain = [pair for pair in pairs if pair.settled_by == "name"]
    wanted = {"all": plain} | {kind: [pair for pair in plain if pair.kind == kind] for kind in KINDS}
    wanted["pairs-wider"] = [pair for pair in plain if pair.file == "pairs-wider"]
    return {name: score(some, lambda pair: told[id(pair)]) for name, some in wanted.items()}


def _told(models: Fitted, pair: Pair) -> bool:
    values, _same, kinds = matrix([pair], models)
    intercept, weights = models[kinds[0]]
    odds = intercept + float(values[0] @ np.array([weights[name] for name in FEATURES]))
    return odds > 0 and not values[0][FEATURES.index("part_of")]


def main(words: Sequence[str]) -> None:
    """Print the coefficients as they stand in the module; with the word `crosswise`, how well they tell pairs not fitted on."""
    pairs = labelled()
    if "crosswise" in words:
        for name, found in crosswise(pairs).items():
            print(f"{name}: F1 {found.f1:.3f}, precision {found.precision:.3f}, recall {found.recall:.3f}")
        return
    found_all = fit_all(pairs if "all" in words else halves(pairs)[0])
    print("INTERCEPT =", {kind: round(intercept, 2) for kind, (intercept, _weights) in found_all.items()})
    for kind, (_intercept, found) in found_all.items():
        print(
            f'"{kind}":', {name: round(value, 2) for name, value in found.items() if abs(value) > 0.005 and name not in BY_HAND}
        )


if __name__ == "__main__":
    main(sys.argv[1:])
