"""Who may be an ally, ranked with the reasons; who is not put forward, and why; what is missing. On both engines."""

import pytest

from explorer.question import Answer, ask
from explorer.questions.allies import Ally
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.records import Record, Value
from tests import sample_families as s

OLD, CTM, FREE = "name:MX:sindicato-de-empresa", "name:MX:ctm", "name:MX:liga-sindical"
VOTE, CASE = "vote:silao-2021", "rrm:silao"
ALLIANCE, VISIT, CENTRE = "alliance:tri-national", "exchange:visit-2024", "name:MX:centro-obrero"
UNION = "Union"


def allies(graph: Graph, union: str, *more: Record) -> Answer[Ally]:
    s.load(graph, *more)
    return ask(graph, "allies", {"union": union})


def by_part(answer: Answer[Ally]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in answer.rows:
        found.setdefault(row.part, []).append(row.id)
    return found


def ally(answer: Answer[Ally], known: str) -> Ally:
    [found] = [row for row in answer.rows if row.id == known]
    return found


def incumbent(name: str = "Sindicato de empresa", **more: Value) -> list[Record]:
    """An old union at GM Silao, which today bargains there, as far as its own tie says."""
    return [s.node("Union", OLD, name, None, country="MX", **more), s.tie("REPRESENTS", s.union(OLD), s.worksite(s.SILAO))]


def vote(kind: str = "legitimation_vote", outcome: str = "rejected", result: str = "lost") -> list[Record]:
    tally: dict[str, Value] = {"date": "2021-08", "votes_for": 2623, "votes_against": 3214}
    return [
        s.node("Procedure", VOTE, "Vote at Silao", None, country="MX", kind=kind, outcome=outcome, **tally),
        s.tie("STOOD_IN", s.union(OLD), ("Procedure", VOTE), s.evidence(s.OTHER), result=result),
        s.tie("CONCERNS", ("Procedure", VOTE), s.worksite(s.SILAO)),
    ]  # fmt: skip


def case(petitioner: tuple[str, str]) -> list[Record]:
    return [
        s.node("Case", CASE, "GM Silao", country="MX", kind="rapid_response", petitioned="2021-05-12"),
        s.node(petitioner[0], petitioner[1], "Petitioner", country=petitioner[1].split(":")[1]),
        s.tie("TOOK_SIDE_IN", s.union(OLD), ("Case", CASE), role="incumbent"),
        s.tie("TOOK_SIDE_IN", petitioner, ("Case", CASE), s.evidence(s.OTHER), role="petitioner"),
        s.tie("CONCERNS", ("Case", CASE), s.worksite(s.SILAO)),
    ]


def test_who_bargains_with_the_same_employer_abroad_comes_with_the_places_and_the_pages(graph: Graph) -> None:
    answer = allies(graph, s.SITIAVW)
    assert by_part(answer) == {"ally": [s.UAW], "partner": [s.COUNCIL]}
    found = ally(answer, s.UAW)
    assert found.sentence == (
        "United Auto Workers (United States): Same employer, Volkswagen AG: it is at VW Chattanooga, you are at VW Puebla."
    )
    assert [(r.kind, r.about_id, [c.address for c in r.sources]) for r in found.reasons] == [("family", s.VW, [s.PAGE])]
    assert (found.acronym, found.country, found.rank) == ("UAW", "US", 1)


def test_a_works_council_and_a_worker_centre_may_be_partners_but_are_no_unions(graph: Graph) -> None:
    centre = s.node("WorkerOrganisation", CENTRE, "Centro Obrero", country="MX", kind="worker_centre")
    meeting = s.node("Exchange", VISIT, "Visit to Puebla", kind="visit", started="2024-11")
    ties = [
        s.tie("TOOK_PART_IN", end, ("Exchange", VISIT), role="participant")
        for end in (("WorkerOrganisation", CENTRE), s.union(s.SITIAVW))
    ]
    answer = allies(graph, s.SITIAVW, centre, meeting, *ties)
    assert by_part(answer) == {"ally": [s.UAW], "partner": [s.COUNCIL, CENTRE]}
    assert ally(answer, s.COUNCIL).sentence.startswith("Gesamtbetriebsrat Volkswagen (Germany): Works council, not a union.")
    assert (
        ally(answer, CENTRE).sentence
        == "Centro Obrero (Mexico): Worker organisation, not a union. You met: Visit to Puebla (November 2024)."
    )


def test_a_union_whose_agreement_was_voted_down_is_not_put_forward(graph: Graph) -> None:
    answer = allies(graph, s.UAW, *incumbent(), *vote())
    assert by_part(answer) == {"ally": [s.SINTTIA, s.SITIAVW], "partner": [s.COUNCIL], "contested": [OLD]}
    found = ally(answer, OLD)
    assert found.sentence == (
        "Sindicato de empresa (Mexico): Not put forward. "
        "Its agreement at GM Silao was voted down (August 2021; 3,214 against, 2,623 for)."
    )
    assert [(c.kind, c.about_id, c.sites) for c in found.contests] == [("voted_down", VOTE, (s.SILAO,))]
    assert {c.source for c in found.contests[0].sources} == {s.OTHER, s.SOURCE}


def test_a_union_that_another_union_opposed_at_the_site_is_not_put_forward(graph: Graph) -> None:
    answer = allies(graph, s.UAW, *incumbent(), *case((UNION, FREE)))
    assert by_part(answer)["contested"] == [OLD]
    assert ally(answer, OLD).contests[0].sentence == (
        "It was the incumbent at GM Silao when Petitioner brought a case there: GM Silao (12 May 2021)."
    )


@pytest.mark.parametrize(
    "facts",
    [
        vote(kind="ratification"),
        vote(outcome="approved", result="won"),
        case(("SupportOrganisation", "name:US:public-citizen")),
        case((UNION, "name:US:afl-cio")),
    ],
    ids=["a pay deal voted down", "an agreement confirmed", "a case by no union", "a case by a union of another country"],
)
def test_what_is_no_contest_at_the_site_keeps_nobody_out(graph: Graph, facts: list[Record]) -> None:
    assert OLD in by_part(allies(graph, s.UAW, *incumbent(), *facts))["ally"]


def test_a_confederations_name_says_nothing_and_what_a_source_calls_a_union_is_shown_as_its_claim(graph: Graph) -> None:
    named = incumbent("Sindicato Nacional CTM", described_as="protection union")
    above = [s.node("Union", CTM, "Confederación de Trabajadores de México", country="MX", level="confederation")]
    found = ally(allies(graph, s.UAW, *named, *above, s.tie("AFFILIATED_TO", s.union(OLD), s.union(CTM))), OLD)
    assert (found.part, found.contests) == ("ally", ())
    assert [(d.text, d.sentence, [c.source for c in d.sources]) for d in found.described] == [
        (
            "protection union",
            "test/register: a page (2025) describes it as: “protection union”. That is a claim of this source.",
            [s.SOURCE],
        )
    ]


def test_a_union_that_left_stands_apart(graph: Graph) -> None:
    left: list[Record] = [
        s.node("Union", OLD, "Old", country="MX"),
        s.tie("REPRESENTS", s.union(OLD), s.worksite(s.SILAO), until="2021-08"),
    ]
    answer = allies(graph, s.UAW, *left)
    assert by_part(answer)["former"] == [OLD]
    assert ally(answer, OLD).sentence == "Old (Mexico): It no longer bargains at GM Silao: its time there ended August 2021."


def test_more_kinds_of_ties_rank_first_and_each_is_a_sentence_with_its_page(graph: Graph) -> None:
    more: list[Record] = [
        s.node("Coalition", ALLIANCE, "Tri-national alliance", founded="2023"),
        s.node("Exchange", VISIT, "Visit to Silao", kind="visit", started="2024-11"),
        *(s.tie("MEMBER_OF", s.union(u), ("Coalition", ALLIANCE)) for u in (s.UAW, s.SINTTIA)),
        *(s.tie("TOOK_PART_IN", s.union(u), ("Exchange", VISIT), role="participant") for u in (s.UAW, s.SINTTIA, s.IG_METALL)),
    ]
    answer = allies(graph, s.UAW, *more)
    assert by_part(answer)["ally"] == [s.SINTTIA, s.SITIAVW, s.IG_METALL]
    assert [(r.kind, r.sentence) for r in ally(answer, s.SINTTIA).reasons] == [
        ("family", "Same employer, General Motors: it is at GM Silao, you are at General Motors."),
        ("coalition", "You are both in Tri-national alliance (2023)."),
        ("exchange", "You met: Visit to Silao (November 2024)."),
    ]
    assert all(reason.sources for row in answer.rows for reason in row.reasons)
    assert "Tri-national alliance: not recorded are its goals, strategy and agenda." in answer.unknown


def test_who_supports_a_strike_has_not_met_for_that(graph: Graph) -> None:
    strike = s.node("Exchange", VISIT, "Letters to Silao", kind="strike_support")
    ties = [s.tie("TOOK_PART_IN", s.union(u), ("Exchange", VISIT), role="supporter") for u in (s.UAW, s.IG_METALL)]
    found = ally(allies(graph, s.UAW, strike, *ties), s.IG_METALL)
    assert [r.sentence for r in found.reasons] == ["You both took part in: Letters to Silao."]


def test_a_joint_venture_ties_less_and_says_so(graph: Graph) -> None:
    here: list[Record] = [
        s.tie("REPRESENTS", s.union(s.IG_METALL), s.worksite(s.HKM_PLANT)),
        s.node("Union", "name:BR:metalurgicos", "Metalúrgicos", country="BR"),
        s.tie("REPRESENTS", s.union("name:BR:metalurgicos"), s.worksite(s.JECEABA)),
    ]
    found = ally(allies(graph, s.IG_METALL, *here), "name:BR:metalurgicos")
    assert [r.kind for r in found.reasons] == ["stake"]
    assert "only by a joint venture, a minority or an undisclosed stake" in found.sentence


def test_its_own_affiliates_and_the_bodies_above_it_are_no_allies(graph: Graph) -> None:
    local, world = "name:MX:seccion-1", "name:WORLD:industriall"
    own: list[Record] = [
        s.node("Union", local, "Section 1", country="MX"), s.node("Union", world, "IndustriALL", level="global"),
        s.tie("AFFILIATED_TO", s.union(local), s.union(s.UAW)), s.tie("AFFILIATED_TO", s.union(s.UAW), s.union(world)),
        s.tie("REPRESENTS", s.union(local), s.worksite(s.PUEBLA)), s.tie("REPRESENTS", s.union(world), s.worksite(s.SILAO)),
    ]  # fmt: skip
    assert by_part(allies(graph, s.UAW, *own))["ally"] == [s.SINTTIA, s.SITIAVW]


def test_worksites_that_nobody_researched_are_named_at_the_end(graph: Graph) -> None:
    answer = allies(graph, s.SITIAVW)
    assert answer.unknown == ["Volkswagen AG: of its 2 worksites abroad, 1 are not researched for unions (Germany 1)."]


def test_what_a_reader_may_not_see_is_no_reason(graph: Graph) -> None:
    hidden = s.evidence(visibility="internal")
    more: list[Record] = [
        s.node("Exchange", VISIT, "Secret visit", hidden, kind="visit"),
        *(s.tie("TOOK_PART_IN", s.union(u), ("Exchange", VISIT), hidden, role="participant") for u in (s.SITIAVW, s.IG_METALL)),
    ]
    answer = allies(graph, s.SITIAVW, *more)
    assert "Secret" not in str(answer.as_json())
    assert s.IG_METALL not in str(answer.as_json())


def test_its_own_contest_is_said_and_an_unknown_place_too(graph: Graph) -> None:
    answer = allies(graph, OLD, s.node("Union", OLD, "Old", country="MX"), *vote())
    assert answer.unknown == [
        "About Old itself: Its agreement at GM Silao was voted down (August 2021; 3,214 against, 2,623 for).",
        "No worksite or employer is recorded where Old bargains today.",
    ]
    with pytest.raises(Fault, match="Nothing here is called Nobody"):
        ask(graph, "allies", {"union": "Nobody"})
