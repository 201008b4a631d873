"""Titles of office beside a name: which office, of which body, where, and whether it is held no more."""

from functools import lru_cache
from typing import NamedTuple

from app.extraction.lookup import WORDS_KEPT
from app.extraction.naming.bodies import Body, body_at, body_before, body_inside
from app.extraction.naming.letters import past_letters
from app.extraction.naming.scene import Scene
from app.knowledge.offices import MAX_TITLE_WORDS, BodyKind, Office, OfficeTable, Scope
from app.knowledge.places import GazetteerPlace
from app.vocabulary import PlaceKind, Role

LOOK_BACK = 12
"""Tokens before a name in which its title is read."""
LOOK_AHEAD = 22
"""Tokens after a name in which an apposition is read."""

_LINKS_TO_BODY = frozenset(("of", "for", "at", "with", "in", "from", "to", "on"))
_BESIDE_BODY = frozenset(("of", "with", "from", "at", "for"))
APPOSITION = frozenset(("a", "an", "the", "who", "whose", "his", "her", "their", "then", "now", "one"))
"""What the words that say who somebody is begin with, behind the name and a comma."""
_PLURALS = ("s", "s.", "men")
_PREPOSED = frozenset(("of", "for"))
_RELATIVE = frozenset(("who", "whose", "which"))
_ONE_OF = frozenset(("one", "both", "among"))
"""What a plural title behind a single name begins with: `one of the deputies`."""
_REGION_ENDS = frozenset((",", ")", ";", "–", "—", "“", "”", '"', ":"))
KIND_OF_SCOPE = {Scope.CITY: PlaceKind.CITY, Scope.COUNTY: PlaceKind.COUNTY, Scope.STATE: PlaceKind.STATE}
"""The kind of place that an office of such a scope is of."""
_KIND_OF_ROLE = {
    Role.MAYOR: BodyKind.CITY,
    Role.STATE_OFFICIAL: BodyKind.STATE,
    Role.SHERIFF: BodyKind.SHERIFF,
    Role.POLICE_CHIEF: BodyKind.POLICE,
}
"""What a spokesperson of such an official speaks for."""
_LOCAL_POLICE = frozenset((BodyKind.POLICE, BodyKind.SHERIFF, BodyKind.STATE_POLICE))
_PRIVATE_BODIES = frozenset(
    (
        BodyKind.UNKNOWN, BodyKind.OTHER, BodyKind.COMPANY, BodyKind.CHURCH, BodyKind.MEDIA,
        BodyKind.ACADEMIC, BodyKind.PARTY, BodyKind.ADVOCATE,
    )
)  # fmt: skip
"""Bodies beside which an ambiguous title is no public office: `captain | of the Elm Rowing Club |`."""


class Reading(NamedTuple):
    """A title read beside a name. `first` is its first token; `jurisdiction` is None where none is told."""

    title: str | None
    first: int
    role: Role
    scope: Scope
    organisation: str | None
    place: GazetteerPlace | None
    former: bool
    told: bool
    """Whether a body or place stands beside the title."""
    template: str = ""
    """How the office's body is named by its place: `City of {place}`."""
    phrase: str = ""
    bare: bool = False
    """The title's entry in the table, and whether it tells no office of somebody named."""


def title_ending(scene: Scene, last: int, start: int) -> tuple[int, str] | None:
    """The longest title whose last word is token `last - 1`: its first token and its table entry.

    Plural nouns count as their singular: `police chiefs`.
    """
    lower = scene.tokens.lower
    head = lower[last - 1]
    table = scene.knowledge.offices
    if last <= start:
        return None
    heads = _heads(head, table)
    if not heads or _inside_agency(scene, last):
        return None
    for size in range(min(MAX_TITLE_WORDS, last - start), 0, -1):
        before = lower[last - size : last - 1]
        for form in heads:
            phrase = " ".join([*before, form])
            if phrase in table.by_title:
                return last - size, phrase
    return None


