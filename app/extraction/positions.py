"""Where a statement stands on federal enforcement, by weighed words: `data/positions.csv`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from app.extraction.text import Analysis
from app.extraction.types import Span, Statement
from app.knowledge import Knowledge
from app.knowledge.phrases import Hit, PhraseIndex, Words
from app.knowledge.positions import Weight
from app.vocabulary import Position

THRESHOLD = 0.9
"""The least sum of weights that is taken for a position."""
LEAD = 0.2
"""By how much the strongest position must lead the second."""
CUES_KEPT = 4_096
"""Reporting words whose signs are kept in memory: every article says "said"."""
DECIMALS = 6
"""Sums are compared to so many decimals, so that the order of adding never decides."""


class Sign(NamedTuple):
    """A weight that applies, and the words that show it; a role shows in no words of its own."""

    weight: Weight
    words: Span | None


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
    return strongest(sign.weight for sign in signs_of(text, statement, knowledge))


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


def signs_of(text: str, statement: Statement, knowledge: Knowledge) -> Iterator[Sign]:
    """Every sign that applies, with the words that show it; the same weight may come more than once."""
    table = knowledge.positions
    yield from (Sign(weight, None) for weight in table.roles.get(statement.role, ()))
    if statement.speaker is None:
        yield from (Sign(weight, None) for weight in table.unnamed.get(statement.role, ()))
    for tag in statement.tactics:
        yield from (Sign(weight, tag.span) for weight in table.tactics.get(tag.value, ()))
        if any(part.contains(tag.span) for part in statement.parts):
            yield from (Sign(weight, tag.span) for weight in table.deeds.get(tag.value, ()))
    if statement.cue is not None:
        at = statement.cue.start
        for hit in _cue_hits(table.cues, statement.cue.of(text)):
            yield Sign(hit.value, Span(at + hit.start, at + hit.end))
    for part in statement.parts:
        for hit in table.phrases.hits(Words(text, *part)):
            yield Sign(hit.value, Span(hit.start, hit.end))


@lru_cache(maxsize=CUES_KEPT)
def _cue_hits(patterns: PhraseIndex[Weight], cue: str) -> list[Hit[Weight]]:
    """What the table finds in a reporting word, by offsets from its start."""
    return patterns.hits(Words(cue, 0, len(cue)))
