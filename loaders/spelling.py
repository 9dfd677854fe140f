"""The names that one written name holds: `A d/b/a B`, `A (formerly B)`, `A (AB)`, `B of the - Assn. of A`. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_schema.identity import fold
from loaders import two_scripts, union_name, union_spelling, union_title
from loaders.insolvency import without_note
from loaders.land_words import land_words
from loaders.legal_form import without_any_form, without_form

WHOLE, LESS, OTHER, SHORT, BOTH, SEATED, TITLE = "", "less", "other", "short", "both", "seated", "title"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name. `role`: empty for all that was written; `less`: without a note; `other`: one of two names, by which it trades or
    was known before; `short`: an acronym that was written beside the name; `both`: two names in the order of the alphabet;
    `seated`: without the town that stands behind its legal form; `title`: what a union calls itself, beside its whole name."""

    text: str
    role: str = WHOLE


TRADES = r"d\.?\s?/?\s?b\.?\s?/?\s?a\.?|doing business as|trading as|t/a|a\.?/?k\.?/?a\.?|also known as|operating as|o/a"
BEFORE = (
    r"formerly known as|formerly|f\.?/?k\.?/?a\.?|formally|previously known as|previously|ex-|ex|antes llamad[ao]"
    r"|antes|antigua(?:mente)?"
    r"|gi[àa]|vormals|ehemals|fr[üu]her|anciennement|voorheen|dawniej|tidigare|eski|anteriormente|now|ahora"
)
# What needs no bracket or comma: `Sindicato X ahora denominado Sindicato Y`.
CLEAR = (
    r"(?:formerly|previously|now) (?:known as|called|named)|f/?k/?a"
    r"|(?:antes|ahora|hoy|actualmente|anteriormente) (?:denominad[ao]|llamad[ao]|conocid[ao] como)"
)
MARKED_BEFORE = re.compile(rf"(?:[(\[,;]\s*(?:{BEFORE})|[\s(\[,;]+(?:{CLEAR}))\b", re.IGNORECASE)
MARKED_TRADE = re.compile(rf"(?<=\S)[\s,;([]+(?:{TRADES})[\s:]+(?=\S)", re.IGNORECASE)
# `Y (operated by X LLC)`: the trading name first.
OPERATED = re.compile(
    r"^(.{3,}?)[\s,;(-]+(?:(?:owned and )?operated by|operad[ao] por|betrieben von|exploit[ée]e? par)\s(.{3,}?)\W*$",
    re.IGNORECASE,
)
# `X, a Constellis Company`, `X, an operating unit of PepsiCo, Inc.`, `X, a member of the Y group`: whose it is.
WHOSE_COMPANY = re.compile(
    r"^(.{3,}?)\s*[,;(–-]+\s*(?:an?|the|una?|eine?|une?|part of|member of|division of|subsidiary of)\s(?:[^,;()]*?\b)??"
    r"(?:company|compan[ií]a|empresa|subsidiary|subsidiaria|filial[e]?|division|divisi[oó]n|unit|affiliate|member|enterprise|business"
    r"|part|brand|unternehmen|soci[eé]t[eé]|entreprise|corporation|partnership|joint venture|operation)\b"
    r"(?:\s(?:of|de|del|der|des|von|du|between)\s.+)?\)?\s*$",
    re.IGNORECASE,
)
# `X, affiliated with and related to Y Companies`
RELATED = re.compile(
    r"^(.{3,}?)\s*[,;(]+\s*(?:(?:an? )?(?:part|affiliate) of and related to|(?:affiliated|associated) with|related to)\s.+$",
    re.IGNORECASE,
)
# `فولاد مبارکه (Persian)`: in which language a name is.
IN_A_LANGUAGE = re.compile(
    r"(?<=[^\x00-\u024f])\s*\(\W*(?:arabic|armenian|belarusian|bulgarian|chinese|farsi|georgian|greek|hebrew|hindi|japanese|kazakh"
    r"|korean|persian|russian|serbian|thai|ukrainian|vietnamese)\W*\)\s*$",
    re.IGNORECASE,
)
GLUED = re.compile(r"(?<=[^\W\d]{5})\d{3,}$")  # `República Mexicana7501`
REGISTERED = re.compile(
    r"\s*(?:[(\[]\s*(?:reg|registro|rsu|no|n[º°]|folio)\.?\s*(?:no\.?\s*)?\d+\s*[)\]]|\breg\.?\s*(?:no\.?\s*)?\d+)\s*$",
    re.I,
)
THE = re.compile(r"\s*[,(]\s*the\s*\)?\s*$", re.IGNORECASE)  # `Kroger Co., The`
INVERTED = re.compile(
    r"^(?P<of>[^;]{6,}?)[;,]\s*(?P<what>[^;,-]*\b(?:of|de|des|der|di))(?:\s+the)?\s*(?:[-–]\s*(?P<short>[A-Z]{2,8})\s*)?[-–]?\s*$"
)
GOVERNED = re.compile(
    r"^(?:the )?(?:(?:board of )?trustees of|(?:board of )?regents of|president and fellows of|governing council of)\s+(?:the )?",
    re.IGNORECASE,
)
COLLEGE = re.compile("college", re.IGNORECASE)
IN_TOWN = re.compile(r"\s+in the (?:city|town) of .+$", re.IGNORECASE)
BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]{2,})[)\]）]\s*")
SHORT_BEHIND = re.compile(r"\s*\([A-Z]{2,6}\)\s*$")
QUOTED = re.compile(r"^(.{8,}?)[\s,;-]+[\"“«]([^\"“”«»]{2,14})[\"”»]\s*$")
AT_THE_START = re.compile(r"^([A-ZÑÁÉÍÓÚ][A-ZÑ.&]{1,11})\s+[-–:]\s+(.{6,})$")
AT_THE_END = re.compile(r"^(.{6,}?)\s*(?:[-–:,/]\s+|\s[-–]\s?|,)\s*([A-ZÑÁÉÍÓÚ][A-ZÑa-z.]{1,11})\.?\s*$")
ACRONYM = re.compile(r"[A-ZÑÁÉÍÓÚ][A-ZÑÁÉÍÓÚa-z.&-]{1,14}")
APART = frozenset(
    "north south east west central latin northern southern eastern western holding holdings group international global overseas"
    " asia europe pacific services finance investment investments i ii iii iv".split()
)
LEFT_OUT = 2  # words that an acronym may leave out
NUMBERED = re.compile(r"\d")
# A legal form that nothing but a note follows.
# `GORENJE gospodinjski aparati d.o.o.`: after the name, in small letters, what the company does.
DESCRIBED = re.compile(
    r"^([A-ZŠČŽĆĐ][^\s,]*(?:\s[A-ZŠČŽĆĐ][^\s,]*)*),?\s+[a-zščžćđ]{3,}[^.]*?[\s,]+((?:d\.?\s?o\.?\s?o|d\.?\s?d|a\.?\s?d)\.?)\s*$"
)
FORM = (
    r"S\.?\s?A\.?(?:\s?P\.?\s?I\.?|\s?B\.?)?\s+de\s+C\.?\s?V\.?|S\.?\s?de\s+R\.?\s?L\.?(?:\s?de\s+C\.?\s?V\.?)?"
    r"|GmbH(?: & Co\.? KG)?|L\.?L\.?C\.?|Inc\.?|Ltd\.?|Limited|Ltda\.?"
)
# Mexico's registers write the place of work behind the legal form: `KUEHNE + NAGEL, S.A. DE C.V. (REYNOSA)`.
MEXICAN = FORM.partition("|GmbH")[0]
SEAT = re.compile(rf"^(.{{3,}}?[\s,]+(?:{MEXICAN}))\s*[(\[-]\s*[^()\[\]\d]{{3,30}}[)\]]?\s*$", re.IGNORECASE)
# What stands behind may be another's: `Steel Authority of India Limited Provident Fund Trust`.
ANOTHERS = (
    r"(?!.*\b(?:funds?|trust|pension|plan|scheme|foundation|retirement|provident|superannuation|settlement|portfolio|compartment"
    r"|(?:trade|labou?r) union|compartimento|class|series|sub-?fund)\b)"
)
NOTED = re.compile(rf"^(.{{3,}}?[\s,]+(?:{FORM}))[\s,;:(-]+(?!and\b|y\b|&|de C|-?\(?Pvt){ANOTHERS}(\S.+)$", re.IGNORECASE)
# `New Britain Transportation Company - Meriden Public Schools`: a customer, a place, a parent.
CUSTOMER = re.compile(
    rf"^(.{{3,}}?\b(?:company|co|corp|corporation|incorporated))[.,]?\s*[-–—]\s+{ANOTHERS}(\S.+)$", re.IGNORECASE
)
# Beside a name without such a word a house may be one of several, or the other name the owner's.
SERVED = re.compile(
    rf"^(?!.*\b(?:hospital|medical|clinic|universit\w+|college|schools?|bank|church|hotel|casino|health\w*|center)\b)"
    rf"((?:[^\s,-]{{3,}}\s+){{1,4}}[^\s,-]{{3,}})\s+[-–—]\s+{ANOTHERS}([^-–—]+)$",
    re.IGNORECASE,
)
# `Staten Island Hospital - Northwell Health`, `Northwell Health - Staten Island Hospital`: whose a hospital is.
SYSTEM = r"(?:[^\s,-]+\s){1,3}(?:health|healthcare|health ?care|health system)"
HOUSE = r".*\b(?:hospital|medical cent(?:er|re)|clinic|nursing)\b.*"
OF_A_SYSTEM = re.compile(rf"^(?:{SYSTEM}\s+[-–]\s+({HOUSE})|({HOUSE}?)\s+[-–]\s+{SYSTEM})$", re.IGNORECASE)
# `BAIJIA UNDERWEAR CO LTD - HUAHAI VILLAGE`; no plant of several, and no branch.
VILLAGE = re.compile(
    rf"^(.{{3,}}?[\s,]+(?:{FORM}))\s*[–(-]\s*(?!.*\b(?:plant|branch|factory|mill|works|division|phase)\b)(\S.+)$", re.IGNORECASE
)


