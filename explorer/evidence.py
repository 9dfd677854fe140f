"""Facts with their source marks, and the list of sources that the marks lead to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from explorer import links, session, sheet, wording
from explorer.attributes import aria
from explorer.citation import Citation
from graph_schema.language import _

JOINER = "\u2060"  # no line ends before a mark
FIRST, LISTED = 6, 60  # marks beside one fact, and sources below a page, before one asks for the rest


class Marks:
    """Numbers pages in the order in which they are first mentioned. One per page of ours, or per answer (with a prefix).

    A page has one number, whenever it was read and whatever was made of it: a mark is filled or hollow for its fact alone.
    """

    def __init__(self, prefix: str = "source") -> None:
        self.prefix = prefix
        self._read: dict[tuple[str, str, str], list[Citation]] = {}
        self._numbers: dict[tuple[str, str, str], int] = {}

    @property
    def count(self) -> int:
        """How many pages were mentioned so far."""
        return len(self._numbers)

    def mark(self, citations: Iterable[Citation]) -> Component:
        """The marks `[1][2]` that lead to the list: filled where read at the source itself, hollow otherwise."""
        found: dict[int, Citation] = {}
        for citation in citations:
            number = self._number(citation)
            found[number] = citation if number not in found or citation.is_primary else found[number]
        shown = [self._mark(number, found[number]) for number in sorted(found)]
        if len(shown) > FIRST + 1:
            shown[FIRST:] = [self._rest(sorted(found)[FIRST:])]
        return html.Span([part for mark in shown for part in (JOINER, mark)], className="marks")

    def fact(self, content: Any, citations: Iterable[Citation]) -> Component:
        """A value, and who says so."""
        return html.Span([html.Span(content), self.mark(citations)], className="fact")

    def _number(self, citation: Citation) -> int:
        page = (citation.source, citation.text, citation.address)
        read = self._read.setdefault(page, [])
        if citation not in read:
            read.append(citation)
        return self._numbers.setdefault(page, len(self._numbers) + 1)

    def _mark(self, number: int, citation: Citation) -> Component:
        label = _("Source {number}: {text}").format(number=number, text=reading(citation))
        kind = "is-primary" if citation.is_primary else "is-secondary"
        return html.A(
            str(number), href=f"#{self.prefix}-{number}", className=f"mark {kind}", title=reading(citation), **aria(label=label)
        )

    def _rest(self, numbers: list[int]) -> Component:
        text = _("{count} more sources").format(count=wording.number(len(numbers)))
        return html.A(f"+{wording.number(len(numbers))}", href=f"#{self.prefix}-{numbers[0]}", className="mark is-secondary",
                      title=text, **aria(label=text))  # fmt: skip

    def sources(self, title: str | None = None) -> Component | None:
        """The list of everything marked so far; None if nothing was. Build it last."""
        if not self._numbers:
            return None
        texts = Counter(text for _source, text, _address in self._numbers)
        entries = [self._entry(self._read[page], number, texts[page[1]] > 1) for page, number in self._numbers.items()]
        key = html.P(
            [
                html.Span(
                    [
                        html.Span("1", className="mark is-primary", **aria(hidden=True)),
                        _("read in the publisher's own text or data"),
                    ]
                ),
                html.Span(
                    [
                        html.Span("2", className="mark is-secondary", **aria(hidden=True)),
                        _("read in other texts, or sources differ"),
                    ]
                ),
            ],
            className="marks-key",
        )
        heading = html.H2(_("Sources") if title is None else title)
        listed = [html.Ol(entries[:LISTED], className="sources"), key]
        if rest := entries[LISTED:]:
            text = _("{count} more sources").format(count=wording.number(len(rest)))
            listed.append(sheet.more(text, html.Ol(rest, className="sources")))
        return html.Section([html.Div(heading, className="section-head"), *listed], className="section", id=f"{self.prefix}-list")

    def _entry(self, read: list[Citation], number: int, alike: bool) -> Component:
        kind = "is-primary" if any(citation.is_primary for citation in read) else "is-secondary"
        badge = html.Span(str(number), className=f"mark {kind}", **aria(hidden=True))
        return html.Li([badge, html.Span(source_line(read, alike))], id=f"{self.prefix}-{number}", value=str(number))


def reading(citation: Citation) -> str:
    """A citation in words."""
    text = in_words(citation)
    remarks = [_("publisher known, page not") if citation.publisher_only else "", "" if citation.is_primary else _("secondary")]
    told = ", ".join(remark for remark in remarks if remark)
    return f"{text} ({told})" if told else text


def in_words(citation: Citation) -> str:
    """Publisher, title and date as cited; what is remarked on them is in the reader's language."""
    return citation.words or session.source_name(citation.source)


def source_line(read: Sequence[Citation], alike: bool = False) -> list[Component | str]:
    """A page as a reader needs it: what, where, of when, and how sure. `read`: each time that it was read.

    `alike`: another page is called the same, so that the site is named, too.
    """
    citation = read[0]
    text = in_words(citation)
    named: Component | str = text
    if citation.address.startswith(("http://", "https://")):
        named = html.A(text, href=citation.address, rel="noopener noreferrer", className="is-external")
    days = sorted({one.retrieved for one in read if one.retrieved})
    notes = [
        citation.address if citation.address and named is text else urlsplit(citation.address).hostname if alike else "",
        _("publisher known, page not") if citation.publisher_only else "",
        _("as of {date}").format(date=wording.period(days[0], days[-1])) if days else "",
        _how_sure(read),
    ]
    rests = html.A(_("data set"), href=links.source(citation.source)) if citation.source else ""
    parts = [named, *(note for note in notes if note), rests]
    return [piece for n, part in enumerate(parts) if part for piece in ([" · "] if n else []) + [part]]


def _how_sure(read: Sequence[Citation]) -> str:
    hollow = [not citation.is_primary for citation in read]
    if all(hollow):
        return _("read in other texts, or sources differ")
    return _("for some facts read in other texts, or sources differ") if any(hollow) else ""
