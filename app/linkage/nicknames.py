"""Given names and their short forms, read once from `data/nicknames.csv`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv
from app.linkage.folding import name_words

COLUMNS = ("formal", "short")
Nicknames = Mapping[str, frozenset[str]]
"""Short forms and the names each may stand for."""


@lru_cache(maxsize=4)
def load_nicknames(path: Path) -> dict[str, frozenset[str]]:
    """Short forms and the names each may stand for.

    Raises `KnowledgeError` for a row whose names are not one lower-case word
    each.
    """
    formal: dict[str, set[str]] = {}
    for line, row in read_csv(path, COLUMNS):
        for column in COLUMNS:
            if name_words(row[column]) != (row[column],):
                raise KnowledgeError(path, line, f"{column} must be one lower-case word")
        formal.setdefault(row["short"], set()).add(row["formal"])
    return {short: frozenset(names) for short, names in formal.items()}
