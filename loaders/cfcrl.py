"""Collective agreements registered with Mexico's federal register (CFCRL), as a workbook copied from its public pages.

A row names a union, an employer, a state and an address. The address is where the register says the agreement is; it is
no worksite. The register also holds self-employed persons as employers: of those nothing is kept but that the employer
is a natural person, and neither is the address of their business.
"""

import re
from collections.abc import Iterator

from graph_schema.identity import coded_id, fold, name_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.columns import Columns
from loaders.rows import Row
from loaders.source import SourceInfo, spelled

SOURCE = SourceInfo(
    id="mx-cfcrl/contracts",
    publisher="Centro Federal de Conciliación y Registro Laboral",
    title="Collective agreements registered (Contratos colectivos)",
    licence="public federal register of Mexico; no licence is stated with the copy",
    address="https://repositorio.centrolaboral.gob.mx/",
    languages=("es",),
    note="Copied from the register's public pages by D. C. Sandi (2023).",
)

NUMBER, UNION, EMPLOYER = "Número de Contrato", "Nombre Sindicato", "Nombre Empresa"
STATE, ADDRESS = "Estado", "Ambito de Aplicación"
COLUMNS = (NUMBER, UNION, EMPLOYER, STATE, ADDRESS)
SPELLED = Columns(
    required=COLUMNS,
    others={
        "No de Contrato": NUMBER, "Nombre del Sindicato": UNION, "Sindicato": UNION, "Nombre de la Empresa": EMPLOYER,
        "Empresa": EMPLOYER, "Entidad Federativa": STATE, "Entidad": STATE, "Domicilio": ADDRESS,
    },
)  # fmt: skip
NUMBERED = re.compile(r"CFCRL-CONTRATO-[A-Z]+-[A-Z]+-[0-9]{4}-[0-9]+")
A_PERSON = "a natural person"
ONLY_A_FORM = "not named: the register has a legal form in place of the name"

STATES = {fold(name): name for name in (
    "Aguascalientes", "Baja California", "Baja California Sur", "Campeche", "Chiapas", "Chihuahua", "Ciudad de México",
    "Coahuila de Zaragoza", "Colima", "Durango", "Guanajuato", "Guerrero", "Hidalgo", "Jalisco", "México",
    "Michoacán de Ocampo", "Morelos", "Nayarit", "Nuevo León", "Oaxaca", "Puebla", "Querétaro", "Quintana Roo",
    "San Luis Potosí", "Sinaloa", "Sonora", "Tabasco", "Tamaulipas", "Tlaxcala", "Veracruz de Ignacio de la Llave",
    "Yucatán", "Zacatecas",
)} | {
    "coahuila": "Coahuila de Zaragoza", "michoacan": "Michoacán de Ocampo", "veracruz": "Veracruz de Ignacio de la Llave",
    "estado de mexico": "México", "edo de mexico": "México", "edomex": "México", "cdmx": "Ciudad de México",
    "distrito federal": "Ciudad de México", "queretaro de arteaga": "Querétaro",
}  # fmt: skip

# Acronyms that stand in names of unions, and whose they are.
CONFEDERATIONS = {
    "ctm": ("Confederación de Trabajadores de México", "CTM", "confederation"),
    "croc": ("Confederación Revolucionaria de Obreros y Campesinos", "CROC", "confederation"),
    "crom": ("Confederación Regional Obrera Mexicana", "CROM", "confederation"),
    "fnsi": ("Federación Nacional de Sindicatos Independientes", "FNSI", "federation"),
}

