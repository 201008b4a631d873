"""Names that no page shows: of minors in no excerpt, row or title, of private speakers in no excerpt.

In an article's text they are blotted out in place, character by character, so that every span still points at
its words; where a page shows such a stretch it says what stood there. No search finds a minor's name.
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
from app.vocabulary import Role

SHOWN = "[name of a minor]"
"""What stands in place of the name."""

WITHHELD = "[name withheld]"
"""What stands in place of the name of a private speaker."""

PRIVATE = (Role.NONE, Role.OTHER)
"""Roles of speakers who are no public figures: where their name is not shown, excerpts do not show it."""

_BLOT, _BLOT_PRIVATE = "\ue000", "\ue001"
"""Characters for private use: no article's own words have them."""
_INSTEAD = {_BLOT: SHOWN, _BLOT_PRIVATE: WITHHELD}
_BLOTTED = re.compile(f"{_BLOT}+|{_BLOT_PRIVATE}+")
_NAME = re.compile(
    r"(?:(?:The|Rev\.|Dr\.|Mr\.|Ms\.|Mrs\.) )*"
    r"[A-ZÀ-Þ]\w*[a-z]\w*\b(?:[ .’'-]{1,2}(?:and|de|del|la|van|von|[A-ZÀ-Þ]\w*|\d\d)\b)*\.?"
)
"""`The Rev. Ann Bell`, `Bell and de la Cruz`, `Ann Bell ENV ’26`; not `The neighbors`, nor `ABC7`."""
_NO_NAME = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "others", "some", "one", "everyone", "many")
)
_LONGEST = 100
"""Characters of a mention that is looked at; a name is shorter."""
_IDS: Any = bindparam("ids", expanding=True)

Names = Mapping[int, frozenset[str]]
"""The hidden names by the id of an article or statement; without an entry, none."""


def blotted(text: str, spans: Iterable[tuple[int, int]], blot: str = _BLOT) -> str:
    """The text with these spans blotted out; it keeps its length."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], blot * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def without_private(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with those of the spans blotted out that are names: `Ann Bell`, not `She` or `Residents`.

    A single word that the text has in lower case as well is no name.
    """
    named = [span for span in spans if _is_name(text, *span)]
    return blotted(text, named, _BLOT_PRIVATE) if named else text


def _is_name(text: str, start: int, end: int) -> bool:
    mention = text[start : min(end, start + _LONGEST + 1)]
    if len(mention) > _LONGEST or not _NAME.fullmatch(mention) or mention.lower() in _NO_NAME:
        return False
    return " " in mention or not re.search(rf"\b{re.escape(mention.lower())}\b", text)


def said(text: str) -> str:
    """What a page shows of a blotted text."""
    return _BLOTTED.sub(lambda blot: _INSTEAD[blot.group()[0]], text)


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


def private_spans(session: Session, article_ids: Collection[int]) -> Mapping[int, list[tuple[int, int]]]:
    """Where these articles mention speakers who are private people and not named here. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in session.connection().execute(_mentions(), {"ids": list(article_ids)}):
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
def _of_statements() -> Any:
    hidden, article, appearance = columns_of(HiddenName), columns_of(Article), columns_of(Appearance)
    name = func.substr(article.text, hidden.span_start + 1, hidden.span_end - hidden.span_start)
    return (
        select(appearance.statement_id, name).distinct()
        .join(article.id.table, article.id == appearance.article_id)
        .join(hidden.article_id.table, hidden.article_id == article.id)
        .where(appearance.statement_id.in_(_IDS))
    )  # fmt: skip
