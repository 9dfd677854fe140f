"""What only unions' names say for and against: national union, local, level, confederation, place of work. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Prefix

from graph_schema.identity import fold
from loaders import town_name
from loaders.form_features import LATIN_AMERICA
from loaders.overlap import Overlap
from loaders.party_name import Name
from loaders.us_states import STATES
from loaders.word_sense import sense

# Unions whose locals are numbered in each state anew.
BY_STATE = frozenset(("@fop", "@pba"))
NUMBERED_IN = frozenset(("US", "CA", "PR", ""))
MOST, NEARLY = 0.8, 0.85  # of what two names say
TELLING = 7.7  # nats: a word that hardly two unions of a land bear
AREA = frozenset("regional region area".split())
MUCH, PARENT = 16.0, 2.5  # nats
ROOT, KINDRED = 4, 0.75  # letters of a root; how much of a word's weight counts
STATE = re.compile(r"\b(?:" + "|".join(sorted((fold(name) for name in STATES.values()), key=len, reverse=True)) + r")\b")
GENDERED = re.compile(r"(?:[oae]s|inn?en|[oae])$")
WAYS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest central".split()
)
EVERYBODYS = frozenset("afl cio aflcio afl-cio clc ctw".split())  # of one land's unions: written or left out as one likes
BODIES = frozenset("district council joint conference board".split())  # of several locals
# Who may join: an employer's supervisors, or its guards, have a union of their own.
MEMBERS = {
    word: group
    for group, words in {
        "professionals": "profesionales professional professionals profissionais",
        "supervisors": "supervisores supervisor supervisors jefes jefaturas ejecutivos mandos foremen managers mgr",
        "technicians": "tecnicos technicians tecnica technical",
        "clerks": "administrativos clerical clerks oficinistas office secretarias",
        "guards": "guardias guards vigilantes officers police",
        "nurses": "enfermeras enfermeros nurses nursing enfermagem",
        "doctors": "medicos physicians doctors residents interns",
        "teachers": "docentes profesores teachers academicos faculty maestros educators",
        "assistants": "asistentes paraprofessionals paraeducators aides auxiliares",
        "drivers": "choferes conductores drivers motoristas choferes operadores maquinistas",
        "pilots": "pilotos pilots",
        "crew": "tripulantes attendants sobrecargos azafatas",
        "sellers": "vendedores vendedoras vendedor promotores cajeros sales",
        "graduates": "graduate graduados",
        "casual": "eventuales transitorios temporeros temporary casual adjunct",
        "self-employed": "independientes ambulantes feriantes suplementeros",
        "retired": "jubilados pensionados retirees retired",
        "between": "interempresa interempresas",
    }.items()
    for word in words.split()
}
MEMBERS_MEANT = {
    "nursing": "nurses", "doctors": "doctors", "teachers": "teachers", "drivers": "drivers", "pilots": "pilots",
    "cabin crew": "crew",
}  # fmt: skip
# What unions are called as such: in another language a union may be a federation, and an organisation an association.
SORTS = frozenset(("union", "federation", "organization", "association", "trade unions", "league", "movement"))
CALLED = frozenset("sindicato union federacion confederacion asociacion alianza frente coalicion".split())
SPANISH, GENERAL = LATIN_AMERICA | {"ES"}, 6.6  # nats: a word that many unions bear
SITES = frozenset("planta fabrica establecimiento sucursal tienda faena mina sede local plant mill".split())


def of_unions(x: Name, y: Name, said: Overlap, country: str = "") -> Iterator[tuple[str, float]]:
    """What is the same and what differs, but for the words of the names."""
    if x.national and y.national:
        yield ("national_same" if x.national == y.national else "national_differs"), 1.0
        if x.national == y.national and x.numbers and x.numbers == y.numbers and x.levels & BODIES == y.levels & BODIES:
            yield "same_local", 1.0
    if (x.part or bool(x.numbers)) != (y.part or bool(y.numbers)) and (x.part or y.part or x.national):
        yield "part_of", 1.0
    if x.levels != y.levels:
        yield "levels_differ", 1.0
        if (x.levels ^ y.levels) & BODIES and (x.part or y.part):  # Council 31 and Local 31 are two
            yield "numbers_differ", 1.0
    bare = len(x.words) == 1 or len(y.words) == 1  # an acronym does not say whose it is
    if (
        not bare
        and _members(x) != _members(y)
        and not (x.numbers and (x.national or (x.numbers == y.numbers and (x.part or y.part))))
    ):
        yield "members_differ", 1.0
    left, right = {word for _, word in said.left}, {word for _, word in said.right}
    if (_site(x) & left and _site(y) & right) or (not x.numbers and left and right and _elsewhere(x, y, left, right, country)):
        yield "sites_differ", 1.0
    if country in SPANISH and said.rarest < GENERAL and called(x) and called(y) and called(x) != called(y):
        yield "heads_differ", 2.0  # `Sindicato de Trabajadores en General`, `Unión de Trabajadores en General`
    told = x.confederations - EVERYBODYS, y.confederations - EVERYBODYS
    if told[0] and told[1] and not told[0] & told[1]:
        yield "confederations_differ", 1.0


def called(name: Name) -> str:
    """What a union calls itself at the beginning of its name: a `Sindicato`, a `Unión`."""
    return name.said[0] if name.said and name.said[0] in CALLED else ""


def parent_told(x: Name, y: Name, said: Overlap) -> None:
    """The national union that only one of two names tells says little: `Illinois Federation of Teachers, AFT`."""
    if bool(x.national) == bool(y.national):
        return
    for words, other in ((said.left, y), (said.right, x)):
        both = [(weight, word) for weight, word in words if word in other.said]  # `Federation` goes where a union is known
        said.shared += sum(weight for weight, _ in both)
        words[:] = sorted(
            ((PARENT if word[0] == "@" else weight, word) for weight, word in words if (weight, word) not in both), reverse=True
        )


def _members(name: Name) -> set[str]:
    told = (MEMBERS.get(word) or MEMBERS.get(f"{word}s") or MEMBERS_MEANT.get(sense(word)) for word in name.words)
    return {group for group in told if group}


def _site(name: Name) -> set[str]:
    """What follows the last word for a place of work: `fábrica San Fernando`."""
    found: set[str] = set()
    for word in reversed(name.words):
        if word in SITES:
            return found
        found.add(word)
    return set()


def _elsewhere(x: Name, y: Name, left: set[str], right: set[str], country: str) -> bool:
    """Whether each name speaks of a state, town or direction that the other does not: `Fight for 15 Wisconsin`."""
    return bool(_where(x, left, country)) and bool(_where(y, right, country))


def _where(name: Name, words: set[str], country: str) -> set[str]:
    states = {word for state in STATE.findall(" ".join(name.words)) for word in state.split()}
    towns = {word for town in town_name.towns(name.words, country).values() for word in town} if country else set()
    return (states | towns | WAYS) & words


def alongside(x: Name, y: Name, said: Overlap) -> None:
    """What only unions' names say in other words, before what is said more counts."""
    second_gender(x, y, said)
    kindred(x, y, said)
    parent_told(x, y, said)
    sorts(x, y, said)


