"""Columns of slugs count, find and pair as a plain walk over the rows does."""

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.columns import Column, Sets, Slugs, column_of_sets, column_of_slugs, distinct, positions

SLUGS = st.sampled_from(["ice", "cbp", "dhs", "fbi"])
ROWS = st.lists(st.frozensets(SLUGS, max_size=3), max_size=12)


def column_of(rows: list[frozenset[str]], slugs: Slugs) -> Column:
    """The column of these rows; each different set has an id, with gaps between two."""
    ids = {tags: 3 * number for number, tags in enumerate(sorted(set(rows), key=sorted)) if tags}
    ids = {tags: id_ + 2 for tags, id_ in ids.items()}
    members = [(id_, slugs.number(tag)) for tags, id_ in ids.items() for tag in sorted(tags)]
    pairs = np.array(members, dtype=np.int32).reshape(-1, 2)
    return column_of_sets(
        np.array([ids.get(tags, 0) for tags in rows], np.int32), Sets(pairs[:, 0], pairs[:, 1])
    )


@settings(deadline=None)
@given(rows=ROWS, wanted=st.sets(SLUGS))
def test_sets_are_found_and_counted(rows: list[frozenset[str]], wanted: set[str]) -> None:
    slugs = Slugs()
    column = column_of(rows, slugs)
    held = column.holding(slugs.known(wanted))
    assert held.tolist() == [bool(tags & wanted) for tags in rows]
    counts = slugs.named(column.counts(held, len(slugs.names)))
    assert counts == Counter(tag for tags in rows if tags & wanted for tag in tags)


@settings(deadline=None)
@given(rows=st.lists(st.none() | SLUGS, max_size=12), wanted=st.sets(SLUGS))
def test_single_slugs_are_sets_of_one(rows: list[str | None], wanted: set[str]) -> None:
    slugs = Slugs()
    column = column_of_slugs(np.array([slugs.number(slug) for slug in rows], np.int32))
    assert column.holding(slugs.known(wanted)).tolist() == [slug in wanted for slug in rows]
    every = np.ones(len(rows), dtype=np.bool_)
    assert slugs.named(column.counts(every, len(slugs.names))) == Counter(slug for slug in rows if slug)


@settings(deadline=None)
@given(rows=ROWS)
def test_opened_groups_give_each_row_its_slugs(rows: list[frozenset[str]]) -> None:
    slugs = Slugs()
    column = column_of(rows, slugs)
    at, opened = column.opened(column.groups)
    found = [(row, slugs.names[slug]) for row, slug in zip(at.tolist(), opened.tolist(), strict=True)]
    assert sorted(found) == [(row, tag) for row, tags in enumerate(rows) for tag in sorted(tags)]


@settings(deadline=None)
@given(pairs=st.lists(st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 6)), max_size=12))
def test_distinct_pairs_are_those_of_a_set(pairs: list[tuple[int, int]]) -> None:
    first, second = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    found = distinct(first, second, 7)
    assert list(zip(*(numbers.tolist() for numbers in found), strict=True)) == sorted(set(pairs))


@settings(deadline=None)
@given(ids=st.sets(st.integers(1, 40)), wanted=st.lists(st.integers(1, 50), max_size=9))
def test_positions_are_those_of_a_list(ids: set[int], wanted: list[int]) -> None:
    ordered = sorted(ids, key=lambda id_: (id_ % 7, id_))
    found = positions(np.array(ordered, dtype=np.int32), np.array(wanted, dtype=np.int32))
    assert found.tolist() == [ordered.index(id_) if id_ in ids else -1 for id_ in wanted]
