"""Saving one article with all that was found in it: one transaction, nothing half-written."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.models import Article
from app.services.index_due import mark_due
from app.services.minor_names import save_minor_names
from app.services.saving.articles import save_article, stored_key, supersede
from app.services.saving.dimensions import Dimensions
from app.services.saving.incidents import save_incidents
from app.services.saving.officials import Nicknames, save_officials
from app.services.saving.prepared import Prepared
from app.services.saving.refreshing import refresh_incidents, refresh_officials, refresh_statements
from app.services.saving.rows import fetch
from app.services.saving.statements import save_statements
from app.services.saving.tags import link_incidents, link_statements, statements_of
from app.services.saving.touched import Touched

_CURRENT = aliased(Article)
_KNOWN: Select[*tuple[Any, ...]] = (
    select(
        col(Article.id), col(Article.version_key), col(Article.superseded_by_id),
        col(_CURRENT.source).label("current_source"),
    )
    .join(_CURRENT, col(_CURRENT.id) == col(Article.superseded_by_id), isouter=True)
    .where(col(Article.fingerprint) == bindparam("fingerprint"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an article came to. `copies` are other articles of its copy group, `older` its versions."""

    article: int
    copies: int
    older: int


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the ledger has. `superseded_by` is its current version, where it is not that itself."""

    id: int
    version_key: str | None
    superseded_by: int | None
    current_source: str | None

    def may_return(self, version_key: str | None, source: str) -> bool:
        """Whether reading it again may say that it is current once more.

        It may where the current version was read from the very place where it stands now. Two files with
        one URL are two places: they do not take turns.
        """
        return (
            self.superseded_by is not None
            and self.version_key == stored_key(version_key)
            and self.current_source == source
        )


def known(session: Session, fingerprint: str) -> Known | None:
    """What the ledger has of this very article, current or superseded."""
    rows = fetch(session, _KNOWN, fingerprint=fingerprint)
    return Known(*rows[0]) if rows else None


def save(session: Session, item: Prepared, dimensions: Dimensions, nicknames: Nicknames) -> Saved | None:
    """Write an article, link what it reports to the ledger's records, and derive those anew.

    To be called in a transaction that holds the write lock. None, and nothing written, where the ledger
    has the article already; but one that was superseded and may return takes its place again. A newer
    version takes the place of the older ones.
    """
    before = known(session, item.fingerprint)
    if before and not before.may_return(item.version_key, item.source):
        return None
    touched = Touched()
    article = save_article(session, item, dimensions, touched, before.id if before else None)
    minors = {span.of(item.text) for span in item.extraction.minors}
    save_minor_names(session, article.id, minors, nicknames)
    officials = save_officials(session, article.id, item, (dimensions, nicknames), touched)
    carried = save_statements(session, article, item, (dimensions, officials), touched)
    save_incidents(session, article, item, (dimensions, carried), touched)
    supersede(session, article, touched)
    derive(session, touched)
    mark_due(session, "article", () if before else {article.id}, {article.id} if before else ())
    return Saved(article.id, article.copies, len(article.older))


def derive(session: Session, touched: Touched) -> None:
    """Bring every canonical record that was touched, and its links, in step with its reports."""
    linked = statements_of(session, touched.incidents)
    gone_statements = refresh_statements(session, touched.statements) if touched.statements else set()
    gone_incidents = refresh_incidents(session, touched.incidents) if touched.incidents else set()
    if touched.officials:
        refresh_officials(session, touched.officials)
    old_incidents = touched.incidents - gone_incidents
    incidents = old_incidents | touched.new_incidents
    if incidents:
        link_incidents(session, incidents, old_incidents)
        linked |= statements_of(session, old_incidents)
    old_statements = (touched.statements | linked) - gone_statements
    tagged = old_statements | touched.tagged
    if tagged:
        link_statements(session, tagged, old_statements)
    mark_due(session, "incident", touched.new_incidents, touched.incidents)
    mark_due(session, "statement", touched.new_statements, touched.statements | linked)
