"""What the tests stand on: both engines, a browser, the real files, each where this machine has it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from graph_schema.database import Graph, open_graph
from solidarity import bundle
from tests.neo4j_server import LTS, NEWEST, AbsentError, RealNeo4j

LONGEST = (
    "test_questions", "test_frame", "test_starter", "test_explore", "test_embedded", "test_network", "test_load",
    "test_neighbourhood",
    "test_mutants", "test_wages_page", "test_shared_employers", "test_wages_question", "test_gleif_files", "test_unload",
)  # fmt: skip
ENGINES = ("arcadedb", "neo4j")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_configure(config: pytest.Config) -> None:
    # Engines live for seconds here: the compiler that makes long runs fast would take more of the processor than it gives back.
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    config.addinivalue_line("markers", "newest: also on the newest Neo4j, where this machine can run it")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest first, so that no worker is left with one of them at the end."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `graph` runs once on each engine."""
    if "graph" in metafunc.fixturenames:
        newest = ("newest_neo4j",) if metafunc.definition.get_closest_marker("newest") else ()
        metafunc.parametrize("graph", ENGINES + newest, indirect=True)


def missing(what: str, how: str) -> NoReturn:
    """Skip what this machine cannot run and say how it could; where CI is `true`, that is a failure."""
    text = f"no {what} here: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(text, pytrace=False)
    pytest.skip(text)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The embedded graph, one for the whole run."""
    with open_graph({}, tmp_path_factory.mktemp("embedded")) as graph:
        yield graph


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealNeo4j]:
    """A real Neo4j of the long-term version, one for the whole run."""
    server = RealNeo4j(LTS, tmp_path_factory.mktemp("neo4j"))
    try:
        server.start()
    except AbsentError as absent:
        missing(*absent.args)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def neo4j(neo4j_server: RealNeo4j) -> Iterator[Graph]:
    """The graph of the real Neo4j."""
    with open_graph(neo4j_server.environment) as graph:
        yield graph


@pytest.fixture(scope="session")
def newest_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the newest Neo4j. It needs a Java that few machines have, so that it may be absent anywhere."""
    server = RealNeo4j(NEWEST, tmp_path_factory.mktemp("newest"))
    try:
        server.start()
    except AbsentError as absent:
        pytest.skip("no {} for the newest Neo4j here: {}".format(*absent.args))
    with open_graph(server.environment) as graph:
        yield graph
    server.stop()


@pytest.fixture
def graph(request: pytest.FixtureRequest) -> Graph:
    """An empty graph; the test runs once on each engine. Constraints and indexes of earlier tests may be there."""
    names = {"arcadedb": "embedded"}
    found: Graph = request.getfixturevalue(names.get(request.param, request.param))
    wipe(found)
    return found


def wipe(graph: Graph) -> None:
    """Delete all data, a bounded number in each transaction; that the schema is made stays noted, it takes seconds to make."""
    query = "MATCH (n) WHERE NOT n:Meta WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone"
    while graph.transact(lambda transaction: transaction.run(query))[0]["gone"]:
        pass
    fresh = "MATCH (m:Meta) SET m.digest = $nothing, m.derived = null, m.bundle = null"
    graph.transact(lambda transaction: transaction.run(fresh, nothing="0" * 32))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser that the pages are tried in."""
    for name in CHROMIUM:
        if found := shutil.which(name):
            return found
    missing("Chromium", "apt install chromium")


@pytest.fixture(scope="session")
def real_files() -> Path:
    """The folder with publishers' files, untouched. They are not ours to ship, so that it is absent on most machines."""
    folder = os.environ.get("SOLIDARITY_DATA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("no publishers' files here: set SOLIDARITY_DATA to the folder that holds them")
    return Path(folder)


@pytest.fixture(scope="session")
def starter_graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The embedded graph with the bundled starter data, one for the whole run; nothing is written to it."""
    with open_graph({}, tmp_path_factory.mktemp("starter")) as graph:
        bundle.refresh(graph)
        yield graph
