"""The parts of an annotated set: one that rules are developed on, and one that is only ever measured."""

from hashlib import sha256

from app.vocabulary import Part

HELD_BACK_OF = 3
"""One article in this many is held back."""


def held_back(name: str) -> bool:
    """Whether nobody reads the article of this name: the hash of the name decides, so that no choice is ours.

    `name` is the article's id in its set: the stem of its file, or the record's id.
    """
    return int(sha256(name.encode()).hexdigest(), 16) % HELD_BACK_OF == 0


def belongs(name: str, part: Part) -> bool:
    """Whether the article of this name is of the part."""
    return part is Part.ALL or held_back(name) == (part is Part.HELD_BACK)
