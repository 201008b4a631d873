"""Articles, and the places and agencies they name."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_outlet()
    _create_copy_group()
    _create_ingest_run()
    _create_place()
    _create_agency()
    _create_article()
    _create_article_band()
    _create_index_due()
    _create_place_mention()
    _create_agency_mention()


def downgrade() -> None:
    for table in (
        "agency_mention",
        "place_mention",
        "index_due",
        "article_band",
        "article",
        "agency",
        "place",
        "ingest_run",
        "copy_group",
        "outlet",
    ):
        op.drop_table(table)


def _create_outlet() -> None:
    op.create_table(
        "outlet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outlet"),
        sa.UniqueConstraint("slug", name="uq_outlet_slug"),
        sqlite_autoincrement=True,
    )


def _create_copy_group() -> None:
    op.create_table(
        "copy_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_copy_group"),
        sqlite_autoincrement=True,
    )


def _create_ingest_run() -> None:
    op.create_table(
        "ingest_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ingest_run"),
        sqlite_autoincrement=True,
    )


def _create_place() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=2), nullable=False),
        sa.Column("geoid", sa.String(length=12), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
        sa.UniqueConstraint("slug", name="uq_place_slug"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_place_state", "place", ["state"], unique=False)


def _create_agency() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["agency.id"], name="fk_agency_parent_id_agency"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_agency_place_id_place"),
        sa.PrimaryKeyConstraint("id", name="pk_agency"),
        sa.UniqueConstraint("slug", name="uq_agency_slug"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agency_parent_id", "agency", ["parent_id"], unique=False)
    op.create_index("ix_agency_place_id", "agency", ["place_id"], unique=False)


def _create_article() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=True),
        sa.Column("url", sa.String(length=2000), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("genre", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=2000), nullable=False),
        sa.Column("version_key", sa.String(length=2100), nullable=True),
        sa.Column("extractor", sa.String(length=80), nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=True),
        sa.Column("copy_group_id", sa.Integer(), nullable=False),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["copy_group_id"], ["copy_group.id"], name="fk_article_copy_group_id_copy_group"
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name="fk_article_outlet_id_outlet"),
        sa.ForeignKeyConstraint(
            ["superseded_by_id"], ["article.id"], name="fk_article_superseded_by_id_article"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("fingerprint", name="uq_article_fingerprint"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_copy_group_id", "article", ["copy_group_id"], unique=False)
    op.create_index("ix_article_outlet_id", "article", ["outlet_id"], unique=False)
    op.create_index("ix_article_published", "article", ["published"], unique=False)
    op.create_index("ix_article_superseded_by_id", "article", ["superseded_by_id"], unique=False)
    op.create_index("ix_article_version_key", "article", ["version_key"], unique=False)


def _create_article_band() -> None:
    op.create_table(
        "article_band",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_band_article_id_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "band", name="pk_article_band"),
    )
    op.create_index("ix_article_band_digest", "article_band", ["digest"], unique=False)


def _create_index_due() -> None:
    op.create_table(
        "index_due",
        sa.Column("noun", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("noun", "record_id", name="pk_index_due"),
    )


def _create_place_mention() -> None:
    op.create_table(
        "place_mention",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("span_start >= 0 AND span_start < span_end", name=op.f("ck_place_mention_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_place_mention_article_id_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_place_mention_place_id_place"),
        sa.PrimaryKeyConstraint("article_id", "place_id", "span_start", name="pk_place_mention"),
    )
    op.create_index("ix_place_mention_place_id", "place_mention", ["place_id"], unique=False)


def _create_agency_mention() -> None:
    op.create_table(
        "agency_mention",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("span_start >= 0 AND span_start < span_end", name=op.f("ck_agency_mention_span")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_agency_mention_agency_id_agency"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_agency_mention_article_id_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "agency_id", "span_start", name="pk_agency_mention"),
    )
    op.create_index("ix_agency_mention_agency_id", "agency_mention", ["agency_id"], unique=False)
