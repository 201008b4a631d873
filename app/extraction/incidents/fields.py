"""The fields of an incident, each with the words it rests on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from app.extraction.agencies import AgencyMention
from app.extraction.incidents.agreement import is_of_speaking, one_within_other
from app.extraction.incidents.events import Event
from app.extraction.incidents.scenes import Scene
from app.extraction.places import PlaceMention
from app.extraction.tactics import Stance, first_of_each
from app.extraction.types import Span, Tagged, When
from app.knowledge.places import GazetteerPlace
from app.knowledge.tactics import TacticTable
from app.vocabulary import DEEDS, IncidentKind, Level, PlaceKind, Precision

STATE_WAY = 40
BEFORE_WAY = 100
NO_SCENE_WAY = 200
"""Characters added to the distance of a state, of a place before the words that tell the event, and of one
that is only part of a name or an origin."""
COVERING = 0.4
"""The least share of an article's places, by weight, that are its lead's place or agree with it."""
OPENING = 4
"""Sentences at the head of an article in which a place can be that of the whole article."""
_EXACT = {Precision.DAY: 0, Precision.MONTH: 1, Precision.RANGE: 2, Precision.YEAR: 3, Precision.UNKNOWN: 4}
_HOME = re.compile(r"\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|born|raised|grew up) (?:in|near) $")
_LISTED = re.compile(r"(?:, ?(?:and|or)?| and| or) ")


@dataclass(frozen=True, slots=True)
class Setting:
    """The article's sentences, by paragraph, and the one place its opening covers all of it with."""

    paragraphs: Mapping[int, Sequence[Scene]]
    lead: PlaceMention | None
    agency: AgencyMention | None
    """The only enforcing agency the article names, if it names but one."""
    named: Set[str]
    """The names of all agencies of the article."""
    text: str

    @classmethod
    def of(cls, scenes: Sequence[Scene], text: str, enforcers: Set[str]) -> "Setting":
        """The place named most of all, where the opening names it too and most others agree with it."""
        paragraphs: defaultdict[int, list[Scene]] = defaultdict(list)
        weights: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        named: dict[str, PlaceMention] = {}
        federal: dict[str, AgencyMention] = {}
        for scene in scenes:
            for agency in scene.agencies:
                if agency.name in enforcers:
                    federal.setdefault(agency.slug, agency)
            paragraphs[scene.sentence.paragraph].append(scene)
            early = 3 if scene.sentence.index < OPENING else 1
            for mention in _happened_in(scene, text):
                named.setdefault(mention.place.slug, mention)
                if early > 1:
                    first.setdefault(mention.place.slug, mention)
                weights[mention.place.slug] += early * (1 if mention.place.kind is PlaceKind.STATE else 2)
        lead = first.get(weights.most_common(1)[0][0]) if weights else None
        if lead is not None:
            agreeing = sum(weights[slug] for slug, one in named.items() if one_within_other(one, lead))
            lead = lead if agreeing >= COVERING * weights.total() else None
        only = next(iter(federal.values())) if len(federal) == 1 else None
        agencies = frozenset(agency.name for scene in scenes for agency in scene.agencies)
        return cls(paragraphs, lead, only, agencies, text)

    def before(self, scene: Scene) -> Iterator[Scene]:
        """The sentences before this one in its paragraph, the nearest first."""
        own = self.paragraphs[scene.sentence.paragraph]
        return (other for other in reversed(own) if other.sentence.index < scene.sentence.index)

    def lent_to(self, scene: Scene) -> PlaceMention | None:
        """The lead's place, unless the paragraph speaks of the whole country.

        "Most cities complied. Some stopped honoring detainers" has no place, whatever the lead's.
        """
        if any("national" in told.marks for told in (scene, *self.before(scene))):
            return None
        return self.lead


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
    lent = setting.lead if is_statewide or event.kind in DEEDS else setting.lent_to(event.scenes[0])
    if lent is None:
        return None
    return Tagged(lent.place.state if is_statewide else lent.place.label, lent.span)


