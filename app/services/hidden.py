"""Names of minors: shown in no excerpt, no row and no title, and found by no search.

In an article's text they are blotted out in place, character by character, so that every span still points at
its words; where a page shows such a stretch it says what stood there.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from app.models import Appearance, Article, HiddenName
from app.services.tables import columns_of

SHOWN = "[name of a minor]"
"""What stands in place of the name."""

_BLOT = "\ue000"
"""A character for private use: no article's own words have it."""
_BLOTTED = re.compile(f"{_BLOT}+")
_IDS: Any = bindparam("ids", expanding=True)

Names = Mapping[int, frozenset[str]]
"""The hidden names by the id of an article or statement; without an entry, none."""


def blotted(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans blotted out; it keeps its length."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], _BLOT * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def said(text: str) -> str:
    """What a page shows of a blotted text."""
    return _BLOTTED.sub(SHOWN, text) if _BLOT in text else text


def without(text: str, names: Collection[str], instead: str = SHOWN) -> str:
    """The text with these names replaced wherever they stand as whole words, whatever their case."""
    if not names:
        return text
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    wanted = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{wanted})(?!\w)", instead, text, flags=re.IGNORECASE)


def hidden_spans(session: Session, article_ids: Collection[int]) -> Mapping[int, list[tuple[int, int]]]:
    """Where these articles name minors. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in session.connection().execute(_spans(), {"ids": list(article_ids)}):
        found[article].append((start, end))
    return found


def names_in_articles(session: Session, ids: Collection[int]) -> Names:
    """The hidden names of these articles. One query."""
    return _names(session.connection().execute(_of_articles(), {"ids": list(ids)}))


def names_in_statements(session: Session, ids: Collection[int]) -> Names:
    """The hidden names of the articles that carry these statements. One query."""
    return _names(session.connection().execute(_of_statements(), {"ids": list(ids)}))


def _names(found: Iterable[Any]) -> Names:
    names: dict[int, set[str]] = defaultdict(set)
    for key, name in found:
        names[key].add(name)
    return {key: frozenset(ones) for key, ones in names.items()}


@lru_cache
def _spans() -> Any:
    hidden = columns_of(HiddenName)
    return select(hidden.article_id, hidden.span_start, hidden.span_end).where(hidden.article_id.in_(_IDS))


@lru_cache
def _of_articles() -> Any:
    hidden, article = columns_of(HiddenName), columns_of(Article)
    name = func.substr(article.text, hidden.span_start + 1, hidden.span_end - hidden.span_start)
    joined = (
        select(article.id, name).distinct().join(hidden.article_id.table, hidden.article_id == article.id)
    )
    return joined.where(article.id.in_(_IDS))


@lru_cache
def _of_statements() -> Any:
    hidden, article, appearance = columns_of(HiddenName), columns_of(Article), columns_of(Appearance)
    name = func.substr(article.text, hidden.span_start + 1, hidden.span_end - hidden.span_start)
    return (
        select(appearance.statement_id, name).distinct()
        .join(article.id.table, article.id == appearance.article_id)
        .join(hidden.article_id.table, hidden.article_id == article.id)
        .where(appearance.statement_id.in_(_IDS))
    )  # fmt: skip
