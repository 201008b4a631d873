"""Which place a name means: the state behind it, the article's other places, distance and population.

In doubt it is no place: a wrong one about living people is worse than a missing one.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extraction.place_candidates import Candidate
from app.extraction.place_evidence import Evidence, evidence_of
from app.knowledge.places import Gazetteer, GazetteerPlace
from app.vocabulary import PlaceKind

FAMOUS = 200_000
"""A city of at least this many people may be meant where nothing around the name says so."""
VILLAGE = 5_000
"""A place of fewer people is never meant by a bare name, were it of two words or more."""
TOWN = 20_000
"""A place of fewer people is never meant unless the article names its state or a place near it."""
MARGIN = 0.45
"""How far, in powers of ten of population, the likeliest place must lead all others together."""
DOMINANT = 1.5
"""How far a city of `FAMOUS` size leads all its namesakes to be sure without its state: "St. Paul"."""
REGIONAL = 50_000
"""A namesake of a city known without its state has at least so many people to cast doubt: Manhattan, Kan.."""
ALONE_MARGIN = 1.0
"""The same for places below `FAMOUS` in an article that has named neither their state nor a place near."""
NAMED_STATE = 3.0
"""Worth, in powers of ten of population, of a state that the article names."""
IMPLIED_STATE = 2.0
"""Worth of a state that only a city of the article lies in."""
LAST_STATE = 1.0
"""Worth of the state named last before, or first after, the name."""
NEAR = 1.5
NEAR_KM = 60.0
"""Worth of a sure place of the article within so many kilometres."""
MAX_ANCHORS = 40
"""Sure cities, the first of the article, that nearness is measured from."""
KM_PER_DEGREE = 111.2
NEAR_DEGREES = NEAR_KM / KM_PER_DEGREE

Graded = tuple[Candidate, Evidence]


@dataclass(frozen=True, slots=True)
class Context:
    """What the article itself says of where it plays.

    `states` holds the worth of each state, `anchors` the sure cities, `stated` the places named with their
    state, `bodied` the names before a body such as a police or a council, `sure` and `people` the names that
    are somewhere plainly a place or a person, `bare` how often each stands without a word that says so.
    `starts` and `last` are the offsets, ascending, where a state is named or implied, and which; None for one
    of a list of several.
    """

    states: dict[str, float]
    anchors: tuple[GazetteerPlace, ...]
    stated: dict[str, GazetteerPlace]
    bodied: frozenset[str]
    sure: frozenset[str]
    people: frozenset[str]
    bare: Counter[str]
    starts: list[int]
    last: list[str | None]

    def state_at(self, start: int) -> str | None:
        """The state named last before an offset, else the first one after."""
        return self.last[max(0, bisect_right(self.starts, start) - 1)] if self.last else None


def resolve(
    candidates: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[tuple[Candidate, GazetteerPlace]]:
    """Yield the candidates that are places, each with its place, in text order."""
    graded = _chained([(candidate, evidence_of(candidate, gazetteer.context)) for candidate in candidates])
    context = _context(graded, gazetteer)
    chosen: dict[tuple[str, str | None], GazetteerPlace | None] = {}
    for candidate, evidence in graded:
        if evidence < Evidence.BARE or candidate.key in gazetteer.demonyms:
            continue
        if evidence is Evidence.STATED:
            place = _stated(candidate)
        else:
            key = (candidate.key, context.state_at(candidate.span.start))
            if key not in chosen:
                chosen[key] = _choose(candidate, context, gazetteer)
            place = chosen[key]
            if place is not None and not _allowed(candidate, place, evidence, context, gazetteer):
                continue
        if place is not None:
            yield candidate, place


def _chained(graded: list[Graded]) -> list[Graded]:
    """For "in Duluth, Hibbing and Ely": the words before the first of a list speak for all of it."""
    chain: list[Graded] = []
    for candidate, evidence in graded:
        follows = candidate.chained and evidence is Evidence.BARE and chain[-1][1] >= Evidence.BESIDE
        chain.append((candidate, Evidence.BESIDE if follows else evidence))
    return chain


def _context(graded: Sequence[Graded], gazetteer: Gazetteer) -> Context:
    people = frozenset(candidate.key for candidate, evidence in graded if evidence is Evidence.PERSON)
    states: dict[str, float] = {}
    anchors: dict[str, GazetteerPlace] = {}
    stated: dict[str, GazetteerPlace] = {}
    named: list[tuple[int, str | None]] = []
    for candidate, evidence in graded:
        place = _plain(candidate, evidence, people, gazetteer)
        if candidate.state and not (place is None and candidate.key in people):
            named.append((candidate.span.start, candidate.state))
            states[candidate.state] = NAMED_STATE
        if place is None:
            continue
        if candidate.state:
            stated.setdefault(candidate.key, place)
        several = candidate.chained and bool(named) and named[-1][1] != place.state
        named.append((candidate.span.start, None if several else place.state))
        states[place.state] = max(states.get(place.state, 0.0), _worth(candidate, place, gazetteer))
        if place.kind is PlaceKind.CITY and len(anchors) < MAX_ANCHORS:
            anchors[place.slug] = place
    plain = {candidate.key for candidate, evidence in graded if evidence >= Evidence.BESIDE}
    completing = {
        gazetteer.by_slug[candidate.state.lower()].name.lower() for candidate, _ in graded if candidate.state
    }
    return Context(
        states=states,
        anchors=tuple(anchors.values()),
        stated=stated,
        bodied=frozenset(candidate.key for candidate, evidence in graded if evidence is Evidence.BESIDE),
        sure=frozenset({*plain, *stated, *completing}),
        people=people,
        bare=Counter(candidate.key for candidate, evidence in graded if evidence is Evidence.BARE),
        starts=[start for start, _ in named],
        last=[state for _, state in named],
    )


def _worth(candidate: Candidate, place: GazetteerPlace, gazetteer: Gazetteer) -> float:
    """A state is named by its own name alone: not by "Texans" and not by "New York", which is a city too."""
    implied = candidate.key in gazetteer.demonyms or candidate.key in gazetteer.context.either
    return IMPLIED_STATE if implied or place.kind is not PlaceKind.STATE else NAMED_STATE


def _plain(
    candidate: Candidate, evidence: Evidence, people: frozenset[str], gazetteer: Gazetteer
) -> GazetteerPlace | None:
    """The place of a name that needs no context: with its state, a state, or a city known without one.

    "New York" is taken for the state, in which the city lies.
    """
    if evidence is Evidence.STATED:
        return _stated(candidate)
    words = gazetteer.context
    if evidence < Evidence.BARE or candidate.key in words.never:
        return None
    state = _state_of(candidate)
    needed = Evidence.LEANING if state else Evidence.BESIDE
    if evidence < needed and (candidate.key in words.cautious or candidate.key in people):
        return None
    first = candidate.options[0]
    known = first.slug in words.standalone or _is_dominant(candidate, evidence)
    return state or (first if known else None)


def _is_dominant(candidate: Candidate, evidence: Evidence) -> bool:
    """For "St. Paul" and "in Phoenix": a large city whose namesakes all together are far smaller."""
    first, *others = candidate.options
    plain = evidence >= Evidence.BESIDE or " " in candidate.key
    if not plain or first.kind is not PlaceKind.CITY or first.population < FAMOUS:
        return False
    return first.population > 10**DOMINANT * sum(place.population for place in others)


def _stated(candidate: Candidate) -> GazetteerPlace | None:
    return next((place for place in candidate.options if place.state == candidate.state), None)


def _state_of(candidate: Candidate) -> GazetteerPlace | None:
    return next((place for place in candidate.options if place.kind is PlaceKind.STATE), None)


def _choose(candidate: Candidate, context: Context, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """The one place a bare name means in this article; None where two are about as likely."""
    if candidate.key in context.stated:
        return context.stated[candidate.key]
    words = gazetteer.context
    standalone = next((place for place in candidate.options if place.slug in words.standalone), None)
    if candidate.dateline and standalone is not None:
        return standalone
    state = _state_of(candidate)
    if state is not None and (candidate.key not in words.either or _means_state(candidate, gazetteer)):
        return state
    if candidate.key in words.never:
        return None
    options = [place for place in candidate.options if place.kind is not PlaceKind.STATE]
    if standalone is not None:
        return None if _has_regional_namesake(standalone, options, context) else standalone
    return _likeliest(options, context, context.state_at(candidate.span.start))


def _has_regional_namesake(
    standalone: GazetteerPlace, options: Sequence[GazetteerPlace], context: Context
) -> bool:
    """For "Manhattan" in an article that names Kansas and not New York."""
    if context.states.get(standalone.state) == NAMED_STATE:
        return False
    return any(
        place.population >= REGIONAL
        and place.state != standalone.state
        and context.states.get(place.state) == NAMED_STATE
        for place in options
    )


def _means_state(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """For "Washington state", "upstate New York", "New York Attorney General", "senator from New York"."""
    words = gazetteer.context
    before = [word.lower() for word in candidate.before]
    return (
        candidate.behind.lower().rstrip(".") in words.state_bodies
        or " ".join(before) in words.state_before
        or (bool(before) and before[-1] in words.state_before)
    )


def _likeliest(
    options: Sequence[GazetteerPlace], context: Context, last: str | None
) -> GazetteerPlace | None:
    scored = sorted(((_score(place, context, last), place.slug, place) for place in options), reverse=True)
    if not scored:
        return None
    best, _, place = scored[0]
    others = sum(10**score for score, _, _ in scored[1:])
    lead = best - math.log10(others) if others else math.inf
    if place.state in context.states or place.population >= FAMOUS:
        return place if lead >= MARGIN else None
    only = len(scored) == 1 and place.kind is PlaceKind.COUNTY
    return place if only or (lead >= ALONE_MARGIN and place.population >= TOWN) else None


def _score(place: GazetteerPlace, context: Context, last: str | None) -> float:
    score = math.log10(max(place.population, 1)) + context.states.get(place.state, 0.0)
    if place.state == last:
        score += LAST_STATE
    if _is_near(place, context):
        score += NEAR
    return score


def _is_near(place: GazetteerPlace, context: Context) -> bool:
    """Whether a sure place of the article lies near; that most lie too far north or south is seen first."""
    north = place.latitude
    return any(
        abs(north - anchor.latitude) < NEAR_DEGREES and kilometres(place, anchor) < NEAR_KM
        for anchor in context.anchors
    )


def kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Distance over ground on a flat earth: good to a percent within one state."""
    north = (one.latitude - other.latitude) * KM_PER_DEGREE
    east = (one.longitude - other.longitude) * KM_PER_DEGREE * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)


def _allowed(
    candidate: Candidate, place: GazetteerPlace, evidence: Evidence, context: Context, gazetteer: Gazetteer
) -> bool:
    """Whether the words around a name are plain enough for what it would mean."""
    words = gazetteer.context
    if candidate.key in context.people:
        return evidence is Evidence.LOCATED and (
            candidate.key not in words.cautious or candidate.key in context.bodied
        )
    if evidence >= Evidence.BESIDE or candidate.key in context.sure:
        return True
    if place.kind is PlaceKind.STATE or place.slug in words.standalone:
        return True
    return candidate.key not in words.cautious and _bare_enough(candidate, place, evidence, context)


def _bare_enough(candidate: Candidate, place: GazetteerPlace, evidence: Evidence, context: Context) -> bool:
    """A name that nothing around it makes a place: two words or more, a large city, or one near the scene."""
    if place.population >= FAMOUS:
        return True
    if " " in candidate.key:
        return place.state in context.states and place.population >= VILLAGE
    near = _is_near(place, context)
    if place.population < TOWN:
        return near and context.bare[candidate.key] > 1
    return near or (evidence is Evidence.LEANING and place.state in context.states)
