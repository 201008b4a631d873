"""Ten kinds of text that nobody would print: time stays flat for each character, and spans stay exact."""

import pytest

from app.extraction.pipeline import extract
from app.extraction.types import Document, Extraction, Span
from app.knowledge import Knowledge
from tests.extraction.hostile import KINDS, hostile
from tests.timing import cpu_seconds

SHORT, LONG = 10_000, 2_000_000
FLAT = 3.0
"""How many times the time of a character may be greater in the long text: chance and caches, not growth."""


def broken(extraction: Extraction, text: str) -> list[Span]:
    """Spans that lie outside the text, and parts of one statement that overlap or are out of order."""
    wrong = []
    for statement in extraction.statements:
        end = 0
        for part in statement.parts:
            if not end <= part.start < part.end <= len(text):
                wrong.append(part)
            end = part.end
        others = filter(None, (statement.cue, statement.speaker_mention))
        wrong += [span for span in others if not 0 <= span.start < span.end <= len(text)]
    evidence = [span for incident in extraction.incidents for span in incident.evidence]
    return wrong + [span for span in evidence if not 0 <= span.start < span.end <= len(text)]


@pytest.mark.parametrize("kind", KINDS)
def test_time_a_character_is_flat_and_spans_are_exact(kind: str, knowledge: Knowledge) -> None:
    found: list[Extraction] = []

    def seconds(text: str, times: int) -> float:
        return cpu_seconds(lambda: found.append(extract(Document(text), knowledge)), times)

    short, long = hostile(kind, SHORT), hostile(kind, LONG)
    each = seconds(short, 3) / SHORT

    assert seconds(long, 1) / LONG < FLAT * each
    assert broken(found[0], short) + broken(found[-1], long) == []


def test_spans_that_are_wrong_are_seen(knowledge: Knowledge) -> None:
    text = "“We were not told,” said Mayor Ana Ruiz of Fresno."
    extraction = extract(Document(text), knowledge)

    assert extraction.statements
    assert broken(extraction, text) == []
    assert broken(extraction, text[:10]) != []
