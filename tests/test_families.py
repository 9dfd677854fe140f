"""Who controls whom: sharing needs control, owners change, circles and successors."""

from hypothesis import given
from hypothesis import strategies as st

from graph_schema.families import Control, Families, Holding, Judged, chain, in_force, judged, operators_in_force

TODAY = "2026-11-22"


def families(*holdings: Holding, on: str = TODAY) -> Families:
    control = Control()
    for owned in {h.owned for h in holdings}:
        control.add(owned, [h for h in holdings if h.owned == owned], on)
    return control.families()


def verdicts(*holdings: Holding, on: str = TODAY) -> list[tuple[str, str, int]]:
    return [(j.holding.owner, j.control, j.tier) for j in judged(holdings, on)]


def test_sharing_needs_control() -> None:
    said = [
        Holding("a", "x", share=51.0),
        Holding("b", "x", share=49.0),
        Holding("c", "x", share=50.0),
        Holding("d", "x", control="joint"),
        Holding("e", "x", control="minority", share=20.0),
    ]
    expected = [("a", "sole", 1), ("b", "minority", 2), ("c", "joint", 2), ("d", "joint", 2), ("e", "minority", 2)]
    assert verdicts(*said) == expected


def test_one_named_owner_without_a_share_is_documented_control() -> None:
    assert verdicts(Holding("a", "x", source="s")) == [("a", "documented", 1)]


def test_several_named_owners_without_shares_are_a_second_tier() -> None:
    # Dillingen and HKM: the publisher names several parents and no shares.
    said = [Holding("a", "x", source="s"), Holding("b", "x", source="s")]
    assert verdicts(*said) == [("a", "undisclosed", 2), ("b", "undisclosed", 2)]


def test_two_sources_that_name_one_owner_each_both_document_control() -> None:
    said = [Holding("a", "x", source="s", retrieved="2020"), Holding("b", "x", source="t", retrieved="2024")]
    assert verdicts(*said) == [("b", "documented", 1), ("a", "documented", 1)]


def test_a_share_goes_before_a_mere_name_of_the_same_owner() -> None:
    said = [Holding("a", "x", source="s", share=30.0, retrieved="2020"), Holding("a", "x", source="t", retrieved="2024")]
    assert verdicts(*said) == [("a", "minority", 2)]


def test_the_latest_of_several_owners_in_control_wins_primary_before_secondary_then_the_smaller_id() -> None:
    old, new = Holding("a", "x", share=100.0, as_of="2020"), Holding("b", "x", share=100.0, since="2023-02")
    assert verdicts(old, new)[0] == ("b", "sole", 1)
    weak = Holding("a", "x", share=60.0, as_of="2024", confidence="secondary")
    assert verdicts(weak, Holding("b", "x", share=60.0, as_of="2024"))[0] == ("b", "sole", 1)
    assert verdicts(Holding("b", "x", share=60.0), Holding("a", "x", share=60.0))[0] == ("a", "sole", 1)


def test_owners_change() -> None:
    before = Holding("latam", "mas", share=100.0, since="2010", until="2018-11")
    after = Holding("fund", "mas", share=100.0, since="2018-12")
    on_day = {on: families(before, after, on=on).head("mas") for on in ("2009", "2015-06", "2018-11-30", "2018-12-02", TODAY)}
    assert on_day == {"2009": "mas", "2015-06": "latam", "2018-11-30": "latam", "2018-12-02": "fund", TODAY: "fund"}


def test_an_owner_reported_later_is_not_known_for_an_earlier_day() -> None:
    reported = Holding("a", "x", as_of="2024-05")
    assert [in_force(reported, on) for on in ("2021", "2024-05-01", "2024", TODAY)] == [False, True, True, True]
    undated = Holding("a", "x", retrieved="2025-03-25")
    assert [in_force(undated, on) for on in ("2021", "2025", TODAY)] == [False, True, True]


def test_second_tier_holdings_attach_all_that_is_below_and_move_no_head() -> None:
    tree = families(
        Holding("salzgitter", "hkm", source="s"), Holding("thyssenkrupp", "hkm", source="s"),
        Holding("parent", "salzgitter", share=80.0), Holding("hkm", "hkm-services", share=100.0),
    )  # fmt: skip
    assert tree.employer_tiers("hkm-services") == {"hkm": 1, "parent": 2, "thyssenkrupp": 2}
    assert tree.worksite_tiers("plant", ["hkm"]) == {"hkm": 1, "parent": 2, "thyssenkrupp": 2}


def test_a_worksite_belongs_to_its_owners_and_its_operators_families() -> None:
    tree = families(
        Holding("a", "plant", control="joint"), Holding("b", "plant", control="joint"), Holding("c", "own-plant", share=100.0),
        Holding("parent", "c", share=100.0),
    )  # fmt: skip
    assert tree.worksite_tiers("plant", ["venture"]) == {"a": 2, "b": 2, "venture": 1}
    assert tree.worksite_tiers("plant", ["a"]) == {"a": 2, "b": 2}, "a partner who operates it still shares control"
    assert tree.worksite_tiers("own-plant", ["c"]) == {"parent": 1}
    assert tree.worksite_tiers("own-plant", ["contractor"]) == {"contractor": 1, "parent": 1}


def test_only_the_latest_named_operator_operates() -> None:
    said = [Holding("old", "w", as_of="2019"), Holding("new", "w", as_of="2024"), Holding("gone", "w", until="2018")]
    assert operators_in_force(said, TODAY) == ["new"]