def sorts(x: Name, y: Name, said: Overlap) -> None:
    """Of two names in two languages the words for what a union is: `Norwegian Nurses Organisation`, `Norsk Sykepleierforbund`."""
    if not said.translated and x.script == y.script:
        return
    for weight, word in [one for one in said.left if sense(one[1]) in SORTS]:
        other = next((one for one in said.right if sense(one[1]) in SORTS), None)
        if other:
            said.left.remove((weight, word))
            said.right.remove(other)
            said.shared += min(weight, other[0])


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    return GENDERED.sub("", word)


def second_gender(x: Name, y: Name, said: Overlap) -> None:
    """What a name says of both genders it says once: `Abogados y Abogadas`."""
    for name, words in ((x, said.left), (y, said.right)):
        words[:] = [
            one
            for one in words
            if len(one[1]) <= ROOT or all(other == one[1] or _root(other) != _root(one[1]) for other in name.words)
        ]


def kindred(x: Name, y: Name, said: Overlap) -> None:
    """Words of one root in two locals of one number, in their order: `Allied Federated`, `Alliance Federation`."""
    if not (x.numbers and x.numbers == y.numbers and (x.part or y.part)):
        return
    for weight, word in list(said.left):
        for other in [one for one in said.right if Prefix.similarity(one[1], word) >= ROOT]:
            least = min(weight, other[0])
            said.left.remove((weight, word))
            said.right.remove(other)
            said.shared += least * KINDRED
            said.doubt += least * (1 - KINDRED)
            break


def _one_of_the_land(country: str, x: Name, y: Name, said: Overlap) -> bool:
    """Whether a state tells nothing: an election was held there. One number of one national union is given once; a name without
    a number is one union's where it holds a telling word or a state's name, and neither name says more.
    """
    if country not in NUMBERED_IN or x.numbers != y.numbers:
        return False
    more = [sum(weight for weight, word in words if word[0] != "@" and word not in AREA) for words in (said.left, said.right)]
    if x.numbers and x.national and y.national:
        return x.national == y.national
    if x.numbers:
        return said.shared > MOST * (said.shared + said.doubt + min(more)) and len(x.weights.keys() & y.weights.keys()) > 1
    both = " ".join(word for word in x.words if word in y.weights)
    telling = (
        bool(x.national and x.national == y.national) or said.rarest > TELLING or said.shared > MUCH or bool(STATE.search(both))
    )
    return bool(country) and telling and said.shared > NEARLY * (said.shared + said.doubt + sum(more))


def in_two_regions(found: dict[str, float], country: str, x: Name, y: Name, said: Overlap) -> None:
    """What two regions say of unions: lodges that each state numbers are two, a local that the land numbers is one."""
    if x.numbers and {x.national, y.national} & BY_STATE:
        found["numbers_differ"] = 1.0
        for name in ("numbers_same", "same_local"):
            found.pop(name, None)
    elif _one_of_the_land(country, x, y, said):
        found.pop("region_differs")
