"""Excerpts hold every marked word, at its place, and no more of the text than is allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.excerpts import GAP, Mark, cut, highlighted, room, shown
from app.services.portraits import Excerpt, Sort, Target
from app.services.windows import read

SAID, TOLD = Target("statements", 1), Target("incidents", 2)
TEXT = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def mark(words: str, target: Target = SAID, sort: Sort | None = None, opens: bool = True) -> Mark:
    start = TEXT.index(words)
    sort = sort or (Sort.WORDS if target == SAID else Sort.EVIDENCE)
    return Mark(start, start + len(words), target, sort, opens)


def cut_within(text: str, marks: list[Mark], around: int, share: float) -> tuple[Excerpt, ...]:
    """The excerpts of a page that shows all marks of a text."""
    return cut(read(text), marks, room(read(text), marks, around, share))


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
        ([mark("six")], 12, 1.0, ["…[six]…"]),
        ([mark("six")], 0, 1.0, ["…[six]…"]),
        ([mark("six")], 1000, 1.0, [TEXT.replace("six", "[six]")]),
        ([mark("six"), mark("eight")], 6, 1.0, ["…[six] seven [eight]…"]),
        ([mark("two"), mark("fourteen")], 6, 1.0, ["One [two]…", "…[fourteen]…"]),
        ([mark("fifteen"), mark("One")], 4, 1.0, ["[One]…", "…[fifteen]"]),
        ([mark("six")], 1000, 0.2, ["…[six]…"]),
        ([mark(TEXT[:-8])], 50, 0.1, [f"[{TEXT[:-8]}]…"]),
        ([], 50, 0.5, []),
        ([Mark(80, 200, SAID), Mark(-1, 5, SAID), Mark(9, 9, SAID)], 50, 0.5, []),
    ],
)
def test_excerpts(marks: list[Mark], around: int, share: float, lines: list[str]) -> None:
    assert written(cut_within(TEXT, marks, around, share)) == lines


PROSE = (
    "Late in the day, police unions, allies of Mayor Ann Bell, objected to stops. It rained. "
    "“Nobody told us. Nobody asked,” the chief said; she left. The unions of Riverton met at noon."
)


@pytest.mark.parametrize(
    ("words", "sort", "around", "lines"),
    [
        ("objected", Sort.WORDS, 40, [f"{PROSE[:87]}…".replace("objected", "[objected]")]),
        ("objected", Sort.WORDS, 20, ["…[objected] to stops.…"]),
        ("objected", Sort.WORDS, 33, ["…allies of Mayor Ann Bell, [objected] to stops. It rained.…"]),
        ("rained", Sort.WORDS, 3, ["…It [rained].…"]),
        ("rained", Sort.WORDS, 14, ["…It [rained].…"]),
        ("Nobody told us", Sort.WORDS, 14, ["…It rained. “[Nobody told us].…"]),
        ("Nobody told us", Sort.WORDS, 25,
         ["…It rained. “[Nobody told us]. Nobody asked,” the chief said; she left.…"]),
        ("the chief", Sort.SPEAKER, 16, ["…[the chief] said; she left.…"]),
        ("Ann Bell", Sort.NAME, 33, []),
        ("Ann Bell", Sort.NAME, 36, [f"{PROSE[:87]}…".replace("Ann Bell", "[Ann Bell]")]),
        ("Riverton", Sort.NAME, 20, ["…The unions of [Riverton] met at noon."]),
        ("Riverton", Sort.NAME, 0, []),
    ],
)  # fmt: skip
def test_excerpts_begin_and_end_with_sentences_or_with_a_clause_of_a_longer_one(
    words: str, sort: Sort, around: int, lines: list[str]
) -> None:
    start = PROSE.index(words)
    marked_words = Mark(start, start + len(words), SAID, sort)
    assert written(cut(read(PROSE), [marked_words], around)) == lines


def test_overlapping_records_share_a_segment_and_each_has_one_anchor() -> None:
    sentence = mark("three four five six seven eight", TOLD)
    (excerpt,) = cut(read(TEXT), [mark("four"), sentence, mark("eight")], 4)
    assert [(s.text, s.targets, s.anchors) for s in excerpt.segments if s.targets] == [
        ("three ", (TOLD,), ("incidents-2",)),
        ("four", (SAID, TOLD), ("statements-1",)),
        (" five six seven ", (TOLD,), ()),
        ("eight", (SAID, TOLD), ()),
    ]


@pytest.mark.parametrize(
    ("marks", "share", "characters"),
    [
        ([mark("six")], 0.5, 44),
        ([mark("three"), mark("twelve")], 0.5, 44),
        ([mark(TEXT[:39]), mark("fourteen")], 0.5, 47),
        ([mark(TEXT)], 0.5, len(TEXT)),
    ],
)
def test_excerpts_keep_their_share_unless_the_marked_words_alone_are_more(
    marks: list[Mark], share: float, characters: int
) -> None:
    held = shown(cut_within(TEXT, marks, 1000, share))
    marked_alone = sum(mark.end - mark.start for mark in marks)
    assert held <= characters
    assert held <= share * len(TEXT) or held == marked_alone


WHO, NAME = Target("statements", 1), Target("officials", 7, "dana-six")
SENTENCE = mark("three four five six seven eight", TOLD)


@pytest.mark.parametrize(
    ("marks", "stretches"),
    [
        ([mark("six", WHO, Sort.SPEAKER), mark("seven", WHO, Sort.CUE), mark("eight")],
         [("six", WHO, "speaker"), ("seven", WHO, "cue"), ("eight", WHO, "words")]),
        ([mark("five six", WHO, Sort.SPEAKER), mark("six", NAME, Sort.NAME)],
         [("five ", WHO, "speaker"), ("six", NAME, "name speaker")]),
        ([SENTENCE, mark("four five six"), mark("five", NAME, Sort.NAME)],
         [("three ", TOLD, "evidence"), ("four ", SAID, "words evidence"),
          ("five", NAME, "name words evidence"), (" six", SAID, "words evidence"),
          (" seven eight", TOLD, "evidence")]),
        ([SENTENCE, mark("four", TOLD), mark("six", TOLD)],
         [("three four five six seven eight", TOLD, "evidence")]),
        ([mark("six"), mark("nine", NAME, Sort.NAME, opens=False)], [("six", SAID, "words")]),
        ([mark("six seven eight"), mark("seven", NAME, Sort.NAME, opens=False)],
         [("six ", SAID, "words"), ("seven", NAME, "name words"), (" eight", SAID, "words")]),
        ([mark("six seven"), mark("seven eight", NAME, Sort.NAME, opens=False)],
         [("six seven", SAID, "words")]),
    ],
)  # fmt: skip
def test_spans_that_nest_or_meet_are_parted_and_lead_to_the_nearest_record(
    marks: list[Mark], stretches: list[tuple[str, Target, str]]
) -> None:
    segments = [s for excerpt in cut(read(TEXT), marks, 0) for s in excerpt.segments if s.targets]
    assert [(s.text, s.targets[0], " ".join(s.sorts)) for s in segments] == stretches


def test_a_record_that_no_stretch_leads_to_is_named_where_its_longest_run_ends() -> None:
    marks = [mark("One", TOLD), mark("One"), mark("ten eleven", TOLD), mark("ten eleven")]
    segments = [s for excerpt in cut(read(TEXT), marks, 0) for s in excerpt.segments]
    assert [(s.text, s.references) for s in segments] == [("One", ()), ("ten eleven", (TOLD,))]
    led = [s for excerpt in cut(read(TEXT), [*marks, mark("fifteen", TOLD)], 0) for s in excerpt.segments]
    assert not any(segment.references for segment in led)


def test_no_link_is_a_blank() -> None:
    marks = [mark("six seven eight", TOLD), mark("six", WHO, Sort.SPEAKER), mark("seven eight")]
    segments = [s for excerpt in cut(read(TEXT), marks, 0) for s in excerpt.segments if s.targets]
    assert [(s.text, s.leads) for s in segments] == [("six", True), (" ", False), ("seven eight", True)]
    assert segments[-1].references == (TOLD,)


@pytest.mark.parametrize(
    ("text", "spans", "lines"),
    [
        (
            "He wrote: “We asked,” she said. Then.",
            ("We asked", "she", "said"),
            ["…“[We asked],” [she] [said].…"],
        ),
        ("A one. Two three.", ("one", "Two"), ["…[one]. [Two]…"]),
        ("A one of two three.", ("one", "two"), ["…[one] of [two]…"]),
        (f"A one {'of' * GAP} two three.", ("one", "two"), ["…[one]…", "…[two]…"]),
        ("A ((((((one)))))) two", ("one",), ["…(((([one]))))…"]),
    ],
)
def test_punctuation_beside_a_span_and_a_few_words_between_two_are_shown(
    text: str, spans: tuple[str, ...], lines: list[str]
) -> None:
    marks = [Mark(text.index(words), text.index(words) + len(words), SAID) for words in spans]
    assert written(cut(read(text), marks, 0)) == lines


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
    excerpts = cut_within(text, marks, around, share)
    segments = [segment for excerpt in excerpts for segment in excerpt.segments]
    for segment in segments:
        assert text[segment.start : segment.start + len(segment.text)] == segment.text != ""
    assert [s.start for s in segments] == sorted(s.start for s in segments)
    for target in (SAID, TOLD):
        wanted = {at for m in marks if m.target == target for at in range(m.start, m.end)}
        lit = {s.start + i for s in segments if target in s.targets for i in range(len(s.text))}
        assert lit == wanted
    bare = {at for m in marks for at in range(m.start, m.end)}
    assert highlighted(excerpts) == len(bare)
    held = {s.start + i for s in segments for i in range(len(s.text))}
    beside = "".join("x" if at in held - bare else " " for at in range(len(text)))
    assert len(held) <= share * len(text) or all(len(run) <= GAP for run in beside.split())
    anchors = [anchor for segment in segments for anchor in segment.anchors]
    assert sorted(anchors) == sorted({m.target.anchor for m in marks})


@given(marked(), st.integers(0, 60), st.floats(0.05, 1), st.integers(0, 255))
def test_pages_of_some_records_show_nothing_that_the_page_of_all_does_not(
    given_: tuple[str, list[Mark]], around: int, share: float, chosen: int
) -> None:
    text, marks = given_
    width = room(read(text), marks, around, share)
    some = [one for number, one in enumerate(marks) if chosen >> number & 1]
    whole, part = (
        [s for excerpt in cut(read(text), ones, width) for s in excerpt.segments] for ones in (marks, some)
    )
    places = [{s.start + i for s in ones for i in range(len(s.text))} for ones in (whole, part)]
    assert places[1] <= places[0]
