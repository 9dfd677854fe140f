"""Splink with its defaults on the labelled pairs, for comparison: `NameComparison` of the folded name, country and region exact.

Its chance of a match is trained by random sampling and expectation maximisation on the names themselves, as its guide does.
"""

from collections.abc import Sequence

import pandas as pd

from benchmarks.identity_pairs import Pair
from graph_schema.identity import fold


def weights(pairs: Sequence[Pair]) -> list[float]:
    """Splink's match weight of each pair. Raises ImportError where splink is not installed."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    sides = [_side(pairs, "first", "country", "region"), _side(pairs, "second", "other_country", "other_region")]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[cl.NameComparison("name"), cl.ExactMatch("country"), cl.ExactMatch("region")],
        blocking_rules_to_generate_predictions=[block_on("pair")],
    )
    database = DuckDBAPI()
    tables = [database.register(side, dataset_display_name=name) for side, name in zip(sides, ("l", "r"), strict=True)]
    linker = Linker(tables, settings, log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("substr(name, 1, 5)"))
    found = linker.inference.predict().as_pandas_dataframe()
    weight = dict(zip(found["unique_id_l"].str[1:].astype(int), found["match_weight"], strict=True))
    return [float(weight.get(n, -99.0)) for n in range(len(pairs))]


def _side(pairs: Sequence[Pair], name: str, country: str, region: str) -> pd.DataFrame:
    rows = [
        {
            "unique_id": f"{name[0]}{n}",
            "pair": str(n),
            "name": fold(getattr(pair, name)),
            "country": getattr(pair, country) or None,
            "region": getattr(pair, region) or None,
        }
        for n, pair in enumerate(pairs)
    ]
    return pd.DataFrame(rows)