@lru_cache(maxsize=WORDS_KEPT)
def _heads(word: str, table: OfficeTable) -> tuple[str, ...]:
    """The last words of titles that a word may be, itself or in the plural; empty for most words."""
    if word not in table.heads and not word.endswith(_PLURALS):
        return ()
    return tuple(form for form in _singulars(word) if form in table.heads)


def _inside_agency(scene: Scene, last: int) -> bool:
    """Whether the word before a token and the token belong to one agency's name: `Justice | Department`."""
    agency = scene.agency_at.get(last - 1)
    return agency is not None and scene.agency_at.get(last) is agency


def _singulars(word: str) -> list[str]:
    forms = [word]
    if word.endswith("s") and len(word) > 3:
        forms.append(word[:-1])
        if word.endswith("ies"):
            forms.append(word[:-3] + "y")
        if word.endswith("men"):
            forms.append(word[:-2] + "an")
    elif word.endswith("s."):
        forms.append(word[:-2] + ".")
    elif word.endswith("men"):
        forms.append(word[:-2] + "an")
    return forms


def read_before(scene: Scene, name_first: int, name_last: int) -> Reading | None:
    """The title before a name: `Elm Grove Mayor | Ana Ruiz`, its body perhaps behind."""
    lower = scene.tokens.lower
    start = max(scene.tokens.bounds[scene.tokens.sentence[name_first]][0], name_first - LOOK_BACK)
    last = name_first
    while last > start and lower[last - 1] in scene.knowledge.names.honorifics:
        last -= 1
    if last > start and last < name_first and lower[last - 1] == "the":
        last -= 1
    elif last > start and lower[last - 1] == ",":
        if name_last - name_first < 2 or lower[last - 2].endswith("s"):
            return None
        last -= 1
    reading = read_title(scene, last, start)
    if reading is None:
        reading = _read_preposed(scene, start, last)
    if reading is None or reading.told:
        return reading
    stop = min(scene.tokens.bounds[scene.tokens.sentence[name_first]][1], name_last + LOOK_AHEAD)
    if name_last < stop and scene.tokens.lower[name_last] in ("of", "from", "with"):
        return _with_body(scene, last, start, body_at(scene, name_last + 1, stop)) or reading
    return reading


def _read_preposed(scene: Scene, start: int, comma: int) -> Reading | None:
    """A title and its body before a name: `The mayor of Elm Grove, | Ana Ruiz`, `head of ICE | Ed Lund`."""
    lower = scene.tokens.lower
    if _PREPOSED.isdisjoint(lower[start + 1 : comma - 1]):
        return None
    for last in range(comma - 2, start, -1):
        if lower[last] in _PREPOSED and title_ending(scene, last, start) is not None:
            body = _body_behind(scene, last, comma)
            if body is not None and body.last == comma:
                return _with_body(scene, last, start, body)
    return None


def read_title(scene: Scene, last: int, start: int, stop: int | None = None) -> Reading | None:
    """The title ending at token `last`; its body before it or, up to `stop`, behind "of" or "for"."""
    return _with_body(scene, last, start, _body_behind(scene, last, stop) if stop is not None else None)


def _with_body(scene: Scene, last: int, start: int, body: Body | None) -> Reading | None:
    """The title ending at token `last` as held at a body; without one, the body before the title."""
    found = title_ending(scene, last, start)
    if found is None:
        return None
    first, phrase = found
    while (
        first > start
        and scene.tokens.lower[first - 1] in scene.knowledge.names.ranks
        and first - 1 not in scene.agency_at
    ):
        first -= 1
    begin = _before_party(scene, first, start)
    if body is None:
        body = body_before(scene, begin, start)
        apart = begin > start and scene.tokens.lower[begin - 1] == ","
        begin = body.first if body is not None and not apart else begin
    lower = scene.tokens.lower
    past = next(
        (at for at in range(max(start, begin - 2), first) if lower[at] in scene.knowledge.names.former), None
    )
    while begin > start and lower[begin - 1] in scene.knowledge.names.former:
        begin -= 1
    former = past is not None or lower[begin].startswith(("ex-", "then-"))
    office = scene.knowledge.offices.find(phrase, _beside(body))
    if office is None:
        return None
    title = scene.tokens.span(first, last).of(scene.analysis.text)
    if past is not None:
        title = f"{scene.tokens.words[past]} {title}"
    reading = _reading(office, (title, _before_party(scene, begin, start), former), body, scene)
    inside = body_inside(scene, first, last) if office.role is Role.FEDERAL_OFFICIAL else None
    if reading.organisation is None and inside is not None:
        reading = reading._replace(organisation=inside.name)
    return reading._replace(phrase=phrase, bare=_is_bare(scene, last, phrase, body))


