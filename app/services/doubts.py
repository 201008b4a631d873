"""Why reports of incidents were joined or kept apart, and what is left to people."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.linkage.events import Event
from app.linkage.matchers import Matchers
from app.linkage.packing import unpack_event
from app.linkage.scoring import Outcome, Score
from app.models import Article, Incident, IncidentReport, LinkNode, LinkPair
from app.services.saving.rows import fetch
from app.vocabulary import Noun

MOST = 40
"""Reports of one incident that are compared, and incidents in doubt that are named."""
_LEFT, _RIGHT = aliased(LinkNode), aliased(LinkNode)
_NODES = (
    select(col(LinkNode.id), col(LinkNode.data)).where(
        col(LinkNode.noun) == Noun.INCIDENT, col(LinkNode.owner_id) == bindparam("incident")
    )
    .order_by(col(LinkNode.id)).limit(MOST)
)  # fmt: skip
_TOLD_BY = (
    select(col(Article.title), col(Article.source)).select_from(IncidentReport)
    .join(Article, col(Article.id) == col(IncidentReport.article_id))
    .where(col(IncidentReport.node_id) == bindparam("node")).order_by(col(Article.id)).limit(1)
)  # fmt: skip
_DOUBTS = (
    select(col(_LEFT.owner_id), col(_RIGHT.owner_id), col(LinkPair.score)).select_from(LinkPair)
    .join(_LEFT, col(_LEFT.id) == col(LinkPair.left_id))
    .join(_RIGHT, col(_RIGHT.id) == col(LinkPair.right_id))
    .where(col(_LEFT.noun) == Noun.INCIDENT, col(_LEFT.owner_id) != col(_RIGHT.owner_id))
    .order_by(col(LinkPair.score).desc(), col(_LEFT.owner_id), col(_RIGHT.owner_id))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports compared: the articles that tell them, the outcome, and the reasons with their weights."""

    left: str
    right: str
    outcome: Outcome
    score: Score


@dataclass(frozen=True, slots=True)
class _Report:
    node: int
    event: Event


def doubtful(session: Session, incident: int | None = None) -> list[tuple[int, int, float]]:
    """Pairs of incidents that people should look at, with their scores, the likeliest first.

    Those of one incident where its id is given.
    """
    query = _DOUBTS
    if incident is not None:
        query = query.where(or_(col(_LEFT.owner_id) == incident, col(_RIGHT.owner_id) == incident))
    best: dict[tuple[int, int], float] = {}
    for one, other, score in fetch(session, query):
        best.setdefault((min(one, other), max(one, other)), score)
    return [(*pair, score) for pair, score in best.items()]


def not_there(session: Session, incidents: Sequence[int]) -> list[int]:
    """Those of these ids that no incident of the ledger has."""
    known = set(session.execute(select(Incident.id).where(col(Incident.id).in_(incidents))).scalars())  # type: ignore[call-overload]
    return [one for one in incidents if one not in known]


def why_joined(session: Session, incident: int, matchers: Matchers) -> list[Comparison]:
    """The likenesses that join the reports of an incident, the strongest first; empty where one tells it."""
    found = [
        _compared(session, one, other, matchers)
        for one, other in combinations(_reports(session, incident), 2)
    ]
    return sorted((one for one in found if one.outcome is Outcome.SAME), key=lambda one: -one.score.value)


def why_apart(session: Session, one: int, other: int, matchers: Matchers) -> Comparison | None:
    """The likest reports of two incidents; what rules one out comes first. None where one has no report."""
    pairs = product(_reports(session, one), _reports(session, other))
    found = [_compared(session, mine, others, matchers) for mine, others in pairs]
    return _weightiest(found)


def _weightiest(found: Sequence[Comparison]) -> Comparison | None:
    ruled_out = next((one for one in found if one.score.vetoed), None)
    return ruled_out or max(found, key=lambda one: one.score.value, default=None)


def _reports(session: Session, incident: int) -> list[_Report]:
    return [_Report(row.id, unpack_event(row.data)) for row in fetch(session, _NODES, incident=incident)]


def _compared(session: Session, one: _Report, other: _Report, matchers: Matchers) -> Comparison:
    score = matchers.incidents.compare(one.event, other.event)
    left, right = _told_by(session, one.node), _told_by(session, other.node)
    return Comparison(left, right, matchers.incidents.outcome(score), score)


def _told_by(session: Session, node: int) -> str:
    rows = fetch(session, _TOLD_BY, node=node)
    return (rows[0].title or rows[0].source) if rows else "nobody"
