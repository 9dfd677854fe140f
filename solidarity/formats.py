"""What `load` recognises, in words."""

import inspect
import re
from collections.abc import Iterator

from graph_schema.language import _
from loaders.formats import FORMATS, Published
from loaders.templates import TEMPLATES, NodeTemplate

COLUMNS = 6  # named of each format


def lines() -> Iterator[str]:
    """Each data set with its publisher and terms, what its files are, and how they are known; then the templates in short."""
    known = [format_ for format_ in FORMATS if isinstance(format_, Published)]
    for id_, source in {format_.source.id: format_.source for format_ in known}.items():
        yield id_
        yield f"    {source.publisher}: {source.title}. {source.licence}"
        of_this = [format_ for format_ in known if format_.source.id == id_]
        said = [*map(_files, of_this), *map(_known_by, of_this)]
        yield from (f"    {words}" for words in dict.fromkeys(said) if words)
    yield from _templates()


def _files(known: Published) -> str:
    """What the files are: the first sentence of the loader's own description."""
    described = inspect.getdoc(inspect.getmodule(known.reads)) or ""
    return re.split(r"\.\s", " ".join(described.split()) + " ")[0]


def _known_by(known: Published) -> str:
    """The columns without which a file would not be recognised; nothing where it is known by something else."""
    needed = sorted(column for column in known.columns if not known.recognises([*(known.columns - {column})]))
    if not needed or not known.recognises([*known.columns]):
        return ""
    if len(needed) > COLUMNS:
        named = ", ".join(needed[:COLUMNS])
        return _("known by its columns: {names} and {count} more").format(names=named, count=len(needed) - COLUMNS)
    return _("known by its columns: {names}").format(names=", ".join(needed))


def _templates() -> Iterator[str]:
    things = ", ".join(template.key for template in TEMPLATES if isinstance(template, NodeTemplate))
    ties = ", ".join(template.keys[0].name for template in TEMPLATES if not isinstance(template, NodeTemplate))
    yield "template"
    yield "    " + _("your own tables, one for each type; `solidarity template FOLDER` writes them to be filled in")
    yield "    " + _("known by a column: {names}").format(names=f"{things}; {ties}")
    yield "csv-mapping"
    yield "    " + _("any other table, as a map of its columns says; `solidarity mapping FILE` writes one to begin with")
