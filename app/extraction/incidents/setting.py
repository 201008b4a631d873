"""What the sentences of an article share: its paragraphs, the place that covers it, the agencies it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from app.extraction.agencies import AgencyMention
from app.extraction.incidents.agreement import one_within_other
from app.extraction.incidents.scenes import Scene
from app.extraction.places import PlaceMention
from app.vocabulary import PlaceKind

COVERING = 0.5
"""The least share of an article's places, by weight, that are its lead's place or agree with it."""
OPENING = 4
"""Sentences at the head of an article in which a place can be that of the whole article."""
_ELSEWHERE = re.compile(
    r"\b(?:(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|born|raised|grew up) (?:in|near)"
    r"|suburban|outside(?: of)?) $"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The article's sentences, by paragraph, and the one place its opening covers all of it with."""

    scenes: Sequence[Scene]
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
            for mention in happened_in(scene, text):
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
        return cls(scenes, paragraphs, lead, only, agencies, text)

    def before(self, scene: Scene) -> Iterator[Scene]:
        """The sentences before this one in its paragraph, the nearest first."""
        own = self.paragraphs[scene.sentence.paragraph]
        return (other for other in reversed(own) if other.sentence.index < scene.sentence.index)

    def just_before(self, scene: Scene) -> Sequence[Scene]:
        """The sentence before this one, whatever its paragraph; none before the first."""
        number = scene.sentence.index
        return self.scenes[max(0, number - 1) : number]

    def lent_to(self, scene: Scene) -> PlaceMention | None:
        """The lead's place, unless the paragraph speaks of the whole country.

        "Most cities complied. Some stopped honoring detainers" has no place, whatever the lead's.
        """
        if any("national" in told.marks for told in (scene, *self.before(scene))):
            return None
        return self.lead


def happened_in(scene: Scene, text: str) -> Sequence[PlaceMention]:
    """The sentence's places, without homes and what lies beside: "a clerk from Reno", "suburban Reno".

    Whoever lives in Reno need not have been there, and a suburb of Reno is another town.
    """
    if not scene.places:
        return ()
    starts = ((mention, mention.span.start) for mention in scene.places)
    return [mention for mention, at in starts if not _ELSEWHERE.search(text, max(0, at - 16), at)]