# Legal forms as `fold` leaves them: initials are joined, dots are gone.
LEGAL_FORM = re.compile(
    r"\b(?:s ?a(?:pi|b|p|s)?|s ?de ?rl(?: mi)?|s ?de ?pr(?: de rl)?|spr(?: de rl)?|sprl|srl|sapi|sade|sofom)"
    r"(?: ?de)? ?(?:i ?)?cv\b"
    r"|(?<!de )\b(?:sa|sc|ac|iap|srl|llc|ltd|sas|sapi|sab)$"
    r"|\bsa\b(?= (?:instu?t|instituci|ibm|fideicomiso))"
    r"|\b(?:de|sa|sc|spr|spr de) (?:rl|cv)\b|\bde cv\b|\bcv$"
    r"|\b(?:sociedad (?:anonima|civil|cooperativa|por acciones|de (?:responsabilidad|produccion|solidaridad))"
    r"|asociacion civil|institucion de (?:banca|asistencia|credito)|instituto nacional|fideicomiso)\b"
)
FORM_ALONE = re.compile(
    r"(?:(?:sociedad|anonima|civil|promotora|inversion|responsabilidad|limitada|de|capital|variable|s|sa|rl|cv|sc|ac)(?: |$))+"
)
COMPANY_TAX_CODE = re.compile(r"[A-ZÑ&]{3}[0-9]{6}[A-Z0-9]{3}")  # natural persons have four letters
# Words that stand in names of businesses and bodies and are neither given names nor surnames.
BUSINESS_WORDS = """
    agencia agropecuaria agua alcantarillado alimentos almacenes arrendadora asesoria asfaltos asistencia asociacion
    auditoria autobuses autopartes autotransportes banca banco bodega cafeteria cantina center centro clinica colegio
    combustibles comercial comercializadora comercio compania compounds comunicacion congelados construccion
    construcciones constructora consultores consultoria copiadora corporation corporativo desarrolladora distribuidora
    edificaciones educativo elite empacadora empresa equipos escuela estacion estructuras fabrica fabricacion farmacia
    ferreteria fideicomiso financiera food foods fundacion garage gas gasolinera gasolineria gastronomia gobierno group
    grupo hospital hotel hoteles immobiliaria industria industrial industriales industrias ingenieria inmobiliaria
    instituto internacional international laboratorio laboratorios limpieza logistica loteria mantenimiento maquiladora
    maquinaria materiales mexico montacargas motel muebles municipio nacional naturista obra operadora organismo
    panaderia papeleria partes planta plasticos productora productos products proveedora publica quimicos refacciones
    restaurant restaurante restaurantes sanatorio saneamiento seguridad service services servicio servicios sistemas
    spa supermercado support tacos taller taqueria tecnologia telecomunicaciones textiles tienda tiendas transporte
    transportes triturados truck universidad verificacion windows
"""
# Given names: where one stands in a name without a legal form, somebody in person may be meant.
GIVEN_NAMES = """
    abel abraham adolfo adrian adriana agustin alberto alejandra alejandro alex alfonso alfredo alicia aline alma alvaro amalia
    ana andrea andres angel angela angelica antonia antonio armando arturo aurora beatriz benito bernardo blanca brenda bruno
    carlos carmen carolina catalina cecilia celia celso cesar claudia concepcion cristian cristina cruz daniel daniela david
    delia diana diego dolores dora edgar eduardo elena elias elisa elizabeth elsa elvira emilia emilio emmanuel enrique erika
    ernesto esperanza esteban esther eugenio eva fabian federico felipe felix fernando fidel francisca francisco gabriel
    gabriela genaro gerardo german gilberto gloria gonzalo graciela gregorio guadalupe guillermo gustavo hector heriberto
    hilda horacio hugo humberto ignacio ines irene irma isabel ismael israel ivan ivonne jacobo jaime javier jesus joaquin
    joel jorge jose josefina juan juana julia julian julio karen karina karla laura leonardo leticia lidia lilia lorena
    lorenzo lourdes lucia luis luisa luz magdalena manuel manuela marco marcos margarita maria mariana mario marisol marta
    martha martin mateo mauricio mayra mercedes miguel miriam monica nancy natalia nicolas norma octavio olga omar oscar
    pablo pamela patricia paula pedro pilar rafael ramiro ramon raquel raul rebeca ricardo rigoberto roberto rocio rodolfo
    rodrigo rogelio roman rosa rosalba rosario ruben salvador samuel sandra santiago sara saul sebastian sergio silvia
    sofia sonia susana teresa tomas ulises valentin veronica vicente victor victoria virginia yolanda
"""
ORGANISATIONAL, GIVEN = frozenset(BUSINESS_WORDS.split()), frozenset(GIVEN_NAMES.split())
SAINT = frozenset({"san", "santa", "santo"})


def read_row(row: Row) -> Iterator[Record]:
    """The agreement, its union with its confederation, and its employer unless that is a person."""
    if row.is_remark():
        return
    number = row.take(NUMBER, _number) or ""
    union = _clean(row.required(UNION, values.text) or "")
    employer = _clean(row.required(EMPLOYER, values.text) or "")
    state = row.required(STATE, _state) or ""
    address = _clean(row.take(ADDRESS, values.text) or "")
    row.finish()
    if row.problems or not _has_letters(row, union, employer):
        return
    note = "" if is_organisation(employer) else A_PERSON
    if FORM_ALONE.fullmatch(fold(employer)):
        note = ONLY_A_FORM
    record = number or _without_number(union, employer, state, address, note)
    evidence = Evidence(SOURCE.id, row.edition, record=record, locator=(number,) if number else (), citation=(_citation(row),))
    agreement = coded_id("mx-cfcrl", record)
    yield NodeRecord("Agreement", agreement, _agreement(number, state, address, note), evidence)
    yield from _union(union, agreement, evidence)
    if not note:
        yield from _employer(employer, agreement, evidence)


