"""What speaks for and against two parties being one: features, each a number of about 0 to 1. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from graph_schema.identity import fold
from loaders.form_features import lands_of_form, stand_together
from loaders.legal_form import UNSPACED_FORM
from loaders.overlap import Overlap, acronym, overlap
from loaders.party_name import BRACKETS, Name, land_words
from loaders.region_name import is_region, region_of
from loaders.spelling import LESS, OTHER
from loaders.union_features import of_unions
from loaders.word_sense import PURPOSES, is_business, sense
from loaders.worksite_name import KINDS as SITE_KINDS
from loaders.worksite_name import NAMED_BY_PLACE, PLAIN

COMMON = 6.6  # nats: a word that one name in 700 holds
KNOWN = 8.6  # nats: a word that three names in 20,000 hold is one that people know
TELLING = 9.4  # nats: a word that nobody knows
RARE = 9.0  # nats: a word that one name in 8,000 holds


HEADS = frozenset(
    "group holding north america americas europe asia global worldwide overseas".split()
)  # two legal persons of one family
GROUP = frozenset("group company holding international global worldwide world".split())  # a company goes by its name without them
WAYS = frozenset("north south east west".split())
SHORT = 3  # letters of a word that says nothing of a place
ALMOST_JOINED = 5  # letters
ALMOST = 80  # percent: two spellings of a town
# What sets one company of a family apart from another.
BUSINESS = frozenset(
    "credit credito finance financial financiera financiero finanzas leasing trust fund fonds fondo foundation fundacion stiftung"
    " pension insurance seguros versicherung bank banco capital investment investments invest inversiones immobilien inmobiliaria"
    " feeder gp ventures partners energy energia power logistics logistica treasury intermediate holding employees"
    " hospital medical clinic university universidad college school colegio".split()
)


@dataclass(frozen=True, slots=True)
class Party:
    """A thing to be matched, as one source or one node says it. Empty means not known.

    `kind`: `union`, `employer` or `worksite`. `country`: ISO 3166-1 alpha-2. `sector`: ISIC code. `owners`: ids.
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
    spelled: tuple[str, ...] = field(default=(), compare=False)


# The order is the order of the model's coefficients; `graph_schema.likeness` has the words for each.
FEATURES = (
    "shared", "contained", "common_more", "both_differ", "one_more", "letters", "doubt", "rare", "exact",
    "numbers_differ", "number_missing", "numbers_same", "forms_differ", "forms_clash", "other_business", "brand",
    "forms_same", "country_same", "country_differs", "region_same", "region_differs", "place_same", "place_differs",
    "sector_same", "sector_differs", "owner_same", "lands_differ", "acronym", "national_same", "national_differs",
    "part_of", "levels_differ", "confederations_differ", "known_more", "purposes", "order_differs", "initials", "translated",
    "noted", "other_name", "whole_known", "plant_kinds_differ", "asides_differ", "place_named", "untold", "town_alone",
    "same_local", "heads_differ", "sites_differ",
    "town_same", "towns_differ", "owners_differ", "place_alone", "owner_in_town", "ends_same", "ends_differ",
)  # fmt: skip
AGAINST = frozenset(
    name
    for name in FEATURES
    if name.endswith(("differ", "differs"))
    or name
    in (
        "one_more", "doubt", "number_missing", "part_of", "both_differ", "forms_clash", "other_business", "known_more", "noted",
        "other_name", "untold", "town_alone",
    )
)  # fmt: skip


def best_features(a: Party, b: Party) -> dict[str, float]:
    """The features of the two spellings that go together best."""
    found = [features(a, b, x, y) for x in a.names for y in b.names]
    return max(found, key=lambda one: one.get("shared", 0.0) - one.get("both_differ", 0.0), default={})


def features(a: Party, b: Party, x: Name, y: Name) -> dict[str, float]:
    """What speaks for and against, for one spelling of each; what is absent is 0."""
    said = overlap(x, x) if x.folded == y.folded else overlap(x, y)
    if x.folded == y.folded:
        y = x
    found: dict[str, float] = {}
    kind = compared_as(a, x, y)
    if kind == "worksite":
        found.update(_of_worksites(a, b, x, y, said))
    found.update(_of_names(x, y, said, a.country or b.country))
    if _elsewhere(a, b, x, y, said):
        found["lands_differ"] = 1.0
    if kind == "union":
        if _place_told(a, b, said):
            found["place_named"] = 1.0
        found.update(of_unions(x, y, said))
    elif kind == "employer":
        found.update(_of_known(x, y, said, a.country or b.country))
    found.update(_of_towns(x, y))
    if kind == "employer" and asides_differ(a, b):
        found["asides_differ"] = 1.0
    found.update(_of_surroundings(a, b))
    return found


