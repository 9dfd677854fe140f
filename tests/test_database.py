"""One way to the graph: the same answers from both engines, and plain words when a server is gone."""

import datetime
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import neo4j
import pytest

from graph_schema.database import Graph, Transaction, Unreachable, open_graph
from graph_schema.fault import Fault
from tests.neo4j_server import PASSWORD, RealNeo4j


@pytest.mark.newest
def test_values_come_back_plain(graph: Graph) -> None:
    stored = {"id": "c1", "names": ["Müller", "株式会社"], "none": [], "share": 50.5, "n": 3, "flag": True}
    graph.transact(lambda tx: tx.run("CREATE (:`Case` {id: 'x'})<-[:OWNS {id: 'o'}]-(c:`Case`) SET c = $stored", stored=stored))
    rows = graph.read(
        "MATCH (c:`Case` {id: $id})-[r:OWNS]->(other) "
        "RETURN c, r, other.id AS other, [c.n, null] AS list, date('2022-05-01') AS day, $given AS given, $visible AS visible",
        id="c1",
        given={"map": {"day": datetime.date(2021, 2, 3)}},
    )
    assert rows == [
        {
            "c": stored,
            "r": {"id": "o"},
            "other": "x",
            "list": [3, None],
            "day": "2022-05-01",
            "given": {"map": {"day": "2021-02-03"}},
            "visible": ["public"],
        }
    ]


def test_a_path_is_refused(graph: Graph) -> None:
    with pytest.raises(TypeError, match="a query returned Path: return scalars and maps"):
        graph.read("CREATE (:A {id: '1'}) WITH 1 AS one MATCH p = (:A) RETURN p") if graph.engine == "arcadedb" else (
            graph.transact(lambda tx: tx.run("CREATE p = (:A {id: '1'}) RETURN p"))
        )


def test_a_failed_work_writes_nothing(graph: Graph) -> None:
    def work(transaction: Transaction) -> None:
        transaction.run("CREATE (:A {id: '1'})")
        raise Fault("no")

    with pytest.raises(Fault, match=r"^no$"):
        graph.transact(work)
    assert graph.read("MATCH (n:A) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.newest
def test_schema_and_fulltext_are_made_once(graph: Graph) -> None:
    for _ in range(2):
        graph.schema(["CREATE CONSTRAINT found_id IF NOT EXISTS FOR (n:Found) REQUIRE n.id IS UNIQUE"])
        graph.fulltext("search_found", "Found", ["search", "more"])
    words = {"1": "volkswagen de mexico", "2": "general motors silao"}
    rows = [{"id": known, "search": text} for known, text in words.items()]
    graph.transact(lambda tx: tx.run("UNWIND $rows AS row MERGE (n:Found {id: row.id}) SET n += row", rows=rows))
    query = "CALL db.index.fulltext.queryNodes('search_found', $text) YIELD node RETURN node.id AS id ORDER BY id"
    assert [graph.read(query, text=text) for text in ("volksw*", "silao OR mexico", "nissan")] == [
        [{"id": "1"}],
        [{"id": "1"}, {"id": "2"}],
        [],
    ]


def test_colliding_writers_all_get_their_turn(graph: Graph) -> None:
    graph.transact(lambda tx: tx.run("CREATE (:Counter {id: 'c', n: 0})"))
    add = "MATCH (c:Counter {id: 'c'}) SET c.n = c.n + 1"
    threads = [threading.Thread(target=graph.transact, args=(lambda tx: tx.run(add),)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert graph.read("MATCH (c:Counter) RETURN c.n AS n") == [{"n": 6}]


def test_engine_version_and_address(graph: Graph) -> None:
    assert graph.version.startswith({"arcadedb": "26.", "neo4j": "5.26."}[graph.engine])
    assert graph.address.startswith("bolt://127.0.0.1:")
    assert PASSWORD not in graph.address


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"NEO4J_URI": "http://x"}, "NEO4J_URI is http://x, which is not the address of a graph: write it like"),
        ({"NEO4J_URI": "bolt://127.0.0.1:seven"}, "NEO4J_URI is bolt://127.0.0.1:seven, which is not the address of a graph"),
        ({"NEO4J_URI": "bolt://me:secret@127.0.0.1:1"}, "NEO4J_URI is bolt://...@127.0.0.1:1, which is not the address"),
        ({"NEO4J_URI": "bolt://127.0.0.1:1"}, "The graph at bolt://127.0.0.1:1/neo4j cannot be reached: start its server"),
        ({"SOLIDARITY_VISIBILITY": "secret"}, "SOLIDARITY_VISIBILITY is secret: write public, internal or confidential."),
    ],
)
def test_what_a_user_can_put_right_is_one_sentence(settings: dict[str, str], sentence: str) -> None:
    with pytest.raises(Fault) as caught:
        open_graph(settings)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"NEO4J_PASSWORD": "wrong"}, "refuses the login: check NEO4J_USER and NEO4J_PASSWORD."),
        ({"NEO4J_DATABASE": "nope"}, "There is no database at"),
        ({"NEO4J_DATABASE": "system"}, "There is no database at"),
    ],
)
def test_login_and_database_are_named(neo4j_server: RealNeo4j, changed: dict[str, str], sentence: str) -> None:
    with pytest.raises(Unreachable) as caught:
        open_graph(neo4j_server.environment | changed)
    assert sentence in str(caught.value)
    assert PASSWORD not in str(caught.value)


