"""Extracting from every annotated article of a folder and scoring what was found."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.evaluation.entities import score_entities
from app.evaluation.gold import GoldArticle, GoldError, load_gold
from app.evaluation.incidents import score_incidents
from app.evaluation.links import score_links
from app.evaluation.part import belongs
from app.evaluation.report import Report
from app.evaluation.statements import score_statements
from app.evaluation.tally import Tally
from app.extraction.pipeline import extract
from app.extraction.types import Extraction, Span
from app.knowledge import Knowledge
from app.vocabulary import Part


def evaluate_folder(
    folder: Path, knowledge: Knowledge, borderline: Path | None = None, part: Part = Part.ALL
) -> Report:
    """Precision and recall against the annotated articles of `folder`, or of one part of them.

    `borderline` lists ids of annotations that count neither way; unless given, the folder's own file is read.
    Raises `GoldError` where the folder holds none, none of the part, or one that is wrong.
    """
    articles = [
        (gold, extract(gold.document, knowledge))
        for gold in load_gold(folder, borderline)
        if belongs(gold.name, part)
    ]
    if not articles:
        raise GoldError(f"{folder}: has no article of the {part} part")
    return report_on(articles, knowledge)


def report_on(articles: Sequence[tuple[GoldArticle, Extraction]], knowledge: Knowledge) -> Report:
    """The figures over articles that have been extracted from."""
    tally = Tally()
    for gold, extraction in articles:
        score_article(gold, extraction, tally)
    score_links(articles, knowledge, tally)
    return Report.of(tally)


def score_article(gold: GoldArticle, extraction: Extraction, tally: Tally) -> None:
    """Add all that was found in one article to the tally."""
    tally.articles += 1
    for span in _spans(extraction):
        if not 0 <= span.start < span.end <= len(gold.document.text):
            tally.wrong_offsets += 1
            tally.note(gold.name, f"wrong offsets {span.start} to {span.end}")
    tally.borderline["statements"] += sum(one.borderline for one in gold.statements)
    tally.borderline["incidents"] += sum(one.borderline for one in gold.incidents)
    score_statements(gold, extraction.statements, tally)
    score_entities(gold, extraction, tally)
    score_incidents(gold, extraction.incidents, tally)


def _spans(extraction: Extraction) -> Iterator[Span]:
    for statement in extraction.statements:
        yield from statement.parts
        yield from filter(None, (statement.speaker_mention, statement.cue))
    for incident in extraction.incidents:
        yield from incident.evidence
