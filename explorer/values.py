"""Properties and their values as people read them: a title, a unit, a phrase for a code."""

from explorer import wording
from explorer.page import N_
from graph_schema.language import _
from graph_schema.model import Kind, Property
from graph_schema.ontology import ONTOLOGY
from graph_schema.phrases import property_title
from graph_schema.records import Value

# Titles that say more than the property's own name.
TITLES = {
    "aliases": N_("Also called"),
    "amount_high": N_("Amount, high end"),
    "change_total": N_("Change with benefits"),
    "closed": N_("End of operation"),
    "components_in": N_("Includes"),
    "components_out": N_("Leaves out"),
    "described_as": N_("Described by the source as"),
    "expiry": N_("Last day in force"),
    "foreign_quote": N_("Quoted in another currency"),
    "location_exact": N_("Location is exact"),
    "members_women": N_("Women among the members"),
    "need_addressed": N_("Need it answers"),
    "next_contract_review": N_("Next review of the contract"),
    "next_wage_review": N_("Next review of wages"),
    "notice_deadline": N_("Last day to give notice"),
    "owners_note": N_("Other owners"),
    "participants_as_quoted": N_("Participants, as quoted"),
    "readiness_asked": N_("What it asks for"),
    "scope_as_quoted": N_("Scope, as quoted"),
    "sector": N_("Activity"),
    "sector_as_quoted": N_("Activity, as quoted"),
    "sectors_as_quoted": N_("Sectors, as quoted"),
    "share_high": N_("Share, at most"),
    "share_low": N_("Share, at least"),
    "steel_capacity": N_("Steel capacity in operation"),
    "union_presence": N_("Union there"),
    "women_in_leadership_target": N_("Women in leadership, target"),
    "workers_covered": N_("Workers in the unit"),
}


def title(name: str) -> str:
    """A reader's name of a property: `workers_covered` is `Workers in the unit`."""
    return _(TITLES.get(name) or property_title(name))


def shown(label: str, name: str, value: Value, currency: str = "") -> str:
    """A value as people read it, with its unit; an amount of money in `currency` where that is known."""
    known = ONTOLOGY.node(label).property(name)
    if isinstance(value, bool):
        return wording.yes_no(value)
    if isinstance(value, (int, float)):
        return _measured(known, value, currency)
    if isinstance(value, list):
        return wording.countries(value) if known.kind is Kind.COUNTRIES else "; ".join(value)
    if known.kind is Kind.CODE:
        return wording.word(label, name, value)
    plain = {Kind.COUNTRY: wording.country, Kind.ISIC: wording.sector, Kind.DATE: wording.date}.get(known.kind)
    return plain(value) if plain else value


def _measured(known: Property, value: float, currency: str) -> str:
    if known.unit == "%":
        return wording.percent(value)
    if known.unit == "currency":
        return wording.money(value, currency) if currency else wording.number(value)
    return f"{wording.number(value)} {_(known.unit)}"