def spellings(name: str, kind: str) -> list[Spelling]:
    """All names that are in one, the whole first."""
    name = union_name.written_out(name) if kind == "union" else name
    whole = REGISTERED.sub("", THE.sub("", IN_A_LANGUAGE.sub("", without_note(name)))).strip() or name
    whole = GLUED.sub("", whole) if kind == "union" else whole
    found = [Spelling(whole)]
    if kind == "union":
        found = list(_of_union(whole)) or found
        whole = union_spelling.WHOSE.sub("", whole).strip() or whole
    found += _others(whole, kind)
    if kind == "union":
        found += [Spelling(text, TITLE) for text in union_title.titles(whole)]
        found += [Spelling(text, LESS) for text in union_title.without(whole)]
    found += [Spelling(half, LESS) for half in two_scripts.halves(whole)]
    seen: dict[str, Spelling] = {}
    for one in found:
        if fold(one.text):
            seen.setdefault(fold(one.text), Spelling(one.text.strip(" ,;-–"), one.role))
    return list(seen.values())


def _of_union(whole: str) -> Iterator[Spelling]:
    """What is in a union's name beside the whole."""
    own = union_spelling.WHOSE.sub("", whole).strip()
    if own:
        by_union = [Spelling(text) for text in union_spelling.locals_of(own, whole)]
        told = by_union and union_name.national(tuple(fold(own).split()))[1]  # `Drivers Local 707 a/w NPWU` is no Teamsters'
        yield from by_union if told else (Spelling(own), *by_union)
        yield from (Spelling(text, LESS) for text in union_spelling.less(own))
        if text := union_spelling.turned(own):
            yield Spelling(text)


