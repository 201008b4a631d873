"""Stamps by which readers know which rows of the lists' tables have changed; no more indexes on those.

Lists hold these tables in memory. A block of ids gets a new random stamp with every change to one of its rows, by
triggers, so that no writer can forget it. A migration that recreates one of these tables has to make its triggers
anew. Random and not counted up: a number that was taken back with its transaction is not given again.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BLOCK = 16_384
_STAMPED = {
    "incident_index": "incident_id",
    "statement_index": "statement_id",
    "tag_set_member": "set_id",
    "article": "id",
    "outlet": "id",
    "appearance": "id",
    "incident_report": "id",
}
"""The key of each table that is read in blocks."""

_EVENTS = {"insert": "new", "update": "new", "delete": "old"}
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
    "tag_set_member": {"tag": ("tag", "set_id")},
}  # fmt: skip
"""Indexes that nothing reads any more: columns of each by its name, which `ix_` and the table's stand before."""

_POSTGRESQL_STAMP = "(random() * 9007199254740992)::bigint"
_POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION stamp_blocks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  EXECUTE format(
    'INSERT INTO index_stamp (noun, block, stamp)
     SELECT %L, block, {_POSTGRESQL_STAMP}
     FROM (SELECT DISTINCT %I / {_BLOCK} AS block FROM changed) AS blocks ORDER BY block
     ON CONFLICT (noun, block) DO UPDATE SET stamp = excluded.stamp', TG_TABLE_NAME, TG_ARGV[0]);
  RETURN NULL;
END $$"""


def upgrade() -> None:
    op.create_table(
        "index_stamp",
        sa.Column("noun", sa.String(length=40), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("noun", "block", name="pk_index_stamp"),
    )
    for table, key in _STAMPED.items():
        op.execute(
            f"INSERT INTO index_stamp (noun, block, stamp) SELECT '{table}', block, {_stamp()} "
            f"FROM (SELECT DISTINCT {key} / {_BLOCK} AS block FROM {table}) AS blocks"
        )
    _run(_on_sqlite() if _is_sqlite() else _on_postgresql())
    for table, indexes in _INDEXES.items():
        for name in indexes:
            op.drop_index(f"ix_{table}_{name}", table_name=table)


def downgrade() -> None:
    for table, indexes in _INDEXES.items():
        for name, columns in indexes.items():
            op.create_index(f"ix_{table}_{name}", table, list(columns), unique=False)
    on = "" if _is_sqlite() else " ON {}"
    for table in _STAMPED:
        _run(f"DROP TRIGGER {table}_stamp_{event}{on.format(table)}" for event in _EVENTS)
    if not _is_sqlite():
        op.execute("DROP FUNCTION stamp_blocks")
    op.drop_table("index_stamp")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _stamp() -> str:
    """Random from the first, so that rows taken back and made anew do not pass for those from before."""
    return "random()" if _is_sqlite() else _POSTGRESQL_STAMP


def _run(commands: Iterable[str]) -> None:
    for command in commands:
        op.execute(command)


def _on_sqlite() -> Iterable[str]:
    for table, key in _STAMPED.items():
        for event, row in _EVENTS.items():
            yield (
                f"CREATE TRIGGER {table}_stamp_{event} AFTER {event} ON {table} BEGIN "
                f"INSERT INTO index_stamp (noun, block, stamp) VALUES ('{table}', {row}.{key} / {_BLOCK}, random()) "
                "ON CONFLICT (noun, block) DO UPDATE SET stamp = excluded.stamp; END"
            )


def _on_postgresql() -> Iterable[str]:
    yield _POSTGRESQL_FUNCTION
    for table, key in _STAMPED.items():
        for event, row in _EVENTS.items():
            yield (
                f"CREATE TRIGGER {table}_stamp_{event} AFTER {event} ON {table} "
                f"REFERENCING {row} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION stamp_blocks('{key}')"
            )
