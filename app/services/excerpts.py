"""Cutting an article's text to what a page may show: stretches round spans, highlighted and merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.services.portraits import Excerpt, Segment, Target


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span of the text, `0 <= start < end <= len(text)`, and the record that stands on it."""

    start: int
    end: int
    target: Target


Window = tuple[int, int]


def cut(text: str, marks: Sequence[Mark], around: int, share: float) -> tuple[Excerpt, ...]:
    """Excerpts in text order that hold every mark, with up to `around` characters either side.

    Where that would come to more than `share` of the text, less is shown round each mark; the marks
    themselves are always whole. Neighbours that meet are one excerpt; words are not cut through.
    """
    inside = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
        key=lambda mark: (mark.start, mark.end, mark.target.noun, mark.target.id),
    )
    windows = _windows(text, inside, around)
    while around and sum(end - start for start, end in windows) > share * len(text):
        around //= 2
        windows = _windows(text, inside, around)
    seen: set[Target] = set()
    excerpts, remaining = [], list(reversed(inside))
    for start, end in windows:
        here = []
        while remaining and remaining[-1].start < end:
            here.append(remaining.pop())
        segments = tuple(_segments(text, (start, end), here, seen))
        excerpts.append(Excerpt(segments, cut_before=start > 0, cut_after=end < len(text)))
    return tuple(excerpts)


def shown(excerpts: Sequence[Excerpt]) -> int:
    """Characters of the text that the excerpts hold."""
    return sum(len(segment.text) for excerpt in excerpts for segment in excerpt.segments)


def _windows(text: str, marks: Sequence[Mark], around: int) -> list[Window]:
    merged: list[Window] = []
    for mark in marks:
        start, end = _word_start(text, mark.start, around), _word_end(text, mark.end, around)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _word_start(text: str, at: int, around: int) -> int:
    """The first beginning of a word at most `around` characters before `at`; `at` where there is none."""
    if at <= around:
        return 0
    for start in range(at - around, at):
        if text[start - 1].isspace() and not text[start].isspace():
            return start
    return at


def _word_end(text: str, at: int, around: int) -> int:
    """The last end of a word at most `around` characters behind `at`; `at` where there is none."""
    if at + around >= len(text):
        return len(text)
    for end in range(at + around, at, -1):
        if text[end].isspace() and not text[end - 1].isspace():
            return end
    return at


def _segments(text: str, window: Window, marks: Sequence[Mark], seen: set[Target]) -> Iterator[Segment]:
    """The window cut wherever a mark begins or ends; `seen` gathers the targets that have their anchor."""
    edges = sorted({*window, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting, active = list(reversed(marks)), list[Mark]()
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.end > start]
        targets = tuple(dict.fromkeys(mark.target for mark in active))
        anchors = tuple(target.anchor for target in targets if target not in seen)
        seen.update(targets)
        yield Segment(text[start:end], start, targets, anchors)