def is_organisation(name: str) -> bool:
    """Whether an employer's name is certainly not that of a natural person.

    It has a legal form or a company's tax code; or it has a word that only organisations have, and no given name. Doubt
    makes a person: what a reader misses can be looked up, what is published of a person cannot be taken back.
    """
    folded = fold(name)
    if re.search(r"\by/o\b", name, re.IGNORECASE):
        return False
    if LEGAL_FORM.search(folded) or COMPANY_TAX_CODE.fullmatch(name):
        return True
    outside = fold(re.sub(r"\(.*", "", name)).split()
    given = any(word in GIVEN and before not in SAINT for before, word in zip(["", *outside], outside, strict=False))
    return not given and not ORGANISATIONAL.isdisjoint(outside)


def _agreement(number: str, state: str, address: str, note: str) -> Properties:
    said: dict[str, str] = {
        "name": number or "Contrato colectivo sin número",
        "country": "MX",
        "region": state,
        "kind": "collective",
        "basis": "registration",
        "scope_as_quoted": "" if note == A_PERSON else address,
        "employer_note": note,
    }
    return {name: value for name, value in said.items() if value}


def _union(name: str, agreement: str, evidence: Evidence) -> Iterator[Record]:
    union = name_id("MX", name)
    yield NodeRecord("Union", union, {"name": name, "country": "MX"}, evidence)
    yield TieRecord("SIGNED", "Union", union, "Agreement", agreement, evidence, {"role": "workers_side"})
    found = next((word for word in reversed(fold(name).split()) if word in CONFEDERATIONS), "")
    if found and union != name_id("MX", CONFEDERATIONS[found][0]):
        full, acronym, level = CONFEDERATIONS[found]
        above = name_id("MX", full)
        # One and the same whichever row says it, so it carries no record of its own.
        claim = Evidence(SOURCE.id, evidence.retrieved, confidence="secondary", citation=evidence.citation)
        yield NodeRecord("Union", above, {"name": full, "aliases": [acronym], "country": "MX", "level": level}, claim)
        yield TieRecord("AFFILIATED_TO", "Union", union, "Union", above, claim, {"basis": "the acronym in the union's name"})


def _employer(name: str, agreement: str, evidence: Evidence) -> Iterator[Record]:
    employer = name_id("MX", name)
    yield NodeRecord("Employer", employer, {"name": name, "country": "MX"}, evidence)
    yield TieRecord("SIGNED", "Employer", employer, "Agreement", agreement, evidence, {"role": "employer_side"})
    yield TieRecord("APPLIES_TO", "Agreement", agreement, "Employer", employer, evidence, {"basis": "signed for it"})


def _citation(row: Row) -> str:
    return f"{SOURCE.publisher}: {SOURCE.title} ({row.edition})"


def _without_number(union: str, employer: str, state: str, address: str, note: str) -> str:
    """A readable key of an agreement without a number: who, with whom, in what state and street."""
    street = " ".join(fold(address).split()[:4])
    parts = (union, "persona física", state) if note == A_PERSON else (union, employer, state, street)
    return "sin-numero:" + ":".join(fold(part).replace(" ", "-") for part in parts if part)


def _clean(text: str) -> str:
    """Blanks made single; quotes around the whole, or an opening one that nothing closes, taken away."""
    plain = re.sub(r"\s+", " ", text).strip()
    quoted = re.fullmatch(r"[\"'“”‘’]([^\"“”]*)[\"'”’]?", plain)
    return quoted[1].strip() if quoted else plain


def _has_letters(row: Row, union: str, employer: str) -> bool:
    for column, text in ((UNION, union), (EMPLOYER, employer)):
        if not fold(text):
            row.wrong(column, _("holds neither letter nor digit: fill in the name"))
    return not row.problems


def _number(cell: str) -> str:
    if not NUMBERED.fullmatch(cell):
        raise values.Wrong(_("is no contract number of the register (CFCRL-CONTRATO-...): correct it, or leave it empty"))
    return cell


def _state(cell: str) -> str:
    found = STATES.get(fold(cell))
    if not found:
        raise values.Wrong(_("is no state of Mexico: write its name in full"))
    return found


LAYOUTS = (spelled(SOURCE, SPELLED, read_row),)
