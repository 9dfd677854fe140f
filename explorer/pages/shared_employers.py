"""Shared employers: corporate families by countries, how many places have a union, and who is there."""

from dataclasses import dataclass

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from explorer import links, matrix, session, sheet, wording
from explorer.attributes import aria
from explorer.page import Page, several
from explorer.pages import shared_employers_panel as panel
from explorer.questions import shared_employers as questions
from explorer.questions.shared_employers import SharedEmployer
from graph_schema.fault import Fault
from graph_schema.identity import fold
from graph_schema.language import N_, _, ngettext

PAGE = Page("shared", "/shared-employers", N_("Shared employers"))
FIND, UNIONS, COUNTRIES, SECTOR = PAGE.id("find"), PAGE.id("unions"), PAGE.id("countries"), PAGE.id("sector")
RESULT, OPENED, PANEL, WHO, ROWS = PAGE.id("result"), PAGE.id("opened"), PAGE.id("panel"), PAGE.id("who"), PAGE.id("rows")
CELL, CLOSE = PAGE.id("cell"), PAGE.id("close")
SHOWN = 100


@dataclass(frozen=True)
class Chosen:
    """The filters."""

    find: str = ""
    unions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sector: str = ""


@PAGE.layout
def layout(
    find: str = "",
    union: str | list[str] = "",
    country: str | list[str] = "",
    sector: str = "",
    *,
    open: str = "",
    rows: str = "",
    **_query: str,
) -> Component:
    """The table for these filters, and the panel where one was open (`family~country`)."""
    everything = questions.everything(session.graph())
    chosen = Chosen(find, tuple(several(union)), tuple(several(country)), sector)
    lead = _("Which employers do unions in different countries share? A row is one corporate family, a column one country.")
    return sheet.sheet(
        _("Shared employers"),
        _controls(everything, chosen),
        html.Div(result(everything, chosen, rows), id=RESULT, className="shared-result"),
        dcc.Store(id=OPENED, data=open),
        dcc.Store(id=ROWS, data=rows),
        html.Section(
            [_panel_head(), html.Div(who(open), id=WHO)],
            id=PANEL,
            hidden=not open,
            tabIndex=-1,
            className="shared-panel",
            **aria(label=_("Who is there")),
        ),
        lead=lead,
        wide=True,
    )


@PAGE.callback(
    Output(RESULT, "children"),
    Input(FIND, "value"),
    Input(UNIONS, "value"),
    Input(COUNTRIES, "value"),
    Input(SECTOR, "value"),
    State(ROWS, "data"),
    prevent_initial_call=True,
)
def redraw(
    find: str | None, unions: list[str] | None, countries: list[str] | None, sector: str | None, rows: str
) -> list[Component]:
    """The table for other filters."""
    chosen = Chosen(find or "", tuple(unions or ()), tuple(countries or ()), sector or "")
    return result(questions.everything(session.graph()), chosen, rows)


