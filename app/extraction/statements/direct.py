"""Rules for whole quotations: attributed behind, before, in the middle, or not at all."""

from app.extraction.statements.alone import read_alone, read_named
from app.extraction.statements.bounds import content_start
from app.extraction.statements.draft import CueHit, Draft, Source
from app.extraction.statements.lexicon import FINITE
from app.extraction.statements.page import Page, clause, kind_of, new_draft, quoted
from app.extraction.statements.shared import main_subject
from app.extraction.statements.sources import before_verb, subject_after, subject_before
from app.extraction.statements.view import View, follows_comma
from app.extraction.types import Span
from app.knowledge.cues import Frame
from app.vocabulary import StatementKind

MAX_ATTRIBUTION = 30
"""Tokens after a quotation in which its attribution must begin."""
MAX_GAP = 18
"""Tokens between an attribution and the quotation that goes on after it."""
MAX_BEFORE_NAME = 12
"""Tokens of what is said of a speaker before the name."""
MAX_TITLE = 9
"""Tokens of a title in quotation marks, the marks and a comma included."""
_ADDRESSED = frozenset((Frame.RECIPIENT, Frame.QUESTION, Frame.URGE))
_SMALL = frozenset(("and", "the", "of", "a", "in", "on", "to", "for", "with", "'s", "’s", ",", "&"))
_OPENS_QUOTED = frozenset((":", "—", "–", "--", "-"))
_JOINS = frozenset((",", "and", "or", "but", ";", "—", "–"))


def read_quotations(page: Page) -> None:
    """Run the rules for quotations on a sentence, the surest first."""
    view = page.view
    if not view.quotes:
        return
    if _nothing_else(view):
        read_alone(page)
        return
    if view.quotes[0][1] == view.start:
        _quote_first(page)
    for place in range(len(view.quotes)):
        _behind_colon(page, place)
        _cue_first(page, place)
        _cue_between(page, place)
        read_named(page, place)


def _nothing_else(view: View) -> bool:
    return not any(view.lower[token][0].isalnum() for token in view.plain)


def _quote_first(page: Page) -> None:
    """`“We stayed,” | Ana Ruiz said |, “and nobody left.”`: quotation, attribution, perhaps more of it."""
    view = page.view
    count = _joined(view)
    opened = view.quotes[count - 1][2]
    found = attribution(view, opened, min(view.stop, opened + MAX_ATTRIBUTION))
    if found is None:
        return
    hit, source = found
    first = min(hit.first, source.first) if source is not None else hit.first
    between = [token for token in range(opened, first) if view.lower[token][0].isalnum()]
    if not between or _belongs_to_subject(view, opened, first):
        parts = [part for number, _, _ in view.quotes[:count] if (part := quoted(view, number)) is not None]
        kind = StatementKind.DIRECT
    elif follows_comma(view, first):
        part = clause(view, view.start, first)
        parts, kind = [part] if part is not None else [], StatementKind.MIXED
    else:
        return
    if parts:
        draft = new_draft(view, "quote-before-cue", kind, parts, source)
        page.add(draft, hit, (view.start, first))
        _go_on(page, draft, hit, count)


def _behind_colon(page: Page, place: int) -> None:
    """`Ruiz named the need: | “Stay calm,” | she said.`: a quotation of its own behind a colon or dash."""
    view = page.view
    number, begin, end = view.quotes[place]
    part = quoted(view, number)
    text = view.people.scene.analysis.text
    if begin == view.start or view.lower[begin - 1] not in _OPENS_QUOTED or not page.free(begin, end):
        return
    if part is None or not text[part.start].isupper() or any(hit.last == begin - 1 for hit in view.cues):
        return
    found = attribution(view, end, min(view.stop, end + MAX_ATTRIBUTION))
    hit, source = found or (None, None)
    if hit is None or source is None or not page.free(hit.first, hit.last):
        return
    first = min(hit.first, source.first)
    if not any(view.lower[token][0].isalnum() for token in range(end, first)):
        draft = new_draft(view, "quote-before-cue", StatementKind.DIRECT, [part], source)
        page.add(draft, hit, (begin, first))
        _go_on(page, draft, hit, place + 1)


def _belongs_to_subject(view: View, opened: int, first: int) -> bool:
    """Whether the words behind a quotation tell more of who speaks: `“…,” | the chief, | Ana Ruiz said`."""
    closed = view.lower[opened - 1] == "," or view.lower[opened - 2] in (",", "?", "!")
    words = view.lower[opened:first]
    return closed and len(words) <= MAX_BEFORE_NAME and (FINITE - {"'s", "’s"}).isdisjoint(words)


def _is_title(view: View, begin: int, end: int) -> bool:
    """Whether quoted words are a name, as of a programme: all of them with capitals, and no full stop."""
    said = range(begin + 1, end - 1)
    if end - begin > MAX_TITLE or any(view.lower[token] in (".", "?", "!") for token in said):
        return False
    return all(view.tokens.upper[token] or view.lower[token] in _SMALL for token in said)


def _joined(view: View) -> int:
    """How many opening quotations are joined by no more than "and": `“A” and “B,” he said`."""
    count = 1
    for (_, _, end), (_, begin, _) in zip(view.quotes, view.quotes[1:], strict=False):
        if any(view.lower[token] not in _JOINS for token in range(end, begin)):
            break
        count += 1
    return count


