"""Words as they are compared: without accents, case, punctuation and kinds of quotation mark."""

import re
from collections.abc import Iterable
from functools import lru_cache

from slugify import slugify

_APOSTROPHES = re.compile(r"['’‘ʼ`]")
_WORDS = re.compile(r"[^\W_]+")
_NAMES = re.compile(r"(?<![\w’'-][’'-])\b[A-Z][\w’'-]++(?:[ \u00a0][A-Z][\w’'.-]*)+")
SHINGLE_WORDS = 3
"""Words in one shingle: runs of three tell texts apart and survive a changed word or two."""


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters: `Seán O’Hara-Núñez` gives `sean`, `ohara`, `nunez`."""
    folded = slugify(_APOSTROPHES.sub("", name))
    return tuple(folded.split("-")) if folded else ()


def content_words(text: str) -> list[str]:
    """The words of a text in lower case; an apostrophe, of whatever shape, never divides a word."""
    return _WORDS.findall(_APOSTROPHES.sub("", text).lower())


def proper_names(texts: Iterable[str]) -> frozenset[str]:
    """Runs of two or more capitalised words, folded: `Maria Lopez`, `Lake Street`."""
    found = (" ".join(name_words(name)) for text in texts for name in _NAMES.findall(text))
    return frozenset(name for name in found if name)


def shingles(parts: Iterable[list[str]], size: int = SHINGLE_WORDS) -> frozenset[tuple[str, ...]]:
    """Runs of `size` words within each part; a part of fewer words is one run."""
    found: set[tuple[str, ...]] = set()
    for words in parts:
        if len(words) < size:
            found.update([tuple(words)] if words else [])
        found.update(zip(*(words[first:] for first in range(size)), strict=False))
    return frozenset(found)


def containment(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    """How much of the smaller set the larger one holds, 0..1; 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
