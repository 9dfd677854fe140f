"""What only worksites' names say for and against: owner, place, kind of plant, which of the well-known ones. Pure."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from graph_schema.identity import fold
from loaders.acronym import acronym
from loaders.land_words import land_words
from loaders.latin_letters import latin_letters
from loaders.match_party import Party
from loaders.overlap import ADJECTIVE, Overlap
from loaders.party_name import Name
from loaders.rarity import COMMON
from loaders.region_name import OF_A_REGION, is_region, region_of
from loaders.site_name import may_follow
from loaders.spelled_out import runs
from loaders.spelling import BOTH, OTHER
from loaders.town_name import GERMAN, is_town
from loaders.word_sense import is_business, sense
from loaders.worksite_name import KINDS as SITE_KINDS
from loaders.worksite_name import NAMED_BY_PLACE, PLAIN, two_houses

COMPOUND = re.compile(r"(?<=[^\W\d_])[-–]([^\W\d_]+)")
SECOND = re.compile("(?:aya|aja|iy|ij|yi|yy|oe|oye|naja)$")  # how Russian adjectives end
BRANCH = frozenset("branch base sucursal filial subsidiary".split())  # `X Co Ltd`, `X Co Ltd Bayuquan Branch`
WAYS = frozenset("north south east west northern southern eastern western central regional".split())
SHORT = 3  # letters of a word that says nothing of a place
ALMOST_JOINED = 5  # letters
ALMOST = 80  # percent: two spellings of a town
ALMOST_ONE = 94  # percent: two spellings of a name


def of_worksites(a: Party, b: Party, x: Name, y: Name, said: Overlap) -> Iterator[tuple[str, float]]:
    """Kinds of plant that differ, and a town that one names and the other has as its place or region.

    What is said of the place moves from what one says alone to what both say.
    """
    told = {"sites_differ": 1.0} if _second_name((a, x), (b, y), said) else dict(_of_known_sites(x, y))
    yield from told.items()
    spelled_out = said.initials and not any(
        tells(name, word) for name, rest in ((x, said.left), (y, said.right)) for _, word in rest
    )
    short = bool(acronym(x, y) or acronym(y, x) or spelled_out)
    trades = _trades_differ(a, b) or _two_regions(said)
    ends = ("", "") if told or short or trades or _far(a, b, said) else (_end(x), _end(y))
    more = [any(_is_name(word) for word in name.words[1:]) for name in (x, y)]
    if x.words[0] == y.words[0] and x.words[0] in ends and all(more):  # `McLaren Bay`, `McLaren Caro`
        ends = ("", "")
    regions = _region_words(a, b)
    owned = [name.national and name.national for name in (x, y)]
    numbered = bool(x.numbers) != bool(y.numbers)  # `Unit 2` may stand anywhere
    if ends[0] and ends[1] and not regions & {*ends} and not numbered and not (owned[0] and owned[1] and owned[0] != owned[1]):
        two = _same_owner(x, y) and bool(_own(x, said.left) and _own(y, said.right))
        held = any(_holds(name, end) for name, end in ((x, ends[1]), (y, ends[0])))
        town = bool(x.towns.keys() & y.towns.keys())  # `Dresdner X Werk`, `X Regensburg`
        # Of two owners' plants a last word that is no town may be any word: `Nester Hosiery`, `Clarksville Hosiery`.
        held = held and (_same_owner(x, y) or any(_of_a_plant(name) for name in (x, y)))
        if _others_plants(x, y, said):
            yield "owners_differ", 1.0
        else:
            two = two or (a.country in GERMAN and bool(x.towns and y.towns) and not town)
            yield ("ends_same" if not two and (held or town) else "ends_differ"), 1.0
    kinds = [{word for word in name.words if word in SITE_KINDS} for name in (x, y)]
    two_kinds = bool(kinds[0] - kinds[1] and kinds[1] - kinds[0]) and (x.script == y.script or not kinds[0] & kinds[1])
    if two_kinds or two_houses(said):
        yield "plant_kinds_differ", 1.0
    ways = [{sense(word) for word in name.words} & WAYS for name in (x, y)]
    branches = [not BRANCH.isdisjoint(name.words) for name in (x, y)]
    if trades or (ways[0] and ways[1] and not ways[0] & ways[1]) or branches[0] != branches[1]:
        yield "sites_differ", 1.0
    named = place_told(a, b, said)
    yield "place_named", float(named)
    _towns_in_short(x, y, said)
    both = {word for word in x.weights.keys() & y.weights.keys() if tells(x, word)}
    owners = [{word for word in name.words if word[0] == "@"} for name in (x, y)]
    town = bool(x.towns.keys() & y.towns.keys()) or named
    own = both - owners[0] - {word for words in x.towns.values() for word in words}
    if not told and _begin_apart(x, y, said):
        yield "begins_differ", 1.0
    if not ("site_known" in told or short or own or _almost(x, y) or _slipped(said, x, y) or x.text == y.text or _joined(x, y)):
        yield _by_place(town, bool(kinds[0] & kinds[1]), bool(both & owners[0])), 1.0
    if "site_known" not in told and _two_owners(owners[0], owners[1]):
        yield "owners_differ", 1.0


def _trades_differ(a: Party, b: Party) -> bool:
    """Whether two sites of one legal person go by two names: `FP Holdings d/b/a Palms Casino Resort`, `... d/b/a Palms Place`."""
    ours, theirs = ([name for name in party.names if name.role == OTHER] if _has_two(party) else [] for party in (a, b))
    pairs = [(one, other) for one in ours for other in theirs]
    return bool(pairs) and not any(
        one.text in other.text or other.text in one.text or fuzz.ratio(one.text, other.text) > ALMOST_ONE for one, other in pairs
    )


def _two_regions(said: Overlap) -> bool:
    """Whether each name says of itself another region: `Bayerische Stahlwerke`, `Badische Stahlwerke`."""
    ours, theirs = ({OF_A_REGION[word] for _, word in words if word in OF_A_REGION} for words in (said.left, said.right))
    return bool(ours and theirs) and not ours & theirs


def _has_two(party: Party) -> bool:
    """Whether a legal and a trading name stand side by side in one name."""
    return any(name.role == BOTH for name in party.names)


def _others_plants(x: Name, y: Name, said: Overlap) -> bool:
    """Whether all that two names share is the place, with another owner in front: `KG Steel Dangjin`, `YK Steel Dangjin`."""
    if bool(x.script) != bool(y.script) or said.slips:
        return False
    places = {word for name in (x, y) for words in name.towns.values() for word in words} | _run(x, y) | _run(y, x)
    if {word for word in x.weights.keys() & y.weights.keys() if _is_name(word)} - places:
        return False
    ours, theirs = (_in_front(name, words, places) for name, words in ((x, said.left), (y, said.right)))
    short = any(runs(word, y.said) for word in ours) or any(runs(word, x.said) for word in theirs)
    return bool(ours) and bool(theirs) and not short and not _one_owner(ours, theirs)


def _is_name(word: str) -> bool:
    """Whether a word is no plant, kind of plant, business or country: an owner's, a place's or a plant's own."""
    return len(word) > 1 and not (word in PLAIN or word in SITE_KINDS or word in land_words() or is_business(word))


