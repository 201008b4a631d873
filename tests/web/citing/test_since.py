"""What a citation says is read strictly and compared with what is there."""

from datetime import UTC, datetime

import pytest

from app.services.filters import FilterError
from app.web.citing.cited import State
from app.web.citing.since import Since, read_state, split

ROWS = "0123456789abcdef"
THEN = datetime(2026, 2, 1, 13, 3, tzinfo=UTC)


def test_what_was_cited_stands_apart_from_the_filter() -> None:
    pairs = [("role", "mayor"), ("rows", ROWS), ("q", "notice"), ("count", "60")]
    assert split(pairs) == ([("rows", ROWS), ("count", "60")], [("role", "mayor"), ("q", "notice")])


@pytest.mark.parametrize(
    ("pairs", "counted", "read"),
    [
        ([], True, None),
        ([("asof", "2026-02-01T13:03:00Z"), ("count", "60"), ("rows", ROWS)], True, State(THEN, ROWS, 60)),
        ([("count", "0"), ("rows", ROWS)], True, State(None, ROWS, 0)),
        ([("asof", "2026-02-01T13:03:00Z"), ("rows", ROWS)], False, State(THEN, ROWS)),
    ],
)
def test_a_citation_is_read(pairs: list[tuple[str, str]], counted: bool, read: State | None) -> None:
    assert read_state(pairs, counted=counted) == read
    assert read is None or list(read.parameters().items()) == pairs


@pytest.mark.parametrize(
    ("pairs", "counted", "named"),
    [
        ([("rows", ROWS)], True, "count"),
        ([("count", "60")], True, "rows"),
        ([("asof", "2026-02-01T13:03:00Z")], False, "rows"),
        ([("rows", "xyz"), ("count", "60")], True, "rows"),
        ([("rows", ROWS.upper()), ("count", "60")], True, "rows"),
        ([("rows", ROWS), ("count", "-1")], True, "count"),
        ([("rows", ROWS), ("count", "٣")], True, "count"),
        ([("rows", ROWS), ("count", "1" * 10)], True, "count"),
        ([("rows", ROWS), ("count", "60"), ("count", "61")], True, "count"),
        ([("rows", ROWS), ("count", "60")], False, "count"),
        ([("rows", ROWS), ("count", "60"), ("asof", "yesterday")], True, "asof"),
        ([("rows", ROWS), ("count", "60"), ("asof", "2026-02-31T13:03:00Z")], True, "asof"),
        ([("rows", ROWS), ("count", "60"), ("asof", "")], True, "asof"),
    ],
)
def test_what_no_citation_says_is_refused(pairs: list[tuple[str, str]], counted: bool, named: str) -> None:
    with pytest.raises(FilterError) as refused:
        read_state(pairs, counted=counted)
    assert refused.value.parameter == named


@pytest.mark.parametrize(
    ("then", "now", "same", "told"),
    [
        (State(THEN, "a", 2), State(None, "a", 2), True, "the same rows in the same order"),
        (State(THEN, "a", 2), State(THEN, "b", 2), False, "as many rows"),
        (State(THEN, "a", 2), State(THEN, "b", 1), False, "there is 1 row now, 2 then"),
        (State(THEN, "a", 1200), State(THEN, "b", 1300), False, "there are 1,300 rows now, 1,200 then"),
        (State(THEN, "a"), State(THEN, "a"), True, "says the same"),
        (State(THEN, "a"), State(THEN, "b"), False, "has changed"),
    ],
)
def test_the_verdict_says_what_changed(then: State, now: State, same: bool, told: str) -> None:
    since = Since(then, now)
    assert since.same == same
    assert told in since.verdict
