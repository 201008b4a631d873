"""Two records side by side count what their lists count, over the same periods."""

from itertools import pairwise

import pytest
from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.comparing import Compared, Comparison, compare, party
from app.services.filters import LedgerFilter
from app.services.listing import list_incidents, list_statements
from app.services.timeline import timeline, timelines
from tests.services.queries import counting
from tests.services.world import make_world

PAIRS: list[tuple[Compared, str, str]] = [
    ("places", "st-paul-mn", "fresno-ca"),
    ("places", "mn", "ca"),
    ("officials", "ada-stone", "ben-field"),
    ("agencies", "ice", "st-paul-police-department"),
    ("agencies", "ice", "ice"),
]


def shown(session: Session, reading: Reading, pair: tuple[Compared, str, str]) -> Comparison:
    kind, *slugs = pair
    one, other = (party(session, kind, slug) for slug in slugs)
    assert one
    assert other
    return compare(session, reading, one, other)


@pytest.mark.parametrize("pair", PAIRS[:1] + PAIRS[2:])
def test_both_sides_count_what_their_lists_have(
    session: Session, reading: Reading, pair: tuple[Compared, str, str]
) -> None:
    make_world(session)
    made = shown(session, reading, pair)
    for at, side in enumerate(made.sides):
        here = side.party.here
        said, told = here.as_list("statements"), here.as_list("incidents")
        assert side.statements == list_statements(session, reading, said).total
        assert side.incidents == list_incidents(session, reading, told).total
        for place, counts in made.positions:
            assert counts[at] == list_statements(session, reading, said.adding("position", place)).total
        for slug, _, counts in made.tactics:
            narrow = here.adding("tactic", slug)
            listed = list_statements if here.list == "statements" else list_incidents
            assert counts[at] == listed(session, reading, narrow).total
    totals = [sum(counts) for _, _, counts in made.tactics]
    assert all(more >= less > 0 for more, less in pairwise(totals))


@pytest.mark.parametrize("pair", PAIRS[:1] + PAIRS[2:])
def test_both_timelines_have_the_same_periods(
    session: Session, reading: Reading, pair: tuple[Compared, str, str]
) -> None:
    make_world(session)
    one, other = (side.timeline for side in shown(session, reading, pair).sides)
    assert one.unit == other.unit
    assert [(bar.first, bar.last) for bar in one.bars] == [(bar.first, bar.last) for bar in other.bars]


def test_timelines_together_count_what_each_counts_alone(session: Session) -> None:
    make_world(session)
    filters = [LedgerFilter("incidents", agency=("ice",)), LedgerFilter("incidents", state=("zz",))]
    first, nothing = timelines(session, filters)
    assert first == timeline(session, filters[0])
    assert {bar.total for bar in nothing.bars} == {0}
    assert timeline(session, filters[1]).bars == ()


def test_a_comparison_costs_the_same_whatever_there_is(session: Session, reading: Reading) -> None:
    make_world(session, incidents=10)
    costs = []
    for _ in range(2):
        shown(session, reading, PAIRS[0])
        with counting(session) as sent:
            shown(session, reading, PAIRS[0])
        costs.append(len(sent))
    assert costs[0] == costs[1] <= 60


def test_what_the_ledger_does_not_have_is_no_party(session: Session) -> None:
    assert [party(session, kind, "nothing") for kind in ("places", "officials", "agencies")] == [None] * 3
