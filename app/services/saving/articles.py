"""The article itself: its copy group, its row, its older version, where it names places and agencies."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from app.extraction.types import Document
from app.linkage.copies import Signature, same_copy, signature_of
from app.models import (
    AgencyMention,
    Appearance,
    Article,
    ArticleBand,
    CopyGroup,
    IncidentReport,
    OfficialReport,
    PlaceMention,
)
from app.services.saving.dimensions import Dimensions
from app.services.saving.prepared import Prepared
from app.services.saving.rows import add, add_with_ids, remove
from app.services.saving.touched import Touched

GROUPS_COMPARED = 8
"""Copy groups whose words are compared with a new article's: those that share most bands with it."""


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """A new article's row. `older` are the versions it supersedes, `copies` other articles of its group."""

    id: int
    copy_group: int
    older: tuple[int, ...]
    copies: int


def save_article(session: Session, item: Prepared, dimensions: Dimensions, touched: Touched) -> SavedArticle:
    """Write the row of a new article, with its copy group and mentions; what it supersedes is named only."""
    older = _older_versions(session, item.version_key)
    group = _copy_group(session, item.signature, touched)
    in_group = select(func.count()).where(
        col(Article.copy_group_id) == group,
        col(Article.superseded_by_id).is_(None),
        col(Article.id).not_in(older),
    )
    copies = session.execute(in_group).scalar_one()
    document = item.document
    [article] = add_with_ids(session, Article, [{
        "fingerprint": item.fingerprint, "text_sha256": item.text_sha256, "text": item.text,
        "title": document.title, "url": document.url, "published": document.published,
        "language": document.language, "genre": document.genre, "source": item.source,
        "version_key": item.version_key, "extractor": item.extraction.extractor,
        "ingested_at": touched.now, "outlet_id": dimensions.outlet(session, document.outlet),
        "copy_group_id": group,
    }])  # fmt: skip
    bands = enumerate(item.signature.bands)
    add(session, ArticleBand, [{"article_id": article, "band": n, "digest": digest} for n, digest in bands])
    _save_mentions(session, article, item, dimensions)
    return SavedArticle(article, group, older, copies)


def _older_versions(session: Session, version_key: str | None) -> tuple[int, ...]:
    if version_key is None:
        return ()
    same_key = select(col(Article.id)).where(
        col(Article.version_key) == version_key[:2100], col(Article.superseded_by_id).is_(None)
    )
    return tuple(id_ for id_ in session.execute(same_key).scalars() if id_ is not None)


def _copy_group(session: Session, signature: Signature, touched: Touched) -> int:
    """The group of the articles this one is a near-duplicate of; groups that it joins become one."""
    groups = sorted(_groups_alike(session, signature))
    if not groups:
        return add_with_ids(session, CopyGroup, [{}])[0]
    first, *others = groups
    if others:
        moved = select(col(Article.id)).where(col(Article.copy_group_id).in_(others))
        ids = [id_ for id_ in session.execute(moved).scalars() if id_ is not None]
        touched.carried_by(session, ids)
        session.execute(update(Article).where(col(Article.id).in_(ids)).values(copy_group_id=first))
        remove(session, CopyGroup, "id", others)
    return first


def _groups_alike(session: Session, signature: Signature) -> set[int]:
    if not signature.bands:
        return set()
    sharing = (
        select(col(ArticleBand.article_id), col(Article.copy_group_id))
        .join(Article, col(Article.id) == col(ArticleBand.article_id))
        .where(col(ArticleBand.digest).in_(signature.bands))
    )
    shared = Counter(session.execute(sharing))
    candidates: dict[int, int] = {}
    for (article, group), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if len(candidates) < GROUPS_COMPARED:
            candidates.setdefault(group, article)
    texts = select(col(Article.copy_group_id), col(Article.text)).where(
        col(Article.id).in_(candidates.values())
    )
    return {
        group
        for group, text in (session.execute(texts) if candidates else ())
        if same_copy(signature, signature_of(Document(text)))
    }


def _save_mentions(session: Session, article: int, item: Prepared, dimensions: Dimensions) -> None:
    places = {
        (dimensions.jurisdiction(session, found), span.start): span.end
        for found in item.extraction.jurisdictions
        for span in found.mentions
    }
    agencies = {
        (dimensions.agency(session, found), span.start): span.end
        for found in item.extraction.agencies
        for span in found.mentions
    }
    add(session, PlaceMention, [
        {"article_id": article, "place_id": place, "span_start": start, "span_end": end}
        for (place, start), end in places.items()
    ])  # fmt: skip
    add(session, AgencyMention, [
        {"article_id": article, "agency_id": agency, "span_start": start, "span_end": end}
        for (agency, start), end in agencies.items()
    ])  # fmt: skip


def supersede(session: Session, article: SavedArticle, touched: Touched) -> None:
    """Take what the older versions said out of the ledger; their rows stay and point at the new one."""
    if not article.older:
        return
    touched.carried_by(session, article.older)
    for model in (Appearance, IncidentReport, OfficialReport, PlaceMention, AgencyMention, ArticleBand):
        remove(session, model, "article_id", article.older)
    session.execute(
        update(Article).where(col(Article.id).in_(article.older)).values(superseded_by_id=article.id)
    )
