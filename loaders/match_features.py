"""What speaks for and against two parties being one: features, each a number of about 0 to 1. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, Prefix

from loaders.legal_form import LOOSE, lands_of
from loaders.party_name import Name, land_words
from loaders.union_name import is_short_for

ALIKE = 0.74  # two long words this similar may be one, misspelt
COMMON = 6.6  # nats: a word that one name in 700 holds
KNOWN = 8.6  # nats: a word that three names in 20,000 hold is one that people know
TELLING = 9.4  # nats: a word that nobody knows
RARE = 9.0  # nats: a word that one name in 8,000 holds


BODIES = frozenset("district council joint conference board".split())  # of several locals
LATIN_AMERICA = frozenset("MX CL AR PE CO BR UY PY BO EC VE GT HN SV NI CR PA DO CU PR ES".split())
# What sets one company of a family apart from another.
BUSINESS = frozenset(
    "credit credito finance financial financiera financiero finanzas leasing trust fund fonds fondo foundation fundacion stiftung"
    " pension insurance seguros versicherung bank banco capital investment investments invest inversiones immobilien inmobiliaria"
    " feeder gp ventures partners energy energia power logistics logistica treasury intermediate holding employees".split()
)


@dataclass(frozen=True, slots=True)
class Party:
    """A thing to be matched, as one source or one node says it. Empty means not known.

    `kind`: `union` or `employer` (worksites too, which are a `site`). `country`: ISO 3166-1 alpha-2. `sector`: ISIC code.
    `owners`: ids.
    """

    id: str
    names: tuple[Name, ...]
    kind: str = "employer"
    country: str = ""
    region: str = ""
    place: str = ""
    sector: str = ""
    owners: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    site: bool = False
    spelled: tuple[str, ...] = field(default=(), compare=False)


@dataclass(slots=True)
class Overlap:
    """How the words of two names go together: weights in nats of what both say, of what only one says, of what was misspelt."""

    shared: float = 0.0
    left: list[tuple[float, str]] = field(default_factory=list)
    right: list[tuple[float, str]] = field(default_factory=list)
    doubt: float = 0.0
    rarest: float = 0.0
    slips: list[tuple[str, str]] = field(default_factory=list)


def overlap(a: Name, b: Name) -> Overlap:
    """Words of two names laid side by side: the same ones, misspelt ones, shortened ones, ones written together."""
    found = Overlap()
    ours, theirs = a.weights, b.weights
    both = ours.keys() & theirs.keys()
    for word in both:
        _count(found, ours[word])
    left = [word for word in a.words if word not in both]
    right = [word for word in b.words if word not in both]
    if left and right:
        _together(found, left, right, ours, theirs)
        _together(found, right, left, theirs, ours)
        _misspelt(found, left, right, ours, theirs)
    found.left = sorted(((ours[word], word) for word in left), reverse=True)
    found.right = sorted(((theirs[word], word) for word in right), reverse=True)
    return found


def _count(found: Overlap, weight: float) -> None:
    found.shared += weight
    found.rarest = max(found.rarest, weight)


def _together(found: Overlap, ones: list[str], others: list[str], weights: dict[str, float], joined: dict[str, float]) -> None:
    """`Twin Bee` and `Twinbee`."""
    for start in range(len(ones) - 1, 0, -1):
        if start < len(ones) and (whole := ones[start - 1] + ones[start]) in others:
            _count(found, max(joined[whole], weights[ones[start]]))
            others.remove(whole)
            del ones[start - 1 : start + 1]


def _misspelt(found: Overlap, left: list[str], right: list[str], ours: dict[str, float], theirs: dict[str, float]) -> None:
    pairs = sorted(((_likeness(x, y, ours[x], theirs[y]), x, y) for x in left for y in right), reverse=True)
    for likeness, x, y in pairs:
        if likeness < ALIKE:
            break
        if x in left and y in right:
            weight = min(ours[x], theirs[y])
            _count(found, weight * likeness)
            found.doubt += weight * (1 - likeness)
            found.slips.append((x, y))
            left.remove(x)
            right.remove(y)


def _likeness(x: str, y: str, ours: float, theirs: float) -> float:
    """How likely two words are one: a short form or another ending of a known word, or a slip. Two known words are two."""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    same = int(Prefix.similarity(x, y))
    if same >= 4 and same >= len(short) - 1 and len(long) - same <= 2:
        return 0.95
    known = theirs if long == y else ours
    if same == len(short) >= 3 and known < KNOWN:
        return 0.9
    if len(short) < 4 or abs(len(x) - len(y)) > 3 or max(ours, theirs) < KNOWN:
        return 0.0
    alike = float(DamerauLevenshtein.normalized_similarity(x, y))
    return max(alike, ALIKE) if alike >= 0.65 and len(short) > 5 and x[:3] == y[:3] else alike


# The order is the order of the model's coefficients; `graph_schema.likeness` has the words for each.
FEATURES = (
    "shared", "contained", "common_more", "both_differ", "one_more", "letters", "doubt", "rare", "exact",
    "numbers_differ", "number_missing", "numbers_same", "forms_differ", "forms_clash", "other_business", "brand",
    "forms_same", "country_same", "country_differs", "region_same", "region_differs", "place_same", "place_differs",
    "sector_same", "sector_differs", "owner_same", "lands_differ", "acronym", "national_same", "national_differs",
    "part_of", "levels_differ", "confederations_differ",
)  # fmt: skip
AGAINST = frozenset(
    name
    for name in FEATURES
    if name.endswith(("differ", "differs"))
    or name in ("one_more", "doubt", "number_missing", "part_of", "both_differ", "forms_clash", "other_business")
)


def best_features(a: Party, b: Party) -> dict[str, float]:
    """The features of the two spellings that go together best."""
    found = [features(a, b, x, y) for x in a.names for y in b.names]
    return max(found, key=lambda one: one.get("shared", 0.0) - one.get("both_differ", 0.0), default={})


def features(a: Party, b: Party, x: Name, y: Name) -> dict[str, float]:
    """What speaks for and against, for one spelling of each; what is absent is 0."""
    said = overlap(x, x) if x.folded == y.folded else overlap(x, y)
    if x.folded == y.folded:
        y = x
    found = dict(_of_names(x, y, said, a.country or b.country))
    if _elsewhere(a, b, x, y, said):
        found["lands_differ"] = 1.0
    found.update(_of_unions(x, y) if a.kind == "union" else ())
    found.update(_of_surroundings(a, b))
    return found


def _of_names(x: Name, y: Name, said: Overlap, country: str) -> Iterator[tuple[str, float]]:
    only_left, only_right = sum(w for w, _ in said.left), sum(w for w, _ in said.right)
    whole = said.shared + said.doubt + only_left + only_right or 1.0
    first = said.left[0][0] if said.left else 0.0
    second = said.right[0][0] if said.right else 0.0
    acronym = 1.0 if _is_acronym(x, y) or _is_acronym(y, x) else 0.0
    yield "acronym", acronym
    yield "shared", 1.0 if acronym else said.shared / whole
    yield "contained", said.shared / (said.shared + min(only_left, only_right) or 1.0)
    yield "both_differ", 0.0 if acronym else min(first, second) / RARE
    yield "one_more", 0.0 if acronym else max(first, second) / RARE
    yield "common_more", 1.0 if min(first, second) == 0 < max(first, second) < COMMON and said.rarest > RARE - 2 else 0.0
    yield "letters", max(0.0, fuzz.ratio(x.text, y.text) / 100 - 0.5) * 2
    yield "doubt", min(1.0, said.doubt / 4)
    yield "rare", min(1.5, said.shared / 12)
    alike = sorted(x.words) == sorted(y.words) or x.text == y.text
    yield "exact", 1.0 if x.numbers == y.numbers and alike else 0.0
    yield from _of_numbers(x, y)
    if x.forms and y.forms:
        yield _forms(x, y, country), 1.0
    extra = {word for _, word in said.left + said.right}
    if extra & BUSINESS:
        yield "other_business", 1.0
    if bool(said.left) != bool(said.right) and said.rarest > TELLING and max(first, second) < KNOWN - 1:
        yield "brand", 1.0


def _forms(x: Name, y: Name, country: str) -> str:
    """In Latin America a company changes its form, and writers mix them; elsewhere `X AG` and `X GmbH` are two companies."""
    if x.forms & y.forms:
        return "forms_same"
    loose = not LOOSE.isdisjoint(x.forms) or not LOOSE.isdisjoint(y.forms)
    return "forms_differ" if loose or country in LATIN_AMERICA else "forms_clash"


def _elsewhere(a: Party, b: Party, x: Name, y: Name, said: Overlap) -> bool:
    """Whether one name speaks of a country, or has the legal form of one, that is not where they are."""
    country, known = a.country or b.country, land_words()
    spoken = [[known[word] for _, word in words if word in known] for words in (said.left, said.right)]
    if country and any(country not in codes for codes in (*spoken[0], *spoken[1])):
        return True
    if spoken[0] and spoken[1] and not frozenset().union(*spoken[0]) & frozenset().union(*spoken[1]):
        return True
    lands = [[lands_of()[form] for form in name.forms if form in lands_of()] for name in (x, y)]
    for here, there, formed in ((a.country, b.country, lands[0]), (b.country, a.country, lands[1])):
        if formed and (here or there) and all((here or there) not in codes for codes in formed):
            return True
    return bool(lands[0] and lands[1]) and not frozenset().union(*lands[0]) & frozenset().union(*lands[1])


def _is_acronym(short: Name, long: Name) -> bool:
    if len(short.words) != 1 or len(short.text) < 3 or short.part:
        return False
    return short.text in long.acronyms or is_short_for(short.text, long.words)


def _of_numbers(x: Name, y: Name) -> Iterator[tuple[str, float]]:
    if x.numbers and y.numbers:
        if x.numbers == y.numbers:
            yield "numbers_same", 1.0
        elif x.numbers - y.numbers and y.numbers - x.numbers:
            yield "numbers_differ", 1.0
        else:
            yield "number_missing", 1.0
    elif x.numbers or y.numbers:
        yield "number_missing", 1.0


def _of_unions(x: Name, y: Name) -> Iterator[tuple[str, float]]:
    if x.national and y.national:
        yield ("national_same" if x.national == y.national else "national_differs"), 1.0
    if (x.part or bool(x.numbers)) != (y.part or bool(y.numbers)) and (x.part or y.part or x.national):
        yield "part_of", 1.0
    if x.levels != y.levels:
        yield "levels_differ", 1.0
        if (x.levels ^ y.levels) & BODIES and (x.part or y.part):  # Council 31 and Local 31 are two
            yield "numbers_differ", 1.0
    if x.confederations and y.confederations and not x.confederations & y.confederations:
        yield "confederations_differ", 1.0


def _of_surroundings(a: Party, b: Party) -> Iterator[tuple[str, float]]:
    for name, left, right in (("country", a.country, b.country), ("region", a.region, b.region), ("place", a.place, b.place)):
        if left and right:
            yield (f"{name}_same", 1.0) if left == right else (f"{name}_differs", 1.0)
    if a.sector and b.sector:
        short = min(len(a.sector), len(b.sector), 2)
        yield (f"sector_{'same' if a.sector[:short] == b.sector[:short] else 'differs'}", 1.0)
    if a.owners & b.owners:
        yield "owner_same", 1.0
