"""Which slugs a statement or an incident is filed under, read from the ledger's links in one query each.

A branch of each query yields `(id, field, slug)`. A superseded article reports nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from slugify import slugify
from sqlalchemy import Select, func, insert, literal, select, union_all
from sqlmodel import Session, col

from app.models import (
    Agency,
    Appearance,
    Article,
    Incident,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    Official,
    Outlet,
    Place,
    Statement,
    StatementAgency,
    StatementSpeaker,
    StatementTactic,
)
from app.readmodel import TagSet, TagSetMember
from app.vocabulary import PlaceKind, Role

Tags = Mapping[int, Mapping[str, frozenset[str]]]
"""Of each id: of each field: its slugs."""

CURRENT = col(Article.superseded_by_id).is_(None)
"""The condition that an article is the newest version of itself."""

_IS_CITY = col(Place.kind) != PlaceKind.STATE
_STATE = func.lower(col(Place.state))


def statement_tags(session: Session, ids: Collection[int]) -> Tags:
    """Fields `agency tactic speaker outlet city state` of these statements."""
    key = col(Statement.id)
    agency = _branch(key, "agency", Agency.slug).join(StatementAgency).join(Agency)
    tactic = _branch(key, "tactic", StatementTactic.tactic).join(StatementTactic)
    speaker = (
        _branch(key, "speaker", Official.slug).join(StatementSpeaker)
        .join(Official, col(Official.id) == StatementSpeaker.official_id)
    )  # fmt: skip
    first = _branch(key, "speaker", Official.slug).join(Official, col(Official.id) == Statement.official_id)
    outlet = _branch(key, "outlet", Outlet.slug).join(Appearance).join(
        Article, col(Article.id) == Appearance.article_id
    ).join(Outlet)  # fmt: skip
    branches = [agency, tactic, speaker, first, outlet]
    for field, slug, condition in (("city", Place.slug, _IS_CITY), ("state", _STATE, literal(value=True))):
        branches.append(
            _branch(key, field, slug).join(Place, col(Place.id) == Statement.place_id).where(condition)
        )
    return _gather(session, branches, key, ids)


def incident_tags(session: Session, ids: Collection[int]) -> Tags:
    """Fields `agency tactic role speaker outlet` of these incidents."""
    key = col(Incident.id)
    agency = _branch(key, "agency", Agency.slug).join(IncidentAgency).join(Agency)
    tactic = _branch(key, "tactic", IncidentTactic.tactic).join(IncidentTactic)
    outlet = _branch(key, "outlet", Outlet.slug).join(IncidentReport).join(
        Article, col(Article.id) == IncidentReport.article_id
    ).join(Outlet)  # fmt: skip
    role = _branch(key, "role", Statement.role).join(IncidentStatement).join(Statement)
    first = (
        _branch(key, "speaker", Official.slug).join(IncidentStatement).join(Statement)
        .join(Official, col(Official.id) == Statement.official_id)
    )  # fmt: skip
    speaker = (
        _branch(key, "speaker", Official.slug).join(IncidentStatement).join(Statement).join(StatementSpeaker)
        .join(Official, col(Official.id) == StatementSpeaker.official_id)
    )  # fmt: skip
    return _gather(session, [agency, tactic, outlet, role, first, speaker], key, ids)


def role_slug(role: Role | str) -> str | None:
    """The slug a role is filtered by; None for "none"."""
    return None if role == Role.NONE else slugify(role)


def set_ids(session: Session, sets: Collection[frozenset[str]]) -> dict[frozenset[str], int]:
    """The number of each set, stored where it is new. The empty set has none: it is null."""
    digests = {_digest(tags): tags for tags in sets if tags}
    known = select(col(TagSet.digest), col(TagSet.id)).where(col(TagSet.digest).in_(digests))
    numbers: dict[str, int] = dict(session.execute(known).all()) if digests else {}
    missing = [digest for digest in digests if digest not in numbers]
    if missing:
        made = insert(TagSet).returning(col(TagSet.digest), col(TagSet.id))
        numbers |= dict(session.execute(made, [{"digest": d} for d in missing]).all())
        session.execute(
            insert(TagSetMember.metadata.tables["tag_set_member"]),
            [{"set_id": numbers[d], "tag": tag} for d in missing for tag in sorted(digests[d])],
        )
    return {tags: numbers[digest] for digest, tags in digests.items()}


def _digest(tags: frozenset[str]) -> str:
    return sha256("\n".join(sorted(tags)).encode()).hexdigest()


def _branch(key: Any, field: str, slug: Any) -> Select[Any]:
    return select(key, literal(field), slug).select_from(key.class_)


def _gather(session: Session, branches: list[Select[Any]], key: Any, ids: Collection[int]) -> Tags:
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    query = union_all(*(branch.where(key.in_(ids)) for branch in branches))
    for id_, field, slug in session.execute(query):
        tag = role_slug(slug) if field == "role" else slug
        if tag:
            found[id_][field].add(tag)
    return {id_: {f: frozenset(tags) for f, tags in fields.items()} for id_, fields in found.items()}
