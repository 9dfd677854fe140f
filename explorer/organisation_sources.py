"""The page about one thing: what each source says of it, where they differ, and what nobody says."""

import json
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import sheet, values, wording
from explorer.attributes import aria
from explorer.citation import Citation
from explorer.evidence import Marks
from explorer.organisation_events import won_by
from explorer.organisation_view import View
from explorer.questions import pay_words
from explorer.questions.organisation import Statement, reason
from explorer.signature import signature
from graph_schema.language import _, ngettext

# What the page says under its title, or what is not worth a line at the top.
ELSEWHERE = frozenset({
    "name", "country", "sector", "place", "region", "latitude", "longitude", "location_exact", "union_presence", "kind", "level",
    "currency", "measured_in",
})  # fmt: skip
QUOTED = frozenset({"amount", "amount_high", "period", "change", "change_total", "foreign_quote"})  # told as one figure
AUTHOR, CHOICE_NOTE, CHOOSE = "organisation-author", "organisation-choice-note", "organisation-choose"
LONG = 280  # characters of a text that a reader sees before asking for the rest


def glance(known: View, marks: Marks) -> list[tuple[str, Any]]:
    """The properties in use that the page does not show elsewhere, each with its sources."""
    used = [s for s in known.profile.statements if s.used and s.property not in ELSEWHERE]
    everywhere = set(known.profile.sources)
    pairs: list[tuple[str, Any]] = []
    if known.itself:
        used = [s for s in used if s.property not in QUOTED]
        pairs = [(_("As quoted"), html.Strong(pay_words.quoted(known.itself.figure))), (_("Paid at"), _payer(known))]
    shown: dict[str, list[Any]] = {}
    for statement in used:
        shown.setdefault(statement.property, []).append(_value(known, statement, marks, everywhere))
    pairs += [(values.title(name), _together(each)) for name, each in shown.items()]
    if (known.profile.statements and any(set(s.sources) == everywhere for s in used)) or known.itself:
        alike = all(set(s.sources) == everywhere for s in used)
        pairs.append((_("Sources") if alike else _("Sources of the rest"), marks.mark(known.profile.sources)))
    return pairs


def _payer(known: View) -> Any:
    place = known.itself.place if known.itself else None
    return sheet.thing(place.label, place.id, place.name) if place and place.id else None


def _together(each: list[Any]) -> Any:
    return each[0] if len(each) == 1 else html.Ul([html.Li(one) for one in each], className="organisation-lines")


def _value(known: View, statement: Statement, marks: Marks, everywhere: set[Citation]) -> Component:
    """A value with its own marks, but those that stand behind everything here, which are said once."""
    shown = _shown(known, statement)
    differs = [s for s in known.profile.statements if s.property == statement.property and not s.used]
    other = html.A(_("sources differ"), href="#organisation-evidence", className="organisation-differ") if differs else None
    own = () if set(statement.sources) == everywhere else statement.sources
    return html.Span([marks.fact(shown, own) if own else shown, " ", other])


def _shown(known: View, statement: Statement) -> Component | str:
    """A value in words; an address leads there, of many texts some stand first, a vote that was won names the union."""
    text = _text(known, statement)
    if (known.label, statement.property, statement.value) == ("Procedure", "outcome", "won"):
        return won_by(known, known.id) or text
    if text.startswith(("http://", "https://")):
        return html.A(text, href=text, rel="noopener noreferrer", className="is-external")
    several = statement.value if isinstance(statement.value, list) else []
    return sheet.texts(several) if several and text == "; ".join(several) else text


def _text(known: View, statement: Statement) -> str:
    own = {name: str(known.profile.value(name) or "") for name in ("currency", "measured_in")}
    return values.shown(known.label, statement.property, statement.value, own["currency"], own["measured_in"])


def section(known: View, marks: Marks) -> Component | None:
    """Every property with everything that is said of it."""
    statements = known.profile.statements
    if not statements:
        return sheet.section(_("What the sources say"), sheet.empty(_("Nothing is recorded of it but that it exists.")))
    disputed = {s.property for s in statements if not s.used}
    rows = [_row(known, statement, marks, statement.property in disputed) for statement in statements]
    differing = len(disputed)
    text = ngettext("Sources differ on {n} property.", "Sources differ on {n} properties.", differing).format(n=differing)
    table = sheet.table([_("Property"), _("Value"), _("Sources")], rows, _("What the sources say"))
    summary = ngettext("{n} statement with its sources", "{n} statements with their sources", len(statements))
    shown = sheet.more(summary.format(n=wording.number(len(statements))), table, open=bool(differing))
    return sheet.section(
        _("What the sources say"),
        signature(_("Your name or initials, for the choices you make here"), AUTHOR, CHOICE_NOTE) if differing else None,
        shown,
        note=text if differing else _("The sources do not contradict each other."),
        id="organisation-evidence",
    )


def _choice(statement: Statement) -> Component | None:
    """The button that uses a value which is not used, or takes a choice back."""
    if statement.used and statement.why != "chosen":
        return None
    text = _("Undo this choice") if statement.used else _("Use this value")
    index = json.dumps([statement.property, None if statement.used else statement.value], ensure_ascii=False)
    spoken = f"{text}: {values.title(statement.property)}"
    return html.Button(
        text, id={"type": CHOOSE, "index": index}, type="button", className="button is-small", n_clicks=0, **aria(label=spoken)
    )


def _row(known: View, statement: Statement, marks: Marks, disputed: bool) -> list[Any]:
    why = reason(statement.why)
    note = html.Span(f" ({why})", className="note") if why else ""
    shown = html.Span(_shown(known, statement), className="" if statement.used else "organisation-unused")
    value = html.Div([shown, note, " ", _choice(statement) if disputed else None])
    return [values.title(statement.property), value, marks.mark(statement.sources)]


def not_known(known: View) -> Component | None:
    """What a reader would want to know and no source says."""
    silent = list(known.missing)
    if known.is_business and not known.owners:
        silent.append(_("Owner: not recorded"))
    if known.is_business and not known.agreements:
        silent.append(_("Agreements: not recorded"))
    if known.is_business and not known.figures:
        silent.append(_("Pay: not recorded"))
    for row in known.agreements if known.label in ("Employer", "Worksite") else ():
        if not (row.expiry or row.next_contract_review or row.suspended):
            silent.append(_("When {name} ends or is reviewed").format(name=row.name))
    if not silent:
        return None
    return sheet.section(
        _("Not known"), html.Ul([html.Li(text) for text in silent], className="organisation-missing"), id="organisation-missing"
    )