def _run(name: Name, other: Name) -> set[str]:
    """The last word of a name, and those in front of it that the other name has too: `Ras Al Khair`."""
    end = _end(name)
    found = {end}
    for word in reversed(name.words[: name.words.index(end)] if end in name.words else ()):
        if word not in other.weights:
            break
        found.add(word)
    return found


def _in_front(name: Name, words: list[tuple[float, str]], places: set[str]) -> list[str]:
    """Of the words that only one name has those in front of the place, in their order."""
    # An owner may go by its land: `Egyptian Steel`.
    own = {word for _, word in words if _is_name(word) or (word == name.words[0] and word in land_words())} - places
    at = min((place for place, word in enumerate(name.words) if word in places), default=0)
    return [word for word in name.words[:at] if word in own]


def _one_owner(ours: list[str], theirs: list[str]) -> bool:
    """Whether one owner is written short: `BPSL`, `Bhushan Power and Steel`; or known under both names."""
    if any(len(one) == 1 < len(other) and one[0][0] == other[0][0] for one, other in ((ours, theirs), (theirs, ours))):
        return True
    return any(may_follow(one, other) for one in ours for other in theirs if one[0] == other[0] == "@")


def _far(a: Party, b: Party, said: Overlap) -> bool:
    """Whether one of two plants has a word more, and they are in two regions of a land whose regions are not listed here."""
    regions = [region_of(party.country, party.region) for party in (a, b)]
    listed = any(is_region(a.country, region) for region in regions)
    return all(regions) and not listed and fuzz.ratio(*regions) < ALMOST and bool(said.left or said.right)


def _of_known_sites(x: Name, y: Name) -> Iterator[tuple[str, float]]:
    """Whether two names are of one well-known worksite, or of two."""
    if not x.sites or not y.sites:
        return
    if x.sites == y.sites and len(x.sites) == 1:
        yield "site_known", 1.0
    elif x.sites.isdisjoint(y.sites):
        yield "sites_differ", 1.0


def _second_name(one: tuple[Party, Name], other: tuple[Party, Name], said: Overlap) -> bool:
    """Whether two mines differ by a second name, which mines beside each other have: `Распадская`, `Распадская-Коксовая`."""
    if bool(said.left) == bool(said.right) or not all("mine" in name.words for _, name in (one, other)):
        return False
    more = {word for _, word in said.left or said.right if SECOND.search(word)}
    spelled = (one if said.left else other)[0].spelled if more else ()
    return any(fold(latin_letters(second)) in more for text in spelled for second in COMPOUND.findall(text))


