"""What the names of unions say beside what they are called: which national union, which local, which confederation. Pure.

`UAW Local 2250` is a part of the UAW and not the UAW; `Los Mineros` is the SNTMMSSRM; `C.T.M.` at the end of a name tells the
confederation.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz

from graph_schema.identity import fold
from graph_schema.reference_files import table_rows
from loaders import known_name
from loaders.word_sense import latin_word

Words: TypeAlias = tuple[str, ...]

CONFEDERATIONS = frozenset(
    "ctm croc crom cgt catem coc cor cti cst unt cut cuttm fsm ctw clc afl cio aflcio afl-cio cat ugt ccoo cgtp".split()
)
# Words for a part of a union, and for levels above a local.
PARTS = frozenset(
    "local locals lodge branch chapter seccion secciones secc section seccional filial delegacion lu loc ll".split()
)
LEVELS = frozenset(
    "district council joint regional region state conference federation federacion confederation confederacion board division"
    " departamento department nacional interempresa establecimiento".split()
)
# Words that add nothing beside the name of a national union, or beside any.
GENERIC = frozenset(
    "international association union unions brotherhood workers worker united america north canada organization federation"
    " amalgamated national aka inc na the industry industries allied sindicato nacional independiente sendikasi gewerkschaft"
    " syndicat sindacato trade vakbond general".split()
)
NOISE = frozenset("na aka inc".split())
UNION_WORDS = frozenset(
    "sindicato sindicatos sindical syndicat sindacato gewerkschaft fagforbund vakbond workers teamsters union unions brotherhood"
    " federacion confederacion trabajadores obreros employees labor labour".split()
)
NUMBER_MARK = re.compile(r"\b(?:n[º°o]s?|num|nr|nro|no)\s*\.?\s*(?=\d)|[#№]\s*(?=\d)|n\?(?=\d)", re.IGNORECASE)
ACRONYM = re.compile(r"[(\"“”«]\s*((?:[A-ZÑ]\.?\s?){3,16}|[A-Z][a-zñ]{3,12})\s*[)\"“”»]|[-–]\s?((?:[A-ZÑ]\.?){4,16})\s*$")


@cache
def _index() -> known_name.Index:
    from loaders.party_name import plain_words

    listed = []
    for row in table_rows("union-names"):
        for name, loose in known_name.names_of(row, "acronym"):
            folded = fold(name).split()
            written = (
                _plain(tuple(folded)),
                _plain(tuple(map(latin_word, folded))),
                plain_words(name, row["country"]),
                plain_words(name, ""),
                _plain(tuple(fold(name.translate(known_name.UMLAUTS)).split())),
            )
            ways = [
                way
                for way in written
                if way and way[0] and (name != row["acronym"] or "-" not in name or len(way) == len(folded))
            ]
            for spelled in dict.fromkeys((*ways, *(way[:-1] for way in ways if way[-1] == "sendikasi" and len(way) > 1))):
                short = name == row["acronym"] or name.isupper()
                own = _token(row["acronym"], row["country"])
                listed.append(known_name.Known(alike(spelled), own, row["country"], False, short, loose))
    return known_name.indexed(listed)


@cache
def _wholes() -> dict[str, str]:
    """The token of a union -> that of the one that it is a part of, in one land."""
    found = [row for row in table_rows("union-names") if row["part_of"]]
    return {_token(row["acronym"], row["country"]): _token(row["part_of"], row["country"]) for row in found}


@cache
def _lands() -> dict[str, set[str]]:
    """The token of an acronym -> the countries whose unions have it."""
    found: dict[str, set[str]] = {}
    for row in table_rows("union-names"):
        found.setdefault(known_name.token(row["acronym"]), set()).add(row["country"])
    return found


def _token(acronym: str, country: str) -> str:
    """The word that stands for a union; of several lands' unions with one acronym, that of the United States has it alone."""
    own = known_name.token(acronym)
    lands = _lands().get(own, set())
    return f"{own}/{country.lower()}" if len(lands) > 1 and country in lands - {"US"} else own


