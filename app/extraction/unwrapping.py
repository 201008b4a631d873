"""Texts whose lines were broken at a width, as mail has them: each paragraph in one line again."""

import re
from collections.abc import Iterator
from itertools import pairwise

WIDTHS = (40, 110)
"""Characters of the longest line that another line of its paragraph follows."""
FULL = 0.75
"""A line is full if, with the next line's first word, it would reach this share of the longest."""
FULL_SHARE = 0.8
"""A text is hard-wrapped if at least this share of the lines that others follow is full."""
ENDED_SHARE = 0.5
"""But not if more of these end a sentence: then each sentence has a line of its own."""
LEAST_LINES = 3
"""Fewer lines that others follow tell nothing."""
BEYOND_SHARE = 0.05
"""Lines that may be longer than the widest, such as addresses of pages, of all lines."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDS = ("\n", "\r\n", "\r")


def unwrapped(text: str) -> str:
    """The text with blanks for the line ends within its paragraphs, if it is plainly hard-wrapped.

    "The chief said agents had stopped⏎her officer." is one line then. What is returned is as long as the
    text, so that offsets hold in both. Lines that are not full, such as those of a list, stay lines. Linear.
    """
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    followed = list(_followed(text, lines))
    if len(followed) < LEAST_LINES or not _is_of_lines(text, lines, followed):
        return text
    width = max(_length(text, line) for line, _ in followed)
    full = [(line, behind) for line, behind in followed if _is_full(text, line, behind, width)]
    if len(full) < FULL_SHARE * len(followed):
        return text
    parts, at = [], 0
    for (_, end), (start, _) in full:
        parts += [text[at:end], " " * (start - end)]
        at = start
    return "".join([*parts, text[at:]])


_Line = tuple[int, int]


def _followed(text: str, lines: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Each line with the next, if no blank line and no indentation stands between them."""
    for line, behind in pairwise(lines):
        is_indented = text[behind[0]].isspace() and not text[line[0]].isspace()
        if not is_indented and text[line[1] : behind[0]] in _ENDS:
            yield line, behind


def _is_of_lines(text: str, lines: list[_Line], followed: list[tuple[_Line, _Line]]) -> bool:
    """Whether no more than a few lines are long, and whether sentences run over line ends."""
    low, high = WIDTHS
    longest = max(_length(text, line) for line, _ in followed)
    beyond = sum(end - start > high for start, end in lines)
    ended = sum(text[start:end].rstrip()[-1] in '.!?”"' for (start, end), _ in followed)
    return (
        low <= longest <= high
        and beyond <= BEYOND_SHARE * len(lines)
        and ended <= ENDED_SHARE * len(followed)
    )


def _length(text: str, line: _Line) -> int:
    """The length of a line; 0 for one long word, which could not be broken."""
    words = text[slice(*line)].strip()
    return len(words) if " " in words else 0


def _is_full(text: str, line: _Line, behind: _Line, width: int) -> bool:
    word = text[slice(*behind)].split(maxsplit=1)[0]
    return len(text[slice(*line)].strip()) + 1 + len(word) > FULL * width
