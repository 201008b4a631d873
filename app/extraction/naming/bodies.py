"""Bodies: agencies, news outlets, organisations and governments, by the words of their names."""

from dataclasses import dataclass

from app.extraction.agencies import AgencyMention
from app.extraction.naming.scene import Scene
from app.knowledge.names import NameTable
from app.knowledge.offices import BodyKind
from app.knowledge.places import GazetteerPlace
from app.vocabulary import Level, PlaceKind

MAX_BODY_WORDS = 12
GOVERNMENT = frozenset(("administration", "administration's", "administration’s"))
"""What makes a surname the name of a government: `the Vega administration`."""
_LINKS = frozenset(("of", "for", "the", "&", "de", "del", "and"))
SKIPPED = frozenset(("the", "a", "an", "nearby", "suburban"))
"""What may stand before a body's name."""
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
GOES_ON = _LINKS | _POSSESSIVES
"""What may stand behind a word of a body's name, besides a capital: all else ends it."""
_OF_PLACE = {
    PlaceKind.CITY: BodyKind.CITY,
    PlaceKind.COUNTY: BodyKind.COUNTY,
    PlaceKind.STATE: BodyKind.STATE,
}
_OF_LEVEL = {
    Level.FEDERAL: BodyKind.FEDERAL,
    Level.STATE: BodyKind.STATE,
    Level.COUNTY: BodyKind.COUNTY,
    Level.CITY: BodyKind.CITY,
}


@dataclass(slots=True, eq=False)
class Body:
    """A body named at tokens `first` to `last` (half-open); `place` is where a local one belongs."""

    name: str
    kind: BodyKind
    place: GazetteerPlace | None
    first: int
    last: int


def agency_kind(name: str, level: Level, names: NameTable) -> BodyKind:
    """The kind of an agency, by its level and its name (`… Sheriff's Office`)."""
    lower = name.lower().replace("’", "'")
    if level is Level.FEDERAL:
        return BodyKind.PROSECUTOR if "attorney's" in lower else BodyKind.FEDERAL
    return next((kind for words, kind in names.agency_words.items() if words in lower), _OF_LEVEL[level])


def kind_of_words(words: list[str], names: NameTable) -> BodyKind:
    """The kind told by a body's words (lower case): whole phrases first, then the last word that tells one.

    `Harvard Law School` is academic by "school", `National Police Council` a union only if the table says so.
    """
    table = names.body_words
    openings = [at for at, word in enumerate(words) if word in names.body_openers]
    for size in (3, 2):
        for start in openings:
            kind = table.get(" ".join(words[start : start + size]))
            if kind is not None and start + size <= len(words):
                return kind
    kinds = [table[word] for word in reversed(words) if word in table]
    plain = (kind for kind in kinds if kind not in (BodyKind.OTHER, BodyKind.PLACE))
    return next(plain, kinds[0] if kinds else BodyKind.UNKNOWN)


def body_at(scene: Scene, token: int, stop: int) -> Body | None:
    """The body or place whose name begins at a token ("the" is skipped), before `stop`."""
    tokens = scene.tokens
    if token < stop and tokens.lower[token] in SKIPPED:
        token += 1
    if token >= stop or not scene.capital(token):
        return None
    last = _run_end(scene, token, stop)
    if last < stop and tokens.lower[last] in GOVERNMENT and last - 1 not in scene.place_at:
        name = tokens.span(token, last + 1).of(scene.analysis.text)
        return Body(name, BodyKind.FEDERAL, None, token, last + 1)
    return _named(scene, token, last)


def body_before(scene: Scene, token: int, start: int) -> Body | None:
    """The body or place whose name ends right before a token, looking back to `start` at most."""
    tokens = scene.tokens
    last = token
    while last > start and tokens.lower[last - 1] in _POSSESSIVES:
        last -= 1
    if last - 1 > start and tokens.lower[last - 1] == "," and last - 2 in scene.place_at:
        last -= 1
    first = last
    floor = max(start, last - MAX_BODY_WORDS)
    while first > floor:
        word = tokens.lower[first - 1]
        if (
            (scene.capital(first - 1) and word not in scene.knowledge.names.no_name)
            or (word in _LINKS and floor < first - 1 < last - 1 and _links(scene, first - 1))
            or (word == "," and first in scene.place_at and scene.place_at.get(first - 2) is not None)
        ):
            first -= 1
        else:
            break
    while first < last and tokens.lower[first] in _LINKS:
        first += 1
    return _named(scene, first, last) if first < last else None


