"""The rows of the tables that set two records beside each other: a label, two links, two counts."""

from collections.abc import Callable
from typing import Any

from app.services.comparing import Comparison
from app.services.filters import LedgerFilter
from app.web.wording import name

Row = tuple[str, tuple[str, str], tuple[int, int]]


def records(shown: Comparison) -> list[Row]:
    """Statements and incidents of each."""
    one, other = shown.sides
    return [
        (
            "Statements",
            _links(shown, lambda here: here.as_list("statements")),
            (one.statements, other.statements),
        ),
        (
            "Incidents",
            _links(shown, lambda here: here.as_list("incidents")),
            (one.incidents, other.incidents),
        ),
    ]


def positions(shown: Comparison) -> list[Row]:
    """The positions that a statement of either takes."""
    return [
        (
            name(value),
            _links(shown, lambda here, at=value: here.as_list("statements").adding("position", at)),
            counts,
        )
        for value, counts in shown.positions
    ]


def tactics(shown: Comparison) -> list[Row]:
    """The tactics of either, each linked to the list that is counted."""
    return [
        (called, _links(shown, lambda here, at=slug: here.adding("tactic", at)), counts)
        for slug, called, counts in shown.tactics
    ]


def _links(shown: Comparison, narrow: Callable[..., LedgerFilter]) -> tuple[str, str]:
    one, other = (narrow(side.party.here).address() for side in shown.sides)
    return one, other


FILTERS: dict[str, Callable[..., Any]] = {
    "compared_records": records, "compared_positions": positions, "compared_tactics": tactics,
}  # fmt: skip
