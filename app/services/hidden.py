"""Names that no page shows: of minors in no excerpt, row or title, of private speakers in no excerpt.

No search finds a minor's name.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from app.models import Appearance, AppearancePart, Article, HiddenName
from app.services.blotting import SHOWN, blotted, said
from app.services.hidden_titles import without
from app.services.saving.canon import TEXT_JOINT
from app.services.saving.rows import parts
from app.services.tables import columns_of
from app.vocabulary import Role

PRIVATE = (Role.NONE, Role.OTHER)
"""Roles of speakers who are no public figures: where their name is not shown, excerpts do not show it."""
_IDS: Any = bindparam("ids", expanding=True)

Spans = Mapping[int, list[tuple[int, int]]]
"""Where articles name minors, by the article's id."""
Names = Mapping[int, frozenset[str]]
"""The hidden names by the id of an article; without an entry, none."""


def hidden_spans(session: Session, article_ids: Collection[int]) -> Spans:
    """Where these articles name minors. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in _fetch(session, _spans(), article_ids):
        found[article].append((start, end))
    return found


def private_spans(session: Session, article_ids: Collection[int]) -> Spans:
    """Where these articles mention speakers who are private people and not named here. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in _fetch(session, _mentions(), article_ids):
        found[article].append((start, end))
    return found


def names_in_articles(session: Session, ids: Collection[int]) -> Names:
    """The hidden names of these articles. One query."""
    names: dict[int, set[str]] = defaultdict(set)
    for article, name in _fetch(session, _of_articles(), ids):
        names[article].add(name)
    return {article: frozenset(ones) for article, ones in names.items()}


def shown_texts(session: Session, texts: Mapping[int, str], instead: str = SHOWN) -> dict[int, str]:
    """The texts of statements, by id, without the names of minors; `texts` are as the ledger has them.

    A text is made again from the parts it was joined of, in the article's text blotted out: whatever else
    reads like a name stays. Where an article names a minor and only another gave the text, the names are
    looked for in it as in a title. One query, and two more where an article names a minor.
    """
    shown = dict(texts)
    carried: dict[tuple[int, int, int], list[tuple[int, str]]] = defaultdict(list)
    for statement, article, appearance, start, words in _fetch(session, _parts(), texts):
        carried[statement, article, appearance].append((start, words))
    if not carried:
        return shown
    articles = {article for _, article, _ in carried}
    spans, names = hidden_spans(session, articles), names_in_articles(session, articles)
    given = {
        key[0]: _joined(found, spans[key[1]], instead)
        for key, found in carried.items()
        if TEXT_JOINT.join(words for _, words in found) == texts[key[0]]
    }
    for statement, article, _ in carried:
        text = given.get(statement)
        shown[statement] = without(shown[statement], names[article], instead) if text is None else text
    return shown


def _joined(found: Sequence[tuple[int, str]], spans: Sequence[tuple[int, int]], instead: str) -> str:
    pieces = []
    for start, words in found:
        inside = [
            (max(a - start, 0), min(b - start, len(words)))
            for a, b in spans
            if a < start + len(words) and start < b
        ]
        pieces.append(said(blotted(words, inside)) if instead == SHOWN else blotted(words, inside, instead))
    return TEXT_JOINT.join(pieces)


def _fetch(session: Session, query: Any, ids: Collection[int]) -> list[Any]:
    run = session.connection().execute
    return [row for some in parts(ids) for row in run(query, {"ids": some})]


@lru_cache
def _spans() -> Any:
    hidden = columns_of(HiddenName)
    return select(hidden.article_id, hidden.span_start, hidden.span_end).where(hidden.article_id.in_(_IDS))


@lru_cache
def _mentions() -> Any:
    said = columns_of(Appearance)
    return select(said.article_id, said.mention_start, said.mention_end).where(
        said.article_id.in_(_IDS), said.speaker.is_(None), said.role.in_(PRIVATE),
        said.mention_start.is_not(None), said.mention_end.is_not(None),
    )  # fmt: skip


@lru_cache
def _of_articles() -> Any:
    hidden, article = columns_of(HiddenName), columns_of(Article)
    name = func.substr(article.text, hidden.span_start + 1, hidden.span_end - hidden.span_start)
    joined = (
        select(article.id, name).distinct().join(hidden.article_id.table, hidden.article_id == article.id)
    )
    return joined.where(article.id.in_(_IDS))


@lru_cache
def _parts() -> Any:
    """The parts of statements in articles that name a minor."""
    appearance, part, text = columns_of(Appearance), columns_of(AppearancePart), columns_of(Article)
    hidden = columns_of(HiddenName).article_id
    words = func.substr(text.text, part.span_start + 1, part.span_end - part.span_start)
    return (
        select(appearance.statement_id, text.id, appearance.id, part.span_start, words)
        .join(part.appearance_id.table, part.appearance_id == appearance.id)
        .join(text.id.table, text.id == appearance.article_id)
        .where(appearance.statement_id.in_(_IDS), select(hidden).where(hidden == text.id).exists())
        .order_by(appearance.id, part.ordinal)
    )
