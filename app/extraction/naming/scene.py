"""What the readers of names look at, and the words that are never part of a name."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

from app.extraction.agencies import AgencyMention
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.tokens import Tokens
from app.extraction.types import Span
from app.extraction.wordlists import words
from app.knowledge import Knowledge
from app.knowledge.places import GazetteerPlace
from app.vocabulary import PlaceKind

M = TypeVar("M")


_DASHES = words("— – -- -")
"""What a line begins with that names whose the words above it are."""
_QUOTED = words('“ ” "')
TITLE_WORDS = 6
"""Words of a title at the head of a text that ends with a full stop."""
SHARE = 0.7
"""Share of the longer words that begin with a capital in a headline."""
COUNTY = " county"


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A text's tokens with the places and agencies that cover them, by token number."""

    analysis: Analysis
    tokens: Tokens
    knowledge: Knowledge
    place_at: dict[int, PlaceMention]
    agency_at: dict[int, AgencyMention]
    called: dict[str, GazetteerPlace]
    """Places named as such somewhere, by their names in lower case, a county's also without the word."""
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
    headlines = _headlines(analysis, tokens, knowledge.names.no_name)
    return Scene(
        analysis=analysis,
        tokens=tokens,
        knowledge=knowledge,
        place_at=_cover(tokens, ((mention.full, mention) for mention in places)),
        agency_at=_cover(tokens, ((mention.span, mention) for mention in agencies)),
        called=_called(analysis, places),
        home=_home(places),
        headlines=headlines,
        capitals=_capitals(tokens, headlines),
    )


def _capitals(tokens: Tokens, headlines: frozenset[int]) -> tuple[int, ...]:
    found = tuple(compress(range(len(tokens.upper)), tokens.upper))
    if not headlines:
        return found
    return tuple(token for token in found if tokens.sentence[token] not in headlines)


def _cover(tokens: Tokens, mentions: Iterable[tuple[Span, M]]) -> dict[int, M]:
    """Each covered token's mention; where two cover it, the longer."""
    covered: dict[int, tuple[int, M]] = {}
    for span, mention in mentions:
        first, last = tokens.range_of(span)
        for token in range(first, last):
            if token not in covered or covered[token][0] < span.end - span.start:
                covered[token] = (span.end - span.start, mention)
    return {token: mention for token, (_, mention) in covered.items()}


def _called(analysis: Analysis, places: Sequence[PlaceMention]) -> dict[str, GazetteerPlace]:
    named = {mention.span.of(analysis.text).lower(): mention.place for mention in places}
    short = {name.removesuffix(COUNTY): place for name, place in named.items() if name.endswith(COUNTY)}
    return short | named


def _home(places: Sequence[PlaceMention]) -> dict[PlaceKind, GazetteerPlace]:
    counts: dict[PlaceKind, Counter[GazetteerPlace]] = {kind: Counter() for kind in PlaceKind}
    for mention in places:
        counts[mention.place.kind][mention.place] += 1
    return {kind: counter.most_common(1)[0][0] for kind, counter in counts.items() if counter}


def _is_title(written: Sequence[str], small: Set[str]) -> bool:
    """Whether a sentence without a quotation or dash is all capitals but for `small` words.

    `Mayor | to | Sue Agency Over | the | Elm Dam`.
    """
    letters = [word for word in written if word[0].isalpha()]
    plain = not _DASHES.intersection(written) and not _QUOTED.intersection(written)
    long = sum(word[0].isupper() for word in letters) >= TITLE_WORDS
    return plain and long and all(word[0].isupper() or word in small for word in letters)


def _has_capitals(written: Sequence[str]) -> bool:
    """Whether most of the longer words begin with a capital."""
    letters = [word for word in written if word[0].isalpha() and len(word) > 3]
    return sum(word[0].isupper() for word in letters) > SHARE * max(1, len(letters))


def _headlines(analysis: Analysis, tokens: Tokens, small: Set[str]) -> frozenset[int]:
    title = (analysis.document.title or "").strip()
    apart = [sentence.paragraph for sentence in analysis.sentences[:2]] == [0, 1]
    found = []
    for number, (first, last) in enumerate(tokens.bounds):
        if last - first > 30:
            continue
        span = analysis.sentences[number].span
        if title and title == span.of(analysis.text):
            found.append(number)
        elif tokens.words[first] in _DASHES:
            continue
        elif last - first >= 4:
            stopped = tokens.words[last - 1][-1] in ".?!:,;\"”'’"
            titled = number == 0 and apart and _is_title(tokens.words[first : last - 1], small)
            if titled or (not stopped and _has_capitals(tokens.words[first:last])):
                found.append(number)
    return frozenset(found)
