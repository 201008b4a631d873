"""Near-duplicate articles: MinHash signatures, cut into bands that a database can look up.

Two articles that agree in one band are candidates; `same_copy` then compares their words. Finding candidates
is a look-up by index, so that no article has to be kept in memory.
"""

import hashlib
import struct
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.extraction.types import Document
from app.linkage.folding import content_words, hashes, shingles

if TYPE_CHECKING:
    import numpy as np

PERMUTATIONS = 64
BANDS = 16
"""16 bands of 4 values find 99.9 % of the pairs that share 80 % of their shingles, 64 % at one half."""
COPY_RESEMBLANCE = 0.6
"""Shared shingles over all shingles (Jaccard) from which two articles are one source."""
COPY_CONTAINMENT = 0.85
"""Share of the shorter article found in the longer one from which it is a shortened copy."""
LEAST_SHINGLES = 30
"""Below this a text says too little: only the same shingles throughout make a copy."""
SKETCH_KEPT = 4000
"""Hashes kept of an article's shingles: a longer one is compared by those that are smallest."""
_AT_ONCE = 4000
"""Hashes permuted at once: a long article takes no more memory than that."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared of an article: its shingles, and a digest for each band of its MinHash.

    `sketch` holds the hashes of the shingles, 32 bits each with the lowest byte first. The digest of a band
    carries its number, so that equal digests are always of one band.
    """

    sketch: bytes
    bands: tuple[str, ...]


def signature_of(document: Document) -> Signature:
    """The signature of an article's words, boilerplate left out; no bands where there are no words."""
    found = hashes(shingles([content_words(part) for part in _own_words(document)]))
    kept = sorted(found)[:SKETCH_KEPT]
    return Signature(struct.pack(f"<{len(kept)}I", *kept), _bands(found) if found else ())


def same_copy(left: bytes, right: bytes) -> bool:
    """Whether two articles, given their sketches, are near-duplicates: one source."""
    mine, other = (frozenset(struct.unpack(f"<{len(sketch) // 4}I", sketch)) for sketch in (left, right))
    smaller = min(len(mine), len(other))
    shared = len(mine & other)
    union = len(mine) + len(other) - shared
    if smaller < LEAST_SHINGLES:
        return 0 < shared == union
    return shared / union >= COPY_RESEMBLANCE or shared / smaller >= COPY_CONTAINMENT


def _own_words(document: Document) -> Iterable[str]:
    start = 0
    for span in sorted(document.boilerplate):
        yield document.text[start : span.start]
        start = max(start, span.end)
    yield document.text[start:]


@cache
def _permutations() -> "tuple[np.ndarray, np.ndarray]":
    """Factors and summands of the hash functions, the same in every process."""
    import numpy as np  # noqa: PLC0415 - an ingest with nothing new does without

    numbers = b"".join(hashlib.blake2b(bytes([n]), digest_size=16).digest() for n in range(PERMUTATIONS))
    factors, summands = np.frombuffer(numbers, dtype="<u8").astype(np.uint64).reshape(-1, 2).T
    return factors | np.uint64(1), summands


def _bands(found: Collection[int]) -> tuple[str, ...]:
    """A digest of each band of the MinHash: the least value of each hash function, which multiplies and adds.

    datasketch makes the same, and takes SciPy along: half a second for each process.
    """
    import numpy as np  # noqa: PLC0415

    factors, summands = _permutations()
    values = np.fromiter(found, dtype=np.uint64, count=len(found))
    least = np.full(PERMUTATIONS, 2**32 - 1, dtype=np.uint64)
    for start in range(0, len(values), _AT_ONCE):
        mixed = values[start : start + _AT_ONCE, np.newaxis] * factors + summands
        np.minimum(least, (mixed >> np.uint64(32)).min(axis=0), out=least)
    rows = least.astype("<u8").reshape(BANDS, -1)
    return tuple(
        hashlib.blake2b(row.tobytes(), digest_size=10, salt=bytes([number])).hexdigest()
        for number, row in enumerate(rows)
    )