def compared_as(a: Party, x: Name, y: Name) -> str:
    """As which kind of thing two spellings are compared: a worksite that is listed by its company's name as a company."""
    if a.kind != "worksite" or not (x.forms or y.forms):
        return a.kind
    plants = any(word in PLAIN or word in SITE_KINDS for name in (x, y) for word in name.words)
    return "worksite" if plants and not (x.forms and y.forms) else "employer"


def _of_names(x: Name, y: Name, said: Overlap, country: str) -> Iterator[tuple[str, float]]:
    only_left, only_right = sum(w for w, _ in said.left), sum(w for w, _ in said.right)
    whole = said.shared + said.doubt + only_left + only_right or 1.0
    first = said.left[0][0] if said.left else 0.0
    second = said.right[0][0] if said.right else 0.0
    short = max(acronym(x, y), acronym(y, x))
    yield "acronym", short
    yield "shared", max(short, said.shared / whole)
    yield "contained", max(short, said.shared / (said.shared + min(only_left, only_right) or 1.0))
    yield "both_differ", 0.0 if short else min(first, second) / RARE
    yield "one_more", 0.0 if short else max(first, second) / RARE
    yield "common_more", 1.0 if min(first, second) == 0 < max(first, second) < COMMON and said.rarest > RARE - 2 else 0.0
    yield "letters", max(0.0, fuzz.ratio(x.text, y.text) / 100 - 0.5) * 2
    yield "doubt", min(1.0, said.doubt / 4)
    yield "rare", min(1.5, said.shared / 12)
    alike = sorted(x.words) == sorted(y.words) or x.text == y.text
    yield "exact", 1.0 if x.numbers == y.numbers and alike else 0.0
    yield from _of_numbers(x, y)
    if x.forms and y.forms and UNSPACED_FORM not in x.forms | y.forms:
        yield stand_together(x, y, country), 1.0
    extra = {word for _, word in said.left + said.right}
    if extra & BUSINESS and not x.part and not y.part:
        yield "other_business", 1.0
    if extra & HEADS and x.forms and y.forms:
        yield "heads_differ", 1.0
    if bool(said.left) != bool(said.right):
        if said.rarest > TELLING and max(first, second) < KNOWN - 1:
            yield "brand", 1.0
        if said.rarest > COMMON and _tells_purpose(x, y, extra, country):
            yield "purposes", 1.0
    yield "initials", said.initials / whole
    yield "translated", said.translated / whole
    if _order(x) != _order(y) and sorted(_order(x)) == sorted(_order(y)) and not any(_tells(x, word) for word in x.words):
        yield "order_differs", 1.0
    if LESS in (x.role, y.role):
        yield "noted", 1.0
    if OTHER in (x.role, y.role):
        yield "other_name", 1.0


def _tells_purpose(x: Name, y: Name, extra: set[str], country: str) -> bool:
    """Whether what one name says more is what the company does: `Acindar Industria Argentina de Aceros`."""
    if len(extra) > 1 and all(sense(word) in PURPOSES for word in extra):
        return True
    weights = x.weights | y.weights
    return len(extra) > 2 and all(sense(w) or country in land_words().get(w, ()) or weights[w] < COMMON for w in extra)


def _order(name: Name) -> list[str]:
    return [land_root(word) for word in name.words]


def land_root(word: str) -> str:
    """A word for a country by the country: `Indian Oil` and `Oil India` are two by their order alone."""
    codes = land_words().get(word)
    return min(codes) if codes else word


def _of_known(x: Name, y: Name, said: Overlap, country: str) -> Iterator[tuple[str, float]]:
    """What is known of well-known companies: two of them are two, and one that says more is another company of its family."""
    if x.national and y.national:
        yield ("national_same" if x.national == y.national else "national_differs"), 1.0
    if x.national and x.national == y.national:
        more = [word for _, word in said.left + said.right if country not in land_words().get(word, ()) and word not in GROUP]
        if bool(said.left) != bool(said.right) and more:
            yield "known_more", 1.0
        if x.words == y.words == (x.national,):
            yield "whole_known", 1.0


