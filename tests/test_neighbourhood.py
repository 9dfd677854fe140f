"""What a thing is tied to: the same answers on both engines, nothing hidden seen, hubs never read to their end."""

from explorer.citation import Citation
from explorer.export.subgraph import Tie
from explorer.question import ask
from explorer.questions import neighbourhood as near
from explorer.questions import part
from explorer.questions.neighbourhood import Expansion, Thing
from explorer.questions.network import Step, network, next_step, steps_of
from graph_schema.database import Graph
from graph_schema.records import Record
from graph_schema.write import writing
from tests import network_samples as n


def filled(graph: Graph, records: list[Record] = n.RECORDS) -> Graph:
    with writing(graph, what="test") as door:
        door.put(records)
    return graph


def test_counts_before_anything_is_opened(graph: Graph) -> None:
    filled(graph)
    assert near.expansions(graph, n.OWNER, "Employer") == [
        Expansion("OWNS", "out", "owns", 4), Expansion("OPERATES", "out", "operates", 1),
    ]  # fmt: skip
    assert [(e.relation, e.count) for e in near.expansions(graph, n.UNION, "Union")] == [
        ("represents workers at", 1), ("is a member of", 1), ("took part in the case", 1), ("is supported by", 1),
    ]  # fmt: skip
    assert near.expansions(graph, n.QUIET, "Worksite") == [Expansion("OWNS", "in", "is owned by", 1)]


def test_neighbours_by_name_with_what_is_known_of_unions(graph: Graph) -> None:
    filled(graph)
    assert near.neighbours(graph, n.OWNER, "Employer", "OWNS", "out") == [
        Thing(n.MINE, "Employer", "Mina S.A.", "MX", "", False),
        Thing(n.FREE, "Worksite", "Plant Ohio", "US", "no_union", True),
        Thing(n.PLANT, "Worksite", "Planta Norte", "MX", "union", True),
        Thing(n.QUIET, "Worksite", "Planta Sur", "MX", "unknown", True),
    ]
    assert [t.id for t in near.neighbours(graph, n.OWNER, "Employer", "OWNS", "out", limit=2)] == [n.MINE, n.FREE]


def test_ties_among_a_set_and_never_to_what_is_outside(graph: Graph) -> None:
    filled(graph)
    labels = near.labels_of(graph, [n.OWNER, n.PLANT, n.UNION, n.HIDDEN, "gem:nothing"])
    assert labels == {n.OWNER: "Employer", n.PLANT: "Worksite", n.UNION: "Union"}
    assert [(k.tie, k.start, k.end, k.source, k.primary) for k in near.ties_among(graph, labels)] == [
        ("OPERATES", n.OWNER, n.PLANT, "starter/steel", True),
        ("OWNS", n.OWNER, n.PLANT, "starter/press", False),
        ("OWNS", n.OWNER, n.PLANT, "starter/steel", True),
        ("REPRESENTS", n.UNION, n.PLANT, "starter/steel", True),
    ]


def test_what_is_confidential_is_seen_by_those_who_may(graph: Graph) -> None:
    filled(graph)
    before = graph.visible
    graph.visible = ["public", "internal", "confidential"]
    try:
        assert near.things(graph, {n.QUIET: "Worksite"})[0].presence == "union"
        assert [t.name for t in near.neighbours(graph, n.QUIET, "Worksite", "REPRESENTS", "in")] == ["Comité secreto"]
    finally:
        graph.visible = before
    assert near.neighbours(graph, n.QUIET, "Worksite", "REPRESENTS", "in") == []
    assert [node.id for node in part.part(graph, [n.QUIET, n.HIDDEN]).nodes] == [n.QUIET]


def test_each_tie_comes_with_its_sources(graph: Graph) -> None:
    filled(graph)
    answer = ask(graph, "neighbours", {"thing": n.PLANT, "tie": "OWNS"})
    assert [(row.id, row.relation, row.sources) for row in answer.rows] == [
        (n.OWNER, "is owned by", (
            Citation("starter/press", "Diario: publisher only", "", "2022-05", "secondary"),
            Citation("starter/steel", "GEM: Steel plants (2024)", "https://example.org/steel", "2024-12-01"),
        )),
    ]  # fmt: skip
    owned = ask(graph, "neighbours", {"thing": "Acero S.A.", "tie": "OWNS", "limit": "3"})
    assert [(row.id, len(row.sources)) for row in owned.rows] == [(n.MINE, 1), (n.FREE, 1), (n.PLANT, 2)]
    assert ask(graph, "ties-of", {"thing": "SINTTIA"}).rows == near.expansions(graph, n.UNION, "Union")