def _two_names(name: str) -> Iterator[Spelling]:
    """`A d/b/a B`, `A (formerly B)`; nothing of a name that is one."""
    name = SHORT_BEHIND.sub("", name)
    before = MARKED_BEFORE.search(name)
    two = (MARKED_BEFORE if before else MARKED_TRADE).split(name, 1)
    if len(two) > 1 and len(fold(two[0])) > 1:
        yield Spelling(two[0], WHOLE if before else LESS)  # one company trades under several names, at several places
        yield Spelling(two[1].strip(" )]"), OTHER)
        if not before:
            yield _both(two[0], two[1])
    elif found := OPERATED.match(name):
        yield Spelling(found[1], LESS)
        yield _both(found[1], found[2])


def _both(one: str, other: str) -> Spelling:
    """Two names of one company in the order of the alphabet, without their legal forms."""
    return Spelling(" d/b/a ".join(sorted(" ".join(without_form(fold(name).split(), "")[0]) for name in (one, other))), BOTH)


def _others(name: str, kind: str) -> Iterator[Spelling]:
    if two := list(_two_names(name)):
        yield from two
        return
    if found := INVERTED.match(name):
        yield Spelling(f"{found['what']} {found['of']}")
        if found["short"]:
            yield Spelling(found["short"], SHORT)
    yield from _of_companies(name) if kind == "employer" else ()
    if kind == "worksite" and (found := VILLAGE.match(name)) and not NUMBERED.search(found[2]):
        yield Spelling(found[1], LESS)
    yield from _governed(name)
    yield from _in_brackets(name, kind)
    for pattern, short, rest in ((QUOTED, 2, 1), (AT_THE_START, 1, 2), (AT_THE_END, 2, 1)):
        if (found := pattern.match(name)) and is_acronym_of(found[short], found[rest]):
            if kind == "union" and _of_another(found[short], found[rest]):
                continue
            yield Spelling(found[rest])
            if kind != "union" or not NUMBERED.search(name):
                yield Spelling(found[short], _role(found[short], found[rest], kind))


