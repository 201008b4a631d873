"""How much of a text is shown round a span: whole sentences, or as far as a clause where one is too long.

What begins or ends within a sentence may say something else than the sentence does: of “The unions, allies of
Mayor Ann Bell, object” no excerpt begins with the mayor's name.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from app.extraction.text import analyse
from app.extraction.types import Document
from app.extraction.unwrapping import unwrapped

Window = tuple[int, int]
"""A half-open stretch of a text."""

_HUGGED = 4
"""Characters that are no part of a word shown beside a span for its sake: quotation marks, a full stop."""

_CLAUSE_END = re.compile(r"(?:[,;:…—–]|(?<=[a-z]{4})[.!?])[\"”’')\]]{0,4}(?=\s)(?!\s\d)")
"""Where a clause ends, or a sentence within a quotation; neither `Minn.` nor `Jan. 7, 2026`."""
_GAP = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with where its sentences start and end, both in its order."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def around(self, span: Window, room: int) -> Window:
        """The span with whole sentences round it, up to `room` characters either side.

        The sentence it stands in may lean to one side. Of one that is longer, as much as begins or ends with
        a clause; where there is none near enough, the span with the marks that hug it.
        """
        whole = self.sentence(span)
        fits = span[0] - whole[0] + whole[1] - span[1] <= 2 * room
        return (
            min(self._start(span[0], room), whole[0] if fits else span[0]),
            max(self._end(span[1], room), whole[1] if fits else span[1]),
        )

    def sentence(self, span: Window) -> Window:
        """From the start of the sentence that the span begins in to the end of the one that it ends in."""
        first, last = bisect_right(self.starts, span[0]) - 1, bisect_left(self.ends, span[1])
        return (
            min(span[0], self.starts[first]) if first >= 0 and self.ends[first] > span[0] else span[0],
            self.ends[last] if last < len(self.ends) and self.starts[last] < span[1] else span[1],
        )

    def _start(self, at: int, room: int) -> int:
        low = max(0, at - room)
        first = bisect_left(self.starts, low)
        if first < len(self.starts) and self.starts[first] <= at:
            return self.starts[first]
        for match in _CLAUSE_END.finditer(self.text, low, at):
            after = _GAP.match(self.text, match.end(), at)
            if after and after.end() < at:
                return after.end()
        stop = max(0, at - _HUGGED)
        while at > stop and _hugs(self.text[at - 1]):
            at -= 1
        return at

    def _end(self, at: int, room: int) -> int:
        high = min(len(self.text), at + room)
        last = bisect_right(self.ends, high) - 1
        if last >= 0 and self.ends[last] >= at:
            return self.ends[last]
        ends = [match.end() for match in _CLAUSE_END.finditer(self.text, at, high)]
        if ends:
            return ends[-1]
        stop = min(len(self.text), at + _HUGGED)
        while at < stop and _hugs(self.text[at]):
            at += 1
        return at


def read(text: str) -> Prose:
    """The text with its sentences, which never break inside a quotation. Linear; never raises.

    A hard-wrapped text has blanks for the line ends within its paragraphs.
    """
    prose = unwrapped(text)
    spans = [sentence.span for sentence in analyse(Document(prose)).sentences]
    return Prose(prose, tuple(span.start for span in spans), tuple(span.end for span in spans))


def _hugs(character: str) -> bool:
    return not character.isspace() and not character.isalnum()
