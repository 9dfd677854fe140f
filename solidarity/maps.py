"""Commands about maps of columns: write one to begin with, and what `load` needs of one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_schema.fault import Fault
from graph_schema.language import _

if TYPE_CHECKING:
    from loaders.mapping import Mapping


@click.command(short_help="Write a map of a table's columns, to load it by.")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("map_", metavar="[MAP]", required=False, type=click.Path(path_type=Path))
def mapping(file: Path, map_: Path | None) -> None:
    """Write MAP (default: FILE's name with .map.yml), a map of FILE's columns to begin with, with guesses behind a #.

    FILE is any table: CSV, XLSX, XLS, JSON, XML. Mend the map, look at what it makes, and load it:

    \b
      solidarity load --format csv-mapping MAP FILE --dry-run
      solidarity load --format csv-mapping MAP FILE
    """
    from loaders.mapping_draft import write_draft

    into = map_ or Path(f"{file.stem}.map.yml")
    write_draft(file, into)
    message = _("{map} is written: fill it in, then try it with solidarity load --format csv-mapping {map} {file} --dry-run")
    click.echo(message.format(map=into, file=file))


def mapped(paths: Sequence[Path], map_: Path | None, *, with_first: bool) -> "tuple[Sequence[Path], Mapping | None]":
    """The files to load, and how a map reads them where one is given. Raises Fault where it is not, or is wrong."""
    if not map_ and not with_first:
        return paths, None
    from loaders.mapping import mapping as made

    if not map_:
        map_, paths = paths[0], paths[1:]
    if not paths:
        raise Fault(_("Name the map, then the file: solidarity load --format csv-mapping MAP.yml FILE."))
    return paths, made(map_)


def print_preview(paths: Sequence[Path], mapping: "Mapping", retrieved: str | None) -> None:
    """The first rows as what they become."""
    from solidarity.preview import preview

    for line in preview(paths, mapping, retrieved):
        click.echo(line)
    click.echo()
