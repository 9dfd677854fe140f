"""Fit the coefficients of `loaders/match_model.py` on one half of the labelled pairs: `python -m benchmarks.identity_fit`.

Logistic regression with a ridge, by L-BFGS-B; bounds keep the sign of each feature. With the word `all`, all pairs are used.
"""

import sys
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from benchmarks.identity_pairs import Pair, Score, candidate, halves, labelled, parted, score
from loaders.match import party
from loaders.match_features import AGAINST, FEATURES, best_features
from loaders.match_model import BY_HAND

RIDGE = 0.03


def matrix(pairs: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """Features by pair, and 1 where the pair is the same."""
    rows = []
    for pair in pairs:
        a = party("a", [pair.first], kind=pair.kind, country=pair.country, region=pair.region)
        b = party("b", [pair.second], kind=pair.kind, country=pair.other_country, region=pair.other_region)
        found = best_features(a, b)
        rows.append([found.get(name, 0.0) for name in FEATURES])
    return np.array(rows), np.array([float(pair.same) for pair in pairs])


def fit(kind: str, pairs: Sequence[Pair], ridge: float = RIDGE) -> tuple[float, dict[str, float]]:
    """Intercept and coefficients for one kind of thing, from pairs of both kinds; the other kind counts a third."""
    values, same = matrix(pairs)
    weight = np.array([1.0 if pair.kind == kind else 0.35 for pair in pairs])

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.clip(x[0] + values @ x[1:], -30, 30)  # what is set by hand is held by its bounds
        chance = 1 / (1 + np.exp(-odds))
        error = weight * (chance - same)
        value = -(weight * (same * np.log(chance + 1e-12) + (1 - same) * np.log(1 - chance + 1e-12))).sum()
        gradient = np.concatenate([[error.sum()], values.T @ error + ridge * 2 * x[1:]])
        return value + ridge * (x[1:] ** 2).sum(), gradient

    bounds = [(None, None)] + [_bounds(name) for name in FEATURES]
    found = minimize(
        loss,
        np.array([low or high or 0.0 for low, high in bounds]),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 2000},
    )
    return float(found.x[0]), dict(zip(FEATURES, map(float, found.x[1:]), strict=True))


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in BY_HAND:
        return BY_HAND[name], BY_HAND[name]
    if name == "region_differs":  # a register's regions: the pairs hold too few that are the same and differ in it
        return -6.0, -1.2
    return (None, 0.0) if name in AGAINST else (0.0, None)


def crosswise(pairs: Sequence[Pair], parts: int = 5) -> Score:
    """How well pairs are told by a model fitted on the others: whole groups in `parts` parts."""
    numbered = parted(pairs, parts)
    told: dict[int, bool] = {}
    for part in range(parts):
        others = [pair for pair, number in zip(pairs, numbered, strict=True) if number != part]
        models = {kind: fit(kind, others) for kind in ("employer", "union")}
        for pair, number in zip(pairs, numbered, strict=True):
            if number == part:
                told[id(pair)] = _told(models, pair)
    plain = [pair for pair in pairs if pair.settled_by == "name"]
    return score(plain, lambda pair: told[id(pair)])


def _told(models: dict[str, tuple[float, dict[str, float]]], pair: Pair) -> bool:
    intercept, weights = models[pair.kind]
    values, _same = matrix([pair])
    odds = intercept + float(values[0] @ np.array([weights[name] for name in FEATURES]))
    return odds > 0 and candidate(pair).verdict != "part"


def main(words: Sequence[str]) -> None:
    """Print the coefficients as they stand in the module; with the word `crosswise`, how well they tell pairs not fitted on."""
    pairs = labelled()
    if "crosswise" in words:
        print(crosswise(pairs))
        return
    pairs = pairs if "all" in words else halves(pairs)[0]
    for kind in ("employer", "union"):
        intercept, found = fit(kind, pairs)
        kept = {name: round(value, 2) for name, value in found.items() if abs(value) > 0.005 and name not in BY_HAND}
        print(f"{kind}: intercept {intercept:.2f}\n    {kept}")


if __name__ == "__main__":
    main(sys.argv[1:])
