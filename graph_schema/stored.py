"""Nodes and ties in the form in which the graph holds them. Pure."""

from typing import Any

from graph_schema import claims as c
from graph_schema.ontology import ONTOLOGY
from graph_schema.records import Properties, TieRecord
from graph_schema.search_text import folded_name, search_text


def node_row(label: str, known: str, said: c.Claims) -> dict[str, Any]:
    """All properties of a node as stored: the resolved view, its sources, its claims; or a bare id."""
    view, sources, visibility = _view(said)
    if ONTOLOGY.node(label).searched:
        view |= {"search": search_text(view), "folded": folded_name(view)}
    return view | {"id": known, "sources": sources, "claims": c.text_of(said), "visibility": visibility}


def _view(said: c.Claims) -> tuple[dict[str, Any], list[str], str]:
    """What results from the claims, whose they are, who may see it; most things are spoken of once, which needs no ranking."""
    if len(said) == 1:
        [(key, claim)] = said.items()
        return dict(claim["p"]), [key.partition("|")[0]], claim["v"]
    return dict(c.resolved(said)), c.open_sources(said), c.visibility(said)


def bare_row(known: str, visibility: str) -> dict[str, Any]:
    """A thing of which nothing but the id is known, as stored."""
    return {"id": known, "sources": [], "visibility": visibility, "bare": True}


def tie_row(record: TieRecord) -> Properties:
    """All properties of a tie as stored; what is empty is left out."""
    e = record.evidence
    row: Properties = dict(record.properties) | {"id": record.id, "source": e.source, "retrieved": e.retrieved}
    row |= {"confidence": e.confidence, "visibility": e.visibility}
    extras: Properties = {"record": e.record, "version": e.version, "locator": list(e.locator), "citation": list(e.citation)}
    return row | {key: value for key, value in extras.items() if value}