def test_a_login_that_wants_a_new_password_first(neo4j_server: RealNeo4j) -> None:
    """As every server does at its first start."""
    with open_graph(neo4j_server.environment) as graph:
        auth = ("neo4j", PASSWORD)
        with neo4j.GraphDatabase.driver(graph.address.rpartition("/")[0], auth=auth) as driver:
            driver.execute_query("CREATE OR REPLACE USER newcomer SET PASSWORD 'solidarity' CHANGE REQUIRED", database_="system")
    with pytest.raises(Unreachable, match=r"wants a new password first: give it one, then try again\.$"):
        open_graph(neo4j_server.environment | {"NEO4J_USER": "newcomer", "NEO4J_PASSWORD": "solidarity"})


def test_routing_address_works_too(neo4j_server: RealNeo4j) -> None:
    settings = neo4j_server.environment | {"NEO4J_URI": f"neo4j://127.0.0.1:{neo4j_server.port}"}
    with open_graph(settings) as graph:
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_settings_come_from_dotenv_and_the_environment_wins(
    neo4j_server: RealNeo4j, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = neo4j_server.environment["NEO4J_URI"]
    (tmp_path / ".env").write_text(f"NEO4J_URI={uri}\nNEO4J_PASSWORD=not-this\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with open_graph() as graph:
        assert graph.engine == "neo4j"


class Door:
    """A way to a server that can be shut and opened again."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        self._listen()

    def _listen(self) -> None:
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                inside = listener.accept()[0]
                outside = socket.create_connection(("127.0.0.1", self._to))
                self._open += [inside, outside]
                threading.Thread(target=_carry, args=(inside, outside), daemon=True).start()

    def shut(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for half in self._open:
            with suppress(OSError):
                half.shutdown(socket.SHUT_RDWR)
        self._open = []

    def open(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._listen()


def _carry(inside: socket.socket, outside: socket.socket) -> None:
    """Hand on what comes, both ways, until either end is gone; shutting the door may break it off anywhere."""
    other = {inside: outside, outside: inside}
    with inside, outside, suppress(OSError):
        while True:
            for ready in select.select([inside, outside], [], [])[0]:
                data = ready.recv(65536)
                if not data:
                    return
                other[ready].sendall(data)


@pytest.fixture
def door(neo4j_server: RealNeo4j) -> Iterator[Door]:
    door = Door(neo4j_server.port)
    yield door
    door.shut()


def test_a_server_that_went_away_is_found_again(door: Door) -> None:
    settings = {"NEO4J_URI": f"bolt://127.0.0.1:{door.port}", "NEO4J_PASSWORD": PASSWORD}
    with open_graph(settings) as graph:
        door.shut()
        with pytest.raises(Unreachable) as caught:
            graph.read("RETURN 1 AS one")
        assert str(caught.value) == (
            f"The graph at bolt://127.0.0.1:{door.port}/neo4j cannot be reached: "
            "start its server, or correct NEO4J_URI; then try again."
        )
        door.open()
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]
