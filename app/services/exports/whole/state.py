"""Which state of the ledger a file is of: the same name for the same rows, another for others."""

import json
from hashlib import sha256

from sqlalchemy import select
from sqlmodel import Session

from app import __version__
from app.readmodel import IndexStamp
from app.services.catalogue import Reading
from app.services.freshness import last_fed
from app.services.tables import columns_of

_LENGTH = 24
_SETTINGS = ("public_url", "excerpt_chars", "excerpt_share", "shown_names")
"""Settings that change what is written."""
_STAMPS = columns_of(IndexStamp)


def ledger_state(session: Session, reading: Reading) -> str:
    """A name of what the session reads and of how it is written. Three queries.

    Whatever changes a row of the lists' tables, of articles or of what ties them changes a stamp.
    """
    query = select(_STAMPS.noun, _STAMPS.block, _STAMPS.stamp).order_by(_STAMPS.noun, _STAMPS.block)
    stamps = [list(row) for row in session.connection().execute(query)]
    written = [str(getattr(reading.settings, name)) for name in _SETTINGS]
    tactics = [[tactic.slug, tactic.name, tactic.definition] for tactic in reading.tactics]
    fed = str(last_fed(session))
    told = json.dumps([__version__, written, tactics, stamps, fed])
    return sha256(told.encode()).hexdigest()[:_LENGTH]
