"""Grouping: quotations of one speaker that the text only interrupts are one statement."""

from collections.abc import Sequence

from app.extraction.statements.draft import Draft
from app.extraction.statements.turns import Speaker
from app.extraction.text import Analysis
from app.vocabulary import StatementKind


def last_quoted(found: Sequence[tuple[Draft, Speaker]]) -> tuple[Draft, Speaker] | None:
    """The statement that a quotation may go on from: the last, but for a participle behind a quotation.

    `“A,” she said, | adding that … | “B.”`
    """
    if len(found) > 1:
        (last, its_speaker), (before, speaker) = found[-1], found[-2]
        beside = last.rule.endswith(("-shared", "asked")) or its_speaker.entities == speaker.entities
        if beside and before.sentence == last.sentence and before.kind is StatementKind.DIRECT:
            return found[-2]
    return found[-1] if found else None


def goes_on(analysis: Analysis, before: tuple[Draft, Speaker] | None, draft: Draft, speaker: Speaker) -> bool:
    """Whether a draft belongs to the statement before it.

    `“A,” she said. “B.”` is one statement, and so is a quotation that runs on over paragraphs. In one
    paragraph `“A,” she said. “B,” she added.` is one too; in the next, an attribution begins another.
    """
    if before is None or draft.kind is not StatementKind.DIRECT:
        return False
    earlier, its_speaker = before
    if earlier.kind is StatementKind.INDIRECT or earlier.rule == "according-to":
        return False
    here = analysis.sentences[draft.sentence].paragraph
    there = analysis.sentences[_last_sentence(earlier)].paragraph
    if draft.carried:
        return here - there <= 1 and (earlier.kind is StatementKind.DIRECT or here == there)
    if earlier.kind is not StatementKind.DIRECT or speaker.entities != its_speaker.entities:
        return False
    if here == there:
        return draft.sentence - _last_sentence(earlier) <= 1 and bool(speaker.entities)
    return here - there == 1 and _left_open(analysis, earlier)


def _last_sentence(draft: Draft) -> int:
    return draft.last_sentence if draft.last_sentence >= 0 else draft.sentence


def _left_open(analysis: Analysis, draft: Draft) -> bool:
    """Whether a draft's last quotation was not closed at its paragraph's end."""
    text = analysis.text
    end = draft.parts[-1].end
    paragraph = analysis.paragraphs[analysis.sentences[_last_sentence(draft)].paragraph]
    return end >= paragraph.end and text[end - 1 : end] not in ("”", '"')
