"""The article itself: its copy group, its row, its older version, where it names places and agencies."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select, update
from sqlmodel import Session, col

from app.extraction.types import Document
from app.linkage.copies import Signature, same_copy, signature_of
from app.models import (
    KEY_CHARS,
    AgencyMention,
    Appearance,
    Article,
    ArticleBand,
    CopyGroup,
    HiddenName,
    IncidentReport,
    MinorName,
    OfficialReport,
    PlaceMention,
)
from app.services.saving.dimensions import Dimensions
from app.services.saving.prepared import Prepared
from app.services.saving.rows import add, add_with_ids, change, fetch, fetch_in, given, remove
from app.services.saving.touched import Touched
from app.services.tags import CURRENT
from app.vocabulary import Genre

GROUPS_COMPARED = 8
"""Copy groups whose words are compared with a new article's: those that share most bands with it."""

_IN_GROUPS = select(col(Article.id)).where(col(Article.copy_group_id).in_(given()), CURRENT)
_VERSIONS = select(col(Article.id)).where(col(Article.version_key) == bindparam("key"), CURRENT)
_SHARING = (
    select(col(ArticleBand.article_id), col(Article.copy_group_id)).select_from(ArticleBand)
    .join(Article, col(Article.id) == col(ArticleBand.article_id))
    .where(col(ArticleBand.digest).in_(given()))
)  # fmt: skip
_TEXTS = select(col(Article.copy_group_id), col(Article.text)).where(col(Article.id).in_(given()))


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """A new article's row. `older` are the versions it supersedes, `copies` other articles of its group."""

    id: int
    copy_group: int
    older: tuple[int, ...]
    copies: int


def save_article(
    session: Session, item: Prepared, dimensions: Dimensions, touched: Touched, returning: int | None
) -> SavedArticle:
    """Write the row of an article, with its copy group and mentions; what it supersedes is named only.

    `returning` is the id of its row where it has one, of a superseded version that is current again.
    """
    older = _older_versions(session, item.version_key)
    group = _copy_group(session, item.signature, touched)
    in_group = {row.id for row in fetch_in(session, _IN_GROUPS, [group])}
    document = item.document
    values = {
        "fingerprint": item.fingerprint, "text_sha256": item.text_sha256, "text": item.text,
        "title": document.title, "url": document.url, "published": document.published,
        "language": document.language, "genre": document.genre or Genre.NEWS, "source": item.source,
        "version_key": item.version_key, "extractor": item.extraction.extractor,
        "ingested_at": touched.now, "outlet_id": dimensions.outlet(session, document.outlet),
        "copy_group_id": group, "superseded_by_id": None,
    }  # fmt: skip
    if returning is None:
        [article] = add_with_ids(session, Article, [values])
    else:
        article = returning
        for model in (HiddenName, MinorName):
            remove(session, model, "article_id", [article])
        change(session, Article, [{**values, "id": article}])
    bands = enumerate(item.signature.bands)
    add(session, ArticleBand, [{"article_id": article, "band": n, "digest": digest} for n, digest in bands])
    _save_mentions(session, article, item, dimensions)
    return SavedArticle(article, group, older, len(in_group.difference(older)))


def _older_versions(session: Session, version_key: str | None) -> tuple[int, ...]:
    if version_key is None:
        return ()
    return tuple(row.id for row in fetch(session, _VERSIONS, key=stored_key(version_key)))


def stored_key(version_key: str | None) -> str | None:
    """The key as the column has room for it."""
    return version_key[:KEY_CHARS] if version_key else version_key


def _copy_group(session: Session, signature: Signature, touched: Touched) -> int:
    """The group of the articles this one is a near-duplicate of; groups that it joins become one."""
    groups = sorted(_groups_alike(session, signature))
    if not groups:
        return add_with_ids(session, CopyGroup, [{}])[0]
    first, *others = groups
    if others:
        ids = [row.id for row in fetch_in(session, _IN_GROUPS, others)]
        touched.carried_by(session, ids)
        moved = update(Article).where(col(Article.copy_group_id).in_(others)).values(copy_group_id=first)
        session.execute(moved)
        remove(session, CopyGroup, "id", others)
    return first


def _groups_alike(session: Session, signature: Signature) -> set[int]:
    shared = Counter(tuple(row) for row in fetch_in(session, _SHARING, signature.bands))
    candidates: dict[int, int] = {}
    for (article, group), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if len(candidates) < GROUPS_COMPARED:
            candidates.setdefault(group, article)
    texts = fetch_in(session, _TEXTS, candidates.values())
    return {group for group, text in texts if same_copy(signature, signature_of(Document(text)))}


def _save_mentions(session: Session, article: int, item: Prepared, dimensions: Dimensions) -> None:
    places = {
        (place, span.start): span.end
        for found in item.extraction.jurisdictions
        for place in [dimensions.place(session, found.slug)]
        if place is not None
        for span in found.mentions
    }
    agencies = {
        (agency, span.start): span.end
        for found in item.extraction.agencies
        for agency in [dimensions.agency(session, found)]
        for span in found.mentions
    }
    add(session, PlaceMention, [
        {"article_id": article, "place_id": place, "span_start": start, "span_end": end}
        for (place, start), end in places.items()
    ])  # fmt: skip
    add(session, HiddenName, [
        {"article_id": article, "span_start": span.start, "span_end": span.end}
        for span in item.extraction.minors
    ])  # fmt: skip
    add(session, AgencyMention, [
        {"article_id": article, "agency_id": agency, "span_start": start, "span_end": end}
        for (agency, start), end in agencies.items()
    ])  # fmt: skip


def supersede(session: Session, article: SavedArticle, touched: Touched) -> None:
    """Take what the older versions said out of the ledger; their rows stay and point at the current one."""
    if not article.older:
        return
    touched.carried_by(session, article.older)
    for model in (Appearance, IncidentReport, OfficialReport, PlaceMention, AgencyMention, ArticleBand):
        remove(session, model, "article_id", article.older)
    older = or_(col(Article.id).in_(article.older), col(Article.superseded_by_id).in_(article.older))
    session.execute(update(Article).where(older).values(superseded_by_id=article.id))
