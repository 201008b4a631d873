"""Rows of lists say who speaks, in what office, in whose words."""

import pytest
from sqlmodel import Session, select

from app.models import AppearancePart, AppearanceSpeaker, EvidenceField, Official, Statement, StatementSpeaker
from app.services.catalogue import Reading
from app.services.records import DateWords, Ref, Speaker
from app.services.rows import incident_rows, statement_rows
from app.services.rows_speakers import speakers_of
from app.vocabulary import Role, StatementKind
from tests.factories import Maker

ANN, CARL = Ref("ann-bell", "Ann Bell"), Ref("carl-dow", "Carl Dow")


@pytest.mark.parametrize(
    ("speaker", "first", "officials", "shown"),
    [
        (None, None, (), ()),
        (None, ANN, (ANN,), (Speaker("Ann Bell", ANN),)),
        ("A. Bell", ANN, (ANN,), (Speaker("A. Bell", ANN),)),
        ("Riverton Police", None, (), (Speaker("Riverton Police", None),)),
        ("Ann Bell; Carl Dow", ANN, (ANN, CARL), (Speaker("Ann Bell", ANN), Speaker("Carl Dow", CARL))),
        ("A. Bell; C. Dow", ANN, (ANN, CARL), (Speaker("A. Bell", ANN), Speaker("C. Dow", CARL))),
        ("Eve Fox; Carl Dow", CARL, (CARL,), (Speaker("Eve Fox", None), Speaker("Carl Dow", CARL))),
        ("C. Dow; Eve Fox", CARL, (CARL,), (Speaker("C. Dow", CARL), Speaker("Eve Fox", None))),
    ],
)
def test_each_speaker_leads_to_their_own_page(
    speaker: str | None, first: Ref | None, officials: tuple[Ref, ...], shown: tuple[Speaker, ...]
) -> None:
    assert speakers_of(speaker, first, officials) == shown


def test_a_joint_statement_has_its_speakers_in_order(either: Session, reading: Reading) -> None:
    make = Maker(either)
    mayor, chief = make.official("Carl Dow", Role.MAYOR), make.official("Ann Bell")
    said = make.statement("We ask for notice", official=mayor, speaker="Carl Dow; Ann Bell")
    make.add(StatementSpeaker(statement_id=said.id or 0, official_id=chief.id or 0, ordinal=1))
    make.done()
    (row,) = statement_rows(either, reading, [said.id or 0])
    assert row.speakers == (Speaker("Carl Dow", CARL), Speaker("Ann Bell", ANN))
    assert row.role is Role.MAYOR


def _reported(make: Maker, said: Statement, chief: Official, former: bool) -> None:
    article = make.article(f"“{said.text},” Ann Bell said.")
    report = make.tenure(chief, article, former=former)
    appearance = make.appearance(said, article)
    make.add(AppearanceSpeaker(appearance_id=appearance.id or 0, ordinal=0, report_id=report.id or 0))


@pytest.mark.parametrize(
    ("reports", "former"), [([], False), ([False], False), ([True], True), ([True, False], False)]
)
def test_an_office_is_past_where_all_articles_say_so(
    either: Session, reading: Reading, reports: list[bool], former: bool
) -> None:
    make = Maker(either)
    chief = make.official("Ann Bell")
    said = make.statement("We ask for notice", official=chief)
    for report in reports:
        _reported(make, said, chief, report)
    make.done()
    (row,) = statement_rows(either, reading, [said.id or 0])
    assert row.former is former


PARTS = "Trust is “going down,” Ann Bell said. “We work hard,” she said. The stops were “theatre.”"


@pytest.mark.parametrize(
    ("text", "parts", "enclosed"),
    [
        (PARTS, ["Trust is “going down,", "We work hard"], (False, True)),
        (PARTS, ["theatre."], (True,)),
        (PARTS, ["were “theatre.”"], (False,)),
        ('"We work hard," she said.', ["We work hard"], (True,)),
        ("We work hard", ["We work hard"], (False,)),
        (PARTS, ["work hard"], (False,)),
    ],
)
def test_parts_between_quotation_marks_are_known(
    either: Session, reading: Reading, text: str, parts: list[str], enclosed: tuple[bool, ...]
) -> None:
    make = Maker(either)
    said = make.statement(" … ".join(parts), kind=StatementKind.MIXED)
    appearance = make.appearance(said, make.article(text, title="Other words"))
    for found in either.exec(select(AppearancePart)).all():
        either.delete(found)
    either.flush()
    for ordinal, part in enumerate(parts):
        start = text.index(part)
        span = {"span_start": start, "span_end": start + len(part)}
        make.add(AppearancePart(appearance_id=appearance.id or 0, ordinal=ordinal, **span))
    make.done()
    (row,) = statement_rows(either, reading, [said.id or 0])
    assert row.enclosed == enclosed


def test_an_undated_incident_has_the_articles_words_for_its_day(either: Session, reading: Reading) -> None:
    make = Maker(either)
    incident = make.incident()
    for words in ("Jan. 7", "yesterday"):
        report = make.report(incident, make.article(f"Agents came {words}."))
        make.evidence(report, words, field=EvidenceField.DATE)
    make.done()
    (row,) = incident_rows(either, reading, [incident.id or 0])
    assert row.date_words == DateWords("Jan. 7", published=False)


DENIED = "Ann Bell denied that her officers helped."


@pytest.mark.parametrize(
    ("kind", "cue", "shown"),
    [
        (StatementKind.INDIRECT, "denied", "denied"),
        (StatementKind.MIXED, "denied", "denied"),
        (StatementKind.INDIRECT, None, None),
    ],
)
def test_the_word_that_reports_a_statement_is_known(
    either: Session, reading: Reading, kind: StatementKind, cue: str | None, shown: str | None
) -> None:
    make = Maker(either)
    said = make.statement("her officers helped", kind=kind)
    make.appearance(said, make.article("Ann Bell said otherwise.", title="Without these words"))
    start = DENIED.index(cue) if cue else None
    span = {"cue_start": start, "cue_end": start + len(cue)} if cue and start is not None else {}
    make.appearance(said, make.article(DENIED), **span)
    make.done()
    (row,) = statement_rows(either, reading, [said.id or 0])
    assert row.cue == shown
    assert row.enclosed == ((False,) if kind is StatementKind.MIXED else ())
