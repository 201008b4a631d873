"""Names of minors: where a text gives somebody's age and it is below eighteen."""

import re
from collections.abc import Iterator, Sequence

from app.extraction.naming.entities import Entity, Mention
from app.extraction.naming.scene import PARTICLES, Scene
from app.extraction.types import Span
from app.vocabulary import Role

ADULT = 18
"""Years of age below which somebody is a minor."""
MAX_MINORS = 40
"""Minors of one text whose names are looked for; more would be a list, not a story."""
_BETWEEN = 5
"""Words between an age and the name it belongs to: `15-year-old son of hers, | Kim |`."""
_AGED = re.compile(
    r"(?:([0-9]{1,2})|one|two|three|four|five|six|seven|eight|nine|ten)-(year|month|week|day)-old"
)
_AGE = re.compile(r"[0-9]{1,2}")
_HINT = re.compile(r"-(?:year|month|week|day)-old|[,(]\s*+(?:aged?\s++)?(?:1[0-7]|[0-9])\b", re.IGNORECASE)
"""What a text must have somewhere that tells of a minor: most have not, and need no second look."""
_NAMING = frozenset((",", "(", "named", "identified", "as"))
_SAYING = frozenset(("said", "says", "told"))
_PUBLIC = frozenset(Role) - {Role.NONE, Role.OTHER}

Name = tuple[str, ...]


def find_minors(scene: Scene, entities: Sequence[Entity], mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Every place where a minor is named, in text order and apart: full names, first names, surnames.

    For `| Kim Oh |, 17, ran. | Kim | was held.`. A surname alone is left where a holder of office bears it
    too. Linear in the length of the text.
    """
    if _HINT.search(scene.analysis.text) is None:
        return ()
    public = {
        token
        for mention in mentions
        if entities[mention.entity].person and entities[mention.entity].role in _PUBLIC
        for token in range(mention.first, mention.last)
    }
    runs = list(_runs(scene))
    minors = list(dict.fromkeys(
        tuple(scene.tokens.lower[first:last])
        for first, last in runs
        if public.isdisjoint(range(first, last)) and _is_minor(scene, first, last)
    ))[:MAX_MINORS]  # fmt: skip
    if not minors:
        return ()
    borne = {scene.tokens.lower[token] for token in public}
    return tuple(span for run in runs if run[0] not in public for span in _named(scene, run, minors, borne))


def _runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, small particles between them included, that may be a name."""
    tokens = scene.tokens
    for begin, stop in tokens.bounds:
        at = begin
        while at < stop:
            first = at
            while at < stop and (_is_name(scene, at) or (at > first and _joins(scene, at, stop))):
                at += 1
            if at > first:
                yield first, at
            at += 1


def _is_name(scene: Scene, token: int) -> bool:
    return scene.tokens.upper[token] and scene.tokens.lower[token] not in scene.knowledge.names.no_name


def _joins(scene: Scene, token: int, stop: int) -> bool:
    return scene.tokens.lower[token] in PARTICLES and token + 1 < stop and _is_name(scene, token + 1)


def _is_minor(scene: Scene, first: int, last: int) -> bool:
    lower = scene.tokens.lower
    if lower[first] not in scene.knowledge.names.first_names or first in scene.place_at:
        return False
    begin, stop = scene.tokens.bounds[scene.tokens.sentence[first]]
    return _age_behind(lower[last : min(stop, last + 4)]) or _age_before(
        scene, begin, first, lower[last:stop]
    )


def _age_behind(words: Sequence[str]) -> bool:
    """`Kim Oh | , 17 , |`, `Kim Oh | (17) |`, `Kim Oh | , age 17 |`, `Kim Oh | , a 17-year-old |`."""
    if len(words) < 3 or words[0] not in (",", "("):
        return False
    if words[1] in ("age", "aged", "a", "an", "the"):
        return _young(words[2])
    return _young(words[1]) and words[2] in (",", ")", ".", ";", "and")


def _age_before(scene: Scene, begin: int, first: int, behind: Sequence[str]) -> bool:
    """`17-year-old | Kim Oh |`, `a 5-year-old boy named | Kim Oh |`; not `a 17-year-old, | Kim Oh | said`."""
    lower, no_name = scene.tokens.lower, scene.knowledge.names.no_name
    for at in range(first - 1, max(begin - 1, first - 2 - _BETWEEN), -1):
        if _AGED.fullmatch(lower[at]):
            return _young(lower[at]) and not (lower[first - 1] == "," and behind[:1] and behind[0] in _SAYING)
        if lower[at] in no_name and lower[at] not in _NAMING:
            return False
    return False


def _young(word: str) -> bool:
    """Whether a word is an age below eighteen: `17`, `17-year-old`, `five-year-old`, `8-month-old`."""
    aged = _AGED.fullmatch(word)
    if aged is not None:
        return aged[1] is None or aged[2] != "year" or int(aged[1]) < ADULT
    return _AGE.fullmatch(word) is not None and int(word) < ADULT


def _named(scene: Scene, run: tuple[int, int], minors: Sequence[Name], borne: set[str]) -> Iterator[Span]:
    """The part of a run that names a minor, if any."""
    first, last = run
    while first < last - 1 and first in scene.place_at:
        first += 1
    words = tuple(scene.tokens.lower[first:last])
    for name in minors:
        if set(words) <= set(name) and (len(words) > 1 or words[0] == name[0] or words[0] not in borne):
            yield scene.tokens.span(first, last)
            return
        for at in range(len(words) - len(name) + 1):
            if words[at : at + len(name)] == name:
                yield scene.tokens.span(first + at, first + at + len(name))
                return
