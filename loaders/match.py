"""Whether two parties are one: a probability, with what speaks for it and against. Pure.

Exact codes first: the same code in one register is the same thing, different codes there are different things. Then names:
from 0.85 on two things are joined, where nothing in `certainty` holds them back for a reader.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph_schema.identity import fold
from loaders import match_model, other_name, spelling, union_name
from loaders.certainty import lands_agree, numbered_apart, sure
from loaders.form_features import LATIN_AMERICA
from loaders.legal_form import ENGLISH
from loaders.match_features import compared_as, features
from loaders.match_party import Party
from loaders.party_name import Name, Weights, taken_apart
from loaders.union_features import BODIES, CALLED, called

# Registers that give a thing one code for good; in others, a thing may be listed twice.
ONE_CODE = frozenset("lei rut cl-rsu cl-rsu-raf rfc mx-rfc ein us-ein olms us-olms us-chips".split())
SAME, UNLIKELY = 0.999, 0.05  # below this, reasons are not worth making
ACRONYM = 6  # letters
WORKERS = frozenset("de trabajador trabajadores trabajadoras trabalhadores trabalhadoras".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two ids that may be one. `reasons`: features with what each adds to the logarithm of the odds, the strongest first.

    `verdict`: `same` (merged without asking), `part` (`first` belongs to `second`), `offered`, or `different`.
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
    spelled = tuple(dict.fromkeys(name.strip() for name in names if fold(name)))
    kind = kind or ("union" if any(union_name.speaks_of_a_union(tuple(fold(name).split())) for name in spelled) else "employer")
    every = [one for name in spelled for one in spelling.spellings(name, kind)]
    if kind != "union":
        every += [spelling.Spelling(other, spelling.OTHER) for name in spelled for other in other_name.others(name, country)]
    near = (country, fold(region), fold(place), sector)
    apart = _apart(every, country, kind, weights)
    return Party(id, apart, kind, *near, frozenset(owners), frozenset(codes), spelled=spelled)


def _apart(every: Iterable[spelling.Spelling], country: str, kind: str, weights: Weights | None = None) -> tuple[Name, ...]:
    """Spellings taken apart; one that holds a well-known company also as it is written, as the other may be written otherwise."""
    found: dict[tuple[object, ...], Name] = {}
    for one in sorted(every, key=lambda one: bool(one.role)):  # what was written whole stands above the same with a note left out
        name = taken_apart(one.text, country, kind, weights, role=one.role)
        plain = (
            [taken_apart(one.text, country, kind, weights, role=one.role, known=False)]
            if name.national and (kind != "union" or (_translated(country) and not name.part and not name.numbers))
            else []
        )
        for way in (name, *plain):
            found.setdefault((way.text, way.numbers, way.national, way.forms), way)
    return tuple(found.values())


def _translated(country: str) -> bool:
    """Whether unions of a country are told of by their names in English, of which the list holds some only."""
    return bool(country) and country not in ENGLISH and country not in LATIN_AMERICA


def compare(a: Party, b: Party) -> Candidate:
    """How likely two parties are one, by the spellings that go together best."""
    if settled := _by_code(a, b):
        return settled
    if a.kind != b.kind:
        a, b = (_as(known, "union" if "union" in (a.kind, b.kind) else "worksite") for known in (a, b))
    if a.id in b.owners or b.id in a.owners:
        return Candidate(a.id, b.id, 1 - SAME, (("owner", -7.0),), "different")
    best = _best(a, b)
    if a.codes & b.codes:  # of a register that may list a thing twice, or several under one number, as funds of one umbrella
        likely = best.chance >= match_model.OFFERED and lands_agree(a, b) and not numbered_apart(a.codes, b.codes)
        return Candidate(a.id, b.id, SAME, (("code", 7.0),), "same" if likely else "offered")
    if best.chance < UNLIKELY and not best.features.get("part_of"):
        return Candidate(a.id, b.id, best.chance)
    verdict = _verdict(best)
    if verdict == "part" and not best.part_first:
        a, b = b, a
    parts = sorted(match_model.parts(best.kind, best.features).items(), key=lambda part: -abs(part[1]))
    return Candidate(a.id, b.id, best.chance, tuple((name, round(value, 2)) for name, value in parts), verdict)


@dataclass(frozen=True, slots=True)
class Best:
    """The spellings that go together best: how likely, by which features, and whether that is enough to join them."""

    chance: float = 0.0
    features: Mapping[str, float] = field(default_factory=dict)
    sure: bool = False
    kind: str = "employer"
    part_first: bool = True
    of_another_body: bool = False


def _best(a: Party, b: Party) -> Best:
    best = Best()
    for x, y in spelled_pairs(a, b):
        found = features(a, b, x, y)
        kind = compared_as(a, x, y)
        chance = match_model.probability(kind, found)
        certain = chance >= match_model.MERGED and sure(a, b, x, y, found)
        if (certain, chance) > (best.sure, best.chance):
            first = (x.part, bool(x.numbers)) > (y.part, bool(y.numbers))
            best = Best(chance, found, certain, kind, first, _another_body(*((x, y) if first else (y, x))))
    return best


def _another_body(part: Name, whole: Name) -> bool:
    """Whether the whole is a council or board of several locals that the name of the part does not speak of."""
    return not whole.levels & BODIES <= part.levels


def _as(known: Party, kind: str) -> Party:
    """A bare acronym does not tell that it is a union's: beside a union it is read as one."""
    return known if known.kind == kind else replace(known, kind=kind, names=_names_as(known.spelled, known.country, kind))


