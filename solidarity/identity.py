"""Commands about identity: find what is one thing, write the decisions to a file, apply those of a file."""

import csv
import datetime
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_schema import decision_file, pending, verdicts
from graph_schema.database import Graph, open_graph
from graph_schema.decide import decisions as taken
from graph_schema.decision import RULE, Decision, decision
from graph_schema.fault import Fault
from graph_schema.identity import decided, representatives
from graph_schema.language import _, ngettext
from graph_schema.likeness import reasons
from graph_schema.pending import Pending
from solidarity.printing import print_json

if TYPE_CHECKING:
    from loaders.match import Candidate

LISTED = 40
SAID = 3  # reasons named with a decision of the rule


@dataclass(frozen=True)
class Found:
    """What was found: decisions that the rule takes, and pairs for a reader."""

    joined: list[Decision]
    waiting: list[Pending]
    names: dict[str, str]


@click.command(short_help="Find what is one thing under two names.")
@click.option("--dry-run", is_flag=True, help="Say what would be joined and asked; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print it for programs.")
def identify(dry_run: bool, as_json: bool) -> None:
    """Find unions, employers and worksites that are one thing under two names.

    What is sure is joined, as a decision of the rule that can be undone; what is not waits on the page /identity.
    """
    with open_graph() as graph:
        found = find(graph)
        if not dry_run:
            keep(graph, found)
    if as_json:
        print_json({"joined": [one.as_row() for one in found.joined], "waiting": list(map(pending.vars_of, found.waiting))})
        return
    for line in _lines(found):
        click.echo(line)


def find(graph: Graph) -> Found:
    """Candidates over the whole graph, without what was decided already."""
    from loaders.candidates import within
    from loaders.groups import Groups, sorted_out
    from loaders.parties import KINDS, parties

    known = taken(graph)
    stands_for = decided(one.as_row() for one in known)
    different = [one for one in known if one.verdict == "different"]
    apart = [(stands_for.get(one.first, one.first), stands_for.get(one.second, one.second)) for one in different]
    undone = {pair.id: pair for pair in pending.pending(graph) if pair.undone}
    today = datetime.date.today().isoformat()
    result = Found([], [], {})
    for label in KINDS:
        these = {party.id: party for party in parties(graph, label)}
        result.names.update((known_id, party.spelled[0]) for known_id, party in these.items())
        groups = Groups(these, [*apart, *((pair.first, pair.second) for pair in undone.values())])
        found = [one for one in within(list(these.values())) if not _settled(one, set(apart))]
        sure, asked = sorted_out(found, groups)
        result.joined.extend(_decision(one, today) for one in sure)
        pairs = _renamed((_pending(one, label) for one in asked), [(one.first, one.second) for one in sure])
        result.waiting.extend(undone.get(pair.id, pair) for pair in pairs)
    return result


def _renamed(waiting: Iterable[Pending], joined: Iterable[tuple[str, str]]) -> list[Pending]:
    """Pairs by the ids that their things have once the others are joined, each once."""
    kept = representatives(joined)
    pairs = (replace(p, first=kept.get(p.first, p.first), second=kept.get(p.second, p.second)) for p in waiting)
    return list({pair.id: pair for pair in pairs if pair.first != pair.second}.values())


def _settled(one: "Candidate", settled: set[tuple[str, str]]) -> bool:
    return bool({(one.first, one.second), (one.second, one.first)} & settled)


def _decision(one: "Candidate", today: str) -> Decision:
    said = ", ".join(name for name, value in one.reasons[:SAID] if value > 0)
    return decision((one.first, one.second), "same", author=RULE, date=today, reason=f"{one.probability:.3f}: {said}")


def _pending(one: "Candidate", label: str) -> Pending:
    kind = pending.PART if one.verdict == "part" else pending.OFFERED
    return Pending(one.first, one.second, label, round(one.probability, 3), one.reasons, kind)


def keep(graph: Graph, found: Found) -> None:
    """Join what is sure, and let the rest wait for a reader; pairs put off stay put off."""
    if found.joined:
        verdicts.take(graph, found.joined)
    before = {pair.id: pair for pair in pending.pending(graph)}
    pending.replace_all(graph, [before.get(pair.id, pair) for pair in found.waiting])


