"""What speaks for and against two parties being one: features, each a number of about 0 to 1. Pure."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from graph_schema.identity import fold
from loaders.acronym import acronym
from loaders.chinese_name import parted
from loaders.form_features import lands_of_form, stand_together, two_seats
from loaders.land_words import land_words, state_of
from loaders.legal_form import ENGLISH, UNSPACED_FORM
from loaders.match_party import Party
from loaders.overlap import Overlap, overlap
from loaders.party_name import BRACKETS, LIGHT, Name
from loaders.rarity import COMMON, KNOWN, RARE, TELLING
from loaders.region_name import is_region, region_of
from loaders.site_features import WAYS, of_worksites, place_told, tells
from loaders.spelling import BOTH, LESS, OTHER, SEATED, TITLE
from loaders.union_features import alongside, in_two_regions, of_unions
from loaders.union_name import LEVELS
from loaders.word_sense import PURPOSES, is_business, sense
from loaders.worksite_name import KINDS as SITE_KINDS
from loaders.worksite_name import PLAIN, care_homes, other_house

ONE_TITLE = 92  # percent
LITTLE = 0.3  # of what two names say
TWO_SEATS = 0.35  # of what two countries say against one company

HEADS = frozenset(
    "group holding north america americas europe asia global worldwide overseas subsidiary branch new newco".split()
)  # two legal persons of one family
ABROAD = frozenset("international internacional global worldwide overseas".split())
GROUP = frozenset(
    "group company holding international global worldwide world corporation manufacturing industries industry industrial".split()
)  # a company goes by its name without them
STATES_LIKE_LANDS = frozenset(("georgia", "jersey"))  # of the United States, in the names of unions there
TURNED = frozenset("VN ID TH IR".split())
EAST_ASIA = frozenset("CN JP KR TW HK".split())  # whose names hold the business: `敬业钢铁`
# What sets one company of a family apart from another.
BUSINESS = frozenset(
    "credit credito finance financial financiera financiero finanzas leasing trust fund fonds fondo foundation fundacion stiftung"
    " pension insurance seguros versicherung bank banco capital investment investments invest inversiones immobilien inmobiliaria"
    " feeder gp ventures partners energy energia power logistics logistica treasury intermediate holding employees"
    " comercializadora corretora corredora corredores factoring brokerage administradora"
    " hospital medical clinic university universidad college school colegio".split()
)
OF_THE_STAFF = re.compile(r"\b(?:labou?r|trade) union\b|工会|employee (?:stock|share) ownership")
# Of a fund, or a vehicle of one, each word more is another one: a share class, a tranche, a strategy.
FUNDS = frozenset(
    "fund funds provident pension sicav icav etf ucits fcp fonds fondo fondos portfolio feeder settlement oeic icvc mezzanine"
    " mezz borrower issuer seller warehouse clo holdco bidco midco topco lifecycle actions bonds reo".split()
)


# The order is the order of the model's coefficients; `graph_schema.likeness` has the words for each.
FEATURES = (
    "shared", "contained", "common_more", "both_differ", "one_more", "letters", "doubt", "rare", "exact",
    "numbers_differ", "number_missing", "numbers_same", "forms_differ", "forms_clash", "other_business", "brand",
    "forms_same", "country_same", "country_differs", "region_same", "region_differs", "place_same", "place_differs",
    "sector_same", "sector_differs", "owner_same", "lands_differ", "acronym", "national_same", "national_differs",
    "part_of", "levels_differ", "confederations_differ", "known_more", "purposes", "order_differs", "initials", "translated",
    "noted", "other_name", "whole_known", "plant_kinds_differ", "asides_differ", "place_named", "untold", "town_alone",
    "same_local", "heads_differ", "sites_differ", "members_differ", "family", "site_known", "begins_differ",
    "town_same", "towns_differ", "owners_differ", "place_alone", "owner_in_town", "ends_same", "ends_differ",
)  # fmt: skip
AGAINST = frozenset(
    name
    for name in FEATURES
    if name.endswith(("differ", "differs"))
    or name
    in (
        "one_more", "doubt", "number_missing", "part_of", "both_differ", "forms_clash", "other_business", "known_more", "noted",
        "other_name", "untold", "town_alone", "family",
    )
)  # fmt: skip


def features(a: Party, b: Party, x: Name, y: Name) -> dict[str, float]:
    """What speaks for and against, for one spelling of each; what is absent is 0."""
    x, y = parted(x, y), parted(y, x)
    said = overlap(x, x) if x.folded == y.folded else overlap(x, y)
    if x.folded == y.folded:
        y = x
    found: dict[str, float] = {}
    kind = compared_as(a, x, y)
    if kind == "worksite":
        found.update(of_worksites(a, b, x, y, said))
    if kind == "employer" and _have_nothing_in_common(x, y, said):
        return {"both_differ": 1.0, "one_more": 1.0}
    _said_otherwise(kind, x, y, said)
    found.update(_of_names(x, y, said, a.country or b.country))
    if not found["acronym"] and _elsewhere(a, b, x, y, said):
        found["lands_differ"] = 1.0
    if kind == "union":
        if place_told(a, b, said):
            found["place_named"] = 1.0
        found.update(of_unions(x, y, said, a.country or b.country))
        found["asides_differ"] = float(titles_differ(a, b))
    elif kind == "employer":
        found.update(_of_known(x, y, said, a.country or b.country))
    found.update(_of_towns(x, y))
    if kind == "employer":
        found.update(_of_employers(a, b, x, y))
    found.update(_of_surroundings(a, b))
    if kind == "union" and found.get("region_differs"):
        in_two_regions(found, a.country or b.country, x, y, said)
    _taken_back(found, kind, (a, b), (x, y), said)
    return found


def _of_employers(a: Party, b: Party, x: Name, y: Name) -> Iterator[tuple[str, float]]:
    if bool(OF_THE_STAFF.search(x.folded)) != bool(OF_THE_STAFF.search(y.folded)):
        yield "other_business", 2.0  # a company, and its workers as one of its owners
    if asides_differ(a, b) and not x.role == y.role == SEATED:
        yield "asides_differ", 1.0


def _have_nothing_in_common(x: Name, y: Name, said: Overlap) -> bool:
    """Whether each of two companies says something rare of its own, and they say little else: nothing that follows mends that."""
    if said.translated or said.initials or x.numbers or x.national or y.national or not (said.left and said.right):
        return False
    rare = min(said.left[0][0], said.right[0][0])
    others = sum(weight for weight, _ in (*said.left, *said.right))
    return rare >= RARE and said.shared < LITTLE * (said.shared + said.doubt + others)


def _said_otherwise(kind: str, x: Name, y: Name, said: Overlap) -> None:
    """What names of a kind say in other words, before what is said more counts."""
    if kind == "union":
        alongside(x, y, said)
    elif kind == "employer":
        care_homes(x, y, said)


def _taken_back(found: dict[str, float], kind: str, sides: tuple[Party, Party], names: tuple[Name, Name], said: Overlap) -> None:
    """What is taken back where names tell more: states, as elections are held anywhere; countries, as seats are moved."""
    (a, b), (x, y) = sides, names
    if x.role == y.role == BOTH and said.shared and not said.left and not said.right:  # two names each, and the same
        found.pop("region_differs", None)
    if kind == "worksite":
        found.pop("other_name", None)  # it goes by the name under which it trades
        if "region_differs" in found and "town_same" not in found:  # hospitals of one saint in two states
            found.pop("ends_same", None)
            found["region_differs"] = 2.0
    if kind == "union" and {word for _, word in said.left + said.right} & BUSINESS <= {"employees"}:
        found.pop("other_business", None)  # it is a pension fund's beside a company's name
    if "country_differs" in found and kind == "employer" and two_seats({a.country, b.country}, x, y):
        found["country_differs"] = TWO_SEATS


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
    alike = x.text == y.text or (len(x.words) == len(y.words) and sorted(x.words) == sorted(y.words))
    yield "exact", 1.0 if x.numbers == y.numbers and alike else 0.0
    yield from _of_numbers(x, y)
    yield from _of_forms(x, y, country)
    extra = set() if short else {word for _, word in said.left + said.right}
    fund = bool(extra) and all(FUNDS & name.weights.keys() for name in (x, y))
    if not x.part and not y.part and (extra & BUSINESS or fund or other_house(x, y, extra)):
        yield "other_business", 1.0
    heads = extra & (HEADS if x.script == y.script else HEADS - {"group"}) or _at_home_and_abroad(said, country)
    heads = heads or (bool(said.left) != bool(said.right) and all(map(_is_way, extra)))  # `Redoffice Sur`
    renamed = bool(x.national) and x.national == y.national and x.owner != y.owner  # `Philip Morris Companies`, `Altria Group`
    if fund or (heads and x.forms and y.forms and not (x.loose or y.loose or renamed)):
        yield "heads_differ", 1.0
    if bool(said.left) != bool(said.right):
        if _sister(x, y, extra, country):
            yield "other_business", 1.0
        elif said.rarest > TELLING and max(first, second) < KNOWN - 1:
            yield "brand", 1.0
        if said.rarest > COMMON and not extra & FUNDS and _tells_purpose(x, y, extra, country):
            yield "purposes", 1.0
    yield "initials", said.initials / whole
    yield "translated", said.translated / whole
    turned = bool(x.script or y.script) or country in TURNED  # of a name in another language the words are turned round
    if (
        not turned
        and len(x.words) == len(y.words)
        and _order(x) != _order(y)
        and sorted(_order(x)) == sorted(_order(y))
        and not any(tells(x, word) for word in x.words)
    ):
        yield "order_differs", 2.0 if "university" in x.words and country in ENGLISH else 1.0  # `Miami University`, in Ohio
    if {LESS, SEATED} & {x.role, y.role}:
        yield "noted", 1.0
    if OTHER in (x.role, y.role):
        yield "other_name", 1.0


def _of_forms(x: Name, y: Name, country: str) -> Iterator[tuple[str, float]]:
    if x.forms and y.forms and UNSPACED_FORM not in x.forms | y.forms and (together := stand_together(x, y, country)):
        yield together, 1.0


def _at_home_and_abroad(said: Overlap, country: str) -> bool:
    """Whether one name says where, and the other everywhere: `X USA Inc.`, `X International Inc.`"""
    if not country or not (said.left and said.right):
        return False
    left, right = ({word for _, word in words} for words in (said.left, said.right))
    home = [any(country in land_words().get(word, ()) for word in words) for words in (left, right)]
    return (home[0] and bool(right & ABROAD)) or (home[1] and bool(left & ABROAD))


def _is_way(word: str) -> bool:
    return word in WAYS or sense(word) in WAYS


def _tells_purpose(x: Name, y: Name, extra: set[str], country: str) -> bool:
    """Whether what one name says more is what the company does: `Acindar Industria Argentina de Aceros`.

    Where it works, or that it is a sister of a known business, is another company: `Planned Parenthood North Central States`.
    """
    if extra & BUSINESS or any(map(_is_way, extra)):
        return False
    if len(extra) > 1 and all(sense(word) in PURPOSES for word in extra):
        return True
    weights = x.weights | y.weights
    return len(extra) > 2 and all(sense(w) or country in land_words().get(w, ()) or weights[w] < COMMON for w in extra)


def _sister(x: Name, y: Name, extra: set[str], country: str) -> bool:
    """Whether one of two legal persons says a business and the land more: `X Inc.`, `X Transportation Canada Inc.`

    What more than one word says of it is what the company does."""
    business = {word for word in extra if country not in land_words().get(word, ())}
    return bool(x.forms and y.forms) and len(business) == 1 < len(extra) and all(map(is_business, business))


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
        left = [word for _, word in said.left + said.right if country not in land_words().get(word, ()) and word not in GROUP]
        more = [word for word in left if not ((country in EAST_ASIA or x.script != y.script) and is_business(word))]
        if bool(said.left) != bool(said.right) and more:
            yield "known_more", 1.0
            if x.forms and y.forms:  # as registers have them, with each one's whole name
                yield "family", 1.0
        if x.words == y.words == (x.national,):
            yield "whole_known", 1.0


def asides_differ(a: Party, b: Party) -> bool:
    """Whether what stands in brackets says two things, as two plants' towns."""
    ours, theirs = (
        {text for name in known.spelled for aside in BRACKETS.findall(name) if (text := fold(aside).replace(" ", "")).isascii()}
        for known in (a, b)  # of two scripts they say nothing
    )
    return bool(ours and theirs and not ours & theirs)


