"""The figures are what one works out by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.evaluation.folder import score_article
from app.evaluation.gold import GoldArticle, GoldIncident, GoldOfficial, GoldStatement, load_gold
from app.evaluation.names import fold_place, same_person
from app.evaluation.overlap import covered, pair_off, shared
from app.evaluation.report import Report
from app.evaluation.tally import Counts, Tally
from app.extraction.types import (
    Agency,
    Document,
    Extraction,
    Incident,
    Jurisdiction,
    Official,
    Span,
    Statement,
    Tagged,
    When,
)
from app.vocabulary import IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind
from tests.evaluation.sets import PRESENT

TEXT = "“We were not told,” Chief Ada Quill said. The raid was on Tuesday. Quill said that calls fell."
QUOTE, CLAUSE, RAID = Span(1, 17), Span(83, 93), Span(42, 66)
CHIEF = Role.POLICE_CHIEF.value
RAID_TOLD = GoldIncident("A raid", (RAID,), "Salem, OR", ("ICE",), ("workplace-raid",), "2025-03-04", False)


def gold(**changes: object) -> GoldArticle:
    article = GoldArticle(
        name="made-up",
        document=Document(TEXT),
        statements=(
            GoldStatement(
                (QUOTE,), "direct", "Ada Quill", "police chief", "Salem, OR", "neutral-other", False
            ),
            GoldStatement((CLAUSE,), "indirect", "Ada Quill", "police chief", None, None, False),
        ),
        officials=(GoldOfficial("Ada Quill", CHIEF, "Salem, OR"),),
        jurisdictions=(("Salem", "city", "OR"),),
        agencies=("ICE",),
        incidents=(
            GoldIncident("A raid", (RAID,), "Salem, OR", ("ICE",), ("workplace-raid",), "2025-03-04", False),
        ),
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def said(
    *parts: Span, speaker: str | None = "Ada Quill", kind: StatementKind = StatementKind.DIRECT
) -> Statement:
    return Statement(
        kind, parts, speaker, None, None, "a rule", role=Role.POLICE_CHIEF, jurisdiction="Salem, OR",
        position=Position.NEUTRAL,
    )  # fmt: skip


def raid(*evidence: Span, tactics: tuple[str, ...] = ("workplace-raid",)) -> Incident:
    return Incident(
        IncidentKind.ENCOUNTER, "A raid", evidence, "a rule",
        place=Tagged("Salem, OR", RAID),
        agencies=(Tagged("ICE", RAID),),
        tactics=tuple(Tagged(tactic, RAID) for tactic in tactics),
    )  # fmt: skip


def measured(extraction: Extraction, article: GoldArticle) -> Report:
    tally = Tally()
    score_article(article, extraction, tally)
    return Report.of(tally)


@pytest.mark.parametrize(
    ("statements", "found", "attributed"),
    [
        ((), (0, 0, 2), (0, 0, 2)),
        ((said(QUOTE),), (1, 1, 2), (1, 1, 2)),
        ((said(QUOTE, speaker="A. Quill"),), (1, 1, 2), (0, 1, 2)),
        ((said(QUOTE), said(CLAUSE)), (2, 2, 2), (2, 2, 2)),
        ((said(Span(0, 19)),), (1, 1, 2), (1, 1, 2)),
        ((said(Span(1, 5)),), (0, 1, 2), (0, 1, 2)),
        ((said(QUOTE), said(QUOTE)), (1, 2, 2), (1, 2, 2)),
        ((said(QUOTE, CLAUSE),), (1, 1, 2), (1, 1, 2)),
    ],
    ids=["nothing", "one", "another speaker", "both", "marks do not count", "a fragment", "twice", "merged"],
)
def test_statements_count_by_overlap_and_speaker(
    statements: tuple[Statement, ...], found: tuple[int, int, int], attributed: tuple[int, int, int]
) -> None:
    report = measured(Extraction(Document(TEXT), statements=statements), gold())

    assert report.counts["statement"] == Counts(*found)
    assert report.counts["attributed statement"] == Counts(*attributed)


@pytest.mark.parametrize(
    "statements", [(), (said(QUOTE),), (said(Span(1, 8)),)], ids=["missed", "found", "grazed"]
)
def test_a_borderline_statement_counts_neither_way(statements: tuple[Statement, ...]) -> None:
    soft = replace(gold().statements[0], borderline=True)

    report = measured(Extraction(Document(TEXT), statements=statements), gold(statements=(soft,)))

    assert report.counts.get("statement", Counts()) == Counts()


@pytest.mark.parametrize(
    ("incidents", "counts", "tactics"),
    [
        ((), Counts(0, 0, 1), None),
        ((raid(RAID),), Counts(1, 1, 1), Counts(1, 1, 1)),
        ((raid(Span(0, 66)),), Counts(1, 1, 1), Counts(1, 1, 1)),
        ((raid(QUOTE),), Counts(0, 1, 1), None),
        ((raid(RAID, tactics=("use-of-force", "other")),), Counts(1, 1, 1), Counts(0, 1, 1)),
    ],
    ids=["nothing", "found", "longer evidence", "elsewhere", "another tactic"],
)
def test_incidents_count_by_their_evidence(
    incidents: tuple[Incident, ...], counts: Counts, tactics: Counts | None
) -> None:
    report = measured(Extraction(Document(TEXT), incidents=incidents), gold())

    assert report.counts["incident"] == counts
    assert report.counts.get("incident's tactics | matched") == tactics


def test_a_span_outside_the_text_is_a_wrong_offset() -> None:
    beyond = Statement(StatementKind.DIRECT, (QUOTE,), None, Span(5, len(TEXT) + 1), None, "a rule")

    report = measured(Extraction(Document(TEXT), statements=(beyond,)), gold())

    assert report.wrong_offsets == 1


def perfect(article: GoldArticle) -> Extraction:
    """The extraction that an article's annotation describes."""
    nowhere = Span(0, 1)
    return Extraction(
        article.document,
        statements=tuple(
            Statement(
                StatementKind(s.kind), s.parts, s.speaker, None, None, "gold", role=Role(s.role or "none"),
                jurisdiction=s.jurisdiction, position=Position(s.position or "neutral-other"),
            )
            for s in article.statements
        ),
        officials=tuple(
            Official(o.name, (), Role(o.role or "none"), None, None, o.jurisdiction, False, ())
            for o in article.officials
        ),
        jurisdictions=tuple(
            Jurisdiction(name, PlaceKind(kind), state, None, "", ())
            for name, kind, state in article.jurisdictions
        ),
        agencies=tuple(Agency(name, "", Level.FEDERAL, (), ()) for name in article.agencies),
        incidents=tuple(
            Incident(
                IncidentKind.ENCOUNTER, i.title, i.evidence, "gold",
                place=Tagged(i.place, nowhere) if i.place else None,
                agencies=tuple(Tagged(name, nowhere) for name in i.agencies),
                tactics=tuple(Tagged(tactic, nowhere) for tactic in i.tactics),
                when=_day(i.date) if i.date and len(i.date) == 10 else None,
            )
            for i in article.incidents
        ),
    )  # fmt: skip


