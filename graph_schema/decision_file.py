"""Decisions in a text file that can be read, compared and shared: CSV, one decision a line, in the order of the ids."""

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from graph_schema.decision import FIELDS, Decision, decision
from graph_schema.fault import Fault
from graph_schema.language import _

NAME = "decisions.csv"  # in the data folder, kept in step with the graph


def written(decisions: Iterable[Decision]) -> str:
    """The file's text: the same decisions give the same text."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(FIELDS)
    rows.writerows([getattr(one, name) for name in FIELDS] for one in sorted(decisions, key=lambda one: one.id))
    return out.getvalue()


def write(path: Path, decisions: Iterable[Decision]) -> None:
    """Put the decisions into a file, whole or not at all. Raises Fault where it cannot be written."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        draft.write_text(written(decisions), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        message = _("{file} cannot be written ({reason}): choose another place.")
        raise Fault(message.format(file=path, reason=error.strerror)) from None


def read(path: Path) -> list[Decision]:
    """The decisions of a file; a pair has one, its latest by date. Raises Fault with the line of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Fault(_("{file} cannot be read: give a CSV file of decisions, in UTF-8.").format(file=path)) from None
    rows = csv.DictReader(io.StringIO(text), strict=True)
    if not set(FIELDS) - {"reason"} <= set(rows.fieldnames or ()):
        message = _("{file} holds no decisions: its columns are {columns}.")
        raise Fault(message.format(file=path, columns=", ".join(FIELDS)))
    latest: dict[str, Decision] = {}
    for row in rows:
        one = _decision(path, rows.line_num, row)
        if one.id not in latest or one.date >= latest[one.id].date:
            latest[one.id] = one
    return list(latest.values())


def _decision(path: Path, line: int, row: dict[str, str]) -> Decision:
    try:
        given = {name: (row.get(name) or "").strip() for name in FIELDS}
        pair = given["first"], given["second"]
        return decision(pair, given["verdict"], author=given["author"], date=given["date"], reason=given["reason"])
    except Fault as fault:
        raise Fault(f"{path}:{line}: {fault}") from None
