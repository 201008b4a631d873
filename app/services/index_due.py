"""The lists' index follows the ledger in batches: what is due is on record, so that nothing can get lost.

Making index rows for many records at once costs a fraction of making them article by article. Whatever a
killed process left due, the next ingest puts in.
"""

from collections.abc import Collection

from sqlalchemy import Engine, bindparam, delete, select
from sqlmodel import Session, col

from app.db import write_session
from app.models import IndexDue
from app.services.indexing import refresh_index
from app.services.saving.rows import add, fetch, fetch_in, given

_NOUNS = ("incident", "statement", "article")
_BATCH = 2000
"""Records put into the index in one transaction."""
_DUE = select(col(IndexDue.noun), col(IndexDue.record_id)).limit(_BATCH)
_ALREADY = select(col(IndexDue.record_id)).where(
    col(IndexDue.noun) == bindparam("noun"), col(IndexDue.record_id).in_(given())
)


def mark_due(session: Session, noun: str, new: Collection[int], old: Collection[int]) -> None:
    """Put on record that the index rows of these have to be made anew; part of the caller's transaction.

    `noun` is `incident`, `statement` or `article`; what is not `new` may be due already.
    """
    already = fetch_in(session, _ALREADY, old, noun=noun)
    ids = sorted({*new, *old}.difference(id_ for (id_,) in already))
    add(session, IndexDue, [{"noun": noun, "record_id": id_} for id_ in ids])


def catch_up(engine: Engine) -> int:
    """Make all index rows that are due, in transactions of their own; returns for how many records."""
    done = 0
    while True:
        with Session(engine) as session:
            if not fetch(session, _DUE):
                return done
        with write_session(engine) as session:
            due = fetch(session, _DUE)
            of = {noun: [id_ for its, id_ in due if its == noun] for noun in _NOUNS}
            refresh_index(session, of["incident"], of["statement"], of["article"])
            for noun, ids in of.items():
                session.execute(
                    delete(IndexDue).where(col(IndexDue.noun) == noun, col(IndexDue.record_id).in_(ids))
                )
            done += len(due)
