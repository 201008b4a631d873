"""Records and the lists' index follow the articles in batches; what is due is on record, so nothing is lost.

Deriving many records, and their rows in the index, at once costs a fraction of doing so article by article:
a quotation that a hundred copies carry is derived once. Whatever a killed process left due, the next
ingest puts in.
"""

from collections.abc import Collection

from sqlalchemy import Engine, bindparam, case, delete, select
from sqlmodel import Session, col

from app.db import write_session
from app.models import IndexDue
from app.services.indexing import refresh_index
from app.services.saving.deriving import derive
from app.services.saving.rows import add, fetch, fetch_in, given
from app.services.saving.touched import Touched
from app.vocabulary import Noun

_ARTICLE = "article"
_AS_SAVED = "statement as saved"
"""A statement of one appearance: what was saved of it is what would be derived."""
_NOUNS = (Noun.STATEMENT, _AS_SAVED, Noun.OFFICIAL, Noun.INCIDENT, _ARTICLE)
"""In the order in which they are derived: an official may go once no statement is theirs."""
_AS_DERIVED = (Noun.STATEMENT, Noun.OFFICIAL)
"""Nouns of which a record with one report is saved as it would be derived."""
_BATCH = 2000
"""Records put into the index in one transaction."""
_DUE = (
    select(col(IndexDue.noun), col(IndexDue.record_id))
    .order_by(case({noun: number for number, noun in enumerate(_NOUNS)}, value=col(IndexDue.noun)))
    .limit(_BATCH)
)
_ALREADY = select(col(IndexDue.record_id)).where(
    col(IndexDue.noun) == bindparam("noun"), col(IndexDue.record_id).in_(given())
)


def mark_due(session: Session, noun: str, new: Collection[int], old: Collection[int]) -> None:
    """Put on record that these have to be derived and indexed anew; part of the caller's transaction.

    `noun` is `official`, `incident`, `statement` or `article`; what is not `new` may be due already.
    """
    already = fetch_in(session, _ALREADY, old, noun=noun)
    ids = sorted({*new, *old}.difference(id_ for (id_,) in already))
    add(session, IndexDue, [{"noun": noun, "record_id": id_} for id_ in ids])


def mark_touched(session: Session, touched: Touched) -> None:
    """Put all that a transaction touched on record.

    A new official of one report needs nothing: pages read what was saved.
    """
    for noun in Noun:
        new, old = touched.new[noun], touched.old[noun]
        mark_due(session, noun, new & old if noun in _AS_DERIVED else new, old - new)
    mark_due(session, _AS_SAVED, touched.new[Noun.STATEMENT] - touched.old[Noun.STATEMENT], ())


def catch_up(engine: Engine) -> int:
    """Derive and index all that is due, in transactions of their own; returns for how many records."""
    done = 0
    while True:
        with Session(engine) as session:
            if not fetch(session, _DUE):
                return done
        with write_session(engine) as session:
            due = fetch(session, _DUE)
            of = {noun: [id_ for its, id_ in due if its == noun] for noun in _NOUNS}
            derived = derive(
                session, of[Noun.OFFICIAL], of[Noun.STATEMENT], of[Noun.INCIDENT], as_saved=of[_AS_SAVED]
            )
            refresh_index(session, derived.incidents, derived.statements, of[_ARTICLE])
            for noun, ids in of.items():
                session.execute(
                    delete(IndexDue).where(col(IndexDue.noun) == noun, col(IndexDue.record_id).in_(ids))
                )
            done += len(due)