def test_a_part_of_the_graph_with_everything_its_sources_say(graph: Graph) -> None:
    filled(graph)
    found = part.part(graph, [n.OWNER, n.PLANT])
    assert [(node.id, node.properties, node.evidence) for node in found.nodes] == [
        (n.OWNER, {"name": "Acero S.A.", "country": "MX", "workers": 6100}, (n.STEEL, n.PRESS)),
        (n.PLANT, {"name": "Planta Norte", "country": "MX", "place": "Monclova"}, (n.STEEL,)),
    ]
    assert found.ties[1:] == (
        Tie(f"OWNS|{n.OWNER}|{n.PLANT}|starter/press|-", "OWNS", n.OWNER, n.PLANT, {"share": 50}, n.PRESS),
        Tie(f"OWNS|{n.OWNER}|{n.PLANT}|starter/steel|-", "OWNS", n.OWNER, n.PLANT, {"share": 51, "control": "sole"}, n.STEEL),
    )
    terms = [(source.id, source.publisher, source.licence) for source in found.citations]
    assert terms == [("starter/press", "", ""), ("starter/steel", "GEM", "CC BY 4.0")]


def test_the_network_grows_step_by_step(graph: Graph) -> None:
    filled(graph)
    ring = network(graph, [n.UNION])
    assert [t.id for t in ring.things] == [n.UNION, n.PLANT, n.COALITION, n.CASE, n.ABROAD]
    steps = [f"OWNS.in:{n.PLANT}", f"OWNS.out:{n.OWNER}", "nonsense", f"OWNS.out:{n.HIDDEN}"]
    opened = network(graph, [n.UNION, "gem:gone"], steps)
    assert [[t.id for t in layer] for layer in opened.layers[1:]] == [[n.OWNER], [n.MINE, n.FREE, n.QUIET], []]
    assert (opened.missing, {k.tie for k in opened.links}) == (
        ("gem:gone",), {"CONCERNS", "MEMBER_OF", "OPERATES", "OWNS", "REPRESENTS", "SUPPORTS", "TOOK_SIDE_IN"},
    )  # fmt: skip


def test_a_step_again_shows_the_next_page() -> None:
    step = f"OWNS.out:{n.OWNER}"
    pages = [Step("OWNS", "out", n.OWNER, 50), Step("OWNS", "out", n.OWNER, 100)]
    assert steps_of([step, step, "OWNS.up:x", "LIKES.out:x"]) == pages
    kinds = [Expansion("OWNS", "out", "owns", 70), Expansion("OPERATES", "out", "operates", 3)]
    assert next_step(kinds, n.OWNER, {("OPERATES", "out"): 3, ("OWNS", "out"): 50}) == Step("OWNS", "out", n.OWNER)
    assert next_step(kinds, n.OWNER, {("OPERATES", "out"): 3, ("OWNS", "out"): 70}) is None


def test_a_hub_is_counted_as_at_least_and_its_neighbours_come_in_pages(graph: Graph) -> None:
    plants: list[Record] = [n.node("Worksite", f"gem:P{i:04}", f"Plant {i:04}") for i in range(600)]
    owned: list[Record] = [n.tie("OWNS", n.E_OWNER, ("Worksite", f"gem:P{i:04}")) for i in range(600)]
    filled(graph, [n.node("Employer", n.OWNER, "Hub"), *plants, *owned])
    assert near.expansions(graph, n.OWNER, "Employer") == [Expansion("OWNS", "out", "owns", near.CAP, more=True)]
    found = network(graph, [n.OWNER], [f"OWNS.out:{n.OWNER}"] * 2)
    assert ([len(layer) for layer in found.layers], len(found.links)) == ([25, 26, 50], 100)
