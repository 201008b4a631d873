"""Taking what articles report out of the ledger: what only they held together falls apart again."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import (
    AgencyMention,
    Appearance,
    IncidentReport,
    LinkNode,
    OfficialReport,
    PlaceMention,
)
from app.services.saving.copies import forget_signatures, regroup
from app.services.saving.kinds import Kinds
from app.services.saving.linking import Linker
from app.services.saving.nodes import Kind
from app.services.saving.rows import fetch_in, given, remove, table_of
from app.services.saving.touched import Touched

_OWNERS = select(col(LinkNode.owner_id)).where(col(LinkNode.id).in_(given())).distinct()


def withdraw(session: Session, articles: Collection[int], kinds: Kinds, touched: Touched) -> None:
    """Delete all reports and mentions of these articles and part what they held together.

    Their own rows stay. Records that nobody reports any more go when they are derived anew.
    """
    touched.carried_by(session, articles)
    linked: tuple[Kind[Any], ...] = (kinds.officials, kinds.statements, kinds.incidents)
    nodes = {kind.noun: _nodes_of(session, kind, articles) for kind in linked}
    for model in (Appearance, IncidentReport, OfficialReport, PlaceMention, AgencyMention):
        remove(session, model, "article_id", articles)
    for kind in linked:
        _forget(session, kind, nodes[kind.noun], touched)
    regroup(session, articles, touched)
    forget_signatures(session, articles)


def _nodes_of(session: Session, kind: Kind[Any], articles: Collection[int]) -> set[int]:
    table = table_of(kind.reports)
    query = select(table.c.node_id).where(table.c.article_id.in_(given()), table.c.node_id.is_not(None))
    return {id_ for (id_,) in fetch_in(session, query, articles)}


def _forget(session: Session, kind: Kind[Any], nodes: Collection[int], touched: Touched) -> None:
    """Delete those of the nodes that nothing reports any more, and part the families they were of."""
    table = table_of(kind.reports)
    left = select(table.c.node_id).where(table.c.node_id.in_(given())).distinct()
    orphans = set(nodes) - {id_ for (id_,) in fetch_in(session, left, nodes)}
    if not orphans:
        return
    owners = {id_ for (id_,) in fetch_in(session, _OWNERS, orphans)}
    linker = Linker(session, kind)
    linker.part_without(orphans, owners)
    remove(session, LinkNode, "id", orphans)
    linker.write({}, touched)
