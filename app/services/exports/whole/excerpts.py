"""Excerpts of articles as their pages show them, and the spans that records rest on."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Article
from app.services.catalogue import Reading
from app.services.details.quoting import article_refs, excerpts_of, marks_of
from app.services.exports.fields import Field
from app.services.tags import CURRENT

_TEXTS = 20
"""Articles whose texts are held at once: each may be as long as the settings allow."""
_SPANS_OF = 500
"""Articles whose spans are read at once."""


class ExcerptRow(NamedTuple):
    """One excerpt of an article, numbered from 1 in the order of its text."""

    article_id: int
    number: int
    text: str
    cut_before: bool
    cut_after: bool


class SpanRow(NamedTuple):
    """One span of an article's text, and the record that rests on it."""

    article_id: int
    record: str
    record_id: int
    what: str
    start: int
    end: int


_ARTICLE: Field[Any] = Field("article_id", "integer", "The article.", lambda row, _: row.article_id, True)
EXCERPT_FIELDS: tuple[Field[Any], ...] = (
    _ARTICLE,
    Field("number", "integer", "Which of its excerpts, from 1.", lambda row, _: row.number, True),
    Field("text", "string", "Words of the article; withheld names are replaced.", lambda r, _: r.text, True),
    Field("cut_before", "boolean", "Whether text is left out before it.", lambda r, _: r.cut_before, True),
    Field("cut_after", "boolean", "Whether text is left out behind it.", lambda r, _: r.cut_after, True),
)
SPAN_FIELDS: tuple[Field[Any], ...] = (
    _ARTICLE,
    Field("record", "string", "`statements`, `incidents` or `officials`.", lambda row, _: row.record, True),
    Field("record_id", "integer", "The record that rests on it.", lambda row, _: row.record_id, True),
    Field("what", "string", "`words`, `speaker`, `cue` (reporting words), `evidence` or `name`.",
          lambda row, _: row.what, True),
    Field("start", "integer", "First character of the article’s text, counted from 0 in Unicode code points.",
          lambda row, _: row.start, True),
    Field("end", "integer", "The character behind the last.", lambda row, _: row.end, True),
)  # fmt: skip


def excerpts(session: Session, reading: Reading) -> Iterator[list[ExcerptRow]]:
    """The excerpts of all current articles, a few articles at a time."""
    for ids in _articles(session, _TEXTS):
        marks, refs = marks_of(session, ids), article_refs(session, ids, reading.settings.names_shown)
        rows = []
        for id_ in ids:
            here = marks.get(id_, [])
            for number, shown in enumerate(excerpts_of(reading, refs[id_][1], here, here), 1):
                text = "".join(segment.text for segment in shown.segments)
                rows.append(ExcerptRow(id_, number, text, shown.cut_before, shown.cut_after))
        yield rows


def spans(session: Session, _reading: Reading) -> Iterator[list[SpanRow]]:
    """The spans of all current articles, in the order of their texts, some articles at a time."""
    for ids in _articles(session, _SPANS_OF):
        marks = marks_of(session, ids)
        yield [
            SpanRow(id_, mark.target.noun, mark.target.id, mark.sort.value, mark.start, mark.end)
            for id_ in ids
            for mark in sorted(
                marks.get(id_, ()), key=lambda m: (m.start, m.end, m.target.noun, m.target.id, m.sort)
            )
        ]


def _articles(session: Session, size: int) -> Iterator[list[int]]:
    """The ids of current articles, so many at a time."""
    ids = list(session.execute(select(col(Article.id)).where(CURRENT).order_by(col(Article.id))).scalars())
    for first in range(0, len(ids), size):
        yield ids[first : first + size]
