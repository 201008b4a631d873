"""What a row shows of the articles' own words: marks round quoted parts, dates that could not be resolved."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from app.models import Appearance, AppearancePart, Article, Evidence, EvidenceField, IncidentReport
from app.services.records import DateWords
from app.services.saving.canon import TEXT_JOINT
from app.services.tables import columns_of

_IDS: Any = bindparam("ids", expanding=True)
_ARTICLE = columns_of(Article)
_OPENING, _CLOSING = '“"', '”"'
_ENDING = ",.;:!?…"
_BEHIND = 2
"""Characters read behind a part: its closing mark may stand behind a comma."""


def enclosed_parts(session: Session, texts: Mapping[int, str]) -> Mapping[int, tuple[bool, ...]]:
    """By statement, whether each part of its text stands between quotation marks in the article. One query.

    `texts` are the joined parts; the appearance that gave them is the one whose words they are. For
    “Trust is going,” Police Chief Ada Stone said of what she called “theatre.”: both parts.
    """
    if not texts:
        return {}
    appearances: dict[tuple[int, int], list[tuple[str, bool]]] = defaultdict(list)
    found = session.connection().execute(_parts(), {"ids": list(texts)})
    for statement, appearance, before, words, behind in found:
        closed = behind.lstrip(_ENDING)[:1] or " "
        between = bool(before) and before in _OPENING and closed in _CLOSING
        appearances[statement, appearance].append((words, between))
    enclosed: dict[int, tuple[bool, ...]] = {}
    for (statement, _), parts in appearances.items():
        if TEXT_JOINT.join(words for words, _ in parts) == texts[statement]:
            enclosed.setdefault(statement, tuple(between for _, between in parts))
    return enclosed


def date_words(session: Session, ids: Collection[int]) -> Mapping[int, DateWords]:
    """By incident, the first words that date it in an article. One query, none without ids."""
    if not ids:
        return {}
    found: dict[int, DateWords] = {}
    for incident, words, published in session.connection().execute(_dates(), {"ids": list(ids)}):
        found.setdefault(incident, DateWords(words, published))
    return found


@lru_cache
def _parts() -> Any:
    appearance, part, text = columns_of(Appearance), columns_of(AppearancePart), _ARTICLE.text
    start, end = part.span_start, part.span_end
    return (
        select(
            appearance.statement_id, appearance.id, func.substr(text, start, 1),
            func.substr(text, start + 1, end - start), func.substr(text, end + 1, _BEHIND),
        )
        .join(part.appearance_id.table, part.appearance_id == appearance.id)
        .join(_ARTICLE.id.table, _ARTICLE.id == appearance.article_id)
        .where(appearance.statement_id.in_(_IDS)).order_by(appearance.id, part.ordinal)
    )  # fmt: skip


@lru_cache
def _dates() -> Any:
    report, evidence = columns_of(IncidentReport), columns_of(Evidence)
    start, end = evidence.span_start, evidence.span_end
    return (
        select(
            report.incident_id, func.substr(_ARTICLE.text, start + 1, end - start),
            _ARTICLE.published.is_not(None),
        )
        .join(evidence.report_id.table, evidence.report_id == report.id)
        .join(_ARTICLE.id.table, _ARTICLE.id == report.article_id)
        .where(
            report.incident_id.in_(_IDS), evidence.field == EvidenceField.DATE,
        )
        .order_by(report.id, evidence.id)
    )  # fmt: skip
