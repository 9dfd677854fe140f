"""Where a graph is to be had over Bolt, and what is said when it is not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from graph_schema.fault import Fault


class Unreachable(Fault):
    """The server is not there, or refuses the login. The next call may well succeed."""


@dataclass(frozen=True)
class Address:
    """A database behind a Bolt address. The password stays out of every text."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str


class Server(Protocol):
    """A graph's server: `address()` is asked again whenever the last one did not answer."""

    engine: str
    home: Path | None  # the data folder of an embedded graph

    @property
    def version(self) -> str:
        """The server's version."""

    def address(self) -> Address:
        """Where it is now. Raises Fault."""

    def is_at(self, address: Address) -> bool:
        """Whether what answers at `address` is still this server, and means to stay."""

    def no_room(self) -> Fault | None:
        """That the disk with its data is full, where it is: an error is then not of our making."""

    def fulltext(self, name: str, label: str, properties: list[str]) -> None:
        """Create a full-text index over text properties of a label, where there is none of that name."""

    def close(self) -> None:
        """Let go of what we hold."""


def from_environment(environ: Mapping[str, str]) -> Address | None:
    """The address that NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE name; none without NEO4J_URI."""
    uri = environ.get("NEO4J_URI", "").strip()
    if not uri:
        return None
    user = environ.get("NEO4J_USER", "").strip() or "neo4j"
    database = environ.get("NEO4J_DATABASE", "").strip() or "neo4j"
    return Address(uri, user, environ.get("NEO4J_PASSWORD", ""), database)
