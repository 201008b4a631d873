"""What the linkage compares of each report, where it looks for others like it, and what is in doubt."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None

_REPORTS = ("appearance", "incident_report", "official_report")


def upgrade() -> None:
    """Make the tables; hashes of quotations are kept of nodes now.

    Reports that are in the ledger get no node: what comes later is not linked to them. Ingest such articles
    into a fresh ledger.
    """
    op.drop_table("appearance_anchor")
    _create_nodes()
    _create_blocks_and_pairs()
    op.create_table(
        "article_sketch",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_sketch_article_id_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_sketch"),
    )
    for table in _REPORTS:
        op.add_column(table, sa.Column("node_id", sa.Integer(), nullable=True))
        op.create_index(f"ix_{table}_node_id", table, ["node_id"], unique=False)


def downgrade() -> None:
    """Take the tables away; hashes of quotations come back when articles are read again."""
    for table in _REPORTS:
        op.drop_index(f"ix_{table}_node_id", table_name=table)
        op.drop_column(table, "node_id")
    for table in ("article_sketch", "link_pair", "link_block", "link_node"):
        op.drop_table(table)
    op.create_table(
        "appearance_anchor",
        sa.Column("anchor", sa.BigInteger(), nullable=False),
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name="fk_appearance_anchor_appearance_id_appearance",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("anchor", "appearance_id", name="pk_appearance_anchor"),
    )  # fmt: skip
    op.create_index(
        "ix_appearance_anchor_appearance_id", "appearance_anchor", ["appearance_id"], unique=False
    )


def _create_nodes() -> None:
    op.create_table(
        "link_node",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link_node"),
        sa.UniqueConstraint("digest", name="uq_link_node_digest"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_link_node_owner", "link_node", ["noun", "owner_id"], unique=False)


def _create_blocks_and_pairs() -> None:
    op.create_table(
        "link_block",
        sa.Column("block", sa.BigInteger(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["node_id"], ["link_node.id"], name="fk_link_block_node_id_link_node", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("block", "node_id", name="pk_link_block"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_block_node_id", "link_block", ["node_id"], unique=False)
    op.create_table(
        "link_pair",
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.CheckConstraint("left_id < right_id", name="ck_link_pair_order"),
        sa.ForeignKeyConstraint(
            ["left_id"], ["link_node.id"], name="fk_link_pair_left_id_link_node", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["right_id"], ["link_node.id"], name="fk_link_pair_right_id_link_node", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("left_id", "right_id", name="pk_link_pair"),
    )
    op.create_index("ix_link_pair_right_id", "link_pair", ["right_id"], unique=False)
