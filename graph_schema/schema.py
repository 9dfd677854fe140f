"""Constraints and indexes, made once per graph and made again when the ontology asks for others."""

from graph_schema import cypher
from graph_schema.database import Graph


def prepare(graph: Graph) -> None:
    """Make what is missing; costs one small query when all is there."""
    known = graph.read(cypher.READ_META)
    if known and known[0]["schema"] == cypher.schema_version():
        return
    graph.schema(cypher.constraints() + cypher.indexes())
    for label in cypher.searched_labels():
        graph.fulltext(f"search_{label.lower()}", label, ["search"])
    graph.transact(lambda tx: tx.run(cypher.MAKE_META, digest="0" * 32))
    graph.transact(lambda tx: tx.run(cypher.SAVE_SCHEMA, schema=cypher.schema_version()))
