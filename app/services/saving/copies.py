"""Copy groups: the articles that a chain of near-duplicates joins, whatever order they came in."""

from collections import Counter, defaultdict
from collections.abc import Collection

from sqlalchemy import CompoundSelect, bindparam, select, union_all, update
from sqlmodel import Session, col

from app.linkage.copies import BANDS, Signature, same_copy
from app.models import Article, ArticleBand, ArticleSketch, CopyGroup
from app.services.saving.rows import add, add_with_ids, fetch, fetch_in, given, remove
from app.services.saving.touched import Touched
from app.services.tags import CURRENT

OF_ONE_BAND = 6
"""Articles of one band that are looked at: those that share a band with very many share others with them."""
COMPARED = 40
"""Articles whose words are compared with a new one's: those that share most bands with it."""

_IN_GROUPS = select(col(Article.id)).where(col(Article.copy_group_id).in_(given()), CURRENT)
_SHARING: CompoundSelect[int] = union_all(*(
    select(
        select(col(ArticleBand.article_id)).where(col(ArticleBand.digest) == bindparam(f"band{number}"))
        .limit(OF_ONE_BAND).subquery()
    )
    for number in range(BANDS)
))  # fmt: skip
_GROUPS = select(col(Article.id), col(Article.copy_group_id), col(Article.fingerprint)).where(
    col(Article.id).in_(given())
)
_SKETCHES = select(col(ArticleSketch.article_id), col(ArticleSketch.words)).where(
    col(ArticleSketch.article_id).in_(given())
)
_BANDS = select(col(ArticleBand.article_id), col(ArticleBand.digest)).where(
    col(ArticleBand.article_id).in_(given())
)
_GROUPS_OF = select(col(Article.copy_group_id)).where(col(Article.id).in_(given())).distinct()


def articles_in(session: Session, group: int) -> set[int]:
    """The current articles of a group."""
    return {row.id for row in fetch_in(session, _IN_GROUPS, [group])}


def copy_group(session: Session, signature: Signature, touched: Touched) -> int:
    """The group of the articles that one is a near-duplicate of; groups that it joins become one."""
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


def keep_signature(session: Session, article: int, signature: Signature) -> None:
    """Write what other articles are compared with."""
    bands = enumerate(signature.bands)
    add(session, ArticleBand, [{"article_id": article, "band": n, "digest": digest} for n, digest in bands])
    add(session, ArticleSketch, [{"article_id": article, "words": signature.sketch}])


def forget_signatures(session: Session, articles: Collection[int]) -> None:
    """Compare nothing with these any more."""
    for model in (ArticleBand, ArticleSketch):
        remove(session, model, "article_id", articles)


def regroup(session: Session, articles: Collection[int], touched: Touched) -> None:
    """See whether the groups of these articles hold together without them; part those that do not."""
    for group in sorted(id_ for (id_,) in fetch_in(session, _GROUPS_OF, articles)):
        left = articles_in(session, group).difference(articles)
        parts = _joined(session, left)
        if len(parts) < 2:
            continue
        touched.carried_by(session, left)
        for part in parts[1:]:
            [new] = add_with_ids(session, CopyGroup, [{}])
            session.execute(update(Article).where(col(Article.id).in_(part)).values(copy_group_id=new))


def _groups_alike(session: Session, signature: Signature) -> set[int]:
    if not signature.bands:
        return set()
    bands = {f"band{number}": digest for number, digest in enumerate(signature.bands)}
    shared = Counter(id_ for (id_,) in fetch(session, _SHARING, **bands))
    about = {row.id: row for row in fetch_in(session, _GROUPS, shared)}
    ordered = sorted(shared, key=lambda id_: (-shared[id_], about[id_].fingerprint))[:COMPARED]
    sketches: dict[int, bytes] = dict(fetch_in(session, _SKETCHES, ordered[:1]))
    alike: set[int] = set()
    for number, id_ in enumerate(ordered):
        if about[id_].copy_group_id in alike:
            continue
        if id_ not in sketches:
            sketches |= dict(fetch_in(session, _SKETCHES, ordered[number:]))
        if id_ in sketches and same_copy(signature.sketch, sketches[id_]):
            alike.add(about[id_].copy_group_id)
    return alike


def _joined(session: Session, articles: Collection[int]) -> list[list[int]]:
    """The articles, parted where no chain of near-duplicates joins them."""
    sketches: dict[int, bytes] = dict(fetch_in(session, _SKETCHES, articles))
    bands: defaultdict[int, set[str]] = defaultdict(set)
    for id_, digest in fetch_in(session, _BANDS, articles):
        bands[id_].add(digest)
    left, parts = sorted(articles), []
    while left:
        part = [left.pop(0)]
        for one in part:
            near = {
                id_ for id_ in left
                if bands[one] & bands[id_] and _alike(sketches.get(one), sketches.get(id_))
            }  # fmt: skip
            part += sorted(near)
            left = [id_ for id_ in left if id_ not in near]
        parts.append(part)
    return parts


def _alike(one: bytes | None, other: bytes | None) -> bool:
    """Whether two sketches are of one copy. Where an older ledger left none, the group stays whole."""
    return one is None or other is None or same_copy(one, other)