def _of_companies(name: str) -> Iterator[Spelling]:
    """What stands before a seat, a note, whose the company is, or what it does."""
    if found := SEAT.match(name):
        yield Spelling(found[1], SEATED)
    noted = NOTED.match(name)
    found = noted if noted and not NUMBERED.search(noted[2]) else CUSTOMER.match(name) or SERVED.match(name)
    if found and not NUMBERED.search(found[2]):
        yield Spelling(found[1], LESS)
    if found := RELATED.match(name):
        yield Spelling(found[1])
    if (found := WHOSE_COMPANY.match(name)) or (found := OF_A_SYSTEM.match(name)):
        yield Spelling(found[1] or found[2], LESS)
    if found := DESCRIBED.match(name):
        yield Spelling(f"{found[1]} {found[2]}", LESS)


def _of_another(short: str, name: str) -> bool:
    """Whether an acronym is that of a national union which the name beside it does not say: `Southern Region, WU, SEIU`."""
    whose = union_name.national(tuple(fold(short).split()), "US")[1]
    return bool(whose) and union_name.national(tuple(fold(name).split()), "US")[1] != whose


def _role(short: str, name: str, kind: str) -> str:
    """An acronym that a well-known union has, of a name that is not known as anybody's, may be this union's as well: `SINTEC`."""
    known = [union_name.national(tuple(fold(one).split()))[1] for one in (short, name)] if kind == "union" else ["", ""]
    return OTHER if known[0] and not known[1] else SHORT


def _governed(name: str) -> Iterator[Spelling]:
    if GOVERNED.match(name):
        governed = IN_TOWN.sub("", GOVERNED.sub("", name))
        yield Spelling(governed, LESS)
        if "college" in governed.lower():  # `Trustees of Tufts College` run Tufts University
            yield Spelling(COLLEGE.sub("University", governed), LESS)


