"""What a row shows of the articles' own words: quotation marks, reporting words, unresolved days."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from app.models import Appearance, AppearancePart, Article, Evidence, EvidenceField, IncidentReport, Outlet
from app.services.records import DateWords, Ref
from app.services.saving.canon import TEXT_JOINT
from app.services.tables import columns_of

_IDS: Any = bindparam("ids", expanding=True)
_ARTICLE = columns_of(Article)
_OPENING, _CLOSING = '“"', '”"'
_ENDING = ",.;:!?…"
_BEHIND = 2
"""Characters read behind a part: its closing mark may stand behind a comma."""


@dataclass(slots=True)
class AsReported:
    """How a statement is reported: by whom, and in what way by the article that gave its text."""

    outlets: set[Ref] = field(default_factory=set)
    enclosed: tuple[bool, ...] = ()
    """Whether each part of the text stands between quotation marks."""
    cue: str | None = None
    """The word that reports it: `denied`."""


def as_reported(session: Session, texts: Mapping[int, str]) -> Mapping[int, AsReported]:
    """By statement, how it is reported. One query, none without statements.

    `texts` are the joined parts; the appearance that gave them is the one whose words they are. For
    “Trust is going,” Police Chief Ada Stone said of what she called “theatre.”: both parts, and `said`.
    """
    if not texts:
        return {}
    reported: dict[int, AsReported] = defaultdict(AsReported)
    appearances: dict[tuple[int, int, str | None], list[tuple[str, bool]]] = defaultdict(list)
    found = session.connection().execute(_parts(), {"ids": list(texts)})
    for statement, appearance, slug, name, cue, before, words, behind in found:
        if slug:
            reported[statement].outlets.add(Ref(slug, name))
        if words is None:
            continue
        closed = behind.lstrip(_ENDING)[:1] or " "
        between = bool(before) and before in _OPENING and closed in _CLOSING
        appearances[statement, appearance, cue].append((words, between))
    for (statement, _, cue), parts in appearances.items():
        how = reported[statement]
        if not how.enclosed and TEXT_JOINT.join(words for words, _ in parts) == texts[statement]:
            how.enclosed, how.cue = tuple(between for _, between in parts), cue
    return reported


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
    appearance, part, outlet = columns_of(Appearance), columns_of(AppearancePart), columns_of(Outlet)
    text = _ARTICLE.text
    start, end = part.span_start, part.span_end
    cue, cue_length = appearance.cue_start, appearance.cue_end - appearance.cue_start
    return (
        select(
            appearance.statement_id, appearance.id, outlet.slug, outlet.name,
            func.substr(text, cue + 1, cue_length),
            func.substr(text, start, 1),
            func.substr(text, start + 1, end - start), func.substr(text, end + 1, _BEHIND),
        )
        .join(_ARTICLE.id.table, _ARTICLE.id == appearance.article_id)
        .outerjoin(outlet.id.table, outlet.id == _ARTICLE.outlet_id)
        .outerjoin(part.appearance_id.table, part.appearance_id == appearance.id)
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
