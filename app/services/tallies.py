"""How many rows each slug of a parameter has: what facets show and lists of places and agencies count by."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from app.readmodel import TagSetMember
from app.services.conditions import Subject


class Tally(NamedTuple):
    """Rows of a slug, and the last day among them where it is known."""

    rows: int
    latest: date | None


def tally_query(
    subject: Subject, parameter: str, conditions: Sequence[ColumnElement[bool]]
) -> Select[tuple[str, int, date]]:
    """Rows `(slug, count, latest)` of one parameter: sets are counted first, then opened."""
    column = subject.values[parameter] if parameter in subject.values else subject.sets[parameter]
    counted: Any = (
        select(column.label("slug"), func.count().label("count"), func.max(subject.last_day).label("latest"))
        .where(*conditions, column.is_not(None)).group_by(column)
    )  # fmt: skip
    if parameter in subject.values:
        return counted  # type: ignore[no-any-return]
    sets = counted.subquery()
    return (
        select(col(TagSetMember.tag), func.sum(sets.c.count), func.max(sets.c.latest))
        .join(sets, col(TagSetMember.set_id) == sets.c.slug).group_by(col(TagSetMember.tag))
    )  # fmt: skip


def tally(
    session: Session, subject: Subject, parameter: str, conditions: Sequence[ColumnElement[bool]]
) -> dict[str, Tally]:
    """The tallies of one parameter by slug; slugs without rows are left out. One query."""
    found = session.execute(tally_query(subject, parameter, conditions))
    return {slug: Tally(int(count), latest) for slug, count, latest in found}