def _in_brackets(name: str, kind: str) -> Iterator[Spelling]:
    """What a name is without its brackets, and an acronym in them."""
    inside = BRACKETS.findall(name)
    rest = BRACKETS.sub(" ", name).strip()
    if not inside or len(fold(rest)) < 3:
        return
    if kind != "union" and len(inside) == 1 and any(_has_form(one) for one in (inside[0], rest)) and not _sets_apart(inside[0]):
        yield _both(rest, inside[0])  # `Y (X LLC)` is `X LLC d/b/a Y`
    shorts = [part for part in inside if is_acronym_of(part, _before(part, name) or rest)]
    if len(shorts) == len(inside):
        yield Spelling(rest)
    elif kind == "union" and any(NUMBERED.search(part) for part in inside):
        return  # `IAM (District Lodge 725)`
    elif kind != "worksite" and not in_the_name(name) and not any(_sets_apart(part) for part in inside):
        yield Spelling(rest, LESS)
    for part in () if kind == "union" and NUMBERED.search(name) else shorts:  # a local is more than its union
        if kind != "union" or not (_of_the_last_words(part, rest) or _more_behind(part, name)):
            yield Spelling(part, _role(part, rest, kind))


def _has_form(name: str) -> bool:
    """Whether a legal form stands at the end of a name, as it does of a legal person's and of no shop's."""
    words = fold(name).split()
    return len(without_form(words, "")[0]) < len(words)


def _of_the_last_words(short: str, name: str) -> bool:
    """Whether an acronym leaves out the first word, and is the parent's: `Altora Nurses/Staff Union (SU)`."""
    plain = [word for word in fold(name).split() if word not in union_name.STOPS]
    return bool(plain) and fold(short)[:1] != plain[0][0]


def _more_behind(part: str, name: str) -> bool:
    """Whether a union says behind brackets which part of it is meant: `... Union (SEIU) Healthcare Illinois & Indiana`."""
    behind = fold(BRACKETS.sub(" ", name.partition(part)[2]))
    plain = union_name.GENERIC | union_name.CONFEDERATIONS | union_name.LEVELS | union_name.STOPS
    return any(word not in plain for word in behind.split())


def _before(part: str, name: str) -> str:
    """What stands before brackets, or nothing: `(SMART) Sheet Metal ...`."""
    text = BRACKETS.sub(" ", name.partition(part)[0])
    return text if fold(text) else ""


def in_the_name(name: str) -> bool:
    """Whether brackets are a part of the name: its legal form stands behind them, `Modulus (Fitting Out) Limited`."""
    tail = fold(name[max(name.rfind(")"), name.rfind("]"), name.rfind("）")) + 1 :]).split()
    return bool(tail) and not without_any_form(tail, "")[0]


def _sets_apart(aside: str) -> bool:
    """`X (North America)`, `X (Holdings)`, `X (Shanghai)` are not X."""
    return all(word in land_words() or word in APART for word in fold(aside).split())


def is_acronym_of(short: str, name: str) -> bool:
    """Whether a word that stands beside a name is its acronym."""
    letters = fold(short).replace(" ", "")
    if not ACRONYM.fullmatch(short.strip()) or len(letters) < 2:
        return False
    if not (words := tuple(fold(name).split())):
        return False
    if letters in union_name.initials(words) or union_name.is_short_for(letters, words):
        return True
    if len(letters) > 2 and short.isupper() and letters[0] == words[0][0] and union_name.within(letters, "".join(words)):
        return True  # `Bayerische Motorenwerke (BMW)`
    plain = tuple(word for word in words if word not in union_name.STOPS)
    if len(letters) > LEFT_OUT and short.isupper() and letters == "".join(word[0] for word in plain[-len(letters) :]):
        return True  # `Lockheed Martin Rotary and Mission Systems (RMS)`
    near = len(plain) > 1 and letters[0] == plain[0][0] and len(plain) <= len(letters) + LEFT_OUT
    return near and union_name.begins_words(letters, plain)
