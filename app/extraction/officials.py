"""Officials: the named holders, or past holders, of a public office."""

from collections.abc import Iterable

from app.extraction.naming.entities import Entity
from app.extraction.people import People
from app.extraction.types import Official, Statement
from app.vocabulary import Role

PUBLIC_ROLES = frozenset(
    (
        Role.POLICE_CHIEF, Role.SHERIFF, Role.MAYOR, Role.POLICE_OFFICER, Role.PROSECUTOR, Role.CITY_OFFICIAL,
        Role.STATE_OFFICIAL, Role.LEGISLATOR, Role.FEDERAL_OFFICIAL, Role.JUDGE,
    )
)  # fmt: skip
"""Roles that are a public office. Advocates, academics, private people have no page."""


def officials_of(people: People, statements: Iterable[Statement]) -> tuple[Official, ...]:
    """Public officials in the order of their first mention.

    A police officer below the chief counts only where the article quotes the officer: others are private
    people here, as those detained, hurt or charged are.
    """
    quoted = {name for statement in statements if statement.speaker for name in statement.speaker.split("; ")}
    found = [entity for entity in people.entities if _is_official(entity, quoted)]
    found.sort(key=lambda entity: entity.spans[0])
    return tuple(
        Official(
            name=entity.name,
            aliases=entity.aliases,
            role=entity.role,
            title=entity.title,
            organisation=entity.organisation,
            jurisdiction=entity.jurisdiction,
            former=entity.former,
            mentions=entity.spans,
        )
        for entity in found
    )


def _is_official(entity: Entity, quoted: set[str]) -> bool:
    if not entity.person or entity.role not in PUBLIC_ROLES:
        return False
    return entity.role is not Role.POLICE_OFFICER or entity.name in quoted
