"""The rule for "according to": `The dam holds, | according to Lund |`, `| According to Lund |, it holds`."""

from app.extraction.statements.bounds import content_end, is_clause
from app.extraction.statements.draft import CueHit, Nature, Source
from app.extraction.statements.lexicon import PREPOSITIONS, SUBJECT_PRONOUNS
from app.extraction.statements.page import BREAKS, GOES_ELSEWHERE, Page, clause, kind_of, left_edge, new_draft
from app.extraction.statements.sources import subject_before
from app.extraction.statements.told import outlet_named
from app.extraction.statements.view import View
from app.knowledge.cues import ACCORDING, Cue, CueKind, Frame

MAX_ACCORDING = 16
"""Tokens of the source after "according to"."""
MAX_OPENING = 6
"""Tokens before an "according to" that opens its sentence: `But according to Lund, …`."""
_ACCORDING = Cue(ACCORDING, ("to",), CueKind.SPEECH, frozenset((Frame.QUOTE,)))
_OPENINGS = frozenset(
    ("", "but", "and", "yet", "still", "also", "in addition", "for example", "meanwhile", "however")
)


def read_according(page: Page) -> None:
    """Run the rule for `The dam holds, | according to Ed Lund |`, `| According to Lund |, it holds`."""
    view = page.view
    lower = view.lower
    for token in view.verbless:
        if lower[token] != ACCORDING or token + 2 >= view.stop or lower[token + 1] != "to":
            continue
        source = _after_according(view, token + 2)
        if source is None or not page.free(token, source.last):
            continue
        if page.drafts or _outer_speaker(view, token):
            for draft in page.drafts:
                draft.via = outlet_named(view, source.first, source.last)
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
    if _opens(view, token):
        begin = source.last
        while begin < view.stop and view.lower[begin] != ",":
            begin += 1
        ranges = [(begin + 1, content_end(view, begin + 1))] if begin + 1 < view.stop else []
    else:
        ranges = [(left_edge(page, token), token)]
        after = source.last
        if after + 1 < view.stop and view.lower[after] == "," and view.lower[after + 1] not in GOES_ELSEWHERE:
            tail = (after + 1, content_end(view, after + 1))
            unfinished = not is_clause(view, ranges[0][0], token - 1)
            if tail[1] - tail[0] > 3 and (unfinished or view.lower[after + 1].endswith("ing")):
                ranges.append(tail)
    parts = [part for first, last in ranges if (part := clause(view, first, last)) is not None]
    if parts and ranges:
        hit = CueHit(token, token + 2, _ACCORDING, False)
        kind = kind_of(view, ranges[0][0], ranges[-1][1])
        page.add(new_draft(view, "according-to", kind, parts, source), hit, *ranges)


def _opens(view: View, token: int) -> bool:
    """Whether nothing is said before a token: `| But according to Lund |, the dam holds`."""
    said = [view.lower[at] for at in range(view.start, min(token, view.start + MAX_OPENING))]
    return token - view.start < MAX_OPENING and " ".join(w for w in said if w[0].isalnum()) in _OPENINGS


def _after_according(view: View, first: int) -> Source | None:
    """The source behind "according to": a name, or a noun phrase up to the next mark."""
    people, lower, knowledge = view.people, view.lower, view.people.scene.knowledge
    at = first
    while at < min(view.stop, first + 5) and view.outside(at):
        mention = people.at.get(at)
        if mention is not None:
            after = lower[mention.last] if mention.last < view.stop else ""
            if after not in ("'s", "’s") and (
                at == first or people.entities[mention.entity].person or lower[first] == "the"
            ):
                noun = after in knowledge.names.nouns or after in knowledge.offices.heads
                if noun and people.entities[mention.entity].person:
                    break
                source = Source(first, mention.last + noun, Nature.NAMED, mention.last - 1, (mention.first,))
                return _joined(view, source)
            break
        if lower[at] in BREAKS or lower[at] in PREPOSITIONS:
            break
        at += 1
    end = first
    while end < min(view.stop, first + MAX_ACCORDING) and lower[end] not in BREAKS and view.outside(end):
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
            return source._replace(last=mention.last, mentions=(*source.mentions, mention.first))
    return source
