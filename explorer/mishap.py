"""When something goes wrong: one sentence on the page, the rest in the log."""

import logging
from typing import Any

from dash import html, set_props
from dash.development.base_component import Component

from explorer import links, sheet
from explorer.attributes import data
from graph_schema.address import Unreachable
from graph_schema.fault import Fault
from graph_schema.language import _

NOTICE = "frame-notice"
log = logging.getLogger("explorer")


def page(fault: Fault | None) -> Component:
    """The page in place of one that failed. None stands for a bug of ours."""
    if isinstance(fault, Unreachable):
        waiting = html.P(_("This page looks again every few seconds and comes back by itself."), **data(waiting="yes"))
        return sheet.sheet(_("The graph does not answer"), waiting, lead=str(fault))
    if fault is not None:
        return sheet.sheet(_("This cannot be shown"), _ways_on(), lead=str(fault))
    return sheet.sheet(_("Something went wrong on our side"), _ways_on(), lead=_bug())


def not_found(**_query: str) -> Component:
    """The page for an address that leads nowhere."""
    return sheet.sheet(_("There is no page at this address"), _ways_on(), lead=_("The link may be old or mistyped."))


def on_error(error: Exception) -> Any:
    """What Dash calls when a callback fails: the page stays as it is, a notice says why."""
    if not isinstance(error, Fault):
        log.exception("a callback failed", exc_info=error)
    text = str(error) if isinstance(error, Fault) else _bug()
    named = data(waiting="yes") if isinstance(error, Unreachable) else {}
    set_props(NOTICE, {"children": html.P(text, **named)})


def _bug() -> str:
    return _("The page could not be made. The other pages still work; the log of the program says what happened.")


def _ways_on() -> Component:
    start = sheet.button(_("Go to the start page"), links.START, main=True, name="start")
    search = html.Button([sheet.icon("search"), _("Search")], type="button", className="button", **data(open_search="yes"))
    return html.Div([start, search], className="actions")
