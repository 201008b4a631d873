"""Whom a pronoun may mean: the people named lately, weighed by a table of named features."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from app.extraction.naming.entities import Entity, Mention
from app.extraction.people import People
from app.extraction.statements.lexicon import FINITE, PREPOSITIONS

SENTENCES_BACK = 6
"""A pronoun's person is looked for in its sentence and this many before."""
MENTIONS_BACK = 40
"""Mentions before a pronoun that are looked at."""
OPENING = 3
"""Tokens from a sentence's start in which a name stands in subject place."""
_POSSESSIVES = ("'s", "’s")


@dataclass(slots=True)
class Asked:
    """A pronoun to be resolved: its token and sentence, its gender, and who spoke last and how long ago.

    `turns` are the entities of the last speakers, the latest first; `fresh` says whether the latest spoke
    within three sentences.
    """

    token: int
    sentence: int
    gender: str
    turns: tuple[tuple[int, ...], ...]
    fresh: bool


@dataclass(slots=True)
class Named:
    """A person named before the pronoun, at one mention."""

    people: People
    asked: Asked
    entity: Entity
    mention: Mention

    @property
    def distance(self) -> int:
        """Sentences between the mention and the pronoun, 0 for the same."""
        return self.asked.sentence - self.people.tokens.sentence[self.mention.first]

    @property
    def start(self) -> int:
        """The first token of the mention's sentence."""
        tokens = self.people.tokens
        return tokens.bounds[tokens.sentence[self.mention.first]][0]

    @property
    def before(self) -> str:
        """The word before the mention in its sentence."""
        return self.people.tokens.lower[self.mention.first - 1] if self.mention.first > self.start else ""

    @property
    def behind(self) -> str:
        """The word behind the mention."""
        lower = self.people.tokens.lower
        return lower[self.mention.last] if self.mention.last < len(lower) else ""

    @property
    def owns_subject(self) -> bool:
        """Whether the sentence opens with what is theirs: `| Ana Ruiz |’s plan fell`."""
        return self.mention.first - self.start <= 1 and self.behind in _POSSESSIVES


class Feature(NamedTuple):
    """Something that speaks for or against a candidate: `weight` times how often or how far it holds."""

    name: str
    weight: float
    holds: Callable[[Named], float]


FEATURES = (
    Feature("sentences away", -0.8, lambda named: named.distance),
    Feature(
        "opens its sentence",
        0.92,
        lambda named: named.mention.first - named.start <= OPENING and not named.owns_subject,
    ),
    Feature(
        "spoke last", 0.77, lambda named: named.asked.fresh and named.mention.entity in named.asked.turns[0]
    ),
    Feature("gender agrees", 0.46, lambda named: named.entity.gender == named.asked.gender),
    Feature("before a verb", 0.21, lambda named: named.behind in FINITE or named.behind.endswith("ed")),
    Feature("behind a preposition", -0.46, lambda named: named.before in PREPOSITIONS),
    Feature("possessive", -0.34, lambda named: named.behind in _POSSESSIVES),
    Feature("in a quotation", -1.2, lambda named: named.people.tokens.quote[named.mention.first] >= 0),
)
"""What is weighed. The weights are those of a ranking fitted to annotated articles (softmax, two digits)."""


class Candidate(NamedTuple):
    """A person a pronoun may mean; `features` are (name, share), and the score is the sum of the shares."""

    entity: int
    score: float
    features: tuple[tuple[str, float], ...]


def weigh(named: Named) -> Candidate:
    """One candidate with the features that hold."""
    held = tuple(
        (name, round(weight * value, 2)) for name, weight, holds in FEATURES if (value := holds(named))
    )
    return Candidate(named.mention.entity, round(sum(share for _, share in held), 2), held)
