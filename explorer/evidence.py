"""Facts with their source marks, and the list of sources that the marks lead to."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import links, wording
from explorer.attributes import aria
from explorer.citation import PUBLISHER_ONLY, Citation
from explorer.page import N_
from graph_schema.language import _

# What the bundled citations add in English to a page's own title.
REMARKS = (
    N_("[headline rebuilt from the address]"),
    N_("[headline not in the copy that was read]"),
    N_("[address seen in another text; the page itself was not read]"),
    N_("[no headline shown]"),
    N_("[opening words]"),
    N_("(no headline shown)"),
    N_("(no date shown)"),
)


class Marks:
    """Numbers citations in the order in which a page first mentions them. One per page, or per answer (with a prefix)."""

    def __init__(self, prefix: str = "source") -> None:
        self.prefix = prefix
        self.numbers: dict[Citation, int] = {}

    def mark(self, citations: Iterable[Citation]) -> Component:
        """The marks `[1][2]` that lead to the list: filled where read at the source itself, hollow otherwise."""
        return html.Span([self._mark(citation) for citation in dict.fromkeys(citations)], className="marks")

    def fact(self, content: Any, citations: Iterable[Citation]) -> Component:
        """A value, and who says so."""
        return html.Span([html.Span(content), self.mark(citations)], className="fact")

    def _mark(self, citation: Citation) -> Component:
        number = self.numbers.setdefault(citation, len(self.numbers) + 1)
        label = _("Source {number}: {text}").format(number=number, text=reading(citation))
        kind = "is-primary" if citation.is_primary else "is-secondary"
        return html.A(
            str(number), href=f"#{self.prefix}-{number}", className=f"mark {kind}", title=reading(citation), **aria(label=label)
        )

    def sources(self, title: str | None = None) -> Component | None:
        """The list of everything marked so far; None if nothing was. Build it last."""
        if not self.numbers:
            return None
        entries = [self._entry(citation, number) for citation, number in self.numbers.items()]
        key = html.P(
            [
                html.Span("1", className="mark is-primary", **aria(hidden=True)),
                _("read in the publisher's own text or data"),
                html.Span("2", className="mark is-secondary", **aria(hidden=True)),
                _("read in other texts, or sources differ"),
            ],
            className="marks-key",
        )
        heading = html.H2(_("Sources") if title is None else title)
        return html.Section(
            [html.Div(heading, className="section-head"), html.Ol(entries, className="sources"), key], className="section"
        )

    def _entry(self, citation: Citation, number: int) -> Component:
        kind = "is-primary" if citation.is_primary else "is-secondary"
        badge = html.Span(str(number), className=f"mark {kind}", **aria(hidden=True))
        return html.Li([badge, html.Span(source_line(citation))], id=f"{self.prefix}-{number}", value=str(number))


def reading(citation: Citation) -> str:
    """A citation in words."""
    text = in_words(citation)
    remarks = [_("publisher known, page not") if citation.publisher_only else "", "" if citation.is_primary else _("secondary")]
    told = ", ".join(remark for remark in remarks if remark)
    return f"{text} ({told})" if told else text


def in_words(citation: Citation) -> str:
    """Publisher, title and date as cited; what is remarked on them is in the reader's language."""
    text = citation.text.removesuffix(f": {PUBLISHER_ONLY}") or citation.source
    for remark in REMARKS:
        text = text.replace(remark, _(remark))
    return text


def source_line(citation: Citation) -> list[Component | str]:
    """A citation as a reader needs it: what, where, of when, and how sure."""
    text = in_words(citation)
    named: Component | str = text
    if citation.address.startswith(("http://", "https://")):
        named = html.A(text, href=citation.address, rel="noopener noreferrer", className="is-external")
    notes = [
        citation.address if citation.address and named is text else "",
        _("publisher known, page not") if citation.publisher_only else "",
        _("as of {date}").format(date=wording.date(citation.retrieved)) if citation.retrieved else "",
        "" if citation.is_primary else _("read in other texts, or sources differ"),
    ]
    tail = ", ".join(note for note in notes if note)
    rests = html.A(_("data set"), href=links.source(citation.source)) if citation.source else None
    return [part for part in (named, f". {tail}. " if tail else ". ", rests) if part]
