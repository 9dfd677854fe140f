"""Start: search, what the graph holds, and a door for each kind of reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from explorer import frame, legend, links, session, sheet, wording
from explorer.icons import icon
from explorer.page import Page
from explorer.questions import holdings as questions
from explorer.questions.holdings import Held
from explorer.subjects import thing
from graph_schema.language import N_, _, ngettext

PAGE = Page("start", "/", N_("Start"))

MAIN = ("Union", "Employer", "Worksite", "Agreement", "Case", "Wage", "Coalition", "Exchange")
LANDS = 12  # countries in the table; the rest are summed up

VW, GM = "name:DE:volkswagen-ag", "name:US:general-motors-company"
MINEROS = "name:MX:sindicato-nacional-de-trabajadores-mineros-metalurgicos-siderurgicos-y-similares-de-la-republica-mexicana"
SITIAVW = "name:MX:sindicato-independiente-de-trabajadores-de-la-industria-automotriz-similares-y-conexos-volkswagen-de-mexico"


@dataclass(frozen=True)
class Door:
    """A way in: for whom, what can be asked, and examples as (text, address, id of the thing that must be there)."""

    icon: str
    title: str
    text: str
    href: str
    go: str
    examples: tuple[tuple[str, str, str], ...]


@PAGE.layout
def layout(**_query: str) -> Component:
    """The first page."""
    held = questions.holdings(session.graph()).rows
    return sheet.sheet(
        _("Which unions share an employer with you, and what does it pay elsewhere?"),
        frame.search_box(PAGE.id("search"), _("Search: SITIAVW, GM Silao, USW ...")),
        _doors(),
        _holdings(held) if any(row.label != "Source" for row in held) else _nothing(),
        lead=_("Employers, plants, unions, pay, cases and alliances across borders. Every line names its source."),
    )


def _doors() -> Component:
    return html.Section(
        [
            html.H2(_("Where to begin"), className="only-heard"),
            html.Div([_door(door) for door in doors()], className="cards start-doors"),
        ]
    )


def doors() -> tuple[Door, ...]:
    """The three ways in."""
    return (
        Door(
            "people",
            _("For union researchers"),
            _("Find who bargains with the same company in other countries, and what is paid there."),
            links.SHARED,
            _("Shared employers"),
            (
                (_("Volkswagen: plants, owners and unions as a network"), links.network(VW), VW),
                (_("General Motors: pay in each country"), links.wages(GM), GM),
                (_("All about SITIAVW, the union at Volkswagen in Puebla"), links.organisation(SITIAVW), SITIAVW),
            ),
        ),
        Door(
            "allies",
            _("For coalition staff"),
            _("See who has met whom, who could be an ally, and which plans nobody has written down yet."),
            links.ALLIES,
            _("Allies"),
            (
                (_("Possible allies of Los Mineros, with reasons"), links.allies(MINEROS), MINEROS),
                (
                    _("USW and Los Mineros: what their alliance did"),
                    links.exchange("alliance:usw-mineros"),
                    "alliance:usw-mineros",
                ),
                (
                    _("Strike support across borders"),
                    links.href(links.EXCHANGES, kind="strike_support"),
                    "alliance:asarco-strike-2019",
                ),
            ),
        ),
        Door(
            "chart",
            _("For analysts"),
            _("Compare levels of pay with the conversion shown step by step, and take the data with you."),
            links.WAGES,
            _("Wages"),
            (
                (_("Volkswagen: levels, ratios where they are fair, changes won"), links.wages(VW), VW),
                (_("Which countries each corporate family reaches"), links.SHARED, ""),
                (_("Publishers, licences and dates"), links.SOURCES, ""),
            ),
        ),
    )


def _door(door: Door) -> Component:
    there = [(text, href) for text, href, known in door.examples if not known or thing(session.graph(), known)]
    return html.Div(
        [
            html.H3([icon(door.icon), door.title]),
            html.P(door.text),
            html.Ul([html.Li(html.A(text, href=href)) for text, href in there], className="start-examples"),
            sheet.button(door.go, door.href, name="arrow"),
        ],
        className="card start-door",
    )


def _holdings(held: Sequence[Held]) -> Component:
    counts = {row.label: row.count for row in held}
    tiles = [_tile(label, counts[label]) for label in MAIN if counts.get(label)]
    others = [
        f"{wording.number(row.count)} {wording.type_title(row.label, row.count != 1).lower()}"
        for row in held
        if row.label not in MAIN
    ]
    return sheet.section(
        _("What the graph holds"),
        html.Ul(tiles, className="start-tiles"),
        html.P(_("And: {others}.").format(others=wording.listed(others)), className="note") if others else None,
        _countries(held),
        note=html.A(_("Who says so: all sources, with licences and dates"), href=links.SOURCES),
    )


def _tile(label: str, count: int) -> Component:
    return html.Li([legend.shape(label), html.Strong(wording.number(count)), html.Span(wording.type_title(label, count != 1))])


def _countries(held: Sequence[Held]) -> Component:
    columns = [row for row in held if row.label in ("Union", "Employer", "Worksite", "Agreement", "Case", "Wage")]
    by = {row.label: dict(row.countries) for row in columns}
    total = {code: sum(by[label].get(code, 0) for label in by) for label in by for code in by[label]}
    lands = sorted((code for code in total if code), key=lambda code: (-total[code], code))
    rows = [[wording.country(code), *(_count(by[row.label].get(code, 0)) for row in columns)] for code in lands[:LANDS]]
    if rest := lands[LANDS:]:
        title = ngettext("{count} other country", "{count} other countries", len(rest)).format(count=len(rest))
        rows.append([title, *(_count(sum(by[row.label].get(code, 0) for code in rest)) for row in columns)])
    if "" in total:
        rows.append([_("worldwide, or country not recorded"), *(_count(by[row.label].get("", 0)) for row in columns)])
    head = [_("Country"), *(wording.type_title(row.label, plural=True) for row in columns)]
    return sheet.table(head, rows, _("By country"), numbers=range(1, len(head)), titled=True)


def _count(count: int) -> str:
    return wording.number(count) if count else "–"


def _nothing() -> Component:
    return sheet.empty(
        _("The graph is empty."),
        _("Load the bundled starter data: run the command: solidarity explore"),
        _("Or load your own files: solidarity load FOLDER"),
    )
