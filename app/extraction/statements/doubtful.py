"""A reporting word that may be none: how it stands, whom it may report, and what it may take.

`Ruiz was quick to | say | that …`, `would only | say | that …`, `was | asked | why …`
"""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from app.extraction.statements.bounds import content_end, content_start, is_clause, phrase_end
from app.extraction.statements.draft import CueHit, Nature, Source
from app.extraction.statements.frames import QUESTION_WORDS, names
from app.extraction.statements.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    FINITE,
    MODALS,
    NEGATIONS,
    PERSON_PRONOUNS,
    REFUSALS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.page import Page
from app.extraction.statements.shared import main_subject
from app.extraction.statements.sources import subject_after, subject_at
from app.extraction.statements.view import View
from app.extraction.wordlists import words
from app.knowledge.cues import Frame

MAX_BY = 10
"""Tokens between a passive and its "by"."""
_OPENINGS = words("after before by while when in without since")
_POSSESSIVE = words("'s ’s")
_NOT = ("n't", "n’t")
_AFTER_REFUSAL = words("to from of")
_NOBODY = words("nobody no none neither")
_TAKEN = words("about on of for against with toward towards over at as to into regarding from")
_BEFORE_QUESTION = words("about on for of against")
_NO_THING = words("that which whom ,")
_ADDRESSED = frozenset((Frame.RECIPIENT, Frame.URGE, Frame.QUESTION))


class Standing(StrEnum):
    """How a reporting word stands in its clause."""

    ACTIVE = "active"
    NEGATED = "negated"
    MODAL = "modal"
    INFINITIVE = "infinitive"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    OTHER = "other"


_SPEAKS_OF = frozenset((Standing.ACTIVE, Standing.MODAL))
"""Standings in which a topic is read: not `was criticized | the raid |`, `to attack | Lund |`."""
_REPORTS = frozenset(
    (Standing.ACTIVE, Standing.MODAL, Standing.INFINITIVE, Standing.PASSIVE, Standing.PARTICIPLE)
)
"""Standings in which a word may report: not `has not | said | why …`, `the | report | on …`."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A word that may report: `before` is the token that decides its standing, `way` how its source is found.

    `taken` is what it takes: a that-clause, a question, a topic, from `first` to `last` (half-open).
    """

    hit: CueHit
    standing: Standing
    before: int
    source: Source | None
    way: str
    taken: str
    first: int
    last: int


def doubtful_at(page: Page, token: int) -> Doubtful | None:
    """What may be reported by the word at a token; None if it takes nothing."""
    standing, before = standing_of(page.view, token)
    hit = hit_at(page.view, token) if standing in _REPORTS else None
    if hit is None or hit.last >= page.view.stop or not page.view.outside(hit.last):
        return None
    source, way = _source(page, hit, standing, before)
    if source is not None and page.view.lower[source.first] in _NOBODY:
        return None
    begin = source.last if source is not None and way == "by" else hit.last
    found = _taken(page.view, CueHit(hit.first, begin, hit.cue, hit.participle), standing)
    if found is None:
        return None
    taken, first, last = found
    if taken == "topic" and standing not in _SPEAKS_OF:
        return None
    if source is not None and way in ("behind", "main") and source.first > first:
        last = min(last, source.first - 1)
    apart = source is None or source.last <= first or source.first >= last
    return (
        Doubtful(hit, standing, before, source, way, taken, first, last) if first < last and apart else None
    )


def hit_at(view: View, token: int) -> CueHit | None:
    """The cue at a token, with the longest particle that follows, however it stands."""
    table, lower = view.people.scene.knowledge.cues, view.lower
    for cue in table.speech(lower[token]):
        last = token + 1 + len(cue.particle)
        if tuple(lower[token + 1 : last]) == cue.particle:
            return CueHit(token, last, cue, lower[token] in table.participles)
    return None


def standing_of(view: View, token: int) -> tuple[Standing, int]:
    """How the cue at a token stands, and the token before its adverbs, which decides it."""
    lower, table = view.lower, view.people.scene.knowledge.cues
    before = token - 1
    while before >= view.start and (lower[before] in ADVERBS or lower[before].endswith("ly")):
        before -= 1
    word = lower[before] if before >= view.start and view.outside(before) else ""
    form = lower[token]
    if token in view.cue_at:
        found = Standing.ACTIVE
    elif word in NEGATIONS or word.endswith(_NOT) or _refused(view, before):
        found = Standing.NEGATED
    elif word in MODALS:
        found = Standing.MODAL
    elif word == "to":
        found = Standing.INFINITIVE
    elif word in BE and form in table.pasts:
        found = Standing.PASSIVE
    else:
        found = Standing.PARTICIPLE if form in table.participles else Standing.OTHER
    return found, before


def _refused(view: View, before: int) -> bool:
    """Whether the saying is refused: `Ruiz declined to | say | …`, `stopped short of | saying | …`.

    `before` is the token that stands before the word and its adverbs.
    """
    lower, at = view.lower, before - 1
    if before < view.start or not view.outside(before):
        return False
    if lower[before] not in _AFTER_REFUSAL:
        return lower[before] in REFUSALS
    while at > view.start and (lower[at] in ADVERBS or lower[at] in TIMES or lower[at].endswith("ly")):
        at -= 1
    return at >= view.start and view.outside(at) and lower[at] in REFUSALS


