"""Looking up the words at a place in the text in tables of names: longest first, within a bounded window."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

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
def _lengths(word: str, knowledge: Knowledge) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many words the places', and the agencies', names have that begin with this one, the most first."""
    places, agencies = knowledge.places.lengths, knowledge.agencies.lengths
    written, bare = first_words(word)
    place = sorted({*places.get(written, ()), *places.get(bare, ())}, reverse=True)
    return tuple(place), agencies.get(written) or agencies.get(bare, ())


Opening = tuple[int, tuple[int, ...], tuple[Span, NamedAgency] | None]
"""A capitalised word with which a name of the tables may begin.

Where it starts, how many words the places' names beginning so have, and the agency that is named here.
"""


@lru_cache(maxsize=1)
def openings(analysis: Analysis, knowledge: Knowledge) -> tuple[tuple[Opening, ...], ...]:
    """The openings of each paragraph in text order; kept for the steps that look at one article in turn."""
    text, table = analysis.text, knowledge.agencies
    found = []
    for paragraph in analysis.paragraphs:
        here = []
        for match in _CAPITALISED.finditer(text, *paragraph):
            places, agencies = _lengths(match[0], knowledge)
            if not (places or agencies):
                continue
            start = match.start()
            agency = agency_at(text, start, paragraph.end, agencies, table) if agencies else None
            if places or agency is not None:
                here.append((start, places, agency))
        found.append(tuple(here))
    return tuple(found)


def phrases_at(text: str, start: int, end: int, lengths: Sequence[int]) -> Iterator[str]:
    """The phrases of so many words that begin at `start` and end by `end`; `lengths` fall.

    Each is exactly `text[start:start + len(phrase)]`, line breaks and no-break spaces written as blanks. What
    ends a phrase (punctuation, a possessive) is left out; a full stop is tried first: `D.C.`,
    `Chicago’s` -> `Chicago`.
    """
    window = text[start : min(end, start + WINDOW)]
    if "\n" in window or "\u00a0" in window:
        window = window.translate(_BLANKS)
    parts = window.split(" ", lengths[0]) if lengths else []
    for count in lengths:
        if count > len(parts):
            continue
        written = " ".join(parts[:count])
        hard = written.rstrip(_HARD)
        yield hard
        soft = written.rstrip(_SOFT)
        if len(soft) < len(hard):
            yield soft
        if soft[-2:] in ("'s", "’s"):
            yield soft[:-2]


def agency_at(
    text: str, start: int, end: int, lengths: Sequence[int], table: AgencyTable
) -> tuple[Span, NamedAgency] | None:
    """The agency whose own name, of so many words, begins at `start`: "Border Patrol", "NYPD"."""
    for phrase in phrases_at(text, start, end, lengths):
        key = fold_name(phrase)
        agency = table.surfaces.get(key)
        if agency is not None and (key not in table.capitals or phrase.isupper()):
            return Span(start, start + len(phrase)), agency
    return None
