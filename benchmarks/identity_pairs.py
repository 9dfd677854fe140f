"""Pairs of names labelled by hand, same or different: read, parted into halves, and scored.

A half holds whole groups: pairs that have a name in common are never torn apart, so that the half held out holds nothing
that the other half has taught.
"""

import csv
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from graph_schema.identity import fold, representatives
from loaders.match import Candidate, compare, party
from loaders.match_party import Party

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "data"
FILES = ("pairs-mx", "pairs-cl", "pairs-olms", "pairs-gleif", "pairs-known", "pairs-wider", "pairs-third")
NETWORK = "gleif-matching-network"


@dataclass(frozen=True)
class Pair:
    """Two names and whether they are one thing. Countries are ISO 3166-1 alpha-2; empty means not known.

    `settled_by`: `name`, where a careful reader can tell by what is written, or `register`, where only the register knows:
    one name holds the other whole (`Vilkun`, `Procesos Naturales Vilkun`), or two things have the same name.
    """

    kind: str
    first: str
    second: str
    country: str
    other_country: str
    region: str
    other_region: str
    same: bool
    file: str
    settled_by: str = "name"


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean, between 0 and 1."""

    precision: float
    recall: float
    f1: float


def labelled() -> list[Pair]:
    """All pairs that come with the program, and those of the GLEIF matching network where that file is at hand."""
    return [pair for name in FILES for pair in _read(name)] + network()


def held_out() -> list[Pair]:
    """Pairs labelled after the features were chosen: never fitted on."""
    return _read("pairs-held-out")


def second_held_out() -> list[Pair]:
    """Pairs that somebody else labelled without seeing the matcher: never fitted on, but their misses were looked at."""
    return _read("pairs-second-held-out")


def fourth() -> list[Pair]:
    """Two sets of a later exam, drawn from publishers' files and common knowledge: never fitted on, their misses were read."""
    return _read("pairs-fourth")


def fifth() -> list[Pair]:
    """What was left of the first exam, whose misses were read when the matcher was done; three rules came of it."""
    return _read("pairs-fifth")


def sixth() -> list[Pair]:
    """Pairs of another labeller than the exam's, opened at once: never fitted on, their misses were read."""
    return _read("pairs-sixth")


def exam() -> list[Pair]:
    """Pairs of a labeller who had not seen the matcher; nobody who works on it has read which of them it misses."""
    return _read("pairs-exam")


def second_exam() -> list[Pair]:
    """Another labeller's, three in ten of them hard, drawn when the matcher was done; of its misses nobody has read any."""
    return _read("pairs-second-exam")


def told_same(pair: Pair, least: float = 0.5) -> bool:
    """Whether our matcher takes a pair for one thing: as likely as `least`, and not the part of a whole."""
    found = candidate(pair)
    return found.probability >= least and found.verdict != "part"


def joined(pair: Pair) -> bool:
    """Whether our matcher joins a pair without asking."""
    return candidate(pair).verdict == "same"


def candidate(pair: Pair) -> Candidate:
    """What our matcher says of a pair."""
    return compare(*sides(pair))


def sides(pair: Pair) -> tuple[Party, Party]:
    """The two things of a pair."""
    left = party("a", [pair.first], kind=pair.kind, country=pair.country, region=pair.region)
    return left, party("b", [pair.second], kind=pair.kind, country=pair.other_country, region=pair.other_region)


def _read(name: str) -> list[Pair]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {f"network:{part}:{number}": line for part, lines in _network().items() for number, line in enumerate(lines, 1)}
    found = []
    for row in rows:
        names = {side: known[row[side]]["source_name_raw"] if row[side] in known else row[side] for side in ("first", "second")}
        if not any(said.startswith("network:") for said in names.values()):
            found.append(Pair(**{k: v for k, v in (row | names).items() if k != "same"}, same=row["same"] == "1", file=name))
    return found


@cache
def _network() -> dict[str, list[dict[str, str]]]:
    """The rows of the GLEIF matching network, whose names are not in this repository: pairs name them by file and row.

    Empty without the publishers' files; pairs that name them are left out then.
    """
    folder = Path(os.environ.get("SOLIDARITY_DATA", "")) / NETWORK
    parts = {part: folder / f"matching_eval_sample_{part}.csv" for part in ("auto", "review", "unmatched")}
    parts["crosswalk"] = folder / "match_crosswalk_sample.csv"
    rows = {}
    for part, path in parts.items() if folder.is_dir() else ():
        with path.open(encoding="utf-8", newline="") as file:
            rows[part] = list(csv.DictReader(file))
    return rows


def network() -> list[Pair]:
    """Pairs of the GLEIF matching network, by our labels: its own say what a fuzzy matcher found. Empty without it."""
    if not (rows := _network()):
        return []
    with (FOLDER / "pairs-gleif-network.csv").open(encoding="utf-8", newline="") as file:
        labels = [label for label in csv.DictReader(file) if label["verdict"] != "unclear"]
    return [_of_network(rows[label["file"]][int(label["row"]) - 1], label["verdict"] == "same") for label in labels]


def _of_network(row: dict[str, str], same: bool) -> Pair:
    country = row["blocking_keys"].split("|")[0].removeprefix("country=")
    return Pair(
        "employer", row["source_name_raw"], row["matched_legal_name"], code_of(country), "", "", "", same, "pairs-gleif-network"
    )


def code_of(country: str) -> str:
    """The code of a country written in English and upper case, or an empty text."""
    from graph_schema.reference import countries

    wanted = fold(country)
    known = {fold(land.name_en): code for code, land in countries().items()} | {
        "united kingdom": "GB",
        "united states of america": "US",
    }
    return known.get(wanted, "") or next((code for name, code in known.items() if name and wanted.startswith(name)), "")


def halves(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """A half to fit on, and a half held out: groups of pairs that share a name stay together."""
    numbers = parted(pairs, 2)
    first, second = ([pair for pair, number in zip(pairs, numbers, strict=True) if number == part] for part in (0, 1))
    return first, second


def parted(pairs: Sequence[Pair], parts: int) -> list[int]:
    """The part, from 0 on, that each pair belongs to: the same for all pairs of a group."""
    leader = representatives((fold(pair.first), fold(pair.second)) for pair in pairs if fold(pair.first) != fold(pair.second))
    names = [leader.get(name, name) for pair in pairs for name in [fold(pair.first)]]
    return [blake2b(name.encode(), digest_size=2).digest()[0] % parts for name in names]


def score(pairs: Sequence[Pair], found: Callable[[Pair], bool]) -> Score:
    """How well `found` tells the pairs that are the same."""
    told = [(found(pair), pair.same) for pair in pairs]
    right = sum(1 for say, same in told if say and same)
    said, there = sum(1 for say, _ in told if say), sum(1 for _, same in told if same)
    precision, recall = right / max(said, 1), right / max(there, 1)
    return Score(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))
