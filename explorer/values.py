"""Properties and their values as people read them: a title, a unit, a phrase for a code."""

from explorer import wording
from explorer.page import N_
from graph_schema.language import _
from graph_schema.model import Kind, Property
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Value

# Titles that do not follow from the property's own name.
TITLES = {
    "sector_as_quoted": N_("activity as quoted"),
    "sector": N_("activity"),
    "union_presence": N_("union there"),
    "scope_as_quoted": N_("scope as quoted"),
    "owners_note": N_("other owners"),
    "aliases": N_("also known as"),
    "members_women": N_("women among the members"),
    "workers_covered": N_("workers in the unit"),
    "next_wage_review": N_("next review of wages"),
    "next_contract_review": N_("next review of the contract"),
    "notice_deadline": N_("last day to give notice"),
    "expiry": N_("last day in force"),
    "steel_capacity": N_("steel capacity in operation"),
    "location_exact": N_("location is exact"),
    "described_as": N_("described by the source as"),
    "need_addressed": N_("need addressed"),
    "readiness_asked": N_("readiness asked"),
    "women_in_leadership": N_("women in leadership"),
    "women_in_leadership_target": N_("women in leadership, target"),
}


def title(name: str) -> str:
    """A reader's name of a property."""
    text = _(TITLES.get(name, name.replace("_", " ")))
    return text[:1].upper() + text[1:]


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
