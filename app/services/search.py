"""Full-text search over folded words: FTS5 on SQLite, a tsvector on PostgreSQL, the same rows from both.

Both stem by Porter's rules and have no stop words. The beginning of a word is looked for in the words as they
stand: a stem may be shorter than what was typed. What a user types is folded to words first, so nothing of
either query language is left in it.
"""

from collections.abc import Sequence
from functools import lru_cache, reduce
from typing import Any, Literal

import numpy as np
from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Text,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlmodel import Session

from app.services.columns import KEPT, Numbers
from app.services.words import Term

Searched = Literal["incident", "statement", "article"]
_WORDS = bindparam("words", type_=Text)


def found(session: Session, noun: Searched, terms: Sequence[Term], every: bool = True) -> Numbers:
    """The ids of the records that hold every one of the terms, or else any; none where there is no term.

    One query, and one for each beginning of a word. Never raises, whatever the text.
    """
    dialect = session.get_bind().dialect.name
    whole = [term.words for term in terms if not term.prefix]
    asked = [(_found(noun, dialect), match_text(whole, dialect, every))] if whole else []
    asked += [(_begun(noun), f"% {' '.join(term.words)}%") for term in terms if term.prefix]
    ids = [_ids(session, query, words) for query, words in asked]
    if not ids:
        return np.zeros(0, KEPT)
    return reduce(np.intersect1d if every else np.union1d, ids)


def match_text(phrases: Sequence[Sequence[str]], dialect: str, every: bool = True) -> str:
    """What to search for, in the words of the database's own query language."""
    if dialect == "sqlite":
        return (" AND " if every else " OR ").join(f'"{" ".join(words)}"' for words in phrases)
    return (" & " if every else " | ").join(f"({' <-> '.join(words)})" for words in phrases)


def _ids(session: Session, query: Any, words: str) -> Numbers:
    ids = session.connection().execute(query, {"words": words}).scalar_one()
    return np.fromstring(ids or "", KEPT, sep=",")


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


@lru_cache
def _begun(noun: Searched) -> Any:
    """The ids of records one of whose words begins so; folded words hold no sign that LIKE reads."""
    key: ColumnClause[int] = column(f"{noun}_id")
    words: ColumnClause[str] = column("words", Text)
    begun = literal(" ", Text).concat(words).like(_WORDS)
    ids = func.aggregate_strings(cast(key, Text), ",")
    return select(ids).select_from(table(f"{noun}_words", key, words)).where(begun)
