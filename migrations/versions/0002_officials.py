"""Officials, as each article names them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_official()
    _create_official_report()
    _create_official_mention()


def downgrade() -> None:
    for table in (
        "official_mention",
        "official_report",
        "official",
    ):
        op.drop_table(table)


def _create_official() -> None:
    op.create_table(
        "official",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_official_place_id_place"),
        sa.PrimaryKeyConstraint("id", name="pk_official"),
        sa.UniqueConstraint("slug", name="uq_official_slug"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_official_name_key", "official", ["name_key"], unique=False)
    op.create_index("ix_official_place_id", "official", ["place_id"], unique=False)
    op.create_index("ix_official_role", "official", ["role"], unique=False)


def _create_official_report() -> None:
    op.create_table(
        "official_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_official_report_article_id_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["official_id"],
            ["official.id"],
            name="fk_official_report_official_id_official",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_official_report_place_id_place"),
        sa.PrimaryKeyConstraint("id", name="pk_official_report"),
        sa.UniqueConstraint(
            "official_id", "article_id", "name", name="uq_official_report_official_id_article_id_name"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_official_report_article_id", "official_report", ["article_id"], unique=False)
    op.create_index(
        "ix_official_report_latest", "official_report", ["official_id", "reported_on"], unique=False
    )
    op.create_index("ix_official_report_place_id", "official_report", ["place_id"], unique=False)


def _create_official_mention() -> None:
    op.create_table(
        "official_mention",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "span_start >= 0 AND span_start < span_end", name=op.f("ck_official_mention_span")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["official_report.id"],
            name="fk_official_mention_report_id_official_report",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", "span_start", name="pk_official_mention"),
    )
