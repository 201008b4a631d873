"""Cutting an article's text to what a page may show: stretches round spans, highlighted and merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.services.blotting import own_length, said
from app.services.portraits import Excerpt, Segment, Sort, Target
from app.services.windows import Prose, Window

GAP = 30
"""Characters between two spans that are not worth leaving out: `“We asked,” he | added when | asked`."""

_ORDER = {sort: place for place, sort in enumerate(Sort)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span of the text, `0 <= start < end <= len(text)`, and the record that stands on it."""

    start: int
    end: int
    target: Target
    sort: Sort = Sort.WORDS
    opens: bool = True
    """Whether it is shown for its own sake; else it is highlighted only where an excerpt holds it whole."""


def room(prose: Prose, marks: Sequence[Mark], around: int, share: float) -> int:
    """How many characters may be shown either side of each mark: `around`, or less of a short text.

    All that is shown may come to `share` of the text. The marks are shown whatever they come to: where they
    alone are more, nothing is left for what surrounds them. A page that shows some of the marks with the
    room that all of them have shows no more than the page that shows them all.
    """
    inside, most = _inside(prose.text, marks), share * len(prose.text)
    while around and sum(end - start for start, end in _windows(prose, inside, around)) > most:
        around //= 2
    return around


def cut(prose: Prose, marks: Sequence[Mark], around: int) -> tuple[Excerpt, ...]:
    """Excerpts in text order that hold every mark whole, with up to `around` characters either side.

    They begin and end with sentences, or with a clause of one that is longer; a name alone whose sentence is
    longer has none. Neighbours that meet, or that only a few words part, are one excerpt. Of what is blotted
    out in the text they say what stood there.
    """
    text, inside = prose.text, _inside(prose.text, marks)
    seen: set[Target] = set()
    excerpts, remaining = [], list(reversed(inside))
    for start, end in _windows(prose, inside, around):
        here = []
        while remaining and remaining[-1].start < end:
            mark = remaining.pop()
            if start <= mark.start and mark.end <= end:
                here.append(mark)
        joined = _joined(_segments(text, (start, end), here, seen))
        segments = tuple(replace(segment, text=said(segment.text)) for segment in joined)
        excerpts.append(Excerpt(segments, cut_before=start > 0, cut_after=end < len(text)))
    return _referred(excerpts)


def shown(excerpts: Sequence[Excerpt]) -> int:
    """Characters of the text that the excerpts hold, hidden names not counted."""
    return sum(own_length(segment.text) for excerpt in excerpts for segment in excerpt.segments)


def highlighted(excerpts: Sequence[Excerpt]) -> int:
    """Characters of the text that the excerpts hold and some record rests on."""
    return sum(own_length(s.text) for excerpt in excerpts for s in excerpt.segments if s.targets)


def _inside(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks that are spans of this text, in its order."""
    return sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
        key=lambda mark: (mark.start, mark.end, mark.target.noun, mark.target.id),
    )


def _windows(prose: Prose, marks: Sequence[Mark], around: int) -> list[Window]:
    merged: list[Window] = []
    for start, end in sorted(_window(prose, mark, around) for mark in marks if mark.opens):
        if start == end:
            continue
        if merged and start <= merged[-1][1] + GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _window(prose: Prose, mark: Mark, around: int) -> Window:
    """What is shown for the sake of a mark: a name alone is shown in its whole sentence or not at all."""
    span = (mark.start, mark.end)
    start, end = prose.around(span, around)
    if mark.sort is Sort.NAME:
        first, last = prose.sentence(span)
        if first < start or end < last:
            return (start, start)
    return (start, end)


def _segments(text: str, window: Window, marks: Sequence[Mark], seen: set[Target]) -> Iterator[Segment]:
    """The window cut wherever a mark begins or ends; `seen` gathers the targets that have their anchor."""
    edges = sorted({*window, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting, active = list(reversed(marks)), list[Mark]()
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.end > start]
        active.sort(key=lambda mark: _ORDER[mark.sort])
        targets = tuple(dict.fromkeys(mark.target for mark in active))
        sorts = tuple(dict.fromkeys(mark.sort for mark in active))
        anchors = tuple(target.anchor for target in targets if target not in seen)
        seen.update(targets)
        yield Segment(text[start:end], start, targets, sorts, anchors)


def _joined(segments: Iterator[Segment]) -> Iterator[Segment]:
    """Neighbours that are highlighted alike as one: an event's sentence with the place it names."""
    before: Segment | None = None
    for segment in segments:
        if before is None:
            before = segment
        elif (before.targets, before.sorts) == (segment.targets, segment.sorts):
            before = replace(before, text=before.text + segment.text)
        else:
            yield before
            before = segment
    if before is not None:
        yield before


def _referred(excerpts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """Records that no stretch of the page leads to are named where their longest run ends."""
    segments = [segment for excerpt in excerpts for segment in excerpt.segments]
    led = {segment.targets[0] for segment in segments if segment.leads}
    longest: dict[Target, tuple[int, int]] = {}
    running: dict[Target, int] = {}
    for segment in segments:
        running = {target: running.get(target, 0) + len(segment.text) for target in segment.targets}
        for target, length in running.items():
            if target not in led and length > longest.get(target, (0, 0))[0]:
                longest[target] = (length, segment.start)
    ends: dict[int, list[Target]] = {}
    for target, (_, start) in longest.items():
        ends.setdefault(start, []).append(target)
    return tuple(
        replace(excerpt, segments=tuple(
            replace(segment, references=tuple(ends.get(segment.start, ()))) for segment in excerpt.segments
        ))
        for excerpt in excerpts
    )  # fmt: skip