@cache
def _called() -> dict[str, str]:
    return {_token(row["acronym"], row["country"]): row["acronym"] for row in table_rows("union-names")}


def called(token: str) -> str:
    """The acronym of the union that a token stands for."""
    return _called().get(token, "")


# Words that writers put for each other.
ALIKE = {
    "railway": "railroad", "railways": "railroad", "railroads": "railroad", "labour": "labor", "employes": "employee",
    "workmen": "worker", "organisation": "organization", "amalgamation": "amalgamated", "bro": "brotherhood",
    "labourer": "laborer", "labourers": "laborer", "assn": "association", "assoc": "association", "intl": "international",
}  # fmt: skip
PLURAL = 5  # letters


def alike(words: Words) -> Words:
    """Words without the ending of a plural, and such as writers put for each other by one of them."""
    return tuple(ALIKE.get(word) or (word.removesuffix("s") if len(word) > PLURAL else word) for word in words)


def _plain(words: Words) -> Words:
    """Words that carry a name: without articles and conjunctions."""
    return tuple(word for word in words if word not in STOPS) or words


STOPS = frozenset("de del la las el los y e en of the and for und der die das et du des da do al a para por to in on".split())


@lru_cache(maxsize=50_000)
def national(words: Words, country: str = "") -> tuple[Words, str]:
    """The words without the names of a national union that is known, and that union's token, or an empty text.

    `RWDSU/UFCW` is the RWDSU, which is a part of the other. A nickname of one word counts only at the beginning of a name,
    an acronym anywhere.
    """
    found = known(words, country)
    if len(found.words) > 1:
        found = _as_written(found)
    if not found.tokens:
        return _by_its_words(found.words, country)
    wholes = {_wholes().get(token, "") for token in found.tokens}
    own = next((token for token in found.tokens if token not in wholes), found.tokens[0])
    left = tuple(word for word in found.words if word != own and word not in wholes)
    left = () if _said_anyhow(left, own) else left
    return (tuple(word for word in left if word not in WHERE) if "states" in left else left), own


@cache
def _anyhow() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for ones in _index().names.values():
        for one in ones:
            found.setdefault(one.token, {one.token}).update(one.words)
    return {token: frozenset(words) for token, words in found.items()}


def _said_anyhow(left: Words, token: str) -> bool:
    """Whether the words beside the token of a union are those of its names: `1199SEIU Healthcare Workers East`."""
    return (
        len(left) > 1 and all(word in GENERIC or _said_of(word, token) for word in alike(left)) and not GENERIC.issuperset(left)
    )


def _said_of(word: str, token: str) -> bool:
    """Whether a word is one of the union's names, misspelt as it may be: `Agricultural Implementation Workers`."""
    own = _anyhow()[token]
    return word in own or (len(word) > BEGINNING and any(word[:BEGINNING] == one[:BEGINNING] for one in own))


WHERE = frozenset(
    "united states its territories canada america us".split()
)  # `... of the United States, its Territories and Canada`
DRIVERS = frozenset("drivers chauffeurs warehousemen helpers haulers".split())  # two of these are the Teamsters
LONG, MOST = 6, 0.75  # words of a name that is known by most of them
MISSPELT = 85  # percent
BEGINNING = 6  # letters of a word that tell which one it is, misspelt


def known(words: Words, country: str) -> known_name.Found:
    """The words with the tokens of the national unions that they name."""
    plain = _plain(words)
    return known_name.replaced(alike(plain), country, _index(), _alone(country), plain)


@lru_cache(maxsize=50_000)
def loosely(words: Words, country: str) -> bool:
    """Whether a union goes by a name of before, or in another language, that may be another's too."""
    return known(words, country).loose


