"""Marking in a text what was searched for, as nearly as the database finds it."""

import re
from collections.abc import Iterator, Sequence

from app.services.words import Query, Term, words_of

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SUFFIX = re.compile(r"(?<=\w{3})(?:ies|ied|ing|ed|es|e|s|y)$")
_SAME = {"ies": "i", "ied": "i", "y": "i"}
_TWICE = re.compile(r"([bdfgmnprt])\1$")


def marked(text: str, query: Query) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it was searched for; together they are the text."""
    words = [(found.start(), found.end(), "".join(words_of(found.group()))) for found in _WORD.finditer(text)]
    pieces, at = [], 0
    for start, end in _merged(_spans(words, query.wanted)):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(piece, found) for piece, found in (*pieces, (text[at:], False)) if piece]


def _spans(words: Sequence[tuple[int, int, str]], terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where terms stand, in the order of the text."""
    for first in range(len(words)):
        for term in terms:
            last = first + len(term.words)
            if last <= len(words) and _stands(term, [word for _, _, word in words[first:last]]):
                yield words[first][0], words[last - 1][1]


def _stands(term: Term, words: Sequence[str]) -> bool:
    if term.prefix:
        *whole, begun = zip(words, term.words, strict=True)
        return begun[0].startswith(begun[1]) and all(word == asked for word, asked in whole)
    return all(_root(word) == _root(asked) for word, asked in zip(words, term.words, strict=True))


def _root(word: str) -> str:
    """`stopped` and `stops` → `stop`, `agencies` and `agency` → `agenci`: about what the indexes do."""
    cut = _SUFFIX.sub(lambda found: _SAME.get(found.group(), ""), word)
    return _TWICE.sub(r"\1", cut)


def _merged(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
