"""Network: from one organisation to what it is tied to, step by step, as a picture and as a table.

The address holds where one started (`from`), each step (`open`), what is hidden (`hide`), what is chosen (`at`) and the view.
The drawing itself, its keys and its clicks are in assets/network.js.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from explorer import canvas, export, export_menu, frame, links, network_parts, panel, positions, session, sheet, wording
from explorer.attributes import aria, data
from explorer.icons import icon
from explorer.page import Page, several
from explorer.questions import neighbourhood, part, search
from explorer.questions import network as questions
from explorer.questions.network import Network
from graph_schema.fault import Fault
from graph_schema.language import N_, _

PAGE = Page("network", links.NETWORK, N_("Network"))
FROM, OPEN, HIDE, AT, GROW = PAGE.id("from"), PAGE.id("open"), PAGE.id("hide"), PAGE.id("at"), PAGE.id("grow")
SCENE, STAGE, CANVAS, SAID = PAGE.id("scene"), PAGE.id("stage"), PAGE.id("canvas"), PAGE.id("said")
FOLLOWED = PAGE.id("followed")  # how many elements the browser was last told to draw
LEGEND, COUNT, DETAILS, VIEW, TABLE, MIDDLE = (
    PAGE.id("legend"), PAGE.id("count"), PAGE.id("details"), PAGE.id("view"), PAGE.id("table"), PAGE.id("middle"),
)  # fmt: skip
DOWNLOAD, FILE, SEARCH = PAGE.id("download"), PAGE.id("file"), PAGE.id("search")
STEADY = 600  # things beyond which a picture is laid out afresh instead of growing out of the one before
EXAMPLES = (("Volkswagen", "Employer"), ("SINTTIA", "Union"), ("ArcelorMittal", "Employer"), ("Los Mineros", "Union"))


@PAGE.layout
def layout(at: str = "", view: str = "picture", **query: Any) -> Component:
    """The page as its address says."""
    starts, opened, hidden = (several(query.get(name)) for name in ("from", "open", "hide"))
    shown = questions.network(session.graph(), starts, opened)
    chosen = at or (shown.things[0].id if shown.things else "")
    kept: dict[str, Any] = {FROM: starts, OPEN: opened, HIDE: hidden, AT: chosen, GROW: None, FOLLOWED: 0}
    stores = [dcc.Store(id=known, data=value) for known, value in (kept | {SCENE: scene(shown, starts)}).items()]
    middle = html.Div(
        [_tools(shown), _stage(shown), html.Div(table(shown, hidden, view), id=TABLE, className="network-table")],
        id=MIDDLE, className=_middle_class(view),
    )  # fmt: skip
    side = html.Div([_add(), html.Div(network_parts.legend_of(shown, hidden), id=LEGEND)], className="network-side")
    told = about(chosen, shown)
    details = html.Aside(told, id=DETAILS, className="network-details", **aria(label=_("Details")))
    lead = "" if shown.things else _("Who is tied to whom: owners, plants, unions, alliances, cases.")
    said = html.Div(id=SAID, className="only-heard", role="status", **aria(live="polite"))
    return sheet.sheet(
        _("Network"), *stores, said, dcc.Download(id=DOWNLOAD), html.Div([side, middle, details], className="network-grid"),
        wide=True, actions=[_view(view)], lead=lead,
    )  # fmt: skip


def _view(view: str) -> Component:
    options = [("picture", _("Picture")), ("things", _("Table of things")), ("ties", _("Table of ties"))]
    choices: Any = [{"value": value, "label": label} for value, label in options]
    control: Component = dmc.SegmentedControl(id=VIEW, value=view, data=choices, **aria(label=_("Show as")))
    return control


def _middle_class(view: str) -> str:
    return f"network-middle is-{'picture' if view == 'picture' else 'table'}"


def _add() -> Component:
    return html.Div([html.H2(_("Add")), frame.search_box(SEARCH, _("Add to the picture ..."))], className="network-adding")


def _tools(shown: Network) -> Component:
    tools = [
        ("undo", "undo", _("Undo")), ("in", "plus", _("Closer")), ("out", "minus", _("Farther")),
        ("fit", "expand", _("Fit to the window")), ("share", "share", _("Copy the link to this picture")),
    ]  # fmt: skip
    said = data(copied=_("The link is copied."), not_copied=_("Copy the address from the browser's address bar."))
    buttons = [
        html.Button(icon(name), type="button", title=label, className="tool", **data(tool=tool), **aria(label=label))
        for tool, name, label in tools
    ]
    count = html.Span(network_parts.count_of(shown), id=COUNT, className="network-count")
    return html.Div([html.Div(buttons, className="network-buttons"), count, export_menu.buttons(FILE)],
                    className="network-tools", **said)  # fmt: skip


def _stage(shown: Network) -> Component:
    drawn = cyto.Cytoscape(
        id=CANVAS, elements=[], stylesheet=[], layout={"name": "preset", "fit": False}, autoRefreshLayout=False,
        minZoom=0.05, maxZoom=3, style={"width": "100%", "height": "100%"},
    )  # fmt: skip
    texts = data(
        none=_("Nothing is tied to it that way."), ties=_("{name}, {type}, ties in the picture: {count}"),
        start=_("Press an arrow key to go from neighbour to neighbour."),
    )  # fmt: skip
    keys = _("Arrow keys go from neighbour to neighbour, Enter opens the details, plus adds what is next, zero fits the picture.")
    label = f"{_('Network')}. {keys}"
    stage = html.Div(drawn, id=STAGE, className="network-stage", tabIndex=0, role="application", **aria(label=label), **texts)
    to_details = html.Button(
        [html.Span(), html.Small(_("Details"))], type="button", className="network-bar", hidden=True, **data(tool="details")
    )
    return html.Div([stage, to_details, None if shown.things else _welcome(shown)], className="network-frame")


def _welcome(shown: Network) -> Component:
    missing = [_("There is nothing under {id} here any more.").format(id=known) for known in shown.missing]
    steps = [sheet.go(_("Start from {name}").format(name=name), links.network(known)) for name, known in _examples()]
    nothing = _("Nothing is drawn yet. Search for an organisation, a plant or a case to start from.")
    text = missing[0] if missing else nothing
    return html.Div(sheet.empty(text, *steps), className="network-welcome")


def _examples() -> list[tuple[str, str]]:
    """(name, id) of well-known organisations that this graph holds."""
    found = [(text, search.find(session.graph(), text, (label,), 1)) for text, label in EXAMPLES]
    return [(text, hits[0].id) for text, hits in found if hits]


# ----------------------------------------------------------------------------------------------------------------- drawing
def scene(shown: Network, starts: Sequence[str]) -> dict[str, Any]:
    """What assets/network.js draws: elements with places, styles for both grounds, and the words it says."""
    things = shown.things
    elements = canvas.elements(things, shown.links, places(shown), starts)
    types = {thing.label: wording.type_title(thing.label) for thing in things}
    return {"elements": elements, "styles": canvas.styles(len(elements) - len(things)), "types": types}


def places(shown: Network) -> dict[str, positions.Point]:
    """Where everything stands: each step grows out of the picture before it, so that a link shows the same places."""
    things = shown.things
    gap = canvas.gap(len(things))
    ties = [(link.start, link.end) for link in canvas.between(things, shown.links)]
    if len(things) > STEADY:
        return positions.arrange([thing.id for thing in things], ties, gap)
    placed: dict[str, positions.Point] = {}
    known: list[str] = []
    for layer in shown.layers:
        known += [thing.id for thing in layer]
        placed = positions.arrange(known, ties, gap, placed) if layer else placed
    return placed


@PAGE.callback(
    Output(SCENE, "data"), Output(LEGEND, "children"), Output(COUNT, "children"), Input(FROM, "data"), Input(OPEN, "data"),
    State(HIDE, "data"), prevent_initial_call=True,
)  # fmt: skip
def draw(starts: list[str], opened: list[str], hidden: list[str]) -> tuple[Any, Any, str]:
    """The picture after a step."""
    shown = questions.network(session.graph(), starts, opened)
    return scene(shown, starts), network_parts.legend_of(shown, hidden), network_parts.count_of(shown)


@PAGE.callback(
    Output(MIDDLE, "className"), Output(TABLE, "children"), Input(VIEW, "value"), Input(HIDE, "data"), Input(FROM, "data"),
    Input(OPEN, "data"), prevent_initial_call=True,
)  # fmt: skip
def tabulate(view: str, hidden: list[str], starts: list[str], opened: list[str]) -> tuple[str, Any]:
    """The same data as a table, or the picture."""
    if view == "picture":
        return _middle_class(view), None
    return _middle_class(view), table(questions.network(session.graph(), starts, opened), hidden, view)


def table(shown: Network, hidden: Sequence[str], view: str) -> Component | None:
    """The chosen table; None while the picture is shown."""
    if view == "picture":
        return None
    return network_parts.table_of_ties(shown, hidden) if view == "ties" else network_parts.table_of_things(shown, hidden)


# ----------------------------------------------------------------------------------------------------------------- details
@PAGE.callback(
    Output(DETAILS, "children"), Input(AT, "data"), Input(FROM, "data"), Input(OPEN, "data"), prevent_initial_call=True,
)  # fmt: skip
def tell(chosen: str, starts: list[str], opened: list[str]) -> Component:
    """All about what is chosen."""
    return about(chosen, questions.network(session.graph(), starts, opened))


def about(chosen: str, shown: Network) -> Component:
    """The panel for a thing's id or a tie written `OWNS|start|end`; a hint while nothing is chosen."""
    graph = session.graph()
    tie, bar, ends = chosen.partition("|")
    if bar and tie in questions.TIES:
        return _about_tie(tie, *ends.split("|", 1), shown=shown)
    if not chosen or chosen not in neighbourhood.labels_of(graph, [chosen]):
        return panel.nothing_chosen()
    node = part.node(graph, chosen)
    kinds = neighbourhood.expansions(graph, node.id, node.label)
    return panel.about_node(node, part.claims(graph, node), graph.visible, kinds=kinds, there=questions.in_picture(shown, chosen))


