"""The fields of an incident, each with the words it rests on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.extraction.incidents.events import Event
from app.extraction.incidents.scenes import Scene
from app.extraction.places import PlaceMention
from app.extraction.tactics import Stance, first_of_each
from app.extraction.types import Tagged, When
from app.vocabulary import IncidentKind, PlaceKind, Precision

_ABOUT_RULES = {IncidentKind.POLICY_DISPUTE, IncidentKind.PUBLIC_STATEMENT, IncidentKind.LEGAL_ACTION}
_EXACT = {Precision.DAY: 0, Precision.MONTH: 1, Precision.RANGE: 2, Precision.YEAR: 3, Precision.UNKNOWN: 4}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the article as a whole takes place: the place it names most, early mentions counting more."""

    place: PlaceMention | None

    @classmethod
    def of(cls, scenes: Sequence[Scene]) -> "Setting":
        """Cities and counties go before states."""
        weights: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        for scene in scenes:
            for mention in scene.places:
                first.setdefault(mention.place.slug, mention)
                is_local = mention.place.kind is not PlaceKind.STATE
                weights[mention.place.slug] += (3 if scene.sentence.index < 4 else 1) * (2 if is_local else 1)
        return cls(first[weights.most_common(1)[0][0]] if weights else None)


def place_of(event: Event, setting: Setting) -> Tagged | None:
    """The event's own place, a city or county before a state; else the article's."""
    own = [mention for scene in event.scenes for mention in scene.places]
    local = [mention for mention in own if mention.place.kind is not PlaceKind.STATE]
    chosen = next(iter(local or own), setting.place)
    return Tagged(chosen.place.label, chosen.span) if chosen else None


def agencies_of_event(event: Event) -> tuple[Tagged, ...]:
    """Agencies named in the event's sentences, each once."""
    return first_of_each(Tagged(m.name, m.span) for scene in event.scenes for m in scene.agencies)


def tactics_of(event: Event) -> tuple[Tagged, ...]:
    """Tactics of the event's sentences; for encounters and deaths only those said to have happened."""
    hits = (
        hit.tagged()
        for scene in event.scenes
        for hit in scene.tactics
        if event.kind in _ABOUT_RULES or hit.stance is Stance.ASSERTED
    )
    return first_of_each(hits)


def when_of(event: Event) -> When | None:
    """The most exact date of the event's first dated sentence."""
    for scene in event.scenes:
        if scene.dates:
            return _most_exact(scene.dates)
    return None


def _most_exact(dates: Iterable[When]) -> When:
    return min(dates, key=lambda when: (_EXACT[when.precision], when.span.start))
