"""From scenes to events: which sentences tell one, and which of them tell the same one."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.extraction.incidents.agreement import dates_agree, day_named, is_of_speaking, places_agree
from app.extraction.incidents.scenes import Scene, TriggerHit
from app.extraction.tactics import Stance
from app.extraction.types import Span, Statement, When
from app.knowledge.triggers import Need
from app.vocabulary import DEEDS, IncidentKind, Role

REACH = 8
"""A sentence joins an event told at most so many sentences before it."""
ENCOUNTER_REACH = 4
"""The same for encounters: farther on, the next stop or arrest is mostly another one."""
OPEN = 24
"""Only so many of the latest events are looked at for one that a sentence goes on telling."""
MAX_TRIGGERS = 30
"""Triggers of one sentence that are compared with one another; later ones are left out."""
NEAR = 1
"""Sentences before and behind in which naming the agents is enough."""
MAX_EVIDENCE = 8
"""Sentences kept as evidence of one event."""
HISTORY = timedelta(days=450)
"""Encounters longer before publication are background, not the article's event."""

_SEVERAL = re.compile(r"\b(?:killings|deaths|shootings|were)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|his|her|their)|['’]s?) $", re.IGNORECASE)
_LAWSUIT = "lawsuit-or-charges"
_OPINING = {Role.JUDGE, Role.ACADEMIC}
"""Who speaks of stops and arrests in general, not of one: "Agents soon release them, the judge wrote"."""
_UNOFFICIAL = {Role.NONE, Role.OTHER, Role.ADVOCATE, Role.ACADEMIC, Role.MEDIA, Role.FEDERAL_OFFICIAL}


@dataclass(slots=True)
class Event:
    """An event being put together: its scenes in text order, the first of them the one that told it."""

    kind: IncidentKind
    hit: TriggerHit
    scenes: list[Scene] = field(default_factory=list)
    speaker: Statement | None = None
    when: When | None = None
    """Its date, where its sentence tells several events, each with a date of its own."""

    @property
    def last(self) -> int:
        """The number of the last sentence that tells it."""
        return self.scenes[-1].sentence.index

    def add(self, scene: Scene) -> None:
        """Take the sentence as evidence, up to a limit."""
        if self.scenes[-1] is not scene and len(self.scenes) < MAX_EVIDENCE:
            self.scenes.append(scene)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that tells an event, and the event's date where the sentence tells several."""

    scene: Scene
    when: When | None = None


def events_of(scenes: Sequence[Scene], text: str, published: date | None) -> list[Event]:
    """Events in the order of their first sentence; those long before publication are left out."""
    events: list[Event] = []
    for number, scene in enumerate(scenes):
        hits: Sequence[TriggerHit] = ()
        if scene.triggers:
            around = scenes[max(0, number - NEAR) : number + 1 + NEAR]
            hits = list(_telling(scene, any(near.is_federal for near in around)))
        for hit in hits:
            for when in _own_dates(hit, scene, text):
                event = _same(events, hit, Told(scene, when), text)
                if event is None:
                    events.append(Event(hit.trigger.kind, hit, [scene], _voice(scene), when))
                else:
                    event.add(scene)
        if not hits:
            _follow(events, scene, text)
    return [event for event in events if not _is_history(event, published)]


def _own_dates(hit: TriggerHit, scene: Scene, text: str) -> Sequence[When | None]:
    """One event, or one for each day of a sentence that tells several deaths.

    "Agents killed a driver on Jan. 3 and a second man on Jan. 9" tells two.
    """
    days = {name: when for when in scene.dates for name in [day_named(when, text)] if name}
    several = "another" in scene.marks or _SEVERAL.search(hit.span.of(text)) is not None
    if hit.trigger.kind is not IncidentKind.DEATH or not several or len(days) < 2:
        return (None,)
    return list(days.values())


def _telling(scene: Scene, is_federal: bool) -> Iterator[TriggerHit]:
    """The first trigger of each kind that tells an event in this sentence.

    `is_federal`: federal enforcement is named in it or close by.
    """
    if "background" in scene.marks:
        return
    is_opinion = any(said.role in _OPINING for said in scene.statements)
    hits = [hit for hit in scene.triggers if hit.stance is Stance.ASSERTED and not hit.quoted][:MAX_TRIGGERS]
    hits = [hit for hit in hits if not any(_swallows(other.span, hit.span) for other in hits)]
    telling: dict[IncidentKind, TriggerHit] = {}
    for hit in hits:
        if is_opinion and hit.trigger.kind in DEEDS:
            continue
        if hit.trigger.kind not in telling and _has_need(hit, hits, scene, is_federal):
            telling[hit.trigger.kind] = hit
    yield from (hit for hit in telling.values() if not _is_told_with(hit, telling))


def _is_told_with(hit: TriggerHit, telling: Container[IncidentKind]) -> bool:
    """Whether a sentence tells it only as part of another event: a dispute that is spoken or sued about.

    "The chief told the council that ICE arrested two people without notice" tells the arrest, and neither a
    statement nor a dispute besides; a press conference, or a law passed that day, is an event of its own.
    """
    larger = DEEDS if hit.trigger.beside else ()
    if hit.trigger.kind is IncidentKind.POLICY_DISPUTE:
        larger = (*larger, IncidentKind.LEGAL_ACTION, IncidentKind.PUBLIC_STATEMENT)
    return any(kind in telling for kind in larger)


def _swallows(longer: Span, span: Span) -> bool:
    """Whether a longer phrase says it already: "shot and killed" tells a death, not also a shooting."""
    return longer.overlaps(span) and longer.end - longer.start > span.end - span.start


