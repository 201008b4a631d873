"""How titles of events are put together: `[titles]`, `[speakers]`, `[enforcers]` of `data/incidents.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.knowledge.tables import KnowledgeError
from app.knowledge.tactics import string_lists
from app.vocabulary import IncidentKind, Role

FIELDS = frozenset({"deed", "agencies", "tactics", "speaker"})
_FIELD = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class HeadlineTable:
    """The pieces of each kind's title in order; a piece whose field is empty is left out."""

    pieces: Mapping[IncidentKind, tuple[str, ...]]
    speakers: Mapping[Role, str]
    """Whose statement it is, in a word: `Police` for a police chief."""
    enforcers: frozenset[str]
    """Federal agencies whose agents stop, arrest and shoot: only these are named as actors."""


def check_pieces(path: Path, where: str, pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces as they are. Raises `KnowledgeError` where one has not exactly one known field."""
    for piece in pieces:
        fields = _FIELD.findall(piece)
        if len(fields) != 1 or fields[0] not in FIELDS:
            raise KnowledgeError(path, where, f"{piece!r} has not exactly one field of {sorted(FIELDS)}")
    return pieces


def load_headlines(path: Path, data: Mapping[str, Any]) -> HeadlineTable:
    """Take the parsed `incidents.toml`. Raises `KnowledgeError` naming the key that is wrong."""
    titles = string_lists(path, "titles", data.get("titles"))
    if set(titles) != set(IncidentKind):
        raise KnowledgeError(path, "titles", f"must have exactly the keys {', '.join(sorted(IncidentKind))}")
    speakers = string_lists(path, "speakers", data.get("speakers"))
    if wrong := {role for roles in speakers.values() for role in roles} - set(Role):
        raise KnowledgeError(path, "speakers", f"{min(wrong)!r} is no role")
    enforcers = string_lists(path, "enforcers", data.get("enforcers")).get("agencies", ())
    return HeadlineTable(
        {IncidentKind(kind): check_pieces(path, f"titles.{kind}", pieces) for kind, pieces in titles.items()},
        {Role(role): word for word, roles in speakers.items() for role in roles},
        frozenset(enforcers),
    )
