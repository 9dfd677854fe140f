"""Trade unions in the register of Chile's labour directorate, with the employers that each has (CSV, XLSX).

One row is one union; a cell holds all its employers as `: RUT-DV NAME: RUT-DV NAME`. A RUT below 50,000,000 is a natural
person's. So is, in substance, that of a one-person firm (E.I.R.L.), an estate, or a partnership of two people: of those nothing
is kept but that an employer is a natural person, not even where the union's name repeats it. A union's address may be
somebody's home and is not kept. The activity (in the codes of Chile's tax service) is the employer's; of
several employers nobody says whose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.cl import rut

from graph_schema.identity import coded_id
from graph_schema.language import _
from graph_schema.records import Evidence, NodeRecord, Properties, Record, TieRecord
from loaders import values
from loaders.chile_persons import is_organisation, without_persons
from loaders.columns import Columns
from loaders.rows import Row
from loaders.source import SourceInfo, spelled

SOURCE = SourceInfo(
    id="cl-dt/unions",
    publisher="Dirección del Trabajo, Chile",
    title="Register of trade unions (Sindicatos)",
    licence="CC BY 4.0",
    licence_address="https://creativecommons.org/licenses/by/4.0/",
    address="https://github.com/nicolasrattor/sindicatoscl",
    languages=("es",),
    note="As published in the R package sindicatoscl by N. Ratto (2022).",
)

CODE, NAME, EMPLOYERS = "rsu_raf", "nombre", "empresa"
MEN, WOMEN, MEMBERS = "socios", "socias", "total_socis"
FOUNDED, ELECTED, TYPE, REGION, ACTIVITY = "fecha_constitucion", "fecha_ultima_directiva", "tipo", "region", "cae"
STATE = "estado"
# Left aside: where and how the union's officers are reached, the office that keeps the file, the activity again in words, and the
# first employer's number again, without its check digit.
IGNORED = ("direccion", "fono", "email", "nombre_oficina", "fecha_deposito_estatutos", "cae_glosa", "rut_empresa")
SPELLED = Columns(
    required=(CODE, NAME, EMPLOYERS, MEN, WOMEN, FOUNDED, TYPE, REGION),
    optional=(ELECTED, MEMBERS, ACTIVITY, STATE),
    left_aside=IGNORED,
    others={"glosa": STATE, "glosa1": TYPE, "Rut": "rut_empresa", "Column1": "cae_glosa", "total_socios": MEMBERS},
)
ACTIVE = "ACTIVO"
STATES = (ACTIVE, "RECESO", "DISUELTO", "CADUCADO", "ELIMINADO")
BASIS = "the register names it as an employer of the union's members"
PERSON_NOTE = "an employer is a natural person"

REGIONS = (
    "Tarapacá", "Antofagasta", "Atacama", "Coquimbo", "Valparaíso", "Libertador General Bernardo O'Higgins", "Maule", "Biobío",
    "La Araucanía", "Los Lagos", "Aysén del General Carlos Ibáñez del Campo", "Magallanes y de la Antártica Chilena",
    "Metropolitana de Santiago", "Los Ríos", "Arica y Parinacota", "Ñuble",
)  # fmt: skip

EMPLOYER = re.compile(r"(?:^|:)\s*(?=[0-9]+-[0-9Kk]\s)")
NUMBERED = re.compile(r"([0-9]+-[0-9Kk])\s+(\S.*)", re.DOTALL)
CHILEAN = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: [0-9:]+)?")
WHOLE = re.compile(r"([0-9]{1,9})(?:\.0)?")


@dataclass(frozen=True, slots=True)
class _Employer:
    rut: str
    name: str
    is_person: bool


def read_row(row: Row) -> Iterator[Record]:
    """The union, and the employers whose workers it represents."""
    if row.is_remark():
        return
    code = row.required(CODE, _code) or ""
    name = row.required(NAME, values.text) or ""
    employers = _employers(row)
    state = row.take(STATE, _state)
    said = {**_said(row), **_members(row)}
    code_of_activity = row.take(ACTIVITY, _whole)  # 0: not told
    activity: Properties = {"sector_as_quoted": f"CAE {code_of_activity:06}"} if code_of_activity else {}
    row.finish(ignore=IGNORED)
    if row.problems:
        return
    union = coded_id("cl-rsu", code)
    citation = f"{SOURCE.publisher}: {SOURCE.title}, {code} ({row.edition})"
    evidence = Evidence(SOURCE.id, row.edition, record=code, locator=(code,), citation=(citation,))
    persons = [employer.name for employer in employers if employer.is_person]
    firms = [employer for employer in employers if not employer.is_person]
    is_of_one_firm = said.get("type_as_quoted") in ("SINDICATO EMPRESA", "SINDICATO ESTABLECIMIENTO")
    plain = without_persons(_clean(name), persons, [firm.name for firm in firms], is_of_one_firm)
    notes = [PERSON_NOTE if persons else "", f"estado: {state}" if state not in (None, ACTIVE) else ""]
    note: Properties = {"note": "; ".join(filter(None, notes))} if any(notes) else {}
    yield NodeRecord("Union", union, {"name": plain, "country": "CL", **said, **note}, evidence)
    for employer in firms:
        yield from _represents(union, employer, activity if len(employers) == 1 else {}, evidence)


def _represents(union: str, employer: _Employer, activity: Properties, evidence: Evidence) -> Iterator[Record]:
    id_ = coded_id("rut", employer.rut)
    yield NodeRecord("Employer", id_, {"name": employer.name, "country": "CL", **activity}, evidence)
    yield TieRecord("REPRESENTS", "Union", union, "Employer", id_, evidence, {"basis": BASIS})


def _employers(row: Row) -> list[_Employer]:
    cell = row.take(EMPLOYERS, values.text)
    if not cell:
        return []
    before, *parts = EMPLOYER.split(cell)
    if before.strip() or not parts:
        row.wrong(EMPLOYERS, _("does not begin with a RUT and a name (: RUT-DV NAME): load the file as published"))
    found = {known.rut: known for part in parts if (known := _employer(row, part.strip()))}
    return list(found.values())


def _employer(row: Row, part: str) -> _Employer | None:
    found = NUMBERED.fullmatch(part)
    if not found or not rut.is_valid(found[1]):
        # The cell is not quoted: it may be a person's.
        row.wrong(EMPLOYERS, _("holds a RUT that is damaged (its check digit does not fit): look it up in the register"))
        return None
    number, digit = found[1].split("-")
    name = _clean(found[2])
    return _Employer(f"{int(number)}-{digit.upper()}", name, not is_organisation(int(number), name))


def _said(row: Row) -> Properties:
    """Type, region and dates."""
    found = {
        "type_as_quoted": row.take(TYPE, values.text),
        "region": row.take(REGION, _region),
        "founded": row.take(FOUNDED, lambda cell: _past(cell, row.edition)),
        "board_elected": row.take(ELECTED, lambda cell: _past(cell, row.edition)),
    }
    return {name: value for name, value in found.items() if value}


def _members(row: Row) -> Properties:
    found = {
        "members": row.take(MEMBERS, _whole), "members_men": row.take(MEN, _whole), "members_women": row.take(WOMEN, _whole),
    }  # fmt: skip
    known = {name: value for name, value in found.items() if value is not None}
    if len(known) == 2 and "members" not in known:
        known["members"] = known["members_men"] + known["members_women"]
    if len(known) == 3 and known["members"] != known["members_men"] + known["members_women"]:
        row.wrong(MEMBERS, _("is not the sum of men and women: look it up in the register"))
    return {**known}


def _clean(text: str) -> str:
    """Blanks made single; quotes around the whole taken away."""
    plain = re.sub(r"\s+", " ", text).strip()
    quoted = re.fullmatch(r"\"+([^\"]*)\"+", plain)
    return quoted[1].strip() if quoted and quoted[1].strip() else plain


def _state(cell: str) -> str:
    """The union's state; why it has none any more may stand behind a colon."""
    values.one_of(cell.partition(":")[0].strip(), STATES)
    return cell


def _code(cell: str) -> str:
    return str(_whole(cell))


def _whole(cell: str) -> int:
    found = WHOLE.fullmatch(cell)
    if not found:
        raise values.Wrong(_("{value} is no whole number: load the file as published").format(value=values.short(cell)))
    return int(found[1])


def _region(cell: str) -> str:
    number = _whole(cell)
    if not 1 <= number <= len(REGIONS):
        raise values.Wrong(_("{value} is no region of Chile (1 to 16)").format(value=values.short(cell)))
    return REGIONS[number - 1]


def _past(cell: str, edition: str) -> str:
    """A day as ISO writes it, with or without the time of day, or as Chile does, day first."""
    found = CHILEAN.fullmatch(cell)
    day = values.day(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else cell.partition("T")[0])
    if edition and day[: len(edition)] > edition:
        raise values.Wrong(_("{value} is later than the file: a date that was typed wrong").format(value=values.short(cell)))
    return day


LAYOUTS = (spelled(SOURCE, SPELLED, read_row),)
