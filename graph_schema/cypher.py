"""Query text, generated from the ontology: the only module that builds any.

Every statement runs on Neo4j and on the embedded graph. Rows come in as one list parameter. A relationship is looked up
from the end that has few ties of its kind (`RelType.few`): from a hub the same batch would never end.
"""

from hashlib import blake2b

from graph_schema.model import End, RelType
from graph_schema.ontology import ONTOLOGY

NATIONAL = {"Indicator": "n.country, n.kind", "Wage": "n.country"}
# Labels of our own, in the order in which they are emptied, and what tells our nodes from another program's in the same database.
BOOKKEEPING = {
    "Derived": "n.digest IS NOT NULL AND n.json IS NOT NULL",
    "Decision": "n.verdict IS NOT NULL",
    "Candidate": "n.json IS NOT NULL",
    "Withdrawal": "n.retrieved IS NOT NULL AND n.swept IS NOT NULL",
    "Meta": "n.id = 'graph'",
    "Lock": "n.id IN ['writer', 'turn']",
}


def constraints() -> list[str]:
    """One unique id per label, so that an id is found without a scan and stands once."""
    labels = [*node_labels(), *BOOKKEEPING]
    return [f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE" for label in labels]


def indexes() -> list[str]:
    """The beginning of folded names, for search as one types; countries of national figures, of which there are many."""
    lands = [
        f"CREATE INDEX {label.lower()}_of_country IF NOT EXISTS FOR (n:`{label}`) ON ({on})" for label, on in NATIONAL.items()
    ]
    return lands + [
        f"CREATE INDEX {label.lower()}_folded IF NOT EXISTS FOR (n:`{label}`) ON (n.folded)" for label in searched_labels()
    ]


def searched_labels() -> list[str]:
    """Labels that have a full-text index `search_<label>` on `search`."""
    return [node.label for node in ONTOLOGY.nodes if node.searched]


def schema_version() -> str:
    """A name for this set of constraints and indexes: another one means that they must be made again."""
    return blake2b("\n".join(constraints() + indexes()).encode(), digest_size=8).hexdigest()


# ------------------------------------------------------------------------------------------------------------------- nodes
def read_nodes(label: str) -> str:
    """$ids -> id, claims (absent on a bare node), bare."""
    return (
        f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) "
        "RETURN n.id AS id, n.claims AS claims, n.bare AS bare, n.visibility AS visibility"
    )


def create_nodes(label: str) -> str:
    """$rows: list of maps of all properties, `id` among them."""
    return f"UNWIND $rows AS row CREATE (n:`{label}`) SET n = row"


def replace_nodes(label: str) -> str:
    """$rows as in `create_nodes`: what is not in the row is gone afterwards."""
    return f"UNWIND $rows AS row MATCH (n:`{label}` {{id: row.id}}) SET n = row"


def delete_nodes(label: str) -> str:
    """$ids: nodes without ties."""
    return f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) DELETE n"


def all_nodes(label: str, also: str = "") -> str:
    """-> id, claims, bare, sources, visibility of every node of a label, in no order: to be streamed."""
    return (
        f"MATCH (n:`{label}`) WHERE n.id IS NOT NULL {also} "
        "RETURN n.id AS id, n.claims AS claims, n.bare AS bare, n.sources AS sources, n.visibility AS visibility"
    )


def loose_bare_nodes(label: str, among: str = "") -> str:
    """Bare nodes that no tie holds any more, $limit of them; with `among`, the name of a parameter, of those ids alone."""
    found = f"UNWIND ${among} AS id MATCH (n:`{label}` {{id: id}})" if among else f"MATCH (n:`{label}`)"
    return f"{found} WHERE n.bare = true AND NOT EXISTS {{ (n)--() }} RETURN n.id AS id LIMIT $limit"


def are_loose(label: str) -> str:
    """$ids -> those of the nodes that no tie holds."""
    return f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) WHERE NOT EXISTS {{ (n)--() }} RETURN n.id AS id"


# -------------------------------------------------------------------------------------------------------------------- ties
def _pattern(tie: RelType, start: str, end: str, few: str = "") -> str:
    """From the end with few ties to the other, the relationship being `r`; `few` names the column with its id."""
    if tie.few is End.START:
        return f"MATCH (few:`{start}` {{id: row.{few or 'start'}}}) MATCH (few)-[r:`{tie.name}`]->(many:`{end}`)"
    return f"MATCH (few:`{end}` {{id: row.{few or 'end'}}}) MATCH (few)<-[r:`{tie.name}`]-(many:`{start}`)"


def read_ties(tie: RelType, start: str, end: str) -> str:
    """$rows: maps with id, few: the id of the end with few ties -> id, properties of those that are there."""
    pattern = _pattern(tie, start, end, "few")
    return f"UNWIND $rows AS row {pattern} WHERE r.id = row.id RETURN r.id AS id, properties(r) AS properties"


def create_ties(tie: RelType, start: str, end: str) -> str:
    """$rows: maps with start, end, properties; both ends must be there."""
    few, many = ("start", "end") if tie.few is End.START else ("end", "start")
    labels = {"start": start, "end": end}
    ends = f"MATCH ({few}:`{labels[few]}` {{id: row.{few}}}) MATCH ({many}:`{labels[many]}` {{id: row.{many}}})"
    return f"UNWIND $rows AS row {ends} CREATE (start)-[r:`{tie.name}`]->(end) SET r = row.properties"


def replace_ties(tie: RelType, start: str, end: str) -> str:
    """$rows: maps with id, start, end, properties: what is not in the properties is gone afterwards."""
    return f"UNWIND $rows AS row {_pattern(tie, start, end)} WHERE r.id = row.id SET r = row.properties"