def _about_tie(tie: str, start: str, end: str = "", *, shown: Network) -> Component:
    things = {thing.id: thing for thing in shown.things}
    found = part.ties_between(session.graph(), tie, start, end)
    if not found or not {start, end} <= things.keys():
        return panel.nothing_chosen()
    return panel.about_tie(found, things[start], things[end])


@PAGE.callback(
    Output(OPEN, "data"), Output(SAID, "children"), Input(GROW, "data"), State(FROM, "data"), State(OPEN, "data"),
    prevent_initial_call=True,
)  # fmt: skip
def grow(wanted: dict[str, Any] | None, starts: list[str], opened: list[str]) -> tuple[Any, str]:
    """What the plus key does: open the smallest kind of tie that is not all shown."""
    if not wanted:
        return no_update, ""
    graph, at = session.graph(), str(wanted["id"])
    kinds = neighbourhood.expansions(graph, at, neighbourhood.label_of(graph, at))
    step = questions.next_step(kinds, at, questions.in_picture(questions.network(graph, starts, opened), at))
    if step is None:
        return no_update, _("Everything that is tied to it is in the picture.")
    kind = next(kind for kind in kinds if (kind.tie, kind.way) == (step.tie, step.way))
    return [*opened, str(step)], _("Added: {relation}, {count}").format(relation=kind.relation, count=panel.count_of(kind))


