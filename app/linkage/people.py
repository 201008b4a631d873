"""The same official? Two reports of a person, compared by name, office and place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from app.linkage.folding import block_of, name_words
from app.linkage.nicknames import Nicknames
from app.linkage.places import same_place, state_and_within
from app.vocabulary import Role

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_NATIONAL = ("u", "s")
"""How the names of national bodies begin: U.S. Senate."""
_HELD_BY_ONE = frozenset({Role.POLICE_CHIEF, Role.SHERIFF, Role.MAYOR})
"""Offices that one person of a place holds at a time: there a surname or an initial says who is meant."""
_LEAST_MISSPELT = 6
"""Letters from which a surname that differs in one of them may be a slip: Alder and Elder are two."""
_SAME_SOUND = str.maketrans("ckqzxj", "kkkssg", "aeiouyhw")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Person:
    """What one article says of an official.

    `place` is a gazetteer slug and `state` a postal code in lower case, which is the slug of the state.
    `given_forms` are the names that the given name may be short for. `beside` are the folded full names of
    others with that surname in the same article.
    """

    name: str
    role: Role
    organisation: str | None = None
    place: str | None = None
    state: str | None = None
    former: bool = False
    given_forms: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name, without Jr. and III."""
        words = name_words(self.name)
        return tuple(w for w in words if w not in _SUFFIXES) or words

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """Jr., Sr., II … as far as the name has them."""
        return _SUFFIXES.intersection(name_words(self.name)[1:])

    @cached_property
    def blocks(self) -> frozenset[int]:
        """What is looked up for others that may be the same person: two of one person share one at least.

        A full name is looked for by the sounds of the surname with the first letter of each other word, and
        of the names it may be short for; every name by its surname and office.
        """
        return frozenset(block_of("official", key) for key in self._keys())

    def _keys(self) -> Iterator[str]:
        if not self.words:
            return
        surname, *given = self.words[-1], *self.words[:-1], *self.given_forms
        yield from (f"{_sounds(surname)}:{word[0]}" for word in given)
        for office in (self.place, self.organisation and "-".join(name_words(self.organisation))):
            if office:
                yield f"{_sounds(surname)}@{office}"
        if self.role is Role.FEDERAL_OFFICIAL:
            yield f"{_sounds(surname)}@us"


def given_forms(name: str, nicknames: Nicknames) -> frozenset[str]:
    """The names that the given name may be short for."""
    words = name_words(name)
    return nicknames.get(words[0], frozenset()) if words else frozenset()


def _sounds(surname: str) -> str:
    """The consonants that are heard: `arradondo` and `arredondo` give `rdnd`."""
    return _DOUBLED.sub(r"\1", surname.translate(_SAME_SOUND)) or surname


def name_key(name: str) -> str:
    """The folded last word of a name: the block in which the same person is looked for."""
    words = Person(name, Role.NONE).words
    return words[-1] if words else ""


def _surnames_only(left: Person, right: Person) -> bool:
    """One name is the tail of the other: `Baird` or `Gaylor Baird` of `Leirion Gaylor Baird`."""
    short, long = sorted((left.words, right.words), key=len)
    return len(short) < len(long) and len(short) > 0 and long[-len(short) :] == short


def _full(left: Person, right: Person) -> bool:
    """Both have a given name and the same last word."""
    if min(len(left.words), len(right.words)) < 2 or left.words[-1] != right.words[-1]:
        return False
    return not _surnames_only(left, right)


def _middles_agree(left: Person, right: Person) -> bool:
    mine, other = left.words[1:-1], right.words[1:-1]
    return not mine or not other or any(a.startswith(b) or b.startswith(a) for a in mine for b in other)


def _same_given(left: Person, right: Person) -> bool:
    return _full(left, right) and left.words[0] == right.words[0] and _middles_agree(left, right)


def _akin_surname(left: Person, right: Person) -> bool:
    """One letter of a long surname differs, all else agrees: `Medaria Arradondo`, `Medaria Arredondo`."""
    if min(len(left.words), len(right.words)) < 2 or left.words[0] != right.words[0]:
        return False
    mine, other = left.words[-1], right.words[-1]
    if mine == other or min(len(mine), len(other)) < _LEAST_MISSPELT:
        return False
    one_office = _same_role(left, right) and left.role in _HELD_BY_ONE and same_place(left, right)
    return one_office and OSA.distance(mine, other, score_cutoff=1) <= 1


def _akin_given(left: Person, right: Person) -> bool:
    if not _full(left, right) or _same_given(left, right) or not _middles_agree(left, right):
        return False
    mine, other = left.words[0], right.words[0]
    short, long = sorted((mine, other), key=len)
    if len(short) == 1 and long.startswith(short):
        return _same_role(left, right) and left.role in _HELD_BY_ONE
    return bool((left.given_forms | {mine}) & (right.given_forms | {other}))