def _is_bare(scene: Scene, last: int, phrase: str, body: Body | None) -> bool:
    """Whether a title many hold without an office stands written small and beside nothing public."""
    private = body is None or body.kind in _PRIVATE_BODIES
    return private and not scene.tokens.upper[last - 1] and scene.knowledge.offices.bare(phrase) is not None


def as_named(reading: Reading, scene: Scene) -> Reading:
    """A title as it is read of somebody named: `Ed Lund, | a captain |, said` makes no police officer."""
    office = scene.knowledge.offices.bare(reading.phrase) if reading.bare else None
    return (
        reading._replace(role=office.role, scope=office.scope, place=None) if office is not None else reading
    )


def _beside(body: Body | None) -> BodyKind:
    """The kind of body beside a title; one of no known kind is still a body, not nothing."""
    if body is None:
        return BodyKind.UNKNOWN
    return BodyKind.OTHER if body.kind is BodyKind.UNKNOWN else body.kind


def _before_party(scene: Scene, first: int, start: int) -> int:
    """Back over words that say nothing of the office: `Republican | Mayor`."""
    while first > start and scene.tokens.lower[first - 1] in scene.knowledge.names.before_title:
        first -= 1
    return first


def _body_behind(scene: Scene, last: int, stop: int) -> Body | None:
    """The body after a title: `executive director | of the River League`, `chief | in suburb Elm Grove`."""
    lower = scene.tokens.lower
    at = last
    if at < stop and lower[at] in _LINKS_TO_BODY:
        at += 1
        for _ in range(5):
            if at >= stop or scene.capital(at):
                break
            at += 1
        body = _office_behind(scene, at, stop) or body_at(scene, at, stop)
        if body is not None and body.last < stop and lower[body.last] == "suburb":
            return body_at(scene, body.last + 1, stop) or body
        return body
    return None


def _office_behind(scene: Scene, at: int, stop: int) -> Body | None:
    """An official as a body: a spokesman | for Elm Grove Mayor | Ana Ruiz speaks for the city."""
    for last in range(at + 1, min(stop - 1, at + MAX_TITLE_WORDS + 2)):
        if not scene.capital(last) or title_ending(scene, last, at) is None:
            continue
        reading = _with_body(scene, last, at, None)
        kind = _KIND_OF_ROLE.get(reading.role) if reading is not None else None
        if reading is not None and kind is not None:
            wanted = KIND_OF_SCOPE.get(reading.scope)
            place = reading.place or (scene.home.get(wanted) if wanted is not None else None)
            return Body(reading.organisation or "", kind, place, at, last)
    return None


def _reading(office: Office, written: tuple[str, int, bool], body: Body | None, scene: Scene) -> Reading:
    title, first, former = written
    place = body.place if body is not None else None
    wanted = KIND_OF_SCOPE.get(office.scope)
    if wanted is None:
        place = None
    elif place is not None and wanted is PlaceKind.STATE and place.kind is not PlaceKind.STATE:
        place = scene.knowledge.places.state(place.state)
    organisation = None
    named = body.name if body is not None else ""
    if "{body}" in office.organisation:
        organisation = office.organisation.replace("{body}", named) if named else None
    elif "{place}" in office.organisation and place is not None:
        organisation = organisation_at(office.organisation, office.scope, place)
    elif "{place}" not in office.organisation:
        organisation = office.organisation or None
    if body is not None and body.kind in _LOCAL_POLICE:
        organisation = named
    told = body is not None
    return Reading(
        title, first, office.role, office.scope, organisation, place, former, told, office.organisation
    )


