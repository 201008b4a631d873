"""A short name of the rows of a list, by which a citation tells whether they are the same as they were.

The same rows in the same order have the same name in whatever process and database. Of a row counts its
number and all that filters know of it: its days, sources, places, agencies and so on, by their slugs. It is
no seal: who forges rows can forge their name.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b, sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.services.columns import Column, Numbers, Slugs

LENGTH = 16
"""Hexadecimal digits of a name."""

Digests = NDArray[np.uint64]

_ODD = np.uint64(0x9E37_79B9_7F4A_7C15)
_SHIFT = np.uint64(32)


def row_digests(numbers: Sequence[Numbers], columns: Mapping[str, Column], slugs: Slugs) -> Digests:
    """A number for each row, made of its numbers and of the slugs it has in each column."""
    named = np.array([_number_of(slug) for slug in list(slugs.names)], np.uint64)
    mixed = np.zeros(len(numbers[0]), np.uint64)
    for column in numbers:
        mixed = _mixed(mixed, column.astype(np.uint64))
    for name in sorted(columns):
        mixed = _mixed(mixed, _sums(columns[name], named)[columns[name].groups])
    return mixed


def _sums(column: Column, named: Digests) -> Digests:
    """Of each group of a column the sum of its slugs' numbers: their order does not matter."""
    until = np.concatenate([np.zeros(1, np.uint64), np.cumsum(named[column.members], dtype=np.uint64)])
    sums: Digests = until[column.starts[1:]] - until[column.starts[:-1]]
    return sums


def _mixed(first: Digests, second: Digests) -> Digests:
    product = (first ^ second) * _ODD
    mixed: Digests = product ^ (product >> _SHIFT)
    return mixed


def _number_of(slug: str) -> int:
    return int.from_bytes(blake2b(slug.encode(), digest_size=8).digest(), "little")


def of_rows(digests: Digests) -> str:
    """The name of rows by their numbers, in order."""
    return _short(digests.astype("<u8").tobytes())


def of_values(rows: Iterable[Sequence[Any]]) -> str:
    """The name of rows by what they say."""
    return _short(json.dumps(list(rows), default=str).encode())


def _short(data: bytes) -> str:
    return sha256(data).hexdigest()[:LENGTH]
