"""A thing by its id or by a name that only it has."""

from dataclasses import dataclass

from explorer.question import read
from explorer.questions import search
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.identity import fold, is_id
from graph_schema.language import _
from graph_schema.ontology import ONTOLOGY

LISTED = 10


@dataclass(frozen=True)
class Thing:
    """A thing by its id."""

    label: str
    id: str
    name: str | None
    country: str | None


def thing(graph: Graph, known: str, labels: tuple[str, ...] = ()) -> Thing | None:
    """The thing with this id, or None if there is none that may be seen."""
    wanted = labels or tuple(node.label for node in ONTOLOGY.nodes)
    part = (
        "MATCH (n:`{label}` {{id: $id}}) WHERE n.visibility IN $visible "
        "RETURN '{label}' AS label, n.id AS id, n.name AS name, n.country AS country"
    )
    found = read(graph, Thing, " UNION ALL ".join(part.format(label=label) for label in wanted), id=known)
    return found[0] if found else None


def resolve(graph: Graph, text: str, labels: tuple[str, ...] = ()) -> str:
    """The id of the thing that `text` names: an id, or a name that is unique among `labels` (empty: all).

    Raises Fault with the candidates when several are meant, and when none is.
    """
    if is_id(text) and (found := thing(graph, text, labels)):
        return found.id
    hits = search.find(graph, text, tuple(label for label in labels if label in search.LABELS) or search.LABELS)
    exact = [hit for hit in hits if fold(text) in (fold(hit.name), fold(hit.matched))]
    chosen = exact or hits
    if len(chosen) == 1:
        return chosen[0].id
    if not chosen:
        raise Fault(_("Nothing here is called {text}. Try a part of the name, or an acronym.").format(text=text))
    raise Fault(_("{text} may be several: say which by its id.\n{list}").format(text=text, list=candidates(chosen)))


def candidates(hits: list[search.Hit]) -> str:
    """One line for each of the first few: id, name, country."""
    lines = [f"  {hit.id}  {hit.name}" + (f" ({hit.country})" if hit.country else "") for hit in hits[:LISTED]]
    more = len(hits) - LISTED
    return "\n".join(lines + ([_("  and {count} more").format(count=more)] if more > 0 else []))
