"""Commands about what each source said: list them, take one away, see what a file would change."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from graph_schema.claims import text_of
from graph_schema.database import Graph, open_graph
from graph_schema.difference import Difference
from graph_schema.fault import Fault
from graph_schema.language import _, ngettext
from graph_schema.outcome import Outcome
from graph_schema.write import writing
from loaders.values import nearest
from solidarity import maps
from solidarity.printing import print_json
from solidarity.progress import progress_line

LISTED = 200
MARKS = {Outcome.NEW: "+", Outcome.GONE: "-"}


@click.command(short_help="List the sources: what rests on each, date, licence.")
@click.option("--json", "as_json", is_flag=True, help="Print them for programs.")
def sources(as_json: bool) -> None:
    """List the sources: things and ties that rest on each, date, licence, and whether it is due to be renewed."""
    from explorer.question import ask

    with open_graph() as graph:
        answer = ask(graph, "sources", {})
    if as_json:
        print_json(answer.as_json())
        return
    for row in answer.rows:
        click.echo(f"{row.count:>9} {row.ties:>9}  {row.retrieved or '-':<10}  {row.id}")
        click.echo(" " * 33 + "; ".join(filter(None, (row.name, row.licence or _("licence not stated"), row.freshness))))


@click.command(short_help="Take a source away, with all that it claimed.")
@click.argument("source", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the report for programs.")
def unload(source: Sequence[str], as_json: bool) -> None:
    """Take SOURCE (publisher/dataset, as `solidarity sources` lists them) away with all that it claimed, and nothing else.

    Loading its files again puts the graph back as it was.
    """
    with open_graph() as graph:
        gone = take_away(graph, source)
    if as_json:
        print_json({"unloaded": sorted(source), "digest": gone})
    else:
        click.echo(_("Taken away: {names}.").format(names=", ".join(sorted(source))))


def take_away(graph: Graph, sources: Sequence[str]) -> str:
    """Withdraw sources; the digest afterwards. Raises Fault for a source that the graph does not know."""
    known = [row["id"] for row in graph.read("MATCH (s:Source) RETURN s.id AS id ORDER BY s.id")]
    for name in sources:
        if name not in known:
            hint = nearest(name, known)
            said = _("There is no source {name} in the graph; `solidarity sources` lists them.").format(name=name)
            raise Fault(f"{said} {hint}".rstrip())
    with writing(graph, what="unload") as door:
        door.replace(sources)
        return f"{door.digest:032x}"


@click.command(short_help="Say what loading files would change, value by value.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--retrieved", metavar="DATE", help="Date of a publisher's file that does not say it itself.")
@click.option("--map", "map_", type=click.Path(path_type=Path), help="A map of the files' columns, as `load` takes it.")
@click.option("--json", "as_json", is_flag=True, help="Print it for programs.")
def diff(paths: Sequence[Path], retrieved: str | None, map_: Path | None, as_json: bool) -> None:
    """Say what loading PATHS would change, without changing it: + new, ~ changed, - gone, and each value before and after.

    Exit status 1 when a row could not be loaded.
    """
    from loaders.diff import diff as compare

    paths, mapping = maps.mapped(paths, map_, with_first=False)
    retrieved = retrieved or (mapping.retrieved if mapping else None)
    with progress_line(quiet=as_json) as progress, open_graph() as graph:
        found = compare(graph, paths, retrieved=retrieved, progress=progress, mapping=mapping)
    if as_json:
        listed = [_as_json(difference) for difference in found.differences]
        print_json(found.report.as_json() | {"differences": listed, "more": found.more})
    else:
        for line in found.report.told():
            click.echo(line, err=True)
        for difference in found.differences[:LISTED]:
            click.echo("\n".join(_lines(difference)))
        more = found.more + max(0, len(found.differences) - LISTED)
        if more:
            click.echo(
                ngettext("and {count} more; --json lists them", "and {count} more; --json lists them", more).format(count=more)
            )
        click.echo(found.report.table())
    if not found.report.is_clean:
        click.get_current_context().exit(1)


def _as_json(difference: Difference) -> dict[str, Any]:
    return vars(difference) | {"outcome": difference.outcome.value}


def _lines(difference: Difference) -> Iterator[str]:
    mark = MARKS.get(difference.outcome, "~")
    yield f"{mark} {difference.type} {difference.id}  {difference.name}".rstrip() + f"  [{difference.source}]"
    if difference.outcome in MARKS:
        return
    names = sorted(difference.before.keys() | difference.after.keys())
    for name in names:
        yield f"    {name}: {_value(difference.before.get(name))} -> {_value(difference.after.get(name))}"
    if not names:
        yield "    " + _("one more source says what is known")


def _value(value: Any) -> str:
    return "-" if value is None else value if isinstance(value, str) else text_of(value)
