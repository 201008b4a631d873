"""What a reporting verb takes, and where it begins: a clause, an infinitive, a question, a noun phrase."""

from collections.abc import Callable

from app.extraction.statements.bounds import content_end, content_start, is_clause
from app.extraction.statements.draft import CueHit
from app.extraction.statements.lexicon import (
    CLAUSE_OPENERS,
    FINITE,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.page import BREAKS
from app.extraction.statements.view import View
from app.knowledge.cues import Frame

MAX_ASKED = 10
"""Tokens between "asked" and the word that opens the question."""
MAX_URGED = 14
"""Tokens between "urged" and the "to" behind the one urged."""
QUESTION_WORDS = frozenset(("how", "why", "whether", "what", "which", "if", "where", "when", "who", "whom"))
_NO_CLAUSE = frozenset(("of", "about", "for"))
_OBJECTS = frozenset((Frame.OBJECT, Frame.TOPIC, Frame.PREDICATE))


def content_of(view: View, hit: CueHit) -> tuple[str, int] | None:
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
    return (("urge" if view.lower[first] == "to" else "told"), first) if reports else None


def _clause(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`said | that the van had left`, `argued | the van had left`."""
    first, introduced = content_start(view, hit, recipient=False)
    if introduced or (first < view.stop and view.lower[first] in QUESTION_WORDS):
        return "that-clause", first
    if Frame.ANY_CLAUSE in hit.cue.frames and first < view.stop:
        return "clause", first
    shown = Frame.CLAUSE in hit.cue.frames and is_clause(view, first, content_end(view, first))
    return ("clause", first) if shown else None


def _asked(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`asked | the council | why it had voted`: a question, behind the one who is asked."""
    lower = view.lower
    for token in range(hit.last, min(view.stop, hit.last + MAX_ASKED)):
        if not view.outside(token) or lower[token] in BREAKS or lower[token] in (".", "to"):
            return None
        if lower[token] in QUESTION_WORDS and (token == hit.last or lower[token] != "who"):
            return "question", token
    return None


def _rest(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`vowed | to sue`, `called for | calm`, `called | the raid “a stunt”`."""
    word = view.lower[hit.last]
    if Frame.INFINITIVE in hit.cue.frames and word == "to":
        return "infinitive", hit.last
    if Frame.FOR in hit.cue.frames:
        return "call-for", hit.last
    quotes = hit.cue.frames & _OBJECTS and word not in CLAUSE_OPENERS
    pronoun = word in OBJECT_PRONOUNS and hit.last + 1 < view.stop and not view.outside(hit.last + 1)
    return ("object", hit.last + pronoun) if quotes else None


def names(view: View, first: int) -> bool:
    """Whether a noun phrase begins here: `criticized | the raid`, not `criticized | on Friday`."""
    word = view.lower[first] if first < view.stop else ""
    return word[:1].isalnum() and not (
        word in PREPOSITIONS
        or word in FINITE
        or word in CLAUSE_OPENERS
        or word in TIMES
        or word in SUBJECT_PRONOUNS - {"it"}
        or word in ("to", "not", "that", "as")
    )


def only_named(view: View, hit: CueHit, first: int, last: int) -> bool:
    """Whether nothing is said of whom a verb names: `Ruiz called | Ed Lund and the council |`."""
    if Frame.PREDICATE not in hit.cue.frames or Frame.TOPIC in hit.cue.frames:
        return False
    at = first
    while at < last and view.outside(at) and view.people.scene.capital(at):
        at += 1
    return at > first and (at == last or view.lower[at] in (",", "and", "(", ";"))


def _urged(view: View, hit: CueHit) -> tuple[str, int] | None:
    """`urged | residents to stay`: content from the one urged, if an infinitive follows."""
    for token in range(hit.last + 1, min(view.stop, hit.last + MAX_URGED)):
        word = view.lower[token]
        if word == "to" and view.outside(token) and view.lower[token - 1] != "not":
            first, _ = content_start(view, hit, recipient=False)
            return "urge", first if first < token else hit.last
        if word in (".", ";", ":", "that") or not view.outside(token):
            return None
    return None


_FRAMES: tuple[tuple[frozenset[Frame], Callable[[View, CueHit], tuple[str, int] | None]], ...] = (
    (frozenset((Frame.URGE,)), _urged),
    (frozenset((Frame.QUESTION,)), _asked),
    (frozenset((Frame.RECIPIENT,)), _told),
    (frozenset((Frame.THAT, Frame.CLAUSE, Frame.ANY_CLAUSE)), _clause),
    (frozenset((Frame.INFINITIVE, Frame.FOR)) | _OBJECTS, _rest),
)
"""How each frame is read, in this order; who is told something is told nothing else."""
