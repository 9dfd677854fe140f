"""The panel beside the canvas: all about the thing or the tie that is chosen, and what can be added around it."""

from collections.abc import Iterable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from explorer import citation, facts, legend, links, sheet, values, wording
from explorer.attributes import aria, data
from explorer.evidence import Marks
from explorer.export.subgraph import Node, Tie
from explorer.icons import icon
from explorer.questions.neighbourhood import PAGE, Expansion, Thing, plain_name
from explorer.questions.network import Step
from graph_schema import claims as known_claims
from graph_schema.language import _

MARKS = "network-source"
SAID = 6  # values of one property that stand side by side


def about_node(
    node: Node, claims: str | None, visible: Sequence[str], *, kinds: Sequence[Expansion], there: Mapping[tuple[str, str], int]
) -> Component:
    """A thing: its name, what can be added around it, what is said of it, and who says so."""
    marks = Marks(prefix=MARKS)
    name = node.name or plain_name(node.id)
    rows = [
        (title, marks.fact(value, citation.of_node(claims, visible, prop)))
        for prop, title, value in facts.told(node.label, node.properties)
    ]
    nothing = None if rows else html.P(sheet.unknown(_("Nothing more than its name is recorded.")))
    return html.Div(
        [
            _head(node.label, node.id, name, _subtitle(node)), _additions(node.id, kinds, there),
            html.Div([html.H3(_("What is recorded")), sheet.facts(rows) if rows else nothing], className="network-part"),
            _differences(claims, visible, node.label, marks), _sources(marks, citation.of_node(claims, visible)),
        ],
    )  # fmt: skip


def about_tie(ties: Sequence[Tie], start: Thing, end: Thing) -> Component:
    """A tie between two things: what each source says of it."""
    marks = Marks(prefix=MARKS)
    said = [_one_source(tie, marks) for tie in ties]
    title = html.H2(wording.tie_title(ties[0].name), id="network-chosen", tabIndex=-1, className="network-tie-title")
    ends = [html.Div([legend.shape(thing.label), _choose(thing)], className="network-end") for thing in (start, end)]
    return html.Div([ends[0], title, ends[1], *said, _sources(marks, [])], className="network-tie-panel")


def nothing_chosen() -> Component:
    """Before anything is chosen."""
    hint = _("Choose a thing or a tie in the picture: what is known of it, and its sources, appear here.")
    return html.P(hint, className="note")


def _head(label: str, id: str, name: str, subtitle: str) -> Component:
    ways = [sheet.go(_("All about it"), links.thing(label, id)), sheet.go(_("Start here"), links.network(id))]
    title = html.H2([legend.shape(label), html.Span(name)], id="network-chosen", tabIndex=-1)
    return html.Div([title, html.P(subtitle, className="note"), html.Div(ways, className="network-ways")])


def _subtitle(node: Node) -> str:
    country = str(node.properties.get("country", ""))
    parts = [wording.type_title(node.label), str(node.properties.get("place", "")), wording.country(country) if country else ""]
    return " · ".join(part for part in parts if part)


def _choose(thing: Thing) -> Component:
    return html.Button(thing.name, type="button", className="network-choose", **data(choose=thing.id))


# --------------------------------------------------------------------------------------------------------------- additions
def _additions(id: str, kinds: Sequence[Expansion], there: Mapping[tuple[str, str], int]) -> Component:
    buttons = [html.Li(_addition(id, kind, there.get((kind.tie, kind.way), 0))) for kind in kinds]
    content = html.Ul(buttons, className="network-additions") if buttons else sheet.unknown(_("No ties are recorded."))
    heading = html.H3(_("Tied to"))
    return html.Div([heading, content], className="network-part")


def _addition(id: str, kind: Expansion, shown: int) -> Component:
    """A button with its count before it is pressed; `check` where everything is in the picture already."""
    step = str(Step(kind.tie, kind.way, id))
    done = shown >= kind.count and not kind.more
    count = count_of(kind)
    note = _("{shown} shown").format(shown=wording.number(shown)) if shown and not done else ""
    label = _("{relation}: {count}, all in the picture") if done else _("{relation}: add {next} of {count}")
    following = wording.number(min(PAGE, kind.count - shown) if not kind.more else PAGE)
    spoken = label.format(relation=kind.relation, count=count, next=following)
    return html.Button(
        [icon("check" if done else "plus"), html.Span(kind.relation), html.Small(note), html.Strong(count)],
        type="button", disabled=done, className="network-add", **data(step=step), **aria(label=spoken),
    )  # fmt: skip


def count_of(kind: Expansion) -> str:
    """`12`, or `500+` where nobody counted further."""
    return wording.number(kind.count) + ("+" if kind.more else "")


# ----------------------------------------------------------------------------------------------------------------- sources
def _one_source(tie: Tie, marks: Marks) -> Component:
    cited = citation.of_tie({
        "source": tie.evidence.source, "locator": tie.evidence.locator, "citation": tie.evidence.citation,
        "retrieved": tie.evidence.retrieved, "confidence": tie.evidence.confidence,
    })  # fmt: skip
    rows = [(title, marks.fact(value, cited)) for _prop, title, value in facts.told(tie.name, tie.properties)]
    if rows:
        return sheet.facts(rows)
    return html.P(marks.fact(_("Recorded, without further detail"), cited), className="note")


def _differences(claims: str | None, visible: Sequence[str], label: str, marks: Marks) -> Component | None:
    """Where sources disagree, both values."""
    known = {p.name: p for p in wording.kind(label).properties}
    rows = []
    for prop, said in citation.disagreements(known_claims.read(claims), visible).items():
        if prop in known and prop != "currency":
            each = [html.Li(marks.fact(facts.value(label, known[prop], {prop: value}), cited)) for value, cited in said]
            rows.append((values.title(prop), _some(each)))
    return html.Div([html.H3(_("Sources differ")), sheet.facts(rows)], className="network-part") if rows else None


def _some(each: Sequence[Component]) -> Component:
    """The first few of what sources say, the others on request."""
    listed = html.Ul(each[:SAID], className="network-said")
    if len(each) <= SAID:
        return listed
    rest = html.Ul(each[SAID:], className="network-said")
    return html.Div([listed, sheet.more(_("{count} others").format(count=wording.number(len(each) - SAID)), rest)])


def _sources(marks: Marks, all_of_it: Iterable[citation.Citation]) -> Component | None:
    marks.mark(all_of_it)
    return marks.sources()
