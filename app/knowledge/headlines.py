"""How titles of events are put together: `[titles]` and the words of titles in `data/incidents.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.knowledge.tables import KnowledgeError
from app.knowledge.tactics import string_lists
from app.vocabulary import IncidentKind, Role

FIELDS = frozenset({"deed", "agencies", "beside", "topics", "speaker", "where", "unplaced"})
PREPOSITIONS = frozenset({"at", "by", "during", "involving", "under", "with", "without"})
"""How a title ties a tactic to the event: arrest *at* a courthouse, *during* a vehicle stop."""
_FIELD = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class HeadlineTable:
    """The pieces of each kind's title in order; a piece whose field is empty is left out."""

    pieces: Mapping[IncidentKind, tuple[str, ...]]
    speakers: Mapping[Role, str]
    """Whose statement it is, in a word: `police` for a police chief."""
    together: Mapping[Role, str]
    """The same of several who share an office: `mayors’`."""
    plurals: frozenset[str]
    """Last words of titles that several share, in small letters."""
    beside: Mapping[str, str]
    """How a title says a tactic, by its slug, behind the event: `at a courthouse`."""
    about: Mapping[str, str]
    """How a title says a tactic, by its slug, after "about" or "over"."""
    enforcers: frozenset[str]
    """Federal agencies whose agents stop, arrest and shoot: only these are named as actors."""


def check_pieces(path: Path, where: str, pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces as they are. Raises `KnowledgeError` where one has two fields, or an unknown one."""
    for piece in pieces:
        fields = _FIELD.findall(piece)
        if len(fields) > 1 or not FIELDS.issuperset(fields):
            raise KnowledgeError(path, where, f"{piece!r} has not at most one field of {sorted(FIELDS)}")
    return pieces


def load_headlines(path: Path, data: Mapping[str, Any]) -> HeadlineTable:
    """Take the parsed `incidents.toml`. Raises `KnowledgeError` naming the key that is wrong."""
    titles = string_lists(path, "titles", data.get("titles"))
    if set(titles) != set(IncidentKind):
        raise KnowledgeError(path, "titles", f"must have exactly the keys {', '.join(sorted(IncidentKind))}")
    return HeadlineTable(
        pieces={IncidentKind(kind): check_pieces(path, f"titles.{kind}", ps) for kind, ps in titles.items()},
        speakers=_words_of_roles(path, "speakers", data),
        together=_words_of_roles(path, "together", data),
        plurals=frozenset(string_lists(path, "plurals", data.get("plurals")).get("words", ())),
        beside=_tied(path, _words_by_value(path, "beside", data)),
        about=_words_by_value(path, "about", data),
        enforcers=frozenset(string_lists(path, "enforcers", data.get("enforcers")).get("agencies", ())),
    )


def _tied(path: Path, words: Mapping[str, str]) -> Mapping[str, str]:
    """The words as they are. Raises `KnowledgeError` where some do not begin with a preposition."""
    for told in words.values():
        if told.partition(" ")[0] not in PREPOSITIONS:
            raise KnowledgeError(path, f"beside.{told}", f"must begin with one of {sorted(PREPOSITIONS)}")
    return words


def _words_of_roles(path: Path, where: str, data: Mapping[str, Any]) -> dict[Role, str]:
    words = _words_by_value(path, where, data)
    if wrong := set(words) - set(Role):
        raise KnowledgeError(path, where, f"{min(wrong)!r} is no role")
    return {Role(role): word for role, word in words.items()}


def _words_by_value(path: Path, where: str, data: Mapping[str, Any]) -> dict[str, str]:
    """A table of lists turned round: the key by each of its values."""
    return {
        value: word for word, values in string_lists(path, where, data.get(where)).items() for value in values
    }
