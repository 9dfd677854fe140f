"""The picture as cytoscape gets it: no tie without its ends, looks from the ontology, names where there is room."""

from explorer import canvas
from explorer.questions.neighbourhood import Link, Thing
from graph_schema.ontology import ONTOLOGY

UNION = Thing("name:MX:sinttia", "Union", "SINTTIA", "MX")
PLANT = Thing("name:MX:silao:silao", "Worksite", "Silao", "MX", "union")
OWNER = Thing("name:US:gm", "Employer", "General Motors", "US", primary=False)
THINGS = (UNION, PLANT, OWNER)
PLACES = {UNION.id: (0.0, 0.0), PLANT.id: (10.0, 0.0), OWNER.id: (0.0, 20.0)}


def link(tie: str, start: Thing, end: Thing, source: str = "a/b", primary: bool = True) -> Link:
    return Link(f"{tie}|{start.id}|{end.id}|{source}|-", tie, start.id, end.id, source, primary)


def test_things_and_ties_become_elements() -> None:
    drawn = canvas.elements(THINGS, [link("OWNS", OWNER, PLANT, primary=False), link("REPRESENTS", UNION, PLANT)], PLACES)
    assert drawn[1] == {
        "group": "nodes",
        "data": {
            "id": PLANT.id, "name": "Silao", "type": "Worksite", "presence": "union", "primary": 1, "label": "Silao",
            "size": 30, "ties": 2, "country": "MX",
        },
        "position": {"x": 10.0, "y": 0.0},
    }  # fmt: skip
    assert drawn[3] == {
        "group": "edges",
        "data": {
            "id": f"OWNS|{OWNER.id}|{PLANT.id}", "source": OWNER.id, "target": PLANT.id, "tie": "OWNS",
            "stroke": "ownership", "primary": 0,
        },
    }  # fmt: skip
    assert [one["data"]["stroke"] for one in drawn[3:]] == ["ownership", "representation"]


def test_a_tie_to_what_is_not_in_the_picture_is_not_drawn() -> None:
    gone = Thing("name:DE:gone", "Employer", "Gone")
    drawn = canvas.elements(THINGS, [link("OWNS", gone, PLANT), link("OWNS", OWNER, gone)], PLACES)
    assert [one["group"] for one in drawn] == ["nodes"] * 3


def test_two_sources_of_one_tie_are_one_line_as_sure_as_the_surest() -> None:
    links = [link("OWNS", OWNER, PLANT, "a/b", primary=False), link("OWNS", OWNER, PLANT, "c/d")]
    assert canvas.between(THINGS, links) == [links[1]]
    assert canvas.between(THINGS, reversed(links)) == [links[1]]


def test_in_a_large_picture_the_hubs_and_where_one_started_bear_their_names() -> None:
    leaves = [Thing(f"name:MX:{i}", "Worksite", f"Plant {i}") for i in range(200)]
    links = [link("OWNS", OWNER, leaf) for leaf in leaves]
    places = {thing.id: (0.0, 0.0) for thing in (OWNER, *leaves)}
    drawn = canvas.elements((OWNER, *leaves), links, places, starts=[leaves[199].id])
    named = [one["data"]["name"] for one in drawn if one["data"].get("label")]
    assert (len(named), named[0], named[-1]) == (canvas.HUBS + 1, "General Motors", "Plant 199")


def test_every_type_and_every_kind_of_tie_has_a_style_on_both_grounds() -> None:
    for theme in ("light", "dark"):
        rules: dict[str, canvas.Style] = {}
        for rule in canvas.stylesheet(theme):
            rules[rule["selector"]] = rules.get(rule["selector"], {}) | rule["style"]
        looks = {kind.label: (kind.look.shape, getattr(kind.look, theme)) for kind in ONTOLOGY.nodes}
        drawn = {label: rules[f'node[type = "{label}"]'] for label in looks}
        coloured = {label: style.get("border-color", style["background-color"]) for label, style in drawn.items()}
        assert {label: (style["shape"], coloured[label]) for label, style in drawn.items()} == looks
    keys = {stroke.key for stroke in canvas.STROKES}
    assert {canvas.stroke_of(tie.name, start.label) for tie in ONTOLOGY.ties for start in tie.starts} == keys


def test_not_researched_and_known_non_union_never_look_alike() -> None:
    rules = {rule["selector"]: rule["style"] for rule in canvas.stylesheet("light")}
    hollow, barred = (rules[f'node[type = "Worksite"][presence = "{said}"]'] for said in ("unknown", "no_union"))
    assert hollow["background-color"] == canvas.GROUND["light"]
    assert barred["background-fill"] == "linear-gradient"


def test_a_large_picture_draws_ties_the_quick_way_without_arrows() -> None:
    sheets = canvas.styles(canvas.LARGE + 1)
    rules = {rule["selector"]: rule["style"] for rule in sheets["light"]}
    assert rules["edge"]["curve-style"] == "haystack"
    assert not any("target-arrow-shape" in style for style in rules.values())
    assert "target-arrow-shape" in {k for rule in canvas.styles(10)["dark"] for k in rule["style"]}


def test_names_are_cut_at_a_word() -> None:
    long = "Sindicato Independiente Nacional de Trabajadores y Trabajadoras de la Industria Automotriz"
    assert canvas.short(long) == "Sindicato Independiente Nacional de…"
    assert canvas.short("SINTTIA") == "SINTTIA"