def _day(iso: str) -> When:
    day = date.fromisoformat(iso)
    return When(Span(0, 1), day, day, Precision.DAY)


@pytest.mark.parametrize("folder", PRESENT.values(), ids=PRESENT)
def test_the_annotation_itself_scores_full_marks(folder: Path) -> None:
    tally = Tally()
    for article in load_gold(folder):
        score_article(article, perfect(article), tally)

    report = Report.of(tally)
    assert {measure for measure, counts in report.counts.items() if counts.f1 < 1} == set()
    assert report.findings == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jo Marsh", "Jo Marsh", True),
        ("Jo B. Marsh", "Jo Marsh", True),
        ("Marsh", "Jo Marsh", False),
        ("Jo Marsh", "Al Marsh", False),
        ("Lee-Ann Poe", "Lee Ann Poe", True),
        ("Jo Marsh; Al Finch", "Jo Marsh", False),
        (None, None, True),
        (None, "Jo Marsh", False),
    ],
)
def test_names_are_the_same_person(one: str | None, other: str | None, same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("name", "folded"),
    [("St. Cloud", "saint cloud"), ("Saint Cloud, MN", "saint cloud"), ("East Troy", "east troy")],
)
def test_places_fold_to_one_spelling(name: str, folded: str) -> None:
    assert fold_place(name) == folded


def test_overlaps_and_pairs() -> None:
    one, other = frozenset({1, 2, 3, 4}), frozenset({3, 4})

    assert (shared(one, other), covered(one, other), shared(frozenset(), frozenset())) == (0.5, 1.0, 0.0)
    assert pair_off([(0.6, 0, 0), (0.9, 0, 1), (0.7, 1, 1), (0.5, 1, 0)]) == {0: 1, 1: 0}
