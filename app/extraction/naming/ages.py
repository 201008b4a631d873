"""Ages below eighteen that a text gives, and where the names stand that they belong to."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.extraction.naming.scene import Scene
from app.knowledge.ages import AgeTable

ADULT = 18
"""Years of age below which somebody is a minor."""
_BETWEEN = 5
"""Words between an age and the name it belongs to: `15-year-old son of hers, | Kim |`."""
_LEADS = 5
"""Words between a name and its age: `Kim Oh, | who is only just | 15,`."""
_NOUNS = 3
"""Words behind an age that may say whose or what it is: `a 16-year-old boy | ’s | mother`."""
_HYPHENED = re.compile(r"([a-z]++|[0-9]{1,2})-([a-z]++)(-old)?")
_GRADE = re.compile(r"(?:fir|1)st|(?:seco|2)nd|(?:thi|3)rd|(?:four|fif|six|seven|eigh|nin|ten|[4-9]|10)th")
_CARERS = frozenset(("of", "with", "to", "for", "by", "and"))
"""What stands between a grown-up and a child: `the mother | of | a toddler`."""
_LONGEST = 4
"""Digits that no age has."""
_DIGITS = frozenset(map(str, range(ADULT)))
_YEARS = frozenset(("year", "years", "yr", "yrs"))
_MARKS = frozenset((",", ")", ".", ";", ":", "—", "–", "-", "”", '"', "?", "!"))
"""Marks that may follow a bare number that is an age."""
SET_OFF = frozenset((",", "(", "—", "–", "-"))
POSSESSIVE = frozenset(("'s", "’s"))
SAYING = frozenset(("said", "says", "told"))


class Age(NamedTuple):
    """Tokens `first` to `last` that give an age below eighteen; `sure` where they say `old`."""

    first: int
    last: int
    sure: bool


def young_ages(scene: Scene) -> Iterator[Age]:
    """Numbers that may be somebody's age, in text order: `17-year-old`, `sixteen`, `16 years old`.

    One look at each token; a text without such a number costs no more.
    """
    lower, ages = scene.tokens.lower, scene.knowledge.ages
    young = _DIGITS | ages.numbers | ages.child
    for token in [n for n, word in enumerate(lower) if word in young or "-" in word]:
        if lower[token] in ages.child:
            yield from _child_at(scene, token)
            continue
        stop = scene.tokens.bounds[scene.tokens.sentence[token]][1]
        age = _age_at(ages, lower, token, stop)
        if age is not None and not (
            age.sure and _of_a_thing(ages, lower[age.last : min(stop, age.last + 5)])
        ):
            yield age


def _child_at(scene: Scene, token: int) -> Iterator[Age]:
    """For `Kim Oh, a | toddler |,`, `a | third grader |, Kim Oh,`, `a | toddler | named Kim Oh`.

    Not for `a | toddler | room`, `mother of a | toddler |, Ann Bell,`.
    """
    lower, ages = scene.tokens.lower, scene.knowledge.ages
    begin, stop = scene.tokens.bounds[scene.tokens.sentence[token]]
    first = token
    if lower[token] == "grader":
        first -= 1
        if first < begin or not _GRADE.fullmatch(lower[first]):
            return
    article = lower[first - 1] in ("a", "an", "the") if first > begin else False
    if first - 2 >= begin and lower[first - (2 if article else 1)] in _CARERS:
        return
    behind = lower[token + 1] if token + 1 < stop else "."
    named = token + 1 < stop and scene.capital(token + 1) and lower[token] != "minor"
    if named or behind in _MARKS or behind in ages.naming or behind in ages.ends:
        yield Age(first, token + 1, True)


def _age_at(ages: AgeTable, lower: Sequence[str], token: int, stop: int) -> Age | None:
    behind = lower[token + 1 : min(stop, token + 4)]
    hyphened = _HYPHENED.fullmatch(lower[token])
    if hyphened is not None:
        old = hyphened[3] is not None or behind[:1] == ["old"]
        if not old or not _below(ages, hyphened[1], hyphened[2]):
            return None
        return Age(token, token + (1 if hyphened[3] else 2), True)
    if "-" in lower[token]:
        return None
    if not behind or behind[0] not in ages.units:
        return Age(token, token + 1, False)
    if behind[1:2] == ["old"]:
        return Age(token, token + 3, True)
    return Age(token, token + 4, True) if behind[1:] == ["of", "age"] else None


def _below(ages: AgeTable, number: str, unit: str) -> bool:
    if unit not in ages.units:
        return False
    return number in ages.numbers or (number.isdigit() and (unit not in _YEARS or int(number) < ADULT))


def _of_a_thing(ages: AgeTable, behind: Sequence[str]) -> bool:
    """`the 17-year-old | case |`; not `a 17-year-old | law student |`."""
    return ages.persons.isdisjoint(behind) and not ages.things.isdisjoint(behind[:2])


def name_before(scene: Scene, age: Age) -> int | None:
    """The token behind the name that this age is said of, if words lead from a name to it.

    For `| Kim Oh |, 17,`, `| Kim Oh | (just 16 years old)`, `| Kim Oh | is a 16-year-old child`.
    """
    lower, ages = scene.tokens.lower, scene.knowledge.ages
    begin, stop = scene.tokens.bounds[scene.tokens.sentence[age.first]]
    leading = ages.leads | ages.marks | ages.verbs | ages.whose | ages.have
    at = age.first
    while at > begin and age.first - at <= _LEADS and lower[at - 1] in leading:
        at -= 1
    between, behind = lower[at : age.first], lower[age.last : min(stop, age.last + _NOUNS + 3)]
    turned = any(word.startswith("turn") for word in between) and behind[:1] and behind[0] in ages.since
    if not (age.sure or turned or not ages.marks.isdisjoint(between) or ends_bare(scene, age.last, stop)):
        return None
    if ages.verbs.isdisjoint(between) and not ages.have.isdisjoint(between):
        return None
    if age.sure and not POSSESSIVE.isdisjoint(behind[:_NOUNS]):
        return None
    if not ages.whose.isdisjoint(between) and not _closes(behind):
        return None
    if at > begin and lower[at - 1] in SET_OFF:
        at -= 1
    elif not between or (between[0] not in ages.verbs | ages.have and between[0] != "who"):
        return None
    return at if at > begin and scene.capital(at - 1) else None


def ends_bare(scene: Scene, last: int, stop: int) -> bool:
    """Whether a number ends with token `last`: not `16 | agents`, `16 | ,000`, nor the rank in `(16 | .)`."""
    tokens = scene.tokens
    if last >= stop:
        return True
    grouped = last + 1 < stop and tokens.starts[last + 1] == tokens.end(last) and tokens.lower[last] in ",."
    if grouped and tokens.lower[last + 1].isdigit():
        return False
    if tokens.lower[last] == "." and last + 1 < stop and tokens.lower[last + 1] == ")":
        return False
    return tokens.lower[last] in _MARKS or tokens.lower[last] in scene.knowledge.ages.ends


def _closes(behind: Sequence[str]) -> bool:
    """`Kim Oh, his 5-year-old | son, |`; not `Ann Bell, her 5-year-old | son, and | a dog`."""
    for at, word in enumerate(behind[: _NOUNS + 1]):
        if word in _MARKS:
            return behind[at + 1 : at + 2] != ["and"]
    return False


def name_behind(scene: Scene, age: Age) -> Iterator[tuple[int, bool]]:
    """Tokens at which a name may begin that this age is said of, and whether that is certain.

    For `17-year-old | Kim Oh |`, `a 5-year-old boy named | Kim Oh |`, `a 16 year old, | Kim Oh |`; not for `a
    17-year-old, | Kim Oh | said`. It is certain where the name follows at once, or behind a child.
    """
    if not age.sure:
        return
    lower, ages, no_name = scene.tokens.lower, scene.knowledge.ages, scene.knowledge.names.no_name
    stop = scene.tokens.bounds[scene.tokens.sentence[age.first]][1]
    certain = True
    if lower[age.last - 1] in ages.child and stop > age.last:
        certain = lower[age.last] in ages.naming or lower[age.last] in ",("
        if not certain and not scene.capital(age.last):
            return
    for at in range(age.last, min(stop, age.last + 1 + _BETWEEN)):
        word = lower[at]
        if scene.capital(at):
            yield at, certain
            if word not in ages.given:
                return
        elif word in ages.persons:
            certain = True
        elif word not in ages.naming and word not in ",(":
            if word in no_name or word.endswith("ed") or word in POSSESSIVE:
                return
            certain = False


def is_speaker_behind(scene: Scene, first: int, last: int) -> bool:
    """Whether a name set off by a comma is whom the sentence is reported of: `…, | Kim Oh | said`."""
    lower = scene.tokens.lower
    return lower[first - 1] == "," and last < len(lower) and lower[last] in SAYING


def two_ages_behind(scene: Scene, last: int) -> bool:
    """Whether two ages follow a name, the second below eighteen: `Juan and Eva Oh, | ages | 12 and 14`."""
    lower, ages = scene.tokens.lower, scene.knowledge.ages
    behind = [word for word in lower[last : last + 5] if word not in ages.marks and word not in SET_OFF]
    young = _DIGITS | ages.numbers
    return len(behind) > 2 and behind[0] in young and behind[1] == "and" and behind[2] in young


def is_adult(scene: Scene, first: int, last: int) -> bool:
    """Whether an age of eighteen or more stands with a name: `| Kim Oh |, 41,`, `41-year-old | Kim Oh |`."""
    lower = scene.tokens.lower
    behind = lower[last : last + 3]
    if len(behind) == 3 and behind[0] in SET_OFF and behind[2] in _MARKS and _is_grown(behind[1]):
        return True
    hyphened = _HYPHENED.fullmatch(lower[first - 1]) if first else None
    return hyphened is not None and hyphened[2] in _YEARS and _is_grown(hyphened[1])


def _is_grown(number: str) -> bool:
    return number.isdecimal() and len(number) < _LONGEST and int(number) >= ADULT
