"""Parts of the wages page: what the widest gap hangs on, and how many are in unions where the pay is earned."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import sheet, wording
from explorer.evidence import Marks
from explorer.question import Answer
from explorer.questions.national_figures import BESIDE_PAY, NationalRow
from explorer.questions.pay_disparity import DisparityRow
from explorer.questions.wages import WageRow
from graph_schema.language import _


def apart(rows: Sequence[WageRow], marks: Marks) -> Component | None:
    """The widest fair gap with all figures, and without each source or figure that it may hang on."""
    row = next((row for row in rows if isinstance(row, DisparityRow)), None)
    if row is None:
        return None
    body = [[_("With every figure"), f"1 : {wording.number(row.ratio, 1)}"]]
    body += [[_("Without {name}").format(name=one.name), one.sentence] for one in row.without]
    table = sheet.table([_("What is left out"), _("Widest fair gap")], body, _("Widest gap without a source or a figure"))
    note = _("A figure goes with a source where nothing else says it. Amounts that range are counted at the narrow end.")
    return sheet.section(
        _("Does it hang on one figure?"), html.P(marks.fact(row.sentence, row.sources)), table, note=note, id="wages-disparity"
    )


def unions(answer: Answer[NationalRow], marks: Marks) -> Component | None:
    """Union density and bargaining coverage beside pay, by country, each with its year and source; none where none is loaded."""
    if not answer.rows:
        return None
    found = {(row.country, row.kind): row for row in answer.rows}
    head = [_("Country"), *(_capital(wording.word("Indicator", "kind", kind)) for kind in BESIDE_PAY)]
    body: list[list[Any]] = [
        [wording.country(country), *(_value(found.get((country, kind)), marks) for kind in BESIDE_PAY)]
        for country in sorted(answer.subject["countries"], key=wording.country)
    ]
    table = sheet.table(head, body, _("Unions and bargaining in these countries"), numbers=(1, 2))
    return sheet.section(_("Unions and bargaining in these countries"), table, *_unknown(answer.unknown), id="wages-unions")


def _value(row: NationalRow | None, marks: Marks) -> Any:
    if row is None:
        return sheet.unknown()
    said = _("{percent}, {year}").format(percent=wording.percent(row.value, 1), year=row.of)
    return marks.fact(f"{said} ({row.status})" if row.status else said, row.sources)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unknown(sentences: list[str]) -> list[Component]:
    return [html.P(" ".join(sentences), className="note")] if sentences else []
