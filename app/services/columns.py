"""Columns of slugs, days and numbers in memory: who has which slug, and how many have it. No database.

Rows are numbered from 0 in the order of their list, newest first. Slugs are numbered too, alike in all
columns, so that what one column counts can be set beside what another counts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

KEPT = np.int32
"""How numbers are kept: half the memory of what sums and products are worked out in."""

Numbers = NDArray[np.signedinteger[Any]]
Rows = NDArray[np.bool_]
"""Of each row, whether it is meant."""


class Slugs:
    """Slugs by number and numbers by slug; a number stays what it is. 0 is no slug."""

    def __init__(self) -> None:
        self.names: list[str] = [""]
        self._numbers: dict[str, int] = {"": 0}

    def number(self, slug: str | None) -> int:
        """The number of a slug, a new one where it is new; 0 for none."""
        if not slug:
            return 0
        number = self._numbers.setdefault(slug, len(self.names))
        if number == len(self.names):
            self.names.append(slug)
        return number

    def known(self, slugs: Collection[str]) -> list[int]:
        """The numbers of those slugs that have one."""
        return [self._numbers[slug] for slug in slugs if slug in self._numbers]

    def named(self, counts: Numbers) -> dict[str, int]:
        """Counts by slug of counts by number; slugs without rows are left out."""
        found = np.flatnonzero(counts)
        return {self.names[n]: c for n, c in zip(found.tolist(), counts[found].tolist(), strict=True) if n}


@dataclass(frozen=True, slots=True)
class Column:
    """One parameter of every row. Rows with the same slugs are of one group; group 0 has none.

    `groups` is of each row the number of its group. The slugs of group g are
    `members[starts[g]:starts[g + 1]]`.
    """

    groups: Numbers
    starts: Numbers
    members: Numbers

    def holding(self, slugs: Collection[int]) -> Rows:
        """The rows that have at least one of these slugs."""
        hits = np.zeros(len(self.members) + 1, dtype=np.int64)
        np.cumsum(np.isin(self.members, list(slugs)), out=hits[1:])
        held = hits[self.starts[1:]] > hits[self.starts[:-1]]
        return held[self.groups]

    def counts(self, rows: Rows, slugs: int) -> Numbers:
        """How many of these rows have each slug, by its number; `slugs` is how many slugs there are."""
        of_group = np.bincount(self.groups[rows], minlength=len(self.starts) - 1)
        of_member = np.repeat(of_group, np.diff(self.starts))
        return np.bincount(self.members, weights=of_member, minlength=slugs).astype(np.int64)

    def opened(self, groups: Numbers) -> tuple[Numbers, Numbers]:
        """Each slug of each of these groups: the place in `groups`, and the slug's number."""
        sizes = np.diff(self.starts)[groups]
        at = np.repeat(np.arange(len(groups)), sizes)
        before = np.cumsum(sizes) - sizes
        return at, self.members[np.arange(len(at)) - before[at] + self.starts[groups][at]]


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of slugs: `slugs[i]` is one of the set with the id `ids[i]`; ids ascend."""

    ids: Numbers
    slugs: Numbers


def column_of_slugs(slugs: Numbers) -> Column:
    """The column of rows that have one slug each, or 0 for none."""
    return _column(slugs, np.arange(1, slugs.max(initial=0) + 1), np.arange(1, slugs.max(initial=0) + 1))


def column_of_sets(ids: Numbers, sets: Sets) -> Column:
    """The column of rows that have one set of slugs each, or 0 for none."""
    return _column(ids, sets.ids, sets.slugs)


def _column(keys: Numbers, of: Numbers, slugs: Numbers) -> Column:
    """Number the keys that occur without gaps; the slugs of key `of[i]`, ascending, are `slugs[i]`."""
    used = np.zeros(max(keys.max(initial=0), of.max(initial=0)) + 1, dtype=np.bool_)
    used[keys] = True
    used[0] = False
    number = np.cumsum(used) * used
    kept = used[of]
    starts = np.searchsorted(number[of[kept]], np.arange(np.count_nonzero(used) + 2))
    return Column(number[keys].astype(KEPT), starts, slugs[kept])


@dataclass(frozen=True, slots=True)
class Records:
    """The incidents or statements of the lists, newest first; the last rows, from `dated` on, have no date.

    Days are ordinals of dates; where there is none, `first_day` is beyond every day and `last_day` before.
    """

    ids: Numbers
    dated: int
    by_sources: Numbers
    """Rows in the order of most sources."""
    first_day: Numbers
    last_day: Numbers
    columns: Mapping[str, Column]
    """By parameter."""
    digests: NDArray[np.uint64]
    """A number of what each row says: see `services/fingerprints.py`."""

    def every(self) -> Rows:
        """All rows."""
        return np.ones(len(self.ids), dtype=np.bool_)

    def of_ids(self, ids: Numbers) -> Numbers:
        """The rows of these ids; -1 for an id that is in no list."""
        return positions(self.ids, ids)

    def in_order(self, rows: Rows, sort: str) -> Numbers:
        """The numbers of these rows in the order of a sort; what has no date stands last in each."""
        if sort == "most-sources":
            return self.by_sources[rows[self.by_sources]]
        if sort == "oldest":
            dated, undated = rows[: self.dated], rows[self.dated :]
            last = self.dated + np.flatnonzero(undated)[::-1]
            return np.concatenate([np.flatnonzero(dated)[::-1], last])
        return np.flatnonzero(rows)


def positions(ids: Numbers, wanted: Numbers) -> Numbers:
    """Where each wanted id stands among the ids; -1 where it does not."""
    at = np.full(max(ids.max(initial=0), wanted.max(initial=0)) + 1, -1, dtype=np.int64)
    at[ids] = np.arange(len(ids))
    found: Numbers = at[wanted]
    return found


def distinct(first: Numbers, second: Numbers, seconds: int) -> tuple[Numbers, Numbers]:
    """Pairs of numbers, each once; the second ones are below `seconds`."""
    keys = np.sort(first.astype(np.int64) * seconds + second)
    kept = keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys
    return kept // seconds, kept % seconds
