"""The explorer as a web application. Nothing is connected or read at import: `create_app` is handed an open graph."""

import importlib
import pkgutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import dash
import dash_ag_grid
import dash_cytoscape
import flask
import waitress
from dash import Dash, State

from explorer import export_route, frame, icons, legend, mishap, pages, search_route, session
from explorer.page import Page, attach_all
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import _, current_language

# Component libraries that only some pages need: the browser fetches them when such a page comes (assets/0-libraries.js).
ON_DEMAND = {dash_ag_grid: "AgGrid", dash_cytoscape: "Cytoscape"}
A_YEAR = "public, max-age=31536000, immutable"
INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/icons/mark.svg">
<link rel="preload" href="/assets/fonts/inter-latin.woff2" as="font" type="font/woff2" crossorigin>
<script>{first_script}</script>
{%css%}
<style>{types}</style>
</head>
<body>
{%app_entry%}
<footer>{%config%}<script>window.solidarityLibraries = {libraries};</script>{%scripts%}{%renderer%}</footer>
</body>
</html>"""
# Before anything is painted: the theme that was chosen here before, else the system's.
FIRST_SCRIPT = """(function () {
  var chosen = null;
  try { chosen = localStorage.getItem('mantine-color-scheme-value'); } catch (error) { /* storage is closed */ }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();"""


class Explorer(Dash):
    """Dash with an index page in the reader's language and component libraries that load on demand."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """The index page; Dash gives the parts."""
        page = self.index_string.replace("{language}", current_language()).replace("{first_script}", FIRST_SCRIPT)
        page = page.replace("{types}", legend.style() + icons.style()).replace("{libraries}", _json(self.libraries()))
        for name, part in parts.items():
            page = page.replace("{%" + name + "%}", part)
        return page

    def libraries(self) -> dict[str, Any]:
        """Where the browser finds the libraries that load on demand: namespace -> component, address of the script."""
        return {module.__name__: {"component": name, "src": self._script_of(module)} for module, name in ON_DEMAND.items()}

    def _script_of(self, module: Any) -> str:
        script = Path(module.__file__).parent / f"{module.__name__}.min.js"
        stamp = dash.fingerprint.build_fingerprint(  # type: ignore[no-untyped-call]
            script.name, module.__version__, int(script.stat().st_mtime)
        )
        return f"/_dash-component-suites/{module.__name__}/{stamp}"


def create_app(graph: Graph, audience: str = "public") -> Dash:
    """The app over an open graph. `audience`: public, internal or confidential; what it may see comes with the graph."""
    _load_on_demand()
    app = Explorer(
        "explorer",
        use_pages=True,
        pages_folder="",
        assets_folder=str(assets_folder()),
        title="Solidarity Graph",
        update_title="",
        compress=True,
        on_error=mishap.on_error,
        index_string=INDEX,
        routing_callback_inputs={"routed": State("_pages_location", "href")},
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5)
    session.install(app, graph, audience)
    search_route.install(app)
    export_route.install(app)
    app.server.after_request(_cache)
    attach_all(app, registered_pages())
    dash.register_page(  # type: ignore[no-untyped-call]
        "explorer.pages.not_found_404",
        path="/not-found",
        layout=mishap.not_found,
        title=lambda: _("There is no page at this address"),
    )
    app.layout = frame.layout
    return app


def registered_pages() -> list[Page]:
    """Every page: the modules of `explorer.pages` that hold a PAGE, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(pages.__path__))
    modules = [importlib.import_module(f"explorer.pages.{name}") for name in names]
    return [module.PAGE for module in modules if hasattr(module, "PAGE")]


def assets_folder() -> Path:
    """Style sheets, scripts, fonts: inside the package once installed, `assets` in a checkout."""
    installed = Path(str(files("explorer") / "assets"))
    checkout = Path(__file__).resolve().parent.parent / "assets"
    for folder in (installed, checkout):
        if folder.is_dir():
            return folder
    raise Fault(_("The explorer's style sheets are missing: install the program again."))


def serve(app: Dash, host: str = "127.0.0.1", port: int = 8050) -> None:
    """Serve until interrupted. Raises OSError when the port is taken."""
    waitress.serve(app.server, host=host, port=port, threads=8, ident=None)


def _load_on_demand() -> None:
    for module in ON_DEMAND:
        for script in module._js_dist:
            if not {"dynamic", "async"} & script.keys():
                script["dynamic"] = True


def _cache(response: flask.Response) -> flask.Response:
    path, stamped = flask.request.path, "m" in flask.request.args
    if path.startswith("/assets/") and response.direct_passthrough and response.status_code == 200:
        # Whole, not as a stream: the compression that comes after this leaves a stream's file open.
        response.direct_passthrough = False
        response.set_data(response.get_data())
    if path.startswith("/assets/") and (stamped or path.endswith(".woff2")):
        response.headers["Cache-Control"] = A_YEAR
    elif not path.startswith(("/assets/", "/_dash-component-suites/")):
        response.headers["Cache-Control"] = "no-store"
    return response


def _json(value: Any) -> str:
    return flask.json.dumps(value).replace("<", "\\u003c")
