"""The graph's server goes away while somebody reads: a sentence on the page, and the page again when it is back."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest

from graph_schema.address import Address
from graph_schema.database import Graph, Neo4jServer
from tests.browser import opened


class Line:
    """A line from a port of this machine to a server, which can be cut and mended."""

    def __init__(self, host: str, port: int) -> None:
        self.target = host, port
        with closing(socket.create_server(("127.0.0.1", 0))) as found:
            self.port: int = found.getsockname()[1]
        self.open_ends: list[socket.socket] = []

    def mend(self) -> None:
        """Let everything through from now on."""
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=[self.listener], daemon=True).start()

    def cut(self) -> None:
        """Drop what is open, refuse what comes."""
        for end in [self.listener, *self.open_ends]:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.open_ends.clear()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                here, _address = listener.accept()
                there = socket.create_connection(self.target)
                self.open_ends += [here, there]
                for source, target in ((here, there), (there, here)):
                    threading.Thread(target=_carry, args=[source, target], daemon=True).start()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def line(starter_graph: Graph) -> Iterator[tuple[Line, Graph]]:
    starter_graph.read("RETURN 1 AS one")
    real = starter_graph._address
    assert real is not None
    host, _colon, port = real.uri.rpartition("/")[2].rpartition(":")
    line = Line(host, int(port))
    line.mend()
    graph: Graph
    graph = Graph(Neo4jServer(Address(f"bolt://127.0.0.1:{line.port}", real.user, real.password, real.database), lambda: graph))
    yield line, graph
    graph.close()
    line.cut()


def test_the_page_says_so_and_comes_back_by_itself(line: tuple[Line, Graph], chromium_path: str) -> None:
    wire, graph = line
    with opened(graph, chromium_path) as site, site.visit("/sources") as visit:
        before = visit.text()
        wire.cut()
        visit.page.reload()
        visit.page.wait_for_selector("[data-waiting]")
        assert "cannot be reached" in visit.text()
        assert "Traceback" not in visit.page.content()
        wire.mend()
        visit.page.wait_for_selector("[data-waiting]", state="detached")
        visit.settle()
        assert visit.text() == before
