"""Owners with shares, dates and pages; who stood at the top on a day; what else the same owner has. On both engines."""

from explorer.questions import ownership
from graph_schema.database import Graph
from graph_schema.write import writing
from tests import sample_families as s


def steps(graph: Graph, known: str, as_of: str = "") -> list[tuple[int, str, str, int, str, float | None]]:
    rows = ownership.owners(graph, known, as_of).rows
    return [(o.steps, o.relation, o.id, o.tier, o.control, o.share) for o in rows]


def test_the_chain_names_each_owner_with_share_control_and_page(graph: Graph) -> None:
    s.load(graph)
    answer = ownership.owners(graph, s.PUEBLA)
    assert steps(graph, s.PUEBLA) == [(1, "operates", s.VW_MEXICO, 1, "", None), (2, "owns", s.VW, 1, "sole", 100.0)]
    assert [(c.source, c.address, c.confidence) for c in answer.rows[1].sources] == [(s.SOURCE, s.PAGE, "primary")]
    assert (answer.rows[1].name, answer.rows[1].country, answer.rows[1].as_of) == ("Volkswagen AG", "DE", "2024")


def test_several_parents_without_shares_are_a_second_tier_and_said_not_to_report_a_share(graph: Graph) -> None:
    s.load(graph)
    assert steps(graph, s.HKM_PLANT) == [
        (1, "operates", s.HKM, 1, "", None),
        (2, "owns", s.SALZGITTER, 2, "undisclosed", None),
        (2, "owns", s.VALLOUREC, 2, "undisclosed", None),
    ]
    assert ownership.owners(graph, s.HKM).unknown == [
        "The share of Salzgitter AG is not reported.", "The share of Vallourec SA is not reported.",
    ]  # fmt: skip


def test_a_worksite_held_by_several_has_all_heads_marked(graph: Graph) -> None:
    s.load(graph)
    tops = ownership.ultimate_owner(graph, s.HKM_PLANT).rows
    assert [(top.id, top.tier) for top in tops] == [(s.HKM, 1), (s.SALZGITTER, 2), (s.VALLOUREC, 2)]


def test_the_owner_on_a_day_and_today(graph: Graph) -> None:
    s.load(graph)
    answer = ownership.ultimate_owner(graph, s.MAS_AIR, "2015-06")
    assert [(top.on == "2015-06", top.id) for top in answer.rows] == [(True, s.LATAM), (False, s.FUND)]
    before = ownership.ultimate_owner(graph, s.MAS_AIR, "2001")
    assert [(top.id, top.itself) for top in before.rows] == [(s.MAS_AIR, True), (s.FUND, False)]
    assert before.unknown == ["No owner of Mas Air is recorded as of 2001."]


def test_sisters_are_counted_by_country_without_the_subject(graph: Graph) -> None:
    s.load(graph)
    rows = ownership.sister_worksites(graph, s.PUEBLA).rows
    assert [(r.country, r.tier, r.worksites, r.with_union, r.without_union, r.open) for r in rows] == [
        ("DE", 1, 1, 0, 0, 1), ("US", 1, 1, 1, 0, 0),
    ]  # fmt: skip


def test_sisters_through_a_joint_venture_are_second_tier(graph: Graph) -> None:
    s.load(graph)
    rows = ownership.sister_worksites(graph, s.HKM_PLANT).rows
    assert [(r.family, r.country, r.tier, r.worksites, r.companies) for r in rows] == [
        (s.SALZGITTER, "DE", 2, 0, 1), (s.VALLOUREC, "BR", 2, 1, 0), (s.VALLOUREC, "FR", 2, 0, 1),
    ]  # fmt: skip


def test_what_one_may_not_see_is_not_in_the_chain(graph: Graph) -> None:
    secret = s.evidence(visibility="confidential")
    s.load(graph, s.tie("OWNS", s.employer(s.GM), s.employer(s.HKM), secret, share=100.0))
    assert [row[2] for row in steps(graph, s.HKM)] == [s.SALZGITTER, s.VALLOUREC]


def test_owners_in_a_circle_end(graph: Graph) -> None:
    circle = [s.tie("OWNS", s.employer(a), s.employer(b), share=60.0) for a, b in ((s.GM_MEXICO, s.HKM), (s.HKM, s.GM))]
    s.load(graph, *circle)
    assert ownership.ultimate_owner(graph, s.SILAO).rows[0].id == s.HKM


def test_an_ultimate_parent_is_no_second_parent_and_stands_where_the_chain_ends(graph: Graph) -> None:
    plant, middle, top = "name:MX:planta", "name:NL:enmedio", "name:DE:arriba"
    said = {"control": "documented", "basis": "accounting consolidation (IFRS)", "since": "2020"}
    ends = [s.employer(middle), s.employer(top)]
    ties = [
        s.tie("OWNS", end, s.employer(plant), s.evidence(day=day), directness=how, **said)
        for end, how, day in zip(ends, ("direct", "ultimate"), ("2024-01-01", "2025-01-01"), strict=True)
    ]
    with writing(graph) as door:
        door.put([*(s.node("Employer", known, known, country=known[5:7]) for known in (plant, middle, top)), *ties])
    rows = ownership.owners(graph, plant).rows
    assert [(o.steps, o.owned, o.id, o.control, o.directness, o.followed) for o in rows] == [
        (1, plant, middle, "documented", "direct", True),
        (2, plant, top, "documented", "ultimate", True),
    ]
    assert [(found.id, found.tier) for found in ownership.ultimate_owner(graph, plant).rows] == [(top, 1)]
    sisters = ownership.sister_worksites(graph, plant).rows
    assert [(found.family, found.country, found.companies) for found in sisters] == [(top, "DE", 1)]
