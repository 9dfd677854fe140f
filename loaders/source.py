"""What a loader says of the data set it reads."""

from dataclasses import dataclass

from graph_schema.records import Evidence, NodeRecord, Properties


@dataclass(frozen=True)
class SourceInfo:
    """A published data set: `id` is publisher/dataset; `licence` its terms as stated; `rhythm` how often it is renewed."""

    id: str
    publisher: str
    title: str
    licence: str
    address: str = ""
    licence_address: str = ""
    languages: tuple[str, ...] = ()
    rhythm: str = ""
    note: str = ""

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
        if self.languages:
            properties["languages"] = list(self.languages)
        return NodeRecord("Source", self.id, properties, Evidence(self.id, edition))
