"""Where articles name minors: words that no page shows."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table.

    Articles that are in the ledger get no row: unchanged, they are not read again, and their minors' names stay
    shown. Ingest such articles into a fresh ledger.
    """
    op.create_table(
        "hidden_name",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("span_start >= 0 AND span_start < span_end", name=op.f("ck_hidden_name_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_hidden_name_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "span_start", name=op.f("pk_hidden_name")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("hidden_name")
