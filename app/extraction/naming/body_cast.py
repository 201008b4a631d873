"""The bodies of the cast: agencies, outlets, organisations and governments, each with its mentions."""

import re
from collections.abc import Iterable, Sequence

from app.extraction.agency_forms import initials
from app.extraction.naming.bodies import GOES_ON, GOVERNMENT, SKIPPED, Body, body_at, kind_of_words
from app.extraction.naming.entities import Entity, Mention
from app.extraction.naming.runs import PARTIES
from app.extraction.naming.scene import Scene
from app.knowledge.offices import BodyKind, Scope
from app.vocabulary import Level, PlaceKind, Role

_SPEAKING_KINDS = frozenset(BodyKind) - {BodyKind.UNKNOWN, BodyKind.PLACE, BodyKind.OTHER}
_CALL_LETTERS = re.compile(r"[WK][A-Z]{2,3}(?:-TV|-FM|-AM)?\d?")
"""Names of US broadcasters: `KXYZ`, `WABC-TV`."""


def cast_bodies(
    scene: Scene, runs: Iterable[tuple[int, int]], people: Sequence[Mention], offset: int
) -> tuple[list[Entity], list[Mention]]:
    """Bodies named in runs of capitals outside people's titles; their entities are numbered from `offset`."""
    taken = {token for mention in people for token in range(mention.first, mention.last)}
    groups: dict[str, list[Body]] = {}
    short: dict[str, str] = {}
    at = 0
    for first, last in runs:
        at = first if first > at else at
        while at < last:
            body = None if at in taken else _body(scene, at, taken, short)
            if body is None:
                at += 1
                continue
            groups.setdefault(body.name.lower(), []).append(body)
            short.setdefault(initials(body.name), body.name)
            if body.kind is BodyKind.MEDIA:
                short.setdefault(body.name.rsplit(" ", 1)[-1], body.name)
            at = body.last
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for bodies in groups.values():
        mentions.extend(Mention(b.first, b.first, b.last, offset + len(entities)) for b in bodies)
        entities.append(_entity(scene, bodies))
    return entities, mentions


def _body(scene: Scene, at: int, taken: set[int], short: dict[str, str]) -> Body | None:
    """The body named from a token on; `short` maps initials and last words to bodies named before."""
    lower = scene.tokens.lower
    nothing = lower[at] in scene.knowledge.names.no_name and not (
        lower[at] == "the" and at in scene.agency_at
    )
    if nothing or scene.tokens.words[at].startswith(PARTIES):
        return None
    stop = scene.tokens.bounds[scene.tokens.sentence[at]][1]
    if at + 1 < stop and lower[at + 1] in GOVERNMENT:
        return Body(scene.tokens.span(at, at + 2).of(scene.analysis.text), BodyKind.FEDERAL, None, at, at + 2)
    if _stands_alone(scene, at, stop):
        return _lone(scene, at, short)
    body = body_at(scene, at, stop)
    if body is None or any(token in taken for token in range(body.first, body.last)):
        return None
    known = body.first in scene.agency_at or body.place is not None
    if body.last - body.first > 1 or known:
        return body if body.kind in _SPEAKING_KINDS else None
    return _lone(scene, at, short)


def _stands_alone(scene: Scene, at: int, stop: int) -> bool:
    """Whether a capitalised word is all of a name, and no known agency or place: most are such."""
    tokens = scene.tokens
    place = at in scene.place_at or tokens.lower[at] in scene.called
    if at in scene.agency_at or place or tokens.lower[at] in SKIPPED:
        return False
    return at + 1 == stop or not (tokens.upper[at + 1] or tokens.lower[at + 1] in GOES_ON)


def _lone(scene: Scene, at: int, short: dict[str, str]) -> Body | None:
    """One capitalised word: call letters, initials of a body named before, an outlet."""
    written = scene.tokens.words[at]
    if _CALL_LETTERS.fullmatch(written):
        return Body(written, BodyKind.MEDIA, None, at, at + 1)
    known = short.get(written)
    if known is not None:
        return Body(known, _kind_of_name(scene, known), None, at, at + 1)
    outlet = scene.knowledge.names.outlets.get(written.lower())
    return Body(outlet, BodyKind.MEDIA, None, at, at + 1) if outlet is not None else None


def _kind_of_name(scene: Scene, name: str) -> BodyKind:
    if name.lower() in scene.knowledge.names.outlets:
        return BodyKind.MEDIA
    return kind_of_words(name.lower().split(), scene.knowledge.names)


def _plain(form: str) -> str:
    """`U.S. Department of …` and `Department of …` are one name."""
    return form[len("U.S. ") :] if form.startswith("U.S. Department") else form


def _entity(scene: Scene, bodies: Sequence[Body]) -> Entity:
    text, tokens = scene.analysis.text, scene.tokens
    spans = tuple(tokens.span(body.first, body.last) for body in bodies)
    forms = dict.fromkeys(span.of(text) for span in spans)
    first = bodies[0]
    agency = scene.agency_at.get(first.last - 1)
    federal = agency is not None and agency.level is Level.FEDERAL
    name = max((_plain(form) for form in forms), key=len) if federal else first.name
    office = scene.knowledge.offices.bodies.get(first.kind)
    place = next((body.place for body in bodies if body.place is not None), None)
    if place is None and first.kind is BodyKind.POLICE:
        place = scene.home.get(PlaceKind.CITY)
    label = (
        place.label if place is not None and office is not None and office.scope is not Scope.NONE else None
    )
    return Entity(
        name, False, tuple(dict.fromkeys((name, *forms))), spans,
        role=office.role if office is not None else Role.OTHER, organisation=first.name, jurisdiction=label,
    )  # fmt: skip