@PAGE.callback(
    Output(OPENED, "data"),
    Output(WHO, "children"),
    Output(PANEL, "hidden"),
    Input({"type": CELL, "index": ALL}, "n_clicks"),
    Input(CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
def show_who(_clicks: list[int | None], _closed: int | None) -> tuple[str, list[Component], bool]:
    """The panel of the cell that was clicked; nothing once it is closed."""
    if ctx.triggered_id == CLOSE:
        return "", [], True
    if not isinstance(ctx.triggered_id, dict) or not any(_clicks):
        raise PreventUpdate
    wanted = str(ctx.triggered_id["index"])
    return wanted, who(wanted), False


PAGE.address(
    find=(FIND, "value"), union=(UNIONS, "value"), country=(COUNTRIES, "value"), sector=(SECTOR, "value"), open=(OPENED, "data")
)


PAGE.clientside(
    ClientsideFunction("shared", "look"), Output(PANEL, "data-open"), Input(OPENED, "data"), prevent_initial_call=True
)


def who(wanted: str) -> list[Component]:
    """What the panel shows for `family~country` (or a whole family, `family~`)."""
    if not wanted:
        return []
    family, _tilde, country = wanted.rpartition("~")
    try:
        return panel.content(session.graph(), family or wanted, country)
    except Fault as fault:
        return [sheet.empty(str(fault))]


def result(rows: list[SharedEmployer], chosen: Chosen, shown: str = "") -> list[Component]:
    """The table of the families that fit, a sentence on it, and the legend; an empty state where none fits."""
    kept = [row for row in rows if fits(row, chosen)]
    if not kept:
        return [_nothing(bool(rows))]
    most = int(shown) if shown.isdecimal() else SHOWN
    said = html.P(summary(kept), className="shared-summary", role="status")
    parts = [said, matrix.key(), matrix.table(kept[:most], CELL, chosen.unions, chosen.countries)]
    return parts + ([_more(len(kept) - most, chosen, most + 4 * SHOWN)] if len(kept) > most else [])


def _more(count: int, chosen: Chosen, most: int) -> Component:
    state = {"find": chosen.find, "union": chosen.unions, "country": chosen.countries, "sector": chosen.sector, "rows": most}
    return sheet.button(_("Show {count} more").format(count=wording.number(count)), links.shared(**state), name="expand")


def fits(row: SharedEmployer, chosen: Chosen) -> bool:
    """Whether a family has every one of the unions, is in every one of the countries, and fits the rest."""
    named = all(word in fold(row.name) for word in fold(chosen.find).split())
    wanted = questions.Wanted(frozenset(chosen.unions), frozenset(chosen.countries), chosen.sector)
    return named and wanted.fits(row)


def summary(rows: list[SharedEmployer]) -> str:
    """How many, where, and how many of how many were researched."""
    lands = {land for row in rows for land in row.countries}
    places, researched = sum(row.places for row in rows), sum(row.researched for row in rows)
    count = ngettext("{count} employer in {lands} countries.", "{count} employers in {lands} countries.", len(rows))
    said = _("For {researched} of {places} places somebody has recorded whether there is a union; the others are not researched.")
    return (
        count.format(count=wording.number(len(rows)), lands=len(lands))
        + " "
        + said.format(researched=wording.number(researched), places=wording.number(places))
    )


def _nothing(some: bool) -> Component:
    if some:
        return sheet.empty(
            _("No employer fits all of these filters together."),
            _("Take one filter away."),
            sheet.go(_("Show all shared employers"), "/shared-employers"),
        )
    return sheet.empty(
        _("No employer in this graph is in two countries yet."),
        _("Load a file that says who owns whom: solidarity template DIR writes a table for it, solidarity load DIR reads it."),
    )


def _panel_head() -> Component:
    close = html.Button(sheet.icon("close"), id=CLOSE, className="tool", type="button", **aria(label=_("Close")))
    return html.Div([html.Span(_("Who is there")), close], className="shared-panel-head")


def _controls(rows: list[SharedEmployer], chosen: Chosen) -> Component:
    union_names = {u.id: u.name for row in rows for u in row.unions}
    lands = sorted({land for row in rows for land in row.countries}, key=wording.country)
    divisions = sorted({code[:2] for row in rows for code in row.sectors})
    none = _("Nothing found")
    union_data = [{"value": known, "label": name} for known, name in sorted(union_names.items(), key=lambda pair: fold(pair[1]))]
    return html.Div(
        [
            dmc.TextInput(id=FIND, label=_("Employer"), placeholder=_("Part of a name"), value=chosen.find, debounce=250),
            dmc.MultiSelect(
                id=UNIONS,
                **sheet.CHOICE,
                label=_("Unions that share it"),
                placeholder="" if chosen.unions else _("All unions"),
                value=list(chosen.unions),
                searchable=True,
                clearable=True,
                limit=200,
                nothingFoundMessage=none,
                data=union_data,
            ),
            dmc.MultiSelect(
                id=COUNTRIES,
                **sheet.CHOICE,
                label=_("Countries it is in"),
                placeholder="" if chosen.countries else _("All countries"),
                value=list(chosen.countries),
                searchable=True,
                clearable=True,
                nothingFoundMessage=none,
                data=[{"value": code, "label": f"{wording.country(code)} ({code})"} for code in lands],
            ),
            dmc.Select(
                id=SECTOR,
                **sheet.CHOICE,
                label=_("Sector"),
                placeholder=_("All sectors"),
                value=chosen.sector or None,
                searchable=True,
                clearable=True,
                nothingFoundMessage=none,
                data=[{"value": code, "label": f"{wording.sector(code)} ({code})"} for code in divisions],
            ),
        ],
        className="shared-controls",
        role="search",
        **aria(label=_("Filters")),
    )
