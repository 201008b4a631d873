"""Who spoke: the speaker of a statement, and the turn in which the words were given to one."""

from typing import NamedTuple

from app.vocabulary import Role


class Speaker(NamedTuple):
    """The speaker of a statement; `entities` is empty for the unnamed. `resolution` says how it was found."""

    entities: tuple[int, ...]
    resolution: str
    role: Role = Role.NONE
    title: str | None = None
    organisation: str | None = None
    jurisdiction: str | None = None
    gender: str = ""
    plural: bool = False
    described: bool = False
    """Whether a title or a noun for people says what the unnamed are."""
    name: str | None = None
    """The name of a speaker who is none of the cast, as an office is."""
    mention: tuple[int, int] | None = None
    """Tokens that name who goes on speaking where nothing beside the words does."""


class Turn(NamedTuple):
    """A statement given to its speaker: in which sentence, its source's token, one person or several."""

    speaker: Speaker
    sentence: int
    token: int
    single: bool
    mention: tuple[int, int] | None = None
    """The tokens of its source."""
