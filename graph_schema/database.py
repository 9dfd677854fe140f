"""One way to the graph: the official neo4j driver over Bolt, to Neo4j or to the embedded graph.

    with open_graph() as graph:
        rows = graph.read("MATCH (e:Employer {id: $id}) RETURN e.name AS name", id="lei:...")

Threads may share a Graph. Nothing is connected at import.
"""

import logging
import os
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

import neo4j
from dotenv import dotenv_values
from neo4j.exceptions import (
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.graph import Entity

from graph_schema.address import Address, Server, Unreachable, from_environment
from graph_schema.embedded import EmbeddedServer
from graph_schema.fault import Fault
from graph_schema.home import home_folder
from graph_schema.language import _
from graph_schema.refusal import check_uri, no_address, refusal

if TYPE_CHECKING:
    from graph_schema.renewal import Renewal

__all__ = ["Graph", "Row", "Transaction", "Unreachable", "open_graph"]

T = TypeVar("T")
Row: TypeAlias = dict[str, Any]

CONNECT_LIMIT = 5.0  # seconds to open a connection
READ_LIMIT = 60.0  # seconds for one question; Neo4j keeps to it, the embedded graph has a limit of its own
RETRY_LIMIT = 30.0  # seconds of trying again when writers stood in each other's way
LOST_LIMIT, LOST_PAUSE = 2, 0.1  # times to try again after a lost connection, and seconds in between
PLAIN = (str, int, float, bool, type(None))
VISIBILITIES = ("public", "internal", "confidential")
GONE = (ServiceUnavailable, SessionExpired)


class Transaction:
    """What a unit of work sees of the graph."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, query: str, **parameters: Any) -> list[Row]:
        """Run one statement and return all its rows."""
        result = self._transaction.run(query, {name: _quiet(value) for name, value in parameters.items()})
        return [plain_row(record) for record in result]


class _Rows(list[Any]):
    """Rows on their way. The driver writes what it sends as text, for a log that nobody keeps: a third of what a batch costs."""

    def __repr__(self) -> str:
        return f"{len(self)} rows"


def _quiet(value: Any) -> Any:
    return _Rows(value) if isinstance(value, list) else value


class Neo4jServer:
    """A Neo4j server that somebody else runs."""

    engine = "neo4j"
    home: Path | None = None

    def __init__(self, address: Address, graph: "Callable[[], Graph]") -> None:
        self._address, self._graph = address, graph

    @property
    def version(self) -> str:
        """The server's version, asked of the server."""
        [row] = self._graph().read("CALL dbms.components() YIELD versions RETURN versions[0] AS version")
        return str(row["version"])

    def address(self) -> Address:
        """The address given; the driver finds its own way back to it."""
        return self._address

    def is_at(self, _address: Address) -> bool:
        """It says so itself when it is gone."""
        return True

    def no_room(self) -> Fault | None:
        """Its disk is not ours to look at."""
        return None

    def fulltext(self, name: str, label: str, properties: list[str]) -> None:
        """Create a full-text index, where there is none of that name."""
        columns = ", ".join(f"n.`{known}`" for known in properties)
        self._graph().schema(
            [
                f"CREATE FULLTEXT INDEX `{name}` IF NOT EXISTS FOR (n:`{label}`) ON EACH [{columns}]",
                "CALL db.awaitIndexes(60)",
            ]
        )

    def close(self) -> None:
        """Nothing is ours to stop."""


class Graph:
    """The graph of one database. Use it as a context manager, or close it."""

    def __init__(self, server: Server, visible: Iterable[str] = ("public",)) -> None:
        self._server = server
        self._turn = threading.Lock()
        self._driver: neo4j.Driver | None = None
        self._address: Address | None = None
        self._closed = False
        #: What this reader may see: every read gets it as $visible.
        self.visible = list(visible)
        #: Makes what is derived again in the background; without it, whoever writes waits for that.
        self.renewal: Renewal | None = None

    @property
    def engine(self) -> str:
        """`neo4j` or `arcadedb`."""
        return self._server.engine

    @property
    def folder(self) -> Path | None:
        """The data folder of the embedded graph; None for a server's."""
        return self._server.home

    @property
    def version(self) -> str:
        """The server's version."""
        return self._server.version

    @property
    def address(self) -> str:
        """Where the graph is, without the password."""
        known = self._address or self._server.address()
        return f"{known.uri}/{known.database}"

    def read(self, query: str, **parameters: Any) -> list[Row]:
        """Rows of one query, in one read transaction: scalars, lists and maps only, dates as ISO text.

        `$visible` is passed unless given. Raises Unreachable. The transaction is the query's own, without a BEGIN and a
        COMMIT to wait for: a question asks ten or twenty of them.
        """
        given, limited = {"visible": self.visible} | parameters, neo4j.Query(query, timeout=READ_LIMIT)
        return self._persist(lambda session: [plain_row(record) for record in session.run(limited, given)], neo4j.READ_ACCESS)

    def stream(self, query: str, **parameters: Any) -> Iterator[Row]:
        """Rows of one query as they come, in one read transaction: for walks over everything, in flat memory.

        Not begun again when the connection breaks half-way: raises Unreachable.
        """
        given = {"visible": self.visible} | parameters
        self.read("RETURN 1 AS one")
        driver, database = self._connected()
        try:
            with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
                for record in session.run(query, given):
                    yield plain_row(record)
        except (Neo4jError, DriverError) as error:
            if self._is_lost(error, driver):
                raise self._gone() from error
            raise

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Do `work` in one write transaction and return its result.

        The work may be done more than once: when another writer was quicker, and when the connection broke (then
        perhaps after a commit whose acknowledgement got lost). So it must merge and set, never add up blindly.
        Raises Unreachable.
        """

        def once(session: neo4j.Session) -> T:
            with session.begin_transaction() as transaction:
                result = work(Transaction(transaction))
                transaction.commit()
                return result

        return self._persist(once, neo4j.WRITE_ACCESS)

    def schema(self, statements: Iterable[str]) -> None:
        """Run statements one by one, each on its own: constraints, indexes, CALL {} IN TRANSACTIONS."""
        for statement in statements:
            self._persist(partial(_auto_commit, statement), neo4j.WRITE_ACCESS)

    def fulltext(self, name: str, label: str, properties: Iterable[str]) -> None:
        """Create a full-text index over text properties of `label`, where there is none of that name."""
        self._connected()
        self._server.fulltext(name, label, list(properties))

    def close(self) -> None:
        """Close the connections, and stop the embedded graph if this process started it."""
        with self._turn:
            self._closed = True
            driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _persist(self, attempt: Callable[[neo4j.Session], T], access: str) -> T:
        """The result of `attempt`: again when the server was gone for a moment, or when writers collided."""
        until = time.monotonic() + RETRY_LIMIT
        lost = 0
        pause = 0.02
        while True:
            driver, database = self._connected()
            try:
                with driver.session(database=database, default_access_mode=access) as session:
                    return attempt(session)
            except (Neo4jError, DriverError) as error:
                if self._is_lost(error, driver):
                    lost += 1
                    if lost > LOST_LIMIT:
                        raise self._gone() from error
                    time.sleep(LOST_PAUSE)
                    self._reconnect(driver)
                    continue
                if self._address and (refused := refusal(error, self._address)):
                    raise refused from None
                if not error.is_retryable() or time.monotonic() > until:
                    raise self._server.no_room() or error from None
                time.sleep(pause * random.uniform(0.5, 1.5))
                pause = min(pause * 2, 1.0)

    def _connected(self) -> tuple[neo4j.Driver, str]:
        with self._turn:
            if self._closed:
                raise Unreachable(_("The graph has been closed."))
            if self._driver is None or self._address is None:
                self._address = self._server.address()
                self._driver = _driver(self._address)
            return self._driver, self._address.database

    def _is_lost(self, error: Exception, driver: neo4j.Driver) -> bool:
        """Whether the connection is to blame, and not what was asked.

        A server on its way out says all kinds of things: that the login is wrong, that it knows no such statement. And where
        another thread has found the server anew, it has closed this connection.
        """
        address = self._address
        return isinstance(error, GONE) or driver is not self._driver or not (address and self._server.is_at(address))

    def _reconnect(self, failed: neo4j.Driver) -> None:
        """Ask the server for its address again, unless another thread has just done so."""
        with self._turn:
            if self._closed or self._driver is not failed or self._server.address() == self._address:
                return
            self._driver = None
        failed.close()

    def _gone(self) -> Unreachable:
        text = _("The graph at {address} cannot be reached: start its server, or correct NEO4J_URI; then try again.")
        if self.engine == "arcadedb":
            text = _("The embedded graph at {address} has stopped: try again.")
        return Unreachable(text.format(address=self.address))


def open_graph(environ: Mapping[str, str] | None = None, home: Path | None = None) -> Graph:
    """The graph of this environment: Neo4j where NEO4J_URI is set, else the embedded graph in `home`.

    NEO4J_USER (neo4j), NEO4J_PASSWORD, NEO4J_DATABASE (neo4j) say how; a file `.env` in the current folder may hold
    them too, the environment wins. SOLIDARITY_VISIBILITY (public) says how much is shown: public, internal or
    confidential. Raises Fault, and Unreachable when the server does not answer.
    """
    known = _settings(environ)
    visible = _visible(known.get("SOLIDARITY_VISIBILITY", "").strip() or "public")
    given = from_environment(known)
    graph: Graph
    server: Server = Neo4jServer(given, lambda: graph) if given else EmbeddedServer(home or home_folder(known))
    graph = Graph(server, visible)
    try:
        graph.read("RETURN 1 AS one")
    except BaseException:  # whatever it was, no connection and no host of ours may stay behind
        graph.close()
        raise
    return graph


def _settings(environ: Mapping[str, str] | None) -> dict[str, str]:
    """The environment over `.env`; an environment that is handed in stands alone."""
    if environ is not None:
        return dict(environ)
    try:
        written = dotenv_values(".env")
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else _("it is no UTF-8 text")
        raise Fault(_("The file .env cannot be read ({reason}): correct it, or take it away.").format(reason=reason)) from None
    return {key: value for key, value in written.items() if value is not None} | dict(os.environ)


def _visible(most: str) -> tuple[str, ...]:
    if most not in VISIBILITIES:
        raise Fault(_("SOLIDARITY_VISIBILITY is {value}: write public, internal or confidential.").format(value=most))
    return VISIBILITIES[: VISIBILITIES.index(most) + 1]


def _auto_commit(statement: str, session: neo4j.Session) -> None:
    session.run(statement).consume()


def _driver(address: Address) -> neo4j.Driver:
    check_uri(address.uri)
    # The driver's own warnings (a label nobody has used yet, a retry) are no news to the person at the screen.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    try:
        return neo4j.GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password),
            connection_timeout=CONNECT_LIMIT,
            connection_acquisition_timeout=CONNECT_LIMIT * 2,
        )
    except (ConfigurationError, ValueError):
        raise no_address(address.uri) from None


def plain_row(record: neo4j.Record) -> Row:
    """A row without the driver's own classes."""
    return {
        key: value if isinstance(value, PLAIN) else _plain(value) for key, value in zip(record.keys(), record, strict=True)
    }  # dict(record) would look up each column by its name


def _plain(value: Any) -> Any:
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, list):
        return [item if isinstance(item, PLAIN) else _plain(item) for item in value]
    if isinstance(value, dict):
        return {key: item if isinstance(item, PLAIN) else _plain(item) for key, item in value.items()}
    if isinstance(value, Entity):
        return {str(key): _plain(value[key]) for key in value}
    if hasattr(value, "iso_format"):
        return value.iso_format()
    raise TypeError(f"a query returned {type(value).__name__}: return scalars and maps")
