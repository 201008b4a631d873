"""Excerpts hold every marked word, at its place, and no more of the text than is allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.excerpts import Mark, cut, shown
from app.services.portraits import Excerpt, Target

SAID, TOLD = Target("statements", 1), Target("incidents", 2)
TEXT = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def mark(words: str, target: Target = SAID) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), target)


def written(excerpts: tuple[Excerpt, ...]) -> list[str]:
    """Each excerpt with its highlights in brackets and its cuts as dots."""
    lines = []
    for excerpt in excerpts:
        text = "".join(f"[{s.text}]" if s.targets else s.text for s in excerpt.segments)
        lines.append(f"{'…' if excerpt.cut_before else ''}{text}{'…' if excerpt.cut_after else ''}")
    return lines


@pytest.mark.parametrize(
    ("marks", "around", "share", "lines"),
    [
        ([mark("six")], 12, 1.0, ["…four five [six] seven eight…"]),
        ([mark("six")], 0, 1.0, ["…[six]…"]),
        ([mark("six")], 1000, 1.0, [TEXT.replace("six", "[six]")]),
        ([mark("six"), mark("eight")], 6, 1.0, ["…five [six] seven [eight] nine…"]),
        ([mark("two"), mark("fourteen")], 6, 1.0, ["One [two] three…", "…[fourteen]…"]),
        ([mark("fifteen"), mark("One")], 4, 1.0, ["[One] two…", "…[fifteen]"]),
        ([mark("six")], 1000, 0.2, ["…five [six] seven…"]),
        ([mark(TEXT[:-8])], 50, 0.1, [f"[{TEXT[:-8]}]…"]),
        ([], 50, 0.5, []),
        ([Mark(80, 200, SAID), Mark(-1, 5, SAID), Mark(9, 9, SAID)], 50, 0.5, []),
    ],
)
def test_excerpts(marks: list[Mark], around: int, share: float, lines: list[str]) -> None:
    assert written(cut(TEXT, marks, around, share)) == lines


def test_overlapping_records_share_a_segment_and_each_has_one_anchor() -> None:
    sentence = mark("three four five six seven eight", TOLD)
    (excerpt,) = cut(TEXT, [mark("four"), sentence, mark("eight")], 4, 1.0)
    assert [(s.text, s.targets, s.anchors) for s in excerpt.segments if s.targets] == [
        ("three ", (TOLD,), ("incidents-2",)),
        ("four", (TOLD, SAID), ("statements-1",)),
        (" five six seven ", (TOLD,), ()),
        ("eight", (TOLD, SAID), ()),
    ]


@pytest.mark.parametrize(
    ("marks", "share", "characters"),
    [
        ([mark("six")], 0.5, 44),
        ([mark("three"), mark("twelve")], 0.5, 44),
        ([mark(TEXT[:60]), mark("fourteen")], 0.5, 68),
        ([mark(TEXT)], 0.5, len(TEXT)),
    ],
)
def test_excerpts_keep_their_share_unless_the_marked_words_alone_are_more(
    marks: list[Mark], share: float, characters: int
) -> None:
    held = shown(cut(TEXT, marks, 1000, share))
    marked_alone = sum(mark.end - mark.start for mark in marks)
    assert held <= characters
    assert held <= share * len(TEXT) or held == marked_alone


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab \n“é", min_size=1, max_size=200))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)), max_size=8))
    targets = draw(st.lists(st.sampled_from((SAID, TOLD)), min_size=8, max_size=8))
    return text, [
        Mark(start, min(len(text), start + length), target)
        for (start, length), target in zip(spans, targets, strict=False)
    ]


@given(marked(), st.integers(0, 60), st.floats(0.05, 1))
def test_every_marked_character_is_highlighted_at_its_place(
    given_: tuple[str, list[Mark]], around: int, share: float
) -> None:
    text, marks = given_
    excerpts = cut(text, marks, around, share)
    segments = [segment for excerpt in excerpts for segment in excerpt.segments]
    for segment in segments:
        assert text[segment.start : segment.start + len(segment.text)] == segment.text != ""
    assert [s.start for s in segments] == sorted(s.start for s in segments)
    for target in (SAID, TOLD):
        wanted = {at for m in marks if m.target == target for at in range(m.start, m.end)}
        lit = {s.start + i for s in segments if target in s.targets for i in range(len(s.text))}
        assert lit == wanted
    bare = {at for m in marks for at in range(m.start, m.end)}
    assert shown(excerpts) <= max(share * len(text), len(bare))
    anchors = [anchor for segment in segments for anchor in segment.anchors]
    assert sorted(anchors) == sorted({m.target.anchor for m in marks})
