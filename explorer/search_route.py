"""The address that the search field asks as one types, and the one that says whether the graph answers."""

import flask
from dash import Dash

from explorer import links, session, wording
from explorer.questions import search
from graph_schema.fault import Fault
from graph_schema.language import _

PER_GROUP = 5


def install(app: Dash) -> None:
    """Add `/search.json` and `/alive` to the app."""
    app.server.add_url_rule("/search.json", view_func=found)
    app.server.add_url_rule("/alive", view_func=alive)


def found() -> flask.Response | tuple[flask.Response, int]:
    """What a text finds, grouped by type; of the types asked for only, where there are such.

    `{"groups": [{"label", "title", "shape", "items": [{"id", "name", "note", "land", "country", "href"}]}]}`
    """
    text = flask.request.args.get("q", "")[:200]
    labels = tuple(label for label in search.LABELS if label in flask.request.args.getlist("type")) or search.LABELS
    try:
        hits = search.find(session.graph(), text, labels)
    except Fault as fault:
        return flask.jsonify({"error": str(fault)}), 503
    groups: dict[str, list[search.Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.label, []).append(hit)
    return flask.jsonify({"groups": [_group(label, members) for label, members in groups.items()]})


def _group(label: str, hits: list[search.Hit]) -> dict[str, object]:
    shown = hits[:PER_GROUP]
    return {
        "label": label.lower(),
        "title": wording.type_title(label, plural=True),
        "shape": search.outline(label),
        "items": [_item(h) for h in shown],
    }


def _item(hit: search.Hit) -> dict[str, str]:
    notes = [hit.matched, hit.place or ""]
    return {
        "id": hit.id,
        "name": hit.name or _("unnamed"),
        "note": ", ".join(note for note in notes if note),
        "land": wording.country_code(hit.country),
        "country": wording.country(hit.country) if hit.country else "",
        "href": links.thing(hit.label, hit.id),
    }


def alive() -> flask.Response | tuple[flask.Response, int]:
    """Whether the graph answers: 200 or 503."""
    try:
        session.graph().read("RETURN 1 AS one")
    except Fault as fault:
        return flask.jsonify({"alive": False, "error": str(fault)}), 503
    return flask.jsonify({"alive": True})
