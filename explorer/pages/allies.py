"""Allies: who may stand with a union, ranked with the reasons; who is not put forward, and why; what is missing."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import ally_picture, frame, legend, links, session, sheet, wording
from explorer.evidence import Marks
from explorer.page import Page
from explorer.question import Answer
from explorer.questions import allies as questions
from explorer.questions.allies import Ally
from explorer.questions.ally_ties import Reason
from explorer.questions.lands import countries_of
from graph_schema import derived
from graph_schema.database import Graph
from graph_schema.language import N_, _, ngettext

PAGE = Page("allies", links.ALLIES, N_("Allies"))
FIRST, MOST, OFFERED = 12, 500, 24


@PAGE.layout
def layout(union: str = "", **_query: str) -> Component:
    """A union's possible allies; without a union, some to begin with."""
    if not union:
        return _chooser()
    answer = questions.allies(session.graph(), union, limit=MOST)
    name, marks = str(answer.subject["name"]), Marks("allies-source")
    allies = [row for row in answer.rows if row.part == "ally"]
    steps = [
        sheet.button(_("Choose another"), links.allies()),
        sheet.button(_("All about it"), links.organisation(union)),
        sheet.button(_("Network"), links.network(union), name="network"),
    ]
    body = [_ranked(allies, name, marks), *_apart(answer, marks), _missing(answer.unknown)]
    return sheet.sheet(_("Allies of {name}").format(name=name), *body, marks.sources(), lead=lead(allies), actions=steps)


def lead(allies: Sequence[Ally]) -> str:
    """How many there are, and where."""
    lands = sorted({ally.country for ally in allies if ally.country}, key=wording.country)
    if not allies:
        return ""
    count = ngettext("{count} union", "{count} unions", len(allies)).format(count=wording.number(len(allies)))
    where = wording.countries(lands) if lands else _("several countries")
    return _("{count} in {countries}: at the same employer abroad, in the same coalition, or met before.").format(
        count=count, countries=where
    )


def _ranked(allies: Sequence[Ally], name: str, marks: Marks) -> Component:
    """The list, and the small picture at its side."""
    if not allies:
        nothing = _("Nobody is recorded who shares an employer abroad, a coalition or a meeting with {name}.").format(name=name)
        steps = sheet.go(_("See what is known of it"), links.network()), sheet.go(_("Who met whom"), links.EXCHANGES)
        return sheet.section(_("Possible allies"), sheet.empty(nothing, *steps))
    listed: list[Component | None] = [html.Ol([card(ally, marks) for ally in allies[:FIRST]], className="allies-list")]
    if rest := allies[FIRST:]:
        more = ngettext("{count} more", "{count} more", len(rest)).format(count=len(rest))
        cards = html.Ol([card(ally, marks) for ally in rest], start=str(FIRST + 1), className="allies-list")
        listed.append(sheet.more(more, cards))
    note = _("Those with most kinds of ties come first; abroad before at home; then the same employer.")
    return html.Div(
        [sheet.section(_("Possible allies"), *listed, note=note, id="allies-ranked"), _picture(name, allies)],
        className="allies-columns",
    )


def _picture(name: str, allies: Sequence[Ally]) -> Component:
    """Drawn twice, for the light and the dark ground; the list says the same in words."""
    said = _("{name} at the left, what it shares in the middle, with whom at the right. The list says the same.").format(
        name=name
    )
    images = [
        html.Img(
            src=ally_picture.picture(name, allies, dark), alt=said, className=f"allies-picture is-{'dark' if dark else 'light'}"
        )
        for dark in (False, True)
    ]
    labels = {"Union", *(reason.about_label for ally in allies for reason in ally.reasons)}
    return html.Figure(
        [*images, html.Figcaption([html.P(said, className="note"), legend.legend(labels)])], className="allies-figure"
    )


def card(ally: Ally, marks: Marks) -> Component:
    """One organisation: name, where, and each reason with its source."""
    level = wording.word(ally.label, "kind" if ally.label == "WorkerOrganisation" else "level", ally.level)
    notes = [
        level or (wording.type_title(ally.label) if ally.label != "Union" else ""),
        ally.acronym if ally.acronym != ally.name else "",
    ]
    head = [
        html.H3(sheet.thing(ally.label, ally.id, ally.name, ally.country)),
        html.Span(", ".join(n for n in notes if n), className="note"),
    ]
    contests = [html.Li(marks.fact(contest.sentence, contest.sources)) for contest in ally.contests]
    described = [html.Li(marks.fact(said.sentence, said.sources), className="note") for said in ally.described]
    reasons = [_reason(reason, marks) for reason in ally.reasons]
    parts: list[Any] = [html.Div(head, className="allies-head")]
    if contests:
        parts += [html.P(_("Not put forward:"), className="allies-why"), html.Ul(contests, className="allies-reasons")]
        parts += [html.P(_("What else is recorded:"), className="allies-why")] if reasons else []
    parts.append(html.Ul([*reasons, *described], className="allies-reasons"))
    return html.Li(parts, className="allies-card")


