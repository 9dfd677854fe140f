"""Entities of the FollowTheMoney model (OpenSanctions, OCCRP Aleph): JSON lines, whole or as a delta of changes.

Companies, organisations and public bodies are employers; ownership between them is a tie, control, membership and succession
too, addresses are theirs. Executives and directors of companies are named (see `ftm_office`); no other natural person arrives:
an owner or a holder of another office who is one becomes a note on the organisation; of persons, their families, papers and
addresses nothing is kept; nor of what is called a company but may be a person. Who is who stands in other rows, so the file is
looked through first, and an owner that the file does not describe is not named either.

What a delta deletes is withdrawn, with all that its row said. Mandates and links that nobody names (they say nothing of power or
membership), payments, sanctions and other schemas without a place in the graph are reported.
"""

from collections.abc import Callable, Iterator, Sequence

from graph_schema.language import _
from graph_schema.records import Record, Withdrawal
from loaders.ftm_entity import DELETED, ORGANISATIONS, PERSONAL, SOURCE, Entity, described, read_entity
from loaders.ftm_link import control, directorship, membership, other_link, ownership, succession
from loaders.ftm_office import DIRECTS, directs, in_office, officer
from loaders.ftm_organisation import address, organisation
from loaders.lookup import Lookup
from loaders.rows import Row, Table

__all__ = ["SOURCE", "read_row", "reader", "recognises"]
LINKS = {
    "Representation": ("agent", "client"),
    "UnknownLink": ("subject", "object"),
}
READERS: dict[str, Callable[[Entity], Iterator[Record]]] = {
    **dict.fromkeys(ORGANISATIONS, organisation),
    "Address": address,
    "Ownership": ownership,
    "Control": control,
    "Directorship": directorship,
    "Membership": membership,
    "Succession": succession,
}


def recognises(header: Sequence[str]) -> bool:
    """Whether the first record is an entity, or what a delta says of one."""
    names = set(header)
    return {"id", "schema", "properties"} <= names or {"op", "entity"} <= names


def reader(table: Table) -> Callable[[Row], Iterator[Record]]:
    """How the rows of this table are read: it is looked through first for what its ids are, and for who is in office."""
    known = Lookup(found for row in table.rows() for found in (*described(row.document), *directs(row.document)))
    if known.has(DIRECTS):
        known.add(found for row in table.rows() for found in in_office(row.document, known))
    return lambda row: read_row(row, known)


def read_row(row: Row, known: Lookup | None = None) -> Iterator[Record]:
    """What an entity becomes; of most persons' rows nothing but that their source was read."""
    entity = read_entity(row, known or Lookup())
    found = list(_records(entity)) if entity else []
    if not row.problems:
        yield from found


def _records(entity: Entity) -> Iterator[Record]:
    if entity.schema == DELETED:
        yield Withdrawal(SOURCE.id, entity.id, entity.day)
    elif entity.schema in PERSONAL:
        yield from list(officer(entity)) or [SOURCE.record(entity.day)]
    elif entity.schema in READERS:
        yield from READERS[entity.schema](entity)
    elif entity.schema in LINKS:
        yield from other_link(entity, *LINKS[entity.schema])
    else:
        entity.properties.row.wrong("schema", _no_place(entity.schema))


def _no_place(schema: str) -> str:
    known = schema if schema.isascii() and schema.isalpha() and len(schema) < 30 else "?"
    return _("{schema} is a kind of entity for which there is no place in the graph: it was left out").format(schema=known)
