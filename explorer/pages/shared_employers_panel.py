"""The panel beside the matrix: the worksites and companies of a family in a country, and who represents whom there."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from explorer import legend, links, sheet, wording
from explorer.basis import basis
from explorer.evidence import Marks
from explorer.questions.family_places import FamilyPlace, Unit, family_places
from explorer.questions.ownership import business, name_of
from graph_schema.database import Graph
from graph_schema.language import _, ngettext

SHOWN = 60


def content(graph: Graph, family: str, country: str) -> list[Component]:
    """All places of the family, or those in one country."""
    name, marks = name_of(business(graph, family)), Marks("shared-who")
    places = family_places(graph, family, country, SHOWN + 1).rows
    where = wording.country(country) if country else _("all countries")
    ways = sheet.actions(
        sheet.button(_("Network"), links.network(family), name="network"),
        sheet.button(_("Wages"), links.wages(family), name="wage"),
        sheet.button(_("All about it"), links.organisation(family), name="info"),
    )
    listed = html.Ul([html.Li(place_card(place, marks, not country)) for place in places[:SHOWN]], className="shared-places")
    head = html.H2(_("{name}, {where}").format(name=name, where=where))
    more = html.P(_("Only the first {count} are listed here; the network shows more.").format(count=SHOWN), className="note")
    none = sheet.empty(_("No place of this family is recorded there."))
    return [head, ways, listed if places else none, more if len(places) > SHOWN else None, marks.sources()]  # type: ignore[list-item]


def place_card(place: FamilyPlace, marks: Marks, with_country: bool) -> Component:
    """A place with its state, who runs it, its bargaining units and works councils."""
    states: dict[str, legend.State] = {"union": "known", "no_union": "barred"}
    mark = legend.shape(place.label, states.get(place.presence, "hollow"))
    land = html.Span(place.country, className="land") if with_country and place.country else None
    head = html.H3(
        [mark, html.A(place.name, href=links.thing(place.label, place.id)), land, marks.mark(place.sources)],
        className="shared-place",
    )
    return html.Div([head, html.P(_about(place), className="note"), _tier(place), _units(place, marks), _councils(place, marks)])


def _about(place: FamilyPlace) -> str:
    parts = [
        place.place,
        wording.word("Worksite", "status", place.status) if place.status else "",
        _("company level") if place.label == "Employer" else "",
        ngettext("{n} worker employed", "{n} workers employed", place.workers).format(n=wording.number(place.workers))
        if place.workers
        else "",
        _("run by {name}").format(name=place.run_by_name) if place.run_by_name else "",
    ]
    return " · ".join(part for part in parts if part)


def _tier(place: FamilyPlace) -> Component | None:
    text = _("Second tier: a joint venture, a minority or an undisclosed stake, not control.")
    return html.P(text, className="note shared-second-note") if place.tier == 2 else None


def _units(place: FamilyPlace, marks: Marks) -> Component:
    if place.units:
        return html.Ul([html.Li(unit_line(unit, marks)) for unit in place.units], className="shared-units")
    if place.presence == "no_union":
        return html.P(_("No union, according to the source."), className="note")
    if place.presence == "union":
        return html.P(_("A union is there, according to the source; which one is not recorded."), className="note")
    return html.P(sheet.not_researched())


def unit_line(unit: Unit, marks: Marks) -> Sequence[Component | str]:
    """A bargaining unit in a line: the union, its unit, the workers of the unit, since when, on what it rests."""
    covered = unit.workers_covered
    parts = [
        unit.unit,
        ngettext("{n} worker in the unit", "{n} workers in the unit", covered).format(n=wording.number(covered))
        if covered is not None
        else "",
        wording.word("REPRESENTS", "exclusivity", unit.exclusivity),
        wording.period(unit.since, unit.until)
        if unit.until
        else (_("since {date}").format(date=wording.date(unit.since)) if unit.since else ""),
        basis(unit.basis),
    ]
    text = " · ".join(part for part in parts if part)
    return [
        sheet.thing("Union", unit.union, unit.union_name),
        html.Span(f" {text}" if text else "", className="shared-unit"),
        marks.mark(unit.sources),
    ]


def _councils(place: FamilyPlace, marks: Marks) -> Component | None:
    if not place.councils:
        return None
    named = [html.Span([sheet.thing("WorksCouncil", one.id, one.name), marks.mark(one.sources), " "]) for one in place.councils]
    return html.P([_("Works council, which is not a union: "), *named], className="note")
