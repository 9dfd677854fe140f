"""The command line: the composition root, alone in knowing loaders and explorer both."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from graph_schema.database import open_graph
from graph_schema.fault import Fault
from graph_schema.language import _, set_language
from solidarity import identity, maps, sources
from solidarity.printing import print_json
from solidarity.progress import progress_line

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set says the language
EPILOG = """
Examples:

\b
  solidarity explore                              the explorer in the browser
  solidarity ask shared-employers                 employers that unions share
  solidarity ask wages family="Volkswagen AG"     what a family pays, and where
  solidarity template my-data                     CSV files to fill in
  solidarity load my-data                         check them and load them
  solidarity export --from "Volkswagen AG" --format graphml vw.graphml
"""


class Faults(click.Group):
    """Shows a Fault as one sentence, exit status 1; anything else is a bug of ours and keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except Fault as fault:
            click.echo(str(fault), err=True)
            ctx.exit(1)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(1)


@click.group(cls=Faults, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="solidarity-graph")
@click.option("--language", type=click.Choice(["en", "es"]), help="Language of what is printed.")
def main(language: str | None) -> None:
    """Who shares an employer with us, who bargains there, what do they earn - and how do we know?

    Without NEO4J_URI the graph is kept on this computer, in SOLIDARITY_HOME (default: your data folder).
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    set_language(language or next(filter(None, map(os.environ.get, LOCALE)), "en")[:2])


@main.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8050, show_default=True, help="Port of the explorer.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on. There is no login: with another one, all who reach it may read and decide.",
)
@click.option("--browser/--no-browser", default=True, help="Open the browser.")
@click.option("--starter/--no-starter", default=True, help="Load the starter data where they are missing.")
def explore(port: int, host: str, browser: bool, starter: bool) -> None:
    """Start the explorer and open it in the browser; Ctrl-C stops it.

    The first start loads the starter data. Data lie in SOLIDARITY_HOME (default: your data folder), or in the Neo4j server
    that NEO4J_URI names, in the environment or in a file .env.

    \b
    Examples:
      solidarity explore --port 8060
      SOLIDARITY_HOME=/some/folder solidarity explore --no-browser
    """
    from solidarity.explore import explore as run

    run(host, port, browser=browser, starter=starter, say=click.echo)


@main.command(short_help="Write one CSV file per type, to be filled in.")
@click.argument("folder", type=click.Path(path_type=Path))
def template(folder: Path) -> None:
    """Write one CSV file per type into FOLDER, each with a header, an example row and a guide to its columns."""
    from loaders.guide import write_templates

    written = write_templates(folder)
    click.echo(
        _("{count} files written to {folder}: fill in the ones you need, delete the example rows, then load them.").format(
            count=len(written), folder=folder
        )
    )


@main.command(short_help="Load files and folders; report each row that is wrong.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check only; write nothing.")
@click.option("--replace", is_flag=True, help="First take away what the sources in these files said before.")
@click.option("--retrieved", metavar="DATE", help="Date of a publisher's file that does not say it itself.")
@click.option(
    "--format", "format_", type=click.Choice(["csv-mapping"]), help="The first of PATHS is a map of the others' columns."
)
@click.option("--map", "map_", type=click.Path(path_type=Path), help="The same, with the map named here.")
@click.option("--json", "as_json", is_flag=True, help="Print the report for programs.")
def load(
    paths: Sequence[Path],
    *,
    dry_run: bool,
    replace: bool,
    retrieved: str | None,
    format_: str | None,
    map_: Path | None,
    as_json: bool,
) -> None:
    """Load files and folders: templates you filled in, or publishers' files as they are (CSV, XLSX, XLS, JSON, XML, ZIP, GZIP).

    Each file is recognised by its content. Every row is loaded, merged into what is known, or reported as
    file:line: column: what is wrong, what to do.
    Exit status 1 when anything was reported.

    A file that no format knows loads by a map of its columns: --format csv-mapping MAP FILE. With --dry-run its first rows are
    shown as what they become; `solidarity mapping FILE` writes a map to begin with.

    \b
    Examples:
      solidarity load --dry-run my-data          look first, write nothing
      solidarity load my-data register.xlsx
      solidarity load --retrieved 2026-11-01 lei-records.csv.gz
    """
    from loaders.load import check
    from loaders.load import load as run

    paths, mapping = maps.mapped(paths, map_, with_first=format_ is not None)
    retrieved = retrieved or (mapping.retrieved if mapping else None)
    if mapping and dry_run and not as_json:
        maps.print_preview(paths, mapping, retrieved)
    with progress_line(quiet=as_json) as progress:
        if dry_run:
            report = check(paths, retrieved=retrieved, progress=progress, mapping=mapping)
        else:
            with open_graph() as graph:
                report = run(graph, paths, retrieved=retrieved, progress=progress, replace=replace, mapping=mapping)
    if as_json:
        print_json(report.as_json())
    else:
        for line in report.told():
            click.echo(line, err=True)
        click.echo(report.table())
    if not report.is_clean:
        click.get_current_context().exit(1)


@main.command(short_help="List what `load` reads: publishers' files, templates.")
def formats() -> None:
    """List the publishers' files, the templates, and what else `load` reads."""
    from solidarity.formats import lines

    for line in lines():
        click.echo(line)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print it for programs.")
