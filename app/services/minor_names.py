"""Names of minors that an article shares: whatever other article has them hides them too."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from sqlalchemy import bindparam, func, select, update
from sqlmodel import Session, col

from app.extraction.naming.minors import MAX_MINORS
from app.models import Appearance, Article, IncidentReport, MinorName, Official, OfficialReport, Outlet
from app.services.hidden_titles import Hidden, folded_words
from app.services.index_due import mark_due
from app.services.saving.rows import add, change, fetch, fetch_in, given
from app.services.tables import columns_of
from app.services.words import Term

MOST_DUE = 2000
"""Records with a word of a new name that are indexed anew; of a commoner word, those with the whole name."""

_NOUNS: tuple[Literal["incident", "statement", "article"], ...] = ("incident", "statement", "article")
_KNOWN = select(col(MinorName.name)).where(
    col(MinorName.name).in_(given()), col(MinorName.article_id) != bindparam("article")
)

_NAME_CHARS = 200
"""Characters of a name that the table has room for."""
_MOST_WORDS = 6
"""Words of a name that is looked for in the name of an outlet or a body."""
_WITHHELD_OUTLET = "Outlet whose name is withheld"
_OF_NAME = select(col(MinorName.name)).where(col(MinorName.name).in_(given())).distinct()
_RUN_TOGETHER = (
    select(col(MinorName.name))
    .where(col(MinorName.name).contains(" "), func.replace(col(MinorName.name), " ", "").in_(given()))
    .limit(1)
)
_OFFICES = tuple(
    columns_of(model)[name] for model in (Official, OfficialReport) for name in ("title", "organisation")
)
_OUTLETS = select(col(Outlet.id), col(Outlet.slug), col(Outlet.name))
_OF_OUTLETS = select(col(Article.id)).where(col(Article.outlet_id).in_(given()))
_STATEMENTS = select(col(Appearance.statement_id)).where(col(Appearance.article_id).in_(given()))
_INCIDENTS = select(col(IncidentReport.incident_id)).where(col(IncidentReport.article_id).in_(given()))

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
    told = frozenset(name[:_NAME_CHARS] for name in shared_names(names))
    short = (form[:_NAME_CHARS] for name in told for form in _short_forms(name, nicknames))
    every = sorted({*told, *short})
    add(session, MinorName, [{"article_id": article, "name": name} for name in every])
    known = {name for (name,) in fetch_in(session, _KNOWN, every, article=article)}
    for name in told - known:
        for noun in _NOUNS:
            mark_due(session, noun, (), _holding(session, noun, name))
    if new := frozenset(name for name in told - known if " " in name):
        _withhold_outlets(session, Hidden(new))
        _withhold_offices(session, Hidden(new))


def shown_outlet(session: Session, slug: str, name: str) -> tuple[str, str]:
    """Slug and name under which an outlet goes: its own, unless a minor's name is part of it."""
    words = folded_words(name)
    borne = fetch_in(session, _OF_NAME, _forms(words)) or fetch_in(session, _RUN_TOGETHER, {*words})
    return _withheld(slug) if borne else (slug, name)


def shown_offices(session: Session, texts: Collection[str]) -> Mapping[str, str]:
    """Titles and bodies with the names of minors in them replaced, by what they were; no other is there."""
    forms = {form for text in texts for form in _forms(folded_words(text))}
    names = frozenset(name for (name,) in fetch_in(session, _OF_NAME, forms))
    hidden = Hidden(names)
    return {text: _cut(hidden.without(text)) for text in texts if hidden.whole_forms(text)} if names else {}


def _cut(text: str) -> str:
    """As many characters as the tables have room for."""
    return text[:_NAME_CHARS]


def _forms(words: Sequence[str]) -> set[str]:
    """All that stands together in a short text: two words and more, up to as many as a name has."""
    return {
        " ".join(words[at : at + length])
        for length in range(2, _MOST_WORDS + 1)
        for at in range(len(words) - length + 1)
    }


def _withheld(slug: str) -> tuple[str, str]:
    digest = hashlib.sha256(slug.encode()).hexdigest()
    return f"outlet-{digest[:12]}", _WITHHELD_OUTLET


def _withhold_outlets(session: Session, hidden: Hidden) -> None:
    """Take a name out of those of outlets that were written before it was known to be a minor's."""
    named = {
        id_: _withheld(slug)
        for id_, slug, name in fetch(session, _OUTLETS)
        if id_ and hidden.names_somebody(name)
    }
    change(session, Outlet, [{"id": id_, "slug": slug, "name": name} for id_, (slug, name) in named.items()])
    articles = [id_ for (id_,) in fetch_in(session, _OF_OUTLETS, named) if id_]
    mark_due(session, "statement", (), {id_ for (id_,) in fetch_in(session, _STATEMENTS, articles)})
    mark_due(session, "incident", (), {id_ for (id_,) in fetch_in(session, _INCIDENTS, articles)})


def _withhold_offices(session: Session, hidden: Hidden) -> None:
    """Take a name out of titles and bodies that were written before it was known to be a minor's."""
    for column in _OFFICES:
        for (text,) in session.execute(select(column).where(column.is_not(None)).distinct()).all():
            if hidden.whole_forms(text):
                shown = _cut(hidden.without(text))
                session.execute(update(column.table).where(column == text).values({column: shown}))


def _holding(session: Session, noun: Literal["incident", "statement", "article"], name: str) -> set[int]:
    from app.services.search import found  # noqa: PLC0415 - takes NumPy along, for names that are new

    holding = set(found(session, noun, [Term(tuple(name.split()))]).tolist())
    for word in {name.split(" ", maxsplit=1)[0], name.rsplit(" ", maxsplit=1)[-1]}:
        ids = found(session, noun, [Term((word,))])
        if len(ids) <= MOST_DUE:
            holding.update(ids.tolist())
    return holding


def _short_forms(name: str, nicknames: Nicknames) -> Iterator[str]:
    """`liz oh` of `elizabeth oh`."""
    first, _, rest = name.partition(" ")
    if rest:
        yield from (f"{short} {rest}" for short, formal in nicknames.items() if first in formal)
