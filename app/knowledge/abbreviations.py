"""Words whose full stop is part of them, and whether a sentence may end with it: `data/abbreviations.csv`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.config import ROOT
from app.knowledge.tables import KnowledgeError, read_csv

COLUMNS = ("word", "ends", "token")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")


class Ends(StrEnum):
    """Whether a sentence may end with an abbreviation's full stop."""

    NEVER = "never"
    """Something always follows: `Mr.`"""
    SOMETIMES = "sometimes"
    """It does where a usual first word follows: `… in the U.S. The van …`"""
    BEFORE_NUMBER = "not before a number"
    """The stop is its own before a number only: `No. 5`, but `They said no.`"""


@dataclass(frozen=True, slots=True, eq=False)
class Abbreviations:
    """The table, and the pattern of those that are one token with their stop, written as in the table."""

    ends: dict[str, Ends]
    """By the word in lower case, without its last stop."""
    token: str
    """A regular expression's source; it matches nothing where the table has no such word."""


def load_abbreviations(path: Path) -> Abbreviations:
    """Read `word,ends,token`: the word without its last stop, when a sentence ends there, `yes` or nothing.

    Raises `KnowledgeError` naming file and line for the first thing that is wrong.
    """
    ends: dict[str, Ends] = {}
    tokens = []
    for line, row in read_csv(path, COLUMNS):
        word = row["word"]
        if not _WORD.fullmatch(word):
            raise KnowledgeError(path, line, f"word is {word!r}, not letters without a last full stop")
        if word.lower() in ends:
            raise KnowledgeError(path, line, f"{word!r} stands here a second time")
        if row["ends"] not in set(Ends):
            raise KnowledgeError(path, line, f"ends is {row['ends']!r}, not one of {', '.join(Ends)}")
        if row["token"] not in ("", "yes"):
            raise KnowledgeError(path, line, f"token is {row['token']!r}, not yes or nothing")
        ends[word.lower()] = Ends(row["ends"])
        if row["token"]:
            tokens.append(word)
    return Abbreviations(ends, _any_of(tokens))


@cache
def own_abbreviations() -> Abbreviations:
    """Those that come with the package, read once. Raises `KnowledgeError`."""
    return load_abbreviations(ROOT / "data" / "abbreviations.csv")


def _any_of(written: Iterable[str]) -> str:
    """One of these words and a full stop; their first letters stand ahead: most places fail at once."""
    listed = sorted(written, key=lambda word: (-len(word), word))
    if not listed:
        return r"(?!)"
    first = "".join(sorted({word[0] for word in listed}))
    return rf"(?=[{first}])(?:{'|'.join(map(re.escape, listed))})\."
