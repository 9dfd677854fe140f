"""The starter data that come with the program: loaded the first time, and again when they changed."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from graph_schema import cypher, schema
from graph_schema.database import Graph
from graph_schema.derived import derived_mark
from graph_schema.write import writing
from loaders.load import load

SOURCES = "starter/"


def starter_folder() -> Path:
    """Where the starter data are: inside the installed package, or in the checkout."""
    packaged = Path(str(files("solidarity"))) / "starter"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "data" / "starter"


@cache
def edition() -> str:
    """A name for the bundled files as they are: another one means that they changed."""
    content = blake2b(digest_size=8)
    for path in sorted(starter_folder().glob("*.csv")):
        content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.hexdigest()


def refresh(graph: Graph, begun: Callable[[], None] = lambda: None) -> bool:
    """Load the starter data if this graph has not this edition of them; whether anything was done. `begun` is called before.

    Their sources are their own, so that nothing that a user loaded or decided is touched. The edition is noted only at the
    end: a start that was killed half-way is made good by the next.
    """
    schema.prepare(graph)
    meta = graph.read(cypher.READ_META)[0]
    if meta["bundle"] == edition():
        if meta["derived"] != derived_mark(meta["digest"]):
            with writing(graph, what="what is derived"):
                pass  # a session makes it again at its end
        return False
    begun()
    report = load(graph, [starter_folder()], gone=bundled_sources(graph))
    if not report.is_clean:
        raise AssertionError("the bundled data are not clean:\n" + "\n".join(map(str, report.problems[:20])))
    graph.transact(lambda tx: tx.run(cypher.SAVE_BUNDLE, bundle=edition()))
    return True


def bundled_sources(graph: Graph) -> set[str]:
    """The sources of the bundle that this graph knows, those of earlier editions among them."""
    rows = graph.read("MATCH (s:Source) WHERE s.id STARTS WITH $prefix RETURN s.id AS id", prefix=SOURCES)
    return {row["id"] for row in rows}
