"""An answer as text for a terminal: each row as a heading and lines, with the numbers of its sources; then the sources."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from explorer.citation import Citation
from explorer.question import Answer
from graph_schema.language import _

WIDTH = 120
FIRST = 20  # doubts of one kind
TOLD_BESIDE = ("sentence", "steps", "assumptions", "grade_reasons", "reason", "note")
HEADINGS = ("sentence", "name", "title", "text", "subject", "label", "type")


def printed(answer: Answer[Any]) -> str:
    """The whole answer. What is empty is left out; programs take the JSON."""
    numbers = {citation: number for number, citation in enumerate(answer.sources, 1)}
    parts = ["\n".join(_row(row, numbers)) for row in answer.rows] or [_("Nothing is recorded that answers this.")]
    if answer.unknown:
        parts.append("\n".join([_("Not known:"), *(f"  - {sentence}" for sentence in answer.unknown)]))
    if answer.sources:
        parts.append("\n".join([_("Sources:"), *map(_source, answer.sources, numbers.values())]))
    return "\n\n".join(parts)


def listed(doubts: Answer[Any]) -> str:
    """What to look into, a line each, the first few of each kind."""
    lines: list[str] = []
    for kind, rows in groupby(doubts.rows, key=attrgetter("kind")):
        found = list(rows)
        lines.append(f"\n{kind} ({len(found)})")
        lines += [f"  {doubt.id}  {doubt.name}: {doubt.sentence}" for doubt in found[:FIRST]]
        if len(found) > FIRST:
            lines.append(
                "  " + _("and {count} more: solidarity ask doubts kind={kind}").format(count=len(found) - FIRST, kind=kind)
            )
    return "\n".join(lines)


def _row(row: Any, numbers: dict[Citation, int]) -> Iterator[str]:
    said = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "sources"}
    if isinstance(said.get("sentence"), str):
        said = {name: value for name, value in said.items() if name in TOLD_BESIDE}
    heading = next((name for name in HEADINGS if isinstance(said.get(name), str) and said[name]), next(iter(said)))
    marks = "".join(f"[{numbers[source]}]" for source in getattr(row, "sources", ()) if source in numbers)
    yield from _wrapped(f"{_value(said.pop(heading))} {marks}".rstrip(), "", "  ")
    for name, value in said.items():
        if _is_said(value):
            yield from _lines(name.replace("_", " "), value)


def _lines(name: str, value: Any) -> Iterator[str]:
    if _is_list(value) and any(is_dataclass(item) for item in value):
        yield f"  {name}:"
        for item in value:
            yield from _wrapped(_value(item), "    - ", "      ")
    else:
        yield from _wrapped(_value(value), f"  {name}: ", "    ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return _number(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _nested(value)
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], int):
        return f"{value[0] or _('no country')} {value[1]}"
    if _is_list(value):
        return "; ".join(_value(item) for item in value)
    return str(value)


def _number(value: float) -> str:
    """Four decimals, and never so few that a reader who calculates with the number gets another result: 0.9242, 0.00087."""
    digits = f"{value:,.4f}" if abs(value) >= 0.1 or not value else f"{value:.4g}"
    return digits.rstrip("0").rstrip(".") if "." in digits and "e" not in digits else digits


def _nested(value: Any) -> str:
    said = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in ("sources", "id")}
    if isinstance(value, Citation):
        return value.text
    named = str(said.pop("name", "") or "")
    rest = ", ".join(f"{name.replace('_', ' ')} {_value(item)}" for name, item in said.items() if _is_said(item))
    return f"{named} ({rest})" if named and rest else named or rest


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _is_said(value: Any) -> bool:
    return value is not None and value != "" and not (_is_list(value) and not value)


def _source(citation: Citation, number: int) -> str:
    where = " ".join(part for part in (citation.address, f"({citation.retrieved})" if citation.retrieved else "") if part)
    sure = "" if citation.is_primary else f" - {_('secondary')}"
    return f"[{number}] {citation.text or citation.source} {where}{sure}"