def _reason(reason: Reason, marks: Marks) -> Component:
    shape = legend.shape(reason.about_label)
    return html.Li(
        [shape, html.Span([marks.fact(reason.sentence, reason.sources), " ", _more(reason)])], className="allies-reason"
    )


def _more(reason: Reason) -> Component:
    """The way from a reason to what it is about."""
    ways = {"Exchange": links.exchange(reason.about_id), "Coalition": links.exchange(reason.about_id)}
    href = ways.get(reason.about_label, links.organisation(reason.about_id))
    return sheet.go(_("See"), href, **{"aria-label": _("See {name}").format(name=reason.about_name)})


# -------------------------------------------------------------------------------------------------- who stands apart, and why
def _apart(answer: Answer[Ally], marks: Marks) -> list[Component | None]:
    """Partners that are no unions, unions that left, unions that are not put forward."""
    texts = [
        (
            "partner",
            _("Partners that are not unions"),
            _(
                "Works councils are elected by all workers of a company; worker organisations may petition and support. "
                "Neither is a union."
            ),
        ),
        ("former", _("No longer there"), _("These bargained with the same employer, and do not any more.")),
        (
            "contested",
            _("Not put forward"),
            _(
                "Their agreement was voted down, or another union brought a case where they were the incumbent. "
                "Only such recorded facts count, never a name or a confederation."
            ),
        ),
    ]
    found: list[Component | None] = []
    for part, title, note in texts:
        rows = [row for row in answer.rows if row.part == part]
        if rows:
            cards = html.Ul([card(row, marks) for row in rows], className=f"allies-list is-{part}")
            found.append(sheet.section(title, cards, note=note, id=f"allies-{part}"))
    return found


def _missing(sentences: Sequence[str]) -> Component:
    """What nobody recorded: never to be taken for a no."""
    known = html.Ul([html.Li(text) for text in sentences]) if sentences else html.P(_("Nothing is known to be missing."))
    note = _("What is not recorded is not the same as what is not there.")
    return sheet.section(_("What is missing"), known, note=note, id="allies-missing")


# ----------------------------------------------------------------------------------------------------------------- chooser
def _chooser() -> Component:
    """Unions at employers in several countries, those at most of them first; any other is a search away."""
    found = offered(session.graph())
    lead = _("Who may stand with your union? Search for it, or choose one that bargains with an employer in several countries.")
    field = frame.search_box(PAGE.id("search"), _("Your union: name or acronym ..."), ["Union"], f"{links.ALLIES}?union=")
    if not found:
        nothing = _("No union at an employer in several countries is recorded yet.")
        return sheet.sheet(_("Allies"), field, sheet.empty(nothing, sheet.go(_("Who met whom"), links.EXCHANGES)), lead=lead)
    lands = countries_of(session.graph(), "Union", [known for known, _name, _count in found])
    entries = [html.Li(_offer(known, name, count, lands.get(known, ""))) for known, name, count in found]
    return sheet.sheet(_("Allies"), field, html.Ul(entries, className="subjects"), lead=lead)


def _offer(known: str, name: str, count: int, land: str) -> Component:
    text = ngettext("{count} employer in several countries", "{count} employers in several countries", count)
    told = " · ".join(part for part in (land, text.format(count=wording.number(count))) if part)
    return sheet.go([html.B(name), html.Span(told)], links.allies(known))


def offered(graph: Graph) -> list[tuple[str, str, int]]:
    """Unions by the number of families in several countries that they bargain with: id, name, number."""
    counted: Counter[str] = Counter()
    names: dict[str, str] = {}
    for family in derived.shared_employers(graph):
        counted.update(family["unions"].keys())
        names |= {known: name for known, name in family["unions"].items() if name}
    best = sorted(counted.items(), key=lambda item: (-item[1], names.get(item[0], ""), item[0]))
    return [(known, names[known], count) for known, count in best if known in names][:OFFERED]
