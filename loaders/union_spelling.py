"""The names in a union's name: a register's turned round, whose local it is, whom it is affiliated with. Pure.

`Longshoremen's Un.; Intl. - ILWU` is the International Longshoremen's Union, `Drivers Local 107 a/w Teamsters` is Teamsters
Local 107, `Local 713 International Brotherhood of Trade Unions, UMD, ILA` also goes by its name without the two acronyms.
"""

import re
from collections.abc import Iterator

from graph_schema.identity import fold
from loaders import union_name

AFFILIATED = (
    r"[\s,;(]+(?:a/w|an? affiliate of|a division of|affiliated? (?:of|with|to)|in affiliation with"
    r"|adherid[ao] a|afiliad[ao] a|filiad[oa] [aà])"
    r"\s"
)
WHOSE = re.compile(rf"^c/o\s|{AFFILIATED}.+$|[\s,;(]+an? \S{{2,8}} affiliate\W*$", re.IGNORECASE)
WHOSE_MARK = re.compile(AFFILIATED, re.IGNORECASE)
LOCAL = re.compile(
    r"\b((?:district |joint )?(?:local|lodge|branch|council)(?: union)?\s*(?:no\.?|#|number)?\s*#?\d+(?:\s?-?[A-Z]{1,2})?)\b",
    re.IGNORECASE,
)
# `Leather Goods Workers Un.; Intl. - LGPN (Merged with 563)`, `Boilermakers; Intl. Brthd. of - BBF`.
GONE = re.compile(r"\s*\((?:merged|disbanded|charter|dissolved)[^)]*\)\s*$", re.IGNORECASE)
TURNED = re.compile(r"^(?P<of>[^;]{4,}?);\s*(?P<what>[^;]{3,}?)(?:\s+-\s*[A-Z]{2,8})?\s*$")
SHORT = (
    (re.compile(r"\bUn\.(?=\W|$)"), "Union"), (re.compile(r"\bIntl\.?(?=\W|$)"), "International"),
    (re.compile(r"\bBrthd\.?(?=\W|$)"), "Brotherhood"), (re.compile(r"\b(?:Assn|Assoc)\.?(?=\W|$)"), "Association"),
    (re.compile(r"\bof A\.(?=\W|$)"), "of America"), (re.compile(r"\bNatl\.?(?=\W|$)"), "National"),
)  # fmt: skip
CARE = re.compile(r"\s*[,(]?\s*\bc/o\s.+$", re.IGNORECASE)
# Acronyms behind a name that says itself that it is a union's; a name all in capitals does not show them.
BEHIND = re.compile(r"(?:\s*[,/-]?\s*\(?\b(?:[A-Z]{3,6}|AFL\s?-\s?CIO|CLC|CtW)\b\)?){1,4}\s*$")
OF_A_UNION = re.compile(
    r"\b(?:union|brotherhood|association|workers|employees|federation|guild|organization|council)\b", re.IGNORECASE
)
NUMBER = re.compile(r"\d")
NUMBERED = re.compile(r"\blocal\W+(?:union\W+)?(?:no\W+)?\d+\w*$", re.IGNORECASE)

# One local, and what several of them form: `District Lodge 190, Local Lodge 1101`, `Local 617, ... Joint Board`.
ONE_LOCAL = re.compile(
    r"\b(?:(?:local(?:\s+(?:union|lodge|branch))?|(?<!district )(?<!local )lodge)\W*(?:n[o0]\b\W*|number\W*)?)"
    r"(?P<number>(?:LL\s?)?\d+(?:[.-]\d+)*(?:\s?-?[A-Z]{1,2})?)(?![\w.]*\d)\b",
    re.IGNORECASE,
)
BODY = re.compile(r"\b(?:council|board|district|region)\b", re.IGNORECASE)

# `Alliance of Charter School Employees, AFT Local 6056`: a union's own name, and its parent with the number there.
PARENT = re.compile(
    r"^(?P<own>[^,;/]{10,}?)\s*[,;/–(-]\s*(?P<parent>[^,;]{2,60}?)[\s,]+local\W+(?:union\W+)?(?:no\W+)?#?\d+\w*"
    r"(?:\W+(?:AFL\W*CIO|CLC|CtW))*\W*$",
    re.IGNORECASE,
)
FEW_WORDS, OWN_WORDS = 3, 2  # of a union's own name, and of these such as are no union's as such


