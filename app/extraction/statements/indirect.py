"""Rules for clauses: subject and verb before them, behind them, in their middle; "according to"."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from app.extraction.statements.bounds import content_end, content_start, is_clause
from app.extraction.statements.draft import CueHit, Nature, Source
from app.extraction.statements.lexicon import (
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.page import Page, clause, fragment, kind_of, new_draft
from app.extraction.statements.sources import main_subject, subject_after, subject_before
from app.extraction.statements.view import View, follows_comma
from app.knowledge.cues import Cue, CueKind, Frame

MAX_ASIDE = 7
"""Tokens of an opening phrase that is no content: `On Friday, the mayor said, …`."""
MAX_ACCORDING = 16
"""Tokens of the source after "according to"."""
_ACCORDING = Cue("according", ("to",), CueKind.SPEECH, frozenset((Frame.QUOTE,)))
_QUESTION_WORDS = frozenset(("how", "why", "whether", "what", "if", "where", "when", "who"))
_NO_CLAUSE = frozenset(("to", "of", "about", "for"))
_CLAUSES = frozenset((Frame.CLAUSE, Frame.ANY_CLAUSE))
_BREAKS = frozenset((",", ";", ":", "—", "–", "--"))
_GOES_ELSEWHERE = frozenset(
    ("while", "but", "who", "which", "as", "although", "though", "whose", "where", "when")
)


def read_according(page: Page) -> None:
    """Run the rule for `The dam holds, | according to Ed Lund |`, `| According to Lund |, it holds`."""
    view = page.view
    lower = view.lower
    if "according" not in lower[view.start : view.stop]:
        return
    for token in range(view.start, view.stop - 2):
        if lower[token] != "according" or view.lower[token + 1] != "to" or not view.outside(token):
            continue
        source = _after_according(view, token + 2)
        if source is None or not page.free(token, source.last):
            continue
        if page.drafts or _outer_speaker(view, token):
            for draft in page.drafts:
                draft.via = view.span(source.first, source.last).of(view.people.scene.analysis.text)
            page.take(token, source.last)
            return
        _according(page, token, source)


def _outer_speaker(view: View, before: int) -> bool:
    """Whether the sentence opens with a speaker of its own: `Ana Ruiz said …, according to the Courier`."""
    for hit in view.cues:
        if hit.first < before and Frame.ANY_CLAUSE in hit.cue.frames and not hit.participle:
            source = subject_before(view, hit)
            return source is not None and source.first - view.start <= 3 and hit.first - view.start < 14
    return False


def _according(page: Page, token: int, source: Source) -> None:
    view = page.view
    if all(not view.lower[at][0].isalnum() for at in range(view.start, token)):
        begin = source.last
        while begin < view.stop and view.lower[begin] != ",":
            begin += 1
        ranges = [(begin + 1, content_end(view, begin + 1))] if begin + 1 < view.stop else []
    else:
        ranges = [(_left_edge(page, token), token)]
        after = source.last
        if (
            after + 1 < view.stop
            and view.lower[after] == ","
            and view.lower[after + 1] not in _GOES_ELSEWHERE
        ):
            tail = (after + 1, content_end(view, after + 1))
            if tail[1] - tail[0] > 3 and view.lower[after + 1].endswith("ing"):
                ranges.append(tail)
    parts = [part for first, last in ranges if (part := clause(view, first, last)) is not None]
    if parts and ranges:
        hit = CueHit(token, token + 2, _ACCORDING, False)
        kind = kind_of(view, ranges[0][0], ranges[-1][1])
        page.add(new_draft(view, "according-to", kind, parts, source), hit, *ranges)


def _after_according(view: View, first: int) -> Source | None:
    """The source behind "according to": a name, or a noun phrase up to the next mark."""
    people, lower = view.people, view.lower
    at = first
    while at < min(view.stop, first + 5) and view.outside(at):
        mention = people.at.get(at)
        if mention is not None:
            after = lower[mention.last] if mention.last < view.stop else ""
            if after not in ("'s", "’s") and (
                at == first or people.entities[mention.entity].person or lower[first] == "the"
            ):
                source = Source(first, mention.last, Nature.NAMED, mention.last - 1, (mention.first,))
                return _joined(view, source)
            break
        if lower[at] in _BREAKS or lower[at] in PREPOSITIONS:
            break
        at += 1
    end = first
    while end < min(view.stop, first + MAX_ACCORDING) and lower[end] not in _BREAKS and view.outside(end):
        if lower[end] == "." or lower[end] in ("who", "which", "that"):
            break
        end += 1
    if end == first:
        return None
    head = first
    while head < end and (head == first or lower[head] not in PREPOSITIONS):
        head += 1
    return Source(first, end, Nature.PRONOUN if lower[first] in SUBJECT_PRONOUNS else Nature.NOUN, head - 1)


def _joined(view: View, source: Source) -> Source:
    people = view.people
    if source.last + 1 < view.stop and view.lower[source.last] == "and":
        mention = people.at.get(source.last + 1)
        if mention is not None and people.entities[mention.entity].person:
            return replace(source, last=mention.last, mentions=(*source.mentions, mention.first))
    return source


def _left_edge(page: Page, stop: int) -> int:
    """Where content that ends at a token begins: the sentence's start, or behind what is taken or a `;`."""
    view = page.view
    edge = max([view.start, *(end for end in page.ends if end <= stop)])
    plain = view.plain[bisect_left(view.plain, edge) : bisect_left(view.plain, stop)]
    return next((token + 1 for token in reversed(plain) if view.lower[token] == ";"), edge)


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
        left = _left_edge(page, first - 1)
        if left >= first - 1:
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
        if source is not None and _closes(view, source.last) and not _opens_sentence(view, before, source):
            return source, hit.first, _past_apposition(view, source.last)
    source = before
    if source is None or (not hit.cue.frames & _CLAUSES and not _last_word(view, hit)):
        return None, 0, 0
    start, introduced = content_start(view, hit, Frame.RECIPIENT in hit.cue.frames)
    if introduced:
        return None, 0, 0
    if start > hit.last and view.lower[start - 1] == ",":
        return source, source.first, start - 1
    return source, source.first, start


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
        word in _GOES_ELSEWHERE
        or word == "according"
        or (first in view.cue_at and view.cue_at[first].participle)
    ):
        return []
    if word == "and" and (first + 1 in view.cue_at or first + 2 in view.cue_at):
        return []
    end = content_end(view, first)
    return [(first, end)] if end - first > 1 else []


