"""Looking up the words at a place in the text in tables of names: longest first, within a bounded window."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge import Knowledge
from app.knowledge.agencies import AgencyTable, NamedAgency
from app.knowledge.places import fold_name

_CAPITALISED = re.compile(r"[A-ZÀ-Þ](?<![^\s\"“‘'(\[—–/;:].)[^\s,;:!?()\[\]\"“”—–/]*")
"""A word that begins with a capital, up to a blank or punctuation; full stops and apostrophes belong to it.

The capital comes before the look behind it: so the engine leaps from capital to capital.
"""

WORDS_KEPT = 16_384
"""Capitalised words whose folded forms are kept in memory: a newsroom's vocabulary repeats."""
WINDOW = 72
"""Characters looked at from a name's first letter on; no name of a table is longer."""

_HARD = ',;:!?)]}"”…'
_SOFT = _HARD + ".'’"
_BLANKS = str.maketrans("\n\u00a0", "  ")


@lru_cache(maxsize=WORDS_KEPT)
def first_words(word: str) -> tuple[str, str]:
    """The two forms a first word is filed under: as it stands, and without possessive and full stop."""
    folded = fold_name(word)
    bare = folded[:-2] if folded.endswith("'s") else folded
    return folded, bare.rstrip(".'")


@lru_cache(maxsize=WORDS_KEPT)
def _most_words(word: str, knowledge: Knowledge) -> tuple[int, int]:
    """The most words of a place's, and of an agency's, name that begins with this one, or 0."""
    places, agencies = knowledge.places.longest, knowledge.agencies.longest
    written, bare = first_words(word)
    place = max(places.get(written, 0), places.get(bare, 0))
    return place, agencies.get(written) or agencies.get(bare, 0)


class Opening(NamedTuple):
    """A capitalised word with which a name of the tables may begin.

    `words` are the most that a place's name beginning so has, or 0; `agency` is the one named here.
    """

    start: int
    words: int
    agency: tuple[Span, NamedAgency] | None


@lru_cache(maxsize=1)
def openings(analysis: Analysis, knowledge: Knowledge) -> tuple[tuple[Opening, ...], ...]:
    """The openings of each paragraph in text order; kept for the steps that look at one article in turn."""
    text, table = analysis.text, knowledge.agencies
    found = []
    for paragraph in analysis.paragraphs:
        here = []
        for match in _CAPITALISED.finditer(text, *paragraph):
            words, most = _most_words(match.group(), knowledge)
            start = match.start()
            agency = agency_at(text, Span(start, paragraph.end), most, table) if most else None
            if words or agency is not None:
                here.append(Opening(start, words, agency))
        found.append(tuple(here))
    return tuple(found)


def phrases_at(text: str, room: Span, words: int) -> Iterator[str]:
    """The phrases of at most `words` words that begin at `room.start` and end in `room`, the longest first.

    Each is exactly `text[start:start + len(phrase)]`, line breaks and no-break spaces written as blanks. What
    ends a phrase (punctuation, a possessive) is left out; a full stop is tried first: `D.C.`,
    `Chicago’s` -> `Chicago`.
    """
    window = text[room.start : min(room.end, room.start + WINDOW)]
    if "\n" in window or "\u00a0" in window:
        window = window.translate(_BLANKS)
    parts = window.split(" ", words)[:words]
    for count in range(len(parts), 0, -1):
        written = " ".join(parts[:count])
        hard = written.rstrip(_HARD)
        yield hard
        soft = written.rstrip(_SOFT)
        if len(soft) < len(hard):
            yield soft
        if soft[-2:] in ("'s", "’s"):
            yield soft[:-2]


def agency_at(text: str, room: Span, words: int, table: AgencyTable) -> tuple[Span, NamedAgency] | None:
    """The agency whose own name of at most `words` words begins at `room.start`: "Border Patrol", "NYPD"."""
    for phrase in phrases_at(text, room, words):
        key = fold_name(phrase)
        agency = table.surfaces.get(key)
        if agency is not None and (key not in table.capitals or phrase.isupper()):
            return Span(room.start, room.start + len(phrase)), agency
    return None