def _lines(found: Found) -> list[str]:
    joined, offered = len(found.joined), [pair for pair in found.waiting if pair.kind == pending.OFFERED]
    lines = [ngettext("{n} pair is one thing:", "{n} pairs are one thing:", joined).format(n=joined)]
    lines += [_line(found, one.first, one.second, one.reason.partition(":")[0]) for one in found.joined[:LISTED]]
    lines.append(ngettext("{n} pair to decide:", "{n} pairs to decide:", len(offered)).format(n=len(offered)))
    for pair in offered[:LISTED]:
        lines.append(_line(found, pair.first, pair.second, f"{pair.probability:.3f}"))
        lines.append("         " + "; ".join(_said(pair.reasons[:SAID])))
    parts = len(found.waiting) - len(offered)
    lines.append(ngettext("{n} may be a part of another.", "{n} may be parts of others.", parts).format(n=parts))
    return lines


def _line(found: Found, first: str, second: str, chance: str) -> str:
    return f"  {chance}  {found.names.get(first, first)}  =  {found.names.get(second, second)}"


def _said(parts: Sequence[tuple[str, float]]) -> list[str]:
    words = reasons()
    return [text for name, value in parts if (text := words[name][value < 0])]


@click.command(short_help="Match two lists of names, without the graph.")
@click.argument("left", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("right", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path), help="Write the pairs to this CSV file; default: print them.")
def match(left: Path, right: Path, out: Path | None) -> None:
    """Match two lists of names (CSV: name; if known id, aliases, kind, country, region, place, sector, identifiers).

    One line for each pair that is one thing, may be one, or is a part of the other, with its probability and the reasons.
    The graph is not needed and not changed.
    """
    from loaders import name_list
    from loaders.candidates import across

    ours, theirs = name_list.read(left), name_list.read(right)
    first, second = ({one.id: one.spelled[0] for one in side if one.spelled} for side in (ours, theirs))
    with out.open("w", encoding="utf-8", newline="") if out else nullcontext(sys.stdout) as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["first", "second", "first_name", "second_name", "probability", "verdict", "reasons"])
        for one in across(ours, theirs):
            told = "; ".join(_said(one.reasons))
            chance = f"{one.probability:.3f}"
            rows.writerow([one.first, one.second, first[one.first], second[one.second], chance, one.verdict, told])


@click.group(short_help="List, export, apply and undo decisions on identity.")
def decisions() -> None:
    """Decisions that two ids are one thing, or are not: list them, write them to a file, apply those of a file."""


@decisions.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them for programs.")
def list_decisions(as_json: bool) -> None:
    """List the decisions, with author and date."""
    with open_graph() as graph:
        found = taken(graph)
    if as_json:
        print_json([one.as_row() for one in found])
    else:
        for one in found:
            click.echo(f"{one.date}  {one.verdict:<9}  {one.first}  {one.second}  ({one.author})")


@decisions.command()
@click.argument("file", type=click.Path(path_type=Path))
def export(file: Path) -> None:
    """Write all decisions to FILE (CSV), for git or for others."""
    with open_graph() as graph:
        found = taken(graph)
    decision_file.write(file, found)
    click.echo(_("{count} decisions written to {file}.").format(count=len(found), file=file))


@decisions.command(short_help="Take over the decisions in a file.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def apply(file: Path) -> None:
    """Take over the decisions in FILE; a later decision on the same pair stays."""
    wanted = decision_file.read(file)
    with open_graph() as graph:
        new = verdicts.take(graph, newer(wanted, taken(graph)))
    counts: dict[str, Any] = {"count": len(wanted), "new": new}
    click.echo(_("{count} decisions read, {new} of them new here.").format(**counts))


@decisions.command(short_help="Forget a decision, as if it had not been taken.")
@click.argument("first")
@click.argument("second")
def undo(first: str, second: str) -> None:
    """Forget the decision on FIRST and SECOND (two ids), as if it had never been taken."""
    pair = "|".join(sorted((first, second)))
    with open_graph() as graph:
        if not verdicts.undo(graph, [pair]):
            raise Fault(_("There is no decision on these two ids: `solidarity decisions list` shows all."))
    click.echo(_("The decision is undone."))


def newer(wanted: Sequence[Decision], kept: Sequence[Decision]) -> list[Decision]:
    """Those decisions that say more, or later, than what is kept: a rule's decision never stands above a person's."""
    known = {one.id: one for one in kept}
    return [one for one in wanted if one.id not in known or _rank(one) > _rank(known[one.id])]


def _rank(one: Decision) -> tuple[bool, str]:
    return one.author != RULE, one.date
