"""What the sentences of an article share: its paragraphs, the place that covers it, the agencies it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.extraction.agencies import AgencyMention
from app.extraction.incidents.agreement import one_within_other
from app.extraction.incidents.scenes import Scene
from app.extraction.places import PlaceMention
from app.knowledge import Knowledge
from app.vocabulary import PlaceKind

COVERING = 0.5
"""The least share of an article's places, by weight, that are its lead's place or agree with it."""
OPENING = 4
"""Sentences at the head of an article in which a place can be that of the whole article."""
MAX_BEFORE = 24
"""Sentences before another one of its paragraph that are looked at."""
_LAST_WORD = re.compile(r" (?:Office|Department|Bureau)$")
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
    state: PlaceMention | None
    """A place that the opening names, in the state that most of the article's places lie in."""
    agency: AgencyMention | None
    """The only enforcing agency the article names, if it names but one and parts of it."""
    named: Mapping[str, str]
    """The names of all agencies of the article, by what `_stem` leaves of them."""
    text: str
    acting: dict[int, Sequence[AgencyMention]] = field(default_factory=dict)
    """The agencies of each paragraph that was asked for, by its number."""

    @classmethod
    def of(cls, scenes: Sequence[Scene], text: str, knowledge: Knowledge) -> "Setting":
        """Whatever the article's sentences say of it as a whole."""
        paragraphs: defaultdict[int, list[Scene]] = defaultdict(list)
        for scene in scenes:
            paragraphs[scene.sentence.paragraph].append(scene)
        agencies = [agency for scene in scenes for agency in scene.agencies]
        return cls(
            scenes,
            paragraphs,
            *_covering(scenes, text),
            _only_enforcer(agencies, knowledge),
            {_stem(agency.name): agency.name for agency in agencies},
            text,
        )

    def agency_named(self, name: str) -> str | None:
        """The article's agency of this name, or one that differs as a sheriff's office and department."""
        return self.named.get(_stem(name))

    def before(self, scene: Scene) -> Iterator[Scene]:
        """The sentences before this one in its paragraph, up to `MAX_BEFORE`, the nearest first."""
        own = self.paragraphs[scene.sentence.paragraph]
        number = scene.sentence.index - own[0].sentence.index
        return reversed(own[max(0, number - MAX_BEFORE) : number])

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


def _covering(scenes: Sequence[Scene], text: str) -> tuple[PlaceMention | None, PlaceMention | None]:
    """The place named most of all, where the opening names it too and most others agree with it.

    Besides, a place of the opening in the state that most of all places lie in.
    """
    weights: Counter[str] = Counter()
    states: Counter[str] = Counter()
    first: dict[str, PlaceMention] = {}
    named: dict[str, PlaceMention] = {}
    for scene in scenes:
        early = 3 if scene.sentence.index < OPENING else 1
        for mention in happened_in(scene, text):
            place = mention.place
            named.setdefault(place.slug, mention)
            if early > 1:
                first.setdefault(place.slug, mention)
            weight = early * (1 if place.kind is PlaceKind.STATE else 2)
            weights[place.slug] += weight
            states[place.state] += weight
    if not weights:
        return None, None
    enough = COVERING * weights.total()
    lead = first.get(weights.most_common(1)[0][0])
    if lead is not None:
        agreeing = sum(weights[slug] for slug, one in named.items() if one_within_other(one, lead))
        lead = lead if agreeing >= enough else None
    wider = (one for one in first.values() if states[one.place.state] >= enough)
    return lead, next(wider, None)


def _only_enforcer(agencies: Iterable[AgencyMention], knowledge: Knowledge) -> AgencyMention | None:
    """The enforcing agency that all those named are or belong to: ICE, where its HSI is named too."""
    enforcers = knowledge.triggers.headlines.enforcers
    named: dict[str, AgencyMention] = {}
    for agency in agencies:
        if agency.name in enforcers:
            named.setdefault(agency.slug, agency)
    chains = [set(knowledge.agencies.upwards(slug)) for slug in named]
    return next((one for one in named.values() if all(one.slug in chain for chain in chains)), None)


def _stem(name: str) -> str:
    """`Reno Sheriff's` of the Reno Sheriff's Office; of most names the name itself."""
    return _LAST_WORD.sub("", name)
