"""The outlet that somebody spoke to, to which the article so traces the words back."""

from app.extraction.statements.draft import CueHit, Source
from app.extraction.statements.view import View
from app.knowledge.cues import Frame
from app.vocabulary import Role

MAX_WAY = 12
"""Tokens between a reporting word and the outlet spoken to."""
_SPOKEN_TO = frozenset(("with", "to", "on"))
_ENDS = frozenset((",", ";", ":", ".", "—", "–", "--", "that", "(", ")"))


def outlet_told(view: View, hit: CueHit, source: Source | None, stop: int) -> str | None:
    """The outlet named behind a verb and before token `stop`; None if there is none, or it is this one.

    `told | the Elm Grove Courier |`, `said in an interview with | the Courier |`, `said on | KXYZ |`.
    """
    first = max(hit.last, source.last if source is not None else 0)
    for token in range(first, min(view.stop, stop, first + MAX_WAY)):
        if not view.outside(token) or view.lower[token] in _ENDS:
            return None
        mention = view.people.at.get(token)
        if mention is None or mention.first != token:
            continue
        entity = view.people.entities[mention.entity]
        before = token - 2 if view.lower[token - 1] == "the" else token - 1
        told = before == hit.last - 1 and Frame.RECIPIENT in hit.cue.frames
        if not entity.person and entity.role is Role.MEDIA and (told or view.lower[before] in _SPOKEN_TO):
            own = view.people.scene.analysis.document.outlet
            return None if own is not None and _fold(own) == _fold(entity.name) else entity.name
    return None


def _fold(outlet: str) -> str:
    return outlet.casefold().strip().removeprefix("the ")
