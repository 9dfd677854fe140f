"""The ontology checks itself on import, and what the page, the templates and the queries need follows from it."""

import pytest

from graph_schema import cypher
from graph_schema.model import CODE, NUMBER, TEXT, End, Look, NodeType, Ontology, Property, RelType
from graph_schema.ontology import ONTOLOGY
from graph_schema.shared_properties import EVIDENCE

LOOK = Look("ellipse", "#000000", "#ffffff")
NAME = Property("name", TEXT, "Name.")


def test_a_number_without_a_unit_is_refused() -> None:
    with pytest.raises(TypeError, match="share: a number needs a unit"):
        Property("share", NUMBER, "Share.")
    with pytest.raises(TypeError, match="lists its words"):
        Property("stage", CODE, "Stage.")
    with pytest.raises(TypeError, match="say what it means"):
        Property("name", TEXT, "")


def test_names_are_never_both_a_label_and_a_tie_and_never_take_the_evidence() -> None:
    thing = NodeType("Thing", "Thing", "Things", "A thing.", LOOK, (NAME,))
    tie = RelType("THING", (thing,), (thing,), End.START, "is", "is", "A tie.")
    with pytest.raises(TypeError, match="names used twice"):
        Ontology((thing,), (tie,), EVIDENCE)
    greedy = NodeType("Other", "Other", "Others", "Other.", LOOK, (Property("source", TEXT, "Source."),))
    with pytest.raises(TypeError, match="belong to the evidence"):
        Ontology((greedy,), (), EVIDENCE)


def test_bodies_that_the_field_tells_apart_are_types_of_their_own() -> None:
    """A works council is no union, nor is a worker centre: neither can bargain in this graph."""
    bargaining = {start.label for tie in ("REPRESENTS", "WON_BY") for start in ONTOLOGY.tie(tie).starts + ONTOLOGY.tie(tie).ends}
    assert bargaining & {"WorksCouncil", "WorkerOrganisation"} == set()
    assert [end.label for end in ONTOLOGY.tie("AFFILIATED_TO").ends] == ["Union"]


def test_no_super_nodes_countries_sectors_and_sources_are_codes() -> None:
    assert {"Country", "Sector"} & {node.label for node in ONTOLOGY.nodes} == set()
    assert [tie.name for tie in ONTOLOGY.ties if "Source" in {t.label for t in tie.starts + tie.ends}] == []


def test_a_tie_is_looked_up_from_its_few_side() -> None:
    owns = cypher.read_ties(ONTOLOGY.tie("OWNS"), "Employer", "Worksite")
    assert "MATCH (few:`Worksite` {id: row.few}) MATCH (few)<-[r:`OWNS`]-(many:`Employer`) WHERE r.id = row.id" in owns
    paid = cypher.read_ties(ONTOLOGY.tie("PAID_AT"), "Wage", "Worksite")
    assert "MATCH (few:`Wage` {id: row.few}) MATCH (few)-[r:`PAID_AT`]->(many:`Worksite`)" in paid
