"""An index of the people of a text: whom a surname, a double name or a misprinted one means."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.extraction.naming.runs import NameMention

SAME_NAME = 8
"""People of one surname among whom the one meant is looked for."""
MISPRINTED, LONGEST = 5, 20
"""Letters of a surname of which one may be wrong: `Ruizic` is `Ruizick`."""
MOST_COMPARED = 500
"""People of a text among whom misprinted names are looked for."""


@dataclass(slots=True)
class Person:
    """Somebody named, with every mention."""

    key: tuple[str, ...]
    mentions: list[NameMention] = field(default_factory=list)
    first: int = 0
    """The token where the name first stands in full."""


class Index:
    """Finds people by the end of their names: `maria gaylor vega`, `gaylor vega`, `vega`."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_tail: dict[tuple[str, ...], list[int]] = {}
        self._by_ends: dict[tuple[str, str], int] = {}
        self._by_first: dict[str, list[int]] = {}
        self._by_first_of_more: dict[str, list[int]] = {}
        """People of three names and more."""
        self._nearly: dict[str, set[int]] = {}
        """Surnames with up to one letter left out, and whose they are."""
        self.words: set[str] = set()
        """Every word of a name: with no other a name begins."""

    def add(self, key: tuple[str, ...], first: int) -> int:
        """A new person of this name, named at token `first`."""
        key = _plain(key)
        number = len(self.people)
        self.people.append(Person(key, first=first))
        for tail in (*(key[start:] for start in range(len(key))), *_hyphened(key)):
            self._by_tail.setdefault(tail, []).append(number)
            self.words.update(tail)
        if len(key) > 1:
            self._by_ends.setdefault((key[0], key[-1]), number)
        if len(key) > 1:
            firsts = self._by_first if len(key) == 2 else self._by_first_of_more
            firsts.setdefault(key[0], []).append(number)
        return number

    def know(self, name: str) -> None:
        """Somebody called by one name that is nobody's surname: a first name, or a misprint of a surname."""
        word = name.replace("’", "'")
        if (word,) in self._by_tail or len(self.people) > MOST_COMPARED:
            return
        called = self._by_first.get(word) or self._by_first_of_more.get(word, [])
        if called:
            self._by_tail[(word,)] = called
            return
        if not self._nearly:
            for tail in [tail for tail in self._by_tail if len(tail) == 1]:
                for form in _misprints(tail[0]):
                    self._nearly.setdefault(form, set()).update(self._by_tail[tail])
        meant = {number for form in _misprints(word) for number in self._nearly.get(form, ())}
        if len(meant) == 1:
            self._by_tail[(word,)] = [*meant]
            self.words.add(word)

    def family(self, name: str) -> int | None:
        """The only person of two names whose first is the family's: `Mr. | Ruo |` is `Ruo Jiwei`."""
        found = self._by_first.get(name, [])
        return found[0] if len(found) == 1 else None

    def find(self, key: tuple[str, ...], at: int, gender: str = "") -> int | None:
        """The person called so: the same first and last name, or one whose name ends so.

        Of several, the one named first in the text: whom it is about, it calls by surname alone.
        """
        key = _plain(key)
        if len(key) > 1 and (key[0], key[-1]) in self._by_ends:
            return self._by_ends[key[0], key[-1]]
        called = self._by_tail.get(key)
        if called is None:
            return None
        if len(called) == 1 and not gender:
            return called[0]
        fitting: list[int] = []
        for number in reversed(called):
            genders = {
                mention.gender for mention in self.people[number].mentions[:SAME_NAME] if mention.gender
            }
            if not gender or not genders or gender in genders:
                fitting.append(number)
            if len(fitting) == SAME_NAME:
                break
        before = [number for number in fitting if self.people[number].first < at]
        return min(before, key=lambda number: self.people[number].first, default=next(iter(fitting), None))


def _plain(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words with one kind of apostrophe: `O’Shea` and `O'Shea` are one."""
    return tuple([word.replace("’", "'") for word in key])


def _misprints(word: str) -> Iterable[str]:
    """A word as it is and with one letter left out: two that share a form differ by one letter."""
    yield word
    if MISPRINTED <= len(word) <= LONGEST:
        yield from {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def _hyphened(key: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """A double surname written the other way: `Julie | Myers Wood |` is `Myers-Wood`, and so back."""
    if len(key) > 2:
        yield ("-".join(key[-2:]),)
    if len(key) > 1 and "-" in key[-1]:
        yield tuple(key[-1].split("-"))
