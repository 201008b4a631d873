"""Full-text search over folded words: FTS5 on SQLite, a tsvector on PostgreSQL, the same rows from both.

Both stem by Porter's rules and have no stop words. What a user types is folded to words first, so nothing of
either query language is left in it.
"""

from functools import lru_cache
from typing import Any, Literal

import numpy as np
from sqlalchemy import ColumnElement, Text, bindparam, cast, column, func, literal_column, select, table
from sqlmodel import Session

from app.services.columns import KEPT, Numbers
from app.services.words import phrases_of

Searched = Literal["incident", "statement", "article"]
_WORDS = bindparam("words", type_=Text)


def found(session: Session, noun: Searched, query: str) -> Numbers:
    """The ids of the records that hold every word and every quoted phrase; none where there is no word.

    One query. Never raises, whatever the text.
    """
    dialect = session.get_bind().dialect.name
    words = match_text(query, dialect)
    if words is None:
        return np.zeros(0, KEPT)
    ids = session.connection().execute(_found(noun, dialect), {"words": words}).scalar_one()
    return np.fromstring(ids or "", KEPT, sep=",")


def match_text(query: str, dialect: str) -> str | None:
    """What to search for, in the words of the database's own query language; None where there is no word."""
    phrases = phrases_of(query)
    if not phrases:
        return None
    if dialect == "sqlite":
        return " AND ".join(f'"{" ".join(words)}"' for words in phrases)
    return " & ".join(f"({' <-> '.join(words)})" for words in phrases)


@lru_cache
def _found(noun: Searched, dialect: str) -> Any:
    """The ids as one text: a common word has tens of thousands, and as many rows would take longer."""
    key: ColumnElement[int]
    search: ColumnElement[str]
    if dialect == "sqlite":
        key, search = column("rowid"), column(f"{noun}_fts")
        source, holds = table(f"{noun}_fts", key), search.op("MATCH")(_WORDS)
    else:
        key, search = column(f"{noun}_id"), column("search")
        asked = func.to_tsquery(literal_column("'ledger'"), _WORDS)
        source, holds = table(f"{noun}_words", key, search), search.op("@@")(asked)
    return select(func.aggregate_strings(cast(key, Text), ",")).select_from(source).where(holds)
