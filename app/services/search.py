"""Full-text search over folded words: FTS5 on SQLite, a tsvector on PostgreSQL, the same rows from both.

Both stem by Porter's rules and have no stop words. What a user types is folded to words first, so nothing of
either query language is left in it.
"""

from typing import Literal

from sqlalchemy import ColumnElement, Select, Text, and_, cast, column, false, func, literal, select, table
from sqlmodel import Session

from app.services.words import phrases_of

Searched = Literal["incident", "statement"]


def matching_ids(session: Session, noun: Searched, query: str) -> Select[tuple[int]] | None:
    """A query for the ids of the incidents or statements that hold every word and phrase.

    None where the text has no word at all: nothing can be found by it. Never raises, whatever the text.
    """
    phrases = phrases_of(query)
    if not phrases:
        return None
    if session.get_bind().dialect.name == "sqlite":
        return _fts5(noun, phrases)
    return _tsvector(noun, phrases)


def found(session: Session, noun: Searched, key: ColumnElement[int], query: str) -> ColumnElement[bool]:
    """The condition that `key` is one of `matching_ids`."""
    ids = matching_ids(session, noun, query)
    return false() if ids is None else key.in_(ids)


def _fts5(noun: Searched, phrases: tuple[tuple[str, ...], ...]) -> Select[tuple[int]]:
    index: ColumnElement[str] = column(f"{noun}_fts")
    wanted = " AND ".join(f'"{" ".join(words)}"' for words in phrases)
    source = table(f"{noun}_fts", column("rowid"))
    return select(source.c.rowid).where(index.op("MATCH")(wanted))


def _tsvector(noun: Searched, phrases: tuple[tuple[str, ...], ...]) -> Select[tuple[int]]:
    source = table(f"{noun}_words", column(f"{noun}_id"), column("search"))
    configuration = literal("ledger").op("::")(column("regconfig"))
    conditions = [
        source.c.search.op("@@")(func.phraseto_tsquery(configuration, cast(" ".join(words), Text)))
        for words in phrases
    ]
    return select(source.c[f"{noun}_id"]).where(and_(*conditions))