def without_parent(own: str) -> str:
    """A union's own name without its parent and its number there, or an empty text where it says too little itself."""
    found = PARENT.match(own)
    if not found or NUMBER.search(found["own"]) or not union_name.national(tuple(fold(found["parent"]).split()), "US")[1]:
        return ""
    words = [word for word in fold(found["own"]).split() if word not in union_name.STOPS]
    telling = [word for word in words if word not in union_name.GENERIC and word not in union_name.LEVELS]
    named = union_name.known(tuple(fold(found["own"]).split()), "US").tokens
    return found["own"] if len(words) >= FEW_WORDS and len(telling) >= OWN_WORDS and not named else ""


def written_whole(name: str) -> str:
    """A name with the words that the labor board's list of unions writes short."""
    for short, whole in SHORT if "." in name or "ntl" in name else ():
        name = short.sub(whole, name)
    return name


def turned(name: str) -> str:
    """`Pilots; Assn. of - AP` as it is said, or an empty text."""
    found = TURNED.match(GONE.sub("", name))
    if not found:
        return ""
    what = written_whole(found["what"])
    return f"{what if what.endswith(' of') else what.replace(',', ' ')} {written_whole(found['of'])}"


def locals_of(own: str, whole: str) -> Iterator[str]:
    """`Highway Drivers Local 107 a/w Teamsters` is Teamsters Local 107: number and union say which local it is."""
    union = fold(WHOSE_MARK.sub(" ", whole[len(own) :]))
    number = LOCAL.search(own)
    named = union_name.known(tuple(fold(own).split()), "").tokens
    if number and union_name.national(tuple(union.split()))[1] and not named:
        yield f"{union} {number[1]}"


def locals_of_each(own: str) -> Iterator[str]:
    """`Organization of Legal Services Workers (NOLSW), UAW, Local 2320`: a local of each of the two, by one number."""
    numbers = LOCAL.findall(own)
    tokens = union_name.known(tuple(fold(own).split()), "").tokens if len(numbers) == 1 else ()
    for token in tokens if len(tokens) > 1 else ():
        if (called := union_name.called(token)) and token[1:] not in union_name.CONFEDERATIONS:
            yield f"{called} {numbers[0]}"


def local_of_a_body(own: str) -> str:
    """`District Lodge 190, Local Lodge 1101, IAM` by its union and the local's own number, or an empty text.

    Unions number their locals through, whatever district, joint board or region a local stands in.
    """
    if not BODY.search(own):
        return ""
    numbers = {found["number"].upper().replace(" ", "") for found in ONE_LOCAL.finditer(own)}
    if len(numbers) != 1:
        return ""
    pieces = (own, *(piece for piece in re.split("[,;/]", own) if ONE_LOCAL.search(piece)))  # `..., Laborers' Local 737`
    tokens = (union_name.national(tuple(fold(piece).split()), land)[1] for piece in pieces for land in ("US", "CA"))
    called = next((union_name.called(token) for token in tokens if token and token[1:] not in union_name.CONFEDERATIONS), "")
    return f"{called} Local {numbers.pop()}" if called else ""


def without_care(own: str) -> str:
    """A union's name without the office in whose care its mail goes, or an empty text."""
    left = CARE.sub("", own)
    return left if left != own else ""


def without_affiliates(own: str) -> str:
    """A union's name without the acronyms behind it of those that it is affiliated with, or an empty text."""
    found = BEHIND.search(own)
    left = own[: found.start()].rstrip(" ,/-(") if found else ""
    if not left or not OF_A_UNION.search(left) or (own.isupper() and not NUMBERED.search(left)):
        return ""
    return left


def less(own: str) -> Iterator[str]:
    """What a union's name is without what goes with it."""
    yield from locals_of_each(own)
    yield local_of_a_body(own)
    yield without_affiliates(own)
    yield without_care(own)
    yield without_parent(own)
