"""Wages: what a corporate family, or a sector, pays in each country, and where the comparison is fair."""

from dataclasses import replace

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, dcc, html
from dash.development.base_component import Component

from explorer import frame, links, session, sheet, wording
from explorer.attributes import aria, data
from explorer.evidence import Marks
from explorer.pages import wages_national as national
from explorer.pages import wages_parts as parts
from explorer.pages.wages_ids import CHART, TIMELINE, WAGES
from explorer.question import Answer
from explorer.questions import wages as pay
from explorer.questions.national_figures import national_figures
from explorer.questions.pay_gaps import GapRow
from explorer.questions.wage_subjects import PaySubject, wage_subjects
from explorer.questions.wages import WageRow
from graph_schema.conversion import Measure, Unit
from graph_schema.language import _, ngettext
from graph_schema.parities import Parities

PAGE = WAGES
UNIT, MEASURE, PRICES, REST = PAGE.id("unit"), PAGE.id("measure"), PAGE.id("prices"), PAGE.id("rest-day")
SUBJECT, SHOWN, RESULT, DIALOG = PAGE.id("subject"), PAGE.id("shown"), PAGE.id("result"), PAGE.id("dialog")
FAMILY, SECTOR = PAGE.id("family"), PAGE.id("sector")
AS_PAID = "0"
PRICE_YEARS = ("2020", "2022", "2024")


@PAGE.layout
def layout(  # noqa: PLR0917 -- all that the address may hold
    family: str = "",
    sector: str = "",
    unit: str = "",
    measure: str = Measure.USD_MARKET.value,
    prices: str = AS_PAID,
    rest_day: str = "yes",
    show: str = "",
    **_query: str,
) -> Component:
    """A family's or sector's pay with these choices (without a unit: in the one that shows more); else of whom there is pay."""
    if not family and not sector:
        return _chooser()
    answer = _asked(family, sector, (unit, measure, prices, rest_day))
    chosen = (str(answer.subject["unit"]), measure, prices, rest_day)
    title, code = str(answer.subject["name"]), str(answer.subject["family"])
    steps = [sheet.button(_("Choose another"), links.wages())]
    if code:
        steps += [
            sheet.button(_("All about it"), links.organisation(code)),
            sheet.button(_("Network"), links.network(code), name="network"),
        ]
    return sheet.sheet(
        _("Wages: {name}").format(name=title),
        _controls(chosen, with_days=any(row.country == "MX" for row in answer.rows if isinstance(row, pay.PayRow))),
        dcc.Store(id=FAMILY, data=family),
        dcc.Store(id=SECTOR, data=sector),
        dcc.Store(id=SHOWN, data=show),
        html.Div(result(answer, chosen, show), id=RESULT),
        _dialog(),
        lead=lead(answer),
        actions=steps,
    )


@PAGE.callback(
    Output(RESULT, "children"),
    Input(UNIT, "value"),
    Input(MEASURE, "value"),
    Input(PRICES, "value"),
    Input(REST, "checked"),
    State(FAMILY, "data"),
    State(SECTOR, "data"),
    prevent_initial_call=True,
)
def redraw(  # noqa: PLR0917 -- what the controls hold
    unit: str, measure: str, prices: str, rest_day: bool, family: str, sector: str
) -> list[Component | None]:
    """The same subject by another unit, measure or year of prices."""
    chosen = (unit, measure, prices, "yes" if rest_day else "no")
    return result(_asked(family, sector, chosen), chosen)


PAGE.address(
    unit=(UNIT, "value"),
    measure=(MEASURE, "value", Measure.USD_MARKET.value),
    prices=(PRICES, "value", AS_PAID),
    rest_day=(REST, "checked", True),
    show=(SHOWN, "data"),
)
PAGE.clientside(
    ClientsideFunction("wages", "pick"),
    Output(SHOWN, "data"),
    Input({"type": CHART, "index": ALL}, "clickData"),
    Input({"type": TIMELINE, "index": ALL}, "clickData"),
    prevent_initial_call=True,
)
PAGE.clientside(ClientsideFunction("wages", "open"), Output(DIALOG, "data-shown"), Input(SHOWN, "data"))


def _asked(family: str, sector: str, chosen: tuple[str, str, str, str]) -> Answer[WageRow]:
    unit, measure, prices, rest_day = chosen
    year = int(prices) if prices.isdecimal() else 0
    return pay.wages(session.graph(), family, sector, unit, measure, year, rest_day.lower() not in ("no", "false"))


def lead(answer: Answer[WageRow]) -> str:
    """What there is, in a sentence."""
    figures = [row for row in answer.rows if isinstance(row, pay.PayRow) and row.part != "context"]
    lands = sorted({row.country for row in figures if row.country}, key=wording.country)
    count = ngettext("{count} figure of pay", "{count} figures of pay", len(figures)).format(count=wording.number(len(figures)))
    return _("{count} in {countries}.").format(count=count, countries=wording.countries(lands)) if figures else ""


