"""Patterns match the words they are written for, and nothing else."""

import pytest

from app.knowledge.phrases import PhraseError, PhraseIndex, Words
from tests.timing import cpu_seconds

SLOTS = {"agents": ["ice", "border patrol", "agents/agent"]}


def found(pattern: str, text: str) -> list[str]:
    index = PhraseIndex([(pattern, "x")], SLOTS)
    return [text[hit.start : hit.end] for hit in index.hits(Words(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("raid", "A raid, then another Raid.", ["raid", "Raid"]),
        ("raid", "They raided the braid shop.", []),
        ("detain*", "Detained, detaining: a retained detainer", ["Detained", "detaining", "detainer"]),
        ("stop/halt* ~2 car", "stop the red car", ["stop the red car"]),
        ("stop/halt* ~2 car", "halted that old car", ["halted that old car"]),
        ("stop/halt* ~2 car", "stop the big old red car", []),
        ("stop ~3 car", "They stop. A car waits.", []),
        ("u.s. citizen", "a U.S. citizen", ["U.S. citizen"]),
        ("arrested ~2 citizen", "arrested a U.S. citizen", ["arrested a U.S. citizen"]),
        ("off-duty officer", "an off-duty officer and an off duty officer", ["off-duty officer"]),
        ("didn't ask", "They didn’t ask.", ["didn’t ask"]),
        (
            "{agents} ~1 left",
            "Border Patrol agents left, agents left",
            ["Border Patrol agents left", "agents left", "agents left"],
        ),
        ("287(g)", "a 287(g) pact", ["287(g)"]),
        ("agents ~1 car", "the agents’ old car and the agents' car", ["agents’ old car", "agents' car"]),
        ("agency ~1 car", "the agency’s old car, the agency's car", ["agency’s old car", "agency's car"]),
        ("stop ~2 car", "stop a man’s car", ["stop a man’s car"]),
        ("stop car", "stop ‘car’ and stop ''car''", ["stop ‘car", "stop ''car"]),
        ("stop car", "stop'car", []),
        ("told “police”", "x", None),
    ],
)
def test_a_pattern_matches_what_it_is_written_for(
    pattern: str, text: str, expected: list[str] | None
) -> None:
    if expected is None:
        with pytest.raises(PhraseError):
            found(pattern, text)
    else:
        assert found(pattern, text) == expected


@pytest.mark.parametrize(
    "pattern", ["", "~2 car", "car ~2", "car ~9 red", "ra*", "{nobody} left", "car ~0 red", "&", "car/&"]
)
def test_a_pattern_not_well_formed_is_refused(pattern: str) -> None:
    with pytest.raises(PhraseError):
        PhraseIndex([(pattern, "x")], SLOTS)


def test_only_the_given_stretch_is_looked_at() -> None:
    text = "A raid here. A raid there."
    hits = PhraseIndex([("raid", "x")]).hits(Words(text, 12, len(text)))
    assert [hit.start for hit in hits] == [text.rindex("raid")]


def test_values_at_one_position_are_each_given_once() -> None:
    text = "tear gas was used"
    index = PhraseIndex([("tear gas", "force"), ("tear", "force"), ("tear gas ~1 used", "deed")])
    assert [(hit.value, hit.end) for hit in index.hits(Words(text, 0, len(text)))] == [
        ("force", 8),
        ("deed", 17),
    ]


@pytest.mark.parametrize("letter", ["İ", "ß", "ﬁ", "🚓", "\u2028"])
def test_offsets_hold_behind_letters_that_change_their_length(letter: str) -> None:
    text = f"{letter}{letter} RAID in Ashby"
    hits = PhraseIndex([("raid", "x")]).hits(Words(text, 0, len(text)))
    assert [text[hit.start : hit.end] for hit in hits] == ["RAID"]


@pytest.mark.parametrize("mark", ["'", "’", "' ", "’ ", "a'", "a’"])
def test_marks_repeated_cost_no_more_than_their_number(mark: str) -> None:
    def seconds(count: int) -> float:
        text = f"detained {mark * count} and, citizen"
        return cpu_seconds(lambda: found("detain* ~8 citizen", text))

    assert seconds(64_000) < 10 * seconds(16_000)