def _title(name: Name) -> str:
    return "".join(word for word in name.words if word not in LIGHT and word not in LEVELS) or name.text


def titles_differ(a: Party, b: Party) -> bool:
    """Whether two unions call themselves by two names beside their whole ones: `... "SIMIEXBUS"`, `... "SIMIEXGRAN"`."""
    ours, theirs = ([_title(name) for name in known.names if name.role == TITLE] for known in (a, b))
    return bool(ours and theirs) and all(fuzz.ratio(one, other) < ONE_TITLE for one in ours for other in theirs)


def _of_towns(x: Name, y: Name) -> Iterator[tuple[str, float]]:
    if x.towns and y.towns:
        yield ("town_same" if x.towns.keys() & y.towns.keys() else "towns_differ"), 1.0


def _elsewhere(a: Party, b: Party, x: Name, y: Name, said: Overlap) -> bool:
    """Whether one name speaks of a country, or has the legal form of one, that is not where they are."""
    country, known = a.country or b.country, land_words()
    own = STATES_LIKE_LANDS if country == "US" and a.kind == "union" else frozenset[str]()
    spoken = [[known[word] for _, word in words if word in known and word not in own] for words in (said.left, said.right)]
    if country and any(_other_land(country, codes) for codes in (*spoken[0], *spoken[1])):
        return True
    if spoken[0] and spoken[1] and not frozenset().union(*spoken[0]) & frozenset().union(*spoken[1]):
        return True
    lands = [lands_of_form(name) for name in (x, y)]
    for here, there, formed in ((a.country, b.country, lands[0]), (b.country, a.country, lands[1])):
        if formed and (here or there) and all((here or there) not in codes for codes in formed):
            return True
    return bool(lands[0] and lands[1]) and not frozenset().union(*lands[0]) & frozenset().union(*lands[1])


def _other_land(country: str, codes: frozenset[str]) -> bool:
    return country not in codes and state_of(country) not in {state_of(code) for code in codes}


def _of_numbers(x: Name, y: Name) -> Iterator[tuple[str, float]]:
    if x.letter != y.letter:
        yield ("numbers_differ" if x.letter and y.letter else "number_missing"), 1.0
        return
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
    lands = state_of(a.country), state_of(b.country)
    if a.country != b.country and lands[0] == lands[1]:
        regions = ("", "")  # one tells the territory, the other a state, or none
    for name, left, right in (("country", *lands), ("region", *regions), ("place", a.place, b.place)):
        if left and right:
            yield (f"{name}_same", 1.0) if left == right else (f"{name}_differs", 1.0)
    if a.sector and b.sector:
        short = min(len(a.sector), len(b.sector), 2)
        yield (f"sector_{'same' if a.sector[:short] == b.sector[:short] else 'differs'}", 1.0)
    if a.owners & b.owners:
        yield "owner_same", 1.0
