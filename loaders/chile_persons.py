"""Which employers in Chile's register are natural persons, and how a union's name is written without them. Pure.

A RUT below 50,000,000 is a natural person's. A one-person firm (E.I.R.L.), an estate (sucesión) and two people in business
together have other numbers and are persons none the less. Doubt makes a person.
"""

import re
from collections.abc import Sequence

from graph_schema.identity import fold
from loaders.cfcrl import ORGANISATIONAL
from loaders.personal_names import given_names, holds_given_name

FIRST_COMPANY, FIRST_BODY = 50_000_000, 60_000_000
A_PERSON = "una persona natural"
# What stands for one natural person, or for a few, in a name as `fold` leaves it.
ONE_PERSON = re.compile(r"\beirl\b|\bempresa individual\b|\bindividual de resp|^(?:sintra )?sucesion\b")
SOME_PERSONS = re.compile(r"\by otr[oa]s?$|\bhnos$")
# Legal forms, and bodies that are never one person's.
BODY = re.compile(
    r"\b(?:sa|saic|saci|sac|sae|icsa|ltda|limitada|limitad|ltd|limited|spa|scm|sadp|ag|ev|inc|sociedad|soc|sociedades|cia|compania"
    r"|corporacion|corp|fundacion|fund|comunidad|com|edificio|edif|condominio|loteo|copropietarios|asociacion|asoc|cooperativa"
    r"|coop|universidad|municipalidad|ilustre|instituto|institut|inst|hospital|club|congregacion|congr|caja|banco|bank"
    r"|federacion|confederacion|camara|parroquia|diocesis|obispado|arzobispado|hermanas|cuerpo|sindicato|sind|junta|liga"
    r"|colegio|coleg|liceo|escuela|esc|college|school|conjunto|consorcio|ong|org|organizacion|hogar|seminario|patronato"
    r"|servicio local)\b"
    r"|(?:s\.?a|ltda?|spa)\W*$"
)
# Words that show a body where the number is of those that persons share with others (50 to 60 million).
COMMON = re.compile(
    r"\b(?:centro|complejo|parque|administracion|adm|empresarios|agencias?|empresa|establesimiento|conservancy|chile)\b"
)
# Words of a business, none of which names a person.
TRADES = ORGANISATIONAL | frozenset(
    """
    de del la las los el y e n no num numero para en empresa empresas sindicato trabajadores eirl ltda otros otro otra individual
    responsabilidad responsabilida panificadora forestales integrales hoteleria restaurantes expresion grafica articulos
    joyerias particular subvencionado establecimiento educacional educacionales asesorias juridicas juridico staff aurora
    maestranza obras civiles contratos movimiento tierra actividades minera estab afines biocontrol turismo inversiones
    mantencion seguridad alianza alemana capacitacion transp dist mayorista reclutamiento generales multiples montaje
    prestaciones entidad comercializacion reciclaje desperdicios metalicas interurbano pasajeros lav serv vehiculo
    suministro personal distribudidora sucesion est
    """.split()
)
# Words after EMPRESA that show that a school, a place or the workers are named, not the employer.
NOT_THE_EMPLOYER = re.compile(
    r"\b(?:trabajador\w*|educacional|centro|complejo|hotel\w*|monsenor|padre|establecimiento|division|bodega|minera)\b"
)
AFTER_FIRM = re.compile(r"(\bEMPRESAS?\b[\s.:]+(?:DE )?)([^\"?“”(),;–-]+)", re.IGNORECASE)
OWNED_BY = re.compile(r"(\bDE )(\w+ \w+ \w+)$", re.IGNORECASE)


def is_organisation(number: int, name: str) -> bool:
    """Whether an employer is certainly no natural person, by its RUT (without check digit), legal form and words."""
    folded = fold(name.replace(":", "."))
    if number < FIRST_COMPANY or ONE_PERSON.search(folded):
        return False
    if BODY.search(folded) or BODY.search(fold(name.replace(".", " "))):
        return True
    if SOME_PERSONS.search(folded) or (number < FIRST_BODY and not COMMON.search(folded)):
        return False
    return not holds_given_name(name)


def without_persons(name: str, persons: Sequence[str], firms: Sequence[str], is_of_one_firm: bool) -> str:
    """A union's name without that of an employer who is a natural person: one of `persons`, or one in its own words."""
    for person in persons:
        name = _masked(name, _personal(person), least=1 if holds_given_name(person) else 2)
    if ONE_PERSON.search(fold(name.replace(":", "."))):
        name = _masked(name, _of_one_person(name))
    if is_of_one_firm and A_PERSON not in name:
        known = set(fold(" ".join(firms)).split())
        name = AFTER_FIRM.sub(lambda found: found[1] + _unnamed(found[2], known, 2), name)
        name = OWNED_BY.sub(lambda found: found[1] + _unnamed(found[2], known, 3), name)
    return name


def _unnamed(part: str, firms: set[str], least: int) -> str:
    """`part` without a full name in it: `least` words where it begins with it, three elsewhere."""
    words, places = fold(part).split(), given_names(part)
    if not places or words[places[0]] in firms or BODY.search(" ".join(words)) or NOT_THE_EMPLOYER.search(" ".join(words)):
        return part
    first = places[0]
    if len(words) - first < (3 if first else least) or (least > 2 and first) or not _are_names(words[first : first + 3]):
        return part
    return _masked(part, words[first:])


def _are_names(words: Sequence[str]) -> bool:
    return TRADES.isdisjoint(words)


def _personal(name: str) -> list[str]:
    """The words of a person's or one-person firm's name that are not those of its trade; none where a company's stands there."""
    words = fold(name.replace(":", ".")).split()
    is_named = holds_given_name(name) or not (BODY.search(" ".join(words)) or ONE_PERSON.search(" ".join(words)))
    return [word for word in words if word not in TRADES] if is_named else []


def _of_one_person(name: str) -> list[str]:
    """The words that name the person in a union's name that holds that of a one-person firm, or of an estate."""
    words = fold(name.replace(":", ".")).split()
    if "sucesion" in words:
        return words[words.index("sucesion") + 1 :]
    end = next((n for n, word in enumerate(words) if word in ("eirl", "individual")), len(words))
    start = next((n for n in range(end - 1, -1, -1) if words[n] in ("empresa", "interempresa", "trabajadores", "sindicato")), 0)
    return [word for word in words[start + 1 : end] if word not in TRADES]


def _masked(name: str, personal: Sequence[str], least: int = 1) -> str:
    """`name` with the stretch from the first to the last of `personal`'s words that stand in it replaced by A_PERSON.

    `least`: so many of them must stand there.
    """
    wanted = {word for word in personal if len(word) > 1}
    pieces = re.split(r"([\s,;:/\"“”?()–-]+)", name)  # points stay: E.V.H. is one word
    hits = [n for n, piece in enumerate(pieces) if fold(piece) in wanted]
    if len(hits) < least or not hits:
        return name
    return "".join([*pieces[: hits[0]], A_PERSON, *pieces[hits[-1] + 1 :]])
