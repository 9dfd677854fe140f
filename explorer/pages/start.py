"""Start: search, what the graph holds, and a door for each kind of reader."""

from dash.development.base_component import Component

from explorer import frame, sheet
from explorer.page import N_, Page
from graph_schema.language import _

PAGE = Page("start", "/", N_("Start"))


@PAGE.layout
def layout(**_query: str) -> Component:
    """The first page."""
    return sheet.sheet(_("Who works for the same employer as you?"), frame.search_box(PAGE.id("search")))
