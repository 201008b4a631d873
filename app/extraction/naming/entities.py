"""A person or body with everything the text tells of it, and the places where it is named."""

from dataclasses import dataclass

from app.extraction.types import Span
from app.vocabulary import Role


@dataclass(slots=True)
class Mention:
    """A place where an entity is named: tokens `first` (titles included) to `last`, half-open."""

    first: int
    name_first: int
    last: int
    entity: int


@dataclass(slots=True, eq=False)
class Entity:
    """A person or a body. `name` is the fullest in the text, `aliases` every form it is called by.

    `jurisdiction` is "City, ST" or "ST"; `spans` are those of the names alone, in text order.
    """

    name: str
    person: bool
    aliases: tuple[str, ...]
    spans: tuple[Span, ...]
    gender: str = ""
    role: Role = Role.NONE
    title: str | None = None
    organisation: str | None = None
    jurisdiction: str | None = None
    former: bool = False
