"""Tactics named in a text, told apart by whether they are said to have happened."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.extraction.text import Analysis
from app.extraction.types import Span, Tagged
from app.knowledge import Knowledge
from app.knowledge.phrases import PhraseIndex, Words

LOOK_BACK = 60
"""Characters before a hit, within its sentence, in which a negation or a condition is looked for."""

_DENIALS = "not never no without cannot neither nor denied denies deny denying falsely unfounded"
_DOUBTS = "if could would may might should whether fear fears feared rumor rumors rumour rumours unless potential possible"
_SHORTENED = "didn don doesn won wouldn can couldn isn aren wasn weren hasn haven hadn shouldn ain"
_TURNING = frozenset(f"{_DENIALS} {_DOUBTS} {_SHORTENED}".split())
"""A sentence that holds none of these words asserts all it says."""
_NEGATED = re.compile(
    rf"(?:\b(?:{_DENIALS.replace(' ', '|')})\b|n['’]t\b)(?:[^\w,;:]+[\w'’]+){{0,4}}[^\w,;:]*$", re.IGNORECASE
)
_HYPOTHETICAL = re.compile(
    rf"\b(?:{_DOUBTS.replace(' ', '|')})\b(?:[^\w;:]+[\w'’]+){{0,7}}[^\w;:]*$", re.IGNORECASE
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


@lru_cache(maxsize=1)
def sentence_words(analysis: Analysis) -> tuple[Words, ...]:
    """The sentences made ready for look-ups; kept for the steps that look at the same article in turn."""
    return tuple(Words(analysis.text, *sentence.span) for sentence in analysis.sentences)


def find_tactics(analysis: Analysis, knowledge: Knowledge) -> tuple[tuple[TacticHit, ...], ...]:
    """Every phrase of the table of tactics, sentence by sentence in text order.

    A phrase never spans two sentences. Linear in the length of the text.
    """
    return _find_tactics(analysis, knowledge.tactics.index)


@lru_cache(maxsize=1)
def _find_tactics(analysis: Analysis, index: PhraseIndex[str]) -> tuple[tuple[TacticHit, ...], ...]:
    return tuple(tuple(_tactics_in(words, index)) for words in sentence_words(analysis))


def _tactics_in(words: Words, index: PhraseIndex[str]) -> Iterator[TacticHit]:
    for hit in index.hits(words):
        yield TacticHit(hit.value, Span(hit.start, hit.end), stance_of(words, hit.start))


def stance_of(words: Words, at: int) -> Stance:
    """Whether the words before `at` deny it ("did not use gas") or suppose it ("if agents raid a farm")."""
    if words.keys.isdisjoint(_TURNING):
        return Stance.ASSERTED
    before = words.text[max(words.start, at - LOOK_BACK) : at]
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
