"""Private people: those whose words read like an office, minors, and officers to whom something was done."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.extraction.naming.entities import Entity, Mention
from app.extraction.naming.scene import Scene
from app.vocabulary import Role

ADULT = 18
"""Years of age below which nobody is an official."""
_DONE_TO_BACK = 12
"""Tokens before a name in which a verb has it for its object."""
_DONE_TO_AHEAD = 9
"""Tokens behind a name in which a passive verb may follow."""
_AGED = re.compile(r"([0-9]{1,2})-year-old")
_AGE = re.compile(r"[0-9]{1,2}")
_BE = frozenset(("was", "were", "is", "been", "being", "got", "be"))
_CLOSES = frozenset(
    (
        ",", ";", ":", "—", "–", "(", ")", "“", "”", '"', "that", "who", "while", "when", "after", "before",
        "as", "because", "and", "but", "with", "by", "to", "said", "says", "told", "for", "near", "outside",
    )
)  # fmt: skip
"""What ends the words a verb has for its object."""


def without_private_offices(
    scene: Scene, entities: Sequence[Entity], mentions: Sequence[Mention]
) -> tuple[Entity, ...]:
    """The cast with private people as such: role `other`, no title, no body, no place.

    Their statements are kept, as a private person's are: the ledger hides names whose role is `none` or
    `other`, and makes no official of them. Private here are minors (`Council member | Ana Ruiz |, 16,`) and
    police officers to whom something was done in a sentence that names them, with neither command nor the
    task to speak for others (`Agents pulled over off-duty Officer | Ana Ruiz |`). Linear in the mentions.
    """
    shared = _shared_surnames(scene, entities, mentions)
    private = {
        mention.entity
        for mention in mentions
        if entities[mention.entity].person
        and (_is_minor(scene, mention, shared) or _is_victim(scene, entities[mention.entity], mention))
    }
    return tuple(
        replace(entity, role=Role.OTHER, title=None, organisation=None, jurisdiction=None)
        if number in private
        else entity
        for number, entity in enumerate(entities)
    )


def _shared_surnames(scene: Scene, entities: Sequence[Entity], mentions: Sequence[Mention]) -> frozenset[str]:
    """Surnames that full names of more than one person end with: who is meant by one alone is not told."""
    bearers: dict[str, set[int]] = {}
    for mention in mentions:
        if entities[mention.entity].person and mention.last - mention.name_first > 1:
            bearers.setdefault(scene.tokens.lower[mention.last - 1], set()).add(mention.entity)
    return frozenset(surname for surname, persons in bearers.items() if len(persons) > 1)


def _is_minor(scene: Scene, mention: Mention, shared: Collection[str]) -> bool:
    """`17-year-old | Kim Oh |`, `| Kim Oh |, 17, said`; not `| Oh |, 17,` beside Mayor Lee Oh and Kim Oh."""
    lower = scene.tokens.lower
    if mention.last - mention.first == 1 and lower[mention.first] in shared:
        return False
    aged = _AGED.fullmatch(lower[mention.first - 1]) if mention.first else None
    if aged is not None:
        return int(aged[1]) < ADULT
    behind = lower[mention.last : mention.last + 3]
    set_off = len(behind) == 3 and behind[0] in (",", "(") and behind[2] in (",", ")", ".", ";")
    return set_off and _AGE.fullmatch(behind[1]) is not None and int(behind[1]) < ADULT


def _is_victim(scene: Scene, entity: Entity, mention: Mention) -> bool:
    if entity.role is not Role.POLICE_OFFICER:
        return False
    words = (entity.title or "").lower().split()
    if not scene.knowledge.names.command.isdisjoint(words):
        return False
    return _is_object(scene, mention) or _is_passive_subject(scene, mention)


def _is_object(scene: Scene, mention: Mention) -> bool:
    """`Agents | handcuffed | off-duty Elm Grove Officer Ana Ruiz`: nothing but her words stands between."""
    tokens = scene.tokens
    start = tokens.bounds[tokens.sentence[mention.first]][0]
    for at in range(mention.first - 1, max(start - 1, mention.first - 1 - _DONE_TO_BACK), -1):
        word = tokens.lower[at]
        if word in _CLOSES:
            return False
        if word in scene.knowledge.names.done_to:
            return True
    return False


def _is_passive_subject(scene: Scene, mention: Mention) -> bool:
    """`Officer Ana Ruiz, 34, | was | shot`."""
    tokens, verbs = scene.tokens, scene.knowledge.names.done_to
    stop = min(tokens.bounds[tokens.sentence[mention.first]][1], mention.last + _DONE_TO_AHEAD)
    for at in range(mention.last, stop):
        if tokens.lower[at] in _BE:
            return not verbs.isdisjoint(tokens.lower[at + 1 : min(stop, at + 4)])
        if tokens.lower[at] in ("said", "says", "told", "and", "but", ";"):
            return False
    return False
