"""Ages in a sentence that names nobody, and whose they are, as in `ICE took Kim Oh. He is 13`."""

from collections.abc import Sequence

from app.extraction.naming.ages import POSSESSIVE, SAYING, SET_OFF, Age, ends_bare, is_adult
from app.extraction.naming.scene import Scene

_BACK = 3
"""Sentences before one that begins with a pronoun in which a name is looked for."""
_OPENING = 7
"""Words at a sentence's beginning that an age may stand behind: `He is only just | 13 |`."""
_APPOSED = 5
"""Words behind a name in which it is said who that is: `Kim Oh, | a student |,`."""
_PRONOUNS = frozenset(("he", "she"))
_ONCE = frozenset(("when", "at", "then"))
"""`He was 13 | when | they came` is said of grown-ups too."""


def sentences_back(scene: Scene, age: Age) -> int:
    """Sentences before its own in which to look for whom an age is of: 0 where it is somebody else’s.

    For `He is only | 13 years old |.`, `The | 15-year-old | wept.`
    """
    tokens, ages = scene.tokens, scene.knowledge.ages
    begin, stop = tokens.bounds[tokens.sentence[age.first]]
    if age.first - begin > _OPENING:
        return 0
    lead, between = tokens.lower[begin], tokens.lower[begin + 1 : age.first]
    behind = tokens.lower[age.last : min(stop, age.last + 2)]
    if lead == "the":
        of_thing = any(word in POSSESSIVE for word in behind)
        return 1 if age.sure and not between and "-" in tokens.lower[age.first] and not of_thing else 0
    if lead not in _PRONOUNS or ages.verbs.isdisjoint(between):
        return 0
    if any(word not in ages.leads | ages.verbs | ages.have for word in between):
        return 0
    turned = any(word.startswith("turn") for word in between) and not ages.since.isdisjoint(behind[:1])
    if "was" in between and not _ONCE.isdisjoint(behind[:1]):
        return 0
    return _BACK if age.sure or turned or ends_bare(scene, age.last, stop) else 0


def may_be_young(scene: Scene, first: int, last: int) -> bool:
    """Whether a name may be a child's: not `| Ann Bell |, 41,`, nor `| Ann Bell | said`."""
    lower = scene.tokens.lower
    beside = {*lower[max(0, first - 1) : first], *lower[last : last + 1]}
    return SAYING.isdisjoint(beside) and not is_adult(scene, first, last)


def speaks_of_another(scene: Scene, sentence: int, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence speaks of a child that is none of those named: `Ann Bell and her | son | ran`."""
    lower, ages = scene.tokens.lower, scene.knowledge.ages
    own = {at for first, last in named for at in (first - 2, first - 1, *_apposed(lower, last))}
    words = ages.persons | ages.child
    return any(lower[at] in words and at not in own for at in range(*scene.tokens.bounds[sentence]))


def _apposed(lower: Sequence[str], last: int) -> range:
    behind = lower[last : last + _APPOSED]
    told = behind[:1] and behind[0] in SET_OFF
    parted = next((at for at, word in enumerate(behind) if word == "of" or word in POSSESSIVE), len(behind))
    return range(last, last + parted) if told else range(last, last)