def _go_on(page: Page, draft: Draft, hit: CueHit, count: int) -> None:
    """Add the quotation that follows the attribution, if nothing else is said between."""
    view = page.view
    end = max(hit.last, draft.source.last if draft.source is not None else 0)
    for number, begin, last in view.quotes[count:]:
        if begin - end > MAX_GAP or any(end <= other.first < begin for other in view.cues):
            return
        part = quoted(view, number)
        if _is_title(view, begin, last) and view.lower[begin - 1] not in (",", ":"):
            continue
        if part is None or (view.lower[begin - 1] not in (",", ":", ".", "—", "–", "--") and begin - end > 3):
            return
        draft.parts.append(part)
        page.take(begin, last)
        end = last


def attribution(view: View, first: int, stop: int) -> tuple[CueHit, Source | None] | None:
    """The reporting verb behind a quotation and its subject, before the verb or behind it."""
    for hit in view.cues:
        if hit.first < first or hit.first >= stop or hit.participle:
            continue
        if not any(view.lower[token][0].isalnum() for token in range(first, hit.first)):
            return hit, subject_after(view, hit)
        source = subject_before(view, hit)
        if source is not None and source.first >= first:
            return hit, source
        if follows_comma(view, hit.first):
            return hit, subject_after(view, hit)
        return None
    return None


def _cue_first(page: Page, place: int) -> None:
    """`Ana Ruiz said: | “We stayed.” |`: the attribution stands before the quotation."""
    view = page.view
    number, begin, end = view.quotes[place]
    if not page.free(begin, end):
        return
    hit = next((hit for hit in reversed(view.cues) if hit.last <= begin), None)
    if hit is None or not page.free(hit.first, hit.last) or not hit.cue.frames - {Frame.OBJECT, Frame.FOR}:
        return
    start, introduced = content_start(view, hit, bool(hit.cue.frames & _ADDRESSED))
    mark = view.lower[begin - 1]
    if start != begin or (introduced and mark != ":"):
        return
    part = quoted(view, number)
    if part is None or not _whole(view, part, mark, end):
        return
    source = _source_for(page, hit)
    if source is None or _ends_clause(view, source, part):
        return
    parts = [part]
    for other, other_begin, other_end in view.quotes[place + 1 :]:
        more = quoted(view, other)
        if more is None or any(view.lower[token][0].isalnum() for token in range(end, other_begin)):
            break
        parts.append(more)
        end = other_end
    page.add(new_draft(view, "cue-before-quote", StatementKind.DIRECT, parts, source), hit, (begin, end))


def _ends_clause(view: View, source: Source, part: Span) -> bool:
    """Whether a quotation only ends a clause that its attribution parts: `The plan, she said, “is odd.”`."""
    text = view.people.scene.analysis.text
    begun = any(view.lower[token][0].isalnum() for token in range(view.start, source.first))
    first = not any(hit.last <= source.first for hit in view.cues)
    return text[part.start].islower() and begun and first and follows_comma(view, source.first)


def _whole(view: View, part: Span, mark: str, end: int) -> bool:
    """Whether a quotation behind a cue is a sentence of its own, not words built into the reporter's."""
    text = view.people.scene.analysis.text
    begins = mark in (":", ",") or text[part.start].isupper() or text[part.start] in "[(…."
    ends = (
        end >= view.stop
        or view.lower[end] in (",", ".", ";", "—", ")", "and", "but")
        or text[part.end - 1] in ".?!"
    )
    return begins and ends


def _source_for(page: Page, hit: CueHit) -> Source | None:
    if not hit.participle:
        return subject_before(page.view, hit) or _coordinated(page.view, hit)
    from_before = next((draft.source for draft in reversed(page.drafts) if draft.source is not None), None)
    return from_before or main_subject(page.view, hit.first)


def _coordinated(view: View, hit: CueHit) -> Source | None:
    """The subject that a second verb shares with the first: `| Ana Ruiz | said … and added, “We stayed.”`."""
    before = before_verb(view, hit.first)
    if before < view.start or not view.outside(before) or view.lower[before] not in ("and", "but"):
        return None
    earlier = next(
        (other for other in reversed(view.cues) if other.last <= before and not other.participle), None
    )
    return subject_before(view, earlier) if earlier is not None else main_subject(view, hit.first)


def _cue_between(page: Page, place: int) -> None:
    """`That plan, Ana Ruiz said, | “is dead.” |`: left to the rules of clauses unless a whole sentence."""
    view = page.view
    number, begin, end = view.quotes[place]
    if not page.free(begin, end) or view.lower[begin - 1] not in (",", ":") or begin == view.start:
        return
    part = quoted(view, number)
    text = view.people.scene.analysis.text
    if part is None or not text[part.start].isupper() or not _whole(view, part, ",", end):
        return
    found = next((hit for hit in reversed(view.cues) if hit.last <= begin and begin - hit.last <= 8), None)
    if found is None or found.participle or not page.free(found.first, found.last):
        return
    if "that" in view.lower[found.last : begin]:
        return
    source = subject_before(view, found)
    if source is not None and kind_of(view, begin, end) is not StatementKind.INDIRECT:
        page.add(
            new_draft(view, "cue-before-quote", StatementKind.DIRECT, [part], source), found, (begin, end)
        )
