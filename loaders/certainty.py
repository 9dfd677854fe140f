"""What a likely pair must hold to be joined without asking: a wrong join is worse than a missed one. Pure.

A probability tells how alike two things are, not whether there are two of them. What is held back here waits for a reader.
"""

import re
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from loaders.land_words import land_words, state_of
from loaders.legal_form import forms_clash
from loaders.match_features import BUSINESS, asides_differ
from loaders.match_party import Party
from loaders.overlap import Overlap, overlap
from loaders.party_name import LIGHT, Name
from loaders.rarity import COMMON, RARE
from loaders.region_name import region_of
from loaders.spelling import LESS, OTHER, SEATED, TITLE
from loaders.union_features import EVERYBODYS
from loaders.union_name import told_by_trade
from loaders.us_states import STATES
from loaders.word_sense import TRADES
from loaders.worksite_name import PLAIN

# Ids that a publisher gives to what it was told, not to what is there: one thing has many.
NO_REGISTER = frozenset(("name", "bods", "ftm"))
SPELLED_OUT = 5  # letters from which on the initials of a name are hardly another name's too
TELLS = {"employer": COMMON, "union": 6.0, "worksite": COMMON}  # nats: many unions bear the name of one employer
BY_STATE = frozenset(("US", "CA", "AU", "DE", "CH", ""))  # registers of companies by region
LONG = 12  # letters of a word in which one wrong letter is a slip
LETTERS = 2  # that a common word may be misspelt in: `Transportes`, and not `Transmares`
A_LITTLE = 0.5  # nats that may be said in another language
MANY = 8  # words of a name that are its own by their order too
TWO = 2  # telling words that a name needs where a country is not known
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest central midwest"
    " atlantic pacific nw ne sw se"
    " norte sur este oeste oriente poniente occidente noreste noroeste sureste suroeste centro canada canadian".split()
)
HEAD = re.compile(r"集团|集團|控股|그룹|グループ|ホールディングス|\b(?:group|gruppe|groupe|grupo|gruppo|holdings?)\b")
CHAPTER = re.compile(r"\b(?:chapter|unit)s? (?:of|at)\b")  # of a local
CONTINENT = re.compile(r"\b(?:north|south|latin) america\b")
LETTERED = re.compile(r"(\d+)(?: ?([a-z])|(nw|ne|sw|se))\b")  # SEIU 1199 and 1199NW


def numbered_apart(a: frozenset[str] | set[str], b: frozenset[str] | set[str]) -> set[str]:
    """Registers that know both by a code, and by none that is the same."""
    ours, theirs = _schemes(a), _schemes(b)
    return {scheme for scheme in ours.keys() & theirs.keys() if not ours[scheme] & theirs[scheme]}


