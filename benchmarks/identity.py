"""Whether two names are one organisation: precision, recall, F1 on pairs labelled by hand, beside rapidfuzz and splink; speed.

`held out`: pairs labelled after the features were chosen, never fitted on. `exam`: pairs of a labeller who had not seen the
matcher, and whose misses nobody has read; `second exam`: harder ones. `third` to `sixth` were such exams until they were
opened. Of rapidfuzz and splink the best single threshold on the other pairs is used: they are tuned where ours is. `register`
pairs, which only a register can settle, are told apart.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from resource import RUSAGE_SELF, getrusage

from rapidfuzz import fuzz

from benchmarks import identity_scripts
from benchmarks.figure import Figure
from benchmarks.identity_pairs import (
    Pair,
    Score,
    exam,
    fifth,
    fourth,
    held_out,
    joined,
    labelled,
    score,
    second_exam,
    second_held_out,
    sides,
    sixth,
    told_same,
)
from graph_schema.identity import fold
from loaders.candidates import Index, across
from loaders.match import party
from loaders.match_party import Party
from loaders.party_name import KINDS

SCORERS: dict[str, Callable[[str, str], float]] = {
    "token sort": fuzz.token_sort_ratio, "token set": fuzz.token_set_ratio, "WRatio": fuzz.WRatio,
}  # fmt: skip
CROWD = 10_000
MANY, LIMIT_SECONDS, LIMIT_MEGABYTES = 100_000, 300.0, 2_048.0


def measure(small: bool) -> Iterator[Figure]:
    """Ours on each file, then the others on the pairs held out, then speed."""
    known, unseen = labelled(), held_out()
    yield from _of_files(known)
    ours = score(unseen, told_same)
    yield from _score(f"held out: {len(unseen)} pairs", ours, least=0.95)
    unread = exam()
    opened = (
        ("second held out", second_held_out(), 0.9),
        ("fourth", fourth(), 0.93),
        ("fifth", fifth(), 0.93),
        ("sixth", sixth(), 0.92),
    )
    hard = second_exam()
    for name, pairs, least in (("exam", unread, 0.95), ("second exam", hard, 0.95), *opened):
        yield from _of_kinds(name, pairs, least)
    yield Figure("true pairs that are compared at all, among 10,000 names", 100 * _brought_together(), "%", least=90)
    for what, pairs in (
        ("held out", unseen),
        *((name, pairs) for name, pairs, _least in opened),
        ("exam", unread),
        ("second exam", hard),
        ("all fitted on", [pair for pair in known if pair.settled_by == "name"]),
    ):
        sure = score(pairs, joined)
        yield Figure(
            f"{what}: joined without asking, precision", sure.precision, "", least=0.98, note=f"recall {sure.recall:.3f}"
        )
    for name, other in _others(known, unseen):
        yield Figure(f"held out: ours less {name}, F1", ours.f1 - other, "", least=0.0, note=f"{name} {other:.3f}")
    for name, scorer in SCORERS.items():
        values = [scorer(fold(pair.first), fold(pair.second)) for pair in (*known, *unread)]
        yield Figure(f"exam: rapidfuzz {name}", _best(values, known, unread), "F1")
    yield from identity_scripts.measure(small)
    yield from _speed(2_000 if small else MANY)


def _of_kinds(name: str, pairs: Sequence[Pair], least: float) -> Iterator[Figure]:
    yield from _score(f"{name}: {len(pairs)} pairs", score(pairs, told_same), least=least)
    for kind in KINDS:
        of_kind = [pair for pair in pairs if pair.kind == kind]
        yield from _score(f"{name}: {len(of_kind)} {kind}s", score(of_kind, told_same))


def _of_files(known: Sequence[Pair]) -> Iterator[Figure]:
    for name in sorted({pair.file for pair in known}):
        of_file = [pair for pair in known if pair.file == name]
        plain = [pair for pair in of_file if pair.settled_by == "name"]
        yield from _score(f"{name}: {len(plain)} pairs", score(plain, told_same))
        if len(plain) < len(of_file):
            whole = score(of_file, told_same)
            yield Figure(f"{name}: with {len(of_file) - len(plain)} that a register settles", whole.f1, "F1", note=_parts(whole))
    plain = [pair for pair in known if pair.settled_by == "name"]
    yield from _score(f"all fitted on: {len(plain)} pairs", score(plain, told_same), least=0.95)


def _score(what: str, found: Score, least: float | None = None) -> Iterator[Figure]:
    yield Figure(what, found.f1, "F1", least=least, note=_parts(found))


def _parts(found: Score) -> str:
    return f"precision {found.precision:.3f}, recall {found.recall:.3f}"


def _others(known: Sequence[Pair], unseen: Sequence[Pair]) -> Iterator[tuple[str, float]]:
    """F1 on the pairs held out of others, each with the threshold that is best on the known pairs."""
    for name, scorer in SCORERS.items():
        values = [scorer(fold(pair.first), fold(pair.second)) for pair in (*known, *unseen)]
        yield f"rapidfuzz {name}", _best(values, known, unseen)
    try:
        from benchmarks.identity_splink import weights

        yield "splink", _best(weights([*known, *unseen]), known, unseen)
    except ImportError:
        print("(splink is not installed: pip install -e '.[bench]')")


def _best(values: Sequence[float], known: Sequence[Pair], unseen: Sequence[Pair]) -> float:
    places = {id(pair): value for pair, value in zip((*known, *unseen), values, strict=True)}

    def at(pairs: Sequence[Pair], least: float) -> float:
        return score(pairs, lambda pair: places[id(pair)] >= least).f1

    threshold = max(sorted(set(values)), key=lambda least: at(known, least))
    return at(unseen, threshold)


def _brought_together() -> float:
    """The share of pairs held out, of those that are the same, that the index finds among 10,000 other names."""
    same = [sides(pair) for pair in (*held_out(), *second_held_out()) if pair.same]
    index = Index([*(replace(second, id=f"b{place}") for place, (_first, second) in enumerate(same)), *lists(CROWD)[1]])
    found = [any(near.names == second.names for near in index.near(first)) for first, second in same]
    return sum(found) / len(found)


def _speed(count: int) -> Iterator[Figure]:
    """In a process of its own, so that its memory is its own."""
    made = subprocess.run([sys.executable, "-m", "benchmarks.identity", str(count)], capture_output=True, text=True, check=True)
    seconds, megabytes, found, there = map(float, made.stdout.split())
    full = count >= MANY
    yield Figure(f"{count:,} x {count:,} names", seconds, "s", most=LIMIT_SECONDS if full else None)
    yield Figure("memory for that", megabytes, "MB", most=LIMIT_MEGABYTES if full else None)
    yield Figure("misspelt names found again", 100 * found / there, "%")


def lists(count: int) -> tuple[list[Party], list[Party], int]:
    """Two lists of names recombined from real ones; three in ten of the second are names of the first with a slip."""
    chance = random.Random(1)
    real = [(name.split(), pair.country) for pair in labelled() for name in (pair.first, pair.second)]
    left = [_recombined(real, chance) for _ in range(count)]
    slips = [chance.random() < 0.3 for _ in left]
    right = [
        (_slip(name, chance), land) if slip else _recombined(real, chance) for (name, land), slip in zip(left, slips, strict=True)
    ]
    return _parties(left), _parties(right), sum(slips)


def _recombined(real: Sequence[tuple[list[str], str]], chance: random.Random) -> tuple[str, str]:
    """The beginning of one name, an invented word, the end of another: many names share words, each has something of its own."""
    (first, land), (second, _) = chance.choice(real), chance.choice(real)
    own = "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
    return " ".join([*first[: max(1, len(first) // 3)], own, *second[len(second) * 2 // 3 :]]), land


def _slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    return chance.choice((name.lower(), name.upper(), name[:at] + name[at + 1 :], name.replace(".", "")))


def _parties(rows: Sequence[tuple[str, str]]) -> list[Party]:
    return [party(str(n), [name], country=land) for n, (name, land) in enumerate(rows)]


def main(count: int) -> None:
    """Print seconds, megabytes, names found again, names to be found."""
    began = time.monotonic()
    left, right, there = lists(count)
    found = sum(one.first == one.second for one in across(left, right))
    print(time.monotonic() - began, getrusage(RUSAGE_SELF).ru_maxrss / 1024, found, there)


if __name__ == "__main__":
    main(int(sys.argv[1]))
