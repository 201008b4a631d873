"""Scores with reasons: a table of weighted features, two thresholds, and the right to abstain."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

VETO = -10.0
"""The weight of a feature that no other can outweigh."""

Record = TypeVar("Record")


class Outcome(StrEnum):
    """What a comparison comes to. In doubt is a question to people: the two stay apart until one answers."""

    SAME = "same"
    DOUBT = "in doubt"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Feature(Generic[Record]):
    """Something that speaks for (weight above 0) or against two records being one.

    `holds` must not care which of the two comes first, and may look at nothing but the two.
    """

    name: str
    weight: float
    holds: Callable[[Record, Record], bool]
    reason: str = field(init=False)
    """The name with the weight, as people read it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", f"{self.name} {self.weight:+.2f}")


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of the weights of the features that hold, and their names with the weights.

    Where one rules the two out, it is the only reason, and the value is that of `VETO`.
    """

    value: float
    reasons: tuple[str, ...]

    @property
    def vetoed(self) -> bool:
        """Whether something rules out that the two are one."""
        return self.value == VETO


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is enough."""

    same: float
    """Score from which two records are one, unless another is as likely."""
    doubt: float
    """Score from which people should look at the two."""
    margin: float
    """By how much one candidate must lead another that contradicts it."""
    together: float
    """What records of one group and of another must come to on average to be one group; 0 for anything."""


@dataclass(frozen=True, slots=True)
class Matcher(Generic[Record]):
    """All that decides whether two records are one: what is weighed, and how much is enough."""

    vetoes: tuple[Feature[Record], ...]
    features: tuple[Feature[Record], ...]
    limits: Limits

    def compare(self, left: Record, right: Record) -> Score:
        """Weigh every feature of the table for the two records."""
        for veto in self.vetoes:
            if veto.holds(left, right):
                return Score(VETO, (veto.name,))
        held = [feature for feature in self.features if feature.holds(left, right)]
        return Score(
            value=round(sum(feature.weight for feature in held), 3),
            reasons=tuple(feature.reason for feature in held),
        )

    def outcome(self, score: Score) -> Outcome:
        """What a score comes to by itself, whatever else is as likely."""
        if score.value >= self.limits.same:
            return Outcome.SAME
        return Outcome.DOUBT if score.value >= self.limits.doubt else Outcome.DIFFERENT