def _by_its_words(plain: Words, country: str) -> tuple[Words, str]:
    """A national union of the United States by most words of its long name, or by the trades of the Teamsters."""
    if country not in ("US", "CA", ""):
        return plain, ""
    if len(DRIVERS & set(plain)) > 1:
        return tuple(word for word in plain if word not in DRIVERS and word not in ("truck", "general")), "@ibt"
    said = set(alike(plain))
    best = max(_long_names(), key=lambda one: len(said & set(one.words)) / len(one.words)) if len(plain) >= LONG else None
    if best and best.words[0] in said and len(said & set(best.words)) >= max(LONG - 1, MOST * len(best.words)):
        return tuple(
            word for word in plain if all(fuzz.ratio(alike((word,))[0], own) < MISSPELT for own in best.words)
        ), best.token
    return plain, ""


@cache
def _long_names() -> list[known_name.Known]:
    return [one for ones in _index().names.values() for one in ones if one.land == "US" and len(one.words) >= LONG]


def _as_written(found: known_name.Found) -> known_name.Found:
    """A confederation beside other words is whose the union is, and not what it is called."""
    gone = {token: short for token in found.tokens if (short := token[1:].partition("/")[0]) in CONFEDERATIONS}
    words = tuple(gone.get(word, word) for word in found.words)
    return known_name.Found(words, tuple(token for token in found.tokens if token not in gone))


def _alone(country: str) -> Callable[[known_name.Known, int, int], bool]:
    def counts(one: known_name.Known, start: int, count: int) -> bool:
        """Whether a name of one word counts here; where no land is known, a nickname must be all that is said."""
        if one.short:
            return start == 0 or len(one.words[0]) > 2
        if one.land == "US" and len(one.words[0]) >= TRADE:
            return True  # `General Teamsters Local 386`
        return start == 0 and (count == 1 or bool(country) or one.land == "US")

    return counts


@lru_cache(maxsize=20_000)
def told_by_trade(folded: str, token: str) -> bool:
    """Whether only two words of a trade name the national union: `Public Service Employees` need not be the SEIU's."""
    words = alike(_plain(tuple(folded.split())))
    named = (one for start in range(len(words)) for spelled in _index().at(words, start) for one in spelled)
    return all(len(one.words) == 2 for one in named if one.token == token)


def speaks_of_a_union(words: Words) -> bool:
    """Whether a name is a union's by its words: `Sindicato ...`, `Local 12`, or a national union that is known."""
    return bool(UNION_WORDS & set(words)) or bool(national(words)[1]) or (not PARTS.isdisjoint(words) and words[-1].isdigit())


def acronyms(name: str, words: Words) -> frozenset[str]:
    """Acronyms that the name itself gives, in brackets or at its end."""
    found = set()
    for match in ACRONYM.finditer(name):
        letters = fold(match[1] or match[2]).replace(" ", "")
        if len(words) > 3 and 2 < len(letters) < 17 and letters[0] == words[0][0] and within(letters, "".join(words)):
            found.add(letters)
    return frozenset(found)


TRADE = 8  # letters of a trade that names one union, at any place
LOCAL_MARK = re.compile(r"\b(?:L|LU|Lo|Loc|Lcl)\.?\s?(?:No\.?\s?|#\s?)?(?=\d)")
DISTRICT_LOCAL = re.compile(r"\bdistrict (?=local\b)", re.IGNORECASE)  # a local that covers a district
UNION_COUNCIL = re.compile(r"\bunion council\b(?!\s*\W?\d)", re.IGNORECASE)  # of another union
COUNCIL = re.compile(r"\bD\.?C\.?(?=\s*#?\d)")
UNION_OF = re.compile(r"^(?:the )?trade union of\b", re.IGNORECASE)
MEDICAL = re.compile(r"\bmedical association\b", re.IGNORECASE)  # is the doctors'
HEALTH_CARE = re.compile(r"\bhealth[ -]care\b", re.IGNORECASE)
# Bodies of unions as the filings of the United States write them.
BODIES = (
    (re.compile(r"(?<!\.)(?<!\. )\bRC\b(?=\s*(?:$|[,(/#\d-]|of\b))"), "Regional Council"),
    (re.compile(r"\bREG\.? (?=COUNCIL\b)"), "REGIONAL "), (re.compile(r"\bReg\.? (?=Council\b)"), "Regional "),
    (re.compile(r"\bJ\.?C\.?(?=\s*#?\d)"), "Joint Council"), (re.compile(r"\bJ\.?B\.?(?=\s*(?:$|[,(#\d]))"), "Joint Board"),
    (re.compile(r"\bDist\.?\s(?=(?:Council|Lodge|Local)\b)|\bDIST\.?\s(?=(?:COUNCIL|LODGE|LOCAL)\b)"), "District "),
    (re.compile(r"\b(?:Br|BR)\b\.?(?=\s*(?:No\W*)?#?\d)"), "Branch"),
    (re.compile(r"\b(?:Div|DIV)\b\.?(?=\s*(?:No\W*)?#?\d)"), "Division"),
    (re.compile(r"\b(?:Ldg|LDG|Lg|LG)\b\.?(?=\s*(?:No\W*)?#?\d)"), "Lodge"),
)  # fmt: skip
LETTER_AFTER = re.compile(r"(?<=\d)()-([A-Z])\b")
LETTER_BEFORE = re.compile(r"\b([A-Z])-(\d+)\b")
DOTTED = re.compile(r"\b(?:[A-Z]{1,2}\.\s?){2,}(?=\W|$)")


