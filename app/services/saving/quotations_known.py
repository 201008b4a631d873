"""Statements of the ledger that a new one may be another appearance of, as the linkage compares them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from app.linkage.quotations import Quotation, speaker_names
from app.models import Appearance, AppearanceAnchor, Article, Statement, StatementSpeaker
from app.services.saving.rows import fetch_in, given

TEXT_JOINT = " … "
"""Between the parts of a statement, in the text that lists show."""
CANDIDATES = 400
"""Anchors shared with the ledger that are followed for one article, those of the newest first."""

_SHARING = (
    select(
        col(AppearanceAnchor.anchor), col(Appearance.statement_id), col(AppearanceAnchor.appearance_id)
    )
    .select_from(AppearanceAnchor)
    .join(Appearance, col(Appearance.id) == col(AppearanceAnchor.appearance_id))
    .where(col(AppearanceAnchor.anchor).in_(given()))
    .order_by(col(AppearanceAnchor.appearance_id).desc()).limit(bindparam("most"))
)  # fmt: skip
_SPEAKERS = select(col(StatementSpeaker.statement_id), col(StatementSpeaker.official_id)).where(
    col(StatementSpeaker.statement_id).in_(given())
)
_SOURCES = (
    select(col(Appearance.statement_id), col(Article.copy_group_id)).select_from(Appearance)
    .join(Article, col(Article.id) == col(Appearance.article_id))
    .where(col(Appearance.statement_id).in_(given())).distinct()
)  # fmt: skip
_STATEMENTS = (
    select(
        col(Statement.id), col(Statement.kind), col(Statement.text), col(Statement.speaker),
        col(Statement.organisation),
    )
    .where(col(Statement.id).in_(given()))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownQuotations:
    """Quotations of the ledger by the id of their statement, and by the anchors they were found by."""

    quotations: dict[int, Quotation] = field(default_factory=dict)
    by_anchor: dict[int, set[int]] = field(default_factory=dict)

    def like(self, quotation: Quotation) -> list[tuple[int, Quotation]]:
        """Those that share an anchor with `quotation`, by the id of their statement."""
        ids = {id_ for anchor in quotation.anchors for id_ in self.by_anchor.get(anchor, ())}
        return [(id_, self.quotations[id_]) for id_ in sorted(ids)]


def known_quotations(session: Session, anchors: Collection[int]) -> KnownQuotations:
    """All statements that share words with one of the anchors, each with all that is known of it."""
    shared = fetch_in(session, _SHARING, anchors, most=CANDIDATES)
    if not shared:
        return KnownQuotations()
    newest = sorted(shared, key=lambda row: -row.appearance_id)[:CANDIDATES]
    by_anchor: defaultdict[int, set[int]] = defaultdict(set)
    for row in newest:
        by_anchor[row.anchor].add(row.statement_id)
    ids = {row.statement_id for row in newest}
    speakers: defaultdict[int, set[int]] = defaultdict(set)
    for id_, official in fetch_in(session, _SPEAKERS, ids):
        speakers[id_].add(official)
    sources: defaultdict[int, set[int]] = defaultdict(set)
    for id_, group in fetch_in(session, _SOURCES, ids):
        sources[id_].add(group)
    quotations = {
        row.id: Quotation(
            kind=row.kind,
            parts=tuple(row.text.split(TEXT_JOINT)),
            speakers=speaker_names(row.speaker, row.organisation),
            officials=frozenset(speakers[row.id]),
            sources=frozenset(sources[row.id]),
        )
        for row in fetch_in(session, _STATEMENTS, ids)
    }
    return KnownQuotations(quotations, dict(by_anchor))
