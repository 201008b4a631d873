"""Letters behind a name, of a degree, a school or a class: `Ana Ruiz | MD |`, `Ed Lund | ENV ’26 |`."""

from app.extraction.naming.scene import Scene

SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
"""What ends a name and belongs to it."""
MAX_LETTERS = 4
_APOSTROPHES = frozenset(("’", "'", "‘"))


def is_letters(scene: Scene, token: int) -> bool:
    """Whether a word is two to four capital letters, and no number of a generation."""
    word = scene.tokens.words[token]
    capital = word.isupper() and word.isalpha()
    return capital and 2 <= len(word) <= MAX_LETTERS and word.lower() not in SUFFIXES


def past_letters(scene: Scene, token: int, stop: int) -> int:
    """The first token at or after `token`, before `stop`, that is neither letters nor the year of a class."""
    words = scene.tokens.words
    if token < stop and is_letters(scene, token) and token not in scene.agency_at:
        token += 1
    if token + 1 < stop and words[token] in _APOSTROPHES and words[token + 1].isdigit():
        token += 2
    return token
