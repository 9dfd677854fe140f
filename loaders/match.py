"""Whether two parties are one: a probability, with what speaks for it and against. Pure.

Exact codes first: the same code in one register is the same thing, different codes there are different things. Then names:
from 0.85 on two things are joined, where nothing in `certainty` holds them back for a reader.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph_schema.identity import fold
from loaders import match_model, union_name
from loaders.certainty import lands_agree, numbered_apart, sure
from loaders.match_features import KNOWN, Party, features
from loaders.party_name import Name, Weights, land_words, plain_weights, taken_apart

# Registers that give a thing one code for good; in others, a thing may be listed twice.
ONE_CODE = frozenset("lei rut cl-rsu cl-rsu-raf rfc mx-rfc ein us-ein olms us-olms us-chips".split())
SAME, UNLIKELY = 0.999, 0.05  # below this, reasons are not worth making
IN_BRACKETS = re.compile(r"\(([A-ZÑ]{4,12})\)")
ACRONYM = 6  # letters


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two ids that may be one. `reasons`: features with what each adds to the logarithm of the odds, the strongest first.

    `verdict`: `same` (merged without asking), `part` (one belongs to the other), `offered`, or `different`.
    """

    first: str
    second: str
    probability: float
    reasons: tuple[tuple[str, float], ...] = ()
    verdict: str = "different"


def party(
    id: str,
    names: Iterable[str],
    *,
    kind: str = "",
    country: str = "",
    region: str = "",
    place: str = "",
    sector: str = "",
    owners: Iterable[str] = (),
    codes: Iterable[str] = (),
    weights: Weights | None = None,
) -> Party:
    """A party from what is written of it; names that hold no letter are left out. Without `kind`, the names tell it."""
    spelled = tuple(dict.fromkeys(one for name in names if fold(name) for one in (name.strip(), *without_brackets(name))))
    kind = kind or ("union" if any(union_name.speaks_of_a_union(tuple(fold(name).split())) for name in spelled) else "employer")
    names_ = (taken_apart(name, country, kind, weights) for name in spelled)
    apart = tuple({(name.text, name.numbers, name.national, name.forms): name for name in names_}.values())
    near = (country, fold(region), fold(place), sector)
    return Party(id, apart, kind, *near, frozenset(owners), frozenset(codes), spelled=spelled)


def without_brackets(name: str) -> tuple[str, ...]:
    """`Corporación Nacional del Cobre (CODELCO)` has two names: the one word in brackets, and the rest.

    `Healthcare Minnesota (SEIU)` tells whose part it is, `Wealth (HOLDINGS) Ltd` has a word that many have: no names.
    """
    found = IN_BRACKETS.search(name)
    if not found or fold(found[1]) in land_words() or len(name) < 2 * len(found[0]):
        return ()
    if union_name.national((fold(found[1]),))[1] or plain_weights("employer").of(fold(found[1]).removesuffix("s")) < KNOWN:
        return ()
    rest = IN_BRACKETS.sub(" ", name).strip()
    words = tuple(fold(rest).split())
    told = any(letter.isdigit() for letter in rest) or union_name.is_short_for(fold(found[1]), words)
    return (rest,) if told else (found[1], rest)


def compare(a: Party, b: Party) -> Candidate:
    """How likely two parties are one, by the spellings that go together best."""
    if settled := _by_code(a, b):
        return settled
    if a.kind != b.kind:
        a, b = _as_union(a), _as_union(b)
    if a.id in b.owners or b.id in a.owners:
        return Candidate(a.id, b.id, 1 - SAME, (("owner", -7.0),), "different")
    best = _best(a, b)
    if a.codes & b.codes:  # of a register that may list a thing twice, or several under one number, as funds of one umbrella
        likely = best.chance >= match_model.OFFERED and lands_agree(a, b) and not numbered_apart(a.codes, b.codes)
        return Candidate(a.id, b.id, SAME, (("code", 7.0),), "same" if likely else "offered")
    if best.chance < UNLIKELY and not best.features.get("part_of"):
        return Candidate(a.id, b.id, best.chance)
    parts = sorted(match_model.parts(a.kind, best.features).items(), key=lambda part: -abs(part[1]))
    return Candidate(a.id, b.id, best.chance, tuple((name, round(value, 2)) for name, value in parts), _verdict(best))


@dataclass(frozen=True, slots=True)
class Best:
    """The spellings that go together best: how likely, by which features, and whether that is enough to join them."""

    chance: float = 0.0
    features: Mapping[str, float] = field(default_factory=dict)
    sure: bool = False


def _best(a: Party, b: Party) -> Best:
    best = Best()
    for x, y in _spellings(a, b):
        found = features(a, b, x, y)
        chance = match_model.probability(a.kind, found)
        certain = chance >= match_model.MERGED and sure(a, b, x, y, found)
        if (certain, chance) > (best.sure, best.chance):
            best = Best(chance, found, certain)
    return best


def _as_union(known: Party) -> Party:
    """A bare acronym does not tell that it is a union's: beside a union it is read as one."""
    return known if known.kind == "union" else replace(known, kind="union", names=_union_names(known.spelled, known.country))


@lru_cache(maxsize=20_000)
def _union_names(spelled: tuple[str, ...], country: str) -> tuple[Name, ...]:
    return tuple(taken_apart(name, country, "union") for name in spelled)


def _spellings(a: Party, b: Party) -> Iterator[tuple[Name, Name]]:
    """Each name with each. Where both have a full name, acronyms are left out: `SMC` is of Curitiba and of São Carlos."""
    full = any(not _is_short(name) for name in a.names) and any(not _is_short(name) for name in b.names)
    for x in a.names:
        for y in b.names:
            if not (full and (_is_short(x) or _is_short(y))):
                yield x, y


def _is_short(name: Name) -> bool:
    return len(name.words) == 1 and len(name.text) <= ACRONYM and not name.national


def _by_code(a: Party, b: Party) -> Candidate | None:
    """What registers that give a thing one code say. Two codes there are two things, though they share another number."""
    shared = any(code.partition(":")[0] in ONE_CODE for code in a.codes & b.codes)
    apart = numbered_apart(a.codes, b.codes)
    if shared:
        return Candidate(a.id, b.id, SAME, (("code", 7.0),), "offered" if apart & ONE_CODE or not lands_agree(a, b) else "same")
    if apart & ONE_CODE:
        return Candidate(a.id, b.id, 1 - SAME, (("code", -7.0),), "different")
    return None


def _verdict(best: Best) -> str:
    found = best.features
    if found.get("part_of"):
        likely = found.get("national_same") or found.get("contained", 0) > 0.9
        return "part" if likely and not found.get("national_differs") else "different"
    if best.sure:
        return "same"
    return "offered" if best.chance >= match_model.OFFERED else "different"
