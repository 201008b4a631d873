"""Names that no page shows: of minors in no excerpt, row or title, of private speakers in no excerpt.

No search finds a minor's name. A minor's name is hidden wherever it stands, whichever article gave the age.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select, union
from sqlmodel import Session

from app.models import (
    Appearance,
    AppearancePart,
    Article,
    HiddenName,
    IncidentReport,
    MinorName,
    Official,
    OfficialReport,
)
from app.services.blotting import SHOWN, blotted, said
from app.services.hidden_titles import NOTHING, Hidden, capitalised_words, folded_words
from app.services.saving.canon import TEXT_JOINT
from app.services.saving.rows import parts
from app.services.tables import columns_of
from app.vocabulary import Role

PRIVATE = (Role.NONE, Role.OTHER)
"""Roles of speakers who are no public figures: where their name is not shown, excerpts do not show it."""
_IDS: Any = bindparam("ids", expanding=True)

Spans = Mapping[int, list[tuple[int, int]]]
"""Where articles name somebody, by the article's id."""


class ShownWords(NamedTuple):
    """The texts of statements as they are shown, by id, and what their articles hide."""

    texts: dict[int, str]
    hidden: Mapping[int, Hidden]

    def of(self, statement: int, words: str | None) -> str | None:
        """Other words that a statement's row has, such as a title: `lawyer of [name of a minor]`."""
        here = self.hidden.get(statement)
        return here.without(words) if here and words else words


def hidden_in(session: Session, ids: Collection[int]) -> Mapping[int, Hidden]:
    """What is not shown of these articles; one that names no minor has no entry. Up to six queries.

    Hidden are the names of an article's own minors; those of minors of its copies, its other versions and
    other articles of its incidents; and those that any article of the ledger gives, where this one has two
    words of the name together, unless the ledger has an official of the name: that is who is meant then.
    """
    known = session.connection().execute(_every_name()).all()
    own: dict[int, list[tuple[int, int]]] = defaultdict(list)
    names: dict[int, set[str]] = defaultdict(set)
    for article, start, end, name in _fetch(session, _of_articles(), ids):
        own[article].append((start, end))
        names[article].add(name)
    if not known and not own:
        return {}
    for article, name in _fetch(session, _linked(), ids) if known else ():
        names[article].add(name)
    texts = {article: (text, title or "") for article, text, title in _fetch(session, _texts(), ids)}
    having = _by_word(tuple(sorted(name for name, is_official in known if not is_official)))
    for article, (text, title) in texts.items() if having else ():
        names[article].update(_named_in(f"{title}\n{text}", having))
    officials: dict[int, set[str]] = defaultdict(set)
    for article, name in _fetch(session, _officials(), [id_ for id_, told in names.items() if told]):
        officials[article].add(name)
    return {
        article: _hidden(texts[article][0], names[article], officials[article], own[article])
        for article in texts
        if names[article]
    }


def _hidden(
    text: str, names: Collection[str], officials: Collection[str], own: Sequence[tuple[int, int]]
) -> Hidden:
    hidden = Hidden(frozenset(names), frozenset(officials))
    return Hidden(hidden.names, hidden.officials, tuple(sorted({*own, *hidden.places(text)})))


@lru_cache(maxsize=4)
def _by_word(names: tuple[str, ...]) -> Mapping[str, list[str]]:
    """The names of two words or more that each word is of. Kept: a page asks for them more than once."""
    having: dict[str, list[str]] = defaultdict(list)
    for name in names:
        words = set(folded_words(name))
        for word in words if len(words) > 1 else ():
            having[word].append(name)
    return having


def _named_in(text: str, having: Mapping[str, list[str]]) -> set[str]:
    """The names of which the text has two words together; `having` are those that a word is of."""
    met = Counter(name for word in capitalised_words(text) if word in having for name in having[word])
    maybe = frozenset(name for name, words in met.items() if words > 1)
    forms = Hidden(maybe).whole_forms(text) if maybe else set()
    return {name for name in maybe if forms and Hidden(frozenset([name])).has_form(forms)}


