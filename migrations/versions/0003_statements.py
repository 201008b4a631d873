"""Statements, as each article carries them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_statement()
    _create_appearance()
    _create_appearance_part()
    _create_appearance_anchor()
    _create_appearance_speaker()
    _create_appearance_tag()
    _create_statement_agency()
    _create_statement_tactic()
    _create_statement_speaker()


def downgrade() -> None:
    for table in (
        "statement_speaker",
        "statement_tactic",
        "statement_agency",
        "appearance_tag",
        "appearance_speaker",
        "appearance_anchor",
        "appearance_part",
        "appearance",
        "statement",
    ):
        op.drop_table(table)


def _create_statement() -> None:
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("speaker", sa.String(length=300), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("position", sa.String(length=40), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"], name="fk_statement_official_id_official"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_statement_place_id_place"),
        sa.PrimaryKeyConstraint("id", name="pk_statement"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_statement_official_id", "statement", ["official_id"], unique=False)
    op.create_index("ix_statement_place_id", "statement", ["place_id"], unique=False)


def _create_appearance() -> None:
    op.create_table(
        "appearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("speaker", sa.String(length=300), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("position", sa.String(length=40), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("reported_via", sa.String(length=200), nullable=True),
        sa.Column("mention_start", sa.Integer(), nullable=True),
        sa.Column("mention_end", sa.Integer(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_appearance_article_id_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_appearance_place_id_place"),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name="fk_appearance_statement_id_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appearance"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appearance_article_id", "appearance", ["article_id"], unique=False)
    op.create_index("ix_appearance_statement_id", "appearance", ["statement_id"], unique=False)


def _create_appearance_part() -> None:
    op.create_table(
        "appearance_part",
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("span_start >= 0 AND span_start < span_end", name=op.f("ck_appearance_part_span")),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearance.id"],
            name="fk_appearance_part_appearance_id_appearance",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("appearance_id", "ordinal", name="pk_appearance_part"),
    )


def _create_appearance_anchor() -> None:
    op.create_table(
        "appearance_anchor",
        sa.Column("anchor", sa.BigInteger(), nullable=False),
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearance.id"],
            name="fk_appearance_anchor_appearance_id_appearance",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("anchor", "appearance_id", name="pk_appearance_anchor"),
    )
    op.create_index(
        "ix_appearance_anchor_appearance_id", "appearance_anchor", ["appearance_id"], unique=False
    )


def _create_appearance_speaker() -> None:
    op.create_table(
        "appearance_speaker",
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearance.id"],
            name="fk_appearance_speaker_appearance_id_appearance",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["official_report.id"],
            name="fk_appearance_speaker_report_id_official_report",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("appearance_id", "ordinal", name="pk_appearance_speaker"),
    )
    op.create_index("ix_appearance_speaker_report_id", "appearance_speaker", ["report_id"], unique=False)


def _create_appearance_tag() -> None:
    op.create_table(
        "appearance_tag",
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=160), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("span_start >= 0 AND span_start < span_end", name=op.f("ck_appearance_tag_span")),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearance.id"],
            name="fk_appearance_tag_appearance_id_appearance",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("appearance_id", "field", "value", "span_start", name="pk_appearance_tag"),
    )


def _create_statement_agency() -> None:
    op.create_table(
        "statement_agency",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_statement_agency_agency_id_agency"),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name="fk_statement_agency_statement_id_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("statement_id", "agency_id", name="pk_statement_agency"),
    )
    op.create_index("ix_statement_agency_agency_id", "statement_agency", ["agency_id"], unique=False)


def _create_statement_tactic() -> None:
    op.create_table(
        "statement_tactic",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("tactic", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name="fk_statement_tactic_statement_id_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("statement_id", "tactic", name="pk_statement_tactic"),
    )
    op.create_index("ix_statement_tactic_tactic", "statement_tactic", ["tactic"], unique=False)


def _create_statement_speaker() -> None:
    op.create_table(
        "statement_speaker",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["official_id"],
            ["official.id"],
            name="fk_statement_speaker_official_id_official",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name="fk_statement_speaker_statement_id_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("statement_id", "official_id", name="pk_statement_speaker"),
    )
    op.create_index("ix_statement_speaker_official_id", "statement_speaker", ["official_id"], unique=False)
