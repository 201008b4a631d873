"""Whether confidence means what it says: of the statements rated about 0.9, nine in ten should be right.

A statement is right where its words are those of an annotated one (intersection over union of at least 0.5)
and its speaker is right too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.evaluation.gold import GoldArticle
from app.evaluation.names import same_person
from app.evaluation.statements import match_statements
from app.extraction.types import Statement

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
"""Bounds of the groups that statements are put into by their confidence."""


_MOST = 0.999
"""What a confidence of 1 is counted as."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A statement, the text it stands in, and whether it is right."""

    statement: Statement
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Statements rated from `low` up to `high`: their mean confidence, and the share of them right."""

    low: float
    high: float
    predicted: float
    observed: float
    count: int


def rated_of(gold: GoldArticle, predicted: tuple[Statement, ...]) -> Iterator[Rated]:
    """Each statement that counts; one that matches a borderline annotation counts neither way."""
    match_of = {j: gold.statements[i] for i, j in match_statements(gold, predicted).pairs.items()}
    for j, statement in enumerate(predicted):
        match = match_of.get(j)
        if match is None or not match.borderline:
            right = match is not None and same_person(match.speaker, statement.speaker)
            yield Rated(statement, gold.document.text, right)


def calibration(rated: Iterable[Rated]) -> list[Group]:
    """The groups that have statements, from the least confident on."""
    held = list(rated)
    groups = []
    for number, low in enumerate(EDGES[:-1]):
        high = EDGES[number + 1]
        inside = [one for one in held if low <= min(one.statement.confidence, _MOST) < high]
        if inside:
            predicted = sum(one.statement.confidence for one in inside) / len(inside)
            observed = sum(one.right for one in inside) / len(inside)
            groups.append(Group(low, high, predicted, observed, len(inside)))
    return groups
