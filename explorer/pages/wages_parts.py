"""The parts of the wages page: fair gaps in sentences, levels on an axis, each figure step by step, changes, context."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from explorer import figures, links, sheet, wording
from explorer.attributes import aria, data
from explorer.citation import Citation
from explorer.evidence import Marks, reading
from explorer.figures import Mark, Tick, Won
from explorer.pages.wages_ids import CHART, TIMELINE
from explorer.questions import pay_words
from explorer.questions.pay_gaps import ApartRow, GapRow, PairsRow, ratio_text
from explorer.questions.pay_words import WON
from explorer.questions.wages import Aim, LevelRow, PayRow, StepRow, WageRow
from graph_schema.conversion import Measure
from graph_schema.language import _, current_language, ngettext

CITED = 40  # sources written into a downloaded picture
NATIONAL = ("country", "wage_zone", "sector")
REFERENCE = ("minimum", "living_wage")


def of(rows: Iterable[WageRow], part: str) -> list[PayRow]:
    """The figures of one part."""
    return [row for row in rows if isinstance(row, PayRow) and row.part == part]


def levels_of(rows: Iterable[WageRow]) -> list[LevelRow]:
    """The converted levels, context left out."""
    return [row for row in rows if isinstance(row, LevelRow) and row.part == "level"]


# -------------------------------------------------------------------------------------------------------------------- gaps
def gaps(rows: Sequence[WageRow], marks: Marks) -> Component:
    """What compares fairly, as sentences; what stands side by side, with the reason; how many pairs were looked at."""
    fair = [row for row in rows if isinstance(row, GapRow)]
    beside = [row for row in rows if isinstance(row, ApartRow)]
    counted = next((row for row in rows if isinstance(row, PairsRow)), None)
    said = [_gap(row, marks) for row in fair]
    if not fair:
        said = [html.P(nothing_fair(beside), className="wages-none")]
    return sheet.section(_("Where the comparison is fair"), *said, _beside(beside, marks), _counted(counted), id="wages-gaps")


def nothing_fair(beside: Sequence[ApartRow]) -> str:
    """Why there is no ratio."""
    if beside:
        return _("No two figures from different countries are alike enough for a ratio. They stand side by side below.")
    return _("There are no figures from two countries to compare.")


def _gap(row: GapRow, marks: Marks) -> Component:
    more = [html.Li(text) for text in (*row.cautions, *row.missing)]
    return html.Div(
        [
            html.P([grade(row.grade), " ", *_ratios(row)], className="wages-ratio"),
            html.P([html.Span(row.sentence), marks.mark(row.sources)], className="wages-gap-text"),
            html.Ul(more, className="wages-cautions") if more else None,
        ],
        className="card wages-gap",
    )


def _ratios(row: GapRow) -> list[Component | str]:
    """The ratio at a glance, by each measure that there is a figure for."""
    measured = ((row.market, _("at the market rate")), (row.ppp, _("at purchasing power parity")))
    said: list[list[Component | str]] = [[html.Strong(ratio_text(ratio)), f" {how}"] for ratio, how in measured if ratio]
    return [part for n, one in enumerate(said) for part in ([" · "] if n else []) + one]


def _beside(rows: Sequence[ApartRow], marks: Marks) -> Component | None:
    if not rows:
        return None
    entries = [html.Li([row.sentence, marks.mark(row.sources)]) for row in rows]
    count = ngettext("{count} pair side by side, without a ratio", "{count} pairs side by side, without a ratio", len(rows))
    return sheet.more(count.format(count=len(rows)), html.Ul(entries, className="wages-list"))


def _counted(row: PairsRow | None) -> Component | None:
    if row is None:
        return None
    reasons = [html.Li(f"{reason.text}: {wording.number(reason.pairs)}") for reason in row.reasons]
    return sheet.more(row.sentence, html.Ul(reasons, className="wages-list"))


# ------------------------------------------------------------------------------------------------------------------ levels
def charts(rows: Sequence[WageRow], aim: Aim, title: str) -> Component:
    """The levels on a common axis: one picture, or one per currency where amounts stay in national currency."""
    levels = sorted(levels_of(rows), key=lambda row: row.currency)
    alone = len({row.currency for row in levels}) == 1
    drawn = [
        _chart(currency, list(of_currency), [row for row in of(rows, "context") if isinstance(row, LevelRow)], title, alone)
        for currency, of_currency in groupby(levels, key=lambda row: row.currency)
    ]
    heading = _("Levels of pay, {unit}, in {measure}").format(
        unit=pay_words.unit(aim.unit), measure=pay_words.measure(aim.measure)
    )
    if not drawn:
        return sheet.section(
            heading, sheet.empty(_("None of the figures can be shown so."), _("Choose another unit or measure above."))
        )
    parts = [_left_out(rows, aim), None if alone else key(), *drawn, html.P(_note(aim), className="note")]
    return sheet.section(heading, *parts, id="wages-levels")


def _left_out(rows: Sequence[WageRow], aim: Aim) -> Component | None:
    """How many levels the picture leaves out, and the way to them."""
    out, shown = of(rows, "as_quoted"), levels_of(rows)
    if not out:
        return None
    sentence = _("{shown} of {all} levels can be shown for {unit} in {measure}.").format(
        shown=wording.number(len(shown)),
        all=wording.number(len(shown) + len(out)),
        unit=pay_words.unit(aim.unit),
        measure=pay_words.measure(aim.measure),
    )
    way = sheet.go(_("The others stand below, as quoted."), "#wages-quoted")
    return html.P([sentence, " ", way], className="wages-left-out")


def _note(aim: Aim) -> str:
    notes = {
        Measure.NATIONAL: _("Each currency has its own axis: lengths compare within one picture only."),
        Measure.USD_MARKET: _("The market rate says what labour costs an employer, not what the wage buys."),
        Measure.INTL_PPP: _("Purchasing power says what the wage buys where it is paid, not what it costs an employer."),
    }
    prices = _("In prices of {year}.").format(year=aim.price_year) if aim.price_year else _("As paid, in each year's own money.")
    if aim.measure is Measure.INTL_PPP:
        prices = f"{_parities(aim)} {prices}"
    return f"{notes[aim.measure]} {prices} {_('Select a mark to see how it was computed.')}"


def _parities(aim: Aim) -> str:
    if aim.parities.of_households:
        return _("Parities are those of household consumption.")
    return _("Parities are those of GDP as a whole: those of household consumption are not loaded for every figure.")


def _chart(currency: str, levels: list[LevelRow], context: list[LevelRow], title: str, alone: bool) -> Component:
    shown = sorted(levels, key=lambda row: wording.country(row.country))
    lands = {row.country for row in shown}
    here = {row.place_id for row in shown}
    around = [row for row in latest(context) if row.currency == currency and row.country in lands and _stands_for(row, here)]
    axis = f"{pay_words.money(0, 0, currency).rstrip('0').strip()} {pay_words.period(levels[0].unit)}"
    named = _("{title}: pay, {axis}").format(title=title, axis=axis)
    figure = figures.strip(
        [_mark(row) for row in shown], [_tick(row, shown) for row in around], axis, cited_in([*shown, *around]), named
    )
    return _plot({"type": CHART, "index": currency}, figure, named, key() if alone else html.H3(named))


def _plot(known: dict[str, str], figure: Any, title: str, beside: Component | None = None) -> Component:
    """A picture, the ways to keep it, and what stands beside them."""
    config: Any = {"displayModeBar": False, "responsive": True, "locale": current_language(), "scrollZoom": False}
    graph = dcc.Graph(
        id=known, figure=figure, config=config, className="wages-plot", style={"height": f"{figure.layout.height}px"}
    )
    saves = [
        html.Button(
            [sheet.icon("download"), kind.upper()],
            type="button",
            className="button",
            **data(picture=kind),
            **aria(label=_("Download this picture as {kind}").format(kind=kind.upper())),
        )
        for kind in ("png", "svg")
    ]
    head = html.Div([beside, html.Div(saves, className="actions")], className="wages-plot-head")
    return html.Figure([head, graph], className="wages-figure", **aria(label=title))


def _mark(row: LevelRow) -> Mark:
    label = "  ".join(part for part in (year(row), short(row)) if part)
    return Mark(row.id, row.country, row.place_name, label, row.quoted, row.common, row.low, row.high, row.grade)


def short(row: PayRow) -> str:
    """For whom, as short as it can be: the usual (directly employed, basic pay) is left out."""
    usual = (wording.word("Wage", "employment", "direct"), wording.word("Wage", "concept", "basic"))
    words = [part for part in row.whose.split(", ") if part not in usual]
    if row.state not in ("in_force", "past"):
        words.append(wording.word("Wage", "state", row.state) or _("not said to be in force"))
    return ", ".join(words) or _("pay")


def year(row: PayRow) -> str:
    """Year and month of a figure, for a label."""
    return wording.iso(row.date[:7])


def _stands_for(row: PayRow, here: set[str]) -> bool:
    """Whether a figure is context for one of these places: one of a part of the country only where that is known."""
    return not row.local or bool(here & set(row.covers))


def _tick(row: LevelRow, shown: Sequence[LevelRow]) -> Tick:
    middle = (row.low + row.high) / 2
    figure = {"common": row.common, "date": year(row), "what": _of_what(row)}
    label = _("{common}, {date}: {what}, {name}").format(name=row.place_name, **figure)
    places = frozenset(level.place_name for level in shown if level.place_id in row.covers) if row.local else None
    return Tick(row.country, label, middle, row.concept in REFERENCE, places)


def _of_what(row: PayRow) -> str:
    """What a figure of context is; a minimum wage has no step of a scale."""
    concept = wording.word("Wage", "concept", row.concept)
    return concept if row.concept == "minimum" or not row.whose else row.whose


def latest(context: Iterable[LevelRow]) -> list[LevelRow]:
    """The latest figure of each subject and kind of pay: one tick each."""
    found: dict[tuple[str, str, str], LevelRow] = {}
    for row in sorted(context, key=lambda row: (row.date, row.id)):
        found[row.country, row.place_name, row.whose] = row
    return list(found.values())


def cited_in(rows: Iterable[PayRow]) -> list[str]:
    """The sources of a picture, in words, each once."""
    pages = dict.fromkeys(citation for row in rows for citation in row.sources)
    texts = list(dict.fromkeys(_source(citation) for citation in pages))
    more = len(texts) - CITED
    return texts[:CITED] + ([_("and {count} more, on the page").format(count=more)] if more > 0 else [])


def _source(citation: Citation) -> str:
    return reading(citation) + (f" {citation.address}" if citation.address else "")


def key() -> Component:
    """What the marks mean: a line, not a legend to go back and forth to."""
    grades = [
        ("A", _("grade A: can be trusted")),
        ("B", _("grade B: a convention, a range or a secondary source")),
        ("C", _("grade C: a foreign quote, an estimate, or not in force")),
    ]
    return html.Ul([html.Li([grade(code), text]) for code, text in grades], className="wages-key")


def grade(code: str) -> Component:
    """The mark of a grade: filled, half or hollow; said in words to who cannot see it."""
    said = html.Span(_("Grade {grade}").format(grade=code), className="only-heard")
    return html.Span([html.Span(className=f"wages-grade is-{code.lower()}", **aria(hidden=True)), said])


# ------------------------------------------------------------------------------------------------------- figure by figure
def figure_list(rows: Sequence[PayRow], marks: Marks, shown: str = "") -> list[Component]:
    """Every figure by country and place, each opening how it was computed: the same as the picture, for the keyboard."""
    found: list[Component] = []
    for country, of_country in groupby(sorted(rows, key=lambda row: wording.country(row.country)), key=lambda row: row.country):
        found.append(html.H3(wording.country(country) if country else _("no country"), className="wages-country"))
        found += [entry(row, marks, row.id == shown) for row in of_country]
    return found


def entry(row: PayRow, marks: Marks, open: bool = False) -> Component:
    """One figure: a line, and on opening the figure as quoted, the steps, the grade and the source."""
    head = [
        grade(row.grade) if isinstance(row, LevelRow) else None,
        html.Span([html.B(row.place_name), f" {short(row)}, {year(row) or _('no date')}"], className="wages-entry-what"),
        html.Span(row.quoted, className="wages-entry-quoted"),
        html.Span(row.common, className="wages-entry-common") if isinstance(row, LevelRow) else None,
    ]
    return html.Details([html.Summary(head), _computed(row, marks)], open=open, className="wages-entry", **data(figure=row.id))


def _computed(row: PayRow, marks: Marks) -> Component:
    parts: list[Any] = [html.P(marks.fact(row.sentence, row.sources)), sheet.facts(_facts(row))]
    if isinstance(row, LevelRow):
        parts += [html.P(html.B(_("How this was computed")), className="wages-steps-title"), _steps(row)]
        parts += [html.P(text, className="wages-assumption") for text in row.assumptions]
        parts.append(html.P(_grade_text(row), className="wages-assumption"))
    elif row.reason:
        parts.append(html.P(_("Not converted: {reason}").format(reason=row.reason)))
    return html.Div(parts, className="wages-computed")


def _facts(row: PayRow) -> list[tuple[str, Any]]:
    """What else is recorded; what is not is left out here, the list of what is not known says it for all."""
    place = sheet.go(row.place_name, links.organisation(row.place_id)) if row.place_id else row.place_name
    unions = [sheet.go(union.name, links.organisation(union.id)) for union in row.unions]
    pairs: list[tuple[str, Any]] = [
        (_("Paid at"), place),
        (_("Bargained by"), [part for union in unions for part in (union, " ")]),
        (_("Owner then, owner today"), _owners(row)),
        (_("Workers it speaks of"), wording.number(row.headcount)),
        (_("Sources differ"), " ".join(row.disagreements)),
        (_("Note"), row.note),
    ]
    if row.family_tier != 1:
        pairs.append((_("Held"), _("by a joint venture, a minority or an undisclosed stake only")))
    return [(label, value) for label, value in pairs if value]


def _owners(row: PayRow) -> str:
    if not row.owner_then or not row.owner_today or row.owner_then == row.owner_today:
        return ""
    return _("{then}, today {now}").format(then=row.owner_then, now=row.owner_today)


def _steps(row: LevelRow) -> Component:
    if not row.steps:
        return html.P(_("Nothing to convert: it is quoted in this unit and this money."))
    return html.Ol(
        [html.Li([html.Span(step.what), html.Code(step.formula), _table(step)]) for step in row.steps], className="wages-steps"
    )


def _table(step: StepRow) -> Component:
    named = {"as quoted": _("as its source says"), "convention": _("a convention"), "law": _("a law")}
    text = named.get(step.table) or f"{step.title}, {step.year}"
    return html.Span(text, className="wages-table")


def _grade_text(row: LevelRow) -> str:
    if not row.grade_reasons:
        return _("Grade {grade}.").format(grade=row.grade)
    return _("Grade {grade}: {reasons}.").format(grade=row.grade, reasons=wording.listed(list(row.grade_reasons)))


# ----------------------------------------------------------------------------------------------- what cannot be converted
def as_quoted(rows: Sequence[PayRow], marks: Marks, shown: str = "") -> Component | None:
    """Figures that cannot be shown in this unit and measure, by the reason."""
    if not rows:
        return None
    parts: list[Component] = []
    for reason, group in groupby(sorted(rows, key=lambda row: row.reason), key=lambda row: row.reason):
        parts += [html.P(reason, className="wages-reason"), *(entry(row, marks, row.id == shown) for row in group)]
    note = _("These cannot be turned into this unit and measure without guessing, so they stand as their sources print them.")
    return sheet.section(_("As quoted"), *parts, note=note, id="wages-quoted")


# ----------------------------------------------------------------------------------------------------- changes and payments
def changes(rows: Sequence[WageRow], title: str, marks: Marks) -> Component | None:
    """Changes won on a timeline, those without a date and those refused below; single payments."""
    known, paid = of(rows, "change"), of(rows, "payment")
    if not known and not paid:
        return None
    won = [row for row in known if row.state in WON]
    dated = sorted((row for row in won if row.date), key=lambda row: (wording.country(row.country), row.place_name, row.date))
    named = _("{title}: changes won").format(title=title)
    drawn = [
        _plot({"type": TIMELINE, "index": "changes"}, figures.timeline([_won(r) for r in dated], cited_in(dated), named), named)
    ]
    groups = (
        (_("Every change won"), won),
        (_("Offered, demanded or rejected"), [row for row in known if row.state not in WON]),
        (_("Single payments and bonuses, no part of any level"), paid),
    )
    listed = [part for text, group in groups if group for part in (_group(text, group, marks),)]
    note = _("A change says how much was won, not how much is paid: it is never averaged with levels. Hollow: scheduled.")
    return sheet.section(_("Changes won"), *(drawn if dated else []), *listed, note=note, id="wages-changes")


def _won(row: PayRow) -> Won:
    text = wording.percent(row.percent, signed=True) if row.percent is not None else row.quoted
    return Won(row.id, row.country, row.place_name, row.date, text, row.state == "scheduled")


def _group(title: str, rows: Sequence[PayRow], marks: Marks) -> Component:
    entries = [html.Li(marks.fact(row.sentence, row.sources)) for row in rows]
    return sheet.more(f"{title} ({wording.number(len(rows))})", html.Ul(entries, className="wages-list"))


# ----------------------------------------------------------------------------------------------------------------- context
def context(rows: Sequence[WageRow], marks: Marks) -> Component | None:
    """National averages, minimum and living wages, averages of the sector, as published and converted where possible."""
    known = of(rows, "context")
    if not known:
        return None
    head = [_("Country"), _("Figure"), _("As quoted"), _("Converted")]
    ordered = sorted(known, key=lambda row: (wording.country(row.country), NATIONAL.index(row.subject_kind), row.place_name))
    body = [[wording.country(row.country), marks.fact(_told(row), row.sources), row.quoted, _converted(row)] for row in ordered]
    table = sheet.table(head, body, _("National and sector figures"), numbers=(2, 3))
    note = _("For orientation. A national figure is never one side of a gap.")
    return sheet.section(
        _("Around these figures"),
        sheet.more(ngettext("{count} figure", "{count} figures", len(known)).format(count=wording.number(len(known))), table),
        note=note,
        id="wages-context",
    )


def _told(row: PayRow) -> str:
    text = ", ".join(part for part in (row.place_name, _of_what(row), row.when) if part)
    return _("{figure} (for this part of the country only)").format(figure=text) if row.local else text


def _converted(row: PayRow) -> Any:
    return row.common if isinstance(row, LevelRow) else html.Span(row.reason, className="wages-why")