def _of_worksites(a: Party, b: Party, x: Name, y: Name, said: Overlap) -> Iterator[tuple[str, float]]:
    """Kinds of plant that differ, and a town that one names and the other has as its place or region.

    What is said of the place moves from what one says alone to what both say.
    """
    ends = _end(x), _end(y)
    regions = _region_words(a, b)
    owned = [name.national and name.national for name in (x, y)]
    numbered = bool(x.numbers) != bool(y.numbers)  # `Unit 2` may stand anywhere
    if ends[0] and ends[1] and not regions & {*ends} and not numbered and not (owned[0] and owned[1] and owned[0] != owned[1]):
        two = _same_owner(x, y) and _own(x, said.left) and _own(y, said.right)
        held = any(_holds(name, end) for name, end in ((x, ends[1]), (y, ends[0])))
        town = bool(x.towns.keys() & y.towns.keys())
        # Of two owners' plants a last word that is no town may be any word: `Nester Hosiery`, `Clarksville Hosiery`.
        held = held and (_same_owner(x, y) or any(_of_a_plant(name) for name in (x, y)))
        told = not two and (held or town)
        yield ("ends_same" if told else "ends_differ"), 1.0
    kinds = [{word for word in name.words if word in SITE_KINDS} for name in (x, y)]
    if kinds[0] - kinds[1] and kinds[1] - kinds[0]:
        yield "plant_kinds_differ", 1.0
    ways = [{sense(word) for word in name.words} & WAYS for name in (x, y)]
    if ways[0] and ways[1] and not ways[0] & ways[1]:
        yield "sites_differ", 1.0
    named = _place_told(a, b, said)
    yield "place_named", float(named)
    _towns_in_short(x, y, said)
    both = {word for word in x.weights.keys() & y.weights.keys() if _tells(x, word)}
    owners = [{word for word in name.words if word[0] == "@"} for name in (x, y)]
    town = bool(x.towns.keys() & y.towns.keys()) or named
    own = both - owners[0] - {word for words in x.towns.values() for word in words}
    if not (own or _slipped(said, x, y) or x.text == y.text or _joined(x, y)):
        yield _by_place(town, bool(kinds[0] & kinds[1]), bool(both & owners[0])), 1.0
    if owners[0] and owners[1] and not owners[0] & owners[1]:
        yield "owners_differ", 1.0


def _region_words(a: Party, b: Party) -> set[str]:
    """The words for the region that both are in, and for what is certainly a region: no plant is called by it."""
    found = [region_of(party.country, party.region) for party in (a, b)]
    certain = [region for region in found if found[0] == found[1] or is_region(a.country or b.country, region)]
    return {word for region in certain for word in region.split()}


def _towns_in_short(x: Name, y: Name, said: Overlap) -> None:
    """`João Monlevade` and `Monlevade`: the rest of a town's name says nothing more where the other names no other town."""
    for name, other, words in ((x, y, said.left), (y, x, said.right)):
        for town in name.towns.values() if not other.towns else ():
            if any(word in other.weights and _tells(name, word) for word in town):
                words[:] = [one for one in words if one[1] not in town]


def _place_told(a: Party, b: Party, said: Overlap) -> bool:
    """Whether one name speaks of the place where the other is; what it says of it goes to what both say."""
    named = False
    for words, other in ((said.left, b), (said.right, a)):
        near = set(fold(f"{other.region} {other.place} {region_of(other.country, other.region)}").split())
        for weight, word in [one for one in words if one[1] in near]:
            words.remove((weight, word))
            said.shared += weight
            said.rarest = max(said.rarest, weight)
            named = True
    return named


def _by_place(town: bool, kind: bool, owner: bool) -> str:
    """What two plants share that have no telling word of their own in common."""
    if not town:
        return "untold"
    return "owner_in_town" if owner else "place_alone" if kind else "town_alone"


def _own(name: Name, words: list[tuple[float, str]]) -> list[str]:
    """Of the words that only one name has, those that tell a plant apart from others of its owner."""
    return [word for _, word in words if _tells(name, word) and word[0] != "@" and word not in name.owner]


def _of_a_plant(name: Name) -> bool:
    """Whether a name says that it is a plant's, or whose: then its last word is mostly where it is.

    Sewing and the like is what a factory does that goes by its company's name: `Yu Chang Garment Factory`.
    """
    return bool(name.national) or any(word in NAMED_BY_PLACE for word in name.words)


def _same_owner(x: Name, y: Name) -> bool:
    """Whether both begin with the same word, mostly their owner's, or name the same well-known one."""
    return x.words[0] == y.words[0] or bool(x.national and x.national == y.national)


def _slipped(said: Overlap, x: Name, y: Name) -> bool:
    return any(_tells(x, one) and _tells(y, other) for one, other in said.slips)


