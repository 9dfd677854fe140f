"""The page about one thing: who holds office there, or, of a person in a public role, what offices."""

from typing import Any

from dash.development.base_component import Component

from explorer import sheet, wording
from explorer.evidence import Marks
from explorer.lean_table import lean_table
from explorer.organisation_view import View
from explorer.questions.offices import Office
from graph_schema.language import _


def section(known: View, marks: Marks) -> Component | None:
    """Offices with their holders, those of today first."""
    if not known.offices:
        return None
    rows = [_row(office, known.label == "Person", marks) for office in known.offices]
    where = _("Organisation") if known.label == "Person" else _("Person")
    title = _("Offices") if known.label == "Person" else _("Who holds office there")
    table = lean_table([where, _("Office"), _("When"), _("Sources")], rows, title)
    note = _("Persons are here in public roles only: executives and directors, officers of unions, holders of public offices.")
    return sheet.section(title, table, note=note, id="organisation-offices")


def _row(office: Office, is_persons: bool, marks: Marks) -> list[Any]:
    other = office.organisation if is_persons else office.person
    when = wording.period(office.since, office.until) if office.until else wording.date(office.since)
    since = _("since {date}").format(date=when) if office.since and not office.until else when
    return [sheet.thing(other.label, other.id, other.name, other.country), office.title, since, marks.mark(office.sources)]