@PAGE.callback(
    Output(DOWNLOAD, "data"), Input({"type": FILE, "index": ALL}, "n_clicks"), State(FROM, "data"), State(OPEN, "data"),
    State(HIDE, "data"), prevent_initial_call=True,
)  # fmt: skip
def download(_clicks: list[int], starts: list[str], opened: list[str], hidden: list[str]) -> Any:
    """What is shown, as a file with its citations."""
    if not ctx.triggered or not ctx.triggered[0]["value"]:
        return no_update
    shown = questions.network(session.graph(), starts, opened)
    kept = [thing.id for thing in network_parts.seen_things(shown, hidden)]
    if not kept:
        raise Fault(_("There is nothing in the picture to download: start from a search."))
    known = replace(part.part(session.graph(), kept), places=places(shown))
    form = export.format_named(ctx.triggered_id["index"])
    content = b64encode(form.data(known)).decode()
    return {"content": content, "filename": f"network{form.SUFFIX}", "type": form.MIME, "base64": True}


PAGE.address(
    open=(OPEN, "data"), hide=(HIDE, "data"), at=(AT, "data"), view=(VIEW, "value", "picture"), **{"from": (FROM, "data")}
)  # fmt: skip
PAGE.clientside(
    ClientsideFunction(namespace="network", function_name="follow"), Output(FOLLOWED, "data"),
    Input(SCENE, "data"), Input(HIDE, "data"), Input(AT, "data"), Input(FROM, "data"), Input(OPEN, "data"),
)  # fmt: skip
