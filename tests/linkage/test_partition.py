"""Parts are a function of the set; nothing that is ruled out comes into one part."""

from hypothesis import given
from hypothesis import strategies as st

from app.linkage.partition import link, partition

NAMES = "abcdefgh"
LINKS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1])
ALIKE = st.dictionaries(LINKS, st.sampled_from((1.0, 1.1, 1.2, 1.5)))


@given(ALIKE, st.sets(LINKS), st.randoms(use_true_random=False))
def test_no_order_changes_the_parts_and_no_part_holds_a_contradiction(
    alike: dict[tuple[str, str], float], contrary: set[tuple[str, str]], shuffling: object
) -> None:
    alike = {pair: score for pair, score in alike.items() if pair not in contrary}
    found = partition(NAMES, alike, contrary, 0.15)
    names, pairs = list(NAMES), list(alike.items())
    shuffling.shuffle(names)  # type: ignore[attr-defined]
    shuffling.shuffle(pairs)  # type: ignore[attr-defined]
    assert partition(names, dict(pairs), contrary, 0.15) == found
    assert sorted(name for part in found for name in part) == list(NAMES)
    for part in found:
        assert not any(link(one, other) in contrary for one in part for other in part)


def test_a_chain_joins_its_ends() -> None:
    assert partition("abc", {("a", "b"): 1.0, ("b", "c"): 1.0}, [], 0.15) == [["a", "b", "c"]]
