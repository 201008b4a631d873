"""Which place a name means: the state behind it, the article's other places, distance and population."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from app.extraction.place_candidates import Candidate
from app.knowledge.places import Gazetteer, GazetteerPlace, fold_name
from app.vocabulary import PlaceKind

_FAMOUS = 200_000
"""A city of at least this many people may be meant where nothing around the name says so."""
_KNOWN = 80_000
"""The same where a locative word or a city's own body stands beside the name."""
_STATE_BONUS = 3.0
_NEAR_BONUS = 1.5
_NEAR_KM = 60.0
_MARGIN = 0.5
"""How far, in powers of ten of population, the best place must lead the next: else no place."""


class Evidence(IntEnum):
    """How plainly the words around a name say that it is a place."""

    NONE = 0
    BARE = 1
    BESIDE = 2
    STATED = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What the article has said so far of where it plays."""

    states: Counter[str]
    anchors: Sequence[GazetteerPlace]
    stated: dict[str, GazetteerPlace]


def resolve(
    candidates: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[tuple[Candidate, GazetteerPlace, bool]]:
    """Yield candidates that are places, with the place and whether it is a scene or an actor."""
    evidence = [evidence_of(candidate, gazetteer) for candidate in candidates]
    people = {c.key for c, e in zip(candidates, evidence, strict=True) if e is Evidence.NONE}
    context = context_of(candidates, evidence, gazetteer)
    chosen: dict[str, GazetteerPlace | None] = {}
    sure: set[str] = set(context.stated)
    for candidate, found in zip(candidates, evidence, strict=True):
        if candidate.key not in chosen:
            chosen[candidate.key] = choose(candidate, context)
        place = chosen[candidate.key]
        if found is Evidence.BESIDE and place is not None:
            sure.add(candidate.key)
    for candidate, found in zip(candidates, evidence, strict=True):
        place = _stated_place(candidate) if candidate.state else chosen[candidate.key]
        if place is None or found is Evidence.NONE:
            continue
        if (
            found is Evidence.BARE
            and candidate.key not in sure
            and (
                place.population < _FAMOUS
                or candidate.key in people
                or candidate.key in gazetteer.context.cautious
            )
        ):
            continue
        yield candidate, place, not _part_of_name(candidate, place)


def evidence_of(candidate: Candidate, gazetteer: Gazetteer) -> Evidence:
    """How plainly the words around the name make it a place: `in Duluth`, `Duluth police`, `Mary Duluth`."""
    words = gazetteer.context
    before = [fold_name(word) for word in candidate.before]
    after = fold_name(candidate.after).rstrip(".'")
    if candidate.state:
        return Evidence.STATED
    if after in words.not_after and candidate.after[0].isupper():
        return Evidence.NONE
    near = before[-1] if before else ""
    if near in words.not_before or " ".join(before) in words.not_before:
        return Evidence.NONE
    if near and candidate.before[-1][0].isupper() and near not in words.before:
        return Evidence.NONE
    if after and candidate.after[0].isupper() and after not in words.after:
        return Evidence.NONE
    if candidate.options[0].kind is not PlaceKind.CITY:
        return (
            Evidence.BESIDE
            if candidate.key not in words.cautious or near in words.locative
            else Evidence.BARE
        )
    if near in words.locative or " ".join(before) in ("city of", "town of", "suburb of"):
        return Evidence.BESIDE
    if after in words.after:
        return Evidence.BESIDE
    return Evidence.BARE


def context_of(
    candidates: Sequence[Candidate], evidence: Sequence[Evidence], gazetteer: Gazetteer
) -> Context:
    """States and sure places of the article: stated ones, states by name, and cities without a rival."""
    states: Counter[str] = Counter()
    anchors: dict[str, GazetteerPlace] = {}
    stated: dict[str, GazetteerPlace] = {}
    for candidate, found in zip(candidates, evidence, strict=True):
        if found is Evidence.NONE:
            continue
        place = _stated_place(candidate) if candidate.state else _without_rival(candidate, gazetteer)
        if place is None:
            continue
        states[place.state] += 1
        if place.kind is PlaceKind.CITY:
            anchors[place.slug] = place
        if candidate.state:
            stated[candidate.key] = place
    return Context(states, list(anchors.values()), stated)


def choose(candidate: Candidate, context: Context) -> GazetteerPlace | None:
    """The one place a bare name means in this article; None where two are about as likely."""
    if candidate.key in context.stated:
        return context.stated[candidate.key]
    state = next((place for place in candidate.options if place.kind is PlaceKind.STATE), None)
    if state is not None and candidate.key not in ("new york", "washington"):
        return state
    scored = sorted(
        ((_score(place, context), place.slug, place) for place in candidate.options), reverse=True
    )
    best, _, place = scored[0]
    if best < math.log10(_KNOWN) or (len(scored) > 1 and best - scored[1][0] < _MARGIN):
        return None
    return place


def _score(place: GazetteerPlace, context: Context) -> float:
    score = math.log10(max(place.population, 1))
    if context.states[place.state]:
        score += _STATE_BONUS
    if any(kilometres(place, anchor) < _NEAR_KM for anchor in context.anchors):
        score += _NEAR_BONUS
    return score


def kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Distance over ground, flat-earth: good to a percent within one state."""
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)


def _stated_place(candidate: Candidate) -> GazetteerPlace | None:
    return next((place for place in candidate.options if place.state == candidate.state), None)


def _without_rival(candidate: Candidate, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """A state by its name, or a large city ten times the size of any namesake, if the name is no word."""
    first = candidate.options[0]
    if candidate.key in gazetteer.context.cautious:
        return None
    state = next((place for place in candidate.options if place.kind is PlaceKind.STATE), None)
    if state is not None:
        return state
    if first.population < _KNOWN:
        return None
    rivals = candidate.options[1:]
    return first if all(rival.population * 10 < first.population for rival in rivals) else None


def _part_of_name(candidate: Candidate, place: GazetteerPlace) -> bool:
    return place.kind is PlaceKind.STATE and fold_name(candidate.after) in (
        "state",
        "highway",
        "department",
        "national",
    )
