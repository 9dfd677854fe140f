"""All about one: what each source says, agreements, cases with the owner then and now, former unions. On both engines."""

from explorer.questions import cases, connections, organisation
from graph_schema.database import Graph
from graph_schema.records import Evidence, Record
from tests import sample_families as s

CASE, CONTRACT = ("Case", "rrm:mas-air-2015"), ("Agreement", "agreement:vw-2022")


def test_sources_that_differ_are_both_shown_and_it_says_which_is_used_and_why(graph: Graph) -> None:
    press = s.node("Worksite", s.PUEBLA, "VW Puebla", s.evidence(s.OTHER, "secondary"), country="MX", workers=7000)
    s.load(graph, press)
    rows = organisation.organisation(graph, s.PUEBLA).rows
    said = [(row.value, row.used, row.why, [c.source for c in row.sources]) for row in rows if row.property == "workers"]
    assert said == [(6100, True, "primary", [s.SOURCE]), (7000, False, "differs", [s.OTHER])]
    assert [(r.why, [c.source for c in r.sources]) for r in rows if r.property == "name"] == [("only", [s.OTHER, s.SOURCE])]


def test_what_nobody_says_is_listed_as_not_recorded(graph: Graph) -> None:
    s.load(graph)
    unknown = {known: organisation.organisation(graph, known).unknown for known in (s.PUEBLA, s.JECEABA)}
    assert unknown == {
        s.PUEBLA: ["Status: not recorded"],
        s.JECEABA: ["Union there: not recorded", "Workers: not recorded", "Status: not recorded"],
    }


def test_conduct_is_somebodys_claim_with_its_source(graph: Graph) -> None:
    union = s.node("Union", "name:MX:sample", "Sample", s.evidence(s.OTHER, "secondary"), described_as="protection union")
    s.load(graph, union)
    rows = [row for row in organisation.organisation(graph, union.id).rows if row.property == "described_as"]
    assert [(row.value, [c.source for c in row.sources]) for row in rows] == [("protection union", [s.OTHER])]


def test_an_agreement_shows_its_dates_parties_and_basis_and_what_is_not_known(graph: Graph) -> None:
    more: list[Record] = [
        s.node("Agreement", CONTRACT[1], "VW contract 2022", kind="collective", scope="company", signed="2022-09",
               next_wage_review="2023-08", scope_as_quoted="Autopista México-Puebla km 116"),
        s.tie("APPLIES_TO", CONTRACT, s.employer(s.VW_MEXICO), basis="signed for it"),
        s.tie("SIGNED", s.union(s.SITIAVW), CONTRACT), s.tie("SIGNED", s.employer(s.VW_MEXICO), CONTRACT),
    ]  # fmt: skip
    s.load(graph, *more)
    answer = connections.agreements(graph, s.PUEBLA)
    row = answer.rows[0]
    dates = (row.signed, row.next_wage_review, row.expiry)
    assert (dates, row.basis, row.via) == (("2022-09", "2023-08", ""), "signed for it", ("Volkswagen de México S.A. de C.V.",))
    assert [party.name for party in row.parties] == ["SITIAVW", "Volkswagen de México S.A. de C.V."]
    assert answer.unknown == ["When VW contract 2022 ends or is reviewed is not recorded."]


def test_the_address_of_a_contract_is_no_worksite(graph: Graph) -> None:
    contract = s.node("Agreement", CONTRACT[1], "VW contract", kind="collective", scope_as_quoted="VW Wolfsburg, Wolfsburg")
    s.load(graph, contract, s.tie("APPLIES_TO", CONTRACT, s.employer(s.VW_MEXICO)))
    assert connections.agreements(graph, s.WOLFSBURG).rows == []


def test_a_case_shows_the_owner_then_and_today(graph: Graph) -> None:
    case = s.node("Case", CASE[1], "Petition", kind="rapid_response", petitioned="2015-06-01", stage="closed")
    petitioner = s.tie("TOOK_SIDE_IN", s.union(s.ASPA), CASE, role="petitioner")
    s.load(graph, case, petitioner, s.tie("CONCERNS", CASE, s.employer(s.MAS_AIR)))
    row = cases.cases(graph, s.MAS_AIR).rows[0]
    assert (row.owner_then, row.owner_today) == ("LATAM", "Discovery Americas")
    assert [(p.role, p.name) for p in row.parties] == [("petitioner", "ASPA")]


def test_the_owner_then_is_left_out_where_nobody_says(graph: Graph) -> None:
    case = s.node("Case", CASE[1], "Petition", s.evidence(s.OTHER), kind="rapid_response", petitioned="2001")
    elsewhere = Evidence(s.OTHER, "2001", locator=("https://example.org/case",))
    s.load(graph, case, s.tie("CONCERNS", CASE, s.employer(s.MAS_AIR), elsewhere))
    answer = cases.cases(graph, s.MAS_AIR)
    assert (answer.rows[0].owner_then, answer.rows[0].owner_today) == ("", "Discovery Americas")
    assert answer.unknown == ["Who owned the employer at the time of Petition is not recorded."]


def test_an_owner_named_on_the_page_about_a_case_owned_it_then(graph: Graph) -> None:
    case = s.node("Case", CASE[1], "Petition", kind="rapid_response", petitioned="2021-05")
    s.load(graph, case, s.tie("CONCERNS", CASE, s.worksite(s.SILAO)))
    assert cases.cases(graph, s.SILAO).rows[0].owner_then == "General Motors"


def test_former_unions_and_works_councils_stand_apart(graph: Graph) -> None:
    before = s.tie("REPRESENTS", s.union(s.ASPA), s.worksite(s.WOLFSBURG), until="2019")
    s.load(graph, before)
    found = organisation.representation(graph, "Worksite", s.WOLFSBURG)
    assert ([u.union for u in found.now], [u.union for u in found.before]) == ([], [s.ASPA])
    assert [c.id for c in found.councils] == [s.COUNCIL]
    assert organisation.unions_at(graph, s.WOLFSBURG).unknown == ["No union is recorded there: that is not the same as no union."]


def test_that_there_is_no_union_is_a_statement_with_its_source(graph: Graph) -> None:
    s.load(graph, s.node("Worksite", s.WOLFSBURG, "VW Wolfsburg", s.evidence(s.OTHER), union_presence="no_union"))
    answer = organisation.unions_at(graph, s.WOLFSBURG)
    assert answer.unknown == ["A source says that there is no union."]
    assert [c.source for c in answer.sources] == [s.OTHER]


def test_a_claim_that_one_may_not_see_is_not_shown(graph: Graph) -> None:
    secret = s.evidence(s.OTHER, visibility="internal")
    s.load(graph, s.node("Worksite", s.PUEBLA, "VW Puebla", secret, workers=9000))
    assert [r.value for r in organisation.organisation(graph, s.PUEBLA).rows if r.property == "workers"] == [6100]
