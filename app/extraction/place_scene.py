"""Whether a place is named as an actor or a scene, or only as part of another name, a region or an origin."""

import re

from app.extraction.lookup import first_words, phrases_at
from app.extraction.place_candidates import Candidate
from app.knowledge import Knowledge
from app.knowledge.places import GazetteerPlace, fold_name
from app.vocabulary import PlaceKind

_UNKNOWN_TOWN = re.compile(r"[A-Z][\w.’'-]*,\s$")
_BEHIND = re.compile(r"(?:['’]s?)?,?[ \u00a0]")
_WORD = re.compile(r"[^\s,;:!?()\"“”]+")


def is_scene(text: str, candidate: Candidate, place: GazetteerPlace, knowledge: Knowledge) -> bool:
    """Whether this mention alone would make the place one of the article's jurisdictions.

    A dateline does not: it is where the reporter sat; a scene is named again in the text.
    """
    return not (
        _of_region_or_origin(candidate, place, knowledge)
        or _in_agency(text, candidate, place, knowledge)
        or candidate.dateline
        or _behind_unknown_town(text, candidate, place)
    )


def _of_region_or_origin(candidate: Candidate, place: GazetteerPlace, knowledge: Knowledge) -> bool:
    """For "the Duluth area", "Northern Ohio", "Duluth District Court", "from Duluth", "based in Duluth"."""
    words = knowledge.places.context
    before = [fold_name(word) for word in candidate.before]
    near = before[-1] if before else ""
    if fold_name(candidate.behind).rstrip(".'") in words.background_behind:
        return True
    if near in words.background_before or " ".join(before) in words.background_before:
        return True
    return place.kind is PlaceKind.STATE and near in words.directions


def _in_agency(text: str, candidate: Candidate, place: GazetteerPlace, knowledge: Knowledge) -> bool:
    """For "Ohio State Highway Patrol": a state does not count in such a name."""
    if place.kind is not PlaceKind.STATE:
        return False
    joint = _BEHIND.match(text, candidate.full.end)
    word = _WORD.match(text, joint.end(), candidate.limit) if joint else None
    if word is None:
        return False
    lengths = knowledge.agencies.lengths.get(first_words(word.group())[0], ())
    return any(
        fold_name(phrase) in knowledge.agencies.heads
        for phrase in phrases_at(text, word.start(), candidate.limit, lengths)
    )


def _behind_unknown_town(text: str, candidate: Candidate, place: GazetteerPlace) -> bool:
    """For "Smallville, Kansas,": a state that completes a town the gazetteer does not know."""
    if place.kind is not PlaceKind.STATE or candidate.chained:
        return False
    start = candidate.span.start
    return _UNKNOWN_TOWN.search(text, max(0, start - 24), start) is not None