def test_a_successor_goes_before_every_owner() -> None:
    became = Holding("b", "a", became=True, since="2021")
    tree = families(became, Holding("c", "a", share=100.0, as_of="2024"), Holding("d", "b", share=90.0))
    assert tree.head("a") == "d"


def test_a_chain_of_control_names_each_step() -> None:
    said = {
        "w": [Holding("m", "w", share=100.0)],
        "m": [Holding("p", "m", share=70.0), Holding("q", "m", share=30.0)],
        "p": [Holding("r", "p", share=20.0)],
    }
    steps = chain("w", lambda known: said.get(known, []), TODAY)
    assert steps == [Judged(said["w"][0], "sole"), Judged(said["m"][0], "sole")]


def consolidated(owned: str, parent: str, directness: str = "direct", since: str = "2020") -> Holding:
    """What GLEIF says of a parent."""
    return Holding(parent, owned, f"{directness}:{parent}:{owned}", "s", control="documented", directness=directness, since=since)


def test_an_ultimate_parent_beside_a_direct_one_is_no_second_parent() -> None:
    both = [consolidated("x", "b"), consolidated("x", "a", "ultimate", "2024")]
    assert verdicts(*both) == [("b", "documented", 1)]
    same = [consolidated("x", "a", "ultimate", "2024"), consolidated("x", "a")]
    assert [j.holding.directness for j in judged(same, TODAY)] == ["direct"]


def test_an_ultimate_parent_counts_where_no_direct_one_is_in_control() -> None:
    assert verdicts(consolidated("x", "a", "ultimate")) == [("a", "documented", 1)]
    stake = Holding("b", "x", share=20.0, source="t")
    assert verdicts(consolidated("x", "a", "ultimate"), stake) == [("a", "documented", 1), ("b", "minority", 2)]


def test_an_ultimate_parent_goes_on_where_the_chain_of_control_ends() -> None:
    # Nothing is known of who owns b; x and what is below it still belong to top.
    said = [consolidated("w", "x"), consolidated("x", "b"), consolidated("x", "top", "ultimate"), consolidated("top", "state")]
    by_owned = {owned: [h for h in said if h.owned == owned] for owned in ("w", "x", "b", "top", "state")}
    steps = [(j.holding.owned, j.holding.owner) for j in chain("w", lambda known: by_owned[known], TODAY)]
    assert steps == [("w", "x"), ("x", "b"), ("x", "top"), ("top", "state")]
    tree = families(*said)
    assert {known: tree.head(known) for known in ("w", "x", "b", "top")} == {"w": "state", "x": "state", "b": "b", "top": "state"}


def test_an_ultimate_parent_on_the_chain_changes_nothing() -> None:
    said = [
        consolidated("x", "b"),
        consolidated("b", "top"),
        consolidated("x", "top", "ultimate"),
        consolidated("b", "top", "ultimate"),
    ]
    assert [j.holding.owner for j in chain("x", lambda known: [h for h in said if h.owned == known], TODAY)] == ["b", "top"]
    assert families(*said).head("x") == "top"
    above = [*said, consolidated("top", "state")]
    assert families(*above).head("x") == "state"


def test_owners_in_a_circle_are_led_by_the_smallest_id() -> None:
    circle = [Holding(owner, owned, share=60.0) for owner, owned in ("ba", "cb", "ac", "cx")]
    tree = families(*circle)
    assert [tree.head(known) for known in "abcx"] == ["a", "a", "a", "a"]
    by_owned = {h.owned: [h] for h in circle}
    assert [[s.holding.owner for s in chain(known, lambda k: by_owned.get(k, []), TODAY)] for known in "abcx"] == [
        [], ["c", "a"], ["a"], ["c", "a"],
    ]  # fmt: skip


def test_nobody_owns_itself() -> None:
    assert verdicts(Holding("a", "a", share=100.0)) == []


NAMES = st.sampled_from("abcdefg")
DATES = st.sampled_from(["", "2015", "2019-05", "2024-01-31", "2027"])
HOLDINGS = st.lists(
    st.builds(
        Holding, owner=NAMES, owned=NAMES, source=st.sampled_from("st"),
        share=st.none() | st.sampled_from([10.0, 50.0, 51.0, 100.0]),
        control=st.sampled_from(["", "sole", "documented", "joint", "undisclosed"]), as_of=DATES, since=DATES, until=DATES,
        confidence=st.sampled_from(["primary", "secondary"]), became=st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


@given(HOLDINGS, st.randoms())
def test_the_order_of_statements_changes_nothing(said: list[Holding], chance: "object") -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = families(*said), families(*shuffled)
    assert {k: one.employer_tiers(k) for k in "abcdefg"} == {k: other.employer_tiers(k) for k in "abcdefg"}


@given(HOLDINGS)
def test_every_chain_ends_at_the_head_of_the_family(said: list[Holding]) -> None:
    tree = families(*said)
    for known in "abcdefg":
        steps = chain(known, lambda k: [h for h in said if h.owned == k], TODAY)
        assert (steps[-1].holding.owner if steps else known) == tree.head(known)
        assert tree.head(tree.head(known)) == tree.head(known)


@given(HOLDINGS)
def test_nothing_below_a_majority_or_a_word_about_control_moves_a_head(said: list[Holding]) -> None:
    weak = [h for h in said if not h.became and h.control in ("joint", "undisclosed") and (h.share or 0) <= 50]
    tree = families(*weak)
    assert [tree.head(known) for known in "abcdefg"] == list("abcdefg")