def _schemes(codes: frozenset[str] | set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code in codes:
        if (scheme := code.partition(":")[0]) not in NO_REGISTER:
            found.setdefault(scheme, set()).add(code)
    return found


def lands_agree(a: Party, b: Party) -> bool:
    """Whether no two countries are known; a territory and its state are one."""
    return not a.country or not b.country or state_of(a.country) == state_of(b.country)


def persons_clash(a: Party, b: Party) -> bool:
    """Whether two parties without a common code are two by legal form, whatever the spelling."""
    ours, theirs = (frozenset(form for name in known.names if name.role != OTHER for form in name.forms) for known in (a, b))
    return bool(ours and theirs) and not a.codes & b.codes and forms_clash(ours, theirs)


def sure(a: Party, b: Party, x: Name, y: Name, found: dict[str, float]) -> bool:
    """Whether two likely parties may be joined without asking, by the spellings `x` and `y` with the features `found`."""
    if (
        (a.country and b.country and a.country != b.country)
        or numbered_apart(a.codes, b.codes)
        or not _same_place(a, b, x, y)
        or not _same_numbers(x, y)
    ):
        return False
    if forms_clash(x.forms, y.forms) or persons_clash(a, b) or {x.role, y.role} & {LESS, OTHER, SEATED, TITLE}:
        return False
    if x.national and bool(HEAD.search(x.folded)) != bool(HEAD.search(y.folded)) and x.forms and y.forms:
        return False  # `东风汽车`, `东风汽车集团`
    if (x.loose or y.loose) and x.national == y.national and not _one_name(a.kind, x, y):
        return False
    return _sure_by_name(a, b, x, y, found)


def _one_name(kind: str, x: Name, y: Name) -> bool:
    """Whether a known organisation goes by one name in both, and not by two of the list."""
    said = set(x.said), set(y.said)
    return said[0] <= said[1] or said[1] <= said[0] if kind == "union" else x.owner == y.owner


def _sure_by_name(a: Party, b: Party, x: Name, y: Name, found: dict[str, float]) -> bool:
    if _well_known(x, y) and _lands(x, a.country) == _lands(y, b.country):
        return bool(a.country and b.country) or len(x.said) > 1 < len(y.said)
    if found.get("acronym"):
        return bool(a.country and b.country) and a.kind == "union" and _initials(x, y)
    if x.script != y.script and (_put_into_english(x) or _put_into_english(y)):
        return False
    said = overlap(x, y)
    if a.kind == "union" and (said.translated >= A_LITTLE or not _one_union(x, y, said)):
        return False
    if a.kind != "union" and (_more(said.left) or _more(said.right) or _apart(a, b, x, y) or said.translated):
        return False
    return all(_slip(x, y, *slip) for slip in said.slips) and _telling(a, b, x, y)


def _put_into_english(name: Name) -> bool:
    """Whether a name in another script holds words by their meaning, beside that it is a plant's."""
    east = name.script == "han" or name.sounded  # whose words are not apart
    return (
        bool(name.script)
        and not east
        and any(word not in name.said and word[0] != "@" and word not in PLAIN for word in name.words)
    )


def _same_place(a: Party, b: Party, x: Name, y: Name) -> bool:
    """A company has one seat and many worksites of one name: these need the same town.

    Where one register is kept for the land, one name with one legal form is one company, whatever town a source tells.
    """
    regions = region_of(a.country, a.region), region_of(b.country, b.region)
    apart = bool(all(regions) and regions[0] != regions[1]) or bool(a.place and b.place and a.place != b.place)
    if apart and not (a.kind == "employer" and a.country not in BY_STATE and x.forms & y.forms):
        return False
    return a.kind != "worksite" or bool(a.place and a.place == b.place) or bool(x.towns.keys() & y.towns.keys())


def _lands(name: Name, country: str) -> set[str]:
    """Other countries that a name speaks of: `UFCW Canada`."""
    return {word for word in name.said if (codes := land_words().get(word)) and country not in codes}


def _well_known(x: Name, y: Name) -> bool:
    """Whether both say nothing but the name of one well-known organisation."""
    alone = bool(x.national) and x.words == y.words == (x.national,) and not x.loose and not y.loose
    return alone and not x.numbers and not x.part and not y.part


def _same_numbers(x: Name, y: Name) -> bool:
    """Numbers, what holds a digit, and the letter behind a number: Local 12 and Local 12-A are two."""
    if x.numbers != y.numbers or set(LETTERED.findall(x.folded)) != set(LETTERED.findall(y.folded)):
        return False
    return {w for w in x.words if not w.isalpha() and w[0] != "@"} == {w for w in y.words if not w.isalpha() and w[0] != "@"}


def _initials(x: Name, y: Name) -> bool:
    short, long = (x, y) if len(x.words) < len(y.words) else (y, x)
    return len(short.text) >= SPELLED_OUT and short.text in long.acronyms


def _more(words: list[tuple[float, str]]) -> list[str]:
    """Words that only one name has, without those for a company or a union as such."""
    return [word for _, word in words if word not in LIGHT]


def _apart(a: Party, b: Party, x: Name, y: Name) -> bool:
    """Whether brackets say something else, as a plant's town, or one name has a word more often: `Howard and Howard Hospital`.

    Many words in another order may be two schools of one foundation.
    """
    if len(x.words) >= MANY and x.words != y.words and sorted(x.words) == sorted(y.words):
        return True
    often = any(x.words.count(word) != y.words.count(word) for word in x.weights.keys() & y.weights.keys())
    return often or asides_differ(a, b)


def _one_union(x: Name, y: Name, said: Overlap) -> bool:
    """The same level, region and confederation; words of one side only beside the number of a national union's local."""
    if (
        bool(CHAPTER.search(x.folded)) != bool(CHAPTER.search(y.folded))
        or x.levels != y.levels
        or x.national != y.national
        or _regions(x.folded) != _regions(y.folded)
    ):
        return False
    if x.confederations - EVERYBODYS != y.confederations - EVERYBODYS:
        return False
    left, right = _more(said.left), _more(said.right)
    if not left and not right:
        return True
    if not x.national or not x.numbers or x.part != y.part or any(told_by_trade(name.folded, name.national) for name in (x, y)):
        return False
    return not (left and right) or all(weight < COMMON for weight, _ in (*said.left, *said.right))


@cache
def _places() -> re.Pattern[str]:
    states = sorted((state.lower() for state in STATES.values()), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join([*states, *sorted(DIRECTIONS, key=len, reverse=True)]) + r")\b")


def _regions(folded: str) -> set[str]:
    return set(_places().findall(CONTINENT.sub(" ", folded)))


def _slip(x: Name, y: Name, left: str, right: str) -> bool:
    """Whether two words are one misspelt: a plural, a slip in a long word, a word that many names hold beside one that none does.

    Two rare words may be two companies, however alike: Huaxi, Huaxin.
    """
    if left.removesuffix("s") == right.removesuffix("s"):
        return True
    if min(len(left), len(right)) >= LONG and DamerauLevenshtein.distance(left, right) == 1:
        return True
    weights = sorted((x.weights[left], y.weights[right]))
    return weights[0] < COMMON and weights[1] > RARE and DamerauLevenshtein.distance(left, right) <= LETTERS


def _telling(a: Party, b: Party, x: Name, y: Name) -> bool:
    """Whether what both say is more than a business: a telling word in one country, two where a country is not known.

    A single word names many companies; a register lets one of each form have it.
    """
    if _one_in_the_register(a, b, x, y):
        return True
    both = x.weights.keys() & y.weights.keys()
    least = TELLS[a.kind]
    plain = TRADES if a.kind != "union" else frozenset[str]()
    words = {w for w in both if min(x.weights[w], y.weights[w]) >= least and _tells(w) and w not in plain}
    if x.text == y.text and not words:  # `Twin Bee`, `Twinbee`
        words = {x.text} if any(x.weights[w] >= least and _tells(w) and w not in plain for w in x.words) else set()
    if not (a.country and b.country):
        return len(words) >= TWO and sorted(x.words) == sorted(y.words)
    alone = a.kind != "union" and len([word for word in x.words if word not in LIGHT]) == 1
    near = bool(a.region and a.region == b.region) or bool(a.place and a.place == b.place)
    return bool(words) and (not alone or near or bool(x.forms & y.forms))


def _one_in_the_register(a: Party, b: Party, x: Name, y: Name) -> bool:
    """Whether a register kept for the land would not have let two companies have this name and form, common as its words are."""
    land = bool(a.country) and a.country == b.country and a.country not in BY_STATE
    return a.kind == "employer" and land and x.text == y.text and len(x.words) >= TWO and bool(x.forms & y.forms)


def _tells(word: str) -> bool:
    return len(word) > 1 and word not in BUSINESS and word not in land_words()
