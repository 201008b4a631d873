"""Where an incident happened: no place of another paragraph, but for the one that covers the article."""

import re
from collections.abc import Sequence

from app.extraction.incidents.agreement import distance
from app.extraction.incidents.events import Event
from app.extraction.incidents.scenes import Scene
from app.extraction.incidents.setting import Setting, happened_in
from app.extraction.places import PlaceMention
from app.extraction.types import Tagged
from app.knowledge.places import GazetteerPlace
from app.vocabulary import DEEDS, IncidentKind, Level, PlaceKind

STATE_WAY = 40
BEFORE_WAY = 100
NO_SCENE_WAY = 200
"""Characters added to the distance of a state, of a place before the words that tell the event, and of one
that is only part of a name or an origin."""
_LISTED = re.compile(r"(?:, ?(?:and|or)?| and| or) ")


def place_of(event: Event, setting: Setting) -> Tagged | None:
    """Where it happened: a speaker's own jurisdiction, else the place its paragraph names, else the lead's.

    A national decision told without a place ("The department rescinded the policy") has none, and no place
    of another paragraph is ever lent to an event.
    """
    speaker = event.speaker
    if event.kind is IncidentKind.PUBLIC_STATEMENT and speaker is not None and speaker.jurisdiction:
        return Tagged(speaker.jurisdiction, speaker.speaker_mention or speaker.parts[0])
    named = _own_place(event, setting)
    if named:
        return _shared(named)
    # "The governor signed the order", in a story from a city, is the state's, whoever else it names.
    is_statewide = event.kind not in DEEDS and "statewide" in event.scenes[0].marks
    if event.kind is IncidentKind.POLICY_DISPUTE and _is_federal_decision(event.scenes[0]):
        return None
    lent = setting.lead if is_statewide else setting.lent_to(event.scenes[0])
    if lent is None:
        return None
    return Tagged(lent.place.state if is_statewide else lent.place.label, lent.span)


def _is_wide(event: Event) -> bool:
    """Whether the whole country, or many cities, act: "Trump cut the grants", "Most mayors agreed"."""
    marks = event.scenes[0].marks
    if event.kind in DEEDS or "statewide" in marks:
        return False
    return not marks.isdisjoint({"national", "several"})


def _is_federal_decision(told: Scene) -> bool:
    """Whether a sentence tells what a federal agency decided: "The directive lets ICE into courts"."""
    levels = {agency.level for agency in told.agencies}
    return levels == {Level.FEDERAL} and told.marks.isdisjoint({"official", "statewide"})


def _own_place(event: Event, setting: Setting) -> Sequence[PlaceMention]:
    """The place of its first sentence, else of the next that tell it there, else of those before it.

    Of a county, the lead's city in it; of a list ("in Reno, Elko and Ely"), all of the list.
    """
    told = event.scenes[0]
    going_on = [scene for scene in event.scenes if scene.sentence.paragraph == told.sentence.paragraph]
    for scene in [told] if _is_wide(event) else [*going_on, *setting.before(told)]:
        places = happened_in(scene, setting.text)
        if places:
            nearest = min(places, key=lambda mention: _way(mention, event))
            city = setting.lead
            if city is not None and _covers(nearest.place, city.place):
                return (city,)
            return _listed(places, places.index(nearest), setting.text)
    return ()


def _listed(places: Sequence[PlaceMention], number: int, text: str) -> Sequence[PlaceMention]:
    """The places of one list around the numbered one: "agents came to Reno, Elko and Ely"."""

    def joined(left: int) -> bool:
        one, other = places[left], places[left + 1]
        is_alike = (one.place.kind is PlaceKind.STATE) is (other.place.kind is PlaceKind.STATE)
        return is_alike and _LISTED.fullmatch(text, one.full.end, other.full.start) is not None

    first = last = number
    while first > 0 and joined(first - 1):
        first -= 1
    while last + 1 < len(places) and joined(last):
        last += 1
    return places[first : last + 1]


def _shared(named: Sequence[PlaceMention]) -> Tagged | None:
    """The one place named, or the state that all of a list lie in; none where they lie in several."""
    states = {mention.place.state for mention in named}
    if len(named) == 1:
        return Tagged(named[0].place.label, named[0].span)
    return Tagged(named[0].place.state, named[0].span) if len(states) == 1 else None


def _way(mention: PlaceMention, event: Event) -> int:
    """How far a place stands from the words that tell the event: before them, or a mere state, is farther."""
    is_state = mention.place.kind is PlaceKind.STATE and event.kind in DEEDS
    is_before = mention.span.end <= event.hit.span.start
    away = STATE_WAY * is_state + BEFORE_WAY * is_before + NO_SCENE_WAY * (not mention.scene)
    return distance(mention.span, event.hit.span) + away


def _covers(place: GazetteerPlace, city: GazetteerPlace) -> bool:
    is_county = place.kind is PlaceKind.COUNTY and place.geoid is not None
    return is_county and place.geoid == city.county_geoid