def _has_need(hit: TriggerHit, hits: Sequence[TriggerHit], scene: Scene, is_federal: bool) -> bool:
    """Whether the sentence names what the trigger needs beside it."""
    match hit.trigger.needs:
        case Need.FEDERAL:
            return is_federal
        case Need.ALONE:
            return is_federal and all(other.trigger.kind is hit.trigger.kind for other in hits)
        case Need.PLACED:
            # "Departments put out statements on the crackdown" tells the statements alone.
            says = any(other.trigger.needs is Need.OFFICIAL for other in hits) and "official" in scene.marks
            return is_federal and bool(scene.places) and not says
        case Need.FRICTION:
            return is_federal or _has_tactic(scene)
        case Need.OFFICIAL:
            # "In a letter, the mayors asked agents to stop" is theirs, whoever is read as its speaker.
            is_official = "official" in scene.marks and not any(said.speaker for said in scene.statements)
            return (is_federal or _has_tactic(scene)) and (is_official or _official(scene) is not None)


def _has_tactic(scene: Scene) -> bool:
    return any(hit.slug != _LAWSUIT for hit in scene.tactics)


def _official(scene: Scene) -> Statement | None:
    """The sentence's first statement by a local or state official or body."""
    return next((s for s in scene.statements if s.role not in _UNOFFICIAL), None)


def _voice(scene: Scene) -> Statement | None:
    """The sentence's first statement by a local or state official or body, else by a federal one."""
    federal = (said for said in scene.statements if said.role is Role.FEDERAL_OFFICIAL)
    return _official(scene) or next(federal, None)


def _same(events: Sequence[Event], hit: TriggerHit, told: Told, text: str) -> Event | None:
    """The latest event of the kind that the sentence does not contradict, or the one of its very day.

    Farther than `REACH` only the same day makes two sentences tell one event; so it is of a sentence that
    says "a second man", "in another case".
    """
    scene = told.scene
    for event in reversed(events[-OPEN:]):
        if event.kind is not hit.trigger.kind or not places_agree(event.scenes, scene):
            continue
        if event.kind is IncidentKind.PUBLIC_STATEMENT and not _same_speaker(event, scene):
            continue
        days = _days(event.kind, event.scenes, event.when, text)
        own = _days(event.kind, [scene], told.when, text)
        if days and own:
            if days & own:
                return event
            continue
        reach = ENCOUNTER_REACH if event.kind is IncidentKind.ENCOUNTER else REACH
        is_new = scene.sentence.index - event.last > reach or _is_other_person(event, hit, scene)
        if "another" in scene.marks or (is_new and not _is_told_before(hit, text)):
            continue
        if dates_agree(event.scenes, scene):
            return event
    return None


def _is_told_before(hit: TriggerHit, text: str) -> bool:
    """Whether the words point back at an event told already: "the arrest", "Doe's arrest"."""
    start = hit.span.start
    is_noun = hit.trigger.needs is Need.ALONE or hit.trigger.kind is IncidentKind.LEGAL_ACTION
    return is_noun and _DEFINITE.search(text, max(0, start - 12), start) is not None


def _days(kind: IncidentKind, scenes: Sequence[Scene], own: When | None, text: str) -> set[str]:
    """The days named in the sentences, as the text has them, or the event's own alone.

    Of encounters without the days on which somebody spoke of them.
    """
    dates = [own] if own is not None else [when for scene in scenes for when in scene.dates]
    if kind in DEEDS:
        dates = [when for when in dates if not is_of_speaking(when, text)]
    return {name for when in dates for name in [day_named(when, text)] if name}


def _is_other_person(event: Event, hit: TriggerHit, scene: Scene) -> bool:
    """Whether a later paragraph tells of someone new: "Agents arrested a cook", then "stopped two nurses"."""
    if hit.trigger.kind is not IncidentKind.ENCOUNTER:
        return False
    before = frozenset(word for told in event.scenes for word in told.newcomers)
    is_later = scene.sentence.paragraph != event.scenes[-1].sentence.paragraph
    return is_later and bool(before) and bool(scene.newcomers) and before.isdisjoint(scene.newcomers)


def _same_speaker(event: Event, scene: Scene) -> bool:
    """Two officials' statements are two events, though one paper reports both.

    So is one of "Most departments have put out statements" and what the first of them says.
    """
    ours, theirs = event.speaker, _voice(scene)
    if ours is None and theirs is not None and "several" in event.scenes[0].marks:
        return False
    return ours is None or theirs is None or ours.speaker == theirs.speaker


def _follow(events: Sequence[Event], scene: Scene, text: str) -> None:
    """Add a sentence that goes on telling an encounter: "They broke a window and led him to a van"."""
    if not events or events[-1].kind not in DEEDS or not scene.marks.isdisjoint({"background", "another"}):
        return
    event, before = events[-1], events[-1].scenes[-1]
    is_next = scene.sentence.index - before.sentence.index == 1
    goes_on = is_next and (scene.sentence.paragraph == before.sentence.paragraph or bool(scene.tactics))
    days, own = _days(event.kind, event.scenes, event.when, text), _days(event.kind, [scene], None, text)
    is_day = not days or not own or bool(days & own)
    if goes_on and is_day and places_agree(event.scenes, scene) and dates_agree(event.scenes, scene):
        event.add(scene)


def _is_history(event: Event, published: date | None) -> bool:
    """An encounter of years before: "He was arrested by ICE in 2011" in an article of this year."""
    if published is None or event.kind not in DEEDS:
        return False
    latest = [when.latest for when in event.scenes[0].dates if when.latest is not None]
    return bool(latest) and max(latest) < published - HISTORY
