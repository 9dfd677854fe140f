"""`solidarity explore`: the graph, the starter data and the app, started together and stopped together."""

import errno
import http.client
import os
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from graph_schema.database import Graph, open_graph
from graph_schema.fault import Fault
from graph_schema.language import _
from graph_schema.renewal import Renewal
from solidarity import bundle
from solidarity.terminal import end_with_terminal

Say = Callable[[str], None]
HEALTH, MARK = "/health", "X-Solidarity-Graph"
REACHED = {"0.0.0.0": "127.0.0.1", "::": "::1"}
POLL = 0.2


def explore(host: str, port: int, *, browser: bool, starter: bool, say: Say) -> None:
    """Serve the app until Ctrl-C or SIGTERM. Raises Fault for a port that is taken, and for all that `open_graph` refuses."""
    refuse_taken_port(host, port)
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's background job begins with SIGINT ignored
        signal.signal(number, signal.default_int_handler)
    end_with_terminal()
    try:
        with _opened() as (graph, make_app, serve), renewed(graph):
            app = make_app(graph, graph.visible[-1])
            app.server.add_url_rule(HEALTH, HEALTH, lambda: ("ok", {MARK: "1"}))
            if starter:
                prepare(graph, say)
            announce(host, port, browser=browser and has_browser(os.environ), say=say)
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


@contextmanager
def renewed(graph: Graph) -> Iterator[None]:
    """Whoever decides on a page need not wait until what is derived is made again."""
    graph.renewal = renewal = Renewal(graph)
    try:
        yield
    finally:
        graph.renewal = None
        renewal.close()


def _address(host: str, port: int) -> str:
    reached = REACHED.get(host, host)
    return f"http://[{reached}]:{port}" if ":" in reached else f"http://{reached}:{port}"


def prepare(graph: Graph, say: Say) -> None:
    """Load the starter data where they are missing or have changed."""
    began = time.monotonic()
    if bundle.refresh(graph, lambda: say(_("Loading the starter data: this is done once ..."))):
        say(_("Starter data loaded in {seconds} s.").format(seconds=round(time.monotonic() - began)))


def has_browser(environ: Mapping[str, str]) -> bool:
    """Whether a browser can show a window; one that writes into the terminal would take it over, and draw no page."""
    return sys.platform in ("darwin", "win32") or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def announce(host: str, port: int, *, browser: bool, say: Say) -> None:
    """Once the app answers, print its address, and open it in the browser if so wished."""
    address = _address(host, port)

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
    """Raises Fault when the port is taken, saying by what if it is another explorer, and when `host` is not of this computer."""
    try:
        [(family, *_kind, address), *_others] = socket.getaddrinfo(host.strip() or "?", port, type=socket.SOCK_STREAM)
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        raise Fault(_("Port {port} needs rights that you do not have: choose one above 1023.").format(port=port)) from None
    except (OSError, UnicodeError) as error:
        if getattr(error, "errno", 0) == errno.EADDRINUSE:
            raise Fault(_taken(host, port)) from None
        raise Fault(_("{host} is no address of this computer: leave --host away.").format(host=host or '""')) from None


def _taken(host: str, port: int) -> str:
    if _answers(host, port):
        text = _(
            "Solidarity Graph already runs at {address}: open that address, or choose another port, "
            "make explore PORT={other} or solidarity explore --port {other}."
        )
    else:
        text = _(
            "Port {port} is taken by another program: choose another, "
            "make explore PORT={other} or solidarity explore --port {other}."
        )
    return text.format(address=_address(host, port), port=port, other=port + 10 if port < 65_000 else port - 10)


def _answers(host: str, port: int) -> bool:
    """Whether an explorer answers there."""
    connection = http.client.HTTPConnection(REACHED.get(host, host), port, timeout=2)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().getheader(MARK) is not None
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
