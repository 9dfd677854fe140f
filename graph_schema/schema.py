"""Constraints and indexes, made once per graph and made again when the ontology asks for others."""

from graph_schema import cypher
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.language import _


def prepare(graph: Graph) -> None:
    """Make what is missing; costs one small query when all is there.

    Raises Fault in a database where another program has things under our labels: our constraints would bind them, and in our
    questions they would stand without a source.
    """
    known = graph.read(cypher.READ_META)
    if known and known[0]["schema"] == cypher.schema_version():
        return
    if not known:
        _refuse_strangers(graph)
    graph.schema(cypher.constraints() + cypher.indexes())
    for label in cypher.searched_labels():
        graph.fulltext(f"search_{label.lower()}", label, ["search"])
    graph.transact(lambda tx: tx.run(cypher.MAKE_META, digest="0" * 32))
    graph.transact(lambda tx: tx.run(cypher.SAVE_SCHEMA, schema=cypher.schema_version()))


def _refuse_strangers(graph: Graph) -> None:
    taken = [label for label in (*cypher.node_labels(), *cypher.BOOKKEEPING) if graph.read(cypher.stranger(label))]
    if taken:
        text = _(
            "The database at {address} holds another program's things under names that this one uses ({labels}): "
            "name an empty database in NEO4J_DATABASE, or another server in NEO4J_URI."
        )
        raise Fault(text.format(address=graph.address, labels=", ".join(taken)))
