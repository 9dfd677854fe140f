"""What several sources say of one thing does not depend on who is heard first."""

from hypothesis import given
from hypothesis import strategies as st

from graph_schema import claims as c
from graph_schema.records import Evidence

CLAIMS = st.builds(
    lambda source, record, retrieved, confidence, visibility, properties: (
        Evidence(source, retrieved, confidence, record, ("https://x",), ("X: y",), visibility),
        properties,
    ),
    st.sampled_from(["a/x", "b/y"]),
    st.sampled_from(["", "1"]),
    st.sampled_from(["2024", "2024-05", "2025-01-01"]),
    st.sampled_from(["primary", "secondary"]),
    st.sampled_from(["public", "internal", "confidential"]),
    st.dictionaries(
        st.sampled_from(["name", "members", "aliases"]), st.sampled_from(["m", "n", 7, 12.5, True, ["p", "q"]]), max_size=3
    ),
)


def heard(said: list[tuple[Evidence, dict[str, object]]]) -> c.Claims:
    """The claims after all has been heard, in this order."""
    known: c.Claims = {}
    for evidence, properties in said:
        known, _conflict = c.put(known, evidence.key, c.claim(evidence, properties))  # type: ignore[arg-type]
    return known


@given(st.lists(CLAIMS, max_size=6).flatmap(lambda said: st.tuples(st.just(said), st.permutations(said))))
def test_any_order_gives_the_same_claims_and_the_same_view(orders: tuple[list[object], list[object]]) -> None:
    first, second = (heard(order) for order in orders)  # type: ignore[arg-type]
    assert c.text_of(first) == c.text_of(second)
    assert c.resolved(first) == c.resolved(second)
    assert heard([*orders[0], *orders[1]]) == first  # type: ignore[list-item]


def test_the_better_source_wins_then_the_later_edition_then_the_smaller_value() -> None:
    said = heard(
        [
            (Evidence("b/press", "2026", "secondary"), {"members": 900}),
            (Evidence("a/register", "2024-03"), {"members": 700}),
            (Evidence("c/register", "2025-03"), {"members": 650}),
            (Evidence("d/register", "2025-03"), {"members": 640}),
        ]
    )
    assert [(s.value, s.source) for s in c.ranked(said, "members")] == [
        (640, "d/register"),
        (650, "c/register"),
        (700, "a/register"),
        (900, "b/press"),
    ]


def test_a_later_edition_replaces_and_an_earlier_one_changes_nothing() -> None:
    old, new = Evidence("a/x", "2024"), Evidence("a/x", "2025")
    known = heard([(old, {"name": "A", "members": 5}), (new, {"name": "B"})])
    assert known["a/x"]["p"] == {"name": "B"}
    assert heard([(new, {"name": "B"}), (old, {"name": "A", "members": 5})]) == known


def test_two_claims_of_one_edition_that_differ_are_a_conflict() -> None:
    known, conflict = c.put({}, "a/x", c.claim(Evidence("a/x", "2025"), {"members": 5}))
    assert not conflict
    known, conflict = c.put(known, "a/x", c.claim(Evidence("a/x", "2025"), {"members": 4}))
    assert conflict
    assert c.resolved(known) == {"members": 4}


def test_what_is_stored_openly_never_comes_from_a_less_public_claim() -> None:
    known = heard(
        [
            (Evidence("a/x", "2024"), {"name": "A"}),
            (Evidence("b/y", "2025", visibility="confidential"), {"members": 9, "name": "Z"}),
        ]
    )
    assert c.resolved(known) == {"name": "A"}
    assert c.resolved(known, c.VISIBILITIES) == {"name": "Z", "members": 9}
    assert c.visibility(known) == "public"


def test_a_withdrawn_source_takes_its_claims_with_it_and_nothing_else() -> None:
    known = heard([(Evidence("a/x", "2024", record="1"), {"name": "A"}), (Evidence("b/y", "2024"), {"name": "B"})])
    assert c.without(known, lambda source, _record, _edition: source == "a/x") == heard(
        [(Evidence("b/y", "2024"), {"name": "B"})]
    )
