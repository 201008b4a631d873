"""Addresses of officials: given once and kept."""

from collections.abc import Sequence
from itertools import count

from slugify import slugify
from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col

from app.models import Official
from app.services.saving.rows import fetch, fetch_in, given

_SLUG_CHARS = 150
_SLUGS = select(col(Official.slug)).where(col(Official.slug).in_(given()))
_SLUGS_LIKE = select(col(Official.slug)).where(
    func.substr(col(Official.slug), 1, func.length(bindparam("beginning"))) == bindparam("beginning")
)


def new_slugs(session: Session, people: Sequence[tuple[str, str | None]]) -> list[str]:
    """An address for each of these officials, by name and place, whom the ledger does not have."""
    wanted = [_wanted(name, place) for name, place in people]
    taken = {row.slug for row in fetch_in(session, _SLUGS, {slug for choices in wanted for slug in choices})}
    slugs: list[str] = []
    for choices in wanted:
        free = [choice for choice in choices if choice not in taken]
        slugs.append(free[0] if free else another_slug(session, choices[-1], taken))
        taken.add(slugs[-1])
    return slugs


def another_slug(session: Session, slug: str, taken: Sequence[str] | set[str] = ()) -> str:
    """The address with the first number that is free."""
    numbered = {row.slug for row in fetch(session, _SLUGS_LIKE, beginning=f"{slug}-")}.union(taken)
    return next(f"{slug}-{number}" for number in count(2) if f"{slug}-{number}" not in numbered)


def _wanted(name: str, place: str | None) -> list[str]:
    """`jane-roe`, else `jane-roe-duluth-mn`."""
    base = slugify(name, max_length=_SLUG_CHARS) or "official"
    return [base, slugify(f"{base}-{place}", max_length=_SLUG_CHARS)] if place else [base]
