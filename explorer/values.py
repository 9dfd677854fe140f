"""Properties and their values as people read them: a title, a unit, a phrase for a code."""

from explorer import wording
from explorer.basis import basis
from graph_schema.language import N_, _
from graph_schema.model import Kind, Property
from graph_schema.ontology import ONTOLOGY
from graph_schema.phrases import property_title
from graph_schema.records import Value

MEASURED_IN = "see measured_in"  # the unit of a value whose unit is a property of its own
# Titles that say more than the property's own name.
TITLES = {
    "agreed": N_("Agreed on"),
    "aliases": N_("Also called"),
    "amount_high": N_("Amount, high end"),
    "as_of": N_("As of"),
    "availability": N_("Open or closed"),
    "base": N_("Base year"),
    "basis": N_("Rests on"),
    "board_elected": N_("Board elected on"),
    "change": N_("Rise or cut"),
    "change_total": N_("Rise or cut, with benefits"),
    "closed": N_("End of operation"),
    "cohort": N_("Hired when"),
    "components_in": N_("Includes"),
    "components_out": N_("Leaves out"),
    "concept": N_("What is counted"),
    "decided": N_("Decided on"),
    "described_as": N_("Described by the source as"),
    "directness": N_("Directly or through others"),
    "dismissed": N_("Workers dismissed"),
    "effective": N_("In force from"),
    "effective_from": N_("In force from"),
    "effective_to": N_("In force until"),
    "eligible": N_("Entitled to vote"),
    "employment": N_("Form of employment"),
    "exclusivity": N_("Alone or shared"),
    "expiry": N_("Last day in force"),
    "foreign_quote": N_("Quoted in another currency"),
    "headcount": N_("Workers it speaks of"),
    "legal_form_code": N_("Code of the legal form"),
    "location_exact": N_("Location is exact"),
    "members_men": N_("Men among the members"),
    "members_women": N_("Women among the members"),
    "need_addressed": N_("Need it answers"),
    "next_contract_review": N_("Next review of the contract"),
    "next_wage_review": N_("Next review of wages"),
    "no_direct_parent": N_("Why no direct parent is given"),
    "no_ultimate_parent": N_("Why no ultimate parent is given"),
    "notice_deadline": N_("Last day to give notice"),
    "of": N_("Date of the value"),
    "offer": N_("What it offers"),
    "owners_note": N_("Other owners"),
    "panel_requested": N_("Panel requested on"),
    "participants_as_quoted": N_("Participants, as quoted"),
    "petitioned": N_("Petition filed on"),
    "ppp_base": N_("Year of the purchasing power parity"),
    "readiness_asked": N_("What it asks for"),
    "reinstated": N_("Workers reinstated"),
    "requested": N_("Review requested on"),
    "resolved": N_("Resolved on"),
    "scope_as_quoted": N_("Scope, as quoted"),
    "sector": N_("Activity"),
    "sector_as_quoted": N_("Activity, as quoted"),
    "sectors_as_quoted": N_("Sectors, as quoted"),
    "share_for": N_("Share of the votes in favour"),
    "share_high": N_("Share, at most"),
    "share_low": N_("Share, at least"),
    "signed": N_("Signed on"),
    "statistic": N_("Kind of figure"),
    "steel_capacity": N_("Steel capacity in operation"),
    "subject": N_("Of whom it speaks"),
    "subject_kind": N_("It speaks of"),
    "suspended": N_("Suspended on"),
    "tier": N_("Step of the scale"),
    "type_as_quoted": N_("Type, as quoted"),
    "union_presence": N_("Union there"),
    "votes_challenged": N_("Challenged votes"),
    "votes_high": N_("Votes, at most"),
    "votes_low": N_("Votes, at least"),
    "votes_void": N_("Void votes"),
    "women_in_leadership_target": N_("Women in leadership, target"),
    "workers_covered": N_("Workers in the unit"),
    "workers_high": N_("Workers, at most"),
    "workers_paid": N_("Workers who were paid"),
}


def title(name: str) -> str:
    """A reader's name of a property: `workers_covered` is `Workers in the unit`."""
    return _(TITLES.get(name) or property_title(name))


def shown(label: str, name: str, value: Value, currency: str = "", measured_in: str = "") -> str:
    """A value as people read it, with its unit: an amount of money in `currency`, a statistic in what it is `measured_in`."""
    known = ONTOLOGY.node(label).property(name)
    if isinstance(value, bool):
        return wording.yes_no(value)
    if isinstance(value, (int, float)):
        return _measured(known, value, currency, measured_in)
    if isinstance(value, list):
        return wording.countries(value) if known.kind is Kind.COUNTRIES else "; ".join(value)
    if known.kind is Kind.CODE:
        return wording.word(label, name, value)
    if name == "basis":
        return basis(value)
    plain = {Kind.COUNTRY: wording.country, Kind.ISIC: wording.sector, Kind.DATE: wording.date}.get(known.kind)
    return plain(value) if plain else value


def _measured(known: Property, value: float, currency: str, measured_in: str) -> str:
    if known.unit == "%":
        return wording.percent(value)
    if known.unit == "currency":
        return wording.money(value, currency) if currency else wording.number(value)
    unit = measured_in if known.unit == MEASURED_IN else _(known.unit)
    return f"{wording.number(value)} {unit}".rstrip()
