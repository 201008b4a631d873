"""Parts are a function of the set; nothing that is ruled out comes into one part."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.linkage.partition import link, partition
from app.linkage.scoring import VETO, Limits, Score

NAMES = "abcdefgh"
LINKS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1])
LIMITS = Limits(same=1.0, doubt=0.8, margin=0.15, together=0)
ALIKE = st.dictionaries(LINKS, st.sampled_from((1.0, 1.1, 1.2, 1.5)))


@given(ALIKE, st.sets(LINKS), st.randoms(use_true_random=False))
def test_no_order_changes_the_parts_and_no_part_holds_a_contradiction(
    alike: dict[tuple[str, str], float], contrary: set[tuple[str, str]], shuffling: object
) -> None:
    alike = {pair: score for pair, score in alike.items() if pair not in contrary}
    scores = {pair: Score(VETO, ()) for pair in contrary}
    found = partition(NAMES, alike, scores, LIMITS)
    names, pairs = list(NAMES), list(alike.items())
    shuffling.shuffle(names)  # type: ignore[attr-defined]
    shuffling.shuffle(pairs)  # type: ignore[attr-defined]
    assert partition(names, dict(pairs), scores, LIMITS) == found
    assert sorted(name for part in found for name in part) == list(NAMES)
    for part in found:
        assert not any(link(one, other) in contrary for one in part for other in part)


def test_a_chain_joins_its_ends() -> None:
    assert partition("abc", {("a", "b"): 1.0, ("b", "c"): 1.0}, {}, LIMITS) == [["a", "b", "c"]]


@pytest.mark.parametrize(
    ("across", "parts"),
    [
        pytest.param(0.8, [["a", "b", "c", "d"]], id="all are much alike"),
        pytest.param(0.2, [["a", "b"], ["c", "d"]], id="one bridge between two groups that are not alike"),
    ],
)
def test_two_groups_are_one_where_they_are_alike_on_average(across: float, parts: list[list[str]]) -> None:
    alike = {("a", "b"): 1.4, ("c", "d"): 1.3, ("b", "c"): 1.1}
    others = dict.fromkeys([("a", "c"), ("a", "d"), ("b", "d")], across)
    scores = {pair: Score(value, ()) for pair, value in {**alike, **others}.items()}
    assert partition("abcd", alike, scores, replace(LIMITS, together=0.7)) == parts
