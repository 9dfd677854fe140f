"""The matrix of shared employers: families by countries, worksites and companies as marks. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import legend, links, wording
from explorer.attributes import aria
from explorer.questions.shared_employers import Presence, SharedEmployer
from explorer.sheet import GLUE
from graph_schema.language import _, ngettext

SINGLE_MARKS = 5  # more of a kind are written as one mark and a number


def key() -> Component:
    """What the marks mean."""
    entries = [
        (legend.shape("Worksite"), _("worksite with a union")),
        (legend.shape("Worksite", "hollow"), _("worksite not researched")),
        (legend.shape("Worksite", "barred"), _("worksite without a union, according to a source")),
        (legend.shape("Employer"), _("company with a union at company level")),
        (legend.shape("Employer", "hollow"), _("company, no worksite named, not researched")),
        (html.Span(className="shared-second-key"), _("joint venture, minority or undisclosed stake")),
    ]
    return html.Ul(
        [html.Li([mark, text]) for mark, text in entries],
        className="legend shared-legend",
        **aria(label=_("What the marks mean")),
    )


def table(rows: Sequence[SharedEmployer], cell_type: str, unions: Sequence[str], countries: Sequence[str]) -> Component:
    """The matrix; cells of `unions` stand out, `countries` come first. A cell's id is `family~country`."""
    lands = columns(rows, countries)
    head = [html.Th(_("Employer"), scope="col", className="shared-corner")]
    head += [
        html.Th(html.Abbr(land, title=wording.country(land)), scope="col", **aria(label=wording.country(land))) for land in lands
    ]
    bodies = [part for tier in (1, 2) for part in _tier(rows, tier, lands, cell_type, unions)]
    title = _("Corporate families by country")
    caption = html.Caption(title, className="only-heard")
    drawn = html.Table([caption, html.Thead(html.Tr(head)), *bodies], className="shared-matrix")
    return html.Div(drawn, className="shared-frame", tabIndex=0, role="region", **aria(label=title))


def columns(rows: Sequence[SharedEmployer], first: Sequence[str]) -> list[str]:
    """The countries: those chosen, then those with the most families, then by name."""
    counts: dict[str, int] = {}
    for row in rows:
        for land in row.countries:
            counts[land] = counts.get(land, 0) + 1
    return sorted(counts, key=lambda land: (land not in first, -counts[land], wording.country(land)))


def _tier(
    rows: Sequence[SharedEmployer], tier: int, lands: Sequence[str], cell_type: str, unions: Sequence[str]
) -> Iterator[Component]:
    kept = [row for row in rows if row.tier == tier]
    if not kept:
        return
    if tier == 2:
        text = _("Second tier: reaches another country only through a joint venture, a minority or an undisclosed stake")
        heading = html.Th(html.Span(text), scope="rowgroup", colSpan=len(lands) + 1, className="shared-tier")
        yield html.Tbody(html.Tr(heading))
    yield html.Tbody([_row(row, lands, cell_type, unions) for row in kept], className="is-second" if tier == 2 else "")


def _row(row: SharedEmployer, lands: Sequence[str], cell_type: str, unions: Sequence[str]) -> Component:
    count = ngettext("{n} country", "{n} countries", len(row.countries)).format(n=len(row.countries))
    known = _("{researched} of {places} researched").format(researched=row.researched, places=row.places)
    named: list[Component | str] = [html.A(row.name, href=links.organisation(row.id))]
    if row.country:
        named += [GLUE, html.Span(row.country, className="land", title=wording.country(row.country))]
    name = html.Div(named, className="shared-name")
    everything = html.Button(
        f"{count} · {known}",
        id={"type": cell_type, "index": f"{row.id}~"},
        className="shared-all",
        type="button",
        **aria(label=_("{name}: {count}, {known}. Show all places.").format(name=row.name, count=count, known=known)),
    )
    by_land: dict[str, list[Presence]] = {}
    for presence in row.presences:
        by_land.setdefault(presence.country, []).append(presence)
    cells = [_cell(row, land, by_land.get(land, []), cell_type, unions) for land in lands]
    return html.Tr([html.Th([name, everything], scope="row"), *cells])


def _cell(row: SharedEmployer, land: str, found: Sequence[Presence], cell_type: str, unions: Sequence[str]) -> Component:
    if not found:
        return html.Td(className="is-empty")
    ours = any(union in presence.unions for presence in found for union in unions)
    label = _("{name} in {country}: {what}. Who is there?").format(
        name=row.name, country=wording.country(land), what="; ".join(said(presence) for presence in found)
    )
    button = html.Button(
        [html.Span(land, className="shared-land", **aria(hidden="true")), *(_presence(presence) for presence in found)],
        id={"type": cell_type, "index": f"{row.id}~{land}"},
        type="button",
        title=label,
        className="shared-cell" + (" is-ours" if ours else ""),
        **aria(label=label),
    )
    return html.Td(button)


def _presence(presence: Presence) -> Component:
    number: Any = html.Span(wording.number(presence.worksites), className="shared-count") if presence.worksites else None
    states = (("known", presence.with_union), ("hollow", presence.open), ("barred", presence.without_union))
    marks = [mark for state, n in states for mark in _marks("Worksite", state, n)]
    if presence.companies_with_union:
        marks += _marks("Employer", "known", presence.companies_with_union)
    elif not presence.worksites:
        marks += _marks("Employer", "hollow", 1)
    return html.Span(
        [number, html.Span(marks, className="shared-marks")],
        className="shared-presence" + (" is-second" if presence.tier == 2 else ""),
    )


def _marks(label: str, state: Any, n: int) -> list[Component]:
    if n > SINGLE_MARKS:
        return [html.Span([legend.shape(label, state), str(n)], className="shared-many")]
    return [legend.shape(label, state) for _number in range(n)]


def said(presence: Presence) -> str:
    """A cell in words."""
    parts = []
    if presence.worksites:
        parts.append(ngettext("{n} worksite", "{n} worksites", presence.worksites).format(n=presence.worksites))
    if presence.with_union:
        parts.append(_("{n} with a union").format(n=presence.with_union))
    if presence.without_union:
        parts.append(_("{n} without a union").format(n=presence.without_union))
    if presence.open:
        parts.append(_("{n} not researched").format(n=presence.open))
    if presence.companies_with_union:
        parts.append(_("a union at company level"))
    elif not presence.worksites:
        parts.append(_("a company, no worksite named, not researched"))
    if presence.tier == 2:
        parts.append(_("by a joint venture, minority or undisclosed stake"))
    return ", ".join(parts)
