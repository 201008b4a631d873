"""From scenes to events: which sentences tell one, and which of them tell the same one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.extraction.incidents.agreement import dates_agree, places_agree
from app.extraction.incidents.scenes import Scene, TriggerHit
from app.extraction.tactics import Stance
from app.extraction.types import Span, Statement
from app.knowledge.triggers import Need
from app.vocabulary import IncidentKind, Role

REACH = 8
"""A sentence joins an event told at most so many sentences before it."""
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

_LAWSUIT = "lawsuit-or-charges"
_TOLD = (IncidentKind.ENCOUNTER, IncidentKind.DEATH)
_UNOFFICIAL = {Role.NONE, Role.OTHER, Role.ADVOCATE, Role.ACADEMIC, Role.MEDIA, Role.FEDERAL_OFFICIAL}


@dataclass(slots=True)
class Event:
    """An event being put together: its scenes in text order, the first of them the one that told it."""

    kind: IncidentKind
    hit: TriggerHit
    scenes: list[Scene] = field(default_factory=list)
    speaker: Statement | None = None

    @property
    def last(self) -> int:
        """The number of the last sentence that tells it."""
        return self.scenes[-1].sentence.index

    def add(self, scene: Scene) -> None:
        """Take the sentence as evidence, up to a limit."""
        if self.scenes[-1] is not scene and len(self.scenes) < MAX_EVIDENCE:
            self.scenes.append(scene)


def events_of(scenes: Sequence[Scene], published: date | None) -> list[Event]:
    """Events in the order of their first sentence; those long before publication are left out."""
    events: list[Event] = []
    for number, scene in enumerate(scenes):
        around = scenes[max(0, number - NEAR) : number + 1 + NEAR]
        hits = list(_telling(scene, any(near.is_federal for near in around)))
        for hit in hits:
            event = _same(events, hit, scene)
            if event is None:
                events.append(Event(hit.trigger.kind, hit, [scene], _official(scene)))
            else:
                event.add(scene)
        if not hits:
            _follow(events, scene)
    return [event for event in events if not _is_history(event, published)]


def _telling(scene: Scene, is_federal: bool) -> Iterator[TriggerHit]:
    """The first trigger of each kind that tells an event in this sentence.

    `is_federal`: federal enforcement is named in it or close by.
    """
    if "background" in scene.marks:
        return
    hits = [hit for hit in scene.triggers if hit.stance is Stance.ASSERTED and not hit.quoted][:MAX_TRIGGERS]
    hits = [hit for hit in hits if not any(_swallows(other.span, hit.span) for other in hits)]
    seen: set[IncidentKind] = set()
    for hit in hits:
        if hit.trigger.kind not in seen and _has_need(hit, hits, scene, is_federal):
            seen.add(hit.trigger.kind)
            yield hit


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
            return is_federal and bool(scene.places)
        case Need.FRICTION:
            return scene.is_federal or _has_tactic(scene)
        case Need.OFFICIAL:
            is_official = "official" in scene.marks and not scene.statements
            return (is_federal or _has_tactic(scene)) and (is_official or _official(scene) is not None)


def _has_tactic(scene: Scene) -> bool:
    return any(hit.slug != _LAWSUIT for hit in scene.tactics)


def _official(scene: Scene) -> Statement | None:
    """The sentence's first statement by a local or state official or body."""
    return next((s for s in scene.statements if s.role not in _UNOFFICIAL), None)


def _same(events: Sequence[Event], hit: TriggerHit, scene: Scene) -> Event | None:
    """The latest event of the kind, near enough, that the sentence does not contradict."""
    for event in reversed(events[-OPEN:]):
        if event.kind is not hit.trigger.kind:
            continue
        if scene.sentence.index - event.last > REACH:
            return None
        if event.kind is IncidentKind.PUBLIC_STATEMENT and not _same_speaker(event, scene):
            continue
        if places_agree(event.scenes, scene) and dates_agree(event.scenes, scene):
            return event
    return None


def _same_speaker(event: Event, scene: Scene) -> bool:
    """Two officials' statements are two events, though one paper reports both."""
    ours, theirs = event.speaker, _official(scene)
    return ours is None or theirs is None or ours.speaker == theirs.speaker


def _follow(events: Sequence[Event], scene: Scene) -> None:
    """Add a sentence that goes on telling an encounter: "They broke a window and led him to a van"."""
    if not events or events[-1].kind not in _TOLD or "background" in scene.marks:
        return
    event, before = events[-1], events[-1].scenes[-1]
    is_next = scene.sentence.index - before.sentence.index == 1
    goes_on = is_next and (scene.sentence.paragraph == before.sentence.paragraph or bool(scene.tactics))
    if goes_on and places_agree(event.scenes, scene) and dates_agree(event.scenes, scene):
        event.add(scene)


def _is_history(event: Event, published: date | None) -> bool:
    """An encounter of years before: "He was arrested by ICE in 2011" in an article of this year."""
    if published is None or event.kind not in _TOLD:
        return False
    latest = [when.latest for when in event.scenes[0].dates if when.latest is not None]
    return bool(latest) and max(latest) < published - HISTORY
