"""What the rules hand on: a statement not yet given to a speaker."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.extraction.types import Span
from app.knowledge.cues import Cue
from app.vocabulary import StatementKind


class Nature(StrEnum):
    """How a source is worded, which decides how its speaker is looked for."""

    NAMED = "named"
    PRONOUN = "pronoun"
    NOUN = "noun"


class Source(NamedTuple):
    """Who is said to speak: tokens `first` to `last` (half-open); `head` is the last word of the noun."""

    first: int
    last: int
    nature: Nature
    head: int
    mentions: tuple[int, ...] = ()
    """First tokens of the mentions named, in order: several for joint speakers."""
    stands_for: "Source | None" = None
    """What a relative pronoun stands for: `| Ed Lund |, who said`."""


@dataclass(slots=True)
class CueHit:
    """A reporting word found: tokens `first` to `last` (its particle included), and how it stands."""

    first: int
    last: int
    cue: Cue
    participle: bool


class Content(NamedTuple):
    """What a rule reads behind a cue: tokens `first` to `last` (half-open).

    `embedded` is whether the cue's clause is set into another: `While Ruiz | says | …, …`.
    """

    rule: str
    cue: Cue
    embedded: bool
    first: int
    last: int


@dataclass(slots=True)
class Draft:
    """A statement before its speaker is known. `parts` are text spans, in order."""

    rule: str
    kind: StatementKind
    parts: list[Span]
    sentence: int
    source: Source | None = None
    cue: Span | None = None
    via: str | None = None
    carried: bool = False
    """Whether no attribution stands with it, so that the speaker before goes on."""
    last_sentence: int = -1
    """The last sentence merged into it, or -1."""
    weighed: tuple[str, ...] = ()
    """Features by which a doubtful cue was weighed."""
    content: Content | None = None
    """What is reported as its rule reads it, where its end was weighed."""
