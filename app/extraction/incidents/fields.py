"""The fields of an incident, each with the words it rests on."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.extraction.agencies import AgencyMention
from app.extraction.incidents.events import Event
from app.extraction.incidents.scenes import Scene
from app.extraction.places import PlaceMention
from app.extraction.tactics import Stance, first_of_each
from app.extraction.types import Span, Tagged, When
from app.knowledge.places import GazetteerPlace
from app.knowledge.tactics import TacticTable
from app.vocabulary import IncidentKind, Level, PlaceKind, Precision

STATE_WAY = 40
BEFORE_WAY = 100
"""Characters added to the distance of a state, and of a place before the words that tell the event."""
_TOLD = (IncidentKind.ENCOUNTER, IncidentKind.DEATH)
_EXACT = {Precision.DAY: 0, Precision.MONTH: 1, Precision.RANGE: 2, Precision.YEAR: 3, Precision.UNKNOWN: 4}
_SAID_THEN = re.compile(
    r"\b(?:said|told|says|wrote|announced|statement|conference|interview)\W+(?:\w+\W+){0,2}$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the article as a whole takes place, and the federal agency it is about."""

    place: PlaceMention | None
    agency: AgencyMention | None

    @classmethod
    def of(cls, scenes: Sequence[Scene]) -> "Setting":
        """The place and agency named most; early mentions count more, and cities more than states."""
        weights: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        agencies: Counter[str] = Counter()
        first_agency: dict[str, AgencyMention] = {}
        for scene in scenes:
            early = 3 if scene.sentence.index < 4 else 1
            for mention in scene.places:
                first.setdefault(mention.place.slug, mention)
                weights[mention.place.slug] += early * (1 if mention.place.kind is PlaceKind.STATE else 2)
            for agency in scene.agencies:
                if agency.level is Level.FEDERAL:
                    first_agency.setdefault(agency.slug, agency)
                    agencies[agency.slug] += early
        return cls(
            first[weights.most_common(1)[0][0]] if weights else None,
            first_agency[agencies.most_common(1)[0][0]] if agencies else None,
        )


def place_of(event: Event, setting: Setting) -> Tagged | None:
    """Where it happened: a speaker's own jurisdiction, else the sentences' place, else the article's.

    A national decision told without a place ("The department rescinded the policy") has none.
    """
    speaker = event.speaker
    if event.kind is IncidentKind.PUBLIC_STATEMENT and speaker is not None and speaker.jurisdiction:
        return Tagged(speaker.jurisdiction, speaker.speaker_mention or speaker.parts[0])
    chosen = _own_place(event, setting)
    if chosen is None and (event.kind in _TOLD or "national" not in event.scenes[0].marks):
        chosen = setting.place
    return Tagged(chosen.place.label, chosen.span) if chosen else None


def _own_place(event: Event, setting: Setting) -> PlaceMention | None:
    """The place of the first sentence that names one; of a county, the article's city in it."""
    for scene in event.scenes:
        if scene.places:
            nearest = min(scene.places, key=lambda mention: _way(mention, event))
            city = setting.place
            return city if city is not None and _covers(nearest.place, city.place) else nearest
    return None


def _way(mention: PlaceMention, event: Event) -> int:
    """How far a place stands from the words that tell the event: before them, or a mere state, is farther."""
    is_state = mention.place.kind is PlaceKind.STATE and event.kind in _TOLD
    is_before = mention.span.end <= event.hit.span.start
    return _distance(mention.span, event.hit.span) + STATE_WAY * is_state + BEFORE_WAY * is_before


def _covers(place: GazetteerPlace, city: GazetteerPlace) -> bool:
    is_county = place.kind is PlaceKind.COUNTY and place.geoid is not None
    return is_county and place.geoid == city.county_geoid


def agencies_of_event(event: Event, setting: Setting) -> tuple[Tagged, ...]:
    """Agencies named in the event's sentences; where an encounter names mere "agents", the article's."""
    named = [mention for scene in event.scenes for mention in scene.agencies]
    has_federal = any(mention.level is Level.FEDERAL for mention in named)
    if event.kind in _TOLD and not has_federal and setting.agency is not None:
        named.append(setting.agency)
    return first_of_each(Tagged(mention.name, mention.span) for mention in named)


def tactics_of(event: Event, table: TacticTable) -> tuple[Tagged, ...]:
    """Tactics of the event's sentences; of encounters and deaths only those said to have happened.

    In other events a rule is named also where it is denied ("do not honor detainers"), a deed is not.
    """
    return first_of_each(
        hit.tagged()
        for scene in event.scenes
        for hit in scene.tactics
        if hit.stance is Stance.ASSERTED
        or (event.kind not in _TOLD and not (hit.stance is Stance.NEGATED and table[hit.slug].deed))
    )


def when_of(event: Event, text: str) -> When | None:
    """The date nearest the words that tell the event; in later sentences the most exact one.

    For encounters a date of speaking ("said on Friday") is no date of the event.
    """
    for number, scene in enumerate(event.scenes):
        is_told = event.kind in _TOLD
        dates = [when for when in scene.dates if not (is_told and _is_of_speaking(when, text))]
        if dates and number == 0:
            return min(dates, key=lambda when: _distance(when.span, event.hit.span))
        if dates:
            return min(dates, key=lambda when: (_EXACT[when.precision], when.span.start))
    return None


def _is_of_speaking(when: When, text: str) -> bool:
    return bool(_SAID_THEN.search(text[max(0, when.span.start - 40) : when.span.start]))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
