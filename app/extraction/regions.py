"""Regions that lie in one state: no jurisdictions, but they tell in which state something happened."""

import re
from collections.abc import Iterator, Sequence

from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge.places import Gazetteer

_PART_OF_NAME = re.compile(r"[\w-]|[ \u00a0][A-Z]")
"""Behind a region: it is part of another name, "Long Island City", "Silicon Valley Bank"."""


def with_regions(
    places: Sequence[PlaceMention], analysis: Analysis, gazetteer: Gazetteer
) -> Sequence[PlaceMention]:
    """The places and the regions, each by its state, in text order: "departments in the Twin Cities".

    Linear in the length of the text.
    """
    taken = {mention.span for mention in places}
    found = [mention for mention in _regions(analysis, gazetteer) if mention.span not in taken]
    return sorted([*places, *found], key=lambda mention: mention.span) if found else places


def _regions(analysis: Analysis, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    text = analysis.text
    for name, state in gazetteer.regions.items():
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not text[at - 1 : at].isalnum() and not _PART_OF_NAME.match(text, span.end):
                yield PlaceMention(span, state, span, scene=False)
            at = text.find(name, span.end)
