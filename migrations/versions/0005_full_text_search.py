"""Full-text search over statements: FTS5 kept by triggers on SQLite, a generated tsvector on PostgreSQL.

SQLite: `statement_fts(text, speaker)`, `rowid` is `statement.id`, accents and English endings folded.
PostgreSQL: the column `statement.search`, of configuration `english`, with a GIN index.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_REMOVE_OLD = """
    INSERT INTO statement_fts(statement_fts, rowid, text, speaker)
    VALUES ('delete', old.id, old.text, old.speaker);
"""
_ADD_NEW = """
    INSERT INTO statement_fts(rowid, text, speaker) VALUES (new.id, new.text, new.speaker);
"""
_SQLITE_UP = (
    """
    CREATE VIRTUAL TABLE statement_fts USING fts5(
        text, speaker, content='statement', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    f"CREATE TRIGGER statement_fts_insert AFTER INSERT ON statement BEGIN {_ADD_NEW} END",
    f"CREATE TRIGGER statement_fts_delete AFTER DELETE ON statement BEGIN {_REMOVE_OLD} END",
    f"""
    CREATE TRIGGER statement_fts_update AFTER UPDATE OF text, speaker ON statement
    WHEN old.text IS NOT new.text OR old.speaker IS NOT new.speaker
    BEGIN {_REMOVE_OLD} {_ADD_NEW} END
    """,
    "INSERT INTO statement_fts(statement_fts) VALUES ('rebuild')",
)
_SQLITE_DOWN = (
    "DROP TRIGGER statement_fts_insert",
    "DROP TRIGGER statement_fts_delete",
    "DROP TRIGGER statement_fts_update",
    "DROP TABLE statement_fts",
)
_POSTGRESQL_UP = (
    """
    ALTER TABLE statement ADD COLUMN search tsvector
    GENERATED ALWAYS AS (to_tsvector('english', text || ' ' || coalesce(speaker, ''))) STORED
    """,
    "CREATE INDEX ix_statement_search ON statement USING gin (search)",
)
_POSTGRESQL_DOWN = ("DROP INDEX ix_statement_search", "ALTER TABLE statement DROP COLUMN search")


def upgrade() -> None:
    for command in _SQLITE_UP if _on_sqlite() else _POSTGRESQL_UP:
        op.execute(command)


def downgrade() -> None:
    for command in _SQLITE_DOWN if _on_sqlite() else _POSTGRESQL_DOWN:
        op.execute(command)


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
