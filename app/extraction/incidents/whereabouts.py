"""Where an incident happened: where its own paragraphs say, else at the place that covers the article."""

import re
from collections.abc import Iterator, Sequence

from app.extraction.incidents.agreement import distance
from app.extraction.incidents.events import Event
from app.extraction.incidents.scenes import Scene
from app.extraction.incidents.setting import Setting, happened_in
from app.extraction.places import PlaceMention
from app.extraction.tactics import Stance
from app.extraction.types import Statement, Tagged
from app.knowledge.places import GazetteerPlace
from app.knowledge.tactics import TacticTable
from app.vocabulary import DEEDS, IncidentKind, Level, PlaceKind

STATE_WAY = 40
BEFORE_WAY = 100
NO_SCENE_WAY = 200
"""Characters added to the distance of a state, of a place before the words that tell the event, and of one
that is only part of a name or an origin."""
_LISTED = re.compile(r"(?:, ?(?:and|or)?| and| or) ")


def place_of(event: Event, setting: Setting, tactics: TacticTable) -> Tagged | None:
    """Where it happened: a speaker's own jurisdiction, else the place its paragraphs name, else the lead's.

    Where the article plays in several places of one state, encounters have the state. A national decision
    told without a place ("The department rescinded the policy") has none.
    """
    if event.kind is IncidentKind.PUBLIC_STATEMENT:
        home = _home_of_speakers(event, setting)
        if home is not None:
            return home
    named = _own_place(event, setting)
    if named:
        return _shared(named)
    # "The governor signed the order", in a story from a city, is the state's, whoever else it names.
    is_statewide = event.kind not in DEEDS and "statewide" in event.scenes[0].marks
    if event.kind is IncidentKind.POLICY_DISPUTE and _is_federal_decision(event.scenes[0]):
        return None
    is_local = is_statewide or _is_about_deed(event, tactics)
    lent = setting.lead if is_local else setting.lent_to(event.scenes[0])
    if lent is not None:
        return Tagged(lent.place.state if is_statewide else lent.place.label, lent.span)
    wider = setting.state if event.kind in DEEDS and setting.lead is None else None
    return None if wider is None else Tagged(wider.place.state, wider.span)


def _home_of_speakers(event: Event, setting: Setting) -> Tagged | None:
    """The jurisdiction of who speaks first, else the one of all who speak where no place is told before them.

    "Agencies backed the raid", then two sheriffs of one state: it is the state's.
    """
    if event.speaker is not None and event.speaker.jurisdiction:
        return _home(event.speaker, event.speaker.jurisdiction)
    if happened_in(event.scenes[0], setting.text):
        return None
    homes = {
        said.jurisdiction: said for scene in event.scenes for said in scene.statements if said.jurisdiction
    }
    states = {home[-2:] for home in homes}
    if len(states) != 1:
        return None
    home, said = next(iter(homes.items()))
    return _home(said, home if len(homes) == 1 else home[-2:])


def _home(said: Statement, jurisdiction: str) -> Tagged:
    return Tagged(jurisdiction, said.speaker_mention or said.parts[0])


def _is_about_deed(event: Event, tactics: TacticTable) -> bool:
    """Whether a statement tells of an act, done somewhere: "The agency said they stormed the gates"."""
    return event.kind is IncidentKind.PUBLIC_STATEMENT and any(
        hit.stance is Stance.ASSERTED and tactics[hit.slug].deed for hit in event.scenes[0].tactics
    )


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
    for scene in [told] if _is_wide(event) else _in_turn(event, setting):
        places = happened_in(scene, setting.text)
        if places:
            nearest = min(places, key=lambda mention: _way(mention, event))
            city = setting.lead
            if city is not None and _covers(nearest.place, city.place):
                return (city,)
            listed = _listed(places, places.index(nearest), setting.text)
            return _of_court(listed, city) if event.kind is IncidentKind.LEGAL_ACTION else listed
    return ()


def _of_court(listed: Sequence[PlaceMention], lead: PlaceMention | None) -> Sequence[PlaceMention]:
    """For "Reno and Elko are suing", in a story from Reno: a suit of several is where the story plays."""
    own = [mention for mention in listed if lead is not None and mention.place.slug == lead.place.slug]
    return own[:1] or listed


def _in_turn(event: Event, setting: Setting) -> Iterator[Scene]:
    """The sentences in which its place is looked for: of encounters in all its paragraphs."""
    told = event.scenes[0]
    yield from (scene for scene in event.scenes if scene.sentence.paragraph == told.sentence.paragraph)
    yield from setting.before(told)
    for scene in event.scenes if event.kind in DEEDS else ():
        if scene.sentence.paragraph != told.sentence.paragraph:
            yield scene
            yield from setting.before(scene)


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
    if len({mention.place.slug for mention in named}) == 1:
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
