"""When two spellings name the same person, place or body: for scoring only, so strict and simple."""

import re

_NOT_LETTERS = re.compile(r"[^a-z; ]")
_SAINT = re.compile(r"\bst\b")


def fold(name: str | None) -> str:
    """Lower case, hyphens as blanks, nothing but letters, blanks and the `;` between joint speakers."""
    return _NOT_LETTERS.sub("", (name or "").lower().replace("-", " ")).strip()


def fold_place(name: str) -> str:
    """`fold` of the name before a comma, with `St.` and `Saint` alike."""
    return _SAINT.sub("saint", fold(name.split(",", maxsplit=1)[0]))


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names are equal, or alike in first and last word (middle names and initials may differ).

    Two missing names are the same: both say that the speaker is not named.
    """
    a, b = fold(one).split(), fold(other).split()
    if a == b:
        return True
    return len(a) > 1 and len(b) > 1 and (a[0], a[-1]) == (b[0], b[-1])