def written_out(name: str) -> str:
    """`L.2250` is Local 2250, `CC.OO.` is CCOO."""
    name = UNION_COUNCIL.sub("Union", DISTRICT_LOCAL.sub("", name))
    for short, whole in BODIES:
        name = short.sub(whole, name)
    name = HEALTH_CARE.sub("Healthcare", UNION_OF.sub("Union of", MEDICAL.sub("Doctors Association", name)))
    name = LETTER_BEFORE.sub(r"\1\2", LETTER_AFTER.sub(r"\1\2", COUNCIL.sub("District Council ", LOCAL_MARK.sub("Local ", name))))
    return DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", name).strip()


def begins_words(letters: str, words: Words) -> bool:
    """Whether letters are the first ones of words in their order, some words left out: `SPFPA`, `SLUH`."""
    rest = iter(words)
    return len(letters) > 2 and all(any(word[0] == letter for word in rest) for letter in letters)


def initials(words: Words) -> frozenset[str]:
    """The first letters of a name of four words or more, with and without its small words."""
    if len(words) < 4:
        return frozenset()
    plain = [word for word in words if word not in STOPS]
    return frozenset(("".join(word[0] for word in words), "".join(word[0] for word in plain)))


@lru_cache(maxsize=100_000)
def is_short_for(word: str, words: Words) -> bool:
    """Whether a word is an acronym of the others, in their order: `COPESA` of `Consorcio Periodístico S.A.`.

    Each piece of it begins one of the words; the first word is among them, and most of the words are.
    """
    plain = [other for other in words if other not in STOPS]
    if not 3 <= len(word) <= 16 or len(plain) < 2 or word in plain or not any(w[0] == plain[0][0] for w in _without_form(word)):
        return False
    used = max(_pieces(known, plain, 0) for known in _without_form(word))
    return used >= 2 and (used >= len(plain) - 2 or len(word) >= 2 * used) and used >= len(word) / 5


def _without_form(word: str) -> list[str]:
    """An acronym, and what is left of it without the letters of `S.A.`: `COPESA`, `SAIME`."""
    found = [word]
    if len(word) > 4 and word.endswith("sa"):
        found.append(word[:-2])
    if len(word) > 4 and word.startswith("sa"):
        found.append(word[2:])
    return found


def _pieces(word: str, words: list[str], start: int) -> int:
    """The most words from `start` on whose beginnings make up `word`; -99 where they do not."""
    if not word:
        return 0
    best = -99
    for at in range(start, len(words) if start else 1):
        for size in range(min(len(word), 5), 0, -1):
            if words[at].startswith(word[:size]):
                best = max(best, 1 + _pieces(word[size:], words, at + 1))
    return best


def within(letters: str, text: str) -> bool:
    """Whether letters stand in a text in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
