"""Tokens: words and marks with offsets, as parallel lists, made in one pass over the sentences."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import itemgetter

from app.extraction.text import Analysis
from app.extraction.types import Span

_FIRST = itemgetter(0)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Parallel lists, one entry a token.

    `upper` tells capitals; `quote` is the index into `analysis.quotes`, or -1 outside. `bounds[n]` is the
    half-open token range of sentence `n`. The possessive `’s` is a token of its own.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    upper: list[bool]
    quote: list[int]
    sentence: list[int]
    bounds: list[tuple[int, int]]

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` up to, not including, token `last` (`first < last`)."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.words[last - 1]))

    def end(self, token: int) -> int:
        """Where a token ends, half-open."""
        return self.starts[token] + len(self.words[token])

    def range_of(self, span: Span) -> tuple[int, int]:
        """The tokens that begin inside a span, as a half-open range (empty if there is none)."""
        return bisect_left(self.starts, span.start), bisect_right(self.starts, span.end - 1)


@cache
def _token_pattern(abbreviated: str) -> re.Pattern[str]:
    """A token and the blanks behind it, so that no place in a sentence is tried in vain.

    A plain word that nothing follows which could belong to it comes first, then the frequent marks: most are
    such tokens. `abbreviated` is the pattern of words that hold their full stop.
    """
    return re.compile(
        r"[A-Za-z0-9]++(?:\s++|(?![.&/'’\w-]))"
        r"|[,”“]\s*+"
        rf"|(?:{abbreviated}"
        r"|(?:[^\W\d_]\.){2,}(?:-(?:[^\W\d_]\.){2,})?"
        r"|[A-Z]\.(?=\s+[A-Z])"
        r"|[^\W_]+(?:(?:[-&/]|['’](?![sS]\b)|\.(?=(?:com|org|net|gov|edu)\b))[^\W_]+)*"
        r"|['’][sS]\b"
        r"|``|''|--+|\.{2,}"
        r"|[^\w\s]|_+)\s*+"
    )


def tokenise(analysis: Analysis) -> Tokens:
    """Cut every sentence into tokens. Linear; any text gives tokens."""
    pieces: list[str] = []
    starts: list[int] = []
    sentence: list[int] = []
    bounds: list[tuple[int, int]] = []
    text = analysis.text
    find_all = _token_pattern(analysis.abbreviations.token).findall
    for number, unit in enumerate(analysis.sentences):
        at, stop = unit.span
        found = find_all(text, at, stop)
        starts += accumulate(map(len, found), initial=at)
        del starts[-1]
        bounds.append((len(pieces), len(starts)))
        sentence += [number] * len(found)
        pieces += found
    words = list(map(str.rstrip, pieces))
    lower = list(map(str.lower, words))
    upper = list(map(str.isupper, map(_FIRST, words)))
    return Tokens(words, lower, starts, upper, _quotes_of(analysis, starts), sentence, bounds)


def _quotes_of(analysis: Analysis, starts: list[int]) -> list[int]:
    inside = [-1] * len(starts)
    for number, quote in enumerate(analysis.quotes):
        first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        inside[first:last] = [number] * (last - first)
    return inside
