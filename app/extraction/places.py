"""Which words name a place, and which place: resolved by the article's own context, in doubt nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.extraction.place_candidates import find_candidates
from app.extraction.place_resolution import resolve
from app.extraction.text import Analysis
from app.extraction.types import Jurisdiction, Span
from app.knowledge import Knowledge
from app.knowledge.places import GazetteerPlace


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text. `span` is the name alone, `full` also the state behind it (`, Minn.`).

    `scene` is false where the name is only part of another one (`Illinois State Police`).
    """

    span: Span
    place: GazetteerPlace
    full: Span
    scene: bool = True


def find_places(analysis: Analysis, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Places named outside boilerplate, in text order, none overlapping another."""
    candidates = list(find_candidates(analysis, knowledge.places))
    return tuple(
        PlaceMention(candidate.span, place, candidate.full, scene)
        for candidate, place, scene in resolve(candidates, knowledge.places)
    )


def jurisdictions_of(analysis: Analysis, places: Iterable[PlaceMention]) -> tuple[Jurisdiction, ...]:
    """Cities, counties and states named as actor or scene, in the order of their first mention.

    A state that only completes "Edina, Minn." has no mention of its own and so is not listed.
    """
    mentions: dict[str, list[PlaceMention]] = {}
    for mention in places:
        if mention.scene:
            mentions.setdefault(mention.place.slug, []).append(mention)
    return tuple(_jurisdiction(found, analysis.text) for found in mentions.values())


def _jurisdiction(mentions: list[PlaceMention], text: str) -> Jurisdiction:
    place = mentions[0].place
    return Jurisdiction(
        name=place.name,
        kind=place.kind,
        state=place.state,
        geoid=place.geoid,
        slug=place.slug,
        mentions=tuple(mention.span for mention in mentions),
    )
