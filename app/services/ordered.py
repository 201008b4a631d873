"""All rows of a list in its order, made as far as they are asked for: what pages and exports cut from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.services.filters import LedgerFilter
from app.services.records import Page

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Ordered(Generic[Row]):
    """The rows that a filter gives, whatever its page. `cut(first, last)` makes the rows `first:last`.

    `fingerprint` names these rows in this order: see `services/fingerprints.py`.
    """

    total: int
    cut: Callable[[int, int], tuple[Row, ...]]
    fingerprint: Callable[[], str]

    def page(self, filter_: LedgerFilter, size: int) -> Page[Row]:
        """The page of so many rows that the filter asks for. A page beyond the last is empty."""
        first = size * (filter_.page - 1)
        return Page(filter_, self.cut(first, first + size), self.total, size)

    def batches(self, size: int) -> Iterator[tuple[Row, ...]]:
        """All rows, so many at a time."""
        for first in range(0, self.total, size):
            yield self.cut(first, first + size)
