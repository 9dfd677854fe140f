"""An answer as text for a terminal: rows, what is not known, sources."""

from dataclasses import fields
from typing import Any

from rich.console import Console
from rich.table import Table

from explorer.question import Answer
from graph_schema.language import _

HIDDEN = frozenset({"sources"})


def printed(answer: Answer[Any]) -> str:
    """The whole answer; nested values are written as they are in JSON."""
    console = Console(width=160, highlight=False, no_color=True)
    with console.capture() as text:
        console.print(_table(answer) if answer.rows else _("Nothing is recorded that answers this."))
        for sentence in answer.unknown:
            console.print(_("Not known: {sentence}").format(sentence=sentence))
        if answer.sources:
            console.print(_("Sources:"))
        for number, citation in enumerate(answer.sources, 1):
            console.print(f"[{number}] {citation.text} {citation.address} ({citation.retrieved})", markup=False)
    return text.get().rstrip()


def _table(answer: Answer[Any]) -> Table:
    names = [field.name for field in fields(answer.rows[0]) if field.name not in HIDDEN]
    table = Table(*(name.replace("_", " ") for name in names), show_lines=False)
    for row in answer.rows:
        table.add_row(*(_cell(getattr(row, name)) for name in names))
    return table


def _cell(value: Any) -> str:
    if value is None or value == () or value == "":
        return "-"
    if isinstance(value, tuple | list):
        return "; ".join(map(_cell, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
