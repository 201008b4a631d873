"""One question put to every list: how many rows each has, the first of them, and what may have been meant."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Agency, Appearance, Official, Place, Statement
from app.services.catalogue import Reading
from app.services.every_list import ORDERED
from app.services.filters import MAX_QUERY, Kind, LedgerFilter, closest
from app.services.matching import STATEMENTS, match
from app.services.records import StatementRow
from app.services.rows import statement_rows
from app.services.tables import columns_of
from app.services.words import read_query, words_of

SHOWN = 5
"""Rows of each list that a search shows."""

KINDS: tuple[Kind, ...] = (
    "statements", "incidents", "officials", "places", "agencies", "tactics", "articles",
)  # fmt: skip
"""The lists in the order of the results."""

_NEWEST = 2000
"""Statements whose words are what a mistyped one may have meant."""
_COMMON = 2
"""Statements that must have a word before it is offered."""
_ALIKE = 75
"""How much of a word must be right, of 100."""
_NAMES = (
    *(columns_of(Official)[name] for name in ("name", "title", "organisation")),
    columns_of(Place).name, columns_of(Agency).name,
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """What one list has: `total` rows, of which `rows` are the first. `filter` is the whole list."""

    filter: LedgerFilter
    total: int
    rows: tuple[Any, ...]


def search(session: Session, reading: Reading, query: str) -> tuple[Group, ...]:
    """The lists that have something, in the order of `KINDS`. A fixed number of queries."""
    groups = []
    for kind in KINDS:
        asked = LedgerFilter(kind, q=query)
        found = ORDERED[kind](session, reading, asked)
        if found.total:
            groups.append(Group(asked, found.total, found.cut(0, SHOWN)))
    return tuple(groups)


def quoted(
    session: Session, reading: Reading, article_ids: Collection[int], query: str
) -> Mapping[int, StatementRow]:
    """By article, the first statement it carries that has the words; articles found by title have none."""
    if not article_ids or not read_query(query).wanted:
        return {}
    matched = match(session, STATEMENTS, LedgerFilter("statements", q=query))
    having = set(matched.records.ids[matched.rows()].tolist())
    carried = (
        select(col(Appearance.article_id), col(Appearance.statement_id))
        .where(col(Appearance.article_id).in_(article_ids))
        .order_by(col(Appearance.article_id), col(Appearance.id))
    )
    first: dict[int, int] = {}
    for article, statement in session.execute(carried):
        if statement in having:
            first.setdefault(article, statement)
    rows = {row.id: row for row in statement_rows(session, reading, sorted(set(first.values())))}
    return {article: rows[statement] for article, statement in first.items() if statement in rows}


def suggestion(session: Session, reading: Reading, query: str) -> str | None:
    """The query with each word that nothing has exchanged for the most similar that something has.

    None where there is none, or where it would find nothing either. Six queries and a search.
    """
    known = _vocabulary(session, reading)
    terms = (term for term in read_query(query).wanted if not term.prefix)
    unknown = {word for term in terms for word in term.words}.difference(known)
    meant = {word: closest(word, known, _ALIKE) for word in unknown}

    def corrected(word: re.Match[str]) -> str:
        folded = "".join(words_of(word.group()))
        return meant.get(folded) or word.group()

    offered = _WORD.sub(corrected, query)
    if offered == query or len(offered) > MAX_QUERY:
        return None
    return offered if search(session, reading, offered) else None


def _vocabulary(session: Session, reading: Reading) -> list[str]:
    """Words of public names and titles, and those of several of the newest statements, in alphabetical order.

    Of statements only what they have in small letters: a capitalised word may be a private person's name.
    """
    text, id_ = columns_of(Statement).text, columns_of(Statement).id
    counted: Counter[str] = Counter()
    for said in session.execute(select(text).order_by(id_.desc()).limit(_NEWEST)).scalars():
        counted.update({word for word in _WRITTEN.findall(said) if word.islower()})
    named = chain(
        *(session.execute(select(column).distinct()).scalars() for column in _NAMES),
        (tactic.name for tactic in reading.tactics),
        (word for word, statements in counted.items() if statements >= _COMMON),
    )
    return sorted({word for name in named if name for word in words_of(name)})
