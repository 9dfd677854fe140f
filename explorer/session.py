"""What the request at hand works with: the graph, what its reader may see, and the language."""

from typing import cast

import flask
from dash import Dash

from explorer.questions.source_names import source_names
from graph_schema.database import Graph
from graph_schema.language import LANGUAGES, current_language, set_language

GRAPH, AUDIENCE = "SOLIDARITY_GRAPH", "SOLIDARITY_AUDIENCE"
LANGUAGE_COOKIE = "lang"
A_YEAR = 365 * 24 * 3600


def graph() -> Graph:
    """The graph that the app of this request was made for."""
    return cast(Graph, flask.current_app.config[GRAPH])


def audience() -> str:
    """How much the reader may see: public, internal or confidential."""
    return cast(str, flask.current_app.config[AUDIENCE])


def visible() -> list[str]:
    """The visibilities of what the reader may see."""
    return graph().visible


def source_name(known: str) -> str:
    """What a source is called; asked once for each request."""
    names: dict[str, str] = flask.g.setdefault("source_names", {}) if flask.has_app_context() else {}
    if known not in names:
        names |= source_names(graph(), [known])
    return names[known]


def wanted_language(request: flask.Request) -> str:
    """The language asked for: in the address, else remembered, else the browser's, else English."""
    for known in (request.args.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if known in LANGUAGES:
            return known
    return request.accept_languages.best_match(LANGUAGES) or "en"


def install(app: Dash, known_graph: Graph, known_audience: str) -> None:
    """Hand the graph to the app's requests, and set the language of each."""
    server = app.server
    server.config[GRAPH], server.config[AUDIENCE] = known_graph, known_audience

    # First of all that runs before a request: the router, which Dash installs earlier, already renders text.
    def choose_language() -> None:
        set_language(wanted_language(flask.request))

    server.before_request_funcs.setdefault(None, []).insert(0, choose_language)
    server.after_request(_remember_language)


def _remember_language(response: flask.Response) -> flask.Response:
    asked = flask.request.args.get("lang")
    if asked in LANGUAGES and asked != flask.request.cookies.get(LANGUAGE_COOKIE):
        response.set_cookie(LANGUAGE_COOKIE, current_language(), max_age=A_YEAR, samesite="Lax")
    return response