def delete_ties(tie: RelType, start: str, end: str) -> str:
    """$rows: maps with id, start, end. All are found before the first goes: the embedded engine trips over its own gaps."""
    found = f"UNWIND $rows AS row {_pattern(tie, start, end)} WHERE r.id = row.id WITH collect(DISTINCT r) AS found"
    return f"{found} UNWIND found AS r DELETE r"


# $sources: only what these speak of; a node may be named that only mentions one of them.
NODES_OF, TIES_OF = "AND any(source IN $sources WHERE n.claims CONTAINS source)", "AND r.source IN $sources"


def ties_at(label: str) -> str:
    """$ids: all ties at these nodes -> id, name, start_label, start, end_label, end, properties."""
    start = "labels(startNode(r))[0] AS start_label, startNode(r).id AS start"
    end = "labels(endNode(r))[0] AS end_label, endNode(r).id AS end"
    return (
        f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}})-[r]-() "
        f"RETURN DISTINCT n.id AS id, type(r) AS name, {start}, {end}, properties(r) AS properties"
    )


def delete_page(label: str) -> str:
    """$limit -> gone: how many nodes of this label that are ours were deleted with their ties."""
    return f"MATCH (n:`{label}`) WHERE {_is_ours(label)} WITH n LIMIT $limit DETACH DELETE n RETURN count(n) AS gone"


def stranger(label: str) -> str:
    """-> a row if another program uses this label in the same database."""
    return f"MATCH (n:`{label}`) WHERE NOT ({_is_ours(label)}) RETURN 1 AS one LIMIT 1"


def _is_ours(label: str) -> str:
    return BOOKKEEPING.get(label, "n.visibility IS NOT NULL")


def any_tie(tie: RelType) -> str:
    """-> a row if there is any tie of this type: spares a walk over its shapes."""
    return f"MATCH ()-[r:`{tie.name}`]->() RETURN r.id AS id LIMIT 1"


def all_ties(tie: RelType, start: str, end: str, also: str = "") -> str:
    """-> start, end, properties of every tie of this shape, in no order: to be streamed."""
    return (
        f"MATCH (start:`{start}`)-[r:`{tie.name}`]->(end:`{end}`) WHERE r.id IS NOT NULL {also} "
        "RETURN start.id AS start, end.id AS end, properties(r) AS properties"
    )


def tie_shapes(tie: RelType) -> list[tuple[str, str]]:
    """The pairs of labels that a tie may join."""
    return [(start.label, end.label) for start in tie.starts for end in tie.ends]


def node_labels() -> list[str]:
    """All labels of the ontology, in its order."""
    return [node.label for node in ONTOLOGY.nodes]


# -------------------------------------------------------------------------------------------------------------- bookkeeping
READ_META = "MATCH (m:Meta {id: 'graph'}) RETURN m.digest AS digest, m.schema AS schema, m.derived AS derived, m.bundle AS bundle"
MAKE_META = "MERGE (m:Meta {id: 'graph'}) ON CREATE SET m.digest = $digest"
SAVE_DIGEST = "MATCH (m:Meta {id: 'graph'}) SET m.digest = $digest"
SAVE_SCHEMA = "MATCH (m:Meta {id: 'graph'}) SET m.schema = $schema"
SAVE_DERIVED = "MATCH (m:Meta {id: 'graph'}) SET m.derived = $digest"
SAVE_BUNDLE = "MATCH (m:Meta {id: 'graph'}) SET m.bundle = $bundle"
PUT_DERIVED = "UNWIND $rows AS row MERGE (d:Derived {id: row.id}) SET d = row"
STALE_DERIVED = "MATCH (d:Derived) WHERE d.digest <> $digest WITH d LIMIT $limit DELETE d RETURN count(d) AS gone"
READ_DECISIONS = (
    "MATCH (d:Decision) RETURN d.id AS id, d.first AS first, d.second AS second, d.verdict AS verdict, "
    "d.author AS author, d.date AS date, coalesce(d.reason, '') AS reason ORDER BY d.id"
)
PUT_DECISIONS = "UNWIND $rows AS row MERGE (d:Decision {id: row.id}) SET d = row"
DELETE_DECISIONS = "UNWIND $ids AS id MATCH (d:Decision {id: id}) DELETE d"
READ_WITHDRAWALS = "UNWIND $ids AS id MATCH (w:Withdrawal {id: id}) RETURN w.id AS id, w.retrieved AS retrieved"
ALL_WITHDRAWALS = "MATCH (w:Withdrawal) RETURN w.id AS id, w.source AS source, w.retrieved AS retrieved"
OPEN_WITHDRAWALS = (
    "MATCH (w:Withdrawal) WHERE w.swept = false RETURN w.id AS id, w.retrieved AS retrieved, w.label AS label, w.thing AS thing "
    "LIMIT $limit"
)
WITHDRAWING = "MATCH (w:Withdrawal) RETURN DISTINCT w.source AS source, w.swept AS swept"
PUT_WITHDRAWALS = "UNWIND $rows AS row MERGE (w:Withdrawal {id: row.id}) SET w = row"
SWEPT_WITHDRAWALS = "UNWIND $ids AS id MATCH (w:Withdrawal {id: id}) SET w.swept = true REMOVE w.label, w.thing"
DELETE_WITHDRAWALS = "UNWIND $ids AS id MATCH (w:Withdrawal {id: id}) DELETE w"
PUT_CANDIDATES = "UNWIND $rows AS row MERGE (p:Candidate {id: row.id}) SET p = row"
READ_CANDIDATES = "MATCH (p:Candidate) RETURN p.id AS id, p.json AS json"
DELETE_CANDIDATES = "UNWIND $ids AS id MATCH (p:Candidate {id: id}) DELETE p"
