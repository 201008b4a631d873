"""Tactics named in a text, told apart by whether they are said to have happened."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.extraction.text import Analysis
from app.extraction.types import Span, Tagged
from app.knowledge import Knowledge
from app.knowledge.phrases import Words

LOOK_BACK = 60
"""Characters before a hit, within its sentence, in which a negation or a condition is looked for."""

_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|without|cannot|neither|nor|denied|denies|deny|denying|falsely|unfounded)\b|n['’]t\b)"
    r"(?:[^\w,;:]+[\w'’]+){0,4}[^\w,;:]*$",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|could|would|may|might|should|whether|fear|fears|feared|rumors?|rumours?|unless|potential|possible)\b"
    r"(?:[^\w;:]+[\w'’]+){0,7}[^\w;:]*$",
    re.IGNORECASE,
)


class Stance(StrEnum):
    """How a text speaks of a tactic."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class TacticHit:
    """A tactic's phrase in a sentence."""

    slug: str
    span: Span
    stance: Stance

    def tagged(self) -> Tagged:
        """The slug with the words that earned it."""
        return Tagged(self.slug, self.span)


def find_tactics(analysis: Analysis, knowledge: Knowledge) -> tuple[TacticHit, ...]:
    """Every phrase of the table of tactics inside a sentence, in text order.

    A phrase never spans two sentences. Linear in the length of the text.
    """
    return tuple(
        hit
        for sentence in analysis.sentences
        for hit in tactics_in(Words(analysis.text, *sentence.span), knowledge)
    )


def tactics_in(words: Words, knowledge: Knowledge) -> list[TacticHit]:
    """The phrases of one sentence, in text order."""
    return [
        TacticHit(hit.value, Span(hit.start, hit.end), stance_of(words.text, words.start, hit.start))
        for hit in knowledge.tactics.index.hits(words)
    ]


def stance_of(text: str, sentence_start: int, at: int) -> Stance:
    """Whether the words before `at` deny it ("did not use gas") or suppose it ("if agents raid a farm")."""
    before = text[max(sentence_start, at - LOOK_BACK) : at]
    if _NEGATED.search(before):
        return Stance.NEGATED
    if _HYPOTHETICAL.search(before):
        return Stance.HYPOTHETICAL
    return Stance.ASSERTED


def first_of_each(tagged: Iterable[Tagged]) -> tuple[Tagged, ...]:
    """The first tag of every value, in text order."""
    first: dict[str, Tagged] = {}
    for tag in sorted(tagged, key=lambda tag: tag.span):
        first.setdefault(tag.value, tag)
    return tuple(first.values())


def holder_of(spans: tuple[Span, ...], at: int) -> int | None:
    """The number of the span that holds position `at`, among spans in text order that do not overlap."""
    number = bisect_right(spans, at, key=lambda span: span.start) - 1
    return number if number >= 0 and at < spans[number].end else None
