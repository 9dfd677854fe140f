"""A map to begin with, made from the header of a file: every column is listed, guesses stand behind a #.

What only a person can know is left empty, so that the map does not load before it is filled in.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from graph_schema.fault import Fault
from graph_schema.identity import fold
from graph_schema.language import _
from graph_schema.model import Kind, NodeType, Property
from graph_schema.ontology import AGREEMENT, CASE, EMPLOYER, ONTOLOGY, PERSON, SOURCE, UNION, WAGE, WORKSITE
from graph_schema.shared_properties import IDENTIFIERS, NAME
from graph_schema.words import CONFIDENCE, RHYTHM
from loaders.contents import contents
from loaders.mapping_file import CONFIDENCES
from loaders.record_columns import with_columns
from loaders.rows import Table, Unreadable
from loaders.tables import tables_in

# Words of headers, folded, that tell what kind of thing a column is about.
ABOUT: tuple[tuple[NodeType, str], ...] = (
    (UNION, "union sindicato syndicat gewerkschaft sindical gremio"),
    (EMPLOYER, "employer empresa empleador company patron owner propietario razon social firm unternehmen entreprise parent"),
    (WORKSITE, "worksite plant planta facility site factory fabrica establecimiento centro trabajo werk usine maquila"),
    (AGREEMENT, "agreement contrato convenio contract tarifvertrag"),
    (WAGE, "wage salary salario sueldo pay lohn"),
    (CASE, "case caso strike huelga paro streik"),
)
# Words of headers for properties, beyond the properties' own names.
MEANT = {
    "name": "nombre denominacion razon social title",
    "aliases": "alias acronym siglas",
    "country": "pais land nation",
    "region": "estado state province provincia entidad bundesland",
    "place": "city ciudad town municipio municipality localidad ort",
    "address": "direccion domicilio street calle adresse",
    "sector_as_quoted": "industry industria rama giro activity actividad branche",
    "workers": "employees empleados trabajadores headcount beschaftigte personal",
    "members": "afiliados socios miembros mitglieder",
    "founded": "fundacion constitucion",
    "started": "start inicio beginn apertura",
    "ended": "end fin termino ende",
    "website": "web url pagina",
    "products": "productos produkte",
    "status": "estatus situacion",
    "latitude": "lat latitud",
    "longitude": "lng lon longitud",
    "note": "notes notas observaciones comments comentarios remarks",
    "identifiers": "lei rfc rut ein cnpj",
    "amount": "monto importe betrag",
    "currency": "moneda wahrung",
}
PERSONAL = frozenset(
    """contact contacto representante representative signatory firmante delegate delegado petitioner phone telefono tel email mail
    correo birth nacimiento curp gender sexo age edad""".split()
)  # fmt: skip
HINTS = {Kind.COUNTRY: ", country_names: yes", Kind.DATE: ", date: DD/MM/YYYY"}


def columns_of(path: Path) -> list[str]:
    """The columns of the first table in a file. Raises Fault for a file that holds none."""
    if not path.is_file():
        raise Fault(_("There is no file {path}.").format(path=path))
    try:
        return _first(path).header
    except Unreadable as unreadable:
        raise Fault(str(unreadable.problem)) from None


def _first(path: Path) -> Table:
    return with_columns(tables_in(contents(path)[0])[0])


def write_draft(file: Path, into: Path) -> None:
    """Write a map for `file`. Raises Fault where `into` is there already, or cannot be written."""
    text = draft(file.name, into.name, columns_of(file))
    try:
        with into.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise Fault(_("{path} is there already: give another name for the map.").format(path=into)) from None
    except OSError as error:
        raise Fault(_("{path} cannot be written ({reason}).").format(path=into, reason=error.strerror)) from None


def draft(file: str, into: str, columns: Sequence[str]) -> str:
    """The text of a map for a file with these columns."""
    named = {type_: _named(columns, type_) for type_ in _types(columns)}
    left = [column for column in columns if column not in named.values()]
    return "\n".join([*_beginning(file, into), *_things(columns, named), *_ties(), *_ignored(left)]) + "\n"


def _beginning(file: str, into: str) -> Iterator[str]:
    yield "# " + _("What the columns of {file} mean. Try: solidarity load --format csv-mapping {map} {file} --dry-run").format(
        file=file, map=into
    )
    yield "# " + _("Take the # away where a guess is right; use each column, or leave it under `ignore`.")
    yield "# " + _("No private persons: no plant officers, delegates, petitioners, workers or signatories, in any column.")
    yield "source:"
    yield "  id:  # publisher/dataset, " + _("in small letters")
    yield "  publisher:"
    yield "  title:"
    yield "  licence:  # " + _("in the publisher's words, or: not stated")
    yield "  # address: https://"
    yield "  # languages: [es]"
    yield f"  # rhythm: yearly  # {', '.join(RHYTHM)}"
    yield f"confidence: primary  # {'; '.join(f'{word}: {_(CONFIDENCE[word])}' for word in CONFIDENCES)}"
    yield "# retrieved: 2026-11-20  # " + _("the date of the file; or {column: ..., date: DD/MM/YYYY}")
    yield "# record: Column  # " + _("the publisher's key of a row, where rows differ in what they say of one thing")
    yield '# empty: ["-", n/a]  # ' + _("what stands in cells that say nothing")


def _named(columns: Sequence[str], type_: NodeType) -> str:
    """The column that seems to name a thing of this type."""
    own = [column for column in columns if type_ in _about(column)] or list(columns)
    return next((column for column in own if _property(column, type_) == "name"), own[0])


def _things(columns: Sequence[str], named: Mapping[NodeType, str]) -> Iterator[str]:
    types = [known.label for known in ONTOLOGY.nodes if known not in (PERSON, SOURCE)]
    yield f"things:  # {', '.join(types)}"
    for type_, name in named.items():
        yield f"  {type_.label.lower()}:"
        yield f"    type: {type_.label}"
        yield f"    id: {{country: {_country(columns)}, name: {quoted(name)}}}  # {_('or')} {{scheme: my-register, column: ...}}"
        yield "    properties:"
        yield f"      name: {quoted(name)}"
        yield from (
            f"      {p.name}: {{value: }}  # {', '.join(p.words)}" for p in type_.properties if p.required and p is not NAME
        )
        yield from _guesses(columns, type_, name)


def _country(columns: Sequence[str]) -> str:
    """A column of countries; a value to be filled in where none is seen."""
    column = next((column for column in columns if _property(column, EMPLOYER) == "country"), "")
    return f"{{column: {quoted(column)}, country_names: yes}}" if column else "{value: }"


def _guesses(columns: Sequence[str], type_: NodeType, name: str) -> Iterator[str]:
    for column in columns:
        guess = _property(column, type_)
        if not guess or column == name or (_about(column) and type_ not in _about(column)):
            continue
        declared = type_.property(guess)
        yield f"      # {guess}: {_cell(column, declared)}"


def _cell(column: str, declared: Property) -> str:
    if declared.words:
        return f"{{column: {quoted(column)}, words: {{theirs: {next(iter(declared.words))}}}}}  # {', '.join(declared.words)}"
    scheme = next((word for word in fold(column).split() if word in MEANT["identifiers"].split()), "my-register")
    hint = f", scheme: {scheme}" if declared is IDENTIFIERS else HINTS.get(declared.kind, "")
    return f"{{column: {quoted(column)}{hint}}}" if hint else quoted(column)


def _ties() -> Iterator[str]:
    yield "# ties:  # " + ", ".join(tie.name for tie in ONTOLOGY.ties if PERSON not in tie.starts)
    yield "#   - type: OPERATES"
    yield "#     start: employer"
    yield "#     end: worksite"


def _ignored(columns: Sequence[str]) -> Iterator[str]:
    yield "ignore:" if columns else "ignore: []"
    for column in columns:
        personal = not PERSONAL.isdisjoint(fold(column).split())
        yield f"  - {quoted(column)}" + ("  # " + _("private persons stay out") if personal else "")


def _types(columns: Sequence[str]) -> list[NodeType]:
    """What the file seems to be about; a worksite where nothing shows."""
    found = [type_ for type_, _words in ABOUT if any(type_ in _about(column) for column in columns)]
    return found or [WORKSITE]


def _about(column: str) -> list[NodeType]:
    words = set(fold(column).split())
    return [type_ for type_, names in ABOUT if not words.isdisjoint(names.split())]


def _property(column: str, type_: NodeType) -> str:
    """The property of `type_` that a column seems to hold; empty where none does."""
    words = fold(column).split()
    if not PERSONAL.isdisjoint(words):
        return ""
    names = {p.name for p in type_.properties}
    for name, meant in MEANT.items():
        if name in names and (name in words or not set(words).isdisjoint(meant.split())):
            return name
    near = get_close_matches("_".join(words), sorted(names), n=1, cutoff=0.75)
    return near[0] if near else ""


def quoted(text: str) -> str:
    """A text in quotes, as YAML and JSON write it."""
    return json.dumps(text, ensure_ascii=False)
