"""What the readers of names look at, and the words that are never part of a name."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.extraction.agencies import AgencyMention
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.tokens import Tokens
from app.extraction.types import Span
from app.knowledge import Knowledge
from app.knowledge.places import GazetteerPlace
from app.vocabulary import PlaceKind

M = TypeVar("M")


def words(listed: str) -> frozenset[str]:
    """The blank-separated words of a string."""
    return frozenset(re.findall(r"\S+", listed))


FUNCTION = words(
    """a an the and or but nor so yet if as at by for from in into of off on onto out over per to up upon
    via with without within about above across after against along amid among around before behind below
    beneath beside between beyond despite down during except inside like near outside past since through
    throughout toward towards under until unlike when while where who whom whose what which why how than
    that this these those there here then now not no yes he she it they we you i me him her us them his
    hers its their our my your some many most more few several both each every all any other others
    another such one two three four five six seven eight nine ten is are was were be been being has have
    had do does did will would can could may might must shall should also according meanwhile however
    still instead later earlier today yesterday tomorrow last next only even just because although
    though once again asked called told says said monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december jan. feb.
    mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. american americans mexican latino latina hispanic
    muslim christian jewish catholic black white asian republicans democrats spanish english god
    internet covid covid-19 photo credit related read image former ex acting then-president incoming
    outgoing"""
)
"""Words that may stand with a capital without being a name."""

PARTY = words(
    """republican democratic democrat gop conservative liberal progressive then-rep. newly longtime"""
)
"""Words before a title that say nothing of the office."""

RANKS = words(
    """assistant deputy acting interim senior associate principal executive lead longtime vice chief"""
)
"""Words before a title that belong to it: `Assistant | Secretary`."""

PARTICLES = words("de la del da di dos van von der den ter bin ibn al el le y st. ben")
"""Lower-case words inside a person's name."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A text's tokens with the places and agencies that cover them, by token number."""

    analysis: Analysis
    tokens: Tokens
    knowledge: Knowledge
    place_at: dict[int, PlaceMention]
    agency_at: dict[int, AgencyMention]
    home: dict[PlaceKind, GazetteerPlace]
    """The city, county and state named most often: where an office without a place is held."""
    headlines: frozenset[int]
    """Sentences that are headlines: their capitals tell nothing."""
    capitals: tuple[int, ...]
    """The capitalised tokens outside headlines, in order."""

    def capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.tokens.upper[token]


def set_scene(
    analysis: Analysis,
    tokens: Tokens,
    places: Sequence[PlaceMention],
    agencies: Sequence[AgencyMention],
    knowledge: Knowledge,
) -> Scene:
    """Lay places and agencies over the tokens. Linear."""
    headlines = _headlines(analysis, tokens)
    return Scene(
        analysis=analysis,
        tokens=tokens,
        knowledge=knowledge,
        place_at=_cover(tokens, ((mention.full, mention) for mention in places)),
        agency_at=_cover(tokens, ((mention.span, mention) for mention in agencies)),
        home=_home(places),
        headlines=headlines,
        capitals=_capitals(tokens, headlines),
    )


def _capitals(tokens: Tokens, headlines: frozenset[int]) -> tuple[int, ...]:
    if not headlines:
        return tuple(token for token, upper in enumerate(tokens.upper) if upper)
    sentence = tokens.sentence
    return tuple(
        token for token, upper in enumerate(tokens.upper) if upper and sentence[token] not in headlines
    )


def _cover(tokens: Tokens, mentions: Iterable[tuple[Span, M]]) -> dict[int, M]:
    """Each covered token's mention; where two cover it, the longer."""
    covered: dict[int, tuple[int, M]] = {}
    for span, mention in mentions:
        first, last = tokens.range_of(span)
        for token in range(first, last):
            if token not in covered or covered[token][0] < span.end - span.start:
                covered[token] = (span.end - span.start, mention)
    return {token: mention for token, (_, mention) in covered.items()}


def _home(places: Sequence[PlaceMention]) -> dict[PlaceKind, GazetteerPlace]:
    counts: dict[PlaceKind, Counter[GazetteerPlace]] = {kind: Counter() for kind in PlaceKind}
    for mention in places:
        counts[mention.place.kind][mention.place] += 1
    return {kind: counter.most_common(1)[0][0] for kind, counter in counts.items() if counter}


def _headlines(analysis: Analysis, tokens: Tokens) -> frozenset[int]:
    title = (analysis.document.title or "").strip()
    found = []
    for number, (first, last) in enumerate(tokens.bounds):
        if last - first > 30:
            continue
        span = analysis.sentences[number].span
        if title and title == span.of(analysis.text):
            found.append(number)
        elif tokens.words[last - 1][-1] not in ".?!:,;\"”'’" and last - first >= 4:
            letters = [word for word in tokens.words[first:last] if word[0].isalpha() and len(word) > 3]
            if sum(word[0].isupper() for word in letters) > 0.7 * len(letters):
                found.append(number)
    return frozenset(found)