def private_spans(session: Session, article_ids: Collection[int]) -> Spans:
    """Where these articles mention speakers who are private people and not named here. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, start, end in _fetch(session, _mentions(), article_ids):
        found[article].append((start, end))
    return found


def shown_texts(session: Session, texts: Mapping[int, str], instead: str = SHOWN) -> ShownWords:
    """What is shown of statements: without the names of minors; `texts` are as the ledger has them, by id.

    A text is made again from the parts it was joined of, in the article's text blotted out: whatever else
    reads like a name stays. Where an article names a minor and only another gave the text, the names are
    looked for in it as in a title. Up to eight queries.
    """
    shown = dict(texts)
    articles: dict[int, set[int]] = defaultdict(set)
    for statement, article in _fetch(session, _carriers(), texts):
        articles[article].add(statement)
    hidden = hidden_in(session, articles)
    if not hidden:
        return ShownWords(shown, {})
    carried: dict[tuple[int, int, int], list[tuple[int, str]]] = defaultdict(list)
    concerned = {statement for article in hidden for statement in articles[article]}
    for statement, article, appearance, start, words in _fetch(session, _parts(), concerned):
        carried[statement, article, appearance].append((start, words))
    given = {
        key[0]: _joined(found, hidden.get(key[1], NOTHING).spans, instead)
        for key, found in carried.items()
        if key[1] in hidden and TEXT_JOINT.join(words for _, words in found) == texts[key[0]]
    }
    of_all: dict[int, Hidden] = {}
    for article, here in hidden.items():
        for statement in articles[article]:
            text = given.get(statement)
            shown[statement] = here.without(shown[statement], instead) if text is None else text
            of_all[statement] = here.together_with(of_all.get(statement, NOTHING))
    return ShownWords(shown, of_all)


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
def _every_name() -> Any:
    """The names of minors of the ledger, and whether it has an official of the name."""
    name, slug = columns_of(MinorName).name, columns_of(Official).slug
    return select(name, select(slug).where(slug == func.replace(name, " ", "-")).exists()).distinct()


@lru_cache
def _mentions() -> Any:
    said = columns_of(Appearance)
    return select(said.article_id, said.mention_start, said.mention_end).where(
        said.article_id.in_(_IDS), said.speaker.is_(None), said.role.in_(PRIVATE),
        said.mention_start.is_not(None), said.mention_end.is_not(None),
    )  # fmt: skip


@lru_cache
def _of_articles() -> Any:
    """Where the articles name minors, and the words."""
    hidden, article = columns_of(HiddenName), columns_of(Article)
    name = func.substr(article.text, hidden.span_start + 1, hidden.span_end - hidden.span_start)
    joined = select(article.id, hidden.span_start, hidden.span_end, name).join(
        hidden.article_id.table, hidden.article_id == article.id
    )
    return joined.where(article.id.in_(_IDS))


@lru_cache
def _linked() -> Any:
    """Names that copies, other versions and other articles of the same incidents give."""
    name, article = columns_of(MinorName), columns_of(Article).id.table
    here, other = article.alias(), article.alias()
    report = columns_of(IncidentReport).id.table
    one, two = report.alias(), report.alias()
    current = func.coalesce(here.c.superseded_by_id, here.c.id)
    same = or_(
        other.c.copy_group_id == here.c.copy_group_id,
        other.c.id == current, other.c.superseded_by_id == current,
    )  # fmt: skip
    related = (
        select(here.c.id, name.name).select_from(here).join(other, same)
        .join(name.name.table, name.article_id == other.c.id).where(here.c.id.in_(_IDS))
    )  # fmt: skip
    told = (
        select(one.c.article_id, name.name).select_from(one)
        .join(two, two.c.incident_id == one.c.incident_id)
        .join(name.name.table, name.article_id == two.c.article_id).where(one.c.article_id.in_(_IDS))
    )  # fmt: skip
    return union(related, told)


@lru_cache
def _texts() -> Any:
    article = columns_of(Article)
    return select(article.id, article.text, article.title).where(article.id.in_(_IDS))


@lru_cache
def _officials() -> Any:
    report = columns_of(OfficialReport)
    return select(report.article_id, report.name).distinct().where(report.article_id.in_(_IDS))


@lru_cache
def _carriers() -> Any:
    said = columns_of(Appearance)
    query = select(said.statement_id, said.article_id).distinct()
    return query.where(said.statement_id.in_(_IDS))


@lru_cache
def _parts() -> Any:
    appearance, part, text = columns_of(Appearance), columns_of(AppearancePart), columns_of(Article)
    words = func.substr(text.text, part.span_start + 1, part.span_end - part.span_start)
    return (
        select(appearance.statement_id, text.id, appearance.id, part.span_start, words)
        .join(part.appearance_id.table, part.appearance_id == appearance.id)
        .join(text.id.table, text.id == appearance.article_id)
        .where(appearance.statement_id.in_(_IDS))
        .order_by(appearance.id, part.ordinal)
    )
