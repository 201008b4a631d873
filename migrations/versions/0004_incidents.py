"""Incidents, as each article tells them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_incident()
    _create_incident_report()
    _create_report_appearance()
    _create_evidence()
    _create_incident_agency()
    _create_incident_tactic()
    _create_incident_statement()


def downgrade() -> None:
    for table in (
        "incident_statement",
        "incident_tactic",
        "incident_agency",
        "evidence",
        "report_appearance",
        "incident_report",
        "incident",
    ):
        op.drop_table(table)


def _create_incident() -> None:
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(length=40), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("sort_date", sa.Date(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_incident_place_id_place"),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_incident_place_sort", "incident", ["place_id", "sort_date", "id"], unique=False)


def _create_incident_report() -> None:
    op.create_table(
        "incident_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_incident_report_article_id_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_incident_report_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_incident_report_place_id_place"),
        sa.PrimaryKeyConstraint("id", name="pk_incident_report"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_incident_report_article_id", "incident_report", ["article_id"], unique=False)
    op.create_index("ix_incident_report_incident_id", "incident_report", ["incident_id"], unique=False)


def _create_report_appearance() -> None:
    op.create_table(
        "report_appearance",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearance.id"],
            name="fk_report_appearance_appearance_id_appearance",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["incident_report.id"],
            name="fk_report_appearance_report_id_incident_report",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", "appearance_id", name="pk_report_appearance"),
    )
    op.create_index(
        "ix_report_appearance_appearance_id", "report_appearance", ["appearance_id"], unique=False
    )


def _create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=160), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("span_start >= 0 AND span_start < span_end", name=op.f("ck_evidence_span")),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["incident_report.id"],
            name="fk_evidence_report_id_incident_report",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_report_id", "evidence", ["report_id"], unique=False)


def _create_incident_agency() -> None:
    op.create_table(
        "incident_agency",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_incident_agency_agency_id_agency"),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_incident_agency_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("incident_id", "agency_id", name="pk_incident_agency"),
    )
    op.create_index("ix_incident_agency_agency_id", "incident_agency", ["agency_id"], unique=False)


def _create_incident_tactic() -> None:
    op.create_table(
        "incident_tactic",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("tactic", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_incident_tactic_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("incident_id", "tactic", name="pk_incident_tactic"),
    )
    op.create_index("ix_incident_tactic_tactic", "incident_tactic", ["tactic"], unique=False)


def _create_incident_statement() -> None:
    op.create_table(
        "incident_statement",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name="fk_incident_statement_incident_id_incident",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name="fk_incident_statement_statement_id_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("incident_id", "statement_id", name="pk_incident_statement"),
    )
    op.create_index(
        "ix_incident_statement_statement_id", "incident_statement", ["statement_id"], unique=False
    )
