"""What only unions' names say for and against: national union, local, level, confederation, place of work. Pure."""

from collections.abc import Iterator

from loaders.overlap import Overlap
from loaders.party_name import Name

# Unions whose locals are numbered in each state anew.
BY_STATE = frozenset(("@fop", "@pba"))
NUMBERED_IN = frozenset(("US", "CA", "PR", ""))
MOST = 0.8  # of what two names say
PARENT = 2.5  # nats
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
SITES = frozenset("planta fabrica establecimiento sucursal tienda faena mina sede local plant mill".split())


def of_unions(x: Name, y: Name, said: Overlap) -> Iterator[tuple[str, float]]:
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
    if _members(x) != _members(y) and not (x.national and x.numbers):
        yield "members_differ", 1.0
    if _site(x) & {word for _, word in said.left} and _site(y) & {word for _, word in said.right}:
        yield "sites_differ", 1.0
    whose = x.confederations - EVERYBODYS, y.confederations - EVERYBODYS
    if whose[0] and whose[1] and not whose[0] & whose[1]:
        yield "confederations_differ", 1.0


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


def _one_of_the_land(country: str, x: Name, y: Name) -> bool:
    """Whether both say nothing but the name of one national union: an election was held in another state."""
    return country in NUMBERED_IN and bool(x.national) and x.words == y.words == (x.national,) and not x.part and not y.part


def _members(name: Name) -> set[str]:
    return {MEMBERS[word] for word in name.words if word in MEMBERS}


def _site(name: Name) -> set[str]:
    """What follows the last word for a place of work: `fábrica San Fernando`."""
    found: set[str] = set()
    for word in reversed(name.words):
        if word in SITES:
            return found
        found.add(word)
    return set()


def _one_number_of_the_land(country: str, x: Name, y: Name, said: Overlap) -> bool:
    """Whether two locals bear one number of one national union, which gives it once: an election was held in another state."""
    if country not in NUMBERED_IN or not x.numbers or x.numbers != y.numbers:
        return False
    if x.national and y.national:
        return x.national == y.national
    less = min(sum(weight for weight, _ in words) for words in (said.left, said.right))
    return said.shared > MOST * (said.shared + said.doubt + less) and len(x.weights.keys() & y.weights.keys()) > 1


def in_two_regions(found: dict[str, float], country: str, x: Name, y: Name, said: Overlap) -> None:
    """What two regions say of unions: lodges that each state numbers are two, a local that the land numbers is one."""
    if x.numbers and {x.national, y.national} & BY_STATE:
        found["numbers_differ"] = 1.0
        for name in ("numbers_same", "same_local"):
            found.pop(name, None)
    elif _one_number_of_the_land(country, x, y, said) or _one_of_the_land(country, x, y):
        found.pop("region_differs")