def body_inside(scene: Scene, first: int, last: int) -> Body | None:
    """The agency whose name is part of a title: `| ICE | director`."""
    at = next((token for token in range(first, last) if token in scene.agency_at), None)
    return _of_agency(scene, scene.agency_at[at], at, at + 1) if at is not None else None


def _links(scene: Scene, at: int) -> bool:
    """Whether a small word joins the parts of one name; "and" behind a person's name joins two."""
    tokens = scene.tokens
    if not tokens.upper[at - 1]:
        return False
    first_names = scene.knowledge.names.first_names
    return tokens.lower[at] != "and" or at in scene.agency_at or tokens.lower[at - 2] not in first_names


def _run_end(scene: Scene, token: int, stop: int) -> int:
    lower, upper, no_name = scene.tokens.lower, scene.tokens.upper, scene.knowledge.names.no_name
    last = token
    limit = min(stop, token + MAX_BODY_WORDS)
    while last < limit:
        word = lower[last]
        after = last + 1 < limit and upper[last + 1]
        if (upper[last] and (last == token or word not in no_name)) or (word in _POSSESSIVES and after):
            last += 1
        elif word in _LINKS and (after or (last + 2 < limit and upper[last + 2])):
            if word == "and" and not _joins(scene, token, last, limit):
                break
            last += 1
        else:
            break
    while last > token + 1 and lower[last - 1] in _LINKS:
        last -= 1
    return last


def _joins(scene: Scene, first: int, at: int, limit: int) -> bool:
    """Whether "and" at a token stands inside a name (`Customs and Border Protection`), not between two."""
    agency = scene.agency_at.get(at)
    if agency is not None:
        return True
    if at - 1 in scene.place_at and at + 1 in scene.place_at:
        return False
    table = scene.knowledge.names.body_words
    before = any(word in table for word in scene.tokens.lower[first:at])
    after = any(word in table for word in scene.tokens.lower[at + 1 : min(limit, at + 6)])
    return after and not before


def _named(scene: Scene, first: int, last: int) -> Body | None:
    """The body written at tokens `first` to `last`: an agency, an outlet, a place, or an organisation."""
    tokens, names = scene.tokens, scene.knowledge.names
    agency = scene.agency_at.get(last - 1) or scene.agency_at.get(first)
    if agency is not None:
        return _of_agency(scene, agency, first, last)
    lower = tokens.lower[first:last]
    outlet = names.outlets.get(" ".join(lower))
    if outlet is not None:
        return Body(outlet, BodyKind.MEDIA, None, first, last)
    place = scene.place_at.get(last - 1) or scene.place_at.get(first)
    kind = kind_of_words(lower, names)
    if place is not None:
        covered = [token for token in range(first, last) if scene.place_at.get(token) is place]
        if len(covered) >= last - first - 1 and kind in (BodyKind.UNKNOWN, BodyKind.CITY, BodyKind.PLACE):
            return Body(place.place.name, _OF_PLACE[place.place.kind], place.place, first, last)
    name = tokens.span(first, last).of(scene.analysis.text)
    called = scene.called.get(name.lower()) if place is None and kind is BodyKind.UNKNOWN else None
    if called is not None:
        return Body(called.name, _OF_PLACE[called.kind], called, first, last)
    if place is None and kind is BodyKind.UNKNOWN and last - first <= 2:
        state = scene.knowledge.places.state(name)
        if state is not None and len(name) > 2:
            return Body(state.name, BodyKind.STATE, state, first, last)
    return Body(name, kind, place.place if place else None, first, last)


def _of_agency(scene: Scene, agency: AgencyMention, first: int, last: int) -> Body:
    """An agency, unless its name is only part of a longer one (`National ICE Council`)."""
    lower = scene.tokens.lower[first:last]
    inside = sum(1 for token in range(first, last) if scene.agency_at.get(token) is agency)
    longer = kind_of_words(lower, scene.knowledge.names)
    if inside < last - first - 1 and longer in (BodyKind.UNION, BodyKind.ADVOCATE, BodyKind.ACADEMIC):
        return Body(scene.tokens.span(first, last).of(scene.analysis.text), longer, None, first, last)
    return Body(
        agency.name, agency_kind(agency.name, agency.level, scene.knowledge.names), agency.place, first, last
    )
