"""Which words of which articles a record stands on."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import (
    AgencyMention,
    Appearance,
    AppearancePart,
    Article,
    Evidence,
    IncidentReport,
    Official,
    OfficialMention,
    OfficialReport,
    Outlet,
    PlaceMention,
)
from app.services.blotting import blotted, without_private
from app.services.catalogue import Reading
from app.services.excerpts import Mark, cut, room
from app.services.filters import LedgerFilter
from app.services.hidden import PRIVATE, hidden_in, private_spans
from app.services.hidden_titles import NOTHING
from app.services.listing import page_of_ids
from app.services.matching import Subject
from app.services.portraits import ArticleRef, Excerpt, Sort, Target
from app.services.private_mentions import Public
from app.services.records import Ref
from app.services.windows import read

NEWEST = 10
"""Records of each sort that the page of a named thing shows; its lists show the others."""

Marks = Mapping[int, list[Mark]]
"""Marks by the id of an appearance, a report or an article."""


def article_refs(
    session: Session, ids: Collection[int], named: Collection[str] = ()
) -> dict[int, tuple[ArticleRef, str]]:
    """These articles and their texts, by id, names that no page shows blotted out.

    `named` are private people whom an editor chose to name.
    """
    columns = (Article.id, Article.title, Article.url, Article.published)
    query = (
        select(*columns, col(Article.text), col(Outlet.slug), col(Outlet.name))  # type: ignore[call-overload]
        .outerjoin(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Article.id).in_(ids))
    )
    hidden, shown_of = hidden_in(session, ids), shown_texts(session, ids, named)
    found = {}
    for id_, title, url, published, text, slug, name in session.execute(query):
        here = hidden.get(id_, NOTHING)
        shown = here.without(title) if title else None
        address, site_only = here.link(url)
        ref = ArticleRef(id_, shown, address, Ref(slug, name) if slug else None, published, site_only)
        found[id_] = ref, shown_of(id_, text)
    return found


def shown_texts(
    session: Session, ids: Collection[int], named: Collection[str] = ()
) -> Callable[[int, str], str]:
    """What blots out of the text of one of these articles the names that no page shows."""
    minors, private = hidden_in(session, ids), private_spans(session, ids)
    public = _public_of(session, private, named)

    def shown(id_: int, text: str) -> str:
        told = without_private(text, private[id_], public[id_]) if id_ in private else text
        return blotted(told, minors.get(id_, NOTHING).spans)

    return shown


def _public_of(session: Session, ids: Collection[int], shown: Collection[str]) -> Mapping[int, Public]:
    """What is public of these articles, by id; `shown` are names an editor chose. Four queries, or none."""
    if not ids:
        return {}
    officials: dict[int, set[str]] = defaultdict(set)
    report = OfficialReport
    named = select(col(report.article_id), col(report.name)).where(col(report.article_id).in_(ids))
    for article, name in session.execute(named):
        officials[article].add(name)
    kept: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for article, _, start, end in session.execute(_recorded_words(col(Appearance.article_id), ids)):
        kept[article].append((start, end))
    for mention in (PlaceMention, AgencyMention):
        spans = select(col(mention.article_id), col(mention.span_start), col(mention.span_end))
        for article, start, end in session.execute(spans.where(col(mention.article_id).in_(ids))):
            kept[article].append((start, end))
    return {id_: Public(shown, officials[id_], kept[id_]) for id_ in ids}


def _recorded_words(by: Any, ids: Collection[int]) -> Any:
    """The parts of statements, each with its statement's id; `by` is the column that `ids` are of."""
    part = AppearancePart
    query = select(by, col(Appearance.statement_id), col(part.span_start), col(part.span_end))
    return query.join(part, col(part.appearance_id) == Appearance.id).where(by.in_(ids))


def oldest_first(article: ArticleRef) -> tuple[date, int]:
    """The order of articles by their day; those without one stand last."""
    return (article.published or date.max, article.id)


def marks_of(session: Session, article_ids: Collection[int]) -> Marks:
    """All that is found in these articles, by article. Four queries."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for marks in (
        statement_marks(session, col(Appearance.article_id), article_ids),
        incident_marks(session, col(IncidentReport.article_id), article_ids),
        _official_marks(session, article_ids),
    ):
        for article, ones in marks.items():
            found[article] += ones
    return found


def statement_marks(session: Session, by: Any, ids: Collection[int]) -> Marks:
    """Words, speaker and cue; `by` is the column of `Appearance` that `ids` are of. Two queries.

    Who speaks is not pointed at where the name is not shown: the words there may be a private person's name.
    """
    appearance = Appearance
    marks = _gather(session, _recorded_words(by, ids), "statements", Sort.WORDS)
    mention = (appearance.mention_start, appearance.mention_end, appearance.cue_start, appearance.cue_end)
    said = select(by, appearance.statement_id, appearance.speaker, appearance.role, *mention)  # type: ignore[call-overload]
    for key, id_, speaker, role, *spans in session.execute(said.where(by.in_(ids))):
        named = spans[:2] if speaker or role not in PRIVATE else (None, None)
        for sort, (start, end) in ((Sort.SPEAKER, named), (Sort.CUE, spans[2:])):
            if start is not None and end is not None:
                marks[key].append(Mark(start, end, Target("statements", id_), sort))
    return marks


def incident_marks(session: Session, by: Any, ids: Collection[int]) -> Marks:
    """Evidence of reports; `by` is the column of `IncidentReport` that `ids` are of. One query."""
    query = (
        select(by, col(IncidentReport.incident_id), col(Evidence.span_start), col(Evidence.span_end))
        .join(Evidence, col(Evidence.report_id) == IncidentReport.id)
        .where(by.in_(ids))
    )
    return _gather(session, query, "incidents", Sort.EVIDENCE)


def _gather(session: Session, query: Any, noun: Any, sort: Sort) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    for key, id_, start, end in session.execute(query):
        marks[key].append(Mark(start, end, Target(noun, id_), sort))
    return marks


def _official_marks(session: Session, article_ids: Collection[int]) -> Marks:
    """Where officials are named; of each the first mention has an excerpt of its own. One query."""
    report, mention = OfficialReport, OfficialMention
    span = (mention.span_start, mention.span_end)
    query = (
        select(col(report.article_id), col(Official.id), col(Official.slug), *span)  # type: ignore[call-overload]
        .join(mention, col(mention.report_id) == report.id)
        .join(Official, col(Official.id) == report.official_id)
        .where(col(report.article_id).in_(article_ids)).order_by(col(mention.span_start))
    )  # fmt: skip
    marks: dict[int, list[Mark]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for article, id_, slug, start, end in session.execute(query):
        opens = (article, id_) not in seen
        seen.add((article, id_))
        marks[article].append(Mark(start, end, Target("officials", id_, slug), Sort.NAME, opens))
    return marks


def excerpts_of(
    reading: Reading, text: str, marks: Sequence[Mark], every: Sequence[Mark]
) -> tuple[Excerpt, ...]:
    """The article's text as far as a page may show it round these marks.

    `every` are all marks of the article: whichever of them a page shows, it shows as much round each, so that
    all pages together show no more of the article than its own does.
    """
    settings = reading.settings
    prose = read(text)
    return cut(prose, marks, room(prose, every, settings.excerpt_chars, settings.excerpt_share))


def newest_of(session: Session, subject: Subject, filter_: LedgerFilter) -> list[int]:
    """The ids of the newest records of a filter. One query."""
    return page_of_ids(session, subject, filter_.sorted_by("newest"), NEWEST)
