"""Which statements stand where an incident is told: around its evidence, or in the same or next paragraph."""

import re
from collections.abc import Sequence

from app.extraction.types import Span

NEAR_CHARS = 1200
"""A statement farther away than this, in characters, is not tied to an incident, whatever the paragraphs."""
_BREAK = re.compile(r"[\r\n\u2028\u2029]\s*")


def paragraphs_between(text: str, left: Span, right: Span) -> int | None:
    """How many paragraph ends lie between two spans; 0 if they overlap, None if they are far apart."""
    if left.overlaps(right):
        return 0
    first, second = sorted((left, right))
    if second.start - first.end > NEAR_CHARS:
        return None
    return len(_BREAK.findall(text, first.end, second.start))


def nearness(text: str, parts: Sequence[Span], evidence: Sequence[Span]) -> int | None:
    """0 in the same paragraph, 1 in the next one; None for anything farther."""
    ends = [paragraphs_between(text, part, span) for part in parts for span in evidence]
    nearest = min((count for count in ends if count is not None), default=None)
    return nearest if nearest is not None and nearest <= 1 else None
