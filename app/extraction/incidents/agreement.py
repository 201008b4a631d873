"""Whether a sentence's place and date can be those of an event."""

from collections.abc import Sequence

from app.extraction.incidents.scenes import Scene
from app.extraction.places import PlaceMention
from app.extraction.types import When
from app.vocabulary import PlaceKind, Precision


def places_agree(told: Sequence[Scene], scene: Scene) -> bool:
    """Whether one side names no place, or both name one place or a place and its state."""
    ours = [mention for other in told for mention in other.places]
    return not ours or not scene.places or any(_within(a, b) for a in ours for b in scene.places)


def _within(one: PlaceMention, other: PlaceMention) -> bool:
    a, b = one.place, other.place
    return a.slug == b.slug or (a.state == b.state and PlaceKind.STATE in (a.kind, b.kind))


def dates_agree(told: Sequence[Scene], scene: Scene) -> bool:
    """Whether one side gives no exact date, or two of them can be one day."""
    ours = [when for other in told for when in other.dates if when.earliest is not None]
    theirs = [when for when in scene.dates if when.earliest is not None]
    return not ours or not theirs or any(_meet(a, b) for a in ours for b in theirs)


def _meet(one: When, other: When) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    if Precision.YEAR in (one.precision, other.precision) and one.precision is not other.precision:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest
