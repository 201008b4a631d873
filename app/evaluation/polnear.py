"""PolNeAR's records, and extractions in the form that its scorer reads.

A record is a line of JSON with `id`, `text` and the annotated `attributions`. The scorer wants, by article,
the spans of source, cue and content of every statement, and the name of its speaker.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.evaluation.gold import GoldError
from app.evaluation.part import belongs
from app.extraction.types import Document, Extraction, Span, Statement
from app.vocabulary import Part

Record = dict[str, Any]


def load_records(path: Path, part: Part = Part.ALL) -> Iterator[Record]:
    """The records of one part, in the order of the file. Raises `GoldError` where the file cannot be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            records = (json.loads(line) for line in lines if line.strip())
            yield from (record for record in records if belongs(record["id"], part))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: {error}") from None


def document_of(record: Record) -> Document:
    """The article of a record, as it is given to extraction."""
    published = record.get("published")
    return Document(
        text=record["text"],
        title=record.get("title"),
        outlet=record.get("publisher"),
        published=date.fromisoformat(published) if published else None,
    )


def scored_row(name: str, extraction: Extraction) -> Record:
    """What the scorer reads of one article: offsets are those of the article's text."""
    return {"id": name, "statements": [_row(statement) for statement in extraction.statements]}


def _row(statement: Statement) -> Record:
    row: Record = {
        "speaker": statement.speaker,
        "source": _span(statement.speaker_mention),
        "content": _spans(statement.parts),
    }
    return row | ({"cue": _span(statement.cue)} if statement.cue else {})


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