def organisation_at(template: str, scope: Scope, place: GazetteerPlace) -> str | None:
    """A body named by its place; a state has no police department of a city, so it names none."""
    local = scope in (Scope.CITY, Scope.COUNTY)
    if "{place}" not in template or (local and place.kind is PlaceKind.STATE):
        return None
    return template.replace("{place}", place.name)


def read_after(scene: Scene, name_last: int) -> Reading | None:
    """The apposition behind a name: `Ana Ruiz, | the mayor of Elm Grove,`, `Ed Lund | of the League`."""
    tokens = scene.tokens
    stop = min(tokens.bounds[tokens.sentence[name_last - 1]][1], name_last + LOOK_AHEAD)
    name_last = past_letters(scene, name_last, stop)
    if name_last >= stop:
        return None
    if tokens.lower[name_last] in _BESIDE_BODY:
        return _of_body(scene, name_last, stop)
    if tokens.lower[name_last] not in (",", "(", "–", "—"):
        return None
    begin, end = _region(scene, name_last + 1, stop)
    if begin < end and tokens.lower[begin] in _BESIDE_BODY:
        return _of_body(scene, begin, end)
    if end - begin <= 2 and end + 1 < stop and tokens.words[begin][0].isdigit():
        begin, end = _region(scene, end + 1, stop)
    return _read_region(scene, begin, end)


def _region(scene: Scene, begin: int, stop: int) -> tuple[int, int]:
    end = begin
    while end < stop and scene.tokens.words[end] not in _REGION_ENDS:
        end += 1
    return begin, end


def _read_region(scene: Scene, begin: int, end: int) -> Reading | None:
    """The first title in a region whose body is told; else the first title there; else a body."""
    lower = scene.tokens.lower
    if begin >= end or (lower[begin] in scene.knowledge.names.no_name and lower[begin] not in APPOSITION):
        return None
    if lower[begin] in _RELATIVE and not _tells_office(scene, begin, end):
        return None
    best: Reading | None = None
    heads = scene.knowledge.offices.heads
    for last in range(begin + 1, end + 1):
        if title_ending(scene, last, begin) is None:
            continue
        if last < end and title_ending(scene, last + 1, begin) is not None:
            continue
        if last < end and scene.capital(last) and last not in scene.agency_at:
            return best
        if lower[last - 1] not in heads and lower[begin] not in _ONE_OF:
            continue
        reading = read_title(scene, last, begin, end)
        if reading is not None and reading.told:
            return reading
        best = best or reading
    if best is None and lower[begin] == "who":
        return next((_of_body(scene, at, end) for at in range(begin, end) if lower[at] in _BESIDE_BODY), None)
    return best


def _tells_office(scene: Scene, begin: int, end: int) -> bool:
    """Whether a relative clause says what somebody is: `who was a sheriff`, not `who was held by a sheriff`.

    One with "whose" speaks of somebody else.
    """
    lower = scene.tokens.lower
    verb = next(
        (at for at in range(begin, min(end, begin + 6)) if lower[at] in scene.knowledge.names.serves), None
    )
    if verb is None or lower[begin] == "whose":
        return False
    ahead = lower[verb + 1 : min(end, verb + 4)]
    passive = any(word.endswith("ed") or word in ("by", "near", "with") for word in ahead)
    return lower[verb] not in ("is", "was") or not passive


def _of_body(scene: Scene, link: int, stop: int) -> Reading | None:
    """A body without a title: `Ed Ruiz | with the River League`, `who teaches | at Elm University`."""
    body = body_at(scene, link + 1, stop)
    office = scene.knowledge.offices.bodies.get(body.kind) if body is not None else None
    if body is None or office is None or (body.place is not None and body.name == body.place.name):
        return None
    return Reading(None, link, office.role, office.scope, body.name, body.place, False, True)