def _source(page: Page, hit: CueHit, standing: Standing, before: int) -> tuple[Source | None, str]:
    """Whose words a cue may report, and the way they were found: one word, for the weights."""
    view = page.view
    if standing is Standing.PASSIVE:
        return _agent(view, hit)
    if standing in _SPEAKS_OF:
        verb = _first_auxiliary(view, before) if standing is Standing.MODAL else hit.first
        own = subject_at(view, verb)
        return (own, "own") if own is not None else _main(view, hit)
    behind = _behind_opening(view, hit)
    if behind is not None:
        return behind, "behind"
    shared = next((draft.source for draft in reversed(page.drafts) if draft.source is not None), None)
    return (shared, "shared") if shared is not None else _main(view, hit)


def _main(view: View, hit: CueHit) -> tuple[Source | None, str]:
    """The subject of the main clause, or the one behind a participle that opens the sentence."""
    found = _behind_opening(view, hit) or main_subject(view, hit.first)
    return found, "main" if found is not None else "none"


def _agent(view: View, hit: CueHit) -> tuple[Source | None, str]:
    """Who is named with "by" behind a passive: `was asked | by | a reporter | why …`."""
    for token in range(hit.last, min(view.stop, hit.last + MAX_BY)):
        if view.lower[token] == "by" and view.outside(token):
            found = subject_after(view, CueHit(token, token + 1, hit.cue, False))
            return found, "by" if found is not None else "none"
    return None, "none"


def _first_auxiliary(view: View, before: int) -> int:
    """The first of the auxiliaries that end at a token: `Ruiz | would | not`."""
    lower = view.lower
    while before > view.start and lower[before - 1] in FINITE | NEGATIONS | ADVERBS:
        before -= 1
    return before


def _behind_opening(view: View, hit: CueHit) -> Source | None:
    """The subject behind a participle that opens the sentence: `Noting that …, | Ruiz | left`."""
    lower, people = view.lower, view.people
    opens = hit.first == view.start or (hit.first - view.start <= 2 and lower[hit.first - 1] in _OPENINGS)
    if not opens:
        return None
    for token in view.plain[bisect_left(view.plain, hit.last + 1) :]:
        if lower[token - 1] != "," or not view.outside(token - 1):
            continue
        mention = people.at.get(token + (lower[token] == "the"))
        if mention is not None:
            return Source(token, mention.last, Nature.NAMED, mention.last - 1, (mention.first,))
        if lower[token] in SUBJECT_PRONOUNS:
            return Source(token, token + 1, Nature.PRONOUN, token)
    return None


def _taken(view: View, hit: CueHit, standing: Standing) -> tuple[str, int, int] | None:
    """What a cue takes, by name, and where it begins and ends."""
    if hit.last >= view.stop:
        return None
    addressed = standing is not Standing.PASSIVE and bool(hit.cue.frames & _ADDRESSED)
    first, introduced = content_start(view, hit, addressed)
    if first >= view.stop:
        return None
    taken, first = _frame(view, hit.last, first, introduced, addressed)
    if taken in ("", "topic") and first < view.stop:
        if not view.outside(first) or view.lower[first] in _NO_THING:
            return None
        return (taken, first, phrase_end(view, first)) if taken else None
    return (taken, first, content_end(view, first)) if first < view.stop else None


def _frame(view: View, begin: int, first: int, introduced: bool, addressed: bool) -> tuple[str, int]:
    """The name of what begins behind a cue, and its first token; an empty name for nothing."""
    lower, word = view.lower, view.lower[begin]
    asks = word in QUESTION_WORDS
    if introduced:
        found = "that", first
    elif asks or lower[first] in QUESTION_WORDS:
        found = "question", begin if asks else first
    elif lower[first if addressed else begin] == "to" and not _names_somebody(view, begin + 1):
        found = "infinitive", begin
    else:
        found = _thing(view, begin, first)
    return found


def _thing(view: View, begin: int, first: int) -> tuple[str, int]:
    """A topic, perhaps behind a preposition, or a clause without "that"; an empty name for neither."""
    lower, word = view.lower, view.lower[begin]
    following = lower[begin + 1] if begin + 1 < view.stop else ""
    if word in _TAKEN:
        asks = word in _BEFORE_QUESTION and following in QUESTION_WORDS
        return ("question" if asks else "topic"), begin + 1
    if word in ADVERBS and following in _TAKEN:
        return "topic", begin + 2
    thing = names(view, begin)
    if thing and not is_clause(view, begin, content_end(view, begin)):
        return "topic", begin
    if is_clause(view, first, content_end(view, first)):
        return "clause", first
    return ("topic" if thing else ""), begin


def _names_somebody(view: View, at: int) -> bool:
    """Whether people stand behind "to", not what is to be done: `spoke to | reporters`."""
    word = view.lower[at] if at < view.stop else ""
    return (
        word in DETERMINERS or word in PERSON_PRONOUNS or (at < view.stop and view.people.scene.capital(at))
    )
