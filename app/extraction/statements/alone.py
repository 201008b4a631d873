"""Rules for quotations that nothing beside them attributes: led in to by a colon, signed, or going on."""

from app.extraction.statements.draft import CueHit, Draft, Nature, Source
from app.extraction.statements.lexicon import SUBJECT_PRONOUNS
from app.extraction.statements.page import Page, new_draft, quoted
from app.extraction.statements.phrases import is_person, name_phrase
from app.extraction.statements.shared import main_subject
from app.extraction.statements.sources import subject_after, subject_before
from app.extraction.statements.view import View
from app.extraction.types import Span
from app.vocabulary import StatementKind

MAX_SIGNATURE = 14
"""Tokens of a line under a quotation that says whose it is."""
MIN_NAMED = 4
"""Tokens, marks included, of a quotation behind a name and a colon."""
_DASHES = frozenset(("—", "–", "--", "-", "―"))


def leads(view: View) -> bool:
    """Whether a sentence leads in to what follows it: it ends with a colon outside every quotation."""
    return view.lower[view.stop - 1] == ":" and view.outside(view.stop - 1)


def read_alone(page: Page) -> None:
    """Read a sentence of nothing but quotations: led in to, signed, or going on from the speaker before."""
    view = page.view
    parts = [part for number, _, _ in view.quotes if (part := quoted(view, number)) is not None]
    text = view.people.scene.analysis.text
    if not parts or not (text[parts[-1].end : parts[-1].end + 1] == "," or _has_stop(parts[-1].of(text))):
        return
    draft = _led(page, parts) or _signed(view, parts)
    if draft is None:
        draft = new_draft(view, "quote-alone", StatementKind.DIRECT, parts, None)
        draft.carried = True
    page.add(draft, None, (view.start, view.stop))


def _has_stop(words: str) -> bool:
    """Whether quoted words end a sentence somewhere: a quoted heading does not."""
    return any(mark in words for mark in ".?!…")


def _led(page: Page, parts: list[Span]) -> Draft | None:
    """`In a letter | she wrote: | ¶ “We stayed.”`: the sentence before says who speaks."""
    lead = page.lead
    if lead is None:
        return None
    hit = lead.cues[-1] if lead.cues else None
    source = _subject_of(lead, hit)
    if source is None or not _speaks(lead, source):
        return None
    draft = new_draft(page.view, "lead-before-quote", StatementKind.DIRECT, parts, source)
    draft.cue = lead.span(hit.first, hit.last) if hit is not None else None
    return draft


def _subject_of(lead: View, hit: CueHit | None) -> Source | None:
    if hit is None or hit.participle:
        return main_subject(lead, lead.stop - 1 if hit is None else hit.first)
    return subject_before(lead, hit) or subject_after(lead, hit) or main_subject(lead, hit.first)


def _speaks(view: View, source: Source) -> bool:
    """Whether a subject is somebody, by name or pronoun, or a noun beside a verb of saying."""
    if source.nature is Nature.NAMED:
        return True
    return bool(view.cues) or view.lower[source.head] in SUBJECT_PRONOUNS - {"it"}


def _signed(view: View, parts: list[Span]) -> Draft | None:
    """`“We stayed.” ¶ | — Ana Ruiz, Elm Grove |`: the line below says whose words they are."""
    people, tokens = view.people, view.people.tokens
    if view.stop >= len(tokens.lower) or tokens.lower[view.stop] not in _DASHES:
        return None
    first, last = tokens.bounds[tokens.sentence[view.stop]]
    mention = people.at.get(first + 1)
    if mention is None or mention.first != first + 1 or last - first > MAX_SIGNATURE:
        return None
    source = Source(mention.first, mention.last, Nature.NAMED, mention.last - 1, (mention.first,))
    return new_draft(view, "signed-quote", StatementKind.DIRECT, parts, source)


def read_named(page: Page, place: int) -> None:
    """`The plan found a critic in | Ana Ruiz |: “It will not hold.”`: a name and a colon, without a verb."""
    view = page.view
    number, begin, end = view.quotes[place]
    if begin - 2 < view.start or view.lower[begin - 1] != ":" or end - begin < MIN_NAMED:
        return
    mention, part = view.people.at.get(begin - 2), quoted(view, number)
    if mention is None or part is None or not page.free(begin, end) or not is_person(view.people, begin - 2):
        return
    if mention.last == begin - 1 and _has_stop(part.of(view.people.scene.analysis.text)):
        source = name_phrase(view, mention.first, mention.last)
        draft = new_draft(view, "name-before-quote", StatementKind.DIRECT, [part], source)
        page.add(draft, None, (begin, end))
