"""What sources are called: readers meet a title, never an id."""

from collections.abc import Iterable

from graph_schema.database import Graph
from graph_schema.language import N_, _

# The bundled data's own titles, which are English in their file.
BUNDLED = (
    N_("Alliances and exchanges across borders"),
    N_("Global framework agreements and world works councils"),
    N_("OECD and supply-chain-law complaints"),
    N_("Parents of national companies"),
    N_("Programmes and support organisations"),
    N_("Rapid-response cases under the USMCA"),
    N_("Steel worksites shared across borders"),
    N_("Strikes"),
    N_("Twelve contracts of the Mexican federal register"),
    N_("Votes outside the rapid-response cases"),
    N_("Wage levels, changes and one-off payments"),
)


def title(known: str, name: str | None) -> str:
    """The title of a source, the bundled ones' in the reader's language; its id where nobody gave it a name."""
    text = name or known
    return _(text) if text in BUNDLED else text


def source_names(graph: Graph, ids: Iterable[str]) -> dict[str, str]:
    """The titles of these sources by their ids; an id that is no source here is its own title."""
    wanted = sorted(set(ids))
    query = "UNWIND $ids AS id MATCH (s:Source {id: id}) WHERE s.visibility IN $visible RETURN s.id AS id, s.name AS name"
    rows = graph.read(query, ids=wanted) if wanted else []
    return {known: known for known in wanted} | {row["id"]: title(row["id"], row["name"]) for row in rows}
