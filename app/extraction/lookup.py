"""Looking up the words at a place in the text in tables of names: longest first, within a bounded window."""

import re
from collections.abc import Iterator

from app.knowledge.places import fold_name

CAPITALISED = re.compile(r"(?:(?<=^)|(?<=[\s\"“‘'(\[—–/]))[A-ZÀ-Þ][^\s,;:!?()\[\]\"“”—–/]*")
"""A word that begins with a capital, up to a blank or punctuation; full stops and apostrophes belong to it."""

WINDOW = 72
"""Characters looked at from a name's first letter on; no name of a table is longer."""

_HARD = ',;:!?)]}"”…'
_SOFT = _HARD + ".'’"


def first_words(word: str) -> tuple[str, str]:
    """The two forms a first word is filed under: as it stands, and without possessive and full stop."""
    folded = fold_name(word)
    bare = folded[:-2] if folded.endswith("'s") else folded
    return folded, bare.rstrip(".'")


def phrases_at(text: str, start: int, end: int, words: int) -> Iterator[str]:
    """The phrases of at most `words` words that begin at `start`, the longest first.

    Each is exactly `text[start:start + len(phrase)]`; what ends a phrase (punctuation, a possessive) is
    left out, and tried with its full stop before without: `D.C.`, `Chicago’s` -> `Chicago`.
    """
    parts = text[start : min(end, start + WINDOW)].split(" ", words)[:words]
    for count in range(len(parts), 0, -1):
        written = " ".join(parts[:count])
        hard = written.rstrip(_HARD)
        yield hard
        soft = written.rstrip(_SOFT)
        if len(soft) < len(hard):
            yield soft
        if soft[-2:] in ("'s", "’s"):
            yield soft[:-2]
