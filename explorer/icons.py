"""Icons as masks of the style sheet, so that they take the text's colour and come from nowhere else. Drawn for this project."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from explorer.attributes import aria

# Strokes on a field of 24 by 24.
STROKES = {
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
    "start": "M4 11.5 12 4l8 7.5M6.5 10v9h11v-9",
    "network": (
        "M12 5.5a2 2 0 1 0 .01 0zM5.5 15.5a2 2 0 1 0 .01 0zM18.5 15.5a2 2 0 1 0 .01 0z"
        "M11 9.3 6.8 15.6M13 9.3l4.2 6.3M7.7 17.5h8.6"
    ),
    "shared": "M4 20V9.5h6V20M14 20V9.5h6V20M7 9.5V5h10v4.5M6.5 13h1M6.5 16h1M16.5 13h1M16.5 16h1",
    "wage": "M4 7h16v10H4zM12 9.5a2.5 2.5 0 1 0 .01 0zM6.8 12h.01M17.2 12h.01",
    "allies": (
        "M8.5 6a2.7 2.7 0 1 0 .01 0zM16.5 7.5a2.2 2.2 0 1 0 .01 0zM3.5 19c0-3.4 2-5.5 5-5.5s5 2.1 5 5.5"
        "M15 14c3-.6 5.5 1.2 5.5 4.5"
    ),
    "exchange": "M4 8.5h14M14.5 5 18 8.5 14.5 12M20 15.5H6M9.5 12 6 15.5 9.5 19",
    "source": "M6 4h8.5L18 7.5V20H6zM14 4v4h4M9 12h6M9 15.5h6",
    "sun": (
        "M12 8a4 4 0 1 0 .01 0zM12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21M5.6 5.6l1.3 1.3"
        "M17.1 17.1l1.3 1.3M5.6 18.4l1.3-1.3M17.1 6.9l1.3-1.3"
    ),
    "moon": "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
    "close": "M6 6l12 12M18 6 6 18",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "download": "M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14",
    "plus": "M12 5v14M5 12h14",
    "minus": "M5 12h14",
    "undo": "M8.5 5 4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3",
    "redo": "M15.5 5l4 4-4 4M19.5 9H10a5.5 5.5 0 0 0 0 11h3",
    "share": "M10 14 20 4M13.5 4H20v6.5M17 13.5V20H4V7h6.5",
    "filter": "M4 5.5h16l-6.2 7.3V19l-3.6-2v-4.2z",
    "table": "M4 5.5h16v13H4zM4 10h16M4 14.3h16M10 5.5v13",
    "external": "M13.5 4H20v6.5M20 4l-9 9M17 14v6H4V7h6",
    "check": "M5 12.5 10 17.5 19 7",
    "warning": "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.3h.01",
    "info": "M12 3.5a8.5 8.5 0 1 0 .01 0zM12 11v5.5M12 7.8h.01",
    "expand": "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5",
    "language": "M12 3.5a8.5 8.5 0 1 0 .01 0zM3.6 12h16.8M12 3.6c-5 5-5 11.8 0 16.8M12 3.6c5 5 5 11.8 0 16.8",
    "people": "M12 5a3.5 3.5 0 1 0 .01 0zM5 20c0-4 2.8-6.5 7-6.500s7 2.5 7 6.5",
    "chart": "M4.5 4v15.500H20M8.5 16v-4.500M12.5 16V7M16.5 16v-7",
}


def icon(name: str) -> Component:
    """A small picture beside words; screen readers pass over it."""
    if name not in STROKES:
        raise KeyError(name)
    return html.Span(className=f"icon icon-{name}", **aria(hidden=True))


def mask(svg: str) -> str:
    """An SVG picture as an address of the style sheet."""
    return f'url("data:image/svg+xml,{quote(svg, safe=" =:/<>,()")}")'.replace("<", "%3C").replace(">", "%3E")


def style() -> str:
    """The style sheet of all icons."""
    frame = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.8" '
        'stroke-linecap="round" stroke-linejoin="round"><path d="{}"/></svg>'
    )
    return "\n".join(f".icon-{name}{{--icon:{mask(frame.format(strokes))}}}" for name, strokes in STROKES.items())
