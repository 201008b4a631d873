"""Saving one article with all that was found in it: one transaction, nothing half-written."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.models import Article
from app.services.index_due import mark_due, mark_touched
from app.services.minor_names import save_minor_names
from app.services.saving.articles import save_article, stored_key, supersede
from app.services.saving.dimensions import Dimensions
from app.services.saving.incidents import save_incidents
from app.services.saving.kinds import Kinds
from app.services.saving.linking import Linkers
from app.services.saving.officials import save_officials
from app.services.saving.prepared import Prepared
from app.services.saving.rows import fetch
from app.services.saving.statements import save_statements
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


def save(session: Session, item: Prepared, dimensions: Dimensions, kinds: Kinds) -> Saved | None:
    """Write an article and link what it reports to the ledger's records, which are due to be derived anew.

    To be called in a transaction that holds the write lock. None, and nothing written, where the ledger
    has the article already; but one that was superseded and may return takes its place again. A newer
    version takes the place of the older ones.
    """
    before = known(session, item.fingerprint)
    if before and not before.may_return(item.version_key, item.source):
        return None
    touched = Touched()
    article = save_article(session, item, dimensions, touched, before.id if before else None)
    save_minor_names(session, article.id, item.minors, kinds.nicknames)
    linkers = Linkers.of(session, kinds, item.reported)
    officials = save_officials(session, article.id, item, (dimensions, linkers), touched)
    appearances = save_statements(session, article, item, (dimensions, linkers, officials), touched)
    save_incidents(session, article, item, (dimensions, linkers, appearances), touched)
    supersede(session, article, kinds, touched)
    mark_touched(session, touched)
    mark_due(session, "article", () if before else {article.id}, {article.id} if before else ())
    return Saved(article.id, article.copies, len(article.older))
