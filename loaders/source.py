"""What a loader says of the data set it reads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph_schema.records import Evidence, NodeRecord, Properties, Record
from loaders.columns import Columns
from loaders.rows import Row, Table


@dataclass(frozen=True)
class SourceInfo:
    """A published data set: `id` is publisher/dataset; `licence` its terms as stated; `rhythm` how often it is renewed.

    `rows_dated`: the date of a record is its own, or its table's, not that of all that the source publishes.
    """

    id: str
    publisher: str
    title: str
    licence: str
    address: str = ""
    licence_address: str = ""
    languages: tuple[str, ...] = ()
    rhythm: str = ""
    rows_dated: bool = False
    note: str = ""

    def citation(self, edition: str, what: str = "") -> tuple[str, ...]:
        """The data set in words, and what of it."""
        return (f"{self.publisher}: {self.title}{', ' if what else ''}{what} ({edition})",)

    def record(self, edition: str) -> NodeRecord:
        """The data set as a row of the Source table, as of the edition that is loaded."""
        said: dict[str, str] = {
            "name": f"{self.publisher}: {self.title}",
            "publisher": self.publisher,
            "dataset": self.title,
            "licence": self.licence,
            "address": self.address,
            "licence_address": self.licence_address,
            "rhythm": self.rhythm,
            "note": self.note,
        }
        properties: Properties = {name: value for name, value in said.items() if value}
        if self.rows_dated:
            properties["rows_dated"] = True
        if self.languages:
            properties["languages"] = list(self.languages)
        return NodeRecord("Source", self.id, properties, Evidence(self.id, edition))


@dataclass(frozen=True)
class Layout:
    """One of the layouts that a publisher's files come in.

    `columns` are all columns of its header; none where they differ from edition to edition: then each row is checked by itself.
    `fits` looks at the first rows, where two layouts have the same header; `looks` through the table, where rows say too little;
    `spelled` knows what editions call their columns.
    """

    source: SourceInfo
    columns: frozenset[str]
    recognises: Callable[[Sequence[str]], bool]
    read_row: Callable[[Row], Iterator[Record]]
    fits: Callable[[Sequence[Row]], bool] = lambda _rows: True
    looks: Callable[[Table], Callable[[Row], Iterator[Record]]] | None = None
    spelled: Columns | None = None


def exact(
    source: SourceInfo,
    columns: Sequence[str],
    read_row: Callable[[Row], Iterator[Record]],
    fits: Callable[[Sequence[Row]], bool] = lambda _rows: True,
) -> Layout:
    """A layout known by having these columns and no others."""
    known = frozenset(columns)
    return Layout(source, known, lambda header: known == set(header), read_row, fits)


def spelled(
    source: SourceInfo,
    columns: Columns,
    read_row: Callable[[Row], Iterator[Record]],
) -> Layout:
    """A layout known by its required columns, whatever else is there and however they are written."""
    return Layout(source, frozenset(columns.all), columns.are_in, read_row, spelled=columns)
