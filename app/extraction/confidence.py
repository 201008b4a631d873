"""How sure a statement is: the features it shows, weighed by `data/confidence.csv`.

A confidence of 0.9 says that nine in ten such statements of the annotated articles were right: their words
are those annotated, and so is their speaker. Weights add up in log odds: each part of the sum can be shown.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import exp

from app.extraction.text import Analysis
from app.extraction.types import Statement
from app.knowledge import Knowledge
from app.knowledge.confidence import ConfidenceTable
from app.vocabulary import Role

_SIZES = ((20, "under 20"), (50, "20 to 49"), (250, "50 to 249"))
"""Characters of what was said: the bound below which each name holds."""
KEPT = 4_096
"""Sets of features whose sums are kept in memory: most statements are of a few sorts."""
_LONG = "250 or more"
_COMMON_CUES = frozenset(("said", "says", "told", "according to"))


def rate_statements(
    analysis: Analysis, statements: tuple[Statement, ...], knowledge: Knowledge
) -> tuple[Statement, ...]:
    """The statements with `confidence` set."""
    table = knowledge.confidence
    return tuple(
        replace(statement, confidence=confidence_of(features_of(statement, analysis.text), table))
        for statement in statements
    )


def features_of(statement: Statement, text: str) -> tuple[str, ...]:
    """The features a statement shows, one a group.

    “We were not told,” she said: `rule: quote-before-cue`, `speaker: pronoun`, `cue: said` and so on.
    """
    cue = statement.cue.of(text).lower() if statement.cue else ""
    size = sum(part.end - part.start for part in statement.parts)
    return (
        f"rule: {statement.rule}",
        f"speaker: {statement.resolution}",
        f"kind: {statement.kind}",
        f"cue: {cue if cue in _COMMON_CUES else 'another' if cue else 'none'}",
        f"length: {next((name for bound, name in _SIZES if size < bound), _LONG)}",
        f"office: {'unknown' if statement.role is Role.NONE else 'known'}",
        f"name: {_name(statement.speaker)}",
        f"parts: {'one' if len(statement.parts) == 1 else 'several'}",
    )


def _name(speaker: str | None) -> str:
    if speaker is None:
        return "none"
    if ";" in speaker:
        return "joint"
    return "full" if " " in speaker else "one word"


def weigh(features: Iterable[str], table: ConfidenceTable) -> tuple[tuple[str, float], ...]:
    """Each feature with its weight in log odds; those that weigh nothing are left out."""
    return tuple((feature, table.weights[feature]) for feature in features if table.weights.get(feature))


@lru_cache(maxsize=KEPT)
def confidence_of(features: tuple[str, ...], table: ConfidenceTable) -> float:
    """The chance, 0 to 1, that words and speaker are right; to three places."""
    total = table.base + sum(weight for _, weight in weigh(features, table))
    return round(1 / (1 + exp(-total)), 3)
