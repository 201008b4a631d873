"""What lists, facets and search read; all of it derived, so that going down loses nothing of the ledger.

Search: SQLite has `incident_fts(words)` and the like, kept by triggers, `rowid` being the id.
PostgreSQL has the generated column `search` with a GIN index, of the configuration `ledger`: Porter's stems
as on SQLite, no stop words, every kind of token alike.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SEARCHED = ("incident", "statement", "article")
_INDEXES = {
    "incident_index": {
        "newest": ("sort_date", "incident_id"),
        "sources": ("sources", "sort_date", "incident_id"),
        "city": ("city", "sort_date", "incident_id"),
        "state": ("state", "sort_date", "incident_id"),
        "by_state": (
            "state", "city", "kind", "agency_set", "tactic_set", "role_set", "outlet_set",
            "first_day", "last_day",
        ),
        "by_agency": (
            "agency_set", "state", "city", "kind", "tactic_set", "role_set", "outlet_set",
            "first_day", "last_day",
        ),
        "by_tactic": (
            "tactic_set", "state", "city", "kind", "agency_set", "role_set", "outlet_set",
            "first_day", "last_day",
        ),
        "kind": ("kind",),
        "role": ("role_set",),
        "outlet": ("outlet_set",),
        "speaker": ("speaker_set",),
    },
    "statement_index": {
        "newest": ("sort_date", "statement_id"),
        "sources": ("sources", "sort_date", "statement_id"),
        "role": ("role", "sort_date", "statement_id"),
        "by_role": (
            "role", "kind", "position", "state_set", "city_set", "agency_set", "tactic_set", "outlet_set",
            "speaker_set", "first_day", "last_day",
        ),
        "by_state": (
            "state_set", "role", "kind", "position", "city_set", "agency_set", "tactic_set", "outlet_set",
            "speaker_set", "first_day", "last_day",
        ),
        "by_agency": (
            "agency_set", "role", "kind", "position", "state_set", "city_set", "tactic_set", "outlet_set",
            "speaker_set", "first_day", "last_day",
        ),
        "by_tactic": (
            "tactic_set", "role", "kind", "position", "state_set", "city_set", "agency_set", "outlet_set",
            "speaker_set", "first_day", "last_day",
        ),
        "city": ("city_set",),
        "position": ("position",),
        "outlet": ("outlet_set",),
        "speaker": ("speaker_set", "last_day"),
    },
}  # fmt: skip
"""Columns of each index by its name, which `ix_` and the table's stand before."""
_CONFIGURATION_UP = (
    "CREATE TEXT SEARCH DICTIONARY ledger_porter (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION ledger (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION ledger ALTER MAPPING REPLACE simple WITH ledger_porter",
)
_CONFIGURATION_DOWN = (
    "DROP TEXT SEARCH CONFIGURATION ledger",
    "DROP TEXT SEARCH DICTIONARY ledger_porter",
)


def upgrade() -> None:
    _create_tag_set()
    _create_tag_set_member()
    _create_incident_index()
    _create_statement_index()
    for table, indexes in _INDEXES.items():
        for name, columns in indexes.items():
            op.create_index(f"ix_{table}_{name}", table, list(columns), unique=False)
    for noun in _SEARCHED:
        _create_words(noun)
    if _on_sqlite():
        for noun in _SEARCHED:
            _index_on_sqlite(noun)
    else:
        _run(_CONFIGURATION_UP)
        for noun in _SEARCHED:
            _index_on_postgresql(noun)
    _run(_all_due(noun) for noun in _SEARCHED)


def downgrade() -> None:
    if _on_sqlite():
        _run(f"DROP TABLE {noun}_fts" for noun in _SEARCHED)
    words = [f"{noun}_words" for noun in _SEARCHED]
    for table in (*words, "statement_index", "incident_index", "tag_set_member", "tag_set"):
        op.drop_table(table)
    if not _on_sqlite():
        _run(_CONFIGURATION_DOWN)


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _run(commands: Iterable[str]) -> None:
    for command in commands:
        op.execute(command)


def _all_due(noun: str) -> str:
    """Every record has to be put into the new tables: those that catch up with the ledger find them here."""
    return (
        f"INSERT INTO index_due (noun, record_id) SELECT '{noun}', id FROM {noun} WHERE id NOT IN "
        f"(SELECT record_id FROM index_due WHERE noun = '{noun}')"
    )


def _index_on_sqlite(noun: str) -> None:
    key, words, fts = f"{noun}_id", f"{noun}_words", f"{noun}_fts"
    remove = f"INSERT INTO {fts}({fts}, rowid, words) VALUES ('delete', old.{key}, old.words);"
    add = f"INSERT INTO {fts}(rowid, words) VALUES (new.{key}, new.words);"
    _run(
        (
            f"CREATE VIRTUAL TABLE {fts} USING fts5(words, content='{words}', content_rowid='{key}', "
            "tokenize='porter unicode61')",
            f"CREATE TRIGGER {fts}_insert AFTER INSERT ON {words} BEGIN {add} END",
            f"CREATE TRIGGER {fts}_delete AFTER DELETE ON {words} BEGIN {remove} END",
            f"CREATE TRIGGER {fts}_update AFTER UPDATE ON {words} WHEN old.words <> new.words "
            f"BEGIN {remove} {add} END",
        )
    )


def _index_on_postgresql(noun: str) -> None:
    _run(
        (
            f"ALTER TABLE {noun}_words ADD COLUMN search tsvector "
            "GENERATED ALWAYS AS (to_tsvector('ledger', words)) STORED",
            f"CREATE INDEX ix_{noun}_words_search ON {noun}_words USING gin (search)",
        )
    )


def _create_tag_set() -> None:
    op.create_table(
        "tag_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tag_set"),
        sa.UniqueConstraint("digest", name="uq_tag_set_digest"),
    )


def _create_tag_set_member() -> None:
    op.create_table(
        "tag_set_member",
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"], ["tag_set.id"], name="fk_tag_set_member_set_id_tag_set", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("set_id", "tag", name="pk_tag_set_member"),
    )
    op.create_index("ix_tag_set_member_tag", "tag_set_member", ["tag", "set_id"], unique=False)


def _create_incident_index() -> None:
    op.create_table(
        "incident_index",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("sort_date", sa.Date(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=2), nullable=True),
        sa.Column("city", sa.String(length=120), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("agency_set", sa.Integer(), nullable=True),
        sa.Column("tactic_set", sa.Integer(), nullable=True),
        sa.Column("role_set", sa.Integer(), nullable=True),
        sa.Column("speaker_set", sa.Integer(), nullable=True),
        sa.Column("outlet_set", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_incident_index_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("incident_id", name="pk_incident_index"),
    )


def _create_statement_index() -> None:
    op.create_table(
        "statement_index",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("sort_date", sa.Date(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("state_set", sa.Integer(), nullable=True),
        sa.Column("city_set", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("position", sa.String(length=40), nullable=False),
        sa.Column("agency_set", sa.Integer(), nullable=True),
        sa.Column("tactic_set", sa.Integer(), nullable=True),
        sa.Column("outlet_set", sa.Integer(), nullable=True),
        sa.Column("speaker_set", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name="fk_statement_index_statement_id_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("statement_id", name="pk_statement_index"),
    )


def _create_words(noun: str) -> None:
    op.create_table(
        f"{noun}_words",
        sa.Column(f"{noun}_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            [f"{noun}_id"], [f"{noun}.id"], name=f"fk_{noun}_words_{noun}_id_{noun}", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(f"{noun}_id", name=f"pk_{noun}_words"),
    )
