"""Deriving canonical records, and the links between them, from what articles report."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session

from app.services.saving.refreshing import refresh_incidents, refresh_officials, refresh_statements
from app.services.saving.tags import link_incidents, link_statements, statements_of


@dataclass(frozen=True, slots=True)
class Derived:
    """What has to be indexed: incidents and statements, those linked to them included."""

    incidents: set[int]
    statements: set[int]


def derive(
    session: Session, officials: Collection[int], statements: Collection[int], incidents: Collection[int],
    *, as_saved: Collection[int] = (),
) -> Derived:  # fmt: skip
    """Bring these records, and the links between them, in step with their reports.

    Of the statements `as_saved` only links are made. Officials go after the statements that are theirs.
    """
    linked = statements_of(session, incidents)
    gone_statements = refresh_statements(session, statements)
    refresh_officials(session, officials)
    gone_incidents = refresh_incidents(session, incidents)
    left = set(incidents) - gone_incidents
    link_incidents(session, left)
    linked |= statements_of(session, left)
    changed = {*statements, *as_saved, *linked}
    link_statements(session, changed - gone_statements)
    return Derived(set(incidents), changed)
