"""The article itself: its copy group, its row, its older version, where it names places and agencies."""

from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select, update
from sqlmodel import Session, col

from app.models import KEY_CHARS, AgencyMention, Article, HiddenName, MinorName, PlaceMention
from app.services.saving.copies import articles_in, copy_group, keep_signature
from app.services.saving.dimensions import Dimensions
from app.services.saving.kinds import Kinds
from app.services.saving.prepared import Prepared
from app.services.saving.rows import add, add_with_ids, change, fetch, remove
from app.services.saving.touched import Touched
from app.services.saving.withdrawing import withdraw
from app.services.tags import CURRENT
from app.vocabulary import Genre

_VERSIONS = select(col(Article.id)).where(col(Article.version_key) == bindparam("key"), CURRENT)


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
    group = copy_group(session, item.signature, touched)
    in_group = articles_in(session, group)
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
    keep_signature(session, article, item.signature)
    _save_mentions(session, article, item, dimensions)
    return SavedArticle(article, group, older, len(in_group.difference(older)))


def _older_versions(session: Session, version_key: str | None) -> tuple[int, ...]:
    if version_key is None:
        return ()
    return tuple(row.id for row in fetch(session, _VERSIONS, key=stored_key(version_key)))


def stored_key(version_key: str | None) -> str | None:
    """The key as the column has room for it."""
    return version_key[:KEY_CHARS] if version_key else version_key


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


def supersede(session: Session, article: SavedArticle, kinds: Kinds, touched: Touched) -> None:
    """Take what the older versions said out of the ledger; their rows stay and point at the current one."""
    if not article.older:
        return
    withdraw(session, article.older, kinds, touched)
    older = or_(col(Article.id).in_(article.older), col(Article.superseded_by_id).in_(article.older))
    session.execute(update(Article).where(older).values(superseded_by_id=article.id))