def read_clauses(page: Page) -> None:
    """Run the rules for `Lund | said | it holds`, `Lund | urged | us to stay`, `…, | adding | that …`."""
    view = page.view
    for hit in view.cues:
        if not page.free(hit.first, hit.last):
            continue
        found = _content(view, hit)
        if found is None:
            continue
        rule, first = found
        last = content_end(view, first)
        if hit.participle or (hit.first > view.start and view.lower[hit.first - 1] in ("and", "but")):
            source = _shared_source(page, hit)
            rule = f"{rule}-shared"
        else:
            source = subject_before(view, hit)
        if source is None or not page.free(first, last):
            continue
        part = fragment(view, first, last) if rule.startswith("object") else None
        part = part or clause(view, first, last)
        kind = kind_of(view, first, last, term=not rule.startswith("object"))
        if part is not None and not (rule.startswith("object") and kind.value != "mixed"):
            page.add(new_draft(view, rule, kind, [part], source), hit, (first, last))


def _shared_source(page: Page, hit: CueHit) -> Source | None:
    """The subject a participle or second verb shares with what stands before it in the sentence."""
    own = subject_before(page.view, hit) if not hit.participle else None
    if own is not None:
        return own
    for draft in reversed(page.drafts):
        if draft.source is not None:
            return draft.source
    return main_subject(page.view, hit.first)


def _content(view: View, hit: CueHit) -> tuple[str, int] | None:
    """Which frame of the cue its sentence fills, and where the content begins."""
    if hit.last >= view.stop:
        return None
    for frames, read in _FRAMES:
        if hit.cue.frames & frames:
            found = read(view, hit)
            if found is not None or Frame.RECIPIENT in frames:
                return found
    return None


def _told(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`told | the council | the van had left`."""
    first, _ = content_start(view, hit, recipient=True)
    reports = first > hit.last and view.stop - first > 1 and view.lower[first] not in _NO_CLAUSE
    return ("told", first) if reports else None


def _clause(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`said | that the van had left`, `argued | the van had left`."""
    first, introduced = content_start(view, hit, recipient=False)
    if introduced or (first < view.stop and view.lower[first] in _QUESTION_WORDS):
        return "that-clause", first
    if Frame.ANY_CLAUSE in hit.cue.frames and first < view.stop:
        return "clause", first
    shown = Frame.CLAUSE in hit.cue.frames and is_clause(view, first, content_end(view, first))
    return ("clause", first) if shown else None


def _rest(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`vowed | to sue`, `called for | calm`, `called | the raid “a stunt”`."""
    word = view.lower[hit.last]
    if Frame.INFINITIVE in hit.cue.frames and word == "to":
        return "infinitive", hit.last
    if Frame.FOR in hit.cue.frames:
        return "call-for", hit.last
    quotes = Frame.OBJECT in hit.cue.frames and word not in CLAUSE_OPENERS
    pronoun = word in OBJECT_PRONOUNS and hit.last + 1 < view.stop and not view.outside(hit.last + 1)
    return ("object", hit.last + pronoun) if quotes else None


def _urged(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`urged | residents to stay`: content from the one urged, if an infinitive follows."""
    for token in range(hit.last + 1, min(view.stop, hit.last + 14)):
        word = view.lower[token]
        if word == "to" and view.outside(token) and view.lower[token - 1] != "not":
            first, _ = content_start(view, hit, recipient=False)
            return "urge", first if first < token else hit.last
        if word in (".", ";", ":", "that") or not view.outside(token):
            return None
    return None


_FRAMES: tuple[tuple[frozenset[Frame], Callable[[View, CueHit], tuple[str, int] | None]], ...] = (
    (frozenset((Frame.URGE,)), _urged),
    (frozenset((Frame.RECIPIENT,)), _told),
    (frozenset((Frame.THAT, Frame.CLAUSE, Frame.ANY_CLAUSE)), _clause),
    (frozenset((Frame.INFINITIVE, Frame.FOR, Frame.OBJECT)), _rest),
)
"""How each frame is read, in this order; who is told something is told nothing else."""