@lru_cache(maxsize=20_000)
def _names_as(spelled: tuple[str, ...], country: str, kind: str) -> tuple[Name, ...]:
    every = [one for name in spelled for one in spelling.spellings(name, kind)]
    return _apart(every, country, kind)


def spelled_pairs(a: Party, b: Party) -> Iterator[tuple[Name, Name]]:
    """Each name with each. Where both have a full name, acronyms are left out: `SMC` is of Curitiba and of São Carlos.

    A name without its note goes with a whole one only: two plants of one company are the same without their notes.
    """
    full = all(any(not _is_short(name) and name.role != spelling.OTHER for name in known.names) for known in (a, b))
    ours, theirs = ({name.national for name in known.names if name.national} for known in (a, b))
    # Two well-known ones: what is left of their names makes them not one. Plants of a well-known one: its name tells neither.
    known = bool(ours and theirs) and (a.kind != "employer" or not ours & theirs)
    for x in a.names:
        for y in b.names:
            if known and not (x.national and y.national):
                continue
            if spelling.TITLE in (x.role, y.role):
                if _one_title(x, y):  # and `Valpo` is Valparaíso where only one of the two countries is known
                    title = x if x.role == spelling.TITLE else y
                    yield title, replace(title, role=spelling.WHOLE)
            elif not _two_notes(a, b, x, y) and not (full and (_is_short(x) or _is_short(y))):
                yield x, y


def _one_title(x: Name, y: Name) -> bool:
    """Whether one union's whole name is what another calls itself beside its own: `Sindicato SITRAM`, `SITRAM`."""
    heads = [called(name) for name in (x, y)]
    said = ["".join(word for word in name.said if word not in CALLED and word not in WORKERS) for name in (x, y)]
    return (
        spelling.WHOLE in (x.role, y.role) and bool(said[0]) and said[0] == said[1] and not (all(heads) and heads[0] != heads[1])
    )


def _two_notes(a: Party, b: Party, x: Name, y: Name) -> bool:
    """Whether a note is left out where both have one, or both trade names or acronyms stand alone: they tell two apart."""
    if x.role == y.role and x.role in (spelling.OTHER, spelling.SHORT):
        return True
    if spelling.BOTH in (x.role, y.role):
        return x.role != y.role or not _one_trade(x, y)  # `A d/b/a B` is `B d/b/a A`
    if x.role == y.role == spelling.SEATED:
        return x.text != y.text or x.forms != y.forms
    both = all(any(name.role == spelling.LESS for name in known.names) for known in (a, b))
    return both and spelling.LESS in (x.role, y.role) and not (_says_which_local(x) or _says_which_local(y))


def _says_which_local(name: Name) -> bool:
    """Whether a name is written whole and says nothing but a union and the number of its local: no note is left out of it."""
    return name.role == spelling.WHOLE and bool(name.national and name.numbers) and name.words == (name.national,)


def _one_trade(x: Name, y: Name) -> bool:
    """Whether one of two companies with trade names says all that the other does: `X d/b/a Sodexo`, `... Health Care`."""
    ours, theirs = ({word.removesuffix("s") for word in name.words} for name in (x, y))
    return x.text == y.text or ours <= theirs or theirs <= ours


def _is_short(name: Name) -> bool:
    return (name.role == spelling.SHORT or (len(name.words) == 1 and len(name.text) <= ACRONYM)) and not name.national


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
        return "part" if likely and not found.get("national_differs") and not best.of_another_body else "different"
    if best.sure:
        return "same"
    return "offered" if best.chance >= match_model.OFFERED else "different"