def status(as_json: bool) -> None:
    """Say what the graph holds."""
    from solidarity.status import status as count

    with open_graph() as graph:
        known = count(graph)
    if as_json:
        print_json(known.as_json())
        return
    click.echo(f"{known.engine} {known.version}  digest {known.digest or '-'}")
    for counts in (known.nodes, known.relationships):
        for name, number in counts.items():
            click.echo(f"{number:>9}  {name}")
    click.echo(_("sources: {names}").format(names=", ".join(known.sources) or "-"))


@main.command(short_help="List the questions that `ask` answers.")
def questions() -> None:
    """List the questions that `ask` answers, with what each can be told."""
    from explorer.question import questions as known

    for name, question in known().items():
        told = " ".join(f"{p.name}=..." if p.required else f"[{p.name}=...]" for p in question.parameters)
        click.echo(f"{name} {told}\n    {_(question.doc)}")


@main.command(short_help="Ask a question: NAME KEY=VALUE ...")
@click.argument("name")
@click.argument("told", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--json", "as_json", is_flag=True, help="Print the answer for programs.")
def ask(name: str, told: Sequence[str], as_json: bool) -> None:
    """Ask a question: NAME as `solidarity questions` lists it, KEY=VALUE what it is told.

    A thing is named by its id or by a name that only it has; a key that is a list (countries, unions) may be given several
    times.

    \b
    Examples:
      solidarity ask shared-employers countries=MX countries=US
      solidarity ask wages family="Volkswagen AG" unit=month measure=intl_ppp
      solidarity ask allies union="United Auto Workers" --json
    """
    from explorer.question import ask as answer_of
    from solidarity.answers import printed

    with open_graph() as graph:
        answer = answer_of(graph, name, pairs(told))
    if as_json:
        print_json(answer.as_json())
    else:
        click.echo(printed(answer))


def pairs(told: Sequence[str]) -> dict[str, str | list[str]]:
    """`key=value` texts as a dict; a key given several times has a list. Raises Fault for a text without `=`."""
    found: dict[str, str | list[str]] = {}
    for text in told:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise Fault(_("{text} is no KEY=VALUE: write, for example, country=MX.").format(text=text))
        before = found.get(key)
        found[key] = value if before is None else [*([before] if isinstance(before, str) else before), value]
    return found


@main.command(short_help="Write a part of the graph to a file, with its sources.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "start", multiple=True, help="A thing, by id or name: exports it with its neighbours. Repeatable.")
@click.option("--question", help="Export what this question answers; tell it more with --with KEY=VALUE.")
@click.option("--with", "told", multiple=True, metavar="KEY=VALUE", help="What the question is told.")
@click.option(
    "--format",
    "name",
    default="",
    help="csv, xlsx, graphml or kumu; default: by the ending of FILE (.zip, .xlsx, .graphml, .json).",
)
def export(file: Path, start: Sequence[str], question: str | None, told: Sequence[str], name: str) -> None:
    """Write a part of the graph to FILE for Gephi, Kumu or a spreadsheet, the citations inside.

    \b
    Examples:
      solidarity export vw.graphml --from "Volkswagen AG" --from SITIAVW
      solidarity export shared.xlsx --question shared-employers --with countries=MX --with countries=US
    """
    from explorer import export as exports
    from solidarity.parts import part_answered, part_around

    if question and start:
        raise Fault(_("Give --from or --question, not both."))
    name = name or exports.format_for(file)
    exports.format_named(name)  # a format that there is not is said at once
    with open_graph() as graph:
        part = part_answered(graph, question, pairs(told)) if question else part_around(graph, start)
    exports.write(part, name, file)
    said = _("{nodes} things and {ties} ties written to {file}.")
    if file.is_dir():
        said = _("{nodes} things and {ties} ties written to the folder {file}: nodes.csv, edges.csv, sources.csv.")
    click.echo(said.format(nodes=len(part.nodes), ties=len(part.ties), file=file))


@main.command(short_help="Look for broken promises, and for what to look into.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings for programs.")
def check(as_json: bool) -> None:
    """Look for broken promises in the graph: facts without source, wages without unit, a digest that does not match.

    Then list what to look into: sources that disagree, facts that are old or weak, blanks that matter. Exit status 1 when
    a promise is broken.
    """
    from explorer.question import ask as answer_of
    from graph_schema.check import findings
    from solidarity.answers import listed

    with open_graph() as graph:
        found = list(findings(graph))
        doubts = answer_of(graph, "doubts", {})
    if as_json:
        print_json({"findings": [vars(finding) for finding in found], "doubts": doubts.as_json()["rows"]})
    else:
        for finding in found:
            click.echo(f"{finding.rule}: {finding.id}: {finding.message}")
        click.echo(_("Nothing is broken.") if not found else _("{count} findings.").format(count=len(found)))
        click.echo(listed(doubts))
    if found:
        click.get_current_context().exit(1)


@main.command()
@click.confirmation_option(prompt="Delete everything that this program put into the graph?")
def reset() -> None:
    """Empty the graph. The next start loads the starter data again."""
    from graph_schema.empty import empty

    with open_graph() as graph:
        empty(graph)
    click.echo(_("The graph is empty."))


for command in (
    maps.mapping,
    sources.sources,
    sources.unload,
    sources.diff,
    identity.identify,
    identity.match,
    identity.decisions,
):
    main.add_command(command)
