"""The rules for a verb behind its clause or inside it: `The dam holds, | Ed Lund said |`."""

from app.extraction.statements.bounds import content_end, content_start, is_clause
from app.extraction.statements.draft import CueHit, Nature, Source
from app.extraction.statements.lexicon import (
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    RECIPIENT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.page import GOES_ELSEWHERE, Page, clause, kind_of, left_edge, new_draft
from app.extraction.statements.sources import subject_after, subject_before
from app.extraction.statements.view import View, follows_comma
from app.knowledge.cues import Frame

MAX_ASIDE = 7
"""Tokens of an opening phrase that is no content: `On Friday, the mayor said, …`."""
_CLAUSES = frozenset((Frame.CLAUSE, Frame.ANY_CLAUSE))


def read_postposed(page: Page) -> None:
    """Run the rule for `The dam holds, | Ed Lund said |` and for `The dam, | Ed Lund said |, holds`."""
    view = page.view
    for hit in view.cues:
        if hit.participle or not page.free(hit.first, hit.last) or not _reports_clauses(hit):
            continue
        source, first, after = _postposed_source(view, hit)
        if first > view.start and view.lower[first - 1] == "as":
            first -= 1
        if source is None or first <= view.start + 1 or not follows_comma(view, first):
            continue
        left = left_edge(page, first - 1)
        if left >= first - 1 or _opens_with_speaker(view, left, hit):
            continue
        dropped = _is_aside(view, left, first - 1) or view.lower[first - 2] in CLAUSE_OPENERS
        ranges = [] if dropped else [(left, first - 1)]
        if after < view.stop and view.lower[after] == ",":
            ranges.extend(_behind(page, after + 1))
        elif not _ends(view, after):
            continue
        parts = [part for begin, end in ranges if (part := clause(view, begin, end)) is not None]
        if parts:
            kind = kind_of(view, ranges[0][0], ranges[-1][1])
            rule = "cue-behind-clause" if len(ranges) == 1 else "cue-inside-clause"
            page.add(new_draft(view, rule, kind, parts, source), hit, *ranges)


def _reports_clauses(hit: CueHit) -> bool:
    return bool(hit.cue.frames & {Frame.CLAUSE, Frame.ANY_CLAUSE, Frame.THAT}) and not hit.cue.particle


def _postposed_source(view: View, hit: CueHit) -> tuple[Source | None, int, int]:
    """Source, first token of the attribution, and the token behind it."""
    before = subject_before(view, hit)
    told = Frame.RECIPIENT in hit.cue.frames and Frame.CLAUSE not in hit.cue.frames
    if follows_comma(view, hit.first) and hit.cue.frames & _CLAUSES and not told:
        source = subject_after(view, hit)
        if source is not None and _inverted(view, hit, before, source):
            return source, hit.first, _past_apposition(view, source.last)
    source = before
    if source is None or (not hit.cue.frames & _CLAUSES and not _last_word(view, hit)):
        return None, 0, 0
    if view.lower[hit.last : hit.last + 1] in (["to"], ["upon"]) and not _addresses(view, hit.last + 1):
        return None, 0, 0
    start, introduced = content_start(view, hit, Frame.RECIPIENT in hit.cue.frames)
    if introduced:
        return None, 0, 0
    if start > hit.last and view.lower[start - 1] == ",":
        return source, source.first, start - 1
    return source, source.first, start


def _opens_with_speaker(view: View, left: int, hit: CueHit) -> bool:
    """Whether the words before a verb open with another attribution: `| Ruiz said | it holds, Lund said`."""
    limit = min(hit.first, left + MAX_ASIDE)
    for token in range(left + 1, limit):
        other = view.cue_at.get(token)
        if other is not None and Frame.ANY_CLAUSE in other.cue.frames:
            source = None if other.participle else subject_before(view, other)
            return source is not None and source.first <= left + 1
    return False


def _inverted(view: View, hit: CueHit, before: Source | None, behind: Source) -> bool:
    """Whether the words behind a verb are its subject: `…, said | a man at the gate |`.

    A common noun is one only behind a clause: not in `Aides to Lund, a former mayor, said | their ideas | …`.
    """
    named = behind.nature is not Nature.NOUN or is_clause(view, view.start, hit.first)
    return named and _closes(view, behind.last) and not _opens_sentence(view, before, behind)


def _addresses(view: View, at: int) -> bool:
    """Whether people addressed follow "to", not what is to be done: `said to | reporters`."""
    return at < view.stop and (
        view.lower[at] in RECIPIENT_PRONOUNS or view.lower[at] in DETERMINERS or view.people.scene.capital(at)
    )


def _opens_sentence(view: View, before: Source | None, behind: Source) -> bool:
    """Whether the subject is the name that opens the sentence, not a noun or "it" behind its verb.

    `| Ana Ruiz |, whose brother was stopped, said the agents left.`
    """
    if before is None or before.nature is not Nature.NAMED or behind.nature is Nature.NAMED:
        return False
    opening = view.lower[view.start : min(before.first, view.start + MAX_ASIDE)]
    related = (
        bool(DETERMINERS.intersection(opening[:1]))
        and (len(opening) == 1 or opening[-1] == ",")
        and not FINITE.intersection(opening)
    )
    return not opening or related or _is_aside(view, view.start, before.first - 1)


def _last_word(view: View, hit: CueHit) -> bool:
    """Whether a verb that needs its "that" stands alone: `…, the court held.`, not `a rally held in town`."""
    return hit.last >= view.stop or view.lower[hit.last] in (".", ",", ";")


def _closes(view: View, token: int) -> bool:
    """Whether a subject set behind its verb is complete: no verb of its own follows it."""
    if token >= view.stop or not view.outside(token):
        return True
    word = view.lower[token]
    return word in (",", ".", ";", ")", "?", "—", "who") or word in TIMES or word in PREPOSITIONS


def _past_apposition(view: View, token: int) -> int:
    """Behind what is said of the speaker: `, said Ed Lund, | who leads the League |, and the dam holds`."""
    for at in range(token, view.stop):
        if view.lower[at] in (";", "—") or (
            view.lower[at] == "," and view.lower[min(at + 1, view.stop - 1)] in ("and", "but")
        ):
            return at
    return view.stop


def _ends(view: View, token: int) -> bool:
    """Whether nothing but the sentence's end follows, or words that say when and where it was said."""
    while token < view.stop and (view.lower[token] in (".", ")", "?", "!") or view.lower[token] in TIMES):
        token += 1
    if token >= view.stop:
        return True
    if not view.outside(token):
        return False
    return view.lower[token] in PREPOSITIONS or view.lower[token] in (
        ";",
        "—",
        "while",
        "as",
        "when",
        "but",
        "and",
    )


def _is_aside(view: View, first: int, last: int) -> bool:
    """Whether what stands before an attribution only opens the sentence: `For example`, `On Friday`."""
    word = view.lower[first]
    if last - first > MAX_ASIDE:
        return False
    opens = (
        word in PREPOSITIONS
        or word in TIMES
        or word in ("however", "meanwhile", "still", "instead", "today", "but")
    )
    return opens and not is_clause(view, first, last)


def _behind(page: Page, first: int) -> list[tuple[int, int]]:
    """The rest of a clause behind an attribution set into it, if it goes on there."""
    view = page.view
    if first >= view.stop:
        return []
    if not view.outside(first):
        part = view.lower[first + 1] if first + 1 < view.stop else ""
        if part and view.people.scene.tokens.words[first + 1][0].isupper():
            return []
    word = view.lower[first]
    if (
        word in GOES_ELSEWHERE
        or word == "according"
        or (first in view.cue_at and view.cue_at[first].participle)
    ):
        return []
    if word == "and" and (first + 1 in view.cue_at or first + 2 in view.cue_at):
        return []
    end = content_end(view, first)
    return [(first, end)] if end - first > 1 else []
