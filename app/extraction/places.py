"""Which words name a place, and which places the article is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.extraction.place_candidates import find_candidates
from app.extraction.place_resolution import resolve
from app.extraction.place_scene import is_scene
from app.extraction.text import Analysis
from app.extraction.types import Jurisdiction, Span
from app.knowledge import Knowledge
from app.knowledge.places import GazetteerPlace, fold_name


@dataclass(slots=True)
class PlaceMention:
    """A place named in the text. `span` is the name alone, `full` also the state behind it (`, Minn.`).

    `scene` is false where the mention does not make it a jurisdiction: part of an agency's name, an origin.
    """

    span: Span
    place: GazetteerPlace
    full: Span
    scene: bool = True


def find_places(analysis: Analysis, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Places named outside boilerplate, in text order, none overlapping another.

    A state that only completes "Edina, Minn." is part of that mention and has none of its own.
    """
    candidates = list(find_candidates(analysis, knowledge))
    return tuple(
        PlaceMention(
            candidate.span, place, candidate.full, is_scene(analysis.text, candidate, place, knowledge)
        )
        for candidate, place in resolve(candidates, knowledge.places)
    )


def jurisdictions_of(analysis: Analysis, places: Iterable[PlaceMention]) -> tuple[Jurisdiction, ...]:
    """Cities, counties and states named as actor or scene, in the order of their first mention."""
    mentions: dict[str, list[PlaceMention]] = {}
    for mention in places:
        mentions.setdefault(mention.place.slug, []).append(mention)
    return tuple(
        _jurisdiction(found, analysis.text)
        for found in mentions.values()
        if any(mention.scene for mention in found)
    )


def _jurisdiction(mentions: Sequence[PlaceMention], text: str) -> Jurisdiction:
    place = mentions[0].place
    return Jurisdiction(
        name=_written_name(mentions, text),
        kind=place.kind,
        state=place.state,
        geoid=place.geoid,
        slug=place.slug,
        mentions=tuple(mention.span for mention in mentions),
    )


def _written_name(mentions: Sequence[PlaceMention], text: str) -> str:
    """The place's name, or the fuller one the article uses: `New York City` for `New York`."""
    name = mentions[0].place.name
    for mention in mentions:
        written = mention.span.of(text)
        if len(written) > len(name) and fold_name(written) != fold_name(name) and not written.isupper():
            name = written
    return name