def result(answer: Answer[WageRow], chosen: tuple[str, str, str, str], shown: str = "") -> list[Component | None]:
    """All below the controls: what compares fairly first, where anything does, else what is paid."""
    unit, measure, prices, rest_day = chosen
    aim = pay.aim_of(unit, measure, int(prices) if prices.isdecimal() else 0, rest_day not in ("no", "false", "False"))
    aim = replace(aim, parities=Parities(str(answer.subject["parities"])))
    marks, title = Marks("wages-source"), str(answer.subject["name"])
    if not [row for row in answer.rows if isinstance(row, pay.PayRow) and row.part != "context"]:
        nothing = _("No figure of pay is recorded for {name}.").format(name=title)
        return [sheet.empty(nothing, sheet.go(_("See of whom there is something"), links.wages()))]
    levels = parts.levels_of(answer.rows)
    listed = sheet.more(
        _("The same as a list: each figure step by step"),
        *parts.figure_list(levels, marks, shown),
        open=bool(shown),
        id="wages-list",
    )
    lands = sorted({row.country for row in answer.rows if isinstance(row, pay.PayRow) and row.country})
    drawn: list[Component | None] = [parts.charts(answer.rows, aim, title), listed if levels else None]
    gaps: list[Component | None] = [parts.gaps(answer.rows, marks)]
    fair = any(isinstance(row, GapRow) for row in answer.rows)
    body = [
        *(gaps + drawn if fair else drawn + gaps),
        national.apart(answer.rows, marks),
        parts.as_quoted(parts.of(answer.rows, "as_quoted"), marks, shown),
        parts.changes(answer.rows, title, marks),
        national.unions(national_figures(session.graph(), lands), marks),
        parts.context(answer.rows, marks),
        _unknown(answer.unknown),
    ]
    return [*body, marks.sources()]


def _unknown(sentences: list[str]) -> Component | None:
    return sheet.section(_("Not known"), html.Ul([html.Li(text) for text in sentences])) if sentences else None


# ---------------------------------------------------------------------------------------------------------------- controls
def _controls(chosen: tuple[str, str, str, str], with_days: bool) -> Component:
    """Unit, measure, prices; and the rule on a day's pay, where some is paid in Mexico."""
    unit, measure, prices, rest_day = chosen
    units = [(Unit.HOUR.value, _("Hour")), (Unit.MONTH.value, _("Month"))]
    measures = [
        (Measure.USD_MARKET.value, _("Market rate")),
        (Measure.INTL_PPP.value, _("PPP")),
        (Measure.NATIONAL.value, _("National")),
    ]
    years = [(AS_PAID, _("As paid")), *((year, year) for year in sorted({*PRICE_YEARS, prices} - {AS_PAID}))]
    switch = dmc.Switch(
        id=REST,
        checked=rest_day.lower() not in ("no", "false"),
        size="md",
        label=_("Count a Mexican day’s pay for seven days a week, as the law has it (Ley Federal del Trabajo, art. 69)"),
    )
    choices = [
        _segments(UNIT, _("Per"), units, unit),
        _segments(MEASURE, _("Counted in"), measures, measure),
        _segments(PRICES, _("Prices of"), years, prices),
    ]
    rule = html.Div(switch, className="wages-rule", hidden=not with_days)
    return html.Div([*choices, rule], className="wages-controls", role="group", **aria(label=_("How pay is shown")))


def _segments(known: str, label: str, choices: list[tuple[str, str]], value: str) -> Component:
    entries = [{"value": code, "label": text} for code, text in choices]
    control = dmc.SegmentedControl(id=known, data=entries, value=value, **aria(label=label))
    return html.Div([html.Span(label, className="wages-label", **aria(hidden=True)), control], className="wages-choice")


def _dialog() -> Component:
    close = html.Button(
        sheet.icon("close"), type="button", className="tool", **data(close_figure="yes"), **aria(label=_("Close"))
    )
    head = html.Div([html.H2(_("How this was computed"), id="wages-dialog-title"), close], className="dialog-head")
    body = html.Div(className="wages-dialog-body")
    return html.Dialog([head, body], id=DIALOG, className="wages-dialog", **aria(labelledby="wages-dialog-title"))


# ----------------------------------------------------------------------------------------------------------------- chooser
def _chooser() -> Component:
    """Of whom there is something; the way to any other employer is the search."""
    known = wage_subjects(session.graph()).rows
    families = [_subject(row, links.wages(row.id)) for row in known if row.kind == "family"]
    sectors = [_subject(row, links.wages(sector=row.id)) for row in known if row.kind == "sector"]
    if not known:
        return sheet.sheet(
            _("Wages"), sheet.empty(_("No figure of pay is recorded yet."), _("Load a file of wages; the README says how."))
        )
    lead = _("What does one employer pay, and where? Search for it, or choose a corporate family or a sector across countries.")
    return sheet.sheet(
        _("Wages"),
        frame.search_box(PAGE.id("search"), _("Employer or worksite ..."), ["Employer", "Worksite"], f"{links.WAGES}?family="),
        sheet.section(_("Corporate families"), html.Ul(families, className="subjects")) if families else None,
        sheet.section(_("Sectors"), html.Ul(sectors, className="subjects")) if sectors else None,
        lead=lead,
    )


def _subject(row: PaySubject, href: str) -> Component:
    count = ngettext("{count} figure", "{count} figures", row.figures).format(count=wording.number(row.figures))
    return html.Li(sheet.go([html.B(row.name or row.id), html.Span(f"{', '.join(row.countries)} · {count}")], href))
