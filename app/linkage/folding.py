"""Words as they are compared: without accents, case, punctuation and kinds of quotation mark."""

import calendar
import hashlib
import re
import zlib
from collections.abc import Collection, Iterable
from functools import lru_cache

from slugify import slugify

_APOSTROPHES = re.compile(r"['’‘ʼ`]")
_WORDS = re.compile(r"[^\W_]+")
_NAMES = re.compile(r"(?<![\w’'-][’'-])\b[A-Z][\w’'-]++(?:[ \u00a0][A-Z][\w’'.-]*)+")
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)
_PUBLIC_WORDS = 6
"""Words of the longest public name that is looked for within a run of capitals."""
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


def private_names(texts: Iterable[str], public: Collection[str]) -> frozenset[str]:
    """The proper names that hold neither a day or month nor one of the folded names in `public`.

    `In Fresno` and `Meanwhile Mayor Ruth Alder` are as likely beside any other event of that city.
    """
    return frozenset(
        name for name in proper_names(texts) if not _runs(name.split()).intersection(_CALENDAR.union(public))
    )


def _runs(words: list[str]) -> set[str]:
    """Every run of up to `_PUBLIC_WORDS` words."""
    sizes = range(1, _PUBLIC_WORDS + 1)
    return {" ".join(words[at : at + size]) for at in range(len(words)) for size in sizes}


def shingles(parts: Iterable[list[str]], size: int = SHINGLE_WORDS) -> frozenset[tuple[str, ...]]:
    """Runs of `size` words within each part; a part of fewer words is one run."""
    found: set[tuple[str, ...]] = set()
    for words in parts:
        if len(words) < size:
            found.update([tuple(words)] if words else [])
        found.update(zip(*(words[first:] for first in range(size)), strict=False))
    return frozenset(found)


def hashes(runs: Iterable[tuple[str, ...]]) -> frozenset[int]:
    """A hash of each run of words, from 0 to 2^32: what is kept and compared of a text."""
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in runs)


def block_of(noun: str, key: str) -> int:
    """The number of a block, a signed integer of 64 bits: records of one block are compared."""
    digest = hashlib.blake2b(f"{noun} {key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def containment(left: frozenset[int], right: frozenset[int]) -> float:
    """How much of the smaller set the larger one holds, 0..1; 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
