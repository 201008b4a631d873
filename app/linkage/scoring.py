"""Scores with reasons: a table of weighted features, a threshold, and the right to abstain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

VETO = -10.0
"""The weight of a feature that no other can outweigh."""

Record = TypeVar("Record")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Feature(Generic[Record]):
    """Something that speaks for (weight above 0) or against two records being one.

    `holds` must not care which of the two comes first.
    """

    name: str
    weight: float
    holds: Callable[[Record, Record], bool]


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of the weights of the features that hold, and their names with the weights."""

    value: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matcher(Generic[Record]):
    """All that decides whether two records are one: what is weighed, and how much is enough."""

    features: tuple[Feature[Record], ...]
    threshold: float
    """Score from which two records may be one."""
    margin: float
    """By how much the best candidate must lead the next one."""


def compare(features: Sequence[Feature[Record]], left: Record, right: Record) -> Score:
    """Weigh every feature of the table for the two records."""
    held = [feature for feature in features if feature.holds(left, right)]
    return Score(
        value=round(sum(feature.weight for feature in held), 3),
        reasons=tuple(f"{feature.name} {feature.weight:+.2f}" for feature in held),
    )


def find(
    record: Record, known: Iterable[tuple[Key, Record]], matcher: Matcher[Record]
) -> tuple[Key, Score] | None:
    """The key whose record is most likely the same as `record`, with the score; None in doubt.

    In doubt is: below the threshold, or not ahead of the next key by the margin.
    """
    likely = find_all(record, known, matcher)
    if not likely or (len(likely) > 1 and likely[0][1].value - likely[1][1].value < matcher.margin):
        return None
    return likely[0]


def find_all(
    record: Record, known: Iterable[tuple[Key, Record]], matcher: Matcher[Record]
) -> list[tuple[Key, Score]]:
    """Every key whose record reaches the threshold, the likeliest first.

    `known` may hold several records of one key: the best counts, and a veto against any rules the key out.
    """
    best: dict[Key, Score] = {}
    excluded: set[Key] = set()
    for key, other in known:
        score = compare(matcher.features, record, other)
        if score.value <= VETO / 2:
            excluded.add(key)
        if key not in best or score.value > best[key].value:
            best[key] = score
    likely = [(k, s) for k, s in best.items() if k not in excluded and s.value >= matcher.threshold]
    return sorted(likely, key=lambda pair: -pair[1].value)