def _end(name: Name) -> str:
    """The last telling word that is no owner, no kind of plant, no business and no country: mostly where the plant is."""
    towns = {word for words in name.towns.values() for word in words}
    own = [word for word in name.words if word[0] != "@" and word not in name.owner and len(word) > SHORT]
    told = [word for word in own if word in towns or _tells(name, word)]
    return told[-1] if told else ""


def _tells(name: Name, word: str) -> bool:
    plain = word in PLAIN or word in SITE_KINDS or word in land_words() or is_business(word)
    return not plain and name.weights[word] > COMMON


def _joined(x: Name, y: Name) -> bool:
    """`wei jie`, `weijie`: a word of one that the other writes as two."""
    return any(
        len(word) > ALMOST_JOINED and word in other.text and word not in other.weights and _tells(name, word)
        for name, other in ((x, y), (y, x))
        for word in name.words
    )


def _holds(name: Name, end: str) -> bool:
    return any(word == end or (len(end) > ALMOST_JOINED and fuzz.ratio(word, end) > ALMOST) for word in name.words)


def asides_differ(a: Party, b: Party) -> bool:
    """Whether what stands in brackets says two things, as two plants' towns."""
    ours, theirs = (
        {fold(aside).replace(" ", "") for name in known.spelled for aside in BRACKETS.findall(name)} for known in (a, b)
    )
    return bool(ours and theirs and not ours & theirs)


def _of_towns(x: Name, y: Name) -> Iterator[tuple[str, float]]:
    if x.towns and y.towns:
        yield ("town_same" if x.towns.keys() & y.towns.keys() else "towns_differ"), 1.0


def _elsewhere(a: Party, b: Party, x: Name, y: Name, said: Overlap) -> bool:
    """Whether one name speaks of a country, or has the legal form of one, that is not where they are."""
    country, known = a.country or b.country, land_words()
    spoken = [[known[word] for _, word in words if word in known] for words in (said.left, said.right)]
    if country and any(country not in codes for codes in (*spoken[0], *spoken[1])):
        return True
    if spoken[0] and spoken[1] and not frozenset().union(*spoken[0]) & frozenset().union(*spoken[1]):
        return True
    lands = [lands_of_form(name) for name in (x, y)]
    for here, there, formed in ((a.country, b.country, lands[0]), (b.country, a.country, lands[1])):
        if formed and (here or there) and all((here or there) not in codes for codes in formed):
            return True
    return bool(lands[0] and lands[1]) and not frozenset().union(*lands[0]) & frozenset().union(*lands[1])


def _of_numbers(x: Name, y: Name) -> Iterator[tuple[str, float]]:
    if coded(x) and coded(y) and coded(x).isdisjoint(coded(y)):
        yield "numbers_differ", 1.0
    elif x.numbers and y.numbers:
        if x.numbers == y.numbers:
            yield "numbers_same", 1.0
        elif x.numbers - y.numbers and y.numbers - x.numbers:
            yield "numbers_differ", 1.0
        else:
            yield "number_missing", 1.0
    elif x.numbers or y.numbers:
        yield "number_missing", 1.0


def coded(name: Name) -> set[str]:
    """Words with letters and digits: `JFK8`, `MXP5`."""
    return {word for word in name.words if word[0] != "@" and not word.isalpha()}


def _of_the_land(union: Party) -> bool:
    """Whether a union says that it is the whole land's: `... de la República Mexicana`."""
    said = {word for name in union.names for word in name.said}
    land = ("nacional", "republica") if union.country == "MX" else ("republica",)
    return not said.isdisjoint(land) and not any(name.numbers or name.part for name in union.names)


def _of_surroundings(a: Party, b: Party) -> Iterator[tuple[str, float]]:
    known = a.country or b.country
    regions = region_of(known, a.region), region_of(known, b.region)
    if a.kind == "union" and _of_the_land(a) and _of_the_land(b):
        regions = ("", "")  # where an agreement of it was filed
    told = [is_region(known, region) for region in regions]
    if told[0] != told[1] or (a.kind != "union" and not all(told)):
        regions = regions if regions[0] == regions[1] else ("", "")  # a town, beside the state that it is in
    for name, left, right in (("country", a.country, b.country), ("region", *regions), ("place", a.place, b.place)):
        if left and right:
            yield (f"{name}_same", 1.0) if left == right else (f"{name}_differs", 1.0)
    if a.sector and b.sector:
        short = min(len(a.sector), len(b.sector), 2)
        yield (f"sector_{'same' if a.sector[:short] == b.sector[:short] else 'differs'}", 1.0)
    if a.owners & b.owners:
        yield "owner_same", 1.0
