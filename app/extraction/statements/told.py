"""The outlet that somebody spoke to, to which the article so traces the words back."""

from app.extraction.agency_forms import initials
from app.extraction.statements.draft import CueHit, Source
from app.extraction.statements.view import View
from app.knowledge.cues import Frame
from app.vocabulary import Role

MAX_WAY = 12
"""Tokens between a reporting word and the outlet spoken to."""
MAX_OPENING = 18
"""Tokens of a phrase before the subject in which an outlet is spoken to."""
_OPENS = frozenset(("in", "on", "during", "speaking", "asked", "appearing"))
_SPOKEN = frozenset(
    (
        "interview", "interviews", "appearance", "statement", "article", "column", "op-ed", "speaking",
        "appearing", "asked", "report", "email", "letter", "remarks", "comments",
    )
)  # fmt: skip
"""What tells that an opening phrase names where somebody spoke: `In | remarks | to the Courier,`."""
_SPOKEN_TO = frozenset(("with", "to", "on"))
_ENDS = frozenset((",", ";", ":", ".", "—", "–", "--", "that", "(", ")"))


def outlet_told(view: View, hit: CueHit, source: Source | None, stop: int) -> str | None:
    """The outlet that words go back to; None if there is none, or it is this one.

    Named behind the verb and before token `stop` (`told | the Elm Grove Courier |`, `said on | KXYZ |`), or
    where the sentence opens (`In an interview with | the Courier |, Ana Ruiz said`).
    """
    first = max(hit.last, source.last if source is not None else 0)
    for token in range(first, min(view.stop, stop, first + MAX_WAY)):
        if not view.outside(token) or view.lower[token] in _ENDS:
            break
        before = token - 2 if view.lower[token - 1] == "the" else token - 1
        told = before == hit.last - 1 and Frame.RECIPIENT in hit.cue.frames
        if told or view.lower[before] in _SPOKEN_TO:
            outlet = _outlet_at(view, token)
            if outlet is not None:
                return outlet
    return _spoken_to_before(view, source.first) if source is not None else None


def _spoken_to_before(view: View, subject: int) -> str | None:
    """The outlet of an opening phrase: `During a Monday interview on | KXYZ |, Ana Ruiz said`."""
    start = view.start + (view.lower[view.start] in ("but", "and"))
    if view.lower[start] not in _OPENS:
        return None
    spoken = False
    for token in range(start + 1, min(subject, start + MAX_OPENING)):
        if not view.outside(token) or view.lower[token] == ",":
            return None
        spoken = spoken or view.lower[token] in _SPOKEN
        outlet = _outlet_at(view, token) if spoken else None
        if outlet is not None:
            return outlet
    return None


def outlet_named(view: View, first: int, last: int) -> str | None:
    """The outlet named last in a source's words: `an account in | the Courier |`, `| the Post |`."""
    return next((name for token in range(last - 1, first - 1, -1) if (name := _outlet_at(view, token))), None)


def _outlet_at(view: View, token: int) -> str | None:
    """The outlet whose name begins at a token, if it is another than the article's own."""
    mention = view.people.at.get(token)
    if mention is None or mention.first != token:
        return None
    entity = view.people.entities[mention.entity]
    if entity.person or entity.role is not Role.MEDIA:
        return None
    own = view.people.scene.analysis.document.outlet
    forms = {_fold(name) for name in (entity.name, *entity.aliases)} | {initials(entity.name).casefold()}
    return None if own is not None and _fold(own) in forms else entity.name


def _fold(outlet: str) -> str:
    return outlet.casefold().strip().removeprefix("the ")
