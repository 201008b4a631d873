"""Tactics named in a text, told apart by whether they are said to have happened."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.extraction.text import Analysis
from app.extraction.types import Span, Tagged
from app.knowledge import Knowledge
from app.knowledge.phrases import Hit, Words
from app.knowledge.tactics import StanceWords, TacticTable

PAST = 2
"""Years before publication from which what a sentence tells is history."""
LOOK_BACK = 60
"""Characters before a hit, within its sentence, in which a negation or a condition is looked for."""
_YEAR = re.compile(r"(?P<since>\bsince (?:\w+ )?)?\b(?P<year>(?:19|20)\d\d)(?:s\b|\b)")
_CENTURIES = frozenset(map(str, range(1900, 2100)))
"""Years as the keys of a sentence have them: the first four characters of "1980s" too."""


class Stance(StrEnum):
    """How a text speaks of a tactic."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


class TacticHit(NamedTuple):
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
    return _find_tactics(analysis, knowledge.tactics)


@lru_cache(maxsize=1)
def _find_tactics(analysis: Analysis, table: TacticTable) -> tuple[tuple[TacticHit, ...], ...]:
    published = analysis.document.published
    return tuple(tuple(_tactics_in(words, table, published)) for words in sentence_words(analysis))


def _tactics_in(words: Words, table: TacticTable, published: date | None) -> Iterator[TacticHit]:
    hits = table.index.hits(words)
    if hits:
        hits = list(_meant(hits, table.unless.hits(words)))
    is_past = bool(hits) and is_history(words, table.stance, published)
    for hit in hits:
        stance = stance_of(words, hit.start, table.stance)
        if is_past and stance is Stance.ASSERTED:
            stance = Stance.HISTORICAL
        yield TacticHit(hit.value, Span(hit.start, hit.end), stance)


def _meant(hits: Iterable[Hit[str]], others: Sequence[Hit[str]]) -> Iterator[Hit[str]]:
    """The hits that no phrase gives another meaning: none in "gas | masks |". Both come in text order."""
    merged: dict[str, list[Span]] = {}
    for other in others:
        spans = merged.setdefault(other.value, [])
        if spans and other.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, other.end))
        else:
            spans.append(Span(other.start, other.end))
    for hit in hits:
        spans = merged.get(hit.value, [])
        before = bisect_left(spans, hit.end, key=lambda span: span.start)
        if not before or spans[before - 1].end <= hit.start:
            yield hit


def is_history(words: Words, table: StanceWords, published: date | None) -> bool:
    """Whether a sentence tells of long ago: "In 2008 agents used tear gas", read years later.

    Every year it names must be past; "since 2008" goes on until today. Where publication is unknown only
    words such as "decades ago" tell it.
    """
    if table.long_ago.search(words.text, words.start, words.end) is not None:
        return True
    if published is None or words.keys.isdisjoint(_CENTURIES):
        return False
    years = [
        (match["since"], int(match["year"])) for match in _YEAR.finditer(words.text, words.start, words.end)
    ]
    return bool(years) and not any(since or year > published.year - PAST for since, year in years)


def stance_of(words: Words, at: int, table: StanceWords, since: int = 0) -> Stance:
    """Whether the words before `at` deny it ("did not use gas") or suppose it ("if agents raid a farm")."""
    if words.keys.isdisjoint(table.turning):
        return Stance.ASSERTED
    before = words.text[max(words.start, since, at - LOOK_BACK) : at]
    if table.denied.search(before):
        return Stance.NEGATED
    return Stance.HYPOTHETICAL if table.doubted.search(before) else Stance.ASSERTED


def first_of_each(tagged: Iterable[Tagged]) -> tuple[Tagged, ...]:
    """The first tag of every value, in text order."""
    first: dict[str, Tagged] = {}
    for tag in sorted(tagged, key=lambda tag: tag.span):
        first.setdefault(tag.value, tag)
    return tuple(first.values())


def holder_of(spans: tuple[Span, ...], at: int) -> int | None:
    """The number of the span that holds position `at`, among spans in text order that do not overlap."""
    number = bisect_right(spans, (at, sys.maxsize)) - 1
    return number if number >= 0 and at < spans[number].end else None
