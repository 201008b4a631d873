"""From scenes to events: which sentences tell one, and which of them tell the same one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.extraction.incidents.scenes import Scene, TriggerHit
from app.extraction.places import PlaceMention
from app.extraction.tactics import Stance
from app.extraction.types import When
from app.knowledge.triggers import Need
from app.vocabulary import IncidentKind, PlaceKind, Precision

REACH = 12
"""A sentence joins an event told at most so many sentences before it."""


@dataclass(slots=True)
class Event:
    """An event being put together: its scenes in text order, the first of them the one that told it."""

    kind: IncidentKind
    hit: TriggerHit
    scenes: list[Scene] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last sentence that tells it."""
        return self.scenes[-1].sentence.index


def events_of(scenes: Sequence[Scene]) -> list[Event]:
    """Events in the order of their first sentence."""
    events: list[Event] = []
    for scene in scenes:
        for hit in _telling(scene, scenes):
            event = _same(events, hit, scene)
            if event is None:
                events.append(Event(hit.trigger.kind, hit, [scene]))
            elif event.scenes[-1] is not scene:
                event.scenes.append(scene)
    return events


def _telling(scene: Scene, scenes: Sequence[Scene]) -> Iterator[TriggerHit]:
    """The first trigger of each kind that counts in this sentence."""
    if "background" in scene.marks:
        return
    seen: set[IncidentKind] = set()
    for hit in scene.triggers:
        kind = hit.trigger.kind
        if kind in seen or hit.stance is not Stance.ASSERTED or not _has_need(hit.trigger.needs, scene):
            continue
        seen.add(kind)
        yield hit


def _has_need(need: Need, scene: Scene) -> bool:
    if need is Need.FEDERAL:
        return scene.is_federal
    return need is Need.NOTHING or scene.is_federal or bool(scene.tactics)


def _same(events: Sequence[Event], hit: TriggerHit, scene: Scene) -> Event | None:
    """The latest event of the kind, near enough, that the sentence does not contradict."""
    for event in reversed(events):
        if event.kind is hit.trigger.kind:
            if scene.sentence.index - event.last > REACH:
                return None
            if _agree(event, scene):
                return event
    return None


def _agree(event: Event, scene: Scene) -> bool:
    """Whether place and date of the sentence are those of the event, where both are told."""
    return _places_agree(event.scenes, scene) and _dates_agree(event.scenes, scene)


def _places_agree(told: Sequence[Scene], scene: Scene) -> bool:
    ours = [mention for other in told for mention in other.places]
    return not ours or not scene.places or any(_within(a, b) for a in ours for b in scene.places)


def _within(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places are one, or a place and its state."""
    a, b = one.place, other.place
    return a.slug == b.slug or (a.state == b.state and PlaceKind.STATE in (a.kind, b.kind))


def _dates_agree(told: Sequence[Scene], scene: Scene) -> bool:
    ours = [when for other in told for when in other.dates if when.earliest is not None]
    theirs = [when for when in scene.dates if when.earliest is not None]
    return not ours or not theirs or any(_meet(a, b) for a in ours for b in theirs)


def _meet(one: When, other: When) -> bool:
    """Whether two dates can be one."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    if Precision.YEAR in (one.precision, other.precision) and one.precision is not other.precision:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest
