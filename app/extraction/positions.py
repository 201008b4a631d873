"""Where a statement stands on federal enforcement, by weighed words: `data/positions.csv`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.extraction.text import Analysis
from app.extraction.types import Statement
from app.knowledge import Knowledge
from app.knowledge.phrases import Words
from app.knowledge.positions import Weight
from app.vocabulary import Position

THRESHOLD = 0.9
"""The least sum of weights that is taken for a position."""
LEAD = 0.2
"""By how much the strongest position must lead the second."""
DECIMALS = 6
"""Sums are compared to so many decimals, so that the order of adding never decides."""


def place_positions(
    analysis: Analysis, statements: tuple[Statement, ...], knowledge: Knowledge
) -> tuple[Statement, ...]:
    """The statements with `position` set; neutral where the signs are weak or contradict each other."""
    return tuple(
        statement if position is statement.position else replace(statement, position=position)
        for statement in statements
        for position in [position_of(analysis.text, statement, knowledge)]
    )


def position_of(text: str, statement: Statement, knowledge: Knowledge) -> Position:
    """The position whose signs weigh most: the role, the tactics named, the cue, the words.

    "Our deputies do not take part in immigration sweeps," said by a sheriff, distances.
    """
    return strongest(_signs(text, statement, knowledge))


def strongest(weights: Iterable[Weight]) -> Position:
    """The position with the greatest sum, each weight counted once; neutral below a threshold or a lead."""
    sums: defaultdict[Position, float] = defaultdict(float)
    for weight in set(weights):
        sums[weight.position] += weight.weight
    ranked = sorted(sums.items(), key=lambda item: -item[1])
    if not ranked or round(ranked[0][1], DECIMALS) < THRESHOLD:
        return Position.NEUTRAL
    if len(ranked) > 1 and round(ranked[0][1] - ranked[1][1], DECIMALS) < LEAD:
        return Position.NEUTRAL
    return ranked[0][0]


def _signs(text: str, statement: Statement, knowledge: Knowledge) -> Iterator[Weight]:
    """Every weight that applies, the same one perhaps more than once."""
    table = knowledge.positions
    yield from table.roles.get(statement.role, ())
    for tag in statement.tactics:
        yield from table.tactics.get(tag.value, ())
        if any(part.contains(tag.span) for part in statement.parts):
            yield from table.deeds.get(tag.value, ())
    if statement.cue is not None:
        yield from (hit.value for hit in table.cues.hits(Words(text, *statement.cue)))
    for part in statement.parts:
        yield from (hit.value for hit in table.phrases.hits(Words(text, *part)))