def _own_place(event: Event, setting: Setting) -> Sequence[PlaceMention]:
    """The place of its first sentence, else of the next that tell it there, else of those before it.

    Of a county, the lead's city in it; of a list ("in Reno, Elko and Ely"), all of the list.
    """
    told = event.scenes[0]
    going_on = (scene for scene in event.scenes if scene.sentence.paragraph == told.sentence.paragraph)
    for scene in (*going_on, *setting.before(told)):
        places = _happened_in(scene, setting.text)
        if places:
            nearest = min(places, key=lambda mention: _way(mention, event))
            city = setting.lead
            if city is not None and _covers(nearest.place, city.place):
                return (city,)
            return _listed(places, places.index(nearest), setting.text)
    return ()


def _happened_in(scene: Scene, text: str) -> Sequence[PlaceMention]:
    """The sentence's places without homes: "the clerk, who lives in Reno" need not have been there."""
    if not scene.places:
        return ()
    starts = ((mention, mention.span.start) for mention in scene.places)
    return [mention for mention, at in starts if not _HOME.search(text, max(0, at - 16), at)]


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
    return _distance(mention.span, event.hit.span) + away


def _covers(place: GazetteerPlace, city: GazetteerPlace) -> bool:
    is_county = place.kind is PlaceKind.COUNTY and place.geoid is not None
    return is_county and place.geoid == city.county_geoid


def agencies_of_event(event: Event, setting: Setting) -> tuple[Tagged, ...]:
    """Agencies named in the event's sentences; where they name no federal one, its paragraph's first.

    Mere "agents" of an encounter are those of the only enforcing agency the article names, if it is one. The
    police whose chief speaks are named by that: "We were not told," said Chief Pat Doe.
    """
    named = [mention for scene in event.scenes for mention in scene.agencies]
    around = setting.paragraphs[event.scenes[0].sentence.paragraph]
    beside = [mention for scene in around for mention in scene.agencies]
    if event.kind in DEEDS:
        named += beside
    if not any(mention.level is Level.FEDERAL for mention in named):
        federal = [mention for mention in beside if mention.level is Level.FEDERAL]
        named += federal[:1] or ([setting.agency] if setting.agency and event.kind in DEEDS else [])
    tagged = [Tagged(mention.name, mention.span) for mention in named]
    return first_of_each([*tagged, *_speaking(event, setting)])


def _speaking(event: Event, setting: Setting) -> Iterator[Tagged]:
    """The agencies for which somebody speaks in a statement, by the words that name the speaker."""
    if event.kind is IncidentKind.PUBLIC_STATEMENT:
        for said in (said for scene in event.scenes for said in scene.statements):
            if said.organisation in setting.named:
                yield Tagged(said.organisation, said.speaker_mention or said.parts[0])


def tactics_of(event: Event, table: TacticTable) -> tuple[Tagged, ...]:
    """Tactics of the event's sentences; of encounters and deaths only those said to have happened.

    In other events a rule is named also where it is denied ("do not honor detainers"), a deed is not.
    """
    return first_of_each(
        hit.tagged()
        for scene in event.scenes
        for hit in scene.tactics
        if hit.stance is Stance.ASSERTED
        or (event.kind not in DEEDS and not (hit.stance is Stance.NEGATED and table[hit.slug].deed))
    )


def when_of(event: Event, text: str) -> When | None:
    """The date nearest the words that tell the event; in later sentences the most exact one.

    For encounters a date of speaking ("said on Friday") is no date of the event.
    """
    if event.when is not None:
        return event.when
    for number, scene in enumerate(event.scenes):
        is_told = event.kind in DEEDS
        dates = [when for when in scene.dates if not (is_told and is_of_speaking(when, text))]
        if dates and number == 0:
            return min(dates, key=lambda when: _distance(when.span, event.hit.span))
        if dates:
            return min(dates, key=lambda when: (_EXACT[when.precision], when.span.start))
    return None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
