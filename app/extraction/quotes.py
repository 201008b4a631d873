"""Quotations: one forward pass over the quote marks of a paragraph, curly, straight, mixed or typewritten."""

import re
from collections.abc import Iterator

from app.extraction.types import Span

MAX_DEPTH = 8
"""Opening marks kept waiting for their close; a text of nothing but marks stays linear."""

_DOUBLE = re.compile(r"[“”„‟\"«»`'](?:(?<![`'])|(?<=`)`|(?<=')')")
"""The mark comes before the look behind it: so the engine leaps from mark to mark."""
_SINGLE = re.compile(r"[‘’]")
_OPENING_CONTEXT = frozenset("([{—–-/‘'…:\u200b\ufeff")
_CLOSING_CONTEXT = frozenset(".,;:!?)]}—–-/’'…")
_OPENERS = frozenset(("“", "„", "‟", "``", "«"))
_CLOSERS = frozenset(("”", "''", "»"))


def find_quotes(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Outermost quotations, marks included, in text order; linear in the length of the paragraphs.

    A quotation left open runs to its paragraph's end, as the first does in `"We stayed. ¶ "Then we left,"
    Ana Ruiz said.`. A text without double marks may quote with ‘single’ ones.
    """
    pattern = _DOUBLE if _DOUBLE.search(text) else _SINGLE
    found: list[Span] = []
    for paragraph in paragraphs:
        found.extend(_in_paragraph(text, paragraph, pattern))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, pattern: re.Pattern[str]) -> list[Span]:
    """Pair marks with a stack; what stays open at the end gives way to the pairs inside it."""
    waiting: list[tuple[int, int]] = []
    done: list[Span] = []
    for start, end, mark in _marks(text, paragraph, pattern):
        opens, closes = _sides(text, (start, end), mark, paragraph)
        if waiting and closes:
            begin, kept = waiting.pop()
            del done[kept:]
            done.append(Span(begin, end))
        elif opens and len(waiting) < MAX_DEPTH:
            waiting.append((start, len(done)))
    for begin, kept in waiting[:1]:
        if len(done) == kept and paragraph.end - begin > 2 and text[begin] != "‘":
            done.append(Span(begin, paragraph.end))
    return done


def _marks(text: str, paragraph: Span, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        yield match.start(), match.end(), match.group()


def _sides(text: str, at: tuple[int, int], mark: str, paragraph: Span) -> tuple[bool, bool]:
    """Whether a mark may open and may close a quotation, by its shape and by what stands beside it."""
    before = text[at[0] - 1] if at[0] > paragraph.start else " "
    after = text[at[1]] if at[1] < paragraph.end else " "
    free_before = before.isspace() or before in _OPENING_CONTEXT
    free_after = after.isspace() or after in _CLOSING_CONTEXT
    if mark in _OPENERS:
        closes = free_after and not free_before
        return not closes, closes
    if mark in _CLOSERS:
        return free_before and not free_after, True
    if mark == "‘":
        return free_before and not free_after, False
    if mark == "’":
        return False, free_after and not before.isspace()
    if at[0] == paragraph.start or (before.isspace() and not after.isspace()):
        return True, False
    return free_before and not after.isspace(), not before.isspace() or after.isspace()
