"""`solidarity explore`: the graph, the starter data and the app, started together and stopped together."""

import http.client
import signal
import socket
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from graph_schema.database import Graph, open_graph
from graph_schema.fault import Fault
from graph_schema.language import _
from solidarity import bundle

Say = Callable[[str], None]
HEALTH, MARK = "/health", "X-Solidarity-Graph"
POLL = 0.2


def explore(host: str, port: int, *, browser: bool, starter: bool, say: Say) -> None:
    """Serve the app until Ctrl-C or SIGTERM. Raises Fault for a port that is taken, and for all that `open_graph` refuses."""
    refuse_taken_port(host, port)
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's background job begins with SIGINT ignored
        signal.signal(number, signal.default_int_handler)
    try:
        with _opened() as (graph, make_app, serve):
            app = make_app(graph, graph.visible[-1])
            app.server.add_url_rule(HEALTH, HEALTH, lambda: ("ok", {MARK: "1"}))
            if starter:
                prepare(graph, say)
            address = f"http://{_reached(host)}:{port}"
            announce(host, port, address, browser=browser, say=say)
            try:
                serve(app, host, port)
            except OSError as error:
                raise Fault(_taken(host, port)) from error
    except KeyboardInterrupt:
        pass
    say(_("Stopped."))


@contextmanager
def _opened() -> Iterator[tuple[Graph, Callable[..., Any], Callable[..., None]]]:
    """The graph and the app's maker: the engine starts in its own process while the app's libraries are imported here."""
    with ThreadPoolExecutor(1) as beside:
        opening = beside.submit(open_graph)
        from explorer.app import create_app, serve

        graph = opening.result()
    with graph:
        yield graph, create_app, serve


def _reached(host: str) -> str:
    return "127.0.0.1" if host == "0.0.0.0" else host


def prepare(graph: Graph, say: Say) -> None:
    """Load the starter data where they are missing or have changed."""
    began = time.monotonic()
    if bundle.refresh(graph, lambda: say(_("Loading the starter data: this is done once ..."))):
        say(_("Starter data loaded in {seconds} s.").format(seconds=round(time.monotonic() - began)))


def announce(host: str, port: int, address: str, *, browser: bool, say: Say) -> None:
    """Once the app answers, print its address and open a browser where there is one."""

    def wait() -> None:
        for _attempt in range(300):
            if _answers(host, port):
                say(_("Solidarity Graph is ready: {address}  (Ctrl-C stops it)").format(address=address))
                if browser:
                    webbrowser.open(address)
                return
            time.sleep(POLL)

    threading.Thread(target=wait, daemon=True).start()


def refuse_taken_port(host: str, port: int) -> None:
    """Raises Fault when the port is taken, saying by what if it is another explorer."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Fault(_("Port {port} needs rights that you do not have: choose one above 1023.").format(port=port)) from None
        except OSError:
            raise Fault(_taken(host, port)) from None


def _taken(host: str, port: int) -> str:
    if _answers(host, port):
        text = _(
            "Solidarity Graph already runs at http://{host}:{port}: open that address, or choose another port: PORT={other}."
        )
    else:
        text = _("Port {port} is taken by another program: choose another port: PORT={other}.")
    return text.format(host=_reached(host), port=port, other=port + 10)


def _answers(host: str, port: int) -> bool:
    """Whether an explorer answers there."""
    connection = http.client.HTTPConnection(_reached(host), port, timeout=2)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().getheader(MARK) is not None
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
