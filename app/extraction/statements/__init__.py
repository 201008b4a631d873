"""Statements: who said what, by rules over sentences, then resolved to speakers."""

from app.extraction.people import People
from app.extraction.statements.according import read_according
from app.extraction.statements.alone import leads
from app.extraction.statements.direct import read_quotations
from app.extraction.statements.draft import Draft
from app.extraction.statements.grouping import goes_on, last_quoted
from app.extraction.statements.indirect import read_clauses, read_nouns
from app.extraction.statements.memory import Memory
from app.extraction.statements.page import Page
from app.extraction.statements.postposed import read_postposed
from app.extraction.statements.speaker import candidates, describe, resolve
from app.extraction.statements.trace import Trace
from app.extraction.statements.transcript import read_transcript
from app.extraction.statements.turns import Speaker, Turn
from app.extraction.statements.view import View, view_sentences
from app.extraction.statements.weighed import read_weighed
from app.extraction.text import Analysis
from app.extraction.types import Span, Statement
from app.knowledge import Knowledge

__all__ = ["find_statements"]

_RULES = (read_quotations, read_according, read_postposed, read_clauses, read_nouns, read_weighed)
"""In this order: what an earlier rule has read, a later one leaves alone."""


def find_statements(
    analysis: Analysis, people: People, knowledge: Knowledge, trace: Trace | None = None
) -> tuple[Statement, ...]:
    """Statements in text order, with exact spans. Linear in the length of the text; never raises.

    Whom a pronoun may mean is noted in `trace`, if one is given.
    """
    memory = Memory(people)
    found: list[tuple[Draft, Speaker]] = []
    turns = read_transcript(people)
    lead: View | None = None
    for view in view_sentences(people, knowledge.cues):
        if view.paragraph in turns:
            continue
        led = lead is not None and lead.number == view.number - 1
        page = Page(view, lead if led else None)
        lead = view if leads(view) else None
        for draft in _drafts(page):
            speaker = resolve(people, memory, draft)
            if trace is not None:
                trace.considered[min(draft.parts)] = candidates(memory, draft)
                trace.weighed[min(draft.parts)] = draft.weighed
                trace.read.append((view, draft))
            if draft.carried and speaker.resolution == "unknown":
                continue
            before = last_quoted(found)
            if goes_on(analysis, before, draft, speaker) and before is not None:
                earlier = before[0]
                earlier.parts.extend(part for part in draft.parts if part.start >= earlier.parts[-1].end)
                earlier.last_sentence = draft.sentence
                continue
            found.append((draft, speaker))
            if draft.source is not None or draft.carried:
                memory.note(_turn(people, draft, speaker))
    found.extend((draft, resolve(people, memory, draft)) for draft in turns.values())
    statements = [_statement(people, draft, speaker) for draft, speaker in found]
    return tuple(sorted(statements, key=lambda statement: statement.parts[0]))


def _drafts(page: Page) -> list[Draft]:
    for rule in _RULES:
        rule(page)
    return sorted(page.drafts, key=lambda draft: draft.parts[0])


def _turn(people: People, draft: Draft, speaker: Speaker) -> Turn:
    source = draft.source
    token = source.first if source is not None else people.tokens.bounds[draft.sentence][0]
    return Turn(speaker, draft.sentence, token, not speaker.plural, _words_of(draft, speaker))


def _words_of(draft: Draft, speaker: Speaker) -> tuple[int, int] | None:
    """The tokens of a draft's source; of one that only goes on, those that name its speaker before it."""
    return (draft.source.first, draft.source.last) if draft.source is not None else speaker.mention


def _statement(people: People, draft: Draft, speaker: Speaker) -> Statement:
    words = _words_of(draft, speaker)
    mention = people.tokens.span(*words) if words is not None else None
    return Statement(
        kind=draft.kind,
        parts=_ordered(draft.parts),
        speaker=describe(people, speaker),
        speaker_mention=mention,
        cue=draft.cue,
        rule=draft.rule,
        role=speaker.role,
        title=speaker.title,
        organisation=speaker.organisation,
        jurisdiction=speaker.jurisdiction,
        reported_via=draft.via,
        resolution=speaker.resolution,
    )


def _ordered(parts: list[Span]) -> tuple[Span, ...]:
    """Parts in text order; one that overlaps the part before is left out."""
    kept: list[Span] = []
    for part in sorted(parts):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return tuple(kept)
