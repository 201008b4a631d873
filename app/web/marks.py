"""Quotation marks that are whole on a page where an article's words are cut between them."""

_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'


def balanced(part: str) -> str:
    """The words with the marks that a cut took away; the record's own spans stay as they are.

    `agents are “not trusted,` gets its end, `not trusted” by residents` its beginning.
    """
    unopened = depth = 0
    for mark in part:
        if mark == _OPENING:
            depth += 1
        elif mark == _CLOSING and depth:
            depth -= 1
        elif mark == _CLOSING:
            unopened += 1
    return _OPENING * unopened + _straightened(part) + _CLOSING * depth


def _straightened(part: str) -> str:
    """Straight marks in pairs: behind a word the odd one ends a quotation, else it begins one."""
    if part.count(_STRAIGHT) % 2 == 0:
        return part
    before = part[: part.index(_STRAIGHT)]
    return _STRAIGHT + part if before and not before[-1].isspace() else part + _STRAIGHT
