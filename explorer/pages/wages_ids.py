"""Ids of the wages page that more than one module needs."""

from explorer import links
from explorer.page import Page
from graph_schema.language import N_

WAGES = Page("wages", links.WAGES, N_("Wages"))
CHART, TIMELINE = WAGES.id("chart"), WAGES.id("timeline")
