"""Statements of beneficial ownership in the Beneficial Ownership Data Standard (BODS): 0.2, 0.3 and 0.4 (JSON, JSON lines).

A statement is about an entity (an employer here), a person, or the interests that one has in an entity. In 0.4 statements
refer to records (`recordId`), which later statements update or close; in 0.2 and 0.3 to statements, which later ones replace:
there the first statement of a chain, as far as the file names it, stands for all. The later statement of a record wins.

Executives and directors of companies are named (see `bods_office`); no other natural person arrives: an owner who is one becomes
a note on what is owned, under a key that says nothing, and of a statement about a person nothing is kept, a political office
included. Whether a record is a person's stands in another row, so the file is looked through first; an owner that the file does
not describe is not named either. Names of those who assert a statement, free texts and details are left aside: they name persons.
A statement that says nothing but that it replaces others withdraws them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph_schema.records import Record, Withdrawal
from loaders.bods_entity import entity
from loaders.bods_office import DIRECTS, directs, in_office, officer
from loaders.bods_ownership import ownership
from loaders.bods_statement import SOURCE, Statement, described, read_statement
from loaders.lookup import Lookup
from loaders.rows import Row, Table

__all__ = ["SOURCE", "read_row", "reader", "recognises"]
READERS: dict[str, Callable[[Statement], Iterable[Record]]] = {
    "entity": entity,
    "relationship": ownership,
    "person": lambda statement: list(officer(statement)) or statement.unnamed(),
}


def recognises(header: Sequence[str]) -> bool:
    """Whether the first record has what every statement has."""
    names = set(header)
    return {"recordId", "recordType", "recordDetails"} <= names or {"statementID", "statementType"} <= names


def reader(table: Table) -> Callable[[Row], Iterator[Record]]:
    """How the rows of this table are read: it is looked through first for what its records describe, and for who is in office."""
    known = Lookup(found for row in table.rows() for found in (*described(row.document), *directs(row.document)))
    if known.has(DIRECTS):
        known.add(found for row in table.rows() for found in in_office(row.document, known))
    return lambda row: read_row(row, known)


def read_row(row: Row, known: Lookup | None = None) -> Iterator[Record]:
    """The employer that an entity statement describes, the ownership that a relationship states, or what stands for a person."""
    statement = read_statement(row, known or Lookup())
    found = list(_records(statement)) if statement else []
    if not row.problems:
        yield from found


def _records(statement: Statement) -> Iterator[Record]:
    if statement.is_void:
        yield Withdrawal(SOURCE.id, statement.record, statement.day)
    else:
        yield from READERS[statement.kind](statement)