def _two_owners(ours: set[str], theirs: set[str]) -> bool:
    """Whether two names speak of two owners, of which none took over worksites of the other."""
    if not ours or not theirs or ours & theirs:
        return False
    return not any(may_follow(one, other) for one in ours for other in theirs)


def _region_words(a: Party, b: Party) -> set[str]:
    """The words for the region that both are in, and for what is certainly a region: no plant is called by it."""
    found = [region_of(party.country, party.region) for party in (a, b)]
    certain = [region for region in found if found[0] == found[1] or is_region(a.country or b.country, region)]
    return {word for region in certain for word in region.split()}


def _towns_in_short(x: Name, y: Name, said: Overlap) -> None:
    """`João Monlevade` and `Monlevade`: the rest of a town's name says nothing more where the other names no other town."""
    for name, other, words in ((x, y, said.left), (y, x, said.right)):
        for town in name.towns.values() if not other.towns else ():
            if any(word in other.weights and word in name.weights and tells(name, word) for word in town):
                words[:] = [one for one in words if one[1] not in town]


def place_told(a: Party, b: Party, said: Overlap) -> bool:
    """Whether one name speaks of the place where the other is; what it says of it goes to what both say."""
    named = False
    for words, rest, other in ((said.left, said.right, b), (said.right, said.left, a)):
        near = set(fold(f"{other.region} {other.place} {region_of(other.country, other.region)}").split())
        # `Brandenburg` may be the town, and the other plant in another one of the state
        more = any(weight > COMMON and not is_business(word) for weight, word in rest)
        for weight, word in [one for one in words if one[1] in near and not (more and is_town(one[1], other.country))]:
            words.remove((weight, word))
            said.count(weight)
            named = True
    return named


def _by_place(town: bool, kind: bool, owner: bool) -> str:
    """What two plants share that have no telling word of their own in common."""
    if not town:
        return "untold"
    return "owner_in_town" if owner else "place_alone" if kind else "town_alone"


def _own(name: Name, words: list[tuple[float, str]]) -> list[str]:
    """Of the words that only one name has, those that tell a plant apart from others of its owner."""
    return [word for _, word in words if tells(name, word) and word[0] != "@" and word not in name.owner]


def _of_a_plant(name: Name) -> bool:
    """Whether a name says that it is a plant's, or whose: then its last word is mostly where it is.

    Sewing and the like is what a factory does that goes by its company's name: `Yu Chang Garment Factory`.
    """
    return bool(name.national) or any(word in NAMED_BY_PLACE for word in name.words)


def _same_owner(x: Name, y: Name) -> bool:
    """Whether both begin with the same word, mostly their owner's, or name the same well-known one."""
    return x.words[0] == y.words[0] or bool(x.national and x.national == y.national)


def _slipped(said: Overlap, x: Name, y: Name) -> bool:
    return any(tells(x, one) and tells(y, other) for one, other in said.slips)


def _end(name: Name) -> str:
    """The last telling word that is no owner, no kind of plant, no business and no country: mostly where the plant is."""
    towns = {word for words in name.towns.values() for word in words}
    own = [word for word in name.words if word[0] != "@" and word not in name.owner and len(word) > SHORT]
    told = [word for word in own if word in towns or tells(name, word)]
    return told[-1] if told else ""


def tells(name: Name, word: str) -> bool:
    plain = word in PLAIN or word in SITE_KINDS or word in land_words() or is_business(word)
    return not plain and name.weights[word] > COMMON


def _almost(x: Name, y: Name) -> bool:
    """Whether two names are one but for a letter or two: `Centro Textil`, `Centro Textile`."""
    return min(len(x.text), len(y.text)) > 2 * ALMOST_JOINED and fuzz.ratio(x.text, y.text) > ALMOST_ONE


def _begin_apart(x: Name, y: Name, said: Overlap) -> bool:
    """Whether both begin with a telling word that is no place and that the other lacks: mostly two owners."""
    left, right = ({word for _, word in words} for words in (said.left, said.right))
    begun = (x.words[0], left, x), (y.words[0], right, y)
    return all(
        word in rest and tells(name, word) and all(word not in town for town in name.towns.values()) for word, rest, name in begun
    )


def _joined(x: Name, y: Name) -> bool:
    """`wei jie`, `weijie`: a word of one that the other writes as two."""
    return any(
        len(word) > ALMOST_JOINED and word in other.text and word not in other.weights and tells(name, word)
        for name, other in ((x, y), (y, x))
        for word in name.words
    )


def _holds(name: Name, end: str) -> bool:
    root = ADJECTIVE.sub("", end)  # `Уральская`, Ural
    return any(
        word == end or ADJECTIVE.sub("", word) == root or (len(end) > ALMOST_JOINED and fuzz.ratio(word, end) > ALMOST)
        for word in name.words
    )
