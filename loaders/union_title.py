"""What a union of Latin America calls itself, as its registers write it: `Sindicato ... "SIMIEXBUS"`, `... (SITRAM)`. Pure.

The register has the whole name with the short one behind it, in quotes or brackets, after a dash or a comma; everybody else
says `Sindicato SIMIEXBUS`. What stands there may be the employer's short name or the place as well: outside of quotes only a
word that is coined from the union's own name counts.
"""

import re
from collections.abc import Iterator

from graph_schema.identity import fold
from loaders import union_name

HEAD = re.compile(
    r"^\W*(?P<head>sindicatos?|sind\b\.?|uni[oó]n|asociaci[oó]n|federaci[oó]n|confederaci[oó]n|alianza|frente|central|coalici[oó]n)"
    r"(?P<level>(?:\s(?:nacional|inter-?empresas?|regional|provincial|profesional|[uú]nico))*)\s",
    re.IGNORECASE,
)
OPEN, SHUT = "[\"“«'´]+", "[\"”»'´]+"
QUOTED = re.compile(rf"^(?P<rest>.{{8,}}?)[\s,;:.(-]*{OPEN}\s*(?P<own>[^\"“”«»()]{{2,40}}?)\s*{SHUT}[\s.,)\"-]*$")
FIRST = re.compile(rf"^(?P<rest>\w+(?:\s\w+)?)\s*{OPEN}\s*(?P<own>[^\"“”«»()]{{2,40}}?)\s*{SHUT}\s+de\s.+$", re.IGNORECASE)
BEHIND = re.compile(
    r"^(?P<rest>.{8,}?)(?:\s*[(\[]\s*|\s+[-–]\s*|[-–]\s+|\s*,\s*)(?P<own>[^\W\d_][\w.-]{2,24}?)[\s.)\]-]*(?:\([^()]*\))?$"
)
NAMED = re.compile(
    r"^(?P<rest>.{8,}?)[\s,;(]+(?:(?:cuya |con la )?siglas?(?: es| son| ser[aá])?|que se denominar[aá]|denominad[oa]|llamad[oa]"
    r"|conocid[oa] como|o simplemente|en adelante)[\s:]+[\"“«]?\s*(?P<own>[^\"“”«»()]{2,40}?)\s*[\"”»]?[\s.)]*$",
    re.IGNORECASE,
)
BEFORE = re.compile(
    rf"^(?:{OPEN}\s*)?(?P<own>[^\W\d_][\w.-]{{2,24}})(?:\s*{SHUT})?\s*[(:,-]+\s*(?P<rest>(?:sindicato|uni[oó]n|federaci[oó]n)\s.{{8,}}?)\)?$",
    re.IGNORECASE,
)
# Where the quotes may hold the name of the employer, its school or its plant.
OF_AN_EMPLOYER = re.compile(
    r"\b(?:empresas?|establecimientos?|colegio|escuela|liceo|instituto|jardin|universidad|hospital|clinica|sociedad|soc|corporacion"
    r"|fundacion|comunidad|condominio|supermercado|hotel|planta|faena|mina|sa|s a|ltda|limitada|spa)\b"
)
COINED = re.compile(r"s(?:in|it|ut|nt|tr|im)[a-z]")
MANY, LEAST = 4, 3  # words of a name that shows whether another is coined from it; letters
NUMBER = re.compile(r"\bn(?:[º°o]|um|ro|umero)?\W{0,3}(\d{1,3})\b", re.IGNORECASE)


def titles(name: str) -> Iterator[str]:
    """The names by which the union goes beside the whole one, with its number where it has one, and those alone if coined."""
    for own, rest, quoted in _candidates(name):
        if not _is_its_own(own, rest, quoted):
            continue
        number = NUMBER.search(rest)
        numbered = [f" N° {number[1]}"] if number else [""]
        head = HEAD.match(rest)
        for level in dict.fromkeys((head["level"], "")) if head else ("",):
            for told in [*numbered, ""] if number and _coined(own, rest) else numbered:
                yield f"{head['head'] if head else 'Sindicato'}{level}{told} {own}"


def _candidates(name: str) -> Iterator[tuple[str, str, bool]]:
    """What may be the union's own short name, what stands beside it, and whether it is marked as a name."""
    if HEAD.match(name):
        for pattern, marked in ((QUOTED, True), (FIRST, True), (NAMED, True), (BEHIND, False)):
            if found := pattern.match(name):
                yield found["own"].strip(" .-"), found["rest"], marked
    elif found := BEFORE.match(name):
        yield found["own"], found["rest"], False


def _is_its_own(own: str, rest: str, marked: bool) -> bool:
    letters = fold(own).replace(" ", "")
    if len(letters) < LEAST or letters in union_name.CONFEDERATIONS or not any(letter.isalpha() for letter in letters):
        return False
    return _coined(own, rest) or (marked and not OF_AN_EMPLOYER.search(fold(rest)))


def _coined(own: str, rest: str) -> bool:
    """Whether a word is made of the beginnings of the name's: `SITRAM`, `SUTE-VALPO`."""
    letters, words = fold(own).replace(" ", ""), fold(rest).split()
    if " " in own.strip() or not words:
        return False
    if COINED.match(letters):
        return True
    return len(words) >= MANY and letters[0] == words[0][0] and union_name.within(letters, "".join(words))


# `... Octava Comunicaciones S.A. - TVU`: what stands behind the employer's legal form is how it or the union is called.
BEHIND_A_FORM = re.compile(r"^(?P<rest>.{12,}\b(?:s\.?a\.?|spa|ltda|limitada)\.?)\s*[-–]\s*[^\W\d_]{2,10}$", re.IGNORECASE)


def without(name: str) -> Iterator[str]:
    """The name without a short one behind the employer's legal form."""
    if HEAD.match(name) and (found := BEHIND_A_FORM.match(name)):
        yield found["rest"]
