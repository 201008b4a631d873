"""Full-text search over folded words: FTS5 on SQLite, a tsvector on PostgreSQL, the same rows from both.

Both stem by Porter's rules and have no stop words. What a user types is folded to words first, so nothing of
either query language is left in it.
"""

from typing import Any, Literal

from sqlalchemy import ColumnElement, Text, bindparam, column, func, literal_column, select, table

from app.services.words import phrases_of

Searched = Literal["incident", "statement", "article"]
WORDS = "words"
"""The parameter that carries what `match_text` returns."""


def match_text(query: str, dialect: str) -> str | None:
    """What to search for, in the words of the database's own query language; None where there is no word.

    Every word and every quoted phrase must be found. Never raises, whatever the text.
    """
    phrases = phrases_of(query)
    if not phrases:
        return None
    if dialect == "sqlite":
        return " AND ".join(f'"{" ".join(words)}"' for words in phrases)
    return " & ".join(f"({' <-> '.join(words)})" for words in phrases)


def found(noun: Searched, key: Any, dialect: str) -> ColumnElement[bool]:
    """The condition that the record with this key holds the words of the parameter `WORDS`."""
    wanted = bindparam(WORDS, type_=Text)
    if dialect == "sqlite":
        index: ColumnElement[str] = column(f"{noun}_fts")
        source = table(f"{noun}_fts", column("rowid"))
        ids = select(source.c.rowid).where(index.op("MATCH")(wanted))
    else:
        source = table(f"{noun}_words", column(f"{noun}_id"), column("search"))
        asked = func.to_tsquery(literal_column("'ledger'"), wanted)
        ids = select(source.c[f"{noun}_id"]).where(source.c.search.op("@@")(asked))
    condition: ColumnElement[bool] = key.in_(ids)
    return condition
