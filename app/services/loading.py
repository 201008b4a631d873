"""What lists hold in memory, read before anybody asks for a list."""

from threading import Event

from sqlalchemy import Engine

from app.db import read_session
from app.services.carried import match_articles
from app.services.filters import LedgerFilter
from app.services.matching import INCIDENTS, STATEMENTS, records_of


def load_lists(engine: Engine, stop: Event) -> None:
    """Read the columns of all lists of this engine's database; ends between two lists once `stop` is set.

    Raises `sqlalchemy.exc.SQLAlchemyError` where the database cannot be read or has other tables.
    """
    with read_session(engine) as session:
        for subject in (INCIDENTS, STATEMENTS):
            if not stop.is_set():
                records_of(session, subject)
        if not stop.is_set():
            match_articles(session, LedgerFilter("articles"))