def _other_name(left: Person, right: Person) -> bool:
    if left.words == right.words or _surnames_only(left, right):
        return False
    return not (_same_given(left, right) or _akin_given(left, right) or _akin_surname(left, right))


def _beside_each_other(left: Person, right: Person) -> bool:
    """An article names both in full: they are two, however alike."""
    return " ".join(left.words) in right.beside or " ".join(right.words) in left.beside


def _other_suffix(left: Person, right: Person) -> bool:
    return bool(left.suffixes and right.suffixes and left.suffixes != right.suffixes)


def _one_word(left: Person, right: Person) -> bool:
    return left.words == right.words and len(left.words) == 1


def _same_name(left: Person, right: Person) -> bool:
    return _same_given(left, right) or (left.words == right.words and len(left.words) > 1)


def _place_of_one(left: Person, right: Person) -> bool:
    """One is placed and the other is not: a common name may be anybody's."""
    return (left.place is None) != (right.place is None) and not _both_national(left, right)


def _office_of_state_and_within(left: Person, right: Person) -> bool:
    """The state for the city; two offices may be two namesakes in one state."""
    return _same_role(left, right) and state_and_within(left, right)


def _same_organisation(left: Person, right: Person) -> bool:
    mine, other = left.organisation, right.organisation
    return mine is not None and other is not None and name_words(mine) == name_words(other)


def _same_role(left: Person, right: Person) -> bool:
    return left.role is right.role and left.role not in (Role.NONE, Role.OTHER)


def _same_office(left: Person, right: Person) -> bool:
    """One role where its place is told, or where none is needed: a spokesman of anywhere may be anybody."""
    told = left.place is not None or right.place is not None or _same_organisation(left, right)
    return _same_role(left, right) and (told or _both_national(left, right))


def _both_national(left: Person, right: Person) -> bool:
    """Both hold one nation's office, where no place is needed and a place that is given may be any.

    Two federal officials without a place and of no two bodies; or two members of one national body, by their
    full names: articles from many states write of a senator as if of their own.
    """
    federal = left.role is Role.FEDERAL_OFFICIAL and right.role is Role.FEDERAL_OFFICIAL
    if federal and left.place is None and right.place is None:
        return not _other_organisation(left, right)
    body = name_words(left.organisation) if left.organisation is not None else ()
    national = body[:2] == _NATIONAL and not _OF_DISTRICTS.intersection(body)
    return national and _same_organisation(left, right) and _same_name(left, right)


def _apart_in_state(left: Person, right: Person) -> bool:
    places = (left.place, right.place)
    if None in places or left.state != right.state or _both_national(left, right):
        return False
    return not (left.place == right.place or left.state in places)


def _other_state(left: Person, right: Person) -> bool:
    known = left.state is not None and right.state is not None
    return known and left.state != right.state and not _both_national(left, right)


def _other_organisation(left: Person, right: Person) -> bool:
    known = left.organisation is not None and right.organisation is not None
    return known and not _same_organisation(left, right)


def _bare_surname_elsewhere(left: Person, right: Person) -> bool:
    """A bare surname says who is meant only beside an office that one person holds, there and then."""
    if not (_surnames_only(left, right) or _one_word(left, right)):
        return False
    office = _same_role(left, right) and left.former == right.former
    one = left.role in _HELD_BY_ONE and (same_place(left, right) or _same_organisation(left, right))
    return not (office and one)


FEATURES: dict[str, Callable[[Person, Person], bool]] = {
    "same full name": _same_name,
    "a nickname, or an initial of the office's holder": _akin_given,
    "a surname spelled otherwise by the office's holder": _akin_surname,
    "surname alone": _surnames_only,
    "the same surname alone": _one_word,
    "same place": same_place,
    "one place lies in the other": _office_of_state_and_within,
    "both of the nation's government": _both_national,
    "same organisation": _same_organisation,
    "same office": _same_office,
    "the place of one of them not told": _place_of_one,
    "two places of one state": _apart_in_state,
    "another organisation": _other_organisation,
    "two states": _other_state,
    "surname alone without the same office and place": _bare_surname_elsewhere,
    "another name": _other_name,
    "another generation": _other_suffix,
    "named in full beside each other": _beside_each_other,
}
"""What `data/linkage.csv` weighs of people."""
_OF_DISTRICTS = frozenset(("attorney", "attorneys", "marshal", "marshals", "court"))
"""Bodies of the nation that have one office a district: a name is that of many people."""
