"""What surrounds every page: header, search, language, theme, the ways to the pages, and the place for notices."""

from collections.abc import Sequence
from urllib.parse import urlencode

import dash
import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer import links, mishap
from explorer.attributes import aria, data
from explorer.icons import icon
from graph_schema.language import _, current_language

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
# Mantine's own palette passes contrast only in its darker shades (axe: 8 in both themes).
THEME = {
    "primaryColor": "blue",
    "primaryShade": 8,
    "fontFamily": "Inter, system-ui, sans-serif",
    "defaultRadius": "sm",
    "respectReducedMotion": True,
    "cursorType": "pointer",
    "autoContrast": True,
}


def layout() -> Component:
    """The frame, in the language of the request; Dash asks for it once per visit."""
    parts = [
        html.A(_("Skip to the content"), href="#content", className="skip", **data(plain="yes")),
        header(),
        html.Nav(_ways(), className="rail", **aria(label=_("Pages"))),
        html.Main(
            [html.Div(id=mishap.NOTICE, className="notice", role="alert"), dash.page_container],
            id="content",
            className="content",
            tabIndex=-1,
        ),
        _search_dialog(),
        html.Div(id="frame-said", className="only-heard", role="status", **aria(live="polite")),
        html.Div(id="frame-took", className="took", **data(text=_("Answered in {seconds} s")), **aria(hidden=True)),
    ]
    provided: Component = dmc.MantineProvider(html.Div(parts, className="frame"), theme=THEME, defaultColorScheme="auto")
    return provided


def header() -> Component:
    """Name, search, language, theme."""
    name = html.A(
        [html.Span(className="brand-mark", **aria(hidden=True)), html.Span(_("Solidarity Graph"))],
        href=links.START,
        className="brand",
    )
    search = html.Button(
        [
            icon("search"),
            html.Span(_("Search"), className="open-search-word"),
            html.Kbd("/", className="key", **aria(hidden=True)),
        ],
        className="open-search",
        type="button",
        **aria(keyshortcuts="/ Control+K", haspopup="dialog"),
        **data(open_search="yes"),
    )
    return html.Header([name, search, html.Div([_language(), _theme()], className="header-tools")], className="header")


def _language() -> Component:
    other = next(code for code in LANGUAGE_NAMES if code != current_language())
    return html.A(
        [icon("language"), html.Span(LANGUAGE_NAMES[other], lang=other)],
        href="?" + urlencode({"lang": other}),
        className="tool",
        hrefLang=other,
        **data(language=other),
    )


def _theme() -> Component:
    return html.Button(
        [icon("moon"), icon("sun")],
        type="button",
        className="tool is-theme",
        title=_("Light or dark"),
        **aria(label=_("Light or dark")),
        **data(theme_switch="yes"),
    )


def _ways() -> Component:
    ways = [
        (links.START, "start", _("Start")),
        (links.NETWORK, "network", _("Network")),
        (links.SHARED, "shared", _("Shared employers")),
        (links.WAGES, "wage", _("Wages")),
        (links.ALLIES, "allies", _("Allies")),
        (links.EXCHANGES, "exchange", _("Exchanges")),
        (links.SOURCES, "source", _("Sources")),
    ]
    return html.Ul([html.Li(html.A([icon(name), html.Span(text)], href=path, **data(way=path))) for path, name, text in ways])


def _search_dialog() -> Component:
    close = html.Button(
        icon("close"), type="button", className="tool", **aria(label=_("Close the search")), **data(close_search="yes")
    )
    head = html.Div([html.H2(_("Search"), id="frame-search-title"), close], className="dialog-head")
    return html.Dialog(
        [head, search_box("frame-search")],
        id="frame-search-dialog",
        className="search-dialog",
        **aria(labelledby="frame-search-title"),
    )


def search_box(name: str, hint: str = "", types: Sequence[str] = (), to: str = "") -> Component:
    """A field that answers as one types: `assets/search.js` fills the list below it.

    `types`: finds things of these types only. `to`: the beginning of the address that a thing's id is put behind.
    """
    field = dash.dcc.Input(
        id=f"{name}-field",
        type="text",
        className="search-field",
        autoComplete="off",
        placeholder=hint or _("Union, company, plant, case ..."),
        spellCheck=False,
    )
    texts = data(
        none=_("Nothing found. Try a part of the name, an acronym or a town."),
        failed=_("The search does not answer just now."),
        count=_("{count} results"),
        results=_("Results"),
        types=" ".join(types),
        to=to,
    )
    label = html.Label(
        hint or _("Search organisations, worksites, cases, wages"), htmlFor=f"{name}-field", className="only-heard"
    )
    found = html.Div(id=f"{name}-list", className="search-list")
    said = html.Div(className="only-heard search-said", role="status", **aria(live="polite"))
    return html.Div(
        [label, html.Div([icon("search"), field], className="search-line"), found, said], className="search-box", **texts
    )
