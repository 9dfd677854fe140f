"""The address that hands out a thing with its neighbours as a file, the citations inside."""

import flask
from dash import Dash

from explorer import export, session
from explorer.questions.part import around, part
from graph_schema.fault import Fault
from graph_schema.identity import fold


def install(app: Dash) -> None:
    """Add `/export/FORMAT?id=...` to the app."""
    app.server.add_url_rule("/export/<name>", view_func=exported)


def exported(name: str) -> flask.Response | tuple[str, int]:
    """The file, or a sentence that says why there is none."""
    known = flask.request.args.get("id", "")
    try:
        form = export.format_named(name)
        found = part(session.graph(), around(session.graph(), known))
    except Fault as fault:
        return str(fault), 404
    title = next((node.name for node in found.nodes if node.id == known), known)
    response = flask.Response(form.data(found), mimetype=form.MIME)
    response.headers.set("Content-Disposition", "attachment", filename=f"{fold(title).replace(' ', '-')[:60]}{form.SUFFIX}")
    return response
