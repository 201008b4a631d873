"""Keeping the read model in step: `refresh_index` with every change, `rebuild_index` for all of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session, col

from app.models import Article, Incident, IncidentStatement, Place, Statement
from app.readmodel import UNDATED, ArticleWords, IncidentIndex, IncidentWords, StatementIndex, StatementWords
from app.services.hidden import hidden_in, shown_texts
from app.services.hidden_titles import NOTHING
from app.services.tags import Tags, incident_tags, role_slug, set_ids, statement_tags
from app.services.words import fold
from app.vocabulary import PlaceKind

_CHUNK = 1000
"""Records indexed at once: below SQLite's limit of variables, enough to make queries few."""

_STATEMENT_SETS = ("city", "state", "agency", "tactic", "outlet", "speaker")
_INCIDENT_SETS = ("agency", "tactic", "role", "speaker", "outlet")


def refresh_index(
    session: Session,
    incident_ids: Iterable[int],
    statement_ids: Iterable[int],
    article_ids: Iterable[int] = (),
) -> None:
    """Make the rows of these records, and of those linked to them, anew; a record that is gone loses its row.

    To be called in the transaction that changed them, with everything it touched: the records, what their
    links pointed at before, and what a superseded article carried.
    """
    session.flush()
    incidents, statements = set(incident_ids), set(statement_ids)
    link = IncidentStatement
    said = _linked(session, col(link.incident_id), incidents, col(link.statement_id))
    about = _linked(session, col(link.statement_id), statements, col(link.incident_id))
    for ids in _chunks(statements | said):
        _index_statements(session, ids)
    for ids in _chunks(incidents | about):
        _index_incidents(session, ids)
    for ids in _chunks(set(article_ids)):
        _index_articles(session, ids)


def rebuild_index(session: Session) -> None:
    """Make every row anew, from the ledger's own tables alone."""
    session.flush()
    for ids in _chunks(set(session.execute(select(col(Statement.id))).scalars())):
        _index_statements(session, ids)
    for ids in _chunks(set(session.execute(select(col(Incident.id))).scalars())):
        _index_incidents(session, ids)
    for ids in _chunks(set(session.execute(select(col(Article.id))).scalars())):
        _index_articles(session, ids)


def _linked(session: Session, key: Any, ids: set[int], other: Any) -> set[int]:
    return {
        found
        for chunk in _chunks(ids)
        for found in session.execute(select(other).where(key.in_(chunk))).scalars()
    }


def _chunks(ids: set[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def _index_statements(session: Session, ids: list[int]) -> None:
    statements = session.execute(select(Statement).where(col(Statement.id).in_(ids))).scalars().all()
    shown = shown_texts(session, {one.id: one.text for one in statements if one.id}, " ")
    rows: list[dict[str, Any]] = []
    words: dict[int, str] = {}
    for statement in statements:
        rows.append({
            "statement_id": statement.id, "sources": statement.sources,
            "sort_date": statement.reported_on or UNDATED,
            "first_day": statement.reported_on, "last_day": statement.reported_on,
            "role": role_slug(statement.role), "kind": statement.kind.value,
            "position": statement.position.value,
        })  # fmt: skip
        id_ = rows[-1]["statement_id"]
        office = (shown.of(id_, statement.title), shown.of(id_, statement.organisation))
        words[id_] = fold((shown.texts[id_], statement.speaker, *office))
    _put_sets(session, rows, "statement_id", statement_tags(session, ids), _STATEMENT_SETS)
    _replace(session, col(StatementIndex.statement_id), ids, rows)
    _put_words(session, col(StatementWords.statement_id), ids, words)


def _index_incidents(session: Session, ids: list[int]) -> None:
    query = (
        select(Incident, Place)
        .outerjoin(Place, col(Place.id) == Incident.place_id)
        .where(col(Incident.id).in_(ids))
    )  # fmt: skip
    said = _words_said(session, ids)
    rows: list[dict[str, Any]] = []
    words: dict[int, str] = {}
    for incident, place in session.execute(query):
        rows.append({
            "incident_id": incident.id, "sources": incident.sources,
            "sort_date": incident.earliest or incident.reported_on or UNDATED,
            "first_day": incident.earliest or incident.reported_on,
            "last_day": incident.latest or incident.earliest or incident.reported_on,
            "state": place.state.lower() if place else None,
            "city": place.slug if place and place.kind is not PlaceKind.STATE else None,
            "kind": incident.kind.value,
        })  # fmt: skip
        words[rows[-1]["incident_id"]] = fold((incident.title, *said[rows[-1]["incident_id"]]))
    _put_sets(session, rows, "incident_id", incident_tags(session, ids), _INCIDENT_SETS)
    _replace(session, col(IncidentIndex.incident_id), ids, rows)
    _put_words(session, col(IncidentWords.incident_id), ids, words)


def _index_articles(session: Session, ids: list[int]) -> None:
    titles = session.execute(select(col(Article.id), col(Article.title)).where(col(Article.id).in_(ids)))
    hidden = hidden_in(session, ids)
    words = {
        id_: fold((hidden.get(id_, NOTHING).without(title, "") if title else None,)) for id_, title in titles
    }
    _put_words(session, col(ArticleWords.article_id), ids, words)


def _words_said(session: Session, incident_ids: list[int]) -> Mapping[int, list[str]]:
    said: dict[int, list[str]] = defaultdict(list)
    query = (
        select(col(IncidentStatement.incident_id), col(StatementWords.words))
        .join(StatementWords, col(StatementWords.statement_id) == IncidentStatement.statement_id)
        .where(col(IncidentStatement.incident_id).in_(incident_ids))
        .order_by(col(IncidentStatement.incident_id), col(IncidentStatement.statement_id))
    )  # fmt: skip
    for incident_id, words in session.execute(query):
        said[incident_id].append(words)
    return said


def _put_sets(
    session: Session, rows: Sequence[dict[str, Any]], key: str, tags: Tags, fields: Sequence[str]
) -> None:
    nothing: Mapping[str, frozenset[str]] = {}
    sets = {row[key]: tags.get(row[key], nothing) for row in rows}
    numbers = set_ids(session, {found for of_row in sets.values() for found in of_row.values()})
    for row in rows:
        for field in fields:
            row[f"{field}_set"] = numbers.get(sets[row[key]].get(field, frozenset()))


def _replace(session: Session, key: Any, ids: list[int], rows: list[dict[str, Any]]) -> None:
    session.execute(delete(key.class_).where(key.in_(ids)))
    if rows:
        session.execute(insert(key.class_.__table__), rows)


def _put_words(session: Session, key: Any, ids: list[int], words: Mapping[int, str]) -> None:
    """Write only what differs: every write of words is work for the full-text index."""
    model = key.class_
    query = select(key, model.words).where(key.in_(ids))
    known: dict[int, str] = dict(session.execute(query).all())
    if gone := [id_ for id_ in known if id_ not in words]:
        session.execute(delete(model).where(key.in_(gone)))
    for id_ in words.keys() & known.keys():
        if words[id_] != known[id_]:
            session.execute(update(model).where(key == id_).values(words=words[id_]))
    if new := [{key.key: id_, "words": text} for id_, text in words.items() if id_ not in known]:
        session.execute(insert(model.__table__), new)
