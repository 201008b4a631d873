"""Made-up articles are brought together as well as the ledger promises; pairs are counted right."""

import pytest

from benchmarks.linking import LEAST_PRECISION, LEAST_RECALL, SEED, Pairs, count_pairs, link_told
from benchmarks.linking_time import measure_linking_time
from benchmarks.telling import COPIED, Teller

EVENTS, ARTICLES = 300, 1500


def test_articles_about_one_event_are_linked_and_others_are_not() -> None:
    pairs = link_told(Teller(SEED, EVENTS).articles(ARTICLES))
    assert pairs.true > ARTICLES
    assert pairs.precision >= LEAST_PRECISION
    assert pairs.recall >= LEAST_RECALL


def test_what_is_told_stands_where_it_says() -> None:
    told = list(Teller(3, EVENTS).articles(ARTICLES))
    assert len({one.text for one in told}) == ARTICLES
    for one in told:
        for incident in one.found.incidents:
            assert all(span.of(one.text).strip().endswith(".") for span in incident.evidence)
        for statement in one.found.statements:
            assert f"{statement.parts[0].of(one.text)}" in one.text.partition("“")[2]
    assert 0 < COPIED < 1


@pytest.mark.parametrize(
    ("reports", "pairs"),
    [
        pytest.param([(1, 1, 1), (2, 1, 1)], Pairs(1, 1, 1), id="right"),
        pytest.param([(1, 1, 1), (2, 2, 1)], Pairs(1, 0, 0), id="missed"),
        pytest.param([(1, 1, 1), (2, 1, 2)], Pairs(0, 1, 0), id="wrong"),
        pytest.param([(1, 1, 1), (1, 1, 1)], Pairs(0, 0, 0), id="within one article"),
        pytest.param([(1, 1, 1), (1, 2, 2), (2, 1, 1), (3, 1, 2)], Pairs(2, 3, 1), id="several"),
    ],
)
def test_pairs_are_those_of_two_articles(reports: list[tuple[int, int, int]], pairs: Pairs) -> None:
    assert count_pairs(reports) == pairs


def test_the_time_of_one_article_is_measured_at_two_sizes() -> None:
    small, large, growth = measure_linking_time(5, 10)
    assert small.value > 0
    assert growth.value == pytest.approx(large.value / small.value)
