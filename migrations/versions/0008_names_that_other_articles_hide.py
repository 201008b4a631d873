"""Names of minors by themselves: articles that give no age hide them too."""

import re
import unicodedata
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOST = 40
"""Names of one article from which it has a list of names, all of them hidden, whoever's they are."""


def upgrade() -> None:
    """Make the table and put in the names that articles of the ledger are known to give."""
    table = op.create_table(
        "minor_name",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_minor_name_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "name", name=op.f("pk_minor_name")),
    )
    op.create_index(op.f("ix_minor_name_name"), "minor_name", ["name"])
    known: dict[int, list[str]] = {}
    spans = sa.text(
        "SELECT hidden_name.article_id, substr(article.text, span_start + 1, span_end - span_start)"
        " FROM hidden_name JOIN article ON article.id = hidden_name.article_id"
    )
    for article, name in op.get_bind().execute(spans):
        known.setdefault(article, []).append(name)
    rows = [
        {"article_id": article, "name": name} for article, names in known.items() for name in _whole(names)
    ]
    if rows:
        op.bulk_insert(table, rows)
        for noun in ("incident", "statement", "article"):
            op.execute(
                f"INSERT INTO index_due (noun, record_id) SELECT '{noun}', id FROM {noun} WHERE id NOT IN"
                f" (SELECT record_id FROM index_due WHERE noun = '{noun}')"
            )


def _whole(names: Iterable[str]) -> set[str]:
    """The names, and of those that are part of another the longer one alone; more than 40 are no minors'."""
    folded = {tuple(_words(name)) for name in names}
    parts = {word for name in folded if len(name) > 1 for word in name}
    whole = {" ".join(name) for name in folded if len(name) > 1 or (name and name[0] not in parts)}
    return whole if len(whole) <= MOST else set()


def _words(name: str) -> list[str]:
    plain = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", re.sub(r"['’ʼ]", "", "".join(plain).casefold()))


def downgrade() -> None:
    """Take the table away."""
    op.drop_index(op.f("ix_minor_name_name"), table_name="minor_name")
    op.drop_table("minor_name")
