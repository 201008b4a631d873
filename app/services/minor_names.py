"""Names of minors that an article shares: whatever other article has them hides them too."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from app.extraction.naming.minors import MAX_MINORS
from app.models import MinorName
from app.services.hidden_titles import folded_words
from app.services.index_due import mark_due
from app.services.saving.rows import add, fetch_in, given, remove
from app.services.search import found

MOST_DUE = 2000
"""Records with one word of a new name that are indexed anew; of a commoner word, those with the whole name."""

_NOUNS: tuple[Literal["incident", "statement", "article"], ...] = ("incident", "statement", "article")
_KNOWN = select(col(MinorName.name)).where(
    col(MinorName.name).in_(given()), col(MinorName.article_id) != bindparam("article")
)

Nicknames = Mapping[str, Collection[str]]
"""Short forms of given names, and the names each may stand for."""


def shared_names(names: Iterable[str]) -> frozenset[str]:
    """Of the words that name minors in one article, the names that others are searched for, folded.

    These are the names of several words and each single one that is part of none of them. An article that
    names more than `MAX_MINORS` shares none: there every name is hidden, whoever's it is.
    """
    folded = {words for name in names if (words := folded_words(name))}
    whole = {words for words in folded if len(words) > 1}
    lone = {words for words in folded - whole if not any(words[0] in name for name in whole)}
    return frozenset(map(" ".join, whole | lone)) if len(whole | lone) <= MAX_MINORS else frozenset()


def save_minor_names(session: Session, article: int, names: Iterable[str], nicknames: Nicknames) -> None:
    """Write the names that an article shares, and have what bears them indexed anew where they are new."""
    remove(session, MinorName, "article_id", [article])
    told = shared_names(names)
    every = sorted({*told, *(form for name in told for form in _short_forms(name, nicknames))})
    add(session, MinorName, [{"article_id": article, "name": name[:200]} for name in every])
    known = {name for (name,) in fetch_in(session, _KNOWN, every, article=article)}
    for name in told - known:
        for noun in _NOUNS:
            mark_due(session, noun, (), _holding(session, noun, name))


def _holding(session: Session, noun: Literal["incident", "statement", "article"], name: str) -> set[int]:
    holding = set(found(session, noun, f'"{name}"').tolist())
    for word in {name.split(" ", maxsplit=1)[0], name.rsplit(" ", maxsplit=1)[-1]}:
        ids = found(session, noun, word)
        if len(ids) <= MOST_DUE:
            holding.update(ids.tolist())
    return holding


def _short_forms(name: str, nicknames: Nicknames) -> Iterator[str]:
    """`liz oh` of `elizabeth oh`."""
    first, _, rest = name.partition(" ")
    if rest:
        yield from (f"{short} {rest}" for short, formal in nicknames.items() if first in formal)
